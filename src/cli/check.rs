//! `continuum check FILE...`: every fault of every file, with line and column.

use std::path::PathBuf;

use clap::ArgMatches;

use super::arguments::{Subcommand, positional};
use super::failure::{Done, Failure, hint_line};
use super::files;
use super::unlock::{self, password_file};
use crate::format::{self, FileKind, Severity};
use crate::report::wording;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "check",
    help: "command-check",
    arguments: || {
        vec![
            positional("file", "FILE", "command-check-file").num_args(1..),
            password_file(),
        ]
    },
    run,
};

/// Checks every file, also after one has failed.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let mut problems = Vec::new();
    let mut system = Vec::new();
    let mut sound = String::new();
    let mut has_errors = false;
    for path in found.get_many::<PathBuf>("file").unwrap_or_default() {
        let name = files::name(path, words);
        let bytes =
            files::read(path, words).and_then(|bytes| unlock::unlocked(path, bytes, found, words));
        let bytes = match bytes {
            Ok((bytes, _)) => bytes,
            Err(Failure::System(lines)) => {
                system.extend(lines);
                continue;
            }
            Err(Failure::Input(lines)) => {
                has_errors = true;
                problems.extend(lines);
                continue;
            }
            Err(other) => return Err(other),
        };
        let checked = format::check(&bytes);
        let faults = &checked.diagnostics;
        problems.extend(files::diagnostics(&name, faults, words));
        if checked.kind == FileKind::Unknown && files::ending(path) == "csv" {
            let hint = Message::new("command-check-sheet-hint");
            problems.push(hint_line(words, &hint));
        }
        if faults.iter().any(|fault| fault.severity == Severity::Error) {
            has_errors = true;
        } else {
            let kind = words.text(kind_key(checked.kind));
            let facts = facts!(file = name, kind);
            sound.push_str(&words.with("command-check-sound", &facts));
            sound.push('\n');
            let identity = checked.identity.and_then(wording::identity);
            sound.extend(identity.map(|said| words.say(&said) + "\n"));
            let closed = checked.closed.as_ref();
            sound.extend(closed.map(|closing| wording::closed(words, closing) + "\n"));
        }
        // Without the features that draw it, a logo is shown nowhere.
        #[cfg(feature = "picture")]
        if let Some(logo) = &checked.logo
            && let Err(error) = crate::drawing::Picture::of_logo(logo)
        {
            let facts = facts!(
                file = files::name(path, words),
                why = words.say(&error.message())
            );
            problems.push(words.with("command-check-logo", &facts));
        }
    }
    files::print(&sound, words)?;
    if !system.is_empty() {
        problems.extend(system);
        return Err(Failure::System(problems));
    }
    if has_errors {
        return Err(Failure::Input(problems));
    }
    files::warn(&problems);
    Ok(())
}

fn kind_key(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Questionnaire => "command-kind-questionnaire",
        FileKind::Claims => "command-kind-claims",
        FileKind::Document => "command-kind-document",
        FileKind::ResponseSheet => "command-kind-response-sheet",
        FileKind::Unknown => "command-kind-unknown",
    }
}
