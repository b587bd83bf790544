//! Closing a finished assessment for changes, and opening it again.

use crate::model::{Closing, Edit};
use crate::window::command::Command;
use crate::window::document::edit::edit_from_outside;
use crate::window::frame::state::Dialog;
use crate::window::state::State;
use crate::words::Message;

/// Asks who closes the assessment, and when.
pub(crate) fn ask_to_close(state: &mut State) {
    if Command::CloseForChanges.refusal(state).is_none() {
        state.dialog = Some(Dialog::Close);
    }
}

/// Asks whether the assessment is to be opened for changes again.
pub(crate) fn ask_to_reopen(state: &mut State) {
    if Command::Reopen.refusal(state).is_none() {
        state.dialog = Some(Dialog::Reopen);
    }
}

/// Closes the assessment for changes.
pub(crate) fn close(state: &mut State, closing: Closing) {
    let is_asked = |dialog: &mut Dialog| matches!(dialog, Dialog::Close);
    if state.dialog.take_if(is_asked).is_some() {
        set(state, Some(closing), "window-closed-done");
    }
}

/// Opens the assessment for changes again.
pub(crate) fn reopen(state: &mut State) {
    let is_asked = |dialog: &mut Dialog| matches!(dialog, Dialog::Reopen);
    if state.dialog.take_if(is_asked).is_some() {
        set(state, None, "window-reopened");
    }
}

/// It is no step of undo, which would be a way around it.
fn set(state: &mut State, closing: Option<Closing>, said: &'static str) {
    if let Some(session) = state.session.as_mut() {
        session.history.pause();
        edit_from_outside(session, &[Edit::SetClosing(closing)]);
        session.file.hurries = true;
        state.news = Some(Message::new(said));
    }
}
