//! Numbers as a language writes them, and as people type them.

use std::str::FromStr;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use rust_decimal::Decimal as Amount;
use unic_langid::LanguageIdentifier;

/// How a language writes numbers: decimal sign, thousands, digits.
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    /// The sign before decimals.
    pub(super) fn decimal_sign(&self) -> Option<char> {
        self.write("0.5")?.chars().nth(1)
    }

    /// The rules of a language; `None` of a tag that is none.
    pub(super) fn of(tag: &str) -> Option<Self> {
        let locale = Locale::from_str(tag).ok()?;
        let preferences = DecimalFormatterPreferences::from(&locale);
        DecimalFormatter::try_new(preferences, DecimalFormatterOptions::default())
            .ok()
            .map(Self)
    }

    /// A number that is written plainly, such as `-1234.50`, with all its digits; `None` of what is
    /// no number.
    pub(super) fn write(&self, plain: &str) -> Option<String> {
        // Most numbers are whole, and those are read much faster.
        let whole = plain.parse::<i64>().map(Decimal::from);
        let number = whole.or_else(|_| Decimal::from_str(plain)).ok()?;
        let written = self.0.format(&number).to_string();
        // The hyphen that most languages list as their sign is too short beside digits.
        Some(if written.contains('-') {
            written.replace('-', "−")
        } else {
            written
        })
    }
}

/// Why a typed text is not taken for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// It is none.
    NoNumber,
    /// Its only sign can stand between thousands or before the decimals, as in "12.500".
    TwoWays {
        /// What it is if the sign stands between thousands.
        thousands: Amount,
        /// What it is if the sign stands before the decimals.
        decimals: Amount,
    },
}

/// Reads a typed number; `decimal` is the language's own sign before decimals.
///
/// Spaces and apostrophes between digits are left out. Of two kinds of sign the last stands before
/// the decimals. One sign stands between thousands if it can, unless the language has it before
/// decimals: then it is not decided here.
pub(super) fn read(text: &str, decimal: char) -> Result<Amount, Misread> {
    let is_sign = |letter| matches!(letter, '.' | ',');
    let (minus, digits) = signed_digits(text);
    let is_sound = |letter: char| letter.is_ascii_digit() || is_sign(letter);
    let begins = digits.starts_with(|letter: char| letter.is_ascii_digit());
    if !begins || digits.len() > 20 || !digits.chars().all(is_sound) {
        return Err(Misread::NoNumber);
    }
    let number = |digits: String| {
        let number = format!("{minus}{digits}").parse();
        number.map_err(|_| Misread::NoNumber)
    };
    let Some((whole, decimals)) = digits.rsplit_once(is_sign) else {
        return number(digits);
    };
    let last = if digits
        .get(whole.len()..)
        .is_some_and(|rest| rest.starts_with(','))
    {
        ','
    } else {
        '.'
    };
    let grouped = has_thousands(&digits, last);
    match whole.find(is_sign) {
        None if !grouped => number(format!("{whole}.{decimals}")),
        None if last == decimal => Err(Misread::TwoWays {
            thousands: number(format!("{whole}{decimals}"))?,
            decimals: number(format!("{whole}.{decimals}"))?,
        }),
        _ if grouped => number(digits.replace(last, "")),
        Some(_) if has_thousands(whole, if last == ',' { '.' } else { ',' }) => {
            number(format!("{}.{decimals}", whole.replace(is_sign, "")))
        }
        _ => Err(Misread::NoNumber),
    }
}

/// Reads a number whose sign before decimals is known: the other one can only stand between thousands.
pub(super) fn read_with(text: &str, decimal: char) -> Option<Amount> {
    let between = if decimal == ',' { '.' } else { ',' };
    let (minus, digits) = signed_digits(text);
    let (whole, decimals) = digits.split_once(decimal).unwrap_or((&digits, "0"));
    let is_whole = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    let is_sound = is_whole || has_thousands(whole, between);
    let has_digits = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !is_sound || !has_digits || digits.len() > 20 {
        return None;
    }
    format!("{minus}{}.{decimals}", whole.replace(between, ""))
        .parse()
        .ok()
}

/// The minus of a typed number, or nothing, and its digits with the signs between them.
fn signed_digits(text: &str) -> (&'static str, String) {
    let text = text.trim().trim_end_matches('%').trim_end();
    let text = text.replace('−', "-");
    let (minus, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.as_str()),
    };
    let left_out = |letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’');
    (minus, digits.replace(left_out, ""))
}

/// Whether a sign stands between thousands; "0,125" is an eighth.
fn has_thousands(text: &str, sign: char) -> bool {
    let is_number = |group: &str| group.chars().all(|letter| letter.is_ascii_digit());
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group))
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Self::of(&language.to_string()).ok_or(())
    }
}

/// Writes the numbers inside a text.
pub(super) fn in_text(value: &FluentValue<'_>, language: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = number.as_string();
    language
        .with_try_get((), |numbers: &Numbers| numbers.write(&plain))
        .ok()?
}

#[cfg(test)]
mod tests {
    use super::{Amount, Misread, Numbers, read};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, wanted) in [
            ("12500", Some("12500")),
            ("12,500", Some("12500")),
            ("1,234,567.5", Some("1234567.5")),
            ("1.234.567", Some("1234567")),
            ("1.200,50", Some("1200.50")),
            (" 12 500 ", Some("12500")),
            ("12'500", Some("12500")),
            ("12,5", Some("12.5")),
            ("31,5", Some("31.5")),
            ("12,50", Some("12.50")),
            ("0,125", Some("0.125")),
            ("0.125", Some("0.125")),
            ("1234,567", Some("1234.567")),
            ("20 %", Some("20")),
            ("−3", Some("-3")),
            ("-3.5", Some("-3.5")),
            ("", None),
            ("about 5", None),
            ("1,2,3", None),
            ("1.2,3,4", None),
            (".5.", None),
            ("1e5", None),
            ("--1", None),
            ("99999999999999999999999999999999", None),
        ] {
            let wanted = wanted.map(|text| text.parse().expect("a number"));
            assert_eq!(
                read(typed, '.'),
                wanted.ok_or(Misread::NoNumber),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn a_number_that_can_be_read_two_ways_is_left_to_the_reader() {
        let amount = |text: &str| text.parse::<Amount>().expect("a number");
        for (typed, decimal, other) in [("12.500", '.', ','), ("1,050", ',', '.')] {
            let digits = typed.replace(decimal, "");
            let two_ways = Misread::TwoWays {
                thousands: amount(&digits),
                decimals: amount(&typed.replace(decimal, ".")),
            };
            assert_eq!(read(typed, decimal), Err(two_ways));
            assert_eq!(read(typed, other), Ok(amount(&digits)));
        }
        assert_eq!(
            Numbers::of("de").and_then(|of| of.decimal_sign()),
            Some(',')
        );
    }

    #[test]
    fn a_number_is_read_in_one_way_where_the_sign_before_decimals_is_known() {
        let read = |text, decimal| super::read_with(text, decimal).map(|it| it.to_string());
        for (text, point, comma) in [
            ("12.500", Some("12.500"), Some("12500.0")),
            ("1,234.5", Some("1234.5"), None),
            ("-3,5 %", None, Some("-3.5")),
            ("12 500", Some("12500.0"), Some("12500.0")),
            ("1.2.3", None, None),
            ("", None, None),
            ("five", None, None),
        ] {
            let [point, comma] = [point, comma].map(|it| it.map(str::to_owned));
            assert_eq!((read(text, '.'), read(text, ',')), (point, comma), "{text}");
        }
    }

    #[test]
    fn every_language_writes_numbers_by_its_own_rules() {
        for (tag, number, says) in [
            ("en", "1234567.50", "1,234,567.50"),
            ("en", "-3.5", "−3.5"),
            ("de", "1234567.50", "1.234.567,50"),
            ("de-CH", "12345.6", "12'345.6"),
            ("fr", "12345.6", "12\u{202f}345,6"),
            ("pl", "1234.5", "1234,5"),
        ] {
            let numbers = Numbers::of(tag).expect("a language");
            assert_eq!(numbers.write(number).as_deref(), Some(says), "{tag}");
        }
    }
}
