//! What is said of files that are written: while they are, and once they are there.

use egui::{Frame, Margin, Ui};

use crate::window::document::action::PathAction;
use crate::window::document::picking::Purpose;
use crate::window::report::action::ReportAction;
use crate::window::report::choice::ExportState;
use crate::window::state::State;
use crate::window::theme::RADIUS;
use crate::window::view::View;
use crate::window::widget::page;

/// Tells of the files that are being written, each with the way to stop it.
pub(crate) fn running_ui(ui: &mut Ui, view: &mut View<'_>) {
    let exports = view.state.exports.iter();
    let running = exports.filter(|(_, state)| state.is_running());
    let running: Vec<(Purpose, ExportState)> = running
        .map(|(purpose, state)| (*purpose, state.clone()))
        .collect();
    for (purpose, state) in running {
        Frame::new()
            .fill(view.palette.surface)
            .stroke(egui::Stroke::new(1.0, view.palette.outline))
            .corner_radius(RADIUS)
            .inner_margin(Margin::symmetric(12, 6))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    if state == ExportState::Writing {
                        ui.label(view.text("window-export-to-disk"));
                        return;
                    }
                    ui.label(view.text("window-export-writing"));
                    if ui.button(view.text("window-export-stop")).clicked() {
                        view.push(ReportAction::StopExport(purpose));
                    }
                });
            });
    }
}

/// The keys of the ways to a file.
const OPENS: &str = "window-export-open";
const SHOWS: &str = "window-export-show";

/// The keys of the ways to the file that the news tells of.
pub(crate) fn ways(state: &State) -> &'static [&'static str] {
    match state.told_file() {
        None => &[],
        Some(written) if written.opens => &[OPENS, SHOWS],
        Some(_) => &[SHOWS],
    }
}

/// The ways to the file that the news tells of.
pub(crate) fn file_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(written) = view.state.told_file() else {
        return;
    };
    for key in ways(view.state) {
        let way = ui.button(view.text(key));
        page::message_way(view, &way);
        if way.clicked() {
            let path = written.path.clone();
            view.push(match *key {
                OPENS => PathAction::OpenFile(path),
                _ => PathAction::ShowInFolder(path),
            });
        }
    }
}
