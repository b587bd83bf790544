//! The file of votes: read at the start, and added to by a thread of its own. All that wait share one
//! flush, and each is told only after it.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use super::event::Event;
use crate::format::encrypted::{Encrypted, Key};
use crate::store;
use crate::store::journal::{Journal, Recorded};

/// The most records of one flush.
const TOGETHER: usize = 1_000;

/// A record in the file cannot be read: it is from another version of the program, or the document had
/// another password then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The events of a file of votes.
///
/// # Errors
///
/// [`Unreadable`] where a record is none: nothing of the file is used then, and it stays.
pub(super) fn events(recorded: &Recorded, key: Option<&Key>) -> Result<Vec<Event>, Unreadable> {
    let read = |record: &Vec<u8>| {
        let plain = match key {
            None => record.clone(),
            Some(key) => Encrypted::new(record)
                .and_then(|found| found.read(key))
                .map_err(|_| Unreadable)?,
        };
        serde_json::from_slice(&plain).map_err(|_| Unreadable)
    };
    recorded.records.iter().map(read).collect()
}

/// A record of an event, sealed where the document has a password.
pub(super) fn record(event: &Event, key: Option<&Key>) -> Option<Vec<u8>> {
    let plain = serde_json::to_vec(event).ok()?;
    store::seal(plain, key).ok()
}

struct Waiting {
    event: Event,
    kept: oneshot::Sender<bool>,
}

/// Adds events to the file.
pub(super) struct Writer {
    sender: Sender<Waiting>,
    thread: JoinHandle<Journal>,
}

impl Writer {
    /// Starts the thread.
    #[must_use]
    pub(super) fn start(journal: Journal, key: Option<Key>) -> Self {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || write_all(journal, &receiver, key.as_ref()));
        Self { sender, thread }
    }

    /// Adds an event after those that were added before; what comes is whether it is on the disk.
    pub(super) fn add(&self, event: Event) -> impl Future<Output = bool> + use<> {
        let (kept, told) = oneshot::channel();
        let is_sent = self.sender.send(Waiting { event, kept }).is_ok();
        async move { is_sent && told.await.unwrap_or(false) }
    }

    /// Ends the thread after all that waits is written; gives the file back, or nothing where the thread
    /// came to a bad end.
    #[must_use]
    pub(super) fn end(self) -> Option<Journal> {
        drop(self.sender);
        self.thread.join().ok()
    }
}

fn write_all(mut journal: Journal, receiver: &Receiver<Waiting>, key: Option<&Key>) -> Journal {
    while let Ok(first) = receiver.recv() {
        let mut waiting = vec![first];
        waiting.extend(receiver.try_iter().take(TOGETHER));
        let records = waiting.iter().map(|it| record(&it.event, key));
        let records: Option<Vec<Vec<u8>>> = records.collect();
        let is_kept = records.is_some_and(|records| journal.append(&records).is_ok());
        for it in waiting {
            // Who no longer waits is told when asking again.
            let _ = it.kept.send(is_kept);
        }
    }
    journal
}
