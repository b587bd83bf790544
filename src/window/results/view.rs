//! Results: the unit's place on the continuum with one sentence and one thing to do; then why it is
//! there, what to do next, its elements, how people see them, and how sure it is. Each part is a file of
//! its own.

use egui::Ui;

use crate::window::command::Command;
use crate::window::over_time::last_time;
use crate::window::results::links::Shown;
use crate::window::results::{
    blockers, elements, evidence, pictures, placement, roles, spread, steps, to_find_out,
};
use crate::window::route::Route;
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::{button, page};

/// Shows the screen.
pub(crate) fn results_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(found) = view.found() else {
        // The answers of many respondents are scored in a thread.
        let title = view.text(Route::Results.label());
        page::title_ui(ui, view, &title);
        ui.label(view.text("window-studying"));
        return;
    };
    let shown = Shown {
        found,
        imagined: view.imagined(),
    };
    if found.profile.is_unanswered() && shown.imagined.is_none() {
        return nothing_ui(ui, view, shown);
    }
    let is_wide = page::has_columns(ui);
    page::columns_ui(
        ui,
        view,
        |ui, view| {
            placement::place_ui(ui, view, shown);
            if shown.imagined.is_none() {
                last_time::way_ui(ui, view);
            }
            if is_wide {
                detail_ui(ui, view, shown);
            }
        },
        |ui, view| {
            reasons_ui(ui, view, shown);
            if !is_wide {
                detail_ui(ui, view, shown);
            }
            sure_ui(ui, view, shown);
        },
    );
}

/// Why the unit is there, and what to do about it.
fn reasons_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    if shown.imagined.is_none() {
        placement::missing_ui(ui, view, shown);
    }
    blockers::blockers_ui(ui, view, shown);
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    to_find_out::to_find_out_ui(ui, view, shown);
    steps::steps_ui(ui, view);
}

/// The elements in numbers and pictures, and how people see them.
fn detail_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    elements::elements_ui(ui, view, shown);
    if view.rest_can_wait(ui) {
        return;
    }
    pictures::heat_map_ui(ui, view, shown);
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    pictures::charts_ui(ui, view, shown);
    roles::roles_ui(ui, view, shown);
    spread::spread_ui(ui, view, shown);
}

/// How sure all of this is.
fn sure_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    placement::sure_ui(ui, view, shown);
    spread::stability_ui(ui, view, shown);
    evidence::evidence_ui(ui, view, shown);
}

/// The continuum without the unit, and the way to the first answer.
fn nothing_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let title = view.text("window-results-nothing");
    page::title_ui(ui, view, &title);
    pictures::continuum_ui(ui, view, shown);
    ui.scope(|ui| {
        theme::measure(ui);
        let count = shown.found.profile.practices.len();
        ui.label(view.with("window-results-nothing-text", &facts!(count)));
    });
    button::main_way_ui(ui, view, "window-unit-go-on", Command::Go(Route::Questions));
}
