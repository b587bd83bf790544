//! The command line: one file a subcommand, one place where anything is printed.
//!
//! Exit codes: 0 done, 1 the input has problems (all are listed), 2 usage, 3 the system failed.

mod arguments;
mod branding;
mod check;
mod export;
#[cfg(feature = "pdf")]
mod extract;
mod failure;
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
use std::path::PathBuf;

use crate::model::Language;
use crate::words::{Message, Words};

use arguments::Parsed;
use failure::{Failure, complain};

/// What is left to do after the arguments were read.
#[derive(Debug)]
pub enum Outcome {
    /// Open the window, with a document where one is named.
    Window(Option<PathBuf>),
    /// End with this exit code; everything is said.
    Exit(u8),
}

/// The language that arguments ask for, which is known before they are read in its words.
#[must_use]
pub fn language(arguments: &[OsString]) -> Option<Language> {
    let mut texts = arguments.iter().map(|argument| argument.to_str());
    let option = texts
        .by_ref()
        .find_map(|text| text?.strip_prefix("--language"))?;
    match option.strip_prefix('=') {
        Some(tag) => Language::new(tag),
        None => Language::new(texts.next()??),
    }
}

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
