//! `continuum extract REPORT.pdf`: the assessment inside a report, as a document of its own.

use std::path::PathBuf;

use crate::words::Words;

use super::failure::Done;
use super::files;

/// Which report gives what.
pub(super) struct Extract {
    pub(super) report: PathBuf,
    pub(super) out: PathBuf,
    pub(super) replace: bool,
}

/// Writes the assessment as it stands in the report.
pub(super) fn run(what: &Extract, words: &Words) -> Done {
    let bytes = files::read_bytes(&what.report, words)?;
    let text = files::inside(&what.report, &bytes, words)?;
    files::keep_report(&what.out, words)?;
    files::write_new(&what.out, text.as_bytes(), what.replace, words)?;
    let line = words.with(
        "command-extract-done",
        &facts!(file = files::name(&what.out, words)),
    );
    files::report_done(&what.out, &line, words)
}
