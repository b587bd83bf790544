//! How far the steps of a plan are, by what was answered.

use std::borrow::Cow;

use crate::model::{Assessment, Form, PlanStep, Standing, Status};
use crate::scoring::{self, Profile};

/// The plan as the answers show it: a step whose level is reached is done, one that does not apply is
/// dropped, any other is as far as its document says.
///
/// Every answer counts, whichever form `profile` is of.
#[must_use]
pub fn judged(assessment: &Assessment, profile: &Profile) -> Vec<PlanStep> {
    let everything = everything(assessment, profile);
    let mut plan = assessment.plan.clone();
    for step in &mut plan {
        if let Some(status) = settled(step, &everything) {
            step.status = status;
        }
    }
    plan
}

/// The profile of everything that was answered.
pub(super) fn everything<'a>(assessment: &Assessment, profile: &'a Profile) -> Cow<'a, Profile> {
    if profile.form == Form::Full {
        Cow::Borrowed(profile)
    } else {
        Cow::Owned(scoring::profile(assessment, Form::Full))
    }
}

/// How far a step is where the answers settle it: done or dropped; `None` where they do not.
pub(super) fn settled(step: &PlanStep, everything: &Profile) -> Option<Status> {
    match everything.practice(&step.practice)?.standing() {
        Standing::Rated(rating) if rating >= step.to.into() => Some(Status::Done),
        Standing::LeftOut => Some(Status::Dropped),
        Standing::Rated(_) | Standing::Open => None,
    }
}
