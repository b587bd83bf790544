//! `continuum export FILE -o OUT`: answers, results and plan for other programs.

use std::path::PathBuf;

use jiff::civil::Date;

use super::failure::{Done, Failure};
use super::files;
use crate::export::{Need, Output, Source, Subject};
use crate::model::{Form, Language};
use crate::report::{Paper, Redaction, ReportOptions};
use crate::store;
use crate::words::Words;

/// What to export.
pub(super) struct Export {
    pub(super) document: PathBuf,
    pub(super) out: PathBuf,
    /// The name of what a CSV file holds; `None` takes the first of [`parts`].
    pub(super) part: Option<String>,
    /// Whether a CSV file bears the names that programs rely on.
    pub(super) stable_names: bool,
    /// The language of the questionnaire's texts; `None` takes the document's own, else the reader's.
    pub(super) language: Option<Language>,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(super) smallest_group: usize,
    pub(super) paper: Paper,
    /// `None` takes today.
    pub(super) date: Option<Date>,
}

/// The ending of files that hold one of several tables.
const TABLE: &str = "csv";

/// What a file with one table can hold.
pub(super) fn parts() -> impl Iterator<Item = Output> {
    Output::about(Subject::Data).filter(|output| output.ending() == TABLE)
}

/// Writes the file in the kind that the ending of its name asks for.
pub(super) fn run(what: &Export, words: &Words) -> Done {
    let kind = kind(what, words)?;
    if what.redaction.respondents && kind.needs() == Some(Need::Respondents) {
        return Err(usage("command-fault-export-answers", words));
    }
    let assessment = files::read_assessment(&what.document, words)?;
    let words = &files::reading(&assessment, what.language.as_ref(), words)?;
    let options = ReportOptions {
        redaction: what.redaction,
        smallest_group: what.smallest_group,
        ..ReportOptions::new(
            what.form.unwrap_or(assessment.form),
            what.paper,
            what.date.unwrap_or_else(store::today),
        )
    };
    let source = Source {
        stable_names: what.stable_names,
        ..Source::new(assessment, options)
    };
    files::make(&what.out, kind, &source, words)?;
    let facts = facts!(file = files::name(&what.out, words));
    files::report_done(&what.out, &words.with("command-export-done", &facts), words)
}

/// The kind of a file; standard output takes a table.
fn kind(what: &Export, words: &Words) -> Result<Output, Failure> {
    let ending = files::ending(&what.out);
    if files::is_standard(&what.out) || ending == TABLE {
        let mut parts = parts();
        let is_asked = |kind: &Output| what.part.as_deref().is_none_or(|part| part == kind.name());
        return parts
            .find(is_asked)
            .ok_or_else(|| usage("command-fault-usage", words));
    }
    let mut kinds = Output::about(Subject::Data);
    match kinds.find(|kind| kind.ending() == ending) {
        None => {
            let key = "command-fault-export-ending";
            Err(files::unknown_ending(&what.out, Subject::Data, key, words))
        }
        Some(_) if what.part.is_some() => Err(usage("command-fault-export-part", words)),
        Some(_) if what.stable_names => Err(usage("command-fault-export-names", words)),
        Some(kind) => Ok(kind),
    }
}

fn usage(key: &'static str, words: &Words) -> Failure {
    Failure::Usage(vec![words.text(key)])
}
