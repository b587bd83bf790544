//! What the window wants done outside itself.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::window::document::file::SaveTicket;
use crate::window::document::picking::{Purpose, ReadOrder, Suggestion};
use crate::window::open_external::Outside;
use crate::window::outcome::Outcome;
use crate::window::report::preview::Wanted;
use crate::window::study::{Answer, Subject};

use crate::export::{Output, Source};
use crate::model::{Assessment, Logo};
use crate::store::settings::Settings;
use crate::words::Message;

/// Something to be done outside the window's state.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Ask the system for a path.
    Pick {
        number: u64,
        purpose: Purpose,
        suggestion: Suggestion,
    },
    Read(ReadOrder),
    /// Find out what is to be told of recent documents.
    Glance(Vec<PathBuf>),
    /// Remove the copy of a document that could not be saved.
    RemoveUnsaved(PathBuf),
    Save(Box<SaveOrder>),
    Export(Box<ExportOrder>),
    /// Find out what takes longer than a frame.
    Study(Box<StudyOrder>),
    /// Compose the pages of the report.
    Compose(Box<ComposeOrder>),
    /// Make a picture of a logo, to be shown.
    DrawLogo(Logo),
    Remember(Settings),
    /// Open a link or a file with the system's program.
    OpenOutside(Outside),
    /// Put the placement in sentences, to be copied.
    PutPlacement(Box<Assessment>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Stop a job that nobody waits for any longer.
    Stop(Task),
}

/// A report to be composed.
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
    pub(crate) subject: Subject,
    pub(crate) assessment: Assessment,
    pub(crate) today: Date,
}

impl StudyOrder {
    /// The answer to the question; `None` where the study failed.
    pub(crate) fn outcome(&self, answer: Option<Answer>) -> Outcome {
        Outcome::Studied {
            serial: self.serial,
            revision: self.revision,
            subject: self.subject,
            answer: answer.map(Box::new),
        }
    }
}

/// A job that can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    Export(Purpose),
    /// The studies of a session.
    Studies(u64),
}

/// A document to be saved. An order that waits is replaced by the next one.
#[derive(Debug)]
pub(crate) struct SaveOrder {
    pub(crate) ticket: SaveTicket,
    /// The last order that is known to be carried out.
    pub(crate) confirmed: u64,
    /// Whether it must not wait for further changes.
    pub(crate) at_once: bool,
    /// Whether it holds changes that are not on the disk.
    pub(crate) is_changed: bool,
    pub(crate) assessment: Assessment,
    pub(crate) target: SaveTarget,
    /// The copy that the document was begun from, no longer needed once it is saved.
    pub(crate) rescued: Option<PathBuf>,
}

/// Where a document is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SaveTarget {
    /// Under a free name in the documents folder.
    FreeName { name: Message },
    /// Under a free name beside a file.
    Beside { path: PathBuf, name: Message },
    /// In its own file, as long as the file holds what was seen there.
    Own {
        path: PathBuf,
        seen: Option<Arc<str>>,
    },
    /// Here, whatever stands there.
    Replace(PathBuf),
    /// Here, if nothing stands there.
    Fresh(PathBuf),
}

/// A file for others to be written.
#[derive(Debug)]
pub(crate) struct ExportOrder {
    pub(crate) output: Output,
    pub(crate) source: Source,
    pub(crate) path: PathBuf,
    pub(crate) replace: bool,
}
