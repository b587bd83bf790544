//! What can happen in the results.

use crate::model::{HalfLevels, PracticeId};

/// What can happen in the results.
#[derive(Debug)]
pub(crate) enum ResultsAction {
    /// Begins to try ratings out, or stops and forgets them.
    WhatIf(bool),
    /// Tries ratings out; `None` takes one back to what was said.
    Imagine(Vec<(PracticeId, Option<HalfLevels>)>),
    /// Takes all that is tried out back.
    ImagineNothing,
    /// Puts the sentences of the placement on the clipboard.
    CopyPlacement,
}
