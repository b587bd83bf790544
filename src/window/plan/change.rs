//! How a step of the plan is changed, and what is shown and said of it then.

use egui::{Rect, Ui};

use crate::advice::Break;
use crate::report::plan_wording;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::state::Changed;
use crate::window::view::Room;

/// Changes a step, and notes it for those who look on or listen.
pub(crate) fn change(ui: &Ui, view: &mut Room<'_, '_>, entry: Entry, change: StepChange) {
    let is_typed = matches!(
        change,
        StepChange::Owner(_)
            | StepChange::Due(_)
            | StepChange::Action(_)
            | StepChange::Title(_)
            | StepChange::Days(_)
    );
    let moves = matches!(change, StepChange::Move(_) | StepChange::To(_));
    if !is_typed {
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

/// Whether what has the focus lies within a part of the page.
pub(crate) fn has_focus_within(ui: &Ui, rect: Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    response.is_some_and(|it| it.layer_id == ui.layer_id() && rect.contains_rect(it.rect))
}

/// What does not fit.
pub(crate) fn break_text(view: &Room<'_, '_>, broken: &Break) -> String {
    let plan = &view.session.assessment.plan;
    plan_wording::broken(view.words, view.questionnaire(), plan, broken)
}
