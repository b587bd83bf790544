//! What a second person made of an answer, in a sentence.

use crate::model::{Check, CheckVerdict};
use crate::words::Words;

/// Who checked an answer, when, what came of it, and why. A name or note that is left out is empty.
#[must_use]
pub fn check(words: &Words, check: &Check) -> String {
    let (by, note) = (check.by.trim(), check.note.trim());
    let (named, noted) = (u8::from(!by.is_empty()), u8::from(!note.is_empty()));
    let (date, by, note) = (words.date(check.date), by.to_owned(), note.to_owned());
    match check.verdict {
        CheckVerdict::Accepted => {
            words.with("says-check-accepted", &facts!(date, named, by, noted, note))
        }
        CheckVerdict::Adjusted(rating) => words.with(
            "says-check-adjusted",
            &facts!(date, named, by, noted, note, rating),
        ),
        CheckVerdict::SentBack => words.with(
            "says-check-sent-back",
            &facts!(date, named, by, noted, note),
        ),
    }
}
