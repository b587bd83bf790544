//! The second window, for the projector. It is handed a [`Slide`] and nothing else, so it can show nothing else.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{
    Context, Id, Key, Modifiers, Ui, Vec2, ViewportBuilder, ViewportClass, ViewportCommand,
    ViewportId,
};

use crate::window::present::action::PresentAction;
use crate::window::present::picture;
use crate::window::present::slide::Slide;
use crate::window::window_place::APP_ID;

/// How large the window is at first, in points.
const SIZE: Vec2 = Vec2::new(1280.0, 720.0);

/// How large it is where it is shown inside the first window, since the system offers no second one.
const INSIDE: Vec2 = Vec2::new(480.0, 270.0);

/// The keys that do something in the second window. Those of a remote control are among them.
const KEYS: [(Key, PresentAction); 13] = [
    (Key::Escape, PresentAction::Close),
    (Key::F5, PresentAction::Close),
    (Key::R, PresentAction::Reveal),
    (Key::T, PresentAction::StartOrPause),
    (Key::V, PresentAction::VoteAgain),
    (Key::PageDown, PresentAction::GoOn),
    (Key::ArrowRight, PresentAction::GoOn),
    (Key::ArrowDown, PresentAction::GoOn),
    (Key::Space, PresentAction::GoOn),
    (Key::Enter, PresentAction::GoOn),
    (Key::PageUp, PresentAction::GoBack),
    (Key::ArrowLeft, PresentAction::GoBack),
    (Key::ArrowUp, PresentAction::GoBack),
];

/// The second window.
#[derive(Default)]
pub(crate) struct Projector {
    /// What was asked for there, until the first window takes it in.
    asked: Arc<Mutex<Vec<PresentAction>>>,
    /// What it shows; `None` while it is closed.
    shown: Option<Arc<Slide>>,
    /// The screen that it fills; `None` where there is only one, or nobody knows.
    screen: Option<usize>,
    /// How much room there is on it, in points; `None` where nobody knows.
    room: Option<Vec2>,
}

impl Projector {
    /// What was asked for in the second window since the last call.
    pub(crate) fn take(&self) -> Vec<PresentAction> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether it is closed.
    pub(crate) const fn is_closed(&self) -> bool {
        self.shown.is_none()
    }

    /// Has it fill a screen when it opens, or stand as a window of its own that is no larger than the room there.
    pub(crate) const fn stand_on(&mut self, screen: Option<usize>, room: Option<Vec2>) {
        self.screen = screen;
        self.room = room;
    }

    /// Shows a slide in it, or closes it.
    pub(crate) fn show(&mut self, ctx: &Context, slide: Option<Slide>) {
        let Some(slide) = slide else {
            self.shown = None;
            return;
        };
        let id = ViewportId::from_hash_of("projector");
        let is_other = self.shown.as_deref() != Some(&slide);
        let slide = if is_other {
            Arc::new(slide)
        } else {
            self.shown.take().unwrap_or_else(|| Arc::new(slide))
        };
        self.shown = Some(Arc::clone(&slide));
        let builder = self.builder(&slide);
        let asked = Arc::clone(&self.asked);
        ctx.show_viewport_deferred(id, builder, move |ui, class| {
            let found = projector_ui(ui, class, &slide);
            if !found.is_empty() {
                asked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .extend(found);
                ui.ctx().request_repaint_of(ViewportId::ROOT);
            }
        });
        if is_other {
            ctx.request_repaint_of(id);
        }
    }

    fn builder(&self, slide: &Slide) -> ViewportBuilder {
        let builder = ViewportBuilder::default()
            .with_title(slide.window.as_str())
            .with_app_id(APP_ID)
            .with_inner_size(fitting(self.room))
            .with_min_inner_size(SIZE / 4.0);
        match self.screen {
            Some(screen) => builder.with_monitor(screen),
            None => builder,
        }
    }
}

/// How large the window is at first: as meant, or as much of that as there is room for, in the same shape.
fn fitting(room: Option<Vec2>) -> Vec2 {
    let share = room.map_or(1.0, |room| (room.x / SIZE.x).min(room.y / SIZE.y));
    SIZE * share.clamp(0.25, 1.0)
}

/// Shows the slide and reads the keys; gives what was asked for.
fn projector_ui(ui: &mut Ui, class: ViewportClass, slide: &Slide) -> Vec<PresentAction> {
    if class == ViewportClass::EmbeddedWindow {
        ui.set_min_size(INSIDE);
        ui.set_max_size(INSIDE);
        ui.push_id(Id::unique("projector"), |ui| picture::slide_ui(ui, slide));
        // The other keys are those of the first window.
        let closes = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        return closes.then_some(PresentAction::Close).into_iter().collect();
    }
    picture::slide_ui(ui, slide);
    let fills = ui.input(|input| input.viewport().fullscreen) == Some(true);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F11)) {
        let fill = ViewportCommand::Fullscreen(!fills);
        ui.ctx().send_viewport_cmd(fill);
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let pressed = KEYS.iter().filter(|(key, _)| pressed(*key));
    let mut found: Vec<PresentAction> = pressed.map(|(_, action)| action.clone()).collect();
    if ui.input(|input| input.viewport().close_requested()) {
        found.push(PresentAction::Close);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_no_larger_than_the_room_on_the_screen_and_keeps_its_shape() {
        assert_eq!(fitting(None), SIZE);
        assert_eq!(fitting(Some(Vec2::new(1904.0, 1008.0))), SIZE);
        for (width, height) in [(1008.0, 696.0), (1350.0, 528.0)] {
            let found = fitting(Some(Vec2::new(width, height)));
            assert!(found.x <= width && found.y <= height, "{found}");
            assert!((found.x / found.y - SIZE.x / SIZE.y).abs() < 0.01);
        }
    }
}
