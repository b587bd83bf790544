//! What the window knows: plain values, no toolkit type. Only [`super::update`] changes it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{DocumentId, Language};
use crate::report::{Extent, Paper, Redaction, ReportOptions};
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::store::settings::{Settings, Theme};
use crate::window::desktop::Desktop;
use crate::window::document::file::Watched;
use crate::window::document::file::{Intent, Saving};
use crate::window::document::picking::{Picking, Purpose};
use crate::window::frame::action::Spot;
use crate::window::frame::state::{Dialog, KnownCrash};
use crate::window::import::state::Importing;
use crate::window::many_units::state::ManyUnits;
use crate::window::merge::state::Merging;
use crate::window::report::choice::{ExportState, ReportChoice};
use crate::window::report::logo::ShownLogo;
use crate::window::report::preview::Preview;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::start::recent::RecentDocuments;
use crate::words::{Message, Words};

/// Everything that the window knows.
#[derive(Debug)]
pub(crate) struct State {
    /// The open document.
    pub(crate) session: Option<Session>,
    /// The screen that is shown.
    pub(crate) route: Route,
    /// A question that must be answered before anything else.
    pub(crate) dialog: Option<Dialog>,
    /// What went wrong, in one sentence, until it is dismissed or replaced.
    pub(crate) notice: Option<Message>,
    /// What was done, in one sentence, until it is dismissed or another screen is shown.
    pub(crate) news: Option<Message>,
    /// The file that was just written, and the news that tells of it.
    pub(crate) written: Option<WrittenFile>,
    /// The edit that can be taken back where the news tell of it.
    pub(crate) undoable: Option<DoneEdit>,
    /// A path that is being asked for.
    pub(crate) picking: Option<Picking>,
    /// The file that is watched.
    pub(crate) watched: Option<Watched>,
    /// What is waiting for the open document to be saved.
    pub(crate) intent: Option<Intent>,
    /// What the report is to look like.
    pub(crate) choice: ReportChoice,
    /// The report's pages as they were composed last.
    pub(crate) preview: Preview,
    /// The logo as it is shown.
    pub(crate) logo: ShownLogo,
    /// Where each export is; one that was not begun is absent.
    pub(crate) exports: BTreeMap<Purpose, ExportState>,
    /// The language that the reader wants to read.
    pub(crate) language: Language,
    /// The language of the program's own words.
    pub(crate) words_language: Language,
    /// What is remembered from one start to the next.
    pub(crate) settings: Settings,
    /// The folder that documents go to.
    pub(crate) documents: Option<PathBuf>,
    /// The folder that a leading `~` of a typed path stands for.
    pub(crate) home: Option<PathBuf>,
    /// The day the window was opened.
    pub(crate) today: Date,
    /// Gives an id to a new document.
    pub(crate) fresh_id: fn() -> Option<DocumentId>,
    /// Seconds since the window was opened.
    pub(crate) now: f64,
    /// The screen that help was asked for on.
    pub(crate) before_help: Route,
    /// The spot that was asked for last, and which request it was.
    pub(crate) spot: Option<(Spot, u64)>,
    /// What the desktop says about how windows are to look.
    pub(crate) desktop: Desktop,
    /// The fault inside the program that was kept before the window opened.
    pub(crate) crash: Option<KnownCrash>,
    /// The folders of the program's own files.
    pub(crate) folders: Folders,
    /// Whether the palette of commands and practices is open.
    pub(crate) palette: bool,
    /// How often the search for practices was asked for.
    pub(crate) finds: u64,
    /// How often the way to a message was asked for.
    pub(crate) message_sought: u64,
    /// What is known of many units.
    pub(crate) many_units: ManyUnits,
    /// What is known of recent documents.
    pub(crate) recent: RecentDocuments,
    /// Said once the document that is being read is shown.
    pub(crate) remark: Option<Message>,
    /// Whether a file is being read.
    pub(crate) reading: bool,
    /// Whether the window may close.
    pub(crate) finished: bool,
    /// Counts sessions and path requests, to tell late answers from current ones.
    pub(crate) counter: u64,
    /// What is no longer shown, for the shell to free.
    pub(crate) discarded: Vec<Discarded>,
}

/// The folders of the program's own files; `None` where there is none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folders {
    pub(crate) settings: Option<PathBuf>,
    pub(crate) versions: Option<PathBuf>,
    pub(crate) unsaved: Option<PathBuf>,
}

/// A file that was written for others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WrittenFile {
    /// The news that tells of it.
    pub(crate) told: Message,
    pub(crate) path: PathBuf,
    /// Whether it is to be opened: one of many files is only shown among the others.
    pub(crate) opens: bool,
}

/// An edit that was made, and the news that tells of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DoneEdit {
    pub(crate) told: Message,
    /// The revision right after it; in a later one something else was changed.
    pub(crate) revision: u64,
}

/// Something whose memory takes longer than a frame to free.
pub(crate) type Discarded = Box<dyn std::any::Any + Send>;

impl State {
    /// The window as it opens, without a document.
    pub(crate) fn new(today: Date, documents: Option<PathBuf>, settings: Settings) -> Self {
        Self {
            session: None,
            route: Route::Start,
            dialog: None,
            notice: None,
            news: None,
            written: None,
            undoable: None,
            picking: None,
            watched: None,
            intent: None,
            choice: ReportChoice {
                form: None,
                paper: Paper::A4,
                date: None,
                extent: Extent::Standard,
                sections: ReportChoice::remembered(&settings),
                redaction: Redaction::default(),
                smallest_group: SmallestGroup::new(SMALLEST_GROUP),
                attaches: true,
            },
            preview: Preview::default(),
            logo: ShownLogo::default(),
            exports: BTreeMap::new(),
            language: Language::english(),
            words_language: Language::english(),
            settings,
            documents,
            home: None,
            today,
            fresh_id: || None,
            now: 0.0,
            before_help: Route::Start,
            spot: None,
            desktop: Desktop::default(),
            crash: None,
            folders: Folders::default(),
            palette: false,
            finds: 0,
            message_sought: 0,
            many_units: ManyUnits::default(),
            recent: RecentDocuments::default(),
            remark: None,
            reading: false,
            finished: false,
            counter: 0,
            discarded: Vec::new(),
        }
    }

    /// How bright the window is: as chosen, else as the desktop says, where the toolkit does not hear it.
    pub(crate) fn theme(&self) -> Theme {
        match (self.settings.theme, self.desktop.is_dark) {
            (Theme::System, Some(true)) => Theme::Dark,
            (Theme::System, Some(false)) => Theme::Light,
            (chosen, _) => chosen,
        }
    }

    /// Whether ratings are tried out on the screen that is shown: Undo is about these then.
    pub(crate) fn is_trying(&self) -> bool {
        let session = self.session.as_ref();
        let session = session.filter(|_| self.route == Route::Results);
        session.is_some_and(|session| session.what_if.is_some())
    }

    /// Whether contrasts are strong: as chosen, else as the desktop says.
    pub(crate) fn has_high_contrast(&self) -> bool {
        let chosen = self.settings.high_contrast;
        chosen.or(self.desktop.high_contrast).unwrap_or(false)
    }

    /// Whether nothing moves by itself: as chosen, else as the desktop says.
    pub(crate) fn is_still(&self) -> bool {
        self.settings.still.or(self.desktop.still).unwrap_or(false)
    }

    /// The file that the present news tells of.
    pub(crate) fn told_file(&self) -> Option<&WrittenFile> {
        let news = self.news.as_ref()?;
        let written = self.written.as_ref();
        written.filter(|written| written.told == *news)
    }

    /// Whether the present news tells of an edit that can be taken back.
    pub(crate) fn tells_of_edit(&self) -> bool {
        let (news, session) = (self.news.as_ref(), self.session.as_ref());
        self.undoable.as_ref().is_some_and(|done| {
            news == Some(&done.told)
                && session.is_some_and(|session| session.revision == done.revision)
        })
    }

    /// The title of the window: the document's name, marked where a change is not on the disk, and the
    /// screen.
    pub(crate) fn title(&self, words: &Words) -> String {
        let screen = words.text(self.route.label());
        let Some(session) = &self.session else {
            return words.with("window-title-without-document", &facts!(screen));
        };
        let key = if session.is_clean() {
            "window-title"
        } else {
            "window-title-unsaved"
        };
        words.with(key, &facts!(name = session.name(words), screen))
    }

    /// Whether any dropped file becomes evidence: a practice is shown.
    pub(crate) fn takes_evidence(&self) -> bool {
        let session = self.session.as_ref();
        self.route == Route::Questions
            && session.is_some_and(|session| {
                !session.is_at_end() && !session.is_group() && !session.is_alone()
            })
    }

    /// Whether a dropped picture becomes the logo: a screen shows it.
    pub(crate) fn takes_logo(&self) -> bool {
        self.session.is_some() && matches!(self.route, Route::Unit | Route::Report)
    }

    /// The report's options; the document's form and today unless others are chosen.
    pub(crate) fn report_options(&self, session: &Session) -> ReportOptions {
        let form = self.choice.form.unwrap_or(session.assessment.form);
        let date = self.choice.date.unwrap_or(self.today);
        ReportOptions {
            extent: self.choice.extent,
            sections: self.choice.present_sections(),
            redaction: self.choice.redaction,
            smallest_group: self.choice.smallest_group,
            before: session.earlier.assessments(),
            ..ReportOptions::new(form, self.choice.paper, date)
        }
    }

    /// Whether the pages shown lag behind the answers or the options.
    pub(crate) fn is_preview_behind(&self, session: &Session) -> bool {
        self.preview.shown.as_ref().is_none_or(|shown| {
            shown.of.revision != session.revision
                || shown.of.serial != session.serial
                || shown.of.options != self.report_options(session)
        })
    }

    /// Where an export is.
    pub(crate) fn export(&self, purpose: Purpose) -> &ExportState {
        self.exports.get(&purpose).unwrap_or(&ExportState::Idle)
    }

    /// Whether a report, a calendar or a table is being written.
    pub(crate) fn is_exporting(&self) -> bool {
        self.exports.values().any(ExportState::is_running)
    }

    /// Whether a question stands above the screen, such as which file is meant.
    pub(crate) const fn asks(&self) -> bool {
        self.dialog.is_some() || self.picking.is_some()
    }

    /// Whether the document on the screen is about to be left for another, with nothing to ask first.
    pub(crate) const fn is_leaving(&self) -> bool {
        !self.asks() && (self.intent.is_some() || self.reading)
    }

    /// Whether an answer from outside is still to come.
    pub(crate) fn is_busy(&self) -> bool {
        let session = self.session.as_ref().is_some_and(|session| {
            session.file.saving == Saving::Running
                || session.studies.is_running()
                || session.copying.is_some()
                || session.versions.running
                || session
                    .importing
                    .as_ref()
                    .is_some_and(Importing::is_running)
                || session.merging.as_ref().is_some_and(Merging::is_running)
                || session.earlier.reading.is_some()
        });
        let picking = self.picking.as_ref();
        let unlocks = matches!(&self.dialog, Some(Dialog::Password(question)) if question.runs);
        session
            || unlocks
            || picking.is_some_and(|picking| !picking.by_hand)
            || self.preview.running
            || self.logo.running
            || self.reading
            || self.recent.running
            || self.is_exporting()
    }
}

#[cfg(test)]
mod tests {
    use super::{Desktop, Settings, State, Theme};

    #[test]
    fn what_was_chosen_comes_before_what_the_desktop_says() {
        let today = jiff::civil::date(2026, 11, 28);
        let mut state = State::new(today, None, Settings::default());
        assert_eq!(
            (state.theme(), state.has_high_contrast(), state.is_still()),
            (Theme::System, false, false)
        );
        state.desktop = Desktop {
            is_dark: Some(true),
            high_contrast: Some(true),
            still: Some(true),
        };
        assert_eq!(
            (state.theme(), state.has_high_contrast(), state.is_still()),
            (Theme::Dark, true, true)
        );
        state.settings.theme = Theme::Light;
        state.settings.high_contrast = Some(false);
        state.settings.still = Some(false);
        assert_eq!(
            (state.theme(), state.has_high_contrast(), state.is_still()),
            (Theme::Light, false, false)
        );
    }
}
