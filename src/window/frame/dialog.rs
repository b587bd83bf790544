//! Questions that must be answered before anything else.

use std::path::Path;

use egui::{Context, Frame, Id, Key, Label, Margin, Modal, ScrollArea, Ui};

use crate::format::{Diagnostic, Severity};
use crate::model::{Form, Questionnaire, Shared};
use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::picking::Purpose;
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::Dialog;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::button;

/// Shows the question that is open.
pub(crate) fn dialog_ui(ctx: &Context, view: &mut View<'_>) {
    let Some(dialog) = &view.state.dialog else {
        view.drafts.asked = false;
        return;
    };
    if !view.drafts.asked {
        // What had the focus stands behind the question now.
        view.drafts.asked = true;
        if let Some(focused) = ctx.memory(egui::Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("dialog")).frame(frame);
    modal.show(ctx, |ui| {
        ui.set_width((ctx.content_rect().width() - 80.0).min(560.0));
        ui.spacing_mut().item_spacing.y = space::M;
        match dialog {
            Dialog::Faults {
                path,
                faults,
                sound,
            } => faults_ui(ui, view, path, faults, sound.is_some()),
            Dialog::ChooseForm(questionnaire) => form_ui(ui, view, questionnaire),
            Dialog::ChangedOnDisk { path } => changed_ui(ui, view, path),
            Dialog::Exists { path, purpose } => exists_ui(ui, view, path, *purpose),
            Dialog::Writing => writing_ui(ui, view),
            Dialog::Unsaved { why } => {
                let why = view.say(why);
                unsaved_ui(ui, view, why);
            }
        }
    });
    if ctx.input(|input| input.key_pressed(Key::Escape)) {
        view.push(FrameAction::DismissDialog);
    }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn head(ui: &mut Ui, title: String, text: String) {
    ui.add(Label::new(theme::heading(title)).wrap());
    ui.add(Label::new(text).wrap());
}

/// One of the answers; the first has the focus when the question appears.
fn answer(ui: &mut Ui, view: &mut View<'_>, text: String, first: bool, action: Action) {
    let response = if first {
        let main = button::main(view, text);
        ui.add(main)
    } else {
        ui.button(text)
    };
    if first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() {
        view.push(action);
    }
}

fn faults_ui(ui: &mut Ui, view: &mut View<'_>, path: &Path, faults: &[Diagnostic], sound: bool) {
    let facts = facts!(name = name(path), count = faults.len());
    let (title, text) = if sound {
        ("window-faults-title", "window-faults-text")
    } else {
        ("window-refused-title", "window-refused-text")
    };
    head(ui, view.with(title, &facts), view.with(text, &facts));
    let room = ui.ctx().content_rect().height() - 260.0;
    ScrollArea::vertical()
        .max_height(room.clamp(120.0, 260.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            for fault in faults {
                fault_ui(ui, view, fault);
            }
        });
    ui.horizontal(|ui| {
        if sound {
            let text = view.text("window-faults-continue");
            answer(
                ui,
                view,
                text,
                true,
                Action::Document(DocumentAction::ContinueCopy),
            );
        }
        let text = view.text("window-faults-close");
        answer(
            ui,
            view,
            text,
            !sound,
            Action::Frame(FrameAction::DismissDialog),
        );
    });
}

fn fault_ui(ui: &mut Ui, view: &View<'_>, fault: &Diagnostic) {
    let place = fault.place.map_or_else(String::new, |place| {
        view.with(
            "window-fault-place",
            &facts!(line = place.line, column = place.column),
        )
    });
    let kind = match fault.severity {
        Severity::Error => view.text("window-fault-error"),
        Severity::Warning => view.text("window-fault-warning"),
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if !place.is_empty() {
            ui.label(theme::small(format!("{kind} · {place}")).color(view.palette.muted));
        }
        ui.add(Label::new(view.say(&fault.message)).wrap());
        if let Some(hint) = &fault.hint {
            let hint = theme::small(view.say(hint)).color(view.palette.muted);
            ui.add(Label::new(hint).wrap());
        }
    });
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, questionnaire: &Shared<Questionnaire>) {
    let title = view.wording(&questionnaire.title).to_owned();
    let facts = [
        (
            "short",
            questionnaire.practices_in(Form::Short).count().into(),
        ),
        ("full", questionnaire.practices().count().into()),
    ];
    head(ui, title, view.with("window-choose-form", &facts));
    ui.horizontal(|ui| {
        let begin = |form| Action::Document(DocumentAction::NewFrom(questionnaire.clone(), form));
        let text = view.text("form-short");
        answer(ui, view, text, true, begin(Form::Short));
        let text = view.text("form-full");
        answer(ui, view, text, false, begin(Form::Full));
        let text = view.text("window-cancel");
        answer(
            ui,
            view,
            text,
            false,
            Action::Frame(FrameAction::DismissDialog),
        );
    });
}

fn changed_ui(ui: &mut Ui, view: &mut View<'_>, path: &Path) {
    let facts = facts!(name = name(path));
    head(
        ui,
        view.with("window-changed-title", &facts),
        view.text("window-changed-text"),
    );
    ui.horizontal_wrapped(|ui| {
        let text = view.text("window-changed-copy");
        answer(
            ui,
            view,
            text,
            true,
            Action::Document(DocumentAction::KeepUnderAnotherName),
        );
        let text = view.text("window-changed-overwrite");
        answer(
            ui,
            view,
            text,
            false,
            Action::Document(DocumentAction::OverwriteChanged),
        );
        let text = view.text("window-changed-read");
        answer(
            ui,
            view,
            text,
            false,
            Action::Document(DocumentAction::ReadAgain),
        );
        let text = view.text("window-changed-later");
        answer(
            ui,
            view,
            text,
            false,
            Action::Frame(FrameAction::DismissDialog),
        );
    });
}

fn exists_ui(ui: &mut Ui, view: &mut View<'_>, path: &Path, purpose: Purpose) {
    let facts = facts!(name = name(path));
    head(
        ui,
        view.with("window-exists-title", &facts),
        view.text("window-exists-text"),
    );
    ui.horizontal(|ui| {
        let text = view.text("window-exists-other");
        let response = ui.add(button::main(view, text));
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if response.clicked() {
            view.push(FrameAction::DismissDialog);
            view.push(PathAction::Ask(purpose));
        }
        let text = view.text("window-exists-replace");
        answer(ui, view, text, false, Action::Path(PathAction::Overwrite));
        let text = view.text("window-cancel");
        answer(
            ui,
            view,
            text,
            false,
            Action::Frame(FrameAction::DismissDialog),
        );
    });
}

fn writing_ui(ui: &mut Ui, view: &mut View<'_>) {
    head(
        ui,
        view.text("window-writing-title"),
        view.text("window-writing-text"),
    );
    ui.horizontal_wrapped(|ui| {
        let text = view.text("window-writing-stay");
        answer(
            ui,
            view,
            text,
            true,
            Action::Frame(FrameAction::DismissDialog),
        );
        let text = view.text("window-writing-close");
        answer(
            ui,
            view,
            text,
            false,
            Action::Frame(FrameAction::CloseAtOnce),
        );
    });
}

fn unsaved_ui(ui: &mut Ui, view: &mut View<'_>, why: String) {
    head(
        ui,
        view.text("window-unsaved-title"),
        view.with("window-save-failed", &facts!(why)),
    );
    ui.horizontal_wrapped(|ui| {
        let text = view.text("window-save-retry");
        answer(
            ui,
            view,
            text,
            true,
            Action::Document(DocumentAction::SaveNow),
        );
        let text = view.text("window-command-save-as");
        if ui.button(text).clicked() {
            view.push(FrameAction::DismissDialog);
            view.push(PathAction::Ask(Purpose::SaveDocument));
        }
        let text = view.text("window-unsaved-discard");
        answer(
            ui,
            view,
            text,
            false,
            Action::Document(DocumentAction::DiscardChanges),
        );
        let text = view.text("window-cancel");
        answer(
            ui,
            view,
            text,
            false,
            Action::Frame(FrameAction::DismissDialog),
        );
    });
}
