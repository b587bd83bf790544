//! Which steps the report tells first, and in full.

use super::source::Source;
use crate::advice::Step;
use crate::model::{Level, PracticeId};

/// How many suggested steps are told where nothing can be proposed.
const SUGGESTED: usize = 3;

/// A step that is told, and the level that it leads to.
pub(super) struct Told<'a> {
    pub(super) step: &'a Step,
    pub(super) to: Level,
}

impl<'a> Told<'a> {
    /// As it was suggested.
    pub(super) const fn suggested(step: &'a Step) -> Self {
        Self { step, to: step.to }
    }
}

/// The steps that are proposed, in their order; none where it is recommended to take none. Without a
/// level there is no proposal, and the first that are suggested are told.
pub(super) fn first<'a>(source: &Source<'a>) -> Vec<Told<'a>> {
    let analysis = source.analysis;
    let find = |practice: &PracticeId, to: Level| {
        let mut steps = analysis.steps.iter();
        let step = steps.find(|step| step.practice == *practice)?;
        Some(Told { step, to })
    };
    let Some(decision) = &analysis.decision else {
        let first = analysis.steps.iter().take(SUGGESTED);
        return first.map(Told::suggested).collect();
    };
    let proposed = decision.proposal.steps.iter();
    proposed
        .filter(|_| decision.proposes_steps())
        .filter_map(|step| find(&step.practice, step.to))
        .collect()
}
