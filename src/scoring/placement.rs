//! From answers to levels: A(L), the thresholds, and the readings of a unit's answers.
//!
//! Source: the shape of the rule is that of the rating scale of ISO/IEC 33020; the numbers are the
//! questionnaire's.

use std::cmp::Reverse;

use crate::model::{
    ElementId, Form, HalfLevels, Level, Numbering, PracticeId, Questionnaire, Scale, Standing,
    Thresholds,
};

use super::profile::{
    Attainment, Blocker, ElementStatus, Index, LevelRange, Placement, PracticeProfile, Profile,
    Share,
};

/// The rule in force.
pub(super) struct Rule {
    pub(super) thresholds: Thresholds,
    pub(super) level_count: u8,
    numbering: Numbering,
}

/// A practice as the rule counts it.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) weight: u32,
    pub(super) scale: Scale,
    pub(super) standing: Standing,
    /// Whether anything proves a rating; evidence may be there before one is.
    pub(super) proven: bool,
    /// Whether a second person checked what proves it.
    pub(super) checked: bool,
}

impl Counted {
    pub(super) fn of(practice: &PracticeProfile) -> Self {
        Self {
            weight: practice.weight,
            scale: practice.scale,
            standing: practice.standing(),
            proven: practice.has_evidence,
            checked: practice.has_checked_evidence,
        }
    }
}

/// How open, unproven and not applicable practices are read.
#[derive(Clone, Copy)]
pub(super) struct AnswerReading {
    /// Open practices are at the top, and not at the lowest level.
    open_at_top: bool,
    unproven_cap: Option<Level>,
    /// Only evidence that a second person checked proves anything.
    only_checked: bool,
    /// What does not apply counts, and as the lowest level.
    counts_not_applicable: bool,
}

impl AnswerReading {
    /// The rating that a practice counts with.
    fn counts(self, counted: Counted) -> Option<HalfLevels> {
        let scale = counted.scale;
        let is_proven = if self.only_checked {
            counted.checked
        } else {
            counted.proven
        };
        let (rating, proven) = match counted.standing {
            Standing::Rated(rating) => (rating, is_proven),
            Standing::LeftOut if !self.counts_not_applicable => return None,
            Standing::LeftOut => (scale.lowest().into(), true),
            Standing::Open if self.open_at_top => (scale.highest().into(), is_proven),
            Standing::Open => (scale.lowest().into(), is_proven),
        };
        let rating = match self.unproven_cap {
            Some(cap) if !proven => rating.min(scale.asked_at(cap).into()),
            _ => rating,
        };
        Some(rating)
    }
}

impl Rule {
    pub(super) fn of(questionnaire: &Questionnaire, form: Form) -> Self {
        Self {
            thresholds: questionnaire.thresholds_of(form),
            level_count: questionnaire.level_count(),
            numbering: questionnaire.numbering,
        }
    }

    /// What was answered, with every open practice at its lowest level.
    pub(super) fn lowest_reading() -> AnswerReading {
        AnswerReading {
            open_at_top: false,
            unproven_cap: None,
            only_checked: false,
            counts_not_applicable: false,
        }
    }

    fn readings(adapt: impl Fn(AnswerReading) -> AnswerReading) -> (AnswerReading, AnswerReading) {
        let low = adapt(Self::lowest_reading());
        let high = AnswerReading {
            open_at_top: true,
            ..low
        };
        (low, high)
    }

    /// The place of an element under all readings.
    pub(super) fn placement(&self, counted: &[Counted]) -> Placement {
        let cap = Some(self.thresholds.unproven_cap);
        let range = |adapt: &dyn Fn(AnswerReading) -> AnswerReading| {
            let (low, high) = Self::readings(adapt);
            Some(LevelRange {
                low: self.level(counted, low)?,
                high: self.level(counted, high)?,
            })
        };
        let assessable = !self.too_little_applies(counted);
        Placement {
            claimed: range(&|reading| reading).filter(|_| assessable),
            evidenced: range(&|reading| AnswerReading {
                unproven_cap: cap,
                ..reading
            })
            .filter(|_| assessable),
            checked: range(&|reading| AnswerReading {
                unproven_cap: cap,
                only_checked: true,
                ..reading
            })
            .filter(|_| assessable),
            not_applicable_as_lowest: range(&|reading| AnswerReading {
                counts_not_applicable: true,
                ..reading
            }),
        }
    }

    /// The highest level L with A(L) above the first threshold and A(k) above the second for
    /// every k from 2 to L - 1; level 1 is the floor. `None` where no weight is left to count.
    pub(super) fn level(&self, counted: &[Counted], reading: AnswerReading) -> Option<Level> {
        let mut held = Level::FLOOR;
        for level in Level::all(self.level_count).skip(1) {
            let share = attained(counted, level, reading);
            if share.is_above(self.thresholds.reached) {
                held = level;
            }
            if !share.is_above(self.thresholds.kept) {
                break;
            }
        }
        let has_weight =
            |practice: &Counted| practice.weight > 0 && reading.counts(*practice).is_some();
        counted.iter().any(has_weight).then_some(held)
    }

    /// The level with every open practice at level 1; `None` where the element is not assessable.
    pub(super) fn lowest_level(&self, counted: &[Counted]) -> Option<Level> {
        if self.too_little_applies(counted) {
            None
        } else {
            self.level(counted, Self::lowest_reading())
        }
    }

    fn too_little_applies(&self, counted: &[Counted]) -> bool {
        let share = Share {
            part: weight_of(counted, |standing| standing == Standing::LeftOut),
            whole: weight_of(counted, |_| true),
        };
        share.is_above(self.thresholds.not_applicable)
    }

    pub(super) fn status(&self, counted: &[Counted], placement: Placement) -> ElementStatus {
        match placement.claimed {
            None => ElementStatus::NotAssessable,
            Some(_) if self.unanswered_weight(counted) == 0 => ElementStatus::Assessed,
            Some(_) => ElementStatus::Provisional,
        }
    }

    /// The weight that is still to be answered for a firm level, in hundredths.
    fn unanswered_weight(&self, counted: &[Counted]) -> u64 {
        let answered = weight_of(counted, |standing| standing.rated().is_some());
        let applicable = weight_of(counted, |standing| standing != Standing::LeftOut);
        (applicable * u64::from(self.thresholds.answered)).saturating_sub(answered * 100)
    }

    /// The fewest answers that make the level firm: those to the heaviest open practices.
    pub(super) fn answers_needed(&self, counted: &[Counted]) -> usize {
        let mut missing = self.unanswered_weight(counted);
        let open = counted.iter().filter(|it| it.standing == Standing::Open);
        let mut weights: Vec<u64> = open.map(|it| u64::from(it.weight) * 100).collect();
        weights.sort_unstable_by_key(|weight| Reverse(*weight));
        let is_needed = |weight: &u64| {
            let is_needed = missing > 0;
            missing = missing.saturating_sub(*weight);
            is_needed
        };
        weights.into_iter().take_while(is_needed).count()
    }

    pub(super) fn attainment(&self, counted: &[Counted]) -> Vec<Attainment> {
        let (low, high) = Self::readings(|reading| reading);
        let (evidenced, _) = Self::readings(|reading| AnswerReading {
            unproven_cap: Some(self.thresholds.unproven_cap),
            ..reading
        });
        Level::all(self.level_count)
            .skip(1)
            .map(|level| Attainment {
                level,
                low: attained(counted, level, low),
                high: attained(counted, level, high),
                evidenced: attained(counted, level, evidenced),
            })
            .collect()
    }

    /// The thresholds that keep an element at `place` from the level above.
    pub(super) fn blockers(
        &self,
        element: &ElementId,
        practices: &[&PracticeProfile],
        counted: &[Counted],
        place: Option<LevelRange>,
    ) -> Vec<Blocker> {
        let Some(next) = place.and_then(|range| range.low.next(self.level_count)) else {
            return Vec::new();
        };
        Level::all(next.ordinal())
            .skip(1)
            .filter_map(|level| {
                let (needed, reached) = if level == next {
                    (self.thresholds.reached, None)
                } else {
                    (self.thresholds.kept, Some(self.thresholds.reached))
                };
                let (low, high) = Self::readings(|reading| reading);
                let attainment = attained(counted, level, low);
                if attainment.is_above(needed) {
                    return None;
                }
                let mut listed = below(practices, level);
                let near = listed.iter().copied();
                let near: Vec<_> = near.filter(|it| a_step_counts(it, level)).collect();
                let mut enough = fewest(&near, level, attainment, needed);
                if enough.is_empty() {
                    enough = fewest(&listed, level, attainment, needed);
                } else {
                    listed = near;
                }
                let needs_choice = !any_pass(&listed, level, attainment, (needed, enough.len()));
                Some(Blocker {
                    element: element.clone(),
                    level,
                    attainment,
                    at_most: attained(counted, level, high),
                    needed,
                    reached,
                    fewest: enough,
                    needs_choice,
                    practices: ids(&listed),
                })
            })
            .collect()
    }

    /// The weighted mean of the rated practices; `None` where no weight was rated.
    pub(super) fn index<'a>(
        &self,
        practices: impl Iterator<Item = &'a PracticeProfile>,
    ) -> Option<Index> {
        self.mean(practices.filter_map(|practice| Some((practice.weight, practice.rating()?))))
    }

    /// The weighted mean of ratings in tenths, rounded half up; `None` where there is no weight.
    pub(super) fn mean(&self, ratings: impl Iterator<Item = (u32, HalfLevels)>) -> Option<Index> {
        let (weights, halves) =
            ratings.fold((0_u64, 0_u64), |(weights, halves), (weight, rating)| {
                let weight = u64::from(weight);
                let count = u64::from(self.numbering.count(rating));
                (weights + weight, halves + weight * count)
            });
        let tenths = (10 * halves + weights).checked_div(2 * weights)?;
        u32::try_from(tenths).ok().map(|tenths| Index { tenths })
    }
}

/// The practices that count and lie below a level, the furthest below first.
fn below<'p>(practices: &[&'p PracticeProfile], level: Level) -> Vec<&'p PracticeProfile> {
    let lacking = practices.iter().filter(|practice| practice.lacks(level));
    let mut found: Vec<_> = lacking.copied().collect();
    found.sort_by_key(|practice| practice.lowest());
    found
}

/// Whether the next step of a practice below a level raises the attainment of the level.
fn a_step_counts(practice: &PracticeProfile, level: Level) -> bool {
    let next = practice.scale.next(practice.lowest().level());
    next == Some(practice.scale.asked_at(level))
}

/// The fewest of the practices below a level that lift its attainment above a threshold: see
/// [`Blocker::fewest`].
fn fewest(
    below: &[&PracticeProfile],
    level: Level,
    mut attainment: Share,
    needed: u8,
) -> Vec<PracticeId> {
    // The sort is stable: of equals the furthest up come first.
    let mut ranked: Vec<&PracticeProfile> = below.iter().rev().copied().collect();
    ranked.sort_by_key(|practice| Reverse(gain(practice, level)));
    for (taken, practice) in (1..).zip(&ranked) {
        attainment.part += gain(practice, level);
        if attainment.is_above(needed) {
            ranked.truncate(taken);
            return ids(&ranked);
        }
    }
    Vec::new()
}

/// Names for each missed threshold the practices that come first in an order, such as that of a plan, where
/// as few of them are enough; else those that add most. What needs another practice first comes after what
/// needs none; where the order says nothing, those furthest up come first. [`Blocker::fewest`] keeps its number.
pub fn prefer(profile: &mut Profile, questionnaire: &Questionnaire, order: &[PracticeId]) {
    let practices = &profile.practices;
    let own = profile.elements.iter_mut().flat_map(|it| &mut it.blockers);
    for blocker in own.chain(&mut profile.blockers) {
        blocker.fewest = preferred(blocker, practices, questionnaire, order);
    }
}

fn preferred(
    blocker: &Blocker,
    practices: &[PracticeProfile],
    questionnaire: &Questionnaire,
    order: &[PracticeId],
) -> Vec<PracticeId> {
    let count = blocker.fewest.len();
    let profile_of = |id: &PracticeId| practices.iter().find(|practice| practice.id == *id);
    let is_held_back = |practice: &PracticeProfile| {
        let (_, asked) = questionnaire.practice(&practice.id)?;
        let level = practice.scale.asked_at(blocker.level);
        let mut firsts = asked.requires.iter().filter_map(profile_of);
        Some(firsts.any(|first| first.lacks(level)))
    };
    let place = |id: &PracticeId| order.iter().position(|it| it == id);
    let furthest_up = blocker.practices.iter().rev().filter_map(profile_of);
    let mut ranked: Vec<&PracticeProfile> = furthest_up.collect();
    ranked.sort_by_key(|practice| {
        let place = place(&practice.id).unwrap_or(order.len());
        (is_held_back(practice).unwrap_or(false), place)
    });
    let first = ranked.iter().take(count);
    let mut attainment = blocker.attainment;
    attainment.part += first.map(|it| gain(it, blocker.level)).sum::<u64>();
    if !attainment.is_above(blocker.needed) {
        ranked.sort_by_key(|practice| Reverse(gain(practice, blocker.level)));
    }
    ranked.truncate(count);
    ids(&ranked)
}

/// Whether any `count` of the practices below a level lift its attainment above a threshold, also those that
/// add least.
fn any_pass(
    below: &[&PracticeProfile],
    level: Level,
    mut attainment: Share,
    (needed, count): (u8, usize),
) -> bool {
    let mut gains: Vec<u64> = below.iter().map(|it| gain(it, level)).collect();
    gains.sort_unstable();
    attainment.part += gains.iter().take(count).sum::<u64>();
    attainment.is_above(needed)
}

/// What a practice adds to the attainment of a level that it lies below, once it is fully there.
fn gain(practice: &PracticeProfile, level: Level) -> u64 {
    u64::from(practice.weight) * (2 - credit(practice.scale, practice.lowest(), level))
}

fn ids(practices: &[&PracticeProfile]) -> Vec<PracticeId> {
    let ids = practices.iter().map(|practice| practice.id.clone());
    ids.collect()
}

/// A(L): the share of weight at or above a level, a half level below it counting half.
fn attained(counted: &[Counted], level: Level, reading: AnswerReading) -> Share {
    let mut share = Share { part: 0, whole: 0 };
    for practice in counted {
        if let Some(rating) = reading.counts(*practice) {
            let weight = u64::from(practice.weight);
            share.part += weight * credit(practice.scale, rating, level);
            share.whole += 2 * weight;
        }
    }
    share
}

/// Twice what a rating counts towards a level: 2 at or above what it asks of the practice, 1 on half
/// the way there, else 0.
fn credit(scale: Scale, rating: HalfLevels, level: Level) -> u64 {
    let asked = scale.asked_at(level);
    if rating >= asked.into() {
        2
    } else {
        let below = scale.below(asked);
        u64::from(below.is_some_and(|below| rating > below.into()))
    }
}

fn weight_of(counted: &[Counted], belongs: impl Fn(Standing) -> bool) -> u64 {
    counted
        .iter()
        .filter(|practice| belongs(practice.standing))
        .map(|practice| u64::from(practice.weight))
        .sum()
}
