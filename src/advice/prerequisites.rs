//! What must be in place before what.

use std::collections::BTreeMap;

use crate::model::{PracticeId, Questionnaire};

/// The prerequisites of every practice, near and far. No practice is among its own: a questionnaire
/// with a circle is refused where it is read.
pub(super) struct Prerequisites<'q>(BTreeMap<&'q PracticeId, Vec<&'q PracticeId>>);

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
        Self(near.keys().copied().map(far).collect())
    }

    /// The prerequisites of one practice.
    pub(super) fn before(&self, id: &PracticeId) -> &[&'q PracticeId] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether a practice needs another.
    pub(super) fn needs(&self, id: &PracticeId, other: &PracticeId) -> bool {
        self.before(id).contains(&other)
    }
}
