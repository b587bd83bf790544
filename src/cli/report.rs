//! `continuum report FILE -o OUT`: the report as a PDF, a Word document or Markdown.

use std::path::PathBuf;

use jiff::civil::Date;

use super::branding::Brand;
use super::failure::Done;
use super::files;
use crate::export::{Output, Source, Subject};
use crate::model::{Form, Language};
use crate::report::wording;
use crate::report::{Extent, Paper, Redaction, ReportOptions};
use crate::store;
use crate::words::Words;

/// What to report.
pub(super) struct Report {
    pub(super) document: PathBuf,
    pub(super) out: PathBuf,
    /// The language of the questionnaire's texts; `None` takes the document's own, else the reader's.
    pub(super) language: Option<Language>,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) extent: Extent,
    pub(super) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(super) smallest_group: usize,
    pub(super) paper: Paper,
    /// `None` takes today.
    pub(super) date: Option<Date>,
    pub(super) brand: Brand,
    /// Whether a PDF carries the assessment, where nothing is left out of it.
    pub(super) attaches: bool,
}

/// Writes the report in the kind that the ending of its name asks for; standard output takes the
/// first.
pub(super) fn run(what: &Report, words: &Words) -> Done {
    let mut kinds = Output::about(Subject::Report);
    let ending = files::ending(&what.out);
    let kind = kinds.find(|kind| files::is_standard(&what.out) || kind.ending() == ending);
    let Some(kind) = kind else {
        let key = "command-fault-report-ending";
        return Err(files::unknown_ending(
            &what.out,
            Subject::Report,
            key,
            words,
        ));
    };
    let mut assessment = files::read_assessment(&what.document, words)?;
    let words = &files::reading(&assessment, what.language.as_ref(), words)?;
    what.brand.apply(&mut assessment, words)?;
    let options = ReportOptions {
        form: what.form.unwrap_or(assessment.form),
        extent: what.extent,
        paper: what.paper,
        date: what.date.unwrap_or_else(store::today),
        redaction: what.redaction,
        smallest_group: what.smallest_group,
    };
    let source = Source {
        attaches: what.attaches,
        ..Source::new(assessment, options)
    };
    let made = files::make(&what.out, kind, &source, words)?;
    let line = words.with(
        "command-report-done",
        &facts!(
            file = files::name(&what.out, words),
            kilobytes = made.bytes.len().div_ceil(1000)
        ),
    );
    let mut lines = vec![line];
    lines.extend(wording::two_languages(words));
    files::report_done(&what.out, &lines.join("\n"), words)
}
