//! `continuum extract FILE`: the document inside a report, a document as one text, or a part of it.

use std::fmt::Write as _;
use std::path::Path;

use clap::ArgMatches;

use super::arguments::{Subcommand, flag, option, path, path_option, positional, replace, text};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::format::container::{self, Part};
use crate::format::{Diagnostic, document};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "extract",
    help: "command-extract",
    arguments: || {
        vec![
            positional("file", "FILE", "command-extract-file"),
            path_option("output", "OUT", "command-extract-output").short('o'),
            flag("text", "command-extract-text"),
            option("part", "command-extract-part")
                .value_name("NAME")
                .conflicts_with("text"),
            replace(),
            password_file(),
        ]
    },
    run,
};

/// Writes what was asked for; lists the parts where nothing was.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let is_output = found.contains_id("output");
    let whole = files::read(file, words)?;
    let (bytes, key) = unlock::unlocked(file, whole, found, words)?;
    let (taken, done) = if found.get_flag("text") {
        let assessment = files::assessment(file, &bytes, words)?;
        let text = document::write_text(&assessment);
        (text.into_bytes(), "command-extract-done")
    } else if let Some(name) = text(found, "part") {
        (
            part(file, &bytes, name, words)?,
            "command-extract-part-done",
        )
    } else if is_output {
        // What is no sound assessment takes no document's place.
        files::assessment(file, &bytes, words)?;
        let document = files::seal(bytes, key.as_ref(), words)?;
        (document, "command-extract-done")
    } else {
        return files::print(&list(&parts(file, &bytes, words)?), words);
    };
    let out = if is_output {
        path(found, "output")
    } else {
        Path::new("-")
    };
    files::keep_report(out, words)?;
    files::write_new(out, &taken, found.get_flag("replace"), words)?;
    let facts = facts!(file = files::name(out, words));
    files::report_done(out, &words.with(done, &facts));
    Ok(())
}

/// Refuses a document that is one text.
fn check_container(file: &Path, bytes: &[u8], words: &Words) -> Done {
    if container::is_container(bytes) {
        return Ok(());
    }
    let message = Message::new("command-fault-no-parts").with("file", files::name(file, words));
    Err(Failure::input(words, &message, None))
}

fn parts(file: &Path, bytes: &[u8], words: &Words) -> Result<Vec<Part>, Failure> {
    check_container(file, bytes, words)?;
    container::parts(bytes).map_err(|faults| faulty(file, &faults, words))
}

fn part(file: &Path, bytes: &[u8], name: &str, words: &Words) -> Result<Vec<u8>, Failure> {
    check_container(file, bytes, words)?;
    let names = container::names(bytes).map_err(|faults| faulty(file, &faults, words))?;
    if !names.iter().any(|known| known == name) {
        let message = Message::new("command-fault-unknown-part")
            .with("name", name)
            .with("valid", names.join(", "));
        return Err(Failure::usage(words, &message, None));
    }
    container::part(bytes, name).map_err(|faults| faulty(file, &faults, words))
}

fn faulty(file: &Path, faults: &[Diagnostic], words: &Words) -> Failure {
    Failure::Input(files::diagnostics(&files::name(file, words), faults, words))
}

/// A line for each part: its digest, its size in bytes, its name.
fn list(parts: &[Part]) -> String {
    let mut lines = String::new();
    for part in parts {
        let Part { name, digest, size } = part;
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{digest}  {size:>9}  {name}");
    }
    lines
}
