//! What can happen while the machine is passed round.

use crate::model::RespondentId;

/// What can happen while the machine is passed round.
#[derive(Debug)]
pub(crate) enum PassAction {
    /// A person of the list begins to answer, or goes on.
    Sit(RespondentId),
    /// Somebody who is not in the list begins to answer.
    SitNew {
        name: String,
        role: String,
    },
    /// The person who answered is done: nothing of it is shown any more.
    Done,
    /// The next person has the machine.
    Next,
    /// Asks whether to end it.
    AskToEnd,
    End,
}
