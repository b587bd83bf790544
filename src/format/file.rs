//! The way from a text to raw structs, shared by all kinds of files: fast where nothing is wrong,
//! with every fault in its place where something is.

use serde::de::DeserializeOwned;

use super::deserialize::resolve;
use super::fault::{self, Fault, Loss};
use super::shape::{self, Shape, Struct, nearest};
use super::tree::{self, Node};
use super::validate::{At, Findings};
use super::{Diagnostic, Kind, raw, recover, schema, validate};
use crate::words::Message;

/// The version of every format that is written, and the newest that is read.
const VERSION: i64 = 1;

/// A kind of file as it is read.
pub(super) trait File: DeserializeOwned {
    const KIND: Kind;
    const SHAPE: &'static Struct;

    /// Finds what the shape cannot say.
    fn judge(&self, found: &mut Findings);
}

impl File for raw::Questionnaire {
    const KIND: Kind = Kind::Questionnaire;
    const SHAPE: &'static Struct = &schema::QUESTIONNAIRE;

    fn judge(&self, found: &mut Findings) {
        validate::questionnaire(self, &At::ROOT, found);
    }
}

impl File for raw::Claims {
    const KIND: Kind = Kind::Claims;
    const SHAPE: &'static Struct = &schema::CLAIMS;

    fn judge(&self, found: &mut Findings) {
        validate::claims(self, &At::ROOT, found);
    }
}

impl File for raw::Assessment {
    const KIND: Kind = Kind::Document;
    const SHAPE: &'static Struct = &schema::ASSESSMENT;

    fn judge(&self, found: &mut Findings) {
        validate::assessment(self, &At::ROOT, found);
    }
}

/// Reads a text that has no fault; `None` where it has one.
pub(super) fn read_sound<F: File>(text: &str) -> Option<F> {
    let header = tree::header(text);
    let is_ours = header.name.map(|(_, name)| name) == Some(F::SHAPE.name)
        && header.version.map(|(_, version)| version) == Some(VERSION)
        && !header.extensions;
    if !is_ours {
        return None;
    }
    let raw: F = ron::from_str(text).ok()?;
    let mut found = Findings::default();
    raw.judge(&mut found);
    (!found.has_errors()).then_some(raw)
}

/// Reads a text whole, or tells every fault.
pub(super) fn read<F: File>(text: &str) -> Result<F, Vec<Diagnostic>> {
    if let Some(raw) = read_sound(text) {
        return Ok(raw);
    }
    if let Some(fault) = wrong_file::<F>(text) {
        return Err(fault::diagnostics(text, vec![fault]));
    }
    let look = look::<F>(text);
    match look.raw {
        // The tree takes some texts that the strict reading does not.
        Some(raw) if !look.faults.iter().any(Fault::is_error) => Ok(raw),
        _ => Err(fault::diagnostics(text, look.faults)),
    }
}

/// Tells every fault of a text.
pub(super) fn examine<F: File>(text: &str) -> Vec<Diagnostic> {
    let faults = match wrong_file::<F>(text) {
        Some(fault) => vec![fault],
        None => look::<F>(text).faults,
    };
    fault::diagnostics(text, faults)
}

/// Reads what is sound of a text, and tells all that is not. `None` where nothing can be kept.
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
    } else if recover::prune(&mut root, F::SHAPE, spoilt) {
        without_holes(&root)
    } else {
        None
    };
    (kept, fault::diagnostics(text, faults))
}

/// Says what kind of file a text is, from its first word.
pub(super) fn kind(text: &str) -> Kind {
    match tree::header(text).name {
        Some((_, "Questionnaire")) => Kind::Questionnaire,
        Some((_, "Claims")) => Kind::Claims,
        Some((_, "Assessment")) => Kind::Document,
        _ => Kind::Unknown,
    }
}

/// The one fault of a text whose kind cannot be told.
pub(super) fn unknown_kind(text: &str) -> Vec<Diagnostic> {
    fault::diagnostics(text, vec![unknown_start(text)])
}

struct Look<'t, F> {
    root: Node<'t>,
    raw: Option<F>,
    faults: Vec<Fault>,
    /// The places of values that have the shape but are wrong.
    spoilt: Vec<usize>,
}

fn look<F: File>(text: &str) -> Look<'_, F> {
    let (mut root, mut faults) = tree::read(text);
    if let Some(fault) = recover::too_new_inside(&root, VERSION) {
        return Look {
            root,
            raw: None,
            faults: vec![fault],
            spoilt: Vec::new(),
        };
    }
    let mut spoilt = Vec::new();
    shape::check(Shape::Struct(F::SHAPE), &mut root, &mut faults);
    let raw: Option<F> = if root.is_hole() {
        None
    } else {
        F::deserialize(&root).ok()
    };
    if let Some(raw) = &raw {
        let mut found = Findings::default();
        raw.judge(&mut found);
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
        // A tree that has the shape reads as the struct; this stands here for what is overlooked.
        faults.push(Fault::error(0, Message::new("fault-unreadable")).losing(Loss::Whole));
    }
    Look {
        root,
        raw,
        faults,
        spoilt,
    }
}

/// Reads a pruned tree, which must be sound now.
fn without_holes<F: File>(root: &Node<'_>) -> Option<F> {
    let raw = F::deserialize(root).ok()?;
    let mut found = Findings::default();
    F::judge(&raw, &mut found);
    (!found.has_errors()).then_some(raw)
}

/// The one thing to say of a text that is another kind of file, or of a newer version.
fn wrong_file<F: File>(text: &str) -> Option<Fault> {
    let header = tree::header(text);
    let kind = kind(text);
    if kind == Kind::Unknown {
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

/// Says that a file needs a newer program.
pub(super) fn too_new(at: usize, version: i64) -> Fault {
    let message = Message::new("file-too-new")
        .with("needed", version.to_string())
        .with("most", VERSION.to_string());
    let hint = Message::new("file-too-new-hint");
    Fault::error(at, message)
        .hinting(Some(hint))
        .losing(Loss::Whole)
}

fn unknown_start(text: &str) -> Fault {
    let names = ["Questionnaire", "Claims", "Assessment"];
    let (at, found) = tree::header(text).name.unwrap_or_default();
    let message = Message::new("file-unknown-kind");
    let hint = nearest(found, names.into_iter())
        .map(|nearest| Message::new("shape-nearest-hint").with("nearest", nearest));
    Fault::error(at, message).hinting(hint).losing(Loss::Whole)
}

/// The word by which the texts choose their wording.
const fn word_for(kind: Kind) -> &'static str {
    match kind {
        Kind::Questionnaire => "questionnaire",
        Kind::Claims => "claims",
        Kind::Document => "document",
        Kind::Unknown => "unknown",
    }
}
