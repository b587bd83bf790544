//! What every view is handed: the state to read, its drafts, and a place for actions.

use std::ops::{Deref, DerefMut};

use egui::{RichText, Ui};

use crate::model::{ElementId, Level, PracticeId, Questionnaire, Text};
use crate::report::decision_wording::Said;
use crate::report::{plan_wording, wording};
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::derived::{Derived, Found};
use crate::window::drafts::Drafts;
use crate::window::results::imagined::ImaginedResults;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::theme::{self, Palette};
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

/// What the views of an open document are handed: the view, and the document.
pub(crate) struct Room<'v, 'a> {
    view: &'v mut View<'a>,
    pub(crate) session: &'a Session,
}

impl<'a> Deref for Room<'_, 'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        self.view
    }
}

impl<'a> DerefMut for Room<'_, 'a> {
    fn deref_mut(&mut self) -> &mut View<'a> {
        self.view
    }
}

impl<'a> Room<'_, 'a> {
    pub(crate) fn questionnaire(&self) -> &'a Questionnaire {
        &self.session.assessment.questionnaire
    }

    pub(crate) fn element_name(&self, id: &ElementId) -> String {
        wording::element_name(self.words, self.questionnaire(), id)
    }

    pub(crate) fn level_name(&self, level: Level) -> String {
        wording::level_name(self.words, self.questionnaire(), level)
    }

    pub(crate) fn practice_title(&self, id: &PracticeId) -> String {
        wording::practice_title(self.words, self.questionnaire(), id)
    }

    /// What speaks of the decision; `None` until it is worked out.
    pub(crate) fn said(&self) -> Option<Said<'a>> {
        Some(Said {
            words: self.words,
            assessment: &self.session.assessment,
            decision: self.session.studies.decision()?,
        })
    }

    /// The same; shows that it is being worked out while it is not there.
    pub(crate) fn said_ui(&self, ui: &mut Ui) -> Option<Said<'a>> {
        let said = self.said();
        if said.is_none() {
            ui.label(self.text("window-studying"));
        }
        said
    }

    /// A practice with its id, as plans name it.
    pub(crate) fn practice_name(&self, id: &PracticeId) -> String {
        plan_wording::practice_name(self.words, self.questionnaire(), id)
    }
}

impl<'a> View<'a> {
    /// What the views of the open document are handed; `None` without one.
    pub(crate) fn room(&mut self) -> Option<Room<'_, 'a>> {
        let session = self.session()?;
        Some(Room {
            view: self,
            session,
        })
    }

    /// Whether the rest of a screen can wait for the next frame, which is then requested. It can if it
    /// is out of sight and the screen is new: laying out all its texts in one frame would be felt.
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

    /// Small text that explains.
    pub(crate) fn muted(&self, text: impl Into<String>) -> RichText {
        theme::small(text).color(self.palette.muted)
    }

    /// Small text that says what is wrong.
    pub(crate) fn fault(&self, text: impl Into<String>) -> RichText {
        theme::small(text).color(self.palette.bad)
    }

    /// Text that explains, as large as any other.
    pub(crate) fn muted_body(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).color(self.palette.muted)
    }

    /// Names an answer together with its question, for a screen reader.
    pub(crate) fn answer_name(&self, title: &str, answer: &str) -> String {
        self.with("window-answer-name", &facts!(title, answer))
    }

    pub(crate) fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }

    /// Has a screen reader say a text once, wherever the focus is.
    pub(crate) fn announce(&mut self, text: impl Into<String>) {
        let (_, times) = self.drafts.announced;
        self.drafts.announced = (text.into(), times + 1);
    }

    /// Whether a field is being typed into: what is in it is not judged before Enter, or before it is left.
    pub(crate) fn is_typing(&self, field: &egui::Response) -> bool {
        field.has_focus() && self.drafts.focus.entered != Some(field.id)
    }

    /// Whether the document that is open is closed for changes.
    pub(crate) fn is_closed(&self) -> bool {
        self.session().is_some_and(Session::is_closed)
    }

    pub(crate) fn session(&self) -> Option<&'a Session> {
        self.state.session.as_ref()
    }

    /// What follows from the document. Bars and lists use [`progress`] instead: this is too much to
    /// work out after each letter.
    ///
    /// [`progress`]: super::derived::progress
    pub(crate) fn found(&self) -> Option<&'a Found> {
        self.derived.found(self.state, self.words)
    }

    pub(crate) fn imagined(&self) -> Option<&'a ImaginedResults> {
        self.derived.imagined(self.state, self.words)
    }

    /// The element that would have no level if a practice did not apply.
    pub(crate) fn without_level(&self, practice: &PracticeId) -> Option<ElementId> {
        self.derived.without_level(self.session()?, practice)
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
        // What is tried out has no names.
        let session = self.session().filter(|_| !self.state.is_trying());
        let Some(session) = session else {
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
        let refusal = command.refusal(self.state);
        let says = refusal.map_or_else(|| self.label(command), |reason| self.text(reason));
        self.with_shortcut(ctx, command, says)
    }

    /// What a command does, why it cannot be used, and its shortcut, for a tooltip.
    pub(crate) fn tooltip(&self, ctx: &egui::Context, command: Command) -> String {
        let says = command.refusal(self.state).unwrap_or(command.tooltip());
        self.with_shortcut(ctx, command, self.text(says))
    }

    /// A shortcut with the names that the keys have in the reader's language.
    pub(crate) fn keys(&self, ctx: &egui::Context, shortcut: egui::KeyboardShortcut) -> String {
        keys(self.words, ctx, shortcut)
    }

    fn with_shortcut(&self, ctx: &egui::Context, command: Command, says: String) -> String {
        match command.shortcut() {
            Some(shortcut) => self.with(
                "window-tooltip-with-shortcut",
                &facts!(text = says, shortcut = self.keys(ctx, shortcut)),
            ),
            None => says,
        }
    }
}

/// A shortcut with the names that the keys have in the language of the words.
pub(crate) fn keys(words: &Words, ctx: &egui::Context, shortcut: egui::KeyboardShortcut) -> String {
    let keys = ctx.format_shortcut(&shortcut);
    let named = keys.split('+').map(|name| match name.len() {
        // A letter or a digit.
        1 => name.to_owned(),
        _ => words.with("window-key", &facts!(name)),
    });
    named.collect::<Vec<_>>().join("+")
}
