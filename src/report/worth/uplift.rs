//! How many more customers must stay for it to pay, and what does not depend on them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::{money_about, rounded};
use super::rounding::about;
use crate::advice::economics::{BreakEven, OptionalLine, ResultLine, Worth};
use crate::model::{BusinessCase, Input};
use crate::words::Words;

/// The horizon: "five years".
#[must_use]
pub fn span(words: &Words, years: u8) -> String {
    words.with("worth-years", &facts!(years))
}

/// What must be true for it to pay; `None` where it is not known.
#[must_use]
pub fn break_even(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let span = span(words, worth.horizon_years);
    if case.is_without_revenue() {
        return contacts_needed(words, case, worth);
    }
    Some(match worth.break_even? {
        BreakEven::At(uplift) if uplift > Decimal::new(999, 3) => {
            words.with("worth-break-even-many", &facts!(span))
        }
        BreakEven::At(uplift) => {
            let stay = stay(words, case, uplift);
            words.with("worth-break-even", &facts!(span, stay))
        }
        BreakEven::NotNeeded => words.with("worth-break-even-none", &facts!(span)),
        BreakEven::OutOfReach => words.with("worth-break-even-out", &facts!(span)),
    })
}

/// The same in one short sentence, for a narrow column: the horizon stands beside it.
#[must_use]
pub fn break_even_brief(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    if case.is_without_revenue() {
        return Some(match worth.break_even_contacts? {
            BreakEven::At(needed) => {
                let needed = percent_of_contacts(needed);
                words.with("worth-break-even-brief-contacts", &facts!(needed))
            }
            BreakEven::NotNeeded => words.text("worth-break-even-brief-contacts-none"),
            BreakEven::OutOfReach => words.text("worth-break-even-brief-contacts-out"),
        });
    }
    Some(match worth.break_even? {
        BreakEven::At(uplift) if uplift > Decimal::new(999, 3) => {
            words.text("worth-break-even-brief-many")
        }
        BreakEven::At(uplift) => {
            let count = of_each_hundred(uplift);
            match whole_people(case, uplift) {
                None => words.with("worth-break-even-brief-of-each", &facts!(count)),
                Some(people) => {
                    let one = usize::from(people == Decimal::ONE);
                    let people = words.number(people);
                    words.with("worth-break-even-brief", &facts!(one, people, count))
                }
            }
        }
        BreakEven::NotNeeded => words.text("worth-break-even-brief-none"),
        BreakEven::OutOfReach => words.text("worth-break-even-brief-out"),
    })
}

/// How many contacts must be avoided for it to pay, beside how many are expected; `None` where it is not known.
fn contacts_needed(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let expected = case.estimate(Input::ContactsAvoided)?.likely().normalize();
    Some(match worth.break_even_contacts? {
        BreakEven::At(needed) => {
            let needed = percent_of_contacts(needed);
            words.with("worth-contacts-needed", &facts!(needed, expected))
        }
        BreakEven::NotNeeded => words.text("worth-contacts-none-needed"),
        BreakEven::OutOfReach => words.with("worth-contacts-out", &facts!(expected)),
    })
}

/// The share of contacts that must be avoided for it to pay, in per cent and rounded up as everywhere.
#[must_use]
pub fn percent_of_contacts(share: Decimal) -> Decimal {
    rounded_up(share, HUNDREDTHS)
}

/// What must be true for it to pay, beside what is expected; `None` unless both are numbers.
#[must_use]
pub fn needed(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let Some(BreakEven::At(uplift)) = worth.break_even else {
        return None;
    };
    let expected = case.estimate(Input::Uplift)?.likely().normalize();
    let is_enough = |needed: Decimal| needed <= expected;
    let exact = uplift.checked_mul(Decimal::ONE_HUNDRED)?;
    // As many digits as show truly whether what is expected is enough.
    let finer = (HUNDREDTHS..=MOST_DIGITS).map(|digits| rounded_up(uplift, digits));
    let count = std::iter::once(of_each_hundred(uplift))
        .chain(finer)
        .find(|count| is_enough(*count) == is_enough(exact))
        .unwrap_or(exact);
    let count = count.normalize();
    // People are whole: where they would say otherwise than the shares, the share alone is told.
    let whole = |share: Decimal| people(case, share).map(|(_, exact)| exact);
    let misleads = whole(exact)
        .zip(whole(expected))
        .is_some_and(|(needed, told)| {
            (needed.ceil() <= about(rounded(told, 0))) != is_enough(count)
        });
    let expected = if misleads {
        words.with("worth-expected-of-each", &facts!(count = expected))
    } else {
        expected_to_stay(words, case, expected)
    };
    let stay = stay_as(words, case, uplift, count);
    Some(words.with("worth-needed", &facts!(stay, expected)))
}

/// More digits than this are never needed beside an input.
const MOST_DIGITS: u32 = Input::DECIMALS;

/// What comes in however many more customers stay, which is why fewer of them are enough; `None` where all of
/// it hangs on them, or where they are not needed at all.
#[must_use]
pub fn besides_uplift(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let is_told = matches!(worth.break_even, Some(BreakEven::At(_)));
    if !is_told && !case.is_without_revenue() {
        return None;
    }
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
        let lines = words.list(&names);
        if is_told {
            let amount = money_about(words, case, sum);
            words.with("worth-besides-uplift", &facts!(amount, lines))
        } else {
            words.with("worth-savings-alone", &facts!(lines))
        }
    })
}

/// How many more customers must stay, as the end of a sentence: "at least 0.31 more of each 100 customers
/// stay every year (2 of today's 400; both rounded up)". The people follow from the share itself, and not from the number as
/// it is shown, which would round twice.
#[must_use]
pub fn stay(words: &Words, case: &BusinessCase, share: Decimal) -> String {
    stay_as(words, case, share, of_each_hundred(share))
}

/// The same, with the share shown as so many of each hundred.
fn stay_as(words: &Words, case: &BusinessCase, share: Decimal, count: Decimal) -> String {
    let exact_count = share.saturating_mul(Decimal::ONE_HUNDRED);
    let Some((customers, exact)) = people(case, exact_count) else {
        return words.with("worth-stay-of-each", &facts!(count));
    };
    let people = exact.ceil();
    let facts = facts!(
        people = words.number(people.normalize()),
        customers = words.number(customers.normalize()),
        count,
        rounded = usize::from(people != exact) + 2 * usize::from(count != exact_count)
    );
    words.with("worth-stay", &facts)
}

/// How many more customers are expected to stay, as a clause: "6 are expected (1.5 of each 100)".
fn expected_to_stay(words: &Words, case: &BusinessCase, of_each_hundred: Decimal) -> String {
    let count = of_each_hundred;
    let Some((_, exact)) = people(case, count) else {
        return words.with("worth-expected-of-each", &facts!(count));
    };
    let people = rounded(exact, 0);
    let people = about(people).max(Decimal::ONE);
    let facts = facts!(
        few = usize::from(exact < Decimal::ONE),
        one = usize::from(people == Decimal::ONE),
        people = words.number(people.normalize()),
        count,
        rounded = usize::from(people != exact)
    );
    words.with("worth-expected", &facts)
}

/// How many whole people a share of the customers is, rounded up; `None` where the customers are not counted.
fn whole_people(case: &BusinessCase, share: Decimal) -> Option<Decimal> {
    let (_, exact) = people(case, share.saturating_mul(Decimal::ONE_HUNDRED))?;
    Some(exact.ceil().normalize())
}

/// The customers there are, and exactly how many people so many of each hundred are; `None` where the customers are
/// not counted.
fn people(case: &BusinessCase, of_each_hundred: Decimal) -> Option<(Decimal, Decimal)> {
    let customers = case.estimate(Input::Customers)?.likely();
    let share = of_each_hundred / Decimal::ONE_HUNDRED;
    Some((customers, share.saturating_mul(customers)))
}

/// A share as a number of each hundred, rounded up: with fewer it would not do. It is told to a
/// hundredth, and below one with two digits, since a hundredth would then be much more than is needed.
#[must_use]
pub fn of_each_hundred(share: Decimal) -> Decimal {
    let exact = share.saturating_mul(Decimal::ONE_HUNDRED);
    let fine = exact.round_sf_with_strategy(2, RoundingStrategy::AwayFromZero);
    match fine {
        Some(fine) if fine < Decimal::ONE => fine.normalize(),
        _ => rounded_up(share, HUNDREDTHS),
    }
}

/// The digits behind the point of a number of each hundred.
const HUNDREDTHS: u32 = 2;

fn rounded_up(share: Decimal, digits: u32) -> Decimal {
    share
        .saturating_mul(Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(digits, RoundingStrategy::AwayFromZero)
        .normalize()
}
