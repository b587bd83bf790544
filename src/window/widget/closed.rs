//! Controls that change the document, while it is closed for changes.

use egui::Ui;

/// How strong such controls are then: what they say is still to be read.
const STRENGTH: f32 = 0.8;

/// Shows controls that change the document: disabled while it is closed for changes. What only leads
/// elsewhere, or unfolds, stands outside.
pub(crate) fn changing_ui<R>(
    ui: &mut Ui,
    is_closed: bool,
    contents_ui: impl FnOnce(&mut Ui) -> R,
) -> R {
    let shown = ui.scope(|ui| {
        disable(ui, is_closed);
        contents_ui(ui)
    });
    shown.inner
}

/// Disables what follows in this part of the screen while the document is closed for changes.
pub(crate) fn disable(ui: &mut Ui, is_closed: bool) {
    // What is disabled already is not to get fainter still.
    if is_closed && ui.is_enabled() {
        ui.visuals_mut().disabled_alpha = STRENGTH;
        ui.disable();
    }
}
