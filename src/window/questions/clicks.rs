//! Clicks on answers: which were made with the pointer, and what happens in the moment after them.

use std::time::Duration;

use egui::{Context, Event, PointerButton, Response};

use crate::window::questions::action::QuestionsAction;
use crate::window::resting_pointer::RestingPointer;
use crate::window::route::Route;
use crate::window::view::View;

/// What was done in a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    Nothing,
    /// A button of the pointer went down: perhaps on another answer.
    Press,
    /// A key was pressed, the wheel turned, or a screen reader asked for something.
    Other,
}

/// Goes on once the moment after a click on an answer is over, unless something else was done in it.
/// Called before anything takes the events.
pub(crate) fn watch(ctx: &Context, view: &mut View<'_>) {
    let done = done(ctx);
    if done == Done::Press {
        let focused = ctx.memory(egui::Memory::focused);
        view.drafts.pressed_from = focused.filter(|_| ctx.text_edit_focused());
    }
    let session = view.session();
    let Some(going_on) = session.and_then(|session| session.going_on.as_ref()) else {
        return;
    };
    let is_down = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if is_elsewhere(view) || done == Done::Other || going_on.is_held() && !is_down {
        view.push(QuestionsAction::Stay);
    } else if done == Done::Press {
        let again = going_on.is_held();
        view.push(if again {
            QuestionsAction::Stay
        } else {
            QuestionsAction::Hold
        });
    } else if going_on.is_over(view.state.now) {
        view.push(QuestionsAction::GoOnByItself);
        RestingPointer::put_aside(ctx);
    } else if let Some(left) = going_on.left(view.state.now) {
        ctx.request_repaint_after(Duration::from_secs_f64(left));
    }
}

/// Whether something else than the practice is worked with.
fn is_elsewhere(view: &View<'_>) -> bool {
    let state = view.state;
    let asks = state.dialog.is_some() || state.palette || view.drafts.menu.is_some();
    asks || state.route != Route::Questions
}

fn done(ctx: &Context) -> Done {
    ctx.input(|input| {
        let done = input.events.iter().map(|event| match event {
            Event::PointerButton { pressed: true, .. } => Done::Press,
            Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Copy
            | Event::MouseWheel { .. }
            | Event::Zoom(_)
            | Event::AccessKitActionRequest(_) => Done::Other,
            _ => Done::Nothing,
        });
        let mut done = done.filter(|done| *done != Done::Nothing);
        done.next().unwrap_or(Done::Nothing)
    })
}

/// Pushes the answer of a control that was clicked. One that was clicked with the pointer may go on; one
/// that a key or a screen reader pressed stays.
pub(crate) fn answer(view: &mut View<'_>, response: &Response, answer: QuestionsAction) {
    if response.clicked_by(PointerButton::Primary) {
        view.push(QuestionsAction::Clicked(Box::new(answer)));
    } else {
        view.push(answer);
    }
}

/// The same, but it stays also where a note or evidence was being written: the person may write on.
pub(crate) fn answer_beside_fields(
    view: &mut View<'_>,
    response: &Response,
    answer: QuestionsAction,
) {
    if view.drafts.pressed_from.is_some() {
        view.push(answer);
    } else {
        self::answer(view, response, answer);
    }
}
