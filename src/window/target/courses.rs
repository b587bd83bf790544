//! The choices side by side: what each takes, leads to, costs and brings, and which is recommended.

use egui::Ui;

use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::table::{self, Table, TableCell};
use crate::window::widget::{card, page, term};

/// Shows the choices; nothing until they are worked out, and where there is only staying.
pub(crate) fn courses_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(said) = view.said() else {
        return;
    };
    let decision = said.decision;
    if decision.courses.len() < 2 {
        return;
    }
    page::section_ui(ui, &view.text("window-target-courses"));
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(theme::strong(said.choice()));
        term::sentences_ui(ui, view, said.reasons(), "glossary-present-value");
        ui.separator();
        if let Some(uplift) = said.same_uplift() {
            ui.label(view.muted(uplift));
        }
        let rows = said.rows().into_iter().enumerate().map(|(place, row)| {
            let stands_out = decision.recommended() == Some(place);
            let cell = |text: String| {
                if stands_out {
                    TableCell::strong(text)
                } else {
                    text.into()
                }
            };
            row.into_iter().map(cell).collect()
        });
        let table = Table {
            name: view.text("window-target-courses"),
            headings: said.headings().into_iter().map(Into::into).collect(),
            rows: rows.collect(),
        };
        table::table_ui(ui, view, "courses", &table);
        for note in said.notes() {
            ui.label(view.muted(note));
        }
    });
}
