//! `continuum feedback FILE -o OUT`: a page for each person who answered.

use std::path::Path;

use clap::{ArgAction, ArgMatches};

use super::arguments::{
    Subcommand, date_option, document, flag, form_option, language_option, option, output,
    paper_option, path, report_options, smallest_group_option,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::export::{Output, Source};
use crate::model::{Assessment, Practice, RespondentId};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "feedback",
    help: "command-feedback",
    arguments: || {
        vec![
            document(),
            output("command-feedback-output"),
            option("respondent", "command-feedback-respondent")
                .value_name("NAME")
                .action(ArgAction::Append),
            flag("one-file", "command-feedback-one-file"),
            form_option("command-form"),
            language_option(),
            smallest_group_option(),
            paper_option(),
            date_option("date", "command-export-date"),
            password_file(),
        ]
    },
    run,
};

/// Writes the pages of everybody, or of those who are named: a file each, since each page is for one
/// person alone, unless one file is asked for.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let options = report_options(found, assessment.form, words)?;
    let asked = found.get_many::<String>("respondent").unwrap_or_default();
    let mut people = Vec::new();
    for name in asked {
        people.extend(named(&assessment, name, words)?);
    }
    let source = Source {
        people,
        fonts: files::fonts,
        ..Source::new(assessment, options)
    };
    let out = path(found, "output");
    let pages = source.page_by_page(words);
    if pages.is_empty() {
        return Err(Failure::System(vec![words.text("export-feedback-nobody")]));
    }
    let done = if is_one_file(found, out, pages.len(), words)? {
        let made = files::make(out, Output::Feedback, &source, words)?;
        let facts = facts!(file = files::name(out, words), pages = made.pages);
        words.with("command-feedback-done", &facts)
    } else {
        store::make_folder(out).map_err(|error| Failure::store(&error, words))?;
        for (name, page) in &pages {
            files::make(&out.join(name), Output::Feedback, page, words)?;
        }
        let facts = facts!(folder = files::name(out, words), files = pages.len());
        words.with("command-feedback-folder", &facts)
    };
    let mut lines = vec![done];
    lines.extend(files::people_shown(Output::Feedback, &source, words));
    files::report_done(out, &lines.join("\n"));
    Ok(())
}

/// Whether the pages go into one file, which must be asked for where several people have one; else they
/// go into a folder, which is made where it does not exist.
fn is_one_file(
    found: &ArgMatches,
    out: &Path,
    people: usize,
    words: &Words,
) -> Result<bool, Failure> {
    let text = out.as_os_str().to_string_lossy();
    let is_folder = store::is_folder(out) || text.ends_with(std::path::is_separator);
    let is_file = !is_folder && (files::is_standard(out) || files::ending(out) == "pdf");
    let (key, hint) = match (found.get_flag("one-file"), is_file) {
        (true, true) => return Ok(true),
        (true, false) => ("command-fault-feedback-file", None),
        (false, true) if people == 1 => return Ok(true),
        (false, true) => (
            "command-fault-feedback-several",
            Some(Message::new("command-feedback-several-hint")),
        ),
        (false, false) if store::exists(out) && !store::is_folder(out) => {
            ("command-fault-feedback-folder", None)
        }
        (false, false) => return Ok(false),
    };
    let message = Message::new(key)
        .with("out", files::name(out, words))
        .with("people", people);
    Err(Failure::usage(words, &message, hint.as_ref()))
}

/// The people of a name; capitals and space around it do not count.
fn named(assessment: &Assessment, name: &str, words: &Words) -> Result<Vec<RespondentId>, Failure> {
    let key = Practice::name_key(name);
    let people = assessment.respondents.iter();
    let found = people.filter(|person| Practice::name_key(&person.name) == key);
    let found: Vec<RespondentId> = found.map(|person| person.id.clone()).collect();
    if found.is_empty() {
        let message = Message::new("command-feedback-unknown").with("name", name);
        return Err(Failure::usage(words, &message, None));
    }
    Ok(found)
}
