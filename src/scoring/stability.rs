//! How far votes moved from one round to the next.
//!
//! Sources: Scheibe, Skutsch & Schofer (1975), in Linstone & Turoff, The Delphi Method, for stability by
//! the change of the distribution; Chaffin & Talley (1980) for why that alone tells too little, so that
//! the share of people who moved stands beside it.

use std::collections::HashMap;

use super::profile::Share;
use crate::model::Answer;

/// With fewer people than this it is not said whether votes are stable.
const FEWEST: usize = 3;

/// A distribution is stable where less than so many per cent of it changed.
const STABLE_BELOW: usize = 15;

/// How far the votes on a practice moved between two rounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movement {
    /// Who voted in both rounds.
    pub people: usize,
    /// Who gave another answer.
    pub moved: usize,
    /// Who rated higher.
    pub up: usize,
    /// Who rated lower.
    pub down: usize,
    /// By how many votes the second distribution differs from the first: half of the sum of differences
    /// of how many gave each answer.
    pub net: usize,
}

impl Movement {
    /// The movement of people by their answers in the first round and in the second.
    #[must_use]
    pub fn of(votes: impl IntoIterator<Item = (Answer, Answer)>) -> Self {
        let mut found = Self::default();
        let mut change: HashMap<Kind, isize> = HashMap::new();
        for (first, second) in votes {
            found.people += 1;
            found.moved += usize::from(first != second);
            if let (Some(first), Some(second)) = (first.at(), second.at()) {
                found.up += usize::from(second > first);
                found.down += usize::from(second < first);
            }
            *change.entry(kind(first)).or_default() -= 1;
            *change.entry(kind(second)).or_default() += 1;
        }
        let apart: usize = change.into_values().map(isize::unsigned_abs).sum();
        found.net = apart / 2;
        found
    }

    /// The share of people who gave another answer.
    #[must_use]
    pub const fn share_moved(self) -> Share {
        Share {
            part: self.moved as u64,
            whole: self.people as u64,
        }
    }

    /// The share of votes by which the distribution changed.
    #[must_use]
    pub const fn share_changed(self) -> Share {
        Share {
            part: self.net as u64,
            whole: self.people as u64,
        }
    }

    /// Whether the distribution changed by less than 15 per cent; `None` with fewer than three people.
    /// It can be stable although many moved, where they traded places.
    #[must_use]
    pub const fn is_stable(self) -> Option<bool> {
        if self.people < FEWEST {
            return None;
        }
        Some(100 * self.net < STABLE_BELOW * self.people)
    }
}

/// An answer as a bar of a distribution.
type Kind = (u8, Option<u8>);

fn kind(answer: Answer) -> Kind {
    match answer {
        Answer::At(rating) => (0, Some(rating.count())),
        Answer::NotApplicable(()) => (1, None),
        Answer::DontKnow => (2, None),
    }
}

#[cfg(test)]
mod tests {
    use super::Movement;
    use crate::model::{Answer, HalfLevels};

    fn at(count: u8) -> Answer {
        Answer::At(HalfLevels::new(count).expect("a rating"))
    }

    /// The movement of a table whose rows are the categories of the first round and whose columns are
    /// those of the second.
    fn of_table(rows: [[usize; 3]; 3]) -> Movement {
        let cells = (2..).zip(rows).flat_map(|(first, row)| {
            let second = (2..).zip(row);
            second.map(move |(second, people)| (first, second, people))
        });
        Movement::of(cells.flat_map(|(first, second, people)| {
            std::iter::repeat_n((at(first), at(second)), people)
        }))
    }

    #[test]
    fn the_tables_of_chaffin_and_talley_move_as_they_say() {
        // Chaffin & Talley (1980), tables 2a and 3a: 122 people, 26, 71 and 25 of them in the three
        // categories of the first round, and 33, 62 and 27 in those of the second, in both tables. So
        // the distribution changes by nine people, 7 per cent, and is stable by the 15 per cent of
        // Scheibe et al. (1975); in one table 113 keep their answer, in the other only 55.
        for (table, kept) in [
            ([[26, 0, 0], [7, 62, 2], [0, 0, 25]], 113),
            ([[8, 13, 5], [20, 38, 13], [5, 11, 9]], 55),
        ] {
            let found = of_table(table);
            assert_eq!((found.people, found.net), (122, 9));
            assert_eq!(found.people - found.moved, kept);
            assert_eq!(found.up + found.down, found.moved);
            assert_eq!(found.is_stable(), Some(true));
        }
    }

    #[test]
    fn exactly_fifteen_per_cent_is_not_stable() {
        let moved = |people: usize, moved: usize| {
            let votes = (0..people).map(|place| (at(4), at(if place < moved { 6 } else { 4 })));
            Movement::of(votes).is_stable()
        };
        assert_eq!(moved(20, 3), Some(false));
        assert_eq!(moved(21, 3), Some(true));
        assert_eq!(moved(20, 2), Some(true));
        assert_eq!((moved(3, 0), moved(2, 0)), (Some(true), None));
    }

    #[test]
    fn who_trades_places_moves_and_changes_nothing() {
        let votes = [(at(4), at(6)), (at(6), at(4)), (at(5), at(5))];
        let found = Movement::of(votes);
        assert_eq!((found.moved, found.up, found.down, found.net), (2, 1, 1, 0));
        assert_eq!(found.is_stable(), Some(true));
    }

    #[test]
    fn answers_without_a_number_are_answers_of_their_own() {
        let left_out = Answer::NotApplicable(());
        let votes = [
            (Answer::DontKnow, at(4)),
            (at(4), left_out),
            (left_out, left_out),
        ];
        let found = Movement::of(votes);
        assert_eq!((found.moved, found.up, found.down, found.net), (2, 0, 0, 1));
        assert_eq!(found.is_stable(), Some(false));
    }
}
