//! Draws a picture's geometry.

use std::f32::consts::TAU;
use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Pos2, Rect, Shape as Paint, Stroke as Line, StrokeKind, Ui, Vec2,
};

use crate::chart::{Anchor, Mark, Shape, Stroke, Weight};
use crate::window::theme::{self, Palette};

/// Where a picture stands, and how large.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    origin: Pos2,
    scale: f32,
}

impl Placed {
    pub(super) const fn new(origin: Pos2, scale: f32) -> Self {
        Self { origin, scale }
    }

    fn point(self, x: f32, y: f32) -> Pos2 {
        self.origin + Vec2::new(x, y) * self.scale
    }

    fn points(self, points: &[crate::chart::Point]) -> Vec<Pos2> {
        points
            .iter()
            .map(|point| self.point(point.x, point.y))
            .collect()
    }

    /// The rectangle around a mark, large enough to be hit.
    pub(super) fn bounds(self, ui: &Ui, mark: &Mark) -> Rect {
        match &mark.shape {
            Shape::Rectangle {
                x,
                y,
                width,
                height,
            } => Rect::from_min_max(self.point(*x, *y), self.point(x + width, y + height)),
            Shape::Line { from, to } => {
                Rect::from_two_pos(self.point(from.x, from.y), self.point(to.x, to.y)).expand(4.0)
            }
            Shape::Polygon(points) => Rect::from_points(&self.points(points)),
            Shape::Circle { centre, radius } => Rect::from_center_size(
                self.point(centre.x, centre.y),
                Vec2::splat((2.0 * radius * self.scale).max(16.0)),
            ),
            Shape::Text {
                at,
                text,
                anchor,
                size,
                weight,
            } => {
                let font = font(*weight, size.points() * self.scale);
                let line = Written::new(ui, self.point(at.x, at.y), text, *anchor, font);
                line.rect.expand(3.0)
            }
        }
    }
}

pub(super) fn draw(ui: &Ui, palette: &Palette, place: Placed, mark: &Mark) {
    if !mark.is_drawn() {
        return;
    }
    let painter = ui.painter();
    let fill = mark.fill.map(|role| palette.role(role));
    let inside = fill.unwrap_or_default();
    let dashed = mark.stroke.is_some_and(|stroke| stroke.dashed);
    let line = |stroke: Stroke| {
        let width = (stroke.width * place.scale).max(1.0);
        Line::new(width, palette.role(stroke.colour))
    };
    let outline = mark.stroke.map_or(Line::NONE, line);
    match &mark.shape {
        Shape::Rectangle {
            x,
            y,
            width,
            height,
        } => {
            let rect = Rect::from_min_max(place.point(*x, *y), place.point(x + width, y + height));
            painter.rect(rect, 0.0, inside, outline, StrokeKind::Middle);
        }
        Shape::Line { from, to } => {
            let ends = [place.point(from.x, from.y), place.point(to.x, to.y)];
            if dashed {
                painter.extend(Paint::dashed_line(&ends, outline, 4.0, 3.0));
            } else {
                painter.line_segment(ends, outline);
            }
        }
        Shape::Polygon(points) => {
            let mut points = place.points(points);
            if dashed {
                points.extend(points.first().copied());
                painter.extend(Paint::dashed_line(&points, outline, 4.0, 3.0));
            } else {
                painter.add(Paint::Path(egui::epaint::PathShape {
                    points,
                    closed: true,
                    fill: inside,
                    stroke: outline.into(),
                }));
            }
        }
        Shape::Circle { centre, radius } => {
            let (centre, radius) = (place.point(centre.x, centre.y), radius * place.scale);
            if dashed {
                painter.circle_filled(centre, radius, inside);
                painter.extend(Paint::dashed_line(&rim(centre, radius), outline, 3.0, 2.0));
            } else {
                painter.circle(centre, radius, inside, outline);
            }
        }
        Shape::Text {
            at,
            text,
            anchor,
            size,
            weight,
        } => {
            let font = font(*weight, size.points() * place.scale);
            let colour = fill.unwrap_or(palette.ink);
            let line = Written::new(ui, place.point(at.x, at.y), text, *anchor, font);
            painter.galley_with_override_text_color(line.rect.min, line.galley, colour);
        }
    }
}

/// A circle as a closed line of short pieces.
fn rim(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0_u8..=32)
        .map(|step| centre + radius * Vec2::angled(f32::from(step) * TAU / 32.0))
        .collect()
}

fn font(weight: Weight, size: f32) -> FontId {
    match weight {
        Weight::Regular => theme::regular(size),
        Weight::Semibold => theme::semibold(size),
    }
}

/// One line of text with its place.
struct Written {
    galley: Arc<Galley>,
    rect: Rect,
}

impl Written {
    /// A line with its baseline at a point.
    fn new(ui: &Ui, at: Pos2, text: &str, anchor: Anchor, font: FontId) -> Self {
        let galley = ui
            .painter()
            .layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
        let ascent = galley
            .rows
            .first()
            .and_then(|row| row.glyphs.first())
            .map_or(galley.size().y * 0.8, |glyph| glyph.pos.y);
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let rect = Rect::from_min_size(at - Vec2::new(left, ascent), galley.size());
        Self { galley, rect }
    }
}
