//! The screens, and the frame around them.

mod bar;
mod business_case;
mod dialog;
mod dropping;
mod end;
mod evidence;
mod help;
mod keying;
mod list;
pub(crate) mod menu;
mod palette;
pub(crate) mod path;
mod people;
mod plan;
mod practice;
mod practices;
mod rail;
pub(crate) mod report;
mod results;
mod roadmap;
mod smallest;
mod start;
mod target;
mod unit;
mod worth;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui, UiBuilder};

use super::state::Route;
use super::theme::{self, space};
use super::view::View;

pub(crate) use practice::prompt_id;

/// Shows the whole window.
pub(crate) fn window_ui(ui: &mut Ui, view: &mut View<'_>) {
    let palette = view.palette;
    let line = egui::Stroke::new(1.0, palette.hairline);
    let shade = Frame::new().fill(palette.shade);
    Panel::top("bar")
        .exact_size(60.0)
        .frame(shade.inner_margin(Margin::symmetric(12, 6)).stroke(line))
        .show_separator_line(false)
        .show(ui, |ui| bar::bar_ui(ui, view));
    let (width, margin) = if theme::is_narrow(ui.ctx()) {
        (102.0, Margin::symmetric(6, 8))
    } else {
        (152.0, Margin::symmetric(10, 14))
    };
    Panel::left("rail")
        .exact_size(width)
        .resizable(false)
        .frame(shade.inner_margin(margin).stroke(line))
        .show_separator_line(false)
        .show(ui, |ui| rail::rail_ui(ui, view));
    path::strips_ui(ui, view);
    results::what_if::panel_ui(ui, view);
    match view.state.route {
        Route::Questions if view.session().is_some() => practices::practices_ui(ui, view),
        Route::Keying if view.session().is_some() => keying::keying_ui(ui, view),
        Route::Report if view.session().is_some() => report::report_ui(ui, view),
        route => page(ui, view, route),
    }
    palette::palette_ui(ui.ctx(), view);
    dialog::dialog_ui(ui.ctx(), view);
    dropping::dropping_ui(ui.ctx(), view);
}

/// A screen that scrolls as a whole.
fn page(ui: &mut Ui, view: &mut View<'_>, route: Route) {
    let frame = Frame::new()
        .fill(view.palette.paper)
        .inner_margin(Margin::same(0));
    let margin = if theme::is_narrow(ui.ctx()) {
        Margin::symmetric(16, 14)
    } else {
        Margin::symmetric(28, 22)
    };
    CentralPanel::default().frame(frame).show(ui, |ui| {
        landmark(ui, egui::accesskit::Role::Main, None);
        ui.spacing_mut().item_spacing.y = 0.0;
        let has_footer = route == Route::Unit && view.session().is_some();
        let footer = if has_footer { FOOTER } else { 0.0 };
        let width = (ui.available_width() - margin.sum().x).min(1120.0);
        // Sideways only where something cannot be made as narrow as the window is.
        ScrollArea::both()
            .id_salt(route)
            .max_height(ui.available_height() - footer)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = space::S;
                    match route {
                        Route::Start => start::start_ui(ui, view),
                        Route::Unit => unit::unit_ui(ui, view),
                        Route::Questions | Route::Report | Route::Keying => {}
                        Route::Results => results::results_ui(ui, view),
                        Route::Target => target::target_ui(ui, view),
                        Route::Plan => plan::plan_ui(ui, view),
                        Route::Help => help::help_ui(ui, view),
                    }
                });
            });
        if view.found().is_some() {
            let frame = ui.ctx().cumulative_frame_nr();
            view.drafts.seen.entry(route).or_insert(frame);
        }
        if has_footer {
            let below = ui.available_rect_before_wrap();
            footer_ui(ui, view, below, unit::go_on_ui);
        }
    });
}

/// The height of what stays in sight below a screen.
const FOOTER: f32 = 48.0;

/// Shows a screen, and below it what stays in sight: for the Tab key, too, it comes last.
fn over_footer_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    screen_ui: fn(&mut Ui, &mut View<'_>),
    contents_ui: fn(&mut Ui, &mut View<'_>),
) {
    let whole = ui.max_rect();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - FOOTER);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(above));
        screen_ui(ui, view);
    });
    footer_ui(ui, view, below, contents_ui);
}

fn footer_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: egui::Rect,
    contents_ui: fn(&mut Ui, &mut View<'_>),
) {
    let line = egui::Stroke::new(1.0, view.palette.hairline);
    ui.painter().hline(place.x_range(), place.top(), line);
    let inside = egui::Rect::from_min_max(
        place.min + egui::vec2(20.0, 1.0),
        place.max - egui::vec2(20.0, 0.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        contents_ui(ui, view);
    });
}

/// Makes a part of the window one that a screen reader can jump to.
fn landmark(ui: &Ui, role: egui::accesskit::Role, name: Option<String>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        if let Some(name) = name {
            node.set_label(name);
        }
    });
}

/// The title of a section, which a screen reader can jump to.
fn heading_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let response = ui.label(theme::heading(text));
    name_heading(ui, &response, text);
    response
}

/// The title of a screen, which a screen reader can jump to.
fn title_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let response = ui.label(theme::title(text));
    name_heading(ui, &response, text);
    response
}

fn name_heading(ui: &Ui, response: &egui::Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(text);
        node.clear_value();
    });
}
