//! Text to model and model to text: questionnaires, claims, documents, response sheets, tables,
//! settings. No disk.
//!
//! A text is read into a tree with positions (`tree`). From the tree, codecs read the model and
//! report every fault with its line and column; what is faulty is left out. Each noun is described
//! once, in `schema`: how it is read, what it is where it is left out, and how it is written follow
//! from its description.

pub mod bundled;
pub mod cells;
pub mod claims;
pub mod container;
pub mod copy_for_others;
pub mod document;
pub mod encrypted;
pub mod import;
pub mod questionnaire;
pub mod response_sheet;
pub mod settings;
pub mod steps;

mod archive;
mod codec;
mod diagnostic;
mod fault;
mod file;
mod nearest;
mod noun;
mod outline;
mod pen;
mod people;
mod schema;
mod tree;
mod values;
mod versions;

use crate::model::{Assessment, Closing, Identity, Logo};
use container::Known;
use file::Read;
use schema::{ClaimsFile, WholeQuestionnaire, WholeSheet};

pub use container::MOST_BYTES;
pub use diagnostic::{Diagnostic, FileKind, Position, Severity};
pub use file::MOST_TEXT;
pub use nearest::nearest_practice;

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

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// What kind of file it is.
    pub kind: FileKind,
    /// Every fault with its place.
    pub diagnostics: Vec<Diagnostic>,
    /// Which assessment it is; `None` unless it is a document, and as much of it can be read.
    pub identity: Option<Identity>,
    /// That a document is closed for changes.
    pub closed: Option<Closing>,
    /// Its logo. Whether that can be drawn is for those to say who draw it.
    pub logo: Option<Logo>,
}

/// Says what kind of file it is, and returns every fault with its place.
#[must_use]
pub fn check(bytes: impl AsRef<[u8]>) -> Checked {
    let bytes = bytes.as_ref();
    if container::is_container(bytes) {
        return checked(container::read(bytes, &mut Known::default(), true));
    }
    if encrypted::is_encrypted(bytes) {
        return checked(document::locked());
    }
    let text = match file::text(bytes) {
        Ok(text) => text,
        Err(faults) => return of_no_document(FileKind::Unknown, faults),
    };
    let kind = file::kind(text);
    let diagnostics = match kind {
        FileKind::Questionnaire => file::read::<WholeQuestionnaire>(text).diagnostics,
        FileKind::Claims => file::read::<ClaimsFile>(text).diagnostics,
        FileKind::ResponseSheet => file::read::<WholeSheet>(text).diagnostics,
        FileKind::Document => return checked(file::read::<Assessment>(text)),
        FileKind::Unknown => file::unknown_kind(text),
    };
    of_no_document(kind, diagnostics)
}

fn checked(read: Read<Assessment>) -> Checked {
    Checked {
        kind: FileKind::Document,
        diagnostics: read.diagnostics,
        identity: read.kept.as_ref().map(|assessment| assessment.identity),
        closed: read
            .kept
            .as_ref()
            .and_then(|assessment| assessment.closed.clone()),
        logo: read.kept.and_then(|assessment| assessment.branding.logo),
    }
}

const fn of_no_document(kind: FileKind, diagnostics: Vec<Diagnostic>) -> Checked {
    Checked {
        kind,
        diagnostics,
        identity: None,
        closed: None,
        logo: None,
    }
}

#[cfg(test)]
pub(crate) mod tests;
