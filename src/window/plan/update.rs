//! Changes of the plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::advice::{Budget, Roadmap};
use crate::analysis::{self, Analysis};
use crate::model::{Edit, Effort, Input, Level, OwnStep, PlanStep, Planning, PracticeId, Status};
use crate::window::document::edit::{at_once, edit, with_session};
use crate::window::effect::Effect;
use crate::window::frame::action::Spot;
use crate::window::frame::update::lead_to;
use crate::window::plan::action::{Entry, Lock, PlanAction, StepChange};
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Handles an action of the plan.
pub(crate) fn update(state: &mut State, action: PlanAction) -> Vec<Effect> {
    match action {
        PlanAction::Budget(days) => plan_by(state, |planning| planning.budget_days = days),
        PlanAction::BudgetInMoney(amount) => {
            let days = amount.and_then(|amount| days_of(state, amount));
            plan_by(state, |planning| planning.budget_days = days);
        }
        PlanAction::Capacity(days) => {
            plan_by(state, |planning| planning.capacity_days_per_month = days);
        }
        PlanAction::PlanStart(date) => plan_by(state, |planning| planning.start = date),
        PlanAction::DayOff(day, is_off) => at_once(state, |state| {
            plan_by(state, |planning| {
                if is_off {
                    planning.days_off.insert(day);
                } else {
                    planning.days_off.remove(&day);
                }
            });
        }),
        PlanAction::Lock(practice, lock) => {
            at_once(state, |state| {
                plan_by(state, |planning| set_lock(planning, practice, lock));
            });
        }
        PlanAction::StepDays(practice, to, effort) => {
            plan_by(state, |planning| {
                set_days(planning, (practice, to), effort);
            });
        }
        PlanAction::TakePlan => take_plan(state),
        PlanAction::Step(entry, change) => step(state, entry, change),
        PlanAction::AddOwnStep => add_own_step(state),
        PlanAction::Pick(practice) => with_session(state, |session| session.picked = practice),
    }
    Vec::new()
}

/// How many days an amount of money pays for.
fn days_of(state: &State, amount: Decimal) -> Option<u32> {
    let case = &state.session.as_ref()?.assessment.business_case;
    let cost = case.estimate(Input::StaffDayCost)?.likely();
    Budget::of_money(amount, cost).map(Budget::days)
}

fn plan_by(state: &mut State, change: impl FnOnce(&mut Planning)) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let mut planning = session.assessment.planning.clone();
    change(&mut planning);
    edit(state, &Edit::SetPlanning(planning));
}

fn set_lock(planning: &mut Planning, practice: PracticeId, lock: Option<Lock>) {
    planning.locked_in.remove(&practice);
    planning.locked_out.remove(&practice);
    match lock {
        Some(Lock::In) => planning.locked_in.insert(practice),
        Some(Lock::Out) => planning.locked_out.insert(practice),
        None => false,
    };
}

fn set_days(planning: &mut Planning, step: (PracticeId, Level), effort: Option<Effort>) {
    match effort {
        Some(effort) => planning.efforts.insert(step, effort),
        None => planning.efforts.remove(&step),
    };
}

/// Makes the roadmap from the smallest set. Steps that are begun or done stay, ahead of the new ones.
fn take_plan(state: &mut State) {
    let today = state.today;
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Some(set) = session.studies.smallest_set_of(session.grounds) else {
        return;
    };
    let assessment = &session.assessment;
    let analysis = Analysis::of(assessment, assessment.form, today);
    // The days are those that were proposed: none lies behind. Nobody owns a step until somebody says so.
    let start = analysis.roadmap.start.max(today);
    let planned = analysis.plan_for(assessment, set, start);
    let is_begun = |step: &PlanStep| matches!(step.status, Status::UnderWay | Status::Done);
    let is_planned = |step: &PlanStep| {
        let same = |other: &PlanStep| other.practice == step.practice && other.to == step.to;
        planned.iter().any(same)
    };
    let steps = assessment.plan.iter().zip(&analysis.roadmap.steps);
    let mut plan: Vec<PlanStep> = steps
        .filter(|(step, judged)| is_begun(judged) && !is_planned(step))
        .map(|(step, _)| step.clone())
        .collect();
    plan.extend(planned);
    let count = plan.len();
    at_once(state, |state| edit(state, &Edit::SetPlan(plan)));
    state.news = Some(Message::new("window-plan-made").with("count", count));
}

/// Adds a step of the unit's own, of which nothing is stated yet, and leads to its title.
fn add_own_step(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let mut steps = session.assessment.own_steps.clone();
    steps.push(OwnStep::new());
    at_once(state, |state| edit(state, &Edit::SetOwnSteps(steps)));
    lead_to(state, Spot::OwnStep);
}

fn step(state: &mut State, entry: Entry, change: StepChange) {
    let today = state.today;
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let typed = change.is_typed();
    if !typed || session.written != Some(entry) {
        session.history.pause();
    }
    session.written = typed.then_some(entry);
    let changed = match entry {
        Entry::Step(place) => changed(session, today, place, change).map(Edit::SetPlan),
        Entry::Own(place) => own_changed(session, today, place, change).map(Edit::SetOwnSteps),
    };
    let Some(changed) = changed else {
        return;
    };
    edit(state, &changed);
    if !typed {
        with_session(state, |session| session.history.pause());
    }
}

/// The last working day of the phase that a step is moved to; `None` where there is no such phase.
fn moved(session: &Session, today: Date, due: Option<Date>, change: &StepChange) -> Option<Date> {
    let start = analysis::start(&session.assessment, today);
    let phase = match change {
        // Whoever puts a step where it is keeps its day.
        StepChange::To(phase) if Roadmap::phase_of(due, start) == *phase => {
            return None;
        }
        StepChange::To(phase) => *phase,
        StepChange::Move(by) => Roadmap::phase_of(due, start).checked_add_signed(*by)?,
        _ => return None,
    };
    Roadmap::end_of(phase, &session.assessment.planning, start)
}

fn changed(
    session: &Session,
    today: Date,
    place: usize,
    change: StepChange,
) -> Option<Vec<PlanStep>> {
    let mut plan = session.assessment.plan.clone();
    let step = plan.get_mut(place)?;
    match change {
        StepChange::Owner(owner) => step.owner = owner,
        StepChange::Action(action) => step.action = action,
        StepChange::Due(due) => (step.due, step.own_due) = (due, due.is_some()),
        StepChange::Status(status) => step.status = status,
        StepChange::Note(note) => step.note = note,
        StepChange::Indicator(id) => step.indicator = id,
        StepChange::Remove => {
            plan.remove(place);
        }
        StepChange::To(_) | StepChange::Move(_) => {
            let due = moved(session, today, step.due, &change)?;
            (step.due, step.own_due) = (Some(due), true);
        }
        // Its practice has the title, and the planning its days.
        StepChange::Title(_) | StepChange::Days(_) => return None,
    }
    Some(plan)
}

fn own_changed(
    session: &Session,
    today: Date,
    place: usize,
    change: StepChange,
) -> Option<Vec<OwnStep>> {
    let mut steps = session.assessment.own_steps.clone();
    let step = steps.get_mut(place)?;
    match change {
        StepChange::Title(title) => step.title = title,
        StepChange::Action(action) => step.action = action,
        StepChange::Owner(owner) => step.owner = owner,
        StepChange::Days(effort) => step.effort = effort,
        StepChange::Due(due) => step.due = due,
        StepChange::Status(status) => step.status = status,
        StepChange::Note(note) => step.note = note,
        StepChange::Indicator(id) => step.indicator = id,
        StepChange::Remove => {
            steps.remove(place);
        }
        StepChange::To(_) | StepChange::Move(_) => {
            step.due = Some(moved(session, today, step.due, &change)?);
        }
    }
    Some(steps)
}
