//! The contents of a page as its structure names them: what is drawn in one go and is one thing.

use std::collections::HashSet;

use crate::layout::{Drawn, Group, Page, Role};
use crate::model::Language;
use crate::report::Link;

/// Marks that are drawn together: of one paragraph, cell or figure, with one link or none.
pub(super) struct MarkedContent<'a> {
    /// The first of the groups whose marks these are.
    pub(super) group: &'a Group,
    pub(super) marks: Vec<&'a Drawn>,
    pub(super) link: Option<&'a Link>,
    /// The language of its text; `None` for that of the document.
    pub(super) language: Option<&'a Language>,
    /// Whether it is text beside a link: then it is an element as well, so that both are read in their order.
    pub(super) beside_link: bool,
    /// Whether it is the sign in front of a point of a list.
    pub(super) label: bool,
    /// Its number on the page; `None` for an artifact, and for a cell with nothing in it.
    pub(super) number: Option<i64>,
}

/// The pieces of a page in the order they are read. An empty cell is one too: it has its place in
/// the structure. A link that `leads` nowhere is text like any other.
pub(super) fn pieces(page: &Page, leads: impl Fn(&Link) -> bool) -> Vec<MarkedContent<'_>> {
    let mut pieces: Vec<MarkedContent> = Vec::new();
    let mut next = 0;
    let linked: HashSet<u32> = page
        .groups
        .iter()
        .filter(|group| {
            group
                .marks
                .iter()
                .any(|mark| mark.link.as_ref().is_some_and(&leads))
        })
        .map(|group| group.id)
        .collect();
    for group in &page.groups {
        if group.marks.is_empty() && matches!(group.role, Role::Cell { .. }) {
            pieces.push(MarkedContent {
                group,
                marks: Vec::new(),
                link: None,
                language: None,
                beside_link: false,
                label: false,
                number: None,
            });
        }
        for (position, mark) in group.marks.iter().enumerate() {
            let label = position == 0 && is_label(group, mark);
            let artifact = group.role == Role::Artifact;
            let link = mark.link.as_ref().filter(|link| !artifact && leads(link));
            let language = mark.language.as_ref().filter(|_| !artifact);
            match pieces.last_mut() {
                Some(piece) if !label && piece.goes_on(group, (link, language)) => {
                    piece.marks.push(mark);
                }
                _ => {
                    pieces.push(MarkedContent {
                        group,
                        marks: vec![mark],
                        link,
                        language,
                        beside_link: !label
                            && link.is_none()
                            && holds_text(&group.role)
                            && linked.contains(&group.id),
                        label,
                        number: (!artifact).then_some(next),
                    });
                    next += i64::from(!artifact);
                }
            }
        }
    }
    pieces
}

/// Whether what a group holds can be elements beside each other.
const fn holds_text(role: &Role) -> bool {
    matches!(
        role,
        Role::Paragraph | Role::Bullet { .. } | Role::Cell { .. }
    )
}

impl MarkedContent<'_> {
    fn goes_on(&self, group: &Group, of: (Option<&Link>, Option<&Language>)) -> bool {
        let same = self.group.id == group.id && self.group.role == group.role;
        let artifacts = self.group.role == Role::Artifact && group.role == Role::Artifact;
        !self.marks.is_empty()
            && !self.label
            && (same || artifacts)
            && (self.link, self.language) == of
    }

    /// Whether it holds nothing but text.
    pub(super) fn is_text(&self) -> bool {
        self.marks.iter().all(|drawn| drawn.mark.run().is_some())
    }
}

/// What stands in front of the points of a list.
const LABEL: &str = "•";

fn is_label(group: &Group, mark: &Drawn) -> bool {
    matches!(group.role, Role::Bullet { .. }) && mark.text().map(str::trim) == Some(LABEL)
}
