//! The files of many assessments: those that are named and those in folders, read several at once. One that cannot be
//! read never stops the rest.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches};

use super::arguments::{option, text, value};
use super::failure::{Done, Failure, is_quiet};
use super::files;
use super::unlock;
#[cfg(feature = "pdf")]
use crate::export::pdf;
use crate::format::MOST_BYTES;
use crate::format::container::Known;
use crate::format::encrypted::is_encrypted;
use crate::model::Assessment;
use crate::portfolio::AssessmentRow;
use crate::store;
use crate::words::{Message, Words};

/// The endings of files that are looked for in folders.
const ENDINGS: [&str; 2] = ["continuum", "pdf"];

pub(super) fn paths() -> Arg {
    Arg::new("paths")
        .value_name("FOLDER")
        .help("command-portfolio-paths")
        .required(true)
        .num_args(1..)
        .value_parser(PathBufValueParser::new())
}

pub(super) fn client_option() -> Arg {
    option("client", "command-portfolio-client").value_name("NAME")
}

pub(super) fn year_option() -> Arg {
    option("year", "command-portfolio-year")
        .value_name("YEAR")
        .value_parser(clap::value_parser!(i16))
}

/// A file to be read.
#[derive(Clone)]
pub(super) struct FileToRead {
    pub(super) path: PathBuf,
    /// Whether it was named itself, and not found in a folder.
    is_named: bool,
}

/// A file that could not be read, and why, in lines.
pub(super) type FileFault = (PathBuf, Vec<String>);

/// What became of a file.
pub(super) enum Read<T> {
    /// It holds an assessment, of which this was made.
    Made(T),
    /// It is a PDF without an assessment, found in a folder: nobody said that it holds one.
    Other,
    /// It was not read, and why.
    Fault(Vec<String>),
}

/// How many of all files were read before.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    pub(super) before: usize,
    pub(super) all: usize,
}

impl Progress {
    /// That of so many files, of which none was read yet.
    pub(super) const fn of(all: usize) -> Self {
        Self { before: 0, all }
    }
}

/// Whether a row is of the client and the year that were asked for.
pub(super) fn is_wanted(row: &AssessmentRow, found: &ArgMatches) -> bool {
    let client = text(found, "client").map(|name| name.trim().to_lowercase());
    let year = value::<i16>(found, "year");
    client.is_none_or(|name| row.organisation.to_lowercase() == name)
        && year.is_none_or(|year| row.date.is_some_and(|date| date.year() == *year))
}

/// The files that were named, and those in the folders that were named.
pub(super) fn looked_for(found: &ArgMatches, words: &Words) -> (Vec<FileToRead>, Vec<FileFault>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in found.get_many::<PathBuf>("paths").unwrap_or_default() {
        if !store::is_folder(path) {
            let (path, is_named) = (path.clone(), true);
            files.push(FileToRead { path, is_named });
            continue;
        }
        let (inside, failed) = store::files_below(path, &ENDINGS);
        let is_named = false;
        let inside = inside.into_iter();
        files.extend(inside.map(|path| FileToRead { path, is_named }));
        faults.extend(failed.iter().map(|error| {
            let lines = lines_of(files::refused(error, words));
            (error.path.clone(), lines)
        }));
    }
    (files, faults)
}

/// Ends as a command does that could not read some files.
pub(super) fn told(faults: Vec<FileFault>) -> Done {
    let lines: Vec<String> = faults.into_iter().flat_map(|(_, lines)| lines).collect();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(Failure::Input(lines))
    }
}

pub(super) fn lines_of(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Input(lines) | Failure::Usage(lines) | Failure::System(lines) => lines,
        Failure::ReaderGone => Vec::new(),
    }
}

/// Reads files, several at once, and makes something of each assessment and the bytes of its document. The results stand
/// in the order of the files.
pub(super) fn read_all<T: Send>(
    files: &[FileToRead],
    progress: Progress,
    found: &ArgMatches,
    words: &Words,
    make: impl Fn(Assessment, &[u8]) -> T + Sync,
) -> Vec<Read<T>> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            let (send, next, make) = (send.clone(), &next, &make);
            scope.spawn(move || {
                let mut known = Known::default();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    let read = match read(file, &mut known, found, words) {
                        Ok(Some((assessment, bytes))) => Read::Made(make(assessment, &bytes)),
                        Ok(None) => Read::Other,
                        Err(failure) => Read::Fault(lines_of(failure)),
                    };
                    if send.send((at, read)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut all: Vec<Option<Read<T>>> = files.iter().map(|_| None).collect();
        for (done, (at, read)) in receive.into_iter().enumerate() {
            if let Some(place) = all.get_mut(at) {
                *place = Some(read);
            }
            tell(progress.before + done + 1, progress.all, words);
        }
        all.into_iter()
            .map(|it| it.unwrap_or(Read::Other))
            .collect()
    })
}

/// From so many files on, progress is told.
const TOLD_FROM: usize = 200;

/// Tells how far reading is, where somebody watches and it takes a while.
fn tell(done: usize, all: usize, words: &Words) {
    let is_due = done.is_multiple_of(100) || done == all;
    if all < TOLD_FROM || !is_due || is_quiet() || !io::stderr().is_terminal() {
        return;
    }
    let facts = facts!(done = words.number(done), all = words.number(all));
    let line = words.with("command-portfolio-progress", &facts);
    // If this fails, there is nobody left to tell.
    write!(io::stderr(), "\r{line}").ok();
    if done == all {
        writeln!(io::stderr()).ok();
    }
}

/// The assessment in a file with the bytes of its document; `None` for a PDF in a folder that holds none.
fn read(
    file: &FileToRead,
    known: &mut Known,
    found: &ArgMatches,
    words: &Words,
) -> Result<Option<(Assessment, Vec<u8>)>, Failure> {
    let path = &file.path;
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|it| files::refused(&it, words))?;
    let Some(bytes) = document_in(path, bytes, file.is_named, words)? else {
        return Ok(None);
    };
    // Nobody can be asked for each of many passwords.
    if is_encrypted(&bytes) && value::<PathBuf>(found, "password-file").is_none() {
        let message =
            Message::new("command-fault-password-needed").with("file", files::name(path, words));
        let hint = Message::new("command-portfolio-password-hint");
        return Err(Failure::input(words, &message, Some(&hint)));
    }
    let (bytes, _) = unlock::unlocked(path, bytes, found, words)?;
    let assessment = files::one_of_many(path, &bytes, known, words)?;
    Ok(Some((assessment, bytes)))
}

/// The document that a file is, or that a report carries; `None` for a PDF in a folder that carries none.
#[cfg(feature = "pdf")]
fn document_in(
    path: &Path,
    bytes: Vec<u8>,
    is_named: bool,
    words: &Words,
) -> Result<Option<Vec<u8>>, Failure> {
    if !pdf::is_pdf(&bytes) {
        return Ok(Some(bytes));
    }
    match pdf::extract(&bytes) {
        Ok(inside) => Ok(Some(inside)),
        Err(_) if !is_named => Ok(None),
        // It says why.
        Err(_) => files::read(path, words).map(Some),
    }
}

/// The document that a file is; `None` for a PDF in a folder, which is not looked into.
#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
fn document_in(
    path: &Path,
    bytes: Vec<u8>,
    is_named: bool,
    _: &Words,
) -> Result<Option<Vec<u8>>, Failure> {
    let is_other = !is_named && files::ending(path) == "pdf";
    Ok((!is_other).then_some(bytes))
}
