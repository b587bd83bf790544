//! What can happen on the screen of the unit.

use crate::model::{Form, RespondentId};

/// What can happen on the screen of the unit.
#[derive(Debug)]
pub(crate) enum UnitAction {
    /// Adds a respondent and shows that person's answers.
    AddRespondent,
    RemoveRespondent(RespondentId),
    Describe {
        name: String,
        role: String,
        team: String,
    },
    SetForm(Form),
}
