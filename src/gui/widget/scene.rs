//! Draws a picture's geometry, with its words for those who do not see it.

use std::sync::Arc;

use egui::{
    Color32, CursorIcon, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Shape as Paint,
    Stroke as Line, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::sign;
use crate::chart::{Anchor, Link, Mark, Scene, Shape, Stroke, Weight};
use crate::gui::theme::{self, Palette};

/// Shows a picture at a width; gives what was clicked on. Marks that lead somewhere are buttons.
pub(crate) fn scene_ui(ui: &mut Ui, palette: &Palette, scene: &Scene, width: f32) -> Option<Link> {
    let scale = if scene.width > 0.0 {
        width / scene.width
    } else {
        1.0
    };
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(width, scene.height * scale), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &scene.summary));
    let place = Placed {
        origin: rect.min,
        scale,
    };
    for mark in &scene.marks {
        draw(ui, palette, place, mark);
    }
    let mut clicked = None;
    for (position, mark) in scene.marks.iter().enumerate() {
        if let Some(link) = mark.link.as_ref().filter(|_| !mark.description.is_empty())
            && link_ui(ui, palette, place, mark, response.id.with(position)).clicked()
        {
            clicked = Some(link.clone());
        }
    }
    clicked
}

/// A mark that leads somewhere.
fn link_ui(ui: &Ui, palette: &Palette, place: Placed, mark: &Mark, id: Id) -> Response {
    let rect = bounds(ui, place, mark);
    let response = ui
        .interact(rect, id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(&mark.description);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &mark.description));
    if response.has_focus() {
        sign::focus(ui.painter(), palette, rect);
    } else if response.hovered() {
        let line = Line::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(rect, 0.0, line, StrokeKind::Inside);
    }
    response
}

/// The rectangle around a mark, large enough to be hit.
fn bounds(ui: &Ui, place: Placed, mark: &Mark) -> Rect {
    match &mark.shape {
        Shape::Rectangle {
            x,
            y,
            width,
            height,
        } => Rect::from_min_max(place.point(*x, *y), place.point(x + width, y + height)),
        Shape::Line { from, to } => {
            Rect::from_two_pos(place.point(from.x, from.y), place.point(to.x, to.y)).expand(4.0)
        }
        Shape::Polygon(points) => {
            let points: Vec<Pos2> = points
                .iter()
                .map(|point| place.point(point.x, point.y))
                .collect();
            Rect::from_points(&points)
        }
        Shape::Circle { centre, radius } => Rect::from_center_size(
            place.point(centre.x, centre.y),
            Vec2::splat((2.0 * radius * place.scale).max(16.0)),
        ),
        Shape::Text {
            at,
            text,
            anchor,
            size,
            weight,
        } => {
            let font = font(*weight, size.points() * place.scale);
            let line = Written::new(ui, place.point(at.x, at.y), text, *anchor, font);
            line.rect.expand(3.0)
        }
    }
}

/// Where a picture stands, and how large.
#[derive(Debug, Clone, Copy)]
struct Placed {
    origin: Pos2,
    scale: f32,
}

impl Placed {
    fn point(self, x: f32, y: f32) -> Pos2 {
        self.origin + Vec2::new(x, y) * self.scale
    }
}

fn draw(ui: &Ui, palette: &Palette, place: Placed, mark: &Mark) {
    let painter = ui.painter();
    let fill = mark.fill.map(|role| palette.role(role));
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
            painter.rect(
                rect,
                0.0,
                fill.unwrap_or_default(),
                outline,
                StrokeKind::Middle,
            );
        }
        Shape::Line { from, to } => {
            let ends = [place.point(from.x, from.y), place.point(to.x, to.y)];
            if mark.stroke.is_some_and(|stroke| stroke.dashed) {
                painter.extend(Paint::dashed_line(&ends, outline, 4.0, 3.0));
            } else {
                painter.line_segment(ends, outline);
            }
        }
        Shape::Polygon(points) => {
            let mut points: Vec<Pos2> = points
                .iter()
                .map(|point| place.point(point.x, point.y))
                .collect();
            if mark.stroke.is_some_and(|stroke| stroke.dashed) {
                points.extend(points.first().copied());
                painter.extend(Paint::dashed_line(&points, outline, 4.0, 3.0));
            } else {
                painter.add(Paint::Path(egui::epaint::PathShape {
                    points,
                    closed: true,
                    fill: fill.unwrap_or_default(),
                    stroke: outline.into(),
                }));
            }
        }
        Shape::Circle { centre, radius } => {
            painter.circle(
                place.point(centre.x, centre.y),
                radius * place.scale,
                fill.unwrap_or_default(),
                outline,
            );
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
