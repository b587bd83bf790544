//! Text to model and model to text: questionnaires, claims, documents, sheets, settings. No disk.
//!
//! A file is read in two ways. The fast way reads the text into strict `serde` structs and
//! validates them. If anything is wrong, the text is read again into a tree with positions, so that
//! every fault is reported with its line and column.

pub mod bundled;
pub mod claims;
pub mod document;
pub mod questionnaire;
pub mod settings;
pub mod sheet;

mod build;
mod deserialize;
mod diagnostic;
mod fault;
mod file;
mod raw;
mod recover;
mod schema;
mod shape;
mod tree;
mod validate;
mod write;

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
        FileKind::Questionnaire => file::examine::<raw::Questionnaire>(text),
        FileKind::Claims => file::examine::<raw::Claims>(text),
        FileKind::Document => file::examine::<raw::Assessment>(text),
        FileKind::Unknown => file::unknown_kind(text),
    };
    (kind, diagnostics)
}

#[cfg(test)]
mod tests;
