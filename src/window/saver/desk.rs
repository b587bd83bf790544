//! Decides what is saved and kept when. It has no clock of its own and touches no disk.
//!
//! A change is written to the document after a moment. It goes to a recovery copy as well where the
//! document cannot be written within a second: its files of evidence are large, the disk is slow or does
//! not answer, saving failed, or somebody else changed the file.

use std::collections::VecDeque;
use std::time::Duration;

use crate::window::document::action::DocumentAction;
use crate::window::document::file::SaveTicket;
use crate::window::document::outcome::SaveOutcome;
use crate::window::effect::{Permit, SaveOrder, SaveTarget};

/// A document with more bytes of evidence than this is not written at each change.
pub(super) const MOST_AT_EACH_CHANGE: u64 = 4 << 20;

/// The longest pause before a save that failed is tried again.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How long the first attempt to write waits for a disk that does not answer; each later one waits twice
/// as long, since a disk may just be slow.
const HANG: Duration = Duration::from_mins(1);

/// The most threads that may wait for a disk that does not answer.
const MOST_HUNG: u32 = 8;

/// How long things wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rhythm {
    /// A change, before the document is saved or a recovery copy is kept.
    pub(crate) patience: Duration,
    /// A change of a large document, before that is saved.
    pub(crate) rest: Duration,
    /// The same, where changes never stop.
    pub(crate) most: Duration,
    /// The disk, before a copy is kept of what it is writing.
    pub(crate) grace: Duration,
    /// The disk, before the user is told that it does not answer.
    pub(crate) stall: Duration,
}

impl Rhythm {
    /// The usual times, and how long a change waits.
    pub(crate) const fn new(patience: Duration) -> Self {
        Self {
            patience,
            rest: Duration::from_secs(5),
            most: Duration::from_secs(30),
            grace: Duration::from_millis(200),
            stall: Duration::from_secs(5),
        }
    }
}

/// Something to be done.
#[derive(Debug)]
pub(super) enum Task {
    Write(Attempt),
    /// Keep a recovery copy, with the files of evidence or without.
    Keep(Box<SaveOrder>, Contents),
    /// Remove the recovery copy of a session.
    Forget(SaveTicket),
    /// Tell the window.
    Tell(DocumentAction),
}

/// A try to write a document.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) number: u64,
    pub(super) order: Box<SaveOrder>,
    pub(super) permit: Permit,
}

/// Whether a recovery copy holds the files of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    Whole,
    /// The document's own file holds them.
    WithoutFiles,
}

/// Decides what is done when. Times are counted from any moment, always the same.
pub(super) struct Desk {
    rhythm: Rhythm,
    /// Whether there is a place for recovery copies.
    keeps: bool,
    /// The session that is served.
    serial: u64,
    /// The orders that wait: a move, and changes before and after it.
    waiting: VecDeque<Waiting>,
    writing: Option<Writing>,
    /// The last order with changes, until the document is saved.
    newest: Option<Unsaved>,
    keeping: Option<Keeping>,
    last: Option<Written>,
    /// How often the document could not be saved, one time after the other.
    failures: u32,
    attempts: u64,
    /// How many attempts were given up and did not return yet.
    hung: u32,
    /// Whether the program ends: nothing waits for its time any longer.
    is_ending: bool,
    tasks: Vec<Task>,
}

struct Waiting {
    order: Box<SaveOrder>,
    /// When the first change was ordered that is not saved yet.
    since: Duration,
    due: Duration,
    /// Whether it failed before.
    is_retry: bool,
}

struct Writing {
    number: u64,
    order: Box<SaveOrder>,
    permit: Permit,
    since: Duration,
    /// Whether it takes so long that copies are kept.
    is_late: bool,
    /// Whether the window knows that the disk does not answer.
    is_told: bool,
    /// Whether it has used its permit, as far as is known: then it cannot be given up.
    has_begun: bool,
}

struct Unsaved {
    order: Box<SaveOrder>,
    /// When a recovery copy of it is to be kept; `None` while none is needed, or once it is kept.
    due: Option<Duration>,
    is_kept: bool,
}

struct Keeping {
    ticket: SaveTicket,
    since: Duration,
    is_told: bool,
}

/// What was written last; the window may not know it yet.
struct Written {
    serial: u64,
    number: u64,
    target: SaveTarget,
}

impl Desk {
    pub(super) const fn new(rhythm: Rhythm, keeps: bool) -> Self {
        Self {
            rhythm,
            keeps,
            serial: 0,
            waiting: VecDeque::new(),
            writing: None,
            newest: None,
            keeping: None,
            last: None,
            failures: 0,
            attempts: 0,
            hung: 0,
            is_ending: false,
            tasks: Vec::new(),
        }
    }

    /// Has a document saved; replaces an order that still waits.
    pub(super) fn take(&mut self, mut order: Box<SaveOrder>, now: Duration) {
        if order.ticket.serial != self.serial {
            self.begin(order.ticket.serial);
        }
        self.catch_up(&mut order);
        if order.at_once && !order.ticket.moves {
            self.ask_again(now);
        }
        let mut since = now;
        // A move comes after what was changed before it, and before what is changed later.
        match self.waiting.back_mut() {
            Some(before) if before.order.ticket.moves => {}
            Some(before) if order.ticket.moves && before.order.target.is_own() => before.due = now,
            Some(before) => {
                if !before.is_retry {
                    since = before.since;
                }
                self.waiting.pop_back();
            }
            None => {}
        }
        let due = if order.at_once {
            now
        } else if self.is_slow(&order) {
            (now + self.rhythm.rest).min(since + self.rhythm.most)
        } else {
            since + self.rhythm.patience
        };
        if order.is_changed {
            let before = self.newest.take().and_then(|newest| newest.due);
            let needed = self.is_slow(&order) || self.is_stuck();
            let due = before.or_else(|| needed.then_some(now + self.rhythm.patience));
            self.newest = Some(Unsaved {
                order: order.clone(),
                due,
                is_kept: false,
            });
        }
        self.waiting.push_back(Waiting {
            order,
            since,
            due,
            is_retry: false,
        });
    }

    /// Gives what is to be done now.
    pub(super) fn step(&mut self, now: Duration) -> Vec<Task> {
        self.watch_disk(now);
        self.keep_newest(now);
        let is_due = |front: &Waiting| self.is_ending || front.due <= now;
        if self.may_write()
            && self.waiting.front().is_some_and(is_due)
            && let Some(front) = self.waiting.pop_front()
        {
            self.write(front.order, now);
        }
        std::mem::take(&mut self.tasks)
    }

    /// When something is to be done, unless something happens before.
    pub(super) fn next_due(&self) -> Option<Duration> {
        let front = self.waiting.front().filter(|_| self.may_write());
        let newest = self.newest.as_ref().filter(|_| self.keeping.is_none());
        let copy = newest.and_then(|newest| newest.due);
        let late = self.writing.as_ref().and_then(|writing| {
            let wait = match (writing.is_late, writing.is_told) {
                (false, _) => self.rhythm.grace,
                (true, false) => self.rhythm.stall,
                (true, true) if writing.has_begun => return None,
                (true, true) => self.hang(),
            };
            Some(writing.since + wait)
        });
        let keeping = self.keeping.as_ref().filter(|keeping| !keeping.is_told);
        let unkept = keeping.map(|keeping| keeping.since + self.rhythm.stall);
        let times = [front.map(|front| front.due), copy, late, unkept];
        times.into_iter().flatten().min()
    }

    /// Takes in what became of an attempt; `None` where it was given up before it wrote anything.
    pub(super) fn written(
        &mut self,
        number: u64,
        order: Box<SaveOrder>,
        found: Option<SaveOutcome>,
        now: Duration,
    ) {
        if self.writing.take_if(|now| now.number == number).is_none() {
            // It was given up; the disk answers again.
            self.hung = self.hung.saturating_sub(1);
            return;
        }
        let Some(found) = found else {
            return;
        };
        let ticket = order.ticket;
        if let SaveOutcome::Done { path, digest, .. } = &found {
            self.failures = 0;
            self.last = Some(Written {
                serial: ticket.serial,
                number: ticket.number,
                target: SaveTarget::Own {
                    path: path.clone(),
                    seen: Some(*digest),
                },
            });
            self.clear_copy(ticket, now);
        } else {
            self.hurry_copy(now);
            self.retry(order, now);
        }
        self.tasks
            .push(Task::Tell(DocumentAction::WasSaved(ticket, found)));
    }

    /// Takes in whether a recovery copy could be kept.
    pub(super) fn kept(&mut self, ticket: SaveTicket, is_kept: bool, now: Duration) {
        self.keeping = None;
        let newest = self.newest.as_mut();
        if let Some(newest) = newest.filter(|newest| newest.order.ticket == ticket) {
            newest.is_kept = is_kept;
        }
        if !is_kept
            && !self.is_stuck()
            && let Some(last) = self.waiting.back_mut()
        {
            // The document itself is the only place left.
            last.due = now;
        }
        self.tasks
            .push(Task::Tell(DocumentAction::WasKept(ticket, is_kept)));
    }

    /// Forgets what is not saved of a session, and what was kept of it.
    pub(super) fn give_up(&mut self, ticket: SaveTicket) {
        self.leave(ticket);
        self.tasks.push(Task::Forget(ticket));
    }

    /// Forgets what is not saved of a session; its recovery copy stays.
    pub(super) fn leave(&mut self, ticket: SaveTicket) {
        if ticket.serial == self.serial {
            self.begin(ticket.serial);
        }
    }

    /// Has everything saved now: the program ends.
    pub(super) const fn end(&mut self) {
        self.is_ending = true;
    }

    /// Whether nothing is left to be saved or kept. What is kept need not wait for a disk that does not
    /// answer.
    pub(super) fn is_settled(&self) -> bool {
        let newest = self.newest.as_ref();
        let waits = newest.is_some_and(|newest| newest.due.is_some());
        let is_kept = newest.is_some_and(|newest| newest.is_kept);
        let hangs = self.writing.as_ref().is_some_and(|now| now.is_told);
        let is_written = self.waiting.is_empty() && self.writing.is_none();
        (is_written || (hangs && is_kept)) && self.keeping.is_none() && !waits
    }

    /// The orders that wait, for when nobody can send further ones.
    pub(super) fn rest(&mut self) -> Vec<SaveOrder> {
        self.waiting
            .drain(..)
            .map(|waiting| *waiting.order)
            .collect()
    }

    /// Serves a session; whatever is left of another one, nobody waits for any longer.
    fn begin(&mut self, serial: u64) {
        self.serial = serial;
        self.waiting.clear();
        self.newest = None;
        self.failures = 0;
        self.abandon();
    }

    /// Waits no longer for the attempt that is under way.
    fn abandon(&mut self) {
        if let Some(writing) = self.writing.take() {
            writing.permit.withdraw();
            self.hung += 1;
        }
    }

    /// Whether changes are not reaching the document.
    fn is_stuck(&self) -> bool {
        self.failures > 0 || self.writing.as_ref().is_some_and(|writing| writing.is_late)
    }

    /// Whether a document is better written rarely: it is large, and its file holds the evidence
    /// that a recovery copy leaves out.
    fn is_slow(&self, order: &SaveOrder) -> bool {
        let files = order.assessment.evidence_files();
        let here = files.filter(|file| file.content.is_some());
        self.keeps
            && order.target.is_own()
            && here.map(|file| file.size).sum::<u64>() > MOST_AT_EACH_CHANGE
    }

    /// Keeps a copy of what the disk takes long to write, and gives up an attempt that waits for a
    /// disk that does not answer.
    fn watch_disk(&mut self, now: Duration) {
        let keeping = self.keeping.as_mut().filter(|keeping| !keeping.is_told);
        if let Some(keeping) = keeping
            && now >= keeping.since + self.rhythm.stall
        {
            keeping.is_told = true;
            let told = DocumentAction::WasKept(keeping.ticket, false);
            self.tasks.push(Task::Tell(told));
        }
        let Some(writing) = &mut self.writing else {
            return;
        };
        let since = writing.since;
        let becomes_late = !writing.is_late && now >= since + self.rhythm.grace;
        writing.is_late |= becomes_late;
        if writing.is_late && !writing.is_told && now >= since + self.rhythm.stall {
            writing.is_told = true;
            let told = DocumentAction::WasDelayed(writing.order.ticket);
            self.tasks.push(Task::Tell(told));
        }
        let is_told = writing.is_told;
        if becomes_late {
            self.hurry_copy(now);
        }
        if is_told
            && now >= since + self.hang()
            && let Some(order) = self.give_up_waiting()
        {
            self.retry(order, now);
        }
    }

    /// How long an attempt may wait for the disk.
    fn hang(&self) -> Duration {
        HANG * (1 << self.failures.min(6))
    }

    /// Gives up an attempt that has written nothing yet, and never will; gives its order.
    fn give_up_waiting(&mut self) -> Option<Box<SaveOrder>> {
        let writing = self.writing.as_mut()?;
        writing.has_begun |= !writing.permit.withdraw();
        let given_up = self.writing.take_if(|writing| !writing.has_begun)?;
        self.hung += 1;
        Some(given_up.order)
    }

    /// Makes way for another attempt where the disk does not answer and somebody asks again.
    fn ask_again(&mut self, now: Duration) {
        if self.writing.as_ref().is_some_and(|writing| writing.is_told)
            && self.give_up_waiting().is_none()
            && let Some(writing) = &mut self.writing
        {
            // Who asks is told again.
            (writing.since, writing.is_told) = (now, false);
        }
    }

    /// Has a recovery copy of the newest order kept now.
    fn hurry_copy(&mut self, now: Duration) {
        let newest = self.newest.as_mut().filter(|newest| !newest.is_kept);
        if let Some(newest) = newest {
            newest.due = Some(now);
        }
    }

    fn keep_newest(&mut self, now: Duration) {
        let is_ending = self.is_ending;
        let is_due = |due: &mut Duration| is_ending || *due <= now;
        let (None, Some(newest)) = (&self.keeping, &mut self.newest) else {
            return;
        };
        if newest.due.take_if(is_due).is_none() {
            return;
        }
        let order = newest.order.clone();
        let ticket = order.ticket;
        if !self.keeps {
            let told = DocumentAction::WasKept(ticket, false);
            self.tasks.push(Task::Tell(told));
            return;
        }
        let contents = if self.failures == 0 && self.is_slow(&order) {
            Contents::WithoutFiles
        } else {
            Contents::Whole
        };
        self.tasks.push(Task::Keep(order, contents));
        self.keeping = Some(Keeping {
            ticket,
            since: now,
            is_told: false,
        });
    }

    /// Whether the order in front may be written: nothing else is, or only something that the disk does
    /// not answer and that another file or document need not wait for.
    fn may_write(&self) -> bool {
        let Some(front) = self.waiting.front() else {
            return false;
        };
        let is_free = self.writing.as_ref().is_none_or(|writing| {
            writing.is_told && (writing.order.ticket.moves || front.order.ticket.moves)
        });
        is_free && (self.hung < MOST_HUNG || front.order.at_once)
    }

    fn write(&mut self, mut order: Box<SaveOrder>, now: Duration) {
        self.abandon();
        self.catch_up(&mut order);
        self.attempts += 1;
        let permit = Permit::default();
        self.writing = Some(Writing {
            number: self.attempts,
            order: order.clone(),
            permit: permit.clone(),
            since: now,
            is_late: false,
            is_told: false,
            has_begun: false,
        });
        self.tasks.push(Task::Write(Attempt {
            number: self.attempts,
            order,
            permit,
        }));
    }

    /// Has an order tried again after a pause that grows, unless a later one waits.
    fn retry(&mut self, mut order: Box<SaveOrder>, now: Duration) {
        if order.ticket.moves {
            return;
        }
        let pause = Duration::from_secs(1 << self.failures.min(6));
        self.failures = self.failures.saturating_add(1);
        if self.waiting.is_empty() && !self.is_ending {
            order.at_once = false;
            self.waiting.push_back(Waiting {
                order,
                since: now,
                due: now + pause.min(LONGEST_PAUSE),
                is_retry: true,
            });
        }
    }

    /// Removes the recovery copy of a document that is saved, or makes it one of the saved file
    /// where later changes wait.
    fn clear_copy(&mut self, ticket: SaveTicket, now: Duration) {
        let later = self.newest.take();
        let later = later.filter(|newest| ticket.is_before(newest.order.ticket));
        let Some(mut newest) = later else {
            self.tasks.push(Task::Forget(ticket));
            return;
        };
        self.catch_up(&mut newest.order);
        if newest.is_kept || newest.due.is_some() || self.is_slow(&newest.order) {
            newest.due = Some(now);
            newest.is_kept = false;
        } else {
            self.tasks.push(Task::Forget(ticket));
        }
        self.newest = Some(newest);
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

#[cfg(test)]
mod tests;
