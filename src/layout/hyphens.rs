//! Where a word may be divided, by the patterns of the report's language.

use hypher::{Lang, hyphenate_bounded};

use crate::model::Language;

/// Shorter words are never divided.
const SHORTEST: usize = 7;
/// Longer runs of letters are no words, and are cut where the line ends.
const LONGEST: usize = 60;
/// How many letters stand at least on each side of the division.
const SIDE: usize = 3;

/// The rules of a language; those of one without patterns divide nothing.
#[derive(Clone, Copy)]
pub(super) struct Hyphens(Option<Lang>);

impl Hyphens {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn of(language: &Language) -> Self {
        let primary = language.as_str().split('-').next().unwrap_or_default();
        let code = <[u8; 2]>::try_from(primary.as_bytes()).ok();
        Self(code.and_then(|code| Lang::from_iso(code.map(|letter| letter.to_ascii_lowercase()))))
    }

    /// The rules for a run of text in a language of its own, where words are divided at all.
    pub(super) fn in_language(self, language: Option<&Language>) -> Self {
        match (self.0, language) {
            (Some(_), Some(language)) => Self::of(language),
            _ => self,
        }
    }

    /// The places in `word`, in bytes, where it may be divided; `before` is the letter in front of
    /// it. Only plain words are divided: no numbers, no capitals inside, no part of an address.
    pub(super) fn points(self, before: Option<char>, word: &str) -> Vec<usize> {
        let Some(language) = self.0 else {
            return Vec::new();
        };
        if before.is_some_and(|letter| !letter.is_whitespace() && !opens(letter)) {
            return Vec::new();
        }
        let bare = word.trim_start_matches(opens);
        let start = word.len() - bare.len();
        let bare = bare.trim_end_matches(closes);
        let count = bare.chars().count();
        if !(SHORTEST..=LONGEST).contains(&count) || !is_plain(bare) {
            return Vec::new();
        }
        let mut at = start;
        let mut points: Vec<usize> = hyphenate_bounded(bare, language, SIDE, SIDE)
            .map(|part| {
                at += part.len();
                at
            })
            .collect();
        points.pop();
        points
    }
}

/// Letters alone, of which only the first may be a capital.
fn is_plain(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.all(char::is_lowercase)
}

fn opens(letter: char) -> bool {
    matches!(
        letter,
        '(' | '[' | '{' | '"' | '\'' | '“' | '‘' | '„' | '«' | '»' | '-' | '–' | '—' | '…'
    )
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '’'
            | '“'
            | '«'
            | '»'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '–'
            | '—'
            | '-'
    )
}

#[cfg(test)]
mod tests {
    use super::Hyphens;
    use crate::model::Language;

    fn divided(word: &str) -> String {
        let points = Hyphens::of(&Language::english()).points(None, word);
        let mut text = String::new();
        let mut from = 0;
        for point in points {
            text.push_str(&word[from..point]);
            text.push('|');
            from = point;
        }
        text + &word[from..]
    }

    #[test]
    fn a_word_is_divided_between_syllables_with_three_letters_on_each_side() {
        assert_eq!(divided("recommendation"), "rec|om|men|da|tion");
        assert_eq!(divided("(satisfaction),"), "(sat|is|fac|tion),");
        assert_eq!(divided("extensive"), "exten|sive");
    }

    #[test]
    fn short_words_numbers_capitals_and_addresses_are_never_divided() {
        for whole in [
            "little",
            "CUSTOMERS",
            "McDonaldson",
            "satisfaction2026",
            "service@example.org",
            "documents/customers",
            "example.organisation",
        ] {
            assert_eq!(divided(whole), whole);
        }
        let english = Hyphens::of(&Language::english());
        assert!(english.points(Some('/'), "satisfaction").is_empty());
        assert!(!english.points(Some('('), "satisfaction").is_empty());
    }

    #[test]
    fn a_language_without_patterns_divides_nothing() {
        let language = Language::new("zxx").expect("a sound tag");
        assert!(
            Hyphens::of(&language)
                .points(None, "satisfaction")
                .is_empty()
        );
        let german = Language::new("de-CH").expect("a sound tag");
        assert!(
            !Hyphens::of(&german)
                .points(None, "Zufriedenheit")
                .is_empty()
        );
    }
}
