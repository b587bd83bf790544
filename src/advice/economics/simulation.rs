//! How often it pays: every input is drawn from its range again and again.

use rand_core::Rng;
use rand_pcg::Pcg32;
use rust_decimal::Decimal;

use crate::model::{BusinessCase, Estimate, Input};

use super::terms::Figures;
use super::{cost, npv};

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
/// where an input is missing that the net present value needs, with no cases, where a sum is too
/// large, or where every case comes to the same: figures without ranges say nothing of chances. An input draws the same numbers whatever the others are.
#[must_use]
pub fn simulate(case: &BusinessCase, seed: u64, cases: u32) -> Option<Simulation> {
    if !case.missing_savings().is_empty() {
        return None;
    }
    npv(&Figures::likely(case), case.horizon_years)?;
    let drawn = draws(case, seed, cases);
    let values: Option<Vec<Decimal>> = drawn.map(|it| npv(&it, case.horizon_years)).collect();
    summed_up(values?, seed)
}

/// What a plan brings, and what several plans earn that differ in nothing but their own days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySide {
    /// All that is booked, before the cost: `pays` counts the cases in which it is not below 0. `None`
    /// where every case comes to the same.
    pub brings: Option<Simulation>,
    /// The net present value of each plan, in the order of its days; `None` where every case comes to
    /// the same.
    pub plans: Vec<Option<Simulation>>,
}

/// As [`simulate`], for plans with so many own days each. The range of the days that were stated goes
/// with them: where 10 days are thought to be 8 to 15, 20 are thought to be 16 to 30.
#[must_use]
pub fn simulate_side_by_side(
    case: &BusinessCase,
    days: &[Decimal],
    seed: u64,
    cases: u32,
) -> Option<SideBySide> {
    if !case.missing_savings().is_empty() {
        return None;
    }
    let years = case.horizon_years;
    let stated = case.estimate(Input::StaffDays);
    let stated = stated.map(Estimate::likely).filter(|it| !it.is_zero());
    let mut brings = Vec::new();
    let mut plans: Vec<Vec<Decimal>> = vec![Vec::new(); days.len()];
    for drawn in draws(case, seed, cases) {
        let free = drawn.with(Input::StaffDays, Decimal::ZERO);
        let most = npv(&free, years)?;
        brings.push(most.checked_add(cost(&free, years)?.present)?);
        let price = drawn.get(Input::StaffDayCost)?;
        for (days, values) in days.iter().zip(&mut plans) {
            let own = match (stated, drawn.get(Input::StaffDays)) {
                (Some(likely), Some(drawn)) => drawn.checked_mul(*days)?.checked_div(likely)?,
                _ => *days,
            };
            values.push(most.checked_sub(own.checked_mul(price)?)?);
        }
    }
    let plans = plans.into_iter().map(|values| summed_up(values, seed));
    Some(SideBySide {
        brings: summed_up(brings, seed),
        plans: plans.collect(),
    })
}

/// Draws of every input from its range.
fn draws(case: &BusinessCase, seed: u64, cases: u32) -> impl Iterator<Item = Figures> {
    // Their numbers only have to be the same always.
    let mut first = Pcg32::new(seed, 1);
    let mut second = Pcg32::new(seed, 2);
    (0..cases).map(move |_| {
        let drawn = Figures::each(|input| {
            let random = match input {
                // Cases that know neither are drawn as before these two could be given.
                Input::PriceEffect | Input::ExtraPurchases => &mut second,
                _ => &mut first,
            };
            draw(random, case, input)
        });
        drawn.capped()
    })
}

/// What came of draws; `None` without any, and where all came to the same.
fn summed_up(mut values: Vec<Decimal>, seed: u64) -> Option<Simulation> {
    values.sort_unstable();
    if values.first() == values.last() {
        return None;
    }
    let loses = values.partition_point(|value| *value < Decimal::ZERO);
    Some(Simulation {
        seed,
        cases: u32::try_from(values.len()).ok()?,
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
