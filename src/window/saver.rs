//! Saves the open document in a thread with its own clock: a minimised or covered window draws no
//! frames.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::window::document::action::DocumentAction;
use crate::window::document::outcome::SaveOutcome;
use crate::window::effect::{SaveOrder, SaveTarget};
use crate::window::jobs::{Outbox, guarded};

/// How long the program waits for the disk when it ends.
const LAST_WAIT: Duration = Duration::from_secs(3);

/// The way to the thread that saves.
#[derive(Clone)]
pub(crate) struct Saver(Sender<Errand>);

enum Errand {
    Save(Box<SaveOrder>),
    /// Save what waits, then say so.
    Finish(Sender<()>),
}

impl Saver {
    /// Starts the thread. `patience` is how long a change waits for the next one.
    pub(crate) fn start(
        outbox: Outbox,
        patience: Duration,
        save: impl FnMut(&SaveOrder) -> SaveOutcome + Send + 'static,
    ) -> Self {
        let (sender, errands) = channel();
        let desk = Desk {
            outbox,
            patience,
            save,
            waiting: None,
            last: None,
        };
        std::thread::spawn(move || desk.work(&errands));
        Self(sender)
    }

    /// Has a document saved; replaces an order that still waits.
    pub(crate) fn save(&self, order: Box<SaveOrder>) {
        // The thread only ends once no sender is left.
        let _ = self.0.send(Errand::Save(order));
    }

    /// Waits until everything is on the disk, or the disk does not answer.
    pub(crate) fn finish(&self) {
        let (done, is_done) = channel();
        if self.0.send(Errand::Finish(done)).is_ok() {
            let _ = is_done.recv_timeout(LAST_WAIT);
        }
    }
}

/// The thread that saves.
struct Desk<Save> {
    outbox: Outbox,
    patience: Duration,
    save: Save,
    /// The order that waits, and until when.
    waiting: Option<(Instant, Box<SaveOrder>)>,
    last: Option<Written>,
}

/// What was written last; the window may not know it yet.
struct Written {
    serial: u64,
    number: u64,
    target: SaveTarget,
}

impl<Save: FnMut(&SaveOrder) -> SaveOutcome> Desk<Save> {
    fn work(mut self, errands: &Receiver<Errand>) {
        loop {
            let errand = match &self.waiting {
                None => errands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((due, _)) => errands.recv_timeout(due.saturating_duration_since(now())),
            };
            match errand {
                Ok(Errand::Save(order)) => self.take(order),
                Ok(Errand::Finish(done)) => {
                    self.save_waiting();
                    let _ = done.send(());
                }
                Err(RecvTimeoutError::Timeout) => self.save_waiting(),
                Err(RecvTimeoutError::Disconnected) => return self.save_waiting(),
            }
        }
    }

    fn take(&mut self, order: Box<SaveOrder>) {
        // A later change must not undo the choice of another place.
        if matches!(&self.waiting, Some((_, waiting)) if waiting.ticket.moves) {
            self.save_waiting();
        }
        let due = match &self.waiting {
            _ if order.at_once => now(),
            Some((due, _)) => *due,
            None => now() + self.patience,
        };
        self.waiting = Some((due, order));
    }

    fn save_waiting(&mut self) {
        let Some((_, mut order)) = self.waiting.take() else {
            return;
        };
        self.catch_up(&mut order);
        let found = guarded(|| (self.save)(&order)).unwrap_or_else(SaveOutcome::Failed);
        if let SaveOutcome::Done { path, digest } = &found {
            self.last = Some(Written {
                serial: order.ticket.serial,
                number: order.ticket.number,
                target: SaveTarget::Own {
                    path: path.clone(),
                    seen: Some(*digest),
                },
            });
        }
        self.outbox
            .send(DocumentAction::WasSaved(order.ticket, found));
    }

    /// An order made before the last answer arrived still names the old place.
    fn catch_up(&self, order: &mut SaveOrder) {
        let last = self.last.as_ref().filter(|last| {
            last.serial == order.ticket.serial
                && last.number > order.confirmed
                && !order.ticket.moves
        });
        if let Some(last) = last {
            order.target = last.target.clone();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a shell: the clock of saving")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::mpsc::Receiver;

    use super::{
        DocumentAction, Duration, Outbox, SaveOrder, SaveOutcome, SaveTarget, Saver, channel,
    };
    use crate::format::bundled;
    use crate::model::{Assessment, Digest, Form};
    use crate::window::action::Action;
    use crate::window::document::file::SaveTicket;
    use crate::words::Message;

    fn order(number: u64, at_once: bool) -> Box<SaveOrder> {
        Box::new(SaveOrder {
            ticket: SaveTicket {
                serial: 1,
                number,
                revision: number,
                moves: false,
            },
            confirmed: 0,
            at_once,
            is_changed: true,
            assessment: Assessment::new(bundled::standard().clone(), Form::Short),
            target: SaveTarget::FreeName {
                name: Message::new("new"),
            },
            rescued: None,
        })
    }

    /// A saver that writes nothing, with what it answers and where it was told to save.
    fn saver(patience: Duration) -> (Saver, Receiver<Action>, Receiver<SaveTarget>) {
        let (sender, answers) = channel();
        let (told, targets) = channel();
        let saver = Saver::start(Outbox::new(sender), patience, move |order| {
            let _ = told.send(order.target.clone());
            assert!(order.ticket.number != 13, "a job that panics");
            SaveOutcome::Done {
                path: PathBuf::from("/new.continuum"),
                digest: Digest::of(b"text"),
            }
        });
        (saver, answers, targets)
    }

    fn number(answer: &Action) -> u64 {
        match answer {
            Action::Document(DocumentAction::WasSaved(ticket, _)) => ticket.number,
            other => panic!("{other:?}"),
        }
    }

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_hours(1);

    #[test]
    fn a_change_is_saved_by_itself_and_only_the_last_of_several() {
        let (saver, answers, _) = saver(SHORT);
        for change in 1..=3 {
            saver.save(order(change, false));
        }
        assert_eq!(number(&answers.recv().expect("an answer")), 3);
        assert!(answers.recv_timeout(SHORT * 3).is_err(), "once is enough");
    }

    #[test]
    fn what_cannot_wait_is_saved_at_once_and_what_waits_when_the_program_ends() {
        let (saver, answers, _) = saver(LONG);
        saver.save(order(1, false));
        saver.save(order(2, true));
        assert_eq!(number(&answers.recv().expect("an answer")), 2);
        saver.save(order(3, false));
        saver.finish();
        assert_eq!(number(&answers.try_recv().expect("an answer")), 3);
    }

    #[test]
    fn a_change_that_was_made_during_the_first_save_goes_into_the_same_file() {
        let (saver, _answers, targets) = saver(LONG);
        for change in 1..=2 {
            saver.save(order(change, false));
            saver.finish();
        }
        let own = SaveTarget::Own {
            path: PathBuf::from("/new.continuum"),
            seen: Some(Digest::of(b"text")),
        };
        assert_eq!(targets.try_iter().nth(1), Some(own));
    }

    #[test]
    fn a_change_that_is_made_while_a_move_still_waits_does_not_undo_the_move() {
        let (sender, answers) = channel();
        let (told, targets) = channel();
        let (go, gate) = channel();
        let saver = Saver::start(Outbox::new(sender), LONG, move |order| {
            let _ = told.send(order.target.clone());
            let _ = gate.recv();
            SaveOutcome::Done {
                path: PathBuf::from("/chosen.continuum"),
                digest: Digest::of(b"text"),
            }
        });
        let chosen = SaveTarget::Replace(PathBuf::from("/chosen.continuum"));
        let mut moving = order(2, true);
        moving.ticket.moves = true;
        moving.target = chosen.clone();
        saver.save(order(1, true));
        let first = targets.recv().expect("the disk is busy");
        saver.save(moving);
        saver.save(order(3, true));
        (0..3).for_each(|_| go.send(()).expect("it waits"));
        (0..3).for_each(|_| drop(answers.recv().expect("an answer")));
        let later = SaveTarget::Own {
            path: PathBuf::from("/chosen.continuum"),
            seen: Some(Digest::of(b"text")),
        };
        assert!(matches!(first, SaveTarget::FreeName { .. }));
        assert_eq!(targets.try_iter().collect::<Vec<_>>(), [chosen, later]);
    }

    #[test]
    fn a_save_that_panics_answers_and_the_next_one_works() {
        let (saver, answers, _) = saver(LONG);
        saver.save(order(13, true));
        let Action::Document(DocumentAction::WasSaved(_, found)) =
            answers.recv().expect("an answer")
        else {
            panic!("not a save");
        };
        assert!(matches!(found, SaveOutcome::Failed(_)));
        saver.save(order(14, true));
        assert_eq!(number(&answers.recv().expect("an answer")), 14);
    }
}
