//! What can happen in the table of everybody's answers.

use crate::model::{PracticeId, Rating};
use crate::window::grid::state::{Column, Move, Onward};
use crate::window::keying::action::Keyed;

/// What can happen in the table.
#[derive(Debug)]
pub(crate) enum GridAction {
    /// A key that answers, in the cell where the cursor is.
    Key(Keyed),
    /// The sign between a level and its half: the next digit is about the level that was keyed just now.
    Point,
    /// A rating with its reason, which was asked for.
    Give(Rating),
    Move(Move),
    To(PracticeId, Column),
    /// Whether the last column is what the group agreed on.
    ShowAgreed(bool),
    /// Where the cursor goes after an answer.
    GoOnward(Onward),
}
