//! Characters that the font cannot show, named.

use std::collections::BTreeSet;

use super::metrics::FontMetrics;
use crate::report::{Block, Paragraph, Report, TextStyle};
use crate::words::Words;

/// No more are named one by one: a text in a script without a font has thousands.
const NAMED_AT_MOST: usize = 48;

/// A sentence that names every character without a picture in the font; `None` where all have one.
pub(super) fn notice(report: &Report, words: &Words, metrics: &dyn FontMetrics) -> Option<Block> {
    let mut seen = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for text in report.texts().filter(|text| !text.is_ascii()) {
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            if seen.insert(letter) && !letter.is_control() && !metrics.can_show(letter) {
                missing.insert(letter);
            }
        }
    }
    if missing.is_empty() {
        return None;
    }
    let names: Vec<String> = missing
        .iter()
        .take(NAMED_AT_MOST)
        .map(|letter| format!("U+{:04X}", u32::from(*letter)))
        .collect();
    let left = missing.len() - names.len();
    let mut characters = names.join(", ");
    if left > 0 {
        characters = words.with("report-missing-more", &facts!(characters, more = left));
    }
    let text = words.with(
        "report-missing-characters",
        &facts!(characters, count = missing.len()),
    );
    Some(Paragraph::new(TextStyle::Note, text).into())
}
