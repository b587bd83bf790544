//! Undo and redo: what was answered before each edit, consecutive typing merged.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use crate::model::{
    Assessment, Branding, BrandingField, BusinessCase, Consensus, Edit, ElementId, Form, Input,
    Language, Level, PlanStep, Planning, PracticeId, Respondent, RespondentId, ResponseField,
    Shared, Target, UnitField, UnitProfile,
};

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
    answers: Answers,
    /// What the edit is called.
    change: Change,
}

/// Everything of an assessment that an edit can change; the questionnaire never is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answers {
    form: Form,
    language: Option<Language>,
    unit: UnitProfile,
    respondents: Shared<Vec<Shared<Respondent>>>,
    consensus: BTreeMap<PracticeId, Consensus>,
    targets: BTreeMap<ElementId, Target>,
    plan: Vec<PlanStep>,
    business_case: BusinessCase,
    planning: Planning,
    branding: Branding,
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
    pub(crate) fn record(&mut self, before: Answers, edits: &[Edit]) {
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
            answers: before,
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
    to.push(Entry {
        answers: Answers::of(assessment),
        change: entry.change.clone(),
    });
    entry.answers.restore(assessment);
    entry.change.practice().cloned()
}

impl Answers {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        Self {
            form: assessment.form,
            language: assessment.language.clone(),
            unit: assessment.unit.clone(),
            respondents: assessment.respondents.clone(),
            consensus: assessment.consensus.clone(),
            targets: assessment.targets.clone(),
            plan: assessment.plan.clone(),
            business_case: assessment.business_case.clone(),
            planning: assessment.planning.clone(),
            branding: assessment.branding.clone(),
        }
    }

    /// The place of the first respondent in an assessment who is not among them.
    pub(crate) fn newcomer(&self, assessment: &Assessment) -> Option<usize> {
        // An undone answer replaces one of the same people, in the same places.
        let mut both = self.respondents.iter().zip(&assessment.respondents);
        let as_before = self.respondents.len() == assessment.respondents.len()
            && both.all(|(old, new)| old.id == new.id);
        if as_before {
            return None;
        }
        let known: BTreeSet<&RespondentId> = self.respondents.iter().map(|old| &old.id).collect();
        let mut now = assessment.respondents.iter();
        now.position(|respondent| !known.contains(&respondent.id))
    }

    /// Whether a target asks the same of both: money, names and dates do not matter to it.
    pub(crate) fn ask_the_same(&self, other: &Self) -> bool {
        self.form == other.form
            && self.respondents == other.respondents
            && self.consensus == other.consensus
            && self.levels().eq(other.levels())
            && self.planning == other.planning
    }

    fn levels(&self) -> impl Iterator<Item = (&ElementId, Level)> {
        let targets = self.targets.iter();
        targets.map(|(element, target)| (element, target.level))
    }

    pub(crate) fn restore(self, assessment: &mut Assessment) {
        assessment.form = self.form;
        assessment.language = self.language;
        assessment.unit = self.unit;
        assessment.respondents = self.respondents;
        assessment.consensus = self.consensus;
        assessment.targets = self.targets;
        assessment.plan = self.plan;
        assessment.business_case = self.business_case;
        assessment.planning = self.planning;
        assessment.branding = self.branding;
    }
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
