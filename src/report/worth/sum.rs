//! What a plan brings, costs and leaves over, as sentences tell it.

use rust_decimal::Decimal;

use super::rounding::balance_about;
use crate::advice::economics::Worth;

/// Amounts of one sum, rounded to one place: they add up as they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// What is paid.
    pub cost: Decimal,
    /// What comes in.
    pub brings: Decimal,
    /// What is left of that; below 0 where more is paid.
    pub left: Decimal,
}

/// What a plan comes to; `None` where its cost or what it brings is not known.
#[must_use]
pub fn sum(worth: &Worth) -> Option<Sum> {
    let paid = worth.cost.as_ref()?.present;
    let [cost, brings, left] = balance_about(worth.brought()?, paid);
    Some(Sum { cost, brings, left })
}
