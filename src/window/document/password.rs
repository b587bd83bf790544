//! Passwords: asked for to open a document, set, changed and removed.

use crate::format::encrypted::{Key, Password};
use crate::window::document::edit::with_session;
use crate::window::document::picking::{ReadOrder, Unlocking};
use crate::window::effect::Effect;
use crate::window::frame::state::{Dialog, PasswordPurpose, PasswordQuestion};
use crate::window::state::State;
use crate::words::Message;

/// Asks for the password of a document that is to be opened, again where another one was tried.
pub(crate) fn ask_to_open(state: &mut State, order: ReadOrder, was_tried: bool) {
    state.dialog = Some(Dialog::Password(PasswordQuestion {
        purpose: PasswordPurpose::Open(order),
        fault: was_tried.then(|| Message::new("window-password-wrong")),
        runs: false,
    }));
}

/// Asks for a new password of the open document, or for that of a copy.
pub(crate) fn ask_for_new(state: &mut State, purpose: PasswordPurpose) {
    if state.session.is_some() {
        state.dialog = Some(Dialog::Password(PasswordQuestion {
            purpose,
            fault: None,
            runs: false,
        }));
    }
}

/// Whether a file was read with a password that nobody waits for any more: the question was
/// dismissed.
pub(crate) fn is_given_up(state: &State, order: &ReadOrder) -> bool {
    let is_asked = matches!(
        &state.dialog,
        Some(Dialog::Password(question)) if question.runs
    );
    order.unlocking.password.is_some() && !is_asked
}

/// Drops the question once its answer was tried.
pub(crate) fn answered(state: &mut State) {
    state
        .dialog
        .take_if(|dialog| matches!(dialog, Dialog::Password(_)));
}

/// Takes in a password that was typed.
pub(crate) fn typed(state: &mut State, password: Password) -> Option<Effect> {
    let Some(Dialog::Password(question)) = &mut state.dialog else {
        return None;
    };
    if question.runs {
        return None;
    }
    if matches!(question.purpose, PasswordPurpose::Copy) {
        // Where it goes is asked next.
        answered(state);
        with_session(state, |session| session.copy_password = Some(password));
        return None;
    }
    question.runs = true;
    question.fault = None;
    if let PasswordPurpose::Open(order) = &question.purpose {
        let mut order = order.clone();
        order.unlocking.password = Some(password);
        state.reading = true;
        return Some(Effect::Read(order));
    }
    let session = state.session.as_ref()?;
    Some(Effect::MakeKey(session.serial, password))
}

/// Encrypts the document with a new key from now on.
pub(crate) fn key_made(state: &mut State, serial: u64, made: Result<Key, Message>) {
    let session = state.session.as_ref();
    if session.is_none_or(|session| session.serial != serial) {
        return;
    }
    match made {
        Ok(key) => {
            answered(state);
            use_key(state, Some(key), "window-password-done");
        }
        Err(why) => {
            if let Some(Dialog::Password(question)) = &mut state.dialog {
                question.runs = false;
                question.fault = Some(why);
            }
        }
    }
}

/// Saves the document without a password from now on.
pub(crate) fn remove(state: &mut State) {
    let asked = |dialog: &mut Dialog| matches!(dialog, Dialog::RemovePassword);
    if state.dialog.take_if(asked).is_some() {
        use_key(state, None, "window-password-removed");
    }
}

/// Saves the document at once with another key, or without one.
fn use_key(state: &mut State, key: Option<Key>, news: &'static str) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    session.file.key = key;
    session.file.hurries = true;
    session.file.resume();
    // The answers are the same, but what is on the disk is not.
    session.revision += 1;
    state.news = Some(Message::new(news));
}

/// What may unlock a file: it may be the open document, changed by somebody else.
pub(crate) fn unlocking(state: &State) -> Unlocking {
    let session = state.session.as_ref();
    Unlocking {
        key: session.and_then(|session| session.file.key.clone()),
        password: None,
    }
}
