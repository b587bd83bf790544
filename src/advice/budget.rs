//! A budget stated as money.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::Budget;

/// Figures of money have at most four digits behind the point.
const PARTS: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

impl Budget {
    /// An amount of money with what a working day costs, both in the same currency, to the fourth
    /// digit behind the point. `None` where the amount is below 0, the day costs nothing, or
    /// either is larger than 10^15.
    #[must_use]
    pub fn of_money(amount: Decimal, day_rate: Decimal) -> Option<Self> {
        let whole = |money: Decimal| money.checked_mul(PARTS)?.trunc().to_u64();
        let day_rate = whole(day_rate).filter(|rate| *rate > 0)?;
        Some(Self::Money {
            amount: whole(amount)?,
            day_rate,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(amount: &str, day_rate: &str) -> Option<u32> {
        let read = |text: &str| text.parse().expect("a number");
        Budget::of_money(read(amount), read(day_rate)).map(Budget::days)
    }

    #[test]
    fn an_amount_pays_for_whole_days_and_a_day_that_costs_nothing_is_refused() {
        assert_eq!(days("4200", "210"), Some(20));
        assert_eq!(days("4199.99", "210"), Some(19));
        assert_eq!(days("0.3", "0.1"), Some(3));
        assert_eq!(days("0", "210"), Some(0));
        assert_eq!(days("1", "0.0005"), Some(2_000));
        assert_eq!(days("100", "0"), None);
        assert_eq!(days("100", "0.00001"), None);
        assert_eq!(days("-1", "210"), None);
        assert_eq!(days("9999999999999999999", "1"), None);
    }
}
