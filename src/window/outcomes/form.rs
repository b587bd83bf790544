//! What is typed for a value and for a measure.

use egui::{Align, ComboBox, Layout, Ui};

use crate::model::{Better, FigureKind, Measure, MeasureId, MeasureKind, Outcome, Practice};
use crate::report::{outcome_wording, wording};
use crate::window::outcomes::action::OutcomesAction;
use crate::window::outcomes::number::number_ui;
use crate::window::outcomes::state::{MeasureDraft, ValueDraft};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, field};
use crate::words::Message;

/// How wide a field for a number is.
const NUMBER: f32 = 108.0;

/// How wide a field for a day is.
const DAY: f32 = 176.0;

/// The fields of a value of a measure, and what puts it.
pub(super) fn value_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (id, measure): (&MeasureId, &Measure),
    draft: &mut ValueDraft,
) {
    let name = measure.name.as_str();
    let key = |part: &str| format!("outcome {id} {part}");
    let labels = |view: &Room<'_, '_>, label: &str| {
        let text = view.text(label);
        let spoken = view.with("outcomes-field-name", &facts!(name, field = text.as_str()));
        (text, spoken)
    };
    if measure.figure() == FigureKind::Net {
        ui.label(view.muted(view.text("outcomes-net-help")));
    }
    let row = Layout::left_to_right(Align::Min).with_main_wrap(true);
    ui.with_layout(row, |ui| {
        ui.spacing_mut().item_spacing = [space::S, space::XS].into();
        ui.allocate_ui([DAY, 0.0].into(), |ui| {
            ui.set_width(DAY);
            let (label, spoken) = labels(view, "outcomes-day-label");
            let day = field::coming_date_ui(ui, view, &key("day"), [&label, &spoken], draft.day);
            if let Some(day) = day {
                draft.day = day;
            }
        });
        let number = |ui: &mut Ui, view: &mut Room<'_, '_>, part: &str, label: &str, value| {
            ui.allocate_ui([NUMBER, 0.0].into(), |ui| {
                ui.set_width(NUMBER);
                let (label, spoken) = labels(view, label);
                number_ui(ui, view, &key(part), (&label, &spoken), value)
            })
            .inner
        };
        let figure = measure.figure();
        if let Some(value) = number(ui, view, "value", "outcomes-value-label", draft.value) {
            draft.value = value;
        }
        if figure == FigureKind::Net {
            for (part, label, place) in [
                (
                    "promoters",
                    "outcomes-promoters-label",
                    &mut draft.promoters,
                ),
                (
                    "detractors",
                    "outcomes-detractors-label",
                    &mut draft.detractors,
                ),
            ] {
                if let Some(found) = number(ui, view, part, label, place.map(Into::into)) {
                    *place = found.and_then(|it| u32::try_from(it).ok());
                }
            }
        }
        if figure != FigureKind::Plain {
            let n = draft.n.map(Into::into);
            let label = outcome_wording::counted_label(measure);
            if let Some(found) = number(ui, view, "n", label, n) {
                draft.n = found.and_then(|it| u32::try_from(it).ok());
            }
        }
        if figure == FigureKind::Mean
            && let Some(found) = number(ui, view, "spread", "outcomes-spread-label", draft.spread)
        {
            draft.spread = found;
        }
    });
    let label = view.text("outcomes-note-label");
    let response = field::labelled_ui(ui, &key("note"), &label, "", &mut draft.note, 1);
    field::name(ui, &response, &labels(view, "outcomes-note-label").1);
    put_ui(ui, view, (id, measure), draft);
}

/// What puts a value, or says why it cannot be put.
fn put_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (id, measure): (&MeasureId, &Measure),
    draft: &mut ValueDraft,
) {
    let found = draft.outcome();
    let refused = found
        .as_ref()
        .and_then(|(_, outcome)| measure.check_value(outcome).err());
    if let Some(error) = &refused {
        ui.label(view.fault(view.say(&error.into())));
    }
    let known = |day| measure.values.get(day);
    let replaces = found.as_ref().and_then(|(day, outcome)| {
        let known: &Outcome = known(day)?;
        (known != outcome).then_some((*day, known))
    });
    if let Some((day, known)) = replaces {
        let (date, value) = (
            view.words.date(day),
            wording::measured(view.words, measure, known.value),
        );
        ui.label(view.muted(view.with("outcomes-replaces", &facts!(date, value))));
    }
    ui.horizontal(|ui| {
        let text = view.text(if replaces.is_some() {
            "outcomes-change-value"
        } else {
            "outcomes-put-value"
        });
        let name = measure.name.as_str();
        let spoken = view.with("outcomes-field-name", &facts!(name, field = text.as_str()));
        let can = found.is_some() && refused.is_none();
        let put = ui.add_enabled(can, button::framed(view, text));
        field::name(ui, &put, &spoken);
        if put.clicked()
            && let Some((day, outcome)) = found
        {
            view.push(OutcomesAction::Put(id.clone(), day, Box::new(outcome)));
            let by = draft.by.clone();
            *draft = ValueDraft {
                by,
                ..ValueDraft::default()
            };
            let prefix = format!("outcome {id} ");
            view.drafts.texts.retain(|key, _| !key.starts_with(&prefix));
        }
    });
}

/// The form of a measure that is added, or is changed; returns what is typed unless it ends.
pub(super) fn measure_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    mut draft: MeasureDraft,
) -> Option<MeasureDraft> {
    kind_ui(ui, view, &mut draft);
    let name = view.text("outcomes-name-label");
    let hint = view.text("outcomes-name-hint");
    field::labelled_ui(ui, "outcomes-name", &name, &hint, &mut draft.name, 1);
    if matches!(draft.kind, MeasureKind::Own | MeasureKind::Complaints) {
        let unit = view.text("outcomes-unit-label");
        let hint = view.text("outcomes-unit-hint");
        field::labelled_ui(ui, "outcomes-unit", &unit, &hint, &mut draft.unit, 1);
    }
    if draft.kind.may_have_scale() {
        scale_ui(ui, view, &mut draft);
    }
    let ways = [Better::Higher, Better::Lower];
    let ways = ways.map(|it| (it, capital(&wording::better(view.words, it))));
    if let Some(better) = button::radios_ui(ui, view, &draft.better, ways) {
        draft.better = better;
    }
    let ends = end_ui(ui, view, &draft);
    if ends {
        view.drafts.texts.retain(|key, _| !is_of_measure(key));
    }
    (!ends).then_some(draft)
}

/// Whether a text that is typed belongs to the form of a measure.
pub(super) fn is_of_measure(key: &str) -> bool {
    matches!(key, "outcomes-least" | "outcomes-most")
}

fn kind_ui(ui: &mut Ui, view: &Room<'_, '_>, draft: &mut MeasureDraft) {
    let label = view.text("outcomes-kind-label");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let caption = ui.label(theme::small(&label));
        let shown = wording::measure_kind(view.words, draft.kind);
        let combo = ComboBox::from_id_salt("outcomes-kind").selected_text(&shown);
        let menu = combo.show_ui(ui, |ui| {
            for kind in MeasureKind::ALL {
                let text = wording::measure_kind(view.words, kind);
                if ui.selectable_label(draft.kind == kind, &text).clicked() && draft.kind != kind {
                    take_kind(view, draft, kind);
                }
            }
        });
        if std::mem::take(&mut draft.enters) {
            menu.response.request_focus();
        }
        let _ = menu.response.labelled_by(caption.id);
    });
}

/// Makes it one of another kind. One that is new follows the name and the direction that are usual for it.
fn take_kind(view: &Room<'_, '_>, draft: &mut MeasureDraft, kind: MeasureKind) {
    let called = |kind| capital(&wording::measure_kind(view.words, kind));
    let was = called(draft.kind);
    draft.kind = kind;
    if draft.of.is_some() {
        return;
    }
    draft.better = kind.usually();
    if draft.name == was || draft.name.is_empty() {
        draft.name = if kind == MeasureKind::Own {
            String::new()
        } else {
            called(kind)
        };
    }
}

fn scale_ui(ui: &mut Ui, view: &mut Room<'_, '_>, draft: &mut MeasureDraft) {
    ui.label(view.muted(view.text("outcomes-scale-help")));
    ui.horizontal_wrapped(|ui| {
        for (id, label, place) in [
            ("outcomes-least", "outcomes-least-label", &mut draft.least),
            ("outcomes-most", "outcomes-most-label", &mut draft.most),
        ] {
            ui.allocate_ui([NUMBER, 0.0].into(), |ui| {
                ui.set_width(NUMBER);
                let label = view.text(label);
                if let Some(found) = number_ui(ui, view, id, (&label, &label), *place) {
                    *place = found;
                }
            });
        }
    });
}

/// What ends the form; says why a measure cannot be so. Returns whether it ended.
fn end_ui(ui: &mut Ui, view: &mut Room<'_, '_>, draft: &MeasureDraft) -> bool {
    let outcomes = &view.session.assessment.outcomes;
    let measure = draft.measure();
    let known = draft.of.as_ref().and_then(|id| outcomes.get(id));
    let refused = measure.as_ref().and_then(|measure| {
        let is_same =
            |other: &Measure| Practice::name_key(&other.name) == Practice::name_key(&measure.name);
        let mut others = outcomes
            .iter()
            .filter(|(id, _)| Some(*id) != draft.of.as_ref());
        if others.any(|(_, other)| is_same(other)) {
            return Some(Message::new("outcomes-name-taken"));
        }
        let values = known.map(|it| it.values.clone()).unwrap_or_default();
        let after = Measure {
            values,
            ..measure.clone()
        };
        after.check().err().map(|error| (&error).into())
    });
    if let Some(why) = &refused {
        ui.label(view.fault(view.say(why)));
    }
    let text = view.text(if draft.of.is_some() {
        "outcomes-change-measure"
    } else {
        "outcomes-add-measure"
    });
    let mut ends = false;
    ui.horizontal(|ui| {
        let put = button::framed(view, text);
        let can = measure.is_some() && refused.is_none();
        if ui.add_enabled(can, put).clicked()
            && let Some(measure) = measure.map(Box::new)
        {
            view.push(match draft.of.clone() {
                Some(id) => OutcomesAction::Describe(id, measure),
                None => OutcomesAction::Add(measure),
            });
            ends = true;
        }
        ends |= ui.button(view.text("outcomes-add-cancel")).clicked();
    });
    ends
}

/// A text that begins with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
