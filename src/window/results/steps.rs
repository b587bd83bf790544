//! What to do next: what is asked of the unit, and the first of the proposed steps.

use egui::Ui;

use crate::advice::Task;
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{card, page, proposed_step};

/// How many steps are shown here; the plan and the report have them all.
const FIRST_STEPS: usize = 3;

pub(crate) fn steps_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::section_ui(ui, &view.text("window-results-steps"));
    let Some(said) = view.said_ui(ui) else {
        return;
    };
    let decision = said.decision;
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
    let tasks = decision.proposal.tasks();
    for (task, number) in tasks.iter().take(FIRST_STEPS).zip(1..) {
        card::card_ui(ui, view.palette, |ui| match *task {
            Task::Step(step) => proposed_step::step_ui(ui, view, &said, (number, step), None),
            Task::Own(own) => proposed_step::own_ui(ui, view, &said, (number, own)),
        });
    }
    let more = tasks.len().saturating_sub(FIRST_STEPS);
    if more > 0 {
        ui.label(view.muted(view.with("decision-more-steps", &facts!(count = more))));
    }
    ui.label(view.muted(said.basis()));
    if let Some(own) = said.own_steps() {
        ui.label(view.muted(own));
    }
}
