//! For tests: a window that never draws a frame, as one that is minimised, over a document on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;
use jiff::civil::date;

use crate::store::{self, settings::Settings};
use crate::window::action::Action;
use crate::window::dialogs::{Dialogs, PathRequest};
use crate::window::effect::Effect;
use crate::window::state::State;
use crate::window::{Surroundings, Window};
use crate::words::Words;

/// Dialogs that give no path.
pub(crate) struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&mut self, _: &PathRequest) -> Box<dyn FnOnce() -> Vec<PathBuf> + Send> {
        Box::new(Vec::new)
    }
}

pub(crate) struct Undrawn {
    window: Window,
    ctx: Context,
}

impl Undrawn {
    /// A window that has opened a document.
    pub(crate) fn open(words: Words, path: &Path) -> Self {
        let surroundings = Surroundings {
            dialogs: Box::new(NoDialogs),
            documents: None,
            home: None,
            today: date(2026, 11, 22),
            fresh_id: store::fresh_id,
            settings: Settings::default(),
            versions: None,
            unsaved: None,
            crash: None,
            remembers: false,
            patience: Duration::from_millis(20),
        };
        let mut window = Window::new(words, surroundings);
        window.open(path.to_owned());
        let ctx = Context::default();
        let mut shown = Self { window, ctx };
        shown.until(|state| state.session.is_some());
        shown
    }

    pub(crate) const fn state(&self) -> &State {
        &self.window.state
    }

    /// Has an action done in the next step.
    pub(crate) fn act(&mut self, action: impl Into<Action>) {
        self.window.actions.push(action.into());
        self.step();
    }

    pub(crate) fn carry_out(&mut self, effect: Effect) {
        self.window.shell.carry_out(&self.ctx, effect);
    }

    pub(crate) fn step(&mut self) {
        self.window.step(&self.ctx);
    }

    /// Goes on until something holds.
    pub(crate) fn until(&mut self, holds: impl Fn(&State) -> bool) {
        for _ in 0..2_000 {
            if holds(&self.window.state) {
                return;
            }
            self.step();
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{:?}", self.window.state.notice);
    }
}
