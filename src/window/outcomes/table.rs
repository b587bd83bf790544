//! A table of outcomes that is being taken in: what it would bring, what is wrong with it, and what must be decided.

use egui::Ui;

use crate::format::import::read_outcomes;
use crate::format::{Diagnostic, Severity};
use crate::report::wording;
use crate::window::document::picking::file_name;
use crate::window::outcomes::action::OutcomesAction;
use crate::window::outcomes::state::OutcomesTable;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, card, fault, page};

/// What can be read in two ways.
const TWO_WAYS: [&str; 2] = ["outcomes-day-two-ways", "outcomes-number-two-ways"];

/// How many faults are listed.
const SHOWN: usize = 12;

/// Shows the table that is being taken in.
pub(super) fn table_ui(ui: &mut Ui, view: &mut Room<'_, '_>, table: &OutcomesTable) {
    let name = file_name(&table.path);
    page::section_ui(ui, &view.with("outcomes-table", &facts!(name)));
    let revision = view.session.revision;
    let read = table.read.as_ref().filter(|(of, _)| *of == revision);
    let Some((_, read)) = read else {
        let assessment = &view.session.assessment;
        let read = read_outcomes(&table.bytes, assessment, table.choices, view.words);
        view.push(OutcomesAction::Read(revision, Box::new(read)));
        return;
    };
    card::card_ui(ui, view.palette, |ui| {
        theme::measure(ui);
        let (faults, can) = match read {
            Err(faults) => (faults.as_slice(), false),
            Ok(found) => {
                let (new, unchanged) = (found.new, found.unchanged);
                let (added, replaced) = (found.added.len(), found.replaced.len());
                let facts = facts!(new, unchanged, added, replaced);
                ui.label(view.with("outcomes-brought", &facts));
                for (id, day, old, new) in &found.replaced {
                    let Some(measure) = found.outcomes.get(id) else {
                        continue;
                    };
                    let [old, new] =
                        [old, new].map(|it| wording::measured(view.words, measure, *it));
                    let (name, date) = (measure.name.clone(), view.words.date(*day));
                    let facts = facts!(name, date, old, new);
                    ui.label(view.with("outcomes-replaced", &facts));
                }
                (found.faults.as_slice(), !found.has_errors())
            }
        };
        for found in faults.iter().take(SHOWN) {
            let mut found = found.clone();
            if TWO_WAYS.contains(&found.message.key) {
                // It is decided by the buttons below, and not by an option of a command.
                found.hint = None;
            }
            fault::fault_ui(ui, view, &found);
        }
        decide_ui(ui, view, faults);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            let take = button::main(view, view.text("outcomes-take"));
            if ui.add_enabled(can, take).clicked() {
                view.push(OutcomesAction::TakeTable);
            }
            if ui.button(view.text("outcomes-leave")).clicked() {
                view.push(OutcomesAction::LeaveTable);
            }
        });
    });
}

/// What decides how cells are read that can be read in two ways.
fn decide_ui(ui: &mut Ui, view: &mut Room<'_, '_>, faults: &[Diagnostic]) {
    let has = |key: &str| {
        let mut errors = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        errors.any(|fault| fault.message.key == key)
    };
    let [day, number] = TWO_WAYS;
    if has(day) {
        ui.horizontal_wrapped(|ui| {
            ui.label(view.text("outcomes-which-day"));
            for (first, key) in [
                (true, "outcomes-day-first"),
                (false, "outcomes-month-first"),
            ] {
                if ui.button(view.text(key)).clicked() {
                    view.push(OutcomesAction::DayFirst(first));
                }
            }
        });
    }
    if has(number) {
        ui.horizontal_wrapped(|ui| {
            ui.label(view.text("outcomes-which-sign"));
            for (sign, key) in [('.', "outcomes-point-sign"), (',', "outcomes-comma-sign")] {
                if ui.button(view.text(key)).clicked() {
                    view.push(OutcomesAction::Decimal(sign));
                }
            }
        });
    }
}
