//! `continuum report FILE -o OUT.pdf`: the report as a PDF.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::Form;
use crate::pdf;
use crate::report::{Paper, ReportOptions};
use crate::store;
use crate::words::Words;

use super::{Done, Failure, files};

/// What to report.
pub(super) struct Report {
    pub(super) document: PathBuf,
    pub(super) out: PathBuf,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) letter: bool,
    /// `None` takes today.
    pub(super) date: Option<Date>,
}

/// Writes the report.
pub(super) fn run(what: &Report, words: &Words) -> Done {
    let assessment = files::read_assessment(&what.document, words)?;
    let paper = if what.letter {
        Paper::Letter
    } else {
        Paper::A4
    };
    let form = what.form.unwrap_or(assessment.form);
    let date = what.date.unwrap_or_else(store::today);
    let options = ReportOptions::new(form, paper, date);
    let bytes = pdf::report(&assessment, &options, words)
        .map_err(|error| Failure::System(vec![words.say(&error.message())]))?;
    files::write(&what.out, &bytes, words)?;
    let line = words.with(
        "command-report-done",
        &[
            ("file", files::name(&what.out, words).into()),
            ("kilobytes", bytes.len().div_ceil(1000).into()),
        ],
    );
    files::report_done(&what.out, &line, words)
}
