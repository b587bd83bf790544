//! `continuum completions SHELL`: what a shell reads to complete commands, options and their values.

use std::str::FromStr as _;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::{Shell, generate};

use super::arguments::{Overview, named, text};
use super::failure::Done;
use super::files;
use crate::words::Words;

/// The shells, as `clap_complete` calls them.
const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

pub(super) const COMMAND: Overview = Overview {
    name: "completions",
    help: "command-completions",
    arguments: || {
        let shell = named("shell", "SHELL", "command-completions-shell");
        vec![
            shell
                .required(true)
                .value_parser(PossibleValuesParser::new(SHELLS))
                .hide_possible_values(true),
        ]
    },
    run,
};

fn run(mut program: Command, found: &ArgMatches, words: &Words) -> Done {
    let mut script = Vec::new();
    if let Some(Ok(shell)) = text(found, "shell").map(Shell::from_str) {
        generate(shell, &mut program, "continuum", &mut script);
    }
    files::print(&String::from_utf8_lossy(&script), words)
}

#[cfg(test)]
mod tests {
    use super::{SHELLS, Shell};
    use clap::ValueEnum as _;

    #[test]
    fn every_shell_is_known_by_its_name() {
        let known: Vec<String> = Shell::value_variants()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(known, SHELLS);
    }
}
