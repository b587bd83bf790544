//! Files that were passed on without the figures of single people.

use jiff::civil::Date;

use super::Assessment;

/// A file that was passed on without the figures of single people. Whoever has two of them can
/// subtract one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// How many people its figures rest on.
    pub people: usize,
    /// The day that it was made.
    pub date: Date,
}

impl Assessment {
    /// The files that were passed on, those of the fewest people first.
    pub fn releases(&self) -> impl Iterator<Item = Release> {
        let all = self.releases.iter();
        all.map(|(people, date)| Release {
            people: *people,
            date: *date,
        })
    }

    /// Notes a file that was passed on; of several with as many people the last one counts.
    pub(super) fn note_release(&mut self, release: Release) {
        let Release { people, date } = release;
        let noted = self.releases.entry(people).or_insert(date);
        *noted = date.max(*noted);
    }
}
