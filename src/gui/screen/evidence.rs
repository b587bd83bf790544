//! What shows that a rating is true: text, link, date, who checked it.

use egui::{Frame, Key, Label, Margin, Stroke, Ui};

use crate::gui::action::Action;
use crate::gui::theme::{self, RADIUS, space};
use crate::gui::view::View;
use crate::gui::widget::field;
use crate::model::{Evidence, Level, Practice, Response};

/// What the fields of dates begin with; each row adds its number.
const DATE_FIELD: &str = "seen ";

/// Shows the list of evidence, and a field for the next.
pub(crate) fn evidence_ui(ui: &mut Ui, view: &mut View<'_>, practice: &Practice, said: &Response) {
    ui.label(theme::strong(view.text("window-evidence")));
    let cap = view.session().map_or(Level::FLOOR, |session| {
        session.assessment.questionnaire.thresholds.unproven_cap
    });
    let text = view.with("window-evidence-text", &[("level", cap.number().into())]);
    ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
    let mut evidence = said.evidence.clone();
    let mut changed = false;
    let mut removed = None;
    for (row, entry) in evidence.iter_mut().enumerate() {
        ui.push_id((&practice.id, row), |ui| {
            let answer = entry_ui(ui, view, entry, row);
            changed |= answer.changed;
            if answer.removed {
                removed = Some(row);
            }
        });
    }
    if let Some(row) = removed {
        evidence.remove(row);
        // The fields below move up a row.
        let texts = &mut view.drafts.texts;
        texts.retain(|field, _| !field.starts_with(DATE_FIELD));
    }
    if changed || removed.is_some() {
        view.push(Action::Evidence(evidence));
        return;
    }
    next_ui(ui, view, evidence);
}

/// What became of an entry.
struct Answer {
    changed: bool,
    removed: bool,
}

fn entry_ui(ui: &mut Ui, view: &mut View<'_>, entry: &mut Evidence, row: usize) -> Answer {
    let mut answer = Answer {
        changed: false,
        removed: false,
    };
    Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            let what = view.text("window-evidence-what");
            // Emptying the text would leave nothing to keep: the entry is removed by its button.
            if let Some(text) = field::text_ui(ui, "what", &what, "", &entry.text, 1)
                && !text.trim().is_empty()
            {
                entry.text = text;
                answer.changed = true;
            }
            let link = view.text("window-evidence-link");
            let hint = view.text("window-evidence-link-hint");
            if let Some(text) = field::text_ui(ui, "link", &link, &hint, &entry.link, 1) {
                entry.link = text;
                answer.changed = true;
            }
            details_ui(ui, view, entry, row, &mut answer);
        });
    answer
}

fn details_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    entry: &mut Evidence,
    row: usize,
    answer: &mut Answer,
) {
    ui.columns(3, |columns| {
        let [left, middle, right] = columns else {
            return;
        };
        let label = view.text("window-evidence-date");
        let id = format!("{DATE_FIELD}{row}");
        if let Some(date) = field::date_ui(left, view, &id, &label, entry.date) {
            entry.date = date;
            answer.changed = true;
        }
        let label = view.text("window-evidence-checked");
        if let Some(text) = field::text_ui(middle, "checked", &label, "", &entry.checked_by, 1) {
            entry.checked_by = text;
            answer.changed = true;
        }
        right.add_space(22.0);
        let remove = right.button(view.text("window-evidence-remove"));
        let name = view.with(
            "window-evidence-remove-name",
            &[("text", entry.text.as_str().into())],
        );
        remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        answer.removed = remove.clicked();
    });
}

/// A field that adds an entry.
fn next_ui(ui: &mut Ui, view: &mut View<'_>, mut evidence: Vec<Evidence>) {
    let mut text = std::mem::take(&mut view.drafts.evidence);
    let caption = ui.label(theme::small(view.text("window-evidence-add")));
    ui.horizontal(|ui| {
        let hint = view.text("window-evidence-add-hint");
        let width = (ui.available_width() - 90.0).max(160.0);
        let response = ui
            .allocate_ui(egui::vec2(width, 32.0), |ui| {
                field::edit(ui, "next", &mut text, &hint, 1)
            })
            .inner
            .labelled_by(caption.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::XS);
        let empty = text.trim().is_empty();
        let add = egui::Button::new(view.text("window-evidence-add-button"));
        let clicked = ui.add_enabled(!empty, add).clicked();
        if (clicked || entered) && !empty {
            evidence.push(Evidence {
                text: std::mem::take(&mut text),
                ..Evidence::default()
            });
            view.push(Action::Evidence(evidence));
        }
    });
    view.drafts.evidence = text;
}
