//! The command line: one file a subcommand, one place where anything is printed.
//!
//! Exit codes: 0 done, 1 the input has problems (all are listed), 2 usage, 3 the system failed.

mod agree;
mod agreement;
mod arguments;
#[cfg(feature = "ballot")]
mod ballot;
mod branding;
mod change;
mod check;
mod compare;
mod completions;
mod copy;
mod courses;
mod export;
mod extract;
mod failure;
#[cfg(feature = "pdf")]
mod feedback;
mod figures;
mod files;
mod help;
mod import;
mod instrument;
mod man;
mod many_files;
mod merge;
mod new;
mod outcomes;
#[cfg(feature = "pdf")]
mod paper;
mod password;
mod plan;
mod portfolio;
mod report;
mod review;
mod rounds;
mod rule;
mod sample;
mod score;
mod sheet;
mod status;
mod tables;
mod unlock;
mod usage;
mod versions;
mod worth;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::model::Language;
use crate::store;
use crate::words::{Message, Words};

use arguments::{Group, Overview, QUIET, Subcommand, value};
use failure::{Done, Failure, complain};

/// Every command, in the order of the help.
const COMMANDS: &[&Subcommand] = &[
    &extract::COMMAND,
    &report::COMMAND,
    &export::COMMAND,
    &score::COMMAND,
    &worth::COMMAND,
    &plan::COMMAND,
    &check::COMMAND,
    &new::COMMAND,
    &sample::COMMAND,
    &import::COMMAND,
    &agree::COMMAND,
    &agreement::COMMAND,
    &rounds::COMMAND,
    &compare::COMMAND,
    &portfolio::COMMAND,
    &tables::COMMAND,
    &rule::COMMAND,
    &outcomes::COMMAND,
    &status::COMMAND,
    #[cfg(feature = "ballot")]
    &ballot::COMMAND,
    &review::COMMAND,
    &merge::COMMAND,
    &password::COMMAND,
    &copy::COMMAND,
    &versions::COMMAND,
    #[cfg(feature = "pdf")]
    &paper::COMMAND,
    #[cfg(feature = "pdf")]
    &feedback::COMMAND,
];

/// Commands that share their first word, after the others in the help.
const GROUPS: &[&Group] = &[&sheet::GROUP];

/// Commands about all of these, last in the help.
const OVERVIEWS: &[&Overview] = &[&help::COMMAND, &completions::COMMAND, &man::COMMAND];

/// What is left to do after the arguments were read.
#[derive(Debug)]
pub enum Outcome {
    /// Open the window, with a document where one is named.
    Window(Option<PathBuf>),
    /// End with this exit code; everything is said.
    Exit(u8),
}

/// The language that the arguments ask for. It is found before they are read, because their help and
/// faults are already in it.
#[must_use]
pub fn language(arguments: &[OsString]) -> Option<Language> {
    let mut texts = arguments.iter().map(|argument| argument.to_str());
    let joined = texts.by_ref().find_map(|text| {
        let rest = text?.strip_prefix("--language")?;
        (rest.is_empty() || rest.starts_with('=')).then_some(rest)
    })?;
    match joined.strip_prefix('=') {
        Some(tag) => Language::new(tag),
        None => Language::new(texts.next()??),
    }
}

/// Reads the arguments, the program's name first, and carries out the command they name.
#[must_use]
pub fn run(arguments: &[OsString], words: &Words) -> Outcome {
    let program = usage::program(COMMANDS, GROUPS, OVERVIEWS, words);
    let joined = usage::joined(&program, arguments);
    let done = match program.try_get_matches_from(joined) {
        Ok(found) => match found.subcommand() {
            None => return Outcome::Window(found.get_one::<PathBuf>("file").cloned()),
            Some((name, found)) => carry_out(name, found, words),
        },
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp
                    | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
                    | ErrorKind::DisplayVersion
            ) =>
        {
            files::print(&error.render().to_string(), words)
        }
        Err(error) => Err(Failure::Usage(usage::explain(
            &error,
            arguments.get(1),
            words,
        ))),
    };
    Outcome::Exit(match done {
        Ok(()) | Err(Failure::ReaderGone) => 0,
        Err(Failure::Input(lines)) => complain(1, &lines),
        Err(Failure::Usage(lines)) => complain(2, &lines),
        Err(Failure::System(lines)) => complain(3, &lines),
    })
}

/// Carries out a command, or one of a group.
fn carry_out(name: &str, found: &ArgMatches, words: &Words) -> Done {
    obey_quiet(found);
    if let Some(overview) = OVERVIEWS.iter().find(|overview| overview.name == name) {
        let mut program = usage::program(COMMANDS, GROUPS, OVERVIEWS, words);
        program.build();
        return guarded(words, || (overview.run)(program, found, words));
    }
    let mut groups = GROUPS.iter();
    let group = groups.find(|group| group.name == name);
    let (commands, (name, found)) = match group.zip(found.subcommand()) {
        Some((group, inner)) => (group.commands, inner),
        None => (COMMANDS, (name, found)),
    };
    obey_quiet(found);
    commands
        .iter()
        .filter(|command| command.name == name)
        .try_for_each(|command| guarded(words, || (command.run)(found, words)))
}

fn obey_quiet(found: &ArgMatches) {
    if value(found, QUIET).copied().unwrap_or_default() {
        failure::be_quiet();
    }
}

/// Runs a command that may panic, as the standard library does where the system refuses a thread.
fn guarded(words: &Words, command: impl FnOnce() -> Done) -> Done {
    // The sentence below says it, without a trace of calls.
    store::crashes::hush();
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|found| {
        let text = found.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| found.downcast_ref::<&str>().copied());
        Err(Failure::panicked(text.unwrap_or_default(), words))
    })
}

/// Says on standard error why the window was not opened, and what to use instead, or that a fault ended
/// it; gives the exit code.
#[must_use]
pub fn no_window(words: &Words, reason: &Message) -> u8 {
    complain(3, &[words.say(reason)])
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, Failure, GROUPS, OVERVIEWS, OsString, guarded, language, usage};
    use crate::words::Words;

    #[test]
    fn the_commands_are_put_together_soundly() {
        usage::program(COMMANDS, GROUPS, OVERVIEWS, &Words::english()).debug_assert();
    }

    #[test]
    fn a_command_that_panics_ends_with_a_sentence() {
        let words = Words::english();
        let done = guarded(&words, || panic!("no more {}", "threads"));
        let Err(Failure::System(lines)) = done else {
            panic!("it is a fault of the system");
        };
        assert!(
            lines[0].contains("stopped it: no more threads"),
            "{lines:?}"
        );
        assert!(lines[1].contains("no half-written file"), "{lines:?}");
    }

    #[test]
    fn only_the_option_itself_asks_for_a_language() {
        let asked = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
            language(&arguments).map(|language| language.to_string())
        };
        let german = Some("de".to_owned());
        assert_eq!(asked(&["continuum", "score", "--language", "de"]), german);
        assert_eq!(asked(&["continuum", "score", "--language=de"]), german);
        assert_eq!(asked(&["continuum", "score", "--language"]), None);
        let other = ["continuum", "score", "--languages", "fr", "--language=de"];
        assert_eq!(asked(&other), german);
    }
}
