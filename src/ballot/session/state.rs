//! A ballot: who is in it, what is asked now, and what the document is with the votes in it. What comes of
//! what people and the facilitator ask for is an event; `course` lets it happen.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;

use super::terms::{
    Choice, LONGEST_NAME, LONGEST_NOTE, LONGEST_REASON, MOST_PEOPLE, Member, NotDone, Order,
    Refusal, Stage, Votes, Way,
};
use super::text::{digest, is_same, lines, one_line, typed_code};
use crate::ballot::event::{Began, Event, Joined, Voted, written};
use crate::model::{
    Assessment, EditError, HalfLevels, Practice, PracticeId, Rating, Respondent, RespondentId,
};
use crate::scoring::disclosure::SmallestGroup;
use crate::words::Words;

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
    pub(super) least: SmallestGroup,
    pub(super) members: BTreeMap<String, Member>,
    pub(super) stage: Stage,
    pub(super) number: u32,
    /// How far the group is with each practice that was put up.
    pub(super) votes: BTreeMap<PracticeId, Vote>,
    /// Whose votes on a practice were shown, vote by vote.
    pub(super) shown: BTreeMap<PracticeId, Vec<BTreeSet<RespondentId>>>,
    /// Since when the program runs the votes are revealed by themselves.
    pub(super) closes: Option<Duration>,
}

/// How far the group is with its vote on a practice.
#[derive(Debug, Clone, Default)]
pub(super) struct Vote {
    /// Where people had voted before it was put up: the day on which their vote ends, as soon as somebody
    /// votes again. Until then nobody has.
    pub(super) opens: Option<Date>,
    /// The votes as they were revealed.
    pub(super) revealed: Option<Votes>,
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
            votes: BTreeMap::new(),
            shown: BTreeMap::new(),
            closes: None,
        }
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

    /// Whose votes on a practice were given since it was put up.
    #[must_use]
    pub fn voters(&self, practice: &PracticeId) -> BTreeSet<RespondentId> {
        let vote = self.votes.get(practice);
        if vote.is_some_and(|vote| vote.opens.is_some()) {
            return BTreeSet::new();
        }
        let open = self.assessment.rounds_of(practice).pop();
        let open = open.unwrap_or_default().into_iter();
        let voted = open.filter(|(_, cast)| !cast.stayed);
        voted.map(|(who, _)| who.clone()).collect()
    }

    /// Whether somebody voted since the practice was put up.
    #[must_use]
    pub fn has_voted(&self, who: &str) -> bool {
        let person = self.members.get(who).map(|member| &member.respondent);
        let voters = self.practice_now().map(|practice| self.voters(practice));
        person.is_some_and(|person| voters.is_some_and(|voters| voters.contains(person)))
    }

    /// How many voted since the practice was put up.
    #[must_use]
    pub fn voted(&self) -> usize {
        self.practice_now().map_or(0, |it| self.voters(it).len())
    }

    /// How many are waited for: who is here and asked, and who voted without a phone.
    #[must_use]
    pub fn expected(&self) -> usize {
        let asked = self.asked_now().map(|(_, person)| person.id.clone());
        let mut all: BTreeSet<RespondentId> = asked.collect();
        all.extend(
            self.practice_now()
                .into_iter()
                .flat_map(|it| self.voters(it)),
        );
        all.len()
    }

    /// How many have voted of how many that are asked, and that others are here who are not, in words.
    #[must_use]
    pub fn turnout(&self, words: &Words) -> String {
        let (voted, asked) = (self.voted(), self.expected());
        let others = self.present().saturating_sub(self.asked_now().count());
        words.with("ballot-voted", &facts!(voted, asked, others))
    }

    /// Which vote on a practice it is that the group gives now, counted from 1.
    #[must_use]
    pub fn round(&self, practice: &PracticeId) -> usize {
        let opens = self
            .votes
            .get(practice)
            .is_some_and(|it| it.opens.is_some());
        self.assessment.rounds_over(practice) + 1 + usize::from(opens)
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
            Order::Show(practice) => self.show(practice, today)?,
            Order::Countdown(seconds) => {
                self.check_voting()?;
                self.closes = Some(now + Duration::from_secs(seconds.into()));
                None
            }
            Order::Hold => {
                self.closes = None;
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
                day: today.to_string(),
            }),
            Order::Code(name) => Some(self.code_for(&name, random)?),
            Order::End => {
                self.close();
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

    /// What is to happen so that a practice is shown as the group left it.
    fn show(&self, practice: PracticeId, today: Date) -> Result<Option<Event>, NotDone> {
        if self.practice_now() == Some(&practice) {
            return Ok(None);
        }
        if self.votes.contains_key(&practice) {
            let practice = practice.as_str().to_owned();
            return Ok(Some(Event::Shown { practice }));
        }
        Ok(Some(asked(&self.next(Some(practice))?, today)))
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

    /// Keeps what is no event: a countdown, and that it is over.
    pub(in crate::ballot) fn go_on_from(&mut self, before: &Self) {
        self.closes = before.closes;
        if before.stage == Stage::Over {
            self.close();
        }
    }

    /// Nothing is asked any more; whoever wants in is told that it is over.
    pub fn close(&mut self) {
        self.stage = Stage::Over;
        self.closes = None;
    }

    /// Remembers that the votes of people on a practice were seen elsewhere in the room.
    pub fn was_shown(&mut self, practice: &PracticeId, people: BTreeSet<RespondentId>) {
        let shown = self.shown.entry(practice.clone()).or_default();
        if !shown.contains(&people) {
            shown.push(people);
        }
    }
}

fn asked(practice: &PracticeId, today: Date) -> Event {
    Event::Asked {
        practice: practice.as_str().to_owned(),
        day: today.to_string(),
    }
}
