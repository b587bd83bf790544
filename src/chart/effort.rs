//! Effort against effect: a point for every possible step, quick wins at the upper left.

use super::canvas::{Canvas, LABEL, NOTE, count, dashes, estimated_width, pen};
use super::{Link, Scene, TextSize};
use crate::advice::{Counts, EffortClass, EffortMap, Step};
use crate::drawing::{Anchor, ColourRole, Point};
use crate::model::{PracticeId, Questionnaire};
use crate::words::Words;

const HEIGHT: f32 = 240.0;
const LEFT: f32 = 34.0;
const TOP: f32 = 16.0;
const BOTTOM: f32 = HEIGHT - 44.0;
const RADIUS: f32 = 3.3;
/// The ring around a step of the set, apart from its dot.
const RING: f32 = 5.4;
/// How far points at the same place are moved apart.
const APART: f32 = 11.0;

/// Draws the working days of each step to the right, where they are stated, by their square root so that small steps
/// stand apart, and its rise of A upwards. The steps of `chosen` practices are ringed. Points that
/// would cover each other are moved a little up or down.
#[must_use]
pub fn effort_effect(
    words: &Words,
    questionnaire: &Questionnaire,
    map: &EffortMap,
    chosen: &[PracticeId],
    width: f32,
) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let plot = Plot::of(map, width);
    plot.draw_axes(&mut canvas);
    plot.draw_cuts(&mut canvas, map);
    let mut taken: Vec<(f32, f32, f32)> = Vec::new();
    let stated = map
        .steps
        .iter()
        .filter_map(|step| Some((step, step.days()?)));
    let count = stated.clone().count();
    let unstated = map.steps.len() - count;
    let mut summary = vec![words.with("chart-effort", &facts!(count, unstated))];
    for (point, days) in stated {
        let ringed = chosen.contains(&point.practice);
        let said = described(words, questionnaire, point, days);
        plot.draw_point(&mut canvas, (point, days), ringed, &said, &mut taken);
        if point.class == Some(EffortClass::QuickWin) || ringed {
            summary.push(said);
        }
    }
    let at = Point::new(0.0, HEIGHT - 4.0);
    canvas.note(at, "chart-effort-legend", Anchor::Start);
    canvas.finish(HEIGHT, summary.join(" "))
}

/// What a point stands for.
fn described(words: &Words, questionnaire: &Questionnaire, point: &Step, days: u32) -> String {
    let title = questionnaire
        .practice(&point.practice)
        .map_or("", |(_, practice)| words.wording(&practice.title));
    words.with(
        match point.class {
            Some(EffortClass::QuickWin) => "chart-effort-quick-win",
            Some(EffortClass::BigBet) => "chart-effort-big-bet",
            Some(EffortClass::FillIn) => "chart-effort-fill-in",
            Some(EffortClass::Later) | None => "chart-effort-later",
        },
        &facts!(
            id = point.practice.as_str(),
            title,
            to = point.to,
            days,
            points = point.effect.percent()
        ),
    )
}

/// Where days and effects stand.
struct Plot {
    right: f32,
    most_days: u32,
    most_effect: u64,
}

impl Plot {
    fn of(map: &EffortMap, width: f32) -> Self {
        let days = map.steps.iter().filter_map(Step::days);
        let effects = map.steps.iter().map(Step::thousandths);
        Self {
            right: width - 10.0,
            most_days: days.max().unwrap_or(1).max(1),
            most_effect: effects.max().unwrap_or(1).max(1),
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "days and thousandths are far below 2^23"
    )]
    fn at(&self, days: u32, effect: u64) -> Point {
        // Room at the edges for labels and for points that are moved.
        let right = (days as f32 / (self.most_days as f32 * 1.2)).sqrt();
        let up = effect as f32 / (self.most_effect as f32 * 1.25);
        Point::new(
            LEFT + right * (self.right - LEFT),
            BOTTOM - up * (BOTTOM - TOP),
        )
    }

    fn draw_axes(&self, canvas: &mut Canvas) {
        let axis = pen(ColourRole::Muted, 0.8);
        let corner = Point::new(LEFT, BOTTOM);
        canvas.line(corner, Point::new(self.right, BOTTOM), axis);
        canvas.line(corner, Point::new(LEFT, TOP), axis);
        for days in [1, 5, 15, 40, 100, 200] {
            if days <= self.most_days {
                let at = Point::new(self.at(days, 0).x, BOTTOM + 11.0);
                canvas.text(at, days.to_string(), Anchor::Middle, NOTE);
            }
        }
        for effect in [25, 50, 100, 150, 200, 300, 400, 500, 750, 1_000] {
            if effect <= self.most_effect && effect * 6 >= self.most_effect {
                let at = Point::new(LEFT - 5.0, self.at(0, effect).y + 2.5);
                let percent = f64::from(u32::try_from(effect).unwrap_or(0)) / 10.0;
                let percent = canvas.words.number(percent);
                canvas.text(at, percent, Anchor::End, NOTE);
            }
        }
        let at = Point::new(self.right, BOTTOM + 22.0);
        canvas.note(at, "chart-effort-days", Anchor::End);
        let at = Point::new(0.0, TOP - 8.0);
        canvas.note(at, "chart-effort-rise", Anchor::Start);
    }

    fn draw_cuts(&self, canvas: &mut Canvas, map: &EffortMap) {
        let cut = self.at(map.days_cut, map.effect_cut);
        // Between what is small and the next larger step, below what is strong.
        let (x, y) = (cut.x + 22.0, cut.y + 9.0);
        let dashed = dashes(ColourRole::Hairline, 0.8);
        canvas.line(Point::new(x, TOP), Point::new(x, BOTTOM), dashed);
        canvas.line(Point::new(LEFT, y), Point::new(self.right, y), dashed);
        for (left, right, y) in [
            ("plan-quick-win", "plan-big-bet", TOP + 8.0),
            ("plan-fill-in", "plan-later", BOTTOM - 5.0),
        ] {
            let (from, to) = (Point::new(LEFT + 6.0, y), Point::new(self.right, y));
            canvas.note(from, left, Anchor::Start);
            canvas.note(to, right, Anchor::End);
        }
    }

    /// Draws a point with its label: filled, half filled or hollow, by what it counts for.
    fn draw_point(
        &self,
        canvas: &mut Canvas,
        (point, days): (&Step, u32),
        ringed: bool,
        said: &str,
        taken: &mut Vec<(f32, f32, f32)>,
    ) {
        let name = point.practice.as_str();
        let room = estimated_width(name, TextSize::Normal) + 2.0 * RING + 3.0;
        let wanted = self.at(days, point.thousandths());
        let at = free_place(wanted, room, taken);
        taken.push((at.x, at.y, room));
        let label = Point::new(at.x + RING + 1.5, at.y + 3.0);
        canvas.text(label, name, Anchor::Start, LABEL);
        if ringed {
            let ring = pen(ColourRole::Ink, 1.1);
            canvas.circle(at, RING, Some(ColourRole::Paper), Some(ring));
        }
        let fill = match point.counts {
            Counts::Now => ColourRole::Accent,
            Counts::Enables(_) | Counts::Later => ColourRole::Paper,
        };
        canvas
            .circle(at, RADIUS, Some(fill), Some(pen(ColourRole::Muted, 0.8)))
            .describe(said.to_owned())
            .link(Link::Practice(point.practice.clone()));
        if matches!(point.counts, Counts::Enables(_)) {
            canvas.half_disc(at, RADIUS - 0.3, ColourRole::Accent);
        }
    }
}

/// The nearest place straight above or below where nothing stands yet.
fn free_place(wanted: Point, room: f32, taken: &[(f32, f32, f32)]) -> Point {
    let is_free = |y: f32| {
        y > TOP + 12.0
            && y < BOTTOM - 12.0
            && taken.iter().all(|(left, top, width)| {
                wanted.x + room <= *left || left + width <= wanted.x || (y - top).abs() >= APART
            })
    };
    (0..24)
        .flat_map(|step| [count(step) * APART, -count(step) * APART])
        .map(|shift| wanted.y - shift)
        .find(|y| is_free(*y))
        .map_or(wanted, |y| Point::new(wanted.x, y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::effort_map;
    use crate::model::Form;
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::scoring::profile;

    #[test]
    fn a_step_without_a_stated_effort_is_no_point() {
        let mut found = assessment(&[vec![At(4); 3]]);
        found.questionnaire.elements[0].practices[1].recommendations = Vec::new();
        let profile = profile(&found, Form::Full);
        let map = effort_map(&found, &profile);
        let words = Words::english();
        let scene = effort_effect(&words, &found.questionnaire, &map, &[], 500.0);
        let points = scene.spots.iter().filter_map(|spot| spot.link.clone());
        let drawn = [0, 2].map(|place| Link::Practice(practice_id(0, place)));
        assert_eq!(points.collect::<Vec<_>>(), drawn);
        let said = "of 2 steps; one more is not drawn, for its effort is not stated.";
        assert!(scene.summary.contains(said), "{}", scene.summary);
    }

    #[test]
    fn every_step_is_a_point_that_leads_to_its_practice_and_none_covers_another() {
        let found = assessment(&[vec![At(4); 8], vec![At(5); 6]]);
        let profile = profile(&found, Form::Full);
        let map = effort_map(&found, &profile);
        let words = Words::english();
        let scene = effort_effect(&words, &found.questionnaire, &map, &[], 500.0);
        let circles: Vec<Point> = scene
            .spots
            .iter()
            .filter(|spot| spot.link.is_some())
            .map(|spot| spot.area.corner)
            .collect();
        assert_eq!(circles.len(), 14);
        for (place, first) in circles.iter().enumerate() {
            for other in circles.iter().skip(place + 1) {
                let apart = (first.x - other.x).hypot(first.y - other.y);
                assert!(apart >= 2.0 * RADIUS, "{first:?} {other:?}");
            }
        }
    }
}
