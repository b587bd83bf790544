//! What became of an export.

use egui::{Label, Ui};

use crate::export::Output;
use crate::window::document::picking::Purpose;
use crate::window::report::action::ReportAction;
use crate::window::report::choice::ExportState;
use crate::window::theme;
use crate::window::view::View;

/// What became of an export.
pub(crate) fn outcome_ui(ui: &mut Ui, view: &mut View<'_>, output: Output) {
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
        ExportState::Done { path, pages, bytes } => {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let folder = path
                .parent()
                .map(|folder| folder.display().to_string())
                .unwrap_or_default();
            let key = match output {
                Output::Pdf => "window-export-done",
                _ => "window-export-written",
            };
            let text = view.with(
                key,
                &facts!(name, pages = (*pages), size = bytes.div_ceil(1000)),
            );
            ui.add(Label::new(theme::strong(text).color(view.palette.good)).wrap());
            let place = view.with("window-export-place", &facts!(folder));
            ui.add(Label::new(theme::small(place).color(view.palette.muted)).wrap());
        }
        ExportState::Failed(message) => {
            let why = view.say(message);
            let key = match output {
                Output::Pdf => "window-export-failed",
                _ => "window-export-not-written",
            };
            let text = view.with(key, &facts!(why));
            ui.add(Label::new(theme::strong(text).color(view.palette.bad)).wrap());
        }
    }
}
