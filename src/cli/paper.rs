//! `continuum paper WHAT -o OUT.pdf`: the questionnaire to be filled in with a pen.

use std::path::Path;

use clap::{ArgAction, ArgMatches};

use super::arguments::{
    Subcommand, date_option, form_option, language_option, option, output, paper_option, path,
    positional, report_options,
};
use super::failure::{Done, Failure};
use super::unlock::{self, password_file};
use super::{files, new};
use crate::export::{Output, Source};
use crate::format::{self, FileKind, bundled};
use crate::model::{Assessment, Form};
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "paper",
    help: "command-paper",
    arguments: || {
        vec![
            positional("what", "ID|FILE", "command-paper-what"),
            output("command-paper-output"),
            form_option("command-paper-form"),
            language_option(),
            paper_option(),
            option("respondent", "command-paper-respondent")
                .value_name("NAME")
                .action(ArgAction::Append),
            date_option("date", "command-paper-date"),
            password_file(),
        ]
    },
    run,
};

/// Writes a copy for each respondent; where none is named, one copy with a line for the name.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = find(path(found, "what"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let options = report_options(found, assessment.form);
    let respondents = found.get_many::<String>("respondent");
    let source = Source {
        copies: respondents.unwrap_or_default().cloned().collect(),
        fonts: files::fonts,
        ..Source::new(assessment, options)
    };
    let out = path(found, "output");
    let made = files::make(out, Output::Paper, &source, words)?;
    let facts = facts!(
        file = files::name(out, words),
        copies = source.copies.len().max(1),
        pages = made.pages
    );
    files::report_done(out, &words.with("command-paper-done", &facts), words)
}

/// The assessment in a file; for a questionnaire, an assessment without answers.
fn find(path: &Path, found: &ArgMatches, words: &Words) -> Result<Assessment, Failure> {
    if let Some(bundled) = path.to_str().and_then(bundled::by_id) {
        return Ok(Assessment::new(bundled.clone(), Form::Full));
    }
    let bytes = files::read(path, words)?;
    if format::kind(&bytes) == FileKind::Document {
        let (bytes, _) = unlock::unlocked(path, bytes, found, words)?;
        return files::assessment(path, &bytes, words);
    }
    let text = files::text(path, bytes, words)?;
    let questionnaire = new::read_questionnaire(path, &text, words)?;
    Ok(Assessment::new(questionnaire, Form::Full))
}
