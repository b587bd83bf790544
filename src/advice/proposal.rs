//! What is proposed: the steps to take, and where they lead.
//!
//! The steps are those of the document's own plan. Where it has none, they are the smallest set for
//! the chosen targets, and without targets that for the unit's next level. A step that the unit left
//! out is no step to take.
//!
//! The steps of the unit's own belong to the plan: they count in its steps and days, though no level
//! follows from them. Beside a set they stand apart.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::prerequisites::Prerequisites;
use super::roadmap::pace;
use super::{Roadmap, SmallestSet, schedule};
use crate::model::{
    Assessment, Effort, EffortSum, ElementId, HalfLevels, Level, OwnStep, PlanStep, Planning,
    PracticeId, Status, days_late,
};
use crate::scoring::{self, LevelRange, Profile};

/// What the proposed steps come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The document's own plan.
    Plan,
    /// The smallest set for the chosen targets.
    SmallestSet,
    /// The smallest set for the next level of the unit, since no target is chosen.
    NextLevel,
}

/// The steps to take, and where they lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What the steps come from.
    pub basis: Basis,
    /// The steps that raise practices and are still to do, the first due first.
    pub steps: Vec<ProposedStep>,
    /// The steps of the unit's own that are still to do, the first due first.
    pub own: Vec<ProposedOwn>,
    /// The work of [`Proposal::tasks`].
    pub effort: EffortSum,
    /// Where the unit is once they are done. Only ratings say where it is now: a step that was said to
    /// be done counts where the answers show it.
    pub outcome: Outcome,
    /// Practices with a step that was said to be done, which the answers do not show.
    pub unconfirmed: Vec<PracticeId>,
    /// Where the unit is if these are done too; `None` where that is the same place.
    pub if_confirmed: Option<Outcome>,
    /// Steps of the plan that are not to be taken, though nobody dropped them.
    pub omitted: Vec<Omitted>,
}

/// A step to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedStep {
    /// The practice to raise.
    pub practice: PracticeId,
    /// The level below, from which the step leads.
    pub from: Level,
    /// The level to reach.
    pub to: Level,
    /// Who was named; empty where nobody was.
    pub owner: String,
    /// When it is to be done.
    pub due: Option<Date>,
    /// How far it is.
    pub status: Status,
    /// By how many days it is late; `None` where it is not.
    pub late: Option<u32>,
    /// The work; `None` where it is not stated.
    pub effort: Option<Effort>,
    /// Whether nobody could say where the practice is: to find out first.
    pub open: bool,
}

/// A step of the unit's own that is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedOwn {
    /// The step.
    pub step: OwnStep,
    /// By how many days it is late; `None` where it is not.
    pub late: Option<u32>,
}

/// Something to do: a step that raises a practice, or one of the unit's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task<'a> {
    /// A step that raises a practice.
    Step(&'a ProposedStep),
    /// A step of the unit's own.
    Own(&'a ProposedOwn),
}

impl<'a> Task<'a> {
    /// Who was named; empty where nobody was.
    #[must_use]
    pub fn owner(self) -> &'a str {
        match self {
            Self::Step(step) => step.owner.trim(),
            Self::Own(own) => own.step.owner.trim(),
        }
    }

    /// When it is to be done.
    #[must_use]
    pub const fn due(self) -> Option<Date> {
        match self {
            Self::Step(step) => step.due,
            Self::Own(own) => own.step.due,
        }
    }

    /// By how many days it is late; `None` where it is not.
    #[must_use]
    pub const fn late(self) -> Option<u32> {
        match self {
            Self::Step(step) => step.late,
            Self::Own(own) => own.late,
        }
    }

    /// Whether nobody could say where its practice is: to find out first.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Step(step) => step.open,
            Self::Own(_) => false,
        }
    }

    /// The work; `None` where it is not stated.
    #[must_use]
    pub const fn effort(self) -> Option<Effort> {
        match self {
            Self::Step(step) => step.effort,
            Self::Own(own) => own.step.effort,
        }
    }
}

/// By which what is to do is sorted: the first due first, and last what has no day.
const fn by_day(due: Option<Date>) -> (bool, Option<Date>) {
    (due.is_none(), due)
}

/// Where the unit and its elements are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The unit; `None` where it has no level.
    pub unit: Option<LevelRange>,
    /// The elements, in the questionnaire's order.
    pub elements: Vec<(ElementId, Option<LevelRange>)>,
}

/// A step of the plan that is not to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omitted {
    /// The practice.
    pub practice: PracticeId,
    /// Why.
    pub why: Omission,
}

/// Why a step of the plan is not to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omission {
    /// The practice is locked out.
    LockedOut,
    /// Its element is to hold its level, and no other step needs it.
    Held,
}

impl Proposal {
    /// The steps of the document's plan; `None` where it has none, or all were dropped.
    #[must_use]
    pub fn of_plan(
        assessment: &Assessment,
        profile: &Profile,
        roadmap: &Roadmap,
        today: Date,
    ) -> Option<Self> {
        let plan = &roadmap.steps;
        if plan.iter().all(|step| step.status == Status::Dropped) {
            return None;
        }
        let to_do: Vec<&PlanStep> = plan.iter().filter(|step| step.is_to_do()).collect();
        let mut omitted = Vec::new();
        let mut steps = Vec::new();
        let omissions = Omissions::of(assessment, profile, &to_do);
        for step in &to_do {
            match omissions.why(step) {
                Some(why) => omitted.push(Omitted {
                    practice: step.practice.clone(),
                    why,
                }),
                None => steps.push(proposed(assessment, profile, step, Some(today))),
            }
        }
        Some(Self::new(
            assessment,
            profile,
            (Basis::Plan, steps, omitted),
            (unconfirmed(plan, profile), today),
        ))
    }

    /// The steps of a set, with the days that follow from the capacity, from `start` on. The steps of
    /// the unit's own that are late by `today` are known as such.
    #[must_use]
    pub fn of_set(
        assessment: &Assessment,
        profile: &Profile,
        (basis, set): (Basis, &SmallestSet),
        (start, today): (Date, Date),
    ) -> Self {
        let plan = schedule(assessment, profile, set, start);
        let to_do = plan.iter().filter(|step| step.is_to_do());
        let steps = to_do.map(|step| proposed(assessment, profile, step, None));
        let steps = steps.collect();
        Self::new(
            assessment,
            profile,
            (basis, steps, Vec::new()),
            (unconfirmed(&plan, profile), today),
        )
    }

    /// The working days a month that the days of a set follow from, stated or assumed.
    #[must_use]
    pub fn pace(&self, planning: &Planning) -> u32 {
        let steps = self.steps.iter();
        let days = steps.map_while(|step| Some(u32::from(step.effort?.days())));
        pace(planning, days.sum())
    }

    fn new(
        assessment: &Assessment,
        profile: &Profile,
        (basis, mut steps, omitted): (Basis, Vec<ProposedStep>, Vec<Omitted>),
        (unconfirmed, today): (Vec<(PracticeId, Level)>, Date),
    ) -> Self {
        // The sorts are stable: equals stay in their order.
        steps.sort_by_key(|step| by_day(step.due));
        let raises = || steps.iter().map(|step| (&step.practice, step.to));
        let outcome = Outcome::after(assessment, profile, raises());
        let done = unconfirmed.iter().map(|(practice, to)| (practice, *to));
        let confirmed = Outcome::after(assessment, profile, raises().chain(done));
        let mut found = Self {
            basis,
            effort: EffortSum::default(),
            own: own(assessment, today),
            if_confirmed: Some(confirmed).filter(|it| *it != outcome),
            outcome,
            unconfirmed: unconfirmed
                .into_iter()
                .map(|(practice, _)| practice)
                .collect(),
            omitted,
            steps,
        };
        found.effort = found.tasks().into_iter().map(Task::effort).collect();
        found
    }

    /// All that is proposed, the first due first: the steps, and in a plan those of the unit's own.
    #[must_use]
    pub fn tasks(&self) -> Vec<Task<'_>> {
        let own = self.own.iter().filter(|_| self.basis == Basis::Plan);
        let steps = self.steps.iter().map(Task::Step);
        let mut tasks: Vec<Task<'_>> = steps.chain(own.map(Task::Own)).collect();
        tasks.sort_by_key(|task| by_day(task.due()));
        tasks
    }

    /// The steps of the unit's own that are no part of what is proposed.
    #[must_use]
    pub fn beside(&self) -> &[ProposedOwn] {
        if self.basis == Basis::Plan && !self.steps.is_empty() {
            &[]
        } else {
            &self.own
        }
    }

    /// How many of the steps are late.
    #[must_use]
    pub fn late(&self) -> usize {
        let tasks = self.tasks().into_iter();
        tasks.filter(|task| task.late().is_some()).count()
    }

    /// The day by which all steps are to be done; `None` where one has no day, or there is none.
    #[must_use]
    pub fn last_due(&self) -> Option<Date> {
        let days: Option<Vec<Date>> = self.tasks().into_iter().map(Task::due).collect();
        days?.into_iter().max()
    }
}

impl Outcome {
    /// Where a profile has the unit.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let elements = profile.elements.iter();
        Self {
            unit: profile.placement.claimed,
            elements: elements
                .map(|element| (element.id.clone(), element.placement.claimed))
                .collect(),
        }
    }

    /// Where the unit is once practices are raised. None falls: a practice that is rated higher stays
    /// there.
    #[must_use]
    pub fn after<'p>(
        assessment: &Assessment,
        profile: &Profile,
        raises: impl Iterator<Item = (&'p PracticeId, Level)>,
    ) -> Self {
        let mut ratings: BTreeMap<PracticeId, HalfLevels> = BTreeMap::new();
        for (id, to) in raises {
            let present = profile
                .practice(id)
                .and_then(scoring::PracticeProfile::rating);
            let known = ratings.get(id).copied().or(present);
            let least = HalfLevels::from(to);
            ratings.insert(id.clone(), known.map_or(least, |known| known.max(least)));
        }
        Self::of(&scoring::imagined(
            &assessment.questionnaire,
            profile,
            &ratings,
        ))
    }

    /// The elements that are at a higher level than before, with that level.
    pub fn lifted_from<'o>(
        &'o self,
        before: &'o Self,
    ) -> impl Iterator<Item = (&'o ElementId, Level)> {
        let both = self.elements.iter().zip(&before.elements);
        both.filter_map(|((id, after), (_, before))| {
            let (after, before) = (after.as_ref()?.low, before.as_ref()?.low);
            (after > before).then_some((id, after))
        })
    }

    /// Whether the unit is at a higher level than before, whatever is still open.
    #[must_use]
    pub fn lifts(&self, before: &Self) -> bool {
        let low = |outcome: &Self| outcome.unit.map(|range| range.low);
        low(self) > low(before)
    }
}

fn proposed(
    assessment: &Assessment,
    profile: &Profile,
    step: &PlanStep,
    today: Option<Date>,
) -> ProposedStep {
    let practice = profile.practice(&step.practice);
    let below = practice.and_then(|practice| practice.scale.below(step.to));
    ProposedStep {
        practice: step.practice.clone(),
        from: below.unwrap_or(Level::FLOOR),
        to: step.to,
        owner: step.owner.clone(),
        due: step.due,
        status: step.status,
        late: today.and_then(|today| days_late(step.due, today)),
        effort: assessment.effort(&step.practice, step.to),
        open: practice.is_some_and(scoring::PracticeProfile::is_open),
    }
}

/// The steps of the unit's own that are to do, the first due first.
fn own(assessment: &Assessment, today: Date) -> Vec<ProposedOwn> {
    let own = assessment.own_steps.iter();
    let to_do = own.filter(|step| step.is_to_do());
    let mut found: Vec<ProposedOwn> = to_do
        .map(|step| ProposedOwn {
            step: step.clone(),
            late: days_late(step.due, today),
        })
        .collect();
    found.sort_by_key(|own| by_day(own.step.due));
    found
}

/// The steps that were said to be done and that the answers do not show.
fn unconfirmed(plan: &[PlanStep], profile: &Profile) -> Vec<(PracticeId, Level)> {
    plan.iter()
        .filter(|step| step.status == Status::Done)
        .filter_map(|step| {
            let practice = profile.practice(&step.practice)?;
            (practice.lowest() < step.to.into()).then(|| (step.practice.clone(), step.to))
        })
        .collect()
}

/// What decides whether a step of the plan is to be taken.
struct Omissions<'a> {
    assessment: &'a Assessment,
    /// The elements that are to hold the level they have.
    held: BTreeSet<&'a ElementId>,
    /// What the steps in the other elements need.
    needed: BTreeSet<&'a PracticeId>,
}

impl<'a> Omissions<'a> {
    fn of(assessment: &'a Assessment, profile: &Profile, to_do: &[&PlanStep]) -> Self {
        let targets = assessment.targets.iter();
        let held = targets.filter(|(element, target)| {
            let present = profile.element(element).and_then(|it| it.placement.claimed);
            present.is_some_and(|present| target.level <= present.low)
        });
        let mut own = Self {
            assessment,
            held: held.map(|(element, _)| element).collect(),
            needed: BTreeSet::new(),
        };
        let prerequisites = Prerequisites::of(&assessment.questionnaire);
        let taken = to_do.iter().filter(|step| !own.is_held(&step.practice));
        let needed = taken.flat_map(|step| prerequisites.before(&step.practice));
        own.needed = needed.copied().collect();
        own
    }

    fn is_held(&self, practice: &PracticeId) -> bool {
        let found = self.assessment.questionnaire.practice(practice);
        found.is_some_and(|(element, _)| self.held.contains(&element.id))
    }

    /// Why a step is not to be taken; `None` where it is.
    fn why(&self, step: &PlanStep) -> Option<Omission> {
        if self.assessment.planning.locked_out.contains(&step.practice) {
            return Some(Omission::LockedOut);
        }
        let is_held = self.is_held(&step.practice) && !self.needed.contains(&step.practice);
        is_held.then_some(Omission::Held)
    }
}
