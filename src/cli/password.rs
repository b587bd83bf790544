//! `continuum password set|change|remove FILE`: gives a document a password, or takes it away.

use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches};

use super::arguments::{Subcommand, path, path_option, positional, text};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::format::document;
use crate::format::encrypted::{Key, is_encrypted};
use crate::store::{self, versions};
use crate::words::{Message, Words};

const WHAT: [&str; 3] = ["set", "change", "remove"];

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "password",
    help: "command-password",
    arguments: || {
        vec![
            Arg::new("what")
                .value_name("set|change|remove")
                .help("command-password-what")
                .required(true)
                .value_parser(PossibleValuesParser::new(WHAT))
                .hide_possible_values(true),
            positional("file", "FILE", "command-password-document"),
            password_file(),
            path_option("new-password-file", "FILE", "command-new-password-file"),
        ]
    },
    run,
};

/// Writes the document with another password, or without one.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (what, file) = (text(found, "what").unwrap_or_default(), path(found, "file"));
    files::keep_report(file, words)?;
    let bytes = files::read(file, words)?;
    let fault = match (what, is_encrypted(&bytes)) {
        ("set", true) => Some("command-fault-password-set"),
        ("change" | "remove", false) => Some("command-fault-password-none"),
        _ => None,
    };
    let name = files::name(file, words);
    if let Some(fault) = fault {
        let message = Message::new(fault).with("file", name);
        return Err(Failure::input(words, &message, None));
    }
    let (bytes, former) = unlock::unlocked(file, bytes, found, words)?;
    let assessment = files::assessment(file, &bytes, words)?;
    let (key, done) = match what {
        "remove" => (None, "command-password-removed"),
        _ => (Some(new_key(file, found, words)?), "command-password-done"),
    };
    files::write_document(file, document::write(&assessment), key.as_ref(), words)?;
    // What the window keeps of it must not say what the document says no more.
    if let (Some(id), Some(folder)) = (assessment.identity.id, versions::folder()) {
        versions::change_key(&folder, id, former.as_ref(), key.as_ref());
    }
    files::report_done(file, &words.with(done, &facts!(file = name)));
    Ok(())
}

/// A key for a document, locked with the new password.
fn new_key(file: &Path, found: &ArgMatches, words: &Words) -> Result<Key, Failure> {
    let password = unlock::new_password(file, found, words)?;
    store::new_key(&password).map_err(|why| Failure::System(vec![words.say(&why)]))
}
