//! What the window knows of a ballot.

use std::net::{IpAddr, Ipv4Addr};

use crate::ballot::{self as live, Code, Interface, Options, Order, Stage, Way, grouped};
use crate::model::PracticeId;
use crate::window::present::ballot::action::Begun;
use crate::window::present::ballot::wifi::{Wifi, WifiDraft};

/// A ballot on the open document.
#[derive(Debug, Default)]
pub(crate) struct LiveBallot {
    /// The addresses of this computer; `None` until they are found.
    pub(crate) addresses: Option<Vec<Interface>>,
    /// The Wi-Fi that a code is to lead phones into, until it runs.
    pub(crate) wifi: Option<Wifi>,
    pub(crate) phase: Phase,
}

/// How far a ballot is.
#[derive(Debug, Default)]
pub(crate) enum Phase {
    /// It is not started.
    #[default]
    Asked,
    /// It waits until the document is on the disk.
    Waits(Options),
    /// Its thread begins.
    Begins,
    /// It runs.
    Runs(Box<Running>),
}

/// A ballot that runs.
#[derive(Debug)]
pub(crate) struct Running {
    /// The ballot on the open document, as its thread has it.
    pub(crate) session: live::Session,
    /// How much happened in it that the document holds.
    pub(crate) seen: usize,
    /// The revision of the document that its thread has.
    pub(crate) followed: u64,
    pub(crate) address: String,
    /// The code for the camera, as rows of modules.
    pub(crate) code: Vec<Vec<bool>>,
    /// The Wi-Fi that another code leads into.
    pub(crate) wifi: Option<Wifi>,
    /// Whether the disk refuses votes.
    pub(crate) disk_refuses: bool,
    /// Who was given a new personal code last, and which.
    pub(crate) given: Option<(String, String)>,
    /// Whether how to join is shown while votes are led.
    pub(crate) wants_code: bool,
    /// The practice that was last put up from here; `None` until the first one is.
    pub(crate) led: Option<PracticeId>,
    pub(crate) end: End,
    /// What is to be ordered.
    pub(crate) orders: Vec<Order>,
}

/// How far the end of a ballot is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    #[default]
    No,
    /// It is to end.
    Wanted,
    /// Its thread was told to take no more votes.
    Told,
    /// All that happened is in the document that is open.
    Heard,
    /// Its thread was told to end.
    Ordered,
}

impl LiveBallot {
    /// The ballot where it runs.
    pub(crate) fn running(&self) -> Option<&Running> {
        match &self.phase {
            Phase::Runs(running) => Some(running),
            _ => None,
        }
    }

    pub(crate) fn running_mut(&mut self) -> Option<&mut Running> {
        match &mut self.phase {
            Phase::Runs(running) => Some(running),
            _ => None,
        }
    }

    /// Whether something of it goes on in a thread.
    pub(crate) const fn is_at_work(&self) -> bool {
        !matches!(self.phase, Phase::Asked)
    }
}

impl Running {
    pub(crate) fn new(begun: Begun, wifi: Option<Wifi>, revision: u64) -> Self {
        let led = begun.session.practice_now().cloned();
        let code = Code::of(&begun.link).map(|code| code.rows().to_vec());
        Self {
            session: begun.session,
            seen: begun.happened,
            followed: revision,
            address: begun.address,
            code: code.unwrap_or_default(),
            wifi,
            disk_refuses: false,
            given: None,
            wants_code: false,
            led,
            end: End::No,
            orders: Vec::new(),
        }
    }

    /// The session code as people type it.
    pub(crate) fn typed_code(&self) -> String {
        grouped(&self.session.began.code)
    }

    /// What a person types who has no camera: the key of what it is, and the text.
    pub(crate) fn typed(&self) -> [(&'static str, String); 2] {
        [
            ("present-join-address", self.address.clone()),
            ("ballot-code", self.typed_code()),
        ]
    }

    /// Whether all vote on what is put up.
    pub(crate) fn is_together(&self) -> bool {
        self.session.way == Way::Together
    }

    /// Whether the projector shows how to join: while nothing is put up, and when that is asked for.
    pub(crate) fn shows_code(&self) -> bool {
        self.wants_code || matches!(self.session.stage(), Stage::Lobby | Stage::OwnPace)
    }
}

/// What is chosen about a ballot.
#[derive(Debug, Clone, Default)]
pub(crate) struct BallotDraft {
    pub(crate) start: Option<StartDraft>,
    /// Whether it is asked if the ballot is to end.
    pub(crate) ends: bool,
}

/// What is chosen before a ballot is started.
#[derive(Debug, Clone)]
pub(crate) struct StartDraft {
    pub(crate) way: Way,
    pub(crate) interface: IpAddr,
    pub(crate) wifi: WifiDraft,
}

impl Default for StartDraft {
    fn default() -> Self {
        Self {
            way: Way::Together,
            interface: IpAddr::V4(Ipv4Addr::LOCALHOST),
            wifi: WifiDraft::default(),
        }
    }
}
