//! What can happen to the plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Effort, Level, PracticeId, Status};

/// What can happen to the plan.
#[derive(Debug)]
pub(crate) enum PlanAction {
    /// The budget in days.
    Budget(Option<u32>),
    /// The budget in money.
    BudgetInMoney(Option<Decimal>),
    Capacity(Option<u16>),
    PlanStart(Option<Date>),
    /// Whether nobody works on a day.
    DayOff(Date, bool),
    Lock(PracticeId, Option<Lock>),
    StepDays(PracticeId, Level, Option<Effort>),
    /// Makes the roadmap from the smallest set.
    TakePlan,
    /// Changes a step of the roadmap, by its place in the plan.
    Step(usize, StepChange),
    Pick(Option<PracticeId>),
}

/// Forces a practice into the smallest set, or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    In,
    Out,
}

/// A change of one step of the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepChange {
    /// What to do, in the unit's own words; empty for those of the questionnaire.
    Action(String),
    Owner(String),
    Due(Option<Date>),
    Status(Status),
    /// Moves by phases; a negative number is earlier.
    Move(isize),
    /// Moves to this phase, counted from 0.
    To(usize),
    Remove,
}
