//! From many respondents to one state a practice.

use crate::model::{Assessment, Element, HalfLevels, Practice, PracticeId, Rating};

use super::agreement;
use super::answers::{Answers, Said, Vote};
use super::profile::{PracticeProfile, PracticeState};

/// The practices of a form in the questionnaire's order, each over all respondents.
pub(super) fn practices(assessment: &Assessment, answers: &Answers<'_>) -> Vec<PracticeProfile> {
    let asked = answers.practices.iter().enumerate();
    asked
        .map(|(column, (element, practice))| {
            one(assessment, element, practice, answers.about(column))
        })
        .collect()
}

/// One practice over all respondents, without the rest; `None` where the questionnaire has no such
/// practice.
#[must_use]
pub fn practice(assessment: &Assessment, id: &PracticeId) -> Option<PracticeProfile> {
    let (element, practice) = assessment.questionnaire.practice(id)?;
    let sheets = assessment.respondents.iter().map(|who| &who.sheet);
    let everybody = sheets.filter_map(|sheet| sheet.get(id)).map(Said::of);
    Some(one(assessment, element, practice, everybody))
}

fn one(
    assessment: &Assessment,
    element: &Element,
    practice: &Practice,
    everybody: impl Iterator<Item = Said>,
) -> PracticeProfile {
    let mut votes = Votes::default();
    let mut has_evidence = false;
    for said in everybody {
        has_evidence |= said.has_evidence;
        votes.add(said.vote);
    }
    votes.ratings.sort_unstable();
    let consensus = assessment.consensus.get(&practice.id);
    PracticeProfile {
        id: practice.id.clone(),
        element: element.id.clone(),
        weight: practice.weight,
        state: match consensus {
            Some(consensus) => state_of(&consensus.rating),
            None => votes.state(),
        },
        consensus: consensus.is_some(),
        has_evidence,
        spread: agreement::spread(&votes.ratings, assessment.questionnaire.level_count()),
        ratings: votes.ratings,
    }
}

/// The answers to one practice, counted.
#[derive(Default)]
struct Votes {
    ratings: Vec<HalfLevels>,
    not_applicable: usize,
    dont_know: usize,
}

impl Votes {
    fn add(&mut self, vote: Option<Vote>) {
        match vote {
            Some(Vote::At(half_levels)) => self.ratings.push(half_levels),
            Some(Vote::NotApplicable) => self.not_applicable += 1,
            Some(Vote::DontKnow) => self.dont_know += 1,
            None => {}
        }
    }

    /// The state of the practice; `self.ratings` is sorted.
    fn state(&self) -> PracticeState {
        if does_not_apply(self.ratings.len(), self.not_applicable) {
            return PracticeState::NotApplicable;
        }
        let middle = lower_median_rank(self.ratings.len()).checked_sub(1);
        match middle.and_then(|position| self.ratings.get(position)) {
            Some(rating) => PracticeState::Rated(*rating),
            None if self.dont_know > 0 => PracticeState::DontKnow,
            None => PracticeState::Open,
        }
    }
}

/// Whether the group says that a practice does not apply: more say so than rate it. "Don't know"
/// has no say.
pub(super) const fn does_not_apply(rated: usize, not_applicable: usize) -> bool {
    not_applicable > rated
}

/// The rank from 1 of the lower median among `count` sorted ratings; 0 of none.
pub(super) const fn lower_median_rank(count: usize) -> usize {
    count.div_ceil(2)
}

fn state_of(rating: &Rating) -> PracticeState {
    match rating {
        Rating::At(half_levels) => PracticeState::Rated(*half_levels),
        Rating::NotApplicable(_) => PracticeState::NotApplicable,
        Rating::DontKnow => PracticeState::DontKnow,
    }
}
