//! The line for a terminal that does the same as a screen.

use egui::{Label, RichText, Ui};

use crate::window::view::View;
use crate::window::widget::fold;

/// Shows the command, folded, below the text of a key; gives it where it is to be copied.
pub(crate) fn command_ui(
    ui: &mut Ui,
    view: &View<'_>,
    about: &str,
    command: impl FnOnce() -> String,
) -> Option<String> {
    let title = view.text("importing-as-command");
    let mut copied = None;
    fold::fold_ui(ui, "as-command", &title, |ui| {
        ui.label(view.muted(view.text(about)));
        let command = command();
        ui.add(Label::new(RichText::new(&command).monospace()).wrap());
        let button = ui.button(view.text("importing-command-copy"));
        copied = button.clicked().then_some(command);
    });
    copied
}

/// A text as the terminal of the system takes it as one.
pub(crate) fn quoted(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=:,\\".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) && !text.contains('\\') {
        text.to_owned()
    } else if cfg!(windows) {
        format!("\"{}\"", text.replace('"', "\\\""))
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    #[cfg(not(windows))]
    fn a_text_is_one_word_of_the_terminal_whatever_it_holds() {
        for (text, wanted) in [
            ("answers.csv", "answers.csv"),
            ("Your group=role", "'Your group=role'"),
            ("don't know=dk", "'don'\\''t know=dk'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(text), wanted);
        }
    }
}
