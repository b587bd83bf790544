//! Checks business cases: known inputs, numbers in range and in order.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::questionnaire::nearest_id;
use super::{At, Findings};
use crate::format::{build, raw};
use crate::model::{BusinessCase, Estimate, Input};
use crate::words::Message;

pub(super) fn validate(raw: &raw::BusinessCase, at: &At<'_>, found: &mut Findings) {
    if BusinessCase::check_currency(&raw.currency).is_err() {
        let message = Message::new("sound-currency").with("most", BusinessCase::CURRENCY_LETTERS);
        let hint = Message::new("sound-currency-hint");
        found.add(&at.field("currency"), message, Some(hint));
    }
    let most = i64::from(BusinessCase::MOST_YEARS);
    let years = at.field("horizon_years");
    found.range(&years, "horizon_years", raw.horizon_years, 1, most);
    let at = at.field("inputs");
    let mut seen = HashSet::new();
    for (index, (name, raw)) in raw.inputs.0.iter().enumerate() {
        let key = at.key(index);
        if !seen.insert(name.as_str()) {
            let message = Message::new("sound-key-twice").with("key", name.as_str());
            found.add(&key, message, None);
        } else if let Some(input) = Input::from_name(name) {
            estimate(input, raw, &at.value(index), found);
        } else {
            let message = Message::new("sound-input-unknown").with("name", name.as_str());
            let hint = nearest_id(name, Input::ALL.into_iter().map(Input::as_str));
            found.add(&key, message, hint);
        }
    }
}

fn estimate(input: Input, raw: &raw::Estimate, at: &At<'_>, found: &mut Findings) {
    let mut all_sound = true;
    for (field, text) in [
        ("low", &raw.low),
        ("likely", &raw.likely),
        ("high", &raw.high),
    ] {
        let at = at.field(field);
        if let Some(value) = build::amount(text) {
            all_sound &= in_range(input, value, &at, found);
        } else {
            all_sound = false;
            let message = Message::new("sound-amount").with("found", text.as_str());
            found.add(&at, message, Some(Message::new("sound-amount-hint")));
        }
    }
    if all_sound && build::estimate(raw).is_none() {
        let message = Message::new("sound-estimate-order").with("name", input.as_str());
        found.add(&at.field("likely"), message, None);
    }
}

fn in_range(input: Input, value: Decimal, at: &At<'_>, found: &mut Findings) -> bool {
    if input.check(Estimate::exactly(value)).is_ok() {
        return true;
    }
    let (least, most) = input.range();
    let message = Message::new("sound-input-range")
        .with("name", input.as_str())
        .with("least", least.to_string())
        .with("most", most.to_string())
        .with("decimals", Input::DECIMALS)
        .with("found", value.to_string());
    found.add(at, message, None);
    false
}
