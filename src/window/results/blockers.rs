//! What holds the unit back: each missed threshold, what it takes, and the practices behind it.

use egui::Ui;

use crate::report::wording;
use crate::window::results::links::{Shown, links_ui};
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{card, page};

pub(crate) fn blockers_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    page::section_ui(ui, &view.text("window-results-blockers"));
    if let Some(sentence) = shown.elements() {
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(sentence);
        });
    }
    let profile = shown.profile();
    if profile.blockers.is_empty() {
        let key = match profile.placement.claimed {
            Some(_) => "says-top",
            None => "report-blockers-no-level",
        };
        ui.label(view.text(key));
        return;
    }
    let questionnaire = view.questionnaire();
    card::card_ui(ui, view.palette, |ui| {
        for (position, blocker) in profile.blockers.iter().enumerate() {
            if position > 0 {
                ui.separator();
            }
            let sentence = wording::because(view.words, questionnaire, profile, blocker);
            ui.label(theme::strong(sentence));
            if let Some(need) = wording::need_short(view.words, questionnaire, profile, blocker) {
                ui.label(need);
            }
            links_ui(ui, view, shown, &blocker.practices);
        }
    });
}
