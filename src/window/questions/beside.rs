//! What else a person says about a practice: a note and how sure it is, and the keys that lead there.

use egui::{Button, Response as Shown, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::model::{Confidence, Practice, Response};
use crate::window::command::Command;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::Backing;
use crate::window::session::Part;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::{self, changing_ui};
use crate::window::widget::{button, field, page, sign};

/// How certain an answer can be, with the keys of the words.
const CONFIDENCES: [(Confidence, &str); 3] = [
    (Confidence::Low, "confidence-low"),
    (Confidence::Medium, "confidence-medium"),
    (Confidence::High, "confidence-high"),
];

/// Gives the focus to what a key or a button asked for.
pub(crate) fn seek(view: &mut Room<'_, '_>, part: Part, response: &Shown) {
    let sought = view.session.sought;
    if let Some((_, times)) = sought.filter(|(sought, _)| *sought == part)
        && view.drafts.sought != times
    {
        view.drafts.sought = times;
        response.request_focus();
        response.scroll_to_me(None);
        response.ctx.request_repaint();
    }
}

/// Leads to note, certainty and evidence where they stand below the practice, and says what is there.
pub(crate) fn parts_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let nothing = Response::default();
    let practice = view.session.practice.as_ref();
    let said = practice.and_then(|id| view.session.response(id));
    let said = said.unwrap_or(&nothing);
    let sure = CONFIDENCES
        .iter()
        .find(|row| Some(row.0) == said.confidence);
    let sure = sure.map_or_else(String::new, |(_, key)| view.text(key));
    let noted = usize::from(!said.note.trim().is_empty());
    let facts = facts!(
        noted,
        stated = u8::from(said.confidence.is_some()),
        sure = sure.as_str(),
        proofs = said.evidence.len()
    );
    let parts = [
        (Command::Note, "window-part-note"),
        (Command::Confidence, "window-part-confidence"),
        (Command::Evidence, "window-part-evidence"),
    ];
    ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
    let state = view.state;
    for (command, key) in parts.into_iter().filter(|part| part.0.is_shown(state)) {
        let text = view.with(key, &facts);
        let tooltip = view.tooltip(ui.ctx(), command);
        let button = Button::new(theme::small(&text));
        let response = ui.add(button).on_hover_text(&tooltip);
        let name = view.with("window-part-name", &facts!(part = text.as_str()));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.clicked() {
            view.push(command.action());
        }
    }
}

/// The key of the line that asks for a note. Whoever answers alone gives no evidence.
pub(crate) const fn asked_key(is_alone: bool) -> &'static str {
    if is_alone {
        "window-note-asked-alone"
    } else {
        "window-note-asked"
    }
}

/// The note. A rating above the cap without evidence asks for one, but does not require it.
pub(crate) fn note_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let cap = view.questionnaire().unproven_cap(practice);
    let missing = Backing::of(said, cap) == Backing::Nothing;
    let caption = ui
        .horizontal_wrapped(|ui| {
            ui.set_min_height(18.0);
            ui.spacing_mut().interact_size.y = 18.0;
            ui.spacing_mut().item_spacing.x = space::XS;
            let caption = ui.label(theme::small(view.text("window-note")));
            if missing {
                ui.add_space(space::S);
                let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
                sign::sheet(ui.painter(), rect.center(), view.palette.warn);
                let key = asked_key(view.session.is_alone());
                let text = view.with(key, &facts!(level = cap));
                ui.label(theme::small(text).color(view.palette.warn));
            }
            caption
        })
        .inner;
    let hint = view.text(if missing {
        "window-note-asked-hint"
    } else {
        "window-note-hint"
    });
    let mut text = said.note.clone();
    let response = changing_ui(ui, view.is_closed(), |ui| {
        field::edit(ui, "note", &mut text, &hint, 2).labelled_by(caption.id)
    });
    seek(view, Part::Note, &response);
    if response.changed() {
        view.push(QuestionsAction::Note(text));
    }
}

pub(crate) fn confidence_ui(ui: &mut Ui, view: &mut Room<'_, '_>, said: &Response) {
    let first = said.confidence.unwrap_or(Confidence::Low);
    let label = view.text("window-confidence");
    page::group_ui(ui, Role::RadioGroup, &label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(&label);
            closed::disable(ui, view.is_closed());
            for (confidence, key) in CONFIDENCES {
                let on = said.confidence == Some(confidence);
                let text = view.text(key);
                let name = view.with("window-confidence-name", &facts!(choice = text.clone()));
                let choice = button::radio_ui(ui, view, on, &text, &name);
                if confidence == first {
                    seek(view, Part::Confidence, &choice);
                }
                if choice.clicked() {
                    // A second click takes it back.
                    view.push(QuestionsAction::Confidence((!on).then_some(confidence)));
                }
            }
        });
    });
}
