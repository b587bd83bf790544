//! What the projector shows, as data: all that the second window is handed. It holds no name, and no vote before
//! the reveal, so that neither can be painted or read out there.

use std::collections::BTreeSet;
use std::fmt;

use crate::analysis::{self, ShownRounds};
use crate::model::{Assessment, ElementId, HalfLevels, Level, Practice, PracticeId, RespondentId};
use crate::report::wording;
use crate::scoring::RoundFigures;
use crate::scoring::disclosure::{Closeness, SmallestGroup};
use crate::window::present::state::{Revealed, Shows};
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Words;

/// What the projector shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slide {
    /// What the second window is called: the same whatever is shown.
    pub(crate) window: String,
    pub(crate) is_dark: bool,
    pub(crate) is_strong: bool,
    /// What is left on the timer; `None` where it was not started.
    pub(crate) timer: Option<SlideTimer>,
    pub(crate) face: Face,
}

/// What is left on the timer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SlideTimer {
    pub(crate) text: String,
    /// What a screen reader says.
    pub(crate) spoken: String,
    pub(crate) is_over: bool,
}

/// How people join a ballot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct JoinSlide {
    pub(crate) title: String,
    /// The codes to scan, one after the other: into the Wi-Fi, where that is wanted, and into the ballot.
    pub(crate) ways: Vec<JoinWay>,
    /// How many are here.
    pub(crate) told: String,
}

/// A code to scan.
#[derive(Clone, PartialEq)]
pub(crate) struct JoinWay {
    /// What to do with the code for the camera.
    pub(crate) scan: String,
    /// The code as rows of modules; `true` is dark.
    pub(crate) code: Vec<Vec<bool>>,
    /// What to type instead.
    pub(crate) typed: Vec<(String, String)>,
}

/// What is typed may be a password.
impl fmt::Debug for JoinWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinWay").finish_non_exhaustive()
    }
}

/// What a slide is about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Face {
    /// A sentence, and nothing else.
    Sentence(String),
    /// How people join a ballot.
    Join(Box<JoinSlide>),
    /// A practice.
    Practice(Box<PracticeSlide>),
}

/// A practice on the projector.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PracticeSlide {
    /// The element, where the practice stands in it, and which vote it is.
    pub(crate) place: String,
    pub(crate) title: String,
    pub(crate) prompt: String,
    pub(crate) level_count: u8,
    pub(crate) levels: Vec<SlideLevel>,
    pub(crate) turnout: Turnout,
    /// How many have voted, in words.
    pub(crate) voted: String,
    /// What the middle of the votes is called.
    pub(crate) middle: String,
    /// What came of the votes; `None` until they are revealed.
    pub(crate) revealed: Option<Reveal>,
}

/// A level that the practice can be rated at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SlideLevel {
    pub(crate) level: Level,
    pub(crate) number: String,
    pub(crate) name: String,
    /// What can be seen at it.
    pub(crate) text: String,
}

/// How many have voted, of how many that are asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Turnout {
    pub(crate) voted: usize,
    pub(crate) asked: usize,
}

impl Turnout {
    /// Whether everybody has voted.
    pub(crate) const fn is_complete(self) -> bool {
        self.asked > 0 && self.voted >= self.asked
    }
}

/// What came of the votes, as far as it may be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reveal {
    /// The votes of the round before, where there was one, and of this one; empty where single votes are not
    /// shown.
    pub(crate) rows: Vec<VoteRow>,
    /// How far people agree, in a plain sentence, or why nothing is shown.
    pub(crate) sentence: String,
    /// The middle, the range, and what else there is to tell.
    pub(crate) facts: Vec<String>,
    /// What the group agreed on.
    pub(crate) agreed: Option<String>,
    /// Whether too few people voted for anything to be shown.
    pub(crate) is_withheld: bool,
}

/// The votes of a round.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct VoteRow {
    /// Which vote it is; `None` where there was only one.
    pub(crate) name: Option<String>,
    /// The ratings, from the lowest.
    pub(crate) ratings: Vec<HalfLevels>,
    pub(crate) middle: Option<HalfLevels>,
    /// The same in words.
    pub(crate) spoken: String,
}

/// What the report shows of small groups holds on the projector too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    /// The fewest people whose votes are shown.
    least: SmallestGroup,
    /// Whether figures of single people are left out, so that nothing but words is shown.
    in_words: bool,
}

impl Slide {
    /// What the projector shows now; `None` where nothing is to be shown on it.
    pub(crate) fn of(words: &Words, state: &State) -> Option<Self> {
        Self::led(words, state).filter(|_| {
            let session = state.session.as_ref();
            session.is_some_and(|session| session.presenter.is_open)
        })
    }

    /// The same where votes are led on phones alone, and nothing is shown on a projector.
    pub(crate) fn led(words: &Words, state: &State) -> Option<Self> {
        let session = state.session.as_ref();
        let session = session.filter(|it| it.presenter.is_active())?;
        let rule = Rule {
            least: state.choice.smallest_group,
            in_words: state.choice.redaction.respondents,
        };
        Some(Self {
            window: words.text("present-window"),
            is_dark: session.presenter.is_dark,
            is_strong: state.has_high_contrast(),
            timer: timer(words, session, state.now),
            face: face(words, session, rule, state.now),
        })
    }
}

fn timer(words: &Words, session: &Session, now: f64) -> Option<SlideTimer> {
    let timer = session.presenter.timer;
    let is_over = timer.is_over(now);
    (!timer.is_ready()).then(|| SlideTimer {
        text: clock(words, timer.seconds(now)),
        spoken: words.text(if is_over {
            "present-time-is-up"
        } else {
            "present-time-runs"
        }),
        is_over,
    })
}

/// Seconds as a clock shows them: 1:05.
pub(crate) fn clock(words: &Words, seconds: u16) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    words.with(
        "present-clock",
        &facts!(minutes, seconds = format!("{rest:02}")),
    )
}

fn face(words: &Words, session: &Session, rule: Rule, now: f64) -> Face {
    if session.is_passing() {
        return Face::Sentence(words.text("present-passing"));
    }
    if let Some(join) = join(words, session) {
        return Face::Join(Box::new(join));
    }
    let assessment = &session.assessment;
    let id = session.presenter.practice();
    let Some((element, practice)) = id.and_then(|id| assessment.questionnaire.practice(id)) else {
        return Face::Sentence(words.text("present-end"));
    };
    let questionnaire = &assessment.questionnaire;
    // In the words for everybody: whose answers the window shows is nobody's business here.
    let asked = questionnaire.asked_as("", practice);
    let levels = practice.scale().levels().map(|level| SlideLevel {
        level,
        number: words.rating(level),
        name: questionnaire
            .level(level)
            .map_or_else(String::new, |it| words.wording(&it.name).to_owned()),
        text: asked
            .descriptor(level)
            .map_or_else(String::new, |it| words.wording(it).to_owned()),
    });
    let turnout = turnout(session, &practice.id);
    let awaits = session.presenter.awaits_again(now).is_some();
    let revealed = session.presenter.revealed(assessment);
    Face::Practice(Box::new(PracticeSlide {
        place: place(words, session, &element.id, practice),
        title: words.wording(&practice.title).to_owned(),
        prompt: words.wording(asked.prompt()).to_owned(),
        level_count: questionnaire.level_count(),
        levels: levels.collect(),
        voted: words.with(
            "present-voted",
            &facts!(
                voted = turnout.voted,
                asked = turnout.asked,
                again = u8::from(awaits)
            ),
        ),
        turnout,
        middle: words.text("present-middle-name"),
        revealed: revealed.map(|it| reveal(words, assessment, it, rule)),
    }))
}

fn place(words: &Words, session: &Session, element: &ElementId, practice: &Practice) -> String {
    let assessment = &session.assessment;
    let all: Vec<&PracticeId> = assessment
        .questionnaire
        .practices_in(assessment.form)
        .map(|(_, it)| &it.id)
        .collect();
    let number = all
        .iter()
        .position(|id| **id == practice.id)
        .map_or(0, |it| it + 1);
    let over = round(session, &practice.id) - 1;
    let facts = facts!(
        element = wording::element_name(words, &assessment.questionnaire, element),
        number,
        of = all.len(),
        again = u8::from(over > 0),
        vote = wording::round_name(words, over)
    );
    words.with("present-place", &facts)
}

/// How people join, while that is what everybody is to see.
#[cfg(feature = "ballot")]
fn join(words: &Words, session: &Session) -> Option<JoinSlide> {
    let ballot = session.ballot.as_ref()?.running()?;
    let people = ballot.session.present();
    let wifi = ballot.wifi.as_ref().map(|wifi| JoinWay {
        scan: words.text("present-join-wifi-scan"),
        code: wifi.code.clone(),
        typed: wifi
            .typed()
            .map(|(key, text)| (words.text(key), text.to_owned()))
            .collect(),
    });
    let own = JoinWay {
        scan: words.text("present-join-scan"),
        code: ballot.code.clone(),
        typed: ballot
            .typed()
            .map(|(key, text)| (words.text(key), text))
            .into(),
    };
    ballot.shows_code().then(|| JoinSlide {
        title: words.text("present-join"),
        ways: wifi.into_iter().chain([own]).collect(),
        told: words.with("ballot-present", &facts!(people)),
    })
}

/// Without ballots nobody joins any.
#[cfg(not(feature = "ballot"))]
const fn join(_: &Words, _: &Session) -> Option<JoinSlide> {
    None
}

/// Which vote on a practice it is, counted from 1.
fn round(session: &Session, practice: &PracticeId) -> usize {
    #[cfg(feature = "ballot")]
    if let Some(ballot) = session.ballot_on(practice) {
        return ballot.session.round(practice);
    }
    session.assessment.rounds_over(practice) + 1
}

/// How many have voted on a practice in the round that is open.
pub(crate) fn turnout(session: &Session, practice: &PracticeId) -> Turnout {
    #[cfg(feature = "ballot")]
    if let Some(ballot) = session.ballot_on(practice) {
        return Turnout {
            voted: ballot.session.voted(),
            asked: ballot.session.expected(),
        };
    }
    let assessment = &session.assessment;
    let open = assessment.rounds_of(practice).pop().unwrap_or_default();
    let people = &assessment.respondents;
    let is_alone = people.iter().all(|person| person.is_blank());
    let asked = people.iter().filter(|person| {
        let role = assessment.questionnaire.role_form(&person.role);
        let counts = is_alone || !person.is_blank();
        open.contains_key(&person.id) || (counts && person.is_asked(role, practice))
    });
    Turnout {
        voted: open.values().filter(|cast| !cast.stayed).count(),
        asked: asked.count(),
    }
}

/// What came of the votes on a practice, as they were when they were revealed.
fn reveal(words: &Words, assessment: &Assessment, of: &Revealed, rule: Rule) -> Reveal {
    let id = of.practice();
    let agreed = agreed(words, assessment, id, rule);
    let plain = |key: &str, is_withheld| Reveal {
        sentence: words.with(key, &facts!(least = rule.least.people())),
        agreed: agreed.clone(),
        is_withheld,
        ..Reveal::default()
    };
    match of.shows {
        Shows::Nobody if of.is_later => return plain("present-waiting", false),
        Shows::Nobody => return plain("present-nobody", false),
        Shows::TooFew => return plain("present-withheld", true),
        Shows::NotOneByOne | Shows::Votes | Shows::WithStayed => {}
    }
    let stays = of.shows == Shows::WithStayed;
    // Else whoever did not vote again has no vote in this round.
    let then = if stays {
        of.then.clone()
    } else {
        of.then.without_stayed_votes(id)
    };
    if rule.in_words {
        let told = in_words(words, &then, id, rule);
        let mut told = told.unwrap_or_else(|| plain("present-withheld", true));
        told.agreed = agreed;
        return told;
    }
    let Some(whole) = analysis::rounds_of_practice(&then, id, None) else {
        return Reveal::default();
    };
    let figures = whole.rounds.last().and_then(|it| it.figures.as_ref());
    let is_shown = of.shows != Shows::NotOneByOne;
    let rows = match figures {
        Some(_) if is_shown => rows(words, &then, &whole, rule),
        _ => Vec::new(),
    };
    let facts = match figures {
        Some(figures) if is_shown => {
            let mut told = facts(words, figures, &whole, (rows.len(), rule));
            let stayed = of.then.rounds_of(id).pop().unwrap_or_default();
            let stayed = stayed.values().filter(|cast| cast.stayed).count();
            if stayed > 0 {
                let facts = facts!(count = stayed, counts = u8::from(stays));
                told.push(words.with("present-stayed", &facts));
            }
            told
        }
        _ => vec![words.text("present-joined")],
    };
    let closeness = whole.rounds.last().and_then(|it| it.closeness);
    Reveal {
        sentence: agreement(words, closeness),
        facts,
        rows,
        agreed,
        is_withheld: false,
    }
}

/// What came of the votes where figures of single people are left out; `None` where it rests on too few.
fn in_words(words: &Words, then: &Assessment, id: &PracticeId, rule: Rule) -> Option<Reveal> {
    let safe = analysis::rounds_of_practice(then, id, Some(rule.least))?;
    let now = safe.rounds.last().filter(|it| it.people.is_some())?;
    let middle = wording::answer(words, now.answer);
    let mut facts = vec![words.with("present-middle", &facts!(middle))];
    let stable = safe.moves.last().and_then(|it| it.is_stable);
    facts.extend(stable.map(|it| words.with("says-move-words", &facts!(stable = u8::from(it)))));
    Some(Reveal {
        sentence: agreement(words, now.closeness),
        facts,
        ..Reveal::default()
    })
}

/// How far people agree.
fn agreement(words: &Words, closeness: Option<Closeness>) -> String {
    let closeness = closeness.map_or("unknown", Closeness::as_str);
    words.with("present-agreement", &facts!(closeness))
}

/// The votes of this round and of the one before, where both may be seen together.
fn rows(words: &Words, assessment: &Assessment, whole: &ShownRounds, rule: Rule) -> Vec<VoteRow> {
    let people: Vec<BTreeSet<RespondentId>> = assessment
        .rounds_of(&whole.id)
        .into_iter()
        .map(|votes| votes.into_keys().cloned().collect())
        .collect();
    let several = whole.rounds.len() > 1;
    let from = whole.rounds.len().saturating_sub(2);
    let rounds = whole.rounds.iter().zip(&people).enumerate().skip(from);
    let may_show = rounds.filter(|(_, (_, voted))| {
        let now = people.last();
        rule.least.allows(voted.len()) && now.is_some_and(|it| rule.least.allows_both(voted, it))
    });
    let rows = may_show.filter_map(|(place, (round, _))| {
        let figures = round.figures.as_ref()?;
        let name = several.then(|| wording::round_name(words, place));
        Some(VoteRow {
            spoken: spoken(words, name.as_deref(), &figures.ratings),
            name,
            ratings: figures.ratings.clone(),
            middle: figures.answer().and_then(|answer| answer.at()),
        })
    });
    rows.collect()
}

fn spoken(words: &Words, name: Option<&str>, ratings: &[HalfLevels]) -> String {
    let groups = ratings.chunk_by(|one, other| one == other);
    let counts = groups.filter_map(|group| {
        let facts = facts!(rating = *group.first()?, count = group.len());
        Some(words.with("present-row-count", &facts))
    });
    let counts: Vec<String> = counts.collect();
    let facts = facts!(
        votes = words.series(&counts),
        has = u8::from(name.is_some()),
        name = name.unwrap_or_default()
    );
    words.with("present-row", &facts)
}

/// The middle and the range, who gave no rating, and how many changed the vote.
fn facts(
    words: &Words,
    figures: &RoundFigures,
    whole: &ShownRounds,
    (rows, rule): (usize, Rule),
) -> Vec<String> {
    let middle = wording::answer(words, figures.answer());
    let mut told = vec![words.with("present-middle", &facts!(middle))];
    if let (Some(low), Some(high)) = (figures.ratings.first(), figures.ratings.last()) {
        let same = u8::from(low == high);
        told.push(words.with("present-range", &facts!(low = *low, high = *high, same)));
    }
    for (key, count) in [
        ("present-unknown", figures.unknown),
        ("present-left-out", figures.left_out),
    ] {
        if count > 0 {
            told.push(words.with(key, &facts!(count)));
        }
    }
    let moved = whole.moves.last().and_then(|it| it.figures);
    // Of votes that are not side by side, nothing is told together.
    let moved = moved.filter(|it| rows > 1 && rule.least.allows(it.people));
    if let Some(moved) = moved {
        let facts = facts!(moved = moved.moved, people = moved.people);
        told.push(words.with("present-moved", &facts));
    }
    told
}

/// What the group agreed on, without the reason, in which a name may stand.
fn agreed(words: &Words, assessment: &Assessment, id: &PracticeId, rule: Rule) -> Option<String> {
    let people = assessment.respondents_on(assessment.form).count();
    let agreed = assessment.consensus.get(id);
    let agreed = agreed.filter(|_| rule.least.allows(people))?;
    let rating = wording::answer(words, Some(agreed.rating.answer()));
    Some(words.with("present-agreed", &facts!(rating)))
}
