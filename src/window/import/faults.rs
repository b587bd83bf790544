//! What of a table cannot be read, and what is left out of it, each with line and column.

use egui::{Label, ScrollArea, Ui};

use crate::format::{Diagnostic, Severity, import};
use crate::window::import::action::ImportAction;
use crate::window::import::people;
use crate::window::import::rolling::Rolling;
use crate::window::import::state::{Importing, Preview};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::fault::fault_ui;
use crate::window::widget::{card, deciding, field, page};

/// Shows why nothing can be read.
pub(super) fn refused_ui(ui: &mut Ui, view: &mut Room<'_, '_>, faults: &[Diagnostic]) {
    list_ui(
        ui,
        view,
        "importing-faults",
        &faults.iter().collect::<Vec<_>>(),
    );
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
    list_ui(ui, view, "importing-faults", &faults);
    if preview.reading.people.is_empty() {
        return;
    }
    let mut leaves = importing.leaves_out_faults;
    let text = view.with("importing-faults-leave", &count);
    let tick = field::tick_ui(ui, &mut leaves, text);
    if !importing.leaves_out_faults {
        deciding::decide(view, &tick);
    }
    if tick.changed() {
        view.push(ImportAction::LeaveOutFaults(leaves));
    }
}

/// Shows what is left out, and what else is worth knowing.
pub(super) fn left_out_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let reading = &preview.reading;
    page::section_ui(ui, &view.text("importing-left-out"));
    let rows = [
        (&reading.previews, "import-previews"),
        (&reading.unfinished, "import-unfinished"),
    ];
    let rows = rows.into_iter().filter(|(rows, _)| !rows.is_empty());
    let mut rows: Vec<String> = rows
        .map(|(rows, key)| {
            let facts = facts!(count = rows.len(), lines = import::listed(rows));
            view.with(key, &facts)
        })
        .collect();
    if importing.leaves_out_faults && preview.errors > 0 {
        let facts = facts!(count = preview.errors);
        rows.push(view.with("importing-left-out-faults", &facts));
    }
    let warnings = reading.faults.iter().filter(|fault| is_warning(fault));
    let warnings: Vec<&Diagnostic> = warnings.collect();
    if rows.is_empty() && warnings.is_empty() {
        ui.label(view.muted(view.text("importing-left-out-none")));
    }
    for text in rows {
        ui.add(Label::new(text).wrap());
    }
    if !warnings.is_empty() {
        list_ui(ui, view, "importing-left-out", &warnings);
    }
}

/// Whether something is worth knowing that no list above tells.
fn is_warning(fault: &Diagnostic) -> bool {
    let told = ["sheet-column-unknown", "sheet-question-unknown"];
    let mut told = told.iter().chain(&people::ABOUT_PEOPLE);
    fault.severity == Severity::Warning && !told.any(|key| *key == fault.message.key)
}

/// How many faults are listed.
const SHOWN: usize = 200;

/// Around the contents of the card.
const MARGIN: f32 = 12.0;

/// The most room that a list takes before it scrolls.
const MOST: f32 = 260.0;

/// A list of faults; the key names it.
fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>, key: &str, faults: &[&Diagnostic]) {
    let rolling = Rolling::new(ui, key);
    let shown = card::frame(view.palette, MARGIN).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical()
            .id_salt(key)
            .max_height(MOST)
            .min_scrolled_height(MOST)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                rolling.roll(ui);
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                for fault in faults.iter().take(SHOWN) {
                    fault_ui(ui, view, &here(fault));
                }
                if let Some(more @ 1..) = faults.len().checked_sub(SHOWN) {
                    ui.label(view.muted(view.with("file-more-faults", &facts!(more))));
                }
            });
    });
    rolling.stop(ui, shown.response.rect, &view.text(key));
}

/// A fault in the words of the window, where those of the command name its options and codes.
fn here(fault: &Diagnostic) -> Diagnostic {
    let mut here = fault.clone();
    let ways = here.hint.iter_mut();
    for message in std::iter::once(&mut here.message).chain(ways) {
        message.key = match message.key {
            "sheet-rating" => "importing-fault-rating",
            "sheet-map-hint" | "sheet-question-hint" => "importing-hint-map",
            "sheet-value-hint" | "sheet-rating-hint" => "importing-hint-value",
            "sheet-day-hint" => "importing-hint-day",
            "sheet-day-no-hint" => "importing-hint-day-no",
            key => key,
        };
    }
    here
}
