//! The unit's place, and how far it can be relied on.

use egui::{Frame, RichText, Stroke, Ui, vec2};

use crate::report::wording;
use crate::scoring::{ElementProfile, ElementStatus};
use crate::window::command::Command;
use crate::window::frame::action::Spot;
use crate::window::results::action::ResultsAction;
use crate::window::results::links::Shown;
use crate::window::results::{next, pictures};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, page, term};

/// What is seen first: the place, the continuum with the unit on it, why it is there in one sentence,
/// and what to do next.
pub(crate) fn place_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    if shown.imagined.is_some() {
        banner_ui(ui, view);
    }
    title_ui(ui, view, shown);
    pictures::continuum_ui(ui, view, shown);
    let lead = match shown.imagined {
        Some(imagined) => &imagined.lead,
        None => &shown.found.findings.lead,
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(RichText::new(lead).size(theme::size::HEADING));
    });
    if shown.imagined.is_none() {
        next::next_ui(ui, view, shown);
    }
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

/// The place in large letters, and beside it what can be tried and taken.
fn title_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let (words, questionnaire) = (view.words, view.questionnaire());
    let name = |range| wording::place(words, questionnaire, range);
    let place = shown.profile().placement.claimed;
    let present = shown.found.profile.placement.claimed;
    let on = shown.imagined.is_some();
    ui.horizontal_wrapped(|ui| {
        let title = name(place);
        page::written_title_ui(ui, view, theme::display(&title), &title);
        if place != present {
            let now = view.with("window-what-if-now", &facts!(place = name(present)));
            ui.label(view.muted_body(now).size(theme::size::HEADING));
        } else if !on && shown.found.profile.provisional {
            term::term_ui(ui, view, "glossary-provisional");
        }
        ui.add_space(space::M);
        let text = view.text("window-what-if");
        let tooltip = view.text("window-what-if-tooltip");
        let toggle = button::toggle_ui(ui, view, on, true, &text, &text);
        page::spot(view, Spot::WhatIf, &toggle);
        if toggle.on_hover_text(tooltip).clicked() {
            view.push(ResultsAction::WhatIf(!on));
        }
        if !on {
            let more = view.text("window-results-more");
            button::more_ui(ui, view, &more, |ui, view| {
                button::command_ui(ui, view, Command::CopyPlacement);
            });
        }
    });
}

/// Which answers are missing for a firm place.
pub(crate) fn missing_ui(ui: &mut Ui, view: &Room<'_, '_>, shown: Shown<'_>) {
    let profile = &shown.found.profile;
    if !profile.provisional {
        return;
    }
    let needed = view.questionnaire().thresholds.answered;
    page::section_ui(ui, &view.text("window-results-few"));
    ui.label(view.muted_body(view.with("window-results-few-text", &facts!(needed))));
    let is_provisional = |element: &&ElementProfile| element.status == ElementStatus::Provisional;
    for element in profile.elements.iter().filter(is_provisional) {
        let facts = facts!(
            element = view.element_name(&element.id),
            answered = element.answered,
            asked = (element.practices - element.not_applicable),
            missing = element.answers_needed
        );
        ui.label(view.with("window-results-few-element", &facts));
    }
}

/// What a reader must know to judge the place.
pub(crate) fn sure_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    page::section_ui(ui, &view.text("window-results-sure"));
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        for sentence in &shown.found.caveats {
            ui.label(view.muted_body(sentence));
        }
    });
}
