//! How often it pays: every input is drawn from its range again and again.

use rand_core::Rng;
use rand_pcg::Pcg32;
use rust_decimal::Decimal;

use crate::model::{BusinessCase, Input};

use super::npv;
use super::terms::Figures;

/// How many cases windows, reports and commands draw.
pub const CASES: u32 = 2_000;

/// What came of the draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Simulation {
    /// Where the random numbers start.
    pub seed: u64,
    /// How many cases were drawn.
    pub cases: u32,
    /// In how many the plan earns at least what it costs.
    pub pays: u32,
    /// The 2.5th percentile of the net present value.
    pub low: Decimal,
    /// Its median.
    pub median: Decimal,
    /// Its 97.5th percentile.
    pub high: Decimal,
}

impl Simulation {
    /// The share of cases that pay in per cent, rounded half up; 0 and 100 mean none and all.
    #[must_use]
    pub fn percent(&self) -> u32 {
        let cases = u64::from(self.cases.max(1));
        let percent = (u64::from(self.pays) * 200 + cases) / (cases * 2);
        let percent = u32::try_from(percent).unwrap_or(100);
        if self.pays == 0 || self.pays == self.cases {
            percent
        } else {
            percent.clamp(1, 99)
        }
    }
}

/// Draws every input from its range, apart from the others, `cases` times from `seed`.
///
/// The distribution is triangular from low over likely to high: it asks for nothing but the three
/// figures that were given, and weighs the ends more than PERT would, which is the cautious way. `None`
/// where an input is missing that the net present value needs, with no cases, or where a sum is too
/// large. An input draws the same numbers whatever the others are.
#[must_use]
pub fn simulate(case: &BusinessCase, seed: u64, cases: u32) -> Option<Simulation> {
    npv(&Figures::likely(case), case.horizon_years)?;
    // Their numbers only have to be the same always.
    let mut first = Pcg32::new(seed, 1);
    let mut second = Pcg32::new(seed, 2);
    let mut values = Vec::new();
    for _ in 0..cases {
        let drawn = Figures::each(|input| {
            let random = match input {
                // Cases that know neither are drawn as before these two could be given.
                Input::PriceEffect | Input::ExtraPurchases => &mut second,
                _ => &mut first,
            };
            draw(random, case, input)
        });
        let drawn = drawn.capped();
        values.push(npv(&drawn, case.horizon_years)?);
    }
    values.sort_unstable();
    let loses = values.partition_point(|value| *value < Decimal::ZERO);
    Some(Simulation {
        seed,
        cases,
        pays: u32::try_from(values.len() - loses).ok()?,
        low: percentile(&values, 25)?,
        median: percentile(&values, 500)?,
        high: percentile(&values, 975)?,
    })
}

/// A draw from the triangle. The greater of two even draws from 0 to 1 has a density that rises
/// evenly: one side of a triangle. A third draw chooses the side.
fn draw(random: &mut Pcg32, case: &BusinessCase, input: Input) -> Option<Decimal> {
    let [side, first, second] = [(); 3].map(|()| even(random));
    let estimate = case.estimate(input)?;
    let (low, likely, high) = (estimate.low(), estimate.likely(), estimate.high());
    let reach = first.max(second);
    let rising = likely.checked_sub(low)?;
    let falling = high.checked_sub(likely)?;
    if side.checked_mul(high.checked_sub(low)?)? < rising {
        low.checked_add(rising.checked_mul(reach)?)
    } else {
        high.checked_sub(falling.checked_mul(reach)?)
    }
}

/// A number from 0 up to, and without, 1.
fn even(random: &mut Pcg32) -> Decimal {
    Decimal::from(random.next_u32()) / Decimal::from(1_u64 << 32)
}

/// The nearest-rank percentile of sorted numbers, in thousandths.
fn percentile(sorted: &[Decimal], thousandths: usize) -> Option<Decimal> {
    let rank = (sorted.len() * thousandths).div_ceil(1_000);
    sorted.get(rank.max(1) - 1).copied()
}
