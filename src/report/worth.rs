//! What a business case says, in sentences and figures that the window, the report and the command
//! line share. Money is rounded in `rounding` and nowhere before.

mod figures;
mod inputs;
mod lines;
mod money;
mod rounding;
mod sum;
mod uplift;

pub use figures::{
    customer_title, elasticity_intro, elasticity_row, elasticity_title, figures, tornado_rows,
};
pub use inputs::{
    assumed, assumed_figures, input_name, input_where, missing, origin, own_days, unit_beside,
    unit_name, with_origin,
};
pub use lines::{breakdown, breakdown_title, decisive, line_name, waterfall_rows};
pub use money::{money, money_about, money_as_it_is, percent, value};
pub use rounding::{Digits, about, balance};
pub use sum::{Sum, sum};
pub use uplift::{
    besides_uplift, break_even, break_even_brief, needed, of_each_hundred, percent_of_contacts,
    span, stay,
};

use self::inputs::{names_in, needs_days_of_steps};
use self::money::rounded;
use crate::advice::economics::{
    BreakEven, LineWorth, OptionalLine, Simulation, Worth, WorthVerdict,
};
use crate::model::{BusinessCase, Input};
use crate::words::Words;

/// The answer as a title: without a full stop. Where `unstated` steps have no days, it says so.
#[must_use]
pub fn title(
    words: &Words,
    case: &BusinessCase,
    worth: &Worth,
    drawn: Option<&Simulation>,
    unstated: usize,
) -> String {
    let pays = match (worth.verdict, worth.break_even) {
        (WorthVerdict::Pays, _) => true,
        (WorthVerdict::NotWorthIt, _) => false,
        (WorthVerdict::OpenUplift, Some(BreakEven::At(uplift))) => {
            let span = span(words, worth.horizon_years);
            let stay = stay(words, case, uplift);
            return words.with("worth-title-open", &facts!(span, stay));
        }
        (WorthVerdict::OpenUplift, Some(BreakEven::NotNeeded)) => {
            return words.text("worth-title-always");
        }
        (WorthVerdict::OpenUplift, Some(BreakEven::OutOfReach)) => {
            return words.text("worth-title-out");
        }
        _ if needs_days_of_steps(worth, unstated) => {
            return words.with("worth-title-no-days", &facts!(count = unstated));
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

/// What stands below the title: what it comes to and how sure that is, what must be true for it, and what
/// is missing. Each stands alone, none says again what the title says, and no amount is without its range.
#[must_use]
pub fn verdict(
    words: &Words,
    case: &BusinessCase,
    worth: &Worth,
    drawn: Option<&Simulation>,
    unstated: usize,
) -> Vec<String> {
    let mut sentences = Vec::new();
    match worth.verdict {
        WorthVerdict::Pays | WorthVerdict::NotWorthIt => {
            let net = net(words, case, worth);
            let range = match drawn {
                Some(drawn) => Some(range(words, case, worth, drawn)),
                None => no_range(words, case, worth),
            };
            let amount: Vec<String> = net.into_iter().chain(range).collect();
            sentences.push(amount.join(" "));
            sentences.extend(assumed(words, case, worth));
            sentences.extend(needed(words, case, worth).or_else(|| break_even(words, case, worth)));
            sentences.extend(besides_uplift(words, case, worth));
            sentences.extend(payback(words, worth));
        }
        WorthVerdict::OpenUplift => {
            sentences.extend(assumed(words, case, worth));
            sentences.push(words.text("worth-open-uplift"));
        }
        WorthVerdict::Missing => {
            sentences.push(missing(words, "worth-still-missing", worth, unstated));
        }
        WorthVerdict::Contradiction => sentences.push(words.text("worth-lost-above")),
        WorthVerdict::TooLarge => sentences.push(words.text("worth-too-large")),
    }
    if worth.uplift_above_all {
        sentences.push(words.text("worth-uplift-above"));
    }
    sentences
}

/// That no chance can be stated, since no figure has a range; `None` where one has, or where the answer
/// is not known.
#[must_use]
pub fn no_range(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let is_exact = worth.npv.is_some() && !case.has_range();
    is_exact.then(|| words.text("worth-no-range"))
}

/// How many figures have a range, the middle one of the cases drawn from these, and where most lie.
fn range(words: &Words, case: &BusinessCase, worth: &Worth, drawn: &Simulation) -> String {
    let money = |amount| money_about(words, case, amount);
    let facts = facts!(
        ranged = worth.tornado.len(),
        all = case.known().count(),
        cases = words.number(drawn.cases),
        median = money(drawn.median),
        low = money(drawn.low),
        high = money(drawn.high)
    );
    words.with("worth-range", &facts)
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
            let (all, input) = (worth.tornado.len(), input_name(words, widest.input));
            words.with("worth-deciding-none", &facts!(all, input))
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
        let stay = stay(words, case, uplift);
        sentences.push(words.with("worth-for-ever", &facts!(stay)));
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

fn net(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let npv = worth.npv?;
    let span = span(words, worth.horizon_years);
    let left = sum(worth).map_or(npv, |sum| sum.left);
    let amount = money_as_it_is(words, case, left.abs());
    // What would be printed as 0 is no gain and no loss.
    let is_even = rounded(npv, 2).is_zero();
    Some(match worth.verdict {
        _ if is_even => words.with("worth-pays-exactly", &facts!(span)),
        WorthVerdict::NotWorthIt => words.with("worth-pays-not", &facts!(span, shortfall = amount)),
        _ => words.with("worth-pays", &facts!(span, npv = amount)),
    })
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
        OptionalLine::ContactsAvoided if case.is_without_revenue() => "worth-line-contacts-alone",
        OptionalLine::ContactsAvoided => "worth-line-contacts",
        OptionalLine::Referrals => "worth-line-referrals",
        OptionalLine::PriceEffect => "worth-line-price",
        OptionalLine::ExtraPurchases => "worth-line-purchases",
    };
    Some(words.with(key, &facts!(amount)))
}

#[cfg(test)]
mod tests;
