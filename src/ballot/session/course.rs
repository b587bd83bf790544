//! The course of a ballot: lets events happen, each of which may change the document.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::state::{Session, Vote};
use super::terms::{Counts, Member, Stage, Votes, Way};
use crate::ballot::event::{Event, Joined, Voted, rating};
use crate::model::{
    Answer, Assessment, Consensus, Edit, EditError, HalfLevels, PracticeId, Respondent,
    RespondentId, ResponseField,
};

impl Session {
    /// The ballot on a document after all that happened, and how much of it the document does not permit any
    /// more: it was changed meanwhile; with what the rest changed. The first `there` events changed the document
    /// before it was saved.
    #[must_use]
    pub fn after(mut self, events: &[Event], there: usize) -> (Self, usize, Vec<Edit>) {
        let (there, news) = events.split_at(there.min(events.len()));
        let mut voted = BTreeMap::new();
        let recalled = there.iter();
        let recalled = recalled.filter(|event| self.recall(event, &mut voted).is_err());
        let recalled = recalled.count();
        let mut edits = Vec::new();
        let refused = news.iter().filter(|event| match self.take(event) {
            Ok(made) => {
                edits.extend(made);
                false
            }
            Err(_) => true,
        });
        let refused = recalled + refused.count();
        // It may go on in the other way.
        if self.way == Way::OwnPace {
            self.stage = Stage::OwnPace;
        }
        (self, refused, edits)
    }

    /// Lets something happen; gives what it changed in the document.
    ///
    /// # Errors
    ///
    /// [`EditError`] where the document does not permit it; then nothing is changed.
    pub fn take(&mut self, event: &Event) -> Result<Vec<Edit>, EditError> {
        let (respondent, edits) = match event {
            Event::Joined(joined) => {
                let (respondent, edit) = self.seat(joined);
                (Some(respondent), edit.into_iter().collect())
            }
            Event::Coded { who, name, .. } => (Some(self.known(who, name)?), Vec::new()),
            Event::Voted(vote) => (None, self.edits_of(vote)?),
            Event::Asked { practice, day } => {
                self.check_askable(practice, day)?;
                (None, Vec::new())
            }
            Event::Agreed {
                practice,
                answer,
                reason,
                day,
            } => {
                let consensus = rating(answer).map(|rating| Consensus {
                    rating,
                    reason: reason.clone(),
                    agreed_on: day.parse().ok(),
                });
                let edit = Edit::SetConsensus(practice_id(practice)?, consensus);
                (None, vec![edit])
            }
            _ => (None, Vec::new()),
        };
        let mut after = self.assessment.clone();
        for edit in &edits {
            after.apply(edit.clone())?;
        }
        self.assessment = after;
        self.note(event, respondent);
        Ok(edits)
    }

    /// Remembers something that changed the document before it was saved; `voted` gathers who voted on a
    /// practice since it was put up.
    fn recall(
        &mut self,
        event: &Event,
        voted: &mut BTreeMap<String, BTreeSet<RespondentId>>,
    ) -> Result<(), EditError> {
        let respondent = match event {
            Event::Joined(Joined { who, name, .. }) | Event::Coded { who, name, .. } => {
                Some(self.known(who, name)?)
            }
            _ => None,
        };
        match event {
            Event::Asked { practice, .. } => {
                voted.remove(practice);
            }
            Event::Voted(vote) => {
                let who = self.members.get(&vote.who);
                let who = who.map(|member| member.respondent.clone());
                let voted = voted.entry(vote.practice.clone()).or_default();
                voted.extend(who);
            }
            Event::Revealed => {
                let practice = self.practice_now();
                let people = practice.and_then(|practice| voted.get(practice.as_str()));
                self.reveal(people.cloned().unwrap_or_default());
                return Ok(());
            }
            _ => {}
        }
        self.note(event, respondent);
        Ok(())
    }

    /// Remembers something that happened; `respondent` is whom it is about in the document.
    fn note(&mut self, event: &Event, respondent: Option<RespondentId>) {
        match event {
            Event::Joined(Joined {
                who, code, token, ..
            }) => self.sit(who, code, Some(token), respondent),
            Event::Coded { who, code, .. } => self.sit(who, code, None, respondent),
            Event::Resumed { who, token } => {
                if let Some(member) = self.members.get_mut(who) {
                    member.token = Some(token.clone());
                }
            }
            Event::Voted(vote) => {
                if let Stage::Voting(asked) = &self.stage
                    && asked.as_str() == vote.practice
                    && let Some(vote) = self.votes.get_mut(asked)
                {
                    vote.opens = None;
                }
            }
            Event::Asked { practice, day } => self.put_up(practice, day),
            Event::Shown { practice } => self.show_again(practice),
            Event::Revealed => {
                let voters = self.practice_now().map(|it| self.voters(it));
                self.reveal(voters.unwrap_or_default());
            }
            Event::Began(_) | Event::Agreed { .. } | Event::Kept { .. } | Event::Taken { .. } => {}
        }
    }

    fn sit(
        &mut self,
        who: &str,
        code: &str,
        token: Option<&String>,
        respondent: Option<RespondentId>,
    ) {
        if let Some(respondent) = respondent {
            let member = Member {
                respondent,
                code: code.to_owned(),
                token: token.cloned(),
            };
            self.members.insert(who.to_owned(), member);
        }
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

    /// The place in the document of somebody who joined, and what makes it.
    fn seat(&self, joined: &Joined) -> (RespondentId, Option<Edit>) {
        let Joined {
            who, name, role, ..
        } = joined;
        let wanted = respondent_id(who, &self.assessment);
        let known = self.assessment.respondent(&wanted);
        let sits = self.members.values().map(|member| &member.respondent);
        let sits: BTreeSet<&RespondentId> = sits.collect();
        let mut called = self.assessment.respondents.iter();
        if known.is_some_and(|it| it.is_called(name)) {
            return (wanted, None);
        }
        if let Some(blank) = known.filter(|it| it.is_blank()) {
            let edit = Edit::DescribeRespondent {
                respondent: wanted.clone(),
                name: name.clone(),
                role: role.clone(),
                team: blank.team.clone(),
            };
            return (wanted, Some(edit));
        }
        if let Some(free) =
            called.find(|it| it.is_called(name) && it.sheet.0.is_empty() && !sits.contains(&it.id))
        {
            return (free.id.clone(), None);
        }
        let id = match known {
            None => wanted,
            Some(_) => self.assessment.free_respondent_id(),
        };
        let person = Respondent {
            name: name.clone(),
            role: role.clone(),
            ..Respondent::new(id.clone())
        };
        (id, Some(Edit::AddRespondent(person)))
    }

    /// What a vote changes: the first one after earlier votes opens their next round.
    fn edits_of(&self, vote: &Voted) -> Result<Vec<Edit>, EditError> {
        let practice = practice_id(&vote.practice)?;
        let Some(member) = self.members.get(&vote.who) else {
            let id = respondent_id(&vote.who, &self.assessment);
            return Err(EditError::UnknownRespondent(id));
        };
        let is_now = matches!(&self.stage, Stage::Voting(asked) if *asked == practice);
        let opens = self.votes.get(&practice).and_then(|vote| vote.opens);
        let opens = opens.filter(|_| is_now && self.assessment.can_vote_again(&practice));
        let mut edits: Vec<Edit> = opens
            .map(|ended| open_round(&practice, ended))
            .into_iter()
            .collect();
        let fields = [
            ResponseField::Rating(rating(&vote.answer)),
            ResponseField::Note(vote.note.clone()),
        ];
        edits.extend(fields.map(|field| Edit::Respond {
            respondent: member.respondent.clone(),
            practice: practice.clone(),
            field,
        }));
        Ok(edits)
    }

    /// Whether the group can be asked about a practice: there is room for another round of votes where it
    /// needs one.
    fn check_askable(&self, practice: &str, day: &str) -> Result<(), EditError> {
        let practice = practice_id(practice)?;
        if self.assessment.can_vote_again(&practice) {
            let edit = open_round(&practice, day_of(day));
            self.assessment.clone().apply(edit)?;
        }
        Ok(())
    }

    fn put_up(&mut self, practice: &str, day: &str) {
        let Ok(practice) = practice_id(practice) else {
            return;
        };
        let again = self.assessment.can_vote_again(&practice);
        let vote = Vote {
            opens: again.then(|| day_of(day)),
            revealed: None,
        };
        self.votes.insert(practice.clone(), vote);
        self.stage = Stage::Voting(practice);
        self.number += 1;
        self.closes = None;
    }

    fn show_again(&mut self, practice: &str) {
        let Ok(practice) = practice_id(practice) else {
            return;
        };
        let vote = self.votes.entry(practice.clone()).or_default();
        self.stage = if vote.revealed.is_some() {
            Stage::Revealed(practice)
        } else {
            Stage::Voting(practice)
        };
        self.number += 1;
        self.closes = None;
    }

    /// Reveals the votes of people on the practice that is put up.
    fn reveal(&mut self, voters: BTreeSet<RespondentId>) {
        self.closes = None;
        let Stage::Voting(practice) = &self.stage else {
            return;
        };
        let practice = practice.clone();
        let is_shown = self.may_show(&practice, &voters);
        let revealed = Votes {
            people: voters.len(),
            counts: is_shown.then(|| self.counts(&practice)),
        };
        self.votes.entry(practice.clone()).or_default().revealed = Some(revealed);
        if is_shown {
            self.was_shown(&practice, voters);
        }
        self.stage = Stage::Revealed(practice);
    }

    /// Whether the votes of people on a practice may be shown: enough voted, and where votes on it were shown
    /// before, nobody or enough people voted in one of the two alone, so that no difference tells what a
    /// few of them said.
    fn may_show(&self, practice: &PracticeId, voters: &BTreeSet<RespondentId>) -> bool {
        let mut before = self.shown.get(practice).into_iter().flatten();
        self.least.allows(voters.len()) && before.all(|shown| self.least.allows_both(shown, voters))
    }

    /// How the votes lay on the practice that is revealed; `None` before that.
    #[must_use]
    pub fn votes(&self) -> Option<Votes> {
        let Stage::Revealed(practice) = &self.stage else {
            return None;
        };
        self.votes.get(practice)?.revealed.clone()
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
        let voters = self.voters(practice);
        let people = voters
            .iter()
            .filter_map(|who| self.assessment.respondent(who));
        let said = people.filter_map(|person| person.sheet.get(practice)?.counted());
        for answer in said {
            match answer {
                Answer::At(at) => *by_rating.entry(at).or_default() += 1,
                Answer::NotApplicable(()) => found.left_out += 1,
                Answer::DontKnow => found.unknown += 1,
            }
        }
        let each = by_rating.iter();
        let each = each.flat_map(|(at, count)| std::iter::repeat_n(*at, *count));
        let each: Vec<HalfLevels> = each.collect();
        let middle = |place: usize| each.get(place / 2).copied();
        found.middle = middle(each.len().saturating_sub(1));
        found.upper = middle(each.len()).filter(|it| Some(*it) != found.middle);
        found.ratings = by_rating.into_iter().collect();
        found
    }
}

fn open_round(practice: &PracticeId, ended: Date) -> Edit {
    Edit::OpenRound {
        practices: [practice.clone()].into(),
        ended,
    }
}

fn day_of(day: &str) -> Date {
    day.parse().unwrap_or(Date::ZERO)
}

fn practice_id(text: &str) -> Result<PracticeId, EditError> {
    PracticeId::new(text).map_err(|_| EditError::NothingToVoteOn)
}

/// An id as it stands in a vote; a free one where it is none.
fn respondent_id(text: &str, assessment: &Assessment) -> RespondentId {
    RespondentId::new(text).unwrap_or_else(|_| assessment.free_respondent_id())
}
