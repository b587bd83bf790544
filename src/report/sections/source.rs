//! What every section is made from.

use super::groups::ShownGroups;
use crate::analysis::Analysis;
use crate::model::{Assessment, Level, Practice, PracticeId, Questionnaire, Text};
use crate::report::{Column, Compared, Redaction, ReportOptions};
use crate::scoring::{PracticeProfile, Profile};
use crate::words::{Fact, Words};

/// Everything that the sections are made from.
pub(super) struct Source<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) questionnaire: &'a Questionnaire,
    /// What follows from it, without what is left out.
    pub(super) analysis: &'a Analysis,
    /// The profile in it.
    pub(super) profile: &'a Profile,
    pub(super) options: &'a ReportOptions,
    /// What this report does not show.
    pub(super) left_out: Redaction,
    pub(super) words: &'a Words,
    /// Earlier assessments beside it; `None` without any.
    pub(super) compared: Option<&'a Compared>,
    /// The width that figures take.
    pub(super) width: f32,
    pub(super) who: ShownGroups<'a>,
}

impl Source<'_> {
    pub(super) fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    pub(super) fn say(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.words.with(key, facts)
    }

    pub(super) fn read(&self, text: &Text) -> String {
        self.words.wording(text).to_owned()
    }

    pub(super) fn words_column(&self, heading: &str, share: f32) -> Column {
        Column::words(self.text(heading), share)
    }

    pub(super) fn numbers_column(&self, heading: &str, share: f32) -> Column {
        Column::numbers(self.text(heading), share)
    }

    pub(super) fn questionnaire_title(&self) -> String {
        self.read(&self.questionnaire.title)
    }

    /// The unit's name, with its organisation where both are stated.
    pub(super) fn unit(&self) -> String {
        let unit = self.assessment.unit.unit.trim();
        let organisation = self.assessment.unit.organisation.trim();
        let named = match (unit.is_empty(), organisation.is_empty()) {
            (false, false) => self.say("report-unit-of", &facts!(unit, organisation)),
            (false, true) => unit.to_owned(),
            (true, false) => organisation.to_owned(),
            (true, true) => self.text("report-unit-unnamed"),
        };
        match self.assessment.unit.segment.trim() {
            "" => named,
            segment => self.say("report-unit-segment", &facts!(unit = named, segment)),
        }
    }

    pub(super) fn practice(&self, id: &PracticeId) -> Option<&Practice> {
        self.questionnaire
            .practice(id)
            .map(|(_, practice)| practice)
    }

    /// "F7 Complaints"; the id alone where the questionnaire has no such practice.
    pub(super) fn practice_name(&self, id: &PracticeId) -> String {
        let title = self
            .practice(id)
            .map(|practice| self.read(&practice.title))
            .unwrap_or_default();
        self.say("practice-named", &facts!(id = id.as_str(), title))
    }

    pub(super) fn profile_of(&self, id: &PracticeId) -> Option<&PracticeProfile> {
        self.profile.practice(id)
    }

    pub(super) fn descriptor(&self, id: &PracticeId, level: Level) -> Option<String> {
        let text = self.practice(id)?.descriptor(level)?;
        Some(self.read(text))
    }
}
