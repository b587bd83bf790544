//! The keys that answer, wherever answers are typed one after the other: a number pad and a few letters.

use egui::{Context, Event, Key, Modifiers};

use crate::model::RatingKind;
use crate::window::keying::action::Keyed;
use crate::window::questions::update::level_of_key;
use crate::window::state::State;

/// The digits that choose a level.
pub(crate) const DIGITS: [(Key, u8); 8] = [
    (Key::Num0, 0),
    (Key::Num1, 1),
    (Key::Num2, 2),
    (Key::Num3, 3),
    (Key::Num4, 4),
    (Key::Num5, 5),
    (Key::Num6, 6),
    (Key::Num7, 7),
];

/// What a key does to the answer that is asked for; `None` where it is no such key, or a digit that the
/// practice has no level for.
pub(crate) fn meaning(state: &State, key: Key) -> Option<Keyed> {
    if let Some((_, number)) = DIGITS.iter().find(|(digit, _)| *digit == key) {
        return level_of_key(state, *number).map(Keyed::Level);
    }
    let stands_for = |letter: char| Key::from_name(&letter.to_string()) == Some(key);
    match key {
        Key::Plus => Some(Keyed::Half),
        Key::Delete => Some(Keyed::Clear),
        _ => RatingKind::lettered()
            .find(|(_, letter)| stands_for(*letter))
            .map(|(kind, _)| Keyed::Kind(kind)),
    }
}

/// The key that was pressed, without Ctrl or Alt.
pub(crate) fn pressed(ctx: &Context) -> Option<Key> {
    ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.command && !modifiers.alt => Some(*key),
            _ => None,
        })
    })
}

/// Takes a key, which nothing else then hears.
pub(crate) fn take(ctx: &Context, key: Key) {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
}
