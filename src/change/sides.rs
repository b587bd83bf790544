//! Both sides of a comparison with what follows from them.

use super::comparable::Comparability;
use super::people::PeopleOfBoth;
use crate::analysis::{self, Analysis};
use crate::model::{Assessment, Form};
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{self, ComparedPractices, Differences, Profile};

/// Both sides with what follows from them.
pub(super) struct Sides<'a> {
    pub(super) old: &'a Assessment,
    pub(super) new: &'a Assessment,
    pub(super) before: &'a Profile,
    pub(super) after: &'a Profile,
    pub(super) averaged: &'a ComparedPractices,
    pub(super) comparability: Comparability,
    pub(super) form: Form,
    pub(super) draws: Option<&'a Differences>,
    pub(super) people: &'a PeopleOfBoth,
}

/// The profile of a side, as far as it may be shown.
pub(super) fn shown_profile(
    side: &Assessment,
    form: Form,
    least: Option<SmallestGroup>,
) -> Profile {
    let Some(least) = least else {
        return scoring::profile(side, form);
    };
    let disclosed = analysis::disclose(side, form, least);
    let day = side.unit.date.unwrap_or_default();
    let mut analysis = Analysis::of(&disclosed.assessment, form, day);
    analysis.withhold(disclosed.withheld);
    analysis.profile
}
