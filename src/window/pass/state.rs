//! How far the machine was passed.

use crate::model::RespondentId;
use crate::window::route::Route;

/// That the machine is passed round. It is no part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passing {
    pub(crate) stage: Stage,
    /// The screen where it began.
    pub(crate) from: Route,
}

/// Who has the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Whoever is next is to say so.
    Asks,
    /// One person, who answers.
    Answers(RespondentId),
    /// A person who is done and passes it on.
    Covered(RespondentId),
}

impl Passing {
    /// The screen that is shown, and no other.
    pub(crate) const fn route(&self) -> Route {
        match self.stage {
            Stage::Answers(_) => Route::Questions,
            Stage::Asks | Stage::Covered(_) => Route::Pass,
        }
    }
}
