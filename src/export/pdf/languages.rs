//! In which language a piece of a document is, where the questionnaire is read in another language
//! than the program's own words.

use std::collections::BTreeSet;

use crate::layout::Group;
use crate::model::{Language, Questionnaire};
use crate::words::Words;

/// Tells the texts of a questionnaire from the program's own.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoLanguages {
    own: Language,
    read: Language,
    /// Every text of the questionnaire without white space.
    texts: BTreeSet<String>,
}

impl TwoLanguages {
    /// `None` where both are in the same language.
    pub(super) fn of(questionnaire: &Questionnaire, words: &Words) -> Option<Self> {
        let (own, read) = (words.language(), words.questionnaire_language());
        let texts = questionnaire.texts().into_iter();
        (own.primary() != read.primary()).then(|| Self {
            own: own.clone(),
            read: read.clone(),
            texts: texts.map(|text| plain(words.wording(text))).collect(),
        })
    }

    /// The language of a group: the questionnaire's where it is one of its texts or the beginning of
    /// one that goes on elsewhere, else the program's.
    pub(super) fn language(&self, group: &Group) -> &Language {
        let text = plain(&group.text());
        let mut from = self.texts.range(text.clone()..);
        let is_read = from.next().is_some_and(|known| known.starts_with(&text));
        if is_read && !text.is_empty() {
            &self.read
        } else {
            &self.own
        }
    }
}

/// A text without what line breaks change.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}')
        .collect()
}
