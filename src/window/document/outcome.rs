//! What reading and saving a document gave.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::format::Diagnostic;
use crate::format::encrypted::Key;
use crate::model::{Assessment, Digest, Logo, Questionnaire, Shared};
use crate::store::Remark;
use crate::window::document::file::{Elsewhere, Rescued};
use crate::words::Message;

/// What a file held.
#[derive(Debug)]
pub(crate) enum ReadOutcome {
    Document {
        /// The digest of the file's bytes.
        digest: Digest,
        assessment: Box<Assessment>,
        /// The key of one that has a password.
        key: Option<Key>,
    },
    /// It has a password, which was not given, or another one.
    Locked {
        was_tried: bool,
    },
    /// What an earlier run of the program had not saved.
    Rescued(Box<Rescued>),
    /// A report, with a sound assessment inside.
    Report(Box<Assessment>),
    Questionnaire(Shared<Questionnaire>),
    Logo(Logo),
    /// The bytes of a table of answers.
    Table(Vec<u8>),
    /// Its text has faults.
    Faults {
        faults: Vec<Diagnostic>,
        /// What could be recovered of a document.
        sound: Option<Box<Assessment>>,
        /// The key of a document that has a password.
        key: Option<Key>,
    },
    /// It could not be read.
    Failed(Message),
}

/// What became of another name for a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Renamed {
    /// It has it; before it was called so.
    From(PathBuf),
    /// Somebody else gave it another name; before it was called so.
    Elsewhere(PathBuf),
    /// It could not get it.
    Refused(Message),
}

/// What saving a document gave.
#[derive(Debug, Clone)]
pub(crate) enum SaveOutcome {
    /// It is on the disk.
    Done {
        path: PathBuf,
        digest: Digest,
        /// What it holds.
        saved: Box<Assessment>,
        /// Links of evidence that became others, to lead from another folder to where they led before.
        relinked: BTreeMap<String, String>,
        /// What became of another name that the file was to get; `None` where it kept its own.
        renamed: Option<Renamed>,
        /// What changed besides the bytes of the file.
        remark: Option<Remark>,
        /// What the disk said where it did not confirm that this survives a loss of power.
        unconfirmed: Option<Message>,
    },
    /// Somebody else changed the file.
    Changed(Box<Elsewhere>),
    /// A file stands there.
    Exists { path: PathBuf },
    /// The disk refused.
    Failed(Message),
}
