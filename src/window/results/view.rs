//! Results: the unit's place and why, its elements, what holds it back, what is not known or not
//! proven, the first next steps, and the pictures. Each part is a file of its own.

use super::{elements, held, open, pictures, place, proof, spread, steps};
use crate::window::widget::page::title_ui;
use egui::{Label, Ui};

use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::results::parts::Shown;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::button;

/// Shows the screen.
pub(crate) fn results_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let Some(found) = view.found() else {
        // The answers of many respondents are scored in a thread.
        ui.label(view.text("window-studying"));
        return;
    };
    let shown = Shown {
        session,
        found,
        imagined: view.imagined(),
    };
    if found.profile.respondents == 0 && shown.imagined.is_none() {
        return nothing_ui(ui, view, found);
    }
    return_focus(ui, view);
    place::place_ui(ui, view, shown);
    ui.add_space(space::M);
    pictures::continuum_ui(ui, view, shown);
    if shown.imagined.is_some() {
        ui.add_space(space::S);
        place::reasons_ui(ui, shown);
    }
    ui.add_space(space::M);
    elements::elements_ui(ui, view, shown);
    ui.add_space(space::M);
    if view.rest_can_wait(ui) {
        return;
    }
    pictures::heat_map_ui(ui, view, shown);
    held::held_ui(ui, view, shown);
    ui.add_space(space::M);
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    open::open_ui(ui, view, shown);
    proof::proof_ui(ui, view, shown);
    steps::steps_ui(ui, view, session, found);
    ui.add_space(space::M);
    pictures::charts_ui(ui, view, shown);
    spread::spread_ui(ui, view, shown);
    spread::stability_ui(ui, view, shown);
}

fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, found: &Found) {
    title_ui(ui, &view.text("window-results-nothing"));
    ui.scope(|ui| {
        theme::measure(ui);
        let count = found.profile.practices.len();
        let text = view.with("window-results-nothing-text", &facts!(count));
        ui.add(Label::new(text).wrap());
    });
    ui.add_space(space::S);
    let main = button::main(view, view.text("window-unit-go-on"));
    if ui.add(main).clicked() {
        view.push(Command::Questions.action());
    }
}

/// Gives the focus back to what a practice was gone to from.
fn return_focus(ui: &Ui, view: &mut View<'_>) {
    if let Some(id) = view.drafts.left_from.take() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
