//! What each level looks like in each element, with the unit's place marked.

use super::blocks::{new_section, opening, paragraph, ruled};
use super::source::Source;
use super::titles;
use crate::model::{Element, Level, Text};
use crate::report::wording;
use crate::report::{Block, Cell, Column, Section, SectionKind, Span, TextStyle};

/// The most elements whose texts have room beside each other.
const BESIDE: usize = 3;

/// The texts of the questionnaire: those of each element where it has them and they have room, else
/// those of the levels. `None` where it has neither.
pub(super) fn section(source: &Source) -> Option<Section> {
    let elements = &source.questionnaire.elements;
    let levels = usize::from(source.profile.level_count);
    let told = |element: &Element| element.levels.len() == levels;
    let table = if elements.len() <= BESIDE && elements.iter().all(told) {
        by_element(source)
    } else {
        by_level(source)?
    };
    let blocks = vec![
        opening(SectionKind::Continuum, titles::continuum(source)),
        paragraph(TextStyle::Body, source.text("report-continuum-intro")),
        table,
    ];
    Some(new_section(SectionKind::Continuum, true, blocks))
}

/// A column an element, with its own place marked in it.
fn by_element(source: &Source) -> Block {
    let elements = &source.questionnaire.elements;
    let mut columns = vec![source.words_column("column-level", 13.0)];
    columns.extend(
        elements
            .iter()
            .map(|element| Column::words(source.read(&element.title), 29.0)),
    );
    let rows = Level::all(source.profile.level_count).map(|level| {
        let mut cells = vec![name(source, level)];
        cells.extend(elements.iter().map(|element| {
            let text = element.levels.get(level.position());
            described(source, text, stands(source, element, level))
        }));
        cells
    });
    ruled(columns, rows.collect())
}

/// A row a level, with the elements that stand there.
fn by_level(source: &Source) -> Option<Block> {
    let rows = Level::all(source.profile.level_count).map(|level| {
        let text = source.questionnaire.level(level)?;
        let there = source.questionnaire.elements.iter();
        let there = there.filter(|element| stands(source, element, level));
        let names: Vec<String> = there.map(|element| source.read(&element.title)).collect();
        let summary = (!text.summary.is_empty()).then_some(&text.summary);
        Some(vec![
            name(source, level),
            described(source, summary, false),
            Cell {
                marked: !names.is_empty(),
                ..Cell::plain(source.words.list(&names))
            },
        ])
    });
    let rows: Vec<Vec<Cell>> = rows.collect::<Option<_>>()?;
    let columns = [
        source.words_column("column-level", 16.0),
        source.words_column("column-looks-like", 54.0),
        source.words_column("column-stand-here", 30.0),
    ];
    Some(ruled(columns, rows))
}

/// "2\nReactive".
fn name(source: &Source, level: Level) -> Cell {
    let name = wording::level_name(source.words, source.questionnaire, level);
    Cell::of(vec![
        Span::strong(source.words.rating(level)),
        Span::plain("\n"),
        Span::strong(name),
    ])
}

fn described(source: &Source, text: Option<&Text>, here: bool) -> Cell {
    let said = text.map(|text| source.read(text)).unwrap_or_default();
    if !here {
        return Cell::plain(said);
    }
    Cell {
        marked: true,
        ..Cell::of(vec![
            Span::strong(source.text("report-continuum-here")),
            Span::plain("\n"),
            Span::plain(said),
        ])
    }
}

/// Whether an element is at a level, or may be.
fn stands(source: &Source, element: &Element, level: Level) -> bool {
    let found = source.profile.element(&element.id);
    let place = found.and_then(|found| found.placement.claimed);
    place.is_some_and(|place| (place.low..=place.high).contains(&level))
}
