//! Roles side by side: a row for each practice, a dot for each role, and a line between the lowest and
//! the highest.

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, estimated_width, pen, shorten};
use super::{Link, Scene, TextSize, label};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{HalfLevels, Level, Questionnaire};
use crate::scoring::{PracticeByRole, RoleRating, Roles};
use crate::words::Words;

const HEADER: f32 = 18.0;
const ROW: f32 = 13.5;
const LEGEND_LINE: f32 = 14.0;
/// Half the width of a dot.
const DOT: f32 = 3.6;
/// How far dots of roles that rate alike stand apart.
const APART: f32 = 8.4;

/// Draws practices as roles see them, in the order given; `None` without any.
#[must_use]
pub fn dumbbell(
    words: &Words,
    questionnaire: &Questionnaire,
    roles: &Roles,
    practices: &[PracticeByRole],
    width: f32,
) -> Option<Scene> {
    let first = practices.first()?;
    let mut canvas = Canvas::new(words, width);
    let top = draw_legend(&mut canvas, roles) + HEADER;
    let levels = questionnaire.level_count();
    let left = (width * 0.42).min(216.0);
    let right = width - 34.0;
    let frame = Frame {
        questionnaire,
        roles,
        left,
        step: (right - left) / f32::from(levels.max(1)),
    };
    frame.draw_levels(&mut canvas, levels, top, count(practices.len()) * ROW);
    for (position, practice) in practices.iter().enumerate() {
        frame.draw_row(&mut canvas, practice, top + count(position) * ROW);
    }
    let facts = facts!(
        count = practices.len(),
        widest = label::roles_of(words, questionnaire, roles, first)
    );
    let key = if first.half_levels_apart() > 0 {
        "chart-roles-summary"
    } else {
        "chart-roles-summary-alike"
    };
    let summary = words.with(key, &facts);
    Some(canvas.finish(top + count(practices.len()) * ROW + 2.0, summary))
}

/// Names the sign of each role with how many people have it; gives how far down it reaches.
fn draw_legend(canvas: &mut Canvas, roles: &Roles) -> f32 {
    let (mut x, mut y) = (0.0, 8.0);
    for (place, role) in roles.roles.iter().enumerate() {
        let facts = facts!(name = role.name.as_str(), people = role.people);
        let text = canvas.words.with("chart-roles-people", &facts);
        let room = canvas.width - 2.0 * DOT - 6.0;
        let text = shorten(&text, room, TextSize::Normal);
        let taken = 2.0 * DOT + 5.0 + estimated_width(&text, TextSize::Normal);
        if x > 0.0 && x + taken > canvas.width {
            (x, y) = (0.0, y + LEGEND_LINE);
        }
        draw_sign(canvas, place, Point::new(x + DOT, y));
        let at = Point::new(x + 2.0 * DOT + 5.0, y + 3.0);
        canvas.text(at, text, Anchor::Start, LABEL);
        x += taken + 14.0;
    }
    y + 8.0
}

/// Each role has a shape of its own, so that the signs are told apart without colours.
fn draw_sign(canvas: &mut Canvas, role: usize, centre: Point) {
    let Point { x, y } = centre;
    let ring = pen(ColourRole::Paper, 0.6);
    let outline = pen(ColourRole::Ink, 1.1);
    let triangle = |towards: f32| {
        let base = y + towards * DOT * 0.8;
        vec![
            Point::new(x, y - towards * DOT * 1.1),
            Point::new(x + DOT * 1.15, base),
            Point::new(x - DOT * 1.15, base),
        ]
    };
    let square = |half: f32| {
        vec![
            Point::new(x - half, y - half),
            Point::new(x + half, y - half),
            Point::new(x + half, y + half),
            Point::new(x - half, y + half),
        ]
    };
    match role {
        0 => canvas.circle(centre, DOT, Some(ColourRole::Accent), Some(ring)),
        1 => canvas.polygon(square(DOT * 0.8), Some(ColourRole::Paper), outline),
        2 => canvas.polygon(triangle(1.0), Some(ColourRole::Ink), ring),
        3 => canvas.polygon(triangle(-1.0), Some(ColourRole::Paper), outline),
        4 => canvas.circle(centre, DOT * 0.8, Some(ColourRole::Paper), Some(outline)),
        _ => canvas.polygon(square(DOT * 0.9), Some(ColourRole::Muted), ring),
    };
}

struct Frame<'a> {
    questionnaire: &'a Questionnaire,
    roles: &'a Roles,
    left: f32,
    step: f32,
}

impl Frame<'_> {
    fn x(&self, rating: HalfLevels) -> f32 {
        self.left + (f32::from(rating.count()) / 2.0 - 0.5) * self.step
    }

    fn draw_levels(&self, canvas: &mut Canvas, levels: u8, top: f32, height: f32) {
        for level in Level::all(levels) {
            let x = self.x(level.into());
            let number = canvas.words.rating(level);
            canvas.text(Point::new(x, top - 8.0), number, Anchor::Middle, NOTE);
            canvas.line(
                Point::new(x, top - 3.0),
                Point::new(x, top + height),
                pen(ColourRole::Hairline, 0.5),
            );
        }
        let at = Point::new(canvas.width, top - 8.0);
        canvas.note(at, "chart-roles-gap", Anchor::End);
    }

    fn draw_row(&self, canvas: &mut Canvas, practice: &PracticeByRole, top: f32) {
        let words = canvas.words;
        let name = label::practice_named(words, self.questionnaire, &practice.id);
        let said = label::roles_of(words, self.questionnaire, self.roles, practice);
        canvas
            .spot(Area::new(0.0, top, canvas.width, ROW), said)
            .link(Link::Practice(practice.id.clone()));
        let middle = top + ROW / 2.0;
        let short = shorten(&name, self.left - 8.0, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), short, Anchor::Start, LABEL);
        canvas.rule(top + ROW);
        if let Some((lowest, highest)) = practice.lowest().zip(practice.highest()) {
            let [from, to] = [lowest, highest].map(|rating| Point::new(self.x(rating), middle));
            canvas.line(from, to, pen(ColourRole::Muted, 1.4));
        }
        for RoleRating { role, rating, .. } in &practice.ratings {
            let alike = practice.roles_at(*rating);
            let before = alike.iter().position(|it| it == role).unwrap_or(0);
            let apart = APART.min(self.step / 2.0 / count(alike.len()));
            let start = self.x(*rating) - apart * (count(alike.len()) - 1.0) / 2.0;
            draw_sign(
                canvas,
                *role,
                Point::new(start + count(before) * apart, middle),
            );
        }
        let gap = words.number(practice.gap());
        let is_wide = practice.half_levels_apart() >= 2;
        let style = if is_wide { STRONG } else { LABEL };
        let at = Point::new(canvas.width, middle + 3.0);
        canvas.text(at, gap, Anchor::End, style);
    }
}
