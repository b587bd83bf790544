//! The rail on the left: the screens in the order of the work.

use egui::{
    Align2, Pos2, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::window::command::Command;
use crate::window::frame::bar;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::View;
use crate::window::widget::{icon, page, sign};

/// Shows the rail.
pub(crate) fn rail_ui(ui: &mut Ui, view: &mut View<'_>) {
    ScrollArea::vertical().id_salt("rail").show(ui, |ui| {
        stations_ui(ui, view);
        page::follow_focus(ui);
    });
}

/// How wide the longest name of a screen is, with the room beside it.
pub(crate) fn width(ui: &Ui, view: &View<'_>) -> f32 {
    let (size, indent) = type_of(ui);
    let name = |route| {
        let text = view.text(Command::Go(route).label());
        let font = theme::semibold(size);
        let name = ui.painter().layout_no_wrap(text, font, view.palette.ink);
        name.size().x + icon::SIZE + 3.0 * indent
    };
    Route::stations().map(name).fold(0.0, f32::max)
}

/// The size of the names, and the room before them.
fn type_of(ui: &Ui) -> (f32, f32) {
    if theme::is_narrow(ui.ctx()) {
        (theme::size::SMALL, 7.0)
    } else {
        (theme::size::BODY, 12.0)
    }
}

fn stations_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let count: u8 = Route::stations().map(|_| 1).sum();
    let share = ui.ctx().content_rect().height() - bar::height(ui.ctx()) - 3.0 * space::L;
    let height = (share / f32::from(count.max(1)) - space::XS).clamp(30.0, 38.0);
    let is_sheet = view.session().is_some_and(Session::is_sheet);
    for route in Route::stations().filter(|route| !is_sheet || route.is_of_sheet()) {
        let command = Command::Go(route);
        let enabled = command.refusal(view.state).is_none();
        let tooltip = view.tooltip(ui.ctx(), command);
        let response = ui
            .add_enabled_ui(enabled, |ui| station_ui(ui, view, route, height))
            .inner
            .on_hover_text(&tooltip)
            .on_disabled_hover_text(tooltip);
        if response.clicked() {
            view.push(command.action());
        }
    }
}

fn station_ui(ui: &mut Ui, view: &View<'_>, route: Route, height: f32) -> Response {
    let palette = view.palette;
    let text = view.text(Command::Go(route).label());
    let here = view.state.route.station() == Some(route);
    let station = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(station, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), here, &text));
    let painter = ui.painter();
    let radius = f32::from(RADIUS);
    if here {
        painter.rect(
            rect,
            radius,
            palette.surface,
            Stroke::new(1.0, palette.hairline),
            StrokeKind::Inside,
        );
        let mark = egui::Rect::from_min_size(
            rect.min + Vec2::new(0.0, 8.0),
            Vec2::new(3.0, rect.height() - 16.0),
        );
        painter.rect_filled(mark, 1.5, palette.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, palette.hairline);
    }
    if response.has_focus() {
        sign::focus(painter, palette, rect.shrink(2.0));
    }
    let colour = if ui.is_enabled() {
        palette.ink
    } else {
        palette.muted.gamma_multiply(0.75)
    };
    let (size, indent) = type_of(ui);
    let font = if here {
        theme::semibold(size)
    } else {
        theme::regular(size)
    };
    let middle = Pos2::new(rect.left() + indent + icon::SIZE / 2.0, rect.center().y);
    icon::of_route(painter, middle, route, colour);
    painter.text(
        Pos2::new(middle.x + icon::SIZE / 2.0 + indent, middle.y),
        Align2::LEFT_CENTER,
        text,
        font,
        colour,
    );
    response
}
