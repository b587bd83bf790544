//! What can happen on the start screen.

use std::path::PathBuf;

use crate::window::start::recent::{RecentDocument, UnsavedCopy};

/// What can happen on the start screen.
#[derive(Debug)]
pub(crate) enum StartAction {
    Forget(PathBuf),
    /// Removes the copy of a document that could not be saved.
    ForgetUnsaved(PathBuf),
    /// Puts away the strip that tells of such copies.
    LeaveUnsaved,
    /// Recent documents were looked at.
    Glanced {
        found: Vec<(PathBuf, RecentDocument)>,
        /// Copies of documents that could not be saved in an earlier run.
        unsaved: Vec<UnsavedCopy>,
    },
}
