//! What is being typed, chosen or looked at, and is no part of the document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Id, Vec2};
use jiff::civil::Date;

use super::command::Menu;
use super::frame::state::{PasswordDraft, SheetDraft};
use super::grid::state::Column;
use super::outcomes::state::OutcomesDraft;
use super::plan::state::PlanDraft;
#[cfg(feature = "ballot")]
use super::present::ballot::state::BallotDraft;
use super::questions::search::Hit;
use super::report::state::PreviewDraft;
use crate::model::{ElementId, Estimate, Input, Language, Level, PracticeId, Rating, RespondentId};
use crate::window::route::Route;
use crate::words::Message;

/// A session, the practice or the end, and whose answers; `None` stands for the group.
pub(crate) type Shown = (u64, Option<PracticeId>, Option<RespondentId>);

/// A session, the language that its questionnaire is read in, and what is searched for.
type Sought = (u64, Language, String, String);

/// What is being typed and is not yet part of the document.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    /// The session that the drafts belong to.
    pub(crate) of: Option<u64>,
    /// Texts of fields whose value is not a text, such as dates, while they are being typed.
    pub(crate) texts: BTreeMap<String, String>,
    /// What was shown last: the session, the practice or the end, and whose answers.
    pub(crate) shown: Option<Shown>,
    /// What was rated then, so that a change can be heard.
    pub(crate) rated: Option<(Shown, Option<Rating>)>,
    /// The number of the request for a part of the practice that was handled last.
    pub(crate) sought: u64,
    /// The practice whose prompt has the focus next: a digit rated it, or its field was left.
    pub(crate) back_to_prompt: Option<PracticeId>,
    /// The field that was being typed into when a button of the pointer last went down.
    pub(crate) pressed_from: Option<Id>,
    /// Whether the title of the page is to have the focus: of a screen, a practice, or the end.
    pub(crate) takes_focus: bool,
    /// Where the focus is and was.
    pub(crate) focus: FocusTrail,
    /// The menu that is open.
    pub(crate) menu: Option<OpenMenu>,
    /// What is typed and chosen in the palette, while it is open.
    pub(crate) palette: Option<PaletteDraft>,
    /// The number of the search request that was handled last.
    pub(crate) found: u64,
    /// The number of the request for a message that was handled last.
    pub(crate) message_found: u64,
    /// How wide the list of practices was made.
    pub(crate) list_width: Option<f32>,
    /// What is shown if there is no room for both the practice and the list.
    pub(crate) in_sight: InSight,
    /// Whether a question was open in the last frame.
    pub(crate) asked: bool,
    /// When it appeared, in seconds.
    pub(crate) asked_at: f64,
    /// When something was typed last.
    pub(crate) typed_at: Option<f64>,
    /// Whether the reason was being asked for in the last frame.
    pub(crate) asked_reason: bool,
    /// Where in keying it was.
    pub(crate) keyed_reason: Option<usize>,
    /// The field for that reason, while it is shown.
    pub(crate) reason_field: Option<Id>,
    /// Whose answers are keyed in, and the row that was last scrolled to.
    pub(crate) keyed: Option<(RespondentId, usize)>,
    /// How the table of everybody's answers was shown last.
    pub(crate) grid: GridDraft,
    /// Name and role of somebody who is next, while the machine is passed round.
    pub(crate) pass: [String; 2],
    /// What is chosen about a ballot.
    #[cfg(feature = "ballot")]
    pub(crate) ballot: BallotDraft,
    /// Evidence that has no text yet.
    pub(crate) evidence: String,
    /// A check that is not made yet.
    pub(crate) check: CheckDraft,
    /// What is typed for what the unit measures.
    pub(crate) outcomes: OutcomesDraft,
    /// How the steps of the plan are looked at.
    pub(crate) plan: PlanDraft,
    /// A day off that is not added yet.
    pub(crate) day_off: Option<Date>,
    /// The figures of the business case whose range was asked for.
    pub(crate) ranges: BTreeSet<Input>,
    /// The figure that is being typed over, with what it was before.
    pub(crate) typed_over: Option<(Input, Option<Estimate>)>,
    /// The calendar that is open.
    pub(crate) calendar: Option<OpenCalendar>,
    /// The search text in the list of recent documents.
    pub(crate) recent: String,
    /// The search text in the list of people.
    pub(crate) person: String,
    /// Who was shown when a person was added; the next one's name is to have the focus.
    pub(crate) added_beside: Option<RespondentId>,
    /// What is unfolded below practices.
    pub(crate) unfolded: BTreeSet<&'static str>,
    /// What was searched for last, in which session, and where it was found.
    pub(crate) hits: (Option<Sought>, BTreeMap<PracticeId, Hit>),
    /// The element and level whose practices are listed, and the picture that asked for them.
    pub(crate) opened: Option<(ResultsPicture, ElementId, Level)>,
    /// The level of the continuum that is explained.
    pub(crate) meaning: Option<Meaning>,
    /// The screen that a link led away from to a practice, and the link, which has the focus again on
    /// return.
    pub(crate) left_from: Option<(Route, Id)>,
    /// Whether ratings are tried out.
    pub(crate) tries_out: TryingOut,
    /// How much of the picture of the roles is shown.
    pub(crate) roles: SpreadExtent,
    /// How much of the spread is shown.
    pub(crate) spread: SpreadExtent,
    /// The screens of the session that were seen, and since which frame.
    pub(crate) seen: HashMap<Route, u64>,
    /// How the pages of the report are looked at.
    pub(crate) preview: PreviewDraft,
    /// The height of the answer of the business case.
    pub(crate) answer_height: f32,
    /// How far the wheel was turned towards the next step of the zoom, in notches.
    pub(crate) turned: f32,
    /// The path that is typed, and the request it answers.
    pub(crate) path: (u64, String),
    /// What was wrong with the last path that was typed.
    pub(crate) path_fault: Option<Message>,
    /// The name of the file that is typed, while it is asked for.
    pub(crate) file_name: Option<String>,
    /// When the assessment is closed and who signs it, while that is asked.
    pub(crate) closing: Option<(Option<Date>, String)>,
    /// For whom a response sheet is to be written, while that is asked.
    pub(crate) sheet: Option<SheetDraft>,
    /// The password that is typed, while it is asked for.
    pub(crate) password: Option<PasswordDraft>,
    /// What a screen reader says next, and how often something was said.
    pub(crate) announced: (String, u64),
    /// The number of the request for a spot that was shown last.
    pub(crate) spotted: u64,
    /// The field that is to have the focus once it is shown.
    pub(crate) leads_to: Option<&'static str>,
    /// The screen that was shown last.
    pub(crate) stood_on: Option<Route>,
    /// Since when a page appears, while it does.
    pub(crate) appears: Option<f64>,
    /// From where to where on the bar news are told.
    pub(crate) told_at: (f32, f32),
    /// Where the toasts end that were shown last; 0 where none were.
    pub(crate) told_until: f32,
    /// What the toast says that goes by itself, and since when.
    pub(crate) toasted: Option<(Message, f64)>,
    /// The revision whose undoing or redoing was told.
    pub(crate) travelled: u64,
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
    /// A letter that was typed: the next entry that begins with it is to have the focus.
    pub(crate) letter: Option<char>,
}

impl OpenMenu {
    /// A menu that opens.
    pub(crate) const fn new(menu: Menu, enters: bool) -> Self {
        Self {
            menu,
            enters,
            letter: None,
        }
    }
}

/// A calendar that is open below a field.
#[derive(Debug, Clone)]
pub(crate) struct OpenCalendar {
    /// The field that it belongs to.
    pub(crate) field: String,
    /// The day that the keyboard is at; its month is shown.
    pub(crate) at: Date,
    /// Whether the days are still to have the focus.
    pub(crate) enters: bool,
}

/// What is typed and chosen in the palette.
#[derive(Debug, Clone, Default)]
pub(crate) struct PaletteDraft {
    pub(crate) text: String,
    /// The position of the chosen entry.
    pub(crate) chosen: usize,
    /// Whether a key moved the choice, which then scrolls into sight.
    pub(crate) moved: bool,
}

/// Where something stands that has the focus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Stood {
    /// In the page or around it.
    #[default]
    Page,
    /// There too, and it is typed into.
    Field,
    /// Over the window.
    Over,
    /// There too, and it is typed into.
    FieldOver,
}

/// Where the focus is and was.
#[derive(Debug, Default)]
pub(crate) struct FocusTrail {
    /// The screen and the session that were shown last.
    pub(crate) page: Option<(Route, Option<u64>)>,
    /// The title of the page.
    pub(crate) title: Option<Id>,
    /// What had the focus at the end of the last pass.
    pub(crate) last: Option<Id>,
    /// Where that stood.
    pub(crate) stood: Stood,
    /// What had the focus on this page, the latest last.
    pub(crate) before: Vec<Id>,
    /// The field that Enter was pressed in, until more is typed: what is in it is to be judged.
    pub(crate) entered: Option<Id>,
    /// What has the focus again once it can be pressed again.
    pub(crate) awaited: Option<Id>,
    /// Whether Escape was pressed where it closes nothing and leaves nothing.
    pub(crate) escapes: bool,
    /// Whether a key was used last, and not the pointer.
    pub(crate) by_key: bool,
    /// Whether a question or the palette stood over the window in the last pass.
    pub(crate) covered: bool,
    /// For how many passes what has the focus may still disappear.
    pub(crate) unsettled: u8,
}

/// A level that is explained: for one element, or for all.
pub(crate) type Meaning = (Option<ElementId>, Level);

/// Whether ratings are tried out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TryingOut {
    #[default]
    Not,
    /// The first of them is still to have the focus.
    Begins,
    Goes,
}

/// How the table of everybody's answers was shown last.
#[derive(Debug, Default)]
pub(crate) struct GridDraft {
    /// The practice and the column where the cursor was.
    pub(crate) cursor: Option<GridCursor>,
    /// The rating that was heard last, and where.
    pub(crate) heard: Option<(GridCursor, Option<Rating>)>,
    /// Whether the screen appears: its title has the focus then.
    pub(crate) enters: bool,
    /// How far the cells are scrolled, and the room that they have.
    pub(crate) offset: Vec2,
    pub(crate) seen: Option<Vec2>,
    /// How high that room was laid out.
    pub(crate) height: Option<f32>,
    /// How many rows that room holds.
    pub(crate) rows_in_sight: usize,
}

/// A practice and a column of the table of everybody's answers.
pub(crate) type GridCursor = (Option<PracticeId>, Column);

/// A picture of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ResultsPicture {
    Continuum,
    HeatMap,
    /// One of the charts of the table, by its heading.
    Chart(&'static str),
    Roles,
    Spread,
}

/// How much of a long picture is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum SpreadExtent {
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
            self.calendar = None;
            self.plan = PlanDraft::default();
            self.ranges.clear();
            self.person.clear();
            self.seen.clear();
            self.grid = GridDraft::default();
            self.pass = <[String; 2]>::default();
            self.opened = None;
            self.meaning = None;
            self.preview.begin();
        }
    }
}

/// A check that is being typed. The name stays from one answer to the next.
#[derive(Debug, Default)]
pub(crate) struct CheckDraft {
    pub(crate) by: String,
    pub(crate) rating: String,
    pub(crate) note: String,
}

impl CheckDraft {
    /// Forgets what was typed about one answer.
    pub(crate) fn leave(&mut self) {
        self.rating.clear();
        self.note.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Drafts, ElementId, Level, ResultsPicture};

    #[test]
    fn the_practices_behind_a_picture_are_closed_with_their_document() {
        let element = ElementId::new("E1").expect("an id");
        let mut drafts = Drafts::default();
        drafts.begin(Some(1));
        drafts.opened = Some((ResultsPicture::HeatMap, element, Level::FLOOR));
        drafts.begin(Some(1));
        assert!(drafts.opened.is_some());
        drafts.begin(Some(2));
        assert!(drafts.opened.is_none());
    }
}
