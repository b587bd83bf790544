//! The command that takes in what the window would.

use egui::{Label, RichText, Ui};

use crate::model::Numbering;
use crate::window::import::action::ImportAction;
use crate::window::import::state::{Importing, Preview};
use crate::window::view::Room;
use crate::window::widget::fold;

/// Shows the command, with a button that copies it.
pub(super) fn as_command_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let title = view.text("importing-as-command");
    fold::fold_ui(ui, "import-command", &title, |ui| {
        ui.label(view.muted(view.text("importing-as-command-text")));
        let document = view.session.file.path();
        let document = document.map_or_else(String::new, |path| path.display().to_string());
        let numbering = view.questionnaire().numbering;
        let command = command(importing, preview, &document, numbering);
        ui.add(Label::new(RichText::new(&command).monospace()).wrap());
        if ui.button(view.text("importing-command-copy")).clicked() {
            view.push(ImportAction::CopyCommand(command));
        }
    });
}

/// The command with the options for what was decided.
fn command(
    importing: &Importing,
    preview: &Preview,
    document: &str,
    numbering: Numbering,
) -> String {
    let table = importing.path.display().to_string();
    let mut parts = vec![
        "continuum import".to_owned(),
        quoted(document),
        quoted(&table),
    ];
    let mut option = |name: &str, value: &str| parts.push(format!("--{name} {}", quoted(value)));
    let confirmed = preview.reading.confirmed();
    for (heading, used) in &confirmed.columns {
        option("map", &format!("{heading}={used}"));
    }
    for (text, meaning) in &confirmed.values {
        option("value", &format!("{text}={}", meaning.text(numbering)));
    }
    let choices = &importing.choices;
    for name in &choices.other_people {
        option("another-person", name);
    }
    for name in &choices.same_people {
        option("same-person", name);
    }
    for (name, other) in &choices.other_names {
        option("same-person", &format!("{name}={other}"));
    }
    let flags = [
        (choices.later_one_holds, "--later-one-holds"),
        (!importing.replaced.is_empty(), "--replace-answers"),
        (importing.leaves_out_faults, "--skip-bad"),
    ];
    let given = flags.into_iter().filter(|(is_given, _)| *is_given);
    parts.extend(given.map(|(_, flag)| flag.to_owned()));
    parts.join(" ")
}

/// A text as the terminal of the system takes it as one.
fn quoted(text: &str) -> String {
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
