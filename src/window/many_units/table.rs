//! Each unit in a row: its level and those of its elements, in the colours of levels and in numbers.

use egui::accesskit::Role;
use egui::{Frame, Grid, Label, Margin, ScrollArea, Ui};

use crate::model::Questionnaire;
use crate::portfolio::{AssessmentRow, Group};
use crate::report::{portfolio_wording, wording};
use crate::scoring::LevelRange;
use crate::window::document::action::DocumentAction;
use crate::window::document::picking::stem;
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::state::ShownUnits;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{card, field, page};

/// So many units are listed at first.
const LISTED: usize = 300;

/// How wide the name of a unit and the number of a level are at least.
const NAME: f32 = 200.0;
const LEVEL: f32 = 72.0;

/// Shows the units, those with the lowest level first.
pub(super) fn units_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &ShownUnits,
    group: &Group,
    questionnaire: &Questionnaire,
) {
    let place = |at: usize| shown.portfolio.rows.get(at).and_then(|row| row.place);
    let mut units = group.units.clone();
    units.sort_by_key(|(at, _)| (place(*at).is_none(), place(*at)));
    let count = units.len();
    if !view.state.many_units.lists_all {
        units.truncate(LISTED);
    }
    let name = view.text("many-units-table");
    card::card_ui(ui, view.palette, |ui| {
        page::group_ui(ui, Role::Table, &name, |ui| {
            ScrollArea::horizontal()
                .id_salt(("many_units", &group.questionnaire))
                .show(ui, |ui| {
                    Grid::new(("many_units", &group.questionnaire))
                        .spacing([space::S, space::XS])
                        .show(ui, |ui| {
                            headings_ui(ui, view, questionnaire);
                            for (at, before) in &units {
                                unit_ui(ui, view, shown, (*at, *before), questionnaire);
                                ui.end_row();
                            }
                        });
                });
        });
    });
    if units.len() < count {
        let more = view.with("many-units-show-all", &facts!(count));
        if ui.button(more).clicked() {
            view.push(ManyUnitsAction::ShowAll);
        }
    }
}

fn headings_ui(ui: &mut Ui, view: &View<'_>, questionnaire: &Questionnaire) {
    let own = ["many-units-unit", "many-units-level"].map(|key| view.text(key));
    let elements = questionnaire.elements.iter();
    let elements = elements.map(|it| view.words.wording(&it.title).to_owned());
    let rest = ["many-units-before", "many-units-day"].map(|key| view.text(key));
    for heading in own.into_iter().chain(elements).chain(rest) {
        ui.add(Label::new(view.muted(heading)));
    }
    ui.end_row();
}

/// A unit: its name opens its latest assessment.
fn unit_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &ShownUnits,
    (at, before): (usize, Option<usize>),
    questionnaire: &Questionnaire,
) {
    let rows = &shown.portfolio.rows;
    let (Some(row), Some(path)) = (rows.get(at), shown.paths.get(at)) else {
        return;
    };
    let name = portfolio_wording::unit_name(view.words, row);
    let name = name.unwrap_or_else(|| stem(path));
    ui.scope(|ui| {
        ui.set_min_width(NAME);
        let link = theme::strong(&name).color(view.palette.accent);
        let opens = ui.link(link).on_hover_text(path.display().to_string());
        if opens.clicked() {
            view.push(DocumentAction::Open(path.clone()));
        }
    });
    level_ui(ui, view, questionnaire, (row, row.place), &name);
    for element in &questionnaire.elements {
        let found = row.elements.iter().find(|it| it.id == element.id);
        let title = view.words.wording(&element.title).to_owned();
        let place = found.and_then(|it| it.place);
        level_ui(ui, view, questionnaire, (row, place), &title);
    }
    // Levels by another edition or form are measured otherwise.
    let was = before.and_then(|before| rows.get(before)).filter(|was| {
        was.questionnaire == row.questionnaire && was.edition == row.edition && was.form == row.form
    });
    let then = view.text("many-units-before");
    match was {
        Some(was) => level_ui(ui, view, questionnaire, (was, was.place), &then),
        None => _ = ui.label(""),
    }
    let day = row
        .date
        .map_or_else(String::new, |date| view.words.date(date));
    ui.label(view.muted_body(day));
}

/// A level as a number on its colour; a range on the colour of its low end. What it stands for is said with it.
fn level_ui(
    ui: &mut Ui,
    view: &View<'_>,
    questionnaire: &Questionnaire,
    (row, place): (&AssessmentRow, Option<LevelRange>),
    about: &str,
) {
    let said = wording::place(view.words, questionnaire, place);
    let said = view.with("many-units-cell", &facts!(about, place = said));
    let Some(place) = place else {
        let none = ui.label(view.muted("–".to_owned()));
        field::name(ui, &none, &said);
        none.on_hover_text(said);
        return;
    };
    let number = |level| row.numbering.number(level);
    let text = if place.is_certain() {
        number(place.low).to_string()
    } else {
        format!("{}–{}", number(place.low), number(place.high))
    };
    let count = questionnaire.level_count();
    let fill = view.palette.level(place.low, count);
    let cell = Frame::new()
        .fill(fill)
        .corner_radius(4)
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| {
            ui.set_min_width(LEVEL - 16.0);
            let text = theme::strong(text).color(theme::on_level(place.low, count));
            ui.label(text)
        });
    field::name(ui, &cell.inner, &said);
    cell.inner.on_hover_text(said);
}
