//! Files that were passed on without the figures of single people.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{RespondentId, Shared, limits};

/// A file that was passed on without the figures of single people. Whoever has two of them can
/// subtract one from the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Whose answers its figures rest on.
    pub people: BTreeSet<RespondentId>,
    /// The day that it was made.
    pub date: Date,
}

/// Notes a file among others; gives whether that is news. Of several about the same people the last
/// day counts; where there are too many, those of the earliest day are forgotten.
pub(super) fn note(releases: &mut Shared<Vec<Release>>, release: Release) -> bool {
    let known = releases.iter().position(|it| it.people == release.people);
    let known = known.and_then(|place| Some((place, releases.get(place)?.date)));
    match known {
        Some((_, date)) if date >= release.date => return false,
        Some((place, _)) => {
            releases.remove(place);
        }
        None => {}
    }
    releases.push(release);
    // The sort is stable: of one day, those that were noted first come first.
    releases.sort_by_key(|it| it.date);
    let too_many = releases.len().saturating_sub(limits::RELEASES);
    releases.drain(..too_many);
    true
}
