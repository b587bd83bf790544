//! The first next steps.

use egui::{Label, Ui};

use crate::advice::Step;
use crate::window::derived::Found;
use crate::window::questions::action::QuestionsAction;
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;

/// How many next steps are shown here; the report has them all.
const FIRST_STEPS: usize = 3;

pub(crate) fn steps_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    heading_ui(ui, &view.text("window-results-steps"));
    if found.steps.is_empty() {
        ui.label(view.text("window-results-no-steps"));
        return;
    }
    for (position, step) in found.steps.iter().take(FIRST_STEPS).enumerate() {
        step_ui(ui, view, session, position + 1, step);
    }
    if found.steps.len() > FIRST_STEPS {
        let text = view.with(
            "window-results-more-steps",
            &facts!(count = (found.steps.len() - FIRST_STEPS)),
        );
        ui.label(theme::small(text).color(view.palette.muted));
    }
}

fn step_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, number: usize, step: &Step) {
    let Some((_, practice)) = session.assessment.questionnaire.practice(&step.practice) else {
        return;
    };
    let Some(recommendation) = practice.recommendation(step.from) else {
        return;
    };
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = view.with(
            "window-results-step",
            &facts!(
                number,
                title = view.wording(&practice.title),
                from = step.from.number(),
                to = step.to.number()
            ),
        );
        let link = ui.link(theme::strong(title));
        if link.clicked() {
            view.drafts.left_from = Some(link.id);
            view.push(QuestionsAction::GoToPractice(step.practice.clone()));
        }
        ui.add(Label::new(view.wording(&recommendation.action)).wrap());
        let first = view.with(
            "window-results-first-week",
            &facts!(text = view.wording(&recommendation.first_week)),
        );
        ui.add(Label::new(first).wrap());
        let effort = view.with(
            "effort",
            &facts!(
                size = step.effort.size().as_str(),
                days = u32::from(step.effort.days())
            ),
        );
        let facts = view.with(
            "window-results-step-facts",
            &facts!(
                owner = view.wording(&recommendation.owner),
                effort,
                share = step.effect.percent(),
                level = step.to.number()
            ),
        );
        ui.add(Label::new(theme::small(facts).color(view.palette.muted)).wrap());
    });
}
