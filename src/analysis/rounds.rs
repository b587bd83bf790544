//! Votes round by round, as far as they may be shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{Answer, Assessment, Form, PracticeId, RespondentId};
use crate::scoring::disclosure::{Closeness, SmallestGroup};
use crate::scoring::{self, Movement, OrderOfRounds, PracticeRounds, RoundFigures};

/// The practices of a form that the group voted on more than once.
#[derive(Debug, Clone, PartialEq)]
pub struct VotingRounds {
    /// Each practice, in the questionnaire's order.
    pub practices: Vec<ShownRounds>,
    /// How far people put these practices in the same order, at first and now; `None` where too few can be
    /// compared, or where figures of single people are left out.
    pub order: Option<OrderOfRounds>,
}

/// The rounds of votes on a practice, as far as they may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownRounds {
    /// The practice.
    pub id: PracticeId,
    /// Each round, the earliest first; the last one is open.
    pub rounds: Vec<ShownRound>,
    /// How far people moved into each round from the one before.
    pub moves: Vec<ShownMove>,
}

/// A round of votes, as far as it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownRound {
    /// The day that it ended; `None` of the one that is open.
    pub ended: Option<Date>,
    /// How many people rated the practice; `None` where that may not be shown, and then nothing is.
    pub people: Option<usize>,
    /// What the votes come to.
    pub answer: Option<Answer>,
    /// How far they lie apart.
    pub closeness: Option<Closeness>,
    /// All figures; `None` where figures of single people are left out.
    pub figures: Option<RoundFigures>,
}

/// How far people moved, as far as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownMove {
    /// The figures; `None` where figures of single people are left out.
    pub figures: Option<Movement>,
    /// Whether the votes are stable; `None` where too few people voted twice.
    pub is_stable: Option<bool>,
}

/// The rounds of votes on the practices of a form. With `least`, nothing rests on fewer people, and how far
/// they differ or moved is told in words alone.
#[must_use]
pub fn voting_rounds(
    assessment: &Assessment,
    form: Form,
    least: Option<SmallestGroup>,
) -> VotingRounds {
    let asked = assessment.questionnaire.practices_in(form);
    let asked: BTreeSet<&PracticeId> = asked.map(|(_, practice)| &practice.id).collect();
    let again = assessment.practices_voted_again();
    let again: Vec<PracticeId> = again.filter(|id| asked.contains(id)).cloned().collect();
    let shown = again.iter();
    let shown = shown.filter_map(|id| rounds_of_practice(assessment, id, least));
    VotingRounds {
        practices: shown.collect(),
        order: match least {
            Some(_) => None,
            None => scoring::order_of_rounds(assessment, &again),
        },
    }
}

/// The rounds of votes on one practice; `None` where the questionnaire has no such practice.
#[must_use]
pub fn rounds_of_practice(
    assessment: &Assessment,
    id: &PracticeId,
    least: Option<SmallestGroup>,
) -> Option<ShownRounds> {
    let (_, practice) = assessment.questionnaire.practice(id)?;
    let found = scoring::practice_rounds(assessment, practice);
    let over = assessment.rounds.iter();
    let over = over.filter(|round| round.votes.contains_key(id));
    let ends = over.map(|round| Some(round.ended)).chain([None]);
    let levels = assessment.questionnaire.level_count();
    let is_shown = least.map(|least| allowed(&found, least));
    let may_show = |place: usize| {
        let shown = is_shown.as_ref().and_then(|it| it.get(place));
        shown.copied().unwrap_or(is_shown.is_none())
    };
    let rounds = found.rounds.iter().zip(ends).enumerate();
    let moves = found.moves.iter().enumerate();
    Some(ShownRounds {
        id: id.clone(),
        moves: moves
            .map(|(place, moved)| {
                let both = may_show(place) && may_show(place + 1);
                let enough = least.is_none_or(|least| least.allows(moved.people));
                ShownMove {
                    figures: Some(*moved).filter(|_| least.is_none()),
                    is_stable: moved.is_stable().filter(|_| both && enough),
                }
            })
            .collect(),
        rounds: rounds
            .map(|(place, (round, ended))| {
                shown_round(round, ended, levels, may_show(place), least)
            })
            .collect(),
    })
}

fn shown_round(
    round: &RoundFigures,
    ended: Option<Date>,
    levels: u8,
    is_shown: bool,
    least: Option<SmallestGroup>,
) -> ShownRound {
    let spread = round.spread.filter(|_| is_shown);
    ShownRound {
        ended,
        people: is_shown.then_some(round.ratings.len()),
        answer: round.answer().filter(|_| is_shown),
        closeness: spread.map(|spread| Closeness::of(spread, levels)),
        figures: least.is_none().then(|| round.clone()),
    }
}

/// Which rounds may be shown: those that enough people rated, and of these, from the last one back, those
/// that differ from every later one by nobody or by enough people, so that no difference tells what a few
/// of them answered.
fn allowed(found: &PracticeRounds, least: SmallestGroup) -> Vec<bool> {
    let mut later: Vec<&BTreeSet<RespondentId>> = Vec::new();
    let mut shown: Vec<bool> = found
        .rounds
        .iter()
        .rev()
        .map(|round| {
            let people = &round.people;
            let apart = |other: &&BTreeSet<RespondentId>| least.allows_both(people, other);
            let may = least.allows(people.len()) && later.iter().all(apart);
            if may {
                later.push(people);
            }
            may
        })
        .collect();
    shown.reverse();
    shown
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::example::Answer::{At, Open};
    use crate::model::example::{self, practice_id};
    use crate::model::{Edit, HalfLevels, Rating, ResponseField};

    /// People who voted, and who voted again after that: 0 is no vote.
    fn voted(first: &[u8], second: &[u8]) -> Assessment {
        let said = |count: &u8| if *count == 0 { Open } else { At(*count) };
        let people: Vec<_> = first.iter().map(|count| vec![vec![said(count)]]).collect();
        let mut found = example::weighted(&[vec![1]], &people);
        let practice = practice_id(0, 0);
        let edit = Edit::OpenRound {
            practices: [practice.clone()].into(),
            ended: date(2026, 11, 22),
        };
        found.apply(edit).expect("somebody voted");
        let ids: Vec<_> = found.respondents.iter().map(|it| it.id.clone()).collect();
        for (respondent, count) in ids.into_iter().zip(second) {
            if let Some(rating) = HalfLevels::new(*count) {
                let edit = Edit::Respond {
                    respondent,
                    practice: practice.clone(),
                    field: ResponseField::Rating(Some(Rating::At(rating))),
                };
                found.apply(edit).expect("it is permitted");
            }
        }
        found
    }

    fn shown(found: &Assessment, least: Option<usize>) -> ShownRounds {
        let least = least.map(SmallestGroup::new);
        rounds_of_practice(found, &practice_id(0, 0), least).expect("a practice")
    }

    #[test]
    fn everything_is_shown_where_nothing_is_to_be_left_out() {
        let found = shown(&voted(&[2, 4, 8, 10], &[6, 6, 6, 6]), None);
        assert_eq!(found.rounds.len(), 2);
        assert_eq!(found.rounds[0].ended, Some(date(2026, 11, 22)));
        assert_eq!(found.rounds[1].ended, None);
        assert_eq!(found.rounds[0].closeness, Some(Closeness::Far));
        assert_eq!(found.rounds[1].closeness, Some(Closeness::Close));
        let moved = found.moves[0].figures.expect("figures");
        assert_eq!((moved.moved, moved.up, moved.down), (4, 2, 2));
        assert_eq!(found.moves[0].is_stable, Some(false));
    }

    #[test]
    fn of_a_small_group_rounds_are_told_in_words_alone() {
        let votes = ([2, 4, 8, 10, 10], [6; 5]);
        let found = shown(&voted(&votes.0, &votes.1), Some(5));
        for (round, wanted) in found.rounds.iter().zip([Closeness::Far, Closeness::Close]) {
            assert_eq!((round.people, round.closeness), (Some(5), Some(wanted)));
            assert_eq!(round.figures, None);
        }
        let wanted = ShownMove {
            figures: None,
            is_stable: Some(false),
        };
        assert_eq!(found.moves, [wanted]);
        // Four are too few.
        let found = shown(&voted(&votes.0[..4], &votes.1[..4]), Some(5));
        for round in &found.rounds {
            assert_eq!(
                (round.people, round.answer, round.closeness),
                (None, None, None)
            );
        }
        assert_eq!(found.moves[0].is_stable, None);
    }

    #[test]
    fn a_round_from_which_a_later_one_could_be_subtracted_is_not_shown() {
        // A sixth person votes in the second round alone: the difference is that person's vote.
        let votes = ([2, 4, 8, 10, 10, 0], [6; 6]);
        let found = shown(&voted(&votes.0, &votes.1), Some(5));
        assert_eq!(found.rounds[0].people, None);
        assert_eq!(found.rounds[1].people, Some(6));
        assert_eq!(found.moves[0].is_stable, None);
        // Five more are enough to hide each of them.
        let first = [2, 4, 8, 10, 10, 0, 0, 0, 0, 0];
        let found = shown(&voted(&first, &[6; 10]), Some(5));
        assert_eq!(found.rounds[0].people, Some(5));
        assert_eq!(found.rounds[1].people, Some(10));
    }

    /// What counts of a person in both rounds: who does not vote again stays.
    fn stand((first, second): (u8, u8)) -> [u8; 2] {
        [first, if second == 0 { first } else { second }]
    }

    /// What is shown of people's votes.
    fn told(votes: &[(u8, u8)], least: usize) -> ShownRounds {
        let (first, second): (Vec<u8>, Vec<u8>) = votes.iter().copied().unzip();
        shown(&voted(&first, &second), Some(least))
    }

    /// What people could have voted instead: one person alone, or together with one other.
    fn other_worlds(votes: &[(u8, u8)], person: usize) -> impl Iterator<Item = Vec<(u8, u8)>> + '_ {
        let all = || (2..=10).flat_map(|first| (2..=10).chain([0]).map(move |it| (first, it)));
        let with = move |place: usize, vote: (u8, u8), of: &[(u8, u8)]| {
            let mut other = of.to_vec();
            other[place] = vote;
            other
        };
        let alone = all().map(move |vote| with(person, vote, votes));
        let together = all().flat_map(move |vote| {
            let near = move |it: &(u8, u8)| it.0.abs_diff(vote.0) < 2;
            (0..votes.len())
                .filter(move |it| *it != person)
                .flat_map(move |place| {
                    let one = with(person, vote, votes);
                    all().filter(near).map(move |vote| with(place, vote, &one))
                })
        });
        alone.chain(together)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        /// Of everybody there is another vote in each round that leaves everything as it is shown: that of
        /// somebody else, whose votes could be exchanged, or one that this person could have given.
        #[test]
        fn nobodys_vote_follows_from_what_is_shown_of_two_rounds(
            votes in proptest::collection::vec(
                (2_u8..=10, prop_oneof![Just(0_u8), 2_u8..=10]),
                3..8,
            ),
            same in prop::option::of(2_u8..=10),
            least in 3_usize..6,
        ) {
            let mut votes = votes;
            if let Some(same) = same {
                // All alike in the first round: nobody's votes can be exchanged for others.
                for vote in &mut votes {
                    vote.0 = same;
                }
            }
            let as_is = told(&votes, least);
            for person in 0..votes.len() {
                for round in 0..2 {
                    let own = stand(votes[person])[round];
                    let is_other = |vote: &(u8, u8)| stand(*vote)[round] != own;
                    let is_safe = votes.iter().any(is_other)
                        || other_worlds(&votes, person)
                            .any(|other| is_other(&other[person]) && told(&other, least) == as_is);
                    prop_assert!(is_safe, "{:?} of {:?} in round {}", person, votes, round);
                }
            }
        }
    }
}
