//! Why a command fails, in lines for standard error, with the exit code of each kind.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::store::StoreError;
use crate::words::{Message, Words};

/// Why a command was not carried out.
#[derive(Debug)]
pub(super) enum Failure {
    /// The input has problems: exit code 1.
    Input(Vec<String>),
    /// The arguments do not fit: exit code 2.
    Usage(Vec<String>),
    /// The system failed: exit code 3.
    System(Vec<String>),
    /// Nobody reads the output any more: nothing to say, exit code 0.
    ReaderGone,
}

pub(super) type Done = Result<(), Failure>;

impl Failure {
    pub(super) fn store(error: &StoreError, words: &Words) -> Self {
        Self::System(lines(words, &error.message(), error.hint().as_ref()))
    }

    pub(super) fn input(words: &Words, message: &Message, hint: Option<&Message>) -> Self {
        Self::Input(lines(words, message, hint))
    }

    pub(super) fn usage(words: &Words, message: &Message, hint: Option<&Message>) -> Self {
        Self::Usage(lines(words, message, hint))
    }

    /// A command met a panic that says this.
    pub(super) fn panicked(found: &str, words: &Words) -> Self {
        let message = Message::new("command-fault-panic").with("found", found.to_owned());
        let hint = Message::new("command-fault-panic-hint");
        Self::System(lines(words, &message, Some(&hint)))
    }
}

fn lines(words: &Words, message: &Message, hint: Option<&Message>) -> Vec<String> {
    let mut lines = vec![words.say(message)];
    lines.extend(hint.map(|hint| hint_line(words, hint)));
    lines
}

pub(super) fn hint_line(words: &Words, hint: &Message) -> String {
    words.with("command-hint", &facts!(hint = words.say(hint)))
}

/// Whether nothing but faults is said.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Says nothing but faults from now on.
pub(super) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

pub(super) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Prints lines on standard error. If that fails, there is nobody left to tell.
pub(super) fn complain(code: u8, lines: &[String]) -> u8 {
    let mut out = io::stderr().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    code
}
