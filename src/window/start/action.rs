//! What can happen on the start screen.

use std::path::PathBuf;

/// What can happen on the start screen.
#[derive(Debug)]
pub(crate) enum StartAction {
    Forget(PathBuf),
    /// Removes the copy of a document that could not be saved.
    ForgetUnsaved(PathBuf),
}
