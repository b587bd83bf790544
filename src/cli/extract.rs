//! `continuum extract REPORT.pdf`: the assessment inside a report, as a document of its own.

use clap::ArgMatches;

use super::arguments::{Subcommand, output, path, positional, replace};
use super::failure::Done;
use super::files;
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "extract",
    help: "command-extract",
    arguments: || {
        vec![
            positional("file", "REPORT", "command-extract-file"),
            output("command-extract-output"),
            replace(),
        ]
    },
    run,
};

/// Writes the assessment as it stands in the report.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (report, out) = (path(found, "file"), path(found, "output"));
    let bytes = files::read_bytes(report, words)?;
    let text = files::inside(report, &bytes, words)?;
    files::keep_report(out, words)?;
    files::write_new(out, text.as_bytes(), found.get_flag("replace"), words)?;
    let facts = facts!(file = files::name(out, words));
    files::report_done(out, &words.with("command-extract-done", &facts), words)
}
