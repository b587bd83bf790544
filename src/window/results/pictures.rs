//! The pictures of the profile; what is chosen in one lists its practices below it.

use egui::Ui;

use crate::chart::{self, Link, Scene};
use crate::model::{ElementId, Level};
use crate::report::wording;
use crate::scoring::Attainment;
use crate::window::drafts::ResultsPicture;
use crate::window::results::links::{Shown, go_to, links_ui};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::table::{Table, TableCell, TableHeading, table_ui};
use crate::window::widget::{card, fold, page, scene};

pub(crate) fn continuum_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    // The list of ratings to try takes room beside the picture.
    let (picture, widest) = match shown.imagined {
        Some(imagined) => (&imagined.continuum, 620.0),
        None => (&shown.found.scenes.continuum, 980.0),
    };
    card::card_ui(ui, view.palette, |ui| {
        picture_ui(ui, view, shown, ResultsPicture::Continuum, picture, widest);
        words_ui(ui, view, picture, "continuum");
    });
}

pub(crate) fn heat_map_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    page::heading_ui(ui, &view.text("window-results-heat-map"));
    let picture = match shown.imagined {
        Some(imagined) => &imagined.heat_map,
        None => &shown.found.scenes.heat_map,
    };
    card::card_ui(ui, view.palette, |ui| {
        picture_ui(ui, view, shown, ResultsPicture::HeatMap, picture, 860.0);
        let title = view.text("window-results-numbers");
        fold::fold_ui(ui, "heat-map-numbers", &title, |ui| {
            let table = in_place(view, shown);
            table_ui(ui, view, "in-place", &table);
        });
    });
    ui.add_space(space::M);
}

/// The charts of the table, each below its heading.
pub(crate) fn charts_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    for (chart, scene) in &shown.found.scenes.listed {
        let widest = chart.window.map_or(f32::INFINITY, |(_, widest)| widest);
        page::heading_ui(ui, &view.text(chart.heading));
        card::card_ui(ui, view.palette, |ui| {
            let picture = ResultsPicture::Chart(chart.heading);
            picture_ui(ui, view, shown, picture, scene, widest);
            words_ui(ui, view, scene, chart.heading);
        });
        ui.add_space(space::M);
    }
}

/// A picture, and the practices of what was chosen in it.
pub(crate) fn picture_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    picture: ResultsPicture,
    scene: &Scene,
    widest: f32,
) {
    let chosen = ui.push_id(picture, |ui| scene::centred_ui(ui, view, scene, widest));
    match chosen.inner {
        Some(Link::Practice(practice)) => go_to(ui, view, practice),
        Some(Link::Element(element)) => {
            let level = shown.found.next_level(&element);
            view.drafts.opened = Some((picture, element, level));
        }
        Some(Link::Level(element, level)) => {
            view.drafts.opened = Some((picture, element, level));
        }
        None => {}
    }
    let opened = view.drafts.opened.clone();
    if let Some((_, element, level)) = opened.filter(|(asked, ..)| *asked == picture) {
        below_ui(ui, view, shown, &element, level);
    }
}

/// The practices of an element that lie below a level.
fn below_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    element: &ElementId,
    level: Level,
) {
    let practices = || {
        shown
            .found
            .below(element, level)
            .map(|practice| &practice.id)
    };
    let facts = facts!(
        element = view.element_name(element),
        level,
        count = practices().count()
    );
    ui.horizontal(|ui| {
        ui.label(theme::strong(view.with("window-results-below", &facts)));
        if ui.small_button(view.text("window-results-close")).clicked() {
            view.drafts.opened = None;
        }
    });
    links_ui(ui, view, shown, practices());
}

/// A picture as sentences, folded away.
pub(crate) fn words_ui(ui: &mut Ui, view: &View<'_>, scene: &Scene, id: &str) {
    let title = view.text("window-results-numbers");
    fold::fold_ui(ui, id, &title, |ui| {
        for spot in &scene.spots {
            ui.label(view.muted_body(&spot.description));
        }
    });
}

/// What is in place at each level, as a table.
pub(crate) fn in_place(view: &Room<'_, '_>, shown: Shown<'_>) -> Table {
    let profile = shown.profile();
    let levels = Level::all(profile.level_count).skip(1);
    let levels = levels.map(|level| view.with("level", &facts!(number = level)));
    let mut headings = vec![view.text("window-results-element").into()];
    headings.extend(levels.map(TableHeading::from));
    headings.push(view.text("window-results-claimed").into());
    let rows = profile.elements.iter().map(|element| {
        let mut row = vec![TableCell::strong(view.element_name(&element.id))];
        let cells = element.attainment.iter();
        row.extend(cells.map(|attainment| cell(view, attainment).into()));
        row.push(wording::place_short(view.words, element.placement.claimed).into());
        row
    });
    Table {
        name: view.text("window-results-heat-map"),
        headings,
        rows: rows.collect(),
    }
}

fn cell(view: &Room<'_, '_>, attainment: &Attainment) -> String {
    let form = view.session.assessment.form;
    let thresholds = view.questionnaire().thresholds_of(form);
    let percent = wording::in_place(view.words, thresholds, attainment);
    let verdict = view.text(chart::verdict(thresholds, attainment));
    view.with("window-results-cell", &facts!(percent, verdict))
}
