//! The first next steps.

use egui::Ui;

use crate::advice::Step;
use crate::window::derived::Found;
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, page};

/// How many next steps are shown here; the report has them all.
const FIRST_STEPS: usize = 3;

pub(crate) fn steps_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    page::heading_ui(ui, &view.text("window-results-steps"));
    if found.steps.is_empty() {
        ui.label(view.text("window-results-no-steps"));
        return;
    }
    for (position, step) in found.steps.iter().take(FIRST_STEPS).enumerate() {
        step_ui(ui, view, position + 1, step);
    }
    if found.steps.len() > FIRST_STEPS {
        let facts = facts!(count = (found.steps.len() - FIRST_STEPS));
        ui.label(view.muted(view.with("window-results-more-steps", &facts)));
    }
}

fn step_ui(ui: &mut Ui, view: &mut Room<'_, '_>, number: usize, step: &Step) {
    let Some((_, practice)) = view.questionnaire().practice(&step.practice) else {
        return;
    };
    let Some(recommendation) = practice.recommendation(step.from) else {
        return;
    };
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let (from, to) = (step.from.number(), step.to.number());
        let title = view.wording(&practice.title);
        let title = view.with("window-results-step", &facts!(number, title, from, to));
        let link = ui.link(theme::strong(title));
        if link.clicked() {
            view.drafts.left_from = Some(link.id);
            view.push(QuestionsAction::GoToPractice(step.practice.clone()));
        }
        ui.label(view.wording(&recommendation.action));
        let text = view.wording(&recommendation.first_week);
        ui.label(view.with("window-results-first-week", &facts!(text)));
        let (size, days) = (step.effort.size(), u32::from(step.effort.days()));
        let facts = facts!(
            owner = view.wording(&recommendation.owner),
            effort = view.with("effort", &facts!(size = size.as_str(), days)),
            share = step.effect.percent(),
            level = to
        );
        ui.label(view.muted(view.with("window-results-step-facts", &facts)));
    });
}
