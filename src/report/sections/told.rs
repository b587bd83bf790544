//! Which steps the report tells first, and in full.

use super::source::Source;
use crate::advice::{ProposedOwn, ProposedStep, Step, Task};
use crate::model::Level;

/// How many suggested steps are told where nothing can be proposed.
const SUGGESTED: usize = 3;

/// A step that is told, and the level that it leads to.
pub(super) struct Told<'a> {
    pub(super) step: &'a Step,
    pub(super) to: Level,
    /// The same as it is proposed; `None` where it is only possible.
    pub(super) proposed: Option<&'a ProposedStep>,
}

/// What is told: a step, or one of the unit's own.
pub(super) enum Entry<'a> {
    Step(Told<'a>),
    Own(&'a ProposedOwn),
}

impl<'a> Entry<'a> {
    /// The step; `None` for one of the unit's own.
    pub(super) const fn step(&self) -> Option<&Told<'a>> {
        match self {
            Self::Step(told) => Some(told),
            Self::Own(_) => None,
        }
    }
}

impl<'a> Told<'a> {
    /// As it was suggested.
    pub(super) const fn suggested(step: &'a Step) -> Self {
        Self {
            step,
            to: step.to,
            proposed: None,
        }
    }
}

/// What is proposed, in its order; nothing where it is recommended to take none. Without a level there
/// is no proposal, and the first steps that are suggested are told.
pub(super) fn first<'a>(source: &Source<'a>) -> Vec<Entry<'a>> {
    let analysis = source.analysis;
    let entry = |task: Task<'a>| match task {
        Task::Step(proposed) => {
            let mut steps = analysis.steps.iter();
            let step = steps.find(|step| step.practice == proposed.practice)?;
            Some(Entry::Step(Told {
                step,
                to: proposed.to,
                proposed: Some(proposed),
            }))
        }
        Task::Own(own) => Some(Entry::Own(own)),
    };
    let Some(decision) = &analysis.decision else {
        let first = analysis.steps.iter().take(SUGGESTED);
        return first.map(Told::suggested).map(Entry::Step).collect();
    };
    let tasks = decision.proposal.tasks().into_iter();
    tasks
        .filter(|_| decision.proposes_steps())
        .filter_map(entry)
        .collect()
}
