//! From many respondents to one answer a practice.

use crate::model::{
    Answer, Assessment, Element, HalfLevels, Practice, PracticeId, Rating, Standing,
};

use super::agreement;
use super::answers::{self, AnswerCell, AnswerTable};
use super::profile::{Confidences, PracticeProfile};

/// The practices of a form in the questionnaire's order, each over all respondents.
pub(super) fn practices(
    assessment: &Assessment,
    answers: &AnswerTable<'_>,
) -> Vec<PracticeProfile> {
    let asked = answers.practices.iter().enumerate();
    asked
        .map(|(column, (element, practice))| {
            let could_judge = answers.could_judge(column);
            let everybody = answers.about(column);
            one(assessment, (element, practice), could_judge, everybody)
        })
        .collect()
}

/// One practice of the assessment's own form over all respondents, without the rest; `None` where the questionnaire has no such
/// practice.
#[must_use]
pub fn practice(assessment: &Assessment, id: &PracticeId) -> Option<PracticeProfile> {
    let (element, practice) = assessment.questionnaire.practice(id)?;
    let everybody = assessment.respondents.iter().filter_map(|who| {
        let said = who.sheet.get(id)?;
        Some(AnswerCell::of(&who.name, said))
    });
    let could_judge = answers::could_judge(assessment, id);
    Some(one(assessment, (element, practice), could_judge, everybody))
}

fn one(
    assessment: &Assessment,
    (element, practice): (&Element, &Practice),
    could_judge: usize,
    everybody: impl Iterator<Item = AnswerCell>,
) -> PracticeProfile {
    let mut votes = Votes::default();
    let (mut has_evidence, mut has_checked_evidence) = (false, false);
    let mut sent_back = 0;
    let mut confidence = Confidences::default();
    for cell in everybody {
        has_evidence |= cell.has_evidence;
        has_checked_evidence |= cell.has_checked_evidence;
        sent_back += usize::from(cell.is_sent_back);
        let stated = cell.confidence.filter(|_| cell.rated().is_some());
        if let Some(stated) = stated {
            confidence.add(stated);
        }
        cell.answer.into_iter().for_each(|answer| votes.add(answer));
    }
    votes.ratings.sort_unstable();
    let consensus = assessment.consensus.get(&practice.id);
    PracticeProfile {
        id: practice.id.clone(),
        element: element.id.clone(),
        weight: practice.weight,
        scale: practice.scale(),
        answer: match consensus {
            Some(consensus) => Some(consensus.rating.answer()),
            None => votes.answer(),
        },
        consensus: consensus.is_some(),
        agreed_before: assessment.agreed_before(&practice.id),
        has_evidence,
        has_checked_evidence,
        sent_back,
        spread: agreement::spread(&votes.ratings, practice.scale()),
        ratings: votes.ratings,
        could_judge,
        confidence,
    }
}

/// The answers to one practice, counted.
#[derive(Default)]
pub(super) struct Votes {
    pub(super) ratings: Vec<HalfLevels>,
    left_out: usize,
    open: Option<Answer>,
}

impl Votes {
    pub(super) fn add(&mut self, answer: Answer) {
        match answer.standing() {
            Standing::Rated(half_levels) => self.ratings.push(half_levels),
            Standing::LeftOut => self.left_out += 1,
            Standing::Open => self.open = Some(answer),
        }
    }

    /// The answer of the group; `self.ratings` is sorted.
    pub(super) fn answer(&self) -> Option<Answer> {
        if does_not_apply(self.ratings.len(), self.left_out) {
            return Some(Rating::NotApplicable(()));
        }
        let middle = lower_median_rank(self.ratings.len()).checked_sub(1);
        let median = middle.and_then(|position| self.ratings.get(position));
        median.copied().map(Rating::At).or(self.open)
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
