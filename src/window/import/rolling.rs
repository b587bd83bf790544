//! Lists that scroll, each one stop of the Tab key: the keys that move through texts move through it.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// Further than any list is long.
const FAR: f32 = 1.0e7;

/// How far an arrow moves.
const STEP: f32 = 30.0;

/// A list that scrolls.
pub(super) struct Rolling {
    id: Id,
}

impl Rolling {
    pub(super) fn new(ui: &Ui, salt: &str) -> Self {
        Self {
            id: ui.scope_id().with(("rolling", salt)),
        }
    }

    /// Moves through the list by the keys, while it has the focus. Stands inside what scrolls.
    pub(super) fn roll(&self, ui: &Ui) {
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            return;
        }
        let screen = (ui.clip_rect().height() - STEP).max(STEP);
        let moves = [
            (Key::ArrowDown, -STEP),
            (Key::ArrowUp, STEP),
            (Key::PageDown, -screen),
            (Key::PageUp, screen),
            (Key::End, -FAR),
            (Key::Home, FAR),
        ];
        for (key, by) in moves {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ui.scroll_with_delta(vec2(0.0, by));
            }
        }
    }

    /// Makes the list a stop of the Tab key, with a name.
    pub(super) fn stop(&self, ui: &Ui, rect: Rect, name: &str) {
        let list = ui.interact(rect, self.id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
        if list.has_focus() {
            let arrows = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
        }
    }
}
