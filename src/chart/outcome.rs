//! A measure from day to day with its intervals, and below it the level of the unit on the same days' axis. They stand beside each
//! other; nothing is drawn from one to the other.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::canvas::{Canvas, LABEL, NOTE, estimated_width, pen};
use super::{Scene, TextSize, label, level_step};
use crate::change::LevelOnDay;
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{Level, Measure, Questionnaire};
use crate::outcomes::{Point as Measured, Series};
use crate::words::Words;

/// A measure in words, as a chart tells it.
pub struct OutcomeLabels {
    /// Each value with its unit, in the order of the points.
    pub values: Vec<String>,
    /// Each value in a sentence, with how sure it is.
    pub told: Vec<String>,
}

const HEIGHT: f32 = 96.0;
/// Above the highest value there is room for its number.
const TOP: f32 = 20.0;
const LEVELS: f32 = 26.0;
const FOOT: f32 = 30.0;
/// From the left edge to the first day, and from the last day to the right edge, in a wide picture and in a narrow one.
const WIDE: [f32; 2] = [84.0, 40.0];
const NARROW: [f32; 2] = [44.0, 24.0];
/// Up to this width a picture is narrow.
const NARROW_TO: f32 = 320.0;
/// Half the width of the sign of a level.
const HALF: f32 = 9.0;

/// Draws a measure; `None` without a value.
#[must_use]
pub fn outcome(
    words: &Words,
    questionnaire: &Questionnaire,
    (measure, series, labels): (&Measure, &Series, &OutcomeLabels),
    levels: &[LevelOnDay],
    width: f32,
) -> Option<Scene> {
    let points = &series.points;
    let days = points.iter().map(|it| it.day);
    let days: Vec<Date> = days.chain(levels.iter().map(|it| it.day)).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    points.first()?;
    let mut canvas = Canvas::new(words, width);
    let frame = Frame::of(points, (first, last), width);
    frame.draw_values(&mut canvas, points, labels);
    frame.draw_days(&mut canvas, (first, last), bottom(!levels.is_empty()));
    let mut said = labels.told.clone();
    if !levels.is_empty() {
        said.push(frame.draw_levels(&mut canvas, questionnaire, levels));
    }
    if levels.iter().any(|it| it.other_scale.is_some()) {
        let at = Point::new(0.0, bottom(true) + FOOT - 3.0);
        canvas.note(at, "chart-outcome-hollow", Anchor::Start);
    }
    let facts = facts!(name = measure.name.as_str(), points = said.join("; "));
    let summary = words.with("chart-outcome-summary", &facts);
    Some(canvas.finish(bottom(!levels.is_empty()) + FOOT, summary))
}

/// Where the panel of the measure ends, or that of the levels below it.
const fn bottom(has_levels: bool) -> f32 {
    let levels = if has_levels { LEVELS } else { 0.0 };
    TOP + HEIGHT + 8.0 + levels
}

/// Where days and values stand.
struct Frame {
    first: Date,
    days: f32,
    left: f32,
    room: f32,
    least: f32,
    range: f32,
}

impl Frame {
    fn of(points: &[Measured], (first, last): (Date, Date), width: f32) -> Self {
        let ends = points.iter().flat_map(|it| match it.interval {
            Ok(found) => vec![narrow(found.low), narrow(found.high)],
            Err(_) => vec![value_of(it)],
        });
        let ends: Vec<f32> = ends.collect();
        let lowest = ends.iter().copied().fold(f32::INFINITY, f32::min);
        let highest = ends.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let range = if highest - lowest > f32::EPSILON {
            highest - lowest
        } else {
            1.0
        };
        let [left, right] = if width > NARROW_TO { WIDE } else { NARROW };
        Self {
            first,
            days: days_between(first, last).max(1.0),
            left,
            room: width - left - right,
            least: lowest,
            range,
        }
    }

    fn x(&self, day: Date) -> f32 {
        if self.days <= 1.0 && day == self.first {
            return self.left + self.room / 2.0;
        }
        self.left + self.room * days_between(self.first, day) / self.days
    }

    fn y(&self, value: f32) -> f32 {
        let share = ((value - self.least) / self.range).clamp(0.0, 1.0);
        TOP + HEIGHT - share * (HEIGHT - 8.0)
    }

    fn draw_values(&self, canvas: &mut Canvas<'_>, points: &[Measured], labels: &OutcomeLabels) {
        let at = |point: &Measured| Point::new(self.x(point.day), self.y(value_of(point)));
        for (one, next) in points.iter().zip(points.iter().skip(1)) {
            canvas.line(at(one), at(next), pen(ColourRole::Muted, 1.2));
        }
        let written = self.written(points, &labels.values);
        let texts = labels.values.iter().zip(&labels.told);
        for (point, (value, told)) in points.iter().zip(texts) {
            let centre = at(point);
            if let Ok(found) = point.interval {
                let [low, high] = [found.low, found.high].map(|end| self.y(narrow(end)));
                let stroke = pen(ColourRole::Accent, 1.4);
                canvas.line(
                    Point::new(centre.x, low),
                    Point::new(centre.x, high),
                    stroke,
                );
                for y in [low, high] {
                    let (from, to) = (Point::new(centre.x - 4.0, y), Point::new(centre.x + 4.0, y));
                    canvas.line(from, to, stroke);
                }
            }
            let edge = pen(ColourRole::Paper, 0.8);
            canvas.circle(centre, 3.4, Some(ColourRole::Ink), Some(edge));
            let area = Area::new(centre.x - 14.0, 0.0, 28.0, TOP + HEIGHT + 8.0);
            canvas.spot(area, told.clone());
            if written.contains(&point.day) {
                let top = point
                    .interval
                    .map_or(centre.y, |found| self.y(narrow(found.high)));
                // Without an interval the line between the points is closer.
                let off = if point.interval.is_ok() { 5.0 } else { 7.0 };
                let above = Point::new(centre.x, top - off);
                canvas.text(above, value.clone(), Anchor::Middle, LABEL);
            }
        }
    }

    /// The days whose number is written: the last one, and before it those that there is room for. The table has all.
    fn written(&self, points: &[Measured], values: &[String]) -> BTreeSet<Date> {
        let mut free = f32::INFINITY;
        let mut written = BTreeSet::new();
        for (point, value) in points.iter().zip(values).rev() {
            let half = estimated_width(value, TextSize::Normal) / 2.0 + 3.0;
            let x = self.x(point.day);
            if x + half <= free {
                free = x - half;
                written.insert(point.day);
            }
        }
        written
    }

    fn draw_levels(
        &self,
        canvas: &mut Canvas<'_>,
        questionnaire: &Questionnaire,
        levels: &[LevelOnDay],
    ) -> String {
        let words = canvas.words;
        let y = TOP + HEIGHT + 8.0 + LEVELS / 2.0;
        canvas.note(
            Point::new(0.0, y + 3.0),
            "chart-outcome-level",
            Anchor::Start,
        );
        let line = pen(ColourRole::Hairline, 0.5);
        canvas.line(
            Point::new(self.left - 8.0, y),
            Point::new(canvas.width, y),
            line,
        );
        let count = questionnaire.level_count();
        let mut said = Vec::new();
        for level in levels {
            let x = self.x(level.day);
            let range = level.range;
            if level.other_scale.is_some() {
                // A level on another scale has none of the colours of this one.
                let area = Area::new(x - HALF, y - HALF, 2.0 * HALF, 2.0 * HALF);
                canvas.rectangle(area, ColourRole::Paper);
                canvas.outline(area, pen(ColourRole::Ink, 1.1));
                let text = label::place_short(words, Some(range));
                canvas.text(Point::new(x, y + 3.0), text, Anchor::Middle, NOTE);
            } else if range.is_certain() {
                draw_level(canvas, Point::new(x, y), (range.low, count));
            } else {
                // Open: both ends side by side, each in its own colour.
                draw_level(canvas, Point::new(x - HALF, y), (range.low, count));
                draw_level(canvas, Point::new(x + HALF, y), (range.high, count));
            }
            let place = label::place(words, questionnaire, Some(range));
            let facts = facts!(
                date = words.date(level.day),
                place,
                other = u8::from(level.other_scale.is_some()),
                edition = level.other_scale.as_deref().unwrap_or_default()
            );
            let told = words.with("chart-outcome-level-told", &facts);
            let area = Area::new(x - 2.0 * HALF, y - HALF, 4.0 * HALF, 2.0 * HALF);
            canvas.spot(area, told.clone());
            said.push(told);
        }
        said.join("; ")
    }

    fn draw_days(&self, canvas: &mut Canvas<'_>, (first, last): (Date, Date), bottom: f32) {
        let y = bottom + 14.0;
        let words = canvas.words;
        let mut days = vec![first];
        if last != first {
            days.push(last);
        }
        for day in days {
            let at = Point::new(self.x(day), y);
            canvas.text(at, words.short_date(day), Anchor::Middle, NOTE);
        }
    }
}

/// A level in its colour, with its number.
fn draw_level(canvas: &mut Canvas<'_>, at: Point, (level, count): (Level, u8)) {
    let step = level_step(level, count);
    let area = Area::new(at.x - HALF, at.y - HALF, 2.0 * HALF, 2.0 * HALF);
    canvas.rectangle(area, ColourRole::Step(step));
    canvas.outline(area, pen(ColourRole::Muted, 0.6));
    let text = canvas.words.rating(level);
    let style = (NOTE.0, NOTE.1, ColourRole::OnStep(step));
    canvas.text(Point::new(at.x, at.y + 3.0), text, Anchor::Middle, style);
}

fn value_of(point: &Measured) -> f32 {
    use rust_decimal::prelude::ToPrimitive as _;
    point.value.to_f32().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
const fn narrow(value: f64) -> f32 {
    value as f32
}

/// How many days lie between two.
fn days_between(from: Date, to: Date) -> f32 {
    let days = to.since(from).map_or(0, |span| span.get_days());
    crate::drawing::count(usize::try_from(days).unwrap_or_default())
}
