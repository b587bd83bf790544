//! Questions that must be answered before anything else.

use std::path::Path;

use egui::{
    Context, Frame, Id, Key, Margin, Modal, PointerButton, Role, ScrollArea, Sense, Ui, WidgetInfo,
};

use crate::analysis::Revealing;
use crate::export::Subject;
use crate::format::Diagnostic;
use crate::model::{Form, Place, Side};
use crate::report::wording;
use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::file::Saving;
use crate::window::document::picking::{Purpose, file_name};
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::{Choices, Dialog, Outlook};
use crate::window::frame::{closing, one_sheet, password, rename, sheets};
use crate::window::pass::action::PassAction;
#[cfg(feature = "ballot")]
use crate::window::present;
use crate::window::session::Session;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::fault::fault_ui;
use crate::window::widget::{button, page};
use crate::words::Message;

/// The keys of the answers to a question, and what each does. The first has the focus when the
/// question appears.
type Answers = Vec<(&'static str, Vec<Action>)>;

/// A question in words.
struct Question<'d> {
    title: String,
    text: String,
    /// What is wrong with a file.
    faults: &'d [Diagnostic],
    /// What both sides of a merge changed, and whose is taken.
    choices: &'d [(Place, Side)],
    answers: Answers,
}

/// Shows the question that is open.
pub(crate) fn dialog_ui(ctx: &Context, view: &mut View<'_>) {
    if !matches!(view.state.dialog, Some(Dialog::Password(_))) {
        // What was typed is wiped as soon as nobody asks for it.
        view.drafts.password = None;
    }
    if !matches!(view.state.dialog, Some(Dialog::Rename(_))) {
        view.drafts.file_name = None;
    }
    if !matches!(view.state.dialog, Some(Dialog::Close)) {
        view.drafts.closing = None;
    }
    if !matches!(view.state.dialog, Some(Dialog::OneSheet)) {
        view.drafts.sheet = None;
    }
    #[cfg(feature = "ballot")]
    if !matches!(view.state.dialog, Some(Dialog::Ballot)) {
        view.drafts.ballot = present::ballot::state::BallotDraft::default();
    }
    let is_typing = is_typing(ctx, view);
    let Some(dialog) = &view.state.dialog else {
        view.drafts.asked = false;
        return;
    };
    if !view.drafts.asked && comes_unasked(dialog) && is_typing {
        let rest = std::time::Duration::from_secs_f64(TYPING);
        return ctx.request_repaint_after(rest);
    }
    if !view.drafts.asked {
        view.drafts.asked_at = ctx.input(|input| input.time);
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
            Dialog::Password(asked) => password::password_ui(ui, view, asked),
            Dialog::Rename(fault) => rename::rename_ui(ui, view, fault.as_ref()),
            Dialog::Close => closing::close_ui(ui, view),
            Dialog::OneSheet => one_sheet::one_sheet_ui(ui, view),
            #[cfg(feature = "ballot")]
            Dialog::Ballot => present::ballot::panel::ballot_ui(ui, view),
            Dialog::Sheets(taking) => sheets::sheets_ui(ui, view, taking),
            other => {
                let question = question(view, other);
                question_ui(ui, view, question, comes_unasked(other));
            }
        }
    });
    if ctx.input(|input| input.key_pressed(Key::Escape)) {
        view.push(FrameAction::DismissDialog);
    }
}

/// Whether a question appears by itself, whatever somebody is doing.
const fn comes_unasked(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::ChangedOnDisk { .. })
}

/// For so many seconds after a key, somebody is typing; and for so many after a question came by itself,
/// keys were meant for something else.
const TYPING: f64 = 1.0;

/// Whether somebody is typing into a field.
fn is_typing(ctx: &Context, view: &mut View<'_>) -> bool {
    let (now, has_typed) = ctx.input(|input| {
        let is_text = |event: &egui::Event| matches!(event, egui::Event::Text(_));
        (input.time, input.events.iter().any(is_text))
    });
    if has_typed {
        view.drafts.typed_at = Some(now);
    }
    let typed = view.drafts.typed_at.filter(|at| now - at < TYPING);
    ctx.text_edit_focused() && typed.is_some()
}

/// Shows a question. Where it came by itself, its heading has the focus, and for a moment no key decides.
fn question_ui(ui: &mut Ui, view: &mut View<'_>, question: Question<'_>, unasked: bool) {
    let heading = page::dialog_title_ui(ui, &question.title);
    let now = ui.input(|input| input.time);
    let waits = unasked && now - view.drafts.asked_at < TYPING;
    if unasked {
        page::hide_from_screen_reader(&heading);
        let id = Id::unique("question heading");
        let heading = ui.interact(heading.rect, id, Sense::focusable_noninteractive());
        heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &question.title));
        if ui.memory(|memory| memory.focused().is_none()) {
            heading.request_focus();
        }
    }
    ui.label(question.text);
    if !question.faults.is_empty() {
        faults_ui(ui, view, question.faults);
    }
    if !question.choices.is_empty() {
        choices_ui(ui, view, question.choices);
    }
    ui.horizontal_wrapped(|ui| {
        for (place, (key, actions)) in question.answers.into_iter().enumerate() {
            let text = view.text(key);
            let response = if place == 0 {
                ui.add(button::main(view, text))
            } else {
                ui.button(text)
            };
            if place == 0 && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            let by_key = response.clicked() && !response.clicked_by(PointerButton::Primary);
            if response.clicked() && !(waits && by_key) {
                for action in actions {
                    view.push(action);
                }
            }
        }
    });
}

fn question<'d>(view: &View<'_>, dialog: &'d Dialog) -> Question<'d> {
    let (title, text, answers) = match dialog {
        Dialog::Faults {
            path,
            faults,
            sound,
            ..
        } => return faulty(view, path, faults, sound.is_some()),
        Dialog::ChooseForm(questionnaire) => {
            let short = questionnaire.practices_in(Form::Short).count();
            let full = questionnaire.practices().count();
            let begin = |form| does(DocumentAction::NewFrom(questionnaire.clone(), form));
            (
                view.wording(&questionnaire.title).to_owned(),
                view.with("window-choose-form", &facts!(short, full)),
                vec![
                    ("form-short", begin(Form::Short)),
                    ("form-full", begin(Form::Full)),
                    ("window-cancel", does(FrameAction::DismissDialog)),
                ],
            )
        }
        Dialog::ChangedOnDisk { path, outlook } => return changed(view, path, *outlook),
        Dialog::Merge(choices) => return merging(view, choices),
        Dialog::Reveals(purpose, found) => (
            view.text(revealing_title(*purpose)),
            revealing(view, *purpose, *found),
            vec![
                ("window-cancel", does(FrameAction::DismissDialog)),
                ("window-reveals-go", asks_again(*purpose)),
            ],
        ),
        Dialog::Exists { path, purpose } => (
            view.with("window-exists-title", &facts!(name = file_name(path))),
            view.text("window-exists-text"),
            vec![
                ("window-exists-other", asks_again(*purpose)),
                ("window-exists-replace", does(PathAction::Overwrite)),
                ("window-cancel", does(FrameAction::DismissDialog)),
            ],
        ),
        Dialog::Reopen
        | Dialog::Close
        | Dialog::Rename(_)
        | Dialog::OneSheet
        | Dialog::Sheets(_) => reopen(view),
        #[cfg(feature = "ballot")]
        Dialog::Ballot => reopen(view),
        Dialog::RemovePassword | Dialog::Password(_) => remove_password(view),
        Dialog::EndPassing => (
            view.text("pass-ask"),
            view.text("pass-ask-text"),
            vec![
                ("pass-keep", does(FrameAction::DismissDialog)),
                ("pass-go", does(PassAction::End)),
            ],
        ),
        Dialog::Writing => (
            view.text("window-writing-title"),
            view.text("window-writing-text"),
            vec![
                ("window-writing-stay", does(FrameAction::DismissDialog)),
                ("window-writing-close", does(FrameAction::CloseAtOnce)),
            ],
        ),
        Dialog::Unsaved { why } => return unsaved(view, why),
    };
    Question {
        title,
        text,
        faults: &[],
        choices: &[],
        answers,
    }
}

/// Is the document to be opened for changes again?
fn reopen(view: &View<'_>) -> (String, String, Answers) {
    (
        view.text("window-reopen-title"),
        view.text("window-reopen-text"),
        vec![
            ("window-reopen-keep", does(FrameAction::DismissDialog)),
            ("window-reopen-go", does(DocumentAction::Reopen)),
        ],
    )
}

/// Whether files of a purpose are pages for participants, which then hold nothing of the group.
fn are_pages(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Pages => true,
        Purpose::Export(output) => output.subject() == Subject::Participants,
        _ => false,
    }
}

fn revealing_title(purpose: Purpose) -> &'static str {
    if are_pages(purpose) {
        "window-reveals-pages-title"
    } else {
        "window-reveals-title"
    }
}

/// What a file of a purpose would tell together with one that was passed on.
fn revealing(view: &View<'_>, purpose: Purpose, found: Revealing) -> String {
    if are_pages(purpose) {
        wording::pages_withheld(view.words, found)
    } else {
        wording::release(view.words, found)
    }
}

/// Is the document to have no password any more?
fn remove_password(view: &View<'_>) -> (String, String, Answers) {
    (
        view.text("window-password-remove-title"),
        view.text("window-password-remove-text"),
        vec![
            (
                "window-password-remove-keep",
                does(FrameAction::DismissDialog),
            ),
            (
                "window-password-remove",
                does(DocumentAction::RemovePassword),
            ),
        ],
    )
}

/// Somebody else changed the file.
fn changed<'d>(view: &View<'_>, path: &Path, outlook: Outlook) -> Question<'d> {
    let (merge, prospect) = match outlook {
        Outlook::Possible { taken, asked } => (
            Some(("window-changed-merge", does(DocumentAction::Merge))),
            view.with("window-merge-possible", &facts!(taken, asked)),
        ),
        Outlook::Refused(why) => (None, view.text(why)),
    };
    let mut answers: Answers = merge.into_iter().collect();
    answers.extend([
        (
            "window-changed-copy",
            does(DocumentAction::KeepUnderAnotherName),
        ),
        (
            "window-changed-overwrite",
            does(DocumentAction::OverwriteChanged),
        ),
        ("window-changed-read", does(DocumentAction::ReadAgain)),
    ]);
    answers.extend(leaving(view));
    answers.push(("window-changed-later", does(FrameAction::DismissDialog)));
    Question {
        title: view.with("window-changed-title", &facts!(name = file_name(path))),
        text: format!(
            "{}\n{prospect}",
            with_copy_note(view, view.text("window-changed-text"))
        ),
        faults: &[],
        choices: &[],
        answers,
    }
}

/// Both sides changed the same places.
fn merging<'d>(view: &View<'_>, choices: &'d Choices) -> Question<'d> {
    let (name, count) = (file_name(&choices.path), choices.sides.len());
    let all = |side| does(DocumentAction::Choose(None, side));
    Question {
        title: view.with("window-merge-title", &facts!(name, count)),
        text: view.text("window-merge-text"),
        faults: &[],
        choices: &choices.sides,
        answers: vec![
            ("window-merge-done", does(DocumentAction::MergeChosen)),
            ("window-merge-all-ours", all(Side::Ours)),
            ("window-merge-all-theirs", all(Side::Theirs)),
            ("window-changed-later", does(FrameAction::DismissDialog)),
        ],
    }
}

/// The document cannot be saved, and something waits for it.
fn unsaved<'d>(view: &View<'_>, why: &Message) -> Question<'d> {
    let mut answers = vec![
        ("window-save-retry", does(DocumentAction::SaveNow)),
        ("window-command-save-as", asks(Purpose::SaveDocument)),
    ];
    answers.extend(leaving(view));
    answers.extend([
        (
            "window-unsaved-discard",
            does(DocumentAction::DiscardChanges),
        ),
        ("window-cancel", does(FrameAction::DismissDialog)),
    ]);
    let why = view.with("window-save-failed", &facts!(why = view.say(why)));
    Question {
        title: view.text("window-unsaved-title"),
        text: with_copy_note(view, why),
        faults: &[],
        choices: &[],
        answers,
    }
}

/// Where something waits for the document and a copy holds every change, the answer that leaves it at
/// that.
fn leaving(view: &View<'_>) -> Option<(&'static str, Vec<Action>)> {
    let is_kept = view.session().is_some_and(Session::is_kept);
    let leaves = is_kept && view.state.intent.is_some();
    leaves.then(|| ("window-unsaved-leave", does(DocumentAction::LeaveInCopy)))
}

/// A text, and whether a copy of what is not saved is kept.
fn with_copy_note(view: &View<'_>, text: String) -> String {
    let Some(session) = view.session().filter(|session| !session.is_clean()) else {
        return text;
    };
    // There is a line from the start: buttons that move under the pointer are missed.
    let note = session.file.copy_note().unwrap_or("window-copy-waits");
    format!("{text}\n{}", view.text(note))
}

/// A file has faults; if something in it is sound, a copy can be continued.
fn faulty<'d>(view: &View<'_>, path: &Path, faults: &'d [Diagnostic], sound: bool) -> Question<'d> {
    let facts = facts!(name = file_name(path), count = faults.len());
    let mut answers = vec![("window-faults-close", does(FrameAction::DismissDialog))];
    let (title, text) = if sound {
        answers.insert(
            0,
            ("window-faults-continue", does(DocumentAction::ContinueCopy)),
        );
        ("window-faults-title", "window-faults-text")
    } else {
        ("window-refused-title", "window-refused-text")
    };
    Question {
        title: view.with(title, &facts),
        text: view.with(text, &facts),
        faults,
        choices: &[],
        answers,
    }
}

fn does(action: impl Into<Action>) -> Vec<Action> {
    vec![action.into()]
}

/// Asks for another path in place of the question.
fn asks(purpose: Purpose) -> Vec<Action> {
    vec![
        FrameAction::DismissDialog.into(),
        PathAction::Ask(purpose).into(),
    ]
}

/// Asks for a path where the person knows already what the file reveals.
fn asks_again(purpose: Purpose) -> Vec<Action> {
    vec![
        FrameAction::DismissDialog.into(),
        PathAction::AskAgain(purpose).into(),
    ]
}

/// The most places that are listed; of more, all are chosen at once.
const MOST_CHOICES: usize = 200;

/// Lists what both sides changed, each with both values.
fn choices_ui(ui: &mut Ui, view: &mut View<'_>, choices: &[(Place, Side)]) {
    let Some(session) = view.session() else {
        return;
    };
    let Saving::Conflict(theirs) = &session.file.saving else {
        return;
    };
    let Some(theirs) = &theirs.assessment else {
        return;
    };
    let ours = &session.assessment;
    let sides = [(Side::Ours, ours), (Side::Theirs, theirs)];
    let room = ui.ctx().content_rect().height() - 300.0;
    ScrollArea::vertical()
        .max_height(room.clamp(120.0, 420.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            for (at, (place, chosen)) in choices.iter().take(MOST_CHOICES).enumerate() {
                let heading = wording::place_heading(view.words, place, [ours, theirs]);
                ui.label(theme::strong(&heading));
                for (side, of) in sides {
                    let value = wording::place_value(view.words, place, of);
                    let key = match side {
                        Side::Ours => "window-merge-ours",
                        Side::Theirs => "window-merge-theirs",
                    };
                    let text = view.with(key, &facts!(value));
                    let name = view.answer_name(&heading, &text);
                    let is_chosen = side == *chosen;
                    if button::radio_ui(ui, view, is_chosen, &text, &name).clicked() {
                        view.push(DocumentAction::Choose(Some(at), side));
                    }
                }
                ui.add_space(space::S);
            }
            if let Some(more @ 1..) = choices.len().checked_sub(MOST_CHOICES) {
                ui.label(view.muted(view.with("window-merge-more", &facts!(more))));
            }
            page::follow_focus(ui);
        });
}

fn faults_ui(ui: &mut Ui, view: &View<'_>, faults: &[Diagnostic]) {
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
}
