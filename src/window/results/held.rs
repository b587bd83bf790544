//! What holds the unit back: each missed threshold, what it takes, and the practices behind it.

use egui::{Label, Ui};

use crate::report::wording;
use crate::window::results::parts::{Shown, card_ui, links_ui};
use crate::window::theme;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;

pub(crate) fn held_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    heading_ui(ui, &view.text("window-results-blockers"));
    let profile = shown.profile();
    if profile.blockers.is_empty() {
        let key = match profile.placement.claimed {
            Some(_) => "says-top",
            None => "report-blockers-no-level",
        };
        ui.label(view.text(key));
        return;
    }
    let questionnaire = &shown.session.assessment.questionnaire;
    card_ui(ui, view, |ui, view| {
        for (position, blocker) in profile.blockers.iter().enumerate() {
            if position > 0 {
                ui.separator();
            }
            let sentence = wording::blocker(view.words, questionnaire, blocker);
            ui.add(Label::new(theme::strong(sentence)).wrap());
            if let Some(need) = wording::need_short(view.words, profile, blocker) {
                ui.add(Label::new(need).wrap());
            }
            links_ui(ui, view, shown, &blocker.practices);
        }
    });
}
