//! What a second person made of an answer, in a sentence.

use crate::model::{Answer, Check, CheckVerdict, Rating, RatingKind, Response};
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

/// An answer as it counts, in few words, with what a second person made of it: "3, adjusted from 4".
#[must_use]
pub fn counted_answer(words: &Words, said: &Response) -> String {
    with_verdict(words, short(words, said.counted()), said)
}

/// What an answer counts as, put in words already, with what a second person made of it.
#[must_use]
pub fn with_verdict(words: &Words, answer: String, said: &Response) -> String {
    let key = match said.verdict() {
        None => return answer,
        Some(CheckVerdict::Accepted) => "answer-accepted",
        Some(CheckVerdict::Adjusted(_)) => "answer-adjusted",
        Some(CheckVerdict::SentBack) => "answer-sent-back",
    };
    let own = short(words, said.rating.as_ref().map(Rating::answer));
    words.with(key, &facts!(answer, own))
}

fn short(words: &Words, answer: Option<Answer>) -> String {
    match answer.and_then(|answer| answer.at()) {
        Some(at) => words.rating(at),
        None => words.text(RatingKind::of(answer.as_ref()).notation().word),
    }
}
