//! Where the parts of the table stand: headings that stay in sight, and cells that scroll.

use std::ops::Range;

use egui::{Rect, Vec2, pos2, vec2};

use crate::drawing::count;
use crate::window::grid::cells::{CellPlace, Cells};

/// The height of a row, and of the name of an element.
const ROW: f32 = 30.0;
const ELEMENT: f32 = 26.0;

/// The height of the headings of columns: a name of two lines and a role, or a name in a low window.
const HEAD: f32 = 60.0;
const LOW_HEAD: f32 = 26.0;

/// Below this height of the table its headings are low.
const LOW: f32 = 240.0;

/// How wide columns are, at least and at most.
const NARROWEST: f32 = 84.0;
const WIDEST: f32 = 136.0;

/// A line of the table, from its upper edge.
pub(super) struct Line {
    pub(super) top: f32,
    pub(super) height: f32,
    /// The row that it is; `None` of the name of the element of the next row.
    pub(super) row: Option<usize>,
}

/// The measures of a table.
pub(super) struct TableLayout {
    /// Above the headings of rows and left of those of columns.
    pub(super) corner: Rect,
    pub(super) head: Rect,
    pub(super) left: Rect,
    pub(super) body: Rect,
    pub(super) column_width: f32,
    columns: usize,
    pub(super) lines: Vec<Line>,
    /// The size of all cells.
    pub(super) size: Vec2,
}

impl TableLayout {
    /// The measures where there is so much room. `bar` is the width of a scroll bar.
    pub(super) fn of(cells: &Cells<'_>, whole: Rect, bar: f32) -> Self {
        let columns = cells.columns();
        let left = (whole.width() * 0.28).clamp(120.0, 300.0);
        let head = if whole.height() < LOW { LOW_HEAD } else { HEAD };
        let split = whole.min + vec2(left, head);
        let body = Rect::from_min_max(split, whole.max);
        let share = (body.width() - bar) / count(columns.max(1));
        let column_width = share.clamp(NARROWEST, WIDEST).floor();
        let mut lines = Vec::new();
        let mut top = 0.0;
        let mut before = None;
        for (row, (element, _)) in cells.rows().iter().enumerate() {
            if before.replace(&element.id) != Some(&element.id) {
                let (height, row) = (ELEMENT, None);
                lines.push(Line { top, height, row });
                top += height;
            }
            let (height, row) = (ROW, Some(row));
            lines.push(Line { top, height, row });
            top += height;
        }
        Self {
            corner: Rect::from_min_max(whole.min, split),
            head: Rect::from_min_max(pos2(split.x, whole.top()), pos2(whole.right(), split.y)),
            left: Rect::from_min_max(pos2(whole.left(), split.y), pos2(split.x, whole.bottom())),
            body,
            column_width,
            columns,
            size: vec2(column_width * count(columns), top),
            lines,
        }
    }

    /// The columns of which something is between two places, counted from the left edge of the first.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a distance on the screen, not negative"
    )]
    pub(super) fn columns_in(&self, left: f32, right: f32) -> Range<usize> {
        let first = (left / self.column_width).floor().max(0.0) as usize;
        let end = (right / self.column_width).ceil().max(0.0) as usize;
        first.min(self.columns)..end.min(self.columns)
    }

    /// The lines of which something is between two heights, counted from the upper edge of the first.
    pub(super) fn lines_in(&self, top: f32, bottom: f32) -> impl Iterator<Item = &Line> {
        let lines = self.lines.iter();
        lines.filter(move |line| line.top + line.height > top && line.top < bottom)
    }

    /// Where a cell stands, counted from the corner of the first.
    pub(super) fn cell(&self, (row, column): CellPlace) -> Rect {
        let line = self.lines.iter().find(|line| line.row == Some(row));
        let top = line.map_or(0.0, |line| line.top);
        let min = pos2(self.column_width * count(column), top);
        Rect::from_min_size(min, vec2(self.column_width, ROW))
    }

    /// How far the cells are to be scrolled for a cell to be in sight, from where they are.
    pub(super) fn scrolled_to(&self, place: CellPlace, offset: Vec2, seen: Vec2) -> Vec2 {
        let mut cell = self.cell(place);
        // With the name of its element, where it stands above.
        cell.min.y -= ELEMENT;
        let within = |offset: f32, seen: f32, from: f32, to: f32| {
            let least = to - seen;
            offset.max(least).min(from).max(0.0)
        };
        vec2(
            within(offset.x, seen.x, cell.left(), cell.right()),
            within(offset.y, seen.y, cell.top(), cell.bottom()),
        )
    }
}
