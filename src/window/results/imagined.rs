//! What would follow from ratings that are tried out, worked out once per change.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::model::{HalfLevels, PracticeId, Questionnaire};
use crate::scoring::Profile;
use crate::window::results::drawings::Drawings;
use crate::window::results::findings::lead;
use crate::words::Words;

/// What would follow from ratings that are tried out.
pub(crate) struct ImaginedResults {
    pub(crate) profile: Profile,
    /// Why the unit would be where it would be, in one sentence.
    pub(crate) lead: String,
    /// The pictures of it, as they were shown.
    pub(crate) drawings: Drawings,
}

impl ImaginedResults {
    pub(crate) fn of(
        words: &Words,
        questionnaire: &Questionnaire,
        present: &Analysis,
        ratings: &BTreeMap<PracticeId, HalfLevels>,
    ) -> Self {
        let profile = present.imagine(questionnaire, ratings);
        Self {
            lead: lead(words, questionnaire, &profile),
            drawings: Drawings::default(),
            profile,
        }
    }
}
