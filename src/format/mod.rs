//! Text to model and model to text: questionnaires, claims, documents, sheets, settings. No disk.
//!
//! A text is read into a tree with positions (`tree`). From the tree, codecs read the model and
//! report every fault with its line and column; what is faulty is left out. Each noun is described
//! once, in `schema`: how it is read, what it is where it is left out, and how it is written follow
//! from its description.

pub mod bundled;
pub mod claims;
pub mod container;
pub mod document;
pub mod encrypted;
pub mod questionnaire;
pub mod settings;
pub mod sheet;

mod archive;
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
use container::Known;
use schema::{ClaimsFile, WholeQuestionnaire};

pub use container::MOST_BYTES;
pub use diagnostic::{Diagnostic, FileKind, Position, Severity};
pub use file::MOST_TEXT;

/// Says what kind of file it is: a container, or a text, by its first word.
#[must_use]
pub fn kind(bytes: impl AsRef<[u8]>) -> FileKind {
    let bytes = bytes.as_ref();
    match file::text(bytes) {
        _ if container::is_container(bytes) => FileKind::Document,
        _ if encrypted::is_encrypted(bytes) => FileKind::Document,
        Ok(text) => file::kind(text),
        Err(_) => FileKind::Unknown,
    }
}

/// Says what kind of file it is, and returns every fault with its place.
#[must_use]
pub fn check(bytes: impl AsRef<[u8]>) -> (FileKind, Vec<Diagnostic>) {
    let bytes = bytes.as_ref();
    if container::is_container(bytes) {
        let read = container::read(bytes, &mut Known::default(), true);
        return (FileKind::Document, read.diagnostics);
    }
    if encrypted::is_encrypted(bytes) {
        return (FileKind::Document, document::locked().diagnostics);
    }
    let text = match file::text(bytes) {
        Ok(text) => text,
        Err(faults) => return (FileKind::Unknown, faults),
    };
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
