//! Cards: a ground that holds together what belongs together.

use egui::{Frame, Margin, Stroke, Ui};

use crate::window::theme::{Palette, RADIUS, space};

/// The ground of a card.
pub(crate) fn frame(palette: &Palette, margin: impl Into<Margin>) -> Frame {
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(margin)
}

/// A card over the whole width.
pub(crate) fn card_ui<R>(ui: &mut Ui, palette: &Palette, contents: impl FnOnce(&mut Ui) -> R) -> R {
    card_with_margin_ui(ui, palette, space::L, contents)
}

/// A card over the whole width, with its own margin.
pub(crate) fn card_with_margin_ui<R>(
    ui: &mut Ui,
    palette: &Palette,
    margin: impl Into<Margin>,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let card = frame(palette, margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    });
    card.inner
}
