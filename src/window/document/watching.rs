//! Notices that the file of the open document was changed elsewhere, and shows what was changed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::store::{self, Stamp};
use crate::window::document::action::DocumentAction;
use crate::window::document::file::{Elsewhere, LookOrder, Saving, Watched};
use crate::window::document::merging;
use crate::window::effect::Effect;
use crate::window::jobs::Outbox;
use crate::window::state::State;

/// How often the file is looked at. Only its size and time are.
const OFTEN: Duration = Duration::from_millis(1_500);

/// Watches a file in a thread of its own, which draws no frame while nothing is changed.
#[derive(Clone, Default)]
pub(crate) struct Watch(Arc<Mutex<Watching>>);

#[derive(Default)]
struct Watching {
    file: Option<Watched>,
    stamp: Option<Stamp>,
    runs: bool,
}

impl Watch {
    /// Watches another file, or none.
    pub(crate) fn set(&self, file: Option<Watched>, outbox: &Outbox) {
        let mut watching = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watching.stamp = file.as_ref().and_then(|file| store::stamp(&file.path));
        watching.file = file;
        if !std::mem::replace(&mut watching.runs, true) {
            let (state, outbox) = (Arc::downgrade(&self.0), outbox.clone());
            std::thread::spawn(move || {
                loop {
                    std::thread::sleep(OFTEN);
                    let Some(state) = state.upgrade() else {
                        return;
                    };
                    let touched = state.lock().unwrap_or_else(PoisonError::into_inner).look();
                    if let Some(serial) = touched {
                        outbox.send(DocumentAction::FileTouched(serial));
                    }
                }
            });
        }
    }
}

impl Watching {
    /// The session whose file is another one than when it was last looked at.
    fn look(&mut self) -> Option<u64> {
        let file = self.file.as_ref()?;
        // A file that is away for a moment is being replaced.
        let now = store::stamp(&file.path)?;
        let before = self.stamp.replace(now);
        (before != Some(now)).then_some(file.serial)
    }
}

/// Has the file of the open document watched where it is another one.
pub(crate) fn watch(state: &mut State) -> Option<Effect> {
    let now = state.session.as_ref().and_then(|session| {
        Some(Watched {
            serial: session.serial,
            path: session.file.path()?.to_owned(),
        })
    });
    if state.watched == now {
        return None;
    }
    state.watched.clone_from(&now);
    Some(Effect::Watch(now))
}

/// Has the file read where nothing of the document waits to be saved: a save looks at it itself.
pub(crate) fn touched(state: &State, serial: Option<u64>) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let is_it = serial.is_none_or(|serial| serial == session.serial);
    if !is_it || !session.is_clean() || session.file.saving != Saving::Idle {
        return None;
    }
    Some(Effect::LookAtFile(Box::new(LookOrder {
        serial: session.serial,
        path: session.file.path()?.to_owned(),
        seen: session.file.seen?,
        key: session.file.key.clone(),
    })))
}

/// Shows what somebody else wrote into the file; asks where it cannot be taken in.
pub(crate) fn changed(state: &mut State, serial: u64, theirs: Box<Elsewhere>) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let is_other = session.file.seen != Some(theirs.digest);
    let is_free = session.is_clean() && session.file.saving == Saving::Idle && is_other;
    if session.serial == serial && is_free && session.file.path() == Some(&theirs.path) {
        merging::take_in(state, theirs);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::format::{bundled, document};
    use crate::model::{Assessment, Edit, Form, UnitField};
    use crate::window::frame::state::Dialog;
    use crate::window::undrawn::Undrawn;
    use crate::words::Words;

    fn named(before: &Assessment, name: &str) -> Assessment {
        let mut found = before.clone();
        let edit = Edit::SetUnit(UnitField::Unit, name.to_owned());
        found.apply(edit).expect("permitted");
        found
    }

    /// A document on the disk with somebody in it, and a window that shows it.
    fn opened(path: &Path) -> (Assessment, Undrawn) {
        let team = bundled::samples().iter().find(|it| it.name == "team");
        let mut assessment = team.expect("a sample").assessment();
        assessment.identity.id = store::fresh_id();
        store::save(path, &document::write(&assessment)).expect("saved");
        (assessment, Undrawn::open(Words::english(), path))
    }

    fn shows(name: &str) -> impl Fn(&State) -> bool + '_ {
        move |state| {
            let session = state.session.as_ref();
            session.is_some_and(|it| it.assessment.unit.unit == name && it.is_clean())
        }
    }

    #[test]
    fn what_others_wrote_into_the_file_is_shown_by_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.continuum");
        let (before, mut window) = opened(&path);
        let after = named(&before, "North");
        store::save(&path, &document::write(&after)).expect("saved");
        window.until(shows("North"));
        let told = window.state().news.as_ref().map(|news| news.key);
        assert_eq!(told, Some("window-taken-in"));
        // It is a step that can be undone.
        window.act(DocumentAction::Undo);
        window.until(shows(&before.unit.unit));
    }

    #[test]
    fn whoever_comes_back_to_the_window_finds_the_file_as_it_is_now() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.continuum");
        let (before, mut window) = opened(&path);
        // Nothing but the focus tells of it.
        window.carry_out(Effect::Watch(None));
        let after = named(&before, "South");
        store::save(&path, &document::write(&after)).expect("saved");
        window.act(DocumentAction::GainFocus);
        window.until(shows("South"));
    }

    #[test]
    fn what_cannot_be_taken_in_is_asked_about() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.continuum");
        let (before, mut window) = opened(&path);
        let other = Assessment::new(bundled::standard().clone(), Form::Short);
        store::save(&path, &document::write(&other)).expect("saved");
        window.until(|state| matches!(state.dialog, Some(Dialog::ChangedOnDisk { .. })));
        let session = window.state().session.as_ref().expect("open");
        assert_eq!(session.assessment.unit, before.unit);
    }
}
