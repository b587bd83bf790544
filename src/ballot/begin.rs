//! Opens a ballot: reads the file of votes, where there is one, and takes a port.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime;

use super::event::{Began, Event};
use super::options::{CODE, Options, TOKEN};
use super::server::Ballot;
use super::session::{Session, Way};
use super::votes::{Unreadable, Writer, events, record};
use crate::format::document;
use crate::format::encrypted::Key;
use crate::model::{Assessment, DocumentId, Edit};
use crate::scoring::disclosure::SmallestGroup;
use crate::store::journal::{self, Journal};
use crate::store::{self, StoreError};
use crate::words::{Message, Words};

/// A ballot that is about to run.
pub struct Begun {
    /// The ballot.
    pub ballot: Ballot,
    /// Whether it goes on where another one was cut off.
    pub goes_on: bool,
    /// How many bytes at the end of the file of votes were left unfinished by a crash and are cut off; no
    /// vote in them was acknowledged.
    pub torn: usize,
    /// How much of what had happened the document does not permit any more.
    pub refused: usize,
    /// What the rest changed in the document.
    pub edits: Vec<Edit>,
}

/// Why a ballot does not begin.
#[derive(Debug)]
pub enum NotBegun {
    /// The document has no id, or the system no folder for the file of votes.
    NoPlace,
    /// The system has no random bits.
    NoRandom,
    /// The file of votes cannot be opened.
    Store(StoreError),
    /// A ballot on the document is running.
    Running,
    /// A ballot on another file, of which this one is a copy, is running.
    RunningOn(String),
    /// The file of votes is from another version of the program, or from before the password was changed.
    Unreadable(std::path::PathBuf),
    /// The votes are from a ballot on another file that is a copy of the same assessment.
    OtherFile(String),
    /// The address cannot be listened on.
    Listen(SocketAddr, io::Error),
}

/// Opens a ballot on a document. Where one was cut off, it goes on: with its code, its people and its
/// votes.
///
/// # Errors
///
/// [`NotBegun`] where it does not begin; the file of votes is then as it was.
pub fn begin(
    path: &Path,
    assessment: Assessment,
    key: Option<&Key>,
    options: Options,
    words: &Words,
) -> Result<Begun, NotBegun> {
    let place = assessment.identity.id.and_then(journal::votes_on);
    let place = place.ok_or(NotBegun::NoPlace)?;
    begin_at(&place, path, assessment, key, options, words)
}

/// The same with the file of votes at a place.
pub(super) fn begin_at(
    place: &Path,
    path: &Path,
    assessment: Assessment,
    key: Option<&Key>,
    options: Options,
    words: &Words,
) -> Result<Begun, NotBegun> {
    let opened = Journal::open(place).map_err(|error| match error.source.kind() {
        io::ErrorKind::WouldBlock => running(place, path, key),
        _ => NotBegun::Store(error),
    })?;
    let (mut journal, recorded) = opened;
    let found = events(&recorded, key);
    let mut found = found.map_err(|Unreadable| NotBegun::Unreadable(place.to_owned()))?;
    if let Some(Event::Taken { document }) = found.last()
        && *document == state_of(&assessment)
    {
        found.clear();
        journal.clear().map_err(NotBegun::Store)?;
    }
    let before = found.iter().rev().find_map(|event| match event {
        Event::Began(began) => Some(began.clone()),
        _ => None,
    });
    let own = path.display().to_string();
    if let Some(other) = before.as_ref().filter(|began| is_on_other(began, path)) {
        return Err(NotBegun::OtherFile(other.path.clone()));
    }
    let wanted = options.port.or(before.as_ref().map(|began| began.port));
    let loops = runtime::Builder::new_current_thread().enable_all().build();
    let address = SocketAddr::new(options.interface, 0);
    let runtime = loops.map_err(|error| NotBegun::Listen(address, error))?;
    let listener = {
        let _inside = runtime.enter();
        listen(options.interface, wanted, options.port.is_some())
    }?;
    let port = listener.local_addr().map_or(0, |address| address.port());
    let goes_on = before.is_some();
    let began = match before {
        Some(before) => Began {
            path: own,
            port,
            ..before
        },
        None => Began {
            path: own,
            code: store::random_code(CODE).ok_or(NotBegun::NoRandom)?,
            secret: store::random_code(TOKEN).ok_or(NotBegun::NoRandom)?,
            port,
        },
    };
    let session = Session::new(assessment, options.way, options.least, began.clone());
    let there = held(&session.assessment, &found);
    let (session, refused, edits) = session.after(&found, there);
    let writer = Writer::start(journal, key.cloned());
    found.push(Event::Began(began.clone()));
    Ok(Begun {
        ballot: Ballot::new(
            session,
            found,
            writer,
            (runtime, listener),
            options,
            words.clone(),
        ),
        goes_on,
        torn: recorded.torn,
        refused,
        edits,
    })
}

impl NotBegun {
    /// What is said of it, and a hint where there is one. `file` is what the document is called.
    #[must_use]
    pub fn told(&self, file: &str) -> (Message, Option<Message>) {
        let plain = |key| (Message::new(key), None);
        let of = |key, file: &str| Message::new(key).with("file", file);
        match self {
            Self::NoPlace => plain("command-fault-ballot-place"),
            Self::NoRandom => plain("command-fault-ballot-random"),
            Self::Store(error) => (error.message(), None),
            Self::Running => (of("command-fault-ballot-running", file), None),
            Self::RunningOn(other) => {
                let hint = Message::new("command-ballot-running-on-hint");
                (of("command-fault-ballot-running-on", other), Some(hint))
            }
            Self::Unreadable(place) => {
                let place = place.display().to_string();
                let hint = Message::new("command-ballot-unreadable-hint");
                (of("command-fault-ballot-unreadable", &place), Some(hint))
            }
            Self::OtherFile(other) => {
                let hint = of("command-ballot-other-hint", other);
                (of("command-fault-ballot-other", other), Some(hint))
            }
            Self::Listen(address, error) => {
                let message = Message::new("command-fault-ballot-listen");
                let message = message.with("address", address.to_string());
                let hint = Message::new("command-ballot-listen-hint");
                (message.with("reason", error.to_string()), Some(hint))
            }
        }
    }
}

/// Whether a ballot began on another file than this one.
fn is_on_other(began: &Began, path: &Path) -> bool {
    let there = Path::new(&began.path);
    let is_elsewhere = began.path != path.display().to_string();
    is_elsewhere && store::exists(there) && !store::is_same_file(there, path)
}

/// Says on which file a ballot is running that holds the file of votes.
fn running(place: &Path, path: &Path, key: Option<&Key>) -> NotBegun {
    let recorded = journal::look_at(place).ok();
    let found = recorded.and_then(|recorded| events(&recorded, key).ok());
    let began = found
        .into_iter()
        .flatten()
        .rev()
        .find_map(|event| match event {
            Event::Began(began) => Some(began),
            _ => None,
        });
    match began.filter(|began| is_on_other(began, path)) {
        Some(other) => NotBegun::RunningOn(other.path),
        None => NotBegun::Running,
    }
}

/// A document with the votes of a ballot in it.
pub struct Taken {
    /// The document.
    pub assessment: Assessment,
    /// How many people voted.
    pub people: usize,
    /// How many answers they gave, each counted once.
    pub votes: usize,
    /// How much of what happened the document does not permit.
    pub refused: usize,
}

impl Taken {
    /// What the file of votes is to hold before the document is written.
    #[must_use]
    pub fn record(&self, key: Option<&Key>) -> Vec<u8> {
        let event = Event::Taken {
            document: state_of(&self.assessment),
        };
        record(&event, key).unwrap_or_default()
    }
}

/// Takes the votes of a ballot into a document.
#[must_use]
pub fn taken_in(before: &Assessment, events: &[Event]) -> Taken {
    let began = Began {
        path: String::new(),
        code: String::new(),
        secret: String::new(),
        port: 0,
    };
    let least = SmallestGroup::new(0);
    let session = Session::new(before.clone(), Way::Together, least, began);
    let (session, refused, _) = session.after(events, held(before, events));
    let votes: BTreeSet<(&str, &str)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Voted(vote) => Some((vote.who.as_str(), vote.practice.as_str())),
            _ => None,
        })
        .collect();
    let people: BTreeSet<&str> = votes.iter().map(|(who, _)| *who).collect();
    Taken {
        people: people.len(),
        votes: votes.len(),
        refused,
        assessment: session.assessment,
    }
}

/// Whether a ballot on a document was cut off: its file of votes is there, and no process holds it.
#[must_use]
pub fn are_left_behind(document: DocumentId) -> bool {
    let place = journal::votes_on(document);
    place.is_some_and(|place| store::exists(&place) && is_left_behind(&place))
}

/// The same of the file of votes at a place.
pub(super) fn is_left_behind(place: &Path) -> bool {
    let has_votes = journal::look_at(place).is_ok_and(|found| !found.records.is_empty());
    has_votes && !journal::is_held(place)
}

/// How many of the first events a document holds, by what was noted each time before it was saved. Where it was
/// changed since, it holds what the last note says.
fn held(document: &Assessment, events: &[Event]) -> usize {
    let notes = events.iter().enumerate().rev();
    let mut notes = notes.filter_map(|(place, event)| match event {
        Event::Kept { document, missing } => Some((document, place.saturating_sub(*missing))),
        _ => None,
    });
    let Some((digest, last)) = notes.next() else {
        return 0;
    };
    let now = state_of(document);
    if *digest == now {
        return last;
    }
    let found = notes.find(|(digest, _)| **digest == now);
    found.map_or(last, |(_, place)| place)
}

/// Whether an event changes the document.
#[must_use]
pub const fn is_news(event: &Event) -> bool {
    !matches!(
        event,
        Event::Began(_)
            | Event::Coded { .. }
            | Event::Resumed { .. }
            | Event::Asked { .. }
            | Event::Shown { .. }
            | Event::Revealed
            | Event::Kept { .. }
            | Event::Taken { .. }
    )
}

/// The digest of a document as it is written.
#[must_use]
pub fn state_of(assessment: &Assessment) -> String {
    let bytes = document::write(&assessment.without_contents());
    crate::model::Digest::of(&bytes).to_string()
}

/// The connections that wait until they are taken: a whole room scans the code at once.
const WAITING: u32 = 1_024;

/// Takes a port, inside an event loop.
fn listen(
    interface: IpAddr,
    wanted: Option<u16>,
    is_asked_for: bool,
) -> Result<TcpListener, NotBegun> {
    let on = |port| {
        let address = SocketAddr::new(interface, port);
        let listener = || {
            let socket = match interface {
                IpAddr::V4(_) => TcpSocket::new_v4(),
                IpAddr::V6(_) => TcpSocket::new_v6(),
            }?;
            // A ballot that goes on finds its port free at once. On Windows the same word means that
            // somebody else may take the port over.
            #[cfg(not(windows))]
            socket.set_reuseaddr(true)?;
            socket.bind(address)?;
            socket.listen(WAITING)
        };
        listener().map_err(|error| NotBegun::Listen(address, error))
    };
    match wanted {
        Some(port) if is_asked_for => on(port),
        // Phones look for the ballot where it was; else they scan the new address.
        Some(port) => on(port).or_else(|_| on(0)),
        None => on(0),
    }
}
