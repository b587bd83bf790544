//! Reads a text into raw structs, for every kind of file: fast if nothing is wrong, with a list of
//! every fault otherwise.

use serde::de::DeserializeOwned;

use super::deserialize::resolve;
use super::diagnostic::{Diagnostic, FileKind};
use super::fault::{self, Fault, Loss, VERSION, too_new};
use super::shape::{self, Schema, Struct, nearest};
use super::tree::{self, Node};
use super::validate::{At, Findings};
use super::{raw, recover, schema, validate};
use crate::words::Message;

/// A kind of file as it is read.
pub(super) trait File: DeserializeOwned {
    const KIND: FileKind;
    const SCHEMA: &'static Struct;

    /// Checks what the schema cannot express.
    fn validate(&self, found: &mut Findings);
}

impl File for raw::Questionnaire {
    const KIND: FileKind = FileKind::Questionnaire;
    const SCHEMA: &'static Struct = &schema::QUESTIONNAIRE;

    fn validate(&self, found: &mut Findings) {
        validate::questionnaire(self, &At::ROOT, found);
    }
}

impl File for raw::Claims {
    const KIND: FileKind = FileKind::Claims;
    const SCHEMA: &'static Struct = &schema::CLAIMS;

    fn validate(&self, found: &mut Findings) {
        validate::claims(self, &At::ROOT, found);
    }
}

impl File for raw::Assessment {
    const KIND: FileKind = FileKind::Document;
    const SCHEMA: &'static Struct = &schema::ASSESSMENT;

    fn validate(&self, found: &mut Findings) {
        validate::assessment(self, &At::ROOT, found);
    }
}

/// Reads a text without faults; `None` if there is any.
pub(super) fn read_sound<F: File>(text: &str) -> Option<F> {
    let header = tree::header(text);
    let is_ours = header.name.map(|(_, name)| name) == Some(F::SCHEMA.name)
        && header.version.map(|(_, version)| version) == Some(VERSION)
        && !header.extensions;
    if !is_ours {
        return None;
    }
    let raw: F = ron::from_str(text).ok()?;
    let mut found = Findings::default();
    raw.validate(&mut found);
    (!found.has_errors()).then_some(raw)
}

/// Reads a text, or returns every fault of it.
pub(super) fn read<F: File>(text: &str) -> Result<F, Vec<Diagnostic>> {
    if let Some(raw) = read_sound(text) {
        return Ok(raw);
    }
    if let Some(fault) = wrong_file::<F>(text) {
        return Err(fault::diagnostics(text, vec![fault]));
    }
    let look = look::<F>(text);
    match look.raw {
        // The tree accepts some texts that the strict reading does not.
        Some(raw) if !look.faults.iter().any(Fault::is_error) => Ok(raw),
        _ => Err(fault::diagnostics(text, look.faults)),
    }
}

/// Returns every fault of a text.
pub(super) fn examine<F: File>(text: &str) -> Vec<Diagnostic> {
    let faults = match wrong_file::<F>(text) {
        Some(fault) => vec![fault],
        None => look::<F>(text).faults,
    };
    fault::diagnostics(text, faults)
}

/// Reads the sound parts of a text and returns every fault. `None` if nothing can be kept.
pub(super) fn mend<F: File>(text: &str) -> (Option<F>, Vec<Diagnostic>) {
    if let Some(fault) = wrong_file::<F>(text) {
        return (None, fault::diagnostics(text, vec![fault]));
    }
    let Look {
        mut root,
        raw,
        faults,
        spoilt,
    } = look::<F>(text);
    let loses = |loss| faults.iter().any(|fault| fault.loss == loss);
    let kept = if loses(Loss::Whole) {
        None
    } else if !loses(Loss::Part) {
        raw
    } else if recover::prune(&mut root, F::SCHEMA, spoilt) {
        without_holes(&root)
    } else {
        None
    };
    (kept, fault::diagnostics(text, faults))
}

/// Says what kind of file a text is, from its first word.
pub(super) fn kind(text: &str) -> FileKind {
    match tree::header(text).name {
        Some((_, "Questionnaire")) => FileKind::Questionnaire,
        Some((_, "Claims")) => FileKind::Claims,
        Some((_, "Assessment")) => FileKind::Document,
        _ => FileKind::Unknown,
    }
}

/// The only fault of a text whose kind is unknown.
pub(super) fn unknown_kind(text: &str) -> Vec<Diagnostic> {
    fault::diagnostics(text, vec![unknown_start(text)])
}

struct Look<'t, F> {
    root: Node<'t>,
    raw: Option<F>,
    faults: Vec<Fault>,
    /// The positions of values that match the schema but are wrong.
    spoilt: Vec<usize>,
}

fn look<F: File>(text: &str) -> Look<'_, F> {
    let (mut root, mut faults) = tree::read(text);
    if let Some(fault) = recover::too_new_inside(&root) {
        return Look {
            root,
            raw: None,
            faults: vec![fault],
            spoilt: Vec::new(),
        };
    }
    let mut spoilt = Vec::new();
    shape::check(Schema::Struct(F::SCHEMA), &mut root, &mut faults);
    let raw: Option<F> = if root.is_hole() {
        None
    } else {
        F::deserialize(&root).ok()
    };
    if let Some(raw) = &raw {
        let mut found = Findings::default();
        raw.validate(&mut found);
        faults.extend(found.0.into_iter().filter_map(|finding| {
            let at = resolve(&root, &finding.path)?;
            let fault = Fault::error(at, finding.message).hinting(finding.hint);
            if finding.loss == Loss::Part {
                spoilt.push(at);
            }
            Some(Fault {
                severity: finding.severity,
                loss: finding.loss,
                ..fault
            })
        }));
    } else if faults.is_empty() {
        // A tree that matches the schema reads as the struct; this is a safety net.
        faults.push(Fault::error(0, Message::new("fault-unreadable")).losing(Loss::Whole));
    }
    Look {
        root,
        raw,
        faults,
        spoilt,
    }
}

/// Reads a pruned tree, which should be sound now.
fn without_holes<F: File>(root: &Node<'_>) -> Option<F> {
    let raw = F::deserialize(root).ok()?;
    let mut found = Findings::default();
    F::validate(&raw, &mut found);
    (!found.has_errors()).then_some(raw)
}

/// The only fault worth reporting for a file of another kind or of a newer version.
fn wrong_file<F: File>(text: &str) -> Option<Fault> {
    let header = tree::header(text);
    let kind = kind(text);
    if kind == FileKind::Unknown {
        return Some(unknown_start(text));
    }
    if kind != F::KIND {
        let at = header.name.map_or(0, |(at, _)| at);
        let message = Message::new("file-other-kind")
            .with("expected", word_for(F::KIND))
            .with("found", word_for(kind));
        return Some(Fault::error(at, message).losing(Loss::Whole));
    }
    let (at, version) = header.version?;
    (version > VERSION).then(|| too_new(at, version))
}

fn unknown_start(text: &str) -> Fault {
    let names = ["Questionnaire", "Claims", "Assessment"];
    let (at, found) = tree::header(text).name.unwrap_or_default();
    let message = Message::new("file-unknown-kind");
    let hint = nearest(found, names.into_iter())
        .map(|nearest| Message::new("shape-nearest-hint").with("nearest", nearest));
    Fault::error(at, message).hinting(hint).losing(Loss::Whole)
}

/// The value by which messages choose their wording.
const fn word_for(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Questionnaire => "questionnaire",
        FileKind::Claims => "claims",
        FileKind::Document => "document",
        FileKind::Unknown => "unknown",
    }
}
