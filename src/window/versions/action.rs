//! What can happen with earlier versions of the open document.

use crate::format::steps::Steps;
use crate::model::Assessment;
use crate::window::versions::state::{Version, VersionOrder};
use crate::words::Message;

/// What can happen with earlier versions of the open document.
#[derive(Debug)]
pub(crate) enum VersionsAction {
    /// The steps of undo of an earlier run were read for a session.
    Recalled(u64, Steps),
    /// The versions of the document of a session were read.
    Listed(u64, Vec<Version>),
    /// Has a version read, to be looked at or brought back.
    Take(VersionOrder),
    /// A version was read, or could not be.
    WasRead(VersionOrder, Result<Box<Assessment>, Message>),
}
