//! Voting in rounds: who voted in which, and the next one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Assessment, Cast, EditError, PracticeId, RespondentId, Response, Round, RoundVotes, Vote,
    limits,
};

impl Assessment {
    /// The rounds of votes on a practice: those that are over, the earliest first, and the one that is
    /// open.
    #[must_use]
    pub fn rounds_of(&self, practice: &PracticeId) -> Vec<BTreeMap<&RespondentId, Cast>> {
        let over = self.rounds.iter();
        let over = over.filter_map(|round| round.votes.get(practice));
        let mut rounds: Vec<BTreeMap<_, _>> = over
            .map(|votes| {
                let votes = votes.iter();
                votes.map(|(who, vote)| (who, vote.cast())).collect()
            })
            .collect();
        let last = self.last_votes(practice);
        let people = self.respondents.iter().map(|it| &**it);
        let open = people.filter_map(|person| {
            let said = person.sheet.get(practice)?;
            let answer = said.counted()?;
            let stayed = has_stayed(last, &person.id, said);
            Some((&person.id, Cast { answer, stayed }))
        });
        rounds.push(open.collect());
        rounds
    }

    /// The practices that the group votes on again, in the questionnaire's order.
    pub fn practices_voted_again(&self) -> impl Iterator<Item = &PracticeId> {
        let again = self.voted_again();
        let practices = self.questionnaire.practices();
        let ids = practices.map(|(_, practice)| &practice.id);
        ids.filter(move |id| again.contains(*id))
    }

    /// Whether a round of votes on a practice is over.
    #[must_use]
    pub fn has_rounds(&self, practice: &PracticeId) -> bool {
        let mut rounds = self.rounds.iter();
        rounds.any(|round| round.votes.contains_key(practice))
    }

    /// The day of an agreement on a practice on which the group voted again on a later day, so that it is no
    /// answer to those votes; `None` where nothing was agreed before, or the day is not known.
    #[must_use]
    pub fn agreed_before(&self, practice: &PracticeId) -> Option<Date> {
        let day = self.consensus.get(practice)?.agreed_on?;
        let mut rounds = self.rounds.iter().rev();
        let last = rounds.find(|round| round.votes.contains_key(practice))?;
        (day < last.ended && !self.votes_now(practice).is_empty()).then_some(day)
    }

    /// How many rounds of votes on a practice are over.
    #[must_use]
    pub fn rounds_over(&self, practice: &PracticeId) -> usize {
        let rounds = self.rounds.iter();
        rounds.filter(|it| it.votes.contains_key(practice)).count()
    }

    /// The same with the votes on a practice in the rounds alone in which they were given: without those that
    /// stayed from the round before.
    #[must_use]
    pub fn without_stayed_votes(&self, practice: &PracticeId) -> Self {
        let mut found = self.clone();
        let open = self.rounds_of(practice).pop().unwrap_or_default();
        for person in &mut found.respondents {
            if open.get(&person.id).is_some_and(|cast| cast.stayed) {
                person.sheet.0.remove(practice);
            }
        }
        for round in &mut found.rounds {
            if let Some(votes) = round.votes.get_mut(practice) {
                votes.retain(|_, vote| !vote.stayed);
            }
        }
        found
    }

    /// Who voted on a practice in the round that is open, and what.
    #[must_use]
    pub fn votes_now(&self, practice: &PracticeId) -> BTreeMap<RespondentId, Cast> {
        let open = self.rounds_of(practice).pop().unwrap_or_default();
        let voted = open.into_iter().filter(|(_, cast)| !cast.stayed);
        voted.map(|(who, cast)| (who.clone(), cast)).collect()
    }

    /// What somebody had said about a practice when the last round of votes on it ended.
    #[must_use]
    pub fn vote_before(&self, practice: &PracticeId, who: &RespondentId) -> Option<&Vote> {
        self.last_votes(practice)?.get(who)
    }

    /// Whether the next round of votes on a practice can be opened: somebody voted in this one.
    #[must_use]
    pub fn can_vote_again(&self, practice: &PracticeId) -> bool {
        let last = self.last_votes(practice);
        self.respondents.iter().any(|person| {
            let said = person.sheet.get(practice);
            said.is_some_and(|it| it.rating.is_some() && !has_stayed(last, &person.id, it))
        })
    }

    /// The practices of which a round of votes is over.
    pub(super) fn voted_again(&self) -> BTreeSet<PracticeId> {
        let rounds = self.rounds.iter();
        let practices = rounds.flat_map(|round| round.votes.keys());
        practices.cloned().collect()
    }

    /// Ends the round of votes on practices and opens the next one: what everybody said is kept, and the
    /// answers stay until somebody votes again.
    pub(super) fn open_round(
        &mut self,
        practices: BTreeSet<PracticeId>,
        ended: Date,
    ) -> Result<(), EditError> {
        if self.rounds.len() >= limits::ROUNDS {
            let (most, found) = (limits::ROUNDS, self.rounds.len() + 1);
            return Err(EditError::LongList { most, found });
        }
        if practices.is_empty() {
            return Err(EditError::NothingToVoteOn);
        }
        let mut votes: BTreeMap<PracticeId, RoundVotes> = BTreeMap::new();
        for practice in practices {
            self.check_practice(&practice)?;
            let over = self.votes_on(&practice);
            if over.values().all(|vote| vote.stayed) {
                return Err(EditError::NobodyVoted(practice));
            }
            votes.insert(practice, over);
        }
        let all = self.rounds.iter().flat_map(|it| it.votes.values());
        let found = all.chain(votes.values()).map(BTreeMap::len).sum();
        if found > limits::VOTES {
            let most = limits::VOTES;
            return Err(EditError::LongList { most, found });
        }
        for person in &mut self.respondents {
            let is_asked = |(practice, said): (&PracticeId, &Response)| {
                said.voted_again && votes.contains_key(practice)
            };
            // Who did not vote again stays shared with other copies of the assessment.
            if person.sheet.0.iter().any(is_asked) {
                let said = person.sheet.0.iter_mut();
                for (_, said) in said.filter(|(practice, _)| votes.contains_key(*practice)) {
                    said.voted_again = false;
                }
            }
        }
        self.rounds.push(Round { ended, votes });
        Ok(())
    }

    fn votes_on(&self, practice: &PracticeId) -> RoundVotes {
        let last = self.last_votes(practice);
        let people = self.respondents.iter();
        let votes = people.filter_map(|person| {
            let said = person.sheet.get(practice)?;
            let rating = said.counted_rating()?;
            let stayed = has_stayed(last, &person.id, said);
            Some((person.id.clone(), Vote { rating, stayed }))
        });
        votes.collect()
    }

    /// The votes on a practice at the end of the last round that is over.
    fn last_votes(&self, practice: &PracticeId) -> Option<&RoundVotes> {
        let mut rounds = self.rounds.iter().rev();
        rounds.find_map(|round| round.votes.get(practice))
    }

    /// Takes the votes of somebody out of every round.
    pub(super) fn forget_votes(&mut self, who: &RespondentId) {
        self.keep_votes(|id| id != who);
    }

    /// Takes out the votes of people who are not here.
    pub(super) fn forget_votes_of_strangers(&mut self) {
        if !self.rounds.is_empty() {
            let people = self.respondents.iter();
            let known: BTreeSet<RespondentId> = people.map(|person| person.id.clone()).collect();
            self.keep_votes(|id| known.contains(id));
        }
    }

    fn keep_votes(&mut self, keeps: impl Fn(&RespondentId) -> bool) {
        let mut ids = self.rounds.iter().flat_map(|it| it.votes.values());
        // Rounds in which all stay are shared with other copies of the assessment.
        if ids.any(|votes| votes.keys().any(|id| !keeps(id))) {
            let votes = self.rounds.iter_mut().flat_map(|it| it.votes.values_mut());
            votes.for_each(|votes| votes.retain(|id, _| keeps(id)));
        }
    }
}

/// Whether an answer stayed from the last round. It did not where it is another one: then it was given in a
/// copy in which that round was still open.
fn has_stayed(last: Option<&RoundVotes>, who: &RespondentId, said: &Response) -> bool {
    let before = last.and_then(|votes| votes.get(who));
    let is_same = before.is_some_and(|vote| Some(vote.rating.answer()) == said.counted());
    is_same && !said.voted_again
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{self, practice_id};
    use crate::model::{Edit, HalfLevels, Rating, ResponseField, Shared};

    const DAY: Date = date(2026, 11, 22);

    fn at(count: u8) -> Rating {
        Rating::At(HalfLevels::new(count).expect("a rating"))
    }

    fn who(number: usize) -> RespondentId {
        RespondentId::new(format!("r{number}")).expect("an id")
    }

    /// Three people who rated two practices at level 2.
    fn start() -> Assessment {
        let mut found = example::assessment(&[vec![At(4), At(4)]]);
        let one = found.respondents[0].clone();
        found.respondents = (1..=3)
            .map(|number| {
                let mut person = (*one).clone();
                person.id = who(number);
                person
            })
            .collect();
        found
    }

    fn open(found: &mut Assessment, practices: &[usize]) -> Result<(), EditError> {
        let practices = practices.iter().map(|it| practice_id(0, *it)).collect();
        let ended = DAY;
        found.apply(Edit::OpenRound { practices, ended })
    }

    fn vote(found: &mut Assessment, number: usize, rating: Option<Rating>) {
        let edit = Edit::Respond {
            respondent: who(number),
            practice: practice_id(0, 0),
            field: ResponseField::Rating(rating),
        };
        found.apply(edit).expect("it is permitted");
    }

    /// Of each round of the first practice, who gave which number of half levels, and whether it stayed.
    fn rounds(found: &Assessment) -> Vec<Vec<(String, u8, bool)>> {
        let rounds = found.rounds_of(&practice_id(0, 0)).into_iter();
        let told = rounds.map(|votes| {
            let votes = votes.into_iter();
            let told = votes.map(|(who, cast)| {
                let at = cast.answer.at().map_or(0, HalfLevels::count);
                (who.to_string(), at, cast.stayed)
            });
            told.collect()
        });
        told.collect()
    }

    fn told(votes: &[(usize, u8, bool)]) -> Vec<(String, u8, bool)> {
        let votes = votes.iter();
        let told = votes.map(|(number, at, stayed)| (who(*number).to_string(), *at, *stayed));
        told.collect()
    }

    #[test]
    fn a_second_vote_leaves_the_first_as_it_was_and_tells_who_gave_it() {
        let mut found = start();
        open(&mut found, &[0]).expect("all voted");
        assert!(found.has_rounds(&practice_id(0, 0)) && !found.has_rounds(&practice_id(0, 1)));
        vote(&mut found, 1, Some(at(8)));
        // The same rating once more is a vote.
        vote(&mut found, 2, Some(at(4)));
        let first = told(&[(1, 4, false), (2, 4, false), (3, 4, false)]);
        let second = told(&[(1, 8, false), (2, 4, false), (3, 4, true)]);
        assert_eq!(rounds(&found), [first.clone(), second.clone()]);
        open(&mut found, &[0]).expect("two voted");
        let third = told(&[(1, 8, true), (2, 4, true), (3, 4, true)]);
        assert_eq!(rounds(&found), [first, second, third]);
        assert_eq!(found.rounds[0].ended, DAY);
    }

    #[test]
    fn a_vote_that_is_taken_back_is_none() {
        let mut found = start();
        open(&mut found, &[0]).expect("all voted");
        vote(&mut found, 1, Some(at(8)));
        vote(&mut found, 1, None);
        assert_eq!(rounds(&found)[1], told(&[(2, 4, true), (3, 4, true)]));
    }

    #[test]
    fn a_round_needs_a_practice_that_somebody_voted_on() {
        let mut found = start();
        let before = found.clone();
        assert_eq!(open(&mut found, &[]), Err(EditError::NothingToVoteOn));
        let unknown = EditError::UnknownPractice(practice_id(0, 7));
        assert_eq!(open(&mut found, &[0, 7]), Err(unknown));
        assert_eq!(found, before);
        open(&mut found, &[0]).expect("all voted");
        let again = found.clone();
        let nobody = EditError::NobodyVoted(practice_id(0, 0));
        assert_eq!(open(&mut found, &[0, 1]), Err(nobody));
        assert_eq!(found, again);
        // The other practice is in its first round.
        open(&mut found, &[1]).expect("all voted");
    }

    #[test]
    fn who_is_removed_is_in_no_round() {
        let mut found = start();
        open(&mut found, &[0]).expect("all voted");
        let gone = Edit::RemoveRespondent(who(2));
        found.apply(gone).expect("it is permitted");
        let left = told(&[(1, 4, false), (3, 4, false)]);
        assert_eq!(rounds(&found)[0], left);
    }

    #[test]
    fn opening_a_round_changes_no_answer_and_shares_who_did_not_vote_again() {
        let mut found = start();
        open(&mut found, &[0]).expect("all voted");
        vote(&mut found, 1, Some(at(8)));
        let before = found.clone();
        open(&mut found, &[0]).expect("one voted");
        let answers = |of: &Assessment| -> Vec<Rating> {
            of.answers().map(|(_, rating)| rating.clone()).collect()
        };
        assert_eq!(answers(&found), answers(&before));
        let shared = before.respondents.iter().zip(&found.respondents);
        let shared: Vec<bool> = shared
            .map(|(one, other)| Shared::is_same(one, other))
            .collect();
        assert_eq!(shared, [false, true, true]);
    }

    #[test]
    fn what_a_checker_adjusted_is_the_vote_that_is_kept() {
        use crate::model::{Check, CheckVerdict};
        let mut found = start();
        let edit = Edit::Respond {
            respondent: who(1),
            practice: practice_id(0, 0),
            field: ResponseField::Check(Some(Check {
                verdict: CheckVerdict::Adjusted(HalfLevels::new(6).expect("a rating")),
                by: "Ines".to_owned(),
                date: DAY,
                note: "two of three".to_owned(),
            })),
        };
        found.apply(edit).expect("it is permitted");
        open(&mut found, &[0]).expect("all voted");
        let votes = [(1, 6, false), (2, 4, false), (3, 4, false)];
        assert_eq!(rounds(&found)[0], told(&votes));
    }
}
