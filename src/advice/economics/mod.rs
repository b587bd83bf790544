//! What keeping more customers is worth to this unit, and whether it pays for the plan.
//!
//! All money is decimal. Sums are carried with up to 28 digits and never rounded on the way; whoever
//! shows one rounds it, half away from zero. A product smaller than 10^-28 counts as 0. A sum too
//! large for 28 digits is no number: [`WorthVerdict::TooLarge`].
//!
//! Each formula stands at its function, here and in `terms`. The symbols: N customers, m the margin
//! of one customer after the cost to serve, r the share that stays a year, d the uplift of r, i the discount
//! rate, T the horizon in years, CAC the cost of winning one customer. Money of a year counts at its
//! end.
//!
//! No level says what the uplift is: no published figures lead from one to the other. The user
//! sets it, or looks at the break-even uplift and judges whether it is within reach.

mod breakdown;
mod simulation;
mod terms;

pub use breakdown::{Breakdown, CaseYear, ResultLine};
pub use simulation::{CASES, SideBySide, Simulation, simulate, simulate_side_by_side};

use rust_decimal::Decimal;

use crate::model::{BusinessCase, Input};

pub use terms::{BreakEven, OptionalLine};

use terms::{Figures, Terms, power};

/// What the figures of a unit come to. `None` where an input is missing, or a sum has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// The horizon in years.
    pub horizon_years: u8,
    /// The answer.
    pub verdict: WorthVerdict,
    /// The inputs that the net present value still needs, in the order they are shown.
    pub missing: Vec<Input>,
    /// The inputs that nobody gave, and for which a plain value is assumed.
    pub assumed: Vec<Input>,
    /// The margin of one customer after the cost to serve, a year: m.
    pub margin: Option<Decimal>,
    /// The share of customers that stays a year, 0 to 1: r.
    pub retention: Option<Decimal>,
    /// Whether r and the uplift come to more than everybody; then everybody stays.
    pub uplift_above_all: bool,
    /// What one customer is worth.
    pub lifetime: Option<Lifetime>,
    /// What the plan costs.
    pub cost: Option<Cost>,
    /// The uplift at which value equals cost over the horizon, start delay and optional lines included.
    pub break_even: Option<BreakEven>,
    /// The same without an end and without a delay, in closed form.
    pub break_even_for_ever: Option<BreakEven>,
    /// Where there is no revenue, the share of the contacts that must be avoided for the plan to pay; `None`
    /// where there is, and where it is not known.
    pub break_even_contacts: Option<BreakEven>,
    /// What the uplift that was set is worth over the horizon in margin alone, at present value.
    pub uplift_value: Option<Decimal>,
    /// Net present value: all that is booked, less the cost of the plan.
    pub npv: Option<Decimal>,
    /// How it comes about, line by line.
    pub breakdown: Option<Breakdown>,
    /// The month from which on the discounted sum stays at 0 or above; `None` where that is
    /// not within the horizon.
    pub payback_month: Option<u16>,
    /// What is booked beside the margin, where it was asked for.
    pub lines: Vec<LineWorth>,
    /// Winning customers in place of lost ones, which the uplift saves; shown beside, never booked.
    pub replacement: Option<Replacement>,
    /// The net present value with one input at its ends and all others likely, widest first.
    pub tornado: Vec<TornadoBar>,
    /// What five points more retention do to the lifetime value, at the discount rate in force; nothing
    /// where a customer brings none.
    pub elasticity: Vec<Elasticity>,
}

impl Worth {
    /// Whether the plan pays at the likely values: also where no uplift is set, and yet it pays without
    /// any or with none that is possible. `None` where that is open.
    #[must_use]
    pub fn pays(&self) -> Option<bool> {
        match (self.verdict, self.break_even) {
            (WorthVerdict::Pays, _) | (WorthVerdict::OpenUplift, Some(BreakEven::NotNeeded)) => {
                Some(true)
            }
            (WorthVerdict::NotWorthIt, _)
            | (WorthVerdict::OpenUplift, Some(BreakEven::OutOfReach)) => Some(false),
            _ => None,
        }
    }

    /// All that is booked, at present value, before the cost of the plan is taken off; `None` where
    /// either is not known.
    #[must_use]
    pub fn brought(&self) -> Option<Decimal> {
        self.npv?.checked_add(self.cost.as_ref()?.present)
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorthVerdict {
    /// At the likely values the plan earns at least what it costs.
    Pays,
    /// At the likely values it does not.
    NotWorthIt,
    /// Only the uplift is not set: the break-even uplift is known.
    OpenUplift,
    /// Inputs are missing.
    Missing,
    /// More customers were lost than there are: nothing follows from that.
    Contradiction,
    /// Everything is there, and a sum is too large to be computed.
    TooLarge,
}

/// What one customer is worth, at present value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Over the horizon.
    pub finite: Decimal,
    /// Without an end; `None` where nobody leaves and money costs nothing.
    pub infinite: Option<Decimal>,
}

/// What the plan costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Today: what is paid once, and the unit's own days.
    pub once: Decimal,
    /// At the end of every year.
    pub yearly: Decimal,
    /// Both over the horizon, at present value.
    pub present: Decimal,
}

impl OptionalLine {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ContactsAvoided,
        Self::Referrals,
        Self::PriceEffect,
        Self::ExtraPurchases,
    ];

    /// What it is made from; it is asked for where one of `asks` is given.
    #[must_use]
    pub const fn needs(self) -> &'static [Input] {
        match self {
            Self::ContactsAvoided => &[
                Input::Contacts,
                Input::CostPerContact,
                Input::ContactsAvoided,
            ],
            Self::Referrals => &[
                Input::NewCustomers,
                Input::ReferralShare,
                Input::ReferredValue,
            ],
            Self::PriceEffect => &[Input::Revenue, Input::PriceEffect],
            Self::ExtraPurchases => &[Input::GrossMargin, Input::ExtraPurchases],
        }
    }

    const fn asks(self) -> &'static [Input] {
        match self {
            Self::ContactsAvoided => self.needs(),
            // The others are asked for elsewhere too.
            Self::Referrals => &[Input::ReferralShare, Input::ReferredValue],
            Self::PriceEffect => &[Input::PriceEffect],
            Self::ExtraPurchases => &[Input::ExtraPurchases],
        }
    }
}

/// An optional line that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineWorth {
    /// Which.
    pub line: OptionalLine,
    /// What is missing; empty where the line is booked.
    pub missing: Vec<Input>,
    /// A full year of it once the plan works: of all contacts avoided, of one more customer for
    /// referrals, of one customer for a price effect and for extra purchases. `None` where it is not
    /// booked.
    pub a_year: Option<Decimal>,
    /// What it adds to the net present value; `None` where that is not known.
    pub present: Option<Decimal>,
}

/// What it costs to win customers in place of lost ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// The cost of winning one customer: CAC, spend over customers won.
    pub acquisition_cost: Decimal,
    /// What the uplift saves a year: N d CAC; `None` without an uplift.
    pub saved_a_year: Option<Decimal>,
}

/// What the range of one input does to the net present value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TornadoBar {
    /// Which input.
    pub input: Input,
    /// The net present value with it at its low value.
    pub at_low: Decimal,
    /// The net present value with it at its high value.
    pub at_high: Decimal,
}

impl TornadoBar {
    /// How far the ends lie apart.
    #[must_use]
    pub fn spread(&self) -> Decimal {
        self.at_high
            .checked_sub(self.at_low)
            .map_or(Decimal::MAX, |apart| apart.abs())
    }

    /// Whether the range of this input alone turns the answer.
    #[must_use]
    pub fn turns(&self) -> bool {
        (self.at_low < Decimal::ZERO) != (self.at_high < Decimal::ZERO)
    }
}

/// What five points more retention do to the lifetime value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elasticity {
    /// The share that stays now, 0 to 1.
    pub retention: Decimal,
    /// By what share the lifetime value rises: 0.2 is +20 %. `None` where it has no value.
    pub rise: Option<Decimal>,
    /// Whether this is the unit's own retention.
    pub own: bool,
}

/// Works out a business case.
#[must_use]
pub fn worth(case: &BusinessCase) -> Worth {
    let likely = Figures::likely(case);
    let years = case.horizon_years;
    let margin = likely.margin();
    let retention = likely.retention();
    let rate = likely.share(Input::DiscountRate);
    let mut missing = missing(case, &NEEDED);
    // Where nothing is earned, nothing can be said until it is known what is saved.
    let savings = case.missing_savings();
    let is_complete = savings.is_empty();
    missing.extend(savings);
    let terms = Terms::of(&likely, years).filter(|_| is_complete);
    let uplift = likely.share(Input::Uplift);
    let npv = npv(&likely, years).filter(|_| is_complete);
    let mut breakdown = npv.and_then(|npv| Breakdown::of(&likely, years, &asked(case), npv));
    if let Some(breakdown) = breakdown.as_mut().filter(|_| case.is_without_revenue()) {
        // Nobody who pays nothing leaves a margin.
        breakdown
            .lines
            .retain(|(line, _)| *line != ResultLine::Margin);
    }
    let lifetime = || lifetime(margin?, retention?, rate?, years);
    let cost = || cost(&likely, years);
    Worth {
        horizon_years: years,
        verdict: if likely.lost_above_customers() {
            WorthVerdict::Contradiction
        } else {
            verdict(&missing, npv)
        },
        margin,
        retention,
        uplift_above_all: match (retention, uplift) {
            (Some(retention), Some(uplift)) => retention + uplift > Decimal::ONE,
            _ => false,
        },
        lifetime: lifetime(),
        cost: cost(),
        break_even: terms.as_ref().and_then(Terms::break_even),
        break_even_for_ever: Terms::at_once(&likely, years)
            .filter(|_| is_complete)
            .as_ref()
            .and_then(Terms::break_even_for_ever),
        break_even_contacts: break_even_contacts(case, &likely),
        uplift_value: uplift.and_then(|uplift| {
            // What the uplift brings does not hang on what the plan costs.
            Terms::without_cost(&likely, years)?.margin_value(uplift)
        }),
        npv,
        payback_month: uplift.and_then(|uplift| terms.as_ref()?.payback_month(uplift)),
        lines: lines(case, &likely, breakdown.as_ref()),
        breakdown,
        replacement: replacement(&likely),
        tornado: tornado(case),
        elasticity: elasticity(rate, retention, margin),
        assumed: case.assumed(),
        missing,
    }
}

/// What the customers who leave take with them a year: customers lost x m. `None` where one of the
/// two is not known.
#[must_use]
pub fn lost_a_year(case: &BusinessCase) -> Option<Decimal> {
    let figures = Figures::likely(case);
    let lost = figures.get(Input::CustomersLost)?;
    lost.checked_mul(figures.margin()?)
}

/// What the net present value cannot do without.
const NEEDED: [Input; 11] = [
    Input::Customers,
    Input::Revenue,
    Input::GrossMargin,
    Input::CostToServe,
    Input::CustomersLost,
    Input::Uplift,
    Input::MonthsUntilEffect,
    Input::PlanOnce,
    Input::PlanYearly,
    Input::StaffDays,
    Input::StaffDayCost,
];

/// What a plan earns rises in proportion to the contacts that are avoided, from none of them to all.
fn break_even_contacts(case: &BusinessCase, likely: &Figures) -> Option<BreakEven> {
    if !case.is_without_revenue() || !case.missing_savings().is_empty() {
        return None;
    }
    let avoiding = |percent| {
        let figures = likely.with(Input::ContactsAvoided, percent);
        npv(&figures, case.horizon_years)
    };
    let none = avoiding(Decimal::ZERO)?;
    let all = avoiding(Decimal::ONE_HUNDRED)?;
    if none >= Decimal::ZERO {
        return Some(BreakEven::NotNeeded);
    }
    if all < Decimal::ZERO {
        return Some(BreakEven::OutOfReach);
    }
    let needed = none.checked_div(none.checked_sub(all)?)?;
    Some(BreakEven::At(needed))
}

fn missing(case: &BusinessCase, needed: &[Input]) -> Vec<Input> {
    needed
        .iter()
        .copied()
        .filter(|input| case.estimate(*input).is_none())
        .collect()
}

fn verdict(missing: &[Input], npv: Option<Decimal>) -> WorthVerdict {
    match (missing, npv) {
        ([], None) => WorthVerdict::TooLarge,
        ([], Some(npv)) if npv >= Decimal::ZERO => WorthVerdict::Pays,
        ([], Some(_)) => WorthVerdict::NotWorthIt,
        ([Input::Uplift], _) => WorthVerdict::OpenUplift,
        _ => WorthVerdict::Missing,
    }
}

/// The net present value of figures.
fn npv(figures: &Figures, years: u8) -> Option<Decimal> {
    Terms::of(figures, years)?.npv(figures.share(Input::Uplift)?)
}

/// Lifetime value of a customer: without an end m r / (1 + i - r); over the horizon the sum over
/// t = 1..T of m r^t / (1 + i)^t.
///
/// Source: Gupta and Lehmann, 2003, for a constant margin and retention.
fn lifetime(margin: Decimal, retention: Decimal, rate: Decimal, years: u8) -> Option<Lifetime> {
    let growth = Decimal::ONE.checked_add(rate)?;
    let ratio = retention.checked_div(growth)?;
    let mut finite = Decimal::ZERO;
    for year in 1..=years {
        finite = finite.checked_add(margin.checked_mul(power(ratio, year)?)?)?;
    }
    let infinite = margin
        .checked_mul(retention)
        .and_then(|earned| earned.checked_div(growth - retention));
    Some(Lifetime { finite, infinite })
}

/// What the plan costs: C = once + days x cost of a day + the yearly cost over the horizon, each year's
/// over (1 + i)^t.
fn cost(figures: &Figures, years: u8) -> Option<Cost> {
    let once = figures.once()?;
    let yearly = figures.get(Input::PlanYearly)?;
    let growth = Decimal::ONE.checked_add(figures.share(Input::DiscountRate)?)?;
    let step = Decimal::ONE.checked_div(growth)?;
    let mut present = once;
    for year in 1..=years {
        present = present.checked_add(yearly.checked_mul(power(step, year)?)?)?;
    }
    Some(Cost {
        once,
        yearly,
        present,
    })
}

/// The optional lines that were asked for.
fn asked(case: &BusinessCase) -> Vec<OptionalLine> {
    let is_asked = |line: &OptionalLine| {
        let mut asks = line.asks().iter();
        asks.any(|input| case.inputs.contains_key(input))
    };
    OptionalLine::ALL.into_iter().filter(is_asked).collect()
}

fn lines(case: &BusinessCase, likely: &Figures, breakdown: Option<&Breakdown>) -> Vec<LineWorth> {
    let worth = |line| LineWorth {
        line,
        missing: missing(case, line.needs()),
        a_year: likely.a_year(line),
        present: breakdown.and_then(|it| it.line(ResultLine::Optional(line))),
    };
    asked(case).into_iter().map(worth).collect()
}

/// Winning customers in place of lost ones: CAC = spend / customers won; the uplift saves N d CAC
/// a year.
///
/// A customer who stays either keeps paying a margin, or spares the cost of winning another
/// one who would have paid the same margin. Both together would book one customer twice. So the net
/// present value books the margin, and this figure stands beside it.
fn replacement(figures: &Figures) -> Option<Replacement> {
    let acquisition_cost = figures.acquisition_cost()?;
    let saved_a_year = || {
        let kept = figures
            .get(Input::Customers)?
            .checked_mul(figures.kept_more()?)?;
        kept.checked_mul(acquisition_cost)
    };
    Some(Replacement {
        acquisition_cost,
        saved_a_year: saved_a_year(),
    })
}

/// The net present value with each input that has a range at its low and at its high value, the
/// others likely; widest first, equals in the order of the inputs.
fn tornado(case: &BusinessCase) -> Vec<TornadoBar> {
    if !case.missing_savings().is_empty() {
        return Vec::new();
    }
    let likely = Figures::likely(case);
    let years = case.horizon_years;
    let at = |input, value| npv(&likely.with(input, value).capped(), years);
    let mut bars: Vec<TornadoBar> = Input::ALL
        .into_iter()
        .filter_map(|input| Some((input, case.estimate(input)?)))
        .filter(|(input, estimate)| !estimate.is_exact() && is_booked(*input, &likely))
        .filter_map(|(input, estimate)| {
            Some(TornadoBar {
                input,
                at_low: at(input, estimate.low())?,
                at_high: at(input, estimate.high())?,
            })
        })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.spread()));
    bars
}

/// Whether an input has a part in the net present value.
fn is_booked(input: Input, figures: &Figures) -> bool {
    let in_line = |line: OptionalLine| line.needs().contains(&input) && figures.has_all(line);
    NEEDED.contains(&input)
        || input == Input::DiscountRate
        || OptionalLine::ALL.into_iter().any(in_line)
}

/// What five points more retention do to the lifetime value without an end, at 60, 70, 80 and 90 %
/// retention and at the unit's own: (r + .05) (1 + i - r) / (r (1 + i - r - .05)) - 1.
fn elasticity(
    rate: Option<Decimal>,
    own: Option<Decimal>,
    margin: Option<Decimal>,
) -> Vec<Elasticity> {
    let worth_something = margin.is_none_or(|margin| margin > Decimal::ZERO);
    let Some(rate) = rate.filter(|_| worth_something) else {
        return Vec::new();
    };
    let mut shares: Vec<(Decimal, bool)> = [60, 70, 80, 90]
        .map(|percent| (Decimal::new(percent, 2), false))
        .into();
    if let Some(own) = own {
        shares.retain(|(share, _)| *share != own);
        shares.push((own, true));
        shares.sort_unstable();
    }
    shares
        .into_iter()
        .map(|(retention, own)| Elasticity {
            retention,
            rise: rise(rate, retention),
            own,
        })
        .collect()
}

/// The products are made before the division, so that +27.5 % is exactly that and not a digit less.
fn rise(rate: Decimal, retention: Decimal) -> Option<Decimal> {
    let better = retention + Decimal::new(5, 2);
    if better > Decimal::ONE {
        return None;
    }
    let growth = Decimal::ONE + rate;
    let above = better.checked_mul(growth - retention)?;
    let below = retention.checked_mul(growth - better)?;
    above.checked_div(below)?.checked_sub(Decimal::ONE)
}

#[cfg(test)]
mod tests;
