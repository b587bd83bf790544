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

/// An option with its value. One that begins with a dash is joined to it, so that no program takes it for
/// an option.
pub(crate) fn option(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!("--{name}{between}{}", quoted(value))
}

#[cfg(test)]
mod tests {
    use super::{option, quoted};

    #[test]
    #[cfg(not(windows))]
    fn a_value_that_begins_with_a_dash_is_joined_to_its_option() {
        assert_eq!(option("value", "-=open"), "--value=-=open");
        assert_eq!(
            option("another-person", "-lynx ox"),
            "--another-person='-lynx ox'"
        );
        assert_eq!(option("value", "often=4"), "--value often=4");
    }

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
