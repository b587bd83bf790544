//! Questionnaire files.

use super::diagnostic::Diagnostic;
use super::file;
use super::schema::WholeQuestionnaire;
use crate::model::Questionnaire;

/// Reads a questionnaire file.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(text: &str) -> Result<Questionnaire, Vec<Diagnostic>> {
    file::read::<WholeQuestionnaire>(text).whole()
}

/// Writes a questionnaire file. Reading it gives the same questionnaire.
#[must_use]
pub fn write(questionnaire: &Questionnaire) -> String {
    file::write(questionnaire, questionnaire)
}
