//! What is wrong with a file, or worth knowing about it: where, what, and what to do.

use egui::{Label, Ui};

use crate::format::{Diagnostic, Severity};
use crate::window::view::View;

/// Shows a fault with its place.
pub(crate) fn fault_ui(ui: &mut Ui, view: &View<'_>, fault: &Diagnostic) {
    let place = fault.place.map(|place| {
        view.with(
            "window-fault-place",
            &facts!(line = place.line, column = place.column),
        )
    });
    let place: Vec<String> = fault.part.clone().into_iter().chain(place).collect();
    let kind = match fault.severity {
        Severity::Error => view.text("window-fault-error"),
        Severity::Warning => view.text("window-fault-warning"),
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if !place.is_empty() {
            ui.label(view.muted(format!("{kind} · {}", place.join(", "))));
        }
        ui.add(Label::new(view.say(&fault.message)).wrap());
        if let Some(hint) = &fault.hint {
            ui.add(Label::new(view.muted(view.say(hint))).wrap());
        }
    });
}
