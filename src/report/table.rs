//! Tables: rows become pieces, and the header comes again on every page.

use super::breaking::{Line, break_lines};
use super::layout::{Flow, Piece, Setter, line_marks};
use super::{Align, Cell, Group, Heads, Role, Span, Table, TableStyle};
use crate::chart::{ColourRole, Point, Weight};

const SIZE: f32 = 8.5;
const LEADING: f32 = 11.5;
const GUTTER: f32 = 12.0;

/// Sets a table into one piece a row; a row that would fill most of a page is cut between lines.
pub(super) fn table_pieces(setter: &mut Setter, flow: &mut Flow, table: &Table) {
    let id = setter.id();
    let edges = column_edges(table, setter.width);
    let padding = match table.style {
        TableStyle::Ruled => 4.0,
        TableStyle::Plain => 1.5,
    };
    let mut header = None;
    let mut first = true;
    if has_header(table) {
        let cells: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| Cell {
                spans: vec![Span {
                    text: column.heading.clone(),
                    weight: Weight::Semibold,
                    colour: ColourRole::Muted,
                    link: None,
                    refers: None,
                }],
                landmark: None,
            })
            .collect();
        let row = SetRow::new(setter, table, &cells, &edges);
        let height = row.height(padding);
        let mut groups = row.groups((id, 0), padding, 0..row.lines());
        groups.push(setter.rule(height, setter.width, ColourRole::Muted));
        header = Some(flow.add_header(height, groups.clone()));
        flow.push(Piece {
            before: 9.0,
            height,
            keep: true,
            groups,
            header: None,
        });
        first = false;
    }
    for (position, cells) in table.rows.iter().enumerate() {
        let number = u32::try_from(position + 1).unwrap_or(u32::MAX);
        let row = SetRow::new(setter, table, cells, &edges);
        let last = position + 1 == table.rows.len();
        // A table of labels breaks, where it must, after its third row and before its last two.
        let inside = position >= 2 && position + 3 <= table.rows.len();
        let keep = table.style == TableStyle::Plain && !last && !inside;
        let before = if first { 7.0 } else { 0.0 };
        first = false;
        let shape = RowShape {
            table: id,
            number,
            padding,
            ruled: table.style == TableStyle::Ruled,
            keep,
            before,
            header,
        };
        push_row(setter, flow, &row, &shape);
    }
}

struct RowShape {
    table: u32,
    number: u32,
    padding: f32,
    ruled: bool,
    keep: bool,
    before: f32,
    header: Option<usize>,
}

fn push_row(setter: &mut Setter, flow: &mut Flow, row: &SetRow, shape: &RowShape) {
    let height = row.height(shape.padding);
    let of = (shape.table, shape.number);
    if height <= setter.tallest / 3.0 {
        let mut groups = row.groups(of, shape.padding, 0..row.lines());
        if shape.ruled {
            groups.push(setter.rule(height, setter.width, ColourRole::Hairline));
        }
        flow.push(Piece {
            before: shape.before,
            height,
            keep: shape.keep,
            groups,
            header: shape.header,
        });
        return;
    }
    let lines = row.lines();
    for line in 0..lines {
        let (first, last) = (line == 0, line + 1 == lines);
        let above = if first { shape.padding } else { 0.0 };
        let below = if last { shape.padding } else { 0.0 };
        let mut groups = row.groups(of, above, line..line + 1);
        if last && shape.ruled {
            groups.push(setter.rule(LEADING + above + below, setter.width, ColourRole::Hairline));
        }
        flow.push(Piece {
            before: if first { shape.before } else { 0.0 },
            height: LEADING + above + below,
            keep: first || line + 2 == lines,
            groups,
            header: shape.header,
        });
    }
}

fn has_header(table: &Table) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|column| !column.heading.is_empty())
}

/// The left edge and width of each column.
fn column_edges(table: &Table, width: f32) -> Vec<(f32, f32)> {
    let sum: f32 = table.columns.iter().map(|column| column.share).sum();
    let gaps = GUTTER * count(table.columns.len().saturating_sub(1));
    let room = (width - gaps).max(1.0);
    let mut x = 0.0;
    table
        .columns
        .iter()
        .map(|column| {
            let wide = room * column.share / sum.max(f32::EPSILON);
            let edge = (x, wide);
            x += wide + GUTTER;
            edge
        })
        .collect()
}

/// A small count as a length.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// A row with its texts broken into lines.
struct SetRow {
    /// Whether the table has a header row.
    below_header: bool,
    cells: Vec<SetCell>,
}

struct SetCell {
    id: u32,
    x: f32,
    width: f32,
    align: Align,
    spans: Vec<Span>,
    lines: Vec<Line>,
}

impl SetRow {
    fn new(setter: &mut Setter, table: &Table, cells: &[Cell], edges: &[(f32, f32)]) -> Self {
        let cells = table
            .columns
            .iter()
            .zip(edges)
            .zip(cells)
            .map(|((column, (x, width)), cell)| SetCell {
                id: setter.id(),
                x: *x,
                width: *width,
                align: column.align,
                lines: break_lines(&cell.spans, SIZE, *width, setter.metrics),
                spans: cell.spans.clone(),
            })
            .collect();
        Self {
            below_header: has_header(table),
            cells,
        }
    }

    fn lines(&self) -> usize {
        let most = self.cells.iter().map(|cell| cell.lines.len()).max();
        most.unwrap_or(0).max(1)
    }

    fn height(&self, padding: f32) -> f32 {
        count(self.lines()) * LEADING + 2.0 * padding
    }

    /// The groups of some lines of the row, the first of them `top` below 0.
    fn groups(
        &self,
        (table, row): (u32, u32),
        top: f32,
        lines: std::ops::Range<usize>,
    ) -> Vec<Group> {
        self.cells
            .iter()
            .zip(0..)
            .map(|(cell, column)| {
                let shown = cell.lines.iter().skip(lines.start).take(lines.len());
                let mut y = top + LEADING * 0.76;
                let mut marks = Vec::new();
                for line in shown {
                    let x = match cell.align {
                        Align::Left => cell.x,
                        Align::Right => cell.x + cell.width - line.width,
                    };
                    marks.extend(line_marks(line, &cell.spans, Point::new(x, y), SIZE));
                    y += LEADING;
                }
                Group {
                    id: cell.id,
                    role: Role::Cell {
                        table,
                        row,
                        column,
                        heads: match (row, column) {
                            (0, _) => Some(Heads::Column),
                            (_, 0) if !self.below_header => Some(Heads::Row),
                            _ => None,
                        },
                    },
                    marks,
                    landmark: None,
                }
            })
            .collect()
    }
}
