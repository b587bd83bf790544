//! What chance has to do with a difference.

use crate::scoring::DifferenceInterval;

/// What chance has to do with a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chance {
    /// It is more than drawing other people would give.
    Beyond,
    /// Drawing other people could give as much.
    Inside,
    /// That is not known: too few people, or the group agreed on a rating.
    Unknown,
}

impl Chance {
    pub(super) const fn of(interval: Option<DifferenceInterval>, difference: i32) -> Self {
        match interval {
            None => Self::Unknown,
            Some(interval) if interval.is_beyond_chance(difference) => Self::Beyond,
            Some(_) => Self::Inside,
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Beyond => "beyond_chance",
            Self::Inside => "inside_chance",
            Self::Unknown => "unknown",
        }
    }
}
