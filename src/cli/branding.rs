//! Logo, accent colour and texts that arguments put in place of the document's own.

use std::path::{Path, PathBuf};

use crate::model::{Accent, AccentError, Assessment, BrandingField, Edit, Logo};
use crate::store;
use crate::words::{Message, Words};

use super::failure::{Done, Failure, hint_line};
use super::files;

/// What was asked for. `None` keeps the document's own.
#[derive(Default)]
pub(super) struct Brand {
    pub(super) logo: Option<PathBuf>,
    pub(super) accent: Option<String>,
    pub(super) prepared_for: Option<String>,
    pub(super) prepared_by: Option<String>,
    pub(super) confidentiality: Option<String>,
    pub(super) version: Option<String>,
}

impl Brand {
    /// Puts what was asked for into an assessment, which is not saved.
    pub(super) fn apply(&self, assessment: &mut Assessment, words: &Words) -> Done {
        let texts = [
            (BrandingField::PreparedFor, &self.prepared_for),
            (BrandingField::PreparedBy, &self.prepared_by),
            (BrandingField::Confidentiality, &self.confidentiality),
            (BrandingField::Version, &self.version),
        ];
        let mut edits = Vec::new();
        for (field, text) in texts {
            edits.extend(text.clone().map(|text| Edit::SetBranding(field, text)));
        }
        if let Some(text) = &self.accent {
            edits.push(Edit::SetAccent(Some(accent(text, words)?)));
        }
        if let Some(path) = &self.logo {
            edits.push(Edit::SetLogo(Some(logo(path, words)?)));
        }
        for edit in edits {
            assessment
                .apply(edit)
                .map_err(|error| Failure::Usage(vec![words.say(&Message::from(&error))]))?;
        }
        Ok(())
    }
}

fn accent(text: &str, words: &Words) -> Result<Accent, Failure> {
    text.parse().map_err(|error| {
        let found = Message::new("command-fault-accent").with("value", text);
        let hint = match error {
            AccentError::Form => Message::new("command-accent-hint"),
            AccentError::TooLight { nearest } => {
                let found = Message::new("command-fault-accent-light").with("value", text);
                let hint = Message::new("command-accent-light-hint");
                return usage(words, &found, &hint.with("nearest", nearest.to_string()));
            }
        };
        usage(words, &found, &hint)
    })
}

fn usage(words: &Words, message: &Message, hint: &Message) -> Failure {
    Failure::Usage(vec![words.say(message), hint_line(words, hint)])
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
    // Without the features that draw it a logo is shown nowhere.
    #[cfg(feature = "picture")]
    if let Err(error) = crate::drawing::Picture::of_logo(&logo) {
        return Err(refused(words.say(&error.message())));
    }
    Ok(logo)
}
