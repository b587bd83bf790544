//! Numbers as they are typed: "12,500", "12 500", "12.5", "12,5", "20 %".

use rust_decimal::Decimal;

use crate::model::{BusinessCaseError, Estimate, Input};
use crate::words::{Message, Misread, Words};

/// Reads a number in the language of the words; else what is wrong with it, for the reader.
fn number(words: &Words, text: &str) -> Result<Decimal, Message> {
    words.read_number(text).map_err(|misread| match misread {
        Misread::NoNumber => Message::new("window-figure-no-number"),
        Misread::TwoWays {
            thousands,
            decimals,
        } => Message::new("window-figure-two-ways")
            .with("thousands", thousands)
            .with("decimals", decimals),
    })
}

/// A known number as it stands in its field. Three decimals would look like thousands: a fourth
/// tells them apart.
pub(crate) fn shown(words: &Words, number: Decimal) -> String {
    let mut number = number;
    if number.scale() == 3 {
        number.rescale(4);
    }
    words.number(number)
}

/// Reads low, likely and high as they are typed. Where all are empty the figure is not known;
/// without low or high the likely value stands for it.
///
/// # Errors
///
/// What is wrong with it, for the reader.
pub(crate) fn estimate(
    words: &Words,
    input: Input,
    typed: [&str; 3],
) -> Result<Option<Estimate>, Message> {
    let [low, likely, high] = typed.map(str::trim);
    if likely.is_empty() {
        let alone = low.is_empty() && high.is_empty();
        return if alone {
            Ok(None)
        } else {
            Err(Message::new("window-figure-no-likely"))
        };
    }
    let number = |text: &str| number(words, text);
    let likely = number(likely)?;
    let or_likely = |text: &str| {
        if text.is_empty() {
            Ok(likely)
        } else {
            number(text)
        }
    };
    let found = Estimate::new(or_likely(low)?, likely, or_likely(high)?);
    let found = found.ok_or_else(|| Message::new("window-figure-order"))?;
    input.check(found).map_err(|error| refusal(&error))?;
    Ok(Some(found))
}

fn refusal(error: &BusinessCaseError) -> Message {
    match error {
        BusinessCaseError::Range { least, most, .. } => Message::new("window-figure-range")
            .with("least", Decimal::from(*least))
            .with("most", Decimal::from(*most)),
        _ => Message::new("window-figure-fine").with("decimals", Input::DECIMALS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_three_decimals_is_read_as_it_is_shown() {
        let words = Words::english();
        for text in ["12.125", "12500", "0.125"] {
            let number = text.parse().expect("a number");
            assert_eq!(words.read_number(&shown(&words, number)), Ok(number));
        }
    }

    #[test]
    fn without_low_and_high_the_likely_value_stands_for_them() {
        let exactly = |value: i64| Estimate::exactly(Decimal::from(value));
        let read = |typed| estimate(&Words::english(), Input::Customers, typed);
        assert_eq!(read(["", "", ""]), Ok(None));
        assert_eq!(read(["", "5,200", ""]), Ok(Some(exactly(5_200))));
        let [one, two] = [1, 2].map(Decimal::from);
        assert_eq!(read(["1", "2", ""]), Ok(Estimate::new(one, two, two)));
    }

    #[test]
    fn what_cannot_be_an_estimate_is_refused_with_its_reason() {
        for (typed, key) in [
            (["1", "", ""], "window-figure-no-likely"),
            (["", "many", ""], "window-figure-no-number"),
            (["", "12.500", ""], "window-figure-two-ways"),
            (["3", "2", ""], "window-figure-order"),
            (["", "0", ""], "window-figure-range"),
            (["", "1.00001", ""], "window-figure-fine"),
        ] {
            let found = estimate(&Words::english(), Input::Customers, typed);
            assert_eq!(found.map_err(|fault| fault.key), Err(key), "{typed:?}");
        }
    }
}
