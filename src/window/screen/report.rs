//! Report: the pages as they will print, with the options and the contents beside them.

mod contents;
mod files;
pub(crate) mod looks;
mod options;
pub(crate) mod outcome;
mod pages;
mod zoom;

use egui::{CentralPanel, Frame, Label, Margin, Panel, ScrollArea, Stroke, Ui};

use crate::export::Output;
use crate::window::command::Command;
use crate::window::preview::Spot;
use crate::window::state::{Export, Purpose, Session};
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::button;

pub(crate) use zoom::Zoom;

/// How the pages are looked at.
#[derive(Debug, Default)]
pub(crate) struct PreviewDraft {
    zoom: Zoom,
    /// What stands at the upper edge of the view.
    at: Spot,
    /// The page in the middle of the view, from 0.
    page: usize,
    /// A place that is to be gone to.
    go: Option<Spot>,
    /// Points of the window for a point of paper, as they were drawn last.
    scale: f32,
    /// How many runs of each page in sight were laid out at that scale.
    laid: std::collections::BTreeMap<usize, usize>,
    /// Which pages `laid` is about.
    of: usize,
    /// The heading that is marked in the contents, and how far they are scrolled.
    listed: (Option<usize>, f32),
    hidden: Hidden,
    /// What stands at the side where there is room for one thing only.
    narrow: Option<Side>,
    /// Whether the side was chosen.
    chose: bool,
}

/// What is put away where there is room for all.
#[derive(Debug, Default)]
struct Hidden {
    options: bool,
    contents: bool,
}

/// What stands beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Options,
    Contents,
}

impl PreviewDraft {
    fn shows(&self, side: Side, roomy: bool) -> bool {
        if !roomy {
            return self.narrow == Some(side) || (!self.chose && side == Side::Options);
        }
        match side {
            Side::Options => !self.hidden.options,
            Side::Contents => !self.hidden.contents,
        }
    }

    fn toggle(&mut self, side: Side, roomy: bool) {
        let shown = self.shows(side, roomy);
        if !roomy {
            self.chose = true;
            self.narrow = (!shown).then_some(side);
            return;
        }
        match side {
            Side::Options => self.hidden.options = shown,
            Side::Contents => self.hidden.contents = shown,
        }
    }
}

/// From this width on options and contents both have room beside the pages.
const ROOMY: f32 = 1060.0;

/// Shows the screen.
pub(crate) fn report_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let frame = Frame::new().fill(view.palette.paper);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        super::landmark(ui, egui::accesskit::Role::Main, None);
        let roomy = ui.available_width() >= ROOMY;
        bar_ui(ui, view, session, roomy);
        sides_ui(ui, view, session, roomy);
        let ground = Frame::new().fill(view.palette.shade);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let name = view.text("preview-pages");
            super::landmark(ui, egui::accesskit::Role::Group, Some(name));
            pages::pages_ui(ui, view, session);
        });
    });
}

/// Title, zoom, what is shown beside the pages, and the way to the PDF.
fn bar_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, roomy: bool) {
    let frame = Frame::new()
        .fill(view.palette.paper)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .inner_margin(Margin::symmetric(16, 8));
    Panel::top("report_bar")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let name = view.text("preview-bar");
            super::landmark(ui, egui::accesskit::Role::Toolbar, Some(name));
            ui.horizontal_wrapped(|ui| {
                super::title_ui(ui, &view.text("window-report-title"));
                ui.add_space(space::S);
                zoom::zoom_ui(ui, view, session);
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
            if *view.state.export(Purpose::Export(Output::Pdf)) != Export::Idle {
                outcome::outcome_ui(ui, view, Output::Pdf);
            }
        });
}

fn sides_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, roomy: bool) {
    let frame = Frame::new()
        .fill(view.palette.paper)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .inner_margin(Margin::symmetric(12, 10));
    if view.drafts.preview.shows(Side::Contents, roomy) {
        Panel::left("report_contents")
            .default_size(if roomy { 256.0 } else { 250.0 })
            .size_range(180.0..=320.0)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| {
                let name = view.text("preview-contents");
                super::landmark(ui, egui::accesskit::Role::Navigation, Some(name));
                contents::contents_ui(ui, view);
            });
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
                super::landmark(ui, egui::accesskit::Role::Form, Some(name));
                ScrollArea::vertical()
                    .id_salt("report_options")
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        Frame::new()
                            .inner_margin(Margin {
                                right: 10,
                                ..Margin::ZERO
                            })
                            .show(ui, |ui| options::options_ui(ui, view, session));
                    });
            });
    }
}

/// Which page is in sight, and whether the pages are being made anew.
fn place_text(view: &View<'_>, session: &Session) -> Option<String> {
    let shown = view.state.preview.shown.as_ref()?;
    let facts = [
        ("page", (view.drafts.preview.page + 1).into()),
        ("count", shown.sheets.len().into()),
    ];
    let key = if view.state.preview.is_behind(view.state, session) {
        "preview-page-renewing"
    } else {
        "preview-page"
    };
    (!shown.sheets.is_empty()).then(|| view.with(key, &facts))
}

/// A line of small text that explains.
fn note_ui(ui: &mut Ui, view: &View<'_>, text: String) {
    ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
}
