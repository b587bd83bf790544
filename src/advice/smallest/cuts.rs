//! Rows that every choice of whole steps keeps, but a choice of steps in part may break.
//!
//! They bring the solver's bound close to what whole steps can do, so that the proof is short.
//! The standard questionnaire is proven without them as well; of the large one that the benchmark
//! plans for (12 elements of 40 practices) fewer sets are proven without them, and worse ones found.
//! A row is derived in whole numbers: the choice in part decides which rows are worth adding,
//! never whether they hold.

use super::programme::Heights;

/// What the factors of the steps taken must at least add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inequality {
    /// The practice, which of its steps (from 1), the factor.
    pub(super) terms: Vec<(usize, usize, u64)>,
    pub(super) least: u64,
}

/// How much of a step a choice in part takes, in millionths.
pub(super) type Taken<'a> = &'a dyn Fn(usize, usize) -> u64;

/// A whole step in millionths.
pub(super) const WHOLE: u64 = 1_000_000;

/// A row that is broken by less than this is not worth its place.
const BROKEN: i128 = 50_000;

/// A row for each step that every choice takes.
pub(super) fn fixed(indispensable: &Heights) -> Vec<Inequality> {
    let practices = indispensable.iter().enumerate();
    let steps = practices.flat_map(|(place, steps)| (1..=*steps).map(move |step| (place, step, 1)));
    steps
        .map(|step| Inequality {
            terms: vec![step],
            least: 1,
        })
        .collect()
}

impl Inequality {
    /// The row in the largest unit that all factors are multiples of: sums are whole numbers of
    /// it, so the least is rounded up to one.
    pub(super) fn rounded(mut self) -> Self {
        let unit = self.terms.iter().fold(0, |unit, term| gcd(unit, term.2));
        if unit > 1 {
            self.least = self.least.div_ceil(unit);
            for (.., factor) in &mut self.terms {
                *factor /= unit;
            }
        }
        self
    }

    /// Whether all steps count the same: rounding adds nothing then.
    pub(super) fn is_even(&self) -> bool {
        self.terms.iter().all(|(.., factor)| *factor <= 1)
    }

    /// The row that follows from this one by rounding and that a choice in part breaks most;
    /// `None` where it breaks none.
    pub(super) fn cut(&self, taken: Taken<'_>) -> Option<Self> {
        let mut divisors: Vec<u64> = self.terms.iter().map(|term| term.2).collect();
        divisors.sort_unstable();
        divisors.dedup();
        let cuts = divisors.into_iter().filter(|divisor| *divisor > 1);
        let best = cuts
            .filter_map(|divisor| self.divided(divisor, taken))
            .max_by_key(|(broken, _)| *broken)?;
        (best.0 > BROKEN).then_some(best.1)
    }

    /// Takes some steps for granted, divides what is left by a number and rounds each factor and
    /// the least up: no sum of whole steps is lost. Gives the steps to be granted that break the
    /// row most, and by how many millionths.
    fn divided(&self, divisor: u64, taken: Taken<'_>) -> Option<(i128, Self)> {
        let factor_of = |factor: u64| i128::from(factor.div_ceil(divisor));
        let mut terms: Vec<(usize, usize, u64, i128)> = self
            .terms
            .iter()
            .map(|(place, step, factor)| (*place, *step, *factor, taken(*place, *step).into()))
            .collect();
        // What a step adds to the sum beyond what it takes off the least: the most is granted first.
        terms.sort_by_key(|(_, _, factor, taken)| {
            i128::from(*factor) * i128::from(WHOLE)
                - factor_of(*factor) * taken * i128::from(divisor)
        });
        let mut sum: i128 = terms.iter().map(|term| factor_of(term.2) * term.3).sum();
        let mut left = self.least;
        let mut best: Option<(i128, usize, u64)> = None;
        for (granted, (_, _, factor, taken)) in terms.iter().enumerate() {
            let least = left.div_ceil(divisor);
            let broken = i128::from(least) * i128::from(WHOLE) - sum;
            if best.is_none_or(|(most, ..)| broken > most) {
                best = Some((broken, granted, least));
            }
            sum -= factor_of(*factor) * taken;
            left = left.saturating_sub(*factor);
        }
        let (broken, granted, least) = best?;
        let mut terms: Vec<(usize, usize, u64)> = terms
            .into_iter()
            .skip(granted)
            .map(|(place, step, factor, _)| (place, step, factor.div_ceil(divisor)))
            .collect();
        terms.sort_unstable();
        Some((broken, Self { terms, least }))
    }
}

/// The greatest number that divides both; the other where one is zero.
pub(super) const fn gcd(first: u64, second: u64) -> u64 {
    if second == 0 {
        first
    } else {
        gcd(second, first % second)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(factors: &[u64], least: u64) -> Inequality {
        let terms = factors.iter().enumerate();
        Inequality {
            terms: terms.map(|(place, factor)| (place, 1, *factor)).collect(),
            least,
        }
    }

    /// Whether a choice keeps a row: a bit for each place.
    fn keeps(row: &Inequality, choice: u32) -> bool {
        let taken = row.terms.iter().filter(|term| choice >> term.0 & 1 == 1);
        taken.map(|term| term.2).sum::<u64>() >= row.least
    }

    #[test]
    fn half_of_a_step_is_rounded_up_where_all_count_the_same() {
        assert_eq!(row(&[2, 2, 2], 3).rounded(), row(&[1, 1, 1], 2));
        assert_eq!(row(&[4, 6], 7).rounded(), row(&[2, 3], 4));
        assert_eq!(row(&[2, 1], 2).rounded(), row(&[2, 1], 2));
        assert!(row(&[3, 3], 4).rounded().is_even());
    }

    #[test]
    fn halves_of_steps_that_meet_a_threshold_are_cut_off() {
        // Half of one full step would be enough; no half of a step exists.
        let half = |_: usize, _: usize| WHOLE / 4;
        let cut = row(&[2, 2, 1], 1).cut(&half).expect("a cut");
        assert_eq!(cut, row(&[1, 1, 1], 1));
        // The first one is taken anyway: of the others, two are needed, not one and a half.
        let most = |place: usize, _: usize| if place == 0 { WHOLE } else { WHOLE / 2 };
        let cut = row(&[1, 2, 2, 2], 4).cut(&most).expect("a cut");
        assert_eq!(cut.terms, [(1, 1, 1), (2, 1, 1), (3, 1, 1)]);
        assert_eq!(cut.least, 2);
    }

    #[test]
    fn a_choice_of_whole_steps_is_never_cut_off() {
        let whole = |place: usize, _: usize| if place < 2 { WHOLE } else { 0 };
        assert_eq!(row(&[2, 1, 2], 3).cut(&whole), None);
    }

    proptest! {
        #[test]
        fn every_choice_that_keeps_a_row_keeps_what_follows_from_it(
            factors in proptest::collection::vec(1_u64..8, 1..9),
            share in 0_u64..100,
            taken in proptest::array::uniform8(0..=WHOLE),
        ) {
            let least = factors.iter().sum::<u64>() * share / 100 + 1;
            let first = row(&factors, least);
            let rounded = first.clone().rounded();
            let taken = |place: usize, _: usize| taken.get(place).copied().unwrap_or(0);
            let cut = first.cut(&taken);
            for choice in 0..1_u32 << factors.len() {
                prop_assert_eq!(keeps(&first, choice), keeps(&rounded, choice));
                if let Some(cut) = &cut {
                    prop_assert!(!keeps(&first, choice) || keeps(cut, choice), "{:?}", cut);
                }
            }
        }
    }
}
