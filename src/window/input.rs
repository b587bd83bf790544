//! Handles input in its order.
//!
//! The toolkit collects everything that arrives between two frames, and the views look for one kind
//! of key after the other. So keys of one frame would swap places, and all would act on the state
//! before the first. Here each pass of the toolkit gets one key press or click, and the next waits until the
//! views have taken in what it did. The passes of a frame follow one another without a drawing, so that input does
//! not wait where frames are slow, or where a hidden window draws none. What is typed ahead while the window
//! changes from one document to another waits for the new one, for a while.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use egui::{Context, Event, Id, Key, Plugin, RawInput, ViewportId};

/// The most passes that an input takes: one to handle it, the others to show what it did, such as a
/// field that appears and takes the focus.
const MOST: u8 = 4;

/// The most passes of a frame, so that something is shown between very many inputs.
const MOST_IN_A_FRAME: NonZeroUsize = NonZeroUsize::new(64).unwrap();

/// How long input waits for the next document. After that, it acts on what is shown.
const LONGEST_HOLD: Duration = Duration::from_secs(1);

/// Gives each pass one input.
#[derive(Debug, Default)]
pub(crate) struct InOrder {
    waiting: VecDeque<Event>,
    /// At most this many passes until the next input.
    rest: u8,
    /// What had the focus at the end of the last pass.
    focused: Option<Id>,
    /// Since when the window has been changing from one document to another.
    leaving_since: Option<Instant>,
    /// Whether input waits for the next document.
    holds: bool,
}

impl InOrder {
    /// Adds this to a context, once.
    pub(crate) fn install(ctx: &Context) {
        ctx.add_plugin(Self::default());
        ctx.options_mut(|options| options.max_passes = MOST_IN_A_FRAME);
    }

    /// Ends a pass that `acted`, or changed nothing, in a window that is `leaving` a document for
    /// another or stays. Returns whether input still waits, and asks for another pass if so, and for
    /// another frame in case this one has had its share.
    pub(crate) fn end_pass(ctx: &Context, acted: bool, leaving: bool) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let waits = ctx.with_plugin(|order: &mut Self| {
            let settled = !acted && order.focused == focused && order.rest < MOST;
            order.rest = if settled {
                0
            } else {
                order.rest.saturating_sub(1)
            };
            order.focused = focused;
            order.leaving_since = leaving.then(|| order.leaving_since.unwrap_or_else(now));
            let since = order.leaving_since;
            let hold = since.and_then(|since| LONGEST_HOLD.checked_sub(since.elapsed()));
            order.holds = hold.is_some();
            (!order.waiting.is_empty(), hold)
        });
        let (waits, hold) = waits.unwrap_or_default();
        if waits && let Some(hold) = hold {
            // The answer that ends it wakes the window before.
            ctx.request_repaint_after(hold);
        } else if waits {
            ctx.request_discard("input waits");
            ctx.request_repaint();
        }
        waits
    }

    /// Takes the events of the next pass: one act and what belongs to it, or all letters in a row
    /// while a field is `typed_into`, since the field keeps their order itself.
    fn next(&mut self, typed_into: bool) -> Vec<Event> {
        let mut taken: Vec<Event> = Vec::new();
        let mut typed_so_far = None;
        while let Some(event) = self.waiting.pop_front() {
            if is_act(&event, taken.last()) {
                let typed = typed_into && self.is_typed(&event);
                if typed_so_far.is_some_and(|before| !(before && typed)) {
                    self.waiting.push_front(event);
                    break;
                }
                typed_so_far = Some(typed);
            }
            taken.push(event);
        }
        if typed_so_far.is_some() {
            self.rest = MOST;
        }
        taken
    }

    /// Whether an event only types into a field.
    fn is_typed(&self, event: &Event) -> bool {
        match event {
            Event::Text(_) => true,
            Event::Key { modifiers, .. } if modifiers.command || modifiers.alt => false,
            Event::Key { key, .. } => {
                matches!(key, Key::Backspace | Key::Delete)
                    || matches!(self.waiting.front(), Some(Event::Text(_)))
            }
            _ => false,
        }
    }
}

/// The time by the machine, since a document that is left is saved in the machine's time.
#[expect(clippy::disallowed_methods, reason = "a shell: the clock of input")]
fn now() -> Instant {
    Instant::now()
}

/// Whether an event may change something by itself, and is not just the text of the key before.
fn is_act(event: &Event, before: Option<&Event>) -> bool {
    match event {
        Event::Text(_) => !writes(before),
        Event::Key { pressed, .. } | Event::PointerButton { pressed, .. } => *pressed,
        Event::Ime(_)
        | Event::Paste(_)
        | Event::Cut
        | Event::Copy
        | Event::AccessKitActionRequest(_) => true,
        _ => false,
    }
}

/// Whether an event is a key press that writes the text after it.
fn writes(event: Option<&Event>) -> bool {
    matches!(event, Some(Event::Key { pressed: true, key, .. })
        if !matches!(key, Key::Enter | Key::Tab | Key::Escape))
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "input in order"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // What arrives in another window is for that one, and waits for nothing here.
        if input.viewport_id != ViewportId::ROOT {
            return;
        }
        for event in input.events.drain(..) {
            // A key that is held down must not pile up where frames are slow.
            let held = matches!(event, Event::Key { .. }) && self.waiting.back() == Some(&event);
            if !held {
                self.waiting.push_back(event);
            }
        }
        if self.rest == 0 && !self.holds {
            // A field that was taken off the screen lost the focus only after its last pass.
            input.events = self.next(ctx.text_edit_focused());
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Event, Plugin as _, RawInput, ViewportId};

    use super::InOrder;

    #[test]
    fn what_is_typed_in_another_window_stays_there() {
        let ctx = Context::default();
        let mut order = InOrder::default();
        let typed = |text: &str| vec![Event::Text(text.to_owned()), Event::Copy];
        let mut there = RawInput {
            viewport_id: ViewportId::from_hash_of("another"),
            events: typed("there"),
            ..RawInput::default()
        };
        order.input_hook(&ctx, &mut there);
        assert_eq!(there.events, typed("there"), "nothing of it waits");
        let mut here = RawInput {
            events: typed("here"),
            ..RawInput::default()
        };
        order.input_hook(&ctx, &mut here);
        assert_eq!(here.events, [Event::Text("here".to_owned())]);
        let mut there = RawInput {
            viewport_id: ViewportId::from_hash_of("another"),
            ..RawInput::default()
        };
        order.input_hook(&ctx, &mut there);
        assert_eq!(there.events, [], "and what waits here does not go there");
    }
}
