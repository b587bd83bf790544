//! Report: the pages as they will print, with the options and the contents beside them.

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Role, ScrollArea, Stroke, Ui};

use crate::export::Output;
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::picking::Purpose;
use crate::window::report::choice::ExportState;
use crate::window::report::state::Side;
use crate::window::report::{contents, export_state, options, pages, zoom};
use crate::window::theme::space;
use crate::window::view::{Room, View};
use crate::window::widget::{button, page};

/// From this width on options and contents both have room beside the pages.
const ROOMY: f32 = 1060.0;

/// Shows the screen.
pub(crate) fn report_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let frame = Frame::new().fill(view.palette.paper);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let name = view.text(view.state.route.label());
        page::landmark(ui, Role::Main, Some(name));
        let roomy = ui.available_width() >= ROOMY;
        bar_ui(ui, view, roomy);
        sides_ui(ui, view, roomy);
        let ground = Frame::new().fill(view.palette.shade);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let name = view.text("preview-pages");
            page::landmark(ui, Role::Group, Some(name));
            pages::pages_ui(ui, view);
        });
    });
}

/// Title, zoom, what is shown beside the pages, and the way to the PDF.
fn bar_ui(ui: &mut Ui, view: &mut Room<'_, '_>, roomy: bool) {
    let frame = frame(view).inner_margin(Margin::symmetric(16, 8));
    Panel::top("report_bar")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let name = view.text("preview-bar");
            page::landmark(ui, Role::Toolbar, Some(name));
            ui.horizontal_wrapped(|ui| {
                page::title_ui(ui, &view.text("window-report-title"));
                ui.add_space(space::S);
                zoom::zoom_ui(ui, view);
                ui.add_space(space::S);
                for (side, key) in [
                    (Side::Contents, "preview-contents"),
                    (Side::Options, "preview-options"),
                ] {
                    let text = view.text(key);
                    let on = view.drafts.preview.shows(side, roomy);
                    if button::toggle_ui(ui, view, on, true, &text, &text).clicked() {
                        view.drafts.preview.toggle(side, roomy);
                    }
                }
                ui.add_space(space::S);
                button::main_command_ui(ui, view, Command::Export(Output::Pdf));
            });
            warnings_ui(ui, view);
            if *view.state.export(Purpose::Export(Output::Pdf)) != ExportState::Idle {
                export_state::export_state_ui(ui, view, Output::Pdf);
            }
        });
}

/// What the PDF will not show, and which names stand in it, before it is written.
fn warnings_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(shown) = view.state.preview.shown.clone() else {
        return;
    };
    if !shown.missing_glyphs.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let text = wording::missing_glyphs(view.words, &shown.missing_glyphs);
            ui.label(RichText::new(text).color(view.palette.warn));
            ui.label(view.muted(view.text("preview-missing-glyphs-note")));
            button::command_ui(ui, view, Command::Export(Output::Word));
        });
    }
    let Some(session) = view.state.session.as_ref() else {
        return;
    };
    for name in &shown.names {
        let questionnaire = &session.assessment.questionnaire;
        let text = wording::name_told(view.words, questionnaire, name);
        ui.label(RichText::new(text).color(view.palette.warn));
    }
}

/// The ground of what stands around the pages.
fn frame(view: &View<'_>) -> Frame {
    Frame::new()
        .fill(view.palette.paper)
        .stroke(Stroke::new(1.0, view.palette.hairline))
}

fn sides_ui(ui: &mut Ui, view: &mut Room<'_, '_>, roomy: bool) {
    let frame = frame(view).inner_margin(Margin::symmetric(12, 10));
    if view.drafts.preview.shows(Side::Contents, roomy) {
        Panel::left("report_contents")
            .default_size(if roomy { 256.0 } else { 250.0 })
            .size_range(180.0..=320.0)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| {
                let name = view.text("preview-contents");
                page::landmark(ui, Role::Navigation, Some(name));
                contents::contents_ui(ui, view);
            });
        page::name_edge(ui, "report_contents", view.text("window-edge"));
    }
    if view.drafts.preview.shows(Side::Options, roomy) {
        let size = if roomy { 320.0 } else { 276.0 };
        Panel::right("report_options")
            .default_size(size)
            .size_range(230.0..=420.0)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| {
                let name = view.text("preview-options");
                page::landmark(ui, Role::Form, Some(name));
                ScrollArea::vertical()
                    .id_salt("report_options")
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        Frame::new()
                            .inner_margin(Margin {
                                right: 10,
                                ..Margin::ZERO
                            })
                            .show(ui, |ui| options::options_ui(ui, view));
                        page::follow_focus(ui);
                    });
            });
        page::name_edge(ui, "report_options", view.text("window-edge"));
    }
}
