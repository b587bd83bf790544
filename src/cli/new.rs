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
use crate::change::{self, Reread};
use crate::format::encrypted::Key;
use crate::format::{bundled, document, questionnaire};
use crate::model::{Assessment, Form, Questionnaire, Shared};
use crate::report::{change_wording, plan_wording};
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
            path_option("after", "FILE", "command-new-after")
                .conflicts_with_all(["questionnaire", "reread"]),
            path_option("reread", "FILE", "command-new-reread"),
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
    let wanted = value::<OsString>(found, "questionnaire");
    let wanted = wanted.map(|wanted| find(wanted, words)).transpose()?;
    let mut read_anew = None;
    let (mut assessment, key) = if is_next {
        let (before, key) = before(path(found, "after"), out, found, words)?;
        (analysis::next_assessment(&before), key)
    } else if found.contains_id("reread") {
        let (before, key) = before(path(found, "reread"), out, found, words)?;
        let reread = reread(&before, wanted, words)?;
        read_anew = Some(words.say(&change_wording::reread(&reread)));
        (reread.assessment, key)
    } else {
        let questionnaire = wanted.unwrap_or_else(|| bundled::standard().clone());
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
    lines.extend(read_anew);
    files::report_done(out, &lines.join("\n"));
    Ok(())
}

/// An assessment in another edition of its questionnaire: the one that was asked for, else a newer one that is bundled.
fn reread(
    before: &Assessment,
    wanted: Option<Shared<Questionnaire>>,
    words: &Words,
) -> Result<Reread, Failure> {
    let id = before.questionnaire.id.as_str();
    let refused = |key| {
        let message = Message::new(key)
            .with("id", id)
            .with("edition", before.questionnaire.edition.as_str());
        let hint = Message::new("command-fault-reread-hint");
        Failure::input(words, &message, Some(&hint))
    };
    let own = &before.questionnaire;
    let is_same = |other: &Shared<Questionnaire>| **other == **own;
    if wanted
        .as_ref()
        .or_else(|| bundled::by_id(id))
        .is_some_and(is_same)
    {
        return Err(refused("command-fault-reread-same"));
    }
    let newer = wanted.or_else(|| bundled::newer_than(own).cloned());
    let newer = newer.ok_or_else(|| refused("command-fault-reread-unknown"))?;
    change::reread(before, &newer).ok_or_else(|| refused("command-fault-reread-other"))
}

/// The assessment before, with its password; the new one is never written over it.
fn before(
    before: &Path,
    out: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Assessment, Option<Key>), Failure> {
    if !files::is_standard(before) && store::is_same_file(before, out) {
        let message = Message::new("command-fault-new-over-before");
        return Err(Failure::usage(words, &message, None));
    }
    unlock::open(before, found, words)
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
