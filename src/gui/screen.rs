//! The screens, and the frame around them.

mod bar;
mod business_case;
mod dialog;
mod dropping;
mod evidence;
mod help;
mod list;
pub(crate) mod menu;
mod palette;
pub(crate) mod path;
mod plan;
mod practice;
mod practices;
mod rail;
mod report;
mod results;
mod roadmap;
mod smallest;
mod start;
mod target;
mod unit;
mod worth;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

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
    match view.state.route {
        Route::Questions if view.session().is_some() => practices::practices_ui(ui, view),
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
        let width = (ui.available_width() - margin.sum().x).min(1120.0);
        // Sideways only where something cannot be made as narrow as the window is.
        ScrollArea::both()
            .id_salt(route)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = space::S;
                    match route {
                        Route::Start => start::start_ui(ui, view),
                        Route::Unit => unit::unit_ui(ui, view),
                        Route::Questions => {}
                        Route::Results => results::results_ui(ui, view),
                        Route::Target => target::target_ui(ui, view),
                        Route::Plan => plan::plan_ui(ui, view),
                        Route::Report => report::report_ui(ui, view),
                        Route::Help => help::help_ui(ui, view),
                    }
                });
            });
    });
}
