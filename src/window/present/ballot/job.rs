//! The thread of a ballot, and the way of what is sent to it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ballot::{self as live, Event, NotBegun, Order, Remote, Told};
use crate::window::document::outcome::SaveOutcome;
use crate::window::document::picking::file_name;
use crate::window::effect::SaveOrder;
use crate::window::jobs::{Outbox, guarded};
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::{BallotAction, Begun};
use crate::window::present::ballot::order::{BallotEffect, BeginOrder};
use crate::words::{Message, Words};

/// The way to the ballot that runs; copies of it lead to the same one.
#[derive(Clone, Default)]
pub(crate) struct Line(Arc<Mutex<Connected>>);

#[derive(Default)]
struct Connected {
    remote: Option<Remote>,
    /// The document that is known to be on the disk: its digest, and how many events it holds.
    saved: (String, usize),
    /// Whether all votes are in it.
    is_saved: bool,
}

impl Line {
    fn now(&self) -> MutexGuard<'_, Connected> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out what is to be done about a ballot.
    pub(crate) fn carry_out(&self, effect: BallotEffect, outbox: &Outbox, words: &Words) {
        match effect {
            BallotEffect::Find => {
                let outbox = outbox.clone();
                std::thread::spawn(move || {
                    let found = guarded(live::interfaces).unwrap_or_default();
                    outbox.send(PresentAction::Ballot(BallotAction::Found(found)));
                });
            }
            BallotEffect::LookForVotes(serial, document) => {
                let outbox = outbox.clone();
                std::thread::spawn(move || {
                    let found = guarded(|| live::are_left_behind(document));
                    if found == Ok(true) {
                        let found = BallotAction::LeftBehind(serial);
                        outbox.send(PresentAction::Ballot(found));
                    }
                });
            }
            BallotEffect::Begin(order) => self.begin(*order, outbox.clone(), words.clone()),
            BallotEffect::Order(order) => self.send(|remote| remote.order(order)),
            BallotEffect::Follow(session, seen) => {
                self.send(|remote| remote.follow(*session, seen));
            }
            BallotEffect::Close => self.send(Remote::close),
            BallotEffect::End { is_saved } => {
                self.now().is_saved = is_saved;
                self.send(|remote| remote.order(Order::End));
            }
        }
    }

    fn send(&self, say: impl FnOnce(&Remote)) {
        if let Some(remote) = &self.now().remote {
            say(remote);
        }
    }

    fn begin(&self, order: BeginOrder, outbox: Outbox, words: Words) {
        let line = self.clone();
        std::thread::spawn(move || {
            let serial = order.serial;
            let send = |action| outbox.send(PresentAction::Ballot(action));
            match guarded(|| run(&line, order, &outbox, &words)) {
                Ok(Ok(())) => send(BallotAction::Ended(serial)),
                Ok(Err(why)) | Err(why) => send(BallotAction::NotBegun(serial, why)),
            }
            *line.now() = Connected::default();
        });
    }

    /// Saves a document, and has the ballot on it note before that what the document then holds. Where it is not
    /// saved, what was saved before holds again.
    pub(crate) fn around_save(
        &self,
        order: &SaveOrder,
        save: impl FnOnce() -> Option<SaveOutcome>,
    ) -> Option<SaveOutcome> {
        let remote = self.now().remote.clone();
        let Some((remote, seen)) = remote.zip(order.in_ballot) else {
            return save();
        };
        let digest = live::state_of(&order.assessment);
        // Where the note is not kept, no votes are acknowledged either.
        let _ = remote.keep(digest.clone(), seen);
        let found = save();
        if matches!(found, Some(SaveOutcome::Done { .. })) {
            self.now().saved = (digest, seen);
        } else {
            let (digest, seen) = self.now().saved.clone();
            let _ = remote.keep(digest, seen);
        }
        found
    }
}

/// Runs a ballot until it ends.
fn run(line: &Line, order: BeginOrder, outbox: &Outbox, words: &Words) -> Result<(), Message> {
    let BeginOrder {
        serial,
        path,
        assessment,
        key,
        options,
    } = order;
    let begun = live::begin(&path, assessment, key.as_ref(), options, words);
    let begun = begun.map_err(|error| not_begun(&error, &file_name(&path)))?;
    let ballot = begun.ballot;
    let (address, session) = (ballot.address(), ballot.session());
    let happened = ballot.happened();
    *line.now() = Connected {
        remote: Some(ballot.remote()),
        saved: (live::state_of(&session.assessment), happened),
        is_saved: false,
    };
    let tell = outbox.clone();
    outbox.send(PresentAction::Ballot(BallotAction::Began(
        serial,
        Box::new(Begun {
            link: format!("{address}j/{}", ballot.code()),
            address,
            session,
            edits: begun.edits,
            happened,
            goes_on: begun.goes_on,
        }),
    )));
    let ended = ballot.run(false, move |told, _| {
        let action = match told {
            Told::Event(event) => BallotAction::Happened(serial, Event::clone(event)),
            Told::DiskRefuses => BallotAction::DiskRefuses(serial),
            Told::Closed => BallotAction::Closed(serial),
            Told::Who | Told::Countdown(_) | Told::Held | Told::NotDone(_) => return,
        };
        tell.send(PresentAction::Ballot(action));
    });
    let ended = ended.map_err(|error| {
        Message::new("command-fault-ballot-system").with("reason", error.to_string())
    })?;
    if let Some(journal) = ended.journal
        && line.now().is_saved
    {
        journal.remove();
    }
    Ok(())
}

/// Why a ballot does not begin.
fn not_begun(error: &NotBegun, file: &str) -> Message {
    let (why, _) = error.told(file);
    Message::new("window-ballot-not-begun").with("why", why)
}
