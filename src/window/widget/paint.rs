//! Paints marks: those of charts and those of pages.

use std::f32::consts::TAU;
use std::sync::Arc;

use egui::epaint::PathShape;
use egui::{
    Color32, Galley, Id, Painter, Pos2, Rect, Shape as Paint, Stroke as Line, StrokeKind,
    TextureHandle, Vec2,
};

use crate::drawing::{
    Anchor, Area, ColourRole, DASHES, Mark, Picture, Point, Shape, Stroke, TextRun, Weight,
};
use crate::window::theme;

/// Where marks stand, how large they are and in which colours.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) origin: Pos2,
    /// Points of the window for a point of the drawing.
    pub(crate) scale: f32,
    pub(crate) colour: &'a dyn Fn(ColourRole) -> Color32,
    /// The thinnest line: less than a dot would vanish.
    pub(crate) thinnest: f32,
}

impl Placed<'_> {
    pub(crate) fn at(self, point: Point) -> Pos2 {
        self.origin + Vec2::new(point.x, point.y) * self.scale
    }

    pub(crate) fn rect(self, area: Area) -> Rect {
        Rect::from_min_max(self.at(area.corner), self.at(area.end()))
    }

    fn all(self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn fill(self, mark: &Mark) -> Color32 {
        mark.fill.map_or(Color32::TRANSPARENT, self.colour)
    }

    fn line(self, stroke: Stroke) -> Line {
        let width = (stroke.width * self.scale).max(self.thinnest);
        Line::new(width, (self.colour)(stroke.colour))
    }
}

/// Draws a mark.
pub(crate) fn draw(painter: &Painter, place: Placed<'_>, mark: &Mark) {
    let inside = place.fill(mark);
    let outline = mark.stroke.map_or(Line::NONE, |stroke| place.line(stroke));
    let dashed = mark.stroke.filter(|stroke| stroke.dashed);
    match &mark.shape {
        Shape::Rectangle(area) => {
            painter.rect(place.rect(*area), 0.0, inside, outline, StrokeKind::Middle);
        }
        Shape::Line { from, to } => {
            let ends = [place.at(*from), place.at(*to)];
            if dashed.is_some() {
                draw_dashes(painter, place, &ends, outline);
            } else {
                painter.line_segment(ends, outline);
            }
        }
        Shape::Polygon(points) => {
            let mut points = place.all(points);
            if dashed.is_some() {
                points.extend(points.first().copied());
                draw_dashes(painter, place, &points, outline);
            } else {
                painter.add(Paint::Path(PathShape {
                    points,
                    closed: true,
                    fill: inside,
                    stroke: outline.into(),
                }));
            }
        }
        Shape::Circle { centre, radius } => {
            let (centre, radius) = (place.at(*centre), radius * place.scale);
            if dashed.is_some() {
                painter.circle_filled(centre, radius, inside);
                draw_dashes(painter, place, &rim(centre, radius), outline);
            } else {
                painter.circle(centre, radius, inside, outline);
            }
        }
        Shape::Text(run) => {
            let text = TextLine::new(painter, place, run);
            if painter.clip_rect().intersects(text.rect) {
                painter.galley_with_override_text_color(text.rect.min, text.galley, inside);
            }
        }
        Shape::Picture { area, picture } => {
            let texture = texture(painter.ctx(), picture);
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            painter.image(texture.id(), place.rect(*area), whole, Color32::WHITE);
        }
    }
}

fn draw_dashes(painter: &Painter, place: Placed<'_>, path: &[Pos2], line: Line) {
    let [dash, gap] = DASHES.map(|length| length * place.scale);
    painter.extend(Paint::dashed_line(path, line, dash, gap));
}

/// A circle as a closed line of short pieces.
fn rim(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0_u8..=32)
        .map(|step| centre + radius * Vec2::angled(f32::from(step) * TAU / 32.0))
        .collect()
}

/// A line of text, laid out at the size that it is shown in, with its place.
pub(crate) struct TextLine {
    galley: Arc<Galley>,
    pub(crate) rect: Rect,
}

impl TextLine {
    pub(crate) fn new(painter: &Painter, place: Placed<'_>, run: &TextRun) -> Self {
        let size = run.size * place.scale;
        let font = match run.weight {
            Weight::Regular => theme::regular(size),
            Weight::Semibold => theme::semibold(size),
        };
        let text = run.text.trim_end().to_owned();
        let galley = painter.layout_no_wrap(text, font, Color32::PLACEHOLDER);
        let glyph = galley.rows.first().and_then(|row| row.glyphs.first());
        let ascent = glyph.map_or(galley.size().y * 0.8, |glyph| glyph.pos.y);
        let left = match run.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let corner = place.at(run.at) - Vec2::new(left, ascent);
        let rect = Rect::from_min_size(corner, galley.size());
        Self { galley, rect }
    }
}

/// A picture as the graphics card holds it. Only the logo is one, so only the last is kept.
pub(crate) fn texture(ctx: &egui::Context, picture: &Picture) -> TextureHandle {
    type Kept = Option<(Picture, TextureHandle)>;
    let id = Id::unique("logo");
    let kept: Kept = ctx.data(|data| data.get_temp(id)).flatten();
    if let Some((of, texture)) = kept
        && of == *picture
    {
        return texture;
    }
    let image = image(picture);
    let smooth = egui::TextureOptions {
        mipmap_mode: Some(egui::TextureFilter::Linear),
        ..egui::TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("logo", image, smooth);
    let kept: Kept = Some((picture.clone(), texture.clone()));
    ctx.data_mut(|data| data.insert_temp(id, kept));
    texture
}

/// A picture as the toolkit takes it.
pub(crate) fn image(picture: &Picture) -> egui::ColorImage {
    let dots = |count| usize::try_from(count).unwrap_or_default();
    let size = [dots(picture.width()), dots(picture.height())];
    egui::ColorImage::from_rgb(size, picture.dots())
}
