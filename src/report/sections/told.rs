//! Which steps the report tells first, and in full.

use super::source::Source;
use crate::advice::Step;
use crate::model::{Level, PracticeId};

/// How many suggested steps are told where nothing was decided.
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

/// The steps of the plan that are still to do, in the order in which they are due; without a plan
/// those of the smallest set, else the first that are suggested.
pub(super) fn first<'a>(source: &Source<'a>) -> Vec<Told<'a>> {
    let analysis = source.analysis;
    let find = |practice: &PracticeId, to: Level| {
        let mut steps = analysis.steps.iter();
        let step = steps.find(|step| step.practice == *practice)?;
        Some(Told { step, to })
    };
    let planned = analysis.roadmap.in_order().filter(|step| step.is_to_do());
    let mut told: Vec<Told> = planned
        .filter_map(|step| find(&step.practice, step.to))
        .collect();
    if told.is_empty()
        && let Some(set) = &analysis.set
    {
        let raises = set.raises.iter();
        told = raises
            .filter_map(|raise| find(&raise.practice, raise.to))
            .collect();
    }
    if told.is_empty() {
        let first = analysis.steps.iter().take(SUGGESTED);
        told = first.map(Told::suggested).collect();
    }
    told
}
