//! What can happen with a ballot.

use crate::ballot::{self as live, Event, Interface, Options};
use crate::model::Edit;
use crate::window::present::ballot::wifi::Wifi;
use crate::words::Message;

/// What can happen with a ballot. Each answer of its thread names the session that it is about.
#[derive(Debug, Clone)]
pub(crate) enum BallotAction {
    /// Votes of a ballot that was cut off wait for the document of a session.
    LeftBehind(u64),
    /// The addresses of this computer were found.
    Found(Vec<Interface>),
    /// Starts it, with a code for a Wi-Fi where one is named.
    Start(Options, Option<Wifi>),
    /// It runs.
    Began(u64, Box<Begun>),
    /// It does not.
    NotBegun(u64, Message),
    /// Something happened in it.
    Happened(u64, Event),
    /// The disk refuses votes.
    DiskRefuses(u64),
    /// Nothing happens in it any more.
    Closed(u64),
    /// Its thread is done.
    Ended(u64),
    /// Puts the practice that is shown to the vote.
    PutUp,
    /// Has the projector show how to join, or not.
    ShowCode(bool),
    /// Gives somebody a new personal code, by name.
    Code(String),
    /// Ends it.
    Stop,
}

/// A ballot that runs.
#[derive(Debug, Clone)]
pub(crate) struct Begun {
    /// What is known in it.
    pub(crate) session: live::Session,
    /// What a ballot that was cut off had changed in the document, and is not in it.
    pub(crate) edits: Vec<Edit>,
    /// How much happened before.
    pub(crate) happened: usize,
    pub(crate) address: String,
    /// The address that the code for the camera leads to.
    pub(crate) link: String,
    /// Whether it goes on where one was cut off.
    pub(crate) goes_on: bool,
}
