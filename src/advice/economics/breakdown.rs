//! How the net present value comes about: a line for all that is booked, and the years behind it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::Input;

use super::OptionalLine;
use super::terms::Figures;

/// What is booked in the net present value, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Every line at present value, gains first; costs are below 0. They add up to `npv`.
    pub lines: Vec<(ResultLine, Decimal)>,
    /// The years behind the lines.
    pub years: Vec<CaseYear>,
    /// The net present value.
    pub npv: Decimal,
}

/// A line of the net present value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultLine {
    /// The margin of those whom the uplift keeps.
    Margin,
    /// An optional line that is booked.
    Optional(OptionalLine),
    /// What is paid once, without the unit's own days.
    PaidOnce,
    /// The unit's own days.
    OwnDays,
    /// What is paid every year.
    PaidYearly,
}

/// A year of the business case; its money counts at its end and is not yet discounted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseYear {
    /// The share of the year after the plan began to show, 0 to 1.
    pub active: Decimal,
    /// How many of today's customers are still there with the plan.
    pub with_plan: Decimal,
    /// How many without it.
    pub without_plan: Decimal,
    /// The margin of the difference.
    pub margin: Decimal,
    /// What the optional lines bring, in the order of [`OptionalLine::ALL`]; 0 where one is not booked.
    pub optional: [Decimal; OptionalLine::ALL.len()],
    /// What is paid in the year.
    pub paid: Decimal,
    /// 1 / (1 + i)^t
    pub discount: Decimal,
}

impl CaseYear {
    /// What is left of the year; `None` where the sum is too large.
    #[must_use]
    pub fn net(&self) -> Option<Decimal> {
        let gains = self
            .optional
            .iter()
            .try_fold(self.margin, |sum, gain| sum.checked_add(*gain))?;
        gains.checked_sub(self.paid)
    }
}

impl Breakdown {
    /// The breakdown of figures; `asked` are the optional lines that were asked for. `None` where one
    /// that is needed is not known, or a sum is too large.
    pub(super) fn of(
        figures: &Figures,
        years: u8,
        asked: &[OptionalLine],
        npv: Decimal,
    ) -> Option<Self> {
        let years = case_years(figures, years)?;
        let present = |money: &dyn Fn(&CaseYear) -> Option<Decimal>| {
            years.iter().try_fold(Decimal::ZERO, |sum, year| {
                sum.checked_add(money(year)?.checked_mul(year.discount)?)
            })
        };
        let mut lines = vec![(ResultLine::Margin, present(&|year| Some(year.margin))?)];
        for line in asked.iter().filter(|line| figures.has_all(**line)) {
            let gain = present(&|year| year.optional.get(*line as usize).copied())?;
            lines.push((ResultLine::Optional(*line), gain));
        }
        let days = figures
            .get(Input::StaffDays)?
            .checked_mul(figures.get(Input::StaffDayCost)?)?;
        lines.extend([
            (
                ResultLine::PaidOnce,
                negative(figures.get(Input::PlanOnce)?),
            ),
            (ResultLine::OwnDays, negative(days)),
            (
                ResultLine::PaidYearly,
                negative(present(&|year| Some(year.paid))?),
            ),
        ]);
        Some(Self { lines, years, npv })
    }

    /// What a line comes to; `None` where it is not booked.
    #[must_use]
    pub fn line(&self, line: ResultLine) -> Option<Decimal> {
        let found = self.lines.iter().find(|(it, _)| *it == line);
        found.map(|(_, present)| *present)
    }

    /// The lines and the net present value, each a multiple of `unit`, so that the lines as they are
    /// shown add up to the net present value as it is shown: each is rounded down, and what is then
    /// missing in the sum goes, a unit each, to the lines that lost most.
    #[must_use]
    pub fn rounded(&self, unit: Decimal) -> Self {
        self.footing(unit).unwrap_or_else(|| self.clone())
    }

    fn footing(&self, unit: Decimal) -> Option<Self> {
        let whole = |value: Decimal| value.checked_div(unit);
        let npv =
            whole(self.npv)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let exact: Option<Vec<Decimal>> = self.lines.iter().map(|(_, it)| whole(*it)).collect();
        let exact = exact?;
        let mut shown: Vec<Decimal> = exact.iter().map(Decimal::floor).collect();
        let sum = shown
            .iter()
            .try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it))?;
        let mut places: Vec<usize> = (0..exact.len()).collect();
        places.sort_by_key(|place| {
            let lost = exact.get(*place).zip(shown.get(*place));
            std::cmp::Reverse(lost.map(|(exact, shown)| exact - shown))
        });
        let mut missing = npv.checked_sub(sum)?;
        for place in places {
            if missing < Decimal::ONE {
                break;
            }
            if let Some(line) = shown.get_mut(place) {
                *line += Decimal::ONE;
                missing -= Decimal::ONE;
            }
        }
        let lines = self.lines.iter().zip(shown);
        let lines = lines.map(|((line, _), it)| Some((*line, it.checked_mul(unit)?)));
        Some(Self {
            lines: lines.collect::<Option<_>>()?,
            years: self.years.clone(),
            npv: npv.checked_mul(unit)?,
        })
    }

    /// The optional lines without which the plan would not pay.
    pub fn decisive(&self) -> impl Iterator<Item = OptionalLine> {
        let without = |gain: Decimal| self.npv.checked_sub(gain);
        self.lines
            .iter()
            .filter_map(move |(line, gain)| match line {
                ResultLine::Optional(line) if self.npv >= Decimal::ZERO => {
                    let left = without(*gain)?;
                    (left < Decimal::ZERO).then_some(*line)
                }
                _ => None,
            })
    }
}

fn negative(value: Decimal) -> Decimal {
    if value.is_zero() { value } else { -value }
}

fn case_years(figures: &Figures, years: u8) -> Option<Vec<CaseYear>> {
    let customers = figures.get(Input::Customers)?;
    let margin = figures.margin()?;
    let retention = figures.retention()?;
    let uplift = figures.kept_more()?;
    let paid = figures.get(Input::PlanYearly)?;
    let delay = figures.get(Input::MonthsUntilEffect)?;
    let growth = Decimal::ONE.checked_add(figures.share(Input::DiscountRate)?)?;
    let step = Decimal::ONE.checked_div(growth)?;
    let booked: Option<Vec<Decimal>> = OptionalLine::ALL
        .into_iter()
        .map(|line| figures.booked(line))
        .collect();
    let [contacts, referrals, price, purchases] = booked?.try_into().ok()?;
    let (mut with, mut without) = (customers, customers);
    let mut discount = Decimal::ONE;
    (1..=years)
        .map(|year| {
            let active = super::terms::active(delay, year)?;
            with = with.checked_mul(retention.checked_add(uplift.checked_mul(active)?)?)?;
            without = without.checked_mul(retention)?;
            discount = discount.checked_mul(step)?;
            let more = with.checked_sub(without)?;
            let there = with.checked_mul(active)?;
            Some(CaseYear {
                active,
                with_plan: with,
                without_plan: without,
                margin: more.checked_mul(margin)?,
                optional: [
                    contacts.checked_mul(active)?,
                    more.checked_mul(referrals)?,
                    there.checked_mul(price)?,
                    there.checked_mul(purchases)?,
                ],
                paid,
                discount,
            })
        })
        .collect()
}
