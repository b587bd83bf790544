//! The roadmap: the steps of a plan in phases from a start date, and what does not fit.
//!
//! Work is done one step after the other at the pace of the capacity; a step is due on the day its
//! days are worked off, or on the last working day before it. What was moved by hand is checked, not put right: [`roadmap`] says what
//! breaks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::judge::{everything, settled};
use super::prerequisites::Prerequisites;
use super::{EffortClass, Measure, Raise, SmallestSet, Step, effort_map, judged};
use crate::model::{
    Assessment, EffortSum, ElementId, HalfLevels, Level, OwnStep, PlanStep, Planning, PracticeId,
    Scale, Status,
};
use crate::scoring::{self, PracticeProfile, Profile};

/// The ends of the phases in days from the start.
pub const PHASES: [u16; 4] = [30, 90, 180, 365];

/// The working days a month that set the pace of a plan where no capacity is stated: half a person.
/// A plan too long for the last phase gets the pace that fits it in.
pub const ASSUMED_CAPACITY: u16 = 10;

/// A plan in phases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roadmap {
    /// The day it starts.
    pub start: Date,
    /// The plan as the answers show it: see [`judged`].
    pub steps: Vec<PlanStep>,
    /// The steps of the unit's own, in the document's order.
    pub own: Vec<OwnStep>,
    /// The steps whose status follows from the answers, by their place in the plan.
    pub settled: Vec<usize>,
    /// The phases in their order, empty ones too.
    pub phases: Vec<Phase>,
    /// Steps due after the last phase, by their place in the plan.
    pub beyond: Vec<usize>,
    /// Steps without a due date, by their place in the plan.
    pub undated: Vec<usize>,
    /// The work of all its steps but the dropped ones.
    pub effort: EffortSum,
    /// What breaks, in the plan's order; empty where nothing does.
    pub breaks: Vec<Break>,
}

/// A part of the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its end in days from the start: one of [`PHASES`].
    pub until: u16,
    /// Its last day.
    pub end: Date,
    /// Its steps by their place in the plan, the first due first.
    pub steps: Vec<usize>,
    /// The work of its steps that are still to do.
    pub effort: EffortSum,
    /// Whether that is the most it can be: nobody could rate the practice of one of them.
    pub open: bool,
}

impl Roadmap {
    /// Every step, the first due first and those without a day last.
    pub fn in_order(&self) -> impl Iterator<Item = &PlanStep> {
        let phases = self.phases.iter().flat_map(|phase| &phase.steps);
        let places = phases.chain(&self.beyond).chain(&self.undated);
        places.filter_map(|place| self.steps.get(*place))
    }

    /// Whether the answers say how far a step of it is.
    #[must_use]
    pub fn is_settled(&self, step: &PlanStep) -> bool {
        let mut settled = self.settled.iter();
        settled.any(|place| self.steps.get(*place) == Some(step))
    }

    /// How many of so many steps, by their places in the plan, are still to do.
    #[must_use]
    pub fn to_do(&self, places: &[usize]) -> usize {
        let steps = places.iter().filter_map(|place| self.steps.get(*place));
        steps.filter(|step| step.is_to_do()).count()
    }

    /// The steps of the unit's own in a phase (0 to 3); after the last phase come those that are due
    /// later or have no day. Each with its place.
    pub fn own_in(&self, phase: usize) -> impl Iterator<Item = (usize, &OwnStep)> {
        let own = self.own.iter().enumerate();
        own.filter(move |(_, step)| Self::phase_of(step.due, self.start) == phase)
    }

    /// The last working day of a phase (0 to 3) of a plan that starts on a day; `None` where there is no
    /// such phase.
    #[must_use]
    pub fn end_of(phase: usize, planning: &Planning, start: Date) -> Option<Date> {
        let until = PHASES.get(phase)?;
        Some(planning.working_day(day(start, (*until).into()), start))
    }

    /// The phase that a day falls into; one past the last where it is later, or no day.
    #[must_use]
    pub fn phase_of(due: Option<Date>, start: Date) -> usize {
        let holds = |until: &u16| due.is_some_and(|due| due <= day(start, (*until).into()));
        PHASES.iter().position(holds).unwrap_or(PHASES.len())
    }
}

/// What breaks in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// A step is due before another that it needs. Both by their place in the plan.
    TooEarly {
        /// The step that is due too early.
        step: usize,
        /// The step that it needs.
        needs: usize,
    },
    /// A step needs a practice at a level that is neither reached nor in the plan.
    Missing {
        /// The step by its place in the plan.
        step: usize,
        /// What it needs.
        practice: PracticeId,
        /// At which level.
        level: Level,
    },
    /// By the end of a phase more is due than can be worked off.
    OverCapacity {
        /// The end of the phase in days from the start.
        until: u16,
        /// The working days due by then, of the steps whose effort is stated.
        days: u32,
        /// The working days there are by then.
        capacity: u32,
    },
    /// With everything done that is planned, an element is still below its target.
    ShortOfTarget {
        /// Which element.
        element: ElementId,
        /// The level that it is at then.
        reached: Level,
        /// The level that is wanted.
        target: Level,
    },
}

/// Lays out the plan in phases as the answers show it, and says what breaks. Steps that are done or
/// dropped stand in their phase and take no capacity. Every answer counts, whichever form `profile`
/// is of.
#[must_use]
pub fn roadmap(assessment: &Assessment, profile: &Profile, start: Date) -> Roadmap {
    let everything = &*everything(assessment, profile);
    let steps = judged(assessment, everything);
    let (mut dated, undated): (Vec<_>, Vec<_>) = steps
        .iter()
        .enumerate()
        .partition(|(_, step)| step.due.is_some());
    // The sort is stable: equals stay in the plan's order.
    dated.sort_by_key(|(_, step)| step.due);
    let places = |of: &[(usize, &PlanStep)]| of.iter().map(|(place, _)| *place).collect();
    let mut rest = dated.as_slice();
    let phases: Vec<Phase> = PHASES
        .into_iter()
        .enumerate()
        .map(|(number, until)| {
            let end = day(start, until.into());
            let own_steps = assessment
                .own_steps
                .iter()
                .filter(|step| step.is_to_do() && Roadmap::phase_of(step.due, start) == number);
            let (own, later) = rest.split_at(rest.partition_point(|(_, it)| it.due <= Some(end)));
            rest = later;
            let to_do = own.iter().filter(|(_, step)| step.is_to_do());
            let is_open = |step: &PlanStep| {
                let practice = everything.practice(&step.practice);
                practice.is_some_and(PracticeProfile::is_open)
            };
            Phase {
                until,
                end,
                open: to_do.clone().any(|(_, step)| is_open(step)),
                effort: to_do
                    .map(|(_, step)| assessment.effort(&step.practice, step.to))
                    .chain(own_steps.map(|step| step.effort))
                    .collect(),
                steps: places(own),
            }
        })
        .collect();
    let mut breaks = short_of_targets(assessment, profile, &steps);
    breaks.extend(broken_order(assessment, everything, &steps));
    if everything.is_unanswered() {
        // Nobody was asked yet, so nothing is known to be missing.
        breaks.retain(|found| !matches!(found, Break::Missing { .. }));
    }
    let capacity = assessment.planning.capacity_days_per_month;
    breaks.extend(capacity.into_iter().flat_map(|it| over(&phases, it)));
    let kept = steps.iter().filter(|step| step.status != Status::Dropped);
    let own = assessment.own_steps.iter();
    let own_kept = own.filter(|step| step.status != Status::Dropped);
    Roadmap {
        start,
        effort: kept
            .map(|step| assessment.effort(&step.practice, step.to))
            .chain(own_kept.map(|step| step.effort))
            .collect(),
        own: assessment.own_steps.clone(),
        beyond: places(rest),
        undated: places(&undated),
        breaks,
        phases,
        settled: (0..)
            .zip(&steps)
            .filter(|(_, step)| settled(step, everything).is_some())
            .map(|(place, _)| place)
            .collect(),
        steps,
    }
}

/// The elements that a plan leaves below their targets, such as targets that were chosen after it. Own steps of a unit
/// raise nothing that is rated.
fn short_of_targets(assessment: &Assessment, profile: &Profile, steps: &[PlanStep]) -> Vec<Break> {
    let kept = steps.iter().filter(|step| step.status != Status::Dropped);
    let mut raised: BTreeMap<PracticeId, HalfLevels> = BTreeMap::new();
    for step in kept {
        let now = profile.practice(&step.practice);
        let now = now.and_then(|it| it.answer.as_ref()?.at());
        let to = HalfLevels::from(step.to).max(now.unwrap_or(HalfLevels::from(Level::FLOOR)));
        let raised = raised.entry(step.practice.clone()).or_insert(to);
        *raised = to.max(*raised);
    }
    if raised.is_empty() {
        return Vec::new();
    }
    let then = scoring::imagined(&assessment.questionnaire, profile, &raised);
    let short = assessment.targets.iter().filter_map(|(element, target)| {
        let now = profile.element(element)?.placement.claimed?.low;
        let reached = then.element(element)?.placement.claimed?.low;
        let is_short = target.level > now && reached < target.level;
        is_short.then(|| Break::ShortOfTarget {
            element: element.clone(),
            reached,
            target: target.level,
        })
    });
    short.collect()
}

fn day(start: Date, days: i64) -> Date {
    start.saturating_add(days.days())
}

/// The phases by whose end more is due than the capacity so far.
fn over(phases: &[Phase], capacity: u16) -> Vec<Break> {
    let mut due = 0;
    let mut found = Vec::new();
    for phase in phases {
        due += phase.effort.days;
        let most = u32::from(capacity) * u32::from(phase.until) / 30;
        if due > most && phase.effort.days > 0 {
            found.push(Break::OverCapacity {
                until: phase.until,
                days: due,
                capacity: most,
            });
        }
    }
    found
}

/// The steps that come before, or without, what they need.
fn broken_order(assessment: &Assessment, everything: &Profile, plan: &[PlanStep]) -> Vec<Break> {
    let prerequisites = Prerequisites::of(&assessment.questionnaire);
    let mut of_practice: BTreeMap<&PracticeId, Vec<(usize, &PlanStep)>> = BTreeMap::new();
    for (place, step) in plan.iter().enumerate() {
        let own = of_practice.entry(&step.practice).or_default();
        own.push((place, step));
    }
    let mut found = Vec::new();
    for (place, step) in plan.iter().enumerate().filter(|(_, step)| step.is_to_do()) {
        for (practice, level) in needed(assessment, everything, &prerequisites, step) {
            let givers = of_practice.get(&practice).into_iter().flatten();
            let givers =
                givers.filter(|(_, other)| other.to >= level && other.status != Status::Dropped);
            let first = givers.min_by_key(|(_, other)| (other.to, other.due));
            match first {
                None => found.push(Break::Missing {
                    step: place,
                    practice,
                    level,
                }),
                Some((needs, other)) if other.is_to_do() && is_later(other, step) => {
                    found.push(Break::TooEarly {
                        step: place,
                        needs: *needs,
                    });
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// What a step needs that is not reached: the level below of its own practice, and its
/// prerequisites at the level it leads to. A practice that is neither asked nor rated binds nobody.
fn needed(
    assessment: &Assessment,
    everything: &Profile,
    prerequisites: &Prerequisites,
    step: &PlanStep,
) -> Vec<(PracticeId, Level)> {
    let binds = |practice: &&PracticeProfile| {
        let asked = assessment.questionnaire.asks(assessment.form, &practice.id);
        practice.applies() && (asked || !practice.is_open())
    };
    let first = everything.practices.iter().filter(|practice| {
        practice.weight > 0
            && practice.lowest().level() < practice.scale.asked_at(step.to)
            && prerequisites.needs(&step.practice, &practice.id)
    });
    let own = everything
        .practice(&step.practice)
        .and_then(|own| Some((own, own.scale.below(step.to)?)));
    first
        .map(|practice| (practice, practice.scale.asked_at(step.to)))
        .chain(own)
        .filter(|(practice, level)| binds(practice) && practice.lowest().level() < *level)
        .map(|(practice, level)| (practice.id.clone(), level))
        .collect()
}

/// Whether one step is due after another; a step without a date comes last.
fn is_later(first: &PlanStep, then: &PlanStep) -> bool {
    match (first.due, then.due) {
        (Some(first), Some(then)) => first > then,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// Makes a plan of a set: a step for each level of each practice, prerequisites first, then what is
/// under way, quick wins next, then what raises A most for its days; where steps are counted in place of days, what
/// raises A most. What the document's plan already says about a step stays.
#[must_use]
pub fn schedule(
    assessment: &Assessment,
    profile: &Profile,
    set: &SmallestSet,
    start: Date,
) -> Vec<PlanStep> {
    let prerequisites = Prerequisites::of(&assessment.questionnaire);
    let ranked = ranked(assessment, profile, set);
    let mut plan: Vec<PlanStep> = in_order(&ranked, &prerequisites)
        .into_iter()
        .map(|(practice, to)| planned(assessment, practice.clone(), to))
        .collect();
    date(assessment, &mut plan, start);
    plan
}

/// Steps in an order in which each comes after those that it needs: of those that wait for none, the
/// first.
fn in_order<'s>(
    steps: &'s [(PracticeId, Level)],
    prerequisites: &Prerequisites,
) -> Vec<(&'s PracticeId, Level)> {
    let mut of_practice: BTreeMap<&PracticeId, Vec<(usize, Level)>> = BTreeMap::new();
    for (place, (practice, to)) in steps.iter().enumerate() {
        of_practice.entry(practice).or_default().push((place, *to));
    }
    let own = |practice: &PracticeId| of_practice.get(practice).into_iter().flatten();
    let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    let mut waits: Vec<usize> = Vec::with_capacity(steps.len());
    for (place, (practice, to)) in steps.iter().enumerate() {
        let below = own(practice).filter(|(_, level)| level < to);
        let first = prerequisites.before(practice).iter().copied();
        let first = first.flat_map(own).filter(|(_, level)| level <= to);
        let mut count = 0;
        for (needed, _) in below.chain(first) {
            count += 1;
            if let Some(dependents) = dependents.get_mut(*needed) {
                dependents.push(place);
            }
        }
        waits.push(count);
    }
    let places = waits.iter().enumerate();
    let mut ready: BTreeSet<usize> = places
        .filter(|(_, count)| **count == 0)
        .map(|(place, _)| place)
        .collect();
    let mut ordered = Vec::with_capacity(steps.len());
    while let Some(place) = ready.pop_first() {
        ordered.extend(steps.get(place).map(|(practice, to)| (practice, *to)));
        for dependent in dependents.get(place).into_iter().flatten() {
            if let Some(count) = waits.get_mut(*dependent) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(*dependent);
                }
            }
        }
    }
    ordered
}

/// Quick wins first, then the most gain.
type Rank = (bool, std::cmp::Reverse<u64>);

fn is_under_way(assessment: &Assessment, practice: &PracticeId, to: Level) -> bool {
    let mut steps = assessment.plan.iter();
    steps.any(|step| step.practice == *practice && step.to == to && step.status == Status::UnderWay)
}

/// Every step of the raises, the most wanted first.
fn ranked(
    assessment: &Assessment,
    profile: &Profile,
    set: &SmallestSet,
) -> Vec<(PracticeId, Level)> {
    let map = effort_map(assessment, profile);
    let steps: BTreeMap<(&PracticeId, Level), &Step> = map
        .steps
        .iter()
        .map(|step| ((&step.practice, step.to), step))
        .collect();
    let rank = |raise: &Raise, to: Level| {
        let step = steps.get(&(&raise.practice, to));
        step.map_or((true, 0), |step| {
            let gain = step.thousandths() * 1_000 / u64::from(set.measure.cost(step.effort));
            // What is found out early can still spare a step.
            let early = step.open || step.class == Some(EffortClass::QuickWin);
            (set.measure == Measure::Steps || !early, gain)
        })
    };
    let mut steps: Vec<((bool, Rank), (PracticeId, Level))> = set
        .raises
        .iter()
        .flat_map(|raise| {
            let practice = profile.practice(&raise.practice);
            let scale = practice.map_or_else(Scale::default, |practice| practice.scale);
            scale.steps(raise.from, raise.to).map(move |to| {
                let (late, gain) = rank(raise, to);
                let waits = !is_under_way(assessment, &raise.practice, to);
                let key = (waits, (late, std::cmp::Reverse(gain)));
                (key, (raise.practice.clone(), to))
            })
        })
        .collect();
    // The sort is stable: equals stay in the questionnaire's order.
    steps.sort_by_key(|(key, _)| *key);
    steps.into_iter().map(|(_, step)| step).collect()
}

fn planned(assessment: &Assessment, practice: PracticeId, to: Level) -> PlanStep {
    let mut known = assessment.plan.iter();
    let known = known.find(|step| step.practice == practice && step.to == to);
    known
        .cloned()
        .unwrap_or_else(|| PlanStep::new(practice, to))
}

/// The working days a month at which so many days of work are done: as stated, or as assumed.
pub(super) fn pace(planning: &Planning, days: u32) -> u32 {
    let stated = planning.capacity_days_per_month.filter(|it| *it > 0);
    stated.map_or_else(
        || (days * 30).div_ceil(365).max(ASSUMED_CAPACITY.into()),
        u32::from,
    )
}

/// Gives each step that is to do the day by which it is worked off, or the last working day before it. A day that somebody chose
/// stays, as does that of a step under way.
/// No day follows for a step whose effort is not stated, nor for those after it: they keep what they have.
fn date(assessment: &Assessment, plan: &mut [PlanStep], start: Date) {
    let to_do = || plan.iter().filter(|step| step.is_to_do());
    let efforts = to_do().map(|step| assessment.effort(&step.practice, step.to));
    let days: Vec<u32> = efforts
        .map_while(|effort| Some(effort?.days().into()))
        .collect();
    let all: u32 = days.iter().sum();
    let pace = pace(&assessment.planning, all);
    let mut worked = 0;
    let to_do = plan.iter_mut().filter(|step| step.is_to_do());
    for (step, days) in to_do.zip(days) {
        worked += days;
        let is_agreed = step.own_due || step.status == Status::UnderWay;
        if is_agreed && step.due.is_some() {
            continue;
        }
        let due = day(start, (worked * 30).div_ceil(pace).into());
        step.due = Some(assessment.planning.working_day(due, start));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;

    use super::*;
    use crate::advice::{Wish, smallest_set};
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id, recommendation};
    use crate::model::{Form, Rating, Target};
    use crate::scoring::profile;

    const START: Date = on(2026, 6, 1);

    fn level(number: u8) -> Level {
        Level::new(number).expect("1 to 7")
    }

    fn plan(found: &Assessment, target: u8, capacity: Option<u16>) -> Vec<PlanStep> {
        let profile = profile(found, Form::Full);
        let wish = Wish::of(found, &profile).to_level(&profile, level(target));
        let set = smallest_set(found, &profile, &wish);
        let mut found = found.clone();
        found.planning.capacity_days_per_month = capacity;
        schedule(&found, &profile, &set, START)
    }

    fn names(plan: &[PlanStep]) -> Vec<(&str, u8)> {
        let steps = plan.iter();
        steps
            .map(|step| (step.practice.as_str(), step.to.ordinal()))
            .collect()
    }

    fn laid_out(found: &Assessment, plan: &[PlanStep], capacity: Option<u16>) -> Roadmap {
        let mut found = found.clone();
        found.plan = plan.to_vec();
        found.planning.capacity_days_per_month = capacity;
        roadmap(&found, &profile(&found, Form::Full), START)
    }

    /// P0.0 needs P0.2; their steps take 3, 12 and 9 days.
    fn example() -> Assessment {
        let mut found = assessment(&[vec![At(4); 3]]);
        for (place, days) in [3, 12, 9].into_iter().enumerate() {
            let practice = &mut found.questionnaire.elements[0].practices[place];
            practice.recommendations = vec![recommendation(days); 4];
        }
        found.questionnaire.elements[0].practices[0].requires = vec![practice_id(0, 2)];
        found
    }

    #[test]
    fn prerequisites_come_first_and_each_step_is_due_when_it_is_worked_off() {
        let found = example();
        let plan = plan(&found, 3, Some(6));
        assert_eq!(names(&plan), [("P0.2", 3), ("P0.0", 3)]);
        // 9 days at 6 a month are 45 days, 12 are 60.
        let due: Vec<Option<Date>> = plan.iter().map(|step| step.due).collect();
        assert_eq!(due, [Some(on(2026, 7, 16)), Some(on(2026, 7, 31))]);
        let roadmap = laid_out(&found, &plan, Some(6));
        assert_eq!(roadmap.breaks, []);
        assert_eq!(roadmap.phases[1].steps, [0, 1]);
        assert_eq!(
            (roadmap.phases[1].until, roadmap.phases[1].effort.days),
            (90, 12)
        );
    }

    #[test]
    fn no_step_is_due_on_a_weekend_or_on_a_day_off() {
        let mut found = example();
        let due = |found: &Assessment| -> Vec<Option<Date>> {
            let plan = plan(found, 3, Some(5));
            plan.iter().map(|step| step.due).collect()
        };
        // 9 days at 5 a month are 54 days, to Saturday 25 July; 12 are 72, to Wednesday 12 August.
        let (friday, wednesday) = (on(2026, 7, 24), on(2026, 8, 12));
        assert_eq!(due(&found), [Some(friday), Some(wednesday)]);
        found.planning.days_off = [friday, wednesday].into();
        assert_eq!(due(&found), [Some(on(2026, 7, 23)), Some(on(2026, 8, 11))]);
        // What a person set stays, and so do the phases.
        let mut planned = plan(&found, 3, Some(5));
        planned[0].due = Some(on(2026, 7, 25));
        assert_eq!(
            laid_out(&found, &planned, Some(5)).steps[0].due,
            planned[0].due
        );
        // 90 days after 1 June is Sunday 30 August.
        let end = Roadmap::end_of(1, &found.planning, START);
        assert_eq!(end, Some(on(2026, 8, 28)));
        assert_eq!(Roadmap::phase_of(end, START), 1);
    }

    #[test]
    fn no_day_follows_from_the_first_step_on_whose_effort_is_not_stated() {
        let mut found = example();
        found.questionnaire.elements[0].practices[0].recommendations = Vec::new();
        let due = |plan: &[PlanStep]| plan.iter().map(|step| step.due).collect::<Vec<_>>();
        let first = plan(&found, 3, Some(6));
        assert_eq!(names(&first), [("P0.2", 3), ("P0.0", 3)]);
        assert_eq!(due(&first), [Some(on(2026, 7, 16)), None]);
        // A day that was chosen for it stays when the plan is made again.
        let chosen = Some(on(2026, 11, 20));
        found.plan = first;
        found.plan[1].due = chosen;
        let again = plan(&found, 3, Some(6));
        assert_eq!(due(&again), [Some(on(2026, 7, 16)), chosen]);
        let phase = |until: u16| {
            let roadmap = laid_out(&found, &again, Some(6));
            let mut phases = roadmap.phases.into_iter();
            phases
                .find(|phase| phase.until == until)
                .map(|it| it.effort)
        };
        assert_eq!(phase(90).and_then(EffortSum::all_days), Some(9));
        let unstated = phase(180).expect("a phase");
        assert_eq!((unstated.days, unstated.unstated), (0, 1));
        // Nor for what comes after it, though its own effort is stated.
        found.questionnaire.elements[0].practices[2].recommendations = Vec::new();
        found.questionnaire.elements[0].practices[0].recommendations = vec![recommendation(3); 4];
        found.plan.clear();
        assert_eq!(due(&plan(&found, 3, Some(6))), [None, None]);
    }

    #[test]
    fn a_practice_goes_up_level_by_level() {
        let found = assessment(&[vec![At(2)]]);
        let plan = plan(&found, 4, Some(20));
        assert_eq!(names(&plan), [("P0.0", 2), ("P0.0", 3), ("P0.0", 4)]);
        assert!(plan.is_sorted_by_key(|step| step.due));
    }

    #[test]
    fn a_step_moved_before_what_it_needs_is_said_to_break() {
        let found = example();
        let mut planned = plan(&found, 3, Some(6));
        planned[0].due = Roadmap::end_of(3, &Planning::default(), START);
        let roadmap = laid_out(&found, &planned, Some(6));
        assert_eq!(roadmap.phases[3].steps, [0]);
        assert_eq!(roadmap.breaks, [Break::TooEarly { step: 1, needs: 0 }]);
        assert_eq!(Roadmap::phase_of(planned[0].due, START), 3);
        assert_eq!(Roadmap::phase_of(None, START), 4);
        assert_eq!(Roadmap::end_of(4, &Planning::default(), START), None);
    }

    #[test]
    fn more_than_can_be_done_by_the_end_of_a_phase_is_said_to_break() {
        let found = example();
        let mut planned = plan(&found, 3, Some(6));
        for step in &mut planned {
            step.due = Roadmap::end_of(0, &Planning::default(), START);
        }
        let over = Break::OverCapacity {
            until: 30,
            days: 12,
            capacity: 6,
        };
        assert_eq!(laid_out(&found, &planned, Some(6)).breaks, [over]);
        assert_eq!(laid_out(&found, &planned, None).breaks, []);
        for step in &mut planned {
            step.status = Status::Done;
        }
        assert_eq!(laid_out(&found, &planned, Some(6)).breaks, []);
    }

    #[test]
    fn a_prerequisite_that_nobody_took_on_is_missing() {
        let found = example();
        let planned: Vec<PlanStep> = plan(&found, 3, None).split_off(1);
        let missing = Break::Missing {
            step: 0,
            practice: practice_id(0, 2),
            level: level(3),
        };
        assert_eq!(laid_out(&found, &planned, None).breaks, [missing]);
    }

    #[test]
    fn an_element_that_the_plan_leaves_below_a_target_chosen_later_is_said() {
        let mut found = example();
        let mut planned = plan(&found, 3, None);
        let element = found.questionnaire.elements[0].id.clone();
        let aim = |found: &mut Assessment, to: u8| {
            let reason = String::new();
            let level = level(to);
            found
                .targets
                .insert(element.clone(), Target { level, reason });
        };
        aim(&mut found, 3);
        assert_eq!(laid_out(&found, &planned, None).breaks, []);
        aim(&mut found, 4);
        let short = |reached| Break::ShortOfTarget {
            element: found.questionnaire.elements[0].id.clone(),
            reached: level(reached),
            target: level(4),
        };
        assert_eq!(laid_out(&found, &planned, None).breaks, [short(3)]);
        // What was dropped raises nothing.
        for step in &mut planned {
            step.status = Status::Dropped;
        }
        assert_eq!(laid_out(&found, &planned, None).breaks, []);
    }

    #[test]
    fn a_plan_is_judged_on_every_answer_whichever_form_is_scored() {
        let mut found = example();
        found.plan = plan(&found, 3, None);
        found.questionnaire.short_form = vec![practice_id(0, 1)];
        let third = found.respondents[0].sheet.0.get_mut(&practice_id(0, 2));
        third.expect("it was answered").rating = Some(Rating::At(level(3).into()));
        let by = |form| roadmap(&found, &profile(&found, form), START);
        let full = by(Form::Full);
        assert_eq!(full.settled, [0]);
        assert_eq!(full.steps[0].status, Status::Done);
        assert_eq!(by(Form::Short), full);
    }

    #[test]
    fn what_is_neither_asked_nor_rated_is_not_missing() {
        let mut found = example();
        found.respondents[0].sheet.0.remove(&practice_id(0, 2));
        found.plan = vec![planned(&found, practice_id(0, 0), level(3))];
        assert_eq!(laid_out(&found, &found.plan, None).breaks.len(), 1);
        found.form = Form::Short;
        found.questionnaire.short_form = vec![practice_id(0, 0), practice_id(0, 1)];
        assert_eq!(laid_out(&found, &found.plan, None).breaks, []);
    }

    #[test]
    fn what_takes_longer_than_a_year_stands_beyond() {
        let mut found = assessment(&[vec![At(4)]]);
        found.questionnaire.elements[0].practices[0].recommendations = vec![recommendation(40); 4];
        let slow = plan(&found, 3, Some(1));
        assert_eq!(laid_out(&found, &slow, Some(1)).beyond, [0]);
        assert!(
            laid_out(&found, &plan(&found, 3, None), None)
                .beyond
                .is_empty()
        );
        let mut undated = slow;
        undated[0].due = None;
        assert_eq!(laid_out(&found, &undated, None).undated, [0]);
    }

    #[test]
    fn what_the_document_says_about_a_step_stays() {
        let mut found = example();
        found.plan = plan(&found, 3, None);
        found.plan[0].owner = "Ann".to_owned();
        found.plan[0].status = Status::UnderWay;
        let again = plan(&found, 3, Some(3));
        assert_eq!(
            (again[0].owner.as_str(), again[0].status),
            ("Ann", Status::UnderWay)
        );
    }

    #[test]
    fn a_day_that_somebody_chose_stays_when_the_plan_is_made_again() {
        let mut found = example();
        found.plan = plan(&found, 3, Some(6));
        let chosen = Some(on(2026, 9, 1));
        found.plan[0].due = chosen;
        found.plan[0].own_due = true;
        "Ask Ann first".clone_into(&mut found.plan[0].action);
        // The pace is slower now: 12 days at 3 a month are 120 days.
        let again = plan(&found, 3, Some(3));
        assert_eq!(again[0], found.plan[0]);
        assert_eq!(again[1].due, Some(on(2026, 9, 29)));
        // Without a day there is nothing to keep.
        found.plan[0].due = None;
        assert_eq!(plan(&found, 3, Some(6))[0].due, Some(on(2026, 7, 16)));
    }

    #[test]
    fn steps_of_the_own_take_days_of_their_phase_and_of_the_plan() {
        let mut found = example();
        let plan = plan(&found, 3, Some(6));
        found.own_steps = vec![
            OwnStep {
                due: Some(on(2026, 6, 20)),
                effort: crate::model::Effort::from_days(7),
                ..OwnStep::new()
            },
            OwnStep::new(),
        ];
        let roadmap = laid_out(&found, &plan, Some(6));
        let days = |phase: usize| roadmap.phases[phase].effort.days;
        assert_eq!((days(0), days(1)), (7, 12));
        assert_eq!((roadmap.effort.days, roadmap.effort.unstated), (19, 1));
        let over = Break::OverCapacity {
            until: 30,
            days: 7,
            capacity: 6,
        };
        assert_eq!(roadmap.breaks.first(), Some(&over));
        let places = |phase| roadmap.own_in(phase).map(|(place, _)| place).collect();
        let [first, last]: [Vec<usize>; 2] = [places(0), places(4)];
        assert_eq!((first, last), (vec![0], vec![1]));
    }

    #[test]
    fn a_step_that_the_answers_show_as_reached_is_done_and_takes_no_days() {
        let mut found = example();
        found.plan = plan(&found, 3, None);
        let third = found.respondents[0].sheet.0.get_mut(&practice_id(0, 2));
        third.expect("it was answered").rating = Some(Rating::At(level(3).into()));
        let laid_out = laid_out(&found, &found.plan, None);
        let status: Vec<Status> = laid_out.steps.iter().map(|step| step.status).collect();
        assert_eq!(names(&laid_out.steps), [("P0.2", 3), ("P0.0", 3)]);
        assert_eq!(status, [Status::Done, Status::Open]);
        assert_eq!(
            laid_out.phases.iter().map(|it| it.effort.days).sum::<u32>(),
            3
        );
    }
}
