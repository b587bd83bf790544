//! What two copies of an assessment came from.

use std::path::Path;

use jiff::civil::DateTime;

use crate::format::encrypted::Key;
use crate::model::{Assessment, Place, PracticeId, Respondent, Response, Responses, Side, merge};
use crate::store::versions::{self, State};

/// With so many equal answers, somebody of another name is told to be the same person.
const ANSWERS_TO_TELL: usize = 8;

/// What two documents came from.
#[derive(Debug)]
pub enum Ancestor {
    /// A document that was named.
    Given(Box<Assessment>),
    /// A version that is kept on this computer.
    Version(Box<Assessment>, State),
    /// Nothing is known of it.
    Unknown,
}

impl Ancestor {
    /// The newest version kept in a folder that `theirs` can have come from, if `ours` can as well: the
    /// versions may be those of either. A document cannot where it has an answer as it was before, in an
    /// older version or not at all: else what was changed in one since would be taken for changed in the
    /// other.
    #[must_use]
    pub fn of(
        folder: Option<&Path>,
        ours: &Assessment,
        theirs: &Assessment,
        key: Option<&Key>,
    ) -> Self {
        let kept = folder.zip(ours.identity.id);
        let states = kept.map_or_else(Vec::new, |(folder, id)| versions::list(folder, id));
        let open = |state: State| {
            let then = versions::open(&state.path, key).ok()?;
            let is_same = then.questionnaire == ours.questionnaire;
            is_same.then_some((then, state))
        };
        let mut states: Vec<(Assessment, State)> = states.into_iter().filter_map(open).collect();
        let can_be = |place: usize, of: &Assessment| {
            let older = states.iter().skip(place + 1).map(|(then, _)| then);
            states
                .get(place)
                .is_some_and(|(then, _)| is_ancestor(then, older, of))
        };
        let newest = (0..states.len()).find(|place| can_be(*place, theirs));
        match newest.filter(|place| can_be(*place, ours)) {
            Some(place) => {
                let (then, state) = states.swap_remove(place);
                Self::Version(Box::new(then), state)
            }
            None => Self::Unknown,
        }
    }

    /// The common ancestor; `None` where none is known.
    #[must_use]
    pub fn assessment(&self) -> Option<&Assessment> {
        match self {
            Self::Given(base) | Self::Version(base, _) => Some(base),
            Self::Unknown => None,
        }
    }

    /// When the version was kept that both came from.
    #[must_use]
    pub fn kept_at(&self) -> Option<DateTime> {
        match self {
            Self::Version(_, state) => Some(state.at),
            Self::Given(_) | Self::Unknown => None,
        }
    }
}

/// Whether a document can have come from a version: nowhere does it hold what stood in an older one, or
/// nothing, in place of what stands in the version.
fn is_ancestor<'a>(
    then: &Assessment,
    older: impl Iterator<Item = &'a Assessment>,
    found: &Assessment,
) -> bool {
    if !then
        .respondents
        .iter()
        .all(|person| is_there(person, found))
    {
        return false;
    }
    let Some(changed) = changes(then, found) else {
        return false;
    };
    // What always has a value is never taken back to nothing.
    let is_stated =
        |place: &Place| !matches!(place, Place::Form | Place::Language | Place::Horizon);
    let is_new = |older: &Assessment, is_asked: &dyn Fn(&Place) -> bool| {
        let known = [
            changes(older, found),
            changes(&with_people_of(found, older), found),
        ];
        let known: Vec<Place> = known.into_iter().flatten().flatten().collect();
        let mut asked = changed.iter().filter(|place| is_asked(place));
        asked.all(|place| known.contains(place))
    };
    is_new(&found.blank(), &is_stated) && { older }.all(|older| is_new(older, &|_| true))
}

/// Whether whoever has a person's id in a copy can be that person. Both copies may have added somebody
/// apart, and to both the same id fell: one person's answers must never be taken for another's.
fn is_there(person: &Respondent, copy: &Assessment) -> bool {
    let Some(other) = copy.respondent(&person.id) else {
        return true;
    };
    let [before, now] = [person, other].map(|it| it.name.trim());
    let has_no_name = before.is_empty();
    if before == now && !has_no_name {
        return true;
    }
    let said = person.sheet.0.iter().filter(|(_, said)| !said.is_empty());
    let is_same = |(practice, said): &(&PracticeId, &Response)| {
        let now = other.sheet.0.get(*practice);
        now.is_some_and(|now| now.rating == said.rating)
    };
    let answers = said.clone().count();
    let same = said.filter(is_same).count();
    if has_no_name {
        same * 2 >= answers
    } else {
        // So many equal answers are no chance: somebody was renamed.
        same >= ANSWERS_TO_TELL && same * 5 >= answers * 4
    }
}

/// The places that somebody changed; `None` where the two are no copies of one assessment.
fn changes(before: &Assessment, after: &Assessment) -> Option<Vec<Place>> {
    let merged = merge(before, before, after, |_| Side::Theirs).ok()?;
    Some(merged.places)
}

/// An assessment to which the people of a copy were added who have said nothing yet.
fn with_people_of(copy: &Assessment, found: &Assessment) -> Assessment {
    let mut found = found.clone();
    for person in &copy.respondents {
        if found.respondent(&person.id).is_none() {
            let person = Respondent {
                sheet: Responses::default(),
                ..(**person).clone()
            };
            found.respondents.push(person.into());
        }
    }
    found
}
