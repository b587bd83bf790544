//! How far respondents agree, in the field's own figures.
//!
//! Sources: James, Demaree & Wolf (1984) for `r_wg` and `r_wg(J)`; Lindell, Brandt & Whitney (1999)
//! for `r*_wg(J)`; Burke & Dunlap (2002) for AD and its limit A/6; LeBreton & Senter (2008) for the
//! slightly skewed null; Shrout & Fleiss (1979) for the intraclass correlations; Cronbach (1951)
//! for alpha.

use crate::model::{HalfLevels, Level, Scale};

use super::answers::{AnswerCell, AnswerTable};
use super::profile::{Agreement, PracticeProfile, Spread};

/// With fewer ratings or sheets than this there is no agreement figure.
const FEWEST: usize = 3;

/// The variance of slightly skewed answers on five levels. Source: LeBreton & Senter (2008).
const SLIGHT_SKEW_OF_FIVE: f64 = 1.34;

/// How far the ratings of one practice, sorted, lie apart; `None` with fewer than three.
pub(super) fn spread(ratings: &[HalfLevels], scale: Scale) -> Option<Spread> {
    if ratings.len() < FEWEST {
        return None;
    }
    let levels: Vec<f64> = ratings.iter().map(|rating| in_levels(*rating)).collect();
    let distance = Distance::of(ratings);
    Some(Spread {
        ad_mean: distance.in_levels(),
        ad_median: mean_distance(&levels, median(&levels)?),
        r_wg: 1.0 - variance(&levels)? / Null::of(scale).variance(),
        flagged_for_discussion: distance.is_above_a_sixth_of(Null::of(scale)),
    })
}

/// How far ratings lie from their mean, in whole numbers, so that no limit depends on floating point
/// and a mirrored set of ratings is judged alike.
struct Distance {
    /// The sum of |n x - sum of all x| over all n ratings x, in half levels.
    sum: u64,
    n: u64,
}

impl Distance {
    fn of(ratings: &[HalfLevels]) -> Self {
        let n = ratings.len() as u64;
        let counts = ratings.iter().map(|rating| u64::from(rating.count()));
        let all: u64 = counts.clone().sum();
        Self {
            sum: counts.map(|count| (n * count).abs_diff(all)).sum(),
            n,
        }
    }

    /// The mean distance from the mean, in levels.
    #[expect(clippy::cast_precision_loss, reason = "the sums are far below 2^52")]
    fn in_levels(&self) -> f64 {
        self.sum as f64 / (2 * self.n * self.n) as f64
    }

    /// Whether the mean distance is above A/6. A is the number of levels; where a practice has fewer
    /// of them, it is that of the evenly spaced ones that spread as widely: A² = 12 σ² + 1.
    fn is_above_a_sixth_of(&self, null: Null) -> bool {
        let wide = u128::from;
        let (sum, n, levels) = (wide(self.sum), wide(self.n), wide(null.levels));
        // (sum / 2 n²)² > (12 spread / levels² + 1) / 36
        9 * (sum * levels).pow(2) > n.pow(4) * (12 * wide(null.spread) + levels * levels)
    }
}

/// Answers spread evenly over the levels of a practice: what agreement is compared with.
#[derive(Clone, Copy)]
struct Null {
    levels: u64,
    /// Their variance times the square of their number.
    spread: u64,
}

impl Null {
    fn of(scale: Scale) -> Self {
        let ordinals = scale.levels().map(|level| u64::from(level.ordinal()));
        let levels = ordinals.clone().count() as u64;
        let sum: u64 = ordinals.clone().sum();
        let squares: u64 = ordinals.map(|ordinal| ordinal * ordinal).sum();
        Self {
            levels,
            spread: levels * squares - sum * sum,
        }
    }

    /// (A² - 1) / 12 where A levels follow one another.
    #[expect(clippy::cast_precision_loss, reason = "there are seven levels at most")]
    fn variance(self) -> f64 {
        self.spread as f64 / (self.levels * self.levels) as f64
    }
}

/// A rating in levels; only distances between such numbers mean anything.
fn in_levels(rating: HalfLevels) -> f64 {
    f64::from(rating.count()) / 2.0
}

/// The ratings of the respondents who rated every applicable practice, in levels.
pub(super) struct Sheets<'a> {
    people: usize,
    /// Each practice that applies, with one number a respondent.
    columns: Vec<(&'a PracticeProfile, Vec<f64>)>,
}

impl<'a> Sheets<'a> {
    /// `practices` are those of the answers, in their order.
    pub(super) fn complete(answers: &AnswerTable<'_>, practices: &'a [PracticeProfile]) -> Self {
        let applying: Vec<(usize, &PracticeProfile)> = practices
            .iter()
            .enumerate()
            .filter(|(_, practice)| practice.applies())
            .collect();
        let at = |row: &[AnswerCell], column: usize| row.get(column)?.rated();
        let complete: Vec<&[AnswerCell]> = answers
            .rows()
            .filter(|row| {
                applying
                    .iter()
                    .all(|(column, _)| at(row, *column).is_some())
            })
            .collect();
        let levels = |column: usize| {
            let rated = complete.iter().filter_map(|row| at(row, column));
            rated.map(in_levels).collect()
        };
        Self {
            people: complete.len(),
            columns: applying
                .into_iter()
                .map(|(column, practice)| (practice, levels(column)))
                .collect(),
        }
    }

    /// The figures over the practices that `belongs` picks.
    pub(super) fn agreement(
        &self,
        level_count: u8,
        belongs: impl Fn(&PracticeProfile) -> bool,
    ) -> Agreement {
        let (scales, columns): (Vec<Scale>, Vec<&[f64]>) = self
            .columns
            .iter()
            .filter(|(practice, _)| belongs(practice))
            .map(|(practice, column)| (practice.scale, column.as_slice()))
            .unzip();
        let n = self.people;
        if n < FEWEST || columns.is_empty() {
            return Agreement {
                n,
                ..Agreement::default()
            };
        }
        figures(n, &columns, &nulls(&scales, level_count))
    }
}

/// The variances that agreement over practices is compared with.
struct NullVariances {
    /// Of answers spread evenly over the levels of each practice, on average.
    uniform: f64,
    /// Of slightly skewed ones; known for five levels only.
    slight_skew: Option<f64>,
}

fn nulls(scales: &[Scale], level_count: u8) -> NullVariances {
    let uniform: Vec<f64> = scales.iter().map(|it| Null::of(*it).variance()).collect();
    let has_all = |scale: &Scale| Level::all(level_count).all(|level| scale.has(level));
    let is_known = level_count == 5 && scales.iter().all(has_all);
    NullVariances {
        uniform: mean(&uniform).unwrap_or_default(),
        slight_skew: is_known.then_some(SLIGHT_SKEW_OF_FIVE),
    }
}

/// All figures over practices (columns) that `n` respondents rated.
fn figures(n: usize, columns: &[&[f64]], nulls: &NullVariances) -> Agreement {
    let variances: Vec<f64> = columns
        .iter()
        .filter_map(|column| variance(column))
        .collect();
    let distances: Vec<f64> = columns
        .iter()
        .filter_map(|column| Some(mean_distance(column, mean(column)?)))
        .collect();
    let practices = count(columns.len());
    let (uniform, skewed) = (nulls.uniform, nulls.slight_skew);
    let mean_variance = mean(&variances);
    let correlation = icc(columns);
    Agreement {
        n,
        r_wg_j: mean_variance.map(|found| r_wg_j(found, uniform, practices)),
        r_wg_j_star: mean_variance.map(|found| 1.0 - found / uniform),
        slight_skew_r_wg_j: mean_variance
            .zip(skewed)
            .map(|(found, null)| r_wg_j(found, null, practices)),
        slight_skew_r_wg_j_star: mean_variance
            .zip(skewed)
            .map(|(found, null)| 1.0 - found / null),
        ad_mean: mean(&distances),
        alpha: alpha(columns, &variances),
        icc_1: correlation.and_then(|icc| icc.one_way),
        icc_2: correlation.and_then(|icc| icc.one_way_of_mean),
    }
}

/// `r_wg(J)`, with the mean variance truncated at the null variance, so that it lies in 0 to 1.
fn r_wg_j(mean_variance: f64, null: f64, practices: f64) -> f64 {
    let ratio = (mean_variance / null).min(1.0);
    let agreed = practices * (1.0 - ratio);
    agreed / (agreed + ratio)
}

/// Cronbach's alpha; `None` with one practice, or where all respondents have the same sum.
fn alpha(columns: &[&[f64]], variances: &[f64]) -> Option<f64> {
    let practices = count(columns.len());
    let total = variance(&sums(columns)?)?;
    if practices < 2.0 {
        return None;
    }
    figure(practices / (practices - 1.0) * (1.0 - variances.iter().sum::<f64>() / total))
}

/// The six intraclass correlations of Shrout & Fleiss (1979); `None` where a form is undefined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// ICC(1,1), also called ICC(1).
    pub one_way: Option<f64>,
    /// ICC(2,1).
    pub two_way_random: Option<f64>,
    /// ICC(3,1).
    pub two_way_mixed: Option<f64>,
    /// ICC(1,k), also called ICC(2).
    pub one_way_of_mean: Option<f64>,
    /// ICC(2,k).
    pub two_way_random_of_mean: Option<f64>,
    /// ICC(3,k).
    pub two_way_mixed_of_mean: Option<f64>,
}

/// The intraclass correlations of a table with one row a target and one number a rater.
///
/// `None` with fewer than two targets or two raters, or with rows of different lengths.
#[must_use]
pub fn icc<T: AsRef<[f64]>>(targets: &[T]) -> Option<Icc> {
    let targets: Vec<&[f64]> = targets.iter().map(AsRef::as_ref).collect();
    let raters = targets.first()?.len();
    if targets.len() < 2 || raters < 2 || targets.iter().any(|row| row.len() != raters) {
        return None;
    }
    let (n, k) = (count(targets.len()), count(raters));
    let all: Vec<f64> = targets.concat();
    let grand = mean(&all)?;
    let row_means: Vec<f64> = targets.iter().filter_map(|row| mean(row)).collect();
    let mut column_means = sums(&targets)?;
    for sum in &mut column_means {
        *sum /= n;
    }
    let between_targets = k * squares(&row_means, grand);
    let between_raters = n * squares(&column_means, grand);
    let total = squares(&all, grand);
    let msb = between_targets / (n - 1.0);
    let msw = (total - between_targets) / (n * (k - 1.0));
    let msj = between_raters / (k - 1.0);
    let mse = (total - between_targets - between_raters) / ((n - 1.0) * (k - 1.0));
    Some(Icc {
        one_way: figure((msb - msw) / (msb + (k - 1.0) * msw)),
        two_way_random: figure((msb - mse) / (msb + (k - 1.0) * mse + k * (msj - mse) / n)),
        two_way_mixed: figure((msb - mse) / (msb + (k - 1.0) * mse)),
        one_way_of_mean: figure((msb - msw) / msb),
        two_way_random_of_mean: figure((msb - mse) / (msb + (msj - mse) / n)),
        two_way_mixed_of_mean: figure((msb - mse) / msb),
    })
}

/// The sum over rows of the same length, place by place; `None` of no rows.
fn sums(rows: &[&[f64]]) -> Option<Vec<f64>> {
    let mut sums = vec![0.0; rows.first()?.len()];
    for row in rows {
        for (sum, number) in sums.iter_mut().zip(*row) {
            *sum += number;
        }
    }
    Some(sums)
}

fn figure(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

fn mean(numbers: &[f64]) -> Option<f64> {
    figure(numbers.iter().sum::<f64>() / count(numbers.len()))
}

/// The middle of sorted numbers; of an even count the mean of the two in the middle.
fn median(sorted: &[f64]) -> Option<f64> {
    let upper = sorted.len() / 2;
    let lower = sorted.len().checked_sub(1)? / 2;
    Some(f64::midpoint(*sorted.get(lower)?, *sorted.get(upper)?))
}

/// The variance with n - 1; `None` of fewer than two numbers.
fn variance(numbers: &[f64]) -> Option<f64> {
    figure(squares(numbers, mean(numbers)?) / (count(numbers.len()) - 1.0))
}

fn squares(numbers: &[f64], from: f64) -> f64 {
    numbers.iter().map(|number| (number - from).powi(2)).sum()
}

fn mean_distance(numbers: &[f64], from: f64) -> f64 {
    numbers
        .iter()
        .map(|number| (number - from).abs())
        .sum::<f64>()
        / count(numbers.len())
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Agreement, figures, icc, nulls};
    use crate::model::{HalfLevels, Level, Scale};
    use crate::scoring::profile::Spread;

    fn ratings(halves: &[u8]) -> Vec<HalfLevels> {
        halves.iter().copied().filter_map(HalfLevels::new).collect()
    }

    fn levels(count: u8) -> Scale {
        Level::all(count).collect()
    }

    fn spread(halves: &[HalfLevels], count: u8) -> Option<Spread> {
        super::spread(halves, levels(count))
    }

    fn of_five(n: usize, columns: &[&[f64]]) -> Agreement {
        figures(n, columns, &nulls(&vec![levels(5); columns.len()], 5))
    }

    fn close(found: Option<f64>, wanted: f64) -> bool {
        found.is_some_and(|found| (found - wanted).abs() < 0.000_5)
    }

    #[test]
    fn the_table_of_shrout_and_fleiss_gives_their_six_correlations() {
        let table = [
            vec![9.0, 2.0, 5.0, 8.0],
            vec![6.0, 1.0, 3.0, 2.0],
            vec![8.0, 4.0, 6.0, 8.0],
            vec![7.0, 1.0, 2.0, 6.0],
            vec![10.0, 5.0, 6.0, 9.0],
            vec![6.0, 2.0, 4.0, 7.0],
        ];
        let found = icc(&table).expect("a full table");
        let rounded = |figure: Option<f64>| figure.map(|figure| (figure * 100.0).round());
        assert_eq!(rounded(found.one_way), Some(17.0));
        assert_eq!(rounded(found.two_way_random), Some(29.0));
        assert_eq!(rounded(found.two_way_mixed), Some(71.0));
        assert_eq!(rounded(found.one_way_of_mean), Some(44.0));
        assert_eq!(rounded(found.two_way_random_of_mean), Some(62.0));
        assert_eq!(rounded(found.two_way_mixed_of_mean), Some(91.0));
    }

    #[test]
    fn the_spread_of_one_practice_is_as_worked_by_hand() {
        // Ratings 1, 2, 3, 4, 5: mean and median 3, distances 2+1+0+1+2 = 6 over 5,
        // variance 10/4 = 2.5 against 2.
        let found = spread(&ratings(&[2, 4, 6, 8, 10]), 5).expect("five ratings");
        assert!(close(Some(found.ad_mean), 1.2));
        assert!(close(Some(found.ad_median), 1.2));
        assert!(close(Some(found.r_wg), -0.25));
        assert!(found.flagged_for_discussion);
        // Ratings 2, 2, 5: mean 3, distances 1+1+2 = 4 over 3; median 2, distances 3 over 3.
        let found = spread(&ratings(&[4, 4, 10]), 5).expect("three ratings");
        assert!(close(Some(found.ad_mean), 4.0 / 3.0));
        assert!(close(Some(found.ad_median), 1.0));
    }

    #[test]
    fn a_spread_of_exactly_a_sixth_of_the_levels_is_not_flagged() {
        // Six levels: the limit is 1. Ratings 2, 2, 4, 4: mean 3, mean distance 1.
        let at = spread(&ratings(&[4, 4, 8, 8]), 6).expect("four ratings");
        assert!(!at.flagged_for_discussion);
        let above = spread(&ratings(&[4, 4, 8, 9]), 6).expect("four ratings");
        assert!(above.flagged_for_discussion);
    }

    #[test]
    fn ratings_and_their_mirror_are_judged_alike_at_the_limit() {
        // Both lie 5/6 from their mean, which is the limit of five levels.
        for halves in [[2, 2, 2, 4, 6, 6], [2, 2, 4, 6, 6, 6]] {
            let found = spread(&ratings(&halves), 5).expect("six ratings");
            assert!(!found.flagged_for_discussion, "{halves:?}");
        }
    }

    #[test]
    fn fewer_descriptors_are_compared_with_their_own_even_spread() {
        // Levels 1 and 3: even answers have a variance of 1, so A² = 13 and the limit is .60.
        let scale: Scale = [1, 3].into_iter().filter_map(Level::new).collect();
        let split = super::spread(&ratings(&[2, 2, 2, 6]), scale).expect("four ratings");
        assert!(close(Some(split.ad_mean), 0.75) && split.flagged_for_discussion);
        assert!(close(Some(split.r_wg), 0.0));
        let near = super::spread(&ratings(&[2, 2, 2, 2, 2, 6]), scale).expect("six ratings");
        assert!(close(Some(near.ad_mean), 5.0 / 9.0) && !near.flagged_for_discussion);
        // Of all five levels the same split is not worth a talk.
        let wide = spread(&ratings(&[2, 2, 2, 6]), 5).expect("four ratings");
        assert!(!wide.flagged_for_discussion);
        // Over practices the mean of both variances counts, and no slight skew is known.
        let columns = [[1.0, 2.0, 3.0]; 2];
        let columns = columns.each_ref().map(<[f64; 3]>::as_slice);
        let mixed = figures(3, &columns, &nulls(&[scale, levels(5)], 5));
        assert!(close(mixed.r_wg_j_star, 1.0 - 1.0 / 1.5));
        assert_eq!(mixed.slight_skew_r_wg_j, None);
    }

    proptest! {
        #[test]
        fn the_limit_is_a_sixth_of_the_levels(
            halves in proptest::collection::vec(2_u8..=10, 3..20),
        ) {
            let flagged = |halves: &[u8]| {
                let found = spread(&ratings(halves), 5).expect("three or more");
                (found.flagged_for_discussion, found.ad_mean)
            };
            let mirrored: Vec<u8> = halves.iter().map(|half| 12 - half).collect();
            let (found, distance) = flagged(&halves);
            prop_assert_eq!(flagged(&mirrored).0, found);
            if (distance - 5.0 / 6.0).abs() > 1e-9 {
                prop_assert_eq!(found, distance > 5.0 / 6.0);
            }
        }
    }

    #[test]
    fn fewer_than_three_ratings_give_no_spread() {
        assert_eq!(spread(&ratings(&[2, 10]), 5), None);
    }

    #[test]
    fn the_figures_over_practices_are_as_worked_by_hand() {
        // Practices: (1,2,3) and (2,2,5). Variances 1 and 3, mean 2: as large as uniform answers.
        let found = of_five(3, &[&[1.0, 2.0, 3.0], &[2.0, 2.0, 5.0]]);
        assert!(close(found.r_wg_j, 0.0));
        assert!(close(found.r_wg_j_star, 0.0));
        assert!(close(found.slight_skew_r_wg_j, 0.0));
        assert!(close(found.slight_skew_r_wg_j_star, 1.0 - 2.0 / 1.34));
        // Distances 2/3 and 4/3, mean 1.
        assert!(close(found.ad_mean, 1.0));
        // Sums 3, 4, 8: variance 7; alpha = 2 (1 - 4/7).
        assert!(close(found.alpha, 6.0 / 7.0));
        // Practices as targets: means 2 and 3, grand 2.5; MSB = 3 (.25 + .25) / 1 = 1.5;
        // MSW = (2 + 6) / 4 = 2; ICC(1) = -.5 / 5.5, ICC(2) = -.5 / 1.5.
        assert!(close(found.icc_1, -0.5 / 5.5));
        assert!(close(found.icc_2, -0.5 / 1.5));
    }

    #[test]
    fn full_agreement_is_one_and_has_no_alpha() {
        let found = of_five(3, &[&[3.0; 3], &[4.0; 3]]);
        assert!(close(found.r_wg_j, 1.0));
        assert!(close(found.ad_mean, 0.0));
        assert_eq!(found.alpha, None);
        assert!(close(found.icc_1, 1.0));
    }

    #[test]
    fn r_wg_j_is_as_worked_by_hand() {
        // Mean variance .5, ten practices: 10 x .75 / (10 x .75 + .25).
        let column = vec![2.0, 3.0, 3.0, 3.0, 3.0, 4.0, 3.0, 3.0, 3.0];
        let variance = 2.0 / 8.0;
        let found = of_five(9, &[column.as_slice(); 10]);
        assert!(close(
            found.r_wg_j,
            10.0 * (1.0 - variance / 2.0) / (10.0 * (1.0 - variance / 2.0) + variance / 2.0)
        ));
        assert!(close(found.r_wg_j_star, 0.875));
    }
}
