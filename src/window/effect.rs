//! What the window wants done outside itself.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;

use crate::drawing::Picture;
use crate::export::picture::FigureFile;
use crate::export::{Output, Source};
use crate::format::encrypted::{Key, Password};
use crate::model::{Assessment, Digest, DocumentId, EvidenceFile, Logo, Shared};
use crate::store::crashes::Crash;
use crate::store::settings::Settings;
use crate::window::document::action::DocumentAction;
use crate::window::document::figure::Figure;
use crate::window::document::file::SaveTicket;
use crate::window::document::file::{LookOrder, Watched};
use crate::window::document::links::Relinking;
use crate::window::document::naming::Renaming;
use crate::window::document::picking::{Purpose, ReadOrder, Suggestion};
use crate::window::document::taking::SheetsOrder;
use crate::window::document::writing_sheets::WritingOrder;
use crate::window::history::History;
use crate::window::import::state::TableOrder;
use crate::window::many_units::state::UnitsOrder;
use crate::window::merge::state::MergeOrder;
use crate::window::open_external::Outside;
#[cfg(feature = "ballot")]
use crate::window::present::ballot::order::BallotEffect;
use crate::window::report::preview::Wanted;
use crate::window::session::CopyOrder;
use crate::window::study::{Study, StudyResult};
use crate::window::versions::state::{KeepOrder, RecallOrder, VersionOrder};
use crate::words::Message;

/// Something to be done outside the window's state.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Read what a table of answers would bring into the document.
    ReadTable(Box<TableOrder>),
    /// Merge copies with the document, to see what comes of it.
    MergeCopies(Box<MergeOrder>),
    /// Write response sheets for everybody.
    WriteSheets(Box<WritingOrder>),
    /// Read files as response sheets.
    ReadSheets(SheetsOrder),
    /// Ask the system for a path.
    Pick {
        number: u64,
        purpose: Purpose,
        suggestion: Suggestion,
    },
    Read(ReadOrder),
    /// Read the assessments in a folder.
    ReadUnits(UnitsOrder),
    /// Make a key for the document of a session and lock it with a password.
    MakeKey(u64, Password),
    /// Look at recent documents for the start screen.
    Glance(Vec<PathBuf>),
    /// Remove what was kept of a fault inside the program, which was told.
    ForgetCrash(PathBuf, Crash),
    /// Remove the copy of a document that could not be saved.
    RemoveUnsaved(PathBuf),
    Save(Box<SaveOrder>),
    /// Watch a file, or none.
    Watch(Option<Watched>),
    /// Read a file that may have been changed elsewhere.
    LookAtFile(Box<LookOrder>),
    /// Remove what was kept of changes that are given up, and the copy that they were begun from.
    GiveUp(SaveTicket, Option<PathBuf>),
    /// Keep a document that was saved as a version, or let what was kept of it follow its password.
    KeepVersion(Box<KeepOrder>),
    /// Read what was kept of a document that was opened.
    Recall(Box<RecallOrder>),
    /// Read the earlier versions of the document of a session, and compare them with the present state.
    ListVersions(u64, DocumentId, Box<Assessment>, Option<Key>),
    ReadVersion(VersionOrder, Option<Key>),
    /// Leave a document unsaved; its recovery copy stays.
    Leave(SaveTicket),
    Export(Box<ExportOrder>),
    /// Write everybody's own page, a file each.
    WritePages(Box<PagesOrder>),
    /// Make a PDF and open it with the system's program, to be printed.
    Print(Box<PrintOrder>),
    /// Write a copy of the document for people without this program.
    PassOn(Box<PassOnOrder>),
    /// Answer a question that takes longer than a frame.
    Study(Box<StudyOrder>),
    /// Compose the pages of the report.
    Compose(Box<ComposeOrder>),
    /// Draw a logo for the screen.
    DrawLogo(Logo),
    Remember(Settings),
    /// Ask the desktop how windows are to look.
    AskDesktop,
    /// Read a file and pack it for the document.
    CopyIn(Box<CopyOrder>),
    /// Open the copy of a file inside the document with the system's program.
    OpenCopy(EvidenceFile),
    /// Open a link or a file with the system's program.
    OpenOutside(Outside),
    /// Draw a picture in dots, to be copied.
    DrawFigure(Box<Figure>),
    /// Put a picture on the clipboard, which only the toolkit reaches.
    CopyPicture(Picture),
    /// Write a picture to a file.
    WriteFigure(Box<FigureOrder>),
    /// Put the placement in sentences, to be copied.
    PutPlacement(Box<Assessment>),
    /// Put a text on the clipboard, which only the toolkit reaches.
    Copy(String),
    /// Something about a ballot.
    #[cfg(feature = "ballot")]
    Ballot(BallotEffect),
    /// Stop a job whose answer is no longer wanted.
    Stop(Task),
}

/// A report to compose.
#[derive(Debug)]
pub(crate) struct ComposeOrder {
    pub(crate) wanted: Wanted,
    pub(crate) assessment: Assessment,
}

/// A question about a document.
#[derive(Debug)]
pub(crate) struct StudyOrder {
    /// The session that wants it.
    pub(crate) serial: u64,
    pub(crate) revision: u64,
    pub(crate) study: Study,
    pub(crate) assessment: Assessment,
    pub(crate) today: Date,
    /// Earlier assessments of the unit.
    pub(crate) earlier: Vec<Shared<Assessment>>,
}

impl StudyOrder {
    /// The answer to the question; `None` where the study failed.
    pub(crate) fn answered(&self, answer: Option<StudyResult>) -> DocumentAction {
        DocumentAction::Studied {
            serial: self.serial,
            revision: self.revision,
            study: self.study,
            answer: answer.map(Box::new),
        }
    }
}

/// A job that can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    Export(Purpose),
    /// The assessments in a folder.
    Units,
    /// The studies of a session.
    Studies(u64),
}

/// A document to save. A newer order replaces one that still waits.
#[derive(Debug, Clone)]
pub(crate) struct SaveOrder {
    pub(crate) ticket: SaveTicket,
    /// The last order that the window knows to be done.
    pub(crate) confirmed: u64,
    /// Whether to save at once, without waiting for further changes.
    pub(crate) at_once: bool,
    /// Whether it holds changes that are not on the disk.
    pub(crate) is_changed: bool,
    pub(crate) assessment: Assessment,
    pub(crate) target: SaveTarget,
    /// Another name that its file is to get.
    pub(crate) renaming: Option<Renaming>,
    /// What a move to another folder does to links of evidence.
    pub(crate) relinking: Option<Relinking>,
    /// The copy that the document was begun from, no longer needed once it is saved.
    pub(crate) rescued: Option<PathBuf>,
    /// What encrypts a document that has a password.
    pub(crate) key: Option<Key>,
    /// How many events of the ballot on it that runs it holds.
    #[cfg_attr(
        not(feature = "ballot"),
        expect(dead_code, reason = "without ballots none runs")
    )]
    pub(crate) in_ballot: Option<usize>,
    /// The steps of undo, which are kept once it is saved.
    pub(crate) history: History,
}

/// The right to write a document, which is used or withdrawn once. An attempt that waits for a disk can
/// be given up before it writes; a later attempt is then never followed by an earlier one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Permit(Arc<AtomicBool>);

impl Permit {
    /// Takes the right to write; `false` where it was withdrawn.
    pub(crate) fn take(&self) -> bool {
        !self.0.swap(true, Ordering::AcqRel)
    }

    /// Withdraws the right; `false` where it was taken.
    pub(crate) fn withdraw(&self) -> bool {
        self.take()
    }
}

/// Where to save a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SaveTarget {
    /// Under a free name in the documents folder.
    FreeName { name: Message },
    /// Under a free name beside a file.
    Beside { path: PathBuf, name: Message },
    /// In its own file, as long as the file holds what was seen there.
    Own { path: PathBuf, seen: Option<Digest> },
    /// At this path, replacing any file there.
    Replace(PathBuf),
    /// At this path, unless a file exists there.
    Fresh(PathBuf),
}

impl SaveTarget {
    /// Whether it is the document's own file.
    pub(crate) const fn is_own(&self) -> bool {
        matches!(self, Self::Own { .. })
    }
}

/// A file to export.
#[derive(Debug)]
pub(crate) struct ExportOrder {
    pub(crate) output: Output,
    pub(crate) source: Source,
    pub(crate) path: PathBuf,
    pub(crate) replace: bool,
}

/// Everybody's own page, to be written a file each.
#[derive(Debug)]
pub(crate) struct PagesOrder {
    pub(crate) source: Source,
    /// The folder in which theirs stands.
    pub(crate) beside: PathBuf,
    /// What that is called.
    pub(crate) name: Message,
}

/// A report to be printed.
#[derive(Debug)]
pub(crate) struct PrintOrder {
    pub(crate) source: Source,
    /// What it is called.
    pub(crate) name: Message,
}

/// A picture to write to a file.
#[derive(Debug)]
pub(crate) struct FigureOrder {
    pub(crate) figure: Figure,
    pub(crate) kind: FigureFile,
    pub(crate) path: PathBuf,
    pub(crate) replace: bool,
}

/// A copy of a document for people without this program.
#[derive(Debug)]
pub(crate) struct PassOnOrder {
    pub(crate) assessment: Assessment,
    pub(crate) password: Password,
    pub(crate) path: PathBuf,
    pub(crate) replace: bool,
}
