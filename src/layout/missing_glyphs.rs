//! Characters that the font cannot show, named, and the fonts of the computer that show others.

use std::collections::BTreeSet;

use super::metrics::FontMetrics;
use crate::report::{Block, Paragraph, Report, TextStyle};
use crate::words::Words;

/// No more are named one by one: a text in a script without a font has thousands.
const NAMED_AT_MOST: usize = 48;

/// The characters of a report without a picture in the font.
#[must_use]
pub fn missing_characters(report: &Report, metrics: &dyn FontMetrics) -> BTreeSet<char> {
    let mut seen = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for text in report.texts().filter(|text| !text.is_ascii()) {
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            if seen.insert(letter) && !letter.is_control() && !metrics.can_show(letter) {
                missing.insert(letter);
            }
        }
    }
    missing
}

/// A sentence that names every character without a picture, and one that names fonts of the computer.
pub(super) fn notices(report: &Report, words: &Words, metrics: &dyn FontMetrics) -> Vec<Block> {
    let note = |text| Paragraph::new(TextStyle::Note, text).into();
    let missing = missing_characters(report, metrics);
    let fonts = metrics.other_fonts();
    let mut notices = Vec::new();
    if !fonts.is_empty() {
        let names: Vec<String> = fonts.iter().map(|name| (*name).to_owned()).collect();
        let facts = facts!(count = fonts.len(), fonts = words.series(&names));
        notices.push(note(words.with("report-other-fonts", &facts)));
    }
    if !missing.is_empty() {
        notices.push(note(sentence(&missing, words)));
    }
    notices
}

fn sentence(missing: &BTreeSet<char>, words: &Words) -> String {
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
    words.with(
        "report-missing-characters",
        &facts!(characters, count = missing.len()),
    )
}
