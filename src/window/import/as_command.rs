//! The command that takes in what the window would.

use egui::Ui;

use crate::format::import::Crowd;
use crate::model::Numbering;
use crate::window::import::action::ImportAction;
use crate::window::import::state::{Importing, Preview};
use crate::window::view::Room;
use crate::window::widget::terminal::{self, quoted};

/// Shows the command, with a button that copies it.
pub(super) fn as_command_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let document = view.session.file.path();
    let document = document.map_or_else(String::new, |path| path.display().to_string());
    let numbering = view.questionnaire().numbering;
    let command = || command(importing, preview, &document, numbering);
    if let Some(copied) = terminal::command_ui(ui, view, "importing-as-command-text", command) {
        view.push(ImportAction::CopyCommand(copied));
    }
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
    let mut option = |name: &str, value: &str| parts.push(terminal::option(name, value));
    let confirmed = preview.reading.confirmed();
    for (heading, used) in &confirmed.columns {
        option("map", &format!("{heading}={used}"));
    }
    for (text, meaning) in &confirmed.values {
        option("value", &format!("{text}={}", meaning.text(numbering)));
    }
    let choices = &importing.choices;
    let reason = choices.reason.trim();
    if !reason.is_empty() {
        option("reason", reason);
    }
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
        (choices.crowd == Some(Crowd::Others), "--all-other-people"),
        (choices.crowd == Some(Crowd::Same), "--all-same-people"),
        (choices.later_one_holds, "--later-one-holds"),
        (!importing.replaced.is_empty(), "--replace-answers"),
        (importing.leaves_out_faults, "--skip-bad"),
    ];
    let given = flags.into_iter().filter(|(is_given, _)| *is_given);
    parts.extend(given.map(|(_, flag)| flag.to_owned()));
    parts.join(" ")
}
