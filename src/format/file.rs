//! Reads and writes whole files of every kind.

use super::codec::{Codec, Noun, Reading};
use super::diagnostic::{Diagnostic, FileKind, Severity};
use super::fault::{self, Fault, Loss};
use super::nearest::nearest;
use super::pen::Pen;
use super::schema::{ClaimsFile, Manifest, WholeQuestionnaire, WholeSheet, read_respondent};
use super::tree::{self, Content, Field, Node};
use super::versions::{self, Versions};
use crate::model::{Assessment, Questionnaire, ResponseSheet, Shared, limits};
use crate::words::Message;

/// The largest text that is read, in bytes, whether it is a file or a part of one.
pub const MOST_TEXT: usize = limits::TEXT_BYTES;

/// A kind of file.
pub(super) trait File: Codec {
    const KIND: FileKind;
    const VERSIONS: Versions;
}

impl File for WholeQuestionnaire {
    const KIND: FileKind = FileKind::Questionnaire;
    const VERSIONS: Versions = versions::QUESTIONNAIRE;
}

impl File for ClaimsFile {
    const KIND: FileKind = FileKind::Claims;
    const VERSIONS: Versions = versions::CLAIMS;
}

impl File for Assessment {
    const KIND: FileKind = FileKind::Document;
    const VERSIONS: Versions = versions::DOCUMENT;
}

impl File for WholeSheet {
    const KIND: FileKind = FileKind::ResponseSheet;
    const VERSIONS: Versions = versions::RESPONSE_SHEET;
}

/// A manifest has the version of its document.
impl File for Manifest {
    const KIND: FileKind = FileKind::Document;
    const VERSIONS: Versions = versions::DOCUMENT;
}

/// What was read of a file.
pub(super) struct Read<T> {
    /// What can be kept; all of it where no diagnostic is an error.
    pub(super) kept: Option<T>,
    pub(super) is_sound: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<T> Read<T> {
    pub(super) fn of(kept: Option<T>, diagnostics: Vec<Diagnostic>) -> Self {
        let mut severities = diagnostics.iter().map(|fault| fault.severity);
        Self {
            kept,
            is_sound: severities.all(|severity| severity != Severity::Error),
            diagnostics,
        }
    }

    pub(super) fn refused(diagnostics: Vec<Diagnostic>) -> Self {
        Self::of(None, diagnostics)
    }

    /// What was read, or every fault.
    pub(super) fn whole(self) -> Result<T, Vec<Diagnostic>> {
        let whole = self.kept.filter(|_| self.is_sound);
        whole.ok_or(self.diagnostics)
    }
}

/// Decodes a file as a text, without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Vec<Diagnostic>> {
    if bytes.is_empty() {
        return Err(vec![Diagnostic::error(Message::new("file-empty"))]);
    }
    if bytes.len() > MOST_TEXT {
        let message = Message::new("file-text-too-large").with("most", MOST_TEXT >> 20);
        return Err(vec![Diagnostic::error(message)]);
    }
    let text = str::from_utf8(bytes).map_err(|_| {
        let hint = Message::new("file-neither-hint");
        vec![Diagnostic::error(Message::new("file-neither")).hinting(hint)]
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a text and finds every fault of it.
pub(super) fn read<F: File>(text: &str) -> Read<F::Value> {
    match wrong_file::<F>(text) {
        Some(fault) => Read::refused(fault::diagnostics(text, vec![fault])),
        None => read_part::<F>(text),
    }
}

/// Reads a text that is known to be of a kind by its place.
pub(super) fn read_part<F: File>(text: &str) -> Read<F::Value> {
    read_tree::<F>(text, tree::read(text), Reading::new(None))
}

/// Reads an assessment whose questionnaire stands elsewhere; without it, answers are checked as far
/// as they can be and not kept. Each respondent is read for itself.
pub(super) fn read_answers(
    text: &str,
    questionnaire: Option<&Shared<Questionnaire>>,
) -> Read<Assessment> {
    let mut reading = Reading::new(questionnaire);
    let mut take = |entry: &Node<'_>| reading.apart(|reading| read_respondent(entry, reading));
    let (mut root, faults) = tree::read_apart(text, "respondents", &mut take);
    if let Content::Group(group) = &mut root.content {
        // One that stands here as well is a field that stands twice.
        group.fields.insert(0, Field::elsewhere("questionnaire"));
    }
    read_tree::<Assessment>(text, (root, faults), reading)
}

fn read_tree<F: File>(
    text: &str,
    (mut root, faults): (Node<'_>, Vec<Fault>),
    mut reading: Reading<'_>,
) -> Read<F::Value> {
    if let Err(fault) = migrate::<F>(&mut root) {
        return Read::refused(fault::diagnostics(text, vec![fault]));
    }
    reading.faults.extend(faults);
    reading.is_first_version = versions::version_of(&root).is_some_and(|(_, version)| version == 1);
    let kept = reading.apart(|reading| F::read(&root, reading));
    let is_lost = reading.faults.loses_all();
    let diagnostics = reading.faults.diagnostics(text);
    Read::of(kept.filter(|_| !is_lost), diagnostics)
}

/// Brings a file up to the newest version, and the questionnaire inside a document or a response sheet,
/// which has a version of its own.
fn migrate<F: File>(root: &mut Node<'_>) -> Result<(), Fault> {
    F::VERSIONS.migrate(root)?;
    match root.field_mut("questionnaire") {
        Some(inside) if matches!(F::KIND, FileKind::Document | FileKind::ResponseSheet) => {
            versions::QUESTIONNAIRE.migrate(inside)
        }
        _ => Ok(()),
    }
}

/// Writes a file about a questionnaire.
pub(super) fn write<N: Noun<Value = N>>(noun: &N, questionnaire: &Questionnaire) -> String {
    write_with(noun, Pen::about(questionnaire))
}

/// Writes an assessment whose questionnaire stands elsewhere.
pub(super) fn write_answers(assessment: &Assessment) -> String {
    let pen = Pen::about(&assessment.questionnaire);
    write_with(assessment, pen.leaving_out("questionnaire"))
}

fn write_with<N: Noun<Value = N>>(noun: &N, mut pen: Pen) -> String {
    pen.out.push_str(N::NAME);
    N::write(noun, &mut pen);
    pen.out.push('\n');
    pen.out
}

/// Says what kind of file a text is, from its first word.
pub(super) fn kind(text: &str) -> FileKind {
    let (_, name) = tree::first_word(text);
    let kind = KINDS.into_iter().find(|(known, ..)| *known == name);
    kind.map_or(FileKind::Unknown, |(_, kind, _)| kind)
}

/// The first word of each kind, and the value by which messages choose their wording.
const KINDS: [(&str, FileKind, &str); 4] = [
    (
        Questionnaire::NAME,
        FileKind::Questionnaire,
        "questionnaire",
    ),
    (ClaimsFile::NAME, FileKind::Claims, "claims"),
    (Assessment::NAME, FileKind::Document, "document"),
    (ResponseSheet::NAME, FileKind::ResponseSheet, "sheet"),
];

/// The only fault of a text whose kind is unknown.
pub(super) fn unknown_kind(text: &str) -> Vec<Diagnostic> {
    fault::diagnostics(text, vec![unknown_start(text)])
}

/// The only fault worth reporting for a file of another kind.
fn wrong_file<F: File>(text: &str) -> Option<Fault> {
    let kind = kind(text);
    if kind == FileKind::Unknown {
        return Some(unknown_start(text));
    }
    (kind != F::KIND).then(|| {
        let (at, _) = tree::first_word(text);
        Fault::error(at, other_kind(F::KIND, kind)).losing(Loss::Whole)
    })
}

/// Says that a file is of another kind than the one that is needed.
pub(super) fn other_kind(expected: FileKind, found: FileKind) -> Message {
    Message::new("file-other-kind")
        .with("expected", word_for(expected))
        .with("found", word_for(found))
}

fn unknown_start(text: &str) -> Fault {
    let (at, found) = tree::first_word(text);
    let message = Message::new("file-unknown-kind");
    let hint = nearest(found, KINDS.iter().map(|(name, ..)| *name));
    Fault::error(at, message).hinting(hint).losing(Loss::Whole)
}

fn word_for(kind: FileKind) -> &'static str {
    let known = KINDS.iter().find(|(_, known, _)| *known == kind);
    known.map_or("unknown", |(.., word)| word)
}
