//! Puts the pointer aside while keys are used.
//!
//! A pointer that rests somewhere explains what it lies on, and that explanation would cover what somebody
//! reads who goes on by keyboard. So a key takes the pointer out of the window until it is used again, as
//! when it leaves the window.

use egui::{Context, Event, Plugin, Pos2, RawInput, ViewportId};

/// Hides the pointer from the views from a key press until it moves, clicks or turns its wheel.
#[derive(Debug, Default)]
pub(crate) struct RestingPointer {
    /// Where it is.
    at: Option<Pos2>,
    /// Whether a key was pressed after it was used last.
    is_aside: bool,
    /// How many of its buttons are held down: what is dragged stays with it.
    held: u8,
    /// Whether it is to be put aside before the next event.
    is_due: bool,
}

impl RestingPointer {
    /// Adds this to a context, once, after what puts the input in order.
    pub(crate) fn install(ctx: &Context) {
        ctx.add_plugin(Self::default());
    }

    /// Puts the pointer aside as a key does: what comes to lie under it now was not pointed at.
    pub(crate) fn put_aside(ctx: &Context) {
        ctx.with_plugin(|pointer: &mut Self| pointer.is_due = true);
    }

    /// Takes an event in; gives what the views hear before it and after it, and whether they hear it.
    fn take(&mut self, event: &Event) -> (Option<Event>, bool, Option<Event>) {
        match *event {
            Event::PointerMoved(to) => {
                let rests = self.is_aside && self.at == Some(to);
                self.at = Some(to);
                self.is_aside = rests;
                (None, !rests, None)
            }
            Event::PointerGone => {
                (self.at, self.is_aside) = (None, false);
                (None, true, None)
            }
            Event::PointerButton { pos, pressed, .. } => {
                self.held = if pressed {
                    self.held.saturating_add(1)
                } else {
                    self.held.saturating_sub(1)
                };
                self.at = Some(pos);
                (self.back(), true, None)
            }
            Event::MouseWheel { .. } | Event::Zoom(_) => (self.back(), true, None),
            Event::Key { pressed: true, .. } if self.at.is_some() && self.held == 0 => {
                let goes = !std::mem::replace(&mut self.is_aside, true);
                (None, true, goes.then_some(Event::PointerGone))
            }
            _ => (None, true, None),
        }
    }

    /// The pointer is used again, where it is.
    fn back(&mut self) -> Option<Event> {
        let was_aside = std::mem::replace(&mut self.is_aside, false);
        self.at.filter(|_| was_aside).map(Event::PointerMoved)
    }
}

impl Plugin for RestingPointer {
    fn debug_name(&self) -> &'static str {
        "resting pointer"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if input.viewport_id != ViewportId::ROOT {
            return;
        }
        let events = std::mem::take(&mut input.events);
        let goes = std::mem::take(&mut self.is_due) && self.at.is_some() && self.held == 0;
        if goes && !std::mem::replace(&mut self.is_aside, true) {
            input.events.push(Event::PointerGone);
        }
        for event in events {
            let (before, is_heard, after) = self.take(&event);
            input.events.extend(before);
            input.events.extend(is_heard.then_some(event));
            input.events.extend(after);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Event, Key, Modifiers, Plugin as _, PointerButton, RawInput, pos2};

    use super::RestingPointer;

    /// What the views hear of events.
    fn heard(pointer: &mut RestingPointer, events: &[Event]) -> Vec<Event> {
        let mut input = RawInput {
            events: events.to_vec(),
            ..RawInput::default()
        };
        pointer.input_hook(&Context::default(), &mut input);
        input.events
    }

    #[test]
    fn what_arrives_in_another_window_moves_no_pointer_here() {
        let mut pointer = RestingPointer::default();
        heard(&mut pointer, &[Event::PointerMoved(pos2(5.0, 5.0))]);
        let mut there = RawInput {
            viewport_id: egui::ViewportId::from_hash_of("another"),
            events: vec![key(), Event::PointerGone],
            ..RawInput::default()
        };
        pointer.input_hook(&Context::default(), &mut there);
        assert_eq!(there.events, [key(), Event::PointerGone]);
        assert_eq!(heard(&mut pointer, &[key()]).len(), 2, "it is still here");
    }

    #[test]
    fn what_comes_to_lie_under_the_pointer_is_not_pointed_at_until_it_moves() {
        let moved = |x: f32| Event::PointerMoved(pos2(x, 5.0));
        let mut pointer = RestingPointer::default();
        heard(&mut pointer, &[moved(5.0)]);
        pointer.is_due = true;
        assert_eq!(heard(&mut pointer, &[]), [Event::PointerGone]);
        assert_eq!(heard(&mut pointer, &[moved(5.0)]), [], "it rests");
        let click = [button(true), button(false)];
        let there = [moved(5.0), button(true), button(false)];
        assert_eq!(
            heard(&mut pointer, &click),
            there,
            "the same place answers again"
        );
    }

    fn key() -> Event {
        Event::Key {
            key: Key::Tab,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: pos2(5.0, 5.0),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    #[test]
    fn a_key_puts_the_pointer_aside_until_it_moves_or_clicks() {
        let moved = |x: f32| Event::PointerMoved(pos2(x, 5.0));
        let mut pointer = RestingPointer::default();
        assert_eq!(heard(&mut pointer, &[key()]), [key()], "there is none yet");
        let events = [moved(5.0), key(), key()];
        let gone = [moved(5.0), key(), Event::PointerGone, key()];
        assert_eq!(heard(&mut pointer, &events), gone);
        assert_eq!(heard(&mut pointer, &[moved(5.0)]), [], "it rests");
        assert_eq!(heard(&mut pointer, &[moved(6.0)]), [moved(6.0)]);
        assert_eq!(heard(&mut pointer, &[key()]).len(), 2);
        let clicked = [moved(5.0), button(true)];
        assert_eq!(heard(&mut pointer, &[button(true)]), clicked);
        assert_eq!(
            heard(&mut pointer, &[key()]),
            [key()],
            "something is dragged"
        );
        assert_eq!(heard(&mut pointer, &[button(false)]), [button(false)]);
        assert_eq!(heard(&mut pointer, &[key()]).len(), 2);
    }
}
