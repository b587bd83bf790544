//! The parts of every screen: headings, landmarks, groups, and a footer that stays in sight.

use egui::accesskit::{Live, Role};
use egui::{Rect, Response, Stroke, Ui, UiBuilder, vec2};

use crate::window::theme::{self, Palette};

/// The height of the footer.
pub(crate) const FOOTER: f32 = 48.0;

/// Shows a screen, and below it a footer that stays in sight. The Tab key reaches the footer last.
pub(crate) fn over_footer_ui<V>(
    ui: &mut Ui,
    palette: &Palette,
    view: &mut V,
    screen_ui: impl FnOnce(&mut Ui, &mut V),
    contents_ui: impl FnOnce(&mut Ui, &mut V),
) {
    let whole = ui.max_rect();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - FOOTER);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(above));
        screen_ui(ui, view);
    });
    footer_ui(ui, palette, below, |ui| contents_ui(ui, view));
}

pub(crate) fn footer_ui(
    ui: &mut Ui,
    palette: &Palette,
    place: Rect,
    contents_ui: impl FnOnce(&mut Ui),
) {
    let line = Stroke::new(1.0, palette.hairline);
    ui.painter().hline(place.x_range(), place.top(), line);
    let inside = Rect::from_min_max(place.min + vec2(20.0, 1.0), place.max - vec2(20.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), contents_ui);
}

/// Controls that belong together, with a name that a screen reader says.
pub(crate) fn group_ui(ui: &mut Ui, role: Role, name: &str, contents_ui: impl FnOnce(&mut Ui)) {
    let group = UiBuilder::new()
        .accessibility_role(role)
        .accessibility_label(name);
    ui.scope_builder(group, contents_ui);
}

/// Has a screen reader say a text whenever it changes.
pub(crate) fn announce_changes(response: &Response) {
    let ctx = &response.ctx;
    ctx.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// Hides a text from screen readers, which hear it elsewhere.
pub(crate) fn hide_from_screen_reader(response: &Response) {
    let ctx = &response.ctx;
    ctx.accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
}

/// Makes a part of the window a landmark, which a screen reader can jump to.
pub(crate) fn landmark(ui: &Ui, role: Role, name: Option<String>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        if let Some(name) = name {
            node.set_label(name);
        }
    });
}

/// Names the edge by which a panel is made wider or narrower; the toolkit's own name is English.
pub(crate) fn name_edge(ui: &Ui, panel: &'static str, name: String) {
    let edge = ui.scope_id().with_salt(egui::IdSalt::new(panel));
    ui.ctx()
        .accesskit_node_builder(edge.with("__resize"), |node| {
            node.set_label(name);
        });
}

/// The title of a section, which a screen reader can jump to.
pub(crate) fn heading_ui(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(theme::heading(text));
    name_heading(ui, &response, text);
    response
}

/// The title of a screen, which a screen reader can jump to.
pub(crate) fn title_ui(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(theme::title(text));
    name_heading(ui, &response, text);
    response
}

pub(crate) fn name_heading(ui: &Ui, response: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
    });
}
