//! Figures of money as programs read them.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use crate::advice::economics::{BreakEven, Simulation};

/// Money to a hundredth, half away from zero.
pub(super) fn cents(value: Decimal) -> f64 {
    binary(value, 2)
}

/// A share of 1 to seven digits.
pub(super) fn share(value: Decimal) -> f64 {
    binary(value, 7)
}

pub(super) fn binary(value: Decimal, digits: u32) -> f64 {
    value
        .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        .to_f64()
        .unwrap_or(0.0)
}

pub(super) fn break_even(found: BreakEven) -> Value {
    reached("uplift", found)
}

pub(super) fn break_even_contacts(found: BreakEven) -> Value {
    reached("avoided", found)
}

fn reached(name: &str, found: BreakEven) -> Value {
    let (reach, at) = match found {
        BreakEven::At(at) => ("at", Some(share(at))),
        BreakEven::NotNeeded => ("not needed", None),
        BreakEven::OutOfReach => ("out of reach", None),
    };
    json!({ "reach": reach, name: at })
}

pub(super) fn simulation(found: &Simulation) -> Value {
    json!({
        "seed": found.seed,
        "cases": found.cases,
        "pays": found.pays,
        "npv_low": cents(found.low),
        "npv_median": cents(found.median),
        "npv_high": cents(found.high),
    })
}
