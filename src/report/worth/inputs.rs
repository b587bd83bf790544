//! The figures that are asked for: what each is called, what it is measured in, where its value comes
//! from, and which are missing.

use super::money::{money_about, value};
use crate::advice::economics::Worth;
use crate::analysis::OwnDays;
use crate::model::{BusinessCase, Input, Unit};
use crate::words::Words;

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

pub(super) fn names_in(words: &Words, key: &str, inputs: &[Input]) -> String {
    let names: Vec<String> = inputs
        .iter()
        .map(|input| input_name(words, *input))
        .collect();
    words.with(key, &facts!(inputs = words.list(&names)))
}

/// What an answer still needs, in the words of a key. The uplift can stay open; and own days can follow
/// from the steps, so they are asked for once all else is there. Where `unstated` steps have no days, it is
/// theirs that are asked for.
#[must_use]
pub fn missing(words: &Words, key: &str, worth: &Worth, unstated: usize) -> String {
    if needs_days_of_steps(worth, unstated) {
        let inputs = words.with("worth-days-of-steps", &facts!(count = unstated));
        return words.with(key, &facts!(inputs));
    }
    let missing = worth.missing.iter().copied();
    let deciding: Vec<Input> = missing.clone().filter(|input| input.decides()).collect();
    if deciding.is_empty() {
        let others: Vec<Input> = missing.filter(|input| *input != Input::Uplift).collect();
        return names_in(words, key, &others);
    }
    names_in(words, key, &deciding)
}

/// Whether nothing is missing for an answer but the days of `unstated` steps.
pub(super) fn needs_days_of_steps(worth: &Worth, unstated: usize) -> bool {
    let mut missing = worth.missing.iter();
    let of_steps = missing.all(|input| matches!(input, Input::StaffDays | Input::Uplift));
    unstated > 0 && of_steps && worth.missing.contains(&Input::StaffDays)
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
        let value = value(words, case, *input, case.assumption(*input)?);
        let name = input_name(words, *input);
        Some(words.with("worth-assumed-one", &facts!(name, value)))
    });
    words.list(&told.collect::<Vec<_>>())
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

/// Where the own days come from, unless the document states them and its plan agrees; what the result
/// would be with the days of the plan, where these differ.
#[must_use]
pub fn own_days(words: &Words, case: &BusinessCase, own: OwnDays, worth: &Worth) -> Option<String> {
    match own {
        OwnDays::Open | OwnDays::Unstated(_) | OwnDays::Stated => None,
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
