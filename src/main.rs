//! The program `continuum`: arguments to window or command to exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use continuum::cli::{self, Outcome};
use continuum::store;
use continuum::words::Words;

#[expect(
    clippy::disallowed_methods,
    reason = "the arguments of the program are read here and nowhere else"
)]
fn main() -> ExitCode {
    store::crashes::watch(store::crashes::file());
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = cli::language(&arguments).unwrap_or_else(store::language);
    let words = Words::of(&language);
    match cli::run(&arguments, &words) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(file) => window(file, &words),
    }
}

#[cfg(feature = "window")]
fn window(file: Option<std::path::PathBuf>, words: &Words) -> ExitCode {
    match continuum::window::run(file, words.clone()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(cli::no_window(words, &error.message())),
    }
}

#[cfg(not(feature = "window"))]
fn window(_file: Option<std::path::PathBuf>, words: &Words) -> ExitCode {
    let reason = continuum::words::Message::new("command-fault-no-window");
    ExitCode::from(cli::no_window(words, &reason))
}
