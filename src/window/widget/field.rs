//! Fields with their labels.

use std::ops::RangeInclusive;

use egui::{Response, TextEdit, Ui};
use jiff::civil::Date;

use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;

/// A text field below its label; gives the new text where it was changed.
pub(crate) fn text_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    hint: &str,
    value: &str,
    rows: usize,
) -> Option<String> {
    let mut text = value.to_owned();
    let response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let caption = ui.label(theme::small(label));
            edit(ui, id, &mut text, hint, rows).labelled_by(caption.id)
        })
        .inner;
    response.changed().then_some(text)
}

/// The field of a text alone, over the whole width.
pub(crate) fn edit(ui: &mut Ui, id: &str, text: &mut String, hint: &str, rows: usize) -> Response {
    let edit = if rows > 1 {
        TextEdit::multiline(text).desired_rows(rows)
    } else {
        TextEdit::singleline(text)
    };
    ui.add(
        edit.id_salt(id)
            .hint_text(hint.to_owned())
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY),
    )
}

/// A date as year, month and day; gives the new date where one was typed or the field emptied.
#[expect(
    clippy::option_option,
    reason = "unchanged, emptied and typed are three answers"
)]
pub(crate) fn date_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let shown = value.map(|date| date.to_string()).unwrap_or_default();
    let mut text = view.drafts.texts.get(id).cloned().unwrap_or(shown);
    let hint = view.text("window-date-hint");
    let fault = view.text("window-date-fault");
    let colour = view.palette.bad;
    let drafts = &mut view.drafts.texts;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.label(theme::small(label));
        let response = edit(ui, id, &mut text, &hint, 1).labelled_by(caption.id);
        let typed = text.trim();
        let read: Result<Date, _> = typed.parse();
        if response.changed() {
            drafts.insert(id.to_owned(), text.clone());
        }
        let sound = typed.is_empty() || read.is_ok();
        if !response.has_focus() && sound {
            drafts.remove(id);
        }
        if !sound {
            ui.label(theme::small(fault).color(colour));
        }
        match read {
            Ok(date) if response.changed() => Some(Some(date)),
            Err(_) if response.changed() && typed.is_empty() => Some(None),
            _ => None,
        }
    })
    .inner
}

/// Names a field whose caption does not say enough for those who do not see its row.
pub(crate) fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
    });
}

/// A whole number; gives the new one where it was typed or the field emptied.
#[expect(
    clippy::option_option,
    reason = "unchanged, emptied and typed are three answers"
)]
pub(crate) fn whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(theme::small(label));
        bare_whole_ui(ui, view, id, label, value, range)
    })
    .inner
}

/// A whole number without a caption; `spoken` is what a screen reader says.
#[expect(
    clippy::option_option,
    reason = "unchanged, emptied and typed are three answers"
)]
pub(crate) fn bare_whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    spoken: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    let shown = value.map(|value| value.to_string()).unwrap_or_default();
    let mut text = view.drafts.texts.get(id).cloned().unwrap_or(shown);
    let response = edit(ui, id, &mut text, "", 1);
    name(ui, &response, spoken);
    let typed = text.trim();
    let read = typed
        .parse::<u32>()
        .ok()
        .filter(|number| range.contains(number));
    let sound = typed.is_empty() || read.is_some();
    if response.changed() {
        view.drafts.texts.insert(id.to_owned(), text.clone());
    }
    if !response.has_focus() && sound {
        view.drafts.texts.remove(id);
    }
    if !sound {
        let fault = view.with(
            "window-whole-fault",
            &facts!(least = (*range.start()), most = (*range.end())),
        );
        ui.add(egui::Label::new(theme::small(fault).color(view.palette.bad)).wrap());
    }
    (response.changed() && sound).then_some(read)
}
