//! Reading documents that may have a password, for all commands.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};
use zeroize::Zeroizing;

use super::arguments::{path_option, value};
use super::failure::Failure;
use super::files;
use crate::format::encrypted::{Encrypted, Key, Password, UnlockError, is_encrypted};
use crate::model::Assessment;
use crate::words::{Message, Words};

/// Where a password is read from in place of the terminal.
pub(super) fn password_file() -> Arg {
    path_option("password-file", "FILE", "command-password-file")
}

/// Reads an assessment; where it has faults, lists them all.
pub(super) fn read_assessment(
    path: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<Assessment, Failure> {
    open(path, found, words).map(|(assessment, _)| assessment)
}

/// Reads an assessment, with the key of one that has a password.
pub(super) fn open(
    path: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Assessment, Option<Key>), Failure> {
    let (bytes, key) = unlocked(path, files::read(path, words)?, found, words)?;
    Ok((files::assessment(path, &bytes, words)?, key))
}

/// The bytes of a file as they were before they were encrypted, and the key of a document that has
/// a password. The password is read from the file that was named, else from the terminal.
pub(super) fn unlocked(
    file: &Path,
    bytes: Vec<u8>,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Vec<u8>, Option<Key>), Failure> {
    if !is_encrypted(&bytes) {
        return Ok((bytes, None));
    }
    let failed = |error: UnlockError| {
        let fault = Message::new("command-error")
            .with("file", files::name(file, words))
            .with("fault", error.message());
        match error {
            UnlockError::NoMemory => Failure::System(vec![words.say(&fault)]),
            _ => Failure::input(words, &fault, Some(&error.hint())),
        }
    };
    let encrypted = Encrypted::new(&bytes).map_err(failed)?;
    let key = match value::<PathBuf>(found, "password-file") {
        Some(from) => encrypted.unlock(&read_password(from, file, words)?),
        None => loop {
            let typed = ask("command-password-ask", file, "password-file", words)?;
            match encrypted.unlock(&password(&typed, words)?) {
                Err(UnlockError::WrongPassword) => {
                    files::warn(&[words.say(&UnlockError::WrongPassword.message())]);
                }
                other => break other,
            }
        },
    };
    let key = key.map_err(failed)?;
    let bytes = encrypted.read(&key).map_err(failed)?;
    Ok((bytes, Some(key)))
}

/// A new password, from the file that was named, else typed twice.
pub(super) fn new_password(
    file: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<Password, Failure> {
    if let Some(from) = value::<PathBuf>(found, "new-password-file") {
        return read_password(from, file, words);
    }
    let typed = ask("command-password-new", file, "new-password-file", words)?;
    if *typed != *ask("command-password-again", file, "new-password-file", words)? {
        let message = Message::new("command-fault-password-differs");
        return Err(Failure::input(words, &message, None));
    }
    password(&typed, words)
}

/// The first line of a file, as a password.
pub(super) fn read_password(
    from: &Path,
    document: &Path,
    words: &Words,
) -> Result<Password, Failure> {
    if files::is_standard(from) && files::is_standard(document) {
        let message = Message::new("command-fault-two-stdin");
        return Err(Failure::usage(words, &message, None));
    }
    let text = Zeroizing::new(files::read_text(from, words)?);
    password(text.lines().next().unwrap_or_default(), words)
}

/// Asks for a password on the terminal, which does not show it.
pub(super) fn ask(
    key: &'static str,
    file: &Path,
    option: &'static str,
    words: &Words,
) -> Result<Zeroizing<String>, Failure> {
    let facts = facts!(file = files::name(file, words));
    let question = format!("{} ", words.with(key, &facts));
    // Where nobody sees the question, nobody would answer it.
    let asked = io::stderr().is_terminal();
    let typed = asked.then(|| rpassword::prompt_password(question).ok());
    typed.flatten().map(Zeroizing::new).ok_or_else(|| {
        let needed = match option {
            "password-file" => "command-fault-password-needed",
            _ => "command-fault-new-password-needed",
        };
        let message = Message::new(needed).with("file", files::name(file, words));
        let hint = Message::new("command-password-needed-hint").with("option", option);
        Failure::input(words, &message, Some(&hint))
    })
}

pub(super) fn password(text: &str, words: &Words) -> Result<Password, Failure> {
    Password::new(text).ok_or_else(|| {
        let message = Message::new("command-fault-password-length");
        Failure::input(words, &message.with("most", Password::MOST), None)
    })
}
