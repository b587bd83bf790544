//! The first next steps.

use egui::Ui;

use crate::advice::Step;
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, claims, page};

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
    let text = practice.recommendation_to(step.to);
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let (from, to) = (step.from, step.to);
        let title = view.wording(&practice.title);
        let title = view.with("window-results-step", &facts!(number, title, from, to));
        let link = ui.link(theme::strong(title));
        if link.clicked() {
            view.drafts.left_from = Some(link.id);
            view.push(QuestionsAction::GoToPractice(step.practice.clone()));
        }
        ui.label(plan_wording::action(view.words, practice, step.to));
        if let Some(text) = text.and_then(|text| text.first_week.as_ref()) {
            let text = view.wording(text);
            ui.label(view.with("window-results-first-week", &facts!(text)));
        }
        let owner = text.and_then(|text| text.owner.as_ref());
        let key = if owner.is_some() {
            "window-results-step-facts"
        } else {
            "window-results-step-facts-unowned"
        };
        let facts = facts!(
            owner = owner.map_or("", |owner| view.wording(owner)),
            effort = plan_wording::effort(view.words, step.effort),
            share = step.effect.percent(),
            level = to
        );
        ui.label(view.muted(view.with(key, &facts)));
        claims::behind_ui(ui, view, &step.practice);
    });
}
