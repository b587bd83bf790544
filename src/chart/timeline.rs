//! The roadmap as a picture: a row a step, a column a phase, a dot on the day it is due.

use super::canvas::{Area, Canvas, LABEL, NOTE, STRONG, count, pen, shorten};
use super::{Anchor, ColourRole, Link, Point, Scene, TextSize};
use crate::advice::Roadmap;
use crate::model::{PlanStep, Questionnaire, Status};
use crate::words::Words;

const HEADER: f32 = 20.0;
const ROW: f32 = 17.0;
const LEGEND: f32 = 18.0;

/// Draws the steps that are due within the phases; phases are equally wide. `None` where no step
/// is.
#[must_use]
pub fn timeline(
    words: &Words,
    questionnaire: &Questionnaire,
    roadmap: &Roadmap,
    width: f32,
) -> Option<Scene> {
    let rows: Vec<(usize, &PlanStep)> = roadmap
        .phases
        .iter()
        .enumerate()
        .flat_map(|(phase, held)| held.steps.iter().map(move |place| (phase, *place)))
        .filter_map(|(phase, place)| Some((phase, roadmap.steps.get(place)?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut canvas = Canvas::default();
    let left = (width * 0.4).min(210.0);
    let column = (width - left) / count(roadmap.phases.len().max(1));
    let bottom = HEADER + count(rows.len()) * ROW;
    for (number, phase) in roadmap.phases.iter().enumerate() {
        let x = left + count(number) * column;
        if number % 2 == 0 {
            let area = Area::new(x, HEADER, column, bottom - HEADER);
            canvas.rectangle(area, ColourRole::Shade);
        }
        let text = words.with(
            "chart-timeline-phase",
            &[("until", u32::from(phase.until).into())],
        );
        let at = Point::new(x + column / 2.0, HEADER - 7.0);
        canvas.text(at, text, Anchor::Middle, STRONG);
    }
    let mut summary = Vec::new();
    for (row, (phase, step)) in rows.into_iter().enumerate() {
        let base = HEADER + count(row) * ROW + ROW / 2.0;
        let title = questionnaire
            .practice(&step.practice)
            .map_or("", |(_, practice)| practice.title.get(words.language()));
        let due = step.due.map(|due| due.to_string()).unwrap_or_default();
        let facts = [
            ("id", step.practice.as_str().into()),
            ("title", title.into()),
            ("to", step.to.number().into()),
            ("due", due.as_str().into()),
        ];
        let name = shorten(
            &words.with("chart-timeline-step", &facts),
            left - 10.0,
            TextSize::Normal,
        );
        canvas.text(Point::new(0.0, base + 3.0), name, Anchor::Start, LABEL);
        let from = left + count(phase) * column;
        let x = from + within(roadmap, phase, step) * column;
        let end = Point::new(x, base);
        canvas.line(Point::new(left, base), end, pen(ColourRole::Hairline, 0.8));
        let fill = match step.status {
            Status::Done => ColourRole::Accent,
            Status::UnderWay => ColourRole::AccentSoft,
            Status::Open | Status::Dropped => ColourRole::Paper,
        };
        let ink = pen(ColourRole::Ink, 1.0);
        canvas.circle(end, 3.6, Some(fill), Some(ink));
        let said = words.with("chart-timeline-says", &facts);
        canvas
            .describe(said.clone())
            .link(Link::Practice(step.practice.clone()));
        summary.push(said);
        let at_right = x + 60.0 > width;
        let (anchor, shift) = if at_right {
            (Anchor::End, -7.0)
        } else {
            (Anchor::Start, 7.0)
        };
        canvas.text(Point::new(x + shift, base + 2.5), due, anchor, NOTE);
    }
    let at = Point::new(0.0, bottom + 12.0);
    canvas.text(at, words.text("chart-timeline-legend"), Anchor::Start, NOTE);
    Some(canvas.finish(width, bottom + LEGEND, summary.join(" ")))
}

/// How far through its phase a step is due, 0 to 1.
fn within(roadmap: &Roadmap, phase: usize, step: &PlanStep) -> f32 {
    let end = roadmap.phases.get(phase).map_or(roadmap.start, |it| it.end);
    let before = phase
        .checked_sub(1)
        .and_then(|before| roadmap.phases.get(before))
        .map_or(roadmap.start, |it| it.end);
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
        from.until(to)
            .ok()
            .and_then(|span| u16::try_from(span.get_days()).ok())
            .unwrap_or(0)
    };
    let passed = step.due.map_or(0, |due| days(before, due));
    (f32::from(passed) / f32::from(days(before, end).max(1))).clamp(0.0, 1.0)
}
