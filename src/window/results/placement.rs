//! The unit's place, and why it is there.

use egui::{Frame, RichText, Stroke, Ui, vec2};

use crate::report::wording;
use crate::scoring::{ElementProfile, ElementStatus};
use crate::window::command::Command;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::first_missing;
use crate::window::results::action::ResultsAction;
use crate::window::results::links::Shown;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, card};

pub(crate) fn place_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
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

/// Why the unit is where it is. With ratings tried out, this stands below the picture, which then
/// is seen beside the list.
pub(crate) fn reasons_ui(ui: &mut Ui, shown: Shown<'_>) {
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = 6.0;
        let reasons = match shown.imagined {
            Some(imagined) => &imagined.reasons,
            None => &shown.found.findings.reasons,
        };
        for sentence in reasons {
            ui.label(RichText::new(sentence).size(theme::size::HEADING));
        }
    });
}

/// Says clearly that this is not the result.
fn banner_ui(ui: &mut Ui, view: &View<'_>) {
    let palette = view.palette;
    Frame::new()
        .fill(palette.accent_soft)
        .stroke(Stroke::new(2.0, palette.accent))
        .corner_radius(theme::RADIUS)
        .inner_margin(vec2(12.0, 8.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::strong(view.text("window-what-if-banner")));
                ui.label(view.text("window-what-if-text"));
            });
        });
}

/// The place in large letters, with its buttons.
fn title_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let (words, questionnaire) = (view.words, view.questionnaire());
    let name = |range| wording::place(words, questionnaire, range);
    let place = shown.profile().placement.claimed;
    let present = shown.found.profile.placement.claimed;
    let on = shown.imagined.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::display(name(place)));
        if place != present {
            let now = view.with("window-what-if-now", &facts!(place = name(present)));
            ui.label(view.muted_body(now).size(theme::size::HEADING));
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

/// Which answers are missing for a firm place.
fn missing_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let profile = &shown.found.profile;
    if !profile.provisional {
        return;
    }
    let needed = view.questionnaire().thresholds.answered;
    ui.add_space(space::S);
    card::card_ui(ui, view.palette, |ui| {
        ui.label(theme::strong(view.text("window-results-few")));
        ui.label(view.muted_body(view.with("window-results-few-text", &facts!(needed))));
        let is_provisional =
            |element: &&ElementProfile| element.status == ElementStatus::Provisional;
        for element in profile.elements.iter().filter(is_provisional) {
            let facts = facts!(
                element = view.element_name(&element.id),
                answered = element.answered,
                asked = (element.practices - element.not_applicable),
                missing = element.answers_needed
            );
            ui.label(view.with("window-results-few-element", &facts));
        }
        ui.add_space(space::XS);
        let go_on = button::main(view, view.text("window-unit-go-on"));
        if ui.add(go_on).clicked()
            && let Some(missing) = first_missing(profile)
        {
            view.push(QuestionsAction::GoToPractice(missing.clone()));
        }
    });
}

/// What a reader must know to judge the place.
fn reservations_ui(ui: &mut Ui, view: &Room<'_, '_>, shown: Shown<'_>) {
    ui.add_space(space::XS);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        for sentence in &shown.found.caveats {
            ui.label(view.muted_body(sentence));
        }
    });
}
