//! What a group is to talk about, in which order, and how long half a day leaves for it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{HalfLevels, PracticeId, Questionnaire};
use crate::scoring::disclosure::Closeness;
use crate::scoring::{self, Dispute, PracticeProfile, Profile};

use super::Analysis;

/// The minutes of half a day.
pub const HALF_DAY: u32 = 240;

/// The minutes that a practice takes: to hear what shows it, to talk, to vote again, to agree.
pub const MINUTES_A_PRACTICE: u32 = 12;

/// The agenda of a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// The parts of it, in their order, with their minutes.
    pub parts: Vec<(AgendaPart, u32)>,
    /// What is talked about, in order.
    pub practices: Vec<AgendaPractice>,
    /// How many of the practices there is time for, from the first.
    pub fits: usize,
}

/// A part of a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgendaPart {
    /// Why everybody is here, and how votes are counted.
    Welcome,
    /// The first vote, in silence; a minute a practice.
    FirstVote,
    /// The results, and where people differ.
    Results,
    /// The practices that people differ on, one after the other; only where there are some, and time.
    Talk,
    /// A break.
    Break,
    /// What is done next, by whom and when.
    NextSteps,
}

/// A practice that a group is to talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaPractice {
    /// Which one.
    pub id: PracticeId,
    /// How far people lie apart on it.
    pub closeness: Closeness,
    /// What hangs on it; `None` where figures of single people are left out.
    pub effect: Option<AgendaEffect>,
    /// The day of an agreement that is older than the last vote.
    pub agreed_before: Option<Date>,
}

/// What hangs on a practice: how far apart the results are with its lowest vote and with its highest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgendaEffect {
    /// Levels of the unit.
    pub unit: u8,
    /// Levels of its element.
    pub element: u8,
    /// Tenths of a level of the index.
    pub index_tenths: u32,
}

impl AgendaPart {
    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::FirstVote => "first_vote",
            Self::Results => "results",
            Self::Talk => "talk",
            Self::Break => "break",
            Self::NextSteps => "next_steps",
        }
    }
}

impl Analysis {
    /// What the group is to talk about in so many minutes: the practices that people disagree on (AD above
    /// A/6) first, then those on which they agree only fairly well while the level hangs on them. Within
    /// each, what changes the level most comes first, then where people lie furthest apart, then the order
    /// of the questionnaire. What the group has agreed on since
    /// it voted last is settled.
    #[must_use]
    pub fn agenda(&self, questionnaire: &Questionnaire, minutes: u32) -> Agenda {
        let practices = self.profile.practices.iter();
        let open = practices.filter(|practice| !practice.is_settled());
        let mut found: Vec<(AgendaPractice, f64)> = open
            .filter_map(|practice| self.to_talk_about(questionnaire, practice))
            .collect();
        // The sort is stable.
        found.sort_by(|(one, one_apart), (other, other_apart)| {
            let key = |it: &AgendaPractice| Reverse((it.closeness, it.effect));
            let order = key(one).cmp(&key(other));
            order.then(other_apart.total_cmp(one_apart))
        });
        let practices: Vec<AgendaPractice> = found.into_iter().map(|(it, _)| it).collect();
        let parts = parts(&self.profile);
        let fixed: u32 = parts.iter().map(|(_, minutes)| minutes).sum();
        let fits = minutes.saturating_sub(fixed) / MINUTES_A_PRACTICE;
        let fits = practices
            .len()
            .min(usize::try_from(fits).unwrap_or_default());
        let talk = u32::try_from(fits).unwrap_or_default() * MINUTES_A_PRACTICE;
        let with_talk = |(part, minutes)| match part {
            AgendaPart::Talk => (fits > 0).then_some((part, talk)),
            _ => Some((part, minutes)),
        };
        Agenda {
            parts: parts.into_iter().filter_map(with_talk).collect(),
            practices,
            fits,
        }
    }

    /// A practice with how far people lie apart on it; `None` where there is nothing to talk about.
    fn to_talk_about(
        &self,
        questionnaire: &Questionnaire,
        practice: &PracticeProfile,
    ) -> Option<(AgendaPractice, f64)> {
        let closeness = self.closeness(practice)?;
        let shown = self.withheld.is_none();
        let effect = shown.then(|| effect(questionnaire, &self.profile, practice));
        let hangs = effect.is_some_and(|it| it.unit > 0 || it.element > 0);
        let is_far = self.dispute(practice) == Some(Dispute::Open);
        (is_far || closeness == Closeness::Some && hangs).then(|| {
            let apart = practice.spread.map_or(0.0, |spread| spread.ad_mean);
            let id = practice.id.clone();
            let found = AgendaPractice {
                id,
                closeness,
                effect,
                agreed_before: practice.agreed_before,
            };
            (found, apart)
        })
    }
}

/// The parts of a workshop but for the time to talk. Where somebody voted, the first vote is over.
fn parts(profile: &Profile) -> Vec<(AgendaPart, u32)> {
    let practices = u32::try_from(profile.practices.len()).unwrap_or(u32::MAX);
    let vote = (profile.respondents == 0).then_some((AgendaPart::FirstVote, practices));
    let begin = [(AgendaPart::Welcome, 10)].into_iter().chain(vote);
    let rest = [
        (AgendaPart::Results, 15),
        (AgendaPart::Talk, 0),
        (AgendaPart::Break, 15),
        (AgendaPart::NextSteps, 30),
    ];
    begin.chain(rest).collect()
}

/// What hangs on a practice.
fn effect(
    questionnaire: &Questionnaire,
    profile: &Profile,
    practice: &PracticeProfile,
) -> AgendaEffect {
    let [Some(low), Some(high)] = [practice.ratings.first(), practice.ratings.last()] else {
        return AgendaEffect::default();
    };
    let with = |rating: &HalfLevels| {
        let ratings = BTreeMap::from([(practice.id.clone(), *rating)]);
        scoring::imagined(questionnaire, profile, &ratings)
    };
    let (low, high) = (with(low), with(high));
    let levels = |place: &dyn Fn(&Profile) -> Option<u8>| {
        let [low, high] = [&low, &high].map(place);
        low.zip(high).map_or(0, |(low, high)| high.abs_diff(low))
    };
    let index = |of: &Profile| of.index.map(|index| index.tenths);
    let indices = index(&low).zip(index(&high));
    AgendaEffect {
        unit: levels(&|of| of.placement.claimed.map(|place| place.low.ordinal())),
        element: levels(&|of| {
            let placement = of.element(&practice.element)?.placement;
            placement.claimed.map(|place| place.low.ordinal())
        }),
        index_tenths: indices.map_or(0, |(low, high)| high.abs_diff(low)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{practice_id, weighted};
    use crate::model::{Assessment, Consensus, Edit, Form, Rating, ResponseField};
    use crate::scoring::disclosure::SmallestGroup;

    fn analysed(found: &Assessment) -> Analysis {
        Analysis::of(found, Form::Full, date(2026, 11, 22))
    }

    fn agenda(found: &Assessment, minutes: u32) -> Agenda {
        analysed(found).agenda(&found.questionnaire, minutes)
    }

    fn ids(found: &Agenda) -> Vec<PracticeId> {
        found.practices.iter().map(|it| it.id.clone()).collect()
    }

    /// Four people and two elements. In the first, people disagree on the practices 0 and 1, most on 0;
    /// the second has one practice alone, so its level and the unit's hang on it.
    fn group() -> Assessment {
        let people: Vec<_> = [(2, 2, 2), (2, 4, 2), (10, 8, 6), (10, 8, 6)]
            .map(|(first, second, other)| {
                vec![
                    vec![At(first), At(second), At(6), At(6), At(6), At(6)],
                    vec![At(other)],
                ]
            })
            .into();
        weighted(&[vec![1; 6], vec![1]], &people)
    }

    #[test]
    fn what_changes_the_level_comes_before_what_people_lie_furthest_apart_on() {
        let found = agenda(&group(), HALF_DAY);
        // AD 2.0, 1.25 and 1.0: all above .83; the unit's level hangs on the third alone.
        let wanted = [practice_id(1, 0), practice_id(0, 0), practice_id(0, 1)];
        assert_eq!(ids(&found), wanted);
        assert!(found.practices[0].effect.is_some_and(|it| it.unit > 0));
        assert!(found.practices[1].effect.is_some_and(|it| it.unit == 0));
        assert_eq!(found.fits, 3);
    }

    #[test]
    fn half_a_day_has_room_for_as_many_as_its_minutes_leave() {
        // 10 to begin, 15 for results, a break of 15, 30 for what is next: 70; 12 a practice.
        let all = |minutes| {
            let found = agenda(&group(), minutes);
            let total: u32 = found.parts.iter().map(|(_, minutes)| minutes).sum();
            (found.fits, total)
        };
        assert_eq!(all(HALF_DAY), (3, 106));
        assert_eq!(all(94), (2, 94));
        assert_eq!(all(93), (1, 82));
        assert_eq!(all(10), (0, 70));
        let nobody = weighted(&[vec![1; 6], vec![1]], &[]);
        let parts = agenda(&nobody, HALF_DAY).parts;
        assert!(parts.contains(&(AgendaPart::FirstVote, 7)));
    }

    #[test]
    fn what_the_group_agreed_on_is_settled() {
        let mut found = group();
        let consensus = Consensus {
            rating: Rating::DontKnow,
            reason: String::new(),
            agreed_on: None,
        };
        let edit = Edit::SetConsensus(practice_id(0, 0), Some(consensus));
        found.apply(edit).expect("it is permitted");
        let wanted = [practice_id(1, 0), practice_id(0, 1)];
        assert_eq!(ids(&agenda(&found, HALF_DAY)), wanted);
    }

    /// Four people who agreed on a day, and voted again on another one.
    fn agreed_and_voted_again(agreed_on: Option<Date>, again: Date) -> Assessment {
        let mut found = group();
        let consensus = Consensus {
            rating: Rating::DontKnow,
            reason: String::new(),
            agreed_on,
        };
        let practice = practice_id(0, 0);
        let edits = [
            Edit::SetConsensus(practice.clone(), Some(consensus)),
            Edit::OpenRound {
                practices: [practice].into(),
                ended: again,
            },
        ];
        for edit in edits {
            found.apply(edit).expect("it is permitted");
        }
        found
    }

    /// Everybody votes once more, and for the same.
    fn vote(found: &mut Assessment, practice: &PracticeId) {
        let people: Vec<_> = found.respondents.iter().map(|it| it.id.clone()).collect();
        for respondent in people {
            let before = found.vote_before(practice, &respondent);
            let rating = before.map(|vote| vote.rating.clone());
            let edit = Edit::Respond {
                respondent,
                practice: practice.clone(),
                field: ResponseField::Rating(rating),
            };
            found.apply(edit).expect("it is permitted");
        }
    }

    #[test]
    fn an_agreement_from_before_a_later_vote_does_not_settle_what_people_then_differ_on() {
        let (first, second) = (date(2026, 3, 3), date(2026, 3, 10));
        let mut found = agreed_and_voted_again(Some(first), second);
        // Nobody has voted again yet: what was agreed stands.
        assert!(!ids(&agenda(&found, HALF_DAY)).contains(&practice_id(0, 0)));
        vote(&mut found, &practice_id(0, 0));
        let told = agenda(&found, HALF_DAY);
        let topic = told.practices.iter().find(|it| it.id == practice_id(0, 0));
        let topic = topic.expect("it is disputed again");
        assert_eq!(topic.agreed_before, Some(first));
        let mut analysis = analysed(&found);
        assert_eq!(analysis.disputes(Dispute::Agreed), 0);
        // So it is where single people are left out.
        let disclosed = super::super::disclose(&found, Form::Full, SmallestGroup::new(3));
        analysis = analysed(&disclosed.assessment);
        analysis.withhold(disclosed.withheld);
        let told = analysis.agenda(&found.questionnaire, HALF_DAY);
        let topic = told.practices.iter().find(|it| it.id == practice_id(0, 0));
        assert_eq!(topic.and_then(|it| it.agreed_before), Some(first));
        // On the same day nobody knows which came first, and without a day neither.
        for agreed_on in [Some(second), None] {
            let mut found = agreed_and_voted_again(agreed_on, second);
            vote(&mut found, &practice_id(0, 0));
            assert!(!ids(&agenda(&found, HALF_DAY)).contains(&practice_id(0, 0)));
        }
    }

    #[test]
    fn of_a_small_group_the_agenda_tells_nothing_that_hangs_on_single_votes() {
        let people: Vec<_> = [2, 2, 2, 10, 10, 10]
            .map(|count| vec![vec![At(count), At(6)]])
            .into();
        let found = weighted(&[vec![1, 1]], &people);
        let disclosed = super::super::disclose(&found, Form::Full, SmallestGroup::new(5));
        let mut analysis = analysed(&disclosed.assessment);
        analysis.withhold(disclosed.withheld);
        let agenda = analysis.agenda(&found.questionnaire, HALF_DAY);
        assert_eq!(ids(&agenda), [practice_id(0, 0)]);
        assert_eq!(agenda.practices[0].effect, None);
    }
}
