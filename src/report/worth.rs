//! What a business case says, in sentences and figures that the window, the report and the command
//! line share. Money is rounded in `rounding` and nowhere before.

mod rounding;

pub use rounding::{Digits, about, balance};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::advice::economics::{
    BreakEven, Breakdown, Elasticity, LineWorth, OptionalLine, ResultLine, Simulation, TornadoBar,
    Worth, WorthVerdict,
};
use crate::analysis::OwnDays;
use crate::chart::{TornadoRow, WaterfallRow};
use crate::model::{BusinessCase, Estimate, Input, Unit};
use crate::words::Words;

/// The answer as a title: without a full stop.
#[must_use]
pub fn title(words: &Words, worth: &Worth, drawn: Option<&Simulation>) -> String {
    let pays = match (worth.verdict, worth.break_even) {
        (WorthVerdict::Pays, _) => true,
        (WorthVerdict::NotWorthIt, _) => false,
        (WorthVerdict::OpenUplift, Some(BreakEven::At(uplift))) => {
            let count = of_each_hundred(uplift);
            let span = span(words, worth.horizon_years);
            return words.with("worth-title-open", &facts!(span, count));
        }
        (WorthVerdict::OpenUplift, Some(BreakEven::NotNeeded)) => {
            return words.text("worth-title-always");
        }
        (WorthVerdict::OpenUplift, Some(BreakEven::OutOfReach)) => {
            return words.text("worth-title-out");
        }
        _ => return words.text("worth-title-missing"),
    };
    let Some(drawn) = drawn else {
        let key = if pays {
            "worth-title-exact-pays"
        } else {
            "worth-title-exact-loses"
        };
        return words.with(key, &facts!(assumed = worth.assumed.len()));
    };
    let often = drawn.pays * 2 >= drawn.cases;
    let key = match (pays, often) {
        (true, true) => "worth-title-pays",
        (true, false) => "worth-title-pays-rarely",
        (false, true) => "worth-title-loses-often",
        (false, false) => "worth-title-loses",
    };
    words.with(key, &facts!(percent = drawn.percent()))
}

/// The answer: whether it pays, how sure that is, what must be true for it, and what is missing. Each
/// stands alone; the first is the one that decides, never an amount without its range.
#[must_use]
pub fn verdict(
    words: &Words,
    case: &BusinessCase,
    worth: &Worth,
    drawn: Option<&Simulation>,
) -> Vec<String> {
    let mut sentences = Vec::new();
    match worth.verdict {
        WorthVerdict::Pays | WorthVerdict::NotWorthIt => {
            let net = net(words, case, worth);
            let chance = match drawn {
                Some(drawn) => Some(chance(words, case, drawn)),
                None => no_range(words, case, worth),
            };
            let answer: Vec<String> = net.into_iter().chain(chance).collect();
            sentences.push(answer.join(" "));
            sentences.extend(assumed(words, case, worth));
            sentences.extend(needed(words, case, worth).or_else(|| break_even(words, worth)));
            sentences.extend(besides_uplift(words, case, worth));
            sentences.extend(payback(words, worth));
        }
        WorthVerdict::OpenUplift => {
            sentences.extend(break_even(words, worth));
            sentences.extend(assumed(words, case, worth));
            sentences.push(words.text("worth-open-uplift"));
        }
        WorthVerdict::Missing => sentences.push(missing(words, "worth-missing", worth)),
        WorthVerdict::Contradiction => sentences.push(words.text("worth-lost-above")),
        WorthVerdict::TooLarge => sentences.push(words.text("worth-too-large")),
    }
    if worth.uplift_above_all {
        sentences.push(words.text("worth-uplift-above"));
    }
    sentences
}

/// What an answer still needs, in the words of a key. The uplift can stay open; and own days can follow
/// from the steps, so they are asked for once all else is there.
#[must_use]
pub fn missing(words: &Words, key: &str, worth: &Worth) -> String {
    let missing = worth.missing.iter().copied();
    let deciding: Vec<Input> = missing
        .clone()
        .filter(|input| Input::DECIDING.contains(input))
        .collect();
    if deciding.is_empty() {
        let others: Vec<Input> = missing.filter(|input| *input != Input::Uplift).collect();
        return names_in(words, key, &others);
    }
    names_in(words, key, &deciding)
}

/// Which figures nobody gave, and what is assumed for them; `None` where all were given.
#[must_use]
pub fn assumed(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let count = worth.assumed.len();
    let figures = assumed_figures(words, case, &worth.assumed);
    (count > 0).then(|| words.with("worth-assumed", &facts!(count, figures)))
}

/// Inputs that nobody gave, each with the value that is assumed for it.
#[must_use]
pub fn assumed_figures(words: &Words, case: &BusinessCase, inputs: &[Input]) -> String {
    let told = inputs.iter().filter_map(|input| {
        let value = value(words, case, *input, input.assumed()?);
        let name = input_name(words, *input);
        Some(words.with("worth-assumed-one", &facts!(name, value)))
    });
    words.list(&told.collect::<Vec<_>>())
}

/// That no chance can be stated, since no figure has a range; `None` where one has, or where the answer
/// is not known.
#[must_use]
pub fn no_range(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let is_exact = worth.npv.is_some() && !case.has_range();
    is_exact.then(|| words.text("worth-no-range"))
}

/// In how many of the cases it pays, the middle one, and where most lie.
fn chance(words: &Words, case: &BusinessCase, drawn: &Simulation) -> String {
    words.with(
        "worth-chance",
        &facts!(
            percent = drawn.percent(),
            median = money_about(words, case, drawn.median),
            low = money_about(words, case, drawn.low),
            high = money_about(words, case, drawn.high)
        ),
    )
}

/// The inputs of which each alone can turn the answer, as a title; `None` where no input has a range.
#[must_use]
pub fn deciding(words: &Words, worth: &Worth) -> Option<String> {
    let widest = worth.tornado.first()?;
    let turning: Vec<String> = worth
        .tornado
        .iter()
        .filter(|bar| bar.turns())
        .map(|bar| input_name(words, bar.input))
        .collect();
    let count = turning.len();
    Some(match count {
        0 => {
            let input = input_name(words, widest.input);
            words.with("worth-deciding-none", &facts!(input))
        }
        1..=MOST_NAMED => {
            let inputs = words.list(&turning);
            words.with("worth-deciding", &facts!(count, inputs))
        }
        _ => {
            let all = worth.tornado.len();
            let named = turning.get(..MOST_NAMED).unwrap_or_default();
            let inputs = words.list(named);
            words.with("worth-deciding-many", &facts!(count, all, inputs))
        }
    })
}

/// More inputs than this are counted, and only the first of them named.
const MOST_NAMED: usize = 3;

/// What else belongs to the answer: optional lines, and the replacement saved, which is not booked.
#[must_use]
pub fn beside(words: &Words, case: &BusinessCase, worth: &Worth) -> Vec<String> {
    let mut sentences: Vec<String> = worth
        .lines
        .iter()
        .filter_map(|line| optional_line(words, case, line))
        .collect();
    if let Some(BreakEven::At(uplift)) = worth.break_even_for_ever {
        let count = of_each_hundred(uplift);
        sentences.push(words.with("worth-for-ever", &facts!(count)));
    }
    sentences.extend(worth.replacement.map(|replacement| {
        let each = money_about(words, case, replacement.acquisition_cost);
        match replacement.saved_a_year {
            Some(saved) => words.with(
                "worth-replacement",
                &facts!(each, saved = money_about(words, case, saved)),
            ),
            None => words.with("worth-replacement-each", &facts!(each)),
        }
    }));
    sentences.extend(replacement_missing(words, case));
    sentences
}

/// What is missing for the cost of winning one customer, where a part of it is given.
fn replacement_missing(words: &Words, case: &BusinessCase) -> Option<String> {
    let needed = [Input::NewCustomers, Input::AcquisitionSpend];
    let missing: Vec<Input> = needed
        .into_iter()
        .filter(|input| case.estimate(*input).is_none())
        .collect();
    (missing.len() == 1).then(|| names_in(words, "worth-replacement-missing", &missing))
}

/// The horizon: "five years".
#[must_use]
pub fn span(words: &Words, years: u8) -> String {
    words.with("worth-years", &facts!(years))
}

fn net(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let npv = worth.npv?;
    let span = span(words, worth.horizon_years);
    let amount = money_about(words, case, npv.abs());
    // What would be printed as 0 is no gain and no loss.
    let is_even = rounded(npv, 2).is_zero();
    Some(match worth.verdict {
        _ if is_even => words.with("worth-pays-exactly", &facts!(span)),
        WorthVerdict::NotWorthIt => words.with("worth-pays-not", &facts!(span, shortfall = amount)),
        _ => words.with("worth-pays", &facts!(span, npv = amount)),
    })
}

/// What must be true for it to pay; `None` where it is not known.
#[must_use]
pub fn break_even(words: &Words, worth: &Worth) -> Option<String> {
    let span = span(words, worth.horizon_years);
    Some(match worth.break_even? {
        BreakEven::At(uplift) if uplift > Decimal::new(999, 3) => {
            words.with("worth-break-even-many", &facts!(span))
        }
        BreakEven::At(uplift) => {
            let count = of_each_hundred(uplift);
            words.with("worth-break-even", &facts!(span, count))
        }
        BreakEven::NotNeeded => words.with("worth-break-even-none", &facts!(span)),
        BreakEven::OutOfReach => words.with("worth-break-even-out", &facts!(span)),
    })
}

/// What must be true for it to pay, beside what is expected; `None` unless both are numbers.
fn needed(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let Some(BreakEven::At(uplift)) = worth.break_even else {
        return None;
    };
    let expected = case.estimate(Input::Uplift)?.likely().normalize();
    let is_enough = |needed: Decimal| needed <= expected;
    let exact = uplift.checked_mul(Decimal::ONE_HUNDRED)?;
    // As many digits as show truly whether what is expected is enough.
    let mut rounded = (TENTHS..=MOST_DIGITS).map(|digits| rounded_up(uplift, digits));
    let count = rounded
        .find(|count| is_enough(*count) == is_enough(exact))
        .unwrap_or(exact);
    Some(words.with("worth-needed", &facts!(count = count.normalize(), expected)))
}

/// What comes in however many more customers stay, which is why fewer of them are enough; `None` where all of
/// it hangs on them, or where they are not needed at all.
#[must_use]
pub fn besides_uplift(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let Some(BreakEven::At(_)) = worth.break_even else {
        return None;
    };
    let breakdown = worth.breakdown.as_ref()?;
    let apart = [
        (OptionalLine::ContactsAvoided, "worth-without-contacts"),
        (OptionalLine::PriceEffect, "worth-without-price"),
        (OptionalLine::ExtraPurchases, "worth-without-purchases"),
    ];
    let gains = apart.into_iter().filter_map(|(line, key)| {
        let gain = breakdown.line(ResultLine::Optional(line))?;
        (gain > Decimal::ZERO).then(|| (gain, words.text(key)))
    });
    let (gains, names): (Vec<Decimal>, Vec<String>) = gains.unzip();
    let sum = gains
        .into_iter()
        .try_fold(Decimal::ZERO, Decimal::checked_add)?;
    (!names.is_empty()).then(|| {
        let facts = facts!(
            amount = money_about(words, case, sum),
            lines = words.list(&names)
        );
        words.with("worth-besides-uplift", &facts)
    })
}

/// More digits than this are never needed beside an input.
const MOST_DIGITS: u32 = Input::DECIMALS;

/// Where the own days come from, unless the document states them and its plan agrees; what the result
/// would be with the days of the plan, where these differ.
#[must_use]
pub fn own_days(words: &Words, case: &BusinessCase, own: OwnDays, worth: &Worth) -> Option<String> {
    match own {
        OwnDays::Open | OwnDays::Stated => None,
        OwnDays::OfPlan(days) => Some(words.with("worth-own-days-of-plan", &facts!(days))),
        OwnDays::OfShortestWay(days) => Some(words.with("worth-own-days-of-way", &facts!(days))),
        OwnDays::Differ { planned, npv } => {
            let stated = case.estimate(Input::StaffDays)?.likely();
            let stated = value(words, case, Input::StaffDays, stated);
            Some(match npv.zip(worth.npv) {
                Some((npv, present)) => words.with(
                    "worth-own-days-result",
                    &facts!(
                        stated,
                        planned,
                        npv = money_about(words, case, npv),
                        present = money_about(words, case, present)
                    ),
                ),
                None => words.with("worth-own-days", &facts!(stated, planned)),
            })
        }
    }
}

fn payback(words: &Words, worth: &Worth) -> Option<String> {
    Some(match worth.payback_month? {
        0 => words.text("worth-payback-at-once"),
        months => words.with("worth-payback", &facts!(months = u32::from(months))),
    })
}

fn optional_line(words: &Words, case: &BusinessCase, line: &LineWorth) -> Option<String> {
    if !line.missing.is_empty() {
        let named = |key| names_in(words, key, &line.missing);
        return Some(match line.line {
            OptionalLine::ContactsAvoided => named("worth-line-contacts-missing"),
            OptionalLine::Referrals => named("worth-line-referrals-missing"),
            // Only one input can be missing where these were asked for.
            OptionalLine::PriceEffect => words.text("worth-line-price-missing"),
            OptionalLine::ExtraPurchases => words.text("worth-line-purchases-missing"),
        });
    }
    let amount = money_about(words, case, line.a_year?);
    let key = match line.line {
        OptionalLine::ContactsAvoided => "worth-line-contacts",
        OptionalLine::Referrals => "worth-line-referrals",
        OptionalLine::PriceEffect => "worth-line-price",
        OptionalLine::ExtraPurchases => "worth-line-purchases",
    };
    Some(words.with(key, &facts!(amount)))
}

fn names_in(words: &Words, key: &str, inputs: &[Input]) -> String {
    let names: Vec<String> = inputs
        .iter()
        .map(|input| input_name(words, *input))
        .collect();
    words.with(key, &facts!(inputs = words.list(&names)))
}

/// A share as a number of each hundred, to a tenth and rounded up: with fewer it would not do.
#[must_use]
pub fn of_each_hundred(share: Decimal) -> Decimal {
    rounded_up(share, TENTHS)
}

/// The digits behind the point of a number of each hundred.
const TENTHS: u32 = 1;

fn rounded_up(share: Decimal, digits: u32) -> Decimal {
    share
        .saturating_mul(Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(digits, RoundingStrategy::AwayFromZero)
        .normalize()
}

/// Where the value of an input comes from that nobody gave; `None` where somebody did.
#[must_use]
pub fn origin(words: &Words, case: &BusinessCase, own: OwnDays, input: Input) -> Option<String> {
    let key = match (input, own) {
        (Input::StaffDays, OwnDays::OfPlan(_)) => "worth-origin-plan",
        (Input::StaffDays, OwnDays::OfShortestWay(_)) => "worth-origin-way",
        _ if case.assumed().contains(&input) => "worth-origin-assumed",
        _ => return None,
    };
    Some(words.text(key))
}

/// A value or a unit with where it comes from.
#[must_use]
pub fn with_origin(words: &Words, text: String, origin: Option<String>) -> String {
    match origin {
        Some(origin) if text.is_empty() => origin,
        Some(origin) => words.with("worth-with-origin", &facts!(text, origin)),
        None => text,
    }
}

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
    let mut figures = vec![
        (words.text("worth-figure-retention"), kept),
        (words.text("worth-figure-margin"), sum(worth.margin)),
        (lifetime, sum(worth.lifetime.map(|life| life.finite))),
        (
            words.text("worth-figure-lifetime"),
            sum(worth.lifetime.and_then(|life| life.infinite)),
        ),
    ];
    if worth.breakdown.is_none() {
        let cost = worth.cost.map(|cost| cost.present);
        figures.extend([
            (words.text("worth-figure-cost"), sum(cost)),
            (words.text("worth-figure-value"), sum(worth.uplift_value)),
            (words.text("worth-figure-npv"), sum(worth.npv)),
        ]);
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

fn money_with(words: &Words, case: &BusinessCase, value: Decimal, digits: Digits) -> String {
    match digits {
        Digits::About => money_about(words, case, value),
        Digits::All => money_to_the_cent(words, case, value),
    }
}

fn money_to_the_cent(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    let mut cents = rounded(value, 2);
    cents.rescale(2);
    with_currency(words, case, words.number(cents))
}

fn money_as_it_is(words: &Words, case: &BusinessCase, value: Decimal) -> String {
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

fn rounded(value: Decimal, digits: u32) -> Decimal {
    value
        .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

/// What an input is called.
#[must_use]
pub fn input_name(words: &Words, input: Input) -> String {
    words.text(texts_of(input).0)
}

/// Where a company's books have an input, with an example.
#[must_use]
pub fn input_where(words: &Words, input: Input) -> String {
    words.text(texts_of(input).1)
}

/// What an input is measured in.
#[must_use]
pub fn unit_name(words: &Words, unit: Unit) -> String {
    words.text(match unit {
        Unit::Money => "unit-money",
        Unit::MoneyYearly => "unit-money-yearly",
        Unit::Percent => "unit-percent",
        Unit::Points => "unit-points",
        Unit::Count => "unit-count",
        Unit::CountYearly => "unit-count-yearly",
        Unit::Months => "unit-months",
        Unit::Days => "unit-days",
    })
}

/// What an input is measured in, as far as its values do not say it.
#[must_use]
pub fn unit_beside(words: &Words, case: &BusinessCase, unit: Unit) -> String {
    let has_currency = !case.currency.trim().is_empty();
    match unit {
        Unit::Percent | Unit::Count => String::new(),
        Unit::Money if has_currency => String::new(),
        Unit::MoneyYearly if has_currency => words.text("unit-yearly"),
        Unit::CountYearly => words.text("unit-yearly"),
        Unit::Money | Unit::MoneyYearly | Unit::Points | Unit::Months | Unit::Days => {
            unit_name(words, unit)
        }
    }
}

/// The keys of an input's name and of where to find it.
const fn texts_of(input: Input) -> (&'static str, &'static str) {
    match input {
        Input::Customers => ("input-customers", "input-customers-where"),
        Input::Revenue => ("input-revenue", "input-revenue-where"),
        Input::GrossMargin => ("input-gross-margin", "input-gross-margin-where"),
        Input::CostToServe => ("input-cost-to-serve", "input-cost-to-serve-where"),
        Input::CustomersLost => ("input-customers-lost", "input-customers-lost-where"),
        Input::Uplift => ("input-uplift", "input-uplift-where"),
        Input::MonthsUntilEffect => (
            "input-months-until-effect",
            "input-months-until-effect-where",
        ),
        Input::PlanOnce => ("input-plan-once", "input-plan-once-where"),
        Input::PlanYearly => ("input-plan-yearly", "input-plan-yearly-where"),
        Input::StaffDays => ("input-staff-days", "input-staff-days-where"),
        Input::StaffDayCost => ("input-staff-day-cost", "input-staff-day-cost-where"),
        Input::NewCustomers => ("input-new-customers", "input-new-customers-where"),
        Input::AcquisitionSpend => ("input-acquisition-spend", "input-acquisition-spend-where"),
        Input::Contacts => ("input-contacts", "input-contacts-where"),
        Input::CostPerContact => ("input-cost-per-contact", "input-cost-per-contact-where"),
        Input::ContactsAvoided => ("input-contacts-avoided", "input-contacts-avoided-where"),
        Input::ReferralShare => ("input-referral-share", "input-referral-share-where"),
        Input::ReferredValue => ("input-referred-value", "input-referred-value-where"),
        Input::PriceEffect => ("input-price-effect", "input-price-effect-where"),
        Input::ExtraPurchases => ("input-extra-purchases", "input-extra-purchases-where"),
        Input::DiscountRate => ("input-discount-rate", "input-discount-rate-where"),
    }
}

#[cfg(test)]
mod tests;
