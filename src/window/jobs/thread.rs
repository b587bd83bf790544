//! The threads of jobs, and the way of their answers back to the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::window::action::Action;
use crate::words::Message;

/// The handle that a job is given.
pub(crate) struct Job {
    outbox: Outbox,
    stopped: Arc<AtomicBool>,
}

/// The way back to the window.
#[derive(Clone)]
pub(crate) struct Outbox {
    sender: Sender<Action>,
    /// Wakes the window; empty until it is there.
    wake: Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>,
    /// Counts the jobs at work.
    running: Arc<AtomicUsize>,
}

impl Job {
    /// Answers; a job may do so several times, such as to say how far it is.
    pub(crate) fn send(&self, answer: impl Into<Action>) {
        self.outbox.send(answer);
    }

    /// Whether nobody waits for the job any longer.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Outbox {
    pub(crate) fn new(sender: Sender<Action>) -> Self {
        Self {
            sender,
            wake: Arc::default(),
            running: Arc::default(),
        }
    }

    pub(crate) fn wake_with(&self, wake: impl Fn() + Send + Sync + 'static) {
        let _ = self.wake.set(Box::new(wake));
    }

    pub(crate) fn send(&self, answer: impl Into<Action>) {
        // Where the window is gone nobody waits for the answer.
        if self.sender.send(answer.into()).is_ok()
            && let Some(wake) = self.wake.get()
        {
            wake();
        }
    }

    /// How many jobs are at work.
    pub(crate) fn jobs(&self) -> usize {
        self.running.load(Ordering::Acquire)
    }

    /// Runs a job in a thread. One that panics answers too, with what `failed` makes of the reason.
    /// `stopped` is the flag that stops it.
    pub(crate) fn spawn<A: Into<Action>>(
        &self,
        stopped: Arc<AtomicBool>,
        work: impl FnOnce(&Job) + Send + 'static,
        failed: impl FnOnce(Message) -> A + Send + 'static,
    ) {
        let job = Job {
            outbox: self.clone(),
            stopped,
        };
        self.running.fetch_add(1, Ordering::AcqRel);
        std::thread::spawn(move || {
            if let Err(why) = guarded(|| work(&job)) {
                job.send(failed(why));
            }
            job.outbox.running.fetch_sub(1, Ordering::AcqRel);
        });
    }
}

/// Runs something that may panic; returns a message for the reader if it did.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Message> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Message::new("window-job-failed"))
}

/// Within this time a disk answers, or the user is told that it does not.
pub(crate) const DISK_ANSWERS: Duration = Duration::from_secs(5);

/// Does something in a thread that may never end, such as reading from a disk that does not answer.
pub(crate) fn in_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Receiver<Result<T, Message>> {
    let (sender, answer) = channel();
    std::thread::spawn(move || sender.send(guarded(work)));
    answer
}
