//! The threads that save: one decides, one writes a document, one keeps recovery copies.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use super::desk::{Attempt, Contents, Desk, Rhythm, Task};
use crate::window::document::action::DocumentAction;
use crate::window::document::file::SaveTicket;
use crate::window::document::outcome::SaveOutcome;
use crate::window::effect::{Permit, SaveOrder};
use crate::window::jobs::{self, Outbox, guarded};
use crate::words::Message;

/// How long the program waits for the disk when it ends.
const LAST_WAIT: Duration = Duration::from_secs(3);

/// The way to the threads that save.
#[derive(Clone)]
pub(crate) struct Saver(Arc<Sender<Errand>>);

/// Writes a document; `None` where the permit was withdrawn.
type Save = dyn Fn(&SaveOrder, &Permit) -> Option<SaveOutcome> + Send + Sync;

enum Errand {
    Save(Box<SaveOrder>),
    /// What became of an attempt to write a document.
    Written(u64, Box<SaveOrder>, Option<SaveOutcome>),
    /// Whether a recovery copy could be kept.
    Kept(SaveTicket, bool),
    /// Forget what is not saved of a session.
    GiveUp(SaveTicket),
    /// The same, but its recovery copy stays.
    Leave(SaveTicket),
    /// Save what waits, then say so.
    Finish(Sender<()>),
}

impl Saver {
    /// Starts the threads. Recovery copies go to the folder `unsaved`.
    pub(crate) fn start(
        outbox: Outbox,
        rhythm: Rhythm,
        unsaved: Option<PathBuf>,
        save: impl Fn(&SaveOrder, &Permit) -> Option<SaveOutcome> + Send + Sync + 'static,
    ) -> Self {
        let (sender, errands) = channel();
        let sender = Arc::new(sender);
        let back = Arc::downgrade(&sender);
        let office = Office {
            desk: Desk::new(rhythm, unsaved.is_some()),
            began: now(),
            outbox,
            keeper: unsaved.map(|folder| start_keeper(folder, Weak::clone(&back))),
            save: Arc::new(save),
            back,
            finishing: Vec::new(),
        };
        std::thread::spawn(move || office.work(&errands));
        Self(sender)
    }

    /// Has a document saved; replaces an order that still waits.
    pub(crate) fn save(&self, order: Box<SaveOrder>) {
        // The thread only ends once no sender is left.
        let _ = self.0.send(Errand::Save(order));
    }

    /// Gives up the changes of a session that are not saved, and what was kept of them.
    pub(crate) fn give_up(&self, ticket: SaveTicket) {
        let _ = self.0.send(Errand::GiveUp(ticket));
    }

    /// Leaves the changes of a session as they were kept.
    pub(crate) fn leave(&self, ticket: SaveTicket) {
        let _ = self.0.send(Errand::Leave(ticket));
    }

    /// Waits until everything is on the disk, or the disk does not answer.
    pub(crate) fn finish(&self) {
        let (done, is_done) = channel();
        if self.0.send(Errand::Finish(done)).is_ok() {
            let _ = is_done.recv_timeout(LAST_WAIT);
        }
    }
}

/// The thread that decides.
struct Office {
    desk: Desk,
    /// Where the desk's time begins.
    began: Instant,
    outbox: Outbox,
    /// The way to the thread that keeps recovery copies.
    keeper: Option<Sender<Copying>>,
    save: Arc<Save>,
    /// The way back for the other threads.
    back: Weak<Sender<Errand>>,
    /// Who is told when nothing waits any longer.
    finishing: Vec<Sender<()>>,
}

impl Office {
    fn work(mut self, errands: &Receiver<Errand>) {
        loop {
            for task in self.desk.step(self.time()) {
                self.carry_out(task);
            }
            if self.desk.is_settled() {
                for done in std::mem::take(&mut self.finishing) {
                    self.finish(done);
                }
            }
            let errand = match self.desk.next_due() {
                None => errands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => errands.recv_timeout(due.saturating_sub(self.time())),
            };
            match errand {
                Ok(Errand::Save(order)) => self.desk.take(order, self.time()),
                Ok(Errand::Written(number, order, found)) => {
                    self.desk.written(number, order, found, self.time());
                }
                Ok(Errand::Kept(ticket, is_kept)) => self.desk.kept(ticket, is_kept, self.time()),
                Ok(Errand::GiveUp(ticket)) => self.desk.give_up(ticket),
                Ok(Errand::Leave(ticket)) => self.desk.leave(ticket),
                Ok(Errand::Finish(done)) => {
                    self.desk.end();
                    self.finishing.push(done);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.save_rest(),
            }
        }
    }

    /// The desk's time.
    fn time(&self) -> Duration {
        now().saturating_duration_since(self.began)
    }

    fn carry_out(&mut self, task: Task) {
        match task {
            Task::Tell(told) => self.outbox.send(told),
            Task::Keep(order, contents) => self.copy(Copying::Keep(order, contents)),
            Task::Forget(ticket) => self.copy(Copying::Forget(ticket)),
            Task::Write(attempt) => self.write(attempt),
        }
    }

    fn copy(&self, copying: Copying) {
        if let Some(keeper) = &self.keeper {
            // It ends with this thread.
            let _ = keeper.send(copying);
        }
    }

    /// Writes a document, in a thread of its own.
    fn write(&mut self, attempt: Attempt) {
        let Attempt {
            number,
            order,
            permit,
        } = attempt;
        let (save, back) = (Arc::clone(&self.save), self.back.upgrade());
        let spare = order.clone();
        let thread = std::thread::Builder::new().spawn(move || {
            let found = try_to_save(&*save, &order, &permit);
            if let Some(back) = back {
                let _ = back.send(Errand::Written(number, order, found));
            }
        });
        if thread.is_err() {
            let failed = SaveOutcome::Failed(Message::new("window-job-failed"));
            self.desk.written(number, spare, Some(failed), self.time());
        }
    }

    /// Tells somebody that nothing waits, once the recovery copies are as they should be.
    fn finish(&self, done: Sender<()>) {
        match &self.keeper {
            Some(_) => self.copy(Copying::Finish(done)),
            None => _ = done.send(()),
        }
    }

    /// Saves what waits, where nobody is left who would hear of anything else.
    fn save_rest(mut self) {
        for order in self.desk.rest() {
            let found = try_to_save(&*self.save, &order, &Permit::default());
            if let Some(found) = found {
                self.outbox
                    .send(DocumentAction::WasSaved(order.ticket, found));
            }
        }
    }
}

fn try_to_save(save: &Save, order: &SaveOrder, permit: &Permit) -> Option<SaveOutcome> {
    guarded(|| save(order, permit)).unwrap_or_else(|why| Some(SaveOutcome::Failed(why)))
}

/// Something to be done with a recovery copy.
enum Copying {
    Keep(Box<SaveOrder>, Contents),
    Forget(SaveTicket),
    /// Say that everything before is done.
    Finish(Sender<()>),
}

/// Starts the thread that keeps recovery copies.
fn start_keeper(folder: PathBuf, back: Weak<Sender<Errand>>) -> Sender<Copying> {
    let (sender, tasks) = channel();
    std::thread::spawn(move || {
        for task in tasks {
            match task {
                Copying::Keep(order, contents) => {
                    let is_kept = guarded(|| match contents {
                        Contents::Whole => jobs::keep(&order, &folder),
                        Contents::WithoutFiles => jobs::keep_without_files(&order, &folder),
                    });
                    if let Some(back) = back.upgrade() {
                        let kept = Errand::Kept(order.ticket, is_kept.unwrap_or(false));
                        let _ = back.send(kept);
                    }
                }
                Copying::Forget(ticket) => jobs::forget(ticket, &folder),
                Copying::Finish(done) => _ = done.send(()),
            }
        }
    });
    sender
}

#[expect(clippy::disallowed_methods, reason = "a shell: the clock of saving")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests;
