//! The steps that are proposed while there is no plan.

use egui::Ui;

use crate::advice::ProposedStep;
use crate::analysis::Recommendation;
use crate::report::decision_wording::Said;
use crate::report::plan_wording;
use crate::window::command::Command;
use crate::window::plan::{means, step, take};
use crate::window::questions::action::QuestionsAction;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::button;

/// Shows them, with the button that makes them the plan.
pub(crate) fn proposed_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
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
            step_ui(ui, view, &said, (position + 1, proposed));
        });
    }
}

fn step_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    said: &Said<'_>,
    (number, proposed): (usize, &ProposedStep),
) {
    let name = view.practice_name(&proposed.practice);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        let facts = facts!(number, name = name.as_str(), to = proposed.to);
        let title = theme::strong(view.with("window-plan-step", &facts));
        let width = (ui.available_width() - 40.0).max(120.0);
        ui.allocate_ui(egui::vec2(width, 24.0), |ui| {
            ui.set_width(width);
            if ui.link(title).clicked() {
                view.push(QuestionsAction::GoToPractice(proposed.practice.clone()));
            }
        });
        let more = view.with("window-plan-step-more", &facts!(name = name.as_str()));
        button::more_ui(ui, view, &more, |ui, view| {
            means::lock_ui(ui, view, &proposed.practice, &name);
        });
    });
    step::texts_ui(ui, view, (&proposed.practice, proposed.to));
    let facts = facts!(
        owner = said.who(proposed),
        due = said.due(proposed.due, proposed.late),
        effort = plan_wording::effort(view.words, proposed.effort),
        status = said.status(proposed)
    );
    ui.label(view.muted(view.with("window-results-step-facts", &facts)));
    step::more_ui(ui, view, (&proposed.practice, proposed.to));
}
