//! Next steps: which recommendations come first, and why.

use crate::model::{Assessment, Effort, ElementId, HalfLevels, Level, PracticeId};
use crate::scoring::{Profile, Share};

/// One recommendation in its place in the order, traceable to the answer that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The practice to raise.
    pub practice: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The rating that the step starts from.
    pub rating: HalfLevels,
    /// The level that is fully reached now; the text is `Practice::recommendation(from)`.
    pub from: Level,
    /// The level above.
    pub to: Level,
    /// Whether it holds the unit back: it lies below a threshold that the constraint misses.
    pub blocker: bool,
    /// By how much the step raises A(`to`) of its element.
    pub effect: Share,
    /// The questionnaire's estimate.
    pub effort: Effort,
    /// Practices in this list that come first.
    pub after: Vec<PracticeId>,
}

/// Lists a step for each rated practice below the next level of its element: blockers of the
/// unit's next level first, then by effect on A(L) for the effort, a prerequisite always before
/// what needs it. Practices without a rating give no step: the first thing there is to find out.
#[must_use]
pub fn next_steps(_assessment: &Assessment, _profile: &Profile) -> Vec<NextStep> {
    todo!()
}
