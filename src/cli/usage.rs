//! The program's arguments: its commands with their help, and what is said when they do not fit.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{DAY, Group, Overview, PEOPLE, Subcommand, TAG, option, positional, quiet};
use super::failure::Failure;
use super::plan::{AMOUNT, LEVEL};
use crate::scoring::disclosure::LEAST_GROUP;
use crate::words::{Fact, Words};

/// The program with all its commands.
pub(super) fn program(
    commands: &[&Subcommand],
    groups: &[&Group],
    overviews: &[&Overview],
    words: &Words,
) -> Command {
    let arguments = vec![
        positional("file", "FILE", "command-program-file").required(false),
        option("version", "command-version")
            .short('V')
            .action(ArgAction::Version),
    ];
    let rows = |rows: &[&Subcommand]| -> Vec<Command> {
        let arguments = |row: &Subcommand| [(row.arguments)(), vec![quiet()]].concat();
        let rows = rows.iter();
        rows.map(|row| command(row.name, row.help, arguments(row), words))
            .collect()
    };
    let groups = groups.iter().map(|group| {
        command(group.name, group.help, Vec::new(), words)
            .subcommand_help_heading(words.text("command-heading-commands"))
            .subcommand_value_name("COMMAND")
            .subcommand_required(true)
            .arg_required_else_help(true)
            .disable_help_subcommand(true)
            .subcommands(rows(group.commands))
    });
    let overviews = overviews
        .iter()
        .map(|row| command(row.name, row.help, (row.arguments)(), words));
    command("continuum", "command-program", arguments, words)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_help_heading(words.text("command-heading-commands"))
        .subcommand_value_name("COMMAND")
        .args_conflicts_with_subcommands(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommands(rows(commands))
        .subcommands(groups)
        .subcommands(overviews)
}

/// The command whose name was given; without one the program itself.
pub(super) fn find<'a>(
    program: &'a mut Command,
    found: &ArgMatches,
    words: &Words,
) -> Result<&'a mut Command, Failure> {
    let names = found.get_many::<String>("command").unwrap_or_default();
    let names: Vec<&str> = names.map(String::as_str).collect();
    let mut command = program;
    for name in &names {
        let Some(inner) = command.find_subcommand_mut(name) else {
            return Err(Failure::Usage(vec![
                words.with(
                    "command-fault-unknown-command",
                    &facts!(first = names.join(" ")),
                ),
                words.text("command-fault-help"),
            ]));
        };
        command = inner;
    }
    Ok(command)
}

/// A command with its own `--help`. Each argument has a heading, and its text in place of the key.
fn command(name: &'static str, help: &str, arguments: Vec<Arg>, words: &Words) -> Command {
    let template = words.with(
        "command-help-template",
        &facts!(
            about = "{about-with-newline}",
            usage = "{usage}",
            rest = "{all-args}{after-help}"
        ),
    );
    let own_help = option("help", "command-help")
        .short('h')
        .action(ArgAction::Help);
    let arguments = arguments.into_iter().chain([own_help]).map(|argument| {
        let heading = if argument.is_positional() {
            "command-heading-arguments"
        } else {
            "command-heading-options"
        };
        let key = argument.get_help().map(ToString::to_string);
        let text = words.text(&key.unwrap_or_default());
        argument.help(text).help_heading(words.text(heading))
    });
    Command::new(name)
        .about(words.text(help))
        .after_help(words.text(&format!("{help}-more")))
        .help_template(template)
        .disable_help_flag(true)
        .args(arguments)
}

/// The arguments with each value that begins with a dash joined to its option, as in `--reason=-5`: apart,
/// it would be read as an option. What looks like an option stays one.
pub(super) fn joined(program: &Command, arguments: &[OsString]) -> Vec<OsString> {
    let mut command = program;
    for name in arguments.iter().skip(1).map_while(|name| name.to_str()) {
        match command.find_subcommand(name) {
            Some(found) => command = found,
            None => break,
        }
    }
    let takes_value = |text: &str| {
        let name = text.strip_prefix("--").unwrap_or_default();
        let mut own = command.get_arguments();
        own.any(|it| it.get_long() == Some(name) && it.get_action().takes_values())
    };
    let is_short = |text: &str| {
        let mut own = command.get_arguments();
        own.any(|it| {
            it.get_short()
                .is_some_and(|letter| text == format!("-{letter}"))
        })
    };
    let mut joined: Vec<OsString> = Vec::with_capacity(arguments.len());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_str().unwrap_or_default();
        if text == "--" {
            joined.push(argument.clone());
            break;
        }
        let value = rest.clone().next().and_then(|next| next.to_str());
        let value = value.filter(|next| {
            let is_text = next.len() > 1 && next.starts_with('-');
            is_text && !looks_like_option(next) && !is_short(next)
        });
        match value.filter(|_| takes_value(text)) {
            Some(value) => {
                joined.push(format!("{text}={value}").into());
                rest.next();
            }
            None => joined.push(argument.clone()),
        }
    }
    joined.extend(rest.cloned());
    joined
}

/// Whether a text is written as long options are, or ends them.
fn looks_like_option(text: &str) -> bool {
    let Some(name) = text.strip_prefix("--") else {
        return false;
    };
    let name = name.split('=').next().unwrap_or_default();
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    name.chars().all(is_name) && (!name.is_empty() || text == "--")
}

/// What does not fit, what was expected, and where the help is.
pub(super) fn explain(error: &clap::Error, first: Option<&OsString>, words: &Words) -> Vec<String> {
    let first = first.map_or_else(String::new, |first| first.display().to_string());
    let least = if wants(error, PEOPLE) {
        LEAST_GROUP
    } else {
        usize::from(!wants(error, LEVEL))
    };
    let facts = [
        ("first", first.into()),
        ("argument", fact(error, ContextKind::InvalidArg)),
        ("other", fact(error, ContextKind::PriorArg)),
        ("value", fact(error, ContextKind::InvalidValue)),
        ("command", fact(error, ContextKind::InvalidSubcommand)),
        ("valid", fact(error, ContextKind::ValidValue)),
        ("least", least.into()),
    ];
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "command-fault-unknown-argument",
        ErrorKind::InvalidValue if has(error, ContextKind::ValidValue) => {
            "command-fault-invalid-value"
        }
        ErrorKind::InvalidValue => "command-fault-missing-value",
        ErrorKind::ValueValidation if wants(error, AMOUNT) => "command-fault-invalid-amount",
        ErrorKind::ValueValidation if wants(error, TAG) => "command-fault-invalid-language",
        ErrorKind::ValueValidation if wants(error, DAY) => "command-fault-invalid-date",
        ErrorKind::ValueValidation if wants(error, PEOPLE) => "command-fault-invalid-group",
        ErrorKind::ValueValidation => "command-fault-invalid-number",
        ErrorKind::MissingRequiredArgument => "command-fault-missing-argument",
        ErrorKind::ArgumentConflict if has(error, ContextKind::InvalidArg) => {
            "command-fault-conflict"
        }
        // Two words of which the first is no command: it was read as a file to open.
        ErrorKind::ArgumentConflict => "command-fault-unknown-command",
        ErrorKind::InvalidSubcommand => "command-fault-unknown-of-group",
        _ => "command-fault-usage",
    };
    let mut lines = vec![words.with(key, &facts)];
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find(|kind| has(error, *kind));
    if let Some(kind) = suggested {
        lines.push(words.with("command-fault-suggestion", &[("name", fact(error, kind))]));
    }
    lines.push(words.text("command-fault-help"));
    lines
}

/// Whether the value that does not fit belongs to an option whose help calls it `value`.
fn wants(error: &clap::Error, value: &str) -> bool {
    let argument = error.get(ContextKind::InvalidArg);
    argument.is_some_and(|argument| argument.to_string().contains(value))
}

fn has(error: &clap::Error, kind: ContextKind) -> bool {
    error.get(kind).is_some()
}

fn fact(error: &clap::Error, kind: ContextKind) -> Fact {
    Fact::Text(match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStrs(texts)) => {
            let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
            texts.join(", ")
        }
        Some(other) => other.to_string(),
        None => String::new(),
    })
}
