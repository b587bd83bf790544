//! Which practice a heading or a cell names: by id, title, alias or question.

use std::collections::HashMap;

use super::vocabulary::{contains, folded};
use crate::model::{Practice, PracticeId, Questionnaire};

/// The names of the practices of a questionnaire.
pub(super) struct PracticeNames<'q> {
    /// By the whole of a name that means one practice alone.
    whole: HashMap<String, &'q PracticeId>,
    /// By the id without spaces, signs and leading zeros.
    ids: HashMap<String, &'q PracticeId>,
    /// Titles, aliases and questions that may stand inside a longer text, longest first.
    inside: Vec<(String, &'q PracticeId)>,
}

/// The shortest name of several words that counts inside a longer text, in bytes.
const LEAST_INSIDE: usize = 8;

impl<'q> PracticeNames<'q> {
    pub(super) fn of(questionnaire: &'q Questionnaire) -> Self {
        let mut named: HashMap<String, Option<&PracticeId>> = HashMap::new();
        for (_, practice) in questionnaire.practices() {
            for name in names(practice) {
                let one = named.entry(folded(name)).or_insert(Some(&practice.id));
                if *one != Some(&practice.id) {
                    *one = None;
                }
            }
        }
        let of_one = named.into_iter();
        let mut whole: HashMap<String, &PracticeId> =
            of_one.filter_map(|(name, id)| Some((name, id?))).collect();
        let long = whole
            .iter()
            .filter(|(name, _)| name.len() >= LEAST_INSIDE && name.contains(' '));
        let mut inside: Vec<_> = long.map(|(name, id)| (name.clone(), *id)).collect();
        inside.sort_by(|one, other| (other.0.len(), &one.0).cmp(&(one.0.len(), &other.0)));
        let mut ids: HashMap<String, Option<&PracticeId>> = HashMap::new();
        for (_, practice) in questionnaire.practices() {
            let id = &practice.id;
            whole.insert(folded(id.as_str()), id);
            let one = ids.entry(plain_id(id.as_str())).or_insert(Some(id));
            if *one != Some(id) {
                *one = None;
            }
        }
        let ids = ids.into_iter();
        Self {
            whole,
            ids: ids.filter_map(|(name, id)| Some((name, id?))).collect(),
            inside,
        }
    }

    /// The one practice that a text names; `None` where it names none, or several.
    pub(super) fn find(&self, text: &str) -> Option<&'q PracticeId> {
        let text = folded(text);
        if text.is_empty() {
            return None;
        }
        // Grids of questions put the row's own text into brackets at the end.
        let bracketed = text
            .strip_suffix(']')
            .and_then(|rest| rest.rsplit_once('['))
            .map(|(_, inner)| folded(inner));
        bracketed
            .and_then(|inner| self.find_plain(&inner))
            .or_else(|| self.find_plain(&text))
    }

    /// The one practice whose title stands in a folded remark, also a title of one word, such as "Complaints".
    pub(super) fn spoken_of(&self, remark: &str) -> Option<&'q PracticeId> {
        let mut named: Vec<_> = self.whole.iter().collect();
        named.sort_by(|one, other| (other.0.len(), one.0).cmp(&(one.0.len(), other.0)));
        only_one_in(remark, named.into_iter().map(|(name, id)| (name, *id)))
    }

    fn find_plain(&self, text: &str) -> Option<&'q PracticeId> {
        if let Some(id) = self.whole.get(text) {
            return Some(id);
        }
        if let Some(id) = self.ids.get(&plain_id(text)) {
            return Some(id);
        }
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let mut words = words.filter(|word| !word.is_empty());
        if let Some(first) = words.next()
            && let Some(id) = self.id(first)
        {
            return Some(id);
        }
        let is_break =
            |letter| matches!(letter, ':' | '–' | '|' | '/' | '[' | ']' | '(' | ')' | '.');
        let mut segments = text.split(is_break).map(folded);
        if let Some(id) = segments.find_map(|part| self.whole.get(&part)) {
            return Some(id);
        }
        self.only_title_in(text).or_else(|| {
            let mut ids = words.filter_map(|word| self.id(word));
            let first = ids.next()?;
            ids.all(|other| other == first).then_some(first)
        })
    }

    /// The practice of an id that no ordinary word looks like.
    fn id(&self, word: &str) -> Option<&'q PracticeId> {
        if !word.contains(|letter: char| letter.is_ascii_digit())
            || !word.contains(char::is_alphabetic)
        {
            return None;
        }
        self.ids.get(&plain_id(word)).copied()
    }

    /// The one practice whose title stands in a text; titles inside a longer one do not count.
    fn only_title_in(&self, text: &str) -> Option<&'q PracticeId> {
        if text.len() < LEAST_INSIDE {
            return None;
        }
        only_one_in(text, self.inside.iter().map(|(name, id)| (name, *id)))
    }
}

/// The one practice whose name stands in a text, of names from the longest; `None` where several do. A name
/// within a longer one that stands there does not count.
fn only_one_in<'n, 'q>(
    text: &str,
    names: impl Iterator<Item = (&'n String, &'q PracticeId)>,
) -> Option<&'q PracticeId> {
    let mut rest = text.to_owned();
    let mut found = None;
    for (name, id) in names {
        if name.len() <= rest.len() && contains(&rest, name) {
            if found.is_some_and(|found| found != id) {
                return None;
            }
            found = Some(id);
            rest = rest.replace(name.as_str(), "\u{1}");
        }
    }
    found
}

/// Every name of a practice but its id.
fn names(practice: &Practice) -> impl Iterator<Item = &str> {
    let titles = practice.title.wordings().map(|(_, title)| title);
    let prompts = practice.prompt.wordings().map(|(_, prompt)| prompt);
    let aliases = practice.aliases.iter().map(String::as_str);
    titles.chain(prompts).chain(aliases)
}

/// An id without what people put into it or leave out: spaces, signs, capitals, leading zeros.
fn plain_id(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        let is_leading = !plain.ends_with(|before: char| before.is_ascii_digit());
        if letter == '0' && is_leading && !plain.is_empty() {
            continue;
        }
        plain.extend(letter.to_lowercase());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;

    #[test]
    fn a_practice_is_known_by_id_title_alias_or_question_also_inside_a_longer_text() {
        let names = PracticeNames::of(bundled::standard());
        let found = |text| names.find(text).map(PracticeId::as_str);
        for text in [
            "F1",
            "f1",
            " F 1",
            "F01",
            "F-1",
            "F1 Chosen customers",
            "F1: Chosen customers",
            "Chosen customers",
            "WHOM THE SERVICE IS FOR",
            "F1 Ausgewählte Kunden\u{a0}",
            "How do you decide which customers your service is built for?",
            "Rate each practice [F1 Chosen customers]",
            "Rate each. [Chosen customers]",
            "G01Q02. Chosen customers",
            "Question 3 (F1)",
            "1. Whom the service is for *",
            "Please rate: whom the service is for",
        ] {
            assert_eq!(found(text), Some("F1"), "{text:?}");
        }
        assert_eq!(found("F10"), Some("F10"));
        assert_eq!(found("F010"), Some("F10"));
        for text in [
            "",
            "?",
            "Q1",
            "F",
            "1",
            "F0",
            "F1 or F2?",
            "Anything else?",
            "F110",
            "Chosen customers, or needs understood",
        ] {
            let is_first = text.starts_with("F1 ");
            assert_eq!(found(text).is_some(), is_first, "{text:?}");
        }
    }
}
