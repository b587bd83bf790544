//! How many more customers must stay for it to pay, and what does not depend on them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::money_about;
use crate::advice::economics::{BreakEven, OptionalLine, ResultLine, Worth};
use crate::model::{BusinessCase, Estimate, Input};
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
    Some(match worth.break_even? {
        BreakEven::At(uplift) if uplift > Decimal::new(999, 3) => {
            words.with("worth-break-even-many", &facts!(span))
        }
        BreakEven::At(uplift) => {
            let count = of_each_hundred(uplift);
            let people = people(words, case, count);
            words.with("worth-break-even", &facts!(span, count, people))
        }
        BreakEven::NotNeeded => words.with("worth-break-even-none", &facts!(span)),
        BreakEven::OutOfReach => words.with("worth-break-even-out", &facts!(span)),
    })
}

/// What must be true for it to pay, beside what is expected; `None` unless both are numbers.
pub(super) fn needed(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<String> {
    let Some(BreakEven::At(uplift)) = worth.break_even else {
        return None;
    };
    let expected = case.estimate(Input::Uplift)?.likely().normalize();
    let is_enough = |needed: Decimal| needed <= expected;
    let exact = uplift.checked_mul(Decimal::ONE_HUNDRED)?;
    // As many digits as show truly whether what is expected is enough.
    let finer = (TENTHS..=MOST_DIGITS).map(|digits| rounded_up(uplift, digits));
    let count = std::iter::once(of_each_hundred(uplift))
        .chain(finer)
        .find(|count| is_enough(*count) == is_enough(exact))
        .unwrap_or(exact);
    let count = count.normalize();
    let people = people(words, case, count);
    Some(words.with("worth-needed", &facts!(count, expected, people)))
}

/// More digits than this are never needed beside an input.
const MOST_DIGITS: u32 = Input::DECIMALS;

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

/// How many people so many of each hundred customers are, rounded up and told after the number of each
/// hundred, from which they follow as it is shown; empty where the customers are not counted.
#[must_use]
pub fn people(words: &Words, case: &BusinessCase, of_each_hundred: Decimal) -> String {
    let Some(customers) = case.estimate(Input::Customers).map(Estimate::likely) else {
        return String::new();
    };
    let share = of_each_hundred / Decimal::ONE_HUNDRED;
    let people = share.saturating_mul(customers);
    if people > Decimal::ZERO && people < Decimal::ONE {
        let customers = words.number(customers.normalize());
        return words.with("worth-people-below-one", &facts!(customers));
    }
    let people = people.ceil();
    let people = people
        .round_sf_with_strategy(2, RoundingStrategy::AwayFromZero)
        .unwrap_or(people);
    let facts = facts!(
        people = words.number(people.normalize()),
        customers = words.number(customers.normalize())
    );
    words.with("worth-people", &facts)
}

/// A share as a number of each hundred, rounded up: with fewer it would not do. It is told to a tenth,
/// and below one with two digits, since a tenth would then be much more than is needed.
#[must_use]
pub fn of_each_hundred(share: Decimal) -> Decimal {
    let exact = share.saturating_mul(Decimal::ONE_HUNDRED);
    let fine = exact.round_sf_with_strategy(2, RoundingStrategy::AwayFromZero);
    match fine {
        Some(fine) if fine < Decimal::ONE => fine.normalize(),
        _ => rounded_up(share, TENTHS),
    }
}

/// The digits behind the point of a number of each hundred.
const TENTHS: u32 = 1;

fn rounded_up(share: Decimal, digits: u32) -> Decimal {
    share
        .saturating_mul(Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(digits, RoundingStrategy::AwayFromZero)
        .normalize()
}
