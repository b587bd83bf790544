//! What can happen to the open document as a whole.

use std::path::PathBuf;

use crate::drawing::Picture;
use crate::format::encrypted::{Key, Password};
use crate::model::{Addressee, Assessment, Closing, Form, Questionnaire, Shared, Side};
use crate::window::document::figure::{Figure, Taking};
use crate::window::document::file::{Elsewhere, SaveTicket};
use crate::window::document::outcome::{ReadOutcome, SaveOutcome};
use crate::window::document::picking::{Purpose, ReadOrder};
use crate::window::document::taking::{ReadSheet, SheetDecision};
use crate::window::document::writing_sheets::WrittenSheets;
use crate::window::report::choice::ExportState;
use crate::window::study::{Study, StudyResult};
use crate::words::Message;

/// What can happen to the open document as a whole.
#[derive(Debug)]
pub(crate) enum DocumentAction {
    New(Form),
    /// Begins the next assessment of the unit that is open.
    NextAssessment,
    /// Reads the open assessment in the edition of its questionnaire that comes with the program, as a copy.
    ReadAnew,
    NewFrom(Shared<Questionnaire>, Form),
    Look(Box<Assessment>),
    Open(PathBuf),
    Undo,
    Redo,
    SaveNow,
    /// Asks for another name of the document's file.
    AskForName,
    /// Gives the document's file another name, without its ending.
    Rename(String),
    /// Another window has the keyboard now.
    LoseFocus,
    /// This window has the keyboard again.
    GainFocus,
    /// The file of a session was touched by somebody.
    FileTouched(u64),
    /// Somebody else changed the file of a session.
    FileChanged(u64, Box<Elsewhere>),
    /// Asks again what to do about a file that was changed elsewhere.
    Decide,
    /// Merges with the file that was changed elsewhere.
    Merge,
    /// Chooses whose value a place gets that both sides changed; every place where none is named.
    Choose(Option<usize>, Side),
    /// Merges as it was chosen.
    MergeChosen,
    OverwriteChanged,
    KeepUnderAnotherName,
    ReadAgain,
    ContinueCopy,
    DiscardChanges,
    /// Asks who closes the assessment for changes.
    AskToClose,
    Close(Closing),
    /// Asks whether the assessment is to be opened for changes again.
    AskToReopen,
    Reopen,
    /// Asks for a new password.
    AskForPassword,
    /// Asks for the password of a copy for people without this program.
    AskForCopyPassword,
    /// Asks whether the password is to be removed.
    AskToRemovePassword,
    RemovePassword,
    /// Writes a response sheet for everybody.
    WriteSheets,
    /// Asks for whom one response sheet is to be written.
    AskForSheet,
    /// Writes a response sheet for one person.
    WriteSheet(Addressee),
    /// They were written, or could not be.
    SheetsWritten(Result<WrittenSheets, Message>),
    /// Files were read as response sheets for a session.
    SheetsRead(u64, Vec<ReadSheet>),
    /// Decides about the people of sheets that are to be taken in.
    DecideSheets(SheetDecision),
    /// Takes the sheets in.
    TakeSheets,
    /// A password was typed, to open a document or to be its new one.
    Password(Password),
    /// A key was made for a session.
    KeyMade(u64, Result<Key, Message>),
    /// Goes on to what waits, and leaves the changes in their recovery copy.
    LeaveInCopy,
    /// A file that is being read does not answer.
    ReadDelayed(PathBuf),
    /// A file was read.
    WasRead(ReadOrder, ReadOutcome),
    /// Whether what is not saved yet is in a recovery copy.
    WasKept(SaveTicket, bool),
    /// The disk does not answer.
    WasDelayed(SaveTicket),
    /// The document was saved, or could not be.
    WasSaved(SaveTicket, SaveOutcome),
    /// A question about a document was answered.
    Studied {
        /// The session that wanted it.
        serial: u64,
        revision: u64,
        study: Study,
        /// `None` where the study failed.
        answer: Option<Box<StudyResult>>,
    },
}

/// What can happen while a path is asked for.
#[derive(Debug)]
pub(crate) enum PathAction {
    /// Asks for a path, once the person knows whether the file can be subtracted from an earlier one.
    Ask(Purpose),
    /// Asks for a path where the person knows that.
    AskAgain(Purpose),
    /// Reads the table that is being imported again.
    ReadTableAgain,
    /// Files were dropped onto the window.
    Dropped(Vec<PathBuf>),
    TypePath,
    UsePath(PathBuf),
    CancelPath,
    Overwrite,
    /// The system's dialog gave paths, or none.
    Picked {
        number: u64,
        paths: Vec<PathBuf>,
    },
    /// Opens a file that was written with the system's program.
    OpenFile(PathBuf),
    /// Shows a file that was written in its folder.
    ShowInFolder(PathBuf),
    /// Opens the report in the system's program for PDFs, to be printed.
    Print,
    /// The report was opened there, or could not be.
    Printed(Option<Message>),
    /// How far the writing of a file is.
    Exported(Purpose, ExportState),
    /// Copies a picture, or asks where it is to be saved.
    TakeFigure(Box<Figure>, Taking),
    /// A picture was drawn in dots.
    FigureDrawn(Picture),
    /// A file exists where one was to be exported.
    Exists(Purpose, PathBuf),
}
