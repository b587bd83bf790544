//! Texts that are folded away until they are wanted.

use egui::{CollapsingHeader, Ui};

use crate::gui::theme;

/// A heading that unfolds what stands under it.
pub(crate) fn fold_ui(ui: &mut Ui, id: &str, title: &str, contents: impl FnOnce(&mut Ui)) {
    CollapsingHeader::new(theme::strong(title))
        .id_salt(id)
        .show_unindented(ui, |ui| {
            ui.add_space(2.0);
            contents(ui);
            ui.add_space(4.0);
        });
}
