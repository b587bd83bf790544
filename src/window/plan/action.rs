//! What can happen to the plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Effort, Level, MeasureId, PracticeId, Status};

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
    /// Changes a step.
    Step(Entry, StepChange),
    /// Adds a step of the unit's own at the end.
    AddOwnStep,
    Pick(Option<PracticeId>),
}

/// Forces a practice into the smallest set, or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    In,
    Out,
}

/// A step, by its place in the plan or among those of the unit's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entry {
    Step(usize),
    Own(usize),
}

/// A change of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepChange {
    /// What to do, in the unit's own words; empty for those of the questionnaire.
    Action(String),
    /// What a step of the unit's own is called.
    Title(String),
    /// The work of a step of the unit's own.
    Days(Option<Effort>),
    Owner(String),
    Due(Option<Date>),
    Status(Status),
    /// How it goes.
    Note(String),
    /// The measure that shows whether it works.
    Indicator(Option<MeasureId>),
    /// Moves by phases; a negative number is earlier.
    Move(isize),
    /// Moves to this phase, counted from 0.
    To(usize),
    Remove,
}

impl StepChange {
    /// Whether it is typed, letter by letter.
    pub(crate) const fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Owner(_)
                | Self::Due(_)
                | Self::Action(_)
                | Self::Title(_)
                | Self::Days(_)
                | Self::Note(_)
        )
    }
}
