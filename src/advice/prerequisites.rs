//! What must be in place before what.

use std::collections::BTreeMap;

use crate::model::{Level, PracticeId, Questionnaire, Scale};

/// The prerequisites of every practice, near and far. No practice is among its own: a questionnaire
/// with a circle is refused where it is read.
pub(super) struct Prerequisites<'q> {
    before: BTreeMap<&'q PracticeId, Vec<&'q PracticeId>>,
    scales: BTreeMap<&'q PracticeId, Scale>,
}

impl<'q> Prerequisites<'q> {
    pub(super) fn of(questionnaire: &'q Questionnaire) -> Self {
        let near: BTreeMap<&PracticeId, &[PracticeId]> = questionnaire
            .practices()
            .map(|(_, practice)| (&practice.id, practice.requires.as_slice()))
            .collect();
        let far = |id| {
            let mut found = Vec::new();
            let mut waiting = vec![id];
            while let Some(next) = waiting.pop() {
                for first in near.get(next).copied().unwrap_or_default() {
                    if !found.contains(&first) {
                        found.push(first);
                        waiting.push(first);
                    }
                }
            }
            (id, found)
        };
        let scales = questionnaire.practices();
        Self {
            before: near.keys().copied().map(far).collect(),
            scales: scales
                .map(|(_, practice)| (&practice.id, practice.scale()))
                .collect(),
        }
    }

    /// The prerequisites of one practice.
    pub(super) fn before(&self, id: &PracticeId) -> &[&'q PracticeId] {
        self.before.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether a practice needs another.
    pub(super) fn needs(&self, id: &PracticeId, other: &PracticeId) -> bool {
        self.before(id).contains(&other)
    }

    /// The level that a prerequisite must be at for a practice to be raised to a level.
    pub(super) fn asked_of(&self, prerequisite: &PracticeId, level: Level) -> Level {
        let scale = self.scales.get(prerequisite);
        scale.map_or(level, |scale| scale.asked_at(level))
    }
}
