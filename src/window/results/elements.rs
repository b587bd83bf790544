//! The elements in numbers: claimed, backed by evidence, "not applicable" counted, answered.

use egui::{Grid, ScrollArea, Ui};

use crate::report::wording;
use crate::scoring::{Index, LevelRange, Placement};
use crate::window::results::parts::{Shown, card};
use crate::window::theme;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;

pub(crate) fn elements_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>) {
    heading_ui(ui, &view.text("window-results-elements"));
    let profile = shown.profile();
    let left_out = profile.elements.iter().any(|it| it.not_applicable > 0);
    let mut headings = vec![
        "window-results-element",
        "window-results-claimed",
        "window-results-evidenced",
    ];
    if left_out {
        headings.push("window-results-strict");
    }
    headings.extend([
        "window-results-answered",
        "window-results-index",
        "window-results-status",
    ]);
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::horizontal().id_salt("elements").show(ui, |ui| {
            Grid::new("elements")
                .num_columns(headings.len())
                .spacing([18.0, 6.0])
                .show(ui, |ui| {
                    for key in headings {
                        ui.label(theme::small(view.text(key)).color(view.palette.muted));
                    }
                    ui.end_row();
                    rows_ui(ui, view, shown, left_out);
                });
        });
    });
}

fn rows_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>, left_out: bool) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let profile = shown.profile();
    let present = &shown.found.profile;
    for (element, before) in profile.elements.iter().zip(&present.elements) {
        let name = wording::element_name(view.words, questionnaire, &element.id);
        let counts = Counts {
            answered: element.answered,
            asked: element.practices,
            left_out: element.not_applicable,
        };
        let row = Row {
            name,
            places: [element.placement, before.placement],
            index: [element.index, before.index],
            counts,
            status: wording::status(view.words, element.status),
        };
        row_ui(ui, view, &row, left_out);
    }
    if profile.elements.len() > 1 {
        let all = profile.elements.iter();
        let row = Row {
            name: view.text("window-results-unit"),
            places: [profile.placement, present.placement],
            index: [profile.index, present.index],
            counts: Counts {
                answered: all.clone().map(|it| it.answered).sum(),
                asked: all.clone().map(|it| it.practices).sum(),
                left_out: all.map(|it| it.not_applicable).sum(),
            },
            status: String::new(),
        };
        row_ui(ui, view, &row, left_out);
    }
}

struct Counts {
    answered: usize,
    asked: usize,
    left_out: usize,
}

struct Row {
    name: String,
    /// What is shown, and what the answers give.
    places: [Placement; 2],
    index: [Option<Index>; 2],
    counts: Counts,
    status: String,
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &Row, left_out: bool) {
    ui.label(theme::strong(&row.name));
    let [shown, present] = row.places;
    place_ui(ui, view, shown.claimed, present.claimed);
    place_ui(ui, view, shown.evidenced, present.evidenced);
    if left_out {
        place_ui(
            ui,
            view,
            shown.not_applicable_as_lowest,
            present.not_applicable_as_lowest,
        );
    }
    let key = if row.counts.left_out > 0 {
        "window-results-of-less"
    } else {
        "window-results-of"
    };
    ui.label(view.with(
        key,
        &facts!(
            answered = row.counts.answered,
            asked = row.counts.asked,
            left = row.counts.left_out
        ),
    ));
    let index = |index: Option<Index>| {
        index.map_or_else(
            || view.text("place-short-none"),
            |index| view.words.number(index),
        )
    };
    moved_ui(ui, view, row.index.map(index));
    ui.label(&row.status);
    ui.end_row();
}

fn place_ui(ui: &mut Ui, view: &View<'_>, shown: Option<LevelRange>, present: Option<LevelRange>) {
    moved_ui(
        ui,
        view,
        [shown, present].map(|range| wording::place_short(view.words, range)),
    );
}

/// A figure, with the present one beside it where it is imagined.
fn moved_ui(ui: &mut Ui, view: &View<'_>, [shown, present]: [String; 2]) {
    if shown == present {
        ui.label(shown);
        return;
    }
    let facts = facts!(imagined = shown, present);
    ui.label(theme::strong(view.with("window-what-if-moved", &facts)));
}
