//! Reads and writes whole files of every kind.

use super::codec::{Codec, Noun, Reading};
use super::diagnostic::{Diagnostic, FileKind};
use super::fault::{self, Fault, Loss, VERSION, too_new};
use super::nearest::nearest;
use super::pen::Pen;
use super::schema::{ClaimsFile, Document, WholeQuestionnaire};
use super::tree::{self, Content, Node};
use crate::words::Message;

/// A kind of file.
pub(super) trait File: Codec {
    const KIND: FileKind;
}

impl File for WholeQuestionnaire {
    const KIND: FileKind = FileKind::Questionnaire;
}

impl File for ClaimsFile {
    const KIND: FileKind = FileKind::Claims;
}

impl File for Document {
    const KIND: FileKind = FileKind::Document;
}

/// What was read of a file.
pub(super) struct Read<T> {
    /// What can be kept; all of it where no diagnostic is an error.
    pub(super) kept: Option<T>,
    pub(super) is_sound: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<T> Read<T> {
    /// What was read, or every fault.
    pub(super) fn whole(self) -> Result<T, Vec<Diagnostic>> {
        let whole = self.kept.filter(|_| self.is_sound);
        whole.ok_or(self.diagnostics)
    }
}

/// Reads a text and finds every fault of it.
pub(super) fn read<F: File>(text: &str) -> Read<F::Value> {
    let (kept, faults) = match wrong_file::<F>(text) {
        Some(fault) => (None, vec![fault]),
        None => read_tree::<F>(text),
    };
    Read {
        kept,
        is_sound: !faults.iter().any(Fault::is_error),
        diagnostics: fault::diagnostics(text, faults),
    }
}

fn read_tree<F: File>(text: &str) -> (Option<F::Value>, Vec<Fault>) {
    let (root, faults) = tree::read(text);
    if let Some(fault) = too_new_inside(&root) {
        return (None, vec![fault]);
    }
    let mut reading = Reading::new(faults);
    let kept = F::read(&root, &mut reading);
    let is_lost = reading.faults.iter().any(|fault| fault.loss == Loss::Whole);
    (kept.filter(|_| !is_lost), reading.faults)
}

/// Writes a file.
pub(super) fn write<N: Noun<Value = N>>(noun: &N) -> String {
    let mut pen = Pen::default();
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
const KINDS: [(&str, FileKind, &str); 3] = [
    ("Questionnaire", FileKind::Questionnaire, "questionnaire"),
    ("Claims", FileKind::Claims, "claims"),
    ("Assessment", FileKind::Document, "document"),
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
        let message = Message::new("file-other-kind")
            .with("expected", word_for(F::KIND))
            .with("found", word_for(kind));
        Fault::error(at, message).losing(Loss::Whole)
    })
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

/// The fault of a document that is newer than this program can read, or whose questionnaire is.
fn too_new_inside(root: &Node<'_>) -> Option<Fault> {
    let newer = |node: &Node<'_>| {
        let version = node.field("version")?;
        match version.content {
            Content::Integer(number) if number > VERSION => Some(too_new(version.start, number)),
            _ => None,
        }
    };
    newer(root).or_else(|| newer(root.field("questionnaire")?))
}
