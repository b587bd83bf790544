//! Report: the pages as they will print, with the options and the contents beside them.

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Role, ScrollArea, Stroke, Ui};

use crate::export::Output;
use crate::report::wording;
use crate::window::command::Command;
use crate::window::frame::action::Spot;
use crate::window::report::state::{Side, SideRoom};
use crate::window::report::{contents, options, pages, zoom};
use crate::window::route::Route;
use crate::window::theme::space;
use crate::window::view::{Room, View};
use crate::window::widget::{button, page};

/// Shows the screen.
pub(crate) fn report_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let frame = Frame::new().fill(view.palette.paper);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let name = view.text(Route::Report.label());
        page::landmark(ui, Role::Main, Some(name));
        let room = SideRoom::of(ui.available_width());
        if page::seeks(view, Spot::Names) && !view.drafts.preview.shows(Side::Options, room) {
            view.drafts.preview.toggle(Side::Options, room);
        }
        bar_ui(ui, view, room);
        if room == SideRoom::Instead && instead_ui(ui, view) {
            return;
        }
        if room != SideRoom::Instead {
            sides_ui(ui, view, room);
        }
        let ground = Frame::new().fill(view.palette.shade);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let name = view.text("preview-pages");
            page::landmark(ui, Role::Group, Some(name));
            pages::pages_ui(ui, view);
        });
    });
}

/// Title, zoom, what is shown beside the pages, and the way to the PDF.
fn bar_ui(ui: &mut Ui, view: &mut Room<'_, '_>, room: SideRoom) {
    let frame = frame(view).inner_margin(Margin::symmetric(16, 8));
    Panel::top("report_bar")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let name = view.text("preview-bar");
            page::landmark(ui, Role::Toolbar, Some(name));
            ui.horizontal_wrapped(|ui| {
                let title = view.text("window-report-title");
                page::title_ui(ui, view, &title);
                ui.add_space(space::S);
                if room == SideRoom::Instead {
                    // What is left out here is on the keys, and in the menu of sizes.
                    button::main_command_ui(ui, view, Command::Export(Output::Pdf));
                    ui.end_row();
                    toggles_ui(ui, view, room);
                    zoom::sizes_ui(ui, view);
                    return;
                }
                zoom::zoom_ui(ui, view);
                ui.add_space(space::S);
                toggles_ui(ui, view, room);
                ui.add_space(space::S);
                button::main_command_ui(ui, view, Command::Export(Output::Pdf));
            });
            warnings_ui(ui, view);
        });
}

/// Shows and hides what stands beside the pages, or in their place.
fn toggles_ui(ui: &mut Ui, view: &mut Room<'_, '_>, room: SideRoom) {
    for (side, key) in [
        (Side::Contents, "preview-contents"),
        (Side::Options, "preview-options"),
    ] {
        let text = view.text(key);
        let on = view.drafts.preview.shows(side, room);
        if button::toggle_ui(ui, view, on, true, &text, &text).clicked() {
            view.drafts.preview.toggle(side, room);
        }
    }
}

/// Shows in the place of the pages what there is no room for beside them; `false` where it is not wanted.
fn instead_ui(ui: &mut Ui, view: &mut Room<'_, '_>) -> bool {
    let wanted = [Side::Contents, Side::Options]
        .into_iter()
        .find(|side| view.drafts.preview.shows(*side, SideRoom::Instead));
    let Some(side) = wanted else {
        return false;
    };
    let frame = frame(view).inner_margin(Margin::symmetric(16, 10));
    CentralPanel::default()
        .frame(frame)
        .show(ui, |ui| side_ui(ui, view, side));
    if view.drafts.preview.go.is_some() {
        // A heading was chosen: its page is wanted.
        view.drafts.preview.narrow = None;
    }
    true
}

fn side_ui(ui: &mut Ui, view: &mut Room<'_, '_>, side: Side) {
    match side {
        Side::Contents => {
            let name = view.text("preview-contents");
            page::landmark(ui, Role::Navigation, Some(name));
            contents::contents_ui(ui, view);
        }
        Side::Options => {
            let name = view.text("preview-options");
            page::landmark(ui, Role::Form, Some(name));
            ScrollArea::vertical()
                .id_salt("report_options")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let margin = Margin {
                        right: 10,
                        ..Margin::ZERO
                    };
                    Frame::new()
                        .inner_margin(margin)
                        .show(ui, |ui| options::options_ui(ui, view));
                    page::follow_focus(ui);
                });
        }
    }
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

/// Shows what stands beside the pages.
fn sides_ui(ui: &mut Ui, view: &mut Room<'_, '_>, room: SideRoom) {
    let frame = frame(view).inner_margin(Margin::symmetric(12, 10));
    let is_roomy = room == SideRoom::Both;
    if view.drafts.preview.shows(Side::Contents, room) {
        Panel::left("report_contents")
            .default_size(if is_roomy { 256.0 } else { 250.0 })
            .size_range(180.0..=420.0)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| side_ui(ui, view, Side::Contents));
        page::name_edge(ui, "report_contents", view.text("window-edge"));
    }
    if view.drafts.preview.shows(Side::Options, room) {
        Panel::right("report_options")
            .default_size(if is_roomy { 320.0 } else { 276.0 })
            .size_range(230.0..=420.0)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| side_ui(ui, view, Side::Options));
        page::name_edge(ui, "report_options", view.text("window-edge"));
    }
}
