//! An open document, and how it is looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::format::encrypted::Password;
use crate::model::{
    AskedPractice, Assessment, HalfLevels, Level, Practice, PracticeId, Rating, RatingKind,
    Respondent, RespondentId, Response,
};
use crate::window::change::Change;
use crate::window::document::figure::Figure;
use crate::window::document::file::{DocumentFile, Location};
use crate::window::grid::state::GridState;
use crate::window::history::History;
use crate::window::import::state::Importing;
use crate::window::keying::state::Keying;
use crate::window::merge::state::Merging;
use crate::window::outcomes::state::OutcomesTable;
use crate::window::over_time::state::Earlier;
use crate::window::pass::state::{Passing, Stage};
use crate::window::plan::action::Entry;
#[cfg(feature = "ballot")]
use crate::window::present::ballot::state::LiveBallot;
use crate::window::present::state::Presenter;
use crate::window::questions::going_on::GoingOn;
use crate::window::questions::time_left::Pace;
use crate::window::route::Route;
use crate::window::study::Studies;
use crate::window::versions::state::Versions;
use crate::words::Words;

/// Scoring this many respondents takes a millisecond or two.
const MOST_BETWEEN_FRAMES: usize = 200;

/// An open document.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) serial: u64,
    pub(crate) assessment: Assessment,
    pub(crate) history: History,
    /// Counts changes, undo and redo included.
    pub(crate) revision: u64,
    /// The revision of the last change that affects what a target asks.
    pub(crate) grounds: u64,
    /// Whose answers are shown.
    pub(crate) me: RespondentId,
    /// Whether what the group agreed on is wanted in place of one person's answers.
    wants_group: bool,
    /// Where that respondent was last found, to save a search each time.
    seat: usize,
    /// The practice that is shown; `None` at the end of the questions.
    pub(crate) practice: Option<PracticeId>,
    /// Why the practice does not apply, as typed so far, while that is being asked for.
    pub(crate) asked_reason: Option<String>,
    /// Reasons why practices do not apply that were typed and not taken in, by whose they are; `None`
    /// stands for the group.
    reasons_aside: BTreeMap<(PracticeId, Option<RespondentId>), String>,
    /// Where the next card that is chosen counts with half a level more: the practice, and whose rating;
    /// `None` in it stands for the group. Never saved.
    half_first: Option<(PracticeId, Option<RespondentId>)>,
    /// The answer that was clicked just now; the next practice follows it.
    pub(crate) going_on: Option<GoingOn>,
    /// The part of the practice that is to have the focus, and how often one was asked for.
    pub(crate) sought: Option<(Part, u64)>,
    pub(crate) filter: Filter,
    pub(crate) search: String,
    /// How long a practice takes the person who answers.
    pub(crate) pace: Pace,
    /// What the file that is being picked is evidence of.
    pub(crate) proving: Option<EvidenceTarget>,
    /// The file that is being copied into the document.
    pub(crate) copying: Option<CopyOrder>,
    /// What was undone or redone last, where it may be out of sight.
    pub(crate) travelled: Option<Travelled>,
    /// Who was removed last.
    pub(crate) removed: Option<RemovedRespondent>,
    pub(crate) file: DocumentFile,
    /// Where the keys go while answers are keyed in from paper.
    pub(crate) keying: Keying,
    /// How the table of everybody's answers is looked at.
    pub(crate) grid: GridState,
    /// That the machine is passed round, and how far.
    pub(crate) round: Option<Passing>,
    /// What the projector shows.
    pub(crate) presenter: Presenter,
    /// The ballot on phones.
    #[cfg(feature = "ballot")]
    pub(crate) ballot: Option<LiveBallot>,
    /// The practice that was picked in the chart of effort against effect.
    pub(crate) picked: Option<PracticeId>,
    /// The step of the roadmap that was last typed into.
    pub(crate) written: Option<Entry>,
    /// Studies of the document, which run in threads.
    pub(crate) studies: Studies,
    /// The screen that the shown practice was chosen on, to go back to.
    pub(crate) back: Option<Route>,
    /// Ratings that are tried out; `None` while the results show the answers.
    pub(crate) what_if: Option<WhatIf>,
    /// Ratings that were tried out when the results last showed them; they come back with the next try.
    pub(crate) what_if_aside: Option<WhatIf>,
    pub(crate) versions: Versions,
    /// The password of a copy that is being made for others.
    pub(crate) copy_password: Option<Password>,
    /// A picture that is being saved.
    pub(crate) figure: Option<Figure>,
    /// A table of answers that is looked at before it is taken in.
    pub(crate) importing: Option<Importing>,
    /// Copies of the assessment that are looked at before they are merged with it.
    pub(crate) merging: Option<Merging>,
    /// Earlier assessments of the unit, to compare with.
    pub(crate) earlier: Earlier,
    /// The table of outcomes that is being taken in.
    pub(crate) outcomes_table: Option<OutcomesTable>,
}

/// Ratings that are tried out. They are not part of the document: never saved, undone or reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// The practices that are rated otherwise.
    pub(crate) ratings: BTreeMap<PracticeId, HalfLevels>,
    /// Counts what was tried.
    pub(crate) tries: u64,
    /// What was tried before each change of it, for Undo.
    pub(crate) before: Vec<BTreeMap<PracticeId, HalfLevels>>,
}

impl WhatIf {
    /// Takes back what was tried last.
    pub(crate) fn take_back(&mut self) {
        if let Some(before) = self.before.pop() {
            self.tries += 1;
            self.ratings = before;
        }
    }
}

/// A part of what is said about a practice, beside its rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Note,
    Confidence,
    Evidence,
}

/// Which practices the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filter {
    All,
    Kind(RatingKind),
    Flagged,
    /// Rated above the level that needs evidence, without any.
    NoEvidence,
    /// Voted on again after a round of votes.
    VotedAgain,
}

/// What a file is evidence of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EvidenceTarget {
    pub(crate) respondent: RespondentId,
    pub(crate) practice: PracticeId,
    /// The entry whose file it is; `None` makes a new one.
    pub(crate) row: Option<usize>,
}

/// A file to be copied into the document, as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyOrder {
    /// The session that wants it.
    pub(crate) serial: u64,
    pub(crate) respondent: RespondentId,
    pub(crate) practice: PracticeId,
    /// The file, which finds the entry again after others were added or removed.
    pub(crate) path: PathBuf,
    /// How many bytes the document has room for.
    pub(crate) room: u64,
}

/// A respondent who was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RemovedRespondent {
    /// Empty where not stated.
    pub(crate) name: String,
    /// The place among all who answered.
    pub(crate) place: usize,
    pub(crate) answers: usize,
    /// The revision right after the removal; in a later one something else was changed.
    pub(crate) revision: u64,
}

/// What was undone or redone.
#[derive(Debug, Clone)]
pub(crate) struct Travelled {
    pub(crate) change: Change,
    /// Whether it was undone.
    pub(crate) back: bool,
    /// The revision right after it.
    pub(crate) revision: u64,
}

impl Session {
    pub(crate) fn new(serial: u64, mut assessment: Assessment, place: Location) -> Self {
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
            wants_group: false,
            seat: 0,
            practice: None,
            asked_reason: None,
            reasons_aside: BTreeMap::new(),
            half_first: None,
            going_on: None,
            sought: None,
            filter: Filter::All,
            search: String::new(),
            pace: Pace::default(),
            proving: None,
            copying: None,
            travelled: None,
            removed: None,
            file: DocumentFile::new(serial, place),
            keying: Keying::default(),
            grid: GridState::default(),
            round: None,
            presenter: Presenter::default(),
            #[cfg(feature = "ballot")]
            ballot: None,
            picked: None,
            written: None,
            studies: Studies::default(),
            back: None,
            what_if: None,
            what_if_aside: None,
            versions: Versions::default(),
            copy_password: None,
            figure: None,
            importing: None,
            merging: None,
            earlier: Earlier::default(),
            outcomes_table: None,
        };
        session.practice = session.first_open();
        session
    }

    /// The document's name: that of its file without the ending, else of the unit.
    pub(crate) fn name(&self, words: &Words) -> String {
        let file = self.file.path().and_then(Path::file_stem);
        let unit = || {
            let unit = self.assessment.unit.name();
            (!unit.is_empty()).then(|| unit.to_owned())
        };
        file.map(|stem| stem.to_string_lossy().into_owned())
            .or_else(unit)
            .unwrap_or_else(|| words.text("window-unnamed"))
    }

    /// Whether there are too many respondents to score between two frames.
    pub(crate) fn is_large(&self) -> bool {
        self.assessment.respondents.len() > MOST_BETWEEN_FRAMES
    }

    /// Whether every change is on the disk.
    pub(crate) fn is_clean(&self) -> bool {
        self.file.saved == self.revision
    }

    /// Whether a recovery copy holds every change.
    pub(crate) fn is_kept(&self) -> bool {
        let copy = self.file.copy;
        copy.revision == self.revision && !copy.has_failed
    }

    /// The practices of the form that are asked of the person whose answers are shown, or of the group, in
    /// their order.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &PracticeId> {
        self.asked_practices().map(|practice| &practice.id)
    }

    /// The practices of [`Self::asked`].
    pub(crate) fn asked_practices(&self) -> impl Iterator<Item = &Practice> {
        self.choose(|_| false)
    }

    /// The practices that are asked, and the one that is shown where it is none of them.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Practice> {
        self.choose(|practice| self.practice.as_ref() == Some(practice))
    }

    /// The practices of the form that are asked, and `others`.
    fn choose(&self, others: impl Fn(&PracticeId) -> bool) -> impl Iterator<Item = &Practice> {
        let assessment = &self.assessment;
        let person = self.respondent().filter(|_| !self.is_group());
        let role = person.and_then(|person| assessment.questionnaire.role_form(&person.role));
        let cover = assessment.cover.as_ref();
        let is_on_sheet =
            move |it: &&Practice| cover.is_none_or(|cover| cover.asks.contains(&it.id));
        let practices = assessment.questionnaire.practices_in(assessment.form);
        let practices = practices.map(|(_, practice)| practice).filter(is_on_sheet);
        practices.filter(move |it| {
            person.is_none_or(|person| person.is_asked(role, &it.id)) || others(&it.id)
        })
    }

    /// A practice in the words in which it is asked: those of the role whose answers are shown.
    pub(crate) fn asked_as<'a>(&'a self, practice: &'a Practice) -> AskedPractice<'a> {
        let questionnaire = &self.assessment.questionnaire;
        questionnaire.asked_as(self.asked_role(), practice)
    }

    /// Whether a practice is asked of the person whose answers are shown, or of the group.
    pub(crate) fn is_asked(&self, practice: &PracticeId) -> bool {
        self.asked().any(|id| id == practice)
    }

    /// The role of the person whose answers are shown; empty for the group.
    pub(crate) fn asked_role(&self) -> &str {
        let person = self.respondent().filter(|_| !self.is_group());
        person.map_or("", |person| &person.role)
    }

    /// The respondent whose answers are shown.
    pub(crate) fn respondent(&self) -> Option<&Respondent> {
        self.seated().map(|(_, respondent)| respondent)
    }

    /// The respondent whose answers are shown, and the place among all.
    pub(crate) fn seated(&self) -> Option<(usize, &Respondent)> {
        let respondents = &self.assessment.respondents;
        let found = |place: usize| Some((place, &**respondents.get(place)?));
        let is_me = |respondent: &Respondent| respondent.id == self.me;
        found(self.seat)
            .filter(|(_, respondent)| is_me(respondent))
            .or_else(|| {
                found(
                    respondents
                        .iter()
                        .position(|respondent| is_me(respondent))?,
                )
            })
    }

    /// Shows another respondent's answers; `false` if no one has the id.
    pub(crate) fn answer_as(&mut self, id: RespondentId) -> bool {
        let mut respondents = self.assessment.respondents.iter();
        let Some(seat) = respondents.position(|respondent| respondent.id == id) else {
            return false;
        };
        (self.me, self.seat) = (id, seat);
        self.wants_group = false;
        true
    }

    /// Whether there is a group that can agree, or that agreed before others left.
    pub(crate) fn has_group(&self) -> bool {
        self.assessment.respondents.len() > 1 || !self.assessment.consensus.is_empty()
    }

    /// Whether what the group agreed on is shown in place of one person's answers.
    pub(crate) fn is_group(&self) -> bool {
        self.wants_group && self.has_group()
    }

    /// Begins to try ratings out, or goes on with those that were set aside; where nothing is answered yet there
    /// is nothing to try.
    pub(crate) fn try_out(&mut self) {
        let people = &self.assessment.respondents;
        let has_answers = people.iter().any(|person| !person.sheet.0.is_empty());
        if has_answers && self.what_if.is_none() {
            self.what_if = Some(self.what_if_aside.take().unwrap_or_default());
        }
    }

    /// Shows an answer of the person: of the practice that is shown, else the first there is.
    pub(crate) fn show_answered(&mut self) {
        self.wants_group = false;
        let is_answered = |id: &PracticeId| self.rating(id).is_some();
        if !self.practice.as_ref().is_some_and(is_answered) {
            let first = self.asked().find(|id| is_answered(id)).cloned();
            self.practice = first.or(self.practice.take());
        }
    }

    /// Shows what the group agreed on, where there is a group.
    pub(crate) fn show_group(&mut self) {
        self.wants_group = self.has_group();
        if self.wants_group {
            self.filter = Filter::All;
            self.practice = self
                .practice
                .take()
                .or_else(|| self.asked().next().cloned());
        }
    }

    /// Whether the table of everybody's answers has a column with what the group agreed on.
    pub(crate) fn shows_agreed(&self) -> bool {
        self.grid.agreed && self.has_group()
    }

    /// Has the table of everybody's answers show what the group agreed on, or not.
    pub(crate) fn show_agreed(&mut self, shows: bool) {
        self.grid.agreed = shows;
        self.wants_group &= shows;
    }

    /// Begins at the practice and the person that were shown, in the table of everybody's answers.
    pub(crate) fn begin_grid(&mut self) {
        self.grid.keyed = None;
        self.grid.agreed |= self.is_group() || !self.assessment.consensus.is_empty();
        self.practice = self.practice.take().or_else(|| self.first_open());
    }

    /// Shows the cell of the table of everybody's answers in which something differs from before.
    pub(crate) fn show_change(&mut self, before: &Assessment, practice: PracticeId) {
        self.grid.keyed = None;
        let now = &self.assessment.respondents;
        let mut pairs = now.iter().zip(&before.respondents);
        let other = pairs.find(|(now, before)| now.id == before.id && now != before);
        if let Some(id) = other.map(|(now, _)| now.id.clone()) {
            self.answer_as(id);
        } else if self.assessment.consensus != before.consensus {
            self.grid.agreed = true;
            self.show_group();
        }
        self.practice = Some(practice);
    }

    /// The rating of a practice that is shown: what the group agreed on, or one person's.
    pub(crate) fn shown_rating(&self, practice: &PracticeId) -> Option<&Rating> {
        if self.is_group() {
            let agreed = self.assessment.consensus.get(practice);
            return agreed.map(|agreed| &agreed.rating);
        }
        self.rating(practice)
    }

    /// What was said about a practice.
    pub(crate) fn response(&self, practice: &PracticeId) -> Option<&Response> {
        self.respondent()?.sheet.get(practice)
    }

    /// The rating of a practice; `None` where unanswered.
    pub(crate) fn rating(&self, practice: &PracticeId) -> Option<&Rating> {
        self.response(practice)?.rating.as_ref()
    }

    /// The first practice without an answer, else the first that is not known, else the first.
    pub(crate) fn first_open(&self) -> Option<PracticeId> {
        let first = |kind| {
            let mut asked = self.asked();
            asked.find(|id| RatingKind::of(self.rating(id)) == kind)
        };
        first(RatingKind::Unanswered)
            .or_else(|| first(RatingKind::DontKnow))
            .or_else(|| self.asked().next())
            .cloned()
    }

    /// The practice `offset` places from the one that is shown, or from the end.
    pub(crate) fn neighbour(&self, offset: isize) -> Option<PracticeId> {
        let asked: Vec<&PracticeId> = self.listed().map(|practice| &practice.id).collect();
        // After the last one comes the end.
        let position = match self.practice.as_ref() {
            Some(here) => asked.iter().position(|id| *id == here)?,
            None => asked.len(),
        };
        let there = position.checked_add_signed(offset)?;
        asked.get(there).map(|id| (*id).clone())
    }

    /// The first practice without an answer after the one that is shown.
    pub(crate) fn next_open(&self) -> Option<PracticeId> {
        let here = self.practice.as_ref()?;
        let listed = self.listed().map(|practice| &practice.id);
        let after = listed.skip_while(|id| *id != here).skip(1);
        let mut open = after.filter(|id| self.rating(id).is_none());
        open.next().cloned()
    }

    /// Asks why the practice that is shown does not apply, beginning with what was typed and not taken
    /// in, else with the reason that was given.
    pub(crate) fn ask_reason(&mut self) {
        let Some(practice) = self.practice.clone() else {
            return;
        };
        if self.asked_reason.is_some() {
            return;
        }
        let given = self.shown_rating(&practice).and_then(Rating::reason);
        let given = given.cloned().unwrap_or_default();
        let aside = self.reasons_aside.remove(&self.whose(practice));
        self.asked_reason = Some(aside.unwrap_or(given));
    }

    /// Stops asking for the reason. What was typed comes back when it is asked for again.
    pub(crate) fn set_reason_aside(&mut self) {
        let typed = self.asked_reason.take().unwrap_or_default();
        let typed = Some(typed).filter(|typed| !typed.trim().is_empty());
        if let (Some(typed), Some(practice)) = (typed, self.practice.clone()) {
            self.reasons_aside.insert(self.whose(practice), typed);
        }
    }

    /// Asks for the focus to be on a part of the practice.
    pub(crate) fn seek(&mut self, part: Part) {
        let times = self.sought.map_or(0, |(_, times)| times);
        self.sought = Some((part, times + 1));
    }

    /// A practice with the one whose rating of it is shown.
    fn whose(&self, practice: PracticeId) -> (PracticeId, Option<RespondentId>) {
        (practice, (!self.is_group()).then(|| self.me.clone()))
    }

    /// Whether it is the response sheet of one person.
    pub(crate) const fn is_sheet(&self) -> bool {
        self.assessment.cover.is_some()
    }

    /// Begins to pass the machine round, from a screen.
    pub(crate) fn begin_passing(&mut self, from: Route) {
        if self.is_closed() || self.is_sheet() || self.is_passing() {
            return;
        }
        self.set_reason_aside();
        self.history.fence();
        self.round = Some(Passing {
            stage: Stage::Asks,
            from,
        });
    }

    /// Whether the questions can be shown on a projector.
    pub(crate) const fn can_present(&self) -> bool {
        !self.is_alone()
    }

    /// Whether the machine is passed round.
    pub(crate) const fn is_passing(&self) -> bool {
        self.round.is_some()
    }

    /// Who has the machine, while it is passed round.
    pub(crate) fn stage(&self) -> Option<&Stage> {
        self.round.as_ref().map(|passing| &passing.stage)
    }

    /// Whether one person answers while the machine is passed round.
    pub(crate) fn is_answered_alone(&self) -> bool {
        matches!(self.stage(), Some(Stage::Answers(_)))
    }

    /// Whether a person's own answers are shown, and nothing that others said or made of them.
    pub(crate) const fn is_alone(&self) -> bool {
        self.is_sheet() || self.is_passing()
    }

    /// How many practices are asked of a person and without an answer.
    pub(crate) fn open_of(&self, person: &Respondent) -> usize {
        let asked = self.assessment.practices_asked_of(person);
        let open = asked.filter(|practice| person.sheet.rating(&practice.id).is_none());
        open.count()
    }

    /// The first practice that is voted on again and on which a person has not voted since.
    pub(crate) fn first_to_vote_again(&self, person: &Respondent) -> Option<PracticeId> {
        let mut asked = self.assessment.practices_asked_of(person);
        let waits = asked.find(|practice| {
            let said = person.sheet.get(&practice.id);
            said.is_some_and(|said| said.rating.is_some() && !said.voted_again)
                && self.assessment.has_rounds(&practice.id)
        });
        waits.map(|practice| practice.id.clone())
    }

    /// Whether a person has something to say yet: an open question, or another vote.
    pub(crate) fn has_to_say(&self, person: &Respondent) -> bool {
        self.has_open(person) || self.first_to_vote_again(person).is_some()
    }

    /// Whether something that is asked of a person has no answer.
    pub(crate) fn has_open(&self, person: &Respondent) -> bool {
        let mut asked = self.assessment.practices_asked_of(person);
        asked.any(|practice| person.sheet.rating(&practice.id).is_none())
    }

    /// Whether the assessment is closed for changes.
    pub(crate) const fn is_closed(&self) -> bool {
        self.assessment.closed.is_some()
    }

    /// Whether the end of the questions is shown in place of a practice.
    pub(crate) fn is_at_end(&self) -> bool {
        self.practice.is_none()
    }

    /// How many practices of the form are still without an answer.
    pub(crate) fn open(&self) -> usize {
        self.asked().filter(|id| self.rating(id).is_none()).count()
    }

    /// The rating of a practice with half a level added or removed; `None` at its highest
    /// level.
    pub(crate) fn toggled_half(&self, practice: &PracticeId) -> Option<HalfLevels> {
        let rating = self.shown_rating(practice)?.at()?;
        if rating.is_half() {
            return Some(rating.level().into());
        }
        let (_, practice) = self.assessment.questionnaire.practice(practice)?;
        let half = HalfLevels::new(rating.count() + 1);
        half.filter(|half| practice.scale().allows(*half))
    }

    /// Whether the next card that is chosen counts with half a level more.
    pub(crate) fn adds_half(&self) -> bool {
        let Some(practice) = self.practice.clone() else {
            return false;
        };
        let is_rated = self.shown_rating(&practice).and_then(Rating::at).is_some();
        !is_rated && self.half_first == Some(self.whose(practice))
    }

    /// Has the next card that is chosen count with half a level more, or takes that back.
    pub(crate) fn set_half_first(&mut self, adds: bool) {
        let practice = self.practice.clone().filter(|_| adds);
        self.half_first = practice.map(|practice| self.whose(practice));
    }

    /// What a card that is chosen rates the practice that is shown: the level, and half a level more where
    /// that was asked for and the practice has one.
    pub(crate) fn chosen(&self, level: Level) -> HalfLevels {
        let plain = HalfLevels::from(level);
        let practice = self.practice.as_ref().filter(|_| self.adds_half());
        let found = practice.and_then(|id| self.assessment.questionnaire.practice(id));
        let more = HalfLevels::new(plain.count() + 1);
        let more = more
            .zip(found)
            .filter(|(more, (_, practice))| practice.scale().allows(*more));
        more.map_or(plain, |(more, _)| more)
    }

    /// Starts keying in at the first practice without an answer, or at the first of all. What is keyed
    /// in is always one person's.
    pub(crate) fn begin_keying(&mut self) {
        self.wants_group = false;
        let open = self.asked().position(|id| self.rating(id).is_none());
        self.keying.at = open.unwrap_or(0);
        self.keying.follows = false;
    }

    /// Moves the cursor of keying in to a practice.
    pub(crate) fn key_in_at(&mut self, practice: &PracticeId) {
        let place = self.asked().position(|id| id == practice);
        self.keying.at = place.unwrap_or(self.keying.at);
        self.keying.follows = false;
    }

    /// The practice whose answer gets half a level more: the one that was answered just now, and otherwise the
    /// one at the cursor, such as after an undo.
    pub(crate) fn half_goes_to(&self) -> Option<PracticeId> {
        if self.keying.follows {
            self.last_keyed()
        } else {
            self.asked().nth(self.keying.at).cloned()
        }
    }

    /// The practice that was keyed in last: the one before the cursor.
    pub(crate) fn last_keyed(&self) -> Option<PracticeId> {
        self.asked().nth(self.keying.at.checked_sub(1)?).cloned()
    }
}
