//! What a business case says, in sentences and figures that the window, the report and the command
//! line share. Money is rounded here and nowhere before: half away from zero, to whole units from
//! 1,000 on, else to hundredths.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::advice::economics::{
    BreakEven, Elasticity, LineWorth, OptionalLine, Simulation, TornadoBar, Worth, WorthVerdict,
};
use crate::chart::TornadoRow;
use crate::model::{BusinessCase, EffortSum, Estimate, Input, Unit};
use crate::words::Words;

/// The answer: whether it pays, what must be true for it, and what is missing. Each sentence stands
/// alone; the first is the one that decides.
#[must_use]
pub fn verdict(words: &Words, case: &BusinessCase, worth: &Worth) -> Vec<String> {
    let mut sentences = Vec::new();
    match worth.verdict {
        WorthVerdict::Pays | WorthVerdict::NotWorthIt => {
            sentences.extend(net(words, case, worth));
            sentences.extend(needed(words, case, worth).or_else(|| break_even(words, worth)));
            sentences.extend(payback(words, worth));
        }
        WorthVerdict::OpenUplift => {
            sentences.extend(break_even(words, worth));
            sentences.push(words.text("worth-open-uplift"));
        }
        WorthVerdict::Missing => sentences.push(names_in(words, "worth-missing", &worth.missing)),
        WorthVerdict::Contradiction => sentences.push(words.text("worth-lost-above")),
        WorthVerdict::TooLarge => sentences.push(words.text("worth-too-large")),
    }
    if worth.uplift_above_all {
        sentences.push(words.text("worth-uplift-above"));
    }
    sentences
}

/// What else belongs to the answer: optional lines, and the replacement saved, which is not booked.
#[must_use]
pub fn beside(words: &Words, case: &BusinessCase, worth: &Worth) -> Vec<String> {
    let mut sentences: Vec<String> = worth
        .lines
        .iter()
        .filter_map(|line| optional_line(words, case, line))
        .collect();
    if let Some(BreakEven::At(uplift)) = worth.break_even_for_ever {
        let count = words.number(of_each_thousand(uplift, 0));
        sentences.push(words.with("worth-for-ever", &facts!(count)));
    }
    sentences.extend(worth.replacement.map(|replacement| {
        let each = money(words, case, replacement.acquisition_cost);
        match replacement.saved_a_year {
            Some(saved) => words.with(
                "worth-replacement",
                &facts!(each, saved = money(words, case, saved)),
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

/// In how many of the cases it pays.
#[must_use]
pub fn simulation(words: &Words, case: &BusinessCase, found: &Simulation) -> String {
    words.with(
        "worth-simulation",
        &facts!(
            cases = found.cases,
            percent = found.percent(),
            low = money(words, case, found.low),
            high = money(words, case, found.high),
            seed = found.seed.to_string()
        ),
    )
}

/// The horizon: "five years".
#[must_use]
pub fn span(words: &Words, years: u8) -> String {
    words.with("worth-years", &facts!(years))
}

fn net(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let npv = worth.npv?;
    let span = span(words, worth.horizon_years);
    let amount = money(words, case, npv.abs());
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
            let count = words.number(of_each_thousand(uplift, 0));
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
    let points = case.estimate(Input::Uplift)?.likely();
    let expected = points.checked_mul(Decimal::TEN)?.normalize();
    let is_enough = |needed: Decimal| needed <= expected;
    let exact = uplift.checked_mul(Decimal::ONE_THOUSAND)?;
    // As many digits as show truly whether what is expected is enough.
    let mut rounded = (0..MOST_DIGITS).map(|digits| of_each_thousand(uplift, digits));
    let count = rounded
        .find(|count| is_enough(*count) == is_enough(exact))
        .unwrap_or(exact);
    Some(words.with(
        "worth-needed",
        &facts!(
            count = words.number(count.normalize()),
            expected = words.number(expected)
        ),
    ))
}

/// More digits than this are never needed beside an input.
const MOST_DIGITS: u32 = Input::DECIMALS + 1;

/// That the own days of the business case are not those of the plan; `None` where they are, or where
/// one of the two is not known.
#[must_use]
pub fn own_days(words: &Words, case: &BusinessCase, plan: EffortSum) -> Option<String> {
    let stated = case.estimate(Input::StaffDays)?;
    let planned = Decimal::from(plan.days);
    let agree = stated.low() <= planned && planned <= stated.high();
    if plan.steps == 0 || plan.unstated > 0 || agree {
        return None;
    }
    let stated = value(words, case, Input::StaffDays, stated.likely());
    Some(words.with("worth-own-days", &facts!(stated, planned = plan.days)))
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
    let amount = money(words, case, line.a_year?);
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

/// A share as a number of each thousand, rounded up: with fewer it would not do.
fn of_each_thousand(share: Decimal, digits: u32) -> Decimal {
    share
        .saturating_mul(Decimal::ONE_THOUSAND)
        .round_dp_with_strategy(digits, RoundingStrategy::AwayFromZero)
        .normalize()
}

/// The figures that the inputs come to, each with its name; what is not known says so.
#[must_use]
pub fn figures(words: &Words, case: &BusinessCase, worth: &Worth) -> Vec<(String, String)> {
    let sum = |value: Option<Decimal>| {
        value.map_or_else(
            || words.text("worth-unknown"),
            |value| money(words, case, value),
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
    let lines = worth
        .lines
        .iter()
        .filter(|line| line.missing.is_empty())
        .map(|line| (words.text(figure_of(line.line)), sum(line.present)));
    let mut figures = vec![
        (words.text("worth-figure-retention"), kept),
        (words.text("worth-figure-margin"), sum(worth.margin)),
        (lifetime, sum(worth.lifetime.map(|life| life.finite))),
        (
            words.text("worth-figure-lifetime"),
            sum(worth.lifetime.and_then(|life| life.infinite)),
        ),
        (
            words.text("worth-figure-cost"),
            sum(worth.cost.map(|cost| cost.present)),
        ),
        (words.text("worth-figure-value"), sum(worth.uplift_value)),
    ];
    figures.extend(lines);
    figures.push((words.text("worth-figure-npv"), sum(worth.npv)));
    figures
}

/// The key of an optional line's name among the figures.
const fn figure_of(line: OptionalLine) -> &'static str {
    match line {
        OptionalLine::ContactsAvoided => "worth-figure-contacts",
        OptionalLine::Referrals => "worth-figure-referrals",
        OptionalLine::PriceEffect => "worth-figure-price",
        OptionalLine::ExtraPurchases => "worth-figure-purchases",
    }
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
                at_low_text: money(words, case, bar.at_low),
                at_high_text: money(words, case, bar.at_high),
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

/// Money, rounded.
#[must_use]
pub fn money(words: &Words, case: &BusinessCase, value: Decimal) -> String {
    let digits = if value.abs() < Decimal::ONE_THOUSAND {
        2
    } else {
        0
    };
    let rounded = with_hundredths(rounded(value, digits));
    with_currency(words, case, words.number(rounded))
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
