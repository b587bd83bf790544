//! Keying in answers from paper: where the cursor is, what a key stands for, and what was keyed,
//! to be compared with the paper.

use crate::model::{HalfLevels, Numbering, Rating, RatingKind};

/// The cursor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Keying {
    /// The place of the practice that the next key answers; after the last one, their number.
    pub(crate) at: usize,
    /// Whether the practice before it was answered just now: what is added to an answer goes to that one, and
    /// else to the one at the cursor.
    pub(crate) follows: bool,
    /// Whether the answer before it is to be given its reason.
    pub(crate) asks_reason: bool,
    /// Whether the last key was the sign before decimals, after a level.
    pub(crate) has_point: bool,
}

/// What was keyed, to be compared with the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Readback {
    /// A sign a practice, in fives: the level, a letter, or a dot where nothing was keyed.
    pub(crate) says: String,
    kinds: Vec<RatingKind>,
    /// The sum of all levels, in halves.
    halves: u32,
}

impl Readback {
    /// Reads back the ratings of all practices, in the order they are asked.
    pub(crate) fn of<'r>(
        numbering: Numbering,
        ratings: impl Iterator<Item = Option<&'r Rating>>,
    ) -> Self {
        let mut found = Self::default();
        for (place, rating) in ratings.enumerate() {
            if place > 0 && place.is_multiple_of(5) {
                found.says.push(' ');
            }
            found.take(numbering, rating);
        }
        found
    }

    fn take(&mut self, numbering: Numbering, rating: Option<&Rating>) {
        let kind = RatingKind::of(rating);
        self.kinds.push(kind);
        if let Some(at) = rating.and_then(Rating::at) {
            self.halves += u32::from(numbering.count(at));
            self.says.push_str(&sign(numbering, at));
        } else {
            self.says.push(kind.notation().letter.unwrap_or('\u{b7}'));
        }
    }

    /// How many practices have a rating of a kind.
    pub(crate) fn count(&self, kind: RatingKind) -> usize {
        self.kinds.iter().filter(|keyed| **keyed == kind).count()
    }

    /// How many practices have any rating.
    pub(crate) fn answered(&self) -> usize {
        self.kinds.len() - self.count(RatingKind::Unanswered)
    }

    /// The sum of all levels, such as 38.5.
    pub(crate) fn sum(&self) -> f64 {
        f64::from(self.halves) / 2.0
    }
}

fn sign(numbering: Numbering, at: HalfLevels) -> String {
    let level = numbering.number(at.level());
    if at.is_half() {
        format!("{level}\u{bd}")
    } else {
        level.to_string()
    }
}
