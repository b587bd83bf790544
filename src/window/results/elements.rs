//! The elements in numbers: claimed, backed by evidence, "not applicable" counted, answered.

use egui::{Grid, ScrollArea, Ui};

use crate::model::Level;
use crate::report::wording;
use crate::scoring::{Index, LevelRange, Placement, Profile};
use crate::window::results::links::Shown;
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::{card, page};

pub(crate) fn elements_ui(ui: &mut Ui, view: &Room<'_, '_>, shown: Shown<'_>) {
    page::heading_ui(ui, &view.text("window-results-elements"));
    let elements = &shown.profile().elements;
    let left_out = elements.iter().any(|element| element.not_applicable > 0);
    let headings = [
        "window-results-element",
        "window-results-claimed",
        "window-results-evidenced",
        "window-results-strict",
        "window-results-answered",
        "window-results-index",
        "window-results-status",
    ];
    let headings = headings.into_iter();
    let headings = headings.filter(|key| left_out || *key != "window-results-strict");
    card::card_ui(ui, view.palette, |ui| {
        ScrollArea::horizontal().id_salt("elements").show(ui, |ui| {
            Grid::new("elements").spacing([18.0, 6.0]).show(ui, |ui| {
                for key in headings {
                    let lowest = facts!(lowest = Level::FLOOR);
                    ui.label(view.muted(view.with(key, &lowest)));
                }
                ui.end_row();
                rows_ui(ui, view, shown, left_out);
            });
        });
    });
}

fn rows_ui(ui: &mut Ui, view: &Room<'_, '_>, shown: Shown<'_>, left_out: bool) {
    let profile = shown.profile();
    let present = &shown.found.profile;
    let backed = |profile: &Profile, place: Placement| {
        wording::backed_short(view.words, profile, place.evidenced)
    };
    for (element, before) in profile.elements.iter().zip(&present.elements) {
        let row = ElementRow {
            name: view.element_name(&element.id),
            places: [element.placement, before.placement],
            backed: [
                backed(profile, element.placement),
                backed(present, before.placement),
            ],
            index: [element.index, before.index],
            answered: element.answered,
            asked: element.practices,
            not_applicable: element.not_applicable,
            status: wording::status(view.words, element.status),
        };
        row_ui(ui, view, &row, left_out);
    }
    if profile.elements.len() > 1 {
        let all = profile.elements.iter();
        let row = ElementRow {
            name: view.text("window-results-unit"),
            places: [profile.placement, present.placement],
            backed: [profile, present].map(|of| backed(of, of.placement)),
            index: [profile.index, present.index],
            answered: all.clone().map(|element| element.answered).sum(),
            asked: all.clone().map(|element| element.practices).sum(),
            not_applicable: all.map(|element| element.not_applicable).sum(),
            status: String::new(),
        };
        row_ui(ui, view, &row, left_out);
    }
}

struct ElementRow {
    name: String,
    /// What is shown, and what the answers give.
    places: [Placement; 2],
    /// What evidence backs of both, in words.
    backed: [String; 2],
    index: [Option<Index>; 2],
    answered: usize,
    asked: usize,
    not_applicable: usize,
    status: String,
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &ElementRow, left_out: bool) {
    ui.label(theme::strong(&row.name));
    place_ui(ui, view, row.places.map(|place| place.claimed));
    moved_ui(ui, view, row.backed.clone());
    if left_out {
        place_ui(
            ui,
            view,
            row.places.map(|place| place.not_applicable_as_lowest),
        );
    }
    let key = if row.not_applicable > 0 {
        "window-results-of-less"
    } else {
        "window-results-of"
    };
    let facts = facts!(
        answered = row.answered,
        asked = row.asked,
        left = row.not_applicable
    );
    ui.label(view.with(key, &facts));
    moved_ui(
        ui,
        view,
        row.index.map(|index| match index {
            Some(index) => view.words.number(index),
            None => view.text("place-short-none"),
        }),
    );
    ui.label(&row.status);
    ui.end_row();
}

fn place_ui(ui: &mut Ui, view: &View<'_>, ranges: [Option<LevelRange>; 2]) {
    moved_ui(
        ui,
        view,
        ranges.map(|range| wording::place_short(view.words, range)),
    );
}

/// A figure, with the present one beside it if it is imagined.
fn moved_ui(ui: &mut Ui, view: &View<'_>, [shown, present]: [String; 2]) {
    if shown == present {
        ui.label(shown);
        return;
    }
    let facts = facts!(imagined = shown, present);
    ui.label(theme::strong(view.with("window-what-if-moved", &facts)));
}
