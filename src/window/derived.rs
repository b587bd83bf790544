//! What follows from the open document, computed once per revision when a screen first asks. Never
//! saved.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use jiff::civil::Date;

use crate::advice::economics::Worth;
use crate::analysis::{self, Analysis, ShownRounds};
use crate::change::{self, LastTime};
use crate::chart::{self, Scene};
use crate::model::{
    BusinessCase, ElementId, Form, Level, PracticeId, RatingKind, RespondentId, Standing,
};
use crate::report::{wording, worth as says};
use crate::scoring::PracticeProfile;
use crate::window::results::drawings::Drawings;
use crate::window::results::findings::{Findings, WIDTH};
use crate::window::results::imagined::ImaginedResults;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Words;

/// What follows from the open document.
#[derive(Default)]
pub(crate) struct Derived {
    of: Option<Revision>,
    /// Holds `None` without a document. Empty until a screen asks, which none does while questions are
    /// answered.
    found: OnceCell<Option<Found>>,
    /// The revision and the try that `imagined` is of.
    tried: Option<(Revision, u64)>,
    /// Holds `None` if nothing is tried out. Empty until a screen asks.
    imagined: OnceCell<Option<ImaginedResults>>,
    /// What the group says about the practice that is shown, in a revision of a session.
    group: RefCell<OfRevision<PracticeProfile>>,
    /// The rounds of votes on the practice that is shown, in a revision of a session.
    rounds: RefCell<OfRevision<Rc<ShownRounds>>>,
    /// The element that would have no level if the practice that is shown did not apply, in a revision of a session.
    without_level: RefCell<OfRevision<(RespondentId, PracticeId, Option<ElementId>)>>,
    /// What was said last time about the practice that is shown, in a revision of a session.
    last_time: RefCell<OfRevision<KnownLastTime>>,
    /// How much everybody has answered, in a revision of a session.
    everybody: Cell<OfRevision<Progress>>,
}

/// What was found in a revision of a session.
type OfRevision<T> = Option<((u64, u64), T)>;

/// Of whom, about what, since how many changes of the earlier assessments, and what was said.
type KnownLastTime = (Option<RespondentId>, PracticeId, u64, Option<LastTime>);

/// A session, its revision, and the revisions of the studies that pictures show.
type Revision = (u64, u64, [Option<u64>; 2]);

/// What follows from one revision of one document: its analysis, in pictures and words too.
pub(crate) struct Found {
    pub(crate) analysis: Analysis,
    pub(crate) scenes: Scenes,
    /// The pictures of the results, as they were shown.
    pub(crate) drawings: Drawings,
    /// What each level is worth, in the order of [`Studies::levels`].
    ///
    /// [`Studies::levels`]: super::study::Studies::levels
    pub(crate) level_worths: Vec<Worth>,
    pub(crate) caveats: Vec<String>,
    /// What the results say beyond that.
    pub(crate) findings: Findings,
}

impl Deref for Found {
    type Target = Analysis;

    fn deref(&self) -> &Analysis {
        &self.analysis
    }
}

/// The pictures of plan and business case.
pub(crate) struct Scenes {
    /// `None` where no net present value is known, or nothing moves it.
    pub(crate) tornado: Option<Scene>,
    pub(crate) effort: Scene,
    /// `None` where no step is due within the phases.
    pub(crate) timeline: Option<Scene>,
}

/// How much is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// An answer was given, "don't know" among them.
    pub(crate) answered: usize,
    /// Answered with "don't know": still open for the level.
    pub(crate) unknown: usize,
    pub(crate) asked: usize,
    /// Minutes left at the pace of this session, rounded up; 0 when all is answered.
    pub(crate) minutes: usize,
}

impl Found {
    /// The practices of an element that lie below a level, or are not known.
    pub(crate) fn below(
        &self,
        element: &ElementId,
        level: Level,
    ) -> impl Iterator<Item = &PracticeProfile> {
        self.profile
            .practices
            .iter()
            .filter(move |practice| practice.element == *element)
            .filter(move |practice| match practice.standing() {
                Standing::Rated(rating) => rating < practice.scale.asked_at(level).into(),
                Standing::LeftOut => false,
                Standing::Open => true,
            })
    }

    /// The level above an element's own; at the top its own, without a level the floor.
    pub(crate) fn next_level(&self, element: &ElementId) -> Level {
        let profile = self.profile.element(element);
        let held = profile
            .and_then(|profile| profile.placement.claimed)
            .map_or(Level::FLOOR, |range| range.low);
        held.next(self.profile.level_count).unwrap_or(held)
    }
}

impl Derived {
    /// Forgets what followed from an earlier revision.
    pub(crate) fn refresh(&mut self, state: &State) {
        let of = state.session.as_ref().map(|session| {
            let ways = session.studies.revisions();
            (session.serial, session.revision, ways)
        });
        let serial = |of: Option<Revision>| of.map(|(serial, ..)| serial);
        // With many respondents, the previous revision is shown until the next one is scored.
        let waits = serial(self.of) == serial(of) && !is_ready(state);
        if self.of != of && !waits {
            self.of = of;
            self.found.take();
        }
        let count = state
            .session
            .as_ref()
            .and_then(|session| Some(session.what_if.as_ref()?.tries));
        // What is tried out starts from the revision that is shown.
        let tried = self.of.zip(count);
        if self.tried != tried {
            self.tried = tried;
            self.imagined.take();
        }
    }

    /// What follows from the state of the last refresh; `None` without a document, and until many
    /// respondents are scored.
    pub(crate) fn found(&self, state: &State, words: &Words) -> Option<&Found> {
        let find = || {
            let session = state.session.as_ref()?;
            Some(find(session, analysis(session, state.today)?, words))
        };
        let found = if is_ready(state) {
            Some(self.found.get_or_init(find))
        } else {
            self.found.get()
        };
        found?.as_ref()
    }

    /// What would follow from what is tried out; `None` if nothing is, and until the answers are
    /// scored.
    pub(crate) fn imagined(&self, state: &State, words: &Words) -> Option<&ImaginedResults> {
        let session = state.session.as_ref()?;
        let present = &self.found(state, words)?.analysis;
        let imagine = || {
            let tried = &session.what_if.as_ref()?.ratings;
            let questionnaire = &session.assessment.questionnaire;
            Some(ImaginedResults::of(words, questionnaire, present, tried))
        };
        self.imagined.get_or_init(imagine).as_ref()
    }

    /// How much everybody has answered of what they are asked: counted once per revision.
    pub(crate) fn everybody(&self, session: &Session) -> Progress {
        let of = (session.serial, session.revision);
        let known = self.everybody.get().filter(|(known, _)| *known == of);
        let (_, found) = known.unwrap_or_else(|| (of, everybody(session)));
        self.everybody.set(Some((of, found)));
        found
    }

    /// The rounds of votes on a practice, where one of them is over: looked up once per revision.
    pub(crate) fn rounds(&self, session: &Session, id: &PracticeId) -> Option<Rc<ShownRounds>> {
        if !session.assessment.has_rounds(id) {
            return None;
        }
        let of = (session.serial, session.revision);
        let mut rounds = self.rounds.borrow_mut();
        let known = rounds.as_ref();
        if known.is_none_or(|(known, shown)| *known != of || shown.id != *id) {
            let found = analysis::rounds_of_practice(&session.assessment, id, None);
            *rounds = found.map(|found| (of, Rc::new(found)));
        }
        rounds.as_ref().map(|(_, shown)| Rc::clone(shown))
    }

    /// The element that would have no level if a practice did not apply, by what the person who is shown says: worked
    /// out once per revision.
    pub(crate) fn without_level(&self, session: &Session, id: &PracticeId) -> Option<ElementId> {
        let of = (session.serial, session.revision);
        let mut known = self.without_level.borrow_mut();
        let is_known = known.as_ref().is_some_and(|(known, (who, practice, _))| {
            *known == of && *who == session.me && practice == id
        });
        if !is_known {
            let about = (&session.me, id);
            let found = analysis::element_without_level(&session.assessment, about);
            *known = Some((of, (session.me.clone(), id.clone(), found)));
        }
        known.as_ref().and_then(|(_, (.., found))| found.clone())
    }

    /// What the person who is shown, or the group, said about a practice last time: looked up once per revision.
    pub(crate) fn last_time(&self, session: &Session, id: &PracticeId) -> Option<LastTime> {
        let before = session.earlier.latest()?;
        let of = (session.serial, session.revision);
        let who = (!session.is_group()).then(|| session.me.clone());
        let changes = session.earlier.changes;
        let mut known = self.last_time.borrow_mut();
        let is_known = known
            .as_ref()
            .is_some_and(|(known, (whose, practice, since, _))| {
                *known == of && *whose == who && practice == id && *since == changes
            });
        if !is_known {
            let sides = (before, &session.assessment);
            let found = change::last_time(sides, who.as_ref(), id);
            *known = Some((of, (who, id.clone(), changes, found)));
        }
        known.as_ref().and_then(|(_, (.., found))| found.clone())
    }

    /// What the group says about a practice: looked up once per revision.
    pub(crate) fn group(&self, session: &Session, id: &PracticeId) -> Option<PracticeProfile> {
        let of = (session.serial, session.revision);
        let mut group = self.group.borrow_mut();
        let known = group.as_ref();
        if known.is_none_or(|(known, practice)| *known != of || practice.id != *id) {
            *group = analysis::practice(&session.assessment, id).map(|found| (of, found));
        }
        group.as_ref().map(|(_, practice)| practice.clone())
    }
}

/// Whether what follows can be worked out between two frames.
fn is_ready(state: &State) -> bool {
    let session = state.session.as_ref();
    session.is_none_or(|session| {
        !session.is_large() || session.studies.analysis(session.revision).is_some()
    })
}

/// The analysis of the document, from a thread where it takes longer than a frame.
fn analysis(session: &Session, today: Date) -> Option<Analysis> {
    if session.is_large() {
        return session.studies.analysis(session.revision).cloned();
    }
    let assessment = &session.assessment;
    Some(Analysis::of(assessment, assessment.form, today))
}

fn find(session: &Session, mut analysis: Analysis, words: &Words) -> Found {
    if let Some(set) = session.studies.smallest_set() {
        analysis.take_days_of(set);
    }
    let assessment = &session.assessment;
    let questionnaire = &assessment.questionnaire;
    let profile = &analysis.profile;
    let raises = session
        .studies
        .smallest_set()
        .into_iter()
        .flat_map(|set| &set.raises);
    let chosen: Vec<PracticeId> = raises.map(|raise| raise.practice.clone()).collect();
    Found {
        scenes: Scenes {
            tornado: tornado(words, &analysis.business_case, &analysis.worth),
            effort: chart::effort_effect(words, questionnaire, &analysis.effort, &chosen, WIDTH),
            timeline: chart::timeline(words, questionnaire, &analysis.roadmap, WIDTH),
        },
        drawings: Drawings::default(),
        level_worths: analysis::worth_of_each(&assessment.business_case, session.studies.levels()),
        caveats: wording::caveats(words, questionnaire, profile),
        findings: Findings::of(words, questionnaire, &analysis),
        analysis,
    }
}

fn tornado(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<Scene> {
    let likely = worth.npv?;
    let rows = says::tornado_rows(words, case, &worth.tornado);
    let text = says::money_about(words, case, likely);
    chart::tornado(words, likely, &text, &rows, WIDTH)
}

/// How many people answered something of a form.
pub(crate) fn respondents(session: &Session, form: Form) -> usize {
    session.assessment.respondents_on(form).count()
}

fn everybody(session: &Session) -> Progress {
    let (mut answered, mut unknown, mut asked) = (0, 0, 0);
    for person in &session.assessment.respondents {
        for practice in session.assessment.practices_asked_of(person) {
            let rating = person.sheet.rating(&practice.id);
            asked += 1;
            answered += usize::from(rating.is_some());
            unknown += usize::from(RatingKind::of(rating) == RatingKind::DontKnow);
        }
    }
    Progress {
        answered,
        unknown,
        asked,
        minutes: 0,
    }
}

/// How much the respondent who is shown has answered.
pub(crate) fn progress(session: &Session) -> Progress {
    let asked = session.asked().count();
    let answered = session
        .asked()
        .filter(|id| session.rating(id).is_some())
        .count();
    let unknown = session.asked().filter(|id| {
        let kind = RatingKind::of(session.rating(id));
        kind == RatingKind::DontKnow
    });
    Progress {
        answered,
        unknown: unknown.count(),
        asked,
        minutes: session.pace.minutes(asked - answered),
    }
}
