//! `continuum sample [NAME] -o FILE`: a bundled assessment to look at.

use clap::{Arg, ArgMatches};

use super::arguments::{Subcommand, output, path, replace, text};
use super::failure::{Done, Failure};
use super::files;
use crate::format::{bundled, document};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "sample",
    help: "command-sample",
    arguments: || {
        vec![
            Arg::new("name")
                .value_name("NAME")
                .help("command-sample-name"),
            output("command-sample-output"),
            replace(),
        ]
    },
    run,
};

/// Writes the sample that is named, else the first.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (name, out) = (text(found, "name"), path(found, "output"));
    let mut samples = bundled::samples().iter();
    let Some(sample) = samples.find(|sample| name.is_none_or(|name| name == sample.name)) else {
        let names: Vec<&str> = bundled::samples().iter().map(|one| one.name).collect();
        let message = Message::new("command-fault-unknown-sample")
            .with("name", name.unwrap_or_default())
            .with("valid", names.join(", "));
        return Err(Failure::usage(words, &message, None));
    };
    let mut assessment = sample.assessment();
    assessment.identity.id = store::fresh_id();
    let written = document::write(&assessment);
    files::write_new(out, &written, found.get_flag("replace"), words)?;
    let facts = facts!(file = files::name(out, words), name = sample.name);
    files::report_done(out, &words.with("command-sample-done", &facts));
    Ok(())
}
