//! The place of each element: heat map, radar, and claimed beside evidence-backed.

use super::{Source, heading, new_section, paragraph};
use crate::chart;
use crate::report::wording;
use crate::report::{Block, Cell, Column, Section, SectionKind, Table, TableStyle, TextStyle};
use crate::scoring::{ElementProfile, Index, Placement};

pub(super) fn section(source: &Source) -> Section {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let mut blocks = vec![
        heading(1, source.text("report-profile")),
        paragraph(TextStyle::Body, source.text("report-profile-intro")),
        Block::Figure {
            scene: chart::heat_map(words, questionnaire, source.profile, source.width),
            caption: String::new(),
            landmark: None,
        },
        heading(2, source.text("report-claimed-and-evidenced")),
        places(source),
    ];
    if let Some(scene) = chart::radar(words, questionnaire, source.profile, source.width) {
        blocks.push(Block::Figure {
            scene,
            caption: source.text("report-radar-caption"),
            landmark: None,
        });
    }
    new_section(SectionKind::Profile, true, blocks)
}

fn places(source: &Source) -> Block {
    let profile = source.profile;
    let mut rows: Vec<Vec<Cell>> = profile
        .elements
        .iter()
        .map(|element| row(source, element))
        .collect();
    let answered: usize = profile
        .elements
        .iter()
        .map(|element| element.answered)
        .sum();
    let asked: usize = profile
        .elements
        .iter()
        .map(|element| element.practices)
        .sum();
    let left_out: usize = profile
        .elements
        .iter()
        .map(|element| element.not_applicable)
        .sum();
    let mut unit = vec![Cell::strong(source.text("report-whole-unit"))];
    unit.extend(
        figures(
            source,
            profile.placement,
            profile.index,
            (answered, asked, left_out),
        )
        .into_iter()
        .map(Cell::strong),
    );
    unit.push(Cell::default());
    rows.push(unit);
    Table {
        columns: vec![
            Column::words(source.text("column-element"), 25.0),
            Column::numbers(source.text("column-claimed"), 12.0),
            Column::numbers(source.text("column-evidenced"), 13.0),
            Column::numbers(source.text("column-index"), 9.0),
            Column::numbers(source.text("column-rated"), 11.0),
            Column::numbers(source.text("column-not-applicable"), 12.0),
            Column::words(source.text("column-status"), 17.0),
        ],
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

fn row(source: &Source, element: &ElementProfile) -> Vec<Cell> {
    let name = wording::element_name(source.words, source.questionnaire, &element.id);
    let counts = (element.answered, element.practices, element.not_applicable);
    let mut cells = vec![Cell::plain(name)];
    cells.extend(
        figures(source, element.placement, element.index, counts)
            .into_iter()
            .map(Cell::plain),
    );
    cells.push(Cell::plain(wording::status(source.words, element.status)));
    cells
}

fn figures(
    source: &Source,
    placement: Placement,
    index: Option<Index>,
    (answered, asked, left_out): (usize, usize, usize),
) -> [String; 5] {
    let none = || source.text("place-short-none");
    [
        wording::place_short(source.words, placement.claimed),
        wording::place_short(source.words, placement.evidenced),
        index.map_or_else(none, |index| index.to_string()),
        source.say(
            "report-of",
            &[("part", answered.into()), ("whole", asked.into())],
        ),
        left_out.to_string(),
    ]
}
