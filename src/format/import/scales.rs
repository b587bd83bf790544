//! Scales other than that of the questionnaire: which headings state one, and what a number on one is called.

use super::vocabulary::tidy;

/// A scale of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scale {
    pub(super) least: u8,
    pub(super) most: u8,
}

impl Scale {
    /// A scale that people are asked to answer on: it begins at 0 or 1.
    fn sound(one: u8, other: u8) -> Option<Self> {
        let (least, most) = (one.min(other), one.max(other));
        (least <= 1 && most > least && most <= 100).then_some(Self { least, most })
    }

    pub(super) const fn has(self, place: u8) -> bool {
        self.least <= place && place <= self.most
    }

    /// What a text on this scale is called where it is said what it stands for: "4 of 0-10".
    pub(super) fn named(self, text: &str) -> String {
        format!("{text} of {}-{}", self.least, self.most)
    }
}

/// The number that a text begins with.
pub(super) fn place(text: &str) -> Option<u8> {
    let text = tidy(text);
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    text.get(..end.unwrap_or(text.len()))?.parse().ok()
}

/// The scale that each heading states. A fraction such as "(1/10)" is none where it counts the headings.
pub(super) fn of_headings(headings: impl Iterator<Item = String>) -> Vec<Option<Scale>> {
    let texts: Vec<String> = headings.map(|it| tidy(&it).to_lowercase()).collect();
    let fractions: Vec<(u8, u8)> = texts.iter().filter_map(|it| fraction(it)).collect();
    let counts = |most: u8| {
        let mut of_most = fractions.iter().filter(|(_, other)| *other == most);
        of_most.any(|(place, _)| *place > 1)
    };
    let scale = |text: &String| {
        stated_plainly(text).or_else(|| {
            let (least, most) = fraction(text)?;
            Scale::sound(least, most).filter(|_| !counts(most))
        })
    };
    texts.iter().map(scale).collect()
}

/// The scale that one text states, such as "(1-4)" or "von 0 (nie) bis 10 (immer)".
pub(super) fn stated(heading: &str) -> Option<Scale> {
    of_headings(std::iter::once(heading.to_owned()))
        .pop()
        .flatten()
}

fn stated_plainly(text: &str) -> Option<Scale> {
    let numbers = numbers(text);
    let between = || {
        let mut pairs = numbers.windows(2);
        pairs.find_map(|pair| {
            let [one, other] = pair else {
                return None;
            };
            is_between(text, one, other)
                .then(|| Scale::sound(one.value, other.value))
                .flatten()
        })
    };
    let explained = || ends(numbers.iter().filter(|number| number.is_explained(text)));
    between()
        .or_else(explained)
        .or_else(|| labelled(text))
        .or_else(|| counted(text, &numbers))
}

/// A whole number in a text that is no part of a word.
#[derive(Debug, Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
    value: u8,
}

impl Number {
    /// What stands before and behind it.
    fn around(self, text: &str) -> [&str; 2] {
        let before = text.get(..self.start).unwrap_or_default().trim_end();
        [
            before,
            text.get(self.end..).unwrap_or_default().trim_start(),
        ]
    }

    /// Whether it is said what it means: "10 = fully", "1 is low", "not at all = 0".
    fn is_explained(self, text: &str) -> bool {
        const MEANS: [&str; 15] = [
            "is",
            "being",
            "means",
            "meaning",
            "stands",
            "ist",
            "bedeutet",
            "heißt",
            "est",
            "signifie",
            "es",
            "significa",
            "è",
            "oznacza",
            "betekent",
        ];
        let [before, after] = self.around(text);
        let word: String = after.chars().take_while(|it| it.is_alphabetic()).collect();
        before.ends_with('=') || after.starts_with('=') || MEANS.contains(&word.as_str())
    }
}

fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, letter.is_ascii_digit()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let before = text.get(..from).and_then(|rest| rest.chars().next_back());
                let is_alone = before.is_none_or(|before| !before.is_alphanumeric());
                let value = text.get(from..at).and_then(|digits| digits.parse().ok());
                found.extend(value.filter(|_| is_alone).map(|value| Number {
                    start: from,
                    end: at,
                    value,
                }));
            }
            _ => {}
        }
    }
    found
}

/// The scale between the lowest and the highest of several numbers.
fn ends<'n>(numbers: impl Iterator<Item = &'n Number>) -> Option<Scale> {
    let values: Vec<u8> = numbers.map(|number| number.value).collect();
    Scale::sound(*values.iter().min()?, *values.iter().max()?)
}

/// Whether a text says that a scale goes from a number to the next one. What stands in brackets behind
/// the first does not count.
fn is_between(text: &str, one: &Number, other: &Number) -> bool {
    const TO: [&str; 28] = [
        "-", "–", "—", "−", "->", "→", "..", "...", "…", "~", "to", "up to", "through", "thru",
        "bis", "bis zu", "à", "a", "al", "do", "tot", "till", "til", "até", "до", "sampai", "đến",
        "から",
    ];
    const FROM: [&str; 9] = [
        "between", "zwischen", "entre", "tra", "fra", "między", "tussen", "mellan", "mellom",
    ];
    const AND: [&str; 9] = ["and", "und", "et", "y", "e", "i", "en", "och", "og"];
    let gap = text.get(one.end..other.start).unwrap_or_default().trim();
    let gap = match gap.strip_prefix(['(', '[']) {
        Some(inner) => inner.split_once([')', ']']).map_or("", |(_, rest)| rest),
        None => gap,
    };
    let gap = gap.trim_matches([' ', '"', '“', '”', '\'', ',']);
    let [before, _] = one.around(text);
    TO.contains(&gap) || (AND.contains(&gap) && FROM.iter().any(|word| before.ends_with(word)))
}

/// What stands in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.split(['(', '[', '（']).skip(1);
    opened.filter_map(|rest| rest.split([')', ']', '）']).next())
}

/// The scale of brackets in which each number has a label: "(1 low, 7 high)", "(0: never; 10: always)".
fn labelled(text: &str) -> Option<Scale> {
    bracketed(text).find_map(|inner| {
        let inner = inner.trim();
        let numbers = numbers(inner);
        let is_first = numbers.first().is_some_and(|first| first.start == 0);
        let is_labelled = |number: &Number| {
            let [_, after] = number.around(inner);
            let label = after.trim_start_matches([':', '-', '–', '—', '=', '.', ' ', '"', '“']);
            label.starts_with(char::is_alphabetic)
        };
        (is_first && numbers.len() > 1 && numbers.iter().all(is_labelled))
            .then(|| ends(numbers.iter()))
            .flatten()
    })
}

/// A scale of which only the number of its places is said: "out of 10", "7-point scale".
fn counted(text: &str, numbers: &[Number]) -> Option<Scale> {
    const BEFORE: [&str; 4] = ["out of", "sur", "( /", "(/"];
    const BEHIND: [&str; 8] = [
        "-point",
        "point scale",
        "points scale",
        "-punkt",
        "-stufig",
        "er-skala",
        "er skala",
        "段階",
    ];
    let mut numbers = numbers.iter();
    let found = numbers.find(|number| {
        let [before, after] = number.around(text);
        number.value > 2
            && (BEFORE.iter().any(|word| before.ends_with(word))
                || BEHIND.iter().any(|word| after.starts_with(word)))
    })?;
    Scale::sound(1, found.value)
}

/// The two numbers of brackets that hold nothing but a fraction.
fn fraction(text: &str) -> Option<(u8, u8)> {
    bracketed(text).find_map(|inner| {
        let (one, other) = inner.split_once('/')?;
        Some((one.trim().parse().ok()?, other.trim().parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::Text;

    #[test]
    fn a_scale_in_a_heading_is_found_however_it_is_worded() {
        for (heading, least, most) in [
            ("F1 Chosen customers (1-4)", 1, 4),
            ("von 0 bis 10", 0, 10),
            ("De 1 à 5", 1, 5),
            ("F1 Whom (0 = not at all, 10 = fully)", 0, 10),
            ("F1 (not at all = 0, fully = 10)", 0, 10),
            ("On a scale of 1 (worst) to 10 (best): F1", 1, 10),
            ("On a scale from 10 (best) to 1 (worst): F1", 1, 10),
            ("F1 (1/10)", 1, 10),
            ("F2 von 1 (gar nicht) bis 4 (voll)", 1, 4),
            ("F1 (1 = low, 7 = high)", 1, 7),
            ("F1 (1 low, 7 high)", 1, 7),
            ("F1 [0: never; 10: always]", 0, 10),
            ("F1, where 1 is low and 10 is high", 1, 10),
            ("F1 between 0 and 100", 0, 100),
            ("F1: entre 0 et 10", 0, 10),
            ("How true, out of 10: F1", 1, 10),
            ("F1 (7-point scale)", 1, 7),
        ] {
            assert_eq!(stated(heading), Some(Scale { least, most }), "{heading}");
        }
        for heading in [
            "F1 - 2 things",
            "Q1-4",
            "In 2020-2026",
            "F1",
            "F1 (2/10)",
            "Question 1 (F1)",
            "F1 (since 1 May)",
            "1. F1 Chosen customers (part 2)",
        ] {
            assert_eq!(stated(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_fraction_that_counts_the_headings_is_no_scale() {
        let of = |headings: [&str; 2]| of_headings(headings.into_iter().map(str::to_owned));
        let counted = of(["F1 (1/4)", "F2 (2/4)"]);
        assert_eq!(counted, [None, None]);
        let asked = of(["F1 (1/4)", "F2 (1/4)"]);
        assert_eq!(asked, [Some(Scale { least: 1, most: 4 }); 2]);
    }

    #[test]
    fn no_text_of_a_questionnaire_states_a_scale() {
        for (_, practice) in bundled::standard().practices() {
            let texts = [&practice.title, &practice.prompt];
            let texts = texts.into_iter().flat_map(Text::wordings);
            let aliases = practice.aliases.iter().map(String::as_str);
            for text in texts.map(|(_, text)| text).chain(aliases) {
                assert_eq!(stated(text), None, "{text}");
            }
        }
    }
}
