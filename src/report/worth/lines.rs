//! How the result comes about, line by line.

use rust_decimal::Decimal;

use super::money::{money_as_it_is, money_to_the_cent};
use super::rounding::{self, Digits};
use super::uplift::span;
use crate::advice::economics::{Breakdown, OptionalLine, ResultLine, Worth};
use crate::chart::WaterfallRow;
use crate::model::BusinessCase;
use crate::words::Words;

/// The lines of the result, each with its name, and the result at the end; they add up as they are
/// shown. Nothing where the result is not known.
#[must_use]
pub fn breakdown(
    words: &Words,
    case: &BusinessCase,
    worth: &Worth,
    digits: Digits,
) -> Vec<(String, String)> {
    let rows = worth
        .breakdown
        .as_ref()
        .map(|found| breakdown_rows(words, case, found, digits));
    let rows = rows.into_iter().flatten();
    rows.map(|row| (row.name, row.amount_text)).collect()
}

/// The same as a chart draws it.
#[must_use]
pub fn waterfall_rows(words: &Words, case: &BusinessCase, worth: &Worth) -> Vec<WaterfallRow> {
    let rows = worth
        .breakdown
        .as_ref()
        .map(|found| breakdown_rows(words, case, found, Digits::About));
    rows.unwrap_or_default()
}

fn breakdown_rows(
    words: &Words,
    case: &BusinessCase,
    breakdown: &Breakdown,
    digits: Digits,
) -> Vec<WaterfallRow> {
    let shown = rounding::lines(breakdown, digits);
    let text = |amount: Decimal| match digits {
        Digits::About => money_as_it_is(words, case, amount),
        Digits::All => money_to_the_cent(words, case, amount),
    };
    let lines = breakdown.lines.iter().zip(&shown.lines);
    let mut rows: Vec<WaterfallRow> = lines
        .map(|((line, amount), (_, shown))| WaterfallRow {
            name: line_name(words, *line),
            amount: *amount,
            amount_text: text(*shown),
        })
        .collect();
    rows.push(WaterfallRow {
        name: words.text("worth-figure-npv"),
        amount: breakdown.npv,
        amount_text: text(shown.npv),
    });
    rows
}

/// Without which of its lines the plan would not pay, as a title; `None` where there is none.
#[must_use]
pub fn decisive(words: &Words, worth: &Worth) -> Option<String> {
    let lines = worth.breakdown.iter().flat_map(Breakdown::decisive);
    let lines = lines.map(|line| {
        words.text(match line {
            OptionalLine::ContactsAvoided => "worth-without-contacts",
            OptionalLine::Referrals => "worth-without-referrals",
            OptionalLine::PriceEffect => "worth-without-price",
            OptionalLine::ExtraPurchases => "worth-without-purchases",
        })
    });
    let lines: Vec<String> = lines.collect();
    let told = !lines.is_empty();
    told.then(|| {
        let lines = words.list(&lines);
        words.with("worth-breakdown-decisive", &facts!(lines))
    })
}

/// What the lines of the result show, as a title.
#[must_use]
pub fn breakdown_title(words: &Words, worth: &Worth) -> String {
    decisive(words, worth).unwrap_or_else(|| {
        let span = span(words, worth.horizon_years);
        words.with("worth-breakdown", &facts!(span))
    })
}

/// What a line of the result is called.
#[must_use]
pub fn line_name(words: &Words, line: ResultLine) -> String {
    words.text(match line {
        ResultLine::Margin => "worth-line-name-margin",
        ResultLine::Optional(OptionalLine::ContactsAvoided) => "worth-line-name-contacts",
        ResultLine::Optional(OptionalLine::Referrals) => "worth-line-name-referrals",
        ResultLine::Optional(OptionalLine::PriceEffect) => "worth-line-name-price",
        ResultLine::Optional(OptionalLine::ExtraPurchases) => "worth-line-name-purchases",
        ResultLine::PaidOnce => "worth-line-name-once",
        ResultLine::OwnDays => "worth-line-name-days",
        ResultLine::PaidYearly => "worth-line-name-yearly",
    })
}
