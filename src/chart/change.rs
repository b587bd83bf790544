//! Practices then and now: a row each, with a ring at the rating then, a disc at the rating now, and an arrow between them.

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, shorten};
use super::{Link, Scene, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{HalfLevels, Level, PracticeId, Questionnaire};
use crate::words::Words;

const HEADER: f32 = 18.0;
const ROW: f32 = 13.5;
/// Half the width of a disc.
const DOT: f32 = 3.8;

/// A practice that moved.
#[derive(Debug, Clone)]
pub struct ChangeRow<'a> {
    /// Which practice.
    pub id: &'a PracticeId,
    /// What it is called.
    pub name: &'a str,
    /// The rating then.
    pub old: HalfLevels,
    /// The rating now.
    pub new: HalfLevels,
    /// By how much it moved, in words.
    pub difference: &'a str,
    /// What chance has to do with it, in words.
    pub chance: &'a str,
    /// Whether it moved further than chance gives.
    pub is_beyond: bool,
}

/// Draws practices then and now, in the order given; `None` without any.
#[must_use]
pub fn change(
    words: &Words,
    questionnaire: &Questionnaire,
    rows: &[ChangeRow<'_>],
    width: f32,
) -> Option<Scene> {
    let first = rows.first()?;
    let mut canvas = Canvas::new(words, width);
    let top = draw_legend(&mut canvas) + HEADER;
    let left = (width * 0.42).min(232.0);
    let right = width - 34.0;
    let levels = questionnaire.level_count();
    let step = (right - left) / f32::from(levels.max(1));
    let x = |rating: HalfLevels| left + (f32::from(rating.count()) / 2.0 - 0.5) * step;
    for level in Level::all(levels) {
        let x = x(level.into());
        let number = words.rating(level);
        canvas.text(Point::new(x, top - 8.0), number, Anchor::Middle, NOTE);
        let (from, to) = (top - 3.0, top + count(rows.len()) * ROW);
        let stroke = pen(ColourRole::Hairline, 0.5);
        canvas.line(Point::new(x, from), Point::new(x, to), stroke);
    }
    for (place, row) in rows.iter().enumerate() {
        let top = top + count(place) * ROW;
        let said = told(words, row);
        canvas
            .spot(Area::new(0.0, top, width, ROW), said)
            .link(Link::Practice(row.id.clone()));
        let middle = top + ROW / 2.0;
        let short = shorten(row.name, left - 8.0, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), short, Anchor::Start, LABEL);
        canvas.rule(top + ROW);
        draw_move(&mut canvas, [x(row.old), x(row.new)], middle, row.is_beyond);
        let style = if row.is_beyond { STRONG } else { LABEL };
        let at = Point::new(width, middle + 3.0);
        canvas.text(at, row.difference, Anchor::End, style);
    }
    let facts = facts!(count = rows.len(), first = told(words, first));
    let summary = words.with("chart-change-summary", &facts);
    Some(canvas.finish(top + count(rows.len()) * ROW + 2.0, summary))
}

fn told(words: &Words, row: &ChangeRow<'_>) -> String {
    let facts = facts!(
        name = row.name,
        old = words.rating(row.old),
        new = words.rating(row.new),
        chance = row.chance
    );
    words.with("chart-change-row", &facts)
}

/// What ring, disc and dashes mean; gives how far down that reaches.
fn draw_legend(canvas: &mut Canvas<'_>) -> f32 {
    let mut x = 0.0;
    let y = 6.0;
    for (sign, key) in [
        "chart-change-then",
        "chart-change-now",
        "chart-change-inside",
    ]
    .into_iter()
    .enumerate()
    {
        let text = canvas.words.text(key);
        let at = Point::new(x + DOT, y);
        let start = match sign {
            0 => {
                ring(canvas, at);
                2.0 * DOT
            }
            1 => {
                disc(canvas, at);
                2.0 * DOT
            }
            _ => {
                let to = Point::new(x + 22.0, y);
                canvas.line(Point::new(x, y), to, dashes(ColourRole::Muted, 1.4));
                22.0
            }
        };
        let taken = start + 5.0 + estimated_width(&text, TextSize::Normal);
        canvas.text(
            Point::new(x + start + 5.0, y + 3.0),
            text,
            Anchor::Start,
            LABEL,
        );
        x += taken + 14.0;
    }
    y + 8.0
}

fn draw_move(canvas: &mut Canvas<'_>, [from, to]: [f32; 2], y: f32, is_beyond: bool) {
    let towards = if to > from { 1.0 } else { -1.0 };
    let (start, end) = (from + towards * DOT, to - towards * DOT);
    let stroke = if is_beyond {
        pen(ColourRole::Ink, 1.6)
    } else {
        dashes(ColourRole::Muted, 1.4)
    };
    if (end - start) * towards > 1.0 {
        canvas.line(Point::new(start, y), Point::new(end, y), stroke);
    }
    ring(canvas, Point::new(from, y));
    disc(canvas, Point::new(to, y));
}

fn ring(canvas: &mut Canvas<'_>, at: Point) {
    let outline = pen(ColourRole::Ink, 1.1);
    canvas.circle(at, DOT - 0.6, Some(ColourRole::Paper), Some(outline));
}

fn disc(canvas: &mut Canvas<'_>, at: Point) {
    let edge = pen(ColourRole::Paper, 0.6);
    canvas.circle(at, DOT, Some(ColourRole::Accent), Some(edge));
}
