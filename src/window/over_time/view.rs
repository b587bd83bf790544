//! What changed since earlier assessments of the unit: what it comes down to, the elements, what rose and fell, what was planned
//! and what became of it, and all assessments in a row.

use egui::{Label, Ui};

use crate::chart::{self, ChangeRow};
use crate::report::change_wording::{self, ChangeTold, PracticeTold};
use crate::report::{Compared, Redaction};
use crate::window::command::Command;
use crate::window::document::picking::file_name;
use crate::window::over_time::action::OverTimeAction;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::table::{Table, TableCell, table_ui};
use crate::window::widget::{button, card, field, fold, page, scene};

/// How wide the pictures get, in points of the window.
const WIDEST: f32 = 860.0;

/// The pictures are composed smaller than they are shown, so that their letters are as large as others here.
const SCALE: f32 = 0.72;

/// How many practices are quoted before the rest folds.
const QUOTED: usize = 4;

/// Shows the screen.
pub(crate) fn over_time_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let session = view.session;
    let has_earlier = !session.earlier.documents.is_empty();
    let found = session.studies.change().filter(|_| has_earlier);
    let Some(compared) = found else {
        let title = view.text(Route::OverTime.label());
        page::title_ui(ui, view, &title);
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.text(if has_earlier {
                "window-studying"
            } else {
                "over-time-nothing"
            }));
        });
        return documents_ui(ui, view);
    };
    let told = ChangeTold {
        words: view.words,
        change: &compared.change,
        old: &compared.old,
        new: &session.assessment,
        left_out: Redaction::default(),
    };
    page::title_ui(ui, view, &told.title());
    ui.label(view.muted_body(told.sides()));
    let is_wide = page::has_columns(ui);
    page::columns_ui(
        ui,
        view,
        |ui, view| {
            lead_ui(ui, view, &told);
            elements_ui(ui, view, &told);
            if !told.is_side_by_side() {
                trend_ui(ui, view, compared);
            }
            planned_ui(ui, view, &told);
            if is_wide {
                documents_ui(ui, view);
            }
        },
        |ui, view| {
            if !told.is_side_by_side() {
                moved_ui(ui, view, &told);
            }
            written_ui(ui, view, &told);
            rest_ui(ui, view, &told);
            if !is_wide {
                documents_ui(ui, view);
            }
        },
    );
}

fn lead_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    ui.scope(|ui| {
        theme::measure(ui);
        for sentence in told.lead() {
            ui.label(sentence);
        }
        for sentence in told.limits() {
            ui.label(view.fault(sentence));
        }
        if let Some(sentence) = told.draws() {
            ui.label(view.muted_body(sentence));
        }
    });
}

fn elements_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    let title = view.text("change-elements");
    page::section_ui(ui, &title);
    let [then, now] = told.headings();
    let first = view.text("change-element");
    let rest = [
        "change-average",
        "change-difference",
        "change-chance",
        "change-moves",
    ];
    let rest = rest.map(|key| view.text(key));
    // Nothing between two kinds of customers is called a change.
    let columns = if told.is_side_by_side() {
        3
    } else {
        3 + rest.len()
    };
    let headings = [first, then, now].into_iter().chain(rest);
    let rows = told.elements().into_iter().map(|it| {
        let name = TableCell::strong(it.name.clone());
        let cells = it.cells().map(TableCell::from);
        std::iter::once(name).chain(cells).take(columns).collect()
    });
    let table = Table {
        name: title,
        headings: headings.take(columns).map(Into::into).collect(),
        rows: rows.collect(),
    };
    card::card_ui(ui, view.palette, |ui| {
        table_ui(ui, view, "change-elements", &table);
    });
}

/// The practices that moved, in a picture with its table.
fn moved_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    let title = view.text("change-moves");
    page::section_ui(ui, &title);
    let change = told.change;
    let moved: Vec<PracticeTold> = told.risen().into_iter().chain(told.fallen()).collect();
    if moved.is_empty() {
        ui.label(view.text("change-none-moved"));
        return;
    }
    let changes = change.risen().into_iter().chain(change.fallen());
    let rows: Vec<ChangeRow<'_>> = changes
        .zip(&moved)
        .map(|(change, told)| told.row(change))
        .collect();
    card::card_ui(ui, view.palette, |ui| {
        let width = scene::room(ui).min(WIDEST) * SCALE;
        let drawn = chart::change(view.words, view.questionnaire(), &rows, width);
        if let Some(drawn) = drawn {
            let table = |view: &View<'_>| moved_table(view, &title, &moved);
            scene::centred_ui(ui, view, (&title, &drawn), WIDEST, table);
        }
    });
}

fn moved_table(view: &View<'_>, title: &str, moved: &[PracticeTold]) -> Table {
    let headings = [
        "column-practice",
        "change-then",
        "change-now",
        "change-difference",
        "change-chance",
    ];
    let rows = moved.iter().map(|it| {
        let cells = [&it.name, &it.then, &it.now, &it.difference, &it.chance];
        cells.map(|text| TableCell::from(text.clone())).into()
    });
    Table {
        name: title.to_owned(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows.collect(),
    }
}

/// What people wrote about the practices that moved.
fn written_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    let moved = told.risen().into_iter().chain(told.fallen());
    let written: Vec<PracticeTold> = moved.filter(|it| !it.reasons.is_empty()).collect();
    if written.is_empty() {
        return;
    }
    page::section_ui(ui, &view.text("change-written"));
    let (first, rest) = written.split_at(written.len().min(QUOTED));
    quoted_ui(ui, first);
    if !rest.is_empty() {
        let title = view.with("over-time-more-written", &facts!(count = rest.len()));
        fold::fold_ui(ui, "over-time-written", &title, |ui| quoted_ui(ui, rest));
    }
}

fn quoted_ui(ui: &mut Ui, practices: &[PracticeTold]) {
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        for practice in practices {
            ui.label(theme::strong(practice.name.as_str()));
            for reason in &practice.reasons {
                ui.label(reason);
            }
            ui.add_space(space::S);
        }
    });
}

fn planned_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    let said = told.planned();
    if said.is_empty() {
        return;
    }
    let title = view.text("change-plan-title");
    page::section_ui(ui, &title);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(said.join(" "));
    });
    let became = told.became();
    if became.is_empty() {
        return;
    }
    let rows = became.into_iter();
    let table = Table {
        name: title,
        headings: ["change-planned-step", "change-became"]
            .map(|key| view.text(key).into())
            .into(),
        rows: rows
            .map(|it| vec![TableCell::from(it.what), TableCell::from(it.became)])
            .collect(),
    };
    card::card_ui(ui, view.palette, |ui| {
        table_ui(ui, view, "change-planned", &table);
    });
}

/// What is not compared, and why.
fn rest_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &ChangeTold<'_>) {
    let said = told.not_compared();
    if said.is_empty() {
        return;
    }
    page::section_ui(ui, &view.text("over-time-not-compared"));
    ui.scope(|ui| {
        theme::measure(ui);
        for sentence in said {
            ui.label(sentence);
        }
    });
}

/// All assessments in a row, as a picture and as a table.
fn trend_ui(ui: &mut Ui, view: &mut Room<'_, '_>, compared: &Compared) {
    let title = view.text("trend-title");
    page::section_ui(ui, &title);
    let trend = &compared.trend;
    card::card_ui(ui, view.palette, |ui| {
        let width = scene::room(ui).min(WIDEST) * SCALE;
        let drawn = chart::trend(view.words, view.questionnaire(), trend, width);
        if let Some(drawn) = drawn {
            let table = |view: &View<'_>| trend_table(view, &title, compared);
            scene::centred_ui(ui, view, (&title, &drawn), WIDEST, table);
        }
        let numbers = view.text("window-results-numbers");
        fold::fold_ui(ui, "trend-numbers", &numbers, |ui| {
            let table = trend_table(view, &title, compared);
            table_ui(ui, view, "trend", &table);
        });
    });
}

fn trend_table(view: &View<'_>, title: &str, compared: &Compared) -> Table {
    let mut headings: Vec<_> = [
        "trend-date",
        "trend-level",
        "change-average",
        "trend-people",
        "trend-edition",
    ]
    .map(|key| view.text(key).into())
    .into();
    let questionnaire = view.session().map(|it| &it.assessment.questionnaire);
    let elements = questionnaire.into_iter().flat_map(|it| &it.elements);
    headings.extend(elements.map(|it| view.words.wording(&it.title).to_owned().into()));
    let points = change_wording::points(view.words, &compared.trend);
    let rows = points.into_iter().map(|it| {
        let plain = [it.place, it.index, it.people, it.edition];
        let cells = plain.into_iter().chain(it.elements);
        let date = TableCell::strong(it.date);
        std::iter::once(date)
            .chain(cells.map(TableCell::from))
            .collect()
    });
    Table {
        name: title.to_owned(),
        headings,
        rows: rows.collect(),
    }
}

/// The earlier assessments that are looked at, and the way to another one.
fn documents_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::M);
    let session = view.session;
    let documents = &session.earlier.documents;
    if !documents.is_empty() {
        page::section_ui(ui, &view.text("over-time-documents"));
    }
    let mut by_day: Vec<_> = documents.iter().enumerate().collect();
    by_day.sort_by_key(|(_, document)| document.assessment.unit.date);
    for (place, document) in by_day {
        let name = document
            .path
            .as_deref()
            .map_or_else(|| view.text("change-sides-undated"), file_name);
        let date = document.assessment.unit.date;
        let date = date.map_or_else(|| view.text("trend-undated"), |day| view.words.date(day));
        ui.horizontal(|ui| {
            let text = view.text("over-time-leave-out");
            let leave = ui.button(&text);
            let facts = facts!(name = name.as_str());
            field::name(ui, &leave, &view.with("over-time-leave-out-name", &facts));
            if leave.clicked() {
                view.push(OverTimeAction::LeaveOut(place));
            }
            let facts = facts!(name = name.as_str(), date);
            let told = view.with("over-time-document", &facts);
            ui.add(Label::new(told).truncate());
        });
    }
    for path in &session.earlier.missing {
        let name = file_name(path);
        ui.label(view.fault(view.with("over-time-missing", &facts!(name))));
    }
    for (place, path) in session.earlier.locked.iter().enumerate() {
        let name = file_name(path);
        ui.horizontal_wrapped(|ui| {
            ui.label(view.with("over-time-locked", &facts!(name = name.as_str())));
            let unlock = ui.button(view.text("over-time-unlock"));
            let spoken = view.with("over-time-unlock-name", &facts!(name));
            field::name(ui, &unlock, &spoken);
            if unlock.clicked() {
                view.push(OverTimeAction::Unlock(place));
            }
        });
    }
    ui.add_space(space::S);
    let command = Command::OpenEarlier;
    if documents.is_empty() {
        button::main_command_ui(ui, view, command);
    } else {
        button::command_ui(ui, view, command);
    }
}
