//! What is not known: why the level is a range, and which answers would settle it.

use egui::Ui;

use crate::report::wording;
use crate::window::results::links::{Shown, links_ui};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, page};

pub(crate) fn to_find_out_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let found = &shown.found.profile;
    let range = found.placement.claimed;
    let Some(range) = range.filter(|_| !found.to_find_out.is_empty()) else {
        return;
    };
    page::section_ui(ui, &view.text("window-results-open"));
    card::card_ui(ui, view.palette, |ui| {
        if found.to_settle.is_empty() {
            let facts = facts!(count = found.to_find_out.len());
            ui.label(view.with("window-results-open-certain", &facts));
            links_ui(ui, view, shown, &found.to_find_out);
            return;
        }
        let facts = facts!(low = range.low, high = range.high);
        ui.label(view.with("window-results-open-text", &facts));
        let sentence = wording::settle_short(view.words, found.to_settle.len());
        ui.label(theme::strong(sentence));
        links_ui(ui, view, shown, &found.to_settle);
        let others = found.to_find_out.iter();
        let mut others = others.filter(|id| !found.to_settle.contains(id)).peekable();
        if others.peek().is_some() {
            ui.add_space(space::XS);
            ui.label(view.muted_body(view.text("window-results-open-others")));
            links_ui(ui, view, shown, others);
        }
    });
}
