//! How the table of everybody's answers is looked at. The cursor is the practice and the person that the
//! questions show.

use crate::model::{PracticeId, RespondentId};

/// A column: a person, or what the group agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Person(RespondentId),
    Group,
}

/// Where the cursor goes after an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Onward {
    /// To the next practice of the same person, as on a sheet of paper.
    #[default]
    Practice,
    /// To the next person's answer to the same practice, as where people answer in turn.
    Person,
}

/// A movement of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// So many rows down.
    Rows(isize),
    /// So many columns to the right.
    Columns(isize),
    /// To the first column, or the last one.
    RowStart,
    RowEnd,
    First,
    Last,
    /// To the right; from the end of a row to the beginning of the next.
    Next,
    /// To the left; from the beginning of a row to the end of the one before.
    Previous,
}

/// How the table is looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct GridState {
    /// Whether the last column is what the group agreed on.
    pub(crate) agreed: bool,
    pub(crate) onward: Onward,
    /// The cell that was answered just now: the key for half a level is about it.
    pub(crate) keyed: Option<(PracticeId, Column)>,
    /// Whether the sign between a level and its half was keyed after it.
    pub(crate) has_point: bool,
}
