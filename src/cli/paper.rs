//! `continuum paper WHAT -o OUT.pdf`: the questionnaire to be filled in with a pen.

use clap::{ArgAction, ArgMatches};

use super::arguments::{
    Subcommand, date_option, form_option, language_option, option, output, paper_option, path,
    positional, report_options,
};
use super::failure::{Done, Failure};
use super::unlock::password_file;
use super::{files, instrument};
use crate::export::{Output, Source};
use crate::model::Assessment;
use crate::words::{Message, Words};

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
            option("role", "command-paper-role").value_name("ROLE"),
            date_option("date", "command-paper-date"),
            password_file(),
        ]
    },
    run,
};

/// Writes a copy for each respondent; where none is named, one copy with a line for the name.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = instrument::find(path(found, "what"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let options = report_options(found, assessment.form, words)?;
    let role = role(found, &assessment, words)?;
    let respondents = found.get_many::<String>("respondent");
    let source = Source {
        copies: respondents.unwrap_or_default().cloned().collect(),
        role,
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
    files::report_done(out, &words.with("command-paper-done", &facts));
    Ok(())
}

/// The role that the copies are for; empty where it is not said. One without a form of its own has no
/// paper of its own.
fn role(found: &ArgMatches, assessment: &Assessment, words: &Words) -> Result<String, Failure> {
    let Some(role) = found.get_one::<String>("role") else {
        return Ok(String::new());
    };
    let questionnaire = &assessment.questionnaire;
    if questionnaire.role_form(role).is_some() {
        return Ok(role.trim().to_owned());
    }
    let forms = questionnaire.role_forms.iter();
    let known: Vec<&str> = forms.map(|form| words.wording(&form.name)).collect();
    let message = Message::new("command-paper-role-unknown")
        .with("role", role.as_str())
        .with("count", known.len())
        .with("known", known.join(", "));
    let hint = Message::new("command-paper-role-hint");
    Err(Failure::usage(words, &message, Some(&hint)))
}
