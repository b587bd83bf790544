//! A choice in a table of choices: two lines, what it asks and in how many parts.

use egui::{
    Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};

use crate::window::theme::{self, Palette, RADIUS, size};
use crate::window::widget::sign;

/// The height of a cell.
pub(crate) const HEIGHT: f32 = 46.0;

/// A choice in a table.
pub(crate) struct ChoiceCell<'a> {
    /// The line that is read first.
    pub(crate) text: &'a str,
    /// The line below it; may be empty.
    pub(crate) note: &'a str,
    pub(crate) chosen: bool,
    /// Whether the present state is at or above it.
    pub(crate) reached: bool,
    /// What a screen reader says.
    pub(crate) spoken: &'a str,
}

/// Shows a choice at a width.
pub(crate) fn cell_ui(
    ui: &mut Ui,
    palette: &Palette,
    cell: &ChoiceCell<'_>,
    width: f32,
) -> Response {
    let sense = if ui.is_enabled() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), sense);
    if ui.is_enabled() {
        response = response.on_hover_cursor(CursorIcon::PointingHand);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), cell.chosen, cell.spoken)
    });
    let (fill, stroke) = if cell.chosen {
        (palette.accent_soft, Stroke::new(2.0, palette.accent))
    } else if response.hovered() && ui.is_enabled() {
        (palette.quiet, Stroke::new(1.0, palette.hairline))
    } else if cell.reached {
        (palette.shade, Stroke::new(1.0, palette.hairline))
    } else {
        (palette.surface, Stroke::new(1.0, palette.outline))
    };
    let painter = ui.painter();
    painter.rect(rect, f32::from(RADIUS), fill, stroke, StrokeKind::Inside);
    lines(ui, palette, cell, rect);
    if response.has_focus() {
        sign::focus(painter, palette, rect.shrink(2.0));
    }
    response
}

fn lines(ui: &Ui, palette: &Palette, cell: &ChoiceCell<'_>, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.shrink(2.0));
    let left = rect.left() + 10.0;
    let ink = if cell.reached {
        palette.muted
    } else {
        palette.ink
    };
    let font = theme::emphasised(cell.chosen, size::BODY);
    let middle = if cell.note.is_empty() {
        rect.center().y
    } else {
        rect.top() + 15.0
    };
    let first = pos2(left, middle);
    painter.text(first, Align2::LEFT_CENTER, cell.text, font, ink);
    let second = pos2(left, rect.top() + 33.0);
    let font = theme::regular(size::SMALL);
    painter.text(second, Align2::LEFT_CENTER, cell.note, font, palette.muted);
    if cell.chosen {
        let centre = pos2(rect.right() - 14.0, rect.top() + 14.0);
        sign::check(&painter, centre, palette.accent);
    }
}
