//! What to do next: what is asked of the unit, and the first of the proposed steps.

use egui::Ui;

use crate::advice::ProposedStep;
use crate::report::decision_wording::Said;
use crate::report::plan_wording;
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, claims, page};

/// How many steps are shown here; the plan and the report have them all.
const FIRST_STEPS: usize = 3;

pub(crate) fn steps_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::section_ui(ui, &view.text("window-results-steps"));
    let session = view.session;
    let Some(decision) = session.studies.decision() else {
        ui.label(view.text("window-studying"));
        return;
    };
    let said = Said {
        words: view.words,
        assessment: &session.assessment,
        decision,
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(theme::strong(said.title()));
        for sentence in said.asks() {
            ui.label(sentence);
        }
    });
    if !decision.proposes_steps() {
        return;
    }
    let steps = &decision.proposal.steps;
    for (position, step) in steps.iter().take(FIRST_STEPS).enumerate() {
        step_ui(ui, view, &said, (position + 1, step));
    }
    let more = steps.len().saturating_sub(FIRST_STEPS);
    if more > 0 {
        ui.label(view.muted(view.with("decision-more-steps", &facts!(count = more))));
    }
    ui.label(view.muted(said.basis()));
    if let Some(own) = said.own_steps() {
        ui.label(view.muted(own));
    }
}

fn step_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    said: &Said<'_>,
    (number, step): (usize, &ProposedStep),
) {
    let Some((_, practice)) = said.assessment.questionnaire.practice(&step.practice) else {
        return;
    };
    let text = practice.recommendation_to(step.to);
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = view.wording(&practice.title);
        let title = view.with("window-results-step", &facts!(number, title, to = step.to));
        let link = ui.link(theme::strong(title));
        if link.clicked() {
            view.drafts.left_from = Some(link.id);
            view.push(QuestionsAction::GoToPractice(step.practice.clone()));
        }
        ui.label(plan_wording::action(
            view.words,
            said.assessment,
            practice,
            step.to,
        ));
        if let Some(text) = text.and_then(|text| text.first_week.as_ref()) {
            let text = view.wording(text);
            ui.label(view.with("window-results-first-week", &facts!(text)));
        }
        let facts = facts!(
            owner = said.who(step),
            due = said.due(step.due, step.late),
            effort = plan_wording::effort(view.words, step.effort),
            status = said.status(step)
        );
        ui.label(view.muted(view.with("window-results-step-facts", &facts)));
        claims::behind_ui(ui, view, &step.practice);
    });
}
