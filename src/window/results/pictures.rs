//! The pictures of the profile; what is chosen in one lists its practices below it.

use std::rc::Rc;

use egui::Ui;

use crate::chart::{self, CHARTS, Link, Scene};
use crate::model::{ElementId, Level};
use crate::report::wording;
use crate::scoring::{Attainment, ElementProfile};
use crate::window::drafts::{ResultsPicture, SpreadExtent};
use crate::window::frame::action::FrameAction;
use crate::window::results::links::{Shown, go_to, links_ui};
use crate::window::results::{elements, meanings};
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::table::{Table, TableCell, TableHeading, table_ui};
use crate::window::widget::{card, fold, page, scene, term};

/// Around a picture in its card.
const MARGIN: f32 = 12.0;

/// The continuum with the unit and its elements on it, and what a level that is chosen there means.
pub(crate) fn continuum_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let picture = Picture {
        id: ResultsPicture::Continuum,
        extent: SpreadExtent::First,
        title: view.text("window-results-continuum"),
        widest: 1000.0,
    };
    let table = |view: &Room<'_, '_>| Some(elements::table(view, shown));
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        let draw = |view: &Room<'_, '_>, width| {
            let (profile, present) = (shown.profile(), shown.present());
            let questionnaire = view.questionnaire();
            let (words, profile) = (view.words, profile);
            Some(chart::continuum(
                words,
                questionnaire,
                profile,
                present,
                width,
            ))
        };
        let is_new = picture_ui(ui, view, shown, &picture, draw, table);
        opened_ui(ui, is_new, |ui| meanings::meaning_ui(ui, view));
    });
}

pub(crate) fn heat_map_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let title = view.text("window-results-heat-map");
    page::section_ui(ui, &title);
    term::term_ui(ui, view, "glossary-reached");
    let picture = Picture {
        id: ResultsPicture::HeatMap,
        extent: SpreadExtent::First,
        title,
        widest: 980.0,
    };
    let table = |view: &Room<'_, '_>| Some(in_place(view, shown));
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        let draw = |view: &Room<'_, '_>, width| {
            let (profile, present) = (shown.profile(), shown.present());
            let questionnaire = view.questionnaire();
            Some(chart::heat_map(
                view.words,
                questionnaire,
                profile,
                present,
                width,
            ))
        };
        picture_ui(ui, view, shown, &picture, draw, table);
        let title = view.text("window-results-numbers");
        fold::fold_ui(ui, "heat-map-numbers", &title, |ui| {
            let table = in_place(view, shown);
            table_ui(ui, view, "in-place", &table);
        });
    });
}

/// The charts of the table, each below its heading.
pub(crate) fn charts_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    for chart in CHARTS {
        let Some(widest) = chart.window else {
            continue;
        };
        let profile = &shown.found.profile;
        let draw = |view: &Room<'_, '_>, width| {
            (chart.draw)(view.words, view.questionnaire(), profile, width)
        };
        let picture = Picture {
            id: ResultsPicture::Chart(chart.heading),
            extent: SpreadExtent::First,
            title: view.text(chart.heading),
            widest,
        };
        let known = picture.scene(view, shown, widest, draw);
        if known.is_none() {
            continue;
        }
        page::section_ui(ui, &picture.title);
        card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
            let table = |view: &Room<'_, '_>| Some(in_place(view, shown));
            picture_ui(ui, view, shown, &picture, draw, table);
        });
    }
}

/// A picture of the results.
pub(crate) struct Picture {
    pub(crate) id: ResultsPicture,
    /// How much of it is shown, where there is much.
    pub(crate) extent: SpreadExtent,
    /// What it is called.
    pub(crate) title: String,
    /// How wide it gets, in points of the window.
    pub(crate) widest: f32,
}

impl Picture {
    /// The picture for a width of the window; `None` where there is nothing to draw.
    fn scene(
        &self,
        view: &Room<'_, '_>,
        shown: Shown<'_>,
        width: f32,
        draw: impl FnOnce(&Room<'_, '_>, f32) -> Option<Scene>,
    ) -> Option<Rc<Scene>> {
        let drawings = shown.drawings();
        drawings.at((self.id, self.extent), width, |width| draw(view, width))
    }
}

/// A picture, and the practices of what was chosen in it; returns whether something was chosen just now.
pub(crate) fn picture_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    picture: &Picture,
    draw: impl FnOnce(&Room<'_, '_>, f32) -> Option<Scene>,
    table: impl FnOnce(&Room<'_, '_>) -> Option<Table>,
) -> bool {
    let width = scene::room(ui).min(picture.widest);
    let Some(drawn) = picture.scene(view, shown, width, draw) else {
        return false;
    };
    // On the continuum that is the unit's own row, the one that leads nowhere.
    let is_place = picture.id == ResultsPicture::Continuum;
    let mut spots = drawn.spots.iter();
    let own = spots.find(|spot| is_place && spot.link.is_none());
    let of = scene::Shown {
        scene: &drawn,
        title: &picture.title,
        resting: own.map(|spot| spot.description.as_str()),
    };
    let done = ui.push_id(picture.id, |ui| {
        scene::in_the_middle_ui(ui, view, &of, width)
    });
    let is_new = matches!(done.inner, Some(scene::Done::Follow(_)));
    match done.inner {
        Some(scene::Done::Follow(link)) => follow(ui, view, shown, picture.id, link),
        Some(scene::Done::CopyTable) => {
            if let Some(table) = table(view) {
                view.push(FrameAction::CopyTable(table.as_text()));
            }
        }
        None => {}
    }
    let opened = view.drafts.opened.clone();
    if let Some((_, element, level)) = opened.filter(|(asked, ..)| *asked == picture.id) {
        opened_ui(ui, is_new, |ui| {
            below_ui(ui, view, shown, (&element, level), is_new);
        });
    }
    is_new
}

/// Shows what a mark of a picture opened, in sight where that was just now.
fn opened_ui(ui: &mut Ui, is_new: bool, contents_ui: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    contents_ui(ui);
    let opened = ui.min_rect().with_min_y(top);
    if is_new && opened.is_positive() {
        let is_high = opened.height() > ui.clip_rect().height();
        ui.scroll_to_rect(opened, is_high.then_some(egui::Align::Min));
    }
}

/// Goes where a mark leads: to a practice, to what a level means, or to the practices below a level.
fn follow(ui: &Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, picture: ResultsPicture, link: Link) {
    let on_continuum = picture == ResultsPicture::Continuum;
    match link {
        Link::Practice(practice) => go_to(ui, view, practice),
        Link::Station(level) => view.drafts.meaning = Some((None, level)),
        Link::Level(element, level) if on_continuum => {
            view.drafts.meaning = Some((Some(element), level));
        }
        Link::Element(element) => {
            let level = shown.found.next_level(&element);
            view.drafts.opened = Some((picture, element, level));
        }
        Link::Level(element, level) => {
            view.drafts.opened = Some((picture, element, level));
        }
    }
}

/// The practices of an element that lie below a level.
fn below_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    (element, level): (&ElementId, Level),
    is_new: bool,
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
    let title = view.with("window-results-below", &facts);
    if is_new {
        view.announce(title.clone());
    }
    ui.horizontal(|ui| {
        ui.label(theme::strong(title));
        if ui.small_button(view.text("window-results-close")).clicked() {
            view.drafts.opened = None;
        }
    });
    links_ui(ui, view, shown, practices());
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
        row.extend(cells.map(|attainment| cell(view, element, attainment).into()));
        row.push(wording::place_short(view.words, element.placement.claimed).into());
        row
    });
    Table {
        name: view.text("window-results-heat-map"),
        headings,
        rows: rows.collect(),
    }
}

fn cell(view: &Room<'_, '_>, element: &ElementProfile, attainment: &Attainment) -> String {
    let form = view.session.assessment.form;
    let thresholds = view.questionnaire().thresholds_of(form);
    let percent = wording::in_place(view.words, thresholds, attainment);
    let verdict = view.text(chart::verdict(element.attained(thresholds, attainment)));
    view.with("window-results-cell", &facts!(percent, verdict))
}
