//! Text to model and model to text: questionnaires, claims, documents, sheets, settings. No disk.
//!
//! A text is read into a tree with positions (`tree`). From the tree, codecs read the model and
//! report every fault with its line and column; what is faulty is left out. Each noun is described
//! once, in `schema`: how it is read, what it is where it is left out, and how it is written follow
//! from its description.

pub mod bundled;
pub mod claims;
pub mod document;
pub mod questionnaire;
pub mod settings;
pub mod sheet;

mod codec;
mod diagnostic;
mod fault;
mod file;
mod nearest;
mod noun;
mod outline;
mod pen;
mod schema;
mod tree;
mod values;
mod versions;

use crate::model::Assessment;
use schema::{ClaimsFile, WholeQuestionnaire};

pub use diagnostic::{Diagnostic, FileKind, Position, Severity};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Says what kind of file a text is, by its first word.
#[must_use]
pub fn kind(text: &str) -> FileKind {
    file::kind(text)
}

/// Says what kind of file a text is, and returns every fault with its position.
#[must_use]
pub fn check(text: &str) -> (FileKind, Vec<Diagnostic>) {
    let kind = file::kind(text);
    let diagnostics = match kind {
        FileKind::Questionnaire => file::read::<WholeQuestionnaire>(text).diagnostics,
        FileKind::Claims => file::read::<ClaimsFile>(text).diagnostics,
        FileKind::Document => file::read::<Assessment>(text).diagnostics,
        FileKind::Unknown => file::unknown_kind(text),
    };
    (kind, diagnostics)
}

#[cfg(test)]
mod tests;
