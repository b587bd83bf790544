//! `continuum rule --sql duckdb|spark`: the rule in force, for an engine that reads the tables of `continuum tables`.

use clap::ArgMatches;

use super::arguments::{Subcommand, choice, form, form_option, path, positional, text};
use super::failure::Done;
use super::unlock::password_file;
use super::{files, instrument};
use crate::export::dataset::{Dialect, sql};
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "rule",
    help: "command-rule",
    arguments: || {
        let dialects = Dialect::ALL.map(Dialect::name);
        vec![
            positional("what", "ID|FILE", "command-rule-what"),
            choice("sql", "duckdb|spark", dialects, "command-rule-sql").required(true),
            form_option("command-rule-form"),
            password_file(),
        ]
    },
    run,
};

fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = instrument::find(path(found, "what"), found, words)?;
    let form = form(found).unwrap_or(assessment.form);
    let asked = text(found, "sql");
    let mut dialects = Dialect::ALL.into_iter();
    let dialect = dialects.find(|dialect| asked == Some(dialect.name()));
    let dialect = dialect.unwrap_or(Dialect::Duckdb);
    files::print(&sql(&assessment.questionnaire, form, dialect), words)
}
