//! Logo, accent colour and texts that arguments put in place of the document's own.

use std::path::Path;

use clap::ArgMatches;

use super::arguments::{path, text};
use super::failure::{Done, Failure};
use super::files;
use crate::model::{Accent, AccentError, Assessment, BrandingField, Edit, Logo};
use crate::store;
use crate::words::{Message, Words};

/// The texts by the names of their options.
const TEXTS: [(&str, BrandingField); 4] = [
    ("prepared-for", BrandingField::PreparedFor),
    ("prepared-by", BrandingField::PreparedBy),
    ("confidentiality", BrandingField::Confidentiality),
    ("version-line", BrandingField::Version),
];

/// Applies what was asked for to an assessment, which is not saved.
pub(super) fn apply(found: &ArgMatches, assessment: &mut Assessment, words: &Words) -> Done {
    let texts = TEXTS.into_iter().filter_map(|(name, field)| {
        let text = text(found, name)?;
        Some(Edit::SetBranding(field, text.to_owned()))
    });
    let mut edits: Vec<Edit> = texts.collect();
    if let Some(text) = text(found, "accent") {
        edits.push(Edit::SetAccent(Some(accent(text, words)?)));
    }
    if found.contains_id("logo") {
        edits.push(Edit::SetLogo(Some(logo(path(found, "logo"), words)?)));
    }
    for edit in edits {
        assessment
            .apply(edit)
            .map_err(|error| Failure::usage(words, &Message::from(&error), None))?;
    }
    Ok(())
}

fn accent(text: &str, words: &Words) -> Result<Accent, Failure> {
    text.parse().map_err(|error| {
        let (key, hint) = match error {
            AccentError::Form => ("command-fault-accent", Message::new("command-accent-hint")),
            AccentError::TooLight { nearest } => (
                "command-fault-accent-light",
                Message::new("command-accent-light-hint").with("nearest", nearest.to_string()),
            ),
        };
        Failure::usage(words, &Message::new(key).with("value", text), Some(&hint))
    })
}

/// Reads a logo and makes sure that it can be drawn.
fn logo(path: &Path, words: &Words) -> Result<Logo, Failure> {
    let bytes =
        store::read_bytes(path, Logo::MOST).map_err(|error| files::refused(&error, words))?;
    let file = files::name(path, words);
    let refused = |reason: String| {
        let facts = facts!(file, reason);
        Failure::Input(vec![words.with("command-fault-logo", &facts)])
    };
    let Some(logo) = Logo::new(bytes) else {
        return Err(refused(words.text("logo-empty")));
    };
    // Without the features that draw it, a logo is shown nowhere.
    #[cfg(feature = "picture")]
    if let Err(error) = crate::drawing::Picture::of_logo(&logo) {
        return Err(refused(words.say(&error.message())));
    }
    Ok(logo)
}
