//! Copies are read, decided about, and merged with the open assessment as one change.

use std::path::{Path, PathBuf};

use crate::format::encrypted::Key;
use crate::model::{Assessment, Edit};
use crate::window::change::Change;
use crate::window::document::edit::{at_once, edit_at_large, is_closed, sit_at, with_session};
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::document::{password, typed_path};
use crate::window::effect::Effect;
use crate::window::frame::state::Dialog;
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::{Merged, Merging, ReadCopy, Wanted};
use crate::window::questions::rating::take_in_reason;
use crate::window::route::Route;
use crate::window::state::{DoneEdit, State};
use crate::words::{Fact, Message};

/// Takes in what happened to copies that are looked at.
pub(crate) fn update(state: &mut State, action: MergeAction) -> Option<Effect> {
    match action {
        MergeAction::Choose(place, document) => {
            if let Some(merging) = merging(state) {
                merging.choose(place, document);
            }
        }
        MergeAction::LeaveOut(copy) => leave_out(state, copy),
        MergeAction::CopyCommand(text) => {
            state.news = Some(Message::new("importing-command-copied"));
            return Some(Effect::Copy(text));
        }
        MergeAction::Merge => merge(state),
        MergeAction::Cancel => cancel(state),
        MergeAction::WasMerged(wanted, found) => was_merged(state, wanted, *found),
    }
    None
}

fn merging(state: &mut State) -> Option<&mut Merging> {
    state.session.as_mut()?.merging.as_mut()
}

/// Whether copies are looked at already, and another screen is shown.
pub(crate) fn is_begun_elsewhere(state: &State) -> bool {
    let session = state.session.as_ref();
    session.is_some_and(|session| session.merging.is_some()) && state.route != Route::Merge
}

/// Has files read as copies of the open assessment.
pub(crate) fn ask(state: &mut State, paths: Vec<PathBuf>) -> Option<Effect> {
    if is_closed(state) {
        return None;
    }
    state.counter += 1;
    let (number, from) = (state.counter, state.route);
    with_session(state, |session| {
        let merging = &mut session.merging;
        let merging = merging.get_or_insert_with(|| Merging::new(number, from));
        merging.waiting.extend(paths);
    });
    None
}

/// Does what the copies wait for: reads the next file, or merges what was read.
pub(crate) fn go_on(state: &mut State) -> Option<Effect> {
    let is_free = !state.reading && state.dialog.is_none();
    let session = state.session.as_mut()?;
    let (revision, serial) = (session.revision, session.serial);
    let merging = session.merging.as_mut()?;
    if is_free && !merging.waiting.is_empty() {
        let path = merging.waiting.remove(0);
        state.reading = true;
        let unlocking = password::unlocking(state);
        return Some(Effect::Read(ReadOrder {
            purpose: Purpose::MergeCopies,
            path,
            serial: Some(serial),
            unlocking,
        }));
    }
    if !is_free || state.route != Route::Merge {
        return None;
    }
    let order = merging.order(revision, &session.assessment)?;
    Some(Effect::MergeCopies(Box::new(order)))
}

/// Takes in what a file held.
pub(crate) fn was_read(state: &mut State, path: PathBuf, found: ReadOutcome) {
    match found {
        ReadOutcome::Document {
            assessment, key, ..
        } => add(state, path, *assessment, key),
        ReadOutcome::Report(assessment) => add(state, path, *assessment, None),
        ReadOutcome::Faults { faults, .. } => {
            state.dialog = Some(Dialog::Faults {
                path,
                faults,
                sound: None,
                key: None,
            });
        }
        ReadOutcome::Failed(why) => {
            let failed = Message::new("window-read-failed").with("why", why);
            state.notice = typed_path::refuse(state, Purpose::MergeCopies, failed);
        }
        _ => {}
    }
    leave_where_none(state);
}

/// Adds a document to the copies.
fn add(state: &mut State, path: PathBuf, assessment: Assessment, key: Option<Key>) {
    let own = state.session.as_ref().and_then(|it| it.file.path());
    if own == Some(path.as_path()) {
        return refuse(state, &path, Message::new("merging-itself").into());
    }
    take_in_reason(state);
    with_session(state, |session| session.history.pause());
    if let Some(merging) = merging(state) {
        merging.add(ReadCopy::new(path, assessment, key));
        state.route = Route::Merge;
        state.news = None;
    }
}

fn refuse(state: &mut State, path: &Path, why: Fact) {
    let refused = Message::new("merging-refused");
    state.notice = Some(refused.with("name", file_name(path)).with("why", why));
    leave_where_none(state);
}

/// Leaves the screen where no copy is left to look at.
fn leave_where_none(state: &mut State) {
    let is_over = |merging: &mut Merging| merging.copies.is_empty() && merging.waiting.is_empty();
    if merging(state).is_some_and(is_over) {
        cancel(state);
    }
}

fn leave_out(state: &mut State, copy: usize) {
    let left = merging(state).and_then(|merging| merging.leave_out(copy));
    if let Some(left) = left {
        state.discarded.push(Box::new(left));
    }
    leave_where_none(state);
}

fn cancel(state: &mut State) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    if let Some(merging) = session.merging.take() {
        if state.route == Route::Merge {
            state.route = merging.from;
        }
        state.discarded.push(Box::new(merging));
    }
}

fn was_merged(state: &mut State, wanted: Wanted, found: Merged) {
    let merging = merging(state);
    let Some(merging) = merging.and_then(|it| it.ends(wanted).then_some(it)) else {
        state.discarded.push(Box::new(found));
        return;
    };
    match found {
        Merged::Preview(preview) => {
            let before = merging.show(*preview);
            state.discarded.push(Box::new(before));
        }
        Merged::Refused(copy, why) if merging.is_of_now(wanted) => {
            if let Some(copy) = merging.leave_out(copy) {
                refuse(state, &copy.path, why);
            }
        }
        Merged::Refused(..) => {}
        Merged::Failed(why) => {
            state.notice = Some(Message::new("window-edit-refused").with("why", why));
            cancel(state);
        }
    }
}

/// Merges as it was chosen, as one change that can be undone.
fn merge(state: &mut State) {
    if is_closed(state) {
        return;
    }
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let revision = session.revision;
    let Some(merging) = session.merging.as_mut() else {
        return;
    };
    if !merging.is_ready(revision) {
        return;
    }
    let Some(preview) = merging.take() else {
        return;
    };
    let done = Message::new("merging-done")
        .with("people", preview.counts.people)
        .with("new", preview.counts.new)
        .with("changed", preview.counts.changed)
        .with("others", preview.counts.evidence + preview.counts.others);
    let edits = vec![Edit::Merge(Box::new(preview.merged.assessment))];
    let change = Change::of(&edits);
    at_once(state, |state| edit_at_large(state, edits, change));
    with_session(state, |session| {
        if session.assessment.respondent(&session.me).is_none() {
            sit_at(session, session.assessment.respondents.len());
        }
        let shown = session.practice.as_ref();
        if shown.is_some_and(|shown| !session.is_asked(shown)) {
            session.practice = session.first_open();
        }
    });
    let made = state.session.as_ref().map(|it| it.revision);
    if let Some(made) = made.filter(|made| *made != revision) {
        cancel(state);
        state.undoable = Some(DoneEdit {
            told: done.clone(),
            revision: made,
        });
        state.news = Some(done);
    }
}
