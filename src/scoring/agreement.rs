//! How far respondents agree, in the field's own figures.
//!
//! Sources: James, Demaree & Wolf (1984) for `r_wg` and `r_wg(J)`; Lindell, Brandt & Whitney (1999)
//! for `r*_wg(J)`; Burke & Dunlap (2002) for AD and its limit A/6; LeBreton & Senter (2008) for the
//! slightly skewed null; Shrout & Fleiss (1979) for the intraclass correlations; Cronbach (1951)
//! for alpha.

use crate::model::HalfLevels;

use super::answers::{AnswerCell, AnswerTable};
use super::profile::{Agreement, PracticeProfile, Spread};

/// With fewer ratings or sheets than this there is no agreement figure.
const FEWEST: usize = 3;

/// The variance of slightly skewed answers on five levels. Source: LeBreton & Senter (2008).
const SLIGHT_SKEW_OF_FIVE: f64 = 1.34;

/// How far the ratings of one practice, sorted, lie apart; `None` with fewer than three.
pub(super) fn spread(ratings: &[HalfLevels], level_count: u8) -> Option<Spread> {
    if ratings.len() < FEWEST {
        return None;
    }
    let levels: Vec<f64> = ratings.iter().map(|rating| in_levels(*rating)).collect();
    let ad_mean = mean_distance(&levels, mean(&levels)?);
    Some(Spread {
        ad_mean,
        ad_median: mean_distance(&levels, median(&levels)?),
        r_wg: 1.0 - variance(&levels)? / uniform_variance(level_count),
        flagged_for_discussion: ad_mean > f64::from(level_count) / 6.0,
    })
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
        let columns: Vec<&[f64]> = self
            .columns
            .iter()
            .filter(|(practice, _)| belongs(practice))
            .map(|(_, column)| column.as_slice())
            .collect();
        let n = self.people;
        if n < FEWEST || columns.is_empty() {
            return Agreement {
                n,
                ..Agreement::default()
            };
        }
        figures(n, &columns, level_count)
    }
}

/// All figures over practices (columns) that `n` respondents rated.
fn figures(n: usize, columns: &[&[f64]], level_count: u8) -> Agreement {
    let variances: Vec<f64> = columns
        .iter()
        .filter_map(|column| variance(column))
        .collect();
    let distances: Vec<f64> = columns
        .iter()
        .filter_map(|column| Some(mean_distance(column, mean(column)?)))
        .collect();
    let practices = count(columns.len());
    let uniform = uniform_variance(level_count);
    let skewed = (level_count == 5).then_some(SLIGHT_SKEW_OF_FIVE);
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

/// The variance of answers spread evenly over the levels: (A² - 1) / 12.
fn uniform_variance(level_count: u8) -> f64 {
    let levels = f64::from(level_count);
    (levels * levels - 1.0) / 12.0
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
    use super::{figures, icc, spread};
    use crate::model::HalfLevels;

    fn ratings(halves: &[u8]) -> Vec<HalfLevels> {
        halves.iter().copied().filter_map(HalfLevels::new).collect()
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
    fn fewer_than_three_ratings_give_no_spread() {
        assert_eq!(spread(&ratings(&[2, 10]), 5), None);
    }

    #[test]
    fn the_figures_over_practices_are_as_worked_by_hand() {
        // Practices: (1,2,3) and (2,2,5). Variances 1 and 3, mean 2: as large as uniform answers.
        let found = figures(3, &[&[1.0, 2.0, 3.0], &[2.0, 2.0, 5.0]], 5);
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
        let found = figures(3, &[&[3.0; 3], &[4.0; 3]], 5);
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
        let found = figures(9, &[column.as_slice(); 10], 5);
        assert!(close(
            found.r_wg_j,
            10.0 * (1.0 - variance / 2.0) / (10.0 * (1.0 - variance / 2.0) + variance / 2.0)
        ));
        assert!(close(found.r_wg_j_star, 0.875));
    }
}
