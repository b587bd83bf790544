//! What can happen to the open document as a whole.

use std::path::PathBuf;

use crate::model::{Assessment, Form, Questionnaire, Shared};
use crate::window::document::picking::Purpose;

/// What can happen to the open document as a whole.
#[derive(Debug)]
pub(crate) enum DocumentAction {
    New(Form),
    /// Begins the next assessment of the unit that is open.
    NextAssessment,
    NewFrom(Shared<Questionnaire>, Form),
    Look(Box<Assessment>),
    Open(PathBuf),
    Undo,
    Redo,
    SaveNow,
    /// Another window has the keyboard now.
    LoseFocus,
    OverwriteChanged,
    KeepUnderAnotherName,
    ReadAgain,
    ContinueCopy,
    DiscardChanges,
}

/// What can happen while a path is asked for.
#[derive(Debug)]
pub(crate) enum PathAction {
    /// Asks for a path.
    Ask(Purpose),
    /// Files were dropped onto the window.
    Dropped(Vec<PathBuf>),
    TypePath,
    UsePath(PathBuf),
    CancelPath,
    Overwrite,
}
