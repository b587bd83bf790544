//! What would follow from ratings that are tried out, worked out once per change.

use std::collections::BTreeMap;

use crate::analysis::{self, Analysis};
use crate::chart::{self, Scene};
use crate::model::{HalfLevels, PracticeId, Questionnaire};
use crate::scoring::Profile;
use crate::window::results::findings::{WIDTH, reasons};
use crate::words::Words;

/// What would follow from ratings that are tried out.
pub(crate) struct ImaginedResults {
    pub(crate) profile: Profile,
    /// Why the unit would be where it would be.
    pub(crate) reasons: Vec<String>,
    pub(crate) continuum: Scene,
    pub(crate) heat_map: Scene,
    /// The fewest raises that reach the next level; empty at the top, or without a level.
    pub(crate) next: Vec<(PracticeId, HalfLevels)>,
}

impl ImaginedResults {
    pub(crate) fn of(
        words: &Words,
        questionnaire: &Questionnaire,
        present: &Analysis,
        ratings: &BTreeMap<PracticeId, HalfLevels>,
    ) -> Self {
        let analysis::Imagined { profile, next } = present.imagine(questionnaire, ratings);
        let present = Some(&present.profile);
        Self {
            reasons: reasons(words, questionnaire, &profile),
            continuum: chart::continuum(words, questionnaire, &profile, present, WIDTH),
            heat_map: chart::heat_map(words, questionnaire, &profile, present, WIDTH),
            next,
            profile,
        }
    }
}
