//! The roadmap as a picture: a row a step, a column a phase, a dot on the day it is due.

use jiff::civil::Date;

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, estimated_width, pen, shorten, told};
use super::{Link, Scene, TextSize};
use crate::advice::Roadmap;
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{OwnStep, PlanStep, PracticeId, Questionnaire, Status};
use crate::words::Words;

const HEADER: f32 = 20.0;
const ROW: f32 = 17.0;
const LEGEND: f32 = 18.0;

/// The dots, and half the width of the cross in one.
const RADIUS: f32 = 3.8;
const ARM: f32 = 2.6;

/// Draws the steps that are due within the phases; phases are equally wide. `None` where no step
/// is.
#[must_use]
pub fn timeline(
    words: &Words,
    questionnaire: &Questionnaire,
    roadmap: &Roadmap,
    width: f32,
) -> Option<Scene> {
    let rows = rows(words, questionnaire, roadmap);
    if rows.is_empty() {
        return None;
    }
    let mut canvas = Canvas::new(words, width);
    let left = (width * 0.4).min(210.0);
    // A dot on the last day is not cut off.
    let column = (width - left - RADIUS - 1.0) / count(roadmap.phases.len().max(1));
    let bottom = HEADER + count(rows.len()) * ROW;
    for (number, phase) in roadmap.phases.iter().enumerate() {
        let x = left + count(number) * column;
        if number % 2 == 0 {
            let area = Area::new(x, HEADER, column, bottom - HEADER);
            canvas.rectangle(area, ColourRole::Shade);
        }
        let text = words.with(
            "chart-timeline-phase",
            &facts!(until = u32::from(phase.until)),
        );
        let at = Point::new(x + column / 2.0, HEADER - 7.0);
        canvas.text(at, text, Anchor::Middle, STRONG);
    }
    let mut summary = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let phase = row.phase;
        let base = HEADER + count(number) * ROW + ROW / 2.0;
        let due = row.due.map(|due| words.date(due));
        let due = due.unwrap_or_default();
        let name = shorten(&row.name, left - 10.0, TextSize::Normal);
        canvas.text(Point::new(0.0, base + 3.0), name, Anchor::Start, LABEL);
        let from = left + count(phase) * column;
        let x = from + within(roadmap, phase, row.due) * column;
        let end = Point::new(x, base);
        let at_right = x + 92.0 > width;
        // The line ends before the day where that stands left of the dot.
        let room = if at_right {
            estimated_width(&due, TextSize::Small) + 10.0
        } else {
            0.0
        };
        let line = Point::new((x - room).max(left), base);
        canvas.line(Point::new(left, base), line, pen(ColourRole::Hairline, 0.8));
        dot(&mut canvas, end, &row);
        summary.push(row.said);
        let (anchor, shift) = if at_right {
            (Anchor::End, -7.0)
        } else {
            (Anchor::Start, 7.0)
        };
        canvas.text(Point::new(x + shift, base + 2.5), due, anchor, NOTE);
    }
    let at = Point::new(0.0, bottom + 12.0);
    canvas.note(at, "chart-timeline-legend", Anchor::Start);
    Some(canvas.finish(bottom + LEGEND, told(words, &summary)))
}

/// A step as it is drawn.
struct Row {
    phase: usize,
    name: String,
    /// What the dot says.
    said: String,
    due: Option<Date>,
    status: Status,
    /// `None` for a step of the unit's own.
    practice: Option<PracticeId>,
}

/// The steps by their phases and days.
fn rows(words: &Words, questionnaire: &Questionnaire, roadmap: &Roadmap) -> Vec<Row> {
    let mut rows = Vec::new();
    for (phase, held) in roadmap.phases.iter().enumerate() {
        let steps = held.steps.iter();
        let steps = steps.filter_map(|place| roadmap.steps.get(*place));
        let mut own_rows: Vec<Row> = steps
            .map(|step| planned((words, questionnaire, roadmap), phase, step))
            .collect();
        let own = roadmap.own_in(phase);
        own_rows.extend(own.map(|(_, own)| of_own(words, phase, own)));
        // The sort is stable: equals stay in their order.
        own_rows.sort_by_key(|row| row.due);
        rows.extend(own_rows);
    }
    rows
}

fn planned(
    (words, questionnaire, roadmap): (&Words, &Questionnaire, &Roadmap),
    phase: usize,
    step: &PlanStep,
) -> Row {
    let title = questionnaire
        .practice(&step.practice)
        .map_or("", |(_, practice)| words.wording(&practice.title));
    let due = step.due.map(|due| words.date(due)).unwrap_or_default();
    let facts = facts!(id = step.practice.as_str(), title, to = step.to, due);
    Row {
        phase,
        name: words.with("chart-timeline-step", &facts),
        said: words.with(
            match step.status {
                Status::Done if roadmap.is_settled(step) => "chart-timeline-reached",
                status => says(status),
            },
            &facts,
        ),
        due: step.due,
        status: step.status,
        practice: Some(step.practice.clone()),
    }
}

fn of_own(words: &Words, phase: usize, own: &OwnStep) -> Row {
    let name = match own.title.trim() {
        "" => words.text("plan-own-untitled"),
        title => title.to_owned(),
    };
    let due = own.due.map(|due| words.date(due)).unwrap_or_default();
    let facts = facts!(title = name.as_str(), due);
    let key = match own.status {
        Status::Open => "chart-timeline-own-open",
        Status::UnderWay => "chart-timeline-own-under-way",
        Status::Done => "chart-timeline-own-done",
        Status::Dropped => "chart-timeline-own-dropped",
    };
    Row {
        phase,
        said: words.with(key, &facts),
        name,
        due: own.due,
        status: own.status,
        practice: None,
    }
}

/// The key of what is said about a step.
const fn says(status: Status) -> &'static str {
    match status {
        Status::Open => "chart-timeline-open",
        Status::UnderWay => "chart-timeline-under-way",
        Status::Done => "chart-timeline-done",
        Status::Dropped => "chart-timeline-dropped",
    }
}

/// Draws the sign of a status, which its form tells: hollow, half filled, filled, or crossed out.
fn dot(canvas: &mut Canvas, at: Point, row: &Row) {
    let fill = if row.status == Status::Done {
        ColourRole::Accent
    } else {
        ColourRole::Paper
    };
    let ink = pen(ColourRole::Ink, 1.0);
    let dot = canvas.circle(at, RADIUS, Some(fill), Some(ink));
    let dot = dot.describe(row.said.clone());
    if let Some(practice) = row.practice.clone() {
        dot.link(Link::Practice(practice));
    }
    match row.status {
        Status::Open | Status::Done => {}
        Status::UnderWay => {
            canvas.half_disc(at, RADIUS - 0.3, ColourRole::Accent);
        }
        Status::Dropped => {
            for side in [-ARM, ARM] {
                let from = Point::new(at.x - ARM, at.y - side);
                let to = Point::new(at.x + ARM, at.y + side);
                canvas.line(from, to, ink);
            }
        }
    }
}

/// How far through its phase a step is due, 0 to 1.
fn within(roadmap: &Roadmap, phase: usize, due: Option<Date>) -> f32 {
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
    let passed = due.map_or(0, |due| days(before, due));
    (f32::from(passed) / f32::from(days(before, end).max(1))).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::advice;
    use crate::chart::Spot;
    use crate::drawing::{Mark, Shape};
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::model::{Form, Level};
    use crate::scoring::profile;

    const WIDTH: f32 = 500.0;
    const START: Date = date(2026, 1, 1);

    fn step(practice: usize, due: Option<Date>, status: Status) -> PlanStep {
        PlanStep {
            practice: practice_id(0, practice),
            to: Level::new(3).expect("1 to 7"),
            owner: String::new(),
            due,
            action: String::new(),
            own_due: false,
            note: String::new(),
            indicator: None,
            status,
        }
    }

    fn drawn(plan: &[PlanStep]) -> Option<Scene> {
        let mut found = assessment(&[vec![At(4); 4]]);
        found.plan = plan.to_vec();
        let profile = profile(&found, Form::Full);
        let roadmap = advice::roadmap(&found, &profile, START);
        timeline(&Words::english(), &found.questionnaire, &roadmap, WIDTH)
    }

    /// The dots of the steps from the top, with the marks that are drawn on each before the text,
    /// and what each stands for.
    fn dots(scene: &Scene) -> Vec<(Point, &Mark, &[Mark], &Spot)> {
        let marks = scene.marks.as_slice();
        let mut spots = scene.spots.iter();
        marks
            .iter()
            .enumerate()
            .filter_map(|(place, mark)| {
                let Shape::Circle { centre, .. } = mark.shape else {
                    return None;
                };
                let rest = &marks[place + 1..];
                let is_text = |mark: &Mark| mark.run().is_some();
                let end = rest.iter().position(is_text).unwrap_or(rest.len());
                Some((centre, mark, &rest[..end], spots.next()?))
            })
            .collect()
    }

    #[test]
    fn a_dot_stands_in_its_phase_as_far_on_as_its_day_and_rows_go_by_the_day() {
        // Phases end on 31 January, 1 April, 30 June and 1 January.
        let days = [
            date(2027, 1, 1),
            date(2026, 1, 1),
            date(2026, 3, 2),
            date(2026, 1, 31),
        ];
        let plan: Vec<PlanStep> = days
            .into_iter()
            .enumerate()
            .map(|(practice, due)| step(practice, Some(due), Status::Open))
            .collect();
        let scene = drawn(&plan).expect("a picture");
        let dots = dots(&scene);
        let left = 200.0;
        let column = (WIDTH - left - RADIUS - 1.0) / 4.0;
        let places = [
            left,
            left + column,
            left + 1.5 * column,
            left + 4.0 * column,
        ];
        for ((at, ..), x) in dots.iter().zip(places) {
            assert!((at.x - x).abs() < 0.01, "{} and {x}", at.x);
        }
        assert!(dots.is_sorted_by(|one, other| one.0.y < other.0.y));
        let said: Vec<&str> = dots
            .iter()
            .map(|(_, _, _, spot)| spot.description.get(..4).expect("an id"))
            .collect();
        assert_eq!(said, ["P0.1", "P0.3", "P0.2", "P0.0"]);
        let inside = dots.iter().all(|(at, ..)| at.x + RADIUS <= WIDTH);
        assert!(inside, "no dot is cut off");
    }

    #[test]
    fn a_status_is_told_by_form_and_in_words_and_not_by_colour_alone() {
        let due = Some(date(2026, 1, 20));
        let statuses = [
            (Status::Open, "not begun", "circle"),
            (Status::UnderWay, "under way", "circle polygon"),
            (Status::Done, "done", "filled circle"),
            (Status::Dropped, "dropped", "circle line line"),
        ];
        for (status, word, form) in statuses {
            let scene = drawn(&[step(0, due, status)]).expect("a picture");
            let dots = dots(&scene);
            let [(_, dot, over, spot)] = dots.as_slice() else {
                panic!("one dot");
            };
            let filled = dot.fill != Some(ColourRole::Paper);
            let mut found = vec![if filled { "filled circle" } else { "circle" }];
            found.extend(over.iter().map(|mark| match mark.shape {
                Shape::Polygon(_) => "polygon",
                Shape::Line { .. } => "line",
                _ => "other",
            }));
            assert_eq!(found.join(" "), form);
            assert!(spot.description.contains(word), "{}", spot.description);
            assert_eq!(spot.link, Some(Link::Practice(practice_id(0, 0))));
        }
    }

    #[test]
    fn the_words_name_every_step_with_its_level_status_and_day() {
        let plan = [
            step(0, Some(date(2026, 1, 20)), Status::UnderWay),
            step(1, Some(date(2026, 5, 2)), Status::Open),
        ];
        let scene = drawn(&plan).expect("a picture");
        let found = assessment(&[vec![At(4); 4]]);
        let title = |practice: usize| {
            let (_, asked) = found
                .questionnaire
                .practice(&practice_id(0, practice))
                .expect("it is asked");
            Words::english().wording(&asked.title).to_owned()
        };
        let says = format!(
            "P0.0 {}, to level 3: under way, due 20 January 2026. P0.1 {}, to level 3: not begun, due \
             2 May 2026.",
            title(0),
            title(1)
        );
        assert_eq!(scene.summary, says);
    }

    #[test]
    fn steps_without_a_day_or_beyond_the_last_phase_are_not_drawn() {
        let beyond = step(1, Some(date(2027, 6, 1)), Status::Open);
        let undated = step(0, None, Status::Open);
        assert_eq!(drawn(&[undated.clone(), beyond.clone()]), None);
        let within = step(2, Some(date(2026, 1, 20)), Status::Open);
        let scene = drawn(&[undated, beyond, within]).expect("a picture");
        assert_eq!(dots(&scene).len(), 1);
    }
}
