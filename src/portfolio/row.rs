//! What one assessment comes to, in a row.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::analysis::{self, Analysis};
use crate::model::{
    Assessment, EffortSum, ElementId, Form, Identity, Level, Numbering, PracticeId,
};
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{Index, LevelRange};

/// What an assessment comes to. It holds no answer, note or name of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessmentRow {
    /// Its id, and that of the one before.
    pub identity: Identity,
    /// The organisation.
    pub organisation: String,
    /// The unit.
    pub unit: String,
    /// The group of customers that it is about; empty where it is about all.
    pub segment: String,
    /// Its day.
    pub date: Option<Date>,
    /// The id of the questionnaire.
    pub questionnaire: String,
    /// The edition of the questionnaire.
    pub edition: String,
    /// The form that was answered.
    pub form: Form,
    /// How levels are numbered.
    pub numbering: Numbering,
    /// How many people answered; `None` where nothing of it may be shown.
    pub people: Option<usize>,
    /// The place of the unit; `None` where it has none or may not be shown.
    pub place: Option<LevelRange>,
    /// Whether too little is rated for a firm level.
    pub provisional: bool,
    /// The average rating of everything that was rated.
    pub index: Option<Index>,
    /// The elements in the questionnaire's order.
    pub elements: Vec<ElementRow>,
    /// The practices that the form asks.
    pub asked: Vec<PracticeId>,
    /// Those of them that keep the elements that hold the unit back from their next level; an open one does, too.
    pub lacking: Vec<PracticeId>,
    /// What is planned.
    pub plan: PlanRow,
    /// Whether answers of too few people were left out.
    pub is_disclosed: bool,
}

/// The place of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementRow {
    /// Which element.
    pub id: ElementId,
    /// Its level.
    pub place: Option<LevelRange>,
    /// Whether it holds the unit back.
    pub holds_back: bool,
    /// The level that is wanted.
    pub target: Option<Level>,
}

/// What a unit plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// How many steps the plan has; 0 without one.
    pub steps: usize,
    /// The work that is still to do.
    pub to_do: EffortSum,
    /// What it is expected to bring more than it costs, at present value; `None` where that is not known.
    pub net: Option<Decimal>,
    /// The currency of that.
    pub currency: String,
}

impl AssessmentRow {
    /// What an assessment comes to on the form that was answered. Where `least` is given, answers that rest on fewer
    /// people are left out first.
    #[must_use]
    pub fn of(assessment: &Assessment, today: Date, least: Option<SmallestGroup>) -> Self {
        match least {
            Some(least) => {
                let disclosed = analysis::disclose(assessment, assessment.form, least);
                let hides_all = disclosed.withheld.is_all();
                Self::of_shown(&disclosed.assessment, today, Some(hides_all))
            }
            None => Self::of_shown(assessment, today, None),
        }
    }

    fn of_shown(assessment: &Assessment, today: Date, hides_all: Option<bool>) -> Self {
        let analysis = Analysis::of(assessment, assessment.form, today);
        let profile = &analysis.profile;
        let is_shown = hides_all != Some(true);
        let elements = profile.elements.iter().map(|element| ElementRow {
            id: element.id.clone(),
            place: element.placement.claimed.filter(|_| is_shown),
            holds_back: is_shown && profile.constraint.contains(&element.id),
            target: assessment.targets.get(&element.id).map(|it| it.level),
        });
        let mut lacking: Vec<PracticeId> = Vec::new();
        let blockers = profile.blockers.iter().filter(|_| is_shown);
        for practice in blockers.flat_map(|it| &it.practices) {
            if !lacking.contains(practice) {
                lacking.push(practice.clone());
            }
        }
        let unit = &assessment.unit;
        Self {
            identity: assessment.identity,
            organisation: unit.organisation.trim().to_owned(),
            unit: unit.unit.trim().to_owned(),
            segment: unit.segment.trim().to_owned(),
            date: unit.date,
            questionnaire: assessment.questionnaire.id.clone(),
            edition: assessment.questionnaire.edition.clone(),
            form: assessment.form,
            numbering: assessment.questionnaire.numbering,
            people: is_shown.then_some(profile.respondents),
            place: profile.placement.claimed.filter(|_| is_shown),
            provisional: profile.provisional,
            index: profile.index.filter(|_| is_shown),
            elements: elements.collect(),
            asked: profile
                .practices
                .iter()
                .filter(|_| is_shown)
                .map(|it| it.id.clone())
                .collect(),
            lacking,
            plan: PlanRow {
                steps: assessment.plan.len() + assessment.own_steps.len(),
                to_do: analysis.to_do,
                net: analysis.worth.npv,
                currency: assessment.business_case.currency.clone(),
            },
            is_disclosed: hides_all.is_some(),
        }
    }

    /// Organisation, unit, group of customers and questionnaire, as they are compared; `None` without any name.
    pub(super) fn unit_key(&self) -> Option<[String; 4]> {
        let is_named = !self.organisation.is_empty() || !self.unit.is_empty();
        let names = [
            &self.organisation,
            &self.unit,
            &self.segment,
            &self.questionnaire,
        ];
        is_named.then(|| names.map(|name| name.to_lowercase()))
    }

    /// Whether the row at a place is about the same group of customers, by the same questionnaire.
    pub(super) fn is_of_group(&self, rows: &[Self], at: Option<&usize>) -> bool {
        let other = at.and_then(|at| rows.get(*at));
        other.is_some_and(|other| {
            self.segment.to_lowercase() == other.segment.to_lowercase()
                && self.questionnaire == other.questionnaire
        })
    }
}
