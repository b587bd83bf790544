//! What the arguments of several commands are made of, and how they are read.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;

use crate::model::{Form, Language};
use crate::words::Words;

/// How a day is written, in help and in faults.
pub(super) const DAY: &str = "YYYY-MM-DD";

/// What the help calls the value of a language.
pub(super) const TAG: &str = "TAG";

pub(super) fn path(found: &ArgMatches, name: &str) -> PathBuf {
    found.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

pub(super) fn paths(found: &ArgMatches, name: &str) -> Vec<PathBuf> {
    found
        .get_many::<PathBuf>(name)
        .map(|paths| paths.cloned().collect())
        .unwrap_or_default()
}

pub(super) fn form(found: &ArgMatches) -> Option<Form> {
    let name = found.get_one::<String>("form")?;
    [Form::Short, Form::Full]
        .into_iter()
        .find(|form| form.as_str() == name)
}

/// A command with its own `--help`; `family` names its texts: what it does, and the whole story.
pub(super) fn command(name: &'static str, words: &Words, family: &'static str) -> Command {
    let template = words.with(
        "command-help-template",
        &facts!(
            about = "{about-with-newline}",
            usage = "{usage}",
            rest = "{all-args}{after-help}"
        ),
    );
    Command::new(name)
        .about(words.text(family))
        .after_help(words.text(&format!("{family}-more")))
        .help_template(template)
        .disable_help_flag(true)
}

/// Gives every argument its heading, those that stand by place first, and adds `--help`.
pub(super) fn complete(command: Command, words: &Words) -> Command {
    let arguments = words.text("command-heading-arguments");
    let options = words.text("command-heading-options");
    command
        .arg(
            option("help", words.text("command-help"))
                .short('h')
                .action(ArgAction::Help),
        )
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                &arguments
            } else {
                &options
            };
            arg.help_heading(heading.clone())
        })
}

pub(super) fn option(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help)
}

pub(super) fn positional(name: &'static str, shown: &'static str, help: String) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .help(help)
        .required(true)
        .value_parser(PathBufValueParser::new())
}

pub(super) fn output(help: String) -> Arg {
    option("output", help)
        .short('o')
        .value_name("OUT")
        .required(true)
        .value_parser(PathBufValueParser::new())
}

pub(super) fn file_option(name: &'static str, help: String) -> Arg {
    option(name, help)
        .value_name("OUT")
        .value_parser(PathBufValueParser::new())
}

pub(super) fn form_option(help: String) -> Arg {
    option("form", help)
        .value_name("short|full")
        .value_parser(PossibleValuesParser::new(["short", "full"]))
        .hide_possible_values(true)
}

pub(super) fn language_option(words: &Words) -> Arg {
    option("language", words.text("command-language"))
        .value_name(TAG)
        .value_parser(|tag: &str| Language::new(tag).ok_or(TAG))
}

pub(super) fn language(found: &ArgMatches) -> Option<Language> {
    found.get_one::<Language>("language").cloned()
}

pub(super) fn replace(words: &Words) -> Arg {
    option("replace", words.text("command-replace")).action(ArgAction::SetTrue)
}

/// Reads a day as `YYYY-MM-DD`.
pub(super) fn date(text: &str) -> Result<Date, jiff::Error> {
    Date::strptime("%Y-%m-%d", text)
}
