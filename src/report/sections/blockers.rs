//! What holds the unit back: each missed threshold with the practices behind it.

use super::{Source, heading, new_section, paragraph};
use crate::model::{HalfLevels, Level, PracticeId};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Paragraph, Section, SectionKind, Span, Table, TableStyle, TextStyle,
};
use crate::scoring::Blocker;

pub(super) fn section(source: &Source) -> Section {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let mut blocks = vec![heading(1, source.text("report-blockers"))];
    let intro = wording::elements(words, questionnaire, source.profile)
        .or_else(|| wording::constraint(words, questionnaire, source.profile))
        .unwrap_or_else(|| wording::placement(words, questionnaire, source.profile));
    blocks.push(paragraph(TextStyle::Body, intro));
    for blocker in &source.profile.blockers {
        let name = wording::element_name(words, questionnaire, &blocker.element);
        let level = blocker.level.number().into();
        blocks.push(heading(
            2,
            source.say(
                "report-blocker-heading",
                &[("element", name.into()), ("level", level)],
            ),
        ));
        let sentence = wording::because(words, questionnaire, source.profile, blocker);
        blocks.push(Paragraph::new(TextStyle::Body, sentence).kept().into());
        if let Some(sentence) = wording::need(words, questionnaire, source.profile, blocker) {
            blocks.push(Paragraph::new(TextStyle::Body, sentence).kept().into());
        }
        blocks.push(practices(source, blocker));
    }
    if source.profile.blockers.is_empty() && source.profile.placement.claimed.is_none() {
        blocks.push(paragraph(
            TextStyle::Body,
            source.text("report-blockers-no-level"),
        ));
    }
    new_section(SectionKind::Blockers, true, blocks)
}

fn practices(source: &Source, blocker: &Blocker) -> Block {
    Table {
        columns: vec![
            Column::words(source.text("column-practice"), 21.0),
            Column::words(source.text("column-rating"), 9.0),
            Column::words(source.text("column-true-now"), 35.0),
            Column::words(source.text("column-next-asks"), 35.0),
        ],
        rows: blocker
            .practices
            .iter()
            .map(|practice| row(source, practice))
            .collect(),
        style: TableStyle::Ruled,
    }
    .into()
}

fn row(source: &Source, id: &PracticeId) -> Vec<Cell> {
    let practice = source.profile_of(id);
    let rating = practice.and_then(crate::scoring::PracticeProfile::rating);
    let state = practice.map_or_else(String::new, |practice| {
        wording::state(source.words, practice.state)
    });
    let now = rating.and_then(|rating| source.descriptor(id, rating.level()));
    let next = next_level(source, rating).and_then(|level| {
        let text = source.descriptor(id, level)?;
        Some((level, text))
    });
    vec![
        Cell::strong(source.practice_name(id)),
        Cell::plain(state),
        now.map_or_else(|| Cell::muted(source.text("report-not-known")), Cell::plain),
        next.map_or_else(Cell::default, |(level, text)| asked(source, level, text)),
    ]
}

/// The level above a rating; for an open practice the one above the floor.
fn next_level(source: &Source, rating: Option<HalfLevels>) -> Option<Level> {
    let from = rating.map_or(Level::FLOOR, HalfLevels::level);
    from.next(source.profile.level_count)
}

fn asked(source: &Source, level: Level, text: String) -> Cell {
    let number = source.say("level", &[("number", level.number().into())]);
    Cell {
        spans: vec![
            Span::muted(source.say("report-label", &[("label", number.into())])),
            Span::plain(text),
        ],
        landmark: None,
    }
}
