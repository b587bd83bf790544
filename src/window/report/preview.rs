//! The pages of the report as they will print, composed in a thread for each revision and set of
//! options. The previous pages stay until the new ones are ready.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::NameTold;
use crate::drawing::{Area, Palette};
use crate::export::{Output, Source, pdf};
use crate::layout::{Drawn, Group, OutlineEntry, Page, Role, RunKind, outline, places};
use crate::model::{Assessment, FontSearch};
use crate::report::{Landmark, ReportOptions};
use crate::words::{Message, Words};

/// What is known of the pages.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    /// Whether pages are being composed.
    pub(crate) running: bool,
    /// The pages that were composed last.
    pub(crate) shown: Option<Arc<Composed>>,
}

/// Which pages are wanted: session, revision and options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) serial: u64,
    pub(crate) revision: u64,
    pub(crate) options: ReportOptions,
}

/// Pages that were composed.
#[derive(Debug)]
pub(crate) struct Composed {
    pub(crate) of: Wanted,
    /// Empty where they could not be composed.
    pub(crate) sheets: Vec<ComposedPage>,
    /// The headings.
    pub(crate) contents: Vec<OutlineEntry>,
    /// Where links inside the report lead.
    places: BTreeMap<Landmark, PagePlace>,
    /// The colours that they print in.
    pub(crate) palette: Palette,
    /// Why there are no pages.
    pub(crate) fault: Option<Message>,
    /// The characters that no font shows in the PDF.
    pub(crate) missing_glyphs: BTreeSet<char>,
    /// The names that stand in what people wrote, though names are left out.
    pub(crate) names: Vec<NameTold>,
}

/// A page with what a screen reader says of it.
#[derive(Debug)]
pub(crate) struct ComposedPage {
    pub(crate) page: Page,
    pub(crate) said: Vec<SpokenPiece>,
}

/// A piece of a page as a screen reader says it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SpokenPiece {
    pub(crate) kind: PieceKind,
    /// The group of marks that it belongs to.
    of: u32,
    pub(crate) text: String,
    /// Where it stands on the page.
    pub(crate) area: Area,
}

/// What a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PieceKind {
    Heading(u8),
    Text,
    /// The cells of one row.
    Row(u32, u32),
    Picture,
}

/// A place in the pages.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct PagePlace {
    /// The page, from 0.
    pub(crate) page: usize,
    /// Points from its upper edge.
    pub(crate) y: f32,
}

impl PagePlace {
    /// Where a heading begins.
    pub(crate) fn of(entry: &OutlineEntry) -> Self {
        Self::above(entry.page, entry.y)
    }

    /// A little above something, to keep it off the edge of the view.
    fn above(page: usize, y: f32) -> Self {
        Self {
            page,
            y: (y - 12.0).max(0.0),
        }
    }
}

impl Composed {
    /// Composes the pages; called in a thread of its own.
    pub(crate) fn of(
        wanted: Wanted,
        assessment: Assessment,
        words: &Words,
        fonts: FontSearch,
    ) -> Self {
        let palette = Palette::paper(assessment.branding.accent);
        let source = Source::new(assessment, wanted.options.clone());
        let composed = pdf::composed(&source.assessment, &source.options, words, fonts);
        let (pages, missing_glyphs, fault) = match composed {
            Ok(composed) => (composed.pages, composed.missing_glyphs, None),
            Err(error) => (Vec::new(), BTreeSet::new(), Some(error.message())),
        };
        Self {
            of: wanted,
            contents: outline(&pages),
            places: spots(&pages),
            sheets: pages.into_iter().map(ComposedPage::of).collect(),
            palette,
            fault,
            missing_glyphs,
            names: source.names_told(Output::Pdf),
        }
    }

    /// No pages, for a reason.
    pub(crate) fn failed(wanted: Wanted, why: Message) -> Self {
        Self {
            of: wanted,
            sheets: Vec::new(),
            contents: Vec::new(),
            places: BTreeMap::new(),
            palette: Palette::paper(None),
            fault: Some(why),
            missing_glyphs: BTreeSet::new(),
            names: Vec::new(),
        }
    }

    /// Where a link inside the report leads; `None` where that part was left out.
    pub(crate) fn place(&self, landmark: &Landmark) -> Option<PagePlace> {
        self.places.get(landmark).copied()
    }
}

/// Where the landmarks of the pages are.
fn spots(pages: &[Page]) -> BTreeMap<Landmark, PagePlace> {
    let places = places(pages).into_iter();
    places
        .map(|(landmark, place)| (landmark.clone(), PagePlace::above(place.page, place.y)))
        .collect()
}

impl ComposedPage {
    fn of(page: Page) -> Self {
        let mut said: Vec<SpokenPiece> = Vec::new();
        for group in &page.groups {
            let Some(piece) = SpokenPiece::of(group) else {
                continue;
            };
            match said.last_mut() {
                Some(last) if last.is_row_of(&piece) => last.go_on(" \u{b7} ", &piece),
                Some(last) if last.is_line_of(&piece) => last.go_on(" ", &piece),
                _ => said.push(piece),
            }
        }
        Self { page, said }
    }
}

impl SpokenPiece {
    /// What a screen reader says of a group; `None` for decoration and for what says nothing.
    fn of(group: &Group) -> Option<Self> {
        let words = || -> String { group.marks.iter().filter_map(spoken).collect() };
        let (kind, text) = match &group.role {
            Role::Artifact => return None,
            Role::Heading(level) => (PieceKind::Heading(*level), words()),
            Role::Paragraph | Role::Bullet { .. } | Role::Entry { .. } | Role::Caption { .. } => {
                (PieceKind::Text, words())
            }
            Role::Cell { table, row, .. } => (PieceKind::Row(*table, *row), words()),
            Role::Figure(says) => (PieceKind::Picture, says.clone()),
        };
        let text = text.trim();
        (!text.is_empty()).then(|| Self {
            kind,
            of: group.id,
            text: text.to_owned(),
            area: group.area(),
        })
    }

    /// Whether another piece is a further cell of the same row.
    fn is_row_of(&self, other: &Self) -> bool {
        matches!(self.kind, PieceKind::Row(..)) && self.kind == other.kind
    }

    /// Whether another piece is a further line of the same text.
    fn is_line_of(&self, other: &Self) -> bool {
        self.of == other.of && self.kind == other.kind && self.kind != PieceKind::Picture
    }

    fn go_on(&mut self, between: &str, other: &Self) {
        match self.text.strip_suffix(HYPHEN) {
            Some(divided) => self.text.truncate(divided.len()),
            None => self.text.push_str(between),
        }
        self.text.push_str(&other.text);
        self.area = self.area.union(other.area);
    }
}

/// Stands for the hyphen of a divided word until its other half follows.
const HYPHEN: char = '\u{ad}';

/// What a mark says: a hyphen that divides a word is no part of it.
fn spoken(drawn: &Drawn) -> Option<&str> {
    match drawn.kind {
        RunKind::Hyphen => Some("\u{ad}"),
        RunKind::Text | RunKind::PageNumber => drawn.text(),
    }
}
