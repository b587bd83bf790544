//! Votes round by round: what each round came to, and how far people moved from one to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::{does_not_apply, lower_median_rank};
use super::agreement;
use super::panel;
use super::profile::Spread;
use super::stability::Movement;
use crate::model::{
    Answer, Assessment, Cast, HalfLevels, Practice, PracticeId, RespondentId, Scale,
};

/// With fewer people than this no order of practices is compared.
const FEWEST: usize = 3;

/// The rounds of votes on a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeRounds {
    /// The practice.
    pub id: PracticeId,
    /// The levels that it can be rated at.
    pub scale: Scale,
    /// Each round, the earliest first; the last one is open.
    pub rounds: Vec<RoundFigures>,
    /// How far people moved into each round from the one before; one fewer than rounds.
    pub moves: Vec<Movement>,
}

/// What a round of votes on a practice came to.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundFigures {
    /// The ratings as they stood at its end, from the lowest.
    pub ratings: Vec<HalfLevels>,
    /// Who said that the practice does not apply.
    pub left_out: usize,
    /// Who could not tell.
    pub unknown: usize,
    /// Who voted in the round; the others' votes stayed from the round before.
    pub voted: usize,
    /// How far the ratings lie apart; `None` with fewer than three.
    pub spread: Option<Spread>,
    /// Whose ratings they are.
    pub people: BTreeSet<RespondentId>,
    /// What the people of each role that is stated rated, the highest first; none where fewer than two roles did.
    pub by_role: Vec<RoleOfRound>,
}

/// What the people of a role rated in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleOfRound {
    /// What the role is called.
    pub name: String,
    /// The lower median of their ratings.
    pub rating: HalfLevels,
    /// How many of them rated.
    pub people: usize,
}

impl RoundFigures {
    fn of(votes: &BTreeMap<&RespondentId, Cast>, scale: Scale, assessment: &Assessment) -> Self {
        let casts = || votes.values();
        let rated = casts().filter_map(|cast| cast.answer.at());
        let mut ratings: Vec<HalfLevels> = rated.collect();
        ratings.sort_unstable();
        let is_rated = |cast: &Cast| cast.answer.at().is_some();
        let people = votes.iter().filter(|(_, cast)| is_rated(cast));
        let count = |wanted: Answer| casts().filter(|cast| cast.answer == wanted).count();
        Self {
            spread: agreement::spread(&ratings, scale),
            left_out: count(Answer::NotApplicable(())),
            unknown: count(Answer::DontKnow),
            voted: casts().filter(|cast| !cast.stayed).count(),
            people: people.map(|(who, _)| (*who).clone()).collect(),
            by_role: by_role(votes, assessment),
            ratings,
        }
    }

    /// How far the highest and the lowest of the roles that count lie apart, in levels; `None` of fewer than two.
    #[must_use]
    pub fn role_gap(&self, counts: impl Fn(&RoleOfRound) -> bool) -> Option<f64> {
        let mut ratings = self.by_role.iter().filter(|it| counts(it));
        let highest = ratings.next()?.rating.count();
        let lowest = ratings.next_back()?.rating.count();
        Some(f64::from(highest - lowest) / 2.0)
    }

    /// What the votes come to, as what the group says does: the lower median of the ratings, or that the
    /// practice does not apply; `None` where nobody voted.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        if does_not_apply(self.ratings.len(), self.left_out) {
            return Some(Answer::NotApplicable(()));
        }
        let middle = lower_median_rank(self.ratings.len()).checked_sub(1);
        let median = middle.and_then(|place| self.ratings.get(place));
        let unknown = (self.unknown > 0).then_some(Answer::DontKnow);
        median.copied().map(Answer::At).or(unknown)
    }
}

/// What the people of each role rated; nothing where fewer than two roles did.
fn by_role(votes: &BTreeMap<&RespondentId, Cast>, assessment: &Assessment) -> Vec<RoleOfRound> {
    let mut roles: BTreeMap<&str, Vec<HalfLevels>> = BTreeMap::new();
    for person in &assessment.respondents {
        let at = votes.get(&person.id).and_then(|cast| cast.answer.at());
        let role = person.role.trim();
        if let Some(at) = at.filter(|_| !role.is_empty()) {
            roles.entry(role).or_default().push(at);
        }
    }
    let found = roles.into_iter().filter_map(|(name, mut ratings)| {
        ratings.sort_unstable();
        let middle = lower_median_rank(ratings.len()).checked_sub(1)?;
        Some(RoleOfRound {
            name: name.to_owned(),
            rating: *ratings.get(middle)?,
            people: ratings.len(),
        })
    });
    let mut found: Vec<RoleOfRound> = found.collect();
    if found.len() < 2 {
        return Vec::new();
    }
    // The sort is stable: roles that rate alike stand in the order of their names.
    found.sort_by_key(|it| std::cmp::Reverse(it.rating));
    found
}

/// The rounds of votes on a practice.
#[must_use]
pub fn practice_rounds(assessment: &Assessment, practice: &Practice) -> PracticeRounds {
    let votes = assessment.rounds_of(&practice.id);
    let scale = practice.scale();
    let pairs = votes.iter().zip(votes.iter().skip(1));
    PracticeRounds {
        id: practice.id.clone(),
        scale,
        moves: pairs
            .map(|(first, second)| movement(first, second))
            .collect(),
        rounds: votes
            .iter()
            .map(|votes| RoundFigures::of(votes, scale, assessment))
            .collect(),
    }
}

/// How far people moved who voted in the second round and had a vote in the first.
fn movement(
    first: &BTreeMap<&RespondentId, Cast>,
    second: &BTreeMap<&RespondentId, Cast>,
) -> Movement {
    let again = second.iter().filter(|(_, cast)| !cast.stayed);
    Movement::of(again.filter_map(|(who, cast)| Some((first.get(who)?.answer, cast.answer))))
}

/// How far people put the practices of several rounds in the same order, at first and now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderOfRounds {
    /// Who rated every one of the practices in both.
    pub people: usize,
    /// The practices that were voted on again.
    pub practices: usize,
    /// Kendall's W of the first votes.
    pub first: Option<f64>,
    /// Kendall's W of the votes that stand now.
    pub now: Option<f64>,
}

/// Compares the order of practices in the first round and now, over the people who rated all of them in
/// both; `None` with fewer than three such people, or fewer than two practices.
#[must_use]
pub fn order_of_rounds(assessment: &Assessment, practices: &[PracticeId]) -> Option<OrderOfRounds> {
    let votes: Vec<_> = practices
        .iter()
        .map(|id| assessment.rounds_of(id))
        .collect();
    let ends = |rounds: &[BTreeMap<&RespondentId, Cast>], who: &RespondentId| {
        let at = |votes: Option<&BTreeMap<&RespondentId, Cast>>| votes?.get(who)?.answer.at();
        Some((at(rounds.first())?, at(rounds.last())?))
    };
    let people = assessment.respondents.iter().map(|it| &it.id);
    let people = people.filter(|who| votes.iter().all(|it| ends(it, who).is_some()));
    let people: Vec<&RespondentId> = people.collect();
    if people.len() < FEWEST || practices.len() < 2 {
        return None;
    }
    let column = |rounds: &Vec<BTreeMap<&RespondentId, Cast>>| {
        let both = people.iter().filter_map(|who| ends(rounds, who));
        both.unzip()
    };
    let (first, now): (Vec<Vec<HalfLevels>>, Vec<Vec<HalfLevels>>) =
        votes.iter().map(column).unzip();
    let concordance = |columns: &[Vec<HalfLevels>]| {
        let columns: Vec<&[HalfLevels]> = columns.iter().map(Vec::as_slice).collect();
        panel::concordance(&columns)
    };
    Some(OrderOfRounds {
        people: people.len(),
        practices: practices.len(),
        first: concordance(&first),
        now: concordance(&now),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{self, practice_id};
    use crate::model::{Edit, Rating, ResponseField};

    /// Four people who rate two practices, then vote again: each is the first and the second vote.
    fn voted(sheets: &[[[u8; 2]; 2]; 4]) -> Assessment {
        let people: Vec<Vec<Vec<example::Answer>>> = sheets
            .iter()
            .map(|[first, _]| vec![first.map(At).to_vec()])
            .collect();
        let mut found = example::weighted(&[vec![1, 1]], &people);
        let practices = [0, 1].map(|at| practice_id(0, at));
        let ended = date(2026, 11, 22);
        let edit = Edit::OpenRound {
            practices: practices.clone().into(),
            ended,
        };
        found.apply(edit).expect("all voted");
        let ids: Vec<RespondentId> = found.respondents.iter().map(|it| it.id.clone()).collect();
        for (who, [_, second]) in ids.iter().zip(sheets) {
            for (practice, count) in practices.iter().zip(second) {
                // 0 is no vote.
                let Some(rating) = HalfLevels::new(*count) else {
                    continue;
                };
                let edit = Edit::Respond {
                    respondent: who.clone(),
                    practice: practice.clone(),
                    field: ResponseField::Rating(Some(Rating::At(rating))),
                };
                found.apply(edit).expect("it is permitted");
            }
        }
        found
    }

    fn rounds(found: &Assessment, at: usize) -> PracticeRounds {
        let (_, practice) = found
            .questionnaire
            .practice(&practice_id(0, at))
            .expect("a practice");
        practice_rounds(found, practice)
    }

    #[test]
    fn each_round_has_its_own_figures_and_who_did_not_vote_again_did_not_move() {
        // First 1, 2, 4, 5; then 3, 3, 3 and no vote, so that 5 stays.
        let found = voted(&[
            [[2, 4], [6, 4]],
            [[4, 4], [6, 4]],
            [[8, 4], [6, 6]],
            [[10, 6], [0, 0]],
        ]);
        let first = rounds(&found, 0);
        let [before, now] = first.rounds.as_slice() else {
            panic!("two rounds: {first:?}");
        };
        assert_eq!((before.voted, now.voted), (4, 3));
        let counts = |of: &RoundFigures| -> Vec<u8> {
            of.ratings.iter().map(|rating| rating.count()).collect()
        };
        assert_eq!(counts(before), [2, 4, 8, 10]);
        assert_eq!(counts(now), [6, 6, 6, 10]);
        assert_eq!(before.answer(), HalfLevels::new(4).map(Answer::At));
        // Mean 3: distances 2, 1, 1, 2 make 1.5. Mean 3.5: .5 three times and 1.5 make .75.
        let ad = |of: &RoundFigures| of.spread.expect("four ratings").ad_mean;
        assert!((ad(before) - 1.5).abs() < 1e-9 && (ad(now) - 0.75).abs() < 1e-9);
        let moved = first.moves[0];
        assert_eq!(
            (moved.people, moved.moved, moved.up, moved.down),
            (3, 3, 2, 1)
        );
        assert_eq!(moved.is_stable(), Some(false));
        // Of the second practice one of three moved: 33 per cent.
        let second = rounds(&found, 1).moves[0];
        assert_eq!((second.people, second.moved, second.net), (3, 1, 1));
    }

    #[test]
    fn a_practice_that_was_voted_on_once_has_one_round_and_no_movement() {
        let found = example::weighted(&[vec![1]], &vec![vec![vec![At(4)]]; 4]);
        let rounds = rounds(&found, 0);
        assert_eq!((rounds.rounds.len(), rounds.moves.len()), (1, 0));
        assert_eq!(rounds.rounds[0].voted, 4);
    }

    #[test]
    fn the_order_of_practices_is_compared_over_the_same_people() {
        // At first two rate the first practice higher and two the second, so W is 0; then all rate the
        // second one higher, so W is 1.
        let found = voted(&[
            [[4, 2], [2, 6]],
            [[6, 4], [4, 6]],
            [[2, 4], [2, 8]],
            [[4, 6], [2, 4]],
        ]);
        let practices = [0, 1].map(|at| practice_id(0, at));
        let order = order_of_rounds(&found, &practices).expect("four people");
        assert_eq!((order.people, order.practices), (4, 2));
        assert_eq!((order.first, order.now), (Some(0.0), Some(1.0)));
        assert_eq!(order_of_rounds(&found, &practices[..1]), None);
    }

    #[test]
    fn roles_stand_side_by_side_in_each_round_and_apart_by_their_middle() {
        let mut found = voted(&[
            [[4, 4], [6, 6]],
            [[6, 4], [6, 6]],
            [[8, 4], [6, 6]],
            [[10, 4], [0, 0]],
        ]);
        for (place, role) in ["front line", "front line", "managers", "managers"]
            .into_iter()
            .enumerate()
        {
            found.respondents[place].role = role.to_owned();
        }
        let (_, practice) = found
            .questionnaire
            .practice(&practice_id(0, 0))
            .expect("one");
        let rounds = practice_rounds(&found, practice).rounds;
        let told = |round: &RoundFigures| {
            let roles = round.by_role.iter();
            let roles = roles.map(|it| (it.name.clone(), it.rating.count(), it.people));
            (roles.collect::<Vec<_>>(), round.role_gap(|_| true))
        };
        let role = |name: &str, count, people| (name.to_owned(), count, people);
        // The lower of two in the middle counts, as everywhere.
        assert_eq!(
            told(&rounds[0]),
            (
                vec![role("managers", 8, 2), role("front line", 4, 2)],
                Some(2.0)
            )
        );
        assert_eq!(
            told(&rounds[1]),
            (
                vec![role("front line", 6, 2), role("managers", 6, 2)],
                Some(0.0)
            )
        );
        for person in &mut found.respondents {
            person.role = "managers".to_owned();
        }
        let (_, practice) = found
            .questionnaire
            .practice(&practice_id(0, 0))
            .expect("one");
        let rounds = practice_rounds(&found, practice).rounds;
        assert!(rounds[0].by_role.is_empty(), "one role alone");
    }
}
