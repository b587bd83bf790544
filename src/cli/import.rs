//! `continuum import FILE SHEET`: responses from a spreadsheet into an assessment.

use clap::ArgMatches;

use super::arguments::{Subcommand, flag, path, positional};
use super::failure::{Done, Failure, hint_line};
use super::files;
use super::unlock::{self, password_file};
use crate::format::{MOST_TEXT, Severity, container, document, sheet};
use crate::model::{Edit, ResponseSheet};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "import",
    help: "command-import",
    arguments: || {
        vec![
            positional("file", "FILE", "command-import-file"),
            positional("sheet", "SHEET", "command-import-sheet"),
            flag("skip-bad", "command-import-skip-bad"),
            password_file(),
        ]
    },
    run,
};

/// Reads the sheet and writes the assessment; nothing is written unless all rows are sound or the
/// bad ones may be skipped.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (file, answers) = (path(found, "file"), path(found, "sheet"));
    if files::is_standard(file) && files::is_standard(answers) {
        let message = Message::new("command-fault-two-stdin");
        return Err(Failure::usage(words, &message, None));
    }
    files::keep_report(file, words)?;
    let (mut assessment, key) = unlock::open(file, found, words)?;
    let identity = &mut assessment.identity;
    identity.id = identity.id.or_else(store::fresh_id);
    let text = files::read_text(answers, words)?;
    let sheet = sheet::read(&text, &assessment.questionnaire);
    let faults = files::diagnostics(&files::name(answers, words), &sheet.diagnostics, words);
    let is_bad = sheet
        .diagnostics
        .iter()
        .any(|fault| fault.severity == Severity::Error);
    if is_bad && !found.get_flag("skip-bad") {
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
    let written = document::write(&assessment);
    if !container::is_readable(&written) {
        let why = Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20);
        let message = Message::new("command-import-refused").with("why", why);
        return Err(Failure::input(words, &message, None));
    }
    files::write_document(file, written, key.as_ref(), words)?;
    let facts = facts!(responses, respondents, file = files::name(file, words));
    files::report_done(file, &words.with("command-import-done", &facts), words)
}
