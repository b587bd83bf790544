//! For the people in a workshop: the results in pictures, and room to write.

use super::blocks::{heading, new_section, opening, paragraph};
use super::source::Source;
use super::{executive, profile, titles};
use crate::report::{Block, Cell, Column, Section, SectionKind, Table, TableStyle, TextStyle};

/// Rows to write in.
const DECISIONS: usize = 8;
const NOTES: usize = 6;

/// Two lines of type with nothing to see.
const BLANK: &str = "\u{a0}\n\u{a0}";

/// The place of the unit and of its elements.
pub(super) fn results(source: &Source) -> Section {
    let mut blocks = executive::place(source);
    blocks.push(heading(2, titles::profile(source)));
    blocks.extend(profile::heat_map(source));
    let lines = executive::certainty(source).into_iter();
    blocks.extend(lines.map(|line| paragraph(TextStyle::Bullet, line)));
    new_section(SectionKind::Executive, false, blocks)
}

/// A table for what was decided, and lines for the rest.
pub(super) fn decisions(source: &Source) -> Section {
    let blocks = vec![
        opening(SectionKind::Decisions, source.text("report-decisions")),
        paragraph(TextStyle::Body, source.text("report-decisions-intro")),
        room_to_write(
            vec![
                source.words_column("column-what", 56.0),
                source.words_column("column-who", 24.0),
                source.words_column("column-by-when", 20.0),
            ],
            DECISIONS,
        ),
        heading(2, source.text("column-notes-own")),
        room_to_write(vec![Column::words("", 100.0)], NOTES),
    ];
    new_section(SectionKind::Decisions, true, blocks)
}

/// Rows to write in, two lines of type high.
fn room_to_write(columns: Vec<Column>, rows: usize) -> Block {
    let row: Vec<Cell> = columns.iter().map(|_| Cell::plain(BLANK)).collect();
    Table {
        columns,
        rows: vec![row; rows],
        style: TableStyle::ToFillIn,
    }
    .into()
}
