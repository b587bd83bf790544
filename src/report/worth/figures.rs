//! What one customer is worth, and what moves the result, in rows.

use rust_decimal::Decimal;

use super::inputs::input_name;
use super::money::{money, money_about, money_with, percent, rounded, value};
use super::rounding::Digits;
use super::uplift::span;
use crate::advice::economics::{Elasticity, TornadoBar, Worth};
use crate::chart::TornadoRow;
use crate::model::{BusinessCase, Estimate, Input};
use crate::words::Words;

/// What one customer is worth, each figure with its name; what is not known says so. Where the result is
/// not known, the parts of it that are.
#[must_use]
pub fn figures(
    words: &Words,
    case: &BusinessCase,
    worth: &Worth,
    digits: Digits,
) -> Vec<(String, String)> {
    let sum = |value: Option<Decimal>| {
        value.map_or_else(
            || words.text("worth-unknown"),
            |value| money_with(words, case, value, digits),
        )
    };
    let kept = worth.retention.map_or_else(
        || words.text("worth-unknown"),
        |share| percent(words, share),
    );
    let lifetime = words.with(
        "worth-figure-lifetime-finite",
        &facts!(span = span(words, worth.horizon_years)),
    );
    // It is what a reader gets from the inputs.
    let margin = match digits {
        Digits::About => worth.margin.map(|margin| money(words, case, margin)),
        Digits::All => None,
    };
    let margin = margin.unwrap_or_else(|| sum(worth.margin));
    // A customer who pays nothing is worth no sum.
    let mut figures = if case.is_without_revenue() {
        Vec::new()
    } else {
        vec![
            (words.text("worth-figure-retention"), kept),
            (words.text("worth-figure-margin"), margin),
            (lifetime, sum(worth.lifetime.map(|life| life.finite))),
            (
                words.text("worth-figure-lifetime"),
                sum(worth.lifetime.and_then(|life| life.infinite)),
            ),
        ]
    };
    if worth.breakdown.is_none() {
        let cost = worth.cost.map(|cost| cost.present);
        let value = (words.text("worth-figure-value"), sum(worth.uplift_value));
        figures.push((words.text("worth-figure-cost"), sum(cost)));
        figures.extend((!case.is_without_revenue()).then_some(value));
        figures.push((words.text("worth-figure-npv"), sum(worth.npv)));
    }
    figures
}

/// What one customer is worth over the horizon, as a title.
#[must_use]
pub fn customer_title(words: &Words, case: &BusinessCase, worth: &Worth) -> String {
    let Some(lifetime) = worth.lifetime else {
        return words.text("worth-customer");
    };
    let amount = money_about(words, case, lifetime.finite);
    let span = span(words, worth.horizon_years);
    words.with("worth-customer-title", &facts!(amount, span))
}

/// The bars of the tornado as a chart draws them.
#[must_use]
pub fn tornado_rows(words: &Words, case: &BusinessCase, bars: &[TornadoBar]) -> Vec<TornadoRow> {
    bars.iter()
        .filter_map(|bar| {
            let estimate = case.estimate(bar.input)?;
            Some(TornadoRow {
                name: input_name(words, bar.input),
                low: value(words, case, bar.input, estimate.low()),
                high: value(words, case, bar.input, estimate.high()),
                at_low: bar.at_low,
                at_high: bar.at_high,
                at_low_text: money_about(words, case, bar.at_low),
                at_high_text: money_about(words, case, bar.at_high),
                turns: bar.turns(),
            })
        })
        .collect()
}

/// A row of the elasticity table: from where to where, and the rise.
#[must_use]
pub fn elasticity_row(words: &Words, row: &Elasticity) -> (String, String) {
    let key = if row.own {
        "worth-elasticity-row-own"
    } else {
        "worth-elasticity-row"
    };
    let to = row.retention.saturating_add(Decimal::new(5, 2));
    let from_to = words.with(
        key,
        &facts!(
            from = percent(words, row.retention),
            to = percent(words, to)
        ),
    );
    let rise = row.rise.map_or_else(
        || words.text("worth-elasticity-none"),
        |rise| {
            let rise = rounded(rise.saturating_mul(Decimal::ONE_HUNDRED), 0);
            let rise = words.number(rise);
            words.with("worth-elasticity-rise", &facts!(rise))
        },
    );
    (from_to, rise)
}

/// What the elasticity table shows, as a title.
#[must_use]
pub fn elasticity_title(words: &Words, worth: &Worth) -> String {
    let own = worth.elasticity.iter().find(|row| row.own);
    match own.and_then(|row| row.rise) {
        Some(rise) => {
            let rise = rounded(rise.saturating_mul(Decimal::ONE_HUNDRED), 0);
            let rise = words.number(rise);
            words.with("worth-elasticity-own", &facts!(rise))
        }
        None => words.text("worth-elasticity"),
    }
}

/// What the elasticity table shows, and at which discount rate.
#[must_use]
pub fn elasticity_intro(words: &Words, case: &BusinessCase) -> String {
    let rate = case
        .estimate(Input::DiscountRate)
        .map_or(Decimal::ZERO, Estimate::likely);
    let rate = value(words, case, Input::DiscountRate, rate);
    words.with("worth-elasticity-intro", &facts!(rate))
}
