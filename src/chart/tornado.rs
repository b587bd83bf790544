//! The tornado: how far the net present value moves with each input, widest first.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, shorten};
use super::{Scene, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::words::Words;

const HEADER: f32 = 24.0;
const ROW: f32 = 21.0;
const BAR: f32 = 10.0;
const FOOTER: f32 = 14.0;
/// The most bars that one picture shows.
const MOST: usize = 12;
/// Room beside the bars for what their ends say.
const ENDS: f32 = 6.0;

/// One input of the tornado, in words and figures.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoRow {
    /// What the input is called.
    pub name: String,
    /// Its low value.
    pub low: String,
    /// Its high value.
    pub high: String,
    /// The net present value at the low value.
    pub at_low: Decimal,
    /// The net present value at the high value.
    pub at_high: Decimal,
    /// The same in words.
    pub at_low_text: String,
    /// The same in words.
    pub at_high_text: String,
}

/// Draws a bar for each input from the net present value at its low to that at its high value,
/// around the likely one, twelve at most; a dashed line at 0 where that is in sight. `None` without
/// rows, or where nothing moves.
#[must_use]
pub fn tornado(
    words: &Words,
    likely: Decimal,
    likely_text: &str,
    rows: &[TornadoRow],
    width: f32,
) -> Option<Scene> {
    let rows = rows.get(..rows.len().min(MOST)).unwrap_or_default();
    let frame = Frame::new(words, likely, rows, width)?;
    let mut canvas = Canvas::new(words, width);
    let bottom = HEADER + count(rows.len()) * ROW;
    frame.draw_lines(&mut canvas, likely_text, bottom);
    frame.draw_ends(&mut canvas, rows, bottom);
    let mut said = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        said.push(frame.draw_row(&mut canvas, row, HEADER + count(position) * ROW));
    }
    let summary = words.with(
        "chart-tornado-summary",
        &facts!(npv = likely_text, rows = said.join(" ")),
    );
    Some(canvas.finish(bottom + FOOTER, summary))
}

struct Frame {
    /// Where the bars may lie.
    left: f32,
    right: f32,
    least: Decimal,
    span: Decimal,
    likely: Decimal,
}

impl Frame {
    fn new(words: &Words, likely: Decimal, rows: &[TornadoRow], width: f32) -> Option<Self> {
        let values = || {
            let ends = rows.iter().flat_map(|row| [row.at_low, row.at_high]);
            ends.chain([likely])
        };
        let (least, most) = (values().min()?, values().max()?);
        let span = most.checked_sub(least)?;
        if span.is_zero() {
            return None;
        }
        let widest = rows
            .iter()
            .flat_map(|row| {
                let low = end(words, "chart-tornado-end-low", &row.low);
                [low, end(words, "chart-tornado-end-high", &row.high)]
            })
            .map(|text| estimated_width(&text, TextSize::Small))
            .fold(0.0, f32::max);
        let beside = widest.min(width * 0.2) + ENDS;
        Some(Self {
            left: (width * 0.27).min(150.0) + beside,
            right: width - beside,
            least,
            span,
            likely,
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

    fn draw_lines(&self, canvas: &mut Canvas, likely_text: &str, bottom: f32) {
        let likely = self.x(self.likely);
        let text = canvas
            .words
            .with("chart-tornado-likely", &facts!(npv = likely_text));
        let half = estimated_width(&text, TextSize::Normal) / 2.0;
        let at = Point::new(likely.min(canvas.width - half), 10.0);
        canvas.text(at, text, Anchor::Middle, STRONG);
        canvas.line(
            Point::new(likely, HEADER - 9.0),
            Point::new(likely, bottom),
            pen(ColourRole::Ink, 0.8),
        );
        let most = self.least.checked_add(self.span);
        let in_sight =
            self.least <= Decimal::ZERO && most.is_some_and(|most| most >= Decimal::ZERO);
        let zero = self.x(Decimal::ZERO);
        if in_sight {
            canvas.line(
                Point::new(zero, HEADER - 9.0),
                Point::new(zero, bottom),
                dashes(ColourRole::Muted, 0.8),
            );
        }
        if in_sight && (zero - likely).abs() > half + 10.0 {
            let at = Point::new(zero, 10.0);
            canvas.note(at, "chart-tornado-zero", Anchor::Middle);
        }
    }

    /// Writes the lowest and the highest value below the bars.
    fn draw_ends(&self, canvas: &mut Canvas, rows: &[TornadoRow], bottom: f32) {
        let ends = || {
            rows.iter().flat_map(|row| {
                let low = (row.at_low, &row.at_low_text);
                [low, (row.at_high, &row.at_high_text)]
            })
        };
        let outermost = [
            ends().min_by_key(|(value, _)| *value),
            ends().max_by_key(|(value, _)| *value),
        ];
        for (value, text) in outermost.into_iter().flatten() {
            let at = Point::new(self.x(value), bottom + 10.0);
            canvas.text(at, text.as_str(), Anchor::Middle, NOTE);
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, row: &TornadoRow, top: f32) -> String {
        let words = canvas.words;
        let middle = top + ROW / 2.0;
        let room = (canvas.width * 0.27).min(150.0) - 4.0;
        let name = shorten(&row.name, room, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), name, Anchor::Start, LABEL);
        canvas.rule(top + ROW);
        let said = words.with(
            "chart-tornado-row",
            &[
                ("name", row.name.as_str().into()),
                ("low", row.low.as_str().into()),
                ("high", row.high.as_str().into()),
                ("atLow", row.at_low_text.as_str().into()),
                ("atHigh", row.at_high_text.as_str().into()),
            ],
        );
        let likely = self.x(self.likely);
        let (low, high) = (self.x(row.at_low), self.x(row.at_high));
        for (x, colour) in [(low, ColourRole::AccentSoft), (high, ColourRole::Accent)] {
            let from = x.min(likely);
            let area = Area::new(from, middle - BAR / 2.0, (x - likely).abs(), BAR);
            canvas.rectangle(area, colour).describe(said.clone());
        }
        let left_is_low = row.at_low <= row.at_high;
        for (x, key, value, on_left) in [
            (low, "chart-tornado-end-low", &row.low, left_is_low),
            (high, "chart-tornado-end-high", &row.high, !left_is_low),
        ] {
            let outer = if on_left {
                x.min(low.min(high).min(likely)) - 3.0
            } else {
                x.max(low.max(high).max(likely)) + 3.0
            };
            let anchor = if on_left { Anchor::End } else { Anchor::Start };
            let text = end(words, key, value);
            let wide = estimated_width(&text, TextSize::Small);
            let from = if on_left { outer - wide } else { outer };
            // The lines must not run through the words.
            let ground = Area::new(from, middle - 5.0, wide, 10.0);
            canvas.rectangle(ground, ColourRole::Paper);
            let at = Point::new(outer, middle + 2.6);
            canvas.text(at, text, anchor, NOTE);
        }
        said
    }
}

/// What stands at an end of a bar: "low 40".
fn end(words: &Words, key: &str, value: &str) -> String {
    words.with(key, &facts!(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(at_low: i64, at_high: i64) -> TornadoRow {
        TornadoRow {
            name: "Revenue of one customer".to_owned(),
            low: "GBP 100".to_owned(),
            high: "GBP 200".to_owned(),
            at_low: at_low.into(),
            at_high: at_high.into(),
            at_low_text: at_low.to_string(),
            at_high_text: at_high.to_string(),
        }
    }

    #[test]
    fn every_mark_lies_inside_the_picture_and_the_words_tell_all() {
        let rows = [row(-500, 700), row(300, 100), row(200, 200)];
        let words = Words::english();
        let scene = tornado(&words, 200.into(), "200", &rows, 480.0).expect("a picture");
        for mark in &scene.marks {
            let area = mark.area();
            let inside = area.corner.x >= -0.5 && area.right() <= scene.width + 0.5;
            assert!(inside, "{mark:?}");
        }
        assert!(scene.summary.contains("-500 at its low value GBP 100"));
    }

    #[test]
    fn what_does_not_move_is_no_picture() {
        let words = Words::english();
        assert_eq!(tornado(&words, 1.into(), "1", &[], 480.0), None);
        assert_eq!(tornado(&words, 1.into(), "1", &[row(1, 1)], 480.0), None);
    }
}
