//! What the columns of a table are for, and the questions of its rows.

use egui::{ComboBox, Ui};

use crate::format::import::{Column, Layout};
use crate::model::ColumnUse;
use crate::window::import::action::ImportAction;
use crate::window::import::row;
use crate::window::import::state::Preview;
use crate::window::view::Room;
use crate::window::widget::{deciding, fold, page};

/// How many columns or questions are shown at once.
const MOST: usize = 100;

/// Shows what each column is for; those that were not recognised stand first.
pub(super) fn columns_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    let reading = &preview.reading;
    page::section_ui(ui, &view.text("importing-columns"));
    if reading.layout.is_none() {
        ui.label(view.text("importing-columns-none"));
    }
    let columns = reading.columns.iter().enumerate();
    let columns = columns.filter(|(_, column)| !column.heading.is_empty());
    let is_open = |column: &Column| {
        let is_left = matches!(column.used, None | Some(ColumnUse::Leave));
        !column.is_own() && (is_left || column.is_confirmed)
    };
    let (open, known): (Vec<_>, Vec<_>) = columns.partition(|(_, column)| is_open(column));
    let left_out = open.iter().filter(|(_, column)| column.used.is_none());
    let left_out = left_out.count();
    if left_out > 0 && reading.layout.is_some() {
        let facts = facts!(count = left_out);
        ui.label(view.muted(view.with("importing-columns-unknown", &facts)));
    }
    for (at, column) in open.iter().take(MOST) {
        column_ui(ui, view, *at, column, reading.layout);
    }
    deciding::more_ui(ui, view, open.len(), MOST);
    if !known.is_empty() {
        let title = view.with("importing-columns-known", &facts!(count = known.len()));
        fold::fold_ui(ui, "import-columns", &title, |ui| {
            for (at, column) in known.iter().take(MOST) {
                column_ui(ui, view, *at, column, reading.layout);
            }
            deciding::more_ui(ui, view, known.len(), MOST);
        });
    }
    asked_ui(ui, view, preview);
}

/// The questions that rows ask, where a row is an answer.
fn asked_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    let asked = preview.reading.asked.iter().enumerate();
    let is_open = |used: &Option<ColumnUse>| used.as_ref().is_none_or(|it| it.practice().is_none());
    let (open, known): (Vec<_>, Vec<_>) = asked.partition(|(_, (_, used))| is_open(used));
    let rows_ui = |ui: &mut Ui, view: &mut Room<'_, '_>, rows: &[(usize, &(String, _))]| {
        for (at, (question, used)) in rows.iter().take(MOST) {
            let chosen = row::row_ui(ui, view, question, None, |ui, view| {
                let offered = [ColumnUse::Leave, ColumnUse::Note];
                use_ui(
                    ui,
                    view,
                    ("asked", *at),
                    question,
                    Option::as_ref(used),
                    &offered,
                )
            });
            if let Some(chosen) = chosen {
                view.push(ImportAction::Use(question.clone(), chosen));
            }
        }
        deciding::more_ui(ui, view, rows.len(), MOST);
    };
    if !open.is_empty() {
        let facts = facts!(count = open.len());
        ui.label(view.muted(view.with("importing-questions-unknown", &facts)));
        rows_ui(ui, view, &open);
    }
    if !known.is_empty() {
        let title = view.with("importing-questions-known", &facts!(count = known.len()));
        fold::fold_ui(ui, "import-asked", &title, |ui| rows_ui(ui, view, &known));
    }
}

fn column_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    at: usize,
    column: &Column,
    layout: Option<Layout>,
) {
    let samples: Vec<String> = column
        .samples
        .iter()
        .map(|sample| format!("“{sample}”"))
        .collect();
    let note = (!samples.is_empty()).then(|| {
        let facts = facts!(samples = samples.join(", "));
        view.muted(view.with("importing-samples", &facts))
    });
    let chosen = row::row_ui(ui, view, &column.heading, note, |ui, view| {
        let offered = offered(layout);
        let used = column.used.as_ref();
        use_ui(ui, view, ("column", at), &column.heading, used, offered)
    });
    if let Some(chosen) = chosen {
        view.push(ImportAction::Use(column.heading.clone(), chosen));
    }
}

/// What a column may be used for beside a practice.
const fn offered(layout: Option<Layout>) -> &'static [ColumnUse] {
    const OF_PEOPLE: &[ColumnUse] = &[
        ColumnUse::Leave,
        ColumnUse::Name,
        ColumnUse::FirstName,
        ColumnUse::LastName,
        ColumnUse::Role,
        ColumnUse::Team,
        ColumnUse::Note,
        ColumnUse::Id,
    ];
    const OF_ANSWERS: &[ColumnUse] = &[
        ColumnUse::Leave,
        ColumnUse::Name,
        ColumnUse::FirstName,
        ColumnUse::LastName,
        ColumnUse::Role,
        ColumnUse::Team,
        ColumnUse::Question,
        ColumnUse::Rating,
        ColumnUse::Note,
        ColumnUse::Id,
    ];
    match layout {
        Some(Layout::People) => OF_PEOPLE,
        _ => OF_ANSWERS,
    }
}

/// A menu of uses; gives the one that was chosen.
fn use_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    salt: (&str, usize),
    heading: &str,
    now: Option<&ColumnUse>,
    offered: &[ColumnUse],
) -> Option<ColumnUse> {
    let now = now.unwrap_or(&ColumnUse::Leave);
    let said = use_name(view, now);
    let mut chosen = None;
    let practices = view.questionnaire().practices();
    let notes = view.questionnaire().practices();
    let notes = notes.map(|(_, practice)| ColumnUse::NoteOn(practice.id.clone()));
    let practices = practices.map(|(_, practice)| ColumnUse::Practice(practice.id.clone()));
    let menu = ComboBox::from_id_salt(salt)
        .selected_text(&said)
        .width(ui.available_width())
        .truncate()
        .height(420.0)
        .show_ui(ui, |ui| {
            let own = (!offered.contains(now)
                && !matches!(now, ColumnUse::Practice(_) | ColumnUse::NoteOn(_)))
            .then(|| now.clone());
            for used in own
                .into_iter()
                .chain(offered.iter().cloned())
                .chain(practices)
                .chain(notes)
            {
                let name = use_name(view, &used);
                if ui.selectable_label(used == *now, name).clicked() {
                    ui.close();
                    chosen = Some(used).filter(|used| used != now);
                }
            }
        });
    let spoken = view.with("importing-use-of", &facts!(heading));
    row::name_menu(ui, &menu.response, (spoken, said), menu.inner.is_some());
    chosen
}

/// What a use is called.
fn use_name(view: &Room<'_, '_>, used: &ColumnUse) -> String {
    let key = match used {
        ColumnUse::Practice(id) => return view.practice_name(id),
        ColumnUse::NoteOn(id) => {
            let practice = view.practice_name(id);
            return view.with("importing-use-note-on", &facts!(practice));
        }
        ColumnUse::Name => "importing-use-name",
        ColumnUse::FirstName => "importing-use-first-name",
        ColumnUse::LastName => "importing-use-last-name",
        ColumnUse::Id => "importing-use-id",
        ColumnUse::Role => "importing-use-role",
        ColumnUse::Team => "importing-use-team",
        ColumnUse::Note => "importing-use-note",
        ColumnUse::Question => "importing-use-question",
        ColumnUse::Rating => "importing-use-rating",
        ColumnUse::State => "importing-use-state",
        ColumnUse::Reason => "importing-use-reason",
        ColumnUse::Confidence => "importing-use-confidence",
        ColumnUse::Flagged => "importing-use-flagged",
        ColumnUse::Evidence => "importing-use-evidence",
        ColumnUse::Check => "importing-use-check",
        ColumnUse::Consensus => "importing-use-consensus",
        ColumnUse::ConsensusReason => "importing-use-consensus-reason",
        ColumnUse::ConsensusDay => "importing-use-consensus-day",
        ColumnUse::Preview => "importing-use-preview",
        ColumnUse::Finished => "importing-use-finished",
        ColumnUse::Leave => "importing-use-leave",
    };
    view.text(key)
}
