//! What jobs answer.

use std::path::PathBuf;
use std::sync::Arc;

use crate::drawing::Picture;
use crate::format::Diagnostic;
use crate::model::{Assessment, Logo, Questionnaire, Shared};
use crate::window::document::file::SaveTicket;
use crate::window::document::picking::{Purpose, ReadOrder};
use crate::window::report::choice::ExportState;
use crate::window::report::preview::Composed;
use crate::window::start::recent::RecentDocument;
use crate::window::study::{Study, StudyResult};
use crate::words::Message;

/// What a job answers.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The sentences of the placement, to be copied.
    Placement(String),
    Glanced {
        found: Vec<(PathBuf, RecentDocument)>,
        /// Copies of documents that could not be saved in an earlier run.
        unsaved: Vec<PathBuf>,
    },
    Picked {
        number: u64,
        path: Option<PathBuf>,
    },
    Read(ReadOrder, ReadOutcome),
    Saved(SaveTicket, SaveOutcome),
    Exported(Purpose, ExportState),
    /// A file exists where one was to be exported.
    Exists(Purpose, PathBuf),
    Composed(Box<Composed>),
    LogoDrawn(Logo, Result<Picture, Message>),
    Studied {
        serial: u64,
        revision: u64,
        study: Study,
        /// `None` where the study failed.
        answer: Option<Box<StudyResult>>,
    },
    /// A job without an outcome of its own failed.
    Failed(Message),
}

/// What a file held.
#[derive(Debug)]
pub(crate) enum ReadOutcome {
    Document {
        text: Arc<str>,
        assessment: Box<Assessment>,
    },
    /// A report, with a sound assessment inside.
    Report(Box<Assessment>),
    Questionnaire(Shared<Questionnaire>),
    Logo(Logo),
    /// Its text has faults.
    Faults {
        faults: Vec<Diagnostic>,
        /// What could be recovered of a document.
        sound: Option<Box<Assessment>>,
    },
    /// It could not be read.
    Failed(Message),
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
    /// The disk refused.
    Failed(Message),
}
