//! Small painted signs: the number of a level, the state of a practice, a flag.

use egui::{
    Align2, Color32, Context, Id, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};

use crate::model::{HalfLevels, Level, Rating, RatingKind, Response};
use crate::window::theme::{self, Palette};
use crate::words::Words;

/// A level's number on its colour.
pub(crate) fn level(
    painter: &Painter,
    palette: &Palette,
    rect: Rect,
    level: Level,
    count: u8,
    words: &Words,
) {
    rating(painter, palette, rect, level.into(), count, words);
}

fn rating(
    painter: &Painter,
    palette: &Palette,
    rect: Rect,
    rating: HalfLevels,
    count: u8,
    words: &Words,
) {
    let (text, level) = (words.rating(rating), rating.level());
    painter.rect(
        rect,
        5.0,
        palette.level(level, count),
        Stroke::new(1.0, palette.outline.gamma_multiply(0.5)),
        StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        &text,
        theme::semibold(if text.len() > 1 { 12.0 } else { 14.0 }),
        theme::on_level(level, count),
    );
}

/// A sheet with a folded corner, filled where the file is there.
pub(crate) fn file(painter: &Painter, rect: Rect, colour: Color32, is_there: bool) {
    let rect = Rect::from_center_size(rect.center(), Vec2::new(11.0, 14.0));
    let fold = 4.0;
    let [right, top] = [rect.right(), rect.top()];
    let sheet = vec![
        rect.left_top(),
        pos2(right - fold, top),
        pos2(right, top + fold),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    let fill = if is_there {
        colour
    } else {
        Color32::TRANSPARENT
    };
    painter.add(Shape::convex_polygon(sheet, fill, Stroke::new(1.2, colour)));
}

/// What was said about a practice, in a square.
pub(crate) fn state(
    painter: &Painter,
    palette: &Palette,
    rect: Rect,
    response: Option<&Response>,
    count: u8,
    words: &Words,
) {
    let rating = response.and_then(|response| response.rating.as_ref());
    said(painter, palette, rect, rating, count, words);
}

/// A rating, or none, in a square.
pub(crate) fn said(
    painter: &Painter,
    palette: &Palette,
    rect: Rect,
    said: Option<&Rating>,
    count: u8,
    words: &Words,
) {
    if let Some(at) = said.and_then(Rating::at) {
        rating(painter, palette, rect, at, count, words);
    } else {
        let sign = RatingKind::of(said).notation().sign;
        empty(painter, palette, rect, sign);
    }
}

fn empty(painter: &Painter, palette: &Palette, rect: Rect, text: &str) {
    painter.rect_stroke(
        rect,
        5.0,
        Stroke::new(1.0, palette.outline),
        StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        theme::semibold(14.0),
        palette.ink,
    );
}

/// A small flag on its pole.
pub(crate) fn flag(painter: &Painter, centre: Pos2, colour: Color32) {
    let pole = centre + Vec2::new(-4.0, 0.0);
    painter.line_segment(
        [pole + Vec2::new(0.0, -6.0), pole + Vec2::new(0.0, 6.0)],
        Stroke::new(1.5, colour),
    );
    let cloth = [
        pole + Vec2::new(0.5, -6.0),
        pole + Vec2::new(8.5, -3.0),
        pole + Vec2::new(0.5, 0.5),
    ];
    painter.add(Shape::convex_polygon(cloth.to_vec(), colour, Stroke::NONE));
}

/// An arrow that turns back: an answer was sent back.
pub(crate) fn back(painter: &Painter, centre: Pos2, colour: Color32) {
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let stroke = Stroke::new(1.5, colour);
    painter.line_segment([at(-5.0, -2.0), at(2.0, -2.0)], stroke);
    painter.line_segment([at(2.0, -2.0), at(5.0, 1.5)], stroke);
    painter.line_segment([at(5.0, 1.5), at(2.0, 5.0)], stroke);
    painter.line_segment([at(2.0, 5.0), at(-2.0, 5.0)], stroke);
    painter.line_segment([at(-5.0, -2.0), at(-1.5, -5.5)], stroke);
    painter.line_segment([at(-5.0, -2.0), at(-1.5, 1.5)], stroke);
}

/// Two lines that are crossed out: another rating counts than the one that was given.
pub(crate) fn unlike(painter: &Painter, centre: Pos2, colour: Color32) {
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let stroke = Stroke::new(1.5, colour);
    painter.line_segment([at(-5.0, -2.0), at(5.0, -2.0)], stroke);
    painter.line_segment([at(-5.0, 2.0), at(5.0, 2.0)], stroke);
    painter.line_segment([at(-3.0, 6.0), at(3.0, -6.0)], stroke);
}

/// A sheet of paper with nothing on it: something is still to be shown.
pub(crate) fn sheet(painter: &Painter, centre: Pos2, colour: Color32) {
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let outline = vec![
        at(-4.0, -6.0),
        at(1.5, -6.0),
        at(4.5, -3.0),
        at(4.5, 6.0),
        at(-4.0, 6.0),
    ];
    let stroke = Stroke::new(1.5, colour);
    painter.add(Shape::closed_line(outline, stroke));
    let fold = vec![at(1.5, -6.0), at(1.5, -3.0), at(4.5, -3.0)];
    painter.add(Shape::line(fold, stroke));
}

/// How much of something is done, as a bar.
pub(crate) fn bar(painter: &Painter, palette: &Palette, rect: Rect, share: f32) {
    let radius = rect.height() / 2.0;
    painter.rect_filled(rect, radius, palette.hairline);
    if share > 0.0 {
        let mut done = rect;
        done.set_width(rect.width() * share.min(1.0));
        painter.rect_filled(done, radius, palette.mark);
    }
}

/// A clock: something is late.
pub(crate) fn clock(painter: &Painter, centre: Pos2, colour: Color32) {
    let line = Stroke::new(1.5, colour);
    painter.circle_stroke(centre, 5.5, line);
    let hands = vec![centre + vec2(0.0, -3.5), centre, centre + vec2(2.5, 1.5)];
    painter.add(Shape::line(hands, line));
}

/// A check mark.
pub(crate) fn check(painter: &Painter, centre: Pos2, colour: Color32) {
    let points = [
        pos2(centre.x - 5.0, centre.y),
        pos2(centre.x - 1.5, centre.y + 4.0),
        pos2(centre.x + 5.5, centre.y - 4.5),
    ];
    painter.add(Shape::line(points.to_vec(), Stroke::new(2.0, colour)));
}

/// A cross that closes something.
pub(crate) fn cross(painter: &Painter, centre: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.8, colour);
    for across in [5.0, -5.0] {
        let arm = Vec2::new(across, 5.0);
        painter.line_segment([centre - arm, centre + arm], stroke);
    }
}

/// An arrow that turns back, or on.
pub(crate) fn turn(painter: &Painter, centre: Pos2, back: bool, colour: Color32) {
    let side = if back { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| pos2(centre.x + side * x, centre.y + y);
    let stroke = Stroke::new(1.8, colour);
    let bow = [at(6.5, -2.5), at(-2.0, -8.0), at(-8.5, 0.5), at(-4.5, 6.0)];
    painter.add(egui::epaint::CubicBezierShape::from_points_stroke(
        bow,
        false,
        Color32::TRANSPARENT,
        stroke,
    ));
    let head = [at(2.5, -2.0), at(6.8, -2.3), at(6.5, -6.8)];
    painter.add(Shape::line(head.to_vec(), stroke));
}

/// The ground of a row in a list: chosen, under the pointer, with the focus.
pub(crate) fn row(painter: &Painter, palette: &Palette, response: &egui::Response, chosen: bool) {
    let (rect, radius) = (response.rect, f32::from(theme::RADIUS));
    if chosen {
        painter.rect_filled(rect, radius, palette.accent_soft);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, palette.hairline);
    }
    if response.has_focus() {
        focus(painter, palette, rect.shrink(2.0));
    }
}

/// The outline of something that is only partly so.
pub(crate) fn dashed_outline(painter: &Painter, rect: Rect, line: Stroke, dash: f32, gap: f32) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, line, dash, gap));
}

/// The ring around what has the focus, for what is painted by hand.
pub(crate) fn focus(painter: &Painter, palette: &Palette, rect: Rect) {
    has_own_focus(painter.ctx());
    ring(painter, palette, rect);
}

/// Notes that what has the focus shows it by itself in this pass.
pub(crate) fn has_own_focus(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(ringed_id(), pass));
}

fn ring(painter: &Painter, palette: &Palette, rect: Rect) {
    painter.rect_stroke(
        rect.expand(2.0),
        f32::from(theme::RADIUS) + 2.0,
        Stroke::new(2.0, palette.focus),
        StrokeKind::Outside,
    );
}

/// Where the toolkit keeps the pass that drew a ring last.
fn ringed_id() -> Id {
    Id::unique("ringed")
}

/// Draws the ring around what has the focus and has none yet: buttons, links, folds. It stands a little
/// off, so that it is seen around a dark button, too. Fields have an outline of their own.
pub(crate) fn focus_of_the_rest(ctx: &Context, palette: &Palette) {
    let pass = ctx.cumulative_pass_nr();
    let is_ringed = ctx.data(|data| data.get_temp::<u64>(ringed_id())) == Some(pass);
    let Some(focused) = ctx.memory(egui::Memory::focused) else {
        return;
    };
    if is_ringed || ctx.text_edit_focused() {
        return;
    }
    let Some(response) = ctx.read_response(focused) else {
        return;
    };
    let seen = response.interact_rect;
    if seen.is_positive() {
        let painter = ctx.layer_painter(response.layer_id);
        ring(
            &painter.with_clip_rect(seen.expand(5.0)),
            palette,
            response.rect,
        );
    }
}
