//! Small assessments for tests: only what the rules look at.

use std::collections::BTreeMap;

use super::{
    Assessment, BusinessCase, Effort, Element, ElementId, Estimate, Form, HalfLevels, Input,
    Language, Level, LevelText, Numbering, Practice, PracticeId, Questionnaire, Rating,
    Recommendation, Respondent, RespondentId, Response, Responses, Scale, ShortFormThresholds,
    Text, Thresholds,
};

/// What a practice of an example was answered with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Answer {
    /// Half levels.
    At(u8),
    NotApplicable,
    DontKnow,
    Open,
}
use Answer::{At, DontKnow, NotApplicable, Open};

pub(crate) fn practice_id(element: usize, practice: usize) -> PracticeId {
    PracticeId::new(format!("P{element}.{practice}")).expect("a sound id")
}

fn practice(element: usize, practice: usize, weight: u32) -> Practice {
    Practice {
        id: practice_id(element, practice),
        title: Text::default(),
        prompt: Text::default(),
        descriptors: Level::all(5)
            .map(|level| (level, Text::default()))
            .collect(),
        why: None,
        evidence: None,
        weight,
        requires: Vec::new(),
        recommendations: vec![recommendation(2); 4],
        example: None,
        carries_over: None,
        came_from: Vec::new(),
        aliases: Vec::new(),
    }
}

/// A questionnaire with one practice for each weight of each element.
fn questionnaire(weights: &[Vec<u32>]) -> Questionnaire {
    let level = LevelText {
        name: Text::default(),
        summary: Text::default(),
    };
    Questionnaire {
        id: "example".to_owned(),
        edition: "1".to_owned(),
        languages: vec![Language::english()],
        title: Text::default(),
        about: Text::default(),
        numbering: Numbering::FromOne,
        levels: vec![level; 5],
        thresholds: Thresholds::default(),
        short_form: Vec::new(),
        short_form_thresholds: ShortFormThresholds::default(),
        short_form_agreement: None,
        elements: weights
            .iter()
            .enumerate()
            .map(|(element, weights)| Element {
                id: ElementId::new(format!("E{element}")).expect("a sound id"),
                title: Text::default(),
                summary: Text::default(),
                levels: Vec::new(),
                practices: weights
                    .iter()
                    .enumerate()
                    .map(|(position, weight)| practice(element, position, *weight))
                    .collect(),
            })
            .collect(),
        role_forms: Vec::new(),
        claims: Vec::new(),
    }
}

fn rating(answer: Answer) -> Option<Rating> {
    match answer {
        At(halves) => Some(Rating::At(HalfLevels::new(halves).expect("2 to 14"))),
        NotApplicable => Some(Rating::NotApplicable("it has no place here".to_owned())),
        DontKnow => Some(Rating::DontKnow),
        Open => None,
    }
}

fn respondent(number: usize, elements: &[Vec<Answer>]) -> Respondent {
    let mut responses = BTreeMap::new();
    for (element, answers) in elements.iter().enumerate() {
        for (practice, answer) in answers.iter().enumerate() {
            if let Some(rating) = rating(*answer) {
                let response = Response {
                    rating: Some(rating),
                    ..Response::default()
                };
                responses.insert(practice_id(element, practice), response);
            }
        }
    }
    let id = RespondentId::new(format!("r{number}")).expect("a sound id");
    Respondent {
        sheet: Responses(responses),
        ..Respondent::new(id)
    }
}

/// One respondent's answers, element by element, every practice of weight 1.
pub(crate) fn assessment(elements: &[Vec<Answer>]) -> Assessment {
    let weights: Vec<Vec<u32>> = elements.iter().map(|own| vec![1; own.len()]).collect();
    weighted(&weights, &[elements.to_vec()])
}

pub(crate) fn weighted(weights: &[Vec<u32>], people: &[Vec<Vec<Answer>>]) -> Assessment {
    let mut found = Assessment::new(questionnaire(weights), Form::Full);
    found.respondents = people
        .iter()
        .enumerate()
        .map(|(number, elements)| respondent(number, elements))
        .collect();
    found
}

/// Takes descriptors away: of each practice those whose bits are set in the next of `gaps`, unless
/// fewer than two are left. Ratings move down to one that is left, or else up to the lowest.
pub(crate) fn with_gaps(mut found: Assessment, gaps: &[u8]) -> Assessment {
    let mut scales = BTreeMap::new();
    let elements = found.questionnaire.elements.iter_mut();
    let practices = elements.flat_map(|element| &mut element.practices);
    for (practice, gaps) in practices.zip(gaps.iter().cycle()) {
        let is_left = |level: &Level| gaps >> level.position() & 1 == 0;
        if practice.descriptors.keys().copied().filter(is_left).count() >= Scale::LEAST {
            practice.descriptors.retain(|level, _| is_left(level));
        }
        let steps = practice.descriptors.len() - 1;
        practice.recommendations.truncate(steps);
        scales.insert(practice.id.clone(), practice.scale());
    }
    for respondent in &mut *found.respondents {
        for (practice, said) in &mut respondent.sheet.0 {
            if let (Some(Rating::At(rating)), Some(scale)) =
                (&mut said.rating, scales.get(practice))
            {
                let below = scale.ratings().take_while(|stop| stop <= rating).last();
                *rating = below.unwrap_or(scale.lowest().into());
            }
        }
    }
    found
}

/// A recommendation of so many days.
pub(crate) fn recommendation(days: u16) -> Recommendation {
    Recommendation {
        effort: Some(Effort::from_days(days).expect("1 to 250 days")),
        ..Recommendation::default()
    }
}

/// The worked business case: N 1000, m 200, r .8, i .1, 60,000 once; `more` comes on top.
pub(crate) fn business_case(more: &[(Input, &str)]) -> BusinessCase {
    let mut case = BusinessCase::default();
    let figures = [
        (Input::Customers, "1000"),
        (Input::Revenue, "400"),
        (Input::GrossMargin, "60"),
        (Input::CostToServe, "40"),
        (Input::CustomersLost, "200"),
        (Input::MonthsUntilEffect, "0"),
        (Input::PlanOnce, "60000"),
        (Input::PlanYearly, "0"),
        (Input::StaffDays, "0"),
        (Input::StaffDayCost, "0"),
    ];
    for (input, value) in figures.iter().chain(more) {
        let value = value.parse().expect("a number");
        case.inputs.insert(*input, Estimate::exactly(value));
    }
    case
}
