//! The frame of the window: what it remembers, its palette, and how it closes.

use std::path::PathBuf;

use crate::window::action::{Action, Zooming};
use crate::window::effect::{Effect, Task};
use crate::window::missing_glyphs;
use crate::window::state::{Dialog, Intent, Route, State};

/// Takes in what concerns no document.
pub(super) fn take(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Find => find(state),
        Action::CopyPlacement => return put_placement(state),
        Action::ForgetUnsaved(path) => {
            state.glimpses.unsaved.retain(|copy| *copy != path);
            return Some(Effect::RemoveUnsaved(path));
        }
        Action::Unshown(characters) => state.notice = Some(missing_glyphs::message(&characters)),
        Action::DismissNotice => (state.notice, state.news) = (None, None),
        Action::Placed(place) => state.settings.window = Some(place),
        Action::Palette(open) => state.palette = open && state.dialog.is_none(),
        Action::CloseWindow => close(state),
        choice => return choose(state, choice),
    }
    None
}

/// Takes in a choice that is remembered at once.
fn choose(state: &mut State, choice: Action) -> Option<Effect> {
    match choice {
        Action::Forget(path) => state.settings.forget(&path),
        Action::Theme(theme) => state.settings.theme = theme,
        Action::Zoom(Zooming::In) => state.settings.zoom_in(),
        Action::Zoom(Zooming::Out) => state.settings.zoom_out(),
        Action::Zoom(Zooming::Reset) => state.settings.zoom = None,
        _ => return None,
    }
    Some(Effect::Remember(state.settings.clone()))
}

/// Closes the window as soon as everything is saved and written; asks once where that takes time.
fn close(state: &mut State) {
    if state.intent == Some(Intent::Close) {
        return;
    }
    if state.is_exporting() && state.dialog.is_none() {
        state.dialog = Some(Dialog::Writing);
    }
    super::document::leave_for(state, Intent::Close);
}

/// Closes the window although files are still being written, none of which is then finished.
pub(super) fn close_at_once(state: &mut State) -> Vec<Effect> {
    if !matches!(state.dialog, Some(Dialog::Writing)) {
        return Vec::new();
    }
    state.dialog = None;
    let exports = std::mem::take(&mut state.exports).into_keys();
    let stop = |purpose| Effect::Stop(Task::Export(purpose));
    exports.map(stop).collect()
}

fn find(state: &mut State) {
    super::go(state, Route::Questions);
    if state.route == Route::Questions {
        state.finds += 1;
    }
}

fn put_placement(state: &State) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let assessment = Box::new(session.assessment.clone());
    Some(Effect::PutPlacement(assessment))
}

/// Looks at recent documents that are shown and were not looked at yet.
pub(super) fn glance(state: &mut State) -> Option<Effect> {
    let recent = &state.settings.recent;
    let seen = |seen: &Vec<PathBuf>| recent.iter().all(|path| seen.contains(path));
    let looked = state.glimpses.seen.as_ref().is_some_and(seen);
    if state.route != Route::Start || state.glimpses.running || looked {
        return None;
    }
    state.glimpses.running = true;
    state.glimpses.seen = Some(recent.clone());
    Some(Effect::Glance(recent.clone()))
}
