//! The steps that are proposed while there is no plan.

use egui::Ui;

use crate::analysis::Recommendation;
use crate::window::command::Command;
use crate::window::plan::{means, take};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, proposed_step};

/// Shows them, with the button that makes them the plan.
pub(crate) fn proposed_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(said) = view.said_ui(ui) else {
        return;
    };
    let decision = said.decision;
    let steps = &decision.proposal.steps;
    // What decides the level is to be known before anything is taken on.
    let finds_out = decision.recommendation == Recommendation::FindOut;
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(theme::strong(said.title()));
        if !decision.proposes_steps() || finds_out {
            for sentence in said.asks() {
                ui.label(sentence);
            }
        }
        if decision.proposes_steps() {
            ui.label(view.muted(said.basis()));
        }
    });
    if steps.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        if finds_out {
            let questions = Command::Go(Route::Questions);
            button::main_way_ui(ui, view, "window-unit-go-on", questions);
        }
        take::take_ui(ui, view, decision.proposes_steps() && !finds_out);
    });
    for (position, proposed) in steps.iter().enumerate() {
        ui.add_space(space::S);
        ui.separator();
        ui.push_id((&proposed.practice, proposed.to), |ui| {
            let step = (position + 1, proposed);
            proposed_step::step_ui(ui, view, &said, step, Some(means::lock_ui));
        });
    }
}
