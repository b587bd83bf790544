//! What every view is handed: the state to read, its drafts, and a place for actions.

use egui::Ui;

use crate::model::Text;
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::derived::{Derived, Found};
use crate::window::drafts::Drafts;
use crate::window::results::imagined::Imagined;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::theme::Palette;
use crate::words::{Fact, Message, Words};

/// What every view is handed.
pub(crate) struct View<'a> {
    pub(crate) state: &'a State,
    pub(crate) derived: &'a Derived,
    pub(crate) words: &'a Words,
    pub(crate) palette: &'static Palette,
    pub(crate) drafts: &'a mut Drafts,
    pub(crate) actions: &'a mut Vec<Action>,
}

impl<'a> View<'a> {
    /// Whether what follows on a screen can wait for the next frame, which is then asked for: it
    /// lies out of sight, and the screen is drawn for the first time, so that each of its texts has
    /// to be laid out. One frame with all of them would be felt.
    pub(crate) fn rest_can_wait(&self, ui: &Ui) -> bool {
        // A frame may be laid out twice.
        let frame = ui.ctx().cumulative_frame_nr();
        let since = self.drafts.seen.get(&self.state.route);
        let waits = since.is_none_or(|since| *since == frame)
            && self.drafts.left_from.is_none()
            && ui.cursor().top() > ui.clip_rect().bottom();
        if waits {
            ui.ctx().request_repaint();
        }
        waits
    }

    pub(crate) fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    pub(crate) fn with(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.words.with(key, facts)
    }

    pub(crate) fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    pub(crate) fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }

    pub(crate) fn session(&self) -> Option<&'a Session> {
        self.state.session.as_ref()
    }

    /// What follows from the document. A bar or a list asks for [`progress`] instead, since this is
    /// more than a frame should work out after each letter.
    ///
    /// [`progress`]: super::derived::progress
    pub(crate) fn found(&self) -> Option<&'a Found> {
        self.derived.found(self.state, self.words)
    }

    pub(crate) fn imagined(&self) -> Option<&'a Imagined> {
        self.derived.imagined(self.state, self.words)
    }

    /// A text of the questionnaire in the reader's language.
    pub(crate) fn wording<'t>(&self, text: &'t Text) -> &'t str {
        self.words.wording(text)
    }

    /// What a command is called now: undo and redo name what they change.
    pub(crate) fn label(&self, command: Command) -> String {
        let plain = || self.text(command.full_label());
        let zoom = self.state.settings.zoom();
        if command == Command::ZoomReset && zoom != 100 {
            let now = u32::from(zoom).into();
            return self.with("window-command-zoom-reset-now", &[("now", now)]);
        }
        let Some(session) = self.session() else {
            return plain();
        };
        let (key, change) = match command {
            Command::Undo => ("window-command-undo-what", session.history.undone()),
            Command::Redo => ("window-command-redo-what", session.history.redone()),
            _ => return plain(),
        };
        change.map_or_else(plain, |change| {
            let what = change.say(self.words, &session.assessment.questionnaire);
            self.with(key, &facts!(what))
        })
    }

    /// What a command is called now, or why it cannot be used, and its shortcut.
    pub(crate) fn named_tooltip(&self, ctx: &egui::Context, command: Command) -> String {
        let says = match command.refusal(self.state) {
            Some(reason) => self.text(reason),
            None => self.label(command),
        };
        self.with_shortcut(ctx, command, says)
    }

    /// What a command does, why it cannot be used, and its shortcut, for a tooltip.
    pub(crate) fn tooltip(&self, ctx: &egui::Context, command: Command) -> String {
        let says = match command.refusal(self.state) {
            Some(reason) => self.text(reason),
            None => self.text(command.tooltip()),
        };
        self.with_shortcut(ctx, command, says)
    }

    fn with_shortcut(&self, ctx: &egui::Context, command: Command, says: String) -> String {
        match command.shortcut() {
            Some(shortcut) => self.with(
                "window-tooltip-with-shortcut",
                &facts!(text = says, shortcut = ctx.format_shortcut(&shortcut)),
            ),
            None => says,
        }
    }
}
