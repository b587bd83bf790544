//! Places where the copies differ: what each says, and which of them is right.

use egui::{Label, Ui};

use crate::model::Place;
use crate::report::wording;
use crate::window::document::picking::file_name;
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::{Merging, Preview};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, card, deciding, field, page};

/// How many are shown at once; of more, all are decided at once.
const MOST: usize = 100;

/// Around the contents of a card.
const MARGIN: f32 = 12.0;

/// Asks which document is right in each place.
pub(super) fn conflicts_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    merging: &Merging,
    preview: &Preview,
) {
    let conflicts = &preview.merged.conflicts;
    if conflicts.is_empty() {
        return;
    }
    page::section_ui(ui, &view.text("merging-conflicts"));
    let names = names(view, merging);
    ui.scope(|ui| {
        theme::measure(ui);
        let count = facts!(count = conflicts.len());
        ui.label(view.with("merging-conflicts-text", &count));
        if conflicts.len() > 1 {
            all_ui(ui, view, &names);
        }
        for place in conflicts.iter().take(MOST) {
            card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
                conflict_ui(ui, view, (merging, preview), place, &names);
            });
        }
        deciding::more_ui(ui, view, conflicts.len(), MOST);
    });
}

/// What the documents are called, the open one first.
fn names(view: &Room<'_, '_>, merging: &Merging) -> Vec<String> {
    let copies = merging.copies.iter().map(|copy| file_name(&copy.path));
    std::iter::once(view.text("merging-mine"))
        .chain(copies)
        .collect()
}

/// Decides all places at once.
fn all_ui(ui: &mut Ui, view: &mut Room<'_, '_>, names: &[String]) {
    ui.horizontal_wrapped(|ui| {
        for (document, name) in names.iter().enumerate() {
            let text = if document == 0 {
                view.text("window-merge-all-ours")
            } else {
                view.with("merging-all-theirs", &facts!(name = name.as_str()))
            };
            if ui.button(text).clicked() {
                view.push(MergeAction::Choose(None, document));
            }
        }
    });
}

fn conflict_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (merging, preview): (&Merging, &Preview),
    place: &Place,
    names: &[String],
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let merged = &preview.merged;
    let heading = wording::place_heading(view.words, place, merged.sides(place));
    ui.add(Label::new(theme::strong(&heading)).wrap());
    let values = merged.copies.iter();
    let values = values.map(|of| wording::place_value(view.words, place, of));
    let values: Vec<String> = values.collect();
    for (name, value) in names.iter().zip(&values) {
        let says = view.with(
            "merging-value",
            &facts!(name = name.as_str(), value = value.as_str()),
        );
        ui.add(Label::new(says).wrap());
    }
    let chosen = merging.choices.get(place).copied();
    ui.horizontal_wrapped(|ui| {
        for (document, (name, value)) in names.iter().zip(&values).enumerate() {
            let text = if document == 0 {
                view.text("merging-keep")
            } else {
                view.with("merging-take", &facts!(name = name.as_str()))
            };
            let spoken = view.answer_name(&heading, &format!("{text}: {value}"));
            let radio = button::radio_ui(ui, view, chosen == Some(document), &text, &spoken);
            field::name(ui, &radio, &spoken);
            if chosen.is_none() {
                deciding::decide(view, &radio);
            }
            if radio.clicked() {
                view.push(MergeAction::Choose(Some(place.clone()), document));
            }
        }
    });
}
