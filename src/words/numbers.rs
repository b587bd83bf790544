//! Numbers as a language writes them.

use std::str::FromStr;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// How a language writes numbers: decimal sign, thousands, digits.
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
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
        let number = Decimal::from_str(plain).ok()?;
        // The hyphen that most languages list as their sign is too short beside digits.
        Some(self.0.format(&number).to_string().replace('-', "−"))
    }
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
    use super::Numbers;

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
