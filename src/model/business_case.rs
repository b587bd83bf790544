//! What a unit knows about its own money: the figures that say whether a higher level pays.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

/// The figures of a unit. What is absent is not known: nothing is computed from it, unless there is a
/// value to assume in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessCase {
    /// The currency of all money, such as "GBP": at most [`BusinessCase::CURRENCY_LETTERS`]
    /// letters; empty where not stated.
    pub currency: String,
    /// The horizon in years, 1 to [`BusinessCase::MOST_YEARS`].
    pub horizon_years: u8,
    /// Every figure that is known, each in its permitted range.
    pub inputs: BTreeMap<Input, Estimate>,
}

impl BusinessCase {
    /// The most letters of a currency.
    pub const CURRENCY_LETTERS: usize = 8;
    /// The longest horizon in years.
    pub const MOST_YEARS: u8 = 30;
    /// The horizon in years where none is chosen.
    pub const USUAL_YEARS: u8 = 5;

    /// Whether nothing was stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The estimate of an input: the one that was given, else the value that is assumed, else `None`.
    #[must_use]
    pub fn estimate(&self, input: Input) -> Option<Estimate> {
        let given = self.inputs.get(&input).copied();
        given.or_else(|| self.assumption(input).map(Estimate::exactly))
    }

    /// The value that is assumed for an input until one is given: that of every case, and nothing for
    /// what hangs on the revenue where there is none, as in a public office.
    #[must_use]
    pub fn assumption(&self, input: Input) -> Option<Decimal> {
        if Input::OF_REVENUE.contains(&input) && self.is_without_revenue() {
            return Some(Decimal::ZERO);
        }
        input.assumed()
    }

    /// The figures that decide, in the order in which they are asked for: [`Input::DECIDING`], or, where
    /// there is no revenue, what is saved on contacts in place of what hangs on the revenue.
    #[must_use]
    pub fn deciding(&self) -> Vec<Input> {
        if !self.is_without_revenue() {
            return Input::DECIDING.into();
        }
        let first = [Input::Customers, Input::Revenue];
        let last = [Input::StaffDayCost];
        first
            .into_iter()
            .chain(Input::OF_CONTACTS)
            .chain(last)
            .collect()
    }

    /// What is not given of what is saved on contacts where that is all that a plan can bring, since
    /// there is no revenue.
    #[must_use]
    pub fn missing_savings(&self) -> Vec<Input> {
        let of_contacts = Input::OF_CONTACTS.into_iter();
        of_contacts
            .filter(|input| self.is_without_revenue() && !self.inputs.contains_key(input))
            .collect()
    }

    /// Whether it was stated that customers pay nothing, as in a public office.
    #[must_use]
    pub fn is_without_revenue(&self) -> bool {
        let revenue = self.inputs.get(&Input::Revenue);
        revenue.is_some_and(|it| it.high().is_zero())
    }

    /// Whether a figure has a range: without one nothing can be said of chances.
    #[must_use]
    pub fn has_range(&self) -> bool {
        self.inputs.values().any(|estimate| !estimate.is_exact())
    }

    /// Whether an input changes nothing, since it is about sales and there is no revenue.
    #[must_use]
    pub fn is_moot(&self, input: Input) -> bool {
        Input::OF_SALES.contains(&input) && self.is_without_revenue()
    }

    /// Whether nobody gave an input and a value is assumed for it that matters.
    fn is_assumed(&self, input: Input) -> bool {
        !self.is_moot(input) && input.assumed().is_some() && !self.inputs.contains_key(&input)
    }

    /// The inputs that nobody gave and whose value is assumed, in the order they are shown; not those
    /// that change nothing, since there is no revenue.
    #[must_use]
    pub fn assumed(&self) -> Vec<Input> {
        let is_assumed = |input: &Input| self.is_assumed(*input);
        Input::ALL.into_iter().filter(is_assumed).collect()
    }

    /// The inputs that are given or assumed, in the order they are shown; not those that are taken as nothing
    /// only because there is no revenue.
    pub fn known(&self) -> impl Iterator<Item = (Input, Estimate)> {
        let is_known = |input: &Input| self.inputs.contains_key(input) || self.is_assumed(*input);
        let inputs = Input::ALL.into_iter().filter(is_known);
        inputs.filter_map(|input| Some((input, self.estimate(input)?)))
    }

    /// The same case with so many staff days, such as those that a level asks; `None` leaves them
    /// open. The range that was stated goes with them.
    #[must_use]
    pub fn with_staff_days(&self, days: Option<u32>) -> Self {
        let mut case = self.clone();
        let stated = self.inputs.get(&Input::StaffDays);
        match days.map(Decimal::from) {
            Some(days) => {
                let own = stated.and_then(|stated| stated.moved_to(days));
                let own = own.unwrap_or_else(|| Estimate::exactly(days));
                case.inputs.insert(Input::StaffDays, own)
            }
            None => case.inputs.remove(&Input::StaffDays),
        };
        case
    }

    /// Checks a currency.
    ///
    /// # Errors
    ///
    /// [`BusinessCaseError::Currency`] unless it is at most 8 characters without a control
    /// character.
    pub fn check_currency(text: &str) -> Result<(), BusinessCaseError> {
        let is_short = text.chars().count() <= Self::CURRENCY_LETTERS;
        if is_short && !text.chars().any(char::is_control) {
            Ok(())
        } else {
            Err(BusinessCaseError::Currency)
        }
    }

    /// Checks a horizon.
    ///
    /// # Errors
    ///
    /// [`BusinessCaseError::Horizon`] unless it is 1 to 30 years.
    pub fn check_horizon(years: u8) -> Result<(), BusinessCaseError> {
        if (1..=Self::MOST_YEARS).contains(&years) {
            Ok(())
        } else {
            Err(BusinessCaseError::Horizon(years))
        }
    }
}

impl Default for BusinessCase {
    fn default() -> Self {
        Self {
            currency: String::new(),
            horizon_years: Self::USUAL_YEARS,
            inputs: BTreeMap::new(),
        }
    }
}

/// Three values of one figure: `low` at most `likely`, `likely` at most `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Estimate {
    low: Decimal,
    likely: Decimal,
    high: Decimal,
}

impl Estimate {
    /// An estimate; `None` unless the values stand in their order.
    #[must_use]
    pub fn new(low: Decimal, likely: Decimal, high: Decimal) -> Option<Self> {
        (low <= likely && likely <= high).then(|| Self {
            low: low.normalize(),
            likely: likely.normalize(),
            high: high.normalize(),
        })
    }

    /// A figure that is known exactly.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        let value = value.normalize();
        Self {
            low: value,
            likely: value,
            high: value,
        }
    }

    /// An estimate with another likely value whose ends lie as far apart in proportion; `None` where
    /// there is no proportion.
    fn moved_to(self, likely: Decimal) -> Option<Self> {
        let end = |end: Decimal| end.checked_mul(likely)?.checked_div(self.likely);
        Self::new(end(self.low)?, likely, end(self.high)?)
    }

    /// The lowest value that is thought possible.
    #[must_use]
    pub const fn low(self) -> Decimal {
        self.low
    }

    /// The value that is thought most likely.
    #[must_use]
    pub const fn likely(self) -> Decimal {
        self.likely
    }

    /// The highest value that is thought possible.
    #[must_use]
    pub const fn high(self) -> Decimal {
        self.high
    }

    /// Whether all three values are the same.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }
}

/// What an input is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money.
    Money,
    /// Money a year.
    MoneyYearly,
    /// A share in per cent: 12.5 is an eighth.
    Percent,
    /// Points of a hundred, a year: 3 lifts 80 % to 83 %.
    Points,
    /// A number of people or things.
    Count,
    /// A number of people or things a year.
    CountYearly,
    /// Months.
    Months,
    /// Working days.
    Days,
}

/// Every figure that can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// How many customers there are.
    Customers,
    /// What one customer pays, a year.
    Revenue,
    /// The share of it that is left after the cost of what was delivered, in per cent.
    GrossMargin,
    /// What serving one customer costs beyond that, a year.
    CostToServe,
    /// How many customers were lost last year.
    CustomersLost,
    /// How many more customers of a hundred are expected to stay every year. The user sets it; no
    /// level implies it.
    Uplift,
    /// How many months it takes to show.
    MonthsUntilEffect,
    /// What the plan costs once, without the unit's own days.
    PlanOnce,
    /// What the plan costs every year.
    PlanYearly,
    /// The unit's own days that the plan takes, once.
    StaffDays,
    /// What one such day costs.
    StaffDayCost,
    /// How many customers were won last year.
    NewCustomers,
    /// What was spent on sales and marketing for them, a year.
    AcquisitionSpend,
    /// How many contacts (calls, messages, visits) there are, a year.
    Contacts,
    /// What one contact costs.
    CostPerContact,
    /// The share of contacts that the plan makes needless.
    ContactsAvoided,
    /// The share of new customers that came through another customer.
    ReferralShare,
    /// What one referred customer is worth.
    ReferredValue,
    /// By what share of the present price more satisfied customers pay more for the same; below 0 where
    /// they expect a discount.
    PriceEffect,
    /// What one more satisfied customer buys more, a year, at present prices.
    ExtraPurchases,
    /// What money is expected to earn elsewhere, a year, in per cent.
    DiscountRate,
}

impl Input {
    /// How many inputs there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every input in the order they are shown.
    pub const ALL: [Self; 21] = [
        Self::Customers,
        Self::Revenue,
        Self::GrossMargin,
        Self::CostToServe,
        Self::CustomersLost,
        Self::Uplift,
        Self::MonthsUntilEffect,
        Self::PlanOnce,
        Self::PlanYearly,
        Self::StaffDays,
        Self::StaffDayCost,
        Self::NewCustomers,
        Self::AcquisitionSpend,
        Self::Contacts,
        Self::CostPerContact,
        Self::ContactsAvoided,
        Self::ReferralShare,
        Self::ReferredValue,
        Self::PriceEffect,
        Self::ExtraPurchases,
        Self::DiscountRate,
    ];

    /// The figures that decide: nothing can be assumed for them, and nothing else stands for them.
    pub const DECIDING: [Self; 5] = [
        Self::Customers,
        Self::Revenue,
        Self::GrossMargin,
        Self::CustomersLost,
        Self::StaffDayCost,
    ];

    /// What is taken as nothing where there is no revenue.
    pub const OF_REVENUE: [Self; 4] = [
        Self::GrossMargin,
        Self::CostToServe,
        Self::CustomersLost,
        Self::Uplift,
    ];

    /// What is about sales, and changes nothing either where there is no revenue: a margin of nothing, and what
    /// is a share of the price or hangs on who stays.
    pub const OF_SALES: [Self; 10] = [
        Self::GrossMargin,
        Self::CostToServe,
        Self::CustomersLost,
        Self::Uplift,
        Self::NewCustomers,
        Self::AcquisitionSpend,
        Self::ReferralShare,
        Self::ReferredValue,
        Self::PriceEffect,
        Self::ExtraPurchases,
    ];

    /// What is saved on contacts with customers.
    pub const OF_CONTACTS: [Self; 3] =
        [Self::Contacts, Self::CostPerContact, Self::ContactsAvoided];

    /// Whether nothing can be assumed for it where it is missing: it decides, or does so where there is
    /// no revenue.
    #[must_use]
    pub fn decides(self) -> bool {
        Self::DECIDING.contains(&self) || Self::OF_CONTACTS.contains(&self)
    }

    /// The most digits behind the decimal point.
    pub const DECIMALS: u32 = 4;

    /// The name in files, the unit, and the lowest and the highest value that is permitted.
    const fn row(self) -> (&'static str, Unit, (i64, i64)) {
        const MOST: i64 = 1_000_000_000;
        match self {
            Self::Customers => ("customers", Unit::Count, (1, MOST)),
            Self::Revenue => ("revenue", Unit::MoneyYearly, (0, MOST)),
            Self::GrossMargin => ("gross_margin", Unit::Percent, (-100, 100)),
            Self::CostToServe => ("cost_to_serve", Unit::MoneyYearly, (0, MOST)),
            Self::CustomersLost => ("customers_lost", Unit::CountYearly, (0, MOST)),
            Self::Uplift => ("uplift", Unit::Points, (0, 100)),
            Self::MonthsUntilEffect => ("months_until_effect", Unit::Months, (0, 60)),
            Self::PlanOnce => ("plan_once", Unit::Money, (0, MOST)),
            Self::PlanYearly => ("plan_yearly", Unit::MoneyYearly, (0, MOST)),
            Self::StaffDays => ("staff_days", Unit::Days, (0, 1_000_000)),
            Self::StaffDayCost => ("staff_day_cost", Unit::Money, (0, MOST)),
            Self::NewCustomers => ("new_customers", Unit::CountYearly, (0, MOST)),
            Self::AcquisitionSpend => ("acquisition_spend", Unit::MoneyYearly, (0, MOST)),
            Self::Contacts => ("contacts", Unit::CountYearly, (0, MOST)),
            Self::CostPerContact => ("cost_per_contact", Unit::Money, (0, MOST)),
            Self::ContactsAvoided => ("contacts_avoided", Unit::Percent, (0, 100)),
            Self::ReferralShare => ("referral_share", Unit::Percent, (0, 100)),
            Self::ReferredValue => ("referred_value", Unit::Money, (0, MOST)),
            Self::PriceEffect => ("price_effect", Unit::Percent, (-100, 100)),
            Self::ExtraPurchases => ("extra_purchases", Unit::MoneyYearly, (0, MOST)),
            Self::DiscountRate => ("discount_rate", Unit::Percent, (0, 100)),
        }
    }

    /// The name in files and for programs, such as `customers_lost`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().0
    }

    /// The input of a name in files; `None` where there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|input| input.as_str() == name)
    }

    /// What it is measured in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.row().1
    }

    /// The lowest and the highest value that is permitted.
    #[must_use]
    pub const fn range(self) -> (i64, i64) {
        self.row().2
    }

    /// The value that is assumed until one is given: the usual discount rate, and a plan that takes
    /// the unit's own days and no money, costs nothing to serve and shows within a year. `None` for all others.
    #[must_use]
    pub fn assumed(self) -> Option<Decimal> {
        let value = match self {
            Self::CostToServe | Self::PlanOnce | Self::PlanYearly => 0,
            Self::MonthsUntilEffect => 12,
            Self::DiscountRate => 10,
            _ => return None,
        };
        Some(Decimal::from(value))
    }

    /// Checks an estimate of this input.
    ///
    /// # Errors
    ///
    /// [`BusinessCaseError`] where a value lies outside [`Input::range`] or has more than four
    /// digits behind the decimal point.
    pub fn check(self, estimate: Estimate) -> Result<(), BusinessCaseError> {
        let (least, most) = self.range();
        let permitted = Decimal::from(least)..=Decimal::from(most);
        for value in [estimate.low, estimate.likely, estimate.high] {
            if !permitted.contains(&value) {
                return Err(BusinessCaseError::Range {
                    input: self,
                    least,
                    most,
                    found: value,
                });
            }
            if value.scale() > Self::DECIMALS {
                return Err(BusinessCaseError::TooFine { input: self });
            }
        }
        Ok(())
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Says why a figure is not permitted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BusinessCaseError {
    /// The currency has more than 8 letters, or a control character.
    #[error("a currency has at most 8 letters")]
    Currency,
    /// The horizon lies outside 1 to 30 years.
    #[error("the horizon must be 1 to 30 years, found {0}")]
    Horizon(u8),
    /// A value lies outside the range of its input.
    #[error("{input} must be {least} to {most}, found {found}")]
    Range {
        /// Which input.
        input: Input,
        /// The lowest value that is permitted.
        least: i64,
        /// The highest value that is permitted.
        most: i64,
        /// The value.
        found: Decimal,
    },
    /// A value has more than four digits behind the decimal point.
    #[error("{input} has at most 4 digits behind the point")]
    TooFine {
        /// Which input.
        input: Input,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_stands_in_its_order() {
        let [one, two, three] = [1, 2, 3].map(Decimal::from);
        assert!(Estimate::new(one, two, three).is_some());
        assert!(Estimate::new(two, two, two).is_some_and(Estimate::is_exact));
        assert_eq!(Estimate::new(two, one, three), None);
        assert_eq!(Estimate::new(one, three, two), None);
    }

    #[test]
    fn every_input_is_found_by_its_name_and_stands_at_its_place() {
        for (place, input) in Input::ALL.into_iter().enumerate() {
            assert_eq!(Input::from_name(input.as_str()), Some(input));
            assert_eq!(input as usize, place);
        }
        assert_eq!(Input::from_name("luck"), None);
    }

    #[test]
    fn a_value_outside_the_range_or_too_fine_is_refused() {
        let exactly = |value, scale| Estimate::exactly(Decimal::new(value, scale));
        assert_eq!(Input::GrossMargin.check(exactly(4_825, 2)), Ok(()));
        assert_eq!(
            Input::GrossMargin.check(exactly(101, 0)),
            Err(BusinessCaseError::Range {
                input: Input::GrossMargin,
                least: -100,
                most: 100,
                found: Decimal::from(101),
            })
        );
        assert_eq!(
            Input::Revenue.check(exactly(100_001, 5)),
            Err(BusinessCaseError::TooFine {
                input: Input::Revenue
            })
        );
        assert!(Input::Customers.check(exactly(0, 0)).is_err());
    }

    #[test]
    fn where_there_is_no_revenue_no_margin_is_asked_for() {
        let mut case = BusinessCase::default();
        let revenue = |value: i64| Estimate::exactly(Decimal::from(value));
        assert_eq!(case.estimate(Input::GrossMargin), None);
        case.inputs.insert(Input::Revenue, revenue(25));
        assert_eq!(case.estimate(Input::GrossMargin), None);
        case.inputs.insert(Input::Revenue, revenue(0));
        assert_eq!(case.estimate(Input::GrossMargin), Some(revenue(0)));
        assert_eq!(case.estimate(Input::CustomersLost), Some(revenue(0)));
        assert_eq!(case.estimate(Input::Uplift), Some(revenue(0)));
        assert!(!case.assumed().contains(&Input::GrossMargin));
        // It is nothing anyway, and not named among what the answer counts on.
        assert!(!case.assumed().contains(&Input::CostToServe));
        assert!(case.known().all(|(input, _)| input != Input::CostToServe));
        assert_eq!(case.missing_savings(), Input::OF_CONTACTS);
        assert_eq!(case.deciding().len(), 6);
        case.inputs.insert(Input::GrossMargin, revenue(40));
        assert_eq!(case.estimate(Input::GrossMargin), Some(revenue(40)));
    }

    #[test]
    fn what_nobody_gave_is_assumed_where_there_is_a_plain_value_and_else_not_known() {
        let mut case = BusinessCase::default();
        for input in Input::ALL {
            let found = case.estimate(input).map(Estimate::likely);
            let wanted = match input {
                Input::CostToServe | Input::PlanOnce | Input::PlanYearly => Some(0),
                Input::MonthsUntilEffect => Some(12),
                Input::DiscountRate => Some(10),
                _ => None,
            };
            assert_eq!(found, wanted.map(Decimal::from), "{input}");
            assert_eq!(case.assumed().contains(&input), found.is_some(), "{input}");
        }
        assert!(case.is_empty());
        let given = Estimate::exactly(Decimal::from(3));
        case.inputs.insert(Input::MonthsUntilEffect, given);
        assert_eq!(case.estimate(Input::MonthsUntilEffect), Some(given));
        assert!(!case.assumed().contains(&Input::MonthsUntilEffect));
    }
}
