//! What can happen with earlier assessments of the unit.

/// What can happen with earlier assessments of the unit.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OverTimeAction {
    /// Leaves an earlier assessment out, by its place among them.
    LeaveOut(usize),
    /// Has the password asked for of one that has one, by its place among these.
    Unlock(usize),
}
