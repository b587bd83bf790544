//! The unit's own money. Decimal numbers stand as texts, so that none is rounded to a binary
//! fraction.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::format::codec::{Codec, Reading};
use crate::format::noun::noun;
use crate::format::pen::Pen;
use crate::format::tree::Node;
use crate::format::values::{Number, Refusal, TextCodec};
use crate::model::{BusinessCase, Estimate, Input};
use crate::words::Message;

noun! {
    block BusinessCase as "BusinessCase" {
        optional currency: Currency,
        optional horizon_years: Number<u8, 1, MOST_YEARS> = BusinessCase::USUAL_YEARS,
        optional inputs: BTreeMap<Input, Estimate>,
    }
}

const MOST_YEARS: i64 = BusinessCase::MOST_YEARS as i64;

struct Currency;

impl TextCodec for Currency {
    type Value = String;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<String, Refusal> {
        BusinessCase::check_currency(text).map_err(|_| {
            let message = Message::new("sound-currency");
            let message = message.with("most", BusinessCase::CURRENCY_LETTERS);
            Refusal::hinting(message, "sound-currency-hint")
        })?;
        Ok(text.to_owned())
    }

    fn text(value: &String) -> Cow<'_, str> {
        value.into()
    }
}

impl TextCodec for Input {
    type Value = Self;

    fn parse(text: &str, reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        Self::from_name(text).ok_or_else(|| {
            let message = Message::new("sound-input-unknown").with("name", text);
            let known = Self::ALL.into_iter().map(Self::as_str);
            Refusal(message, reading.nearest_id(text, known))
        })
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.as_str().into()
    }
}

pub(super) struct Amounts {
    low: Decimal,
    likely: Decimal,
    high: Decimal,
}

noun! {
    line Amounts as "Estimate" {
        required low: Decimal,
        required likely: Decimal,
        required high: Decimal,
    }
}

impl Codec for Estimate {
    type Value = Self;
    const INLINE: bool = false;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let Amounts { low, likely, high } = Amounts::read(node, reading)?;
        let estimate = Self::new(low, likely, high);
        if estimate.is_none() {
            let name = reading.key.unwrap_or_default();
            let message = Message::new("sound-estimate-order").with("name", name);
            reading.wrong(node.field("likely").unwrap_or(node), message, None);
        }
        estimate
    }

    fn write(value: &Self, pen: &mut Pen) {
        let amounts = Amounts {
            low: value.low(),
            likely: value.likely(),
            high: value.high(),
        };
        Amounts::write(&amounts, pen);
    }
}

impl TextCodec for Decimal {
    type Value = Self;

    fn parse(text: &str, reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        let value = amount(text).ok_or_else(|| {
            let message = Message::new("sound-amount").with("found", text);
            Refusal::hinting(message, "sound-amount-hint")
        })?;
        match reading.key.and_then(Input::from_name) {
            Some(input) if input.check(Estimate::exactly(value)).is_err() => {
                let (least, most) = input.range();
                let message = Message::new("sound-input-range")
                    .with("name", input.as_str())
                    .with("least", least.to_string())
                    .with("most", most.to_string())
                    .with("decimals", Input::DECIMALS)
                    .with("found", value.to_string());
                Err(Refusal(message, None))
            }
            _ => Ok(value),
        }
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}

/// Reads a number as `1250` or `-12.75`, at most 15 digits before the point and 9 after it.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_sound = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if is_sound(whole, 15) && is_sound(part, 9) {
        text.parse().ok()
    } else {
        None
    }
}
