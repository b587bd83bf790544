//! Keeps versions and steps of undo in a thread of its own: saving never waits for it.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::model::Edit;
use crate::store::versions;
use crate::window::document::outcome::SaveOutcome;
use crate::window::effect::SaveOrder;
use crate::window::jobs::{Outbox, guarded};
use crate::window::versions::action::VersionsAction;
use crate::window::versions::shelf;
use crate::window::versions::state::{KeepOrder, RecallOrder, StepsOrder};

/// How long the steps of undo wait for further ones.
const REST: Duration = Duration::from_secs(5);

/// How long the program waits for the disk when it ends.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// The way to the thread that keeps versions; `None` where there is no place for them.
#[derive(Clone)]
pub(crate) struct Keeper(Option<Sender<Errand>>);

enum Errand {
    Keep(Box<KeepOrder>),
    KeepSteps(Box<StepsOrder>),
    Recall(Box<RecallOrder>),
    /// Keep what waits, then say so.
    Finish(Sender<()>),
}

impl Keeper {
    /// Starts the thread, which keeps everything in a folder.
    pub(crate) fn start(outbox: Outbox, folder: Option<PathBuf>) -> Self {
        Self(folder.map(|folder| {
            let (sender, errands) = channel();
            let desk = Desk {
                outbox,
                folder,
                waiting: None,
            };
            std::thread::spawn(move || desk.work(&errands));
            sender
        }))
    }

    /// Keeps the steps of undo of a document that was just saved. The saver calls this, not the window,
    /// which may never draw another frame.
    pub(crate) fn was_saved(&self, order: &SaveOrder, found: &SaveOutcome) {
        let SaveOutcome::Done {
            digest,
            saved,
            relinked,
            ..
        } = found
        else {
            return;
        };
        let Some(id) = saved.identity.id else {
            return;
        };
        let mut history = order.history.clone();
        if !relinked.is_empty() {
            history.take_in(&[Edit::ReplaceLinks(relinked.clone())]);
        }
        self.send(Errand::KeepSteps(Box::new(StepsOrder {
            id,
            file: *digest,
            assessment: (**saved).clone(),
            history,
            key: order.key.clone(),
        })));
    }

    /// Keeps a version of a document, or lets those that are kept follow its password.
    pub(crate) fn keep(&self, order: Box<KeepOrder>) {
        self.send(Errand::Keep(order));
    }

    /// Reads the steps of undo of a document that was opened, and keeps it as a version.
    pub(crate) fn recall(&self, order: Box<RecallOrder>) {
        self.send(Errand::Recall(order));
    }

    /// Waits until everything is kept, or the disk does not answer.
    pub(crate) fn finish(&self) {
        let (done, is_done) = channel();
        self.send(Errand::Finish(done));
        let _ = is_done.recv_timeout(LAST_WAIT);
    }

    fn send(&self, errand: Errand) {
        if let Some(sender) = &self.0 {
            // The thread only ends once no sender is left.
            let _ = sender.send(errand);
        }
    }
}

/// The thread that keeps versions.
struct Desk {
    outbox: Outbox,
    folder: PathBuf,
    /// The steps of undo that are not kept yet.
    waiting: Option<(Instant, Box<StepsOrder>)>,
}

impl Desk {
    fn work(mut self, errands: &Receiver<Errand>) {
        loop {
            let errand = match &self.waiting {
                None => errands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((due, _)) => errands.recv_timeout(due.saturating_duration_since(now())),
            };
            match errand {
                Ok(Errand::Keep(order)) => self.keep(&order),
                Ok(Errand::KeepSteps(order)) => self.take_steps(order),
                Ok(Errand::Recall(order)) => self.recall(&order),
                Ok(Errand::Finish(done)) => {
                    self.keep_waiting();
                    let _ = done.send(());
                }
                Err(RecvTimeoutError::Timeout) => self.keep_waiting(),
                Err(RecvTimeoutError::Disconnected) => return self.keep_waiting(),
            }
        }
    }

    /// Has steps wait for further ones; those of another document wait no longer.
    fn take_steps(&mut self, order: Box<StepsOrder>) {
        let waits = self.waiting.as_ref();
        if waits.is_some_and(|(_, before)| before.id != order.id) {
            self.keep_waiting();
        }
        self.waiting = Some((now() + REST, order));
    }

    fn keep(&self, order: &KeepOrder) {
        let (id, key) = (order.id, order.key.as_ref());
        let _ = guarded(|| {
            if order.former != order.key {
                versions::change_key(&self.folder, id, order.former.as_ref(), key);
            }
            if order.is_version {
                let at = versions::now();
                shelf::keep_version(&self.folder, id, &order.assessment, key, at);
            }
        });
    }

    fn keep_waiting(&mut self) {
        if let Some((_, order)) = self.waiting.take() {
            let _ = guarded(|| shelf::keep_steps(&self.folder, *order));
        }
    }

    fn recall(&mut self, order: &RecallOrder) {
        self.keep_waiting();
        let found = guarded(|| shelf::steps(&self.folder, order)).ok().flatten();
        if let Some(steps) = found {
            self.outbox
                .send(VersionsAction::Recalled(order.serial, steps));
        }
        let _ = guarded(|| {
            let (id, key) = (order.id, order.key.as_ref());
            // A run that was killed may have left plain versions of a document with a password.
            versions::change_key(&self.folder, id, key, key);
            let at = versions::written_at(&order.path);
            shelf::keep_version(&self.folder, id, &order.assessment, key, at);
        });
    }
}

#[expect(clippy::disallowed_methods, reason = "a shell: the clock of keeping")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Assessment, Digest, DocumentId, Edit, UnitField};
    use crate::window::action::Action;
    use crate::window::history::History;

    const ID: DocumentId = DocumentId::new(7);

    fn team() -> Assessment {
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        team.expect("the sample").assessment()
    }

    fn rename(assessment: &mut Assessment, history: &mut History, name: &str) {
        let edit = Edit::SetUnit(UnitField::Unit, name.to_owned());
        let before = assessment.clone();
        assessment.apply(edit.clone()).expect("it is taken");
        history.pause();
        history.record(before, &[edit]);
    }

    fn steps(file: Digest, assessment: &Assessment, history: History) -> Errand {
        Errand::KeepSteps(Box::new(StepsOrder {
            id: ID,
            file,
            assessment: assessment.clone(),
            history,
            key: None,
        }))
    }

    #[test]
    fn what_was_done_in_one_run_is_undone_in_the_next_unless_the_file_was_changed() {
        let place = tempfile::tempdir().expect("a folder");
        let start = || {
            let (sender, answers) = channel();
            let keeper = Keeper::start(Outbox::new(sender), Some(place.path().to_owned()));
            (keeper, answers)
        };
        let (mut assessment, mut history) = (team(), History::default());
        let before = assessment.clone();
        rename(&mut assessment, &mut history, "North");
        rename(&mut assessment, &mut history, "South");
        let (keeper, _answers) = start();
        keeper.send(steps(Digest::of(b"saved"), &assessment, history));
        keeper.keep(Box::new(KeepOrder {
            id: ID,
            assessment: assessment.clone(),
            key: None,
            former: None,
            is_version: true,
        }));
        keeper.finish();
        let (keeper, answers) = start();
        for (serial, bytes) in [(1, b"other"), (2, b"saved")] {
            keeper.recall(Box::new(RecallOrder {
                serial,
                id: ID,
                path: place.path().join("a.continuum"),
                file: Digest::of(bytes),
                assessment: assessment.clone(),
                key: None,
            }));
        }
        let Ok(Action::Versions(VersionsAction::Recalled(2, steps))) = answers.recv() else {
            panic!("only the second is answered");
        };
        let mut history = History::default();
        history.continue_from(steps);
        assert!(history.undo(&mut assessment).is_none());
        assert_eq!(assessment.unit.unit, "North");
        assert!(history.undo(&mut assessment).is_none());
        assert_eq!(assessment, before);
        assert!(!history.can_undo() && history.can_redo());
        assert_eq!(
            versions::list(place.path(), ID).len(),
            1,
            "the same is kept once"
        );
    }

    #[test]
    fn a_document_that_is_opened_again_at_once_has_its_steps_already() {
        let place = tempfile::tempdir().expect("a folder");
        let (sender, answers) = channel();
        let keeper = Keeper::start(Outbox::new(sender), Some(place.path().to_owned()));
        let (mut assessment, mut history) = (team(), History::default());
        rename(&mut assessment, &mut history, "North");
        let file = Digest::of(b"saved");
        keeper.send(steps(file, &assessment, history));
        keeper.recall(Box::new(RecallOrder {
            serial: 1,
            id: ID,
            path: place.path().join("a.continuum"),
            file,
            assessment,
            key: None,
        }));
        assert!(matches!(
            answers.recv(),
            Ok(Action::Versions(VersionsAction::Recalled(1, steps))) if steps.past.len() == 1
        ));
    }

    #[test]
    fn without_a_place_nothing_is_kept_and_nobody_waits() {
        let (sender, answers) = channel();
        let keeper = Keeper::start(Outbox::new(sender), None);
        keeper.finish();
        assert!(answers.try_recv().is_err());
    }
}
