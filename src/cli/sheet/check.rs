//! `continuum sheet check SHEET...`: what each sheet is, how far it is filled in, and every fault.

use std::path::PathBuf;

use clap::ArgMatches;

use super::given::{person, read_all};
use crate::cli::arguments::{Subcommand, positional};
use crate::cli::failure::{Done, Failure, is_quiet};
use crate::cli::files;
use crate::model::ResponseSheet;
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "check",
    help: "command-sheet-check",
    arguments: || vec![positional("sheet", "SHEET", "command-sheet-check-sheet").num_args(1..)],
    run,
};

/// Says what every sheet is, also after one has failed.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let paths = found.get_many::<PathBuf>("sheet").unwrap_or_default();
    let given = read_all(paths.map(PathBuf::as_path), words);
    let sound = given.iter().filter_map(|given| {
        let sheet = given.sheet.as_ref().ok()?;
        Some(about(&given.name, sheet, words) + "\n")
    });
    if !is_quiet() {
        files::print(&sound.collect::<String>(), words)?;
    }
    let is_of_the_system = given.iter().any(|given| given.is_of_the_system);
    let wrong = given.into_iter().filter_map(|given| given.sheet.err());
    let faults: Vec<String> = wrong.flatten().collect();
    match is_of_the_system {
        _ if faults.is_empty() => Ok(()),
        true => Err(Failure::System(faults)),
        false => Err(Failure::Input(faults)),
    }
}

/// Whose sheet it is, of which assessment, and how many of its questions are answered.
fn about(file: &str, sheet: &ResponseSheet, words: &Words) -> String {
    let own = words.reading(
        &sheet.questionnaire,
        sheet
            .language
            .as_ref()
            .unwrap_or_else(|| sheet.questionnaire.language(words.language())),
    );
    let name = &sheet.assessment;
    let day = name.date.map(|day| own.date(day));
    let parts = [name.organisation.trim(), name.unit.trim()].map(str::to_owned);
    let parts = parts.into_iter().chain(day);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let state = match sheet.answered() {
        0 => "none",
        _ if sheet.is_complete() => "all",
        _ => "some",
    };
    let facts = facts!(
        file,
        person = person(&sheet.person, words),
        assessment = parts.join(", "),
        has_assessment = if parts.is_empty() { "no" } else { "yes" },
        questionnaire = own.wording(&sheet.questionnaire.title),
        edition = sheet.questionnaire.edition.as_str(),
        state,
        answered = sheet.answered(),
        asked = sheet.asks.len()
    );
    own.with("command-sheet-about", &facts)
}
