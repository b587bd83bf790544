//! How a step of the plan is changed, and what is shown and said of it then.

use egui::Ui;
use jiff::civil::Date;

use crate::advice::Break;
use crate::report::plan_wording;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::state::{Changed, DayBefore};
use crate::window::view::Room;

/// Changes a step, and notes it for those who look on or listen.
pub(crate) fn change(ui: &Ui, view: &mut Room<'_, '_>, entry: Entry, change: StepChange) {
    let moves = matches!(change, StepChange::Move(_) | StepChange::To(_));
    let before = view.session.revision;
    let due = due(view, entry);
    let draft = &mut view.drafts.plan;
    draft.at_work = Some(entry);
    if !change.is_typed() {
        draft.note_change(Changed {
            entry,
            before,
            at: ui.input(|input| input.time),
            is_told: false,
            moved_from: moves.then_some(DayBefore(due)),
        });
    } else if matches!(change, StepChange::Due(_)) {
        draft.note_day(before);
    }
    view.push(PlanAction::Step(entry, change));
}

fn due(view: &Room<'_, '_>, entry: Entry) -> Option<Date> {
    let assessment = &view.session.assessment;
    match entry {
        Entry::Step(place) => assessment.plan.get(place)?.due,
        Entry::Own(place) => assessment.own_steps.get(place)?.due,
    }
}

/// What does not fit.
pub(crate) fn break_text(view: &Room<'_, '_>, broken: &Break) -> String {
    let plan = &view.session.assessment.plan;
    plan_wording::broken(view.words, view.questionnaire(), plan, broken)
}
