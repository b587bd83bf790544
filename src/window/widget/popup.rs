//! Lists that open below a button: whoever opened one by key is led into it, and Tab leaves it as Escape does. The
//! focus then goes back to the button.

use egui::{FocusDirection, Key, Modifiers, Ui};

/// Leads into a list where it has just opened and `is_asked` for by key, and closes it by the Tab key. Stands before
/// its items.
pub(crate) fn enter(ui: &Ui, is_asked: bool) {
    lead_in(ui, is_asked);
    for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
        if ui.input_mut(|input| input.consume_key(modifiers, Key::Tab)) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            ui.close();
        }
    }
}

/// The same for what holds more than a list, which the Tab key walks through.
pub(crate) fn lead_in(ui: &Ui, is_asked: bool) {
    if ui.is_sizing_pass() || !ui.is_visible() {
        return;
    }
    let popup = ui.layer_id().id;
    let pass = ui.ctx().cumulative_pass_nr();
    let before = ui.data_mut(|data| {
        let shown = data.get_temp_mut_or(popup.with("shown in"), 0);
        std::mem::replace(shown, pass)
    });
    if !is_asked || before + 1 >= pass {
        return;
    }
    // From a place before the first item, the Tab key leads to it.
    let door = popup.with("door");
    ui.memory_mut(|memory| {
        memory.request_focus(door);
        memory.move_focus(FocusDirection::Next);
        memory.interested_in_focus(door, ui.layer_id());
    });
}
