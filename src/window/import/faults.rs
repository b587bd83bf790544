//! What of a table cannot be read, and what is left out of it, each with line and column.

use egui::{Label, ScrollArea, Ui};

use crate::format::{Diagnostic, Severity};
use crate::window::import::action::ImportAction;
use crate::window::import::state::{Importing, Preview};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{card, field, page};
use crate::words::Message;

/// Shows why nothing can be read.
pub(super) fn refused_ui(ui: &mut Ui, view: &mut Room<'_, '_>, faults: &[Diagnostic]) {
    list_ui(ui, view, "refused", &faults.iter().collect::<Vec<_>>());
}

/// Shows the faults that keep something out, and asks whether that is left out.
pub(super) fn faults_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let faults = preview.reading.faults.iter();
    let faults = faults.filter(|fault| fault.severity == Severity::Error);
    let faults: Vec<&Diagnostic> = faults.collect();
    if faults.is_empty() {
        return;
    }
    page::section_ui(ui, &view.text("importing-faults"));
    let count = facts!(count = preview.errors);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.with("importing-faults-text", &count));
    });
    list_ui(ui, view, "faults", &faults);
    if preview.reading.people.is_empty() {
        return;
    }
    let mut leaves = importing.leaves_out_faults;
    let text = view.with("importing-faults-leave", &count);
    if field::tick_ui(ui, &mut leaves, text).changed() {
        view.push(ImportAction::LeaveOutFaults(leaves));
    }
}

/// Shows what is left out, and what else is worth knowing.
pub(super) fn left_out_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    let reading = &preview.reading;
    page::section_ui(ui, &view.text("importing-left-out"));
    let rows = [
        (reading.previews, "import-previews"),
        (reading.unfinished, "import-unfinished"),
    ];
    let rows = rows.into_iter().filter(|(count, _)| *count > 0);
    let rows: Vec<String> = rows
        .map(|(count, key)| view.with(key, &facts!(count)))
        .collect();
    let warnings = reading.faults.iter().filter(|fault| is_warning(fault));
    let warnings: Vec<&Diagnostic> = warnings.collect();
    if rows.is_empty() && warnings.is_empty() {
        ui.label(view.muted(view.text("importing-left-out-none")));
    }
    for text in rows {
        ui.add(Label::new(text).wrap());
    }
    if !warnings.is_empty() {
        list_ui(ui, view, "warnings", &warnings);
    }
}

/// Whether something is worth knowing that no list above tells.
fn is_warning(fault: &Diagnostic) -> bool {
    let told = ["sheet-column-unknown", "sheet-question-unknown"];
    fault.severity == Severity::Warning && !told.contains(&fault.message.key)
}

/// How many faults are listed.
const SHOWN: usize = 200;

/// Around the contents of the card.
const MARGIN: f32 = 12.0;

/// The most room that a list takes before it scrolls.
const MOST: f32 = 260.0;

fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>, id: &str, faults: &[&Diagnostic]) {
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        ScrollArea::vertical()
            .id_salt(id)
            .max_height(MOST)
            .min_scrolled_height(MOST)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                for fault in faults.iter().take(SHOWN) {
                    fault_ui(ui, view, fault);
                }
                if let Some(more @ 1..) = faults.len().checked_sub(SHOWN) {
                    ui.label(view.muted(view.with("file-more-faults", &facts!(more))));
                }
            });
    });
}

fn fault_ui(ui: &mut Ui, view: &View<'_>, fault: &Diagnostic) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(place) = fault.place {
            let facts = facts!(line = place.line, column = place.column);
            ui.label(view.muted(view.with("window-fault-place", &facts)));
        }
        ui.add(Label::new(view.say(&fault.message)).wrap());
        if let Some(hint) = &fault.hint {
            ui.add(Label::new(view.muted(view.say(&hint_here(hint)))).wrap());
        }
    });
}

/// What to do about a fault here, where a command would need an option.
fn hint_here(hint: &Message) -> Message {
    let key = match hint.key {
        "sheet-map-hint" | "sheet-question-hint" => "importing-hint-map",
        "sheet-value-hint" => "importing-hint-value",
        "sheet-day-hint" => "importing-hint-day",
        "sheet-day-no-hint" => "importing-hint-day-no",
        _ => return hint.clone(),
    };
    Message {
        key,
        ..hint.clone()
    }
}
