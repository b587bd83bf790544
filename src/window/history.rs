//! Undo and redo: the assessment before each edit. Copies share what did not change, so a step costs
//! a few counted references. Consecutive typing is one step.

use crate::model::{
    Assessment, BrandingField, Edit, ElementId, Input, PracticeId, RespondentId, ResponseField,
    UnitField,
};
use crate::window::change::Change;

/// The most edits that can be undone.
const MOST: usize = 500;

/// What was before each edit, and what was undone.
#[derive(Debug, Default)]
pub(crate) struct History {
    past: Vec<Entry>,
    future: Vec<Entry>,
    /// The field that the last edit typed into; typing on there is the same edit.
    typing: Option<Typing>,
}

/// One edit.
#[derive(Debug)]
struct Entry {
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
    Evidence(RespondentId, PracticeId, usize),
    Target(ElementId),
    Figure(Input),
    Currency,
    Planning,
    Plan,
    Branding(BrandingField),
    Accent,
}

impl History {
    /// Remembers what was answered before edits that were made as one.
    pub(crate) fn record(&mut self, before: Assessment, edits: &[Edit]) {
        let typing = edits.first().and_then(typing);
        let goes_on = typing.is_some() && typing == self.typing && !self.past.is_empty();
        self.typing = typing;
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(Entry {
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

    /// What would be undone.
    pub(crate) fn undone(&self) -> Option<&Change> {
        self.past.last().map(|entry| &entry.change)
    }

    /// What would be made again.
    pub(crate) fn redone(&self) -> Option<&Change> {
        self.future.last().map(|entry| &entry.change)
    }

    /// Takes back the last edit; gives the practice that it was about.
    pub(crate) fn undo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        self.typing = None;
        swap(&mut self.past, &mut self.future, assessment)
    }

    /// Makes the last undone edit again; gives the practice that it was about.
    pub(crate) fn redo(&mut self, assessment: &mut Assessment) -> Option<PracticeId> {
        self.typing = None;
        swap(&mut self.future, &mut self.past, assessment)
    }
}

fn swap(
    from: &mut Vec<Entry>,
    to: &mut Vec<Entry>,
    assessment: &mut Assessment,
) -> Option<PracticeId> {
    let entry = from.pop()?;
    let undone = std::mem::replace(assessment, entry.assessment);
    to.push(Entry {
        assessment: undone,
        change: entry.change.clone(),
    });
    entry.change.practice().cloned()
}

fn typing(edit: &Edit) -> Option<Typing> {
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
            field: ResponseField::Evidence(evidence),
        } => Some(Typing::Evidence(
            respondent.clone(),
            practice.clone(),
            evidence.len(),
        )),
        Edit::SetTarget(element, _) => Some(Typing::Target(element.clone())),
        Edit::SetInput(input, _) => Some(Typing::Figure(*input)),
        Edit::SetCurrency(_) => Some(Typing::Currency),
        Edit::SetPlanning(_) => Some(Typing::Planning),
        Edit::SetPlan(_) => Some(Typing::Plan),
        Edit::SetBranding(field, _) => Some(Typing::Branding(*field)),
        Edit::SetAccent(_) => Some(Typing::Accent),
        _ => None,
    }
}
