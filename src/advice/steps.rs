//! Every possible step of a practice to its next level, and which of them come next.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::measure::Measure;
use super::prerequisites::Prerequisites;
use crate::model::{Assessment, Effort, ElementId, HalfLevels, Level, PracticeId};
use crate::scoring::{PracticeProfile, Profile, Share};

/// One recommendation, traceable to the answer that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The practice to raise.
    pub practice: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The rating that the step starts from; the lowest level where `open`.
    pub rating: HalfLevels,
    /// The level that is fully reached now.
    pub from: Level,
    /// The level above; the text is `Practice::recommendation_to(to)`.
    pub to: Level,
    /// The work: see [`Assessment::effort`].
    pub effort: Option<Effort>,
    /// By how much the step raises A(`to`) of its element.
    pub effect: Share,
    /// Whether nobody could say where the practice is: to find out first.
    pub open: bool,
    /// Whether the practice holds the unit back: the step raises a share that the constraint misses.
    pub blocker: bool,
    /// Whether it brings the element nearer to its next level.
    pub counts: Counts,
    /// Whether it raises a share that its element's next level lacks, or may lack: a step to a level that is firmly
    /// reached does not, though a later step of the same practice may.
    pub lacked: bool,
    /// What it is, effort against effect; `None` where the effort is not stated, and where the practice is
    /// `open`.
    pub class: Option<EffortClass>,
    /// The practices that it needs and that are below what it asks of them, the nearest first.
    pub needs: Vec<PracticeId>,
    /// The practices in the list of next steps that come before this one.
    pub after: Vec<PracticeId>,
}

/// What a step does for the next level of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// It leads to a level that its element's next level asks for.
    Now,
    /// It is a prerequisite, near or far, of these practices, whose steps count now and which it
    /// is below.
    Enables(Vec<PracticeId>),
    /// It counts for a level further up only.
    Later,
}

/// Effort against effect. A step is small with at most the median of the days, and strong if it
/// raises a share that is lacked by at least the median effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffortClass {
    /// Small and strong.
    QuickWin,
    /// Strong, not small.
    BigBet,
    /// Small, not strong.
    FillIn,
    /// Neither.
    Later,
}

impl Step {
    /// The working days; `None` where they are not stated.
    #[must_use]
    pub fn days(&self) -> Option<u32> {
        self.effort.map(|effort| effort.days().into())
    }

    /// The rise of A(`to`) in thousandths, rounded half up.
    #[must_use]
    pub fn thousandths(&self) -> u64 {
        self.parts_of_effect(2_000).div_ceil(2)
    }

    fn parts_of_effect(&self, parts: u64) -> u64 {
        let Share { part, whole } = self.effect;
        (part * parts).checked_div(whole).unwrap_or(0)
    }

    /// The effect over the own effort, scaled so that it compares with that of another step:
    /// a/b > c/d as a d > c b. Shares of different elements compare as ratios.
    fn gain(&self, other: &Self, measure: Measure) -> u64 {
        // A millionth is finer than any two shares of 32-bit weights that people would tell apart.
        self.parts_of_effect(1_000_000) * u64::from(measure.cost(other.effort))
    }
}

/// The next step of every practice that counts and is not at the top, in the questionnaire's order.
pub(super) fn possible_steps(assessment: &Assessment, profile: &Profile) -> Vec<Step> {
    let practices = profile.practices.iter();
    let mut steps: Vec<Step> = practices
        .filter_map(|practice| step(assessment, profile, practice))
        .collect();
    let prerequisites = Prerequisites::of(&assessment.questionnaire);
    mark_enabling(&prerequisites, &mut steps);
    for step in &mut steps {
        let to = step.to;
        let is_below = |id: &&&PracticeId| {
            let first = profile.practice(id);
            first.is_some_and(|first| first.lacks(to))
        };
        let needs = prerequisites.before(&step.practice).iter();
        step.needs = needs.filter(is_below).map(|id| (*id).clone()).collect();
    }
    steps
}

fn step(assessment: &Assessment, profile: &Profile, practice: &PracticeProfile) -> Option<Step> {
    if !practice.counts() {
        return None;
    }
    let element = profile.element(&practice.element)?;
    let next = element.placement.claimed?.low.next(profile.level_count);
    let rating = practice.lowest();
    let from = rating.level();
    let to = practice.scale.next(from)?;
    let Effect { share, blocker } = effect(profile, practice, (rating, to))?;
    let thresholds = assessment.questionnaire.thresholds_of(profile.form);
    let needed = |next: Level| match to.cmp(&next) {
        Ordering::Less => Some(thresholds.kept),
        Ordering::Equal => Some(thresholds.reached),
        Ordering::Greater => None,
    };
    let attained = element.attainment(to)?.low;
    let lacked = next
        .and_then(needed)
        .is_some_and(|needed| !attained.is_above(needed));
    Some(Step {
        practice: practice.id.clone(),
        element: practice.element.clone(),
        rating,
        from,
        to,
        effort: assessment.effort(&practice.id, to),
        effect: share,
        open: practice.is_open(),
        blocker,
        needs: Vec::new(),
        counts: if next.is_some_and(|next| to <= next) {
            Counts::Now
        } else {
            Counts::Later
        },
        lacked,
        class: None,
        after: Vec::new(),
    })
}

/// What it brings to raise a practice by a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// By how much it raises A(`to`) of its element.
    pub share: Share,
    /// Whether it raises a share that the constraint misses.
    pub blocker: bool,
}

/// What a step from a rating to a level brings; `None` where the practice counts in no sum. A step that comes
/// after another one of the same practice starts from the level which that one leads to.
#[must_use]
pub fn effect(
    profile: &Profile,
    practice: &PracticeProfile,
    (rating, to): (HalfLevels, Level),
) -> Option<Effect> {
    let element = profile.element(&practice.element)?;
    let credit = if rating.is_half() { 1 } else { 2 };
    let mut missed = profile.blockers.iter();
    Some(Effect {
        share: Share {
            part: credit * u64::from(practice.weight),
            whole: element.attainment(to)?.low.whole,
        },
        blocker: missed.any(|blocker| {
            let asks = practice.scale.asked_at(blocker.level) == to;
            // A step after another one starts nearer than the practice is.
            let is_near = rating > practice.lowest() && blocker.element == practice.element;
            asks && (is_near || blocker.practices.contains(&practice.id))
        }),
    })
}

/// Marks the steps that a step that counts now waits for. A prerequisite waits no longer once it
/// is at the level that the other step leads to.
fn mark_enabling(prerequisites: &Prerequisites, steps: &mut [Step]) {
    let now: Vec<(PracticeId, Level)> = steps
        .iter()
        .filter(|step| step.counts == Counts::Now)
        .map(|step| (step.practice.clone(), step.to))
        .collect();
    for step in steps.iter_mut().filter(|step| step.counts != Counts::Now) {
        let waits = |(practice, to): &&(PracticeId, Level)| {
            step.from < prerequisites.asked_of(&step.practice, *to)
                && prerequisites.needs(practice, &step.practice)
        };
        let waiting: Vec<PracticeId> = now
            .iter()
            .filter(waits)
            .map(|(practice, _)| practice.clone())
            .collect();
        if !waiting.is_empty() {
            step.counts = Counts::Enables(waiting);
        }
    }
}

/// Lists those of the possible steps that count now and start from a rating.
///
/// Blockers of the unit's next level come first, then what raises A(L) most for its effort; where
/// the effort of one of them is not stated, what raises A(L) most. A prerequisite that is itself below the level a step leads to comes before that step. Practices
/// without a rating give no step: see [`Profile::to_find_out`].
#[must_use]
pub fn next_steps(assessment: &Assessment, possible: &[Step]) -> Vec<Step> {
    let mut ranked: Vec<Step> = possible
        .iter()
        .filter(|step| step.counts == Counts::Now && !step.open)
        .cloned()
        .collect();
    let measure = Measure::of(ranked.iter().map(|step| step.effort));
    // The sort is stable: equals stay in the questionnaire's order.
    ranked.sort_by(|first, second| {
        second.blocker.cmp(&first.blocker).then_with(|| {
            let gain = second.gain(first, measure);
            gain.cmp(&first.gain(second, measure))
        })
    });
    prerequisites_first(&Prerequisites::of(&assessment.questionnaire), ranked)
}

/// Puts before each step the steps that it needs, and notes them.
fn prerequisites_first(prerequisites: &Prerequisites, mut ranked: Vec<Step>) -> Vec<Step> {
    let places: Vec<(PracticeId, HalfLevels)> = ranked
        .iter()
        .map(|step| (step.practice.clone(), step.rating))
        .collect();
    for step in &mut ranked {
        let comes_first = |(practice, rating): &&(PracticeId, HalfLevels)| {
            *rating < prerequisites.asked_of(practice, step.to).into()
                && prerequisites.needs(&step.practice, practice)
        };
        let first = places.iter().filter(comes_first);
        step.after = first.map(|(practice, _)| practice.clone()).collect();
    }
    let mut left: BTreeMap<&PracticeId, &Step> =
        ranked.iter().map(|step| (&step.practice, step)).collect();
    let mut ordered = Vec::with_capacity(ranked.len());
    for step in &ranked {
        place(&step.practice, &mut left, &mut ordered);
    }
    ordered
}

/// Moves a step over, after those that it needs.
fn place<'s>(
    practice: &PracticeId,
    left: &mut BTreeMap<&'s PracticeId, &'s Step>,
    ordered: &mut Vec<Step>,
) {
    if let Some(step) = left.remove(practice) {
        for first in &step.after {
            place(first, left, ordered);
        }
        ordered.push(step.clone());
    }
}

#[cfg(test)]
mod tests;
