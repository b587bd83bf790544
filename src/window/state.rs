//! What the window knows: plain values, no toolkit type. Only [`super::update`] changes it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::export::Output;
use crate::format::Diagnostic;
use crate::model::{
    Assessment, Form, HalfLevels, Language, PracticeId, Questionnaire, Rating, Respondent,
    RespondentId, Response, Shared,
};
use crate::report::{Extent, Paper, Redaction, ReportOptions};
use crate::scoring::disclosure::SMALLEST_GROUP;
use crate::store::settings::Settings;
use crate::window::history::History;
use crate::window::keying::state::Keying;
use crate::window::questions::time_left::Pace;
use crate::window::report::logo::Emblem;
use crate::window::report::preview::Preview;
use crate::window::start::recent::Glimpses;
use crate::window::study::Studies;
use crate::words::{Message, Words};

/// So many respondents are scored in a millisecond or two.
const MOST_BETWEEN_FRAMES: usize = 200;

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
    /// A path that is being asked for.
    pub(crate) picking: Option<Picking>,
    /// What is waiting for the open document to be saved.
    pub(crate) intent: Option<Intent>,
    /// What the report is to look like.
    pub(crate) choice: ReportChoice,
    /// The report's pages as they were composed last.
    pub(crate) preview: Preview,
    /// The logo as it is shown.
    pub(crate) emblem: Emblem,
    /// Where each export is; one that was not begun is absent.
    pub(crate) exports: BTreeMap<Purpose, Export>,
    /// The language that the reader wants to read.
    pub(crate) language: Language,
    /// What is remembered from one start to the next.
    pub(crate) settings: Settings,
    /// The folder that documents go to.
    pub(crate) documents: Option<PathBuf>,
    /// The folder that a leading `~` of a typed path stands for.
    pub(crate) home: Option<PathBuf>,
    /// The day the window was opened.
    pub(crate) today: Date,
    /// Seconds since the window was opened.
    pub(crate) now: f64,
    /// The screen that help was asked for on.
    pub(crate) before_help: Route,
    /// Whether the palette of commands and practices is open.
    pub(crate) palette: bool,
    /// Counts how often the search of the practices was asked for.
    pub(crate) finds: u64,
    /// What is known of recent documents.
    pub(crate) glimpses: Glimpses,
    /// What is to be said once the document that is being read is shown.
    pub(crate) remark: Option<Message>,
    /// Whether a file is being read.
    pub(crate) reading: bool,
    /// Whether the window may close.
    pub(crate) finished: bool,
    /// Counts sessions and path requests, so that a late answer is told from a current one.
    pub(crate) counter: u64,
    /// What is no longer shown, for the shell to free.
    pub(crate) discarded: Vec<Discarded>,
}

/// Something whose memory takes longer than a frame to free.
pub(crate) type Discarded = Box<dyn std::any::Any + Send>;

/// A screen, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    Start,
    Unit,
    Questions,
    Results,
    Target,
    Plan,
    Report,
    /// Not a station of the way: a way of answering.
    Keying,
    /// Not a station of the way: reached from everywhere, and left to where one was.
    Help,
}

/// An open document.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) serial: u64,
    pub(crate) assessment: Assessment,
    pub(crate) history: History,
    /// Counts changes, undo and redo included.
    pub(crate) revision: u64,
    /// The revision of the last change that what a target asks depends on.
    pub(crate) grounds: u64,
    /// Whose answers are shown.
    pub(crate) me: RespondentId,
    /// Where that respondent was found last, so that nobody is looked for again and again.
    seat: usize,
    /// The practice that is shown; `None` at the end of the questions.
    pub(crate) practice: Option<PracticeId>,
    /// Whether a reason for "not applicable" is being asked for.
    pub(crate) wants_reason: bool,
    pub(crate) filter: Filter,
    pub(crate) search: String,
    /// How long a practice takes the person who answers.
    pub(crate) pace: Pace,
    /// What a file that is being picked is evidence of.
    pub(crate) proving: Option<Proving>,
    /// Who was removed last.
    pub(crate) removed: Option<Removed>,
    pub(crate) file: File,
    /// Where the keys go while answers are keyed in from paper.
    pub(crate) keying: Keying,
    /// The practice that was picked out of effort against effect.
    pub(crate) picked: Option<PracticeId>,
    /// The step of the roadmap whose text was changed last.
    pub(crate) written: Option<usize>,
    /// What is found out about it in threads.
    pub(crate) studies: Studies,
    /// The screen that the shown practice was chosen on, to go back to.
    pub(crate) back: Option<Route>,
    /// Ratings that are tried out; `None` where the results are those of the answers.
    pub(crate) what_if: Option<WhatIf>,
}

/// Ratings that are tried out. They are no part of the document: nothing of them is saved, undone
/// or reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// The practices that are rated otherwise.
    pub(crate) ratings: BTreeMap<PracticeId, HalfLevels>,
    /// Counts what was tried.
    pub(crate) tries: u64,
}

/// Which practices the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filter {
    All,
    Open,
    Flagged,
    DontKnow,
    /// Rated above the level that needs evidence, without any.
    NoEvidence,
    NotApplicable,
}

/// What a file is evidence of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proving {
    pub(crate) respondent: RespondentId,
    pub(crate) practice: PracticeId,
    /// The entry whose file it is; `None` makes a new one.
    pub(crate) row: Option<usize>,
}

/// A respondent who was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Removed {
    /// Name, or id where there is none.
    pub(crate) name: String,
    pub(crate) answers: usize,
    /// The revision without the respondent: after it something else was changed.
    pub(crate) revision: u64,
}

/// The document's place on the disk, and how far it agrees with what is shown.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) place: Place,
    /// What was last read from or written to the place; something else there is somebody else's.
    pub(crate) seen: Option<Arc<str>>,
    /// The revision that is on the disk.
    pub(crate) saved: u64,
    /// The last order to save it.
    pub(crate) ordered: SaveTicket,
    /// Whether that order did not wait for further changes.
    pub(crate) ordered_at_once: bool,
    /// The last order that is known to be carried out.
    pub(crate) confirmed: u64,
    /// Whether the next save must not wait for further changes.
    pub(crate) hurries: bool,
    /// Where the next save puts the document, and whether a file there may be replaced.
    pub(crate) moving_to: Option<(PathBuf, bool)>,
    pub(crate) saving: Saving,
    /// The copy of an earlier run that the document was begun from, until it is saved.
    pub(crate) rescued: Option<PathBuf>,
}

/// Tells which save an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SaveTicket {
    /// The session that wants it.
    pub(crate) serial: u64,
    /// Counts the orders of the session.
    pub(crate) number: u64,
    /// What is saved.
    pub(crate) revision: u64,
    /// Whether the document moves to another place.
    pub(crate) moves: bool,
}

/// Where a document is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nowhere yet: the first save finds a free name.
    Unnamed,
    /// Nowhere yet: the first save finds a free name beside this file, which stays as it is.
    CopyOf(PathBuf),
    /// Here.
    At(PathBuf),
}

/// Whether a save is under way or stuck.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Saving {
    Idle,
    /// A save is ordered; it may still wait for further changes.
    Running,
    Failed(Message),
    /// Somebody else changed the file; the user is asked.
    Conflict,
}

/// What waits for the open document to be saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Intent {
    /// Close the window.
    Close,
    /// Put another document in its place.
    Begin(Box<Beginning>),
}

/// What a new session begins with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Beginning {
    /// An assessment nobody has answered.
    New(Shared<Questionnaire>, Form),
    /// The next assessment of the unit that is open.
    Next,
    /// A sample, to look at; the first change saves it as a document of its own.
    Sample(Assessment),
    /// A document that was read.
    Document {
        path: PathBuf,
        text: Arc<str>,
        assessment: Assessment,
    },
    /// The assessment inside a report; the first change saves it as a document of its own.
    Inside(Assessment),
    /// What could not be saved in an earlier run, to be saved as a document of its own.
    Rescued {
        path: PathBuf,
        assessment: Assessment,
    },
    /// What was sound of a document with faults, to go on under another name.
    Copy {
        path: PathBuf,
        assessment: Assessment,
    },
}

/// A question that must be answered before anything else.
#[derive(Debug)]
pub(crate) enum Dialog {
    /// A file has faults; with something sound in it, a copy can be continued.
    Faults {
        path: PathBuf,
        faults: Vec<Diagnostic>,
        sound: Option<Box<Assessment>>,
    },
    /// A questionnaire without a fault: which form?
    ChooseForm(Shared<Questionnaire>),
    /// The document's file was changed by somebody else.
    ChangedOnDisk { path: PathBuf },
    /// A file stands where one is to be written.
    Exists { path: PathBuf, purpose: Purpose },
    /// The window is to close, and a file is still being written.
    Writing,
    /// The document cannot be saved, and something waits for it.
    Unsaved { why: Message },
}

/// A path that is being asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picking {
    /// Tells answers to this request from answers to an earlier one.
    pub(crate) number: u64,
    pub(crate) purpose: Purpose,
    pub(crate) suggestion: Suggestion,
    /// Whether the system's dialog gave no path, so that one is typed here.
    pub(crate) by_hand: bool,
    /// Whether the system's dialog has ended.
    pub(crate) ended: bool,
}

/// Where a dialog of the system starts, or the path that is typed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Suggestion {
    pub(crate) folder: PathBuf,
    /// What the file is called, and its ending; `None` where one is to be opened.
    pub(crate) file: Option<(Message, &'static str)>,
}

impl Suggestion {
    pub(crate) fn path(&self, words: &Words) -> PathBuf {
        let Some((name, ending)) = &self.file else {
            return self.folder.clone();
        };
        self.folder.join(format!("{}.{ending}", words.say(name)))
    }
}

/// What a path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A document to open.
    OpenDocument,
    /// A questionnaire to start from.
    OpenQuestionnaire,
    /// Where the document is to be saved from now on.
    SaveDocument,
    /// Where a file for others goes.
    Export(Output),
    /// A file that is evidence.
    PickEvidence,
    /// A logo for the report.
    PickLogo,
}

impl Purpose {
    /// Whether a file is to be written.
    #[must_use]
    pub const fn writes(self) -> bool {
        !matches!(
            self,
            Self::OpenDocument | Self::OpenQuestionnaire | Self::PickEvidence | Self::PickLogo
        )
    }

    /// What a file that is dropped onto the window is for, by its ending.
    pub(crate) fn of_dropped(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?;
        let is = |known: &&str| ending.eq_ignore_ascii_case(known);
        [Self::OpenDocument, Self::OpenQuestionnaire, Self::PickLogo]
            .into_iter()
            .find(|purpose| purpose.extensions().iter().any(is))
    }

    /// The ending that a file for this purpose is given; empty where it may have several, or any.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::OpenDocument | Self::SaveDocument => "continuum",
            Self::OpenQuestionnaire => "ron",
            Self::Export(output) => output.ending(),
            Self::PickEvidence | Self::PickLogo => "",
        }
    }

    /// The endings that files of this kind have; none where they may have any.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            // A report carries its assessment.
            Self::OpenDocument => &["continuum", "pdf"],
            Self::SaveDocument => &["continuum"],
            Self::OpenQuestionnaire => &["ron"],
            Self::PickLogo => &["png", "jpg", "jpeg", "svg"],
            Self::Export(_) | Self::PickEvidence => &[],
        }
    }
}

/// What the report is to look like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportChoice {
    /// `None` takes the document's own form.
    pub(crate) form: Option<Form>,
    pub(crate) paper: Paper,
    /// `None` takes today.
    pub(crate) date: Option<Date>,
    pub(crate) extent: Extent,
    pub(crate) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(crate) smallest_group: usize,
    /// Whether the PDF carries the assessment, where nothing is left out.
    pub(crate) attaches: bool,
}

impl ReportChoice {
    /// Whether the PDF will carry the assessment.
    pub(crate) fn carries(&self) -> bool {
        self.attaches && self.bars_attachment().is_none()
    }

    /// The key of the reason why the PDF cannot carry the assessment: what is left out must not
    /// travel along. `None` where it can.
    pub(crate) fn bars_attachment(&self) -> Option<&'static str> {
        if self.extent == Extent::HandOut {
            return Some("preview-attach-not-hand-out");
        }
        self.redaction.leaves_out().then_some("preview-attach-not")
    }
}

/// Where an export is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Export {
    Idle,
    /// It is being made.
    Running,
    /// It is made, and is being written to the disk.
    Writing,
    Done {
        path: PathBuf,
        pages: usize,
        bytes: usize,
    },
    Failed(Message),
}

impl Export {
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self, Self::Running | Self::Writing)
    }
}

impl State {
    /// The window as it opens, without a document.
    pub(crate) fn new(today: Date, documents: Option<PathBuf>, settings: Settings) -> Self {
        Self {
            session: None,
            route: Route::Start,
            dialog: None,
            notice: None,
            news: None,
            picking: None,
            intent: None,
            choice: ReportChoice {
                form: None,
                paper: Paper::A4,
                date: None,
                extent: Extent::Full,
                redaction: Redaction::default(),
                smallest_group: SMALLEST_GROUP,
                attaches: true,
            },
            preview: Preview::default(),
            emblem: Emblem::default(),
            exports: BTreeMap::new(),
            language: Language::english(),
            settings,
            documents,
            home: None,
            today,
            now: 0.0,
            before_help: Route::Start,
            palette: false,
            finds: 0,
            glimpses: Glimpses::default(),
            remark: None,
            reading: false,
            finished: false,
            counter: 0,
            discarded: Vec::new(),
        }
    }

    /// The title of the window: the document's name, marked where a change is not on the disk.
    pub(crate) fn title(&self, words: &Words) -> String {
        let Some(session) = &self.session else {
            return words.text("program-name");
        };
        let key = if session.is_clean() {
            "window-title"
        } else {
            "window-title-unsaved"
        };
        words.with(key, &facts!(name = session.name(words)))
    }

    /// Whether a practice is shown, whose evidence any file may be.
    pub(crate) fn takes_evidence(&self) -> bool {
        let session = self.session.as_ref();
        self.route == Route::Questions && session.is_some_and(|session| !session.is_at_end())
    }

    /// Whether the logo is shown, and a picture that is dropped becomes it.
    pub(crate) fn takes_logo(&self) -> bool {
        self.session.is_some() && matches!(self.route, Route::Unit | Route::Report)
    }

    /// The options of the report as they stand: the document's own form and today where none is
    /// chosen.
    pub(crate) fn report_options(&self, session: &Session) -> ReportOptions {
        let form = self.choice.form.unwrap_or(session.assessment.form);
        let date = self.choice.date.unwrap_or(self.today);
        ReportOptions {
            extent: self.choice.extent,
            redaction: self.choice.redaction,
            smallest_group: self.choice.smallest_group,
            ..ReportOptions::new(form, self.choice.paper, date)
        }
    }

    /// Whether the pages that are shown are not those of the present answers and options.
    pub(crate) fn is_preview_behind(&self, session: &Session) -> bool {
        self.preview.shown.as_ref().is_none_or(|shown| {
            shown.of.revision != session.revision
                || shown.of.serial != session.serial
                || shown.of.options != self.report_options(session)
        })
    }

    /// Where an export is.
    pub(crate) fn export(&self, purpose: Purpose) -> &Export {
        self.exports.get(&purpose).unwrap_or(&Export::Idle)
    }

    /// Whether a report, a calendar or a table is being written.
    pub(crate) fn is_exporting(&self) -> bool {
        self.exports.values().any(Export::is_running)
    }

    /// Whether something runs whose answer is still to come.
    pub(crate) fn is_busy(&self) -> bool {
        let saving = self
            .session
            .as_ref()
            .is_some_and(|session| session.file.saving == Saving::Running);
        let picking = self
            .picking
            .as_ref()
            .is_some_and(|picking| !picking.by_hand);
        let exporting = self.is_exporting();
        let studying = self
            .session
            .as_ref()
            .is_some_and(|session| session.studies.is_running());
        studying
            || self.preview.running
            || self.emblem.running
            || saving
            || picking
            || self.reading
            || self.glimpses.running
            || exporting
    }
}

impl Session {
    pub(crate) fn new(serial: u64, mut assessment: Assessment, place: Place) -> Self {
        if assessment.respondents.is_empty() {
            let id = assessment.free_respondent_id();
            assessment.respondents.push(Respondent::new(id).into());
        }
        let me = assessment
            .respondents
            .first()
            .map_or_else(|| assessment.free_respondent_id(), |first| first.id.clone());
        let mut session = Self {
            serial,
            assessment,
            history: History::default(),
            revision: 0,
            grounds: 0,
            me,
            seat: 0,
            practice: None,
            wants_reason: false,
            filter: Filter::All,
            search: String::new(),
            pace: Pace::default(),
            proving: None,
            removed: None,
            file: File {
                place,
                seen: None,
                saved: 0,
                ordered: SaveTicket {
                    serial,
                    number: 0,
                    revision: 0,
                    moves: false,
                },
                ordered_at_once: false,
                confirmed: 0,
                hurries: false,
                moving_to: None,
                saving: Saving::Idle,
                rescued: None,
            },
            keying: Keying::default(),
            picked: None,
            written: None,
            studies: Studies::default(),
            back: None,
            what_if: None,
        };
        session.practice = session.first_open();
        session
    }

    /// What the document is called: its file without the ending, else the unit.
    pub(crate) fn name(&self, words: &Words) -> String {
        let file = match &self.file.place {
            Place::At(path) => path.file_stem(),
            Place::CopyOf(_) | Place::Unnamed => None,
        };
        let unit = || {
            let unit = self.assessment.unit.name();
            (!unit.is_empty()).then(|| unit.to_owned())
        };
        file.map(|stem| stem.to_string_lossy().into_owned())
            .or_else(unit)
            .unwrap_or_else(|| words.text("window-unnamed"))
    }

    /// Whether there are too many respondents to score them between two frames.
    pub(crate) fn is_large(&self) -> bool {
        self.assessment.respondents.len() > MOST_BETWEEN_FRAMES
    }

    /// Whether every change is on the disk.
    pub(crate) fn is_clean(&self) -> bool {
        self.file.saved == self.revision
    }

    /// The practices of the form, in the order they are asked.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &PracticeId> {
        self.assessment
            .questionnaire
            .practices_in(self.assessment.form)
            .map(|(_, practice)| &practice.id)
    }

    /// The respondent whose answers are shown.
    pub(crate) fn respondent(&self) -> Option<&Respondent> {
        let seated = self.assessment.respondents.get(self.seat);
        seated
            .map(|respondent| &**respondent)
            .filter(|respondent| respondent.id == self.me)
            .or_else(|| self.assessment.respondent(&self.me))
    }

    /// Shows another respondent's answers; `false` where nobody bears the id.
    pub(crate) fn answer_as(&mut self, id: RespondentId) -> bool {
        let mut respondents = self.assessment.respondents.iter();
        let Some(seat) = respondents.position(|respondent| respondent.id == id) else {
            return false;
        };
        (self.me, self.seat) = (id, seat);
        true
    }

    /// What was said about a practice.
    pub(crate) fn response(&self, practice: &PracticeId) -> Option<&Response> {
        self.respondent()?.sheet.get(practice)
    }

    /// The rating of a practice; `None` where unanswered.
    pub(crate) fn rating(&self, practice: &PracticeId) -> Option<&Rating> {
        self.response(practice)?.rating.as_ref()
    }

    /// The first practice without an answer, else the first.
    pub(crate) fn first_open(&self) -> Option<PracticeId> {
        self.asked()
            .find(|id| self.rating(id).is_none())
            .or_else(|| self.asked().next())
            .cloned()
    }

    /// The practice that stands `offset` places from the one that is shown, or from the end.
    pub(crate) fn neighbour(&self, offset: isize) -> Option<PracticeId> {
        let asked: Vec<&PracticeId> = self.asked().collect();
        // After the last one comes the end.
        let position = match self.practice.as_ref() {
            Some(here) => asked.iter().position(|id| *id == here)?,
            None => asked.len(),
        };
        let there = position.checked_add_signed(offset)?;
        asked.get(there).map(|id| (*id).clone())
    }

    /// Whether a filter lets a practice through.
    pub(crate) fn passes(&self, filter: Filter, practice: &PracticeId) -> bool {
        self.lets_through(filter, self.response(practice))
    }

    /// Whether the end of the questions is shown in place of a practice.
    pub(crate) fn is_at_end(&self) -> bool {
        self.practice.is_none()
    }

    /// How many practices of the form are still without an answer.
    pub(crate) fn open(&self) -> usize {
        self.asked().filter(|id| self.rating(id).is_none()).count()
    }

    /// The rating of a practice with the half step put on or taken off; `None` at the top level.
    pub(crate) fn toggled_half(&self, practice: &PracticeId) -> Option<HalfLevels> {
        let rating = self.rating(practice)?.at()?;
        if rating.is_half() {
            return Some(rating.level().into());
        }
        rating
            .level()
            .next(self.assessment.questionnaire.level_count())?;
        HalfLevels::new(rating.count() + 1)
    }

    /// Keys in from the first practice without an answer; from the first where all are answered.
    pub(crate) fn begin_keying(&mut self) {
        let open = self.asked().position(|id| self.rating(id).is_none());
        self.keying.at = open.unwrap_or(0);
    }

    /// Moves the cursor of keying in to a practice.
    pub(crate) fn key_in_at(&mut self, practice: &PracticeId) {
        let place = self.asked().position(|id| id == practice);
        self.keying.at = place.unwrap_or(self.keying.at);
    }

    /// The practice that was keyed in last: the one before the cursor.
    pub(crate) fn last_keyed(&self) -> Option<PracticeId> {
        self.asked().nth(self.keying.at.checked_sub(1)?).cloned()
    }
}
