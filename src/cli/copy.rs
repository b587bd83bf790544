//! `continuum copy FILE -o OUT.zip`: a copy of a document for people without this program.

use clap::ArgMatches;

use super::arguments::{Subcommand, document, output, path, path_option, replace};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::format::document;
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "copy",
    help: "command-copy",
    arguments: || {
        vec![
            document(),
            output("command-copy-output"),
            path_option("new-password-file", "FILE", "command-copy-password-file"),
            replace(),
            password_file(),
        ]
    },
    run,
};

/// Writes the copy, with a password of its own.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (file, out) = (path(found, "file"), path(found, "output"));
    files::keep_report(out, words)?;
    let assessment = unlock::read_assessment(file, found, words)?;
    let password = unlock::new_password(file, found, words)?;
    if !password.is_portable() {
        let message = Message::new("fault-copy-password");
        return Err(Failure::input(words, &message, None));
    }
    let copy = store::copy_for_others(&document::write(&assessment), &password)
        .map_err(|why| Failure::System(vec![words.say(&why)]))?;
    files::write_new(out, &copy, found.get_flag("replace"), words)?;
    let facts = facts!(file = files::name(out, words));
    files::report_done(out, &words.with("command-copy-done", &facts));
    Ok(())
}
