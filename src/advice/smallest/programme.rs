//! The integer programme: which steps there are, and what a choice of steps must meet.

use std::collections::BTreeMap;

use super::set::Wish;
use crate::advice::measure::Measure;
use crate::advice::prerequisites::Prerequisites;
use crate::model::{
    Assessment, Effort, ElementId, HalfLevels, Level, PracticeId, Scale, Thresholds,
};
use crate::scoring::{ElementProfile, PracticeProfile, Profile, Share};

/// How many levels each practice is raised by, in the order of [`Programme::practices`].
pub(super) type Heights = Vec<usize>;

/// The steps there are, and what a choice of them must meet. All figures are whole numbers.
pub(super) struct Programme {
    /// In the questionnaire's order.
    pub(super) practices: Vec<Raisable>,
    /// Every threshold that is missed at present on the way to a target.
    pub(super) needs: Vec<MissedThreshold>,
}

/// A practice that may be raised.
pub(super) struct Raisable {
    pub(super) id: PracticeId,
    pub(super) element: ElementId,
    pub(super) weight: u64,
    /// The levels that it can be rated at.
    pub(super) scale: Scale,
    /// The level that is fully reached; the lowest where nobody could say.
    pub(super) from: Level,
    /// Whether half of the next level is in place.
    pub(super) half: bool,
    /// Whether nobody could say where it is.
    pub(super) open: bool,
    pub(super) locked_in: bool,
    /// What each step from `from` upwards costs; no more steps than may be taken.
    pub(super) costs: Vec<u32>,
    /// The prerequisites, near and far, by their place in the programme.
    pub(super) requires: Vec<usize>,
    /// The practices that require it, near and far, in the programme's order.
    pub(super) required_by: Vec<usize>,
    /// What each step needs first, without what comes along with another prerequisite: the
    /// practice, and which of its steps.
    pub(super) first: Vec<Vec<(usize, usize)>>,
}

/// A threshold that is missed: the credit that steps must add to an element at a level.
pub(super) struct MissedThreshold {
    pub(super) element: ElementId,
    pub(super) level: Level,
    /// Twice the weight that is missing; at least 1.
    pub(super) missing: u64,
    /// The steps that add credit: the practice, which of its steps (from 1), twice the credit.
    pub(super) terms: Vec<(usize, usize, u64)>,
}

impl Raisable {
    /// Which step leads to what a level asks, from 1; `None` where that is reached already.
    pub(super) fn step_to(&self, level: Level) -> Option<usize> {
        let steps = self.scale.steps(self.from, self.scale.asked_at(level));
        Some(steps.count()).filter(|steps| *steps > 0)
    }

    /// The level that so many steps lead to.
    pub(super) fn level_after(&self, steps: usize) -> Level {
        let above = self.scale.steps(self.from, self.scale.highest());
        above.take(steps).last().unwrap_or(self.from)
    }

    /// Twice the weight that a step adds to A of each level that asks for it.
    pub(super) fn credit(&self, step: usize) -> u64 {
        self.weight * if step == 1 && self.half { 1 } else { 2 }
    }

    /// Twice the weighted rise of its rating by a step, in levels. A practice that nobody could
    /// rate has no rating that could rise.
    pub(super) fn rise(&self, step: usize) -> u64 {
        if self.open {
            return 0;
        }
        let before = self.level_after(step - 1).ordinal();
        let levels = u64::from(self.level_after(step).ordinal() - before);
        self.weight * (2 * levels - u64::from(step == 1 && self.half))
    }

    fn cost(&self, steps: usize) -> u32 {
        self.costs.iter().take(steps).sum()
    }

    /// The efforts of its first steps.
    pub(super) fn efforts(
        &self,
        assessment: &Assessment,
        steps: usize,
    ) -> impl Iterator<Item = Option<Effort>> {
        (1..=steps).map(|step| assessment.effort(&self.id, self.level_after(step)))
    }
}

impl Programme {
    /// Sets up the programme of an assessment: elements must reach `aims`, and practices may be
    /// raised as far as it helps towards `ceilings`.
    pub(super) fn of(
        assessment: &Assessment,
        profile: &Profile,
        prerequisites: &Prerequisites<'_>,
        (wish, measure): (&Wish, Measure),
        aims: &BTreeMap<ElementId, Level>,
        ceilings: &BTreeMap<ElementId, Level>,
    ) -> Self {
        let highest = highest_levels(profile, wish, ceilings, prerequisites);
        let mut practices: Vec<Raisable> = Vec::new();
        for practice in raisable(profile, wish) {
            let Some(highest) = highest.get(&practice.id) else {
                continue;
            };
            let from = practice.lowest().level();
            let scale = practice.scale;
            let steps = scale.steps(from, scale.asked_at(*highest));
            let locked_out = wish.locked_out.contains(&practice.id);
            practices.push(Raisable {
                id: practice.id.clone(),
                element: practice.element.clone(),
                weight: practice.weight.into(),
                scale,
                from,
                half: practice.rating().is_some_and(HalfLevels::is_half),
                open: practice.is_open(),
                locked_in: wish.locked_in.contains(&practice.id),
                costs: steps
                    .take_while(|_| !locked_out)
                    .map(|to| measure.cost(assessment.effort(&practice.id, to)))
                    .collect(),
                requires: Vec::new(),
                required_by: Vec::new(),
                first: Vec::new(),
            });
        }
        let places: BTreeMap<PracticeId, usize> = practices
            .iter()
            .enumerate()
            .map(|(place, practice)| (practice.id.clone(), place))
            .collect();
        for practice in &mut practices {
            let first = prerequisites.before(&practice.id).iter();
            practice.requires = first.filter_map(|id| places.get(*id).copied()).collect();
        }
        cap_by_prerequisites(&mut practices);
        link_back(&mut practices);
        let first = first_of_each_step(&practices);
        for (practice, first) in practices.iter_mut().zip(first) {
            practice.first = first;
        }
        let needs = needs(assessment, profile, aims, &practices);
        Self { practices, needs }
    }

    /// Whether all steps together lift an element to a level.
    pub(super) fn reaches(
        &self,
        assessment: &Assessment,
        profile: &Profile,
        element: &ElementId,
        level: Level,
    ) -> bool {
        self.reaches_with(assessment, profile, (element, level), &self.all())
    }

    /// Whether so many steps of each practice lift an element to a level.
    pub(super) fn reaches_with(
        &self,
        assessment: &Assessment,
        profile: &Profile,
        (element, level): (&ElementId, Level),
        heights: &Heights,
    ) -> bool {
        let aim = BTreeMap::from([(element.clone(), level)]);
        let needs = needs(assessment, profile, &aim, &self.practices);
        needs.iter().all(|need| need.is_met(heights))
    }

    /// Every step there is.
    pub(super) fn all(&self) -> Heights {
        self.practices
            .iter()
            .map(|practice| practice.costs.len())
            .collect()
    }

    /// Whether a choice meets every threshold.
    fn meets(&self, heights: &Heights) -> bool {
        self.needs.iter().all(|need| need.is_met(heights))
    }

    /// Whether a choice meets every threshold, every prerequisite and every practice locked in.
    pub(super) fn allows(&self, heights: &Heights) -> bool {
        self.meets(heights) && (0..self.practices.len()).all(|place| self.stands(place, heights))
    }

    /// Whether one practice is as high as it may and must be.
    fn stands(&self, place: usize, heights: &Heights) -> bool {
        let (Some(practice), Some(height)) = (self.practices.get(place), heights.get(place)) else {
            return false;
        };
        let high_enough = !practice.locked_in || *height > 0 || practice.costs.is_empty();
        let may = *height == 0 || self.may_rise(place, *height, heights);
        *height <= practice.costs.len() && high_enough && may
    }

    /// How many steps of each practice every choice takes: without them, all other steps together
    /// miss a threshold.
    pub(super) fn indispensable(&self) -> Heights {
        let mut least = vec![0; self.practices.len()];
        for need in &self.needs {
            let all: u64 = need.terms.iter().map(|(.., credit)| credit).sum();
            let spare = all.saturating_sub(need.missing);
            for (place, lost) in self.lost_without(need) {
                let mut sum = 0;
                let missed = lost.iter().rposition(|credit| {
                    sum += credit;
                    sum > spare
                });
                if let (Some(missed), Some(least)) = (missed, least.get_mut(place)) {
                    *least = (missed + 1).max(*least);
                }
            }
        }
        least
    }

    /// The credit that a threshold loses without a step, by practice and step: that of the step, and
    /// of every step that requires it.
    fn lost_without(&self, need: &MissedThreshold) -> BTreeMap<usize, Vec<u64>> {
        let mut lost: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        let mut add = |place: usize, step: usize, credit: u64| {
            let practice = self.practices.get(place);
            let steps = practice.map_or(0, |practice| practice.costs.len());
            let own = lost.entry(place).or_insert_with(|| vec![0; steps]);
            if let Some(sum) = own.get_mut(step - 1) {
                *sum += credit;
            }
        };
        for (place, step, credit) in &need.terms {
            add(*place, *step, *credit);
            let Some(practice) = self.practices.get(*place) else {
                continue;
            };
            let level = practice.level_after(*step);
            for first in &practice.requires {
                let needed = self.practices.get(*first).and_then(|it| it.step_to(level));
                if let Some(needed) = needed {
                    add(*first, needed, *credit);
                }
            }
        }
        lost
    }

    /// What a choice costs.
    pub(super) fn cost(&self, heights: &Heights) -> u32 {
        let pairs = self.practices.iter().zip(heights);
        pairs.map(|(practice, steps)| practice.cost(*steps)).sum()
    }

    /// Twice the weighted rise of all ratings, in levels: what moves the index.
    pub(super) fn rise(&self, heights: &Heights) -> u64 {
        let pairs = self.practices.iter().zip(heights);
        pairs
            .map(|(practice, steps)| (1..=*steps).map(|step| practice.rise(step)).sum::<u64>())
            .sum()
    }

    /// A choice that is allowed, where there is one: from all steps down, the dearest first, as
    /// far as each can be left out. Not the best, but never far off, and found without a search.
    pub(super) fn pruned(&self) -> Option<Heights> {
        let mut heights = self.all();
        if !self.allows(&heights) {
            return None;
        }
        let mut spare: Vec<u64> = self
            .needs
            .iter()
            .map(|need| need.added(&heights).saturating_sub(need.missing))
            .collect();
        let credits = self.credits();
        loop {
            let mut left_out = false;
            for place in self.dearest_first(&heights) {
                let (Some(height), Some(credits)) = (heights.get(place), credits.get(place)) else {
                    continue;
                };
                let top = *height;
                let lost = credits.iter().filter(|(_, step, _)| *step == top);
                let is_spare = |(need, _, credit): &(usize, usize, u64)| {
                    spare.get(*need).is_some_and(|spare| spare >= credit)
                };
                if !lost.clone().all(is_spare) || self.is_needed(place, top, &heights) {
                    continue;
                }
                for (need, _, credit) in lost {
                    if let Some(spare) = spare.get_mut(*need) {
                        *spare -= credit;
                    }
                }
                if let Some(height) = heights.get_mut(place) {
                    *height -= 1;
                }
                left_out = true;
            }
            if !left_out {
                return Some(heights);
            }
        }
    }

    /// The credits of each practice: the threshold, which of its steps, how much.
    fn credits(&self) -> Vec<Vec<(usize, usize, u64)>> {
        let mut credits = vec![Vec::new(); self.practices.len()];
        for (number, need) in self.needs.iter().enumerate() {
            for (place, step, credit) in &need.terms {
                if let Some(own) = credits.get_mut(*place) {
                    own.push((number, *step, *credit));
                }
            }
        }
        credits
    }

    /// Whether a step is locked in, or a step of another practice that is taken requires it.
    fn is_needed(&self, place: usize, step: usize, heights: &Heights) -> bool {
        self.practices.get(place).is_some_and(|practice| {
            let locked = practice.locked_in && step == 1;
            let mut others = practice.required_by.iter();
            locked
                || others.any(|other| {
                    let taken = heights.get(*other).filter(|height| **height > 0);
                    let other = self.practices.get(*other);
                    other.zip(taken).is_some_and(|(other, height)| {
                        practice.step_to(other.level_after(*height)) >= Some(step)
                    })
                })
        })
    }

    /// A choice with every step added that still fits a budget, the most rise for its cost first.
    pub(super) fn filled(&self, mut heights: Heights, budget: u32) -> Heights {
        let mut left = budget.saturating_sub(self.cost(&heights));
        loop {
            let mut best: Option<(u64, u32, usize)> = None;
            for (place, practice) in self.practices.iter().enumerate() {
                let Some(height) = heights.get(place).copied() else {
                    continue;
                };
                let Some(cost) = practice.costs.get(height).copied() else {
                    continue;
                };
                let credit = practice.rise(height + 1);
                let better = best.is_none_or(|(most, its_cost, _)| {
                    credit * u64::from(its_cost) > most * u64::from(cost)
                });
                if cost <= left
                    && credit > 0
                    && better
                    && self.may_rise(place, height + 1, &heights)
                {
                    best = Some((credit, cost, place));
                }
            }
            let Some((_, cost, place)) = best else {
                return heights;
            };
            left -= cost;
            if let Some(height) = heights.get_mut(place) {
                *height += 1;
            }
        }
    }

    fn may_rise(&self, place: usize, height: usize, heights: &Heights) -> bool {
        self.practices.get(place).is_some_and(|practice| {
            let level = practice.level_after(height);
            practice.requires.iter().all(|first| {
                let step = self.practices.get(*first).and_then(|it| it.step_to(level));
                heights.get(*first).copied().unwrap_or(0) >= step.unwrap_or(0)
            })
        })
    }

    fn dearest_first(&self, heights: &Heights) -> Vec<usize> {
        let mut tops: Vec<(u32, usize)> = self
            .practices
            .iter()
            .zip(heights)
            .enumerate()
            .filter_map(|(place, (practice, height))| {
                let top = practice.costs.get(height.checked_sub(1)?)?;
                Some((*top, place))
            })
            .collect();
        tops.sort_by(|first, second| second.cmp(first));
        tops.into_iter().map(|(_, place)| place).collect()
    }
}

impl MissedThreshold {
    fn is_met(&self, heights: &Heights) -> bool {
        self.added(heights) >= self.missing
    }

    /// Twice the credit that a choice adds.
    fn added(&self, heights: &Heights) -> u64 {
        let taken = self
            .terms
            .iter()
            .filter(|(place, step, _)| heights.get(*place).is_some_and(|height| height >= step));
        taken.map(|(_, _, credit)| credit).sum()
    }
}

/// The practices that can be raised: asked, applicable, and of weight or locked in. Others bind
/// nobody as prerequisites, but what they require does.
fn raisable<'a>(profile: &'a Profile, wish: &'a Wish) -> impl Iterator<Item = &'a PracticeProfile> {
    let practices = profile.practices.iter();
    practices.filter(|practice| {
        practice.applies() && (practice.weight > 0 || wish.locked_in.contains(&practice.id))
    })
}

/// The highest level that it can help to raise each practice to; practices that cannot help are
/// absent.
fn highest_levels(
    profile: &Profile,
    wish: &Wish,
    aims: &BTreeMap<ElementId, Level>,
    prerequisites: &Prerequisites<'_>,
) -> BTreeMap<PracticeId, Level> {
    let mut highest: BTreeMap<PracticeId, Level> = BTreeMap::new();
    for practice in raisable(profile, wish) {
        let aim = aims.get(&practice.element).copied();
        let from = practice.lowest().level();
        let one_up = practice.scale.next(from).unwrap_or(from);
        let locked = wish.locked_in.contains(&practice.id).then_some(one_up);
        let Some(level) = aim.max(locked) else {
            continue;
        };
        for id in prerequisites
            .before(&practice.id)
            .iter()
            .chain([&&practice.id])
        {
            let held = highest.entry((*id).clone()).or_insert(level);
            *held = level.max(*held);
        }
    }
    highest
}

/// Takes away the steps whose prerequisites cannot be raised far enough.
fn cap_by_prerequisites(practices: &mut [Raisable]) {
    loop {
        let most: Vec<usize> = practices
            .iter()
            .map(|practice| {
                (1..=practice.costs.len())
                    .take_while(|step| {
                        let level = practice.level_after(*step);
                        practice.requires.iter().all(|first| {
                            practices.get(*first).is_none_or(|first| {
                                first.step_to(level).unwrap_or(0) <= first.costs.len()
                            })
                        })
                    })
                    .count()
            })
            .collect();
        let mut capped = false;
        for (practice, most) in practices.iter_mut().zip(most) {
            capped |= practice.costs.len() > most;
            practice.costs.truncate(most);
        }
        if !capped {
            return;
        }
    }
}

/// Notes which practices require each.
fn link_back(practices: &mut [Raisable]) {
    let mut required_by = vec![Vec::new(); practices.len()];
    for (place, practice) in practices.iter().enumerate() {
        for first in &practice.requires {
            if let Some(own) = required_by.get_mut(*first) {
                own.push(place);
            }
        }
    }
    for (practice, required_by) in practices.iter_mut().zip(required_by) {
        practice.required_by = required_by;
    }
}

/// What each step of each practice needs first, without what another prerequisite brings along.
fn first_of_each_step(practices: &[Raisable]) -> Vec<Vec<Vec<(usize, usize)>>> {
    let mut brought_along = vec![false; practices.len()];
    practices
        .iter()
        .map(|practice| {
            (1..=practice.costs.len())
                .map(|step| {
                    let level = practice.level_after(step);
                    first_of(practices, practice, level, &mut brought_along)
                })
                .collect()
        })
        .collect()
}

/// What a practice needs first to be raised to a level. A prerequisite brings its own along as far
/// as its own level asks: one whose descriptors end lower may bring them less far than the practice
/// needs them. `brought_along` is scratch space, all false.
fn first_of(
    practices: &[Raisable],
    practice: &Raisable,
    level: Level,
    brought_along: &mut [bool],
) -> Vec<(usize, usize)> {
    let step_of = |place: usize, level| practices.get(place).and_then(|it| it.step_to(level));
    for first in &practice.requires {
        // What brings this one along brings its own along as well.
        let is_known = brought_along.get(*first) == Some(&true);
        let found = practices.get(*first).zip(step_of(*first, level));
        let Some((it, step)) = found.filter(|_| !is_known) else {
            continue;
        };
        let own = it.level_after(step);
        for place in &it.requires {
            let comes = own == level || step_of(*place, own) == step_of(*place, level);
            if let Some(known) = brought_along.get_mut(*place) {
                *known |= comes;
            }
        }
    }
    let first = practice.requires.iter();
    first
        .filter_map(|first| {
            let known = brought_along.get_mut(*first).map(std::mem::take);
            Some((*first, step_of(*first, level)?)).filter(|_| known == Some(false))
        })
        .collect()
}

/// The thresholds that are missed on the way to each aim.
fn needs(
    assessment: &Assessment,
    profile: &Profile,
    aims: &BTreeMap<ElementId, Level>,
    practices: &[Raisable],
) -> Vec<MissedThreshold> {
    let thresholds = assessment.questionnaire.thresholds_of(profile.form);
    let elements = profile.elements.iter();
    elements
        .filter_map(|element| Some((element, *aims.get(&element.id)?)))
        .flat_map(|(element, aim)| {
            Level::all(aim.ordinal())
                .skip(1)
                .filter_map(move |level| need(thresholds, element, aim, level, practices))
        })
        .collect()
}

fn need(
    thresholds: Thresholds,
    element: &ElementProfile,
    aim: Level,
    level: Level,
    practices: &[Raisable],
) -> Option<MissedThreshold> {
    let percent = if level == aim {
        thresholds.reached
    } else {
        thresholds.kept
    };
    let Share { part, whole } = element.attainment(level)?.low;
    // The least whole number above the share.
    let wanted = whole * u64::from(percent) / 100 + 1;
    let missing = wanted.checked_sub(part).filter(|missing| *missing > 0)?;
    let terms = practices
        .iter()
        .enumerate()
        .filter(|(_, practice)| practice.element == element.id && practice.weight > 0)
        .filter_map(|(place, practice)| {
            let step = practice.step_to(level)?;
            (step <= practice.costs.len()).then(|| (place, step, practice.credit(step)))
        })
        .collect();
    Some(MissedThreshold {
        element: element.id.clone(),
        level,
        missing,
        terms,
    })
}
