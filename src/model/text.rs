//! Texts keyed by language.

use std::collections::BTreeMap;
use std::fmt;

/// A language tag as in BCP 47, such as `en` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Takes a language tag; `None` unless it is 2 or 3 ASCII letters, then groups of 1 to 8
    /// letters or digits after hyphens, 35 characters at most.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let primary_is_sound =
            (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
        let rest_is_sound = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
        (tag.len() <= 35 && primary_is_sound && rest_is_sound).then(|| Self(tag.to_owned()))
    }

    /// English, the language every text of the program exists in.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag up to its first hyphen: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in one or more languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// Collects the wordings of a text.
    #[must_use]
    pub fn new(wordings: BTreeMap<Language, String>) -> Self {
        Self(wordings)
    }

    /// The wording in `language`, else in its primary language, else in the first language that
    /// there is; empty where there is none.
    #[must_use]
    pub fn get(&self, language: &Language) -> &str {
        self.find(language).map_or("", |(_, wording)| wording)
    }

    /// The same with the language that the wording is in; `None` where there is none.
    #[must_use]
    pub fn find(&self, language: &Language) -> Option<(&Language, &str)> {
        let mut wordings = self.wordings();
        self.0
            .get_key_value(language)
            .map(|(tag, wording)| (tag, wording.as_str()))
            .or_else(|| wordings.find(|(tag, _)| tag.primary() == language.primary()))
            .or_else(|| self.wordings().next())
    }

    /// Every wording with its language, in the order of the tags.
    pub fn wordings(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0
            .iter()
            .map(|(language, wording)| (language, wording.as_str()))
    }

    /// Whether no wording holds anything but white space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|wording| wording.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Text};

    fn text(pairs: &[(&str, &str)]) -> Text {
        Text::new(
            pairs
                .iter()
                .filter_map(|(tag, wording)| Some((Language::new(tag)?, (*wording).to_owned())))
                .collect(),
        )
    }

    #[test]
    fn a_text_falls_back_from_region_to_language_to_what_there_is() -> Result<(), &'static str> {
        let tag = |tag| Language::new(tag).ok_or("a sound tag");
        let both = text(&[("de", "Versprechen"), ("en", "Promises")]);
        assert_eq!(both.get(&tag("de")?), "Versprechen");
        assert_eq!(both.get(&tag("en-GB")?), "Promises");
        assert_eq!(both.get(&tag("fr")?), "Versprechen");
        assert_eq!(Text::default().get(&tag("en")?), "");
        Ok(())
    }

    #[test]
    fn a_language_tag_of_another_shape_is_refused() {
        for tag in ["", "e", "engl", "en_GB", "en-", "en-toolonggroup", "12"] {
            assert_eq!(Language::new(tag), None, "{tag:?}");
        }
    }
}
