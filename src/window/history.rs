//! Undo and redo: the assessment before each edit. Copies share what did not change, so a step
//! costs a few counted references. Consecutive typing is one step.

use crate::format::steps::{Step, Steps};
use crate::model::{
    Assessment, BrandingField, Edit, ElementId, Input, Level, Planning, PracticeId, RespondentId,
    ResponseField, Shared, UnitField,
};
use crate::window::change::Change;

/// The most edits that can be undone.
const MOST: usize = 500;

/// The assessments before each edit, and those that were undone. Copies share the steps: each save
/// takes one along.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    past: Vec<Shared<UndoStep>>,
    future: Vec<Shared<UndoStep>>,
    /// The field last typed into; more typing there joins the same edit.
    typing: Option<Typing>,
    /// Every edit that came from outside. Remembered assessments take them in when they return.
    outside: Shared<Vec<Edit>>,
    /// What must stay as it is for now: steps that others made.
    fence: Option<Fence>,
}

/// The last steps when others were kept from what was done before.
#[derive(Debug, Clone)]
struct Fence {
    past: Option<Shared<UndoStep>>,
    future: Option<Shared<UndoStep>>,
}

/// One edit.
#[derive(Debug, Clone)]
struct UndoStep {
    /// The assessment on the other side of the edit.
    assessment: Assessment,
    /// What the edit is called.
    change: Change,
    /// How many edits from outside the assessment holds.
    taken_in: usize,
}

/// A text field of the document.
#[derive(Debug, Clone, PartialEq)]
enum Typing {
    Unit(UnitField),
    Respondent(RespondentId),
    Note(RespondentId, PracticeId),
    Consensus(PracticeId),
    /// An entry of the evidence, by its place.
    Evidence(RespondentId, PracticeId, usize),
    Target(ElementId),
    Figure(Input),
    Currency,
    Planning(PlanningField),
    Plan(Change),
    OwnSteps,
    Branding(BrandingField),
    Accent,
}

/// A field of what the plan is made with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PlanningField {
    Budget,
    Capacity,
    Start,
    Effort(PracticeId, Level),
}

impl History {
    /// Records the assessment before edits that count as one.
    pub(crate) fn record(&mut self, before: Assessment, edits: &[Edit]) {
        let typing = edits.first().and_then(|edit| typing(edit, &before));
        let goes_on = typing.is_some() && typing == self.typing && !self.past.is_empty();
        if goes_on {
            self.future.clear();
        } else {
            let change = Change::from(&before, edits);
            self.record_as(before, change);
            self.typing = typing;
        }
    }

    /// Records the assessment before a change of any kind.
    pub(crate) fn record_as(&mut self, before: Assessment, change: Change) {
        self.typing = None;
        self.future.clear();
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        let step = UndoStep {
            assessment: before,
            change,
            taken_in: self.outside.len(),
        };
        self.past.push(step.into());
    }

    /// The steps nearest to the present.
    pub(crate) fn nearest(&self, most: usize) -> Self {
        let near = |steps: &Vec<Shared<UndoStep>>| {
            let first = steps.len().saturating_sub(most);
            steps.get(first..).unwrap_or_default().to_vec()
        };
        Self {
            past: near(&self.past),
            future: near(&self.future),
            typing: None,
            outside: self.outside.clone(),
            fence: None,
        }
    }

    /// Keeps what was done so far from being undone or redone.
    pub(crate) fn fence(&mut self) {
        self.fence = Some(Fence {
            past: self.past.last().cloned(),
            future: self.future.last().cloned(),
        });
    }

    /// Lets everything be undone again.
    pub(crate) fn unfence(&mut self) {
        self.fence = None;
    }

    /// The steps, to be kept between runs. They hold every edit that came from outside.
    pub(crate) fn into_steps(self) -> Steps {
        let outside = self.outside;
        let written = |steps: Vec<Shared<UndoStep>>| {
            let each = steps.iter().map(|step| {
                let change = step.change.parts();
                let assessment = step.with(&outside);
                Step { assessment, change }
            });
            each.collect()
        };
        Steps {
            past: written(self.past),
            future: written(self.future),
        }
    }

    /// Puts the steps of an earlier run before those of this one. What was undone then can only be
    /// redone as long as nothing was changed since.
    pub(crate) fn continue_from(&mut self, earlier: Steps) {
        let read = |steps: Vec<Step>| {
            let each = steps.into_iter().map(|step| UndoStep {
                // Without its name a step still undoes.
                change: Change::from_parts(&step.change).unwrap_or_else(|| Change::of(&[])),
                assessment: step.assessment,
                taken_in: 0,
            });
            each.map(Shared::from).collect::<Vec<_>>()
        };
        if self.past.is_empty() && self.future.is_empty() {
            self.future = read(earlier.future);
        }
        self.past.splice(0..0, read(earlier.past));
    }

    /// Makes edits part of every remembered assessment, so that undo and redo never take them back.
    pub(crate) fn take_in(&mut self, edits: &[Edit]) {
        self.outside.extend_from_slice(edits);
    }

    /// Every link of evidence that undo and redo bring back.
    pub(crate) fn links(&self) -> impl Iterator<Item = &str> {
        let steps = self.past.iter().chain(&self.future);
        let remembered = steps.flat_map(|step| step.assessment.links());
        let replaced = self.outside.iter().filter_map(|edit| match edit {
            Edit::ReplaceLinks(links) => Some(links.values().map(String::as_str)),
            _ => None,
        });
        remembered.chain(replaced.flatten())
    }

    /// Ends the edit that is being typed: what is typed next is another one.
    pub(crate) fn pause(&mut self) {
        self.typing = None;
    }

    pub(crate) fn can_undo(&self) -> bool {
        let fence = self.fence.as_ref().and_then(|fence| fence.past.as_ref());
        is_beyond(&self.past, fence)
    }

    pub(crate) fn can_redo(&self) -> bool {
        let fence = self.fence.as_ref().and_then(|fence| fence.future.as_ref());
        is_beyond(&self.future, fence)
    }

    /// What undo would undo.
    pub(crate) fn undone(&self) -> Option<&Change> {
        let last = self.past.last().filter(|_| self.can_undo());
        last.map(|step| &step.change)
    }

    /// What redo would redo.
    pub(crate) fn redone(&self) -> Option<&Change> {
        let last = self.future.last().filter(|_| self.can_redo());
        last.map(|step| &step.change)
    }

    /// What undo would undo, where it is `back`, or redo would redo.
    pub(crate) fn next(&self, back: bool) -> Option<&Change> {
        if back { self.undone() } else { self.redone() }
    }

    /// Undoes the last edit; returns the practice that it was about.
    pub(crate) fn undo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        let step = self.past.pop()?;
        let (undone, practice) = self.put_back(step, assessment);
        self.future.push(undone);
        practice
    }

    /// Redoes the last undone edit; returns the practice that it was about.
    pub(crate) fn redo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        let step = self.future.pop()?;
        let (redone, practice) = self.put_back(step, assessment);
        self.past.push(redone);
        practice
    }

    /// Puts a remembered assessment in place of the present one; returns the step the other way, and
    /// the practice that the edit was about.
    fn put_back(
        &mut self,
        mut step: Shared<UndoStep>,
        assessment: &mut Assessment,
    ) -> (Shared<UndoStep>, Option<PracticeId>) {
        self.typing = None;
        let has_all = step.taken_in >= self.outside.len();
        step.assessment = step.with(&self.outside);
        if !has_all {
            share(&mut step.assessment, assessment);
        }
        std::mem::swap(&mut step.assessment, assessment);
        step.taken_in = self.outside.len();
        let practice = step.change.practice().cloned();
        (step, practice)
    }
}

/// Whether there is a step after a fence.
fn is_beyond(steps: &[Shared<UndoStep>], fence: Option<&Shared<UndoStep>>) -> bool {
    let last = steps.last();
    last.is_some_and(|last| fence.is_none_or(|fence| !last.is_same(fence)))
}

impl UndoStep {
    /// The assessment with every edit that came from outside.
    fn with(&self, outside: &[Edit]) -> Assessment {
        let mut assessment = self.assessment.clone();
        for edit in outside.get(self.taken_in..).unwrap_or_default() {
            // An edit about something that was not there then is refused, and changes nothing.
            let _ = assessment.apply(edit.clone());
        }
        assessment
    }
}

/// Shares with another assessment the respondents that are the same in both, as copies do.
fn share(assessment: &mut Assessment, other: &Assessment) {
    for (here, there) in assessment.respondents.iter_mut().zip(&other.respondents) {
        if here == there {
            *here = there.clone();
        }
    }
}

/// The field that an edit typed into, found by comparison with the assessment before it.
fn typing(edit: &Edit, before: &Assessment) -> Option<Typing> {
    match edit {
        Edit::SetUnit(field, _) => Some(Typing::Unit(*field)),
        Edit::DescribeRespondent { respondent, .. } => Some(Typing::Respondent(respondent.clone())),
        Edit::Respond {
            respondent,
            practice,
            field: ResponseField::Note(_),
        } => Some(Typing::Note(respondent.clone(), practice.clone())),
        Edit::Respond {
            respondent,
            practice,
            field: ResponseField::Evidence(now),
        } => {
            let said = before.respondent(respondent)?.sheet.get(practice)?;
            let mut entries = said.evidence.iter().zip(now);
            let place = entries.position(|(before, now)| before != now)?;
            let typed = said.evidence.len() == now.len();
            typed.then(|| Typing::Evidence(respondent.clone(), practice.clone(), place))
        }
        Edit::SetConsensus(practice, Some(now)) => {
            let agreed = before.consensus.get(practice)?;
            (agreed.rating == now.rating).then(|| Typing::Consensus(practice.clone()))
        }
        Edit::SetTarget(element, _) => Some(Typing::Target(element.clone())),
        Edit::SetInput(input, _) => Some(Typing::Figure(*input)),
        Edit::SetCurrency(_) => Some(Typing::Currency),
        Edit::SetPlanning(now) => planning(&before.planning, now).map(Typing::Planning),
        Edit::SetPlan(_) => {
            let change = Change::from(before, std::slice::from_ref(edit));
            Some(Typing::Plan(change))
        }
        Edit::SetOwnSteps(_) => Some(Typing::OwnSteps),
        Edit::SetBranding(field, _) => Some(Typing::Branding(*field)),
        Edit::SetAccent(_) => Some(Typing::Accent),
        _ => None,
    }
}

fn planning(before: &Planning, now: &Planning) -> Option<PlanningField> {
    if before.budget_days != now.budget_days {
        return Some(PlanningField::Budget);
    }
    if before.capacity_days_per_month != now.capacity_days_per_month {
        return Some(PlanningField::Capacity);
    }
    if before.start != now.start {
        return Some(PlanningField::Start);
    }
    let mut steps = before.efforts.keys().chain(now.efforts.keys());
    let step = steps.find(|step| before.efforts.get(step) != now.efforts.get(step));
    step.map(|(practice, to)| PlanningField::Effort(practice.clone(), *to))
}
