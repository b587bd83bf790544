//! The command that merges as the window would.

use egui::Ui;

use crate::model::Place;
use crate::report::wording;
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::{Merging, Preview};
use crate::window::view::Room;
use crate::window::widget::terminal::{self, quoted};

/// Shows the command, with a button that copies it.
pub(super) fn as_command_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    merging: &Merging,
    preview: &Preview,
) {
    let command = || command(view, merging, preview);
    if let Some(copied) = terminal::command_ui(ui, view, "merging-as-command", command) {
        view.push(MergeAction::CopyCommand(copied));
    }
}

/// The command with the options for what was decided.
fn command(view: &Room<'_, '_>, merging: &Merging, preview: &Preview) -> String {
    let own = view.session.file.path();
    let own = own.map_or_else(String::new, |path| path.display().to_string());
    let copies = merging
        .copies
        .iter()
        .map(|copy| copy.path.display().to_string());
    let files: Vec<String> = std::iter::once(own.clone()).chain(copies).collect();
    let mut parts = vec!["continuum merge".to_owned(), quoted(&own)];
    parts.extend(files.iter().map(|file| quoted(file)));
    let conflicts = preview.merged.conflicts.iter();
    let chosen = conflicts.filter_map(|place| Some((place, *merging.choices.get(place)?)));
    let chosen: Vec<(&Place, usize)> = chosen.collect();
    let file = |document: usize| files.get(document).map_or("", String::as_str);
    let is_of_one = |first: usize| chosen.iter().all(|(_, document)| *document == first);
    match chosen.as_slice() {
        [(_, first), _, ..] if is_of_one(*first) => {
            parts.push(terminal::option("prefer", file(*first)));
        }
        chosen => {
            for (place, document) in chosen {
                let name = wording::place_name(view.words, place, preview.merged.sides(place));
                let taken = format!("{name}={}", file(*document));
                parts.push(terminal::option("take", &taken));
            }
        }
    }
    parts.join(" ")
}
