//! The question for whom one response sheet is to be written.

use egui::{Key, Ui};

use crate::model::{Addressee, DocumentId, RespondentId, ResponseSheet, SeveralPeople};
use crate::window::document::action::DocumentAction;
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::SheetDraft;
use crate::window::questions::people::{self, Tail};
use crate::window::view::{Room, View};
use crate::window::widget::{button, card, field, page};

/// The people whom the list shows at once.
const IN_SIGHT: u8 = 6;

/// Shows the question: somebody of the assessment, or somebody new with their role.
pub(crate) fn one_sheet_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    page::dialog_title_ui(ui, &view.text("window-sheet-for-title"));
    ui.label(view.text("window-sheet-for-text"));
    let appears = view.drafts.sheet.is_none();
    let draft = view.drafts.sheet.take();
    let mut draft = draft.unwrap_or_else(|| SheetDraft {
        known: Some(view.session.me.clone()),
        ..SheetDraft::default()
    });
    let choices = [
        (false, view.text("window-sheet-for-known")),
        (true, view.text("window-sheet-for-new")),
    ];
    let chosen = button::radios_ui(ui, view, &draft.is_new, choices);
    let entered = draft.is_new && new_ui(ui, view, &mut draft);
    if !draft.is_new {
        known_ui(ui, view, &mut draft.known);
    }
    let person = person(view, &draft);
    let is_asked = told_ui(ui, view, &draft, person.as_ref());
    ui.horizontal_wrapped(|ui| {
        let go = button::main(view, view.text("window-sheet-for-go"));
        let go = ui.add_enabled(is_asked, go);
        if appears {
            go.request_focus();
        }
        if (go.clicked() || (entered && is_asked))
            && let Ok(person) = person
        {
            view.push(DocumentAction::WriteSheet(person));
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
    // It counts from the next frame on: the field that appears then is to keep the focus, which the click
    // of this one would take away.
    if let Some(is_new) = chosen {
        draft.leads_to_name = is_new;
        draft.is_new = is_new;
        ui.ctx().request_repaint();
    }
    view.drafts.sheet = Some(draft);
}

/// The people of the assessment, of whom one is chosen.
fn known_ui(ui: &mut Ui, view: &mut Room<'_, '_>, known: &mut Option<RespondentId>) {
    let chosen = card::frame(view.palette, 6).show(ui, |ui| {
        people::people_ui(ui, view, IN_SIGHT, Tail::Asked(known.as_ref()))
    });
    if let Some(chosen) = chosen.inner {
        *known = Some(chosen);
    }
}

/// Name, role and team of somebody new.
///
/// Gives whether Enter was pressed in one of the fields: that writes the sheet.
fn new_ui(ui: &mut Ui, view: &Room<'_, '_>, draft: &mut SheetDraft) -> bool {
    let keys = [
        ("window-unit-their-name", "window-unit-name-hint"),
        ("window-unit-role", "window-unit-role-hint"),
        ("window-unit-team", "window-unit-team-hint"),
    ];
    let texts = [&mut draft.name, &mut draft.role, &mut draft.team];
    let mut entered = false;
    for (place, ((label, hint), text)) in keys.into_iter().zip(texts).enumerate() {
        let (label, hint) = (view.text(label), view.text(hint));
        let field = field::labelled_ui(ui, &label, &label, &hint, text, 1);
        entered |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if place == 0 && std::mem::take(&mut draft.leads_to_name) {
            field.request_focus();
        }
    }
    entered
}

/// Whom the sheet is for.
fn person(view: &Room<'_, '_>, draft: &SheetDraft) -> Result<Addressee, SeveralPeople> {
    let assessment = &view.session.assessment;
    if draft.is_new {
        let stated = |text: &'_ str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let (role, team) = (stated(&draft.role), stated(&draft.team));
        return Addressee::named(assessment, &draft.name, role.as_deref(), team.as_deref());
    }
    let known = draft.known.as_ref();
    let known = known.and_then(|known| assessment.respondent(known));
    known.map(Addressee::of).ok_or(SeveralPeople)
}

/// Says what the sheet will ask, or why there can be none; gives whether there can be one.
fn told_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    draft: &SheetDraft,
    person: Result<&Addressee, &SeveralPeople>,
) -> bool {
    let Ok(person) = person else {
        let said = ui.label(view.fault(view.text("window-sheet-for-several")));
        page::announce_changes(&said);
        return false;
    };
    let sheet = ResponseSheet::new(&view.session.assessment, person.clone(), DocumentId::new(0));
    let count = sheet.asks.len();
    if count == 0 {
        let said = ui.label(view.fault(view.text("window-sheet-for-nothing")));
        page::announce_changes(&said);
        return false;
    }
    let name = person.name.trim();
    let facts = facts!(has_name = u8::from(!name.is_empty()), name, count);
    ui.label(view.with("window-sheet-for-asks", &facts));
    if draft.is_new {
        let joins = match person.respondent {
            Some(_) => view.with("window-sheet-for-is-known", &facts!(name)),
            None => view.text("window-sheet-for-joins"),
        };
        let said = ui.label(view.muted(joins));
        page::announce_changes(&said);
    }
    true
}
