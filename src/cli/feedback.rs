//! `continuum feedback FILE -o OUT`: a page for each person who answered.

use std::collections::BTreeSet;
use std::path::Path;

use clap::{ArgAction, ArgMatches};

use super::arguments::{
    Subcommand, date_option, document, form_option, language_option, option, output, paper_option,
    path, report_options, smallest_group_option,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::export::{Output, Source};
use crate::model::{Assessment, EvidenceFile, Practice, RespondentId};
use crate::report::wording;
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

/// Writes the pages of everybody, or of those who are named: into a folder a file each, else one file.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let options = report_options(found, assessment.form);
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
    let done = if store::is_folder(out) {
        let written = each(out, &source, words)?;
        let facts = facts!(folder = files::name(out, words), files = written);
        words.with("command-feedback-folder", &facts)
    } else {
        let made = files::make(out, Output::Feedback, &source, words)?;
        let facts = facts!(file = files::name(out, words), pages = made.pages);
        words.with("command-feedback-done", &facts)
    };
    let mut lines = vec![done];
    lines.extend(files::people_shown(Output::Feedback, &source, words));
    files::report_done(out, &lines.join("\n"), words)
}

/// Writes a file for each person; gives how many.
fn each(folder: &Path, source: &Source, words: &Words) -> Result<usize, Failure> {
    let assessment = &source.assessment;
    let mut taken = BTreeSet::new();
    for person in assessment.respondents_on(source.options.form) {
        if !(source.people.is_empty() || source.people.contains(&person.id)) {
            continue;
        }
        let mut others = assessment.respondents.iter();
        let place = others.position(|other| other.id == person.id);
        let name = wording::person_name(words, &person.name, place.unwrap_or_default());
        let stem = EvidenceFile::name_for(&name);
        let mut path = folder.join(format!("{stem}.pdf"));
        let mut number = 2;
        while !taken.insert(path.as_os_str().to_ascii_lowercase()) {
            path = folder.join(format!("{stem} {number}.pdf"));
            number += 1;
        }
        let source = Source {
            people: vec![person.id.clone()],
            ..source.clone()
        };
        files::make(&path, Output::Feedback, &source, words)?;
    }
    match taken.len() {
        0 => Err(Failure::System(vec![words.text("export-feedback-nobody")])),
        files => Ok(files),
    }
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
