//! Languages, and texts by language.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::format::codec::{Codec, Reading};
use crate::format::pen::Pen;
use crate::format::tree::{Content, Node};
use crate::format::values::{Refusal, Rule, TextCodec};
use crate::model::{Language, Text};
use crate::words::Message;

/// There is a language, and each stands once.
pub(super) struct Languages;

impl Rule for Languages {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        if entries.is_empty() {
            let hint = Message::new("sound-languages-none-hint");
            reading.wrong(list, Message::new("sound-languages-none"), hint);
        }
        let mut seen = HashSet::new();
        for entry in entries {
            let tag = entry.text();
            if let Some(tag) = tag.filter(|tag| !seen.insert(tag.to_ascii_lowercase())) {
                let message = Message::new("sound-reference-twice").with("id", tag);
                reading.wrong(entry, message, None);
            }
        }
    }
}

impl TextCodec for Language {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        let Some(language) = Self::new(text) else {
            let message = Message::new("sound-language").with("found", text);
            return Err(Refusal::hinting(message, "sound-language-hint"));
        };
        if is_right_to_left(&language) {
            let message = Message::new("sound-right-to-left").with("language", text);
            return Err(Refusal::hinting(message, "sound-right-to-left-hint"));
        }
        Ok(language)
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.as_str().into()
    }
}

/// The language in which a document is read.
pub(super) struct DocumentLanguage;

impl TextCodec for DocumentLanguage {
    type Value = Language;

    fn parse<'n>(text: &'n str, reading: &mut Reading<'n>) -> Result<Language, Refusal> {
        let listed = &reading.outline.languages;
        if !listed.contains(&text) {
            let message = Message::new("sound-document-language")
                .with("found", text)
                .with("listed", listed.join(", "));
            return Err(Refusal(message, None));
        }
        Language::parse(text, reading)
    }

    fn text(value: &Language) -> Cow<'_, str> {
        Language::text(value)
    }
}

/// A text has a wording in each language of its questionnaire.
impl Codec for Text {
    type Value = Self;
    const INLINE: bool = false;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let hint =
            matches!(node.content, Content::Text(_)).then(|| Message::new("shape-language-hint"));
        let mut seen = Vec::new();
        let mut wordings = Vec::new();
        reading.map(node, hint, |reading, tag, key, value| {
            if let Some(tag) = tag {
                seen.push(tag);
                check_wording(tag, key, reading);
            }
            let Some(wording) = reading.text(value) else {
                return;
            };
            if wording.trim().is_empty() {
                reading.wrong(value, Message::new("sound-text-empty"), None);
            }
            let language = tag.and_then(Language::new);
            wordings.extend(language.map(|language| (language, wording.to_owned())));
        })?;
        let needed = reading.outline.languages.iter();
        let missing: Vec<&str> = needed
            .filter(|tag| !seen.contains(tag) && is_sound(tag))
            .copied()
            .collect();
        for tag in missing {
            let message = Message::new("sound-language-missing").with("language", tag);
            reading.wrong(node, message, None);
        }
        if seen.is_empty() && !reading.outline.languages.iter().any(|tag| is_sound(tag)) {
            reading.wrong(node, Message::new("sound-text-empty"), None);
        }
        Some(Self::new(wordings.into_iter().collect()))
    }

    fn write(value: &Self, pen: &mut Pen) {
        pen.brackets(['{', '}'], Self::is_block(value), |entries| {
            for (language, wording) in value.wordings() {
                entries.entry(|pen| {
                    pen.quoted(language.as_str());
                    pen.out.push_str(": ");
                    pen.quoted(wording);
                });
            }
        });
    }

    fn is_block(value: &Self) -> bool {
        value.wordings().count() > 1
    }
}

/// Checks the language of a wording.
fn check_wording<'n>(tag: &str, key: &'n Node<'n>, reading: &mut Reading<'n>) {
    let listed = &reading.outline.languages;
    if listed.is_empty() {
        Language::read(key, reading);
    } else if !listed.contains(&tag) {
        let message = Message::new("sound-language-not-listed").with("found", tag);
        let hint = Message::new("sound-language-not-listed-hint");
        reading.wrong(key, message, hint);
    }
}

fn is_sound(tag: &str) -> bool {
    Language::new(tag).is_some_and(|language| !is_right_to_left(&language))
}

/// Whether a language is written from right to left. A script in the tag decides.
fn is_right_to_left(language: &Language) -> bool {
    const SCRIPTS: [&str; 8] = [
        "arab", "aran", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg",
    ];
    const LANGUAGES: [&str; 20] = [
        "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "mzn", "nqo", "pnb",
        "prs", "ps", "sd", "syr", "ug", "ur",
    ];
    let tag = language.as_str().to_ascii_lowercase();
    let script = tag
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic()));
    let primary = tag.split('-').next().unwrap_or_default();
    match script {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&primary) || primary == "yi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_the_tag_decides_the_direction() {
        let right_to_left = |tag| Language::new(tag).is_some_and(|tag| is_right_to_left(&tag));
        for tag in ["ar", "he-IL", "fa", "ur", "az-Arab", "yi"] {
            assert!(right_to_left(tag), "{tag}");
        }
        for tag in ["en", "ru", "el", "sd-Deva", "pa", "zh-Hant"] {
            assert!(!right_to_left(tag), "{tag}");
        }
    }
}
