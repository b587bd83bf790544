//! Shows the state of an export.

use std::ffi::OsStr;
use std::path::Path;

use egui::Ui;

use crate::export::Output;
use crate::window::document::picking::Purpose;
use crate::window::report::action::ReportAction;
use crate::window::report::choice::ExportState;
use crate::window::theme;
use crate::window::view::View;

/// Shows the state of an export.
pub(crate) fn export_state_ui(ui: &mut Ui, view: &mut View<'_>, output: Output) {
    match view.state.export(Purpose::Export(output)) {
        ExportState::Idle => {}
        ExportState::Running => {
            let text = view.text(match output {
                Output::Pdf => "window-export-running",
                _ => "window-export-writing",
            });
            ui.horizontal(|ui| {
                ui.label(text);
                if ui.button(view.text("window-export-stop")).clicked() {
                    view.push(ReportAction::StopExport(Purpose::Export(output)));
                }
            });
        }
        ExportState::Writing => {
            ui.label(view.text("window-export-to-disk"));
        }
        ExportState::Done {
            path, pages, bytes, ..
        } => {
            let shown = |part: Option<&OsStr>| {
                let part = part.map(OsStr::to_string_lossy);
                part.unwrap_or_default().into_owned()
            };
            let name = shown(path.file_name());
            let folder = shown(path.parent().map(Path::as_os_str));
            let key = match output {
                Output::Pdf => "window-export-done",
                _ => "window-export-written",
            };
            let facts = facts!(name, pages = (*pages), size = bytes.div_ceil(1000));
            let text = view.with(key, &facts);
            ui.label(theme::strong(text).color(view.palette.good));
            ui.label(view.muted(view.with("window-export-place", &facts!(folder))));
        }
        ExportState::Failed(message) => {
            let why = view.say(message);
            let key = match output {
                Output::Pdf => "window-export-failed",
                _ => "window-export-not-written",
            };
            let text = view.with(key, &facts!(why));
            ui.label(theme::strong(text).color(view.palette.bad));
        }
    }
}
