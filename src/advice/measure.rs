//! In what steps are compared where not every effort is stated.

use crate::model::Effort;

/// What steps are compared in. An effort that nobody stated is never guessed: as soon as one of the
/// steps to compare has none, each of them counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Working days.
    Days,
    /// Steps.
    Steps,
}

impl Measure {
    /// The measure that suits steps of these efforts.
    pub(super) fn of(mut efforts: impl Iterator<Item = Option<Effort>>) -> Self {
        if efforts.all(|effort| effort.is_some()) {
            Self::Days
        } else {
            Self::Steps
        }
    }

    /// What a step of an effort counts for.
    pub(super) fn cost(self, effort: Option<Effort>) -> u32 {
        match (self, effort) {
            (Self::Days, Some(effort)) => effort.days().into(),
            _ => 1,
        }
    }
}
