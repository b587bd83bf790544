//! The question for a password: of a document to open, or a new one for the open document.

use egui::{Key, Response, TextEdit, Ui};

use crate::format::encrypted::Password;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::{PasswordDraft, PasswordPurpose, PasswordQuestion, Typed};
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// Shows the question.
pub(crate) fn password_ui(ui: &mut Ui, view: &mut View<'_>, question: &PasswordQuestion) {
    let is_new = !matches!(question.purpose, PasswordPurpose::Open(_));
    let (title, text) = heading(view, &question.purpose);
    page::dialog_title_ui(ui, &title);
    ui.label(text);
    let mut draft = view.drafts.password.take().unwrap_or_default();
    let entered = fields_ui(ui, view, &mut draft, is_new);
    let differs = is_new && *draft.typed.0 != *draft.again.0;
    let is_typed = !draft.typed.0.is_empty();
    let is_long = draft.typed.0.len() > Password::MOST;
    let is_copy = matches!(question.purpose, PasswordPurpose::Copy);
    let is_strange = is_copy && !draft.typed.0.is_ascii();
    if question.runs {
        ui.label(view.muted(view.text("window-password-runs")));
    } else if let Some(fault) = &question.fault {
        ui.label(view.fault(view.say(fault)));
    } else if is_long {
        let most = facts!(most = Password::MOST);
        ui.label(view.fault(view.with("window-password-long", &most)));
    } else if is_strange {
        ui.label(view.fault(view.text("window-pass-on-strange")));
    } else if differs && !draft.again.0.is_empty() {
        ui.label(view.fault(view.text("window-password-differs")));
    }
    let is_ready = is_typed && !is_long && !is_strange && !differs && !question.runs;
    ui.horizontal_wrapped(|ui| {
        let go = match question.purpose {
            PasswordPurpose::Open(_) => "window-password-open",
            PasswordPurpose::New => "window-password-set",
            PasswordPurpose::Copy => "window-pass-on-go",
        };
        let go = button::main(view, view.text(go));
        let is_asked = ui.add_enabled(is_ready, go).clicked() || entered && is_ready;
        if is_asked && let Some(password) = Password::new(&draft.typed.0) {
            view.push(DocumentAction::Password(password));
            if is_copy {
                view.push(PathAction::Ask(Purpose::PassOn));
            }
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
    view.drafts.password = Some(draft);
}

/// The question, and what to know about the answer.
fn heading(view: &View<'_>, purpose: &PasswordPurpose) -> (String, String) {
    if let PasswordPurpose::Copy = purpose {
        return (
            view.text("window-pass-on-title"),
            view.text("window-pass-on-text"),
        );
    }
    if let PasswordPurpose::Open(ReadOrder { path, .. }) = purpose {
        let mut copies = view.state.recent.unsaved.iter();
        let copy = copies.find(|copy| copy.path == *path);
        // A recovery copy is called by what it is of.
        let name = match copy {
            Some(copy) => copy.name().unwrap_or_else(|| view.text("window-unnamed")),
            None => file_name(path),
        };
        let facts = facts!(name);
        return (
            view.with("window-password-open-title", &facts),
            view.text("window-password-open-text"),
        );
    }
    let is_changed = view
        .session()
        .is_some_and(|session| session.file.key.is_some());
    let title = if is_changed {
        "window-password-change-title"
    } else {
        "window-password-set-title"
    };
    (view.text(title), view.text("window-password-set-text"))
}

/// Shows the fields; returns whether the last one was left by Enter.
fn fields_ui(ui: &mut Ui, view: &View<'_>, draft: &mut PasswordDraft, is_new: bool) -> bool {
    let shown = draft.is_shown;
    let label = if is_new {
        "window-password-new"
    } else {
        "window-password"
    };
    let first = field_ui(ui, view, label, &mut draft.typed, shown);
    let mut last = first.clone();
    if is_new {
        last = field_ui(ui, view, "window-password-again", &mut draft.again, shown);
        if is_left_by_enter(ui, &first) {
            last.request_focus();
        }
    }
    field::tick_ui(ui, &mut draft.is_shown, view.text("window-password-show"));
    let entered = is_left_by_enter(ui, &last);
    if entered {
        // It may have been another password.
        last.request_focus();
    } else if ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
    entered
}

fn is_left_by_enter(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn field_ui(ui: &mut Ui, view: &View<'_>, key: &str, typed: &mut Typed, shown: bool) -> Response {
    let response = field::secret_ui(ui, key, &view.text(key), &mut typed.0, shown);
    // The toolkit would keep what was typed, to undo it.
    if let Some(mut kept) = TextEdit::load_state(ui.ctx(), response.id) {
        kept.clear_undoer();
        kept.store(ui.ctx(), response.id);
    }
    response
}
