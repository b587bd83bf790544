//! Everything that can happen in the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::state::{Filter, Route};
use super::study::{Answer, Subject};
use crate::format::Diagnostic;
use crate::model::{
    Assessment, Confidence, Evidence, Form, Level, PracticeId, Questionnaire, RespondentId,
    UnitField,
};
use crate::report::Paper;
use crate::store::settings::Theme;
use crate::words::Message;

/// Something that happened: a wish of the user, or the answer of a job.
#[derive(Debug)]
pub(crate) enum Action {
    // The way through the window.
    Go(Route),
    GoToPractice(PracticeId),
    NextPractice,
    PreviousPractice,
    Filter(Filter),
    Search(String),

    // Documents.
    New(Form),
    NewFromFile,
    NewFrom(Box<Questionnaire>, Form),
    Look(Box<Assessment>),
    ChooseDocument,
    Open(PathBuf),
    Forget(PathBuf),
    SaveAs,

    // Changes of the document.
    Undo,
    Redo,
    SetUnit(UnitField, String),
    SetDate(Option<jiff::civil::Date>),
    SetForm(Form),
    Describe {
        name: String,
        role: String,
        team: String,
    },
    AnswerAs(RespondentId),
    Choose(Level),
    ToggleHalf,
    AskReason,
    NotApplicable(String),
    DropReason,
    DontKnow,
    Clear,
    ToggleFlag,
    Note(String),
    Evidence(Vec<Evidence>),
    Confidence(Option<Confidence>),

    // Saving.
    Tick(f64),
    SaveNow,
    OverwriteChanged,
    KeepUnderAnotherName,
    ReadAgain,

    // Paths.
    TypePath,
    UsePath(PathBuf),
    CancelPath,
    Overwrite,

    // The report.
    ReportForm(Option<Form>),
    ReportPaper(Paper),
    ReportDate(Option<jiff::civil::Date>),
    ExportPdf,

    // The window.
    Theme(Theme),
    ContinueCopy,
    DismissDialog,
    DismissNotice,
    DiscardChanges,
    CloseWindow,

    // Answers of jobs.
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
        found: Result<Box<Questionnaire>, ReadFault>,
    },
    Saved {
        serial: u64,
        revision: u64,
        found: SaveOutcome,
    },
    Exported(ExportOutcome),
    Answered {
        serial: u64,
        revision: u64,
        subject: Subject,
        answer: Box<Answer>,
    },
}

/// What reading a document gave.
#[derive(Debug)]
pub(crate) enum ReadDocument {
    Sound {
        text: Arc<str>,
        assessment: Box<Assessment>,
    },
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

/// What exporting a PDF gave.
#[derive(Debug)]
pub(crate) enum ExportOutcome {
    /// It is on the disk.
    Done {
        path: PathBuf,
        pages: usize,
        bytes: usize,
    },
    /// A file stands there.
    Exists { path: PathBuf },
    /// The disk, or the PDF, said no.
    Failed(Message),
}
