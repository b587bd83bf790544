//! The tornado: how far the net present value moves with each input, widest first.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{
    Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, shorten, told,
};
use super::{Scene, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::words::Words;

const HEADER: f32 = 24.0;
const ROW: f32 = 21.0;
const BAR: f32 = 10.0;
const FOOTER: f32 = 32.0;
/// How far a name stands from the sign before it.
const SIGN: f32 = 10.0;
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
    /// Whether the range of this input alone turns the answer.
    pub turns: bool,
}

/// Draws a bar for each input from the net present value at its low to that at its high value,
/// around the likely one, twelve at most; a dashed line at 0 where that is in sight. The part at the
/// low value is hollow, and what alone turns the answer has a sign and a strong name. `None` without
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
    let frame = Frame::new(likely, rows, width)?;
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
        &facts!(npv = likely_text, rows = told(words, &said)),
    );
    draw_legend(&mut canvas, rows, bottom + FOOTER - 6.0);
    Some(canvas.finish(bottom + FOOTER, summary))
}

/// Says what the two kinds of bar and the sign mean.
fn draw_legend(canvas: &mut Canvas, rows: &[TornadoRow], base: f32) {
    let mut x = 0.0;
    for (key, is_high) in [("chart-tornado-low", false), ("chart-tornado-high", true)] {
        draw_bar(canvas, Area::new(x, base - 6.5, 12.0, 7.0), is_high);
        x = legend_text(canvas, key, Point::new(x + 16.0, base));
    }
    if rows.iter().any(|row| row.turns) {
        draw_sign(canvas, Point::new(x + 3.0, base - 3.0));
        legend_text(canvas, "chart-tornado-turns", Point::new(x + SIGN, base));
    }
}

/// Writes a text of the legend; returns where the next thing may begin.
fn legend_text(canvas: &mut Canvas, key: &str, at: Point) -> f32 {
    let text = canvas.words.text(key);
    let end = at.x + estimated_width(&text, TextSize::Small) + 12.0;
    canvas.text(at, text, Anchor::Start, NOTE);
    end
}

fn draw_sign(canvas: &mut Canvas, centre: Point) {
    let radius = 2.8;
    let Point { x, y } = centre;
    let points = vec![
        Point::new(x - radius, y - radius),
        Point::new(x + radius, y),
        Point::new(x - radius, y + radius),
    ];
    canvas.polygon(points, Some(ColourRole::Ink), pen(ColourRole::Ink, 0.3));
}

fn draw_bar(canvas: &mut Canvas, area: Area, is_high: bool) {
    if is_high {
        canvas.rectangle(area, ColourRole::Accent);
    } else {
        canvas.rectangle(area, ColourRole::AccentSoft);
        canvas.outline(area, pen(ColourRole::Accent, 0.8));
    }
}

struct Frame {
    /// Where the bars may lie.
    left: f32,
    right: f32,
    least: Decimal,
    span: Decimal,
    likely: Decimal,
    /// Where 0 is, where that is in sight.
    zero: Option<f32>,
    /// Where names begin.
    names: f32,
}

impl Frame {
    fn new(likely: Decimal, rows: &[TornadoRow], width: f32) -> Option<Self> {
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
            .flat_map(|row| [&row.low, &row.high])
            .map(|text| estimated_width(text, TextSize::Small))
            .fold(0.0, f32::max);
        let beside = widest.min(width * 0.2) + ENDS;
        let mut frame = Self {
            left: (width * 0.27).min(150.0) + beside,
            right: width - beside,
            least,
            span,
            likely,
            zero: None,
            names: if rows.iter().any(|row| row.turns) {
                SIGN
            } else {
                0.0
            },
        };
        let in_sight = least <= Decimal::ZERO && most >= Decimal::ZERO;
        frame.zero = in_sight.then(|| frame.x(Decimal::ZERO));
        Some(frame)
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
        let Some(zero) = self.zero else {
            return;
        };
        canvas.line(
            Point::new(zero, HEADER - 9.0),
            Point::new(zero, bottom),
            dashes(ColourRole::Muted, 0.8),
        );
        if (zero - likely).abs() > half + 10.0 {
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
        let room = (canvas.width * 0.27).min(150.0) - self.names - 4.0;
        let name = shorten(&row.name, room, TextSize::Normal);
        let style = if row.turns { STRONG } else { LABEL };
        if row.turns {
            draw_sign(canvas, Point::new(3.0, middle));
        }
        let at = Point::new(self.names, middle + 3.0);
        canvas.text(at, name, Anchor::Start, style);
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
        for (x, is_high) in [(low, false), (high, true)] {
            let from = x.min(likely);
            let area = Area::new(from, middle - BAR / 2.0, (x - likely).abs(), BAR);
            draw_bar(canvas, area, is_high);
            canvas.describe(said.clone());
        }
        let left_is_low = row.at_low <= row.at_high;
        for (value, on_left) in [(&row.low, left_is_low), (&row.high, !left_is_low)] {
            let (at, anchor) = self.end_of((low, high), value, on_left);
            let at = Point::new(at, middle + 2.6);
            canvas.text(at, value.as_str(), anchor, NOTE);
        }
        said
    }

    /// Where the value at an end of a bar is written: beside the bar, and not across the line at 0.
    fn end_of(&self, (low, high): (f32, f32), value: &str, on_left: bool) -> (f32, Anchor) {
        let likely = self.x(self.likely);
        let wide = estimated_width(value, TextSize::Small);
        let crosses = |from: f32| {
            let zero = self.zero;
            zero.filter(|zero| from - 3.0 < *zero && *zero < from + wide + 3.0)
        };
        if on_left {
            let end = low.min(high).min(likely) - 3.0;
            let end = crosses(end - wide).map_or(end, |zero| zero - 3.0);
            (end, Anchor::End)
        } else {
            let start = low.max(high).max(likely) + 3.0;
            let start = crosses(start).map_or(start, |zero| zero + 3.0);
            (start, Anchor::Start)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Shape;

    fn row(at_low: i64, at_high: i64) -> TornadoRow {
        TornadoRow {
            name: "Revenue of one customer".to_owned(),
            low: "GBP 100".to_owned(),
            high: "GBP 200".to_owned(),
            at_low: at_low.into(),
            at_high: at_high.into(),
            at_low_text: at_low.to_string(),
            at_high_text: at_high.to_string(),
            turns: (at_low < 0) != (at_high < 0),
        }
    }

    /// The texts of a picture, each with the area that it takes.
    fn texts(scene: &Scene) -> Vec<(String, Area)> {
        let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(run) => Some((run.text.clone(), mark.area())),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn no_value_stands_across_the_line_at_nothing() {
        let words = Words::english();
        for at_low in -60..0 {
            let rows = [row(-100, 300), row(10 * at_low / 10, 280), row(90, -10)];
            let scene = tornado(&words, 90.into(), "90", &rows, 480.0).expect("a picture");
            let dashed = scene.marks.iter().find_map(|mark| match mark.shape {
                Shape::Line { from, .. } if mark.stroke.is_some_and(|it| it.dashed) => Some(from.x),
                _ => None,
            });
            let zero = dashed.expect("a line at 0");
            for (text, area) in texts(&scene) {
                let is_value = text.starts_with("GBP");
                let crosses = area.corner.x < zero && zero < area.right();
                assert!(!is_value || !crosses, "{text} at {area:?} across {zero}");
            }
        }
    }

    #[test]
    fn what_alone_turns_the_answer_has_a_sign_that_the_legend_explains() {
        let words = Words::english();
        let says = |rows: &[TornadoRow]| {
            let scene = tornado(&words, 200.into(), "200", rows, 480.0).expect("a picture");
            let signs = scene.marks.iter();
            let signs = signs.filter(|mark| matches!(mark.shape, Shape::Polygon(_)));
            let told = texts(&scene).iter().any(|(text, _)| text.contains("alone"));
            (signs.count(), told)
        };
        assert_eq!(says(&[row(-500, 700), row(300, 100)]), (2, true));
        assert_eq!(says(&[row(500, 700), row(300, 100)]), (0, false));
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
