//! The question that stands over the window.

use std::path::PathBuf;

use crate::format::Diagnostic;
use crate::model::{Assessment, Questionnaire, Shared};
use crate::window::document::picking::Purpose;
use crate::words::Message;

/// A question that must be answered before anything else.
#[derive(Debug)]
pub(crate) enum Dialog {
    /// A file has faults; if something in it is sound, a copy can be continued.
    Faults {
        path: PathBuf,
        faults: Vec<Diagnostic>,
        sound: Option<Box<Assessment>>,
    },
    /// A questionnaire without a fault: which form?
    ChooseForm(Shared<Questionnaire>),
    /// The document's file was changed by somebody else.
    ChangedOnDisk { path: PathBuf },
    /// A file exists where one is to be written.
    Exists { path: PathBuf, purpose: Purpose },
    /// The window is to close, and a file is still being written.
    Writing,
    /// The document cannot be saved, and something waits for it.
    Unsaved { why: Message },
}
