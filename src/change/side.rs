//! One of the two assessments that are compared, in short.

use jiff::civil::Date;

use crate::model::Assessment;
use crate::scoring::{Index, LevelRange, Profile};

/// One of the two assessments that are compared, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideSummary {
    /// The day of the assessment.
    pub date: Option<Date>,
    /// The edition of the questionnaire that was answered.
    pub edition: String,
    /// How many people answered something of the form.
    pub people: usize,
    /// The place of the unit.
    pub place: Option<LevelRange>,
    /// The average rating of everything that was rated.
    pub index: Option<Index>,
}

impl SideSummary {
    pub(super) fn of(side: &Assessment, profile: &Profile) -> Self {
        Self {
            date: side.unit.date,
            edition: side.questionnaire.edition.clone(),
            people: profile.respondents,
            place: profile.placement.claimed,
            index: profile.index,
        }
    }
}
