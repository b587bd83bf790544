//! What would follow from ratings that are tried out: worked out once per try, from the profile
//! alone.

use super::derived::Found;
use super::state::State;
use super::told::{WIDTH, reasons};
use crate::advice;
use crate::chart::{self, Scene};
use crate::model::{HalfLevels, PracticeId};
use crate::scoring::{self, Profile};
use crate::words::Words;

/// What would follow.
pub(crate) struct Imagined {
    of: (u64, u64, u64),
    pub(crate) profile: Profile,
    /// Why the unit would be where it would be.
    pub(crate) reasons: Vec<String>,
    pub(crate) continuum: Scene,
    pub(crate) heat_map: Scene,
    /// The fewest raises by which the next level would be reached; empty at the top, or without a
    /// level.
    pub(crate) next: Vec<(PracticeId, HalfLevels)>,
}

/// Brings it up to what is tried out.
pub(super) fn refresh(
    imagined: &mut Option<Imagined>,
    state: &State,
    found: Option<&Found>,
    words: &Words,
) {
    let session = state.session.as_ref();
    let tried = session.and_then(|session| Some((session, session.what_if.as_ref()?)));
    let (Some((session, what_if)), Some(found)) = (tried, found) else {
        *imagined = None;
        return;
    };
    let of = (session.serial, session.revision, what_if.tries);
    if imagined.as_ref().is_some_and(|imagined| imagined.of == of) {
        return;
    }
    let questionnaire = &session.assessment.questionnaire;
    let present = &found.profile;
    let profile = scoring::imagined(questionnaire, present, &what_if.ratings);
    *imagined = Some(Imagined {
        of,
        reasons: reasons(words, questionnaire, &profile),
        continuum: chart::continuum_beside(words, questionnaire, &profile, present, WIDTH),
        heat_map: chart::heat_map_beside(words, questionnaire, &profile, present, WIDTH),
        next: next(&profile),
        profile,
    });
}

fn next(profile: &Profile) -> Vec<(PracticeId, HalfLevels)> {
    let blockers = profile.blockers.iter();
    blockers
        .flat_map(|blocker| {
            let raised = advice::fewest(profile, blocker);
            raised
                .into_iter()
                .map(|practice| (practice, blocker.level.into()))
        })
        .collect()
}
