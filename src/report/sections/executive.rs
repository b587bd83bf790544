//! The one page that decides: where the unit is, why, what to do first, and how sure that is.

use super::{Source, business_case, date_in_words, heading, new_section, paragraph, planned};
use crate::advice::{self, NextStep};
use crate::chart;
use crate::model::{Form, Recommendation};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Paragraph, Section, SectionKind, Span, Table, TableStyle, TextStyle,
};

/// How many steps the page shows.
const STEPS_SHOWN: usize = 3;

pub(super) fn section(source: &Source) -> Section {
    Section {
        shorter: vec![blocks(source, Room::Some), blocks(source, Room::Tight)],
        ..new_section(SectionKind::Executive, false, blocks(source, Room::Enough))
    }
}

/// Whether the page has room for what is good to have.
#[derive(Clone, Copy)]
enum Room {
    Enough,
    Some,
    Tight,
}

fn blocks(source: &Source, room: Room) -> Vec<Block> {
    let profile = source.profile;
    let mut blocks = vec![
        heading(1, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
        Paragraph::new(
            TextStyle::Display,
            wording::place(
                source.words,
                source.questionnaire,
                profile.placement.claimed,
            ),
        )
        .kept()
        .into(),
        paragraph(TextStyle::Lead, statement(source)),
    ];
    blocks.extend(planned::sentence(source).map(|text| paragraph(TextStyle::Body, text)));
    blocks.extend([
        Block::Figure {
            scene: chart::continuum(source.words, source.questionnaire, profile, source.width),
            caption: String::new(),
            landmark: None,
        },
        heading(2, source.text("report-first-steps")),
        first_steps(source, room),
        business_case::in_short(source),
        heading(2, source.text("report-certainty")),
    ]);
    let style = match room {
        Room::Enough | Room::Some => TextStyle::Bullet,
        Room::Tight => TextStyle::Note,
    };
    for sentence in certainty(source) {
        blocks.push(paragraph(style, sentence));
    }
    blocks
}

/// What was assessed, when, with what, by how many.
fn facts(source: &Source) -> String {
    let unit = &source.assessment.unit;
    let date = unit.date.unwrap_or(source.options.date);
    let form = match source.options.form {
        Form::Short => "form-short",
        Form::Full => "form-full",
    };
    source.say(
        "report-facts",
        &[
            ("date", date_in_words(source.words, date).into()),
            ("questionnaire", source.questionnaire_title().into()),
            ("edition", source.questionnaire.edition.as_str().into()),
            ("form", source.text(form).into()),
            ("practices", source.profile.practices.len().into()),
            ("people", source.profile.respondents.into()),
        ],
    )
}

/// The placement and what holds the unit there.
fn statement(source: &Source) -> String {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let placement = wording::placement(words, questionnaire, source.profile);
    match wording::constraint(words, questionnaire, source.profile) {
        Some(constraint) => words.with(
            "report-two-sentences",
            &[("first", placement.into()), ("second", constraint.into())],
        ),
        None => placement,
    }
}

fn first_steps(source: &Source, room: Room) -> Block {
    if source.steps.is_empty() {
        return paragraph(TextStyle::Body, source.text(no_steps(source)));
    }
    let rows = source
        .steps
        .iter()
        .take(STEPS_SHOWN)
        .zip(1_usize..)
        .filter_map(|(step, number)| row(source, step, number, room))
        .collect();
    Table {
        columns: vec![
            Column::words(source.text("column-number"), 5.0),
            Column::words(source.text("column-action"), 53.0),
            Column::words(source.text("column-owner"), 14.0),
            Column::words(source.text("column-effort"), 12.0),
            Column::words(source.text("column-effect"), 16.0),
        ],
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

/// Why there are no steps.
pub(super) fn no_steps(source: &Source) -> &'static str {
    if !advice::to_find_out(source.profile).is_empty() {
        "report-no-steps-open"
    } else if source.profile.placement.claimed.is_some() {
        "report-no-steps-top"
    } else {
        "report-no-steps-no-level"
    }
}

fn row(source: &Source, step: &NextStep, number: usize, room: Room) -> Option<Vec<Cell>> {
    let recommendation = source.practice(&step.practice)?.recommendation(step.from)?;
    Some(vec![
        Cell::strong(number.to_string()),
        match room {
            Room::Enough => action(source, recommendation),
            Room::Some => Cell::plain(source.read(&recommendation.action)),
            Room::Tight => Cell::plain(in_short(source, step)),
        },
        Cell::plain(source.read(&recommendation.owner)),
        Cell::plain(effort(source, step)),
        Cell::plain(effect(source, step)),
    ])
}

/// What to do, and what to do first.
fn action(source: &Source, recommendation: &Recommendation) -> Cell {
    let text = source.read(&recommendation.first_week);
    let first_week = source.say("report-this-week", &[("text", text.into())]);
    Cell {
        spans: vec![
            Span::plain(source.read(&recommendation.action)),
            Span::plain("\n"),
            Span::muted(first_week),
        ],
        landmark: None,
    }
}

/// The practice and the level that it is to reach.
fn in_short(source: &Source, step: &NextStep) -> String {
    source.say(
        "report-step-short",
        &[
            ("practice", source.practice_name(&step.practice).into()),
            ("to", step.to.number().into()),
        ],
    )
}

/// "M, 10 days".
pub(super) fn effort(source: &Source, step: &NextStep) -> String {
    source.say(
        "effort",
        &[
            ("size", step.effort.size().as_str().into()),
            ("days", f64::from(step.effort.days()).into()),
        ],
    )
}

/// "+10 points at level 3".
pub(super) fn effect(source: &Source, step: &NextStep) -> String {
    source.say(
        "report-effect",
        &[
            ("points", step.effect.percent().into()),
            ("level", step.to.number().into()),
        ],
    )
}

/// Everything that a reader must know to judge the place.
fn certainty(source: &Source) -> Vec<String> {
    let (words, profile) = (source.words, source.profile);
    let mut sentences = wording::caveats(words, source.questionnaire, profile);
    if let Some(resampling) = source.resampling {
        sentences.extend(wording::resampling(words, profile, resampling));
    }
    if profile.respondents == 0 {
        sentences.push(source.text("report-nobody-answered"));
    }
    sentences
}
