//! Texts that are folded until somebody opens them.

use egui::{
    CollapsingHeader, Pos2, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetText,
    pos2,
};

use crate::window::theme::{self, Palette, size};
use crate::window::widget::sign;

/// A heading that unfolds its contents.
pub(crate) fn fold_ui(ui: &mut Ui, id: &str, title: &str, contents: impl FnOnce(&mut Ui)) {
    named_fold_ui(ui, id, (title, title), contents);
}

/// The same, which opens where `opens` says so; gives its title.
pub(crate) fn led_fold_ui(
    ui: &mut Ui,
    id: &str,
    title: &str,
    opens: bool,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    shown_ui(ui, id, (title, title), opens, contents)
}

/// A heading that unfolds its contents, with a name that says more to those who do not see what stands
/// above it.
pub(crate) fn named_fold_ui(
    ui: &mut Ui,
    id: &str,
    titles: (&str, &str),
    contents: impl FnOnce(&mut Ui),
) {
    shown_ui(ui, id, titles, false, contents);
}

fn shown_ui(
    ui: &mut Ui,
    id: &str,
    (title, spoken): (&str, &str),
    opens: bool,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    // The toolkit's own header is as wide as its title, however narrow the page is.
    let room = ui.available_width() - ui.spacing().indent;
    let (font, later) = (theme::semibold(size::BODY), egui::Color32::PLACEHOLDER);
    let title_lines = ui.painter().layout(title.to_owned(), font, later, room);
    let shown = CollapsingHeader::new(WidgetText::Galley(title_lines))
        .id_salt(id)
        .open(opens.then_some(true))
        .show_unindented(ui, |ui| {
            ui.add_space(2.0);
            contents(ui);
            ui.add_space(4.0);
        });
    let is_open = shown.openness > 0.5;
    ui.ctx()
        .accesskit_node_builder(shown.header_response.id, |node| {
            node.set_expanded(is_open);
            if spoken != title {
                node.set_label(spoken);
            }
        });
    shown.header_response
}

/// A title that shows whether its contents are open.
pub(crate) fn title_ui(ui: &mut Ui, palette: &Palette, open: bool, title: &str) -> Response {
    let font = theme::semibold(size::BODY);
    let galley = ui
        .painter()
        .layout_no_wrap(title.to_owned(), font, palette.ink);
    let room = Vec2::new(galley.size().x + 24.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, title));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    let colour = if response.hovered() {
        palette.accent
    } else {
        palette.ink
    };
    let painter = ui.painter();
    let sign = pos2(rect.left() + 7.0, rect.center().y);
    triangle(painter, sign, open, colour);
    let at = pos2(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0);
    painter.galley_with_override_text_color(at, galley, colour);
    if response.has_focus() {
        sign::focus(painter, palette, rect.shrink(2.0));
    }
    response
}

/// Points right if folded, down if open.
fn triangle(painter: &egui::Painter, centre: Pos2, open: bool, colour: egui::Color32) {
    let corners = if open {
        [(-4.5, -3.0), (4.5, -3.0), (0.0, 4.0)]
    } else {
        [(-3.0, -4.5), (4.0, 0.0), (-3.0, 4.5)]
    };
    let points = corners.map(|(x, y)| centre + Vec2::new(x, y));
    painter.add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
}
