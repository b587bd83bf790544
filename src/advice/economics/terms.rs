//! The sums: from one value an input to flows of money, their present value and the break-even uplift.

use rust_decimal::Decimal;

use crate::model::{BusinessCase, Estimate, Input};

/// The uplift from which on the plan pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakEven {
    /// This share more must stay every year, 0 to 1.
    At(Decimal),
    /// It pays without any.
    NotNeeded,
    /// Not even if nobody left any more.
    OutOfReach,
}

/// What is booked beside the margin of those who stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionalLine {
    /// Contacts that are no longer needed.
    ContactsAvoided,
    /// New customers that those who stay bring along.
    Referrals,
    /// Another price for what today's customers buy.
    PriceEffect,
    /// What today's customers buy beside it.
    ExtraPurchases,
}

/// How often the interval around the break-even uplift is halved: 2^-90 is below 10^-27.
const HALVINGS: usize = 90;

/// One value an input; `None` where it is not known.
#[derive(Debug, Clone)]
pub(super) struct Figures([Option<Decimal>; Input::COUNT]);

impl Figures {
    /// Every input at its likely value.
    pub(super) fn likely(case: &BusinessCase) -> Self {
        Self::each(|input| case.estimate(input).map(Estimate::likely))
    }

    /// A value for each input, asked for in the order of [`Input::ALL`].
    pub(super) fn each(value: impl FnMut(Input) -> Option<Decimal>) -> Self {
        Self(Input::ALL.map(value))
    }

    /// The same with one input at another value.
    pub(super) fn with(&self, input: Input, value: Decimal) -> Self {
        let mut figures = self.clone();
        if let Some(place) = figures.0.get_mut(input as usize) {
            *place = Some(value);
        }
        figures
    }

    pub(super) fn get(&self, input: Input) -> Option<Decimal> {
        self.0.get(input as usize).copied().flatten()
    }

    /// A figure in per cent or points as a share of 1.
    pub(super) fn share(&self, input: Input) -> Option<Decimal> {
        self.get(input)?.checked_div(Decimal::ONE_HUNDRED)
    }

    /// m = revenue x gross margin - cost to serve, of one customer a year.
    pub(super) fn margin(&self) -> Option<Decimal> {
        let earned = self
            .get(Input::Revenue)?
            .checked_mul(self.share(Input::GrossMargin)?)?;
        earned.checked_sub(self.get(Input::CostToServe)?)
    }

    /// r = 1 - lost / N; `None` where more were lost than there are.
    pub(super) fn retention(&self) -> Option<Decimal> {
        let lost = self.get(Input::CustomersLost)?;
        let share = lost.checked_div(self.get(Input::Customers)?)?;
        let kept = Decimal::ONE.checked_sub(share)?;
        (kept >= Decimal::ZERO).then_some(kept)
    }

    /// The same, with as many customers lost as there are at most: the ends of two ranges may
    /// contradict each other where the likely values do not.
    pub(super) fn capped(self) -> Self {
        match self.get(Input::Customers) {
            Some(customers) if self.lost_above_customers() => {
                self.with(Input::CustomersLost, customers)
            }
            _ => self,
        }
    }

    pub(super) fn lost_above_customers(&self) -> bool {
        match (self.get(Input::CustomersLost), self.get(Input::Customers)) {
            (Some(lost), Some(customers)) => lost > customers,
            _ => false,
        }
    }

    /// The uplift as far as there is anybody left to keep: the lesser of d and 1 - r.
    pub(super) fn kept_more(&self) -> Option<Decimal> {
        let leaving = Decimal::ONE - self.retention()?;
        Some(self.share(Input::Uplift)?.min(leaving))
    }

    /// What is paid today: once, and days x cost of a day.
    pub(super) fn once(&self) -> Option<Decimal> {
        let days = self
            .get(Input::StaffDays)?
            .checked_mul(self.get(Input::StaffDayCost)?)?;
        self.get(Input::PlanOnce)?.checked_add(days)
    }

    /// CAC = spend / customers won; `None` where none were won.
    pub(super) fn acquisition_cost(&self) -> Option<Decimal> {
        self.get(Input::AcquisitionSpend)?
            .checked_div(self.get(Input::NewCustomers)?)
    }

    /// Contacts x share avoided x cost of one, in a full year.
    fn contacts_saved(&self) -> Option<Decimal> {
        self.get(Input::Contacts)?
            .checked_mul(self.share(Input::ContactsAvoided)?)?
            .checked_mul(self.get(Input::CostPerContact)?)
    }

    /// What one customer brings a year by referring others: customers won x share referred / N x worth
    /// of one referred. Those who stay are taken to refer as often as customers do now.
    fn referral_worth(&self) -> Option<Decimal> {
        self.get(Input::NewCustomers)?
            .checked_mul(self.share(Input::ReferralShare)?)?
            .checked_mul(self.get(Input::ReferredValue)?)?
            .checked_div(self.get(Input::Customers)?)
    }

    /// Revenue x price effect, of one customer a year: a higher price costs nothing to deliver, so all
    /// of it is margin.
    fn price_worth(&self) -> Option<Decimal> {
        self.get(Input::Revenue)?
            .checked_mul(self.share(Input::PriceEffect)?)
    }

    /// Extra purchases x gross margin, of one customer a year.
    fn purchases_worth(&self) -> Option<Decimal> {
        self.get(Input::ExtraPurchases)?
            .checked_mul(self.share(Input::GrossMargin)?)
    }

    /// A full year of an optional line; `None` where an input is missing or the sum is too large.
    pub(super) fn a_year(&self, line: OptionalLine) -> Option<Decimal> {
        match line {
            OptionalLine::ContactsAvoided => self.contacts_saved(),
            OptionalLine::Referrals => self.referral_worth(),
            OptionalLine::PriceEffect => self.price_worth(),
            OptionalLine::ExtraPurchases => self.purchases_worth(),
        }
    }

    /// The same, and 0 where an input is missing: then the line is not booked.
    pub(super) fn booked(&self, line: OptionalLine) -> Option<Decimal> {
        if self.has_all(line) {
            self.a_year(line)
        } else {
            Some(Decimal::ZERO)
        }
    }

    /// Whether every input of an optional line is known.
    pub(super) fn has_all(&self, line: OptionalLine) -> bool {
        let mut needs = line.needs().iter();
        needs.all(|input| self.get(*input).is_some())
    }
}

/// What the sums are made from.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    years: u8,
    customers: Decimal,
    /// r
    retention: Decimal,
    /// m
    margin: Decimal,
    /// What one more customer who stays is worth a year: m, and referrals where they are booked.
    worth: Decimal,
    /// e: what each of today's customers who is still there brings more a year once the plan shows, by
    /// another price and extra purchases; 0 where neither is booked.
    extra: Decimal,
    /// What a full year of the plan saves in contacts; 0 where that is not booked.
    saved: Decimal,
    once: Decimal,
    yearly: Decimal,
    /// i
    rate: Decimal,
    /// 1 / (1 + i)
    step: Decimal,
    /// Months until the plan shows.
    delay: Decimal,
}

/// The money of one year at its end, not yet discounted.
struct CashFlow {
    /// The share of the year after the plan began to show, 0 to 1.
    active: Decimal,
    /// What is earned or saved.
    gain: Decimal,
    /// 1 / (1 + i)^t
    discount: Decimal,
}

/// What the plan costs.
#[derive(Clone, Copy, Default)]
struct PlanCost {
    once: Decimal,
    yearly: Decimal,
}

impl PlanCost {
    fn of(figures: &Figures) -> Option<Self> {
        Some(Self {
            once: figures.once()?,
            yearly: figures.get(Input::PlanYearly)?,
        })
    }
}

impl Terms {
    /// The terms of figures; `None` where one that is needed is not known.
    pub(super) fn of(figures: &Figures, years: u8) -> Option<Self> {
        let delay = figures.get(Input::MonthsUntilEffect)?;
        Self::after(figures, years, delay, PlanCost::of(figures)?)
    }

    /// The terms of a plan that shows at once.
    pub(super) fn at_once(figures: &Figures, years: u8) -> Option<Self> {
        Self::after(figures, years, Decimal::ZERO, PlanCost::of(figures)?)
    }

    /// The terms of a plan of which nobody asks what it costs.
    pub(super) fn without_cost(figures: &Figures, years: u8) -> Option<Self> {
        let delay = figures.get(Input::MonthsUntilEffect)?;
        Self::after(figures, years, delay, PlanCost::default())
    }

    fn after(figures: &Figures, years: u8, delay: Decimal, cost: PlanCost) -> Option<Self> {
        let margin = figures.margin()?;
        let rate = figures.share(Input::DiscountRate)?;
        Some(Self {
            years,
            customers: figures.get(Input::Customers)?,
            retention: figures.retention()?,
            margin,
            worth: margin.checked_add(figures.booked(OptionalLine::Referrals)?)?,
            extra: figures
                .booked(OptionalLine::PriceEffect)?
                .checked_add(figures.booked(OptionalLine::ExtraPurchases)?)?,
            saved: figures.booked(OptionalLine::ContactsAvoided)?,
            once: cost.once,
            yearly: cost.yearly,
            rate,
            step: Decimal::ONE.checked_div(Decimal::ONE.checked_add(rate)?)?,
            delay,
        })
    }

    /// What the uplift earns in margin alone, at present value: the sum over t = 1..T of
    /// N m ((r + d)^t - r^t) / (1 + i)^t where the plan shows at once. Where it shows later, the uplift
    /// of the year in which it starts is d times the share of the year that is left, and the years
    /// before have none. Those who stayed can stay again: survivors compound.
    pub(super) fn margin_value(&self, uplift: Decimal) -> Option<Decimal> {
        let plain = Self {
            worth: self.margin,
            extra: Decimal::ZERO,
            saved: Decimal::ZERO,
            ..self.clone()
        };
        plain.value(uplift)
    }

    /// Everything that the plan earns and saves, at present value.
    fn value(&self, uplift: Decimal) -> Option<Decimal> {
        self.flows(uplift)?
            .iter()
            .try_fold(Decimal::ZERO, |sum, flow| {
                sum.checked_add(flow.gain.checked_mul(flow.discount)?)
            })
    }

    /// Value, less what is paid once, less the yearly cost of every year over (1 + i)^t.
    pub(super) fn npv(&self, uplift: Decimal) -> Option<Decimal> {
        self.flows(uplift)?.iter().try_fold(
            self.once.checked_mul(Decimal::NEGATIVE_ONE)?,
            |sum, flow| {
                let net = flow.gain.checked_sub(self.yearly)?;
                sum.checked_add(net.checked_mul(flow.discount)?)
            },
        )
    }

    fn flows(&self, uplift: Decimal) -> Option<Vec<CashFlow>> {
        let uplift = uplift.min(Decimal::ONE - self.retention);
        let (mut with, mut without) = (Decimal::ONE, Decimal::ONE);
        let mut discount = Decimal::ONE;
        (1..=self.years)
            .map(|year| {
                let active = active(self.delay, year)?;
                let stay = self.retention.checked_add(uplift.checked_mul(active)?)?;
                with = with.checked_mul(stay)?;
                without = without.checked_mul(self.retention)?;
                discount = discount.checked_mul(self.step)?;
                let more = self.customers.checked_mul(with.checked_sub(without)?)?;
                let there = self.customers.checked_mul(with)?;
                let extra = there.checked_mul(self.extra)?.checked_add(self.saved)?;
                let gain = more
                    .checked_mul(self.worth)?
                    .checked_add(extra.checked_mul(active)?)?;
                Some(CashFlow {
                    active,
                    gain,
                    discount,
                })
            })
            .collect()
    }

    /// The month from which on the discounted sum of all flows stays at 0 or above; 0 where it is
    /// never below. The gain of a year is spread evenly over its months after the plan began to
    /// show, the yearly cost over all twelve, and both are discounted as the year is; so there is a
    /// month exactly where the net present value is not below 0.
    pub(super) fn payback_month(&self, uplift: Decimal) -> Option<u16> {
        let npv = self.npv(uplift)?;
        if npv < Decimal::ZERO {
            return None;
        }
        let mut sum = self.once.checked_mul(Decimal::NEGATIVE_ONE)?;
        let mut month: u16 = 0;
        // The sum after each month; the last one is the net present value itself, to the digit.
        let mut back = (sum >= Decimal::ZERO).then_some(0);
        let last = 12 * u16::from(self.years);
        for flow in self.flows(uplift)? {
            let gain = flow.gain.checked_mul(flow.discount)?;
            let cost = self.yearly.checked_mul(flow.discount)? / Decimal::from(12);
            for _ in 0..12 {
                month += 1;
                let part = self.part_of_gain(month, flow.active)?;
                sum = sum.checked_add(gain.checked_mul(part)?.checked_sub(cost)?)?;
                if sum < Decimal::ZERO && month < last {
                    back = None;
                } else {
                    back = back.or(Some(month));
                }
            }
        }
        back
    }

    /// The share of the gain of its year that a month brings.
    fn part_of_gain(&self, month: u16, active: Decimal) -> Option<Decimal> {
        if active.is_zero() {
            return Some(Decimal::ZERO);
        }
        let shown = Decimal::from(month).checked_sub(self.delay)?;
        shown
            .clamp(Decimal::ZERO, Decimal::ONE)
            .checked_div(active.checked_mul(Decimal::from(12))?)
    }

    /// The uplift at which the net present value over the horizon is 0, by halving: the value rises
    /// with the uplift wherever one more customer is worth anything.
    pub(super) fn break_even(&self) -> Option<BreakEven> {
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ONE - self.retention);
        if self.npv(low)? >= Decimal::ZERO {
            return Some(BreakEven::NotNeeded);
        }
        if self.npv(high)? < Decimal::ZERO {
            return Some(BreakEven::OutOfReach);
        }
        for _ in 0..HALVINGS {
            let middle = (low + high) / Decimal::TWO;
            if self.npv(middle)? < Decimal::ZERO {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(BreakEven::At(high))
    }

    /// The break-even uplift without an end and without a delay: with V = r / (1 + i - r),
    /// F = (m V + C / N) / (m + e) and d = F (1 + i) / (1 + F) - r. C is what is paid once, and (yearly
    /// cost - contacts saved) / i; m holds the referrals where they are booked. `None` where a yearly sum
    /// has no present value because i is 0, or where nobody leaves and i is 0.
    pub(super) fn break_even_for_ever(&self) -> Option<BreakEven> {
        let a_year = self.yearly.checked_sub(self.saved)?;
        let cost = if a_year.is_zero() {
            self.once
        } else {
            self.once.checked_add(a_year.checked_div(self.rate)?)?
        };
        let together = self.worth.checked_add(self.extra)?;
        if self.extra.is_zero() && cost <= Decimal::ZERO {
            return Some(BreakEven::NotNeeded);
        }
        if self.extra.is_zero() && together <= Decimal::ZERO {
            return Some(BreakEven::OutOfReach);
        }
        let growth = Decimal::ONE.checked_add(self.rate)?;
        let kept = self.retention.checked_div(growth - self.retention)?;
        let each = cost.checked_div(self.customers)?;
        if self.extra.checked_mul(kept)? >= each {
            return Some(BreakEven::NotNeeded);
        }
        if together <= Decimal::ZERO {
            return Some(BreakEven::OutOfReach);
        }
        let factor = self
            .worth
            .checked_mul(kept)?
            .checked_add(each)?
            .checked_div(together)?;
        let stay = factor
            .checked_mul(growth)?
            .checked_div(Decimal::ONE.checked_add(factor)?)?;
        if stay > Decimal::ONE {
            return Some(BreakEven::OutOfReach);
        }
        Some(BreakEven::At(stay - self.retention))
    }
}

/// The share of a year, counted from 1, after a plan began to show that takes so many months to.
pub(super) fn active(delay: Decimal, year: u8) -> Option<Decimal> {
    let months = Decimal::from(12 * u16::from(year)).checked_sub(delay)?;
    Some(months.clamp(Decimal::ZERO, Decimal::from(12)) / Decimal::from(12))
}

/// A share to a whole power.
pub(super) fn power(base: Decimal, exponent: u8) -> Option<Decimal> {
    (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
}
