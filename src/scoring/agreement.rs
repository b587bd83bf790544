//! How far respondents agree, in the field's own figures.
//!
//! Sources: James, Demaree & Wolf (1984) for `r_wg` and `r_wg(J)`; Lindell, Brandt & Whitney (1999)
//! for `r*_wg(J)`; Brown & Hauenstein (2005) for `a_wg`; Burke & Dunlap (2002) for AD and its limit
//! A/6; LeBreton & Senter (2008) for the slightly skewed null; Shrout & Fleiss (1979) for ICC(1) and
//! ICC(2), with the mean size of unequal groups of Bliese (2000); Cronbach (1951) for alpha.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Assessment, HalfLevels, Level, Respondent, Scale};

use super::answers::{AnswerCell, AnswerTable};
use super::panel::{self, Appropriateness};
use super::profile::{Agreement, BetweenTeams, PracticeProfile, Spread};

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
        ad_limit: Null::of(scale).limit(),
        ad_median: mean_distance(&levels, median(&levels)?),
        r_wg: 1.0 - variance(&levels)? / Null::of(scale).variance(),
        a_wg: a_wg(&levels, scale),
        iqr: panel::interquartile_range(ratings)?,
        appropriateness: Appropriateness::of(ratings, scale),
        flagged_for_discussion: distance.is_above_a_sixth_of(Null::of(scale)),
    })
}

/// Agreement against the greatest variance that the mean of k ratings from L to H allows:
/// 1 - 2 s² / (((H + L) M - M² - H L) k / (k - 1)). `None` where M lies outside
/// (L (k - 1) + H) / k to (H (k - 1) + L) / k: there no set of ratings has that variance.
fn a_wg(levels: &[f64], scale: Scale) -> Option<f64> {
    let k = count(levels.len());
    let (low, high) = (scale.lowest().ordinal(), scale.highest().ordinal());
    let (low, high) = (f64::from(low), f64::from(high));
    let found = mean(levels)?;
    let ends = (low * (k - 1.0) + high) / k..=(high * (k - 1.0) + low) / k;
    if !ends.contains(&found) {
        return None;
    }
    let greatest = ((high + low) * found - found * found - high * low) * k / (k - 1.0);
    figure(1.0 - 2.0 * variance(levels)? / greatest)
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

    /// The mean distance above which ratings are worth talking about: A/6, A being the number of evenly
    /// spaced levels that spread as widely, A² = 12 σ² + 1.
    fn limit(self) -> f64 {
        (12.0 * self.variance() + 1.0).sqrt() / 6.0
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

/// The ratings of the respondents who rated every applicable practice.
pub(super) struct Sheets<'a> {
    people: Vec<&'a Respondent>,
    /// Each practice that applies, with one rating a respondent.
    columns: Vec<(&'a PracticeProfile, Vec<HalfLevels>)>,
}

impl<'a> Sheets<'a> {
    /// `practices` are those of the answers, in their order.
    pub(super) fn complete(
        assessment: &'a Assessment,
        answers: &AnswerTable<'_>,
        practices: &'a [PracticeProfile],
    ) -> Self {
        let applying: Vec<(usize, &PracticeProfile)> = practices
            .iter()
            .enumerate()
            .filter(|(_, practice)| practice.applies())
            .collect();
        let at = |row: &[AnswerCell], column: usize| row.get(column)?.rated();
        let respondents = assessment.respondents.iter().map(|it| &**it);
        let (people, complete): (Vec<&Respondent>, Vec<&[AnswerCell]>) = respondents
            .zip(answers.rows())
            .filter(|(_, row)| {
                applying
                    .iter()
                    .all(|(column, _)| at(row, *column).is_some())
            })
            .unzip();
        let rated = |column: usize| {
            let rated = complete.iter().filter_map(|row| at(row, column));
            rated.collect()
        };
        Self {
            people,
            columns: applying
                .into_iter()
                .map(|(column, practice)| (practice, rated(column)))
                .collect(),
        }
    }

    /// How many people of each role there are, the largest first.
    pub(super) fn roles(&self) -> Vec<(String, usize)> {
        let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
        for person in &self.people {
            *roles.entry(person.role.trim()).or_default() += 1;
        }
        let roles = roles.into_iter();
        let mut roles: Vec<(String, usize)> = roles.map(|(it, n)| (it.to_owned(), n)).collect();
        // The sort is stable: equals stay in the order of their names.
        roles.sort_by_key(|(_, people)| Reverse(*people));
        roles
    }

    /// The mean rating of each person over some practices, team by team.
    fn means_by_team(&self, columns: &[&[f64]]) -> Vec<Vec<f64>> {
        let mut teams: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (place, person) in self.people.iter().enumerate() {
            let own = columns
                .iter()
                .filter_map(|column| column.get(place).copied());
            let own: Vec<f64> = own.collect();
            let team = person.team.trim();
            teams.entry(team).or_default().extend(mean(&own));
        }
        let teams = teams.into_iter();
        let named = teams.filter(|(team, people)| !team.is_empty() && people.len() > 1);
        named.map(|(_, people)| people).collect()
    }

    /// The figures over the practices that `belongs` picks.
    pub(super) fn agreement(
        &self,
        level_count: u8,
        belongs: impl Fn(&PracticeProfile) -> bool,
    ) -> Agreement {
        let (scales, ratings): (Vec<Scale>, Vec<&[HalfLevels]>) = self
            .columns
            .iter()
            .filter(|(practice, _)| belongs(practice))
            .map(|(practice, column)| (practice.scale, column.as_slice()))
            .unzip();
        let n = self.people.len();
        if n < FEWEST || ratings.is_empty() {
            return Agreement {
                n,
                ..Agreement::default()
            };
        }
        let levels = ratings
            .iter()
            .map(|column| column.iter().copied().map(in_levels).collect());
        let levels: Vec<Vec<f64>> = levels.collect();
        let columns: Vec<&[f64]> = levels.iter().map(Vec::as_slice).collect();
        Agreement {
            kendall_w: panel::concordance(&ratings),
            between_teams: between(&self.means_by_team(&columns)),
            ..figures(n, &columns, &nulls(&scales, level_count))
        }
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
        kendall_w: None,
        between_teams: None,
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

/// ICC(1) = (MSB - MSW) / (MSB + (n - 1) MSW) and ICC(2) = (MSB - MSW) / MSB of groups of two or more
/// people each, one-way; n is their size, of unequal ones (N - sum of n² / N) / (groups - 1). `None`
/// with fewer than two groups.
fn between(groups: &[Vec<f64>]) -> Option<BetweenTeams> {
    if groups.len() < 2 {
        return None;
    }
    let all: Vec<f64> = groups.concat();
    let (teams, people) = (count(groups.len()), count(all.len()));
    let grand = mean(&all)?;
    let (mut between, mut within, mut sizes) = (0.0, 0.0, 0.0);
    for group in groups {
        let size = count(group.len());
        let own = mean(group)?;
        between += size * (own - grand).powi(2);
        within += squares(group, own);
        sizes += size * size;
    }
    let size = (people - sizes / people) / (teams - 1.0);
    let msb = between / (teams - 1.0);
    let msw = within / (people - teams);
    Some(BetweenTeams {
        teams: groups.len(),
        people: all.len(),
        icc_1: figure((msb - msw) / (msb + (size - 1.0) * msw)),
        icc_2: figure((msb - msw) / msb),
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

    use super::{Agreement, Null, between, figures, nulls};
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
    fn the_table_of_shrout_and_fleiss_gives_their_one_way_correlations() {
        let table = [
            vec![9.0, 2.0, 5.0, 8.0],
            vec![6.0, 1.0, 3.0, 2.0],
            vec![8.0, 4.0, 6.0, 8.0],
            vec![7.0, 1.0, 2.0, 6.0],
            vec![10.0, 5.0, 6.0, 9.0],
            vec![6.0, 2.0, 4.0, 7.0],
        ];
        let found = between(&table).expect("six groups");
        let rounded = |figure: Option<f64>| figure.map(|figure| (figure * 100.0).round());
        assert_eq!((found.teams, found.people), (6, 24));
        assert_eq!(rounded(found.icc_1), Some(17.0));
        assert_eq!(rounded(found.icc_2), Some(44.0));
    }

    #[test]
    fn the_table_of_shrout_and_fleiss_gives_their_consistency_of_the_mean() {
        // Shrout & Fleiss (1979), table 4: ICC(3,4) = .91, which is Cronbach's alpha of the judges
        // (Hoyt, 1941). Here the columns are the four judges, each with the six targets.
        let judges = [
            [9.0, 6.0, 8.0, 7.0, 10.0, 6.0],
            [2.0, 1.0, 4.0, 1.0, 5.0, 2.0],
            [5.0, 3.0, 6.0, 2.0, 6.0, 4.0],
            [8.0, 2.0, 8.0, 6.0, 9.0, 7.0],
        ];
        let judges = judges.each_ref().map(<[f64; 6]>::as_slice);
        let found = of_five(6, &judges).alpha;
        assert_eq!(found.map(|alpha| (alpha * 100.0).round()), Some(91.0));
    }

    #[test]
    fn limits_and_null_variances_are_the_published_ones() {
        // Burke & Dunlap (2002): c/6, printed as 0.8 and 1.2 for 5 and 7 options. LeBreton & Senter
        // (2008), table 2: uniform answers have a variance of 2.00 on five options and 4.00 on seven.
        for (count, limit, variance) in [(5, 0.8, 2.0), (7, 1.2, 4.0)] {
            let null = Null::of(levels(count));
            assert!(close(Some((null.limit() * 10.0).round() / 10.0), limit));
            assert!(close(Some(null.limit()), f64::from(count) / 6.0));
            assert!(close(Some(null.variance()), variance));
        }
    }

    #[test]
    fn teams_of_unequal_size_are_compared_by_their_mean_size() {
        // Means 2 and 4, grand 3.2 of 5; MSB = 2 x 1.44 + 3 x .64 = 4.8; MSW = (2 + 2) / 3;
        // n = 5 - 13 / 5 = 2.4.
        let found = between(&[vec![1.0, 3.0], vec![3.0, 4.0, 5.0]]).expect("two teams");
        assert!(close(
            found.icc_1,
            (4.8 - 4.0 / 3.0) / (4.8 + 1.4 * 4.0 / 3.0)
        ));
        assert!(close(found.icc_2, (4.8 - 4.0 / 3.0) / 4.8));
        assert_eq!(between(&[vec![1.0, 3.0]]), None);
        let alike = between(&[vec![2.0, 2.0], vec![2.0, 2.0]]).expect("two teams");
        assert_eq!((alike.icc_1, alike.icc_2), (None, None));
    }

    #[test]
    fn a_wg_is_as_worked_by_hand_and_undefined_near_an_end() {
        // Ratings 2, 3, 4 of five levels: M = 3, s² = 1, the greatest variance is 4 x 3 / 2 = 6.
        let found = spread(&ratings(&[4, 6, 8]), 5).expect("three ratings");
        assert!(close(found.a_wg, 1.0 - 2.0 / 6.0));
        // Half at each end is the greatest disagreement.
        let found = spread(&ratings(&[2, 2, 10, 10]), 5).expect("four ratings");
        assert!(close(found.a_wg, -1.0));
        // Of three ratings the mean must lie from 7/3 to 11/3.
        let found = spread(&ratings(&[4, 4, 6]), 5).expect("three ratings");
        assert!(close(
            found.a_wg,
            1.0 - 2.0 / 3.0 / (14.0 - 49.0 / 9.0 - 5.0) / 1.5
        ));
        assert_eq!(spread(&ratings(&[2, 4, 6]), 5).expect("three").a_wg, None);
        assert_eq!(
            spread(&ratings(&[10, 10, 10]), 5).expect("three").a_wg,
            None
        );
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
                let mut sorted = halves.to_vec();
                sorted.sort_unstable();
                let found = spread(&ratings(&sorted), 5).expect("three or more");
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
    }

    #[test]
    fn full_agreement_is_one_and_has_no_alpha() {
        let found = of_five(3, &[&[3.0; 3], &[4.0; 3]]);
        assert!(close(found.r_wg_j, 1.0));
        assert!(close(found.ad_mean, 0.0));
        assert_eq!(found.alpha, None);
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
