//! The rule: from an assessment to the profile of its unit. Total functions; absence is `Option`.

mod profile;

pub use profile::{
    Agreement, Attainment, Blocker, ElementProfile, ElementStatus, Index, LevelRange, Placement,
    PracticeProfile, PracticeState, Profile, Resampling, Share, Spread,
};

use crate::model::{Assessment, Form};

/// Scores an assessment on a form. Resampling, which takes longer, is apart: see [`resample`].
#[must_use]
pub fn profile(_assessment: &Assessment, _form: Form) -> Profile {
    todo!()
}

/// Draws respondents with replacement and scores each draw, `resamples` times from `seed`.
///
/// `None` with fewer than five respondents, or where no resample has a level.
#[must_use]
pub fn resample(
    _assessment: &Assessment,
    _form: Form,
    _seed: u64,
    _resamples: u32,
) -> Option<Resampling> {
    todo!()
}
