//! The languages that the program's own texts exist in.

use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::LanguageIdentifier;

use super::composed::Composed;
use super::numbers::{self, Numbers};
use crate::model::Language;

/// A language that the program's own texts exist in.
pub struct ProgramLanguage {
    /// Its tag, which is also the name of its folder under `assets/words/`.
    pub tag: &'static str,
    /// The names of its files and what they hold.
    pub files: &'static [(&'static str, &'static str)],
    texts: OnceLock<Arc<Texts>>,
}

macro_rules! language {
    ($tag:literal) => {
        language!($tag: "terms", "window", "report", "command", "faults", "worth", "plan", "export", "paper", "pages", "preview", "glossary", "group", "import", "grid", "ballot", "present", "change", "outcomes", "portfolio", "many-units")
    };
    ($tag:literal: $($file:literal),*) => {
        ProgramLanguage {
            tag: $tag,
            files: &[$((
                $file,
                include_str!(concat!("../../assets/words/", $tag, "/", $file, ".ftl")),
            )),*],
            texts: OnceLock::new(),
        }
    };
}

/// Every language of the program; the first one stands in for those that are not here.
pub static LANGUAGES: [ProgramLanguage; 1] = [language!("en")];

impl ProgramLanguage {
    /// The language of a tag, else one with the same primary language.
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        let same = |known: &&Self| known.tag == language.as_str();
        let alike = |known: &&Self| known.tag.split('-').next() == Some(language.primary());
        let known = LANGUAGES.iter();
        known
            .clone()
            .find(same)
            .or_else(|| known.clone().find(alike))
    }

    /// Its texts, read when they are first asked for.
    pub(super) fn texts(&self) -> Arc<Texts> {
        let texts = self.texts.get_or_init(|| {
            let files = self.files.iter().map(|(_, text)| (*text).to_owned());
            let language = Language::new(self.tag).unwrap_or_else(Language::english);
            Arc::new(Texts::read(&language, files))
        });
        Arc::clone(texts)
    }
}

/// The texts of one language, and how it writes numbers.
pub(super) struct Texts {
    pub(super) bundle: FluentBundle<FluentResource>,
    pub(super) language: Language,
    /// `None` where the language has no rules for numbers.
    pub(super) numbers: Option<Numbers>,
    pub(super) composed: Composed,
}

impl Texts {
    pub(super) fn read(language: &Language, files: impl Iterator<Item = String>) -> Self {
        let tag: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::in_text));
        for file in files {
            // What does not parse is left out; a test reads every file without a fault.
            let resource = match FluentResource::try_new(file) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self {
            bundle,
            numbers: Numbers::of(language.as_str()),
            language: language.clone(),
            composed: Composed::default(),
        }
    }
}
