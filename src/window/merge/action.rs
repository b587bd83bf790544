//! What can happen while copies of the assessment are looked at.

use crate::model::Place;
use crate::window::merge::state::{Merged, Wanted};

/// What can happen while copies of the assessment are looked at.
#[derive(Debug)]
pub(crate) enum MergeAction {
    /// Which document is right where they differ, counted from 0 for the open one; in every place
    /// where none is named.
    Choose(Option<Place>, usize),
    /// Leaves a copy out, counted from 0.
    LeaveOut(usize),
    /// Puts the command that does the same on the clipboard.
    CopyCommand(String),
    /// Merges as it was chosen.
    Merge,
    /// Leaves the copies; nothing was merged.
    Cancel,
    /// The copies were merged, to see what comes of it.
    WasMerged(Wanted, Box<Merged>),
}
