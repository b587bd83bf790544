//! A rating as a row of stops, whole levels and halves, that is moved by pointer and keys.

use egui::{
    EventFilter, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit,
};

use crate::model::{HalfLevels, Numbering, Scale};
use crate::window::keying::keys::DIGITS;
use crate::window::theme::{self, Palette};
use crate::window::view::View;
use crate::window::widget::sign;

/// The height of the row.
const HEIGHT: f32 = 30.0;

/// The size of a stop of a whole level.
const STOP: f32 = 22.0;

/// A rating that is moved.
pub(crate) struct RatingScale<'a> {
    pub(crate) levels: u8,
    pub(crate) numbering: Numbering,
    /// The levels that can be chosen.
    pub(crate) scale: Scale,
    /// What was said; `None` where there is no rating.
    pub(crate) present: Option<HalfLevels>,
    /// What is shown: the present rating, or another one.
    pub(crate) shown: Option<HalfLevels>,
    /// What a screen reader says.
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    /// Whether it is to have the focus now.
    pub(crate) takes_focus: bool,
}

/// What was done with a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    To(HalfLevels),
    /// Back to what was said.
    Back,
}

/// Shows a scale at a width; gives where it was moved.
pub(crate) fn scale_ui(
    ui: &mut Ui,
    view: &View<'_>,
    scale: &RatingScale<'_>,
    width: f32,
) -> Option<Moved> {
    let size = Vec2::new(width, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let row = Stops {
        rect: rect.shrink2(Vec2::new(STOP / 2.0 + 2.0, 0.0)),
        levels: scale.levels,
        scale: scale.scale,
    };
    announce(ui, scale, &response);
    if scale.takes_focus {
        response.request_focus();
    }
    if ui.is_rect_visible(rect) {
        draw(ui, view, scale, &row, &response);
    }
    let moved = pointed(&row, &response).or_else(|| keyed(ui, scale, &response));
    moved.filter(|moved| match moved {
        Moved::To(rating) => scale.shown != Some(*rating),
        Moved::Back => scale.shown != scale.present,
    })
}

struct Stops {
    rect: Rect,
    levels: u8,
    scale: Scale,
}

impl Stops {
    fn at(&self, rating: HalfLevels) -> Pos2 {
        let steps = f32::from(self.levels.saturating_sub(1).max(1) * 2);
        let share = f32::from(rating.count().saturating_sub(2)) / steps;
        Pos2::new(
            self.rect.left() + share * self.rect.width(),
            self.rect.center().y,
        )
    }

    fn nearest(&self, x: f32) -> Option<HalfLevels> {
        let away = |rating: &HalfLevels| (self.at(*rating).x - x).abs();
        self.stops()
            .min_by(|first, second| away(first).total_cmp(&away(second)))
    }

    fn stops(&self) -> impl Iterator<Item = HalfLevels> + use<> {
        self.scale.ratings()
    }
}

fn pointed(row: &Stops, response: &Response) -> Option<Moved> {
    if !(response.clicked() || response.dragged()) {
        return None;
    }
    response.request_focus();
    let at = response.interact_pointer_pos()?;
    row.nearest(at.x).map(Moved::To)
}

/// Arrow keys move by half a level, Home and End to the ends, digits to a level, Backspace back.
fn keyed(ui: &Ui, scale: &RatingScale<'_>, response: &Response) -> Option<Moved> {
    let asked =
        |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) > 0;
    let mut up = asked(accesskit::Action::Increment);
    let mut down = asked(accesskit::Action::Decrement);
    let mut moved = None;
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        up |= pressed(Key::ArrowRight);
        down |= pressed(Key::ArrowLeft);
        for (key, number) in DIGITS {
            let stop = scale.numbering.level(number);
            let stop = stop.filter(|level| scale.scale.has(*level));
            if let Some(level) = stop.filter(|_| pressed(key)) {
                moved = Some(Moved::To(level.into()));
            }
        }
        if pressed(Key::Home) {
            moved = Some(Moved::To(scale.scale.lowest().into()));
        }
        if pressed(Key::End) {
            moved = Some(Moved::To(scale.scale.highest().into()));
        }
        if pressed(Key::Backspace) || pressed(Key::Delete) {
            moved = Some(Moved::Back);
        }
    }
    let mut stops = scale.scale.ratings();
    let to = match (up, down, scale.shown) {
        (true, false, Some(from)) => stops.find(|stop| *stop > from),
        (false, true, Some(from)) => stops.take_while(|stop| *stop < from).last(),
        (true, false, None) | (false, true, None) => stops.next(),
        _ => return moved,
    };
    to.map(Moved::To).or(moved)
}

fn announce(ui: &Ui, scale: &RatingScale<'_>, response: &Response) {
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, scale.name));
    let number = |rating| scale.numbering.rating(rating);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(scale.value);
        node.set_min_numeric_value(number(scale.scale.lowest().into()));
        node.set_max_numeric_value(number(scale.scale.highest().into()));
        node.set_numeric_value_step(0.5);
        if let Some(shown) = scale.shown {
            node.set_numeric_value(number(shown));
        }
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
}

fn draw(ui: &Ui, view: &View<'_>, scale: &RatingScale<'_>, row: &Stops, response: &Response) {
    let palette = view.palette;
    let painter = ui.painter();
    let middle = row.rect.center().y;
    painter.hline(
        row.rect.x_range(),
        middle,
        Stroke::new(1.5, palette.outline),
    );
    let hovered = response
        .hover_pos()
        .and_then(|at| row.nearest(at.x))
        .filter(|_| response.hovered());
    for stop in row.stops() {
        let at = row.at(stop);
        let is_shown = scale.shown == Some(stop);
        if stop.is_half() && !is_shown {
            let high = if hovered == Some(stop) { 7.0 } else { 4.0 };
            let tick = [at - Vec2::new(0.0, high), at + Vec2::new(0.0, high)];
            painter.line_segment(tick, Stroke::new(1.5, palette.outline));
        } else if is_shown {
            shown(ui, view, scale, stop, at);
        } else {
            let rect = Rect::from_center_size(at, Vec2::splat(STOP - 4.0));
            let line = if hovered == Some(stop) {
                Stroke::new(1.5, palette.accent)
            } else {
                Stroke::new(1.0, palette.outline)
            };
            painter.rect(rect, 4.0, palette.surface, line, StrokeKind::Inside);
            let text = view.words.rating(stop);
            let font = theme::regular(theme::size::SMALL);
            let centre = egui::Align2::CENTER_CENTER;
            painter.text(at, centre, text, font, palette.muted);
        }
    }
    if let Some(present) = scale.present.filter(|_| scale.present != scale.shown) {
        ghost(ui, palette, row.at(present));
    }
    if response.has_focus() {
        sign::focus(painter, palette, response.rect.shrink(2.0));
    }
}

/// The stop that is shown: on the colour of its level, with a ring where it is imagined.
fn shown(ui: &Ui, view: &View<'_>, scale: &RatingScale<'_>, stop: HalfLevels, at: Pos2) {
    let width = if stop.is_half() { STOP + 6.0 } else { STOP };
    let rect = Rect::from_center_size(at, Vec2::new(width, STOP));
    let level = stop.level();
    let palette = view.palette;
    let line = if scale.shown == scale.present {
        Stroke::new(1.0, palette.ink)
    } else {
        Stroke::new(2.5, palette.accent)
    };
    let painter = ui.painter();
    let fill = palette.level(level, scale.levels);
    painter.rect(rect, 5.0, fill, line, StrokeKind::Outside);
    painter.text(
        at,
        egui::Align2::CENTER_CENTER,
        view.words.rating(stop),
        theme::semibold(theme::size::SMALL),
        theme::on_level(level, scale.levels),
    );
}

/// Where the rating really is.
fn ghost(ui: &Ui, palette: &Palette, at: Pos2) {
    let rect = Rect::from_center_size(at, Vec2::splat(STOP + 2.0));
    let line = Stroke::new(1.5, palette.ink);
    sign::dashed_outline(ui.painter(), rect, line, 3.0, 2.5);
}
