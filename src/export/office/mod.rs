//! The report and the answers for office programs: the only module that names their crates.
//!
//! Nothing here reads a clock or draws random numbers: the same assessment and options give the
//! same bytes.

mod business_case;
mod document;
mod docx;
mod error;
mod package;
mod styles;
mod xlsx;

pub use error::OfficeError;

use rust_xlsxwriter::Worksheet;

use super::compose;
use crate::export::tables::Grids;
use crate::model::Assessment;
use crate::report::ReportOptions;
use crate::words::Words;

/// Scores an assessment and makes its report as a document that word processors edit.
///
/// # Errors
///
/// [`OfficeError`] where the file cannot be put together; no answer makes it fail.
pub fn report(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
) -> Result<Vec<u8>, OfficeError> {
    let report = compose(assessment, options, words);
    docx::write(&report, options.sheet(), words)
}

/// Scores an assessment and makes a workbook of results, practices, answers, plan and, where a figure of
/// it is given, business case.
///
/// # Errors
///
/// [`OfficeError`] where the file cannot be put together; no answer makes it fail.
pub fn workbook(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
) -> Result<Vec<u8>, OfficeError> {
    let grids = Grids::new(assessment, options, words).with_options();
    let title = words.wording(&assessment.questionnaire.title);
    let case = |sheet: &mut Worksheet| business_case::write(sheet, grids.analysis(), words);
    let has_case = !assessment.business_case.inputs.is_empty();
    let more = has_case.then_some(&case as &xlsx::WriteSheet);
    xlsx::write(&grids.all(), more, title, (options.date, options.paper))
}

#[cfg(test)]
mod tests;
