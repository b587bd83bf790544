//! Tables: rows become pieces, and the header comes again on every page.

use std::ops::Range;

use super::breaking::{SetLine, break_lines};
use super::flow::{Flow, Keep, Piece};
use super::metrics::FontMetrics;
use super::page::{Drawn, Group, Heads, Role};
use super::references;
use super::scale::{BASELINE, GUTTER, Style, TABLE, Type};
use super::setter::{Setter, Spans};
use crate::drawing::{Area, ColourRole, Mark, Point, Shape, Weight, count};
use crate::report::{Align, Cell, Landmark, Span, Table, TableStyle};

/// A row that is higher than this part of a page is cut between its lines.
const TALLEST_ROW: f32 = 0.34;
/// A heading of a column has no more lines: it comes again on every page.
const HEADING_LINES: usize = 6;
/// Above a table with a header, below its caption, and above a table without a header.
const ABOVE: f32 = 9.0;
const BELOW_CAPTION: f32 = 3.0;
const ABOVE_PLAIN: f32 = 7.0;

const STYLE: Style = Style::new(TABLE, ColourRole::Ink);

/// Sets a table into one piece a row; a row that would fill much of a page is cut between lines.
pub(super) fn table_pieces(setter: &mut Setter, flow: &mut Flow, table: &Table) {
    let captioned = setter.captioned.take();
    let id = captioned.unwrap_or_else(|| setter.id());
    let shape = TableShape {
        id,
        edges: column_edges(table, setter.width),
        tails: tails(table, setter.metrics),
        padding: match table.style {
            TableStyle::Ruled | TableStyle::ToFillIn => 4.0,
            TableStyle::Dense => 2.0,
            TableStyle::Plain => 1.5,
        },
        ruled: table.style != TableStyle::Plain,
        headed: has_header(table),
        to_fill_in: table.style == TableStyle::ToFillIn,
    };
    let mut before = match (captioned, shape.headed) {
        (Some(_), _) => BELOW_CAPTION,
        (None, true) => ABOVE,
        (None, false) => ABOVE_PLAIN,
    };
    let mut header = None;
    if shape.headed {
        header = Some(push_header(setter, flow, table, &shape, before));
        before = 0.0;
    }
    let mut rows = Vec::with_capacity(table.rows.len());
    for (position, cells) in table.rows.iter().enumerate() {
        let row = SetRow::new(setter, table, cells, (&shape, &STYLE));
        let number = u32::try_from(position + 1).unwrap_or(u32::MAX);
        let height = row.height(shape.padding);
        let place = RowPlace {
            number,
            before,
            header,
        };
        before = 0.0;
        push_row(setter, flow, row, &shape, place);
        rows.push((flow.pieces.len(), height));
    }
    let heights: Vec<f32> = rows.iter().map(|(_, height)| *height).collect();
    let keeps = keeps(table.style, &heights, setter.tallest);
    for ((end, _), keep) in rows.into_iter().zip(keeps) {
        if let Some(last) = flow.pieces.get_mut(end.saturating_sub(1)) {
            last.keep = keep;
        }
    }
}

/// A table of few rows that is higher than this part of a page is not kept whole, and one of low rows where it is higher
/// than this.
const TALLEST_KEPT: f32 = 0.35;
const TALLEST_OF_LOW_ROWS: f32 = 0.5;
/// A row of more lines is a text of its own: it may stand alone on a page.
const TALL_ROW: f32 = 5.0;
/// A table of no more rows stays on one page; one of more ought to.
const FEW_ROWS: usize = 4;

/// Which rows of these heights stay with the next. No row of few lines stands alone on a page, neither the
/// first nor the last; few rows stay together; and a list of labels breaks, where it must, after its third row and
/// before its last two.
fn keeps(style: TableStyle, heights: &[f32], page: f32) -> Vec<Keep> {
    let count = heights.len();
    let height = heights.iter().sum::<f32>();
    let is_low = height <= page * TALLEST_KEPT;
    let low_rows = heights.iter().all(|row| *row <= TALL_ROW * TABLE.leading);
    let ought = is_low || low_rows && height <= page * TALLEST_OF_LOW_ROWS;
    let is_tall =
        |row: usize| heights.get(row).copied().unwrap_or_default() > TALL_ROW * TABLE.leading;
    let keep = |position: usize| match style {
        _ if position + 1 == count => Keep::No,
        TableStyle::Plain if position < 2 || position + 3 > count => Keep::Must,
        _ if is_low && count <= FEW_ROWS => Keep::Must,
        _ if position == 0 && !is_tall(0) => Keep::Must,
        _ if position + 2 == count && !is_tall(position + 1) => Keep::Must,
        TableStyle::Plain => Keep::Ought,
        _ if ought => Keep::Ought,
        _ => Keep::No,
    };
    (0..count).map(keep).collect()
}

/// What the rows of a table share.
struct TableShape {
    id: u32,
    /// The left edge and width of each column.
    edges: Vec<(f32, f32)>,
    /// How wide what follows the decimal sign is at most, a column; 0 without fractions.
    tails: Vec<f32>,
    padding: f32,
    ruled: bool,
    headed: bool,
    /// Whether its rows are lines to write on.
    to_fill_in: bool,
}

impl TableShape {
    /// What a cell is. Above lines to write on, which are no cells, a heading is a text.
    const fn role(&self, row: u32, column: u32) -> Role {
        if self.to_fill_in {
            return Role::Paragraph;
        }
        let heads = match (row, column) {
            (0, _) => Some(Heads::Column),
            (_, 0) if !self.headed => Some(Heads::Row),
            _ => None,
        };
        Role::Cell {
            table: self.id,
            row,
            column,
            heads,
        }
    }
}

#[derive(Clone, Copy)]
struct RowPlace {
    number: u32,
    before: f32,
    header: Option<usize>,
}

fn push_header(
    setter: &mut Setter,
    flow: &mut Flow,
    table: &Table,
    shape: &TableShape,
    before: f32,
) -> usize {
    let cells: Vec<Cell> = table
        .columns
        .iter()
        .map(|column| Cell {
            spans: vec![Span {
                weight: Weight::Semibold,
                ..Span::muted(column.heading.as_str())
            }],
            landmark: None,
            marked: false,
        })
        .collect();
    let mut row = SetRow::heading(setter, table, &cells, shape);
    let height = row.height(shape.padding);
    let lines = row.lines();
    let mut groups = row.groups(setter, (shape, 0), shape.padding, 0..lines);
    groups.push(setter.rule(height, setter.width, ColourRole::Muted));
    let header = flow.add_header(height, groups.clone());
    flow.push(Piece {
        before,
        keep: Keep::Must,
        ..Piece::new(height, groups)
    });
    header
}

fn push_row(
    setter: &mut Setter,
    flow: &mut Flow,
    mut row: SetRow,
    shape: &TableShape,
    place: RowPlace,
) {
    let height = row.height(shape.padding);
    let lines = row.lines();
    if height <= setter.tallest * TALLEST_ROW {
        let of = (shape, place.number);
        let mut groups = row.groups(setter, of, shape.padding, 0..lines);
        if shape.ruled {
            groups.push(setter.rule(height, setter.width, ColourRole::Hairline));
        }
        flow.push(Piece {
            before: place.before,
            header: place.header,
            ..Piece::new(height, groups)
        });
        return;
    }
    for line in 0..lines {
        let (first, last) = (line == 0, line + 1 == lines);
        let above = if first { shape.padding } else { 0.0 };
        let below = if last { shape.padding } else { 0.0 };
        let height = TABLE.leading + above + below;
        let mut groups = row.groups(setter, (shape, place.number), above, line..line + 1);
        if !first {
            groups.retain(|group| !group.marks.is_empty());
        }
        if last && shape.ruled {
            groups.push(setter.rule(height, setter.width, ColourRole::Hairline));
        }
        flow.push(Piece {
            before: if first { place.before } else { 0.0 },
            keep: Keep::must_if(first || line + 2 == lines),
            header: place.header,
            ..Piece::new(height, groups)
        });
    }
}

fn has_header(table: &Table) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|column| !column.heading.is_empty())
}

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

/// The widest text from the decimal sign on, in every column of numbers.
fn tails(table: &Table, metrics: &dyn FontMetrics) -> Vec<f32> {
    table
        .columns
        .iter()
        .enumerate()
        .map(|(number, column)| {
            if column.align == Align::Left {
                return 0.0;
            }
            let cells = || table.rows.iter().filter_map(|row| row.get(number));
            if !cells().any(|cell| matches!(tail(&cell.spans), Some((_, true)))) {
                return 0.0;
            }
            cells()
                .filter_map(|cell| Some((cell, tail(&cell.spans)?.0)))
                .map(|(cell, tail)| tail_width(&cell.spans, tail, metrics))
                .fold(0.0, f32::max)
        })
        .collect()
}

fn tail_width(spans: &[Span], tail: &str, metrics: &dyn FontMetrics) -> f32 {
    let weight = spans.first().map_or(Weight::Regular, |span| span.weight);
    metrics.width(tail, weight, TABLE.size)
}

/// What follows the whole part of a cell that is one number, and whether it is a fraction: ".5 %"
/// of "12.5 %", " %" of "12 %"; `None` of what is no number.
fn tail(spans: &[Span]) -> Option<(&str, bool)> {
    let [Span { text, .. }] = spans else {
        return None;
    };
    let text = text.as_str();
    let is_digit = |letter: char| letter.is_ascii_digit();
    let start = text.find(is_digit)?;
    let lead = text.get(..start)?;
    if lead.chars().count() > 4 || lead.contains('\n') {
        return None;
    }
    let after = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        let end = rest.find(|letter: char| !is_digit(letter));
        from + end.unwrap_or(rest.len())
    };
    let mut end = after(start);
    loop {
        let rest = text.get(end..)?;
        let sign = rest.chars().next();
        let digits =
            after(end + sign.map_or(0, char::len_utf8)) - end - sign.map_or(0, char::len_utf8);
        match sign {
            Some('.') if digits > 0 => return Some((rest, true)),
            Some(',') if (1..=2).contains(&digits) => return Some((rest, true)),
            Some(group @ (',' | '\u{a0}' | '\u{202f}' | '’')) if digits == 3 => {
                end += group.len_utf8() + digits;
            }
            _ if rest.contains(is_digit) => return None,
            _ => return Some((rest, false)),
        }
    }
}

/// A row with its texts broken into lines.
struct SetRow<'a> {
    cells: Vec<SetCell<'a>>,
}

struct SetCell<'a> {
    id: u32,
    x: f32,
    width: f32,
    align: Align,
    /// How much its texts move in from the right edge, to align on the decimal sign.
    inset: f32,
    spans: Spans<'a>,
    lines: std::vec::IntoIter<SetLine>,
    count: usize,
    landmark: Option<Landmark>,
    marked: bool,
}

impl<'a> SetRow<'a> {
    fn heading(setter: &mut Setter, table: &Table, cells: &'a [Cell], shape: &TableShape) -> Self {
        let style = Style {
            divides: false,
            ..STYLE
        };
        let mut row = Self::new(setter, table, cells, (shape, &style));
        for cell in &mut row.cells {
            cell.shorten(HEADING_LINES);
        }
        row
    }

    fn new(
        setter: &mut Setter,
        table: &Table,
        cells: &'a [Cell],
        (shape, style): (&TableShape, &Style),
    ) -> Self {
        let places = shape.edges.iter().zip(&shape.tails);
        let cells = table
            .columns
            .iter()
            .zip(places)
            .zip(cells)
            .map(|((column, ((x, width), tail)), cell)| {
                let spans = references::spoken(&cell.spans, setter);
                let lines = break_lines(&spans, setter.setting(style, *width));
                let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
                SetCell {
                    id: setter.id(),
                    x: *x,
                    width: *width,
                    align: column.align,
                    inset: inset(&spans, *tail, setter.metrics).min((width - widest).max(0.0)),
                    spans,
                    count: lines.len(),
                    lines: lines.into_iter(),
                    landmark: cell.landmark.clone(),
                    marked: cell.marked,
                }
            })
            .collect();
        Self { cells }
    }

    fn lines(&self) -> usize {
        let most = self.cells.iter().map(|cell| cell.count).max();
        most.unwrap_or(0).max(1)
    }

    fn height(&self, padding: f32) -> f32 {
        count(self.lines()) * TABLE.leading + 2.0 * padding
    }

    /// The tint below the cells that the table is about, as decoration; `None` without any. It reaches half way to the
    /// next column, and never over the edge of the table.
    fn tint(&self, setter: &mut Setter, height: f32) -> Option<Group> {
        let marked = self.cells.iter().filter(|cell| cell.marked);
        let edge = setter.width;
        let marks = marked.map(|cell| {
            let half = GUTTER / 2.0;
            let left = (cell.x - half).max(0.0);
            let right = (cell.x + cell.width + half).min(edge);
            let area = Area::new(left, 0.0, right - left, height);
            let tint = Mark {
                shape: Shape::Rectangle(area),
                fill: Some(ColourRole::AccentSoft),
                stroke: None,
            };
            tint.into()
        });
        let marks: Vec<Drawn> = marks.collect();
        (!marks.is_empty()).then(|| Group::new(setter.id(), Role::Artifact, marks))
    }

    /// The groups of the next lines of the row, the first of them `top` below 0. Headings stand
    /// on the last line of their row.
    fn groups(
        &mut self,
        setter: &mut Setter,
        (shape, row): (&TableShape, u32),
        top: f32,
        lines: Range<usize>,
    ) -> Vec<Group> {
        let Type { leading, .. } = TABLE;
        let most = self.lines();
        let mut groups = Vec::with_capacity(self.cells.len() + 1);
        groups.extend(self.tint(setter, top + count(lines.len()) * leading + top));
        if shape.to_fill_in && row > 0 {
            // The tags leave the rows out: empty cells would be read aloud one by one.
            return groups;
        }
        for (cell, column) in self.cells.iter_mut().zip(0..) {
            let mut y = top + leading * BASELINE;
            if row == 0 {
                y += count(most - cell.count.min(most)) * leading;
            }
            let mut marks = Vec::new();
            for line in cell.lines.by_ref().take(lines.len()) {
                let x = match cell.align {
                    Align::Left => cell.x,
                    Align::Right => cell.x + cell.width - cell.inset - line.width,
                };
                marks.extend(setter.marks(line, &cell.spans, Point::new(x, y), &STYLE));
                y += leading;
            }
            groups.push(Group {
                landmark: cell.landmark.take(),
                ..Group::new(cell.id, shape.role(row, column), marks)
            });
        }
        groups
    }
}

impl SetCell<'_> {
    /// Leaves so many lines, with an ellipsis where something is lost.
    fn shorten(&mut self, most: usize) {
        if self.count <= most {
            return;
        }
        let mut lines: Vec<SetLine> = self.lines.by_ref().take(most).collect();
        if let Some(run) = lines.last_mut().and_then(|line| line.runs.last_mut()) {
            run.text.truncate(run.text.trim_end().len());
            run.text.pop();
            run.text.push('…');
        }
        self.count = lines.len();
        self.lines = lines.into_iter();
    }
}

/// How much a number moves in so that its decimal sign stands below the others.
fn inset(spans: &[Span], widest: f32, metrics: &dyn FontMetrics) -> f32 {
    if widest <= 0.0 {
        return 0.0;
    }
    let Some((tail, _)) = tail(spans) else {
        return 0.0;
    };
    (widest - tail_width(spans, tail, metrics)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::{keeps, tail};
    use crate::layout::flow::Keep;
    use crate::report::{Span, TableStyle};

    fn tail_of(text: &str) -> Option<(String, bool)> {
        tail(&[Span::plain(text)]).map(|(tail, fraction)| (tail.to_owned(), fraction))
    }

    #[test]
    fn the_decimal_sign_of_a_number_is_found() {
        let found = |tail: &str, fraction| Some((tail.to_owned(), fraction));
        assert_eq!(tail_of("2.75"), found(".75", true));
        assert_eq!(tail_of("−0,5 %"), found(",5 %", true));
        assert_eq!(tail_of("GBP 1,234,567"), found("", false));
        assert_eq!(tail_of("GBP 1,234.50"), found(".50", true));
        assert_eq!(tail_of("12 %"), found(" %", false));
        assert_eq!(tail_of("none"), None);
        assert_eq!(tail_of("10 of 11"), None);
        assert_eq!(tail_of("the fifth of 5"), None);
    }

    #[test]
    fn neither_the_first_row_nor_the_last_of_a_table_stands_alone() {
        use Keep::{Must, No, Ought};
        const PAGE: f32 = 700.0;
        let of = |style, count| keeps(style, &vec![16.0; count], PAGE);
        let kept = of(TableStyle::Ruled, 9);
        assert_eq!(
            kept,
            [Must, Ought, Ought, Ought, Ought, Ought, Ought, Must, No]
        );
        let long = of(TableStyle::Ruled, 40);
        assert_eq!((long[0], long[1], long[38]), (Must, No, Must));
        assert_eq!(of(TableStyle::Dense, 5), [Must, Ought, Ought, Must, No]);
        assert_eq!(of(TableStyle::Ruled, 4), [Must, Must, Must, No]);
        assert_eq!(of(TableStyle::Ruled, 2), [Must, No]);
        assert_eq!(of(TableStyle::Ruled, 1), [No]);
        assert_eq!(
            of(TableStyle::Plain, 6),
            [Must, Must, Ought, Ought, Must, No]
        );
    }

    #[test]
    fn a_row_of_many_lines_may_stand_alone() {
        let few = keeps(TableStyle::Ruled, &[150.0, 30.0, 30.0, 150.0], 700.0);
        assert_eq!(few, [Keep::No; 4]);
        let low_first = keeps(TableStyle::Ruled, &[30.0, 150.0, 150.0], 700.0);
        assert_eq!(low_first, [Keep::Must, Keep::No, Keep::No]);
    }
}
