//! Whether it pays: the answer, its charts and tables, and what the literature claims.

use egui::{Align, Label, Layout, Ui, Vec2};

use crate::advice::economics::{Simulation, WorthVerdict};
use crate::model::Input;
use crate::report::worth::{self as says, Digits};
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::table::{self, Table, TableCell};
use crate::window::widget::{card, claims, fold, page, scene, term};

/// The answer and its figures, beside the inputs.
pub(crate) fn answer_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let case = &found.business_case;
    let worth = &found.worth;
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(view.muted(view.text("window-worth-answer")));
        let drawn = view.session.studies.simulation(view.session.revision);
        headline_ui(ui, view, found, drawn);
        let unstated = found.own_days.unstated();
        let deciding = says::deciding(view.words, worth);
        let deciding = deciding.map(|title| view.with("worth-sentence", &facts!(title)));
        let days = says::own_days(view.words, case, found.own_days, worth);
        let sentences = says::verdict(view.words, case, worth, drawn, unstated);
        let sentences = sentences.into_iter().chain(days_missing(view, found));
        let sentences = sentences.chain(deciding).chain(days);
        term::sentences_ui(ui, view, sentences, "glossary-present-value");
        // What decides is asked for first.
        let decides = worth.missing.iter().any(|input| input.decides());
        let asks_days = unstated > 0 && !decides;
        if asks_days && ui.link(view.text("window-worth-to-days")).clicked() {
            view.push(Command::Go(Route::Plan).action());
        }
        let unknown = view.text("worth-unknown");
        let mut figures = says::figures(view.words, case, worth, Digits::About);
        figures.retain(|(_, value)| *value != unknown);
        rows_ui(ui, view, &figures, None);
        let rows = says::breakdown(view.words, case, worth, Digits::About);
        rows_ui(ui, view, &rows, rows.len().checked_sub(1));
    });
}

/// Where own days come from, while they alone are missing and nothing is rated.
fn days_missing(view: &Room<'_, '_>, found: &Found) -> Option<String> {
    let worth = &found.worth;
    let is_unrated = found.profile.placement.claimed.is_none();
    let mut needed = worth.missing.iter();
    let of_steps = needed.all(|input| matches!(input, Input::StaffDays | Input::Uplift));
    let is_missing = worth.verdict == WorthVerdict::Missing;
    (is_missing && is_unrated && of_steps).then(|| view.text("window-worth-days-missing"))
}

fn title(view: &Room<'_, '_>, found: &Found, drawn: Option<&Simulation>) -> String {
    let unstated = found.own_days.unstated();
    says::title(
        view.words,
        &found.business_case,
        &found.worth,
        drawn,
        unstated,
    )
}

/// The answer in a line, in the colour of what is as good as certain: where the simulation sees both ends,
/// it is neither good nor bad.
fn headline_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found, drawn: Option<&Simulation>) {
    let text = theme::heading(title(view, found, drawn));
    ui.label(match drawn.map(Simulation::percent) {
        Some(SURELY..) => text.color(view.palette.good),
        Some(0..=RARELY) => text.color(view.palette.bad),
        _ => text,
    });
}

/// From so many of 100 cases on the plan pays as good as certainly, and up to so many it does as good as
/// never.
const SURELY: u32 = 95;
const RARELY: u32 = 5;

/// The answer with its range in one line, which stays in sight.
pub(crate) fn short_answer(view: &Room<'_, '_>, found: &Found) -> String {
    let case = &found.business_case;
    let drawn = view.session.studies.simulation(view.session.revision);
    let title = title(view, found, drawn);
    let answer = match drawn {
        Some(drawn) => {
            let money = |amount| says::money_about(view.words, case, amount);
            let facts = facts!(title, low = money(drawn.low), high = money(drawn.high));
            view.with("window-worth-short", &facts)
        }
        None => title,
    };
    let count = found.worth.assumed.len();
    if count == 0 || found.worth.verdict == WorthVerdict::Missing {
        return answer;
    }
    view.with("window-worth-assumed", &facts!(answer, count))
}

/// Figures with their names below a line; the name of the row at `sum` is strong.
fn rows_ui(ui: &mut Ui, view: &Room<'_, '_>, rows: &[(String, String)], sum: Option<usize>) {
    if rows.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.separator();
    for (place, (name, value)) in rows.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            let room = (ui.available_width() - 110.0).max(120.0);
            ui.allocate_ui(Vec2::new(room, 20.0), |ui| {
                ui.set_width(room);
                let name = if sum == Some(place) {
                    theme::strong(name)
                } else {
                    view.muted(name)
                };
                ui.add(Label::new(name).wrap());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::strong(value));
            });
        });
    }
}

/// The rest of the business case, over the whole width.
pub(crate) fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let case = &found.business_case;
    for sentence in says::beside(view.words, case, &found.worth) {
        ui.label(sentence);
    }
    if let Some(tornado) = &found.scenes.tornado {
        ui.add_space(space::M);
        let title = says::deciding(view.words, &found.worth);
        let title = title.unwrap_or_default();
        page::heading_ui(ui, &title);
        ui.label(view.muted(view.text("report-worth-tornado-intro")));
        card::card_ui(ui, view.palette, |ui| {
            let table = |view: &View<'_>| ends(view, found, &title);
            scene::centred_ui(ui, view, (&title, tornado), 900.0, table);
        });
    }
    ui.add_space(space::M);
    elasticity_ui(ui, view, found);
    ui.add_space(space::M);
    claims_ui(ui, view);
}

/// The net present value with each input at the ends of its range, in rows.
fn ends(view: &View<'_>, found: &Found, name: &str) -> Table {
    let rows = says::tornado_rows(view.words, &found.business_case, &found.worth.tornado);
    let rows = rows.into_iter().map(|row| {
        let cells = [
            row.name,
            row.low,
            row.at_low_text,
            row.high,
            row.at_high_text,
        ];
        cells.map(TableCell::from).into()
    });
    let headings = [
        "column-input",
        "column-low",
        "column-result",
        "column-high",
        "column-result",
    ];
    Table {
        name: name.to_owned(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows.collect(),
    }
}

/// What five more points of retention are worth for this unit.
fn elasticity_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let case = &found.business_case;
    if found.worth.elasticity.is_empty() {
        return;
    }
    page::heading_ui(ui, &says::elasticity_title(view.words, &found.worth));
    card::card_ui(ui, view.palette, |ui| {
        ui.label(says::elasticity_intro(view.words, case));
        let headings = ["column-retention", "column-rise"].map(|key| view.text(key).into());
        let rows = found.worth.elasticity.iter().map(|row| {
            let (name, rise) = says::elasticity_row(view.words, row);
            let cell = |text: String| {
                if row.own {
                    TableCell::strong(text)
                } else {
                    text.into()
                }
            };
            vec![cell(name), cell(rise)]
        });
        let table = Table {
            name: says::elasticity_title(view.words, &found.worth),
            headings: headings.into(),
            rows: rows.collect(),
        };
        table::table_ui(ui, view, "elasticity", &table);
    });
}

/// The register of claims, folded away.
fn claims_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let all = &view.questionnaire().claims;
    if all.is_empty() {
        return;
    }
    fold::fold_ui(ui, "claims", &view.text("window-worth-claims"), |ui| {
        theme::measure(ui);
        for claim in all {
            claims::claim_ui(ui, view, claim);
        }
    });
}
