//! Another name for the document's file: asked for, and judged.

use crate::window::document::naming::{FileName, MOST, Renaming, is_barred};
use crate::window::frame::state::Dialog;
use crate::window::state::State;
use crate::words::Message;

/// Asks for another name of the document's file.
pub(crate) fn ask(state: &mut State) {
    let session = state.session.as_ref();
    if session.is_some_and(|session| session.file.path().is_some()) {
        state.dialog = Some(Dialog::Rename(None));
    }
}

/// Takes a name that was typed for the document's file.
pub(crate) fn typed(state: &mut State, name: &str) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let name = name.trim();
    let ending = name.len().saturating_sub(".continuum".len());
    let name = match name.split_at_checked(ending) {
        Some((name, ending)) if ending.eq_ignore_ascii_case(".continuum") => name.trim(),
        _ => name,
    };
    if let Some(fault) = fault(name) {
        state.dialog = Some(Dialog::Rename(Some(fault)));
        return;
    }
    state.dialog = None;
    session.file.name = FileName {
        after: None,
        next: Some(Renaming::Chosen(name.to_owned())),
        is_due: true,
    };
}

/// What is wrong with a name for a file.
fn fault(name: &str) -> Option<Message> {
    if name.is_empty() {
        return Some(Message::new("window-rename-empty"));
    }
    if let Some(found) = name.chars().find(|letter| is_barred(*letter)) {
        let found = if found.is_control() { ' ' } else { found };
        return Some(Message::new("window-rename-barred").with("found", found.to_string()));
    }
    let is_long = name.chars().count() > 3 * MOST;
    if is_long || name.starts_with('.') || name.ends_with('.') {
        let key = if is_long {
            "window-rename-long"
        } else {
            "window-rename-dot"
        };
        return Some(Message::new(key).with("most", 3 * MOST));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn names_that_some_system_does_not_take_are_refused() {
        for name in [
            "",
            "a/b",
            "a\\b",
            "what?",
            "a\nb",
            ".hidden",
            "end.",
            &"x".repeat(200),
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in ["Hotel, desk (2)", "Zażółć 2026-11-27", "v1.2"] {
            assert_eq!(fault(name), None, "{name:?}");
        }
    }
}
