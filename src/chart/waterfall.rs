//! The waterfall: how the lines of a result lead to it, one after the other.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, LABEL, STRONG, count, estimated_width, pen, shorten};
use super::{Scene, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::words::Words;

const ROW: f32 = 14.5;
const BAR: f32 = 8.0;
const MARGIN: f32 = 3.0;
/// Room between the bars and what stands beside them.
const GAP: f32 = 10.0;

/// A line of the waterfall; the last one is the result.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallRow {
    /// What it is called.
    pub name: String,
    /// What it adds, below 0 where it takes away; of the last row the result.
    pub amount: Decimal,
    /// The same in words.
    pub amount_text: String,
}

/// Draws a bar for each line from where the lines before it came to, to where they come with it, and a
/// bar for the result from 0. Gains are full and costs hollow. `None` where nothing moves.
#[must_use]
pub fn waterfall(words: &Words, rows: &[WaterfallRow], width: f32) -> Option<Scene> {
    let (result, lines) = rows.split_last()?;
    let frame = Frame::new(rows, lines, width)?;
    let mut canvas = Canvas::new(words, width);
    let bottom = MARGIN + count(rows.len()) * ROW;
    let zero = frame.x(Decimal::ZERO);
    canvas.line(
        Point::new(zero, MARGIN),
        Point::new(zero, bottom),
        pen(ColourRole::Muted, 0.8),
    );
    let mut sum = Decimal::ZERO;
    for (place, row) in lines.iter().enumerate() {
        let top = MARGIN + count(place) * ROW;
        let before = sum;
        sum = sum.checked_add(row.amount)?;
        frame.draw_row(&mut canvas, row, (before, sum), top, false);
        // The next bar begins where this one ends.
        let x = frame.x(sum);
        let from = top + f32::midpoint(ROW, BAR);
        let to = from + ROW - BAR;
        canvas.line(
            Point::new(x, from),
            Point::new(x, to),
            pen(ColourRole::Muted, 0.5),
        );
    }
    let top = MARGIN + count(lines.len()) * ROW;
    frame.draw_row(
        &mut canvas,
        result,
        (Decimal::ZERO, result.amount),
        top,
        true,
    );
    let said: Vec<String> = lines.iter().map(|row| said(words, row)).collect();
    let summary = words.with(
        "chart-waterfall-summary",
        &facts!(
            name = result.name.as_str(),
            amount = result.amount_text.as_str(),
            lines = said.join("; ")
        ),
    );
    Some(canvas.finish(bottom + MARGIN, summary))
}

fn said(words: &Words, row: &WaterfallRow) -> String {
    let facts = facts!(name = row.name.as_str(), amount = row.amount_text.as_str());
    words.with("chart-waterfall-line", &facts)
}

struct Frame {
    names: f32,
    left: f32,
    right: f32,
    least: Decimal,
    span: Decimal,
}

impl Frame {
    fn new(rows: &[WaterfallRow], lines: &[WaterfallRow], width: f32) -> Option<Self> {
        let (mut least, mut most, mut sum) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for row in lines {
            sum = sum.checked_add(row.amount)?;
            (least, most) = (least.min(sum), most.max(sum));
        }
        let span = most.checked_sub(least)?;
        if span.is_zero() {
            return None;
        }
        let amounts = rows.iter();
        let amounts = amounts.map(|row| estimated_width(&row.amount_text, TextSize::Normal));
        let widest = amounts.fold(0.0, f32::max).min(width * 0.25);
        let names = (width * 0.36).min(220.0);
        Some(Self {
            names,
            left: names + GAP,
            right: width - widest - GAP,
            least,
            span,
        })
    }

    fn x(&self, value: Decimal) -> f32 {
        let share = value
            .checked_sub(self.least)
            .and_then(|above| above.checked_div(self.span))
            .and_then(|share| share.to_f32())
            .unwrap_or(0.0);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        row: &WaterfallRow,
        (from, to): (Decimal, Decimal),
        top: f32,
        is_result: bool,
    ) {
        let middle = top + ROW / 2.0;
        let style = if is_result { STRONG } else { LABEL };
        let name = shorten(&row.name, self.names, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), name, Anchor::Start, style);
        let at = Point::new(canvas.width, middle + 3.0);
        canvas.text(at, row.amount_text.as_str(), Anchor::End, style);
        let (low, high) = (self.x(from.min(to)), self.x(from.max(to)));
        let area = Area::new(low, middle - BAR / 2.0, high - low, BAR);
        if to >= from {
            canvas.rectangle(area, ColourRole::Accent);
        } else {
            canvas.rectangle(area, ColourRole::Paper);
            canvas.outline(area, pen(ColourRole::Accent, 1.0));
        }
        let described = said(canvas.words, row);
        canvas.describe(described);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Shape;

    fn row(name: &str, amount: i64) -> WaterfallRow {
        WaterfallRow {
            name: name.to_owned(),
            amount: amount.into(),
            amount_text: amount.to_string(),
        }
    }

    #[test]
    fn each_bar_begins_where_the_one_before_ends_and_the_result_begins_at_nothing() {
        let rows = [
            row("Margin", 300),
            row("Paid once", -400),
            row("Left", -100),
        ];
        let words = Words::english();
        let scene = waterfall(&words, &rows, 480.0).expect("a picture");
        let bars: Vec<Area> = scene.spots.iter().map(|spot| spot.area).collect();
        let [margin, once, left] = bars.as_slice() else {
            panic!("three bars, not {bars:?}");
        };
        let close = |one: f32, other: f32| (one - other).abs() < 0.1;
        assert!(close(margin.right(), once.right()), "{bars:?}");
        assert!(close(once.corner.x, left.corner.x), "{bars:?}");
        assert!(close(left.right(), margin.corner.x), "{bars:?}");
        for mark in &scene.marks {
            let area = mark.area();
            assert!(area.corner.x >= -0.5 && area.right() <= 480.5, "{mark:?}");
        }
    }

    #[test]
    fn a_cost_is_hollow_so_that_no_colour_is_needed() {
        let rows = [
            row("Margin", 300),
            row("Paid once", -400),
            row("Left", -100),
        ];
        let scene = waterfall(&Words::english(), &rows, 480.0).expect("a picture");
        let hollow = scene
            .marks
            .iter()
            .filter(|mark| matches!(mark.shape, Shape::Rectangle(_)) && mark.stroke.is_some());
        assert_eq!(hollow.count(), 2);
        assert!(scene.summary.starts_with("Left: -100"), "{}", scene.summary);
    }

    #[test]
    fn where_nothing_moves_there_is_no_picture() {
        let words = Words::english();
        assert_eq!(waterfall(&words, &[], 480.0), None);
        assert_eq!(
            waterfall(&words, &[row("Margin", 0), row("Left", 0)], 480.0),
            None
        );
    }
}
