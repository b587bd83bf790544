//! Roles side by side.

use egui::Ui;

use crate::chart;
use crate::report::wording;
use crate::scoring::Roles;
use crate::window::drafts::{ResultsPicture, SpreadExtent};
use crate::window::results::findings::FIRST;
use crate::window::results::links::Shown;
use crate::window::results::pictures::{self, Picture};
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::table::{Table, TableCell, TableHeading, table_ui};
use crate::window::widget::{card, fold, page};

/// How roles see the practices, where two or more can be compared.
pub(crate) fn roles_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let Some(roles) = shown
        .found
        .roles
        .as_ref()
        .filter(|it| !it.practices.is_empty())
    else {
        return;
    };
    let title = view.text("window-results-roles");
    page::section_ui(ui, &title);
    ui.scope(|ui| {
        theme::measure(ui);
        let finding = wording::roles_finding(view.words, view.questionnaire(), roles);
        ui.label(theme::strong(finding));
        if let Some(means) = wording::roles_means(view.words, roles) {
            ui.label(means);
        }
        ui.label(view.muted_body(view.text("says-roles-measure")));
    });
    card::card_ui(ui, view.palette, |ui| {
        let all = roles.practices.as_slice();
        let first = all.get(..FIRST).filter(|_| all.len() > FIRST + 2);
        let extent = view.drafts.roles;
        let rows = first.filter(|_| extent == SpreadExtent::First);
        let rows = rows.unwrap_or(all);
        let picture = Picture {
            id: ResultsPicture::Roles,
            extent,
            title: title.clone(),
            widest: 980.0,
        };
        let draw = |view: &Room<'_, '_>, width| {
            chart::dumbbell(view.words, view.questionnaire(), roles, rows, width)
        };
        let made = |view: &Room<'_, '_>| Some(table(view, roles));
        pictures::picture_ui(ui, view, shown, &picture, draw, made);
        if first.is_some() {
            more_ui(ui, view, all.len());
        }
        fold::fold_ui(
            ui,
            "roles-numbers",
            &view.text("window-results-numbers"),
            |ui| {
                let table = table(view, roles);
                table_ui(ui, view, "roles", &table);
            },
        );
    });
}

/// What each role says of each practice, as a table.
fn table(view: &Room<'_, '_>, roles: &Roles) -> Table {
    let mut headings = vec![view.text("column-practice").into()];
    let names = roles.roles.iter().map(|role| role.name.clone());
    headings.extend(names.map(TableHeading::from));
    headings.push(view.text("chart-roles-gap").into());
    let rows = roles.practices.iter().map(|practice| {
        let mut row = vec![TableCell::strong(view.practice_title(&practice.id))];
        let ratings = (0..roles.roles.len()).map(|role| {
            let mut all = practice.ratings.iter();
            let rating = all.find(|rating| rating.role == role);
            let said = rating.map(|rating| view.words.rating(rating.rating));
            said.unwrap_or_default().into()
        });
        row.extend(ratings);
        row.push(view.words.number(practice.gap()).into());
        row
    });
    Table {
        name: view.text("window-results-roles"),
        headings,
        rows: rows.collect(),
    }
}

fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>, all: usize) {
    let (key, count, other) = match view.drafts.roles {
        SpreadExtent::First => ("window-results-spread-all", all, SpreadExtent::Whole),
        SpreadExtent::Whole => ("window-results-spread-few", FIRST, SpreadExtent::First),
    };
    if ui.button(view.with(key, &facts!(count))).clicked() {
        view.drafts.roles = other;
    }
}
