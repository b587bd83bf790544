//! The pictures of the profile; what is chosen in one lists its practices below it.

use egui::{Grid, ScrollArea, Ui};

use crate::chart::{Link, Scene};
use crate::model::{ElementId, Level, PracticeId};
use crate::report::wording;
use crate::scoring::{Attainment, ElementProfile};
use crate::window::drafts::Picture;
use crate::window::results::parts::{Shown, card_ui, go_to, is_opened, links_ui, note_ui};
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;
use crate::window::widget::{fold, scene};

pub(crate) fn continuum_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let picture = match shown.imagined {
        Some(imagined) => &imagined.continuum,
        None => &shown.found.scenes.continuum,
    };
    card_ui(ui, view, |ui, view| {
        // Beside the list of what is tried out there is less room.
        let widest = if shown.imagined.is_some() {
            620.0
        } else {
            980.0
        };
        picture_ui(ui, view, shown, Picture::Continuum, picture, widest);
        words_ui(ui, view, picture, "continuum");
    });
}

pub(crate) fn heat_map_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    heading_ui(ui, &view.text("window-results-heat-map"));
    let picture = match shown.imagined {
        Some(imagined) => &imagined.heat_map,
        None => &shown.found.scenes.heat_map,
    };
    card_ui(ui, view, |ui, view| {
        picture_ui(ui, view, shown, Picture::HeatMap, picture, 860.0);
        let title = view.text("window-results-numbers");
        fold::fold_ui(ui, "heat-map-numbers", &title, |ui| {
            table_ui(ui, view, shown);
        });
    });
    ui.add_space(space::M);
}

/// The charts of the table, each below its heading.
pub(crate) fn charts_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    for (chart, scene) in &shown.found.scenes.listed {
        let widest = chart.window.map_or(f32::INFINITY, |(_, widest)| widest);
        heading_ui(ui, &view.text(chart.heading));
        card_ui(ui, view, |ui, view| {
            let picture = Picture::Chart(chart.heading);
            picture_ui(ui, view, shown, picture, scene, widest);
            words_ui(ui, view, scene, chart.heading);
        });
        ui.add_space(space::M);
    }
}

/// A picture, and the practices of what was chosen in it.
pub(crate) fn picture_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: Shown<'_>,
    picture: Picture,
    scene: &Scene,
    widest: f32,
) {
    let width = ui.available_width().min(widest);
    let palette = view.palette;
    let hint = view.text("window-picture-keys");
    let chosen = ui.push_id(picture, |ui| {
        ui.vertical_centered(|ui| scene::scene_ui(ui, palette, scene, width, &hint))
            .inner
    });
    let found = shown.found;
    match chosen.inner {
        Some(Link::Practice(practice)) => go_to(ui, view, practice),
        Some(Link::Element(element)) => {
            let level = found.next_level(&element);
            view.drafts.opened = Some((picture, element, level));
        }
        Some(Link::Level(element, level)) => {
            view.drafts.opened = Some((picture, element, level));
        }
        None => {}
    }
    if is_opened(view, picture)
        && let Some((_, element, level)) = view.drafts.opened.clone()
    {
        below_ui(ui, view, shown, &element, level);
    }
}

/// The practices of an element that lie below a level.
fn below_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, element: &ElementId, level: Level) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let practices: Vec<PracticeId> = shown
        .found
        .below(element, level)
        .map(|practice| practice.id.clone())
        .collect();
    let name = wording::element_name(view.words, questionnaire, element);
    let facts = facts!(
        element = name,
        level = level.number(),
        count = practices.len()
    );
    ui.horizontal(|ui| {
        ui.label(theme::strong(view.with("window-results-below", &facts)));
        if ui.small_button(view.text("window-results-close")).clicked() {
            view.drafts.opened = None;
        }
    });
    links_ui(ui, view, shown, &practices);
}

/// A picture as sentences, folded away.
pub(crate) fn words_ui(ui: &mut Ui, view: &View<'_>, scene: &Scene, id: &str) {
    let title = view.text("window-results-numbers");
    fold::fold_ui(ui, id, &title, |ui| {
        for spot in &scene.spots {
            note_ui(ui, view, &spot.description);
        }
    });
}

/// The heat map as a table.
fn table_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let profile = shown.profile();
    ScrollArea::horizontal()
        .id_salt("attainment")
        .show(ui, |ui| {
            Grid::new("attainment").spacing([20.0, 4.0]).show(ui, |ui| {
                ui.label(theme::small(view.text("window-results-element")));
                for level in Level::all(profile.level_count).skip(1) {
                    let heading = view.with("level", &facts!(number = level.number()));
                    ui.label(theme::small(heading));
                }
                ui.label(theme::small(view.text("window-results-claimed")));
                ui.end_row();
                for element in &profile.elements {
                    let name = wording::element_name(view.words, questionnaire, &element.id);
                    ui.label(theme::small(name));
                    for attainment in &element.attainment {
                        ui.label(theme::small(cell(view, questionnaire, attainment)));
                    }
                    ui.label(theme::small(held(view, element)));
                    ui.end_row();
                }
            });
        });
}

fn held(view: &View<'_>, element: &ElementProfile) -> String {
    wording::place_short(view.words, element.placement.claimed)
}

fn cell(
    view: &View<'_>,
    questionnaire: &crate::model::Questionnaire,
    attainment: &Attainment,
) -> String {
    let (low, high) = (attainment.low.percent(), attainment.high.percent());
    let key = if low == high {
        "chart-percent"
    } else {
        "chart-percent-range"
    };
    let percent = view.with(key, &facts!(low, high));
    let verdict = view.text(crate::chart::verdict(questionnaire, attainment));
    let facts = facts!(percent, verdict);
    view.with("window-results-cell", &facts)
}
