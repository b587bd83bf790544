//! How a step of the plan is changed, and what is shown and said of it then.

use egui::Ui;

use crate::advice::Break;
use crate::report::plan_wording;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::state::Changed;
use crate::window::view::Room;

/// Changes a step, and notes it for those who look on or listen.
pub(crate) fn change(ui: &Ui, view: &mut Room<'_, '_>, entry: Entry, change: StepChange) {
    let moves = matches!(change, StepChange::Move(_) | StepChange::To(_));
    if !change.is_typed() {
        let changed = Changed {
            entry,
            before: view.session.revision,
            at: ui.input(|input| input.time),
            is_told: false,
        };
        view.drafts.plan.note_change(changed, moves);
    }
    view.push(PlanAction::Step(entry, change));
}

/// What does not fit.
pub(crate) fn break_text(view: &Room<'_, '_>, broken: &Break) -> String {
    let plan = &view.session.assessment.plan;
    plan_wording::broken(view.words, view.questionnaire(), plan, broken)
}
