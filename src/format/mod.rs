//! Text to model and model to text: questionnaires, claims, documents, sheets, settings. No disk.
//!
//! A file is read in two ways. The fast way hands the text to strict `serde` structs and judges
//! what they hold; where nothing is wrong, that is all. Where something is wrong, the text is read
//! again into a tree with positions, and every fault is told with its place.

pub mod bundled;
pub mod claims;
pub mod document;
pub mod questionnaire;
pub mod settings;
pub mod sheet;

mod build;
mod deserialize;
mod fault;
mod file;
mod raw;
mod recover;
mod schema;
mod shape;
mod tree;
mod validate;
mod write;

use crate::words::Message;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Something that is wrong with a file, or worth knowing about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What was expected, and what was found.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
    /// Where it stands; `None` where it concerns the whole file.
    pub place: Option<Place>,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file, or a part of it, cannot be used.
    Error,
    /// The file can be used as it is.
    Warning,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `Questionnaire(..)`
    Questionnaire,
    /// `Claims(..)`
    Claims,
    /// `Assessment(..)`, in a file `NAME.continuum`
    Document,
    /// None of these.
    Unknown,
}

/// Tells what a file is, from its first word alone.
#[must_use]
pub fn kind(text: &str) -> Kind {
    file::kind(text)
}

/// Tells what a file is, from its first word, and every fault of it with its place.
#[must_use]
pub fn check(text: &str) -> (Kind, Vec<Diagnostic>) {
    let kind = file::kind(text);
    let diagnostics = match kind {
        Kind::Questionnaire => file::examine::<raw::Questionnaire>(text),
        Kind::Claims => file::examine::<raw::Claims>(text),
        Kind::Document => file::examine::<raw::Assessment>(text),
        Kind::Unknown => file::unknown_kind(text),
    };
    (kind, diagnostics)
}

#[cfg(test)]
mod tests;
