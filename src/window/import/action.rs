//! What can happen while a table of answers is looked at.

use crate::format::import::Crowd;
use crate::model::{ColumnUse, Meaning, RespondentId};
use crate::window::import::state::{Found, Wanted};

/// What can happen while a table of answers is looked at.
#[derive(Debug)]
pub(crate) enum ImportAction {
    /// What a column, or a question of rows, is for, by its text.
    Use(String, ColumnUse),
    /// What cells with a text stand for.
    Mean(String, Meaning),
    /// Every text stands for what is proposed.
    Confirm,
    /// Why a practice does not apply where nobody said why.
    Reason(String),
    /// Who has this name in the table is somebody else than who has it already.
    AnotherPerson(String),
    /// Everybody of this name is one person.
    SamePerson(String),
    /// Everybody in the table is somebody else than those who are here, or those without a name are the
    /// same.
    Everybody(Crowd),
    /// A name is another name of the same person, whose name is the second one.
    OneName(String, String),
    /// Where somebody answered twice, the later answers hold.
    LaterOneHolds,
    /// Answers of somebody may be replaced; everybody's where nobody is named.
    Replace(Option<RespondentId>),
    /// Takes back what was decided about people.
    TakeBack(Decided),
    /// What cannot be read is left out, or not.
    LeaveOutFaults(bool),
    /// Puts the command that does the same on the clipboard.
    CopyCommand(String),
    /// Takes the answers in.
    Import,
    /// Leaves the table; nothing was taken.
    Cancel,
    /// The table was read.
    WasRead(Wanted, Box<Found>),
}

/// Something that was decided about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decided {
    AnotherPerson(String),
    SamePerson(String),
    OneName(String),
    Everybody,
    LaterOneHolds,
    Replaced(RespondentId),
}
