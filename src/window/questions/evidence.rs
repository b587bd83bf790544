//! What shows that a rating is true: text, link, date, who checked it.

use egui::{Align, Button, Color32, Key, Layout, Response, Sense, TextStyle, Ui, vec2};

use crate::model::{Evidence, Practice, Response as Said};
use crate::window::document::evidence;
use crate::window::document::picking::file_size;
use crate::window::drafts::Drafts;
use crate::window::frame::action::Spot;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::beside::seek;
use crate::window::session::{Part, Session};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, card, field, page, sign};

/// The ids of the date fields begin with this; each row adds its number.
const DATE_FIELD: &str = "seen ";

/// From this width on the date, who checked it and the button that removes stand in one row.
const ROOMY: f32 = 540.0;

/// The width of a date in a row of its own.
const DATE: f32 = 190.0;

/// The least width of a field beside two buttons.
const LEAST: f32 = 240.0;

/// By how much [`button::widths`] overestimates two buttons.
const SLACK: f32 = 6.0;

/// Shows the list of evidence, and a field for the next.
pub(crate) fn evidence_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Said) {
    let title = view.text("window-evidence");
    let heading = ui.label(theme::strong(&title));
    page::name_heading(ui, &heading, &title);
    let cap = view.questionnaire().unproven_cap(practice);
    let text = view.with("window-evidence-text", &facts!(level = cap));
    ui.label(view.muted(text));
    let mut evidence = said.evidence.clone();
    let mut removed = None;
    for (row, entry) in evidence.iter_mut().enumerate() {
        ui.push_id((&practice.id, row), |ui| {
            if entry_ui(ui, view, entry, row) {
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
    if evidence != said.evidence {
        view.push(QuestionsAction::Evidence(evidence));
        return;
    }
    if !view.is_closed() {
        next_ui(ui, view, evidence);
    }
}

/// The fields of an entry; returns whether to remove it.
fn entry_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: &mut Evidence, row: usize) -> bool {
    let card = card::frame(view.palette, 10).show(ui, |ui| {
        let what = view.text("window-evidence-what");
        // An entry needs a text; its button removes it.
        let typed = changing_ui(ui, view.is_closed(), |ui| {
            field::text_ui(ui, "what", &what, "", &entry.text, 1)
        });
        if let Some(text) = typed
            && !text.trim().is_empty()
        {
            entry.text = text;
        }
        link_ui(ui, view, entry, row);
        copy_ui(ui, view, entry, row);
        changing_ui(ui, view.is_closed(), |ui| details_ui(ui, view, entry, row))
    });
    card.inner
}

/// A text field that leaves room for two buttons beside it.
fn field_beside_ui(
    ui: &mut Ui,
    id: &str,
    text: &mut String,
    hint: &str,
    buttons: &[String; 2],
) -> Response {
    let room = ui.available_width();
    let beside = room - button::widths(ui, buttons) + SLACK;
    // Where the buttons leave too little, they stand below.
    let width = if beside < LEAST { room } else { beside };
    let field = ui.allocate_ui(vec2(width, 32.0), |ui| field::edit(ui, id, text, hint, 1));
    field.inner
}

/// Where it is: a link or a file, to be opened or picked.
fn link_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: &mut Evidence, row: usize) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let caption = ui.label(theme::small(view.text("window-evidence-link")));
    let field = ui.horizontal_wrapped(|ui| {
        let texts = ["window-evidence-open", "window-evidence-pick"].map(|key| view.text(key));
        let hint = view.text("window-evidence-link-hint");
        let field = changing_ui(ui, view.is_closed(), |ui| {
            field_beside_ui(ui, "link", &mut entry.link, &hint, &texts)
        });
        let field = field.labelled_by(caption.id);
        let [open, pick] = texts;
        let facts = facts!(text = entry.text.as_str());
        let there = !entry.link.trim().is_empty();
        let button = ui
            .add_enabled(there, Button::new(open))
            .on_hover_text(view.text("window-evidence-open-tooltip"));
        field::name(ui, &button, &view.with("window-evidence-open-name", &facts));
        if button.clicked() {
            view.push(QuestionsAction::OpenOutside(entry.link.clone()));
        }
        let button = ui
            .add_enabled(!view.is_closed(), Button::new(pick))
            .on_hover_text(view.text("window-evidence-pick-tooltip"));
        field::name(ui, &button, &view.with("window-evidence-pick-name", &facts));
        if button.clicked() {
            view.push(QuestionsAction::PickEvidence(Some(row)));
        }
        field.rect.width()
    });
    opened_ui(ui, view, &entry.link, field.inner);
}

/// All of what a click opens, where the field shows only a part of it.
fn opened_ui(ui: &mut Ui, view: &Room<'_, '_>, link: &str, width: f32) {
    let font = TextStyle::Body.resolve(ui.style());
    let text = ui.painter();
    let text = text.layout_no_wrap(link.to_owned(), font, Color32::PLACEHOLDER);
    let fits = text.size().x + 2.0 * f32::from(field::MARGIN) <= width;
    if let Some(place) = evidence::opened_by(view.state, link).filter(|_| !fits) {
        ui.label(view.muted(view.with("window-evidence-opens", &facts!(place))));
    }
}

/// The keys of a button's text, its name and its tooltip.
type ButtonKeys = [&'static str; 3];

const KEEP_COPY: ButtonKeys = [
    "window-copy-keep",
    "window-copy-keep-name",
    "window-copy-keep-tooltip",
];
const OPEN_COPY: ButtonKeys = [
    "window-copy-open",
    "window-copy-open-name",
    "window-copy-open-tooltip",
];
const TAKE_OUT_COPY: ButtonKeys = [
    "window-copy-take-out",
    "window-copy-take-out-name",
    "window-copy-take-out-tooltip",
];

/// Shows a button about an entry; returns whether it was clicked.
fn is_clicked(ui: &mut Ui, view: &Room<'_, '_>, entry: &Evidence, keys: ButtonKeys) -> bool {
    let [text, name, tooltip] = keys;
    let button = ui.button(view.text(text));
    let button = button.on_hover_text(view.text(tooltip));
    let facts = facts!(text = entry.text.as_str());
    field::name(ui, &button, &view.with(name, &facts));
    button.clicked()
}

/// The copy of the file inside the document, or a button that takes one in.
fn copy_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: &Evidence, row: usize) {
    let has_bytes = entry
        .file
        .as_ref()
        .is_some_and(|file| file.content.is_some());
    let path = evidence::file_at(view.state, &entry.link);
    let path = path.filter(|_| !has_bytes && !view.is_closed());
    if path.is_none() && entry.file.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(file) = &entry.file {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
            sign::file(ui.painter(), rect, view.palette.ink, has_bytes);
            let size = view.say(&file_size(file.size));
            let key = if has_bytes {
                "window-copy-inside"
            } else {
                "window-copy-left-out"
            };
            ui.label(view.with(key, &facts!(name = file.name.as_str(), size)));
        }
        if has_bytes && is_clicked(ui, view, entry, OPEN_COPY) {
            view.push(QuestionsAction::OpenCopy(row));
        }
        let takes_out = entry.file.is_some() && !view.is_closed();
        if takes_out && is_clicked(ui, view, entry, TAKE_OUT_COPY) {
            view.push(QuestionsAction::TakeOutCopy(row));
        }
        let copying = view.session().and_then(|session| session.copying.as_ref());
        if path.is_some() && copying.map(|order| &order.path) == path.as_ref() {
            ui.label(view.muted(view.text("window-copy-copying")));
        } else if path.is_some() && is_clicked(ui, view, entry, KEEP_COPY) {
            view.push(QuestionsAction::KeepCopy(row));
        }
    });
}

/// When it was seen, and by whom; returns whether to remove the entry.
fn details_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: &mut Evidence, row: usize) -> bool {
    if ui.available_width() < ROOMY {
        ui.scope(|ui| {
            ui.set_max_width(DATE.min(ui.available_width()));
            date_ui(ui, view, entry, row);
        });
        checked_ui(ui, view, entry);
        return remove_ui(ui, view, entry);
    }
    ui.columns(3, |columns| {
        let [left, middle, right] = columns else {
            return false;
        };
        date_ui(left, view, entry, row);
        checked_ui(middle, view, entry);
        right.add_space(22.0);
        let layout = Layout::right_to_left(Align::Min);
        right
            .with_layout(layout, |ui| remove_ui(ui, view, entry))
            .inner
    })
}

fn date_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: &mut Evidence, row: usize) {
    let label = view.text("window-evidence-date");
    let id = format!("{DATE_FIELD}{row}");
    if let Some(date) = field::date_ui(ui, view, &id, &label, entry.date) {
        entry.date = date;
    }
}

fn checked_ui(ui: &mut Ui, view: &Room<'_, '_>, entry: &mut Evidence) {
    let label = view.text("window-evidence-checked");
    field::labelled_ui(ui, "checked", &label, "", &mut entry.checked_by, 1);
}

/// The button that removes an entry; returns whether it was clicked.
fn remove_ui(ui: &mut Ui, view: &Room<'_, '_>, entry: &Evidence) -> bool {
    let remove = ui.button(view.text("window-evidence-remove"));
    let facts = facts!(text = entry.text.as_str());
    let name = view.with("window-evidence-remove-name", &facts);
    field::name(ui, &remove, &name);
    remove.clicked()
}

/// A field that adds an entry, and a button that picks a file.
fn next_ui(ui: &mut Ui, view: &mut Room<'_, '_>, mut evidence: Vec<Evidence>) {
    let mut text = std::mem::take(&mut view.drafts.evidence);
    let caption = ui.label(theme::small(view.text("window-evidence-add")));
    ui.horizontal_wrapped(|ui| {
        let keys = ["window-evidence-add-button", "window-evidence-pick"];
        let texts = keys.map(|key| view.text(key));
        let hint = view.text("window-evidence-add-hint");
        let response = field_beside_ui(ui, "next", &mut text, &hint, &texts);
        let response = response.labelled_by(caption.id);
        seek(view, Part::Evidence, &response);
        page::spot(view, Spot::Proof, &response);
        let [add, pick] = texts;
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let empty = text.trim().is_empty();
        let clicked = ui.add_enabled(!empty, Button::new(add)).clicked();
        if (clicked || entered) && !empty {
            evidence.push(entry_of(text.trim()));
            text.clear();
            view.push(QuestionsAction::Evidence(evidence));
            // The new entry pushes the field down, out of sight.
            view.push(QuestionsAction::Seek(Part::Evidence));
        }
        let picked = ui
            .button(pick)
            .on_hover_text(view.text("window-evidence-drop"));
        field::name(ui, &picked, &view.text("window-evidence-pick-new"));
        if picked.clicked() {
            view.push(QuestionsAction::PickEvidence(None));
        }
    });
    view.drafts.evidence = text;
}

/// Takes in what was typed and not added, on the practice that is left behind: nothing that was typed
/// is lost.
pub(crate) fn take_in_typed(view: &mut Room<'_, '_>) {
    let session = view.session;
    if let Some(typed) = typed(view.drafts, session) {
        view.push(typed);
    }
}

/// The entry that was typed and not added, with the practice that it is about.
pub(crate) fn typed(drafts: &mut Drafts, session: &Session) -> Option<QuestionsAction> {
    let typed = std::mem::take(&mut drafts.evidence);
    let typed = typed.trim();
    let (serial, practice, person) = drafts.shown.as_ref()?;
    if typed.is_empty() || *serial != session.serial {
        return None;
    }
    let (practice, person) = (practice.clone()?, person.clone()?);
    let entry = entry_of(typed);
    Some(QuestionsAction::TypedEvidence(practice, person, entry))
}

/// Makes an entry of what was typed. A link becomes text and link.
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
