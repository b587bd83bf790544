//! Reading and writing for all commands: a path, or `-` for standard input and output.

use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;

use super::arguments::value;
use super::failure::{Done, Failure, complain, hint_line, is_quiet};
#[cfg(feature = "pdf")]
use crate::export::pdf;
use crate::export::{Made, Output, Source, Subject};
use crate::format::container::Known;
use crate::format::document::{self, Opened};
use crate::format::encrypted::Key;
use crate::format::{Diagnostic, MOST_BYTES, Severity};
#[cfg(not(feature = "pdf"))]
pub(super) use crate::model::no_other_fonts as fonts;
use crate::model::{Assessment, Language};
use crate::report::wording;
#[cfg(feature = "pdf")]
pub(super) use crate::store::fonts::covering as fonts;
use crate::store::{self, Remark, StoreError};
use crate::words::{Message, Words};

/// Whether a path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What a file is called in messages.
pub(super) fn name(path: &Path, words: &Words) -> String {
    if is_standard(path) {
        words.text("command-standard-input")
    } else {
        path.display().to_string()
    }
}

/// Reads a file or standard input. A report is read as the document that it carries.
pub(super) fn read(path: &Path, words: &Words) -> Result<Vec<u8>, Failure> {
    let found = if is_standard(path) {
        store::read_bytes_from(Path::new(&name(path, words)), io::stdin().lock())
    } else {
        store::read_bytes(path, MOST_BYTES)
    };
    let bytes = found.map_err(|error| refused(&error, words))?;
    #[cfg(feature = "pdf")]
    if pdf::is_pdf(&bytes) {
        return inside(path, &bytes, words);
    }
    Ok(bytes)
}

/// Reads a text file or standard input.
pub(super) fn read_text(path: &Path, words: &Words) -> Result<String, Failure> {
    text(path, read(path, words)?, words)
}

/// Decodes what was read as a text.
pub(super) fn text(path: &Path, bytes: Vec<u8>, words: &Words) -> Result<String, Failure> {
    let named = name(path, words);
    store::text_of(Path::new(&named), bytes).map_err(|error| refused(&error, words))
}

/// Says why a file was not read: its content is at fault, or the system is.
pub(super) fn refused(error: &StoreError, words: &Words) -> Failure {
    match error.source.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge => {
            Failure::input(words, &error.message(), error.hint().as_ref())
        }
        _ => Failure::store(error, words),
    }
}

/// The ending of a path in lower case; empty where it has none.
pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

/// The document inside a report.
#[cfg(feature = "pdf")]
fn inside(path: &Path, bytes: &[u8], words: &Words) -> Result<Vec<u8>, Failure> {
    pdf::extract(bytes).map_err(|error| {
        let message = Message::new("command-fault-inside")
            .with("file", name(path, words))
            .with("fault", words.say(&error.message()));
        Failure::input(words, &message, Some(&error.hint()))
    })
}

/// Refuses to write an assessment where a report stands.
pub(super) fn keep_report(path: &Path, words: &Words) -> Done {
    if ending(path) == "pdf" {
        let message = Message::new("command-fault-into-report").with("file", name(path, words));
        let hint = Message::new("command-into-report-hint");
        return Err(Failure::input(words, &message, Some(&hint)));
    }
    Ok(())
}

fn system(words: &Words, key: &'static str, error: &io::Error) -> Failure {
    Failure::System(vec![words.with(key, &facts!(reason = error.to_string()))])
}

/// Reads an assessment from a document; where it has faults, lists them all.
pub(super) fn assessment(path: &Path, bytes: &[u8], words: &Words) -> Result<Assessment, Failure> {
    one_of_many(path, bytes, &mut Known::default(), words)
}

/// Reads one of many assessments; the questionnaires that were read before are known.
pub(super) fn one_of_many(
    path: &Path,
    bytes: &[u8],
    known: &mut Known,
    words: &Words,
) -> Result<Assessment, Failure> {
    match document::read_known(bytes, known) {
        Opened::Sound(assessment) => Ok(assessment),
        Opened::Mended(_, faults) => {
            let mut lines = diagnostics(&name(path, words), &faults, words);
            lines.push(hint_line(words, &Message::new("command-mended-hint")));
            Err(Failure::Input(lines))
        }
        Opened::Refused(faults) => Err(Failure::Input(diagnostics(
            &name(path, words),
            &faults,
            words,
        ))),
    }
}

/// The words for an assessment: its questionnaire in the language that was asked for, else in the
/// document's own.
pub(super) fn reading(
    assessment: &Assessment,
    found: &ArgMatches,
    words: &Words,
) -> Result<Words, Failure> {
    let Some(asked) = value::<Language>(found, "language") else {
        return Ok(words.for_assessment(assessment));
    };
    let found = assessment.questionnaire.language(asked);
    if found.primary() == asked.primary() {
        return Ok(words.reading(&assessment.questionnaire, found));
    }
    let languages = &assessment.questionnaire.languages;
    let listed: Vec<String> = languages.iter().map(Language::to_string).collect();
    let message = Message::new("command-fault-language")
        .with("language", asked.as_str())
        .with("listed", words.series(&listed));
    Err(Failure::usage(words, &message, None))
}

/// Faults as lines, `file:line:column: what`, each with its hint below. What is wrong with a part of a
/// container stands at `file/part`.
pub(super) fn diagnostics(file: &str, faults: &[Diagnostic], words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for fault in faults {
        let key = match (fault.severity, fault.place) {
            (Severity::Error, Some(_)) => "command-error-at",
            (Severity::Error, None) => "command-error",
            (Severity::Warning, Some(_)) => "command-warning-at",
            (Severity::Warning, None) => "command-warning",
        };
        let file = match &fault.part {
            Some(part) => format!("{file}/{part}"),
            None => file.to_owned(),
        };
        let (line, column) = fault
            .place
            .map_or((0, 0), |place| (place.line, place.column));
        lines.push(words.with(
            key,
            &facts!(
                file,
                line = line.to_string(),
                column = column.to_string(),
                fault = words.say(&fault.message)
            ),
        ));
        lines.extend(fault.hint.as_ref().map(|hint| hint_line(words, hint)));
    }
    lines
}

/// Writes to a file, whole or not at all, or to standard output.
pub(super) fn write(path: &Path, bytes: &[u8], words: &Words) -> Done {
    if is_standard(path) {
        return write_standard_output(bytes, words);
    }
    let remark = store::save(path, bytes).map_err(|error| Failure::store(&error, words))?;
    say(path, remark, words);
    Ok(())
}

/// Says what a save changed besides the bytes of a file.
fn say(path: &Path, remark: Option<Remark>, words: &Words) {
    let line = match remark {
        None => return,
        Some(Remark::Converted(kept)) => {
            let facts = facts!(file = name(path, words), kept = name(&kept, words));
            words.with("command-converted", &facts)
        }
        Some(Remark::NewOwner) => {
            words.with("command-new-owner", &facts!(file = name(path, words)))
        }
        Some(Remark::OtherNames) => {
            words.with("command-other-names", &facts!(file = name(path, words)))
        }
    };
    note(&[line]);
}

/// Encrypts a document that has a password.
pub(super) fn seal(bytes: Vec<u8>, key: Option<&Key>, words: &Words) -> Result<Vec<u8>, Failure> {
    store::seal(bytes, key).map_err(|why| Failure::System(vec![words.say(&why)]))
}

/// Writes a document, encrypted where it has a password; says where one of an older version is kept
/// that stood there before.
pub(super) fn write_document(
    path: &Path,
    bytes: Vec<u8>,
    key: Option<&Key>,
    words: &Words,
) -> Done {
    let bytes = seal(bytes, key, words)?;
    if is_standard(path) {
        return write_standard_output(&bytes, words);
    }
    let saved = store::save_document(path, &bytes);
    let remark = saved.map_err(|error| Failure::store(&error, words))?;
    let is_converted = matches!(remark, Some(Remark::Converted(_)));
    say(path, remark, words);
    if is_converted && key.is_some() {
        note(&[words.text("command-password-kept")]);
    }
    Ok(())
}

/// Makes a file and writes it.
pub(super) fn make(
    path: &Path,
    output: Output,
    source: &Source,
    words: &Words,
) -> Result<Made, Failure> {
    let made = output
        .make(source, words)
        .map_err(|error| Failure::System(vec![words.say(&error)]))?;
    warn_of(output, source, &made, words);
    write(path, &made.bytes, words)?;
    Ok(made)
}

/// Says, before a file is written, what it shows as a sign and which names stand in it.
fn warn_of(output: Output, source: &Source, made: &Made, words: &Words) {
    let questionnaire = &source.assessment.questionnaire;
    let told = source.names_told(output);
    let told = told
        .iter()
        .map(|name| wording::name_told(words, questionnaire, name));
    let mut lines: Vec<String> = told.collect();
    if !made.missing_glyphs.is_empty() {
        lines.push(wording::missing_glyphs(words, &made.missing_glyphs));
        if output.subject() == Subject::Report && cfg!(feature = "office") {
            lines.push(hint_line(
                words,
                &Message::new("command-missing-glyphs-hint"),
            ));
        }
    }
    note(&lines);
}

/// How many people the figures of a file rest on, where those of single people are left out of it,
/// and that two such files can be subtracted.
pub(super) fn people_shown(output: Output, source: &Source, words: &Words) -> Vec<String> {
    let Some(people) = source.people_shown(output) else {
        return Vec::new();
    };
    let least = source.options.smallest_group;
    if !least.allows(people) {
        return vec![wording::too_few(words, people, least)];
    }
    let before = source.revealing_release(output);
    if let Some(before) = before.filter(|_| output.subject() == Subject::Participants) {
        return vec![wording::pages_withheld(words, before)];
    }
    let facts = facts!(people, least = least.people());
    let mut lines = vec![words.with("command-people-shown", &facts)];
    lines.extend(before.map(|before| wording::release(words, before)));
    lines
}

/// Says by `key` that no file about a subject ends as a path does, and lists the endings.
pub(super) fn unknown_ending(
    path: &Path,
    subject: Subject,
    key: &'static str,
    words: &Words,
) -> Failure {
    let mut endings: Vec<String> = Vec::new();
    for output in Output::about(subject) {
        let ending = format!(".{}", output.ending());
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }
    let message = Message::new(key)
        .with("file", name(path, words))
        .with("valid", endings.join(", "));
    Failure::usage(words, &message, None)
}

/// Writes a file; replaces another one only if asked to, or if its content is the same.
pub(super) fn write_new(path: &Path, bytes: &[u8], replace: bool, words: &Words) -> Done {
    if !replace && !is_standard(path) && store::exists(path) {
        let same = store::read_bytes(path, MOST_BYTES).is_ok_and(|found| found == bytes);
        if same {
            return Ok(());
        }
        let message = Message::new("command-fault-exists").with("file", name(path, words));
        return Err(Failure::input(
            words,
            &message,
            Some(&Message::new("command-exists-hint")),
        ));
    }
    write(path, bytes, words)
}

/// Prints one JSON object on standard output.
pub(super) fn print_json(object: &serde_json::Value, words: &Words) -> Done {
    print(&format!("{object:#}\n"), words)
}

/// Prints a text on standard output.
pub(super) fn print(text: &str, words: &Words) -> Done {
    write_standard_output(text.as_bytes(), words)
}

fn write_standard_output(bytes: &[u8], words: &Words) -> Done {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ReaderGone),
        Err(error) => Err(system(words, "command-fault-stdout", &error)),
    }
}

/// Says what was done, unless standard output holds the file itself.
pub(super) fn report_done(out: &Path, line: &str) {
    if !is_standard(out) {
        note(&[line.to_owned()]);
    }
}

/// Says what was done. Where standard output holds the file itself, only the lines from `warned` on,
/// which say what is to be borne in mind.
pub(super) fn report_all_done(out: &Path, lines: &[String], warned: usize) {
    let skipped = if is_standard(out) { warned } else { 0 };
    note(lines.get(skipped..).unwrap_or_default());
}

/// Prints lines on standard error about what was done or is to be borne in mind, unless only faults are
/// to be said. Standard output is for what a command was asked for.
pub(super) fn note(lines: &[String]) {
    if !is_quiet() {
        warn(lines);
    }
}

/// Prints faults on standard error, after which the command goes on.
pub(super) fn warn(lines: &[String]) {
    complain(0, lines);
}
