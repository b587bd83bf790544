//! What follows from the open document: computed once per revision, for the first screen that asks,
//! never saved.

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::advice::economics::{self, Worth};
use crate::advice::{self, EffortMap, NextStep, Roadmap};
use crate::chart::{self, Scene};
use crate::model::{BusinessCase, ElementId, HalfLevels, Level, PracticeId};
use crate::report::{wording, worth as says};
use crate::scoring::{self, PracticeProfile, PracticeState, Profile};
use crate::words::Words;

use super::findings::{Told, WIDTH};
use super::state::{Session, State};
use super::study;
use super::update;
use super::what_if::Imagined;

/// The width that the radar is composed at.
const RADAR_WIDTH: f32 = 300.0;

/// What follows from the open document.
#[derive(Default)]
pub(crate) struct Derived {
    of: Option<Revision>,
    /// `None` inside without a document. Empty until a screen asks: while questions are answered,
    /// nobody does.
    found: OnceCell<Option<Found>>,
    /// The revision and the try that `imagined` is of.
    tried: Option<(Revision, u64)>,
    /// `None` inside where nothing is tried out. Empty until a screen asks.
    imagined: OnceCell<Option<Imagined>>,
}

/// A session, its revision, and the revisions of the studies that pictures show.
type Revision = (u64, u64, [Option<u64>; 2]);

/// What follows from one revision of one document.
pub(crate) struct Found {
    pub(crate) profile: Profile,
    pub(crate) steps: Vec<NextStep>,
    pub(crate) scenes: Scenes,
    pub(crate) worth: Worth,
    /// The same with the days of each level in turn, in the order of [`Studies::levels`].
    ///
    /// [`Studies::levels`]: super::study::Studies::levels
    pub(crate) level_worths: Vec<Worth>,
    /// Every possible step, effort against effect.
    pub(crate) effort: EffortMap,
    pub(crate) roadmap: Roadmap,
    pub(crate) caveats: Vec<String>,
    /// What the results tell beyond that.
    pub(crate) told: Told,
}

/// The pictures of a profile.
pub(crate) struct Scenes {
    pub(crate) continuum: Scene,
    pub(crate) heat_map: Scene,
    /// `None` where there are too few axes.
    pub(crate) radar: Option<Scene>,
    /// `None` where no net present value is known, or nothing moves it.
    pub(crate) tornado: Option<Scene>,
    pub(crate) effort: Scene,
    /// `None` where no step is due within the phases.
    pub(crate) timeline: Option<Scene>,
}

/// How far the answering is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) answered: usize,
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
            .filter(move |practice| match practice.state {
                PracticeState::Rated(rating) => rating < HalfLevels::from(level),
                PracticeState::NotApplicable => false,
                PracticeState::DontKnow | PracticeState::Open => true,
            })
    }

    /// The level above the place of an element; its own at the top, the floor where it has none.
    pub(crate) fn next_level(&self, element: &ElementId) -> Level {
        let held = self
            .profile
            .elements
            .iter()
            .find(|profile| profile.id == *element)
            .and_then(|profile| profile.placement.claimed)
            .map_or(Level::FLOOR, |range| range.low);
        held.next(self.profile.level_count).unwrap_or(held)
    }
}

impl Derived {
    /// Forgets what followed from an earlier revision.
    pub(crate) fn refresh(&mut self, state: &State) {
        let of = state.session.as_ref().map(|session| {
            let ways = session.studies.ways();
            (session.serial, session.revision, ways)
        });
        let serial = |of: Option<Revision>| of.map(|(serial, ..)| serial);
        // Of many respondents the last revision is shown until the next one is scored.
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

    /// What follows from the state that was last refreshed with; `None` without a document, and of
    /// many respondents until they are scored.
    pub(crate) fn found(&self, state: &State, words: &Words) -> Option<&Found> {
        let find = || {
            let session = state.session.as_ref()?;
            Some(find(session, profile(session)?, state.today, words))
        };
        let found = if is_ready(state) {
            Some(self.found.get_or_init(find))
        } else {
            self.found.get()
        };
        found?.as_ref()
    }

    /// What would follow from what is tried out; `None` where nothing is, and until the answers are
    /// scored.
    pub(crate) fn imagined(&self, state: &State, words: &Words) -> Option<&Imagined> {
        let session = state.session.as_ref()?;
        let present = &self.found(state, words)?.profile;
        let imagine = || {
            let tried = &session.what_if.as_ref()?.ratings;
            let questionnaire = &session.assessment.questionnaire;
            Some(Imagined::of(words, questionnaire, present, tried))
        };
        self.imagined.get_or_init(imagine).as_ref()
    }
}

/// Whether what follows can be worked out between two frames.
fn is_ready(state: &State) -> bool {
    let session = state.session.as_ref();
    session.is_none_or(|session| {
        !study::is_large(session) || session.studies.profile(session.revision).is_some()
    })
}

/// The profile of the document, from a thread where it takes longer than a frame.
fn profile(session: &Session) -> Option<Profile> {
    if study::is_large(session) {
        return session.studies.profile(session.revision).cloned();
    }
    let assessment = &session.assessment;
    Some(scoring::profile(assessment, assessment.form))
}

fn find(session: &Session, profile: Profile, today: Date, words: &Words) -> Found {
    let assessment = &session.assessment;
    let questionnaire = &assessment.questionnaire;
    let effort = advice::effort_map(assessment, &profile);
    let chosen: Vec<PracticeId> = session
        .studies
        .way()
        .into_iter()
        .flat_map(|set| &set.raises)
        .map(|raise| raise.practice.clone())
        .collect();
    let roadmap = advice::roadmap(
        assessment,
        &profile,
        &assessment.plan,
        update::start(session, today),
        assessment.planning.capacity_days_per_month,
    );
    let worth = economics::worth(&assessment.business_case);
    Found {
        steps: advice::next_steps(assessment, &profile),
        scenes: Scenes {
            continuum: chart::continuum(words, questionnaire, &profile, WIDTH),
            heat_map: chart::heat_map(words, questionnaire, &profile, WIDTH),
            radar: chart::radar(words, questionnaire, &profile, RADAR_WIDTH),
            tornado: tornado(words, &assessment.business_case, &worth),
            effort: chart::effort_effect(words, questionnaire, &effort, &chosen, WIDTH),
            timeline: chart::timeline(words, questionnaire, &roadmap, WIDTH),
        },
        worth,
        level_worths: session
            .studies
            .levels()
            .iter()
            .map(|ask| economics::worth(&assessment.business_case.with_staff_days(ask.set.days)))
            .collect(),
        effort,
        roadmap,
        caveats: wording::caveats(words, questionnaire, &profile),
        told: Told::of(words, questionnaire, &profile),
        profile,
    }
}

fn tornado(words: &Words, case: &BusinessCase, worth: &Worth) -> Option<Scene> {
    let likely = worth.npv?;
    let rows = says::tornado_rows(words, case, &worth.tornado);
    let text = says::money(words, case, likely);
    chart::tornado(words, likely, &text, &rows, WIDTH)
}

/// How far the answering of the respondent who is shown is.
pub(crate) fn progress(session: &Session) -> Progress {
    let asked = session.asked().count();
    let answered = session
        .asked()
        .filter(|id| session.rating(id).is_some())
        .count();
    Progress {
        answered,
        asked,
        minutes: session.pace.minutes(asked - answered),
    }
}
