//! What the window knows of earlier versions of the open document.

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::format::encrypted::Key;
use crate::model::{Assessment, Digest, DocumentId};
use crate::window::history::History;

/// What is known of earlier versions of the open document.
#[derive(Debug, Default)]
pub(crate) struct Versions {
    /// The last saved revision that was looked at.
    pub(crate) kept: u64,
    /// When a version was kept last, in seconds since the window was opened; before the first one, when
    /// the document was first saved.
    pub(crate) noted: Option<f64>,
    /// What encrypted the document when it was kept last.
    pub(crate) key: Option<Key>,
    /// Whether the steps of an earlier run were asked for.
    pub(crate) is_recalled: bool,
    /// The versions, the newest first; `None` until they are read.
    pub(crate) listed: Option<Vec<Version>>,
    /// Whether a job is reading them.
    pub(crate) running: bool,
}

/// An earlier version of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    pub(crate) path: PathBuf,
    pub(crate) at: DateTime,
    /// `None` where it cannot be read.
    pub(crate) summary: Option<Summary>,
}

/// What a version holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summary {
    pub(crate) answers: usize,
    pub(crate) people: usize,
    /// How many answers are other ones, or absent, in the present state, or only there.
    pub(crate) others: usize,
    /// The unit's place in words.
    pub(crate) place: String,
}

/// A version to be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct VersionOrder {
    /// The session that wants it.
    pub(crate) serial: u64,
    pub(crate) path: PathBuf,
    /// When it was kept, in words.
    pub(crate) when: String,
    pub(crate) purpose: VersionPurpose,
}

/// What a version is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VersionPurpose {
    /// To be shown in place of the open document.
    Look,
    /// To become the present state of the open document.
    BringBack,
}

/// A document to be kept as a version.
#[derive(Debug, Clone)]
pub(crate) struct KeepOrder {
    pub(crate) id: DocumentId,
    pub(crate) assessment: Assessment,
    /// What encrypts it; `None` without a password.
    pub(crate) key: Option<Key>,
    /// The same before.
    pub(crate) former: Option<Key>,
    /// Whether it is kept; else earlier versions only follow a new key.
    pub(crate) is_version: bool,
}

/// The steps of undo of a document that was saved.
#[derive(Debug)]
pub(crate) struct StepsOrder {
    pub(crate) id: DocumentId,
    /// The digest of its file.
    pub(crate) file: Digest,
    pub(crate) assessment: Assessment,
    pub(crate) history: History,
    /// What encrypts it; `None` without a password.
    pub(crate) key: Option<Key>,
}

/// A document that was opened, whose steps of undo are wanted.
#[derive(Debug, Clone)]
pub(crate) struct RecallOrder {
    /// The session that wants them.
    pub(crate) serial: u64,
    pub(crate) id: DocumentId,
    pub(crate) path: PathBuf,
    /// The digest of its file.
    pub(crate) file: Digest,
    pub(crate) assessment: Assessment,
    /// What encrypts it; `None` without a password.
    pub(crate) key: Option<Key>,
}
