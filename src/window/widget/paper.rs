//! A page of the report as it will print.
//!
//! Text that was not drawn before costs most of a page, so a frame lays only so many runs out anew;
//! what is still to come stands there as a grey bar and follows in the next frames.

use std::sync::Arc;

use egui::{
    Color32, Galley, Id, Painter, Pos2, Rect, Shape, Stroke as Line, StrokeKind, TextureHandle,
    Vec2,
};

use crate::chart::{ColourRole, Palette, Point, Stroke, Weight};
use crate::picture::Picture;
use crate::report::{Drawn, Page, PlacedPicture, TextRun};
use crate::window::preview::guessed_width;
use crate::window::theme::{self, paper};

/// Where a page stands, and how large: points of the window for a point of paper.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) origin: Pos2,
    pub(crate) scale: f32,
    pub(crate) palette: &'a Palette,
}

/// How many runs of text are laid out anew in a frame.
const RUNS_A_FRAME: usize = 80;

/// How many runs of text may still be laid out anew in this frame.
#[derive(Debug)]
pub(crate) struct Allowance(usize);

impl Default for Allowance {
    fn default() -> Self {
        Self(RUNS_A_FRAME)
    }
}

impl Allowance {
    /// Whether the run of this number may be laid out; `laid` of the page are already.
    fn takes(&mut self, number: usize, laid: &mut usize) -> bool {
        if number < *laid {
            return true;
        }
        if self.0 == 0 {
            return false;
        }
        self.0 -= 1;
        *laid = number + 1;
        true
    }
}

impl Placed<'_> {
    /// A place on the page.
    pub(crate) fn at(self, x: f32, y: f32) -> Pos2 {
        self.origin + Vec2::new(x, y) * self.scale
    }

    /// The place between edges: left, upper, right, lower.
    pub(crate) fn between(self, [left, top, right, bottom]: [f32; 4]) -> Rect {
        Rect::from_min_max(self.at(left, top), self.at(right, bottom))
    }

    fn colour(self, role: ColourRole) -> Color32 {
        paper::role(role, self.palette)
    }

    fn line(self, stroke: Stroke) -> Line {
        // A hairline of less than a dot would vanish.
        let width = (stroke.width * self.scale).max(0.6);
        Line::new(width, self.colour(stroke.colour))
    }
}

/// Draws what stands on a page; `laid` runs of its text were laid out before. Gives whether all of
/// it was drawn.
pub(crate) fn draw(
    painter: &Painter,
    page: &Page,
    place: Placed<'_>,
    laid: &mut usize,
    allowance: &mut Allowance,
) -> bool {
    let clip = painter.clip_rect();
    let mut number = 0;
    let mut complete = true;
    for mark in page.groups.iter().flat_map(|group| &group.marks) {
        let Drawn::Text(run) = mark else {
            draw_shape(painter, place, mark);
            continue;
        };
        if allowance.takes(number, laid) {
            draw_run(painter, place, run, clip);
        } else {
            complete = false;
            let size = Vec2::new(guessed_width(run), 0.45 * run.size) * place.scale;
            let corner = place.at(run.at.x, run.at.y) - Vec2::new(0.0, size.y);
            let bar = Rect::from_min_size(corner, size);
            painter.rect_filled(bar, 0.0, place.colour(ColourRole::Hairline));
        }
        number += 1;
    }
    complete
}

/// Lays the text of a page out that is not in sight yet, and draws nothing.
pub(crate) fn prepare(
    painter: &Painter,
    page: &Page,
    place: Placed<'_>,
    laid: &mut usize,
    allowance: &mut Allowance,
) -> bool {
    let marks = page.groups.iter().flat_map(|group| &group.marks);
    let runs = marks.filter_map(|mark| match mark {
        Drawn::Text(run) => Some(run),
        _ => None,
    });
    let mut complete = true;
    for (number, run) in runs.enumerate() {
        if allowance.takes(number, laid) {
            lay_out(painter, place, run);
        } else {
            complete = false;
            break;
        }
    }
    complete
}

/// A run of text, laid out at the size that it is shown in.
pub(crate) fn lay_out(painter: &Painter, place: Placed<'_>, run: &TextRun) -> Arc<Galley> {
    let size = run.size * place.scale;
    let font = match run.weight {
        Weight::Regular => theme::regular(size),
        Weight::Semibold => theme::semibold(size),
    };
    painter.layout_no_wrap(run.text.trim_end().to_owned(), font, Color32::PLACEHOLDER)
}

fn draw_run(painter: &Painter, place: Placed<'_>, run: &TextRun, clip: Rect) {
    let galley = lay_out(painter, place, run);
    let glyph = galley.rows.first().and_then(|row| row.glyphs.first());
    let ascent = glyph.map_or(galley.size().y * 0.8, |glyph| glyph.pos.y);
    let corner = place.at(run.at.x, run.at.y) - Vec2::new(0.0, ascent);
    if clip.intersects(Rect::from_min_size(corner, galley.size())) {
        painter.galley_with_override_text_color(corner, galley, place.colour(run.colour));
    }
}

fn draw_shape(painter: &Painter, place: Placed<'_>, mark: &Drawn) {
    let inside =
        |fill: &Option<ColourRole>| fill.map_or(Color32::TRANSPARENT, |role| place.colour(role));
    let outline = |stroke: &Option<Stroke>| stroke.map_or(Line::NONE, |stroke| place.line(stroke));
    match mark {
        Drawn::Text(_) => {}
        Drawn::Picture(placed) => draw_picture(painter, place, placed),
        Drawn::Line { from, to, stroke } => {
            let ends = [place.at(from.x, from.y), place.at(to.x, to.y)];
            draw_path(painter, place, &ends, *stroke);
        }
        Drawn::Rectangle {
            x,
            y,
            width,
            height,
            fill,
            stroke,
        } => {
            let rect = place.between([*x, *y, x + width, y + height]);
            painter.rect(rect, 0.0, inside(fill), outline(stroke), StrokeKind::Middle);
        }
        Drawn::Polygon {
            points,
            fill,
            stroke,
        } => {
            let mut corners = all(place, points);
            match stroke {
                Some(stroke) if stroke.dashed => {
                    corners.extend(corners.first().copied());
                    draw_path(painter, place, &corners, *stroke);
                }
                _ => {
                    painter.add(Shape::Path(egui::epaint::PathShape {
                        points: corners,
                        closed: true,
                        fill: inside(fill),
                        stroke: outline(stroke).into(),
                    }));
                }
            }
        }
        Drawn::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => {
            let centre = place.at(centre.x, centre.y);
            let radius = radius * place.scale;
            match stroke {
                Some(stroke) if stroke.dashed => {
                    painter.circle_filled(centre, radius, inside(fill));
                    draw_path(painter, place, &rim(centre, radius), *stroke);
                }
                _ => {
                    painter.circle(centre, radius, inside(fill), outline(stroke));
                }
            }
        }
    }
}

fn draw_picture(painter: &Painter, place: Placed<'_>, placed: &PlacedPicture) {
    let PlacedPicture {
        x,
        y,
        width,
        height,
        picture,
    } = placed;
    let rect = place.between([*x, *y, x + width, y + height]);
    let texture = texture(painter.ctx(), picture);
    let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
    painter.image(texture.id(), rect, whole, Color32::WHITE);
}

/// A picture as the graphics card has it: of the logo, which is the only one, and stays the same
/// for as long as nobody chooses another.
pub(crate) fn texture(ctx: &egui::Context, picture: &Picture) -> TextureHandle {
    type Kept = Option<(Picture, TextureHandle)>;
    let id = Id::unique("logo");
    let kept: Kept = ctx.data(|data| data.get_temp(id)).flatten();
    if let Some((of, texture)) = kept
        && of == *picture
    {
        return texture;
    }
    let dots = |count| usize::try_from(count).unwrap_or_default();
    let size = [dots(picture.width()), dots(picture.height())];
    let image = egui::ColorImage::from_rgb(size, picture.dots());
    let smooth = egui::TextureOptions {
        mipmap_mode: Some(egui::TextureFilter::Linear),
        ..egui::TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("logo", image, smooth);
    let kept: Kept = Some((picture.clone(), texture.clone()));
    ctx.data_mut(|data| data.insert_temp(id, kept));
    texture
}

fn all(place: Placed<'_>, points: &[Point]) -> Vec<Pos2> {
    let points = points.iter();
    points.map(|point| place.at(point.x, point.y)).collect()
}

fn draw_path(painter: &Painter, place: Placed<'_>, path: &[Pos2], stroke: Stroke) {
    let line = place.line(stroke);
    if stroke.dashed {
        let (dash, gap) = (3.0 * place.scale, 2.2 * place.scale);
        painter.extend(Shape::dashed_line(path, line, dash, gap));
    } else {
        painter.line(path.to_vec(), line);
    }
}

/// A circle as a closed line of short pieces.
fn rim(centre: Pos2, radius: f32) -> Vec<Pos2> {
    let turn = std::f32::consts::TAU / 32.0;
    (0_u8..=32)
        .map(|step| centre + radius * Vec2::angled(f32::from(step) * turn))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Allowance;

    #[test]
    fn what_was_laid_out_before_is_free_and_the_rest_waits_for_the_next_frame() {
        let mut laid = 2;
        let mut allowance = Allowance(1);
        let taken: Vec<bool> = (0..5).map(|run| allowance.takes(run, &mut laid)).collect();
        assert_eq!(taken, [true, true, true, false, false]);
        assert_eq!(laid, 3);
    }
}
