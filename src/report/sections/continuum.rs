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
        paragraph(TextStyle::Body, intro(source)),
        table,
    ];
    Some(new_section(SectionKind::Continuum, true, blocks))
}

/// What the table shows; that some marks are not certain, where a place is a range.
fn intro(source: &Source) -> String {
    let places = source.profile.elements.iter();
    let places = places.filter_map(|element| element.placement.claimed);
    let open = places.filter(|place| !place.is_certain()).count();
    source.say("report-continuum-intro", &facts!(open))
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
        let names: Vec<String> = there
            .filter_map(|element| {
                let stand = stands(source, element, level)?;
                let element = source.read(&element.title);
                Some(match stand {
                    Stand::Certain => element,
                    Stand::Possible => source.say("report-continuum-element-may", &facts!(element)),
                })
            })
            .collect();
        let summary = (!text.summary.is_empty()).then_some(&text.summary);
        Some(vec![
            name(source, level),
            described(source, summary, None),
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

fn described(source: &Source, text: Option<&Text>, stand: Option<Stand>) -> Cell {
    let said = text.map(|text| source.read(text)).unwrap_or_default();
    let key = match stand {
        None => return Cell::plain(said),
        Some(Stand::Certain) => "report-continuum-here",
        Some(Stand::Possible) => "report-continuum-may",
    };
    Cell {
        marked: true,
        ..Cell::of(vec![
            Span::strong(source.text(key)),
            Span::plain("\n"),
            Span::plain(said),
        ])
    }
}

/// How sure it is that an element stands at a level.
#[derive(Clone, Copy)]
enum Stand {
    Certain,
    /// What is not known decides.
    Possible,
}

/// Whether an element is at a level, or may be; `None` where it is not.
fn stands(source: &Source, element: &Element, level: Level) -> Option<Stand> {
    let place = source.profile.element(&element.id)?.placement.claimed?;
    let here = (place.low..=place.high).contains(&level);
    here.then_some(if place.is_certain() {
        Stand::Certain
    } else {
        Stand::Possible
    })
}
