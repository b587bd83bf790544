//! `continuum new OUT`: an assessment that nobody has answered yet, or the next one of a unit.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::ArgMatches;
use clap::builder::ValueParser;

use super::arguments::{
    Subcommand, form, form_option, option, path, path_option, positional, replace, value,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::analysis;
use crate::format::encrypted::Key;
use crate::format::{bundled, document, questionnaire};
use crate::model::{Assessment, Form, Questionnaire, Shared};
use crate::report::plan_wording;
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "new",
    help: "command-new",
    arguments: || {
        vec![
            positional("out", "OUT", "command-new-out"),
            option("questionnaire", "command-new-questionnaire")
                .value_name("ID|FILE")
                .value_parser(ValueParser::os_string()),
            path_option("after", "FILE", "command-new-after").conflicts_with("questionnaire"),
            form_option("command-new-form"),
            replace(),
            password_file(),
        ]
    },
    run,
};

/// Writes the new assessment.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let out = path(found, "out");
    let is_next = found.contains_id("after");
    let (mut assessment, key) = if is_next {
        next(path(found, "after"), out, found, words)?
    } else {
        let questionnaire = match value::<OsString>(found, "questionnaire") {
            None => bundled::standard().clone(),
            Some(wanted) => find(wanted, words)?,
        };
        (Assessment::new(questionnaire, Form::Full), None)
    };
    assessment.identity.id = store::fresh_id();
    assessment.form = form(found).unwrap_or(assessment.form);
    let document = files::seal(document::write(&assessment), key.as_ref(), words)?;
    files::write_new(out, &document, found.get_flag("replace"), words)?;
    let questionnaire = &assessment.questionnaire;
    let count = questionnaire.practices_in(assessment.form).count();
    let facts = facts!(file = files::name(out, words), count);
    let mut lines = vec![words.with("command-new-done", &facts)];
    if is_next {
        lines.push(words.say(&plan_wording::carried_over(&assessment)));
    }
    files::report_done(out, &lines.join("\n"), words)
}

/// The next assessment of a unit, with the password of the one before, over which it is never
/// written.
fn next(
    before: &Path,
    out: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Assessment, Option<Key>), Failure> {
    if !files::is_standard(before) && store::is_same_file(before, out) {
        let message = Message::new("command-fault-new-over-before");
        return Err(Failure::usage(words, &message, None));
    }
    let (before, key) = unlock::open(before, found, words)?;
    Ok((analysis::next_assessment(&before), key))
}

/// A bundled questionnaire by its id, else the one in a file.
fn find(wanted: &OsStr, words: &Words) -> Result<Shared<Questionnaire>, Failure> {
    if let Some(found) = wanted.to_str().and_then(bundled::by_id) {
        return Ok(found.clone());
    }
    let path = Path::new(wanted);
    read_questionnaire(path, &files::read_text(path, words)?, words)
}

/// The questionnaire that a text holds; every fault is listed otherwise.
pub(super) fn read_questionnaire(
    path: &Path,
    text: &str,
    words: &Words,
) -> Result<Shared<Questionnaire>, Failure> {
    let read = questionnaire::read(text).map(Shared::from);
    read.map_err(|faults| {
        Failure::Input(files::diagnostics(
            &files::name(path, words),
            &faults,
            words,
        ))
    })
}
