//! What jobs answer.

use std::path::PathBuf;
use std::sync::Arc;

use crate::drawing::Picture;
use crate::format::Diagnostic;
use crate::model::{Assessment, Logo, Questionnaire, Shared};
use crate::window::document::file::SaveTicket;
use crate::window::document::picking::Purpose;
use crate::window::report::preview::Composed;
use crate::window::start::recent::Glimpse;
use crate::window::study::{Answer, Subject};
use crate::words::Message;

/// What a job answers.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The sentences of the placement, to be copied.
    Placement(String),
    Glanced {
        found: Vec<(PathBuf, Glimpse)>,
        /// Copies of documents that could not be saved in an earlier run.
        unsaved: Vec<PathBuf>,
    },
    Picked {
        number: u64,
        path: Option<PathBuf>,
    },
    Read {
        path: PathBuf,
        found: ReadDocument,
    },
    ReadQuestionnaire {
        path: PathBuf,
        found: Result<Shared<Questionnaire>, ReadFault>,
    },
    Saved(SaveTicket, SaveOutcome),
    Exported(Purpose, ExportOutcome),
    Composed(Box<Composed>),
    LogoRead {
        serial: u64,
        found: Result<Logo, Message>,
    },
    LogoDrawn(Logo, Result<Picture, Message>),
    Studied {
        serial: u64,
        revision: u64,
        subject: Subject,
        /// `None` where the study failed.
        answer: Option<Box<Answer>>,
    },
    /// Something without an answer of its own went wrong.
    Failed(Message),
}

/// What reading a document gave.
#[derive(Debug)]
pub(crate) enum ReadDocument {
    Sound {
        text: Arc<str>,
        assessment: Box<Assessment>,
    },
    /// It was a report, with a sound assessment inside.
    Inside(Box<Assessment>),
    Mended {
        assessment: Box<Assessment>,
        faults: Vec<Diagnostic>,
    },
    Failed(ReadFault),
}

/// Why a file gave nothing.
#[derive(Debug)]
pub(crate) enum ReadFault {
    /// The disk said no.
    Disk(Message),
    /// The text has faults.
    Text(Vec<Diagnostic>),
}

/// What saving a document gave.
#[derive(Debug)]
pub(crate) enum SaveOutcome {
    /// It is on the disk.
    Done { path: PathBuf, text: Arc<str> },
    /// Somebody else changed the file.
    Changed { path: PathBuf },
    /// A file stands there.
    Exists { path: PathBuf },
    /// The disk said no.
    Failed(Message),
}

/// What writing a report, a calendar or a table gave.
#[derive(Debug)]
pub(crate) enum ExportOutcome {
    /// It is made, and is now written to the disk.
    Made,
    /// It is on the disk.
    Done {
        path: PathBuf,
        /// The pages of a PDF; 0 of what has none.
        pages: usize,
        bytes: usize,
    },
    /// A file stands there.
    Exists { path: PathBuf },
    /// The disk, or the PDF, said no.
    Failed(Message),
}
