//! Which steps the report tells first, and in full.

use super::source::Source;
use crate::advice::{Effect, ProposedOwn, ProposedStep, Step, Task};
use crate::analysis::Analysis;
use crate::model::{HalfLevels, Level};

/// How many suggested steps are told where nothing can be proposed.
const SUGGESTED: usize = 3;

/// A step that is told, and where it leads from and to.
pub(super) struct Told<'a> {
    pub(super) step: &'a Step,
    /// The rating, or the level that an earlier one of the proposed steps leads to.
    pub(super) from: HalfLevels,
    pub(super) to: Level,
    /// What it brings; `None` where it counts in no sum.
    pub(super) effect: Option<Effect>,
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
            from: step.rating,
            to: step.to,
            effect: Some(Effect {
                share: step.effect,
                blocker: step.blocker,
            }),
            proposed: None,
        }
    }
}

/// The level that the steps lead to which are proposed for the same practice and come before; `None`
/// where there are none.
fn start(analysis: &Analysis, proposed: &ProposedStep) -> Option<HalfLevels> {
    let steps = analysis.decision.iter().flat_map(|it| &it.proposal.steps);
    let same = steps.filter(|step| step.practice == proposed.practice);
    let before = same
        .filter(|step| step.to < proposed.to)
        .map(|step| step.to);
    before.max().map(HalfLevels::from)
}

/// What is proposed, in its order; nothing where it is recommended to take none. Without a level there
/// is no proposal, and the first steps that are suggested are told.
pub(super) fn first<'a>(source: &Source<'a>) -> Vec<Entry<'a>> {
    let analysis = source.analysis;
    let entry = |task: Task<'a>| match task {
        Task::Step(proposed) => {
            // What raises no share yet is proposed too, where a level further up needs it.
            let mut steps = analysis.steps.iter().chain(&analysis.effort.steps);
            let step = steps.find(|step| step.practice == proposed.practice)?;
            let from = start(analysis, proposed).unwrap_or(step.rating);
            let to = proposed.to;
            Some(Entry::Step(Told {
                step,
                from,
                to,
                effect: analysis.effect_of(&step.practice, (from, to)),
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
