//! `continuum import FILE SHEET`: responses from a spreadsheet into an assessment.

use std::path::PathBuf;

use crate::format::{Severity, document, sheet};
use crate::model::{Edit, ResponseSheet};
use crate::words::{Message, Words};

use super::failure::{Done, Failure, hint_line};
use super::files;

/// What to import into what.
pub(super) struct Import {
    pub(super) document: PathBuf,
    pub(super) sheet: PathBuf,
    /// Whether sound rows are taken although others are bad.
    pub(super) skip_bad: bool,
}

/// Reads the sheet and writes the assessment; nothing is written unless all rows are sound or the
/// bad ones may be skipped.
pub(super) fn run(what: &Import, words: &Words) -> Done {
    if files::is_standard(&what.document) && files::is_standard(&what.sheet) {
        return Err(Failure::Usage(vec![words.text("command-fault-two-stdin")]));
    }
    files::keep_report(&what.document, words)?;
    let mut assessment = files::read_assessment(&what.document, words)?;
    let text = files::read(&what.sheet, words)?;
    let sheet = sheet::read(&text, &assessment.questionnaire);
    let faults = files::diagnostics(&files::name(&what.sheet, words), &sheet.diagnostics, words);
    let is_bad = sheet
        .diagnostics
        .iter()
        .any(|fault| fault.severity == Severity::Error);
    if is_bad && !what.skip_bad {
        let mut lines = faults;
        lines.push(hint_line(words, &Message::new("command-import-hint")));
        return Err(Failure::Input(lines));
    }
    files::warn(&faults);
    let respondents = sheet.respondents.len();
    let sheets = sheet.respondents.iter().map(|one| &one.sheet);
    let responses: usize = sheets.map(ResponseSheet::said).sum();
    assessment
        .apply(Edit::MergeRespondents(sheet.respondents))
        .map_err(|error| {
            let message = Message::new("command-import-refused");
            Failure::input(words, &message.with("why", Message::from(&error)), None)
        })?;
    files::write(
        &what.document,
        document::write(&assessment).as_bytes(),
        words,
    )?;
    let line = words.with(
        "command-import-done",
        &facts!(
            responses,
            respondents,
            file = files::name(&what.document, words)
        ),
    );
    files::report_done(&what.document, &line, words)
}
