//! `continuum help [COMMAND]`: what `continuum COMMAND --help` says.

use clap::{ArgMatches, Command};

use super::arguments::{Overview, command_name};
use super::failure::Done;
use super::{files, usage};
use crate::words::Words;

pub(super) const COMMAND: Overview = Overview {
    name: "help",
    help: "command-help-of",
    arguments: || vec![command_name("command-help-of-command")],
    run,
};

fn run(mut program: Command, found: &ArgMatches, words: &Words) -> Done {
    let command = usage::find(&mut program, found, words)?;
    files::print(&command.render_help().to_string(), words)
}
