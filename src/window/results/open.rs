//! What is not known: what the range comes from, and which answers would settle it.

use egui::{Label, Ui};

use crate::model::PracticeId;
use crate::report::wording;
use crate::window::results::parts::{Shown, card_ui, links_ui, note_ui};
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;

pub(crate) fn open_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let found = shown.found;
    let range = found.profile.placement.claimed;
    let Some(range) = range.filter(|_| !found.to_find_out.is_empty()) else {
        return;
    };
    heading_ui(ui, &view.text("window-results-open"));
    card_ui(ui, view, |ui, view| {
        if found.to_settle.is_empty() {
            let facts = facts!(count = found.to_find_out.len());
            ui.add(Label::new(view.with("window-results-open-certain", &facts)).wrap());
            links_ui(ui, view, shown, &found.to_find_out);
            return;
        }
        let facts = facts!(low = range.low.number(), high = range.high.number());
        ui.add(Label::new(view.with("window-results-open-text", &facts)).wrap());
        let sentence = wording::settle_short(view.words, found.to_settle.len());
        ui.add(Label::new(theme::strong(sentence)).wrap());
        links_ui(ui, view, shown, &found.to_settle);
        let others: Vec<PracticeId> = found
            .to_find_out
            .iter()
            .filter(|id| !found.to_settle.contains(id))
            .cloned()
            .collect();
        if !others.is_empty() {
            ui.add_space(space::XS);
            note_ui(ui, view, view.text("window-results-open-others"));
            links_ui(ui, view, shown, &others);
        }
    });
    ui.add_space(space::M);
}
