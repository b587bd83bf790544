//! Questionnaire files.

use super::diagnostic::Diagnostic;
use super::{build, file, raw, write};
use crate::model::Questionnaire;

/// Reads a questionnaire file.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(text: &str) -> Result<Questionnaire, Vec<Diagnostic>> {
    let raw: raw::Questionnaire = file::read(text)?;
    // What was found sound can be built.
    build::questionnaire(raw).ok_or_else(Vec::new)
}

/// Writes a questionnaire file. Reading it gives the same questionnaire.
#[must_use]
pub fn write(questionnaire: &Questionnaire) -> String {
    write::questionnaire(questionnaire)
}
