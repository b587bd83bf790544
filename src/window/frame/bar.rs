//! The bar on top: the document's name, whether it is saved, and how far the answering is.

use egui::{Align, Button, Label, Layout, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::report::wording;
use crate::window::command::Command;
use crate::window::derived::{self, Progress};
use crate::window::document::file::Saving;
use crate::window::frame::menu;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::sign;

/// How high the bar is: low where the window is.
pub(crate) fn height(ctx: &egui::Context) -> f32 {
    if is_compact(ctx) { 54.0 } else { 60.0 }
}

/// Whether there is room for the document's name only.
fn is_compact(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() < 760.0
}

/// Shows the bar.
pub(crate) fn bar_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_centered(|ui| {
        let left = ui.cursor().left();
        menu::menus_ui(ui, view);
        ui.add_space(space::M);
        let turns = 2.0 * TURN.x + space::S + space::L;
        let room = (ui.available_width() - turns).max(0.0);
        let (begin, end) = (ui.cursor().left(), ui.cursor().left() + room);
        let is_roomy = room >= LEAST_TOLD;
        view.drafts.told_at = (if is_roomy { begin } else { left }, end);
        let tells = |session: &Session| !session.is_passing() || session.is_answered_alone();
        let has_progress = view.session().is_some_and(tells) && !is_compact(ui.ctx());
        let document = if has_progress { room * 0.58 } else { room };
        column(ui, document, |ui| document_ui(ui, view));
        if has_progress {
            ui.add_space(space::L);
            let width = (ui.available_width() - turns).clamp(0.0, WIDEST_PROGRESS);
            column(ui, width, |ui| progress_ui(ui, view));
        }
        // At the right edge, undo before redo, also for the Tab key.
        let both = 2.0 * TURN.x + space::XS;
        ui.add_space((ui.available_width() - both).max(0.0));
        ui.spacing_mut().item_spacing.x = space::XS;
        turn_ui(ui, view, Command::Undo);
        turn_ui(ui, view, Command::Redo);
    });
}

/// The least width for toasts to leave the menus free.
const LEAST_TOLD: f32 = 300.0;

/// The size of the buttons of undo and redo.
const TURN: Vec2 = Vec2::new(38.0, 32.0);
/// The widest that the progress gets.
const WIDEST_PROGRESS: f32 = 320.0;

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(width, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        contents(ui);
    });
}

/// Undo or redo as an arrow; its name and its tooltip say what it changes.
fn turn_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) {
    let enabled = command.refusal(view.state).is_none();
    let name = view.label(command);
    let tooltip = view.named_tooltip(ui.ctx(), command);
    let button = Button::new("").min_size(TURN).frame_when_inactive(false);
    let response = ui
        .add_enabled(enabled, button)
        .on_hover_text(&tooltip)
        .on_disabled_hover_text(tooltip);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let colour = if enabled {
        view.palette.ink
    } else {
        view.palette.outline
    };
    let back = command == Command::Undo;
    sign::turn(ui.painter(), response.rect.center(), back, colour);
    if response.clicked() {
        view.push(command.action());
    }
}

fn document_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(2.0);
    let Some(session) = view.session() else {
        ui.label(theme::heading(view.text("program-name")));
        let text = view.text("window-no-document");
        ui.add(Label::new(view.muted(text)).truncate());
        return;
    };
    let name = session.name(view.words);
    ui.add(Label::new(theme::heading(name)).truncate());
    if session.file.is_stuck() {
        // The strip below the bar says why.
        let unsaved = view.fault(view.text("window-not-saved"));
        ui.add(Label::new(unsaved).truncate());
        return;
    }
    let (text, place) = saved_state(view, session);
    let is_saved = session.is_clean() && session.file.saving != Saving::Running;
    let tells = !session.is_passing() || session.is_answered_alone();
    let text = if is_compact(ui.ctx()) && is_saved && tells {
        // There is room for one of them, and what is saved is as it should be.
        progress_text(view, session)
    } else {
        text
    };
    let response = ui.add(Label::new(view.muted(text)).truncate());
    if let Some(place) = place {
        response.on_hover_text(place);
    }
}

/// Whether the document is on the disk, in words, and where.
fn saved_state(view: &View<'_>, session: &Session) -> (String, Option<String>) {
    let path = session.file.path();
    let whole = path.map(|path| path.display().to_string());
    if !session.is_clean() || session.file.saving == Saving::Running {
        let is_kept = session.is_kept();
        let key = if is_kept {
            "window-kept"
        } else {
            "window-saving"
        };
        return (view.text(key), whole);
    }
    let key = match (&whole, &session.file.key) {
        (None, _) => "window-not-saved-yet",
        (Some(_), Some(_)) => "window-saved-locked",
        (Some(_), None) => "window-saved",
    };
    (view.text(key), whole)
}

/// How many of the practices are answered, in words.
fn progress_text(view: &View<'_>, session: &Session) -> String {
    if let Some(all) = everybody(view, session) {
        let facts = facts!(
            people = session.assessment.respondents.len(),
            answered = all.answered,
            asked = all.asked
        );
        return view.with("window-progress-group", &facts);
    }
    let progress = derived::progress(session);
    let (answered, asked) = (progress.answered, progress.asked);
    let several = session.assessment.respondents.len() > 1 && !session.is_passing();
    match session.seated().filter(|_| several) {
        Some((place, me)) => {
            let name = wording::person_name(view.words, &me.name, place);
            view.with("window-progress-of", &facts!(name, answered, asked))
        }
        None => view.with("window-progress", &facts!(answered, asked)),
    }
}

/// How much everybody has answered, on screens that are about all of them; `None` where one person's
/// answers are shown, or there is only one person.
fn everybody(view: &View<'_>, session: &Session) -> Option<Progress> {
    let is_about_one = match view.state.route {
        Route::Questions => !session.is_group(),
        Route::Keying | Route::Unit => true,
        _ => false,
    };
    let several = session.assessment.respondents.len() > 1 && !session.is_passing();
    (several && !is_about_one).then(|| view.derived.everybody(session))
}

fn progress_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let all = everybody(view, session);
    let is_everybody = all.is_some();
    let progress = all.unwrap_or_else(|| derived::progress(session));
    let text = progress_text(view, session);
    let is_complete = progress.answered == progress.asked;
    let left = match (is_complete, progress.unknown) {
        (true, 0) => String::new(),
        (true, unknown) => view.with("window-progress-complete", &facts!(unknown = unknown)),
        (false, _) if is_everybody => String::new(),
        (false, _) => view.with("window-progress-left", &facts!(minutes = progress.minutes)),
    };
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add_space(2.0);
    ui.add(Label::new(theme::small(&text)).truncate());
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 6.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::ProgressIndicator,
            true,
            format!("{text} {left}").trim_end(),
        )
    });
    let palette = view.palette;
    ui.painter().rect_filled(rect, 3.0, palette.hairline);
    let share = small_ratio(progress.answered, progress.asked);
    let mut done = rect;
    done.set_width(rect.width() * share);
    ui.painter().rect_filled(done, 3.0, palette.mark);
    ui.add(Label::new(theme::small(left).color(palette.muted)).truncate());
}

#[expect(clippy::cast_precision_loss, reason = "counts of practices are small")]
fn small_ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        0.0
    } else {
        part as f32 / whole as f32
    }
}
