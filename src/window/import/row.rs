//! A row of the lists of an import: what stands in the table, and a menu of what it is.

use egui::{Align, Label, Layout, Response, RichText, Ui, vec2};

use crate::window::theme::{self, space};
use crate::window::view::Room;

/// The width of the menus.
const MENU: f32 = 240.0;

/// The least width for a menu to stand beside its text.
const LEAST_ABREAST: f32 = 440.0;

/// Shows a text with a line that explains it, and a menu beside it, or below where there is little room.
pub(super) fn row_ui<R>(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    text: &str,
    note: Option<RichText>,
    menu_ui: impl FnOnce(&mut Ui, &mut Room<'_, '_>) -> R,
) -> R {
    let room = ui.available_width();
    let is_abreast = room >= LEAST_ABREAST;
    let texts_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add(Label::new(theme::strong(text)).wrap());
        if let Some(note) = note {
            ui.add(Label::new(note).truncate());
        }
    };
    if !is_abreast {
        let below = ui.vertical(|ui| {
            texts_ui(ui);
            ui.set_max_width(MENU.min(room));
            menu_ui(ui, view)
        });
        return below.inner;
    }
    let row = ui.horizontal(|ui| {
        let left = (room - MENU - space::M).min(theme::space::MEASURE - MENU);
        ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            texts_ui(ui);
        });
        ui.scope(|ui| {
            ui.set_max_width(MENU);
            menu_ui(ui, view)
        })
        .inner
    });
    row.inner
}

/// Tells a screen reader what a menu is about, what is chosen, and whether it is open.
pub(super) fn name_menu(ui: &Ui, menu: &Response, (name, chosen): (String, String), is_open: bool) {
    ui.ctx().accesskit_node_builder(menu.id, |node| {
        node.set_label(name);
        node.set_value(chosen);
        node.set_expanded(is_open);
    });
}
