//! Parts of a page that stay where they are on the screen while somebody is at them.

use egui::style::ScrollAnimation;
use egui::{Id, Rect, Ui, Vec2};

/// Shows a part of a page. When what stands above it grows or shrinks while something in it has the
/// focus, the page scrolls by as much.
pub(crate) fn still_ui(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top() - ui.min_rect().top();
    let shown = ui.scope(contents).response.rect;
    let id = Id::unique(("still", name));
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<f32>(id);
        data.insert_temp(id, top);
        before
    });
    let moved = before.map_or(0.0, |before| top - before);
    if moved.abs() > 0.5 && has_focus_within(ui, shown.expand(moved.abs())) {
        let back = Vec2::new(0.0, -moved);
        ui.scroll_with_delta_animation(back, ScrollAnimation::none());
        ui.ctx()
            .request_discard("what stands above has another height");
    }
}

/// Whether what has the focus lies within a part of the page.
pub(crate) fn has_focus_within(ui: &Ui, rect: Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    response.is_some_and(|it| it.layer_id == ui.layer_id() && rect.contains_rect(it.rect))
}
