//! What every screen is laid out with: headings, landmarks, and a footer that stays in sight.

use egui::{Ui, UiBuilder};

use crate::window::theme;
use crate::window::view::View;

/// The height of what stays in sight below a screen.
pub(crate) const FOOTER: f32 = 48.0;

/// Shows a screen, and below it what stays in sight: for the Tab key, too, it comes last.
pub(crate) fn over_footer_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    screen_ui: fn(&mut Ui, &mut View<'_>),
    contents_ui: fn(&mut Ui, &mut View<'_>),
) {
    let whole = ui.max_rect();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - FOOTER);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(above));
        screen_ui(ui, view);
    });
    footer_ui(ui, view, below, contents_ui);
}

pub(crate) fn footer_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: egui::Rect,
    contents_ui: fn(&mut Ui, &mut View<'_>),
) {
    let line = egui::Stroke::new(1.0, view.palette.hairline);
    ui.painter().hline(place.x_range(), place.top(), line);
    let inside = egui::Rect::from_min_max(
        place.min + egui::vec2(20.0, 1.0),
        place.max - egui::vec2(20.0, 0.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        contents_ui(ui, view);
    });
}

/// Makes a part of the window one that a screen reader can jump to.
pub(crate) fn landmark(ui: &Ui, role: egui::accesskit::Role, name: Option<String>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        if let Some(name) = name {
            node.set_label(name);
        }
    });
}

/// The title of a section, which a screen reader can jump to.
pub(crate) fn heading_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let response = ui.label(theme::heading(text));
    name_heading(ui, &response, text);
    response
}

/// The title of a screen, which a screen reader can jump to.
pub(crate) fn title_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let response = ui.label(theme::title(text));
    name_heading(ui, &response, text);
    response
}

pub(crate) fn name_heading(ui: &Ui, response: &egui::Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(text);
        node.clear_value();
    });
}
