//! The file of the open document: where it is, whether it is saved, and what waits for that.

use std::path::{Path, PathBuf};

use crate::format::encrypted::Key;
use crate::model::{Assessment, Digest, Form, Questionnaire, Shared};
use crate::window::document::naming::FileName;
use crate::words::Message;

/// The document's place on the disk, and how far it agrees with what is shown.
#[derive(Debug, Default)]
pub(crate) struct DocumentFile {
    pub(crate) place: Location,
    /// The digest of what we last read or wrote there; anything else was written by someone else.
    pub(crate) seen: Option<Digest>,
    /// What we last read or wrote there.
    pub(crate) base: Option<Assessment>,
    /// The revision that is on the disk.
    pub(crate) saved: u64,
    pub(crate) copy: RecoveryCopy,
    /// Whether it was said that the disk does not confirm what is saved.
    pub(crate) is_doubtful: bool,
    /// The last order to save it.
    pub(crate) ordered: SaveTicket,
    /// Whether that order was to be carried out at once.
    pub(crate) ordered_at_once: bool,
    /// The last order that is known to be carried out.
    pub(crate) confirmed: u64,
    /// Whether the next save does not wait for further changes.
    pub(crate) hurries: bool,
    /// Where the next save moves the document, and whether it may replace a file there.
    pub(crate) moving_to: Option<(PathBuf, bool)>,
    pub(crate) saving: Saving,
    pub(crate) name: FileName,
    /// The copy of an earlier run that the document was begun from, until it is saved.
    pub(crate) rescued: Option<PathBuf>,
    /// What encrypts every copy of a document that has a password.
    pub(crate) key: Option<Key>,
}

impl DocumentFile {
    /// Where the file is; `None` until the document is saved for the first time.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.place {
            Location::At(path) => Some(path),
            Location::CopyOf(_) | Location::Unnamed => None,
        }
    }

    /// The folder that relative links of evidence start from.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match &self.place {
            Location::At(path) | Location::CopyOf(path) => path.parent(),
            Location::Unnamed => None,
        }
    }

    /// The file of a session without changes.
    pub(crate) fn new(serial: u64, place: Location) -> Self {
        Self {
            place,
            ordered: SaveTicket {
                serial,
                ..SaveTicket::default()
            },
            ..Self::default()
        }
    }

    /// Whether the last order moves the document and is not carried out yet.
    pub(crate) fn is_moving(&self) -> bool {
        self.ordered.moves && self.saving == Saving::Running
    }

    /// Lets a save that failed, or met with someone else's changes, be tried again.
    pub(crate) fn resume(&mut self) {
        if let Saving::Failed(_) | Saving::Conflict(_) = self.saving {
            self.saving = Saving::Idle;
        }
    }

    /// Whether changes do not reach the file.
    pub(crate) const fn is_stuck(&self) -> bool {
        matches!(
            self.saving,
            Saving::Stalled | Saving::Failed(_) | Saving::Conflict(_)
        )
    }

    /// The key of what is said of a recovery copy while the document is not saved; `None` where nothing
    /// was tried yet.
    pub(crate) fn copy_note(&self) -> Option<&'static str> {
        if self.copy.has_failed {
            Some("window-copy-failed")
        } else {
            (self.copy.revision > self.saved).then_some("window-copy-kept")
        }
    }
}

/// What is known of the recovery copy.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RecoveryCopy {
    /// The revision that it holds.
    pub(crate) revision: u64,
    /// Whether the last one could not be kept.
    pub(crate) has_failed: bool,
}

/// What somebody else wrote into the document's file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Elsewhere {
    pub(crate) path: PathBuf,
    pub(crate) digest: Digest,
    /// `None` where it is no sound document.
    pub(crate) assessment: Option<Assessment>,
}

/// Tells which save an answer is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SaveTicket {
    /// The session that wants it.
    pub(crate) serial: u64,
    /// Counts the orders of the session.
    pub(crate) number: u64,
    /// What is saved.
    pub(crate) revision: u64,
    /// Whether the document moves to another place.
    pub(crate) moves: bool,
}

impl SaveTicket {
    /// Whether another order of the same session came later.
    pub(crate) const fn is_before(self, other: Self) -> bool {
        self.serial == other.serial && self.number < other.number
    }
}

/// Where a document is saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Location {
    /// Nowhere yet: the first save finds a free name.
    #[default]
    Unnamed,
    /// Nowhere yet: the first save finds a free name beside this file, which stays as it is.
    CopyOf(PathBuf),
    /// Here.
    At(PathBuf),
}

/// Whether a save is under way or stuck.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Saving {
    #[default]
    Idle,
    /// A save is ordered; it may still wait for further changes.
    Running,
    /// The disk has not answered for a while.
    Stalled,
    /// The disk refused; the saver tries again by itself.
    Failed(Message),
    /// Somebody else changed the file; the user is asked.
    Conflict(Box<Elsewhere>),
}

/// What waits for the open document to be saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Intent {
    /// Close the window.
    Close,
    /// Put another document in its place.
    Begin(Box<Beginning>),
}

/// What an earlier run of the program had not saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rescued {
    /// Where it was kept.
    pub(crate) copy: PathBuf,
    pub(crate) assessment: Assessment,
    /// Where it is to be saved.
    pub(crate) place: Location,
    /// The digest of the file there, and what it holds.
    pub(crate) seen: Option<(Digest, Assessment)>,
    /// The key of a document that has a password.
    pub(crate) key: Option<Key>,
}

/// What a new session begins with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Beginning {
    /// An assessment nobody has answered.
    New(Shared<Questionnaire>, Form),
    /// The next assessment of the unit that is open.
    Next,
    /// A sample, to look at; the first change saves it as a document of its own.
    Sample(Assessment),
    /// An earlier version, to look at; the first change saves it as a document of its own.
    Version {
        assessment: Assessment,
        /// The key of a document that has a password.
        key: Option<Key>,
    },
    /// A document that was read.
    Document {
        path: PathBuf,
        /// The digest of the file's bytes.
        digest: Digest,
        assessment: Assessment,
        /// The key of one that has a password.
        key: Option<Key>,
    },
    /// The assessment inside a report; the first change saves it as a document of its own.
    Inside(Assessment),
    /// What was not saved in an earlier run.
    Rescued(Box<Rescued>),
    /// The sound parts of a document with faults, to be saved under another name.
    Copy {
        path: PathBuf,
        assessment: Assessment,
        /// The key of a document that has a password.
        key: Option<Key>,
    },
}

impl Beginning {
    /// The key of a document that has a password. That of the open document is handed on to the next
    /// assessment of its unit.
    pub(crate) fn key(&self, open: Option<&Key>) -> Option<Key> {
        match self {
            Self::Next => open.cloned(),
            Self::Document { key, .. } | Self::Version { key, .. } | Self::Copy { key, .. } => {
                key.clone()
            }
            Self::Rescued(found) => found.key.clone(),
            Self::New(..) | Self::Sample(_) | Self::Inside(_) => None,
        }
    }
}

/// The file that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Watched {
    pub(crate) serial: u64,
    pub(crate) path: PathBuf,
}

/// A file to be read because it may have been changed elsewhere.
#[derive(Debug)]
pub(crate) struct LookOrder {
    pub(crate) serial: u64,
    pub(crate) path: PathBuf,
    pub(crate) seen: Digest,
    pub(crate) key: Option<Key>,
}
