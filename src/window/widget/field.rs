//! Fields with their labels.
#![expect(
    clippy::option_option,
    reason = "unchanged, emptied and typed are three answers"
)]

use std::ops::RangeInclusive;

use egui::{Id, Response, TextEdit, Ui};
use jiff::civil::Date;

use crate::model::limits;
use crate::window::theme::{self, space};
use crate::window::view::View;

/// Shows contents below their label.
fn below_label_ui<R>(ui: &mut Ui, label: &str, contents_ui: impl FnOnce(&mut Ui, Id) -> R) -> R {
    let below = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.label(theme::small(label));
        contents_ui(ui, caption.id)
    });
    below.inner
}

/// A text field below its label.
pub(crate) fn labelled_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    hint: &str,
    text: &mut String,
    rows: usize,
) -> Response {
    below_label_ui(ui, label, |ui, caption| {
        edit(ui, id, text, hint, rows).labelled_by(caption)
    })
}

/// A field for a text that others must not see, below its label.
pub(crate) fn secret_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    text: &mut String,
    is_shown: bool,
) -> Response {
    below_label_ui(ui, label, |ui, caption| {
        let edit = TextEdit::singleline(text)
            .id_salt(id)
            .password(!is_shown)
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY);
        theme::outlined_ui(ui, |ui| ui.add(edit)).labelled_by(caption)
    })
}

/// A text field below its label; returns the new text if it changed.
pub(crate) fn text_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    hint: &str,
    value: &str,
    rows: usize,
) -> Option<String> {
    let mut text = value.to_owned();
    let response = labelled_ui(ui, id, label, hint, &mut text, rows);
    response.changed().then_some(text)
}

/// The room at the left and the right of the text in a field.
pub(crate) const MARGIN: i8 = 8;

/// A text field without a label, over the whole width.
pub(crate) fn edit(ui: &mut Ui, id: &str, text: &mut String, hint: &str, rows: usize) -> Response {
    let edit = if rows > 1 {
        TextEdit::multiline(text).desired_rows(rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit
        .id_salt(id)
        .char_limit(limits::WORDING_BYTES)
        .hint_text(hint.to_owned())
        .margin(egui::Margin::symmetric(MARGIN, 6))
        .desired_width(f32::INFINITY);
    theme::outlined_ui(ui, |ui| ui.add(edit))
}

/// A box to tick.
pub(crate) fn tick_ui(ui: &mut Ui, on: &mut bool, text: impl Into<String>) -> Response {
    theme::outlined_ui(ui, |ui| ui.checkbox(on, text.into()))
}

/// A field for a value that is no text, such as a date. What is typed stays as it is until it can be
/// read and the field loses the focus. Also returns the value.
pub(crate) fn read_ui<T, E>(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    hint: &str,
    shown: String,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> (Response, Result<T, E>) {
    let drafts = &mut view.drafts.texts;
    let mut text = drafts.get(id).cloned().unwrap_or(shown);
    let response = edit(ui, id, &mut text, hint, 1);
    let read = read(text.trim());
    if response.changed() {
        drafts.insert(id.to_owned(), text);
    }
    if !response.has_focus() && read.is_ok() {
        drafts.remove(id);
    }
    (response, read)
}

/// Reads a text that may be empty.
pub(crate) fn optional<T, E>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, E> {
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// A date as year, month and day; returns the new date if one was typed or the field was emptied.
pub(crate) fn date_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let shown = value.map(|date| date.to_string()).unwrap_or_default();
    let hint = view.text("window-date-hint");
    below_label_ui(ui, label, |ui, caption| {
        let read = |text: &str| optional(text, str::parse::<Date>);
        let (response, read) = read_ui(ui, view, id, &hint, shown, read);
        let response = response.labelled_by(caption);
        if read.is_err() {
            ui.label(view.fault(view.text("window-date-fault")));
        }
        read.ok().filter(|_| response.changed())
    })
}

/// Tells a screen reader a name that says more than the caption, for those who do not see the row.
pub(crate) fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
    });
}

/// A whole number; returns the new one if one was typed or the field was emptied.
pub(crate) fn whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    below_label_ui(ui, label, |ui, _| {
        bare_whole_ui(ui, view, id, label, value, range)
    })
}

/// A whole number without a label; `spoken` is what a screen reader says.
pub(crate) fn bare_whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    spoken: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    let shown = value.map(|value| value.to_string()).unwrap_or_default();
    let whole = |text: &str| {
        let number = text.parse::<u32>().ok();
        number.filter(|number| range.contains(number)).ok_or(())
    };
    let read = |text: &str| optional(text, whole);
    let (response, read) = read_ui(ui, view, id, "", shown, read);
    name(ui, &response, spoken);
    if read.is_err() {
        let facts = facts!(least = (*range.start()), most = (*range.end()));
        ui.label(view.fault(view.with("window-whole-fault", &facts)));
    }
    read.ok().filter(|_| response.changed())
}
