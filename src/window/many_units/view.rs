//! Many units: which folder they are in, what they have in common, and each of them by its elements.

use egui::accesskit::Role;
use egui::{ComboBox, ProgressBar, Ui};

use crate::model::Questionnaire;
use crate::portfolio::{Group, Standing};
use crate::report::{portfolio_wording, wording};
use crate::window::document::action::PathAction;
use crate::window::document::picking::{Purpose, stem};
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::state::{FoundUnits, ShownUnits};
use crate::window::many_units::table;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::table::{Table, TableCell, table_ui};
use crate::window::widget::{button, card, field, fold, page};

/// How many practices are listed, of those that keep most units from their next level.
const PRACTICES: usize = 10;

/// Shows the screen.
pub(crate) fn many_units_ui(ui: &mut Ui, view: &mut View<'_>) {
    let state = view.state;
    let units = &state.many_units;
    let shown = units.found.as_ref().zip(units.shown.as_ref());
    let title = match shown {
        Some((_, shown)) if units.reading.is_none() => {
            let latest = |it| matches!(it, Standing::Latest { .. });
            let units = shown.portfolio.count(latest);
            let is_copy = |it| matches!(it, Standing::CopyOf(_));
            let assessments = shown.portfolio.rows.len() - shown.portfolio.count(is_copy);
            view.with("many-units-found", &facts!(units, assessments))
        }
        _ => view.text(Route::ManyUnits.label()),
    };
    page::title_ui(ui, view, &title);
    if units.reading.is_some() {
        return reading_ui(ui, view);
    }
    let Some((found, shown)) = shown else {
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.text("many-units-intro"));
        });
        ui.add_space(space::WITHIN);
        let choose = view.text("many-units-choose");
        if ui.add(button::main(view, choose)).clicked() {
            view.push(PathAction::Ask(Purpose::OpenUnits));
        }
        return;
    };
    folder_ui(ui, view);
    filters_ui(ui, view, found);
    for group in &shown.portfolio.groups {
        if let Some(questionnaire) = found.questionnaire(&group.questionnaire) {
            group_ui(ui, view, shown, (group, questionnaire));
        }
    }
    left_out_ui(ui, view, found, shown);
}

/// How far reading is, and a button that stops it.
fn reading_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (done, all) = view.state.many_units.reading.unwrap_or_default();
    let said = view.with(
        "many-units-reading",
        &facts!(done = view.words.number(done), all = view.words.number(all)),
    );
    let share = crate::drawing::count(done) / crate::drawing::count(all.max(1));
    let bar = ui.add(ProgressBar::new(share).desired_width(ui.available_width().min(420.0)));
    field::name(ui, &bar, &said);
    let told = ui.label(view.muted_body(said));
    page::announce_changes(&told);
    ui.add_space(space::WITHIN);
    if ui.button(view.text("many-units-cancel")).clicked() {
        view.push(ManyUnitsAction::Cancel);
    }
}

fn folder_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(folder) = view.state.many_units.folder.clone() else {
        return;
    };
    ui.label(view.muted_body(folder.display().to_string()));
    ui.horizontal_wrapped(|ui| {
        if ui.button(view.text("many-units-other")).clicked() {
            view.push(PathAction::Ask(Purpose::OpenUnits));
        }
        if ui.button(view.text("many-units-again")).clicked() {
            view.push(ManyUnitsAction::Read(folder));
        }
    });
}

/// Which client and which year are shown, where there are several.
fn filters_ui(ui: &mut Ui, view: &mut View<'_>, found: &FoundUnits) {
    let (clients, years) = (found.clients(), found.years());
    if clients.len() < 2 && years.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if clients.len() > 1 {
            let now = view.state.many_units.client.clone();
            let clients = clients.into_iter().map(ToOwned::to_owned);
            let options = clients.map(|name| (Some(name.clone()), name));
            let all = view.text("many-units-all-clients");
            let name = view.text("many-units-client");
            let options = std::iter::once((None, all)).chain(options).collect();
            if let Some(client) = choice_ui(ui, view, (&name, "client"), &now, options) {
                view.push(ManyUnitsAction::Client(client));
            }
        }
        if years.len() > 1 {
            let now = view.state.many_units.year;
            let options = years.into_iter().map(|year| (Some(year), year.to_string()));
            let all = view.text("many-units-all-years");
            let name = view.text("many-units-year");
            let options = std::iter::once((None, all)).chain(options).collect();
            if let Some(year) = choice_ui(ui, view, (&name, "year"), &now, options) {
                view.push(ManyUnitsAction::Year(year));
            }
        }
    });
}

/// A menu of which one is chosen; gives another one that was.
fn choice_ui<T: PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    (name, salt): (&str, &str),
    now: &T,
    options: Vec<(T, String)>,
) -> Option<T> {
    let mut chosen = None;
    let said = options.iter().find(|(value, _)| value == now);
    let said = said.map_or_else(String::new, |(_, text)| text.clone());
    let menu = ComboBox::from_id_salt(("many_units", salt))
        .selected_text(&said)
        .width(200.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            for (value, text) in options {
                let is_on = value == *now;
                if button::radio_ui(ui, view, is_on, &text, &text).clicked() {
                    ui.close();
                    chosen = Some(value).filter(|_| !is_on);
                }
            }
        });
    field::name(ui, &menu.response, &format!("{name}: {said}"));
    chosen
}

/// What the units of one questionnaire have in common, and each of them.
fn group_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &ShownUnits,
    (group, questionnaire): (&Group, &Questionnaire),
) {
    if shown.portfolio.groups.len() > 1 {
        let title = view.words.wording(&questionnaire.title).to_owned();
        page::section_ui(ui, &title);
    }
    page::columns_ui(
        ui,
        view,
        |ui, view| {
            levels_ui(ui, view, group, questionnaire);
            sums_ui(ui, view, group);
            outliers_ui(ui, view, shown, (group, questionnaire));
        },
        |ui, view| held_ui(ui, view, group, questionnaire),
    );
    page::section_ui(ui, &view.text("many-units-table"));
    table::units_ui(ui, view, shown, group, questionnaire);
}

/// A section with a table of two columns; `id` is also the key of its title.
fn counted_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    headings: [&str; 2],
    rows: Vec<[String; 2]>,
) {
    if rows.is_empty() {
        return;
    }
    let title = &view.text(id);
    page::section_ui(ui, title);
    let headings = headings.map(|key| view.text(key));
    let rows = rows.into_iter();
    let table = Table {
        name: title.to_owned(),
        headings: headings.map(Into::into).into(),
        rows: rows.map(|row| row.map(TableCell::from).into()).collect(),
    };
    card::card_ui(ui, view.palette, |ui| table_ui(ui, view, id, &table));
}

fn levels_ui(ui: &mut Ui, view: &mut View<'_>, group: &Group, questionnaire: &Questionnaire) {
    let levels = portfolio_wording::levels(view.words, questionnaire, &group.distribution);
    let rows = levels.into_iter();
    let rows = rows.map(|(place, units)| [place, view.words.number(units)]);
    let rows = rows.collect();
    let headings = ["many-units-level", "many-units-units"];
    counted_ui(ui, view, "many-units-levels", headings, rows);
}

/// Plans added up, and what became of levels.
fn sums_ui(ui: &mut Ui, view: &mut View<'_>, group: &Group) {
    let told = portfolio_wording::plans(view.words, &group.plans);
    let moved = portfolio_wording::moves(view.words, group.moves);
    if told.is_empty() && moved.is_none() {
        return;
    }
    page::section_ui(ui, &view.text("many-units-sums"));
    ui.scope(|ui| {
        theme::measure(ui);
        for sentence in told.into_iter().chain(moved) {
            ui.label(sentence);
        }
    });
}

/// Units that lie far from the others.
fn outliers_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &ShownUnits,
    (group, questionnaire): (&Group, &Questionnaire),
) {
    let rows = group.outliers.iter().filter_map(|at| {
        let row = shown.portfolio.rows.get(*at)?;
        let name = portfolio_wording::unit_name(view.words, row);
        let name = name.or_else(|| shown.paths.get(*at).map(|path| stem(path)))?;
        Some([name, wording::place(view.words, questionnaire, row.place)])
    });
    let rows = rows.collect();
    let headings = ["many-units-unit", "many-units-level"];
    counted_ui(ui, view, "many-units-outliers", headings, rows);
}

/// What holds units back: elements, and practices.
fn held_ui(ui: &mut Ui, view: &mut View<'_>, group: &Group, questionnaire: &Questionnaire) {
    let words = view.words;
    let of = |units: usize, of: usize| words.with("many-units-of", &facts!(units, of));
    let elements = group.constraints.iter().map(|it| {
        let name = wording::element_name(words, questionnaire, &it.element);
        [name, of(it.units, it.of)]
    });
    let rows: Vec<_> = elements.collect();
    let headings = ["column-element", "many-units-units"];
    counted_ui(ui, view, "many-units-held", headings, rows);
    let practices = group.lacking.iter().take(PRACTICES).map(|it| {
        let name = wording::practice_title(words, questionnaire, &it.practice);
        [name, of(it.units, it.of)]
    });
    let rows: Vec<_> = practices.collect();
    let headings = ["column-practice", "many-units-units"];
    counted_ui(ui, view, "many-units-lacking", headings, rows);
}

/// Files that could not be read, and copies, which do not count.
fn left_out_ui(ui: &mut Ui, view: &mut View<'_>, found: &FoundUnits, shown: &ShownUnits) {
    if !found.faults.is_empty() {
        let count = found.faults.len();
        page::section_ui(ui, &view.with("many-units-faults", &facts!(count)));
        for (path, why) in &found.faults {
            let facts = facts!(file = path.display().to_string(), why = why.as_str());
            ui.label(view.fault(view.with("many-units-fault", &facts)));
        }
    }
    let standings = shown.portfolio.standings.iter().zip(&shown.paths);
    let copies: Vec<String> = standings
        .filter_map(|(standing, path)| match standing {
            Standing::CopyOf(of) => {
                let of = shown.paths.get(*of)?.display().to_string();
                let facts = facts!(file = path.display().to_string(), of);
                Some(view.with("many-units-copy", &facts))
            }
            _ => None,
        })
        .collect();
    if !copies.is_empty() {
        let title = view.with("many-units-copies", &facts!(count = copies.len()));
        ui.add_space(space::BETWEEN);
        fold::fold_ui(ui, "many-units-copies", &title, |ui| {
            page::group_ui(ui, Role::Group, &title, |ui| {
                for copy in copies {
                    ui.label(copy);
                }
            });
        });
    }
}
