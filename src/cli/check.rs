//! `continuum check FILE...`: every fault of every file, with line and column.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::arguments::{Subcommand, flag, positional};
use super::failure::{Done, Failure, hint_line, is_quiet};
use super::files;
use super::import::json_fault;
use super::unlock::{self, password_file};
use crate::format::{self, Checked, Diagnostic, FileKind, Severity};
use crate::report::wording;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "check",
    help: "command-check",
    arguments: || {
        vec![
            positional("file", "FILE", "command-check-file").num_args(1..),
            flag("json", "command-check-json"),
            password_file(),
        ]
    },
    run,
};

/// Checks every file, also after one has failed.
fn run(found: &ArgMatches, words: &Words) -> Done {
    if found.get_flag("json") {
        return print_objects(found, words);
    }
    let mut problems = Vec::new();
    let mut system = Vec::new();
    let mut sound = String::new();
    let mut has_errors = false;
    for path in found.get_many::<PathBuf>("file").unwrap_or_default() {
        let name = files::name(path, words);
        let bytes = match read(path, found, words) {
            Ok(bytes) => bytes,
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
        if has_fault(&checked) {
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
    if !is_quiet() {
        files::print(&sound, words)?;
    }
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

fn read(path: &Path, found: &ArgMatches, words: &Words) -> Result<Vec<u8>, Failure> {
    let bytes = files::read(path, words)?;
    let (bytes, _) = unlock::unlocked(path, bytes, found, words)?;
    Ok(bytes)
}

fn has_fault(checked: &Checked) -> bool {
    let mut faults = checked.diagnostics.iter();
    faults.any(|fault| fault.severity == Severity::Error)
}

/// Prints an object for each file, a line each. What is wrong with a file stands in its object alone; a file
/// that the system does not give has none.
fn print_objects(found: &ArgMatches, words: &Words) -> Done {
    let (mut system, mut has_errors) = (Vec::new(), false);
    for path in found.get_many::<PathBuf>("file").unwrap_or_default() {
        let name = files::name(path, words);
        let object = match read(path, found, words) {
            Ok(bytes) => {
                let checked = format::check(&bytes);
                has_errors |= has_fault(&checked);
                object(&name, &checked, words)
            }
            Err(Failure::Input(lines)) => {
                has_errors = true;
                let fault = json!({ "severity": "error", "message": lines.join(" ") });
                json!({ "file": name, "kind": null, "sound": false, "faults": [fault] })
            }
            Err(Failure::System(lines)) => {
                system.extend(lines);
                continue;
            }
            Err(other) => return Err(other),
        };
        files::print(&format!("{object}\n"), words)?;
    }
    match system.is_empty() {
        false => Err(Failure::System(system)),
        true if has_errors => Err(Failure::Input(Vec::new())),
        true => Ok(()),
    }
}

fn object(name: &str, checked: &Checked, words: &Words) -> Value {
    let faults = checked.diagnostics.iter();
    let faults: Vec<Value> = faults.map(|fault| fault_object(fault, words)).collect();
    json!({
        "file": name,
        "kind": kind_name(checked.kind),
        "sound": !has_fault(checked),
        "faults": faults,
    })
}

/// A fault with the part of the container that it is in.
fn fault_object(fault: &Diagnostic, words: &Words) -> Value {
    let mut object = json_fault(fault, words);
    if let Some(fields) = object.as_object_mut() {
        fields.insert("part".to_owned(), json!(fault.part));
    }
    object
}

const fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Questionnaire => "questionnaire",
        FileKind::Claims => "claims",
        FileKind::Document => "document",
        FileKind::ResponseSheet => "response_sheet",
        FileKind::Unknown => "unknown",
    }
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
