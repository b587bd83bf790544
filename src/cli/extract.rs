//! `continuum extract FILE`: the document inside a report, a document as one text, or a part of it.

use std::fmt::Write as _;
use std::path::Path;

use clap::ArgMatches;

use super::arguments::{Subcommand, flag, option, path, path_option, positional, replace, text};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::format::container::{self, Part};
use crate::format::document;
use crate::model::Digest;
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
    files::report_done(out, &words.with(done, &facts), words)
}

fn parts(file: &Path, bytes: &[u8], words: &Words) -> Result<Vec<Part>, Failure> {
    let name = files::name(file, words);
    if !container::is_container(bytes) {
        let message = Message::new("command-fault-no-parts").with("file", name);
        return Err(Failure::input(words, &message, None));
    }
    container::parts(bytes)
        .map_err(|faults| Failure::Input(files::diagnostics(&name, &faults, words)))
}

fn part(file: &Path, bytes: &[u8], name: &str, words: &Words) -> Result<Vec<u8>, Failure> {
    let parts = parts(file, bytes, words)?;
    let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    let mut found = parts.into_iter().filter(|part| part.name == name);
    found.next().map(|part| part.bytes).ok_or_else(|| {
        let message = Message::new("command-fault-unknown-part")
            .with("name", name)
            .with("valid", names.join(", "));
        Failure::usage(words, &message, None)
    })
}

/// A line for each part: its digest, its size in bytes, its name.
fn list(parts: &[Part]) -> String {
    let mut lines = String::new();
    for part in parts {
        let (digest, size) = (Digest::of(&part.bytes), part.bytes.len());
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{digest}  {size:>9}  {}", part.name);
    }
    lines
}
