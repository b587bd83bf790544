//! What can happen in the results.

use crate::model::{HalfLevels, PracticeId};

/// What can happen in the results.
#[derive(Debug)]
pub(crate) enum ResultsAction {
    /// Starts trying ratings out, or stops and forgets them.
    WhatIf(bool),
    /// Tries ratings out; `None` returns one to what was said.
    Imagine(Vec<(PracticeId, Option<HalfLevels>)>),
    /// Forgets every rating that is tried out.
    ImagineNothing,
    /// Tries what a plan for the next level would raise.
    ImagineNextLevel,
    /// Copies the sentences about the placement.
    CopyPlacement,
    /// The sentences about the placement were made.
    PlacementExplained(String),
}
