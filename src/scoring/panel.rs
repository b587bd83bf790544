//! How far a panel agrees in the figures of Delphi studies and of the RAND/UCLA Appropriateness Method.
//!
//! Sources: Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual, for both rules of
//! disagreement; Kendall & Babington Smith (1939) for W, and Siegel & Castellan (1988) for its correction
//! for ties.
//!
//! The method rates on nine points. The ratings of five levels in halves are exactly nine: level 1 is
//! point 1, level 1½ point 2, level 5 point 9, so a point is twice the level less one.

use crate::model::{HalfLevels, Scale};

/// Twice the value below which so many per cent of sorted numbers lie; `None` of none. Where the share
/// of their count is whole, it is the mean of the number at that rank and the next one, else the number
/// at the next rank.
///
/// Source: Hyndman & Fan (1996), definition 2; it takes numbers as they are, as ordered scales ask, but
/// for the middle of two.
fn twice_percentile(sorted: &[u8], percent: usize) -> Option<u32> {
    let share = sorted.len() * percent;
    let (at, is_whole) = (share / 100, share.is_multiple_of(100));
    let upper = u32::from(*sorted.get(at)?);
    let lower = at.checked_sub(1).filter(|_| is_whole);
    let lower = lower.and_then(|rank| sorted.get(rank));
    Some(lower.map_or(upper, |lower| u32::from(*lower)) + upper)
}

/// The interquartile range of sorted ratings, in levels; `None` of none.
pub(super) fn interquartile_range(ratings: &[HalfLevels]) -> Option<f64> {
    let halves: Vec<u8> = ratings.iter().map(|rating| rating.count()).collect();
    let [low, high] = [25, 75].map(|percent| twice_percentile(&halves, percent));
    Some(f64::from(high?.checked_sub(low?)?) / 4.0)
}

/// What the RAND/UCLA Appropriateness Method says of a panel's ratings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Appropriateness {
    /// The range from the 30th to the 70th percentile divided by the range that it would need, adjusted
    /// for symmetry (IPRAS), for people to disagree.
    pub index: f64,
    /// Whether the range is the greater one: the index is above 1. It is found in whole numbers.
    pub disagreement: bool,
    /// Whether people disagree by the count of those at either end, levels 1 to 2 and levels 4 to 5;
    /// `None` unless 8 to 16 people rated, for whom the counts are published.
    pub disagreement_by_count: Option<bool>,
}

impl Appropriateness {
    /// That of sorted ratings; `None` of none, and on a scale that has not exactly nine points.
    pub(super) fn of(ratings: &[HalfLevels], scale: Scale) -> Option<Self> {
        let points = on_nine_points(ratings, scale)?;
        let [low, high] = [30, 70].map(|percent| twice_percentile(&points, percent));
        let (low, high) = (low?, high?);
        // Fortieths of a point: the range, and 2.35 + 1.5 × the distance of its middle from 5.
        let range = 20 * high.checked_sub(low)?;
        let needed = 94 + 15 * (low + high).abs_diff(20);
        Some(Self {
            index: f64::from(range) / f64::from(needed),
            disagreement: range > needed,
            disagreement_by_count: disagreement_by_count(&points),
        })
    }
}

/// Ratings as points from 1 to 9; `None` where the levels are not five in a row.
fn on_nine_points(ratings: &[HalfLevels], scale: Scale) -> Option<Vec<u8>> {
    let (low, high) = (scale.lowest().ordinal(), scale.highest().ordinal());
    if scale.levels().count() != 5 || high - low != 4 {
        return None;
    }
    let points = ratings
        .iter()
        .map(|rating| rating.count().checked_sub(2 * low - 1));
    points.collect()
}

/// Whether so many rate 1 to 3, and as many 7 to 9, that people disagree.
///
/// Source: Fitch et al. (2001): three at each end of a panel of 8 to 10, four of 11 to 13, five of 14
/// to 16.
fn disagreement_by_count(points: &[u8]) -> Option<bool> {
    let needed = match points.len() {
        8..=10 => 3,
        11..=13 => 4,
        14..=16 => 5,
        _ => return None,
    };
    let low = points.iter().filter(|point| **point <= 3).count();
    let high = points.iter().filter(|point| **point >= 7).count();
    Some(low >= needed && high >= needed)
}

/// Kendall's coefficient of concordance, corrected for ties: how far people put practices in the same
/// order. `columns` are the practices, each rated by the same people in the same order. From 0, no two
/// orders have anything in common, to 1, all are the same; `None` with fewer than two people or
/// practices, or where everybody rates all practices alike.
///
/// W = 12 S / (m² (n³ - n) - m T) of m people and n practices, where S is the sum of squares of the
/// practices' sums of ranks around their mean, and T the sum of t³ - t over each person's ties of t
/// ratings.
pub(super) fn concordance(columns: &[&[HalfLevels]]) -> Option<f64> {
    let practices = columns.len();
    let people = columns.first()?.len();
    if people < 2 || practices < 2 {
        return None;
    }
    // Twice the sum of ranks of each practice, so that middle ranks are whole.
    let mut sums = vec![0_u64; practices];
    let mut ties = 0;
    for person in 0..people {
        let own = columns.iter().filter_map(|column| column.get(person));
        let own: Vec<HalfLevels> = own.copied().collect();
        let ranks = Ranks::of(&own);
        for (sum, rating) in sums.iter_mut().zip(&own) {
            *sum += ranks.twice(*rating);
        }
        ties += ranks.ties();
    }
    let (m, n) = (wide(people), wide(practices));
    let mean = m * (n + 1);
    let squares: u128 = sums
        .iter()
        .map(|sum| u128::from(*sum).abs_diff(mean).pow(2))
        .sum();
    let most = m * m * (n.pow(3) - n) - m * ties;
    (most > 0).then(|| ratio(3 * squares, most))
}

/// How often one person gave each rating, from which the ranks of the ratings follow.
struct Ranks([u64; 2 * crate::model::Level::MOST as usize + 1]);

impl Ranks {
    fn of(ratings: &[HalfLevels]) -> Self {
        let mut counts = Self([0; _]);
        for rating in ratings {
            if let Some(count) = counts.0.get_mut(usize::from(rating.count())) {
                *count += 1;
            }
        }
        counts
    }

    /// Twice the middle rank of a rating, the lowest rank being 1.
    fn twice(&self, rating: HalfLevels) -> u64 {
        let at = usize::from(rating.count());
        let below: u64 = self.0.iter().take(at).sum();
        2 * below + self.0.get(at).copied().unwrap_or_default() + 1
    }

    /// The sum of t³ - t over all ties of t ratings.
    fn ties(&self) -> u128 {
        let counts = self.0.iter().filter(|count| **count > 1);
        counts
            .map(|count| u128::from(*count).pow(3) - u128::from(*count))
            .sum()
    }
}

const fn wide(count: usize) -> u128 {
    count as u128
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the first digits are all that is shown"
)]
fn ratio(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Appropriateness, concordance, interquartile_range, twice_percentile};
    use crate::model::{HalfLevels, Level, Scale};

    fn ratings(halves: impl IntoIterator<Item = u8>) -> Vec<HalfLevels> {
        halves.into_iter().filter_map(HalfLevels::new).collect()
    }

    fn five() -> Scale {
        Level::all(5).collect()
    }

    /// A panel on five levels from how many people gave each of the nine points.
    fn panel(counts: [usize; 9]) -> Appropriateness {
        let points = (1..=9).zip(counts);
        let all = points.flat_map(|(point, count)| std::iter::repeat_n(point + 1, count));
        Appropriateness::of(&ratings(all), five()).expect("nine points")
    }

    fn close(found: f64, wanted: f64, digits: i32) -> bool {
        (found - wanted).abs() <= 0.5 * 10_f64.powi(-digits) + 1e-12
    }

    #[test]
    fn the_example_of_dix_gives_his_quartiles() {
        // Dix, Statistics for HCI (2020), glossary: quartiles 2.35, 2.65 and 3.05.
        let tenths = [13, 17, 22, 25, 26, 26, 27, 29, 30, 31, 33, 34];
        let found = [25, 50, 75].map(|percent| twice_percentile(&tenths, percent));
        assert_eq!(found, [Some(47), Some(53), Some(61)]);
        assert_eq!(twice_percentile(&[], 50), None);
    }

    #[test]
    fn the_interquartile_range_is_as_worked_by_hand() {
        // Nine ratings: 2.25 and 6.75, so ranks 3 and 7: levels 2 and 4.
        let nine = ratings([2, 3, 4, 4, 6, 7, 8, 9, 10]);
        assert_eq!(interquartile_range(&nine), Some(2.0));
        // Four: between ranks 1 and 2, levels 1 and 1½, and between 3 and 4, levels 3 and 4.
        assert_eq!(interquartile_range(&ratings([2, 3, 6, 8])), Some(2.25));
        assert_eq!(interquartile_range(&ratings([6, 6, 6])), Some(0.0));
    }

    #[test]
    fn a_published_panel_of_fifteen_has_its_published_range_and_does_not_disagree() {
        // BMJ Open 2012; 2: e001431, table 1: 30th and 70th percentile 7 and 8, so the range is 1.0,
        // its middle 7.5, the asymmetry 2.5 and IPRAS 6.1; at most four outside the middle three points.
        let found = panel([0, 0, 0, 1, 1, 1, 5, 5, 2]);
        assert!(close(found.index, 1.0 / 6.1, 9));
        assert!(!found.disagreement);
        assert_eq!(found.disagreement_by_count, Some(false));
    }

    #[test]
    fn a_symmetric_panel_disagrees_above_the_published_range() {
        // Fitch et al. (2001): IPRAS is 2.35 where ratings are symmetric. Of nine, ranks 3 and 7 are
        // the percentiles: from 4 to 6 they are 2 apart, from 3 to 7 they are 4.
        let near = panel([0, 0, 0, 4, 1, 4, 0, 0, 0]);
        assert!(close(near.index, 2.0 / 2.35, 9) && !near.disagreement);
        let far = panel([0, 0, 4, 0, 1, 0, 4, 0, 0]);
        assert!(close(far.index, 4.0 / 2.35, 9) && far.disagreement);
        // From 1 to 5 as well, but around 3, which is 2 from the middle: 2.35 + 3.
        let low = panel([4, 0, 1, 0, 4, 0, 0, 0, 0]);
        assert!(close(low.index, 4.0 / 5.35, 9) && !low.disagreement);
    }

    #[test]
    fn the_published_counts_at_either_end_are_a_disagreement() {
        // Fitch et al. (2001): the size of a panel, and how many at each end disagree.
        let published = [(8, 3), (9, 3), (10, 3), (11, 4), (12, 4), (13, 4)];
        for (people, needed) in published.into_iter().chain([(14, 5), (15, 5), (16, 5)]) {
            let split = |low, high| panel([0, 0, low, 0, people - low - high, 0, high, 0, 0]);
            let by_count = |low, high| split(low, high).disagreement_by_count;
            assert_eq!(by_count(needed, needed), Some(true), "{people}");
            assert_eq!(by_count(needed - 1, needed), Some(false), "{people}");
            assert_eq!(by_count(needed, needed - 1), Some(false), "{people}");
        }
        for people in [7, 17] {
            let found = panel([0, 0, 0, 0, people, 0, 0, 0, 0]);
            assert_eq!(found.disagreement_by_count, None);
        }
    }

    #[test]
    fn other_scales_have_other_points_and_no_rule() {
        let gaps: Scale = [1, 3, 4].into_iter().filter_map(Level::new).collect();
        for scale in [gaps, Level::all(4).collect(), Level::all(7).collect()] {
            assert_eq!(Appropriateness::of(&ratings([2, 6, 8]), scale), None);
        }
        let upper: Scale = (2..=6).filter_map(Level::new).collect();
        let found = Appropriateness::of(&ratings([4, 4, 12, 12]), upper).expect("five in a row");
        assert!(found.disagreement);
    }

    /// Numbers as ratings in the same order, since ranks are all that counts.
    fn in_order(judge: &[f64]) -> Vec<HalfLevels> {
        let mut known = judge.to_vec();
        known.sort_by(f64::total_cmp);
        known.dedup();
        let place = |found: &f64| known.iter().position(|it| it.total_cmp(found).is_eq());
        let places = judge.iter().filter_map(place);
        ratings(places.map(|place| u8::try_from(place).expect("few") + 2))
    }

    fn of_judges<const N: usize>(judges: &[[f64; N]]) -> Option<f64> {
        let judges: Vec<Vec<HalfLevels>> = judges.iter().map(|it| in_order(it)).collect();
        let columns: Vec<Vec<HalfLevels>> = (0..N)
            .map(|at| judges.iter().map(|judge| judge[at]).collect())
            .collect();
        concordance(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn tied_orders_have_their_published_concordance() {
        // NAG Library, example of routine G08DAF: .828.
        let found = of_judges(&[
            [1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
            [2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
            [2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
        ]);
        assert!(close(found.expect("a figure"), 0.828, 3), "{found:?}");
        // R package DescTools, example of KendallW on the data "anxiety": 0.5396569.
        let rows = [
            "33345523522615221243",
            "36462424332333221334",
            "21443216111233113322",
        ];
        let judge = |row: &str| -> [f64; 20] {
            let numbers = row.bytes().map(|digit| f64::from(digit - b'0'));
            numbers.collect::<Vec<_>>().try_into().expect("twenty")
        };
        let found = of_judges(&rows.map(judge)).expect("a figure");
        assert!(close(found, 0.539_656_9, 7), "{found}");
    }

    #[test]
    fn the_same_orders_agree_fully_and_opposite_ones_not_at_all() {
        let up = [1.0, 2.0, 3.0, 4.0];
        let down = [4.0, 3.0, 2.0, 1.0];
        assert_eq!(of_judges(&[up, up, up]), Some(1.0));
        assert_eq!(of_judges(&[up, down]), Some(0.0));
        assert_eq!(of_judges(&[up]), None);
        assert_eq!(of_judges(&[[1.0], [2.0]]), None);
        assert_eq!(of_judges(&[[3.0; 4], [2.0; 4]]), None);
    }

    proptest! {
        #[test]
        fn concordance_is_a_share_whatever_the_order_of_people(
            rows in proptest::collection::vec(proptest::array::uniform5(1_u8..=9), 2..8),
        ) {
            let judges: Vec<[f64; 5]> = rows.iter().map(|row| row.map(f64::from)).collect();
            let found = of_judges(&judges);
            prop_assert!(found.is_none_or(|found| (0.0..=1.0 + 1e-12).contains(&found)));
            let mut turned = judges.clone();
            turned.reverse();
            prop_assert_eq!(of_judges(&turned), found);
        }

        #[test]
        fn a_panel_and_its_mirror_are_judged_alike(
            halves in proptest::collection::vec(2_u8..=10, 1..20),
        ) {
            let judge = |halves: &[u8]| {
                let mut sorted = halves.to_vec();
                sorted.sort_unstable();
                Appropriateness::of(&ratings(sorted), five())
            };
            let mirrored: Vec<u8> = halves.iter().map(|half| 12 - half).collect();
            prop_assert_eq!(judge(&halves), judge(&mirrored));
        }
    }
}
