//! Amounts of money, shares and other values of figures, as they are written.

use rust_decimal::{Decimal, RoundingStrategy};

use super::rounding::{Digits, about};
use crate::model::{BusinessCase, Input, Unit};
use crate::words::Words;

/// A value of an input with its unit where that is short: "GBP 180", "48 %", "6".
#[must_use]
pub fn value(words: &Words, case: &BusinessCase, input: Input, value: Decimal) -> String {
    match input.unit() {
        Unit::Money | Unit::MoneyYearly => {
            let plain = words.number(with_hundredths(value));
            with_currency(words, case, plain)
        }
        Unit::Percent => words.with("percent", &facts!(amount = words.number(value.normalize()))),
        Unit::Points | Unit::Count | Unit::CountYearly | Unit::Months | Unit::Days => {
            words.number(value.normalize())
        }
    }
}

/// Money with all its digits: to whole units from 1,000 on, else to hundredths, half away from zero.
#[must_use]
pub fn money(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    let digits = if value.abs() < Decimal::ONE_THOUSAND {
        2
    } else {
        0
    };
    money_as_it_is(words, case, rounded(value, digits))
}

/// Money with the digits that count.
#[must_use]
pub fn money_about(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    money_as_it_is(words, case, rounded(about(value), 2))
}

pub(super) fn money_with(
    words: &Words,
    case: &BusinessCase,
    value: Decimal,
    digits: Digits,
) -> String {
    match digits {
        Digits::About => money_about(words, case, value),
        Digits::All => money_to_the_cent(words, case, value),
    }
}

pub(super) fn money_to_the_cent(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    let mut cents = rounded(value, 2);
    cents.rescale(2);
    with_currency(words, case, words.number(cents))
}

/// Money that is rounded already.
#[must_use]
pub fn money_as_it_is(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    with_currency(words, case, words.number(with_hundredths(value)))
}

/// The same number; with two digits behind the point where it is not whole.
fn with_hundredths(value: Decimal) -> Decimal {
    let mut value = value.normalize();
    if value.scale() == 1 {
        value.rescale(2);
    }
    value
}

fn with_currency(words: &Words, case: &BusinessCase, amount: String) -> String {
    if case.currency.trim().is_empty() {
        return amount;
    }
    words.with("money", &facts!(currency = case.currency.trim(), amount))
}

/// A share of 1 in per cent, to a tenth.
#[must_use]
pub fn percent(words: &Words, share: Decimal) -> String {
    let percent = rounded(share.saturating_mul(Decimal::ONE_HUNDRED), 1);
    words.with("percent", &facts!(amount = words.number(percent)))
}

pub(super) fn rounded(value: Decimal, digits: u32) -> Decimal {
    value
        .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}
