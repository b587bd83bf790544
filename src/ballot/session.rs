//! The ballot as a state: who is in it, what is asked now, and what the document is with the votes in it.
//! It knows no network, no disk and no clock.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Duration;

use jiff::civil::Date;

use super::event::{Began, Event, Joined, Voted, rating, written};
use crate::model::{
    Answer, Assessment, Consensus, Digest, Edit, EditError, HalfLevels, Practice, PracticeId,
    Rating, Respondent, RespondentId, ResponseField,
};
use crate::scoring::disclosure::SmallestGroup;

/// The most people in a ballot.
pub(super) const MOST_PEOPLE: usize = 500;
/// The longest name and role, in characters.
pub(super) const LONGEST_NAME: usize = 80;
/// The longest reason, in characters.
pub(super) const LONGEST_REASON: usize = 500;
/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 2_000;

/// How people vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Everybody goes through the whole form at the own pace.
    OwnPace,
    /// All vote on one practice after the other, which the facilitator puts up.
    Together,
}

/// What is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The whole form, at everybody's own pace.
    OwnPace,
    /// Nothing yet: people come in.
    Lobby,
    /// One practice, silently.
    Voting(PracticeId),
    /// Nothing: the votes on a practice are revealed and talked about.
    Revealed(PracticeId),
    /// Nothing any more.
    Over,
}

/// Somebody in the ballot.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who it is in the document.
    pub respondent: RespondentId,
    /// The personal code.
    pub code: String,
    /// The digest of the token; `None` of somebody who is not here yet.
    token: Option<String>,
}

/// A vote as a form sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// On what.
    pub practice: String,
    /// Which vote the form was made for, as [`Session::number`] counts.
    pub number: u32,
    /// The number of half levels of a level, `dk` or `na`; empty where nothing was chosen.
    pub answer: String,
    /// Whether the next level is partly in place.
    pub half: bool,
    /// Why the practice does not apply.
    pub reason: String,
    /// A remark.
    pub note: String,
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The session code, or the personal code, is another one.
    WrongCode,
    /// No name is given.
    NameMissing,
    /// Somebody votes under this name.
    NameTaken,
    /// Somebody of this name is in the document, whose place is not free for anybody who bears the name.
    NameListed,
    /// There is no room for more people.
    Full,
    /// A text is too long.
    TooLong,
    /// Nothing was chosen.
    NothingChosen,
    /// "Not applicable" stands without a reason.
    ReasonMissing,
    /// There is no level above to be partly in place.
    NoHalf,
    /// It is not asked now, or not of this person.
    NotAsked,
    /// The ballot is over.
    Over,
}

/// What the facilitator asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// The next practice, or the one that is named.
    Next(Option<PracticeId>),
    /// Another vote on the same practice.
    Again,
    /// The votes in so many seconds.
    Countdown(u32),
    /// The votes.
    Reveal,
    /// What the group agreed on, and why.
    Agree(Rating, String),
    /// A new personal code for somebody by name.
    Code(String),
    /// Who is here.
    Who,
    /// The end.
    End,
}

/// Why an order is not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDone {
    /// People vote at their own pace: there is nothing to put up.
    OwnPace,
    /// Every practice had its vote.
    NoMore,
    /// No practice is put up.
    NothingAsked,
    /// The votes are not revealed yet.
    NotRevealed,
    /// The votes are revealed already.
    RevealedAlready,
    /// Nobody, or more than one person, has this name.
    Nobody(String),
    /// The document does not permit it.
    Edit(EditError),
    /// The system has no random bits.
    NoRandom,
}

/// How the votes on a practice lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// How many voted.
    pub people: usize,
    /// Each rating that can be given, from the lowest, and how many gave it; `None` where too few voted
    /// to show it.
    pub counts: Option<Counts>,
}

/// How many gave which answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Each rating that was given, and each whole level, from the lowest.
    pub ratings: Vec<(HalfLevels, usize)>,
    /// Who could not tell.
    pub unknown: usize,
    /// Who said that it does not apply.
    pub left_out: usize,
    /// The lower median of the ratings; `None` where there is none.
    pub middle: Option<HalfLevels>,
}

/// A ballot.
#[derive(Debug, Clone)]
pub struct Session {
    /// The document with the votes in it.
    pub assessment: Assessment,
    /// How people vote.
    pub way: Way,
    /// How it began.
    pub began: Began,
    /// The fewest votes that are shown.
    least: SmallestGroup,
    members: BTreeMap<String, Member>,
    stage: Stage,
    number: u32,
    /// Who voted since the practice was put up.
    voted: BTreeSet<String>,
    /// Whose votes on a practice were shown, vote by vote.
    shown: BTreeMap<PracticeId, Vec<BTreeSet<String>>>,
    /// Since when the program runs the votes are revealed by themselves.
    closes: Option<Duration>,
}

/// One line of what somebody typed: without signs that control a terminal or turn the direction of a
/// text, and without space around it.
#[must_use]
pub(super) fn one_line(text: &str) -> String {
    let turns = |sign: &char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let plain = |sign: char| if sign.is_control() { ' ' } else { sign };
    let kept: String = text.chars().filter(|it| !turns(it)).map(plain).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines of what somebody typed.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).collect();
    lines.join("\n").trim().to_owned()
}

/// The digest of a secret, as it is kept in its place.
#[must_use]
pub fn digest(secret: &str) -> String {
    Digest::of(secret.as_bytes()).to_string()
}

/// Whether two secrets are the same; how long it takes tells nothing about where they differ.
#[must_use]
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (digest(one), digest(other));
    let apart = one
        .bytes()
        .zip(other.bytes())
        .map(|(one, other)| one ^ other);
    black_box(apart.fold(0, |all, bits| all | bits)) == 0
}

/// A secret as somebody else may hold it.
#[must_use]
pub(super) fn sign(secret: &str) -> String {
    let whole = digest(&format!("form {secret}"));
    whole.chars().take(32).collect()
}

/// A code as somebody typed it, without what does not belong to it.
#[must_use]
pub(super) fn typed_code(text: &str) -> String {
    let signs = text.chars().filter(char::is_ascii_alphanumeric);
    signs
        .take(64)
        .map(|sign| sign.to_ascii_uppercase())
        .collect()
}

impl Session {
    /// A ballot on a document, in which nobody is yet.
    #[must_use]
    pub fn new(assessment: Assessment, way: Way, least: SmallestGroup, began: Began) -> Self {
        Self {
            assessment,
            way,
            began,
            least,
            members: BTreeMap::new(),
            stage: match way {
                Way::OwnPace => Stage::OwnPace,
                Way::Together => Stage::Lobby,
            },
            number: 0,
            voted: BTreeSet::new(),
            shown: BTreeMap::new(),
            closes: None,
        }
    }

    /// The ballot on a document after all that happened, and how much of it the document does not permit any
    /// more: it was changed meanwhile.
    #[must_use]
    pub fn after(mut self, events: &[Event]) -> (Self, usize) {
        let refused = events.iter().filter(|event| self.take(event).is_err());
        let refused = refused.count();
        // It may go on in the other way.
        if self.way == Way::OwnPace {
            self.stage = Stage::OwnPace;
        }
        (self, refused)
    }

    /// What is asked now.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Counts the votes that were put up.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Names what a phone shows now; another one where it is to show something else.
    #[must_use]
    pub fn face(&self) -> String {
        let stage = match self.stage {
            Stage::OwnPace => "own",
            Stage::Lobby => "lobby",
            Stage::Voting(_) => "voting",
            Stage::Revealed(_) => "revealed",
            Stage::Over => "over",
        };
        format!("{stage}-{}", self.number)
    }

    /// How many people are here.
    #[must_use]
    pub fn present(&self) -> usize {
        self.here().count()
    }

    /// Who is here.
    pub fn here(&self) -> impl Iterator<Item = (&str, &Member)> {
        let members = self.members.iter();
        let here = members.filter(|(_, member)| member.token.is_some());
        here.map(|(who, member)| (who.as_str(), member))
    }

    /// Who is here and is asked about the practice that is put up.
    pub fn asked_now(&self) -> impl Iterator<Item = (&str, &Respondent)> {
        let practice = self.practice_now();
        self.here().filter_map(move |(who, member)| {
            let person = self.assessment.respondent(&member.respondent)?;
            let is_asked = practice.is_some_and(|practice| self.is_asked(person, practice));
            is_asked.then_some((who, person))
        })
    }

    /// Whether somebody voted since the practice was put up.
    #[must_use]
    pub fn has_voted(&self, who: &str) -> bool {
        self.voted.contains(who)
    }

    /// How many voted since the practice was put up.
    #[must_use]
    pub fn voted(&self) -> usize {
        self.voted.len()
    }

    /// The practice that is put up.
    #[must_use]
    pub const fn practice_now(&self) -> Option<&PracticeId> {
        match &self.stage {
            Stage::Voting(practice) | Stage::Revealed(practice) => Some(practice),
            Stage::OwnPace | Stage::Lobby | Stage::Over => None,
        }
    }

    /// Somebody in the document.
    #[must_use]
    pub fn person(&self, who: &str) -> Option<&Respondent> {
        let member = self.members.get(who)?;
        self.assessment.respondent(&member.respondent)
    }

    /// Somebody in the ballot.
    #[must_use]
    pub fn member(&self, who: &str) -> Option<&Member> {
        self.members.get(who)
    }

    /// The practices that somebody is asked at the own pace.
    #[must_use]
    pub fn asks<'a>(&'a self, person: &'a Respondent) -> Vec<&'a Practice> {
        self.assessment.practices_asked_of(person).collect()
    }

    /// Whether somebody is asked about a practice.
    #[must_use]
    pub fn is_asked(&self, person: &Respondent, practice: &PracticeId) -> bool {
        let role = self.assessment.questionnaire.role_form(&person.role);
        person.is_asked(role, practice)
    }

    /// The roles that people may state: those of the questionnaire in a language, and of the people in
    /// the document.
    #[must_use]
    pub fn roles(&self, language: &crate::model::Language) -> Vec<String> {
        let forms = self.assessment.questionnaire.role_forms.iter();
        let forms = forms.map(|form| form.name.get(language).trim());
        let people = self.assessment.respondents.iter();
        let stated = people.map(|person| person.role.trim());
        let mut found: Vec<String> = Vec::new();
        for role in stated.chain(forms).filter(|role| !role.is_empty()) {
            let key = Practice::name_key(role);
            if found.len() < 40 && !found.iter().any(|it| Practice::name_key(it) == key) {
                found.push(role.to_owned());
            }
        }
        found
    }

    /// Whose token it is, which stands after the id and a dot; `None` of nobody here.
    #[must_use]
    pub fn of_token(&self, cookie: &str) -> Option<&str> {
        let (who, token) = cookie.rsplit_once('.')?;
        let (who, member) = self.members.get_key_value(who)?;
        let known = member.token.as_ref()?;
        is_same(known, &digest(token)).then_some(who.as_str())
    }

    /// Whether it is the session code, however it was typed.
    #[must_use]
    pub fn is_code(&self, typed: &str) -> bool {
        is_same(&typed_code(typed), &self.began.code)
    }

    /// Lets somebody in who knows the session code.
    ///
    /// # Errors
    ///
    /// `Refusal` where no name is given, the name is somebody else's, or there is no room.
    pub fn join(&self, name: &str, role: &str, random: [&str; 2]) -> Result<Event, Refusal> {
        self.check_open()?;
        let (name, role) = (one_line(name), one_line(role));
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if name.chars().count() > LONGEST_NAME || role.chars().count() > LONGEST_NAME {
            return Err(Refusal::TooLong);
        }
        if self.present() >= MOST_PEOPLE {
            return Err(Refusal::Full);
        }
        let [code, token] = random;
        Ok(Event::Joined(Joined {
            who: self.place_for(&name, &role)?.as_str().to_owned(),
            name,
            role,
            code: code.to_owned(),
            token: digest(token),
        }))
    }

    /// The place in the document for somebody who joins. Nobody gets a place in which there is a single
    /// answer, nor one that somebody sits in: whoever comes back has a personal code.
    fn place_for(&self, name: &str, role: &str) -> Result<RespondentId, Refusal> {
        let here = self.here().filter_map(|(who, _)| self.person(who));
        let mut here = here.map(|person| &person.name);
        let key = Practice::name_key(name);
        if here.any(|taken| Practice::name_key(taken) == key) {
            return Err(Refusal::NameTaken);
        }
        let people = self.assessment.respondents.iter();
        let mut called = people.filter(|person| person.is_called(name));
        match (called.next(), called.next()) {
            (Some(one), None) => {
                let stated = Some(role).filter(|role| !role.is_empty());
                let is_free = one.sheet.0.is_empty() && one.is_of(stated, None);
                is_free.then(|| one.id.clone()).ok_or(Refusal::NameListed)
            }
            (Some(_), Some(_)) => Err(Refusal::NameListed),
            (None, _) => {
                let mut people = self.assessment.respondents.iter();
                let blank = people.find(|person| person.is_blank());
                let id = blank.map(|person| person.id.clone());
                Ok(id.unwrap_or_else(|| self.assessment.free_respondent_id()))
            }
        }
    }

    /// Lets somebody go on by the personal code.
    ///
    /// # Errors
    ///
    /// `Refusal` where it is nobody's.
    pub fn resume(&self, code: &str, token: &str) -> Result<Event, Refusal> {
        self.check_open()?;
        let typed = typed_code(code);
        // All are compared, so that the time tells nothing.
        let found = self.members.iter().fold(None, |found, (who, member)| {
            if is_same(&member.code, &typed) {
                Some(who)
            } else {
                found
            }
        });
        let who = found.ok_or(Refusal::WrongCode)?.clone();
        let token = digest(token);
        Ok(Event::Resumed { who, token })
    }

    const fn check_open(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Over => Err(Refusal::Over),
            _ => Ok(()),
        }
    }

    /// Takes a vote that somebody sent.
    ///
    /// # Errors
    ///
    /// `Refusal` where it is not asked now, or is no answer.
    pub fn vote(&self, who: &str, choice: &Choice) -> Result<Event, Refusal> {
        self.check_open()?;
        let person = self.person(who).ok_or(Refusal::NotAsked)?;
        let questionnaire = &self.assessment.questionnaire;
        let id = PracticeId::new(choice.practice.clone()).map_err(|_| Refusal::NotAsked)?;
        let (_, practice) = questionnaire.practice(&id).ok_or(Refusal::NotAsked)?;
        let is_now = match &self.stage {
            Stage::OwnPace => questionnaire.asks(self.assessment.form, &id),
            Stage::Voting(asked) => *asked == id && choice.number == self.number,
            Stage::Lobby | Stage::Revealed(_) | Stage::Over => false,
        };
        if !is_now || !self.is_asked(person, &id) {
            return Err(Refusal::NotAsked);
        }
        let (reason, note) = (one_line(&choice.reason), lines(&choice.note));
        if reason.chars().count() > LONGEST_REASON || note.chars().count() > LONGEST_NOTE {
            return Err(Refusal::TooLong);
        }
        let rating = match choice.answer.as_str() {
            "" => return Err(Refusal::NothingChosen),
            "dk" => Rating::DontKnow,
            "na" if reason.is_empty() => return Err(Refusal::ReasonMissing),
            "na" => Rating::NotApplicable(reason),
            count => {
                let count: u8 = count.parse().map_err(|_| Refusal::NothingChosen)?;
                let count = count.saturating_add(u8::from(choice.half));
                let at = HalfLevels::new(count).ok_or(Refusal::NoHalf)?;
                if !practice.scale().allows(at) {
                    return Err(Refusal::NoHalf);
                }
                Rating::At(at)
            }
        };
        Ok(Event::Voted(Voted {
            who: who.to_owned(),
            practice: id.as_str().to_owned(),
            answer: written(&rating),
            note,
        }))
    }

    /// What comes of an order: events that are to happen. A countdown is none: it begins at `now`.
    ///
    /// # Errors
    ///
    /// [`NotDone`] where it does not fit what is asked now.
    pub fn order(
        &mut self,
        order: Order,
        today: Date,
        now: Duration,
        random: impl FnOnce() -> Option<String>,
    ) -> Result<Option<Event>, NotDone> {
        let is_driven = !matches!(order, Order::Code(_) | Order::Who | Order::End);
        if is_driven && self.way == Way::OwnPace {
            return Err(NotDone::OwnPace);
        }
        let revealed = || match &self.stage {
            Stage::Revealed(practice) => Ok(practice.clone()),
            Stage::Voting(_) => Err(NotDone::NotRevealed),
            _ => Err(NotDone::NothingAsked),
        };
        Ok(match order {
            Order::Next(named) => Some(asked(&self.next(named)?, today)),
            Order::Again => Some(asked(&revealed()?, today)),
            Order::Countdown(seconds) => {
                self.check_voting()?;
                self.closes = Some(now + Duration::from_secs(seconds.into()));
                None
            }
            Order::Reveal => {
                self.check_voting()?;
                Some(Event::Revealed)
            }
            Order::Agree(rating, reason) => Some(Event::Agreed {
                practice: revealed()?.as_str().to_owned(),
                answer: written(&rating),
                reason: one_line(&reason),
            }),
            Order::Code(name) => Some(self.code_for(&name, random)?),
            Order::End => {
                self.stage = Stage::Over;
                None
            }
            Order::Who => None,
        })
    }

    fn check_voting(&self) -> Result<(), NotDone> {
        match &self.stage {
            Stage::Voting(_) => Ok(()),
            Stage::Revealed(_) => Err(NotDone::RevealedAlready),
            _ => Err(NotDone::NothingAsked),
        }
    }

    fn next(&self, named: Option<PracticeId>) -> Result<PracticeId, NotDone> {
        let questionnaire = &self.assessment.questionnaire;
        if let Some(id) = named {
            let is_known = questionnaire.practice(&id).is_some();
            let unknown = || NotDone::Edit(EditError::UnknownPractice(id.clone()));
            return is_known.then(|| id.clone()).ok_or_else(unknown);
        }
        let form = questionnaire.practices_in(self.assessment.form);
        let mut left = form.map(|(_, practice)| &practice.id);
        if let Some(now) = self.practice_now() {
            left.find(|id| *id == now);
        }
        left.next().cloned().ok_or(NotDone::NoMore)
    }

    /// A new personal code for somebody in the document, by name.
    fn code_for(
        &self,
        name: &str,
        random: impl FnOnce() -> Option<String>,
    ) -> Result<Event, NotDone> {
        let people = self.assessment.respondents.iter();
        let mut called = people.filter(|person| person.is_called(name));
        let (Some(one), None) = (called.next(), called.next()) else {
            return Err(NotDone::Nobody(one_line(name)));
        };
        let seats = self.members.iter();
        let mut seat = seats.filter(|(_, member)| member.respondent == one.id);
        let who = seat.next().map(|(who, _)| who.clone());
        Ok(Event::Coded {
            who: who.unwrap_or_else(|| one.id.as_str().to_owned()),
            name: one.name.clone(),
            code: random().ok_or(NotDone::NoRandom)?,
        })
    }

    /// Whether a countdown has come to its end.
    #[must_use]
    pub fn is_due(&self, now: Duration) -> bool {
        self.closes.is_some_and(|closes| closes <= now)
    }

    /// The seconds that are left of a countdown.
    #[must_use]
    pub fn seconds_left(&self, now: Duration) -> Option<u64> {
        let left = self.closes?.saturating_sub(now);
        Some(
            left.as_millis()
                .div_ceil(1_000)
                .try_into()
                .unwrap_or(u64::MAX),
        )
    }

    /// Lets something happen.
    ///
    /// # Errors
    ///
    /// [`EditError`] where the document does not permit it; then nothing is changed.
    pub fn take(&mut self, event: &Event) -> Result<(), EditError> {
        match event {
            Event::Began(_) | Event::Taken { .. } => return Ok(()),
            Event::Joined(joined) => self.seat(joined)?,
            Event::Coded { who, name, code } => {
                let respondent = self.known(who, name)?;
                let member = Member {
                    respondent,
                    code: code.clone(),
                    token: None,
                };
                self.members.insert(who.clone(), member);
                self.voted.remove(who);
            }
            Event::Resumed { who, token } => {
                if let Some(member) = self.members.get_mut(who) {
                    member.token = Some(token.clone());
                }
            }
            Event::Voted(vote) => self.count(vote)?,
            Event::Asked { practice, day } => self.put_up(practice, day)?,
            Event::Revealed => self.reveal(),
            Event::Agreed {
                practice,
                answer,
                reason,
            } => {
                let practice = practice_id(practice)?;
                let consensus = rating(answer).map(|rating| Consensus {
                    rating,
                    reason: reason.clone(),
                });
                self.assessment
                    .apply(Edit::SetConsensus(practice, consensus))?;
                return Ok(());
            }
        }
        Ok(())
    }

    /// Who somebody is in the document: by the id where the name is theirs, too, else by the name.
    fn known(&self, who: &str, name: &str) -> Result<RespondentId, EditError> {
        let people = || self.assessment.respondents.iter();
        let mut called = people().filter(|person| person.is_called(name));
        let by_id = people().find(|it| it.id.as_str() == who && it.is_called(name));
        let found = by_id.or_else(|| called.next());
        let id = found.map(|person| person.id.clone());
        let unknown = || EditError::UnknownRespondent(respondent_id(who, &self.assessment));
        id.ok_or_else(unknown)
    }

    fn seat(&mut self, joined: &Joined) -> Result<(), EditError> {
        let Joined {
            who, name, role, ..
        } = joined;
        let wanted = respondent_id(who, &self.assessment);
        let known = self.assessment.respondent(&wanted);
        let sits = self.members.values().map(|member| &member.respondent);
        let sits: BTreeSet<RespondentId> = sits.cloned().collect();
        let mut called = self.assessment.respondents.iter();
        let respondent = if known.is_some_and(|it| it.is_called(name)) {
            wanted
        } else if let Some(blank) = known.filter(|it| it.is_blank()) {
            let edit = Edit::DescribeRespondent {
                respondent: wanted.clone(),
                name: name.clone(),
                role: role.clone(),
                team: blank.team.clone(),
            };
            self.assessment.apply(edit)?;
            wanted
        } else if let Some(free) =
            called.find(|it| it.is_called(name) && it.sheet.0.is_empty() && !sits.contains(&it.id))
        {
            free.id.clone()
        } else {
            let id = match known {
                None => wanted,
                Some(_) => self.assessment.free_respondent_id(),
            };
            let person = Respondent {
                name: name.clone(),
                role: role.clone(),
                ..Respondent::new(id.clone())
            };
            self.assessment.apply(Edit::AddRespondent(person))?;
            id
        };
        let member = Member {
            respondent,
            code: joined.code.clone(),
            token: Some(joined.token.clone()),
        };
        self.members.insert(who.clone(), member);
        Ok(())
    }

    fn count(&mut self, vote: &Voted) -> Result<(), EditError> {
        let practice = practice_id(&vote.practice)?;
        let Some(member) = self.members.get(&vote.who) else {
            let id = respondent_id(&vote.who, &self.assessment);
            return Err(EditError::UnknownRespondent(id));
        };
        let fields = [
            ResponseField::Rating(rating(&vote.answer)),
            ResponseField::Note(vote.note.clone()),
        ];
        let mut after = self.assessment.clone();
        for field in fields {
            after.apply(Edit::Respond {
                respondent: member.respondent.clone(),
                practice: practice.clone(),
                field,
            })?;
        }
        self.assessment = after;
        if matches!(&self.stage, Stage::Voting(asked) if *asked == practice) {
            self.voted.insert(vote.who.clone());
        }
        Ok(())
    }

    fn put_up(&mut self, practice: &str, day: &str) -> Result<(), EditError> {
        let practice = practice_id(practice)?;
        if self.assessment.can_vote_again(&practice) {
            self.assessment.apply(Edit::OpenRound {
                practices: [practice.clone()].into(),
                ended: day.parse().unwrap_or(Date::ZERO),
            })?;
        }
        self.stage = Stage::Voting(practice);
        self.number += 1;
        self.voted.clear();
        self.closes = None;
        Ok(())
    }

    fn reveal(&mut self) {
        if let Stage::Voting(practice) = &self.stage {
            let practice = practice.clone();
            if self.may_show(&practice) {
                let shown = self.shown.entry(practice.clone()).or_default();
                shown.push(self.voted.clone());
            }
            self.stage = Stage::Revealed(practice);
        }
        self.closes = None;
    }

    /// Whether the votes on a practice may be shown: enough people voted, and where votes on it were shown
    /// before, nobody or enough people voted in one of the two alone, so that no difference tells what a
    /// few of them said.
    fn may_show(&self, practice: &PracticeId) -> bool {
        let before = self.shown.get(practice).into_iter().flatten();
        self.least.allows(self.voted.len()) && { before }
            .all(|shown| self.least.allows_both(shown, &self.voted))
    }

    /// How the votes lie on the practice that is revealed; `None` before that.
    #[must_use]
    pub fn votes(&self) -> Option<Votes> {
        let Stage::Revealed(practice) = &self.stage else {
            return None;
        };
        let shown = self.shown.get(practice).and_then(|shown| shown.last());
        let is_shown = shown == Some(&self.voted);
        Some(Votes {
            people: self.voted.len(),
            counts: is_shown.then(|| self.counts(practice)),
        })
    }

    /// How the votes lie that were given since the practice was put up, whether they may be shown or not.
    #[must_use]
    pub fn counts(&self, practice: &PracticeId) -> Counts {
        let scale = self.assessment.questionnaire.practice(practice);
        let scale = scale.map(|(_, practice)| practice.scale());
        let levels = scale.into_iter().flat_map(crate::model::Scale::levels);
        let mut by_rating: BTreeMap<HalfLevels, usize> =
            levels.map(|level| (HalfLevels::from(level), 0)).collect();
        let mut found = Counts::default();
        let people = self.voted.iter().filter_map(|who| self.person(who));
        let said = people.filter_map(|person| person.sheet.get(practice)?.counted());
        for answer in said {
            match answer {
                Answer::At(at) => *by_rating.entry(at).or_default() += 1,
                Answer::NotApplicable(()) => found.left_out += 1,
                Answer::DontKnow => found.unknown += 1,
            }
        }
        let all: usize = by_rating.values().sum();
        let mut passed = 0;
        found.middle = by_rating.iter().find_map(|(at, count)| {
            passed += count;
            (all > 0 && 2 * passed >= all).then_some(*at)
        });
        found.ratings = by_rating.into_iter().collect();
        found
    }
}

fn asked(practice: &PracticeId, today: Date) -> Event {
    Event::Asked {
        practice: practice.as_str().to_owned(),
        day: today.to_string(),
    }
}

fn practice_id(text: &str) -> Result<PracticeId, EditError> {
    PracticeId::new(text).map_err(|_| EditError::NothingToVoteOn)
}

/// An id as it stands in a vote; a free one where it is none.
fn respondent_id(text: &str, assessment: &Assessment) -> RespondentId {
    RespondentId::new(text).unwrap_or_else(|_| assessment.free_respondent_id())
}
