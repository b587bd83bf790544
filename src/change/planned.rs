//! What was planned, and what became of it.

use super::comparable::Comparability;
use super::sides::Sides;
use crate::advice::judged;
use crate::model::{
    Assessment, ElementId, HalfLevels, Level, OwnStep, PlanStep, Practice, Standing, Status,
};
use crate::scoring::{LevelRange, Profile};

/// A step that was still to do at the older assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// The step as it stood then.
    pub step: PlanStep,
    /// What became of it.
    pub became: Became,
    /// The rating of its practice before.
    pub old: Option<HalfLevels>,
    /// The rating now.
    pub new: Option<HalfLevels>,
}

impl PlannedStep {
    pub(super) fn hide(&mut self) {
        (self.became, self.old, self.new) = (Became::Unknown, None, None);
    }
}

/// What became of something that was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// The answers show that it was reached.
    Reached,
    /// It is called done, and the answers do not show it.
    OnlySaid,
    /// It is under way.
    UnderWay,
    /// It is still planned.
    StillOpen,
    /// It was given up.
    Dropped,
    /// It was not reached, and is not planned any more.
    NotReached,
    /// Nobody knows: it was not rated, or cannot be compared.
    Unknown,
}

impl Became {
    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::OnlySaid => "said_done",
            Self::UnderWay => "under_way",
            Self::StillOpen => "still_open",
            Self::Dropped => "dropped",
            Self::NotReached => "not_reached",
            Self::Unknown => "unknown",
        }
    }
}

/// A step of the unit's own that was still to do at the older assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStepBecame {
    /// The step as it stood then.
    pub step: OwnStep,
    /// What became of it.
    pub became: Became,
}

/// A target of the older assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetBecame {
    /// Of which element.
    pub element: ElementId,
    /// The level that was to be reached or held.
    pub level: Level,
    /// The level then.
    pub old: Option<LevelRange>,
    /// The level now.
    pub new: Option<LevelRange>,
    /// Whether it is met; `None` where that is open, or the levels are on two scales.
    pub met: Option<bool>,
}

impl TargetBecame {
    pub(super) fn hide(&mut self) {
        (self.old, self.new, self.met) = (None, None, None);
    }
}

pub(super) fn steps(sides: &Sides<'_>) -> Vec<PlannedStep> {
    let steps = judged(sides.old, sides.before).into_iter();
    steps
        .filter(PlanStep::is_to_do)
        .map(|step| {
            let rating = |profile: &Profile| profile.practice(&step.practice)?.rating();
            let can = sides.averaged.contains_key(&step.practice);
            let new = rating(sides.after).filter(|_| can);
            PlannedStep {
                became: became(sides, &step, new),
                old: rating(sides.before).filter(|_| can),
                new,
                step,
            }
        })
        .collect()
}

fn became(sides: &Sides<'_>, step: &PlanStep, new: Option<HalfLevels>) -> Became {
    if new.is_some_and(|rating| rating >= step.to.into()) {
        return Became::Reached;
    }
    let practice = sides.after.practice(&step.practice);
    if practice.is_some_and(|it| it.standing() == Standing::LeftOut) {
        return Became::Dropped;
    }
    let mut plan = sides.new.plan.iter();
    let now = plan.find(|it| it.practice == step.practice && it.to == step.to);
    match (now.map(|it| it.status), new) {
        (Some(Status::UnderWay), _) => Became::UnderWay,
        (Some(Status::Open), _) => Became::StillOpen,
        (Some(Status::Dropped), _) => Became::Dropped,
        (Some(Status::Done), Some(_)) => Became::OnlySaid,
        (None, Some(_)) => Became::NotReached,
        (Some(Status::Done) | None, None) => Became::Unknown,
    }
}

pub(super) fn own_steps(old: &Assessment, new: &Assessment) -> Vec<OwnStepBecame> {
    let to_do = old.own_steps.iter().filter(|step| step.is_to_do());
    to_do
        .map(|step| {
            let key = Practice::name_key(&step.title);
            let mut own = new.own_steps.iter();
            let now = own.find(|it| Practice::name_key(&it.title) == key && !key.is_empty());
            OwnStepBecame {
                step: step.clone(),
                became: match now.map(|it| it.status) {
                    Some(Status::Done) => Became::Reached,
                    Some(Status::UnderWay) => Became::UnderWay,
                    Some(Status::Open) => Became::StillOpen,
                    Some(Status::Dropped) => Became::Dropped,
                    None => Became::Unknown,
                },
            }
        })
        .collect()
}

pub(super) fn targets(sides: &Sides<'_>) -> Vec<TargetBecame> {
    let place = |profile: &Profile, id| profile.element(id)?.placement.claimed;
    let elements = sides.old.questionnaire.elements.iter();
    elements
        .filter_map(|element| {
            let target = sides.old.targets.get(&element.id)?;
            let new = place(sides.after, &element.id);
            let can = sides.comparability == Comparability::Same;
            Some(TargetBecame {
                element: element.id.clone(),
                level: target.level,
                old: place(sides.before, &element.id),
                new,
                met: new
                    .filter(|_| can)
                    .and_then(|range| is_met(range, target.level)),
            })
        })
        .collect()
}

fn is_met(range: LevelRange, target: Level) -> Option<bool> {
    if range.low >= target {
        Some(true)
    } else if range.high < target {
        Some(false)
    } else {
        None
    }
}
