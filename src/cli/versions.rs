//! `continuum versions FILE`: the earlier states of a document that are kept, and one of them
//! brought back.

use std::fmt::Write as _;

use clap::ArgMatches;
use clap::builder::RangedU64ValueParser;

use super::arguments::{Subcommand, document, option, path, path_option, replace, value};
use super::change;
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::format::document;
use crate::format::encrypted::Key;
use crate::model::Assessment;
use crate::store::{
    self,
    versions::{self, State},
};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "versions",
    help: "command-versions",
    arguments: || {
        vec![
            document(),
            option("bring-back", "command-versions-bring-back")
                .value_name("N")
                .value_parser(RangedU64ValueParser::<usize>::new().range(1..))
                .requires("output"),
            path_option("output", "NEW", "command-versions-output")
                .short('o')
                .requires("bring-back"),
            replace(),
            password_file(),
        ]
    },
    run,
};

/// Lists what is kept, or writes one of the versions.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (present, key) = unlock::open(file, found, words)?;
    let folder = versions::folder().zip(present.identity.id);
    let kept = folder.map_or_else(Vec::new, |(folder, id)| versions::list(&folder, id));
    let Some(number) = value::<usize>(found, "bring-back") else {
        return files::print(&list(&kept, key.as_ref(), words), words);
    };
    let Some(state) = number.checked_sub(1).and_then(|place| kept.get(place)) else {
        let message = Message::new("command-fault-version")
            .with("number", *number)
            .with("count", kept.len());
        return Err(Failure::usage(words, &message, None));
    };
    bring_back(state, &present, key.as_ref(), found, words)
}

/// A line for each version: its number, when it was kept, and what it holds.
fn list(kept: &[State], key: Option<&Key>, words: &Words) -> String {
    if kept.is_empty() {
        return words.text("command-versions-none") + "\n";
    }
    let mut lines = String::new();
    for (place, state) in kept.iter().enumerate() {
        let holds = match versions::open(&state.path, key) {
            Ok(then) => words.with(
                "command-version-holds",
                &facts!(
                    answers = then.answers().count(),
                    people = then.respondents_with_answers().count()
                ),
            ),
            Err(why) => words.say(&why),
        };
        let when = words.moment(state.at);
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{:>2}  {when}  {holds}", place + 1);
    }
    lines
}

/// Writes a version as the document that it was, with the copies of files that are still there.
fn bring_back(
    state: &State,
    present: &Assessment,
    key: Option<&Key>,
    found: &ArgMatches,
    words: &Words,
) -> Done {
    let then = versions::open(&state.path, key);
    let then = then.map_err(|why| Failure::input(words, &why, None))?;
    let mut assessment = Assessment {
        identity: present.identity,
        ..then
    };
    assessment.take_contents(present);
    let out = path(found, "output");
    files::keep_report(out, words)?;
    let mut is_kept = false;
    if found.get_flag("replace") && store::is_same_file(out, path(found, "file")) {
        let refused = Message::new("command-version-refused");
        is_kept = change::save(out, present, &assessment, key, refused, words)?;
    } else {
        let bytes = files::seal(document::write(&assessment), key, words)?;
        files::write_new(out, &bytes, found.get_flag("replace"), words)?;
    }
    let facts = facts!(
        file = files::name(out, words),
        when = words.moment(state.at)
    );
    let mut lines = vec![words.with("command-version-back", &facts)];
    lines.extend(change::kept_line(out, is_kept, words));
    change::report(out, &lines);
    Ok(())
}
