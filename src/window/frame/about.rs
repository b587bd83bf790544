//! What this program is, under which licences it stands, where its files are, and what helps to report
//! a fault.

use std::path::PathBuf;

use egui::{Response, Ui};

use crate::model::Questionnaire;
use crate::report::wording;
use crate::window::frame::action::FrameAction;
use crate::window::frame::crash;
use crate::window::theme;
use crate::window::view::View;
use crate::window::widget::page;

/// Shows it; gives the heading.
pub(crate) fn about_ui(ui: &mut Ui, view: &mut View<'_>) -> Response {
    let heading = page::heading_ui(ui, &view.text("window-help-about"));
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.with("window-help-version", &facts!(version = VERSION)));
        ui.label(wording::origin(view.words, questionnaire(view)));
        ui.label(view.text("window-about-licence"));
        ui.label(view.text("window-about-questionnaire"));
        ui.label(view.text("window-about-fonts"));
        ui.label(theme::strong(view.text("window-about-files")));
        for (name, folder) in folders(view) {
            let folder = folder.map_or_else(
                || view.text("window-about-no-folder"),
                |folder| folder.display().to_string(),
            );
            ui.label(view.with(
                "window-about-folder",
                &facts!(name = view.text(name), folder),
            ));
        }
    });
    if ui.button(view.text("window-about-copy")).clicked() {
        let text = diagnostics(ui, view);
        view.push(FrameAction::CopyDiagnostics(text));
    }
    ui.label(view.muted(view.text("window-about-copy-note")));
    heading
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The questionnaire of the open document, else the bundled one.
fn questionnaire<'v>(view: &'v View<'_>) -> &'v Questionnaire {
    view.session().map_or_else(
        || crate::format::bundled::standard(),
        |session| &session.assessment.questionnaire,
    )
}

/// Where the files are.
fn folders(view: &View<'_>) -> [(&'static str, Option<PathBuf>); 4] {
    let state = view.state;
    let own = &state.folders;
    [
        ("window-about-documents", state.documents.clone()),
        ("window-about-versions", own.versions.clone()),
        ("window-about-unsaved", own.unsaved.clone()),
        ("window-about-settings", own.settings.clone()),
    ]
}

/// What helps to find a fault: the program, the system and the screen, the size of the assessment, and the
/// fault that was kept last.
/// No name, no answer and no path.
fn diagnostics(ui: &Ui, view: &View<'_>) -> String {
    let size = ui.ctx().content_rect().size();
    let session = view.session();
    let questionnaire = questionnaire(view);
    let mut lines = vec![
        view.with("window-help-version", &facts!(version = VERSION)),
        view.with(
            "window-diagnostics-system",
            &facts!(
                system = std::env::consts::OS,
                machine = std::env::consts::ARCH
            ),
        ),
        view.with(
            "window-diagnostics-window",
            &facts!(
                width = size.x.round().to_string(),
                height = size.y.round().to_string(),
                zoom = u32::from(view.state.settings.zoom()),
                scale = ui.ctx().pixels_per_point().to_string(),
            ),
        ),
        view.with(
            "window-diagnostics-document",
            &facts!(
                questionnaire = questionnaire.id.clone(),
                practices = questionnaire.practices().count(),
                people = session.map_or(0, |session| session.assessment.respondents.len()),
            ),
        ),
    ];
    lines.extend(crash::diagnostics(view));
    lines.join("\n")
}
