//! The focus is never lost. Another screen takes it at its title, what opens over the window gives it
//! back, and the Tab key goes on from where it was.

use egui::{Context, Event, Id, Key, Memory, Order, Popup};

use crate::window::drafts::Stood;
use crate::window::route::Route;
use crate::window::view::View;
use crate::window::widget::page;

/// How many places are remembered.
const MOST: usize = 16;

/// How many passes it takes until something that an action removed has lost the focus.
const UNSETTLED: u8 = 3;

/// Begins a pass: gives the focus to the title of another screen, and back where what had it is gone.
/// The Tab key goes on from where the focus was.
pub(crate) fn begin(ctx: &Context, view: &mut View<'_>) {
    let page = (
        view.state.route,
        view.session().map(|session| session.serial),
    );
    notice_input(ctx, view);
    let before = view.drafts.focus.page.replace(page);
    if before != Some(page) {
        enter(ctx, view, before.map(|page| page.0), page.0);
    }
    let covered = view.state.dialog.is_some() || view.state.palette;
    let focused = ctx.memory(Memory::focused);
    // What stood behind a question cannot have the focus before the pass after it.
    if focused.is_some() || covered || view.drafts.focus.covered {
        return;
    }
    let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
    let focus = &mut view.drafts.focus;
    let stays = |lost: &Id| escaped && is_on_page(ctx, *lost) && is_there(ctx, *lost);
    if let Some(lost) = focus.last.filter(stays) {
        // The toolkit has Escape leave everything. Of a field it may call something off first.
        if focus.stood != Stood::Field {
            give(ctx, lost);
        }
    } else if focus.last.take().or(focus.awaited).is_some() {
        view.drafts.takes_focus |= !give_back(ctx, view);
    } else if view.drafts.menu.is_none() && ctx.input(|input| input.key_pressed(Key::Tab)) {
        let start = place_before(ctx, view).or(view.drafts.focus.title);
        if let Some(start) = start.filter(|start| is_there(ctx, *start)) {
            give(ctx, start);
        }
    }
}

/// Ends a pass: remembers what has the focus.
pub(crate) fn end(ctx: &Context, view: &mut View<'_>) {
    let acts = !view.actions.is_empty();
    let covered = view.state.dialog.is_some() || view.state.palette;
    keep_in_field(ctx, view);
    let focus = &mut view.drafts.focus;
    let now = ctx.memory(Memory::focused);
    focus.unsettled = if acts {
        UNSETTLED
    } else {
        focus.unsettled.saturating_sub(1)
    };
    if now.is_some() && focus.unsettled > 0 {
        ctx.request_repaint();
    }
    let was_covered = std::mem::replace(&mut focus.covered, covered);
    if was_covered && !covered {
        ctx.request_repaint();
    }
    // What stood behind a question when it opened, or in it when it closed, is not forgotten, nor what was
    // pressed and cannot be pressed any more.
    let is_refused = focus.last.is_some_and(|last| !is_there(ctx, last));
    let is_kept = covered || was_covered || (is_refused && focus.by_key);
    if now == focus.last || (now.is_none() && is_kept) {
        return;
    }
    let was_over = matches!(focus.stood, Stood::Over | Stood::FieldOver);
    match now {
        Some(id) if is_on_page(ctx, id) => {
            if was_over {
                // The Tab key led out of it.
                Popup::close_all(ctx);
                view.drafts.calendar = None;
            }
            focus.before.retain(|before| *before != id);
            focus.before.push(id);
            let surplus = focus.before.len().saturating_sub(MOST);
            focus.before.drain(..surplus);
        }
        // Whoever uses the pointer is not brought back to where the keyboard was.
        None if !focus.by_key => focus.before.clear(),
        _ => {}
    }
    focus.last = now;
    focus.stood = match now {
        Some(id) => match (is_over(ctx, id), ctx.text_edit_focused()) {
            (false, false) => Stood::Page,
            (false, true) => Stood::Field,
            (true, false) => Stood::Over,
            (true, true) => Stood::FieldOver,
        },
        None => Stood::Page,
    };
    // A link that was pressed just now has not led away yet.
    if let Some((from, _)) = view.drafts.left_from
        && view.state.route == from
        && !acts
    {
        view.drafts.left_from = None;
    }
    ctx.request_repaint();
}

/// A field that was left by Enter or Escape keeps the focus, where nothing else has taken it: nobody is to
/// look for it. Where letters are commands, the title has it, so that they are heard again.
fn keep_in_field(ctx: &Context, view: &mut View<'_>) {
    let focus = &view.drafts.focus;
    let is_field = matches!(focus.stood, Stood::Field | Stood::FieldOver);
    let field = focus.last.filter(|_| is_field);
    let goes_elsewhere = view.drafts.takes_focus || view.drafts.back_to_prompt.is_some();
    let (Some(field), false, None) = (field, goes_elsewhere, ctx.memory(Memory::focused)) else {
        return;
    };
    let pressed = |key| ctx.input(|input| input.key_pressed(key));
    let is_over = focus.stood == Stood::FieldOver;
    let (entered, escaped) = (pressed(Key::Enter), !is_over && pressed(Key::Escape));
    let to_title = match view.state.route {
        Route::Keying => !is_over,
        Route::Questions => escaped && view.actions.is_empty(),
        _ => false,
    };
    if to_title {
        view.drafts.takes_focus |= entered || escaped;
        ctx.request_repaint();
    } else if entered || escaped {
        give(ctx, field);
        view.drafts.focus.entered = Some(field).filter(|_| entered);
    }
}

/// Whether keys were used last, or the pointer.
fn notice_input(ctx: &Context, view: &mut View<'_>) {
    let focus = &mut view.drafts.focus;
    ctx.input(|input| {
        for event in &input.events {
            match event {
                Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_) => {
                    focus.by_key = true;
                }
                Event::PointerButton { pressed: true, .. } => focus.by_key = false,
                Event::Text(_) | Event::Paste(_) => {
                    focus.entered = None;
                    continue;
                }
                _ => continue,
            }
            focus.entered = None;
            focus.awaited = None;
            // A spot that is not there is not waited for.
            view.drafts.spotted = view.state.spot.map_or(0, |(_, request)| request);
        }
    });
}

/// Another screen, or another document: its title takes the focus, or what had it when help was asked
/// for, or the link that led away to a practice.
fn enter(ctx: &Context, view: &mut View<'_>, before: Option<Route>, route: Route) {
    let drafts = &mut *view.drafts;
    if route == Route::Help {
        let last = drafts.focus.before.last();
        drafts.left_from = before.zip(last.copied());
    }
    drafts.focus.before.clear();
    drafts.focus.title = None;
    drafts.takes_focus = true;
    let Some((from, link)) = drafts.left_from else {
        return;
    };
    if from == route {
        give(ctx, link);
        drafts.takes_focus = false;
    } else if !matches!(route, Route::Questions | Route::Help) {
        drafts.left_from = None;
    }
}

/// Gives the focus back to what had it before; `false` where nothing of that is there any more.
fn give_back(ctx: &Context, view: &mut View<'_>) -> bool {
    let focus = &mut view.drafts.focus;
    if focus.before.is_empty() {
        // Nothing on the page had it: a question was asked and answered by pointer.
        return matches!(focus.stood, Stood::Over | Stood::FieldOver);
    }
    let last = focus.before.last().copied();
    focus.before.retain(|id| ctx.read_response(*id).is_some());
    // What asked for a file cannot be pressed until that is written.
    let waits = view.state.is_exporting();
    if waits {
        focus.unsettled = UNSETTLED;
    }
    let there = focus.before.last().copied();
    focus.awaited = there.filter(|last| focus.unsettled > 0 && !is_there(ctx, *last));
    if focus.awaited.is_some() {
        if !waits {
            ctx.request_repaint();
        }
        return true;
    }
    let was_over = matches!(focus.stood, Stood::Over | Stood::FieldOver);
    let before = place_before(ctx, view);
    if let Some(id) = before {
        give(ctx, id);
        if was_over && before == last {
            page::stay(ctx, id);
        }
    }
    before.is_some()
}

/// The last place on the page that had the focus and can have it again.
fn place_before(ctx: &Context, view: &mut View<'_>) -> Option<Id> {
    let before = &mut view.drafts.focus.before;
    while let Some(id) = before.last() {
        if is_there(ctx, *id) {
            return Some(*id);
        }
        before.pop();
    }
    None
}

fn give(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
}

/// Whether something stands in the page or around it, and not over the window.
fn is_on_page(ctx: &Context, id: Id) -> bool {
    let response = ctx.read_response(id);
    response.is_some_and(|response| response.layer_id.order == Order::Background)
}

/// Whether something stands over the window.
fn is_over(ctx: &Context, id: Id) -> bool {
    let response = ctx.read_response(id);
    response.is_some_and(|response| response.layer_id.order != Order::Background)
}

/// Whether something was shown in the last pass and can have the focus.
fn is_there(ctx: &Context, id: Id) -> bool {
    ctx.read_response(id)
        .is_some_and(|response| response.enabled())
}
