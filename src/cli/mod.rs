//! The command line: one file a subcommand, one place where anything is printed.
//!
//! Exit codes: 0 done, 1 the input has problems (all are listed), 2 usage, 3 the system failed.

mod arguments;
mod branding;
mod check;
mod export;
#[cfg(feature = "pdf")]
mod extract;
mod files;
mod import;
mod new;
#[cfg(feature = "pdf")]
mod paper;
mod plan;
mod report;
mod sample;
mod score;
mod worth;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::store::StoreError;
use crate::words::{Message, Words};

use arguments::Parsed;

/// What is left to do after the arguments were read.
#[derive(Debug)]
pub enum Outcome {
    /// Open the window, with a document where one is named.
    Window(Option<PathBuf>),
    /// End with this exit code; everything is said.
    Exit(u8),
}

/// Says why a command was not carried out.
#[derive(Debug)]
enum Failure {
    /// The input has problems: exit code 1.
    Input(Vec<String>),
    /// The arguments do not fit: exit code 2.
    Usage(Vec<String>),
    /// The system failed: exit code 3.
    System(Vec<String>),
    /// Nobody reads the output any more: nothing to say, exit code 0.
    ReaderGone,
}

type Done = Result<(), Failure>;

/// Reads the arguments, the program's name first, and carries out the command they name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, words: &Words) -> Outcome {
    let done = match arguments::parse(arguments, words) {
        Ok(Parsed::Window(file)) => return Outcome::Window(file),
        Ok(Parsed::Print(text)) => files::print(&text, words),
        Ok(Parsed::Check(what)) => check::run(&what, words),
        Ok(Parsed::Export(what)) => export::run(&what, words),
        Ok(Parsed::Import(what)) => import::run(&what, words),
        Ok(Parsed::New(what)) => new::run(&what, words),
        #[cfg(feature = "pdf")]
        Ok(Parsed::Paper(what)) => paper::run(&what, words),
        #[cfg(feature = "pdf")]
        Ok(Parsed::Extract(what)) => extract::run(&what, words),
        Ok(Parsed::Plan(what)) => plan::run(&what, words),
        Ok(Parsed::Report(what)) => report::run(&what, words),
        Ok(Parsed::Sample(what)) => sample::run(&what, words),
        Ok(Parsed::Score(what)) => score::run(&what, words),
        Ok(Parsed::Worth(what)) => worth::run(&what, words),
        Err(failure) => Err(failure),
    };
    Outcome::Exit(match done {
        Ok(()) | Err(Failure::ReaderGone) => 0,
        Err(Failure::Input(lines)) => complain(1, &lines),
        Err(Failure::Usage(lines)) => complain(2, &lines),
        Err(Failure::System(lines)) => complain(3, &lines),
    })
}

/// Says on standard error why the window was not opened, and what to use instead; gives the exit
/// code.
#[must_use]
pub fn no_window(words: &Words, reason: &Message) -> u8 {
    complain(3, &[words.say(reason)])
}

/// Says lines on standard error. Where that fails there is nobody left to tell.
fn complain(code: u8, lines: &[String]) -> u8 {
    let mut out = io::stderr().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    code
}

impl Failure {
    fn store(error: &StoreError, words: &Words) -> Self {
        let mut lines = vec![words.say(&error.message())];
        lines.extend(error.hint().map(|hint| hint_line(words, &hint)));
        Self::System(lines)
    }

    fn input(words: &Words, message: &Message, hint: Option<&Message>) -> Self {
        let mut lines = vec![words.say(message)];
        lines.extend(hint.map(|hint| hint_line(words, hint)));
        Self::Input(lines)
    }
}

fn hint_line(words: &Words, hint: &Message) -> String {
    words.with("command-hint", &[("hint", words.say(hint).into())])
}
