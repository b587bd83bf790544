//! From answers to levels: A(L), the thresholds, and the three readings of a unit's answers.
//!
//! Source: the shape of the rule is that of the rating scale of ISO/IEC 33020; the numbers are the
//! questionnaire's.

use std::cmp::Reverse;

use crate::model::{
    ElementId, HalfLevels, Level, Numbering, PracticeId, Questionnaire, Standing, Thresholds,
};

use super::profile::{
    Attainment, Blocker, ElementStatus, Index, LevelRange, Placement, PracticeProfile, Share,
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
    pub(super) standing: Standing,
    /// Whether anything proves a rating.
    pub(super) proven: bool,
}

impl Counted {
    pub(super) fn of(practice: &PracticeProfile) -> Self {
        Self {
            weight: practice.weight,
            standing: practice.standing(),
            proven: practice.has_evidence,
        }
    }
}

/// How open, unproven and not applicable practices are read.
#[derive(Clone, Copy)]
pub(super) struct AnswerReading {
    open: HalfLevels,
    unproven_cap: Option<Level>,
    not_applicable: Option<Level>,
}

impl AnswerReading {
    fn counts(self, counted: Counted) -> Option<(u32, HalfLevels)> {
        let (rating, proven) = match counted.standing {
            Standing::Rated(rating) => (rating, counted.proven),
            Standing::LeftOut => (self.not_applicable?.into(), true),
            Standing::Open => (self.open, false),
        };
        let rating = match self.unproven_cap {
            Some(cap) if !proven => rating.min(cap.into()),
            _ => rating,
        };
        Some((counted.weight, rating))
    }
}

impl Rule {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        Self {
            thresholds: questionnaire.thresholds,
            level_count: questionnaire.level_count(),
            numbering: questionnaire.numbering,
        }
    }

    pub(super) fn top(&self) -> HalfLevels {
        Level::new(self.level_count).unwrap_or(Level::FLOOR).into()
    }

    /// What was answered, with every open practice at level 1.
    pub(super) fn lowest_reading() -> AnswerReading {
        AnswerReading {
            open: Level::FLOOR.into(),
            unproven_cap: None,
            not_applicable: None,
        }
    }

    fn readings(
        &self,
        adapt: impl Fn(AnswerReading) -> AnswerReading,
    ) -> (AnswerReading, AnswerReading) {
        let low = adapt(Self::lowest_reading());
        let high = AnswerReading {
            open: self.top(),
            ..low
        };
        (low, high)
    }

    /// The place of an element under all three readings.
    pub(super) fn placement(&self, counted: &[Counted]) -> Placement {
        let cap = Some(self.thresholds.unproven_cap);
        let floor = Some(Level::FLOOR);
        let range = |adapt: &dyn Fn(AnswerReading) -> AnswerReading| {
            let (low, high) = self.readings(adapt);
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
            not_applicable_as_lowest: range(&|reading| AnswerReading {
                not_applicable: floor,
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
        let any_weight = counted
            .iter()
            .filter_map(|practice| reading.counts(*practice))
            .any(|(weight, _)| weight > 0);
        any_weight.then_some(held)
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
        let (low, high) = self.readings(|reading| reading);
        let (evidenced, _) = self.readings(|reading| AnswerReading {
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
                let needed = if level == next {
                    self.thresholds.reached
                } else {
                    self.thresholds.kept
                };
                let attainment = attained(counted, level, Self::lowest_reading());
                let below = below(practices, level);
                (!attainment.is_above(needed)).then(|| Blocker {
                    element: element.clone(),
                    level,
                    attainment,
                    needed,
                    fewest: fewest(&below, level, attainment, needed),
                    practices: ids(&below),
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
    let lies_below = |practice: &&PracticeProfile| practice.lowest() < level.into();
    let counting = practices.iter().filter(|practice| practice.counts());
    let mut found: Vec<_> = counting.copied().filter(lies_below).collect();
    found.sort_by_key(|practice| practice.lowest());
    found
}

/// The fewest of the practices below a level that lift its attainment above a threshold: see
/// [`Blocker::fewest`].
fn fewest(
    below: &[&PracticeProfile],
    level: Level,
    mut attainment: Share,
    needed: u8,
) -> Vec<PracticeId> {
    let gain = |practice: &PracticeProfile| {
        u64::from(practice.weight) * (2 - credit(practice.lowest(), level))
    };
    // The sort is stable: of equals the furthest up come first.
    let mut ranked: Vec<&PracticeProfile> = below.iter().rev().copied().collect();
    ranked.sort_by_key(|practice| Reverse(gain(practice)));
    for (taken, practice) in (1..).zip(&ranked) {
        attainment.part += gain(practice);
        if attainment.is_above(needed) {
            ranked.truncate(taken);
            return ids(&ranked);
        }
    }
    Vec::new()
}

fn ids(practices: &[&PracticeProfile]) -> Vec<PracticeId> {
    let ids = practices.iter().map(|practice| practice.id.clone());
    ids.collect()
}

/// A(L): the share of weight at or above a level, a half level below it counting half.
fn attained(counted: &[Counted], level: Level, reading: AnswerReading) -> Share {
    let mut share = Share { part: 0, whole: 0 };
    for (weight, rating) in counted
        .iter()
        .filter_map(|practice| reading.counts(*practice))
    {
        share.part += u64::from(weight) * credit(rating, level);
        share.whole += 2 * u64::from(weight);
    }
    share
}

/// Twice what a rating counts towards a level: 2 at or above it, 1 half a level below, else 0.
fn credit(rating: HalfLevels, level: Level) -> u64 {
    let wanted = HalfLevels::from(level);
    if rating >= wanted {
        2
    } else {
        u64::from(rating.count() + 1 == wanted.count())
    }
}

fn weight_of(counted: &[Counted], belongs: impl Fn(Standing) -> bool) -> u64 {
    counted
        .iter()
        .filter(|practice| belongs(practice.standing))
        .map(|practice| u64::from(practice.weight))
        .sum()
}
