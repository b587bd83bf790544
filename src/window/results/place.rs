//! The unit's place, and why it is there.

use egui::{Label, RichText, Ui};

use crate::report::wording;
use crate::scoring::ElementStatus;
use crate::window::command::Command;
use crate::window::results::action::ResultsAction;
use crate::window::results::parts::{Shown, note_ui};
use crate::window::theme;
use crate::window::theme::measure;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::button;

pub(crate) fn place_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    if shown.imagined.is_some() {
        banner_ui(ui, view);
    }
    title_ui(ui, view, shown);
    if shown.imagined.is_none() {
        reasons_ui(ui, shown);
        missing_ui(ui, view, shown);
        reservations_ui(ui, view, shown);
    }
}

/// Why the unit is where it is. Of what is tried out the picture comes first, so that it is seen
/// beside the list.
pub(crate) fn reasons_ui(ui: &mut Ui, shown: Shown<'_>) {
    ui.scope(|ui| {
        measure(ui);
        ui.spacing_mut().item_spacing.y = 6.0;
        let reasons = match shown.imagined {
            Some(imagined) => &imagined.reasons,
            None => &shown.found.told.reasons,
        };
        for sentence in reasons {
            ui.add(Label::new(RichText::new(sentence).size(theme::size::HEADING)).wrap());
        }
    });
}

/// Says, so that it cannot be missed, that this is not the result.
fn banner_ui(ui: &mut Ui, view: &View<'_>) {
    let palette = view.palette;
    egui::Frame::new()
        .fill(palette.accent_soft)
        .stroke(egui::Stroke::new(2.0, palette.accent))
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::strong(view.text("window-what-if-banner")));
                ui.label(view.text("window-what-if-text"));
            });
        });
}

/// The place in large letters; beside it what can be done with it.
fn title_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let name = |range| wording::place(view.words, questionnaire, range);
    let place = shown.profile().placement.claimed;
    let present = shown.found.profile.placement.claimed;
    let large = name(place);
    let now =
        (place != present).then(|| view.with("window-what-if-now", &facts!(place = name(present))));
    let on = shown.imagined.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::display(large));
        if let Some(now) = now {
            let now = RichText::new(now).size(theme::size::HEADING);
            ui.label(now.color(view.palette.muted));
        }
        ui.add_space(space::M);
        let text = view.text("window-what-if");
        let tooltip = view.text("window-what-if-tooltip");
        let toggle = button::toggle_ui(ui, view, on, true, &text, &text);
        if toggle.on_hover_text(tooltip).clicked() {
            view.push(ResultsAction::WhatIf(!on));
        }
        if !on {
            button::command_ui(ui, view, Command::CopyPlacement);
        }
    });
}

/// What is missing where too little was answered for a firm place.
fn missing_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let profile = &shown.found.profile;
    if !profile.provisional {
        return;
    }
    let questionnaire = &shown.session.assessment.questionnaire;
    let needed = questionnaire.thresholds.answered;
    ui.add_space(space::S);
    crate::window::results::parts::card_ui(ui, view, |ui, view| {
        ui.label(theme::strong(view.text("window-results-few")));
        note_ui(
            ui,
            view,
            view.with("window-results-few-text", &facts!(needed)),
        );
        let provisional = profile
            .elements
            .iter()
            .filter(|element| element.status == ElementStatus::Provisional);
        for element in provisional {
            let asked = element.practices - element.not_applicable;
            let enough = (asked * usize::from(needed)).div_ceil(100);
            let name = wording::element_name(view.words, questionnaire, &element.id);
            let facts = facts!(
                element = name,
                answered = element.answered,
                asked,
                missing = enough.saturating_sub(element.answered).max(1)
            );
            ui.label(view.with("window-results-few-element", &facts));
        }
        ui.add_space(space::XS);
        let main = button::main(view, view.text("window-unit-go-on"));
        if ui.add(main).clicked() {
            view.push(Command::Questions.action());
        }
    });
}

/// What a reader must know to judge the place.
fn reservations_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>) {
    ui.add_space(space::XS);
    ui.scope(|ui| {
        measure(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        for sentence in &shown.found.caveats {
            note_ui(ui, view, sentence);
        }
    });
}
