//! Keying in answers from paper: where the cursor is, what a key stands for, and what was keyed,
//! to be compared with the paper.

use crate::model::{HalfLevels, Level, Rating};

/// Where the keys go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Keying {
    /// The place of the practice that the next key answers; after the last one, their number.
    pub(crate) at: usize,
}

/// What was keyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Keyed {
    Level(Level),
    /// Half a level more, or no longer, on what was keyed last.
    Half,
    /// With the reason that is taken until another is typed.
    NotApplicable(String),
    DontKnow,
    /// Back to the practice before.
    Back,
    /// On without an answer.
    Skip,
    /// No answer on the paper.
    Clear,
    To(usize),
    /// Why what was keyed last does not apply.
    Reason(String),
    /// The next person, or a new one after the last.
    NextPerson,
}

/// What was keyed, to be compared with the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Readback {
    /// A sign a practice, in fives: the level, N, D, or a dot where nothing was keyed.
    pub(crate) says: String,
    pub(crate) answered: usize,
    pub(crate) not_applicable: usize,
    pub(crate) dont_know: usize,
    /// The sum of all levels, in halves.
    halves: u32,
}

impl Readback {
    /// Of the ratings of all practices, in the order they are asked.
    pub(crate) fn of<'r>(ratings: impl Iterator<Item = Option<&'r Rating>>) -> Self {
        let mut found = Self {
            says: String::new(),
            answered: 0,
            not_applicable: 0,
            dont_know: 0,
            halves: 0,
        };
        for (place, rating) in ratings.enumerate() {
            if place > 0 && place.is_multiple_of(5) {
                found.says.push(' ');
            }
            found.take(rating);
        }
        found
    }

    fn take(&mut self, rating: Option<&Rating>) {
        self.answered += usize::from(rating.is_some());
        match rating {
            None => self.says.push('\u{b7}'),
            Some(Rating::DontKnow) => {
                self.dont_know += 1;
                self.says.push('D');
            }
            Some(Rating::NotApplicable(_)) => {
                self.not_applicable += 1;
                self.says.push('N');
            }
            Some(Rating::At(at)) => {
                self.halves += u32::from(at.count());
                self.says.push_str(&sign(*at));
            }
        }
    }

    /// The sum of all levels, such as 38.5.
    pub(crate) fn sum(&self) -> f64 {
        f64::from(self.halves) / 2.0
    }
}

fn sign(at: HalfLevels) -> String {
    let level = at.level().number();
    if at.is_half() {
        format!("{level}\u{bd}")
    } else {
        level.to_string()
    }
}
