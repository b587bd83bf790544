//! Numbers as they are typed: "12,500", "12 500", "12.5", "12,5", "20 %".

use rust_decimal::Decimal;

use crate::model::{BusinessCaseError, Estimate, Input};
use crate::words::Message;

/// Reads a number; `None` where it is none.
///
/// Spaces and apostrophes between digits are left out. A comma stands between thousands where
/// three digits follow each one, else for the decimal point.
pub(crate) fn read(text: &str) -> Option<Decimal> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let plain: String = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’'))
        .map(|sign| if sign == '−' { '-' } else { sign })
        .collect();
    let plain = if groups_thousands(&plain) {
        plain.replace(',', "")
    } else {
        plain.replacen(',', ".", 1)
    };
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let sound = digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .chars()
            .all(|sign| sign.is_ascii_digit() || sign == '.')
        && digits.len() <= 20;
    if sound { plain.parse().ok() } else { None }
}

/// Whether every comma has three digits behind it, one to three digits before the first, and the
/// decimal point only after the last.
fn groups_thousands(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or(text);
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    // "0,125" is an eighth.
    (1..=3).contains(&first) && !whole.starts_with('0') && groups.all(|group| group.len() == 3)
}

/// Reads low, likely and high as they are typed. Where all are empty the figure is not known;
/// without low or high the likely value stands for it.
///
/// # Errors
///
/// What is wrong with it, for the reader.
pub(crate) fn estimate(input: Input, typed: [&str; 3]) -> Result<Option<Estimate>, Message> {
    let [low, likely, high] = typed.map(str::trim);
    if likely.is_empty() {
        let alone = low.is_empty() && high.is_empty();
        return if alone {
            Ok(None)
        } else {
            Err(Message::new("window-figure-no-likely"))
        };
    }
    let number = |text: &str| read(text).ok_or_else(|| Message::new("window-figure-no-number"));
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
    fn numbers_are_read_as_people_write_them() {
        for (typed, wanted) in [
            ("12500", Some("12500")),
            ("12,500", Some("12500")),
            ("1,234,567.5", Some("1234567.5")),
            (" 12 500 ", Some("12500")),
            ("12'500", Some("12500")),
            ("12,5", Some("12.5")),
            ("12,50", Some("12.50")),
            ("0,125", Some("0.125")),
            ("1234,567", Some("1234.567")),
            ("20 %", Some("20")),
            ("−3", Some("-3")),
            ("-3.5", Some("-3.5")),
            ("", None),
            ("about 5", None),
            ("1,2,3", None),
            (".5.", None),
            ("1e5", None),
            ("--1", None),
            ("99999999999999999999999999999999", None),
        ] {
            let wanted = wanted.map(|text| text.parse().expect("a number"));
            assert_eq!(read(typed), wanted, "{typed:?}");
        }
    }

    #[test]
    fn without_low_and_high_the_likely_value_stands_for_them() {
        let exactly = |value: i64| Estimate::exactly(Decimal::from(value));
        let read = |typed| estimate(Input::Customers, typed);
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
            (["3", "2", ""], "window-figure-order"),
            (["", "0", ""], "window-figure-range"),
            (["", "1.00001", ""], "window-figure-fine"),
        ] {
            let found = estimate(Input::Customers, typed);
            assert_eq!(found.map_err(|fault| fault.key), Err(key), "{typed:?}");
        }
    }
}
