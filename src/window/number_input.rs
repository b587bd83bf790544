//! Numbers as they are typed: "12,500", "12 500", "12,5", "20 %", "£380", "12,500 customers".

use rust_decimal::Decimal;

use crate::model::{BusinessCase, BusinessCaseError, Estimate, Input, Unit};
use crate::report::worth as says;
use crate::words::{Message, Misread, Words};

/// Why what is typed for a figure is not taken in.
#[derive(Debug, PartialEq)]
pub(crate) enum Unread {
    /// What is wrong with it, for the reader.
    Wrong(Message),
    /// One of its texts, by its place, could mean either number.
    TwoWays(usize, [Decimal; 2]),
}

impl Unread {
    fn wrong(key: &'static str) -> Self {
        Self::Wrong(Message::new(key))
    }
}

/// Signs of currencies and the currencies that they stand for.
const CURRENCIES: [(&str, &[&str]); 9] = [
    ("£", &["GBP"]),
    ("€", &["EUR"]),
    ("$", &["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"]),
    ("¥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("fr", &["CHF"]),
];

/// A typed figure in its parts: the number, and what stands before and after it.
struct Typed<'t> {
    number: String,
    beside: Vec<&'t str>,
}

impl<'t> Typed<'t> {
    /// `None` where there is no digit.
    fn of(text: &'t str) -> Option<Self> {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let first = text.find(is_digit)?;
        let (before, rest) = text.split_at(first);
        let end = rest.rfind(is_digit).map_or(0, |last| last + 1);
        let (number, after) = rest.split_at(end);
        let is_minus = |letter: char| matches!(letter, '-' | '−');
        let minus = if before.contains(is_minus) { "-" } else { "" };
        let words = before.split(is_minus).chain([after]);
        let words = words.flat_map(|part| part.split(char::is_whitespace));
        Some(Self {
            number: format!("{minus}{number}"),
            beside: words.filter(|word| !word.is_empty()).collect(),
        })
    }
}

/// Reads a figure with the signs and words that may stand beside it.
fn figure(
    words: &Words,
    case: &BusinessCase,
    input: Input,
    place: usize,
    text: &str,
) -> Result<Decimal, Unread> {
    let typed = Typed::of(text).ok_or_else(|| Unread::wrong("window-figure-no-number"))?;
    for word in &typed.beside {
        check_beside(words, case, input, word)?;
    }
    let is_counted = matches!(input.unit(), Unit::Count | Unit::CountYearly);
    match words.read_number(&typed.number) {
        Ok(number) => Ok(number),
        // Nobody has half a customer.
        Err(Misread::TwoWays { thousands, .. }) if is_counted => Ok(thousands),
        Err(Misread::TwoWays {
            thousands,
            decimals,
        }) => Err(Unread::TwoWays(place, [thousands, decimals.normalize()])),
        Err(Misread::NoNumber) => Err(Unread::wrong("window-figure-no-number")),
    }
}

/// Whether a sign or a word may stand beside a figure: the sign of its unit, its currency, or a word of
/// its unit.
fn check_beside(
    words: &Words,
    case: &BusinessCase,
    input: Input,
    word: &str,
) -> Result<(), Unread> {
    let unit = input.unit();
    let of_another_unit = |key| {
        let unit = unit_of(words, case, input);
        Unread::Wrong(Message::new(key).with("unit", unit))
    };
    let is_money = matches!(unit, Unit::Money | Unit::MoneyYearly);
    if word == "%" {
        let is_share = matches!(unit, Unit::Percent | Unit::Points);
        return if is_share {
            Ok(())
        } else {
            Err(of_another_unit("window-figure-no-share"))
        };
    }
    let own = case.currency.trim();
    if is_money && !own.is_empty() && is_same_currency(word, own) {
        return Ok(());
    }
    if is_currency(word) || is_same_currency(word, own) {
        return match (is_money, own.is_empty()) {
            (true, true) => Ok(()),
            (true, false) => Err(Unread::Wrong(
                Message::new("window-figure-other-currency")
                    .with("own", own)
                    .with("found", word),
            )),
            (false, _) => Err(of_another_unit("window-figure-no-money")),
        };
    }
    let said =
        [1, 2].map(|count| measured(words, case, input, Decimal::from(count)).to_lowercase());
    let word = word.to_lowercase();
    let is_said = said
        .iter()
        .any(|said| said.split(char::is_whitespace).any(|known| known == word));
    if is_said {
        Ok(())
    } else {
        Err(Unread::wrong("window-figure-no-number"))
    }
}

/// The currency that stands beside one of the texts of a figure of money while none is chosen: its code,
/// or its sign where several currencies share it.
pub(crate) fn named_currency(
    case: &BusinessCase,
    input: Input,
    typed: [&str; 3],
) -> Option<String> {
    let is_money = matches!(input.unit(), Unit::Money | Unit::MoneyYearly);
    if !is_money || !case.currency.trim().is_empty() {
        return None;
    }
    let texts = typed.into_iter().filter_map(Typed::of);
    let mut words = texts.flat_map(|typed| typed.beside);
    let word = words.find(|word| is_currency(word))?;
    Some(match codes_of(word) {
        Some([code]) => (*code).to_owned(),
        _ => word.to_owned(),
    })
}

/// Whether a word is the sign of a currency, or looks like its code.
fn is_currency(word: &str) -> bool {
    let is_code = word.len() == 3 && word.chars().all(|letter| letter.is_ascii_uppercase());
    is_code || codes_of(word).is_some()
}

fn codes_of(sign: &str) -> Option<&'static [&'static str]> {
    let sign = sign.trim_end_matches('.').to_lowercase();
    let row = CURRENCIES.iter().find(|(known, _)| *known == sign);
    row.map(|(_, codes)| *codes)
}

/// Whether two names mean one currency: "£" and "GBP".
fn is_same_currency(one: &str, other: &str) -> bool {
    let stands_for = |sign: &str, code: &str| {
        codes_of(sign).is_some_and(|codes| codes.contains(&code.to_uppercase().as_str()))
    };
    !other.is_empty()
        && (one.to_lowercase() == other.to_lowercase()
            || stands_for(one, other)
            || stands_for(other, one))
}

/// A value of an input with its whole unit: "GBP 380 a year", "12,500 customers", "6 months".
pub(crate) fn measured(words: &Words, case: &BusinessCase, input: Input, value: Decimal) -> String {
    let amount = says::value(words, case, input, value);
    let key = match (input, input.unit()) {
        (Input::Customers, _) => "window-measured-customers",
        (Input::CustomersLost | Input::NewCustomers, _) => "window-measured-customers-yearly",
        (_, Unit::Count | Unit::CountYearly) => "window-measured-contacts-yearly",
        (_, Unit::Money | Unit::Percent) => return amount,
        (_, Unit::MoneyYearly) => "window-measured-yearly",
        (_, Unit::Points) => "window-measured-points",
        (_, Unit::Months) => "window-measured-months",
        (_, Unit::Days) => "window-measured-days",
    };
    words.with(key, &facts!(count = value, amount))
}

/// What an input is measured in, with the currency where there is one: "GBP a year".
pub(crate) fn unit_of(words: &Words, case: &BusinessCase, input: Input) -> String {
    let currency = case.currency.trim();
    match input.unit() {
        Unit::Money if !currency.is_empty() => currency.to_owned(),
        Unit::MoneyYearly if !currency.is_empty() => {
            words.with("window-measured-yearly", &facts!(amount = currency))
        }
        unit => says::unit_name(words, unit),
    }
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
/// [`Unread`] where a text is no number, or the three are no estimate.
pub(crate) fn estimate(
    words: &Words,
    case: &BusinessCase,
    input: Input,
    typed: [&str; 3],
) -> Result<Option<Estimate>, Unread> {
    let [low, likely, high] = typed.map(str::trim);
    if likely.is_empty() {
        let alone = low.is_empty() && high.is_empty();
        return if alone {
            Ok(None)
        } else {
            Err(Unread::wrong("window-figure-no-likely"))
        };
    }
    let number = |place, text: &str| figure(words, case, input, place, text);
    let likely = number(1, likely)?;
    let or_likely = |place, text: &str| {
        if text.is_empty() {
            Ok(likely)
        } else {
            number(place, text)
        }
    };
    let found = Estimate::new(or_likely(0, low)?, likely, or_likely(2, high)?);
    let found = found.ok_or_else(|| Unread::wrong("window-figure-order"))?;
    let checked = input.check(found);
    checked.map_err(|error| Unread::Wrong(refusal(&error)))?;
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

    fn read(input: Input, typed: [&str; 3]) -> Result<Option<Estimate>, Unread> {
        let case = BusinessCase {
            currency: "GBP".to_owned(),
            ..BusinessCase::default()
        };
        estimate(&Words::english(), &case, input, typed)
    }

    fn exactly(value: &str) -> Estimate {
        Estimate::exactly(value.parse().expect("a number"))
    }

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
        let read = |typed| read(Input::Customers, typed);
        assert_eq!(read(["", "", ""]), Ok(None));
        assert_eq!(read(["", "5,200", ""]), Ok(Some(exactly("5200"))));
        let [one, two] = [1, 2].map(Decimal::from);
        assert_eq!(read(["1", "2", ""]), Ok(Estimate::new(one, two, two)));
    }

    #[test]
    fn a_figure_is_understood_with_its_sign_or_its_unit() {
        for (input, typed, wanted) in [
            (Input::Revenue, "£380", "380"),
            (Input::Revenue, "380 £", "380"),
            (Input::Revenue, "GBP 380", "380"),
            (Input::Revenue, "380gbp", "380"),
            (Input::Revenue, "GBP 380 a year", "380"),
            (Input::Revenue, "1.200,50", "1200.5"),
            (Input::Revenue, "£1,200.50", "1200.5"),
            (Input::Customers, "12 500", "12500"),
            (Input::Customers, "12,500 customers", "12500"),
            (Input::Customers, "1 customer", "1"),
            (Input::Customers, "1,400", "1400"),
            (Input::GrossMargin, "42 %", "42"),
            (Input::GrossMargin, "42%", "42"),
            (Input::PriceEffect, "-1.5 %", "-1.5"),
            (Input::PriceEffect, "−1.5%", "-1.5"),
            (Input::Uplift, "3 %", "3"),
            (Input::StaffDays, "43 days", "43"),
        ] {
            let found = read(input, ["", typed, ""]);
            assert_eq!(found, Ok(Some(exactly(wanted))), "{typed:?}");
        }
    }

    #[test]
    fn a_count_has_no_decimals_and_other_figures_that_can_be_read_two_ways_are_asked_about() {
        let count = read(Input::Customers, ["", "12.500", ""]);
        assert_eq!(count, Ok(Some(exactly("12500"))));
        let [thousands, decimals] = ["12500", "12.5"].map(|text| text.parse().expect("a number"));
        for (typed, place) in [(["", "£12.500", ""], 1), (["", "20,000", "12.500"], 2)] {
            let asked = Err(Unread::TwoWays(place, [thousands, decimals]));
            assert_eq!(read(Input::Revenue, typed), asked, "{typed:?}");
        }
    }

    #[test]
    fn what_cannot_be_an_estimate_is_refused_with_its_reason() {
        for (input, typed, key) in [
            (Input::Customers, ["1", "", ""], "window-figure-no-likely"),
            (
                Input::Customers,
                ["", "many", ""],
                "window-figure-no-number",
            ),
            (
                Input::Customers,
                ["", "about 5", ""],
                "window-figure-no-number",
            ),
            (
                Input::Customers,
                ["", "5 pounds", ""],
                "window-figure-no-number",
            ),
            (Input::Customers, ["3", "2", ""], "window-figure-order"),
            (Input::Customers, ["", "0", ""], "window-figure-range"),
            (Input::Customers, ["", "1.00001", ""], "window-figure-fine"),
            (Input::Customers, ["", "£12", ""], "window-figure-no-money"),
            (Input::Customers, ["", "12 %", ""], "window-figure-no-share"),
            (Input::Revenue, ["", "12 %", ""], "window-figure-no-share"),
            (
                Input::Revenue,
                ["", "380 €", ""],
                "window-figure-other-currency",
            ),
            (
                Input::Revenue,
                ["", "EUR 380", ""],
                "window-figure-other-currency",
            ),
        ] {
            match read(input, typed) {
                Err(Unread::Wrong(message)) => assert_eq!(message.key, key, "{typed:?}"),
                found => panic!("{typed:?}: {found:?}"),
            }
        }
    }

    #[test]
    fn the_currency_that_stands_beside_money_is_named_while_none_is_chosen() {
        let mut case = BusinessCase::default();
        for (input, typed, wanted) in [
            (Input::Revenue, "£380", Some("GBP")),
            (Input::Revenue, "380 €", Some("EUR")),
            (Input::Revenue, "CHF 380", Some("CHF")),
            (Input::Revenue, "$380", Some("$")),
            (Input::Revenue, "380", None),
            (Input::Customers, "380 GBP", None),
        ] {
            let found = named_currency(&case, input, ["", typed, ""]);
            assert_eq!(found.as_deref(), wanted, "{typed}");
        }
        "GBP".clone_into(&mut case.currency);
        let other = named_currency(&case, Input::Revenue, ["", "380 €", ""]);
        assert_eq!(other, None);
    }

    #[test]
    fn any_currency_is_taken_while_none_is_chosen() {
        let case = BusinessCase::default();
        for typed in ["380 €", "£380", "CHF 380"] {
            let found = estimate(&Words::english(), &case, Input::Revenue, ["", typed, ""]);
            assert_eq!(found, Ok(Some(exactly("380"))), "{typed}");
        }
    }
}
