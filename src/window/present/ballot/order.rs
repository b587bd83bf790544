//! What the window wants done about a ballot, as data.

use std::path::PathBuf;

use crate::ballot::{self as live, Options, Order};
use crate::format::encrypted::Key;
use crate::model::{Assessment, DocumentId};

/// What is to be done about a ballot outside the window.
#[derive(Debug)]
pub(crate) enum BallotEffect {
    /// Look whether votes of a ballot that was cut off wait for the document of a session.
    LookForVotes(u64, DocumentId),
    /// Find the addresses of this computer.
    Find,
    /// Begin one.
    Begin(Box<BeginOrder>),
    /// Carry an order out.
    Order(Order),
    /// Go on with the document as it is open, which holds the first so many events.
    Follow(Box<live::Session>, usize),
    /// Take no more votes.
    Close,
    /// End. Where all votes are in the document on the disk, the file of votes goes.
    End { is_saved: bool },
}

/// A ballot to begin.
#[derive(Debug)]
pub(crate) struct BeginOrder {
    /// The session of the window that wants it.
    pub(crate) serial: u64,
    pub(crate) path: PathBuf,
    pub(crate) assessment: Assessment,
    pub(crate) key: Option<Key>,
    pub(crate) options: Options,
}
