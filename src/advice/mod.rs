//! Next steps: which recommendations come first, and why. On the way to a target: the smallest set
//! of steps, effort against effect, the roadmap, and what it is worth.

mod budget;
pub mod economics;
mod effort;
mod judge;
mod roadmap;
mod smallest;
mod threshold;

pub use effort::{Counts, EffortClass, EffortMap, EffortPoint, effort_map};
pub use judge::judged;
pub use roadmap::{ASSUMED_CAPACITY, Break, PHASES, Phase, Roadmap, roadmap, schedule};
pub use threshold::{Need, fewest, need, to_settle, unproven};

pub use smallest::{
    Aim, Bound, Budget, LevelAsk, NODES, Proof, Raise, Reach, Reason, SmallestSet, Wish,
    levels_side_by_side, next_level, raised, smallest_set,
};

use crate::model::{Assessment, Effort, ElementId, HalfLevels, Level, Practice, PracticeId};
use crate::scoring::{Attainment, ElementProfile, PracticeProfile, Profile, Share};

/// One recommendation in its place in the order, traceable to the answer that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The practice to raise.
    pub practice: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The rating that the step starts from.
    pub rating: HalfLevels,
    /// The level that is fully reached now; the text is `Practice::recommendation(from)`.
    pub from: Level,
    /// The level above.
    pub to: Level,
    /// Whether it holds the unit back: it lies below a threshold that the constraint misses.
    pub blocker: bool,
    /// By how much the step raises A(`to`) of its element.
    pub effect: Share,
    /// The work: see [`Assessment::effort`].
    pub effort: Effort,
    /// Practices in this list that come first.
    pub after: Vec<PracticeId>,
}

/// Lists a step for each rated practice that counts and lies below the next level of its element.
///
/// Blockers of the unit's next level come first, then what raises A(L) most for its effort. A
/// prerequisite that is itself below the level a step leads to comes before that step. Practices
/// without a rating give no step: see [`to_find_out`].
#[must_use]
pub fn next_steps(assessment: &Assessment, profile: &Profile) -> Vec<NextStep> {
    let mut steps: Vec<NextStep> = profile
        .practices
        .iter()
        .filter_map(|practice| step(assessment, profile, practice))
        .collect();
    // The sort is stable: equals stay in the questionnaire's order.
    steps.sort_by(|first, second| {
        second
            .blocker
            .cmp(&first.blocker)
            .then_with(|| gain(second, first.effort).cmp(&gain(first, second.effort)))
    });
    prerequisites_first(assessment, &steps)
}

/// The practices without a rating that count, those of the constraint first: what is not known
/// about them keeps the level a range.
#[must_use]
pub fn to_find_out(profile: &Profile) -> Vec<PracticeId> {
    let mut open: Vec<&PracticeProfile> = profile
        .practices
        .iter()
        .filter(|practice| practice.is_open() && practice.weight > 0)
        .collect();
    open.sort_by_key(|practice| !profile.constraint.contains(&practice.element));
    open.into_iter()
        .map(|practice| practice.id.clone())
        .collect()
}

fn step(
    assessment: &Assessment,
    profile: &Profile,
    practice: &PracticeProfile,
) -> Option<NextStep> {
    let element = profile
        .elements
        .iter()
        .find(|element| element.id == practice.element)?;
    let next = element.placement.claimed?.low.next(profile.level_count)?;
    let rating = practice.rating()?;
    if practice.weight == 0 || rating >= next.into() {
        return None;
    }
    let from = rating.level();
    let to = from.next(profile.level_count)?;
    Some(NextStep {
        practice: practice.id.clone(),
        element: practice.element.clone(),
        rating,
        from,
        to,
        blocker: profile
            .blockers
            .iter()
            .any(|blocker| blocker.practices.contains(&practice.id)),
        effect: effect(element, practice, rating, to)?,
        effort: assessment.effort(&practice.id, to)?,
        after: Vec::new(),
    })
}

fn effect(
    element: &ElementProfile,
    practice: &PracticeProfile,
    rating: HalfLevels,
    to: Level,
) -> Option<Share> {
    let Attainment { low, .. } = element.attainment(to)?;
    let missing = if rating.is_half() { 1 } else { 2 };
    Some(Share {
        part: missing * u64::from(practice.weight),
        whole: low.whole,
    })
}

/// The effect of a step over its own effort, scaled so that it compares with another of `other`
/// effort: a/b > c/d as a d > c b. Shares of different elements compare as ratios.
fn gain(step: &NextStep, other: Effort) -> u64 {
    // A millionth is finer than any two shares of 32-bit weights that people would tell apart.
    let millionths = (step.effect.part * 1_000_000)
        .checked_div(step.effect.whole)
        .unwrap_or(0);
    millionths * u64::from(other.days())
}

/// Puts before each step the steps that it needs, and notes them.
fn prerequisites_first(assessment: &Assessment, ranked: &[NextStep]) -> Vec<NextStep> {
    let noted: Vec<NextStep> = ranked
        .iter()
        .map(|step| NextStep {
            after: needed(assessment, ranked, step),
            ..step.clone()
        })
        .collect();
    let mut ordered = Vec::with_capacity(noted.len());
    let mut seen = Vec::new();
    for step in &noted {
        place(step, &noted, &mut seen, &mut ordered);
    }
    ordered
}

fn place<'a>(
    step: &'a NextStep,
    all: &'a [NextStep],
    seen: &mut Vec<&'a PracticeId>,
    ordered: &mut Vec<NextStep>,
) {
    if seen.contains(&&step.practice) {
        return;
    }
    seen.push(&step.practice);
    for first in all
        .iter()
        .filter(|other| step.after.contains(&other.practice))
    {
        place(first, all, seen, ordered);
    }
    ordered.push(step.clone());
}

/// Whether a practice requires another, near or far.
fn requires(assessment: &Assessment, practice: &PracticeId, other: &PracticeId) -> bool {
    let mut found: Vec<&PracticeId> = vec![practice];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        let Some((_, asked)) = assessment.questionnaire.practice(id) else {
            continue;
        };
        for first in &asked.requires {
            if first == other {
                return true;
            }
            if !found.contains(&first) {
                found.push(first);
            }
        }
    }
    false
}

/// The prerequisites of a step, near and far, that have a step of their own and are below the
/// level that the step leads to.
fn needed(assessment: &Assessment, steps: &[NextStep], step: &NextStep) -> Vec<PracticeId> {
    let requires = |id: &PracticeId| {
        assessment
            .questionnaire
            .practice(id)
            .map_or(&[][..], |(_, practice): (_, &Practice)| &practice.requires)
    };
    let mut found: Vec<&PracticeId> = Vec::new();
    let mut waiting: Vec<&PracticeId> = requires(&step.practice).iter().collect();
    while let Some(id) = waiting.pop() {
        if !found.contains(&id) {
            found.push(id);
            waiting.extend(requires(id));
        }
    }
    steps
        .iter()
        .filter(|other| found.contains(&&other.practice) && other.rating < step.to.into())
        .map(|other| other.practice.clone())
        .collect()
}

#[cfg(test)]
mod tests;
