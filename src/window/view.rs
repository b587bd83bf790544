//! What every view is handed: the state to read, its drafts, and a place for actions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Id, Ui};

use super::action::Action;
use super::command::{Command, Menu};
use super::derived::{Derived, Found};
use super::screen::report::PreviewDraft;
use super::search::Place;
use super::state::{Route, Session, State};
use super::theme::Palette;
use super::what_if::Imagined;
use crate::model::{ElementId, Language, Level, PracticeId, RespondentId, Text};
use crate::words::{Fact, Message, Words};

/// A session, the language that its questionnaire is read in, and what is searched for.
type Sought = (u64, Language, String);

/// What every view is handed.
pub(crate) struct View<'a> {
    pub(crate) state: &'a State,
    pub(crate) derived: &'a Derived,
    pub(crate) words: &'a Words,
    pub(crate) palette: &'static Palette,
    pub(crate) drafts: &'a mut Drafts,
    pub(crate) actions: &'a mut Vec<Action>,
}

/// What is being typed and is not yet part of the document.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    /// The session that the drafts belong to.
    pub(crate) of: Option<u64>,
    /// Texts of fields whose value is not a text, such as dates, while they are being typed.
    pub(crate) texts: BTreeMap<String, String>,
    /// What was shown last: the session, the practice or the end, and whose answers.
    pub(crate) shown: Option<(u64, Option<PracticeId>, RespondentId)>,
    /// Whether the prompt is to have the focus.
    pub(crate) focus_prompt: bool,
    /// The menu that is open.
    pub(crate) menu: Option<OpenMenu>,
    /// What is typed and chosen in the palette, while it is open.
    pub(crate) palette: Option<PaletteDraft>,
    /// The search for practices that was begun last, of those that were asked for.
    pub(crate) found: u64,
    /// What is shown where there is no room for both the practice and the list of practices.
    pub(crate) in_sight: InSight,
    /// Whether a question was open in the last frame.
    pub(crate) asked: bool,
    /// Why the practice does not apply.
    pub(crate) reason: String,
    /// Whether the reason was being asked for in the last frame.
    pub(crate) asked_reason: bool,
    /// Whose answers are keyed in, and the row that was scrolled to last.
    pub(crate) keyed: Option<(RespondentId, usize)>,
    /// Evidence that has no text yet.
    pub(crate) evidence: String,
    /// Who is looked for among many people.
    pub(crate) person: String,
    /// Who was shown when a person was added, until that person's name has the focus.
    pub(crate) added_beside: Option<RespondentId>,
    /// What is unfolded under a practice; it stays so on the next one.
    pub(crate) unfolded: BTreeSet<&'static str>,
    /// What was searched for last, in which session, and where it was found.
    pub(crate) hits: (Option<Sought>, BTreeMap<PracticeId, Place>),
    /// The element and level whose practices are listed, and the picture that asked for them.
    pub(crate) opened: Option<(Picture, ElementId, Level)>,
    /// What had the focus when a practice was gone to, to have it again on the way back.
    pub(crate) left_from: Option<egui::Id>,
    /// How much of the spread is shown.
    pub(crate) spread: Extent,
    /// The screens of the session that were seen, and since which frame.
    pub(crate) seen: HashMap<Route, u64>,
    /// How the pages of the report are looked at.
    pub(crate) preview: PreviewDraft,
    /// How high the answer of the business case is.
    pub(crate) answer_height: f32,
    /// How far the wheel was turned towards the next step of the zoom, in notches.
    pub(crate) turned: f32,
    /// The path that is typed, and the request it answers.
    pub(crate) path: (u64, String),
}

/// The practice, or the list of practices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum InSight {
    #[default]
    Practice,
    List,
}

/// A menu that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenMenu {
    pub(crate) menu: Menu,
    /// Whether its first entry is still to have the focus.
    pub(crate) enters: bool,
    /// What had the focus before, and is to have it again.
    pub(crate) back: Option<Id>,
}

/// What is typed and chosen in the palette.
#[derive(Debug, Clone, Default)]
pub(crate) struct PaletteDraft {
    pub(crate) text: String,
    /// The place of what is chosen among what was found.
    pub(crate) chosen: usize,
    /// Whether the choice was moved by key, and is to be scrolled to.
    pub(crate) moved: bool,
    /// What had the focus before, and is to have it again.
    pub(crate) back: Option<Id>,
}

/// A picture of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Picture {
    Continuum,
    HeatMap,
    Radar,
    Spread,
}

/// How much of a long picture is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Extent {
    #[default]
    First,
    Whole,
}

impl Drafts {
    /// Forgets what was typed into the fields of another document.
    pub(crate) fn begin(&mut self, session: Option<u64>) {
        if self.of != session {
            self.of = session;
            self.texts.clear();
            self.person.clear();
            self.seen.clear();
        }
    }
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

    pub(crate) fn push(&mut self, action: Action) {
        self.actions.push(action);
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
            self.with(key, &[("what", what.into())])
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
                &[
                    ("text", says.into()),
                    ("shortcut", ctx.format_shortcut(&shortcut).into()),
                ],
            ),
            None => says,
        }
    }
}
