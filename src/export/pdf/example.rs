//! Assessments of every shape for tests: the standard questionnaire, stretched.

use std::collections::BTreeMap;

use crate::format::bundled;
use crate::model::{
    Assessment, Element, ElementId, Form, HalfLevels, Level, Practice, PracticeId, Questionnaire,
    Rating, Respondent, RespondentId, Response,
};

/// The standard questionnaire with another number of levels and elements, both at least 1.
pub(super) fn questionnaire(levels: u8, elements: usize) -> Questionnaire {
    let standard = bundled::standard();
    let mut stretched = Questionnaire::clone(standard);
    stretched.levels = cycled(&standard.levels, usize::from(levels));
    stretched.short_form = Vec::new();
    stretched.elements = (0..elements)
        .map(|number| element(standard, usize::from(levels), number))
        .collect();
    stretched
}

fn element(standard: &Questionnaire, levels: usize, number: usize) -> Element {
    let mut element = standard.elements[number % standard.elements.len()].clone();
    element.id = ElementId::new(format!("e{number}")).expect("a sound id");
    element.levels = cycled(&element.levels, levels);
    element.practices.truncate(8);
    for practice in &mut element.practices {
        let practice: &mut Practice = practice;
        practice.id = PracticeId::new(format!("{}-{number}", practice.id)).expect("a sound id");
        practice.requires.clear();
        let texts = practice.descriptors.values().cycle().cloned();
        practice.descriptors = Level::all(u8::try_from(levels).expect("a few"))
            .zip(texts)
            .collect();
        practice.recommendations = cycled(&practice.recommendations, levels - 1);
    }
    element
}

fn cycled<T: Clone>(values: &[T], count: usize) -> Vec<T> {
    values.iter().cycle().take(count).cloned().collect()
}

/// One respondent a number; each answers every practice as `answer` says.
pub(super) fn assessment(
    questionnaire: Questionnaire,
    respondents: usize,
    answer: impl Fn(usize, usize) -> Option<Rating>,
) -> Assessment {
    let ids: Vec<PracticeId> = questionnaire
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    let mut assessment = Assessment::new(questionnaire, Form::Full);
    for number in 0..respondents {
        let id = RespondentId::new(format!("r{number}")).expect("a sound id");
        let mut respondent = Respondent::new(id);
        respondent.sheet.0 = ids
            .iter()
            .enumerate()
            .map(|(position, id)| {
                let response = Response {
                    rating: answer(number, position),
                    ..Response::default()
                };
                (id.clone(), response)
            })
            .collect::<BTreeMap<_, _>>();
        assessment.respondents.push(respondent.into());
    }
    assessment
}

/// Ratings that differ from practice to practice and a little from respondent to respondent.
pub(super) fn varied(levels: u8) -> impl Fn(usize, usize) -> Option<Rating> {
    move |respondent, practice| {
        let spread = usize::from(levels) * 2 - 1;
        let half = (practice * 3 + respondent) % spread;
        let count = u8::try_from(half + 2).ok()?;
        HalfLevels::new(count).map(Rating::At)
    }
}

/// Everybody at one level.
pub(super) fn all_at(level: u8) -> impl Fn(usize, usize) -> Option<Rating> {
    move |_, _| Level::new(level).map(|level| Rating::At(level.into()))
}
