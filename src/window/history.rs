//! Undo and redo: the assessment before each edit. Copies share what did not change, so a step
//! costs a few counted references. Consecutive typing is one step.

use crate::model::{
    Assessment, BrandingField, Edit, ElementId, Input, Level, Planning, PracticeId, RespondentId,
    ResponseField, UnitField,
};
use crate::window::change::Change;

/// The most edits that can be undone.
const MOST: usize = 500;

/// The assessments before each edit, and those that were undone.
#[derive(Debug, Default)]
pub(crate) struct History {
    past: Vec<UndoStep>,
    future: Vec<UndoStep>,
    /// The field last typed into; more typing there joins the same edit.
    typing: Option<Typing>,
}

/// One edit.
#[derive(Debug)]
struct UndoStep {
    /// The assessment on the other side of the edit.
    assessment: Assessment,
    /// What the edit is called.
    change: Change,
}

/// A text field of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Typing {
    Unit(UnitField),
    Respondent(RespondentId),
    Note(RespondentId, PracticeId),
    /// An entry of the evidence, by its place.
    Evidence(RespondentId, PracticeId, usize),
    Target(ElementId),
    Figure(Input),
    Currency,
    Planning(PlanningField),
    Plan,
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
        self.typing = typing;
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(UndoStep {
            assessment: before,
            change: Change::of(edits),
        });
    }

    /// Ends the edit that is being typed: what is typed next is another one.
    pub(crate) fn pause(&mut self) {
        self.typing = None;
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What undo would undo.
    pub(crate) fn undone(&self) -> Option<&Change> {
        self.past.last().map(|step| &step.change)
    }

    /// What redo would redo.
    pub(crate) fn redone(&self) -> Option<&Change> {
        self.future.last().map(|step| &step.change)
    }

    /// Undoes the last edit; returns the practice that it was about.
    pub(crate) fn undo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        self.typing = None;
        swap(&mut self.past, &mut self.future, assessment)
    }

    /// Redoes the last undone edit; returns the practice that it was about.
    pub(crate) fn redo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        self.typing = None;
        swap(&mut self.future, &mut self.past, assessment)
    }
}

fn swap(
    from: &mut Vec<UndoStep>,
    to: &mut Vec<UndoStep>,
    assessment: &mut Assessment,
) -> Option<PracticeId> {
    let step = from.pop()?;
    let undone = std::mem::replace(assessment, step.assessment);
    to.push(UndoStep {
        assessment: undone,
        change: step.change.clone(),
    });
    step.change.practice().cloned()
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
        Edit::SetTarget(element, _) => Some(Typing::Target(element.clone())),
        Edit::SetInput(input, _) => Some(Typing::Figure(*input)),
        Edit::SetCurrency(_) => Some(Typing::Currency),
        Edit::SetPlanning(now) => planning(&before.planning, now).map(Typing::Planning),
        Edit::SetPlan(_) => Some(Typing::Plan),
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
