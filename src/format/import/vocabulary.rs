//! What headings and cells say in common languages, from `assets/import/words.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

/// The words of all kinds.
static WORDS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::parse(include_str!("../../../assets/import/words.txt")));

/// Words by their kinds.
#[derive(Debug, Default)]
struct Vocabulary {
    /// The kinds that a whole text stands for.
    whole: HashMap<String, HashSet<&'static str>>,
    /// Words that count wherever they stand in a heading, longest first, each with its kind.
    inside: Vec<(String, &'static str)>,
    /// The beginnings of the names of months.
    months: Vec<(String, u8)>,
}

impl Vocabulary {
    fn parse(text: &'static str) -> Self {
        let mut found = Self::default();
        let mut kind = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = match line.split_once(": ") {
                Some((named, words)) if !line.starts_with(' ') => {
                    kind = named;
                    words
                }
                _ => line,
            };
            let words = words.split(" | ").map(|word| word.trim_matches([' ', '|']));
            for word in words.filter(|word| !word.is_empty()) {
                found.add(kind, word);
            }
        }
        let length = |(word, _): &(String, &str)| std::cmp::Reverse(word.len());
        found.inside.sort_by_key(length);
        found
    }

    fn add(&mut self, kind: &'static str, word: &'static str) {
        if kind == "month" {
            let (number, start) = word.split_once(' ').unwrap_or_default();
            let number = number.parse().unwrap_or_default();
            self.months.push((folded(start), number));
        } else if let Some(word) = word.strip_prefix('~') {
            self.inside.push((folded(word), kind));
        } else {
            self.whole.entry(folded(word)).or_default().insert(kind);
        }
    }
}

/// Whether a folded text is a word of a kind.
pub(super) fn is(kind: &str, folded: &str) -> bool {
    WORDS
        .whole
        .get(folded)
        .is_some_and(|kinds| kinds.contains(kind))
}

/// Whether a word of a kind stands in a folded heading.
pub(super) fn stands_in(kind: &str, folded: &str) -> bool {
    let mut inside = WORDS.inside.iter();
    inside.any(|(word, of)| *of == kind && contains(folded, word))
}

/// Where on a scale of five a folded text stands, from 1.
pub(super) fn agreement(folded: &str) -> Option<u8> {
    const SCALE: [&str; 5] = ["agree_1", "agree_2", "agree_3", "agree_4", "agree_5"];
    let found = SCALE.iter().position(|kind| is(kind, folded))?;
    u8::try_from(found + 1).ok()
}

/// The number of a month by its folded name, or the beginning of it.
pub(super) fn month(folded: &str) -> Option<u8> {
    let months = WORDS.months.iter();
    let mut known = months.filter(|(start, _)| folded.starts_with(start.as_str()));
    known.next().map(|(_, number)| *number)
}

/// Whether words stand in a text as whole words.
pub(super) fn contains(text: &str, words: &str) -> bool {
    if words.is_empty() {
        return false;
    }
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|rest| rest.chars().next_back());
        let after = text.get(at + found.len()..);
        is_edge(before) && is_edge(after.and_then(|rest| rest.chars().next()))
    })
}

/// A text as it is compared: letters of full width, entities, apostrophes of all kinds, case, white
/// space, and signs at the ends do not count.
pub(super) fn folded(text: &str) -> String {
    let plain = tidy(text).to_lowercase();
    let is_sign =
        |letter: char| matches!(letter, ':' | '*' | '.' | ',' | ';' | '!' | '"' | '“' | '”');
    let trimmed = plain.trim_matches(|letter: char| letter.is_whitespace() || is_sign(letter));
    if trimmed.is_empty() {
        plain
    } else {
        trimmed.to_owned()
    }
}

/// A text with single spaces, letters of ordinary width and one kind of apostrophe.
pub(super) fn tidy(text: &str) -> String {
    let decoded = html_escape::decode_html_entities(text);
    let halves = decoded.replace(" ½", ".5").replace('½', ".5");
    // Some of these apostrophes are a space and an accent by their definition.
    let plain = halves.chars().map(|letter| match letter {
        '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | '′' | '´' | '`' => '\'',
        letter => letter,
    });
    spaced(plain.nfkc().filter(|letter| !is_invisible(*letter)))
}

/// A text as it is written, with single spaces: only entities are decoded, and letters that are composed
/// of several are composed in the usual way.
pub(super) fn kept(text: &str) -> String {
    let decoded = html_escape::decode_html_entities(text);
    let is_kept =
        |letter: &char| !is_invisible(*letter) || matches!(letter, '\u{200c}' | '\u{200d}');
    spaced(decoded.nfc().filter(is_kept))
}

/// Letters with single spaces between words.
fn spaced(letters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for letter in letters {
        if !letter.is_whitespace() {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Signs that no reader sees: marks of byte order and of direction, and spaces of no width.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_word_of_the_list_is_of_its_kind_however_it_is_written() {
        for text in [
            "N/A",
            "n.a.",
            " k.A. ",
            "Not  applicable",
            "Nicht&nbsp;anwendbar",
            "n/a.",
            "n. a.",
            "Nu se aplică",
            "Nije primjenjivo",
            "Tidak berlaku",
            "Không áp dụng",
            "लागू नहीं",
            "لا ينطبق",
            "לא רלוונטי",
            "当てはまらない",
        ] {
            assert!(is("not_applicable", &folded(text)), "{text}");
        }
        for text in [
            "Don’t know",
            "don't know",
            "Don´t know",
            "don`t know",
            "?",
            "Weiß nicht",
            "DK",
            "No opinion",
            "Nu știu",
            "Ne znam",
            "Tidak tahu",
            "Không biết",
            "पता नहीं",
            "لا أعرف",
            "לא יודע",
            "わかりません",
        ] {
            assert!(is("dont_know", &folded(text)), "{text}");
        }
        for text in ["99", "NaN", "NULL", "-", "No answer", "keine Angabe"] {
            let folded = folded(text);
            assert!(
                !is("not_applicable", &folded) && !is("dont_know", &folded),
                "{text}"
            );
        }
        for text in [
            "Partecipante",
            "Nume",
            "Ime i prezime",
            "Nama",
            "Họ và tên",
            "नाम",
            "الاسم",
            "שם",
        ] {
            assert!(is("name", &folded(text)), "{text}");
        }
        assert!(stands_in("role", &folded("Which group are you in?")));
        assert!(!stands_in("role", "our whole groups"));
        assert_eq!(agreement(&folded("Trifft eher zu")), Some(4));
        assert_eq!(month("mai"), Some(5));
        assert_eq!(month("mars"), Some(3));
    }

    #[test]
    fn no_word_of_a_cell_means_two_things() {
        let cells = [
            "not_applicable",
            "dont_know",
            "agree_1",
            "agree_2",
            "agree_3",
            "agree_4",
            "agree_5",
        ];
        let words: BTreeMap<_, _> = WORDS.whole.iter().collect();
        for (word, kinds) in words {
            let meant = cells.iter().filter(|kind| kinds.contains(*kind)).count();
            assert!(meant <= 1, "{word}: {kinds:?}");
        }
    }
}
