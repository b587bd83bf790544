//! Every string that people read, from the Fluent files under `assets/words/`.
//!
//! Code names a text by its key and hands over the facts; the wording, the plural forms and the
//! order of words belong to the language's file. Files, one folder a language: `terms.ftl` (words
//! shared by all), `window.ftl`, `preview.ftl` (the report in the window), `report.ftl`,
//! `pages.ftl` (furniture of pages), `paper.ftl` (pictures, and PDF files that are read),
//! `export.ftl` (what is handed on), `command.ftl`, `faults.ftl`, `plan.ftl`, `worth.ftl`.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::{Language, Questionnaire, Text};

const ENGLISH_FILES: &[&str] = &[
    include_str!("../../assets/words/en/terms.ftl"),
    include_str!("../../assets/words/en/window.ftl"),
    include_str!("../../assets/words/en/report.ftl"),
    include_str!("../../assets/words/en/command.ftl"),
    include_str!("../../assets/words/en/faults.ftl"),
    include_str!("../../assets/words/en/worth.ftl"),
    include_str!("../../assets/words/en/plan.ftl"),
    include_str!("../../assets/words/en/export.ftl"),
    include_str!("../../assets/words/en/paper.ftl"),
    include_str!("../../assets/words/en/pages.ftl"),
    include_str!("../../assets/words/en/preview.ftl"),
];

/// The program's texts in one language, and the language that a questionnaire's texts are read in.
/// A copy is cheap.
#[derive(Clone)]
pub struct Words {
    bundle: Arc<FluentBundle<FluentResource>>,
    language: Language,
    questionnaire_language: Language,
}

/// A text by its key, with the facts that go into it; the words are chosen where it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The key of the text.
    pub key: &'static str,
    /// The facts by the names that the text uses.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A fact that goes into a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Shown as it is.
    Text(String),
    /// Shown as a number, and chooses the plural form.
    Number(f64),
}

impl Message {
    /// A text without facts.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            facts: Vec::new(),
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Fact {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u8> for Fact {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Fact {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<u64> for Fact {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl Words {
    /// The texts in a language where they exist in it, else in English; a questionnaire's texts are
    /// read in that language wherever a questionnaire has it.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        Self {
            questionnaire_language: language.clone(),
            ..Self::english()
        }
    }

    /// The texts in English.
    #[must_use]
    pub fn english() -> Self {
        let tag: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for file in ENGLISH_FILES {
            // What does not parse is left out; a test reads every file without a fault.
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self {
            bundle: Arc::new(bundle),
            language: Language::english(),
            questionnaire_language: Language::english(),
        }
    }

    /// The same for a questionnaire: its texts are read in the wanted language where it has that,
    /// else in its first.
    #[must_use]
    pub fn for_questionnaire(&self, questionnaire: &Questionnaire) -> Self {
        let language = questionnaire.language(&self.questionnaire_language);
        Self {
            questionnaire_language: language.clone(),
            ..self.clone()
        }
    }

    /// The language of the program's own texts.
    #[must_use]
    pub const fn language(&self) -> &Language {
        &self.language
    }

    /// The language that a questionnaire's texts are read in.
    #[must_use]
    pub const fn questionnaire_language(&self) -> &Language {
        &self.questionnaire_language
    }

    /// A text of a questionnaire.
    #[must_use]
    pub fn wording<'t>(&self, text: &'t Text) -> &'t str {
        text.get(&self.questionnaire_language)
    }

    /// The text of a key without facts; the key itself where there is no such text.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text of a key with facts; the key itself where there is no such text.
    #[must_use]
    pub fn with(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.format(key, facts)
    }

    /// The text of a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.format(message.key, &message.facts)
    }

    fn format(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|text| text.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            let value = match fact {
                Fact::Text(text) => FluentValue::from(text.as_str()),
                Fact::Number(number) => FluentValue::from(*number),
            };
            args.set(*name, value);
        }
        let mut faults = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut faults)
            .into_owned()
    }
}
