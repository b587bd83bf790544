//! `continuum paper WHAT -o OUT.pdf`: the questionnaire to be filled in with a pen.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::failure::{Done, Failure};
use super::{files, new};
use crate::export::{Output, Source};
use crate::format::{self, FileKind, bundled};
use crate::model::{Assessment, Form, Language};
use crate::report::{Paper, ReportOptions};
use crate::store;
use crate::words::Words;

/// What to print.
pub(super) struct Print {
    /// The id of a bundled questionnaire, a questionnaire file, or an assessment.
    pub(super) source: OsString,
    pub(super) out: PathBuf,
    /// The language of the questionnaire's texts; `None` takes the document's own, else the reader's.
    pub(super) language: Option<Language>,
    /// `None` takes the assessment's own, else the full form.
    pub(super) form: Option<Form>,
    pub(super) paper: Paper,
    /// One copy each; without any one copy with an empty line.
    pub(super) respondents: Vec<String>,
    /// `None` takes today.
    pub(super) date: Option<Date>,
}

/// Writes the pages, one copy after the other.
pub(super) fn run(what: &Print, words: &Words) -> Done {
    let assessment = find(&what.source, words)?;
    let words = &files::reading(&assessment, what.language.as_ref(), words)?;
    let form = what.form.unwrap_or(assessment.form);
    let date = what.date.unwrap_or_else(store::today);
    let source = Source {
        copies: what.respondents.clone(),
        ..Source::new(assessment, ReportOptions::new(form, what.paper, date))
    };
    let made = files::make(&what.out, Output::Paper, &source, words)?;
    let facts = facts!(
        file = files::name(&what.out, words),
        copies = what.respondents.len().max(1),
        pages = made.pages
    );
    files::report_done(&what.out, &words.with("command-paper-done", &facts), words)
}

/// The assessment that is named, or one that nobody has answered of the questionnaire that is.
fn find(source: &OsString, words: &Words) -> Result<Assessment, Failure> {
    if let Some(bundled) = source.to_str().and_then(bundled::by_id) {
        return Ok(Assessment::new(bundled.clone(), Form::Full));
    }
    let path = Path::new(source);
    let text = files::read(path, words)?;
    if format::kind(&text) == FileKind::Document {
        return files::assessment(path, &text, words);
    }
    let questionnaire = new::read_questionnaire(path, &text, words)?;
    Ok(Assessment::new(questionnaire, Form::Full))
}
