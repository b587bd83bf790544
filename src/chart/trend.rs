//! Assessments of a unit over time: its level as a step each, with the range that open answers leave, and the average.

use super::canvas::{Canvas, LABEL, NOTE, count, dashes, estimated_width, pen, shorten};
use super::{Scene, TextSize, label};
use crate::change::{Comparability, Trend, TrendPoint};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{Level, Questionnaire};
use crate::words::Words;

const LEGEND: f32 = 22.0;
const STEP: f32 = 18.0;
const FOOT: f32 = 28.0;
/// From the left edge to the first assessment.
const LEFT: f32 = 118.0;
/// From the last assessment to the right edge.
const RIGHT: f32 = 46.0;
/// Half the width of a sign.
const DOT: f32 = 4.4;

/// Draws a row of assessments; `None` with fewer than two.
#[must_use]
pub fn trend(
    words: &Words,
    questionnaire: &Questionnaire,
    trend: &Trend,
    width: f32,
) -> Option<Scene> {
    let points = &trend.points;
    if points.len() < 2 {
        return None;
    }
    let mut canvas = Canvas::new(words, width);
    draw_legend(&mut canvas, points);
    let frame = Frame {
        levels: questionnaire.level_count(),
        lowest: questionnaire.numbering.lowest(),
        places: places(points, width),
    };
    frame.draw_levels(&mut canvas, questionnaire);
    frame.draw_places(&mut canvas, points);
    frame.draw_index(&mut canvas, points);
    let mut said = Vec::new();
    for (place, point) in points.iter().enumerate() {
        let told = told(words, point);
        let x = frame.x(place);
        let area = Area::new(x - 22.0, LEGEND, 44.0, frame.bottom() + FOOT - LEGEND);
        canvas.spot(area, told.clone());
        said.push(told);
        let date = point
            .date
            .map_or_else(|| words.text("trend-undated"), |day| words.short_date(day));
        let at = Point::new(x, frame.bottom() + 14.0);
        canvas.text(at, date, Anchor::Middle, NOTE);
        if let Some(people) = point.people {
            let people = words.with("trend-point-people", &facts!(people));
            let at = Point::new(x, frame.bottom() + 25.0);
            canvas.text(at, people, Anchor::Middle, NOTE);
        }
    }
    let facts = facts!(points = said.join("; "));
    let summary = words.with("chart-trend-summary", &facts);
    Some(canvas.finish(frame.bottom() + FOOT, summary))
}

fn told(words: &Words, point: &TrendPoint) -> String {
    let date = point
        .date
        .map_or_else(|| words.text("trend-undated"), |day| words.date(day));
    let Some(people) = point.people else {
        return words.with("chart-trend-hidden", &facts!(date));
    };
    let facts = facts!(
        date,
        place = label::place_short(words, point.place),
        average = point.index.map_or_else(
            || words.text("place-short-none"),
            |index| words.number(index)
        ),
        people,
        other = u8::from(point.comparability != Comparability::Same),
        edition = point.edition.as_str()
    );
    words.with("chart-trend-point", &facts)
}

/// Where each assessment stands: by its day where all have one, else evenly; never closer than their words are wide.
fn places(points: &[TrendPoint], width: f32) -> Vec<f32> {
    let room = width - LEFT - RIGHT;
    let last = count(points.len() - 1);
    let even = |place: usize| LEFT + room * count(place) / last;
    let days: Option<Vec<i32>> = points
        .iter()
        .map(|it| {
            let day = it.date?;
            Some(i32::from(day.year()) * 366 + i32::from(day.day_of_year()))
        })
        .collect();
    let by_day = days.and_then(|days| {
        let (first, end) = (*days.first()?, *days.last()?);
        let all = f32::from(u16::try_from(end - first).ok()?.max(1));
        let place = |day: &i32| {
            let since = f32::from(u16::try_from(day - first).ok()?);
            Some(LEFT + room * since / all)
        };
        let found: Option<Vec<f32>> = days.iter().map(place).collect();
        let is_roomy = |found: &Vec<f32>| {
            let pairs = found.iter().zip(found.iter().skip(1));
            pairs.into_iter().all(|(one, next)| next - one >= 44.0)
        };
        found.filter(is_roomy)
    });
    by_day.unwrap_or_else(|| (0..points.len()).map(even).collect())
}

fn draw_legend(canvas: &mut Canvas<'_>, points: &[TrendPoint]) {
    let has_other = points
        .iter()
        .any(|it| it.comparability != Comparability::Same);
    let mut x = 0.0;
    let y = 6.0;
    let keys = [
        "chart-trend-level",
        "chart-trend-index",
        "chart-trend-other",
    ];
    let shown = if has_other { 3 } else { 2 };
    for (sign, key) in keys.into_iter().take(shown).enumerate() {
        let at = Point::new(x + DOT, y);
        match sign {
            0 => square(canvas, at, true),
            1 => {
                canvas.circle(at, 2.4, Some(ColourRole::Ink), None);
            }
            _ => square(canvas, at, false),
        }
        let text = canvas.words.text(key);
        let taken = 2.0 * DOT + 5.0 + estimated_width(&text, TextSize::Normal);
        let at = Point::new(x + 2.0 * DOT + 5.0, y + 3.0);
        canvas.text(at, text, Anchor::Start, LABEL);
        x += taken + 14.0;
    }
}

/// The sign of a level; hollow where it is measured otherwise than the newest one.
fn square(canvas: &mut Canvas<'_>, at: Point, is_same: bool) {
    let half = DOT - 0.4;
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    let points = corners.map(|(x, y)| Point::new(at.x + x, at.y + y));
    let fill = if is_same {
        ColourRole::Accent
    } else {
        ColourRole::Paper
    };
    let edge = if is_same {
        pen(ColourRole::Paper, 0.6)
    } else {
        pen(ColourRole::Ink, 1.1)
    };
    canvas.polygon(points.to_vec(), Some(fill), edge);
}

struct Frame {
    levels: u8,
    lowest: u8,
    places: Vec<f32>,
}

impl Frame {
    fn x(&self, place: usize) -> f32 {
        self.places.get(place).copied().unwrap_or(LEFT)
    }

    fn bottom(&self) -> f32 {
        LEGEND + f32::from(self.levels) * STEP
    }

    fn y_of_level(&self, level: Level) -> f32 {
        self.bottom() - (f32::from(level.ordinal()) - 0.5) * STEP
    }

    /// The height of an average, in tenths of a level as the questionnaire numbers them.
    fn y_of_tenths(&self, tenths: u32) -> f32 {
        let tenths = f32::from(u16::try_from(tenths).unwrap_or_default());
        let level = tenths / 10.0 - f32::from(self.lowest) + 1.0;
        self.bottom() - (level - 0.5) * STEP
    }

    fn draw_levels(&self, canvas: &mut Canvas<'_>, questionnaire: &Questionnaire) {
        for level in Level::all(self.levels) {
            let y = self.y_of_level(level);
            let name = label::level_name(canvas.words, questionnaire, level);
            let facts = facts!(level, name);
            let text = canvas.words.with("trend-level-named", &facts);
            let text = shorten(&text, LEFT - 34.0, TextSize::Small);
            canvas.text(Point::new(0.0, y + 3.0), text, Anchor::Start, NOTE);
            let (from, to) = (Point::new(LEFT - 26.0, y), Point::new(canvas.width, y));
            canvas.line(from, to, pen(ColourRole::Hairline, 0.5));
        }
    }

    fn draw_index(&self, canvas: &mut Canvas<'_>, points: &[TrendPoint]) {
        let spot = |place: usize, point: &TrendPoint| {
            let index = point.index?;
            Some(Point::new(self.x(place), self.y_of_tenths(index.tenths)))
        };
        let spots: Vec<(Option<Point>, Comparability)> = points
            .iter()
            .enumerate()
            .map(|(place, point)| (spot(place, point), point.comparability))
            .collect();
        for (one, next) in spots.iter().zip(spots.iter().skip(1)) {
            if let ((Some(from), was), (Some(to), is)) = (one, next) {
                let stroke = if was == is {
                    pen(ColourRole::Muted, 1.2)
                } else {
                    dashes(ColourRole::Muted, 1.2)
                };
                canvas.line(*from, *to, stroke);
            }
        }
        for (spot, _) in spots {
            if let Some(at) = spot {
                let edge = pen(ColourRole::Paper, 0.8);
                canvas.circle(at, 2.6, Some(ColourRole::Ink), Some(edge));
            }
        }
    }

    fn draw_places(&self, canvas: &mut Canvas<'_>, points: &[TrendPoint]) {
        for (place, point) in points.iter().enumerate() {
            let Some(range) = point.place else { continue };
            let x = self.x(place);
            let [low, high] = [range.low, range.high].map(|level| self.y_of_level(level));
            if !range.is_certain() {
                let stroke = pen(ColourRole::Accent, 2.0);
                canvas.line(Point::new(x, low), Point::new(x, high), stroke);
            }
            for y in [low, high] {
                square(
                    canvas,
                    Point::new(x, y),
                    point.comparability == Comparability::Same,
                );
            }
        }
    }
}
