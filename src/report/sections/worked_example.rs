//! A small worked example: ten practices under the thresholds in force, scored by the same code.

use std::collections::BTreeMap;

use super::blocks::ruled;
use super::source::Source;
use crate::model::{
    Assessment, Element, Form, HalfLevels, Level, Practice, PracticeId, Questionnaire, Rating,
    Respondent, RespondentId, Response, Responses, Text,
};
use crate::report::wording;
use crate::report::{Block, Cell, Column};
use crate::scoring::{self, Attainment, ElementProfile};

/// The ratings of the example and what they come to.
pub(super) struct Example {
    pub(super) ratings: Vec<Level>,
    pub(super) element: ElementProfile,
}

/// Scores ten equal practices around the middle of the continuum.
pub(super) fn example(questionnaire: &Questionnaire, form: Form) -> Option<Example> {
    let levels = questionnaire.level_count();
    let middle = levels / 2 + 1;
    let numbers = [1, 0, 0, 0, 1, -1, 0, 0, 1, 0];
    let ratings: Vec<Level> = numbers
        .into_iter()
        .filter_map(|shift| Level::new(middle.saturating_add_signed(shift).clamp(1, levels)))
        .collect();
    let assessment = assessment(questionnaire, form, &ratings)?;
    let profile = scoring::profile(&assessment, Form::Full);
    let element = profile.elements.into_iter().next()?;
    Some(Example { ratings, element })
}

fn assessment(questionnaire: &Questionnaire, form: Form, ratings: &[Level]) -> Option<Assessment> {
    let real = questionnaire.elements.first()?;
    let mut practices = Vec::new();
    let mut sheet = BTreeMap::new();
    for (level, number) in ratings.iter().zip(1..) {
        let id = PracticeId::new(format!("example{number}")).ok()?;
        let response = Response {
            rating: Some(Rating::At(HalfLevels::from(*level))),
            ..Response::default()
        };
        sheet.insert(id.clone(), response);
        practices.push(practice(id, questionnaire.level_count()));
    }
    let element = Element {
        practices,
        ..real.clone()
    };
    let example = Questionnaire {
        elements: vec![element],
        thresholds: questionnaire.thresholds_of(form),
        short_form: Vec::new(),
        claims: Vec::new(),
        ..questionnaire.clone()
    };
    let mut assessment = Assessment::new(example, Form::Full);
    let mut respondent = Respondent::new(RespondentId::new("example").ok()?);
    respondent.sheet = Responses(sheet);
    assessment.respondents.push(respondent.into());
    Some(assessment)
}

fn practice(id: PracticeId, levels: u8) -> Practice {
    Practice {
        id,
        title: Text::default(),
        prompt: Text::default(),
        descriptors: Level::all(levels)
            .map(|level| (level, Text::default()))
            .collect(),
        why: None,
        evidence: None,
        weight: 1,
        requires: Vec::new(),
        recommendations: Vec::new(),
        example: None,
        carries_over: None,
        came_from: Vec::new(),
        aliases: Vec::new(),
    }
}

/// What is attained of each level, and whether it is enough.
pub(super) fn table(source: &Source, example: &Example) -> Block {
    let thresholds = source.questionnaire.thresholds_of(source.profile.form);
    let yes_or_no = |enough: bool| Cell::plain(source.text(if enough { "yes" } else { "no" }));
    let row = |attainment: &Attainment| {
        vec![
            Cell::plain(source.say("level", &facts!(number = attainment.level))),
            Cell::plain(wording::in_place(source.words, thresholds, attainment)),
            yes_or_no(attainment.low.is_above(thresholds.reached)),
            yes_or_no(attainment.low.is_above(thresholds.kept)),
        ]
    };
    let above = |percent: u8| source.say("column-above", &facts!(percent));
    ruled(
        [
            source.words_column("column-level", 20.0),
            source.numbers_column("column-attained", 16.0),
            Column::numbers(above(thresholds.reached), 32.0),
            Column::numbers(above(thresholds.kept), 32.0),
        ],
        example.element.attainment.iter().map(row).collect(),
    )
}
