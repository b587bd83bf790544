//! Saves the open document in a thread with its own clock: a minimised or covered window draws no
//! frames.
//!
//! A document whose files of evidence are large takes a while to write. Each change of it goes to a
//! recovery copy without these files at once, and to the document itself when nothing more is
//! changed. Another thread writes the document, so that a slow disk does not hold up the copy.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use crate::window::document::action::DocumentAction;
use crate::window::document::file::SaveTicket;
use crate::window::document::outcome::SaveOutcome;
use crate::window::effect::{SaveOrder, SaveTarget};
use crate::window::jobs::{self, Outbox, guarded};

/// How long the program waits for the disk when it ends.
const LAST_WAIT: Duration = Duration::from_secs(3);

/// A document with more bytes of evidence than this is not written at each change.
const MOST_AT_EACH_CHANGE: u64 = 4 << 20;

/// How long a change waits for the next one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rhythm {
    /// Before a document is saved, or the recovery copy of a large one.
    pub(crate) patience: Duration,
    /// Before a large document is saved.
    pub(crate) rest: Duration,
    /// The same, where changes never stop.
    pub(crate) most: Duration,
}

impl Rhythm {
    /// The usual rests of large documents.
    pub(crate) const fn new(patience: Duration) -> Self {
        Self {
            patience,
            rest: Duration::from_secs(5),
            most: Duration::from_secs(30),
        }
    }
}

/// The way to the thread that saves.
#[derive(Clone)]
pub(crate) struct Saver(Arc<Sender<Errand>>);

type Save = Box<dyn FnMut(&SaveOrder) -> SaveOutcome + Send>;

enum Errand {
    Save(Box<SaveOrder>),
    /// A document was written, or could not be.
    Written(Box<SaveOrder>, SaveOutcome, Save),
    /// Forget what is not saved of a session.
    GiveUp(SaveTicket),
    /// Save what waits, then say so.
    Finish(Sender<()>),
}

impl Saver {
    /// Starts the thread. Recovery copies go to the folder `unsaved`; without one, large documents
    /// are saved like others.
    pub(crate) fn start(
        outbox: Outbox,
        rhythm: Rhythm,
        unsaved: Option<PathBuf>,
        save: impl FnMut(&SaveOrder) -> SaveOutcome + Send + 'static,
    ) -> Self {
        let (sender, errands) = channel();
        let sender = Arc::new(sender);
        let desk = Desk {
            outbox,
            rhythm,
            unsaved,
            save: Some(Box::new(save)),
            errands: Arc::downgrade(&sender),
            waiting: VecDeque::new(),
            newest: None,
            last: None,
            finishing: Vec::new(),
        };
        std::thread::spawn(move || desk.work(&errands));
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

    /// Waits until everything is on the disk, or the disk does not answer.
    pub(crate) fn finish(&self) {
        let (done, is_done) = channel();
        if self.0.send(Errand::Finish(done)).is_ok() {
            let _ = is_done.recv_timeout(LAST_WAIT);
        }
    }
}

/// The thread that saves.
struct Desk {
    outbox: Outbox,
    rhythm: Rhythm,
    /// The folder of recovery copies.
    unsaved: Option<PathBuf>,
    /// Writes documents; not here while it does.
    save: Option<Save>,
    /// The way back for the thread that writes.
    errands: Weak<Sender<Errand>>,
    /// The orders that wait: a move, and changes before and after it.
    waiting: VecDeque<Waiting>,
    /// The last order of a large document, until the document is saved.
    newest: Option<Unsaved>,
    last: Option<Written>,
    /// Who is told when nothing waits any longer.
    finishing: Vec<Sender<()>>,
}

struct Waiting {
    order: Box<SaveOrder>,
    /// When the first change was ordered that is not saved yet.
    since: Instant,
    due: Instant,
}

struct Unsaved {
    order: Box<SaveOrder>,
    /// When the recovery copy is to be written; `None` once it is.
    due: Option<Instant>,
}

/// What was written last; the window may not know it yet.
struct Written {
    serial: u64,
    number: u64,
    target: SaveTarget,
}

impl Desk {
    fn work(mut self, errands: &Receiver<Errand>) {
        loop {
            self.step();
            let errand = match self.next_due() {
                None => errands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => errands.recv_timeout(due.saturating_duration_since(now())),
            };
            match errand {
                Ok(Errand::Save(order)) => self.take(order),
                Ok(Errand::Written(order, found, save)) => {
                    self.save = Some(save);
                    self.written(&order, found);
                }
                Ok(Errand::GiveUp(ticket)) => self.give_up(ticket),
                Ok(Errand::Finish(done)) => self.finishing.push(done),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    while let Some(waiting) = self.waiting.pop_front() {
                        self.write(waiting.order);
                    }
                    return;
                }
            }
        }
    }

    /// Does what is due.
    fn step(&mut self) {
        let ends = !self.finishing.is_empty();
        let is_due = |due: Instant| ends || due <= now();
        let copy = self.newest.as_ref().and_then(|newest| newest.due);
        if copy.is_some_and(is_due) {
            self.keep_newest();
        }
        let front = self.waiting.front();
        if self.save.is_some()
            && front.is_some_and(|front| is_due(front.due))
            && let Some(front) = self.waiting.pop_front()
        {
            self.write(front.order);
        }
        if self.save.is_some() && self.waiting.is_empty() {
            for done in self.finishing.drain(..) {
                let _ = done.send(());
            }
        }
    }

    /// When something is to be done, unless an errand comes first.
    fn next_due(&self) -> Option<Instant> {
        let front = self.waiting.front().filter(|_| self.save.is_some());
        let copy = self.newest.as_ref().and_then(|newest| newest.due);
        front.map(|front| front.due).into_iter().chain(copy).min()
    }

    fn take(&mut self, mut order: Box<SaveOrder>) {
        self.catch_up(&mut order);
        let now = now();
        let mut since = now;
        // A move comes after what was changed before it, and before what is changed later.
        match self.waiting.back_mut() {
            Some(before) if before.order.ticket.moves => {}
            Some(before) if order.ticket.moves && before.order.target.is_own() => before.due = now,
            Some(before) => {
                since = before.since;
                self.waiting.pop_back();
            }
            None => {}
        }
        let is_slow = self.is_slow(&order);
        let due = if order.at_once {
            now
        } else if is_slow {
            (now + self.rhythm.rest).min(since + self.rhythm.most)
        } else {
            since + self.rhythm.patience
        };
        if is_slow && order.is_changed {
            let waits = self.newest.as_ref().and_then(|newest| newest.due);
            self.newest = Some(Unsaved {
                order: order.clone(),
                due: Some(waits.unwrap_or(now + self.rhythm.patience)),
            });
        }
        self.waiting.push_back(Waiting { order, since, due });
    }

    /// Whether a document is better written rarely: it is large, and its file holds the evidence
    /// that a recovery copy leaves out.
    fn is_slow(&self, order: &SaveOrder) -> bool {
        let files = order.assessment.evidence_files();
        let here = files.filter(|file| file.content.is_some());
        self.unsaved.is_some()
            && order.target.is_own()
            && here.map(|file| file.size).sum::<u64>() > MOST_AT_EACH_CHANGE
    }

    /// Writes the recovery copy of the newest order.
    fn keep_newest(&mut self) {
        let (Some(newest), Some(folder)) = (&mut self.newest, &self.unsaved) else {
            return;
        };
        newest.due = None;
        if jobs::keep_without_files(&newest.order, folder) {
            self.outbox
                .send(DocumentAction::WasKept(newest.order.ticket));
        } else if let Some(last) = self.waiting.back_mut() {
            last.due = now();
        }
    }

    /// Writes a document, in a thread of its own.
    fn write(&mut self, mut order: Box<SaveOrder>) {
        self.catch_up(&mut order);
        let Some(mut save) = self.save.take() else {
            return;
        };
        let work = move || {
            let found = guarded(|| save(&order)).unwrap_or_else(SaveOutcome::Failed);
            (order, found, save)
        };
        if let Some(errands) = self.errands.upgrade() {
            std::thread::spawn(move || {
                let (order, found, save) = work();
                let _ = errands.send(Errand::Written(order, found, save));
            });
        } else {
            let (order, found, save) = work();
            self.save = Some(save);
            self.written(&order, found);
        }
    }

    /// Takes in what became of an order.
    fn written(&mut self, order: &SaveOrder, found: SaveOutcome) {
        let ticket = order.ticket;
        if let SaveOutcome::Done { path, digest, .. } = &found {
            self.last = Some(Written {
                serial: ticket.serial,
                number: ticket.number,
                target: SaveTarget::Own {
                    path: path.clone(),
                    seen: Some(*digest),
                },
            });
            self.clear_copy(ticket);
        } else if order.is_changed
            && let Some(folder) = &self.unsaved
        {
            let later = self.newest.as_ref().map(|newest| &*newest.order);
            let later = later.filter(|later| ticket.is_before(later.ticket));
            // Where not even this can be kept, the window says already that nothing was saved.
            jobs::keep(later.unwrap_or(order), folder);
        }
        self.outbox.send(DocumentAction::WasSaved(ticket, found));
    }

    /// Removes the recovery copy of a document that is saved, or makes it one of the saved file
    /// where later changes wait.
    fn clear_copy(&mut self, ticket: SaveTicket) {
        let Some(folder) = self.unsaved.clone() else {
            return;
        };
        let later = self.newest.take();
        let later = later.filter(|newest| ticket.is_before(newest.order.ticket));
        match later {
            Some(mut newest) => {
                self.catch_up(&mut newest.order);
                newest.due = Some(now());
                self.newest = Some(newest);
            }
            None => jobs::forget(ticket, &folder),
        }
    }

    fn give_up(&mut self, ticket: SaveTicket) {
        let is_other = |order: &SaveOrder| order.ticket.serial != ticket.serial;
        self.waiting.retain(|waiting| is_other(&waiting.order));
        self.newest.take_if(|newest| !is_other(&newest.order));
        if let Some(folder) = &self.unsaved {
            jobs::forget(ticket, folder);
        }
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
    use std::path::Path;

    use super::*;
    use crate::format::document::{self, Opened};
    use crate::format::{MOST_BYTES, bundled};
    use crate::model::{
        Assessment, Digest, Evidence, EvidenceFile, Form, PackedFile, Respondent, Response, Shared,
    };
    use crate::store;
    use crate::window::action::Action;
    use crate::words::{Message, Words};

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_hours(1);

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
            relinking: None,
            rescued: None,
            key: None,
        })
    }

    /// An order for a document whose evidence takes long to write.
    fn large(number: u64, at_once: bool) -> Box<SaveOrder> {
        let mut order = order(number, at_once);
        order.target = SaveTarget::Own {
            path: PathBuf::from("/large.continuum"),
            seen: Some(Digest::of(b"before")),
        };
        let mut respondent = Respondent::new(order.assessment.free_respondent_id());
        respondent.name = format!("change {number}");
        let file = EvidenceFile {
            name: "film.mp4".to_owned(),
            size: MOST_AT_EACH_CHANGE + 1,
            digest: Digest::of(b"film"),
            content: Some(PackedFile {
                archive: Shared::default(),
                entry: "film".into(),
            }),
        };
        let said = Response {
            evidence: vec![Evidence {
                text: "film".to_owned(),
                file: Some(file),
                ..Evidence::default()
            }],
            ..Response::default()
        };
        let (_, practice) = bundled::standard()
            .practices_in(Form::Short)
            .next()
            .expect("a practice");
        respondent.sheet.0.insert(practice.id.clone(), said);
        order.assessment.respondents.push(respondent.into());
        order
    }

    fn done(path: &str) -> SaveOutcome {
        SaveOutcome::Done {
            path: PathBuf::from(path),
            digest: Digest::of(b"text"),
            relinked: std::collections::BTreeMap::default(),
            remark: None,
        }
    }

    /// Where the file stands once [`done`] is answered.
    fn own(path: &str) -> SaveTarget {
        SaveTarget::Own {
            path: PathBuf::from(path),
            seen: Some(Digest::of(b"text")),
        }
    }

    /// A saver that writes nothing, with what it answers and where it was told to save.
    fn saver(patience: Duration) -> (Saver, Receiver<Action>, Receiver<SaveTarget>) {
        let (sender, answers) = channel();
        let (told, targets) = channel();
        let rhythm = Rhythm::new(patience);
        let saver = Saver::start(Outbox::new(sender), rhythm, None, move |order| {
            let _ = told.send(order.target.clone());
            assert!(order.ticket.number != 13, "a job that panics");
            done("/new.continuum")
        });
        (saver, answers, targets)
    }

    /// A saver that keeps recovery copies, and whose disk waits at a gate each time.
    fn slow_saver(
        unsaved: &Path,
        rhythm: Rhythm,
    ) -> (Saver, Receiver<Action>, Receiver<SaveTarget>, Sender<()>) {
        let (sender, answers) = channel();
        let (told, targets) = channel();
        let (go, gate) = channel();
        let folder = Some(unsaved.to_owned());
        let saver = Saver::start(Outbox::new(sender), rhythm, folder, move |order| {
            let _ = told.send(order.target.clone());
            let _ = gate.recv();
            match &order.target {
                SaveTarget::Replace(_) => done("/chosen.continuum"),
                _ => done("/large.continuum"),
            }
        });
        (saver, answers, targets, go)
    }

    /// The number of the order that was kept in a recovery copy, or saved.
    fn said(answers: &Receiver<Action>) -> (&'static str, u64) {
        match answers.recv().expect("an answer") {
            Action::Document(DocumentAction::WasSaved(ticket, _)) => ("saved", ticket.number),
            Action::Document(DocumentAction::WasKept(ticket)) => ("kept", ticket.number),
            other => panic!("{other:?}"),
        }
    }

    /// The name that the recovery copy holds, and those of its files.
    fn kept(unsaved: &Path) -> Option<(String, Vec<String>)> {
        let copy = store::unsaved::path(unsaved, "1");
        let bytes = store::read_bytes(&copy, MOST_BYTES).ok()?;
        let Opened::Sound(found) = document::read(bytes) else {
            return None;
        };
        let files = found.evidence_files().map(|file| file.name.clone());
        Some((found.respondents[0].name.clone(), files.collect()))
    }

    #[test]
    fn a_change_is_saved_by_itself_and_only_the_last_of_several() {
        let (saver, answers, _) = saver(SHORT);
        for change in 1..=3 {
            saver.save(order(change, false));
        }
        assert_eq!(said(&answers), ("saved", 3));
        assert!(answers.recv_timeout(SHORT * 3).is_err(), "once is enough");
    }

    #[test]
    fn what_cannot_wait_is_saved_at_once_and_what_waits_when_the_program_ends() {
        let (saver, answers, _) = saver(LONG);
        saver.save(order(1, false));
        saver.save(order(2, true));
        assert_eq!(said(&answers), ("saved", 2));
        saver.save(order(3, false));
        saver.finish();
        assert_eq!(said(&answers), ("saved", 3));
    }

    #[test]
    fn a_change_that_waits_is_saved_when_nobody_can_send_further_ones() {
        let (saver, answers, _) = saver(LONG);
        saver.save(order(1, false));
        drop(saver);
        assert_eq!(said(&answers), ("saved", 1));
    }

    #[test]
    fn a_change_that_was_made_during_the_first_save_goes_into_the_same_file() {
        let (saver, _answers, targets) = saver(LONG);
        for change in 1..=2 {
            saver.save(order(change, false));
            saver.finish();
        }
        assert_eq!(targets.try_iter().nth(1), Some(own("/new.continuum")));
    }

    #[test]
    fn a_move_comes_after_the_change_before_it_and_before_the_change_after_it() {
        let place = tempfile::tempdir().expect("a folder");
        let (saver, answers, targets, go) = slow_saver(place.path(), Rhythm::new(LONG));
        let chosen = SaveTarget::Replace(PathBuf::from("/chosen.continuum"));
        let mut moving = large(3, true);
        moving.ticket.moves = true;
        moving.target = chosen.clone();
        saver.save(order(1, true));
        let first = targets.recv().expect("the disk is busy");
        saver.save(large(2, false));
        saver.save(moving);
        saver.save(large(4, true));
        (0..4).for_each(|_| go.send(()).expect("it waits"));
        for number in 1..=4 {
            while said(&answers) != ("saved", number) {}
        }
        assert!(matches!(first, SaveTarget::FreeName { .. }));
        let before = own("/large.continuum");
        let later = own("/chosen.continuum");
        let targets: Vec<_> = targets.try_iter().collect();
        assert_eq!(targets, [before, chosen, later]);
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
        assert_eq!(said(&answers), ("saved", 14));
    }

    #[test]
    fn a_change_during_a_slow_save_is_in_the_recovery_copy_within_a_second() {
        let place = tempfile::tempdir().expect("a folder");
        let patience = Duration::from_millis(50);
        let (saver, answers, targets, go) = slow_saver(place.path(), Rhythm::new(patience));
        saver.save(large(1, true));
        targets.recv().expect("the disk is busy");
        saver.save(large(2, false));
        let second = now() + Duration::from_secs(1);
        let wanted = Some(("change 2".to_owned(), vec!["film.mp4".to_owned()]));
        while kept(place.path()) != wanted {
            assert!(now() < second, "it is not kept");
            std::thread::yield_now();
        }
        go.send(()).expect("it waits");
        while said(&answers) != ("saved", 1) {}
        assert_eq!(said(&answers), ("kept", 2));
        let copy = store::unsaved::path(place.path(), "1");
        let origin = store::unsaved::origin(&copy).expect("it belongs to the file");
        assert_eq!(origin.seen, Digest::of(b"text"), "as it was just written");
        go.send(()).expect("it waits");
        saver.finish();
        assert_eq!(said(&answers), ("saved", 2));
        assert!(!store::exists(&copy), "the copy is not needed any longer");
    }

    #[test]
    fn a_large_document_is_saved_at_rest_and_now_and_then_while_changes_go_on() {
        let place = tempfile::tempdir().expect("a folder");
        for (rest, most) in [(SHORT, LONG), (LONG, SHORT)] {
            let rhythm = Rhythm {
                patience: LONG,
                rest,
                most,
            };
            let (saver, answers, _, go) = slow_saver(place.path(), rhythm);
            go.send(()).expect("it waits");
            saver.save(large(1, false));
            assert_eq!(said(&answers), ("saved", 1));
            assert_eq!(kept(place.path()), None);
        }
        let rhythm = Rhythm {
            patience: Duration::ZERO,
            rest: LONG,
            most: LONG,
        };
        let (saver, answers, targets, go) = slow_saver(place.path(), rhythm);
        for change in 1..=3 {
            saver.save(large(change, false));
            assert_eq!(said(&answers), ("kept", change));
        }
        assert!(targets.try_recv().is_err(), "the changes are kept only");
        go.send(()).expect("it waits");
        saver.finish();
        assert_eq!(said(&answers), ("saved", 3));
    }

    /// A saver that writes to the disk.
    fn real_saver(unsaved: &Path) -> (Saver, Receiver<Action>) {
        let (sender, answers) = channel();
        let words = Words::english();
        let folder = Some(unsaved.to_owned());
        let rhythm = Rhythm::new(LONG);
        let saver = Saver::start(Outbox::new(sender), rhythm, folder, move |order| {
            jobs::save(order, None, &words)
        });
        (saver, answers)
    }

    #[test]
    fn what_cannot_be_saved_is_kept_until_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let copy = store::unsaved::path(&unsaved, "1");
        let earlier = unsaved.join("0-1.continuum");
        let (saver, answers) = real_saver(&unsaved);
        let mut refused = order(1, true);
        refused.target = SaveTarget::Fresh(place.path().join("gone").join("a.continuum"));
        saver.save(refused);
        assert_eq!(said(&answers), ("saved", 1));
        assert!(store::exists(&copy));
        store::save(&earlier, b"text").expect("it is written");
        let there = place.path().join("a.continuum");
        let mut order = order(2, true);
        order.target = SaveTarget::Fresh(there.clone());
        order.rescued = Some(earlier.clone());
        saver.save(order);
        assert_eq!(said(&answers), ("saved", 2));
        assert!(store::exists(&there));
        assert!(!store::exists(&copy) && !store::exists(&earlier));
    }

    #[test]
    fn nothing_is_kept_of_changes_that_are_given_up() {
        let place = tempfile::tempdir().expect("a folder");
        let rhythm = Rhythm {
            rest: LONG,
            ..Rhythm::new(Duration::ZERO)
        };
        let (saver, answers, targets, _go) = slow_saver(place.path(), rhythm);
        saver.save(large(1, false));
        assert_eq!(said(&answers), ("kept", 1));
        assert!(kept(place.path()).is_some());
        saver.give_up(large(1, false).ticket);
        saver.finish();
        assert!(kept(place.path()).is_none());
        assert!(targets.try_recv().is_err(), "and nothing is saved");
    }

    #[test]
    fn a_saved_document_that_is_refused_another_place_leaves_no_copy() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let taken = place.path().join("taken.continuum");
        store::save(&taken, b"somebody else's").expect("it is written");
        let (saver, answers) = real_saver(&unsaved);
        for is_changed in [false, true] {
            let mut order = order(1, true);
            order.is_changed = is_changed;
            order.target = SaveTarget::Fresh(taken.clone());
            saver.save(order);
            let Ok(Action::Document(DocumentAction::WasSaved(_, found))) = answers.recv() else {
                panic!("no answer");
            };
            assert!(matches!(found, SaveOutcome::Exists { .. }));
            let copy = store::unsaved::path(&unsaved, "1");
            assert_eq!(store::exists(&copy), is_changed);
        }
    }
}
