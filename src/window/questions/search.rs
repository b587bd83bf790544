//! Searches the practices for words, ignoring case and accents.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::{AskedPractice, Level, Practice, PracticeId, Questionnaire};
use crate::words::Words;

/// Where a practice matches the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hit {
    /// The title has every word.
    Title,
    /// The prompt has the first word that the title lacks.
    Prompt(String),
    /// The descriptor of a level has it.
    Descriptor(Level, String),
}

/// How many characters are shown before a hit.
const BEFORE: usize = 8;

/// The practices whose title, prompt and descriptors, in the words of a role, together have every word of
/// a text, and where.
/// An empty text finds nothing.
pub(crate) fn find(
    questionnaire: &Questionnaire,
    role: &str,
    words: &Words,
    text: &str,
) -> BTreeMap<PracticeId, Hit> {
    let text = plain(text);
    let wanted: Vec<&str> = text.split_whitespace().collect();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let practices = questionnaire
        .elements
        .iter()
        .flat_map(|element| &element.practices);
    practices
        .filter_map(|practice| {
            let asked = questionnaire.asked_as(role, practice);
            Some((practice.id.clone(), place(practice, asked, words, &wanted)?))
        })
        .collect()
}

fn place(
    practice: &Practice,
    asked: AskedPractice<'_>,
    words: &Words,
    wanted: &[&str],
) -> Option<Hit> {
    let title = plain(words.wording(&practice.title));
    let prompt = words.wording(asked.prompt());
    let levels = practice.scale().levels();
    let descriptors: Vec<(Level, &str, String)> = levels
        .filter_map(|level| {
            let text = words.wording(asked.descriptor(level)?);
            Some((level, text, plain(text)))
        })
        .collect();
    let plain_prompt = plain(prompt);
    let stands = |word: &&str| {
        title.contains(*word)
            || plain_prompt.contains(*word)
            || descriptors.iter().any(|(.., text)| text.contains(*word))
    };
    if !wanted.iter().all(stands) {
        return None;
    }
    let Some(word) = wanted.iter().find(|word| !title.contains(**word)) else {
        return Some(Hit::Title);
    };
    if plain_prompt.contains(word) {
        return Some(Hit::Prompt(around(prompt, word)));
    }
    descriptors
        .into_iter()
        .find(|(.., plain)| plain.contains(word))
        .map(|(level, text, _)| Hit::Descriptor(level, around(text, word)))
}

/// A text, starting shortly before a word.
fn around(text: &str, word: &str) -> String {
    let mut starts = text.char_indices().map(|(start, _)| start);
    let begins = |start: &usize| {
        let rest = text.get(*start..);
        rest.is_some_and(|rest| plain(rest).starts_with(word))
    };
    let at = starts.find(begins).unwrap_or(0);
    let before = text.get(..at).unwrap_or_default();
    if before.chars().count() <= BEFORE {
        return text.to_owned();
    }
    // Start with a whole word.
    let far = before
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(start, _)| start);
    let space = before.get(far..).and_then(|near| near.find(' '));
    let from = space.map_or(at, |space| far + space + 1);
    format!("…{}", text.get(from..).unwrap_or_default())
}

/// A text in lower case, without accents.
pub(crate) fn plain(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).map(bare).collect()
}

/// Letters with a stroke, or without a dot, have no accent that Unicode can take off.
const fn bare(letter: char) -> char {
    match letter {
        'đ' => 'd',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        '’' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Hit, around, find, plain};
    use crate::format::bundled;
    use crate::model::PracticeId;
    use crate::words::Words;

    fn found(text: &str) -> BTreeMap<PracticeId, Hit> {
        find(bundled::standard(), "", &Words::english(), text)
    }

    fn id(text: &str) -> PracticeId {
        PracticeId::new(text).expect("a sound id")
    }

    #[test]
    fn every_word_is_wanted_in_any_order_and_any_case() {
        let both = found("ANSWERS quick");
        assert_eq!(both.get(&id("F6")), Some(&Hit::Title));
        assert_eq!(both, found("  quick   answers "));
        assert!(found("quick zebra").is_empty());
    }

    #[test]
    fn a_word_of_a_descriptor_is_found_with_its_level_and_what_stands_around_it() {
        let hits = found("no shared names");
        let Some(Hit::Descriptor(level, text)) = hits.get(&id("F1")) else {
            panic!("{hits:?}");
        };
        assert_eq!(level.ordinal(), 1);
        assert!(text.contains("no shared names"), "{text}");
    }

    #[test]
    fn a_role_is_searched_in_its_own_words() {
        let questionnaire = bundled::standard();
        let form = questionnaire.role_form("customers").expect("a form");
        let asked = form.question(&id("F6")).expect("one");
        let prompt = asked.prompt.as_ref().expect("words of its own");
        let prompt = Words::english().wording(prompt).to_owned();
        let find = |role| find(questionnaire, role, &Words::english(), &prompt);
        assert!(find("customers").contains_key(&id("F6")), "{prompt}");
        assert!(find("").is_empty(), "{prompt}");
    }

    #[test]
    fn accents_do_not_matter() {
        assert_eq!(
            plain("Lucía FERREIRA-Hölt, Łódź"),
            "lucia ferreira-holt, lodz"
        );
        assert_eq!(plain("Cafe\u{301}"), "cafe");
        assert_eq!(plain("Ποιότητα"), "ποιοτητα");
    }

    #[test]
    fn nothing_is_searched_for_without_a_word() {
        assert!(found("  ").is_empty());
    }

    #[test]
    fn what_stands_around_a_word_begins_with_a_word() {
        let text = "Every complaint is acknowledged within one day, with a name.";
        assert_eq!(around(text, "every"), text);
        assert_eq!(around(text, "within"), "…within one day, with a name.");
    }
}
