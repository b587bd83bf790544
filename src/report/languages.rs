//! In which language each text of a report is, where a questionnaire is read in another language than
//! the program's own words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Language, Questionnaire};
use crate::words::Words;

/// Tells the texts of a questionnaire from the program's own by what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLanguages {
    /// The language of the program's own words; `None` where it is the report's.
    own: Option<Language>,
    /// The texts of the questionnaire that are in another language than the program's own, by their first word,
    /// the longest first; with their language where it is not the report's.
    read: BTreeMap<String, Vec<(String, Option<Language>)>>,
}

impl TextLanguages {
    /// One language for everything.
    pub const ONE: Self = Self {
        own: None,
        read: BTreeMap::new(),
    };

    /// The languages of a questionnaire and of words, in a report that is in the language `main`.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, words: &Words, main: &Language) -> Self {
        let own = words.language();
        let other = |language: &Language| {
            let is_other = language.primary() != main.primary();
            is_other.then(|| language.clone())
        };
        let chosen = words.questionnaire_language();
        // Every text exists in every language that the questionnaire lists.
        let is_own = chosen.primary() == own.primary() && questionnaire.languages.contains(chosen);
        let texts = if is_own {
            Vec::new()
        } else {
            questionnaire.texts()
        };
        let mut read: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for text in texts {
            if let Some((language, wording)) = text.find(chosen)
                && language.primary() != own.primary()
                && is_prose(wording)
            {
                let wording = wording.trim();
                let known = read.entry(first_word(wording).to_owned()).or_default();
                known.push((wording.to_owned(), other(language)));
            }
        }
        for known in read.values_mut() {
            known.sort_by_key(|(wording, _)| Reverse(wording.len()));
        }
        let own = other(own);
        Self { own, read }
    }

    /// The languages that occur beside that of the report.
    #[must_use]
    pub fn others(&self) -> BTreeSet<&Language> {
        let read = self.read.values().flatten();
        let read = read.filter_map(|(_, language)| language.as_ref());
        self.own.iter().chain(read).collect()
    }

    /// Whether everything is in the language of the report.
    pub(super) fn is_one(&self) -> bool {
        self.own.is_none() && self.read.is_empty()
    }

    /// A text in parts of one language each, `None` standing for that of the report.
    #[must_use]
    pub fn parts<'s, 't>(&'s self, text: &'t str) -> Vec<(&'t str, Option<&'s Language>)> {
        if self.is_one() {
            return vec![(text, None)];
        }
        let mut parts = Parts {
            text,
            found: Vec::new(),
        };
        let own = self.own.as_ref();
        let (mut start, mut at, mut in_word) = (0, 0, false);
        while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = text.get(at..).unwrap_or_default();
            let known = self.known(rest).filter(|_| !in_word);
            if let Some((length, language)) = known {
                parts.add(start..at, own);
                parts.add(at..at + length, language);
                at += length;
                start = at;
            } else {
                in_word = letter.is_alphanumeric();
                at += letter.len_utf8();
            }
        }
        parts.add(start..at, own);
        let parts = parts.found.into_iter();
        parts
            .map(|(range, language)| (text.get(range).unwrap_or_default(), language))
            .collect()
    }

    /// The text of the questionnaire that another text starts with: its length and language.
    fn known(&self, text: &str) -> Option<(usize, Option<&Language>)> {
        let known = self.read.get(first_word(text))?.iter();
        let mut known = known.filter(|(wording, _)| {
            let after = text.strip_prefix(wording.as_str());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let (wording, language) = known.next()?;
        Some((wording.len(), language.as_ref()))
    }
}

/// The parts of a text in the making.
struct Parts<'s, 't> {
    text: &'t str,
    found: Vec<(Range<usize>, Option<&'s Language>)>,
}

impl<'s> Parts<'s, '_> {
    /// Adds a part. What stands between words goes with the part before it, or else after it.
    fn add(&mut self, range: Range<usize>, language: Option<&'s Language>) {
        let is_prose = |range: &Range<usize>| self.text.get(range.clone()).is_some_and(is_prose);
        match self.found.last_mut() {
            _ if range.is_empty() => {}
            Some((last, known)) if *known == language || !is_prose(&range) => last.end = range.end,
            Some((last, known)) if !is_prose(last) => (last.end, *known) = (range.end, language),
            _ => {
                let language = language.filter(|_| is_prose(&range));
                self.found.push((range, language));
            }
        }
    }
}

fn is_prose(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_questionnaire_is_found_inside_a_sentence() {
        let german = Language::new("de");
        let text = |text: &str| (text.to_owned(), german.clone());
        let languages = TextLanguages {
            own: None,
            read: [(
                "Preise".to_owned(),
                vec![text("Preise an der Ware"), text("Preise")],
            )]
            .into(),
        };
        let de = german.as_ref();
        for (said, parts) in [
            ("Preise an der Ware", &[("Preise an der Ware", de)][..]),
            (
                "T2 Preise, level 3",
                &[("T2 ", None), ("Preise", de), (", level 3", None)],
            ),
            ("2. Preise an der Ware.", &[("2. Preise an der Ware.", de)]),
            (
                "Preisend and Sonderpreise",
                &[("Preisend and Sonderpreise", None)],
            ),
            ("", &[]),
        ] {
            assert_eq!(languages.parts(said), parts);
        }
        assert_eq!(languages.others(), de.into_iter().collect());
    }
}
