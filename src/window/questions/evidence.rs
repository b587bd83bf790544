//! What shows that a rating is true: text, link, date, who checked it.

use egui::{Frame, Key, Label, Margin, Stroke, Ui};

use crate::model::{Evidence, Level, Practice, Response};
use crate::window::questions::action::QuestionsAction;
use crate::window::theme;
use crate::window::theme::{RADIUS, space};
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// What the fields of dates begin with; each row adds its number.
const DATE_FIELD: &str = "seen ";

/// What the widths of two buttons are reckoned too wide by.
const SLACK: f32 = 6.0;

/// Shows the list of evidence, and a field for the next.
pub(crate) fn evidence_ui(ui: &mut Ui, view: &mut View<'_>, practice: &Practice, said: &Response) {
    let title = view.text("window-evidence");
    let heading = ui.label(theme::strong(&title));
    page::name_heading(ui, &heading, &title);
    let cap = view.session().map_or(Level::FLOOR, |session| {
        session.assessment.questionnaire.thresholds.unproven_cap
    });
    let text = view.with("window-evidence-text", &facts!(level = cap.number()));
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
        view.push(QuestionsAction::Evidence(evidence));
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
            link_ui(ui, view, entry, row, &mut answer);
            details_ui(ui, view, entry, row, &mut answer);
        });
    answer
}

/// Where it is: a link or a file, to be opened or picked.
fn link_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    entry: &mut Evidence,
    row: usize,
    answer: &mut Answer,
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let caption = ui.label(theme::small(view.text("window-evidence-link")));
    ui.horizontal(|ui| {
        let texts = [
            view.text("window-evidence-open"),
            view.text("window-evidence-pick"),
        ];
        let width = (ui.available_width() - button::widths(ui, &texts) + SLACK).max(120.0);
        let [open, pick] = texts;
        let mut link = entry.link.clone();
        let hint = view.text("window-evidence-link-hint");
        let response = ui
            .allocate_ui(egui::vec2(width, 32.0), |ui| {
                field::edit(ui, "link", &mut link, &hint, 1)
            })
            .inner
            .labelled_by(caption.id);
        if response.changed() {
            entry.link = link;
            answer.changed = true;
        }
        let facts = facts!(text = entry.text.as_str());
        let there = !entry.link.trim().is_empty();
        let button = ui
            .add_enabled(there, egui::Button::new(open))
            .on_hover_text(view.text("window-evidence-open-tooltip"));
        field::name(ui, &button, &view.with("window-evidence-open-name", &facts));
        if button.clicked() {
            view.push(QuestionsAction::OpenOutside(entry.link.clone()));
        }
        let button = ui
            .button(pick)
            .on_hover_text(view.text("window-evidence-pick-tooltip"));
        field::name(ui, &button, &view.with("window-evidence-pick-name", &facts));
        if button.clicked() {
            view.push(QuestionsAction::PickEvidence(Some(row)));
        }
    });
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
        right.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let remove = ui.button(view.text("window-evidence-remove"));
            let name = view.with(
                "window-evidence-remove-name",
                &facts!(text = entry.text.as_str()),
            );
            remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            answer.removed = remove.clicked();
        });
    });
}

/// A field that adds an entry, and the way to pick a file.
fn next_ui(ui: &mut Ui, view: &mut View<'_>, mut evidence: Vec<Evidence>) {
    let mut text = std::mem::take(&mut view.drafts.evidence);
    let caption = ui.label(theme::small(view.text("window-evidence-add")));
    ui.horizontal(|ui| {
        let texts = [
            view.text("window-evidence-add-button"),
            view.text("window-evidence-pick"),
        ];
        let width = (ui.available_width() - button::widths(ui, &texts) + SLACK).max(120.0);
        let [add, pick] = texts;
        let hint = view.text("window-evidence-add-hint");
        let response = ui
            .allocate_ui(egui::vec2(width, 32.0), |ui| {
                field::edit(ui, "next", &mut text, &hint, 1)
            })
            .inner
            .labelled_by(caption.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let empty = text.trim().is_empty();
        let clicked = ui.add_enabled(!empty, egui::Button::new(add)).clicked();
        if (clicked || entered) && !empty {
            evidence.push(entry_of(text.trim()));
            text.clear();
            view.push(QuestionsAction::Evidence(evidence));
        }
        let picked = ui
            .button(pick)
            .on_hover_text(view.text("window-evidence-drop"));
        let name = view.text("window-evidence-pick-new");
        field::name(ui, &picked, &name);
        if picked.clicked() {
            view.push(QuestionsAction::PickEvidence(None));
        }
    });
    view.drafts.evidence = text;
}

/// The entry of what was typed: a link is where it is, too.
fn entry_of(text: &str) -> Evidence {
    let start = text.to_ascii_lowercase();
    let links = ["http://", "https://", "www."];
    let link = if links.iter().any(|link| start.starts_with(link)) {
        text
    } else {
        ""
    };
    Evidence {
        text: text.to_owned(),
        link: link.to_owned(),
        ..Evidence::default()
    }
}

#[cfg(test)]
mod tests {
    use super::entry_of;

    #[test]
    fn a_link_that_is_typed_as_evidence_can_be_opened() {
        assert_eq!(
            entry_of("https://example.org/log").link,
            "https://example.org/log"
        );
        assert_eq!(entry_of("complaint log").link, "");
    }
}
