//! Texts of cells as a document keeps them.

use super::vocabulary::{folded, is, tidy};
use crate::model::{Confidence, Evidence, limits};

/// A short text: entities are decoded, and the apostrophe that guards a formula is taken off.
pub(super) fn plain(text: &str) -> String {
    tidy(unguarded(text))
}

/// A remark: lines stay, entities are decoded, and the apostrophe that guards a formula is taken off.
pub(super) fn note(text: &str) -> String {
    html_escape::decode_html_entities(unguarded(text))
        .trim()
        .to_owned()
}

/// A text without the apostrophe that tables put before what a spreadsheet would take for a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
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
    let lines = note(text);
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let entry = |line: &str| Evidence {
        text: line.to_owned(),
        ..Evidence::default()
    };
    lines.take(limits::EVIDENCE).map(entry).collect()
}
