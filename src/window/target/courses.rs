//! The choices side by side: what each takes, leads to, costs and brings, and which is recommended.

use egui::{Grid, RichText, Ui};

use crate::report::decision_wording::Said;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, page};

/// Shows the choices; nothing until they are worked out, and where there is only staying.
pub(crate) fn courses_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let Some(decision) = view.session.studies.decision() else {
        return;
    };
    if decision.courses.len() < 2 {
        return;
    }
    let said = Said {
        words: view.words,
        assessment: &view.session.assessment,
        decision,
    };
    page::heading_ui(ui, &view.text("window-target-courses"));
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(theme::strong(said.choice()));
        for sentence in said.reasons() {
            ui.label(sentence);
        }
        ui.separator();
        let grid = Grid::new("courses")
            .spacing([18.0, 6.0])
            .max_col_width(220.0);
        grid.min_row_height(20.0).show(ui, |ui| {
            for heading in said.headings() {
                ui.label(view.muted(heading));
            }
            ui.end_row();
            for (place, row) in said.rows().into_iter().enumerate() {
                let style = if decision.proposed == Some(place) {
                    theme::strong
                } else {
                    RichText::new
                };
                for value in row {
                    ui.label(style(value));
                }
                ui.end_row();
            }
        });
        for note in said.notes() {
            ui.label(view.muted(note));
        }
    });
}
