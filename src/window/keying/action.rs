//! What a key stands for while answers are keyed in from paper.

use crate::model::{Level, Rating, RatingKind};

/// What a key stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyingAction {
    /// An answer; where it needs a reason, with one that is taken until another is typed.
    Answer(Rating),
    /// Half a level more, or no longer, on what was keyed last.
    Half,
    /// The sign before decimals, after a level: a 5 is its half then, and a 0 is nothing more.
    Point,
    /// Nothing more belongs to the level that was keyed.
    Settled,
    /// Moves back to the previous practice.
    Back,
    /// Moves on without an answer.
    Skip,
    /// The paper has no answer.
    Clear,
    To(usize),
    /// Why the practice that was keyed last does not apply, or why the group agreed on its rating.
    Reason(String),
    /// Keys in what the group agreed on, in place of one person's paper.
    Agreed,
    /// The next person; after the last one the first whose paper is not keyed in.
    NextPerson,
    /// A new person, after the last.
    AddPerson,
}

/// What a key does to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyed {
    Level(Level),
    /// A kind of rating that a letter stands for.
    Kind(RatingKind),
    /// Half a level more, or no longer.
    Half,
    /// There is no answer.
    Clear,
}
