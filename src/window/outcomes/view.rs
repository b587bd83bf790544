//! What the unit measures: each measure drawn beside the level by date, with its values, and what is typed for it.

use egui::Ui;
use jiff::civil::Date;

use crate::change::{LevelOnDay, levels_by_day};
use crate::chart;
use crate::model::{Measure, MeasureId, MeasureKind};
use crate::outcomes::Series;
use crate::report::{outcome_wording, wording};
use crate::window::command::Command;
use crate::window::outcomes::action::OutcomesAction;
use crate::window::outcomes::form::{self, capital};
use crate::window::outcomes::state::{MeasureDraft, ValueDraft};
use crate::window::outcomes::table;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::table::{Table, TableCell};
use crate::window::widget::{button, card, field, fold, page, scene};

/// How wide the pictures get, in points of the window.
const WIDEST: f32 = 860.0;

/// The pictures are composed smaller than they are shown, so that their letters are as large as others here.
const SCALE: f32 = 0.72;

/// Shows the screen.
pub(crate) fn outcomes_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let session = view.session;
    let title = view.text(Route::Outcomes.label());
    page::title_ui(ui, view, &title);
    let measures = session.assessment.measures();
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.text(if measures.is_empty() {
            "outcomes-nothing"
        } else {
            "outcomes-beside"
        }));
    });
    if let Some(table) = &session.outcomes_table {
        table::table_ui(ui, view, table);
    }
    ui.add_space(space::S);
    changing_ui(ui, view.is_closed(), |ui| add_ui(ui, view));
    let levels = levels(view);
    for (id, measure) in measures {
        measure_ui(ui, view, (id, measure), &levels);
    }
}

/// The level of the unit on the day of each assessment that is looked at.
fn levels(view: &Room<'_, '_>) -> Vec<LevelOnDay> {
    let session = view.session;
    let own = session.assessment.unit.date;
    let own = own.zip(view.found().and_then(|it| it.profile.placement.claimed));
    let trend = session.studies.change().map(|compared| &compared.trend);
    levels_by_day(trend, own)
}

fn measure_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (id, measure): (&MeasureId, &Measure),
    levels: &[LevelOnDay],
) {
    page::section_ui(ui, &measure.name);
    card::card_ui(ui, view.palette, |ui| {
        about_ui(ui, view, (id, measure));
        let series = Series::of(measure);
        picture_ui(ui, view, (measure, &series), levels);
        ui.scope(|ui| {
            theme::measure(ui);
            for sentence in outcome_wording::told(view.words, measure, &series) {
                ui.label(sentence);
            }
        });
        values_ui(ui, view, (id, measure), &series);
        changing_ui(ui, view.is_closed(), |ui| {
            let mut draft = view.drafts.outcomes.values.remove(id).unwrap_or_default();
            form::value_ui(ui, view, (id, measure), &mut draft);
            view.drafts.outcomes.values.insert(id.clone(), draft);
        });
    });
}

/// What the measure is, with what changes or removes it; where it is being changed, its form.
fn about_ui(ui: &mut Ui, view: &mut Room<'_, '_>, (id, measure): (&MeasureId, &Measure)) {
    let draft = &mut view.drafts.outcomes.measure;
    if let Some(draft) = draft.take_if(|draft| draft.of.as_ref() == Some(id)) {
        changing_ui(ui, view.is_closed(), |ui| {
            view.drafts.outcomes.measure = form::measure_ui(ui, view, draft);
        });
        ui.add_space(space::M);
        return;
    }
    let about = outcome_wording::about(view.words, measure);
    ui.horizontal(|ui| {
        ui.label(view.muted(capital(&about)));
        let name = measure.name.as_str();
        let more = view.with("outcomes-more", &facts!(name));
        button::more_ui(ui, view, &more, |ui, view: &mut Room<'_, '_>| {
            for (key, removes) in [("outcomes-change", false), ("outcomes-remove", true)] {
                let text = view.text(key);
                let spoken = view.with("outcomes-field-name", &facts!(name, field = text.as_str()));
                let pressed = ui.add_enabled(!view.is_closed(), egui::Button::new(text));
                field::name(ui, &pressed, &spoken);
                if !pressed.clicked() {
                    continue;
                }
                if removes {
                    view.push(OutcomesAction::Remove(id.clone()));
                } else {
                    open_form(view, MeasureDraft::of(id.clone(), measure));
                }
                ui.close();
            }
        });
    });
}

/// Opens the form of a measure in place of one that may be open.
fn open_form(view: &mut Room<'_, '_>, draft: MeasureDraft) {
    view.drafts.outcomes.measure = Some(draft);
    view.drafts.texts.retain(|key, _| !form::is_of_measure(key));
}

fn picture_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (measure, series): (&Measure, &Series),
    levels: &[LevelOnDay],
) {
    let width = scene::room(ui).min(WIDEST) * SCALE;
    let labels = outcome_wording::labels(view.words, measure, series);
    let drawn = chart::outcome(
        view.words,
        view.questionnaire(),
        (measure, series, &labels),
        levels,
        width,
    );
    if let Some(drawn) = drawn {
        let title = measure.name.clone();
        let table = |view: &View<'_>| points_table(view, measure, series);
        scene::centred_ui(ui, view, (&title, &drawn), WIDEST, table);
    }
}

fn points_table(view: &View<'_>, measure: &Measure, series: &Series) -> Table {
    let headings = [
        "outcomes-day-label",
        "outcomes-value-label",
        outcome_wording::counted_label(measure),
        "outcomes-interval-label",
        "outcomes-note-label",
    ];
    let rows = outcome_wording::points(view.words, measure, series).into_iter();
    Table {
        name: measure.name.clone(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows
            .map(|it| {
                let day = TableCell::strong(it.day);
                let rest = [it.value, it.count, it.interval, it.note];
                std::iter::once(day)
                    .chain(rest.map(TableCell::from))
                    .collect()
            })
            .collect(),
    }
}

/// Each value with what changes it, folded: the latest stands in the sentences above.
fn values_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (id, measure): (&MeasureId, &Measure),
    series: &Series,
) {
    if measure.values.is_empty() {
        return;
    }
    let title = view.with("outcomes-values", &facts!(count = measure.values.len()));
    let name = measure.name.as_str();
    let spoken = view.with("outcomes-field-name", &facts!(name, field = title.as_str()));
    fold::named_fold_ui(ui, &format!("outcomes {id}"), (&title, &spoken), |ui| {
        let rows = outcome_wording::points(view.words, measure, series);
        for (row, day) in rows.into_iter().zip(measure.values.keys()) {
            let said = row.line(view.words);
            ui.horizontal_wrapped(|ui| {
                ui.label(said);
                change_ui(ui, view, (id, measure), (*day, &row.day));
            });
        }
    });
}

/// The buttons beside a value.
fn change_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (id, measure): (&MeasureId, &Measure),
    (day, date): (Date, &str),
) {
    let name = measure.name.as_str();
    changing_ui(ui, view.is_closed(), |ui| {
        for (key, removes) in [("outcomes-edit", false), ("outcomes-remove-value", true)] {
            let text = view.text(key);
            let facts = facts!(name, date, field = text.as_str());
            let spoken = view.with("outcomes-value-name", &facts);
            let pressed = ui.link(theme::small(text));
            field::name(ui, &pressed, &spoken);
            if !pressed.clicked() {
                continue;
            }
            if removes {
                view.push(OutcomesAction::RemoveValue(id.clone(), day));
            } else if let Some(outcome) = measure.values.get(&day) {
                let draft = ValueDraft::of(day, outcome);
                view.drafts.outcomes.values.insert(id.clone(), draft);
                let prefix = format!("outcome {id} ");
                view.drafts.texts.retain(|key, _| !key.starts_with(&prefix));
                view.drafts.outcomes.enters = Some(format!("outcome {id} value"));
            }
        }
    });
}

/// What adds a measure, and takes a table in.
fn add_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let draft = &mut view.drafts.outcomes.measure;
    if let Some(draft) = draft.take_if(|draft| draft.of.is_none()) {
        page::section_ui(ui, &view.text("outcomes-new"));
        card::card_ui(ui, view.palette, |ui| {
            view.drafts.outcomes.measure = form::measure_ui(ui, view, draft);
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let text = view.text("outcomes-new-open");
        let is_first = view.session.assessment.outcomes.is_empty();
        let add = if is_first {
            button::main(view, text)
        } else {
            button::framed(view, text)
        };
        if ui.add(add).clicked() {
            let kind = MeasureKind::Nps;
            let name = capital(&wording::measure_kind(view.words, kind));
            open_form(view, MeasureDraft::new(kind, name));
        }
        button::command_ui(ui, view, Command::ImportOutcomes);
    });
}
