//! Results: the unit's place and why, its elements, what holds it back, what is not known or not
//! proven, what to do next, and the pictures. Each part is a file of its own.

use egui::Ui;

use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::results::links::Shown;
use crate::window::results::{
    blockers, elements, evidence, pictures, placement, roles, spread, steps, to_find_out,
};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, page};

/// Shows the screen.
pub(crate) fn results_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(found) = view.found() else {
        // The answers of many respondents are scored in a thread.
        ui.label(view.text("window-studying"));
        return;
    };
    let shown = Shown {
        found,
        imagined: view.imagined(),
    };
    if found.profile.is_unanswered() && shown.imagined.is_none() {
        return nothing_ui(ui, view, found);
    }
    return_focus(ui, view);
    placement::place_ui(ui, view, shown);
    ui.add_space(space::M);
    pictures::continuum_ui(ui, view, shown);
    if shown.imagined.is_some() {
        ui.add_space(space::S);
        placement::reasons_ui(ui, shown);
    }
    ui.add_space(space::M);
    elements::elements_ui(ui, view, shown);
    ui.add_space(space::M);
    if view.rest_can_wait(ui) {
        return;
    }
    pictures::heat_map_ui(ui, view, shown);
    blockers::blockers_ui(ui, view, shown);
    ui.add_space(space::M);
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    to_find_out::to_find_out_ui(ui, view, shown);
    evidence::evidence_ui(ui, view, shown);
    steps::steps_ui(ui, view);
    ui.add_space(space::M);
    pictures::charts_ui(ui, view, shown);
    roles::roles_ui(ui, view, shown);
    spread::spread_ui(ui, view, shown);
    spread::stability_ui(ui, view, shown);
}

fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, found: &Found) {
    page::title_ui(ui, &view.text("window-results-nothing"));
    ui.scope(|ui| {
        theme::measure(ui);
        let count = found.profile.practices.len();
        ui.label(view.with("window-results-nothing-text", &facts!(count)));
    });
    ui.add_space(space::S);
    button::main_way_ui(ui, view, "window-unit-go-on", Command::Go(Route::Questions));
}

/// Returns the focus to the link that led to a practice.
fn return_focus(ui: &Ui, view: &mut View<'_>) {
    if let Some(id) = view.drafts.left_from.take() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
