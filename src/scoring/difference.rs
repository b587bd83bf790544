//! How far chance alone moves what lies between two assessments: respondents of both are drawn again and again.

use std::collections::BTreeMap;

use rand_pcg::Pcg32;

use super::placement::{Counted, Rule};
use super::profile::{Index, PracticeProfile, Share};
use super::uncertainty::{FEWEST, Tallies, drawn, percentile};
use crate::model::{
    Assessment, ElementId, Form, HalfLevels, Level, PracticeId, Questionnaire, RespondentId,
};

/// A practice that two assessments can be compared by, with the element and the weight that the newer one has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedPractice {
    /// Its element.
    pub element: ElementId,
    /// How much it counts.
    pub weight: u32,
}

/// The practices that two assessments can be compared by.
pub type ComparedPractices = BTreeMap<PracticeId, ComparedPractice>;

/// Which respondents of two assessments are drawn, and of which figures the differences are taken.
#[derive(Debug, Clone, Copy)]
pub struct DrawnSides<'a> {
    /// The practices that averages are taken of.
    pub averaged: &'a ComparedPractices,
    /// Where the same people answered both: by the id that each has in the older one, the id in the newer one. They are
    /// then drawn together.
    pub same_people: Option<&'a BTreeMap<RespondentId, RespondentId>>,
    /// Whether both have the same rule, so that their levels are on one scale.
    pub same_rule: bool,
}

/// What drawing respondents of two assessments again gives: the later less the earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences {
    /// Where the random numbers started.
    pub seed: u64,
    /// How often respondents were drawn.
    pub resamples: u32,
    /// Whether the same people answered both, and were drawn together.
    pub together: bool,
    /// That of the index, in tenths of a level.
    pub index: Option<DifferenceInterval>,
    /// That of the index of each element.
    pub elements: BTreeMap<ElementId, DifferenceInterval>,
    /// That of the rating of each practice that five or more people rated both times, in half levels.
    pub practices: BTreeMap<PracticeId, DifferenceInterval>,
    /// In how many draws the unit was at another level; `None` where the levels are on two scales.
    pub level: Option<LevelMoves>,
}

/// The 2.5th to the 97.5th percentile of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DifferenceInterval {
    /// The 2.5th percentile.
    pub low: i32,
    /// The 97.5th percentile.
    pub high: i32,
}

impl DifferenceInterval {
    /// Whether a difference is more than chance gives: the whole interval lies on its side of nothing.
    #[must_use]
    pub const fn is_beyond_chance(self, difference: i32) -> bool {
        (difference > 0 && self.low > 0) || (difference < 0 && self.high < 0)
    }

    fn of(mut differences: Vec<i32>) -> Option<Self> {
        differences.sort_unstable();
        Some(Self {
            low: percentile(&differences, 25)?,
            high: percentile(&differences, 975)?,
        })
    }
}

/// In how many draws the unit was at a higher, the same, or a lower level than before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LevelMoves {
    /// Higher.
    pub up: u32,
    /// The same.
    pub same: u32,
    /// Lower.
    pub down: u32,
    /// How often respondents were drawn.
    pub draws: u32,
}

impl LevelMoves {
    /// The share of draws in which it was higher.
    #[must_use]
    pub fn share_up(self) -> Share {
        self.share(self.up)
    }

    /// The share of draws in which it was the same.
    #[must_use]
    pub fn share_same(self) -> Share {
        self.share(self.same)
    }

    /// The share of draws in which it was lower.
    #[must_use]
    pub fn share_down(self) -> Share {
        self.share(self.down)
    }

    fn share(self, part: u32) -> Share {
        Share {
            part: u64::from(part),
            whole: u64::from(self.draws),
        }
    }

    fn add(&mut self, old: Level, new: Level) {
        match new.cmp(&old) {
            std::cmp::Ordering::Greater => self.up += 1,
            std::cmp::Ordering::Equal => self.same += 1,
            std::cmp::Ordering::Less => self.down += 1,
        }
    }
}

/// The weighted mean of the ratings of the practices that are compared, in tenths of a level; `None` where there is none.
/// With an element, of its practices alone.
#[must_use]
pub fn compared_index(
    questionnaire: &Questionnaire,
    form: Form,
    practices: &[PracticeProfile],
    averaged: &ComparedPractices,
    element: Option<&ElementId>,
) -> Option<Index> {
    let rule = Rule::of(questionnaire, form);
    rule.mean(practices.iter().filter_map(|practice| {
        let compared = averaged.get(&practice.id)?;
        let is_asked = element.is_none_or(|element| compared.element == *element);
        Some((compared.weight, practice.rating()?)).filter(|_| is_asked)
    }))
}

/// Draws respondents of both assessments with replacement, `resamples` times from `seed`: the same people on both sides where the
/// same answered, else those of each for themselves, and takes the difference of what each draw comes to.
///
/// As in [`resample`](super::resample), what those drawn said is scored, and not what the group agreed. `None` with fewer than five
/// respondents on either side.
///
/// Source: Efron & Tibshirani (1993), chapter 8, the two-sample problem, with percentile intervals.
#[must_use]
pub fn differences(
    (old, new): (&Assessment, &Assessment),
    form: Form,
    drawn_sides: &DrawnSides<'_>,
    (seed, resamples): (u64, u32),
) -> Option<Differences> {
    let sides = [old, new].map(|side| Tallies::of(side, form));
    let [before, after] = &sides;
    if before.people < FEWEST || after.people < FEWEST {
        return None;
    }
    let places = match drawn_sides.same_people {
        Some(same) => Some(places_in_new(old, new, form, same)?),
        None => None,
    };
    let mut random = Pcg32::new(seed, 1);
    let mut found = Collected::default();
    let mut sums = [before, after].map(|side| vec![0; side.lanes]);
    for _ in 0..resamples {
        let first = drawn(&mut random, before.people);
        let second: Vec<usize> = match &places {
            Some(places) => first
                .iter()
                .filter_map(|person| places.get(*person).copied())
                .collect(),
            None => drawn(&mut random, after.people),
        };
        let [old_sums, new_sums] = &mut sums;
        before.sum(&first, old_sums);
        after.sum(&second, new_sums);
        let draws = [
            Draw::of(before, old_sums, drawn_sides.averaged),
            Draw::of(after, new_sums, drawn_sides.averaged),
        ];
        found.add(draws, drawn_sides.same_rule);
    }
    Some(Differences {
        seed,
        resamples,
        together: places.is_some(),
        index: DifferenceInterval::of(found.index),
        elements: intervals(found.elements),
        practices: intervals(found.practices),
        level: drawn_sides.same_rule.then_some(LevelMoves {
            draws: resamples,
            ..found.level
        }),
    })
}

fn intervals<K: Ord>(all: BTreeMap<K, Vec<i32>>) -> BTreeMap<K, DifferenceInterval> {
    all.into_iter()
        .filter_map(|(key, differences)| Some((key, DifferenceInterval::of(differences)?)))
        .collect()
}

/// For each respondent of the older assessment the place among those of the newer; `None` where somebody has none.
fn places_in_new(
    old: &Assessment,
    new: &Assessment,
    form: Form,
    same: &BTreeMap<RespondentId, RespondentId>,
) -> Option<Vec<usize>> {
    let people: Vec<&RespondentId> = new.respondents_on(form).map(|it| &it.id).collect();
    let place = |id: &RespondentId| {
        let now = same.get(id)?;
        people.iter().position(|it| *it == now)
    };
    let places: Option<Vec<usize>> = old.respondents_on(form).map(|it| place(&it.id)).collect();
    places.filter(|places| places.len() == people.len())
}

/// What a draw of one side comes to.
struct Draw {
    index: Option<Index>,
    elements: BTreeMap<ElementId, Index>,
    practices: BTreeMap<PracticeId, HalfLevels>,
    level: Option<Level>,
}

impl Draw {
    fn of(side: &Tallies, sums: &[u32], averaged: &ComparedPractices) -> Self {
        let counted = side.counted_in(sums);
        let pairs = side.elements.iter().zip(&counted);
        let mut by_element: BTreeMap<&ElementId, Vec<(u32, HalfLevels)>> = BTreeMap::new();
        let mut practices = BTreeMap::new();
        for (tallied, counted) in pairs.flat_map(|(own, counted)| own.iter().zip(counted)) {
            let id = &tallied.practice.id;
            if let Some((compared, rating)) = averaged.get(id).zip(counted.standing.rated()) {
                let own = by_element.entry(&compared.element).or_default();
                own.push((compared.weight, rating));
                if tallied.practice.ratings.len() >= FEWEST {
                    practices.insert(id.clone(), rating);
                }
            }
        }
        let all = by_element.values().flatten().copied();
        Self {
            index: side.rule.mean(all),
            elements: by_element
                .iter()
                .filter_map(|(id, own)| Some(((*id).clone(), side.rule.mean(own.iter().copied())?)))
                .collect(),
            practices,
            level: lowest_level(&side.rule, &counted),
        }
    }
}

fn lowest_level(rule: &Rule, elements: &[Vec<Counted>]) -> Option<Level> {
    let levels = elements.iter().map(|own| rule.lowest_level(own));
    levels
        .reduce(|first, second| Some(first?.min(second?)))
        .flatten()
}

/// The differences of all draws.
#[derive(Default)]
struct Collected {
    index: Vec<i32>,
    elements: BTreeMap<ElementId, Vec<i32>>,
    practices: BTreeMap<PracticeId, Vec<i32>>,
    level: LevelMoves,
}

impl Collected {
    fn add(&mut self, [old, new]: [Draw; 2], same_rule: bool) {
        let index = old.index.zip(new.index);
        self.index.extend(index.map(|(old, new)| new.less(old)));
        collect(
            &mut self.elements,
            &old.elements,
            &new.elements,
            |new, old| new.less(*old),
        );
        collect(
            &mut self.practices,
            &old.practices,
            &new.practices,
            |new, old| i32::from(new.count()) - i32::from(old.count()),
        );
        if let (true, Some(old), Some(new)) = (same_rule, old.level, new.level) {
            self.level.add(old, new);
        }
    }
}

fn collect<K: Ord + Clone, V>(
    all: &mut BTreeMap<K, Vec<i32>>,
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
    difference: impl Fn(&V, &V) -> i32,
) {
    for (key, new) in new {
        if let Some(old) = old.get(key) {
            let all = all.entry(key.clone()).or_default();
            all.push(difference(new, old));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::example::Answer::{self, At};
    use crate::model::example::{practice_id, weighted};
    use crate::scoring::{RESAMPLES, SEED};

    fn one_practice(ratings: &[u8]) -> Assessment {
        let people: Vec<Vec<Vec<Answer>>> = ratings.iter().map(|it| vec![vec![At(*it)]]).collect();
        let mut found = weighted(&[vec![1]], &people);
        let level = found.questionnaire.levels[0].clone();
        found.questionnaire.levels = vec![level; 7];
        found
    }

    fn compared(assessment: &Assessment) -> ComparedPractices {
        let all = assessment.questionnaire.practices();
        all.map(|(element, practice)| {
            let compared = ComparedPractice {
                element: element.id.clone(),
                weight: practice.weight,
            };
            (practice.id.clone(), compared)
        })
        .collect()
    }

    fn found(
        old: &Assessment,
        new: &Assessment,
        together: bool,
        draws: u32,
    ) -> Option<Differences> {
        let averaged = compared(new);
        let same: BTreeMap<RespondentId, RespondentId> = old
            .respondents
            .iter()
            .map(|who| (who.id.clone(), who.id.clone()))
            .collect();
        let sides = DrawnSides {
            averaged: &averaged,
            same_people: together.then_some(&same),
            same_rule: true,
        };
        differences((old, new), Form::Full, &sides, (SEED, draws))
    }

    /// Efron & Tibshirani (1993), table 2.1: survival of 7 treated mice and of 9 others, in days. The means are 30.63 apart; the
    /// standard error of the difference, drawing both sides again and again, tends to 26.9, the root of the sum of the
    /// squares of both sides' standard errors with n.
    #[test]
    fn both_sides_are_drawn_as_for_the_mice_of_efron_and_tibshirani() {
        const TREATED: [f64; 7] = [94.0, 197.0, 16.0, 38.0, 99.0, 141.0, 23.0];
        const OTHERS: [f64; 9] = [52.0, 104.0, 146.0, 10.0, 51.0, 30.0, 40.0, 27.0, 46.0];
        fn mean(of: &[f64], places: &[usize]) -> f64 {
            let sum: f64 = places.iter().map(|it| of[*it]).sum();
            sum / f64::from(u32::try_from(places.len()).expect("few"))
        }
        let all = |count| (0..count).collect::<Vec<usize>>();
        let apart = mean(&TREATED, &all(7)) - mean(&OTHERS, &all(9));
        assert!((apart - 30.63).abs() < 0.01, "{apart}");
        let mut random = Pcg32::new(SEED, 1);
        let draws: Vec<f64> = (0..20_000)
            .map(|_| {
                let others = drawn(&mut random, OTHERS.len());
                let treated = drawn(&mut random, TREATED.len());
                mean(&TREATED, &treated) - mean(&OTHERS, &others)
            })
            .collect();
        let middle = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|it| (it - middle).powi(2)).sum::<f64>() / 19_999.0;
        assert!((variance.sqrt() - 26.91).abs() < 0.4, "{}", variance.sqrt());
    }

    /// Efron (1979), section 3: of 13 different values, the median of a draw is the k-th with the probability
    /// P(Bin(13, (k-1)/13) <= 6) - P(Bin(13, k/13) <= 6). Two such medians lie 5 places or more below each other
    /// with a probability of 2.93%, and 6 or more with 0.95%: the 2.5th percentile of their difference is -5.
    #[test]
    fn the_interval_of_two_medians_is_the_one_that_is_worked_out_exactly() {
        let values: Vec<u8> = (2..=14).collect();
        let found = found(
            &one_practice(&values),
            &one_practice(&values),
            false,
            20_000,
        );
        let found = found.expect("13 people");
        let wanted = DifferenceInterval { low: -5, high: 5 };
        assert_eq!(found.practices[&practice_id(0, 0)], wanted);
        // Half levels are five tenths each.
        let wanted = DifferenceInterval { low: -25, high: 25 };
        assert_eq!(found.index, Some(wanted));
        assert!(!found.together);
    }

    #[test]
    fn the_same_people_who_all_moved_alike_moved_beyond_chance() {
        let (old, new) = (
            one_practice(&[2, 4, 6, 8, 9]),
            one_practice(&[3, 5, 7, 9, 10]),
        );
        let together = found(&old, &new, true, RESAMPLES).expect("five people");
        assert_eq!(together.index, Some(DifferenceInterval { low: 5, high: 5 }));
        assert!(together.together);
        // As other people they could be anybody, and the difference is lost in who was asked.
        let apart = found(&old, &new, false, RESAMPLES).expect("five people");
        let interval = apart.index.expect("rated");
        assert!(interval.low < 0 && interval.high > 5, "{interval:?}");
    }

    #[test]
    fn four_people_on_either_side_are_too_few() {
        let (four, five) = (one_practice(&[2, 4, 6, 8]), one_practice(&[2, 4, 6, 8, 10]));
        assert!(found(&four, &five, false, 10).is_none());
        assert!(found(&five, &four, false, 10).is_none());
        assert!(found(&five, &five, false, 10).is_some());
    }

    #[test]
    fn a_change_is_beyond_chance_only_on_its_own_side() {
        let interval = |low, high| DifferenceInterval { low, high };
        assert!(interval(1, 9).is_beyond_chance(4));
        assert!(interval(-9, -1).is_beyond_chance(-4));
        assert!(!interval(0, 9).is_beyond_chance(4));
        assert!(!interval(-3, 9).is_beyond_chance(4));
        // The group agreed on less than people said: that is no rise.
        assert!(!interval(1, 9).is_beyond_chance(-1));
        assert!(!interval(1, 9).is_beyond_chance(0));
    }

    #[test]
    fn every_draw_has_the_unit_higher_the_same_or_lower() {
        let (old, new) = (one_practice(&[4; 6]), one_practice(&[2, 4, 6, 6, 8, 8]));
        let moves = found(&old, &new, true, RESAMPLES)
            .expect("six people")
            .level;
        let moves = moves.expect("one rule");
        assert_eq!(moves.up + moves.same + moves.down, RESAMPLES);
        assert!(moves.up > moves.down && moves.down > 0, "{moves:?}");
    }
}
