//! Texts of cells as a document keeps them.

use super::vocabulary::{folded, is, kept};
use crate::format::cells::{read_evidence, unguarded};
use crate::model::{Confidence, Evidence, limits};

/// A short text, as it is written: entities are decoded, and the apostrophe that guards a formula is taken off.
pub(super) fn plain(text: &str) -> String {
    kept(unguarded(text))
}

/// A remark: lines stay, entities are decoded, and the apostrophe that guards a formula is taken off.
pub(super) fn note(text: &str) -> String {
    html_escape::decode_html_entities(unguarded(text))
        .trim()
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

pub(super) fn confidence(text: &str) -> Option<Confidence> {
    let text = folded(text);
    let known = [
        ("low", Confidence::Low),
        ("medium", Confidence::Medium),
        ("high", Confidence::High),
    ];
    let mut known = known.into_iter();
    known
        .find(|(kind, _)| is(kind, &text))
        .map(|(_, found)| found)
}

/// Entries of evidence, a line each.
pub(super) fn evidence(text: &str) -> Vec<Evidence> {
    let mut entries = read_evidence(unguarded(text));
    entries.truncate(limits::EVIDENCE);
    entries
}
