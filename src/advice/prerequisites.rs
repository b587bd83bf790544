//! What must be in place before what.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Level, Practice, PracticeId, Questionnaire, Scale};

/// The prerequisites of every practice, near and far. No practice is among its own: a questionnaire
/// with a circle is refused where it is read.
pub(super) struct Prerequisites<'q> {
    /// Where each practice stands in the questionnaire, and in the lists below.
    places: BTreeMap<&'q PracticeId, usize>,
    /// The nearest ones first.
    before: Vec<Vec<&'q PracticeId>>,
    /// The same by their places, sorted.
    sorted: Vec<Vec<usize>>,
    scales: Vec<Scale>,
}

impl<'q> Prerequisites<'q> {
    pub(super) fn of(questionnaire: &'q Questionnaire) -> Self {
        let practices: Vec<&Practice> = questionnaire.practices().map(|(_, it)| it).collect();
        let places: BTreeMap<&PracticeId, usize> = practices
            .iter()
            .enumerate()
            .map(|(place, practice)| (&practice.id, place))
            .collect();
        let near: Vec<Vec<usize>> = practices
            .iter()
            .map(|practice| {
                let first = practice.requires.iter();
                first.filter_map(|id| places.get(id).copied()).collect()
            })
            .collect();
        let far = far(&near);
        let id = |place: &usize| practices.get(*place).map(|practice| &practice.id);
        Self {
            before: far
                .iter()
                .map(|own| own.iter().filter_map(id).collect())
                .collect(),
            sorted: far
                .into_iter()
                .map(|mut own| {
                    own.sort_unstable();
                    own
                })
                .collect(),
            scales: practices.iter().map(|practice| practice.scale()).collect(),
            places,
        }
    }

    /// The same, but that some practices are needed by no other.
    pub(super) fn without(&self, ids: &BTreeSet<PracticeId>) -> Self {
        let places: BTreeSet<usize> = ids.iter().filter_map(|id| self.place(id)).collect();
        let before = self.before.iter().map(|own| {
            let kept = own.iter().copied().filter(|id| !ids.contains(*id));
            kept.collect()
        });
        let sorted = self.sorted.iter().map(|own| {
            let kept = own.iter().copied().filter(|place| !places.contains(place));
            kept.collect()
        });
        Self {
            places: self.places.clone(),
            before: before.collect(),
            sorted: sorted.collect(),
            scales: self.scales.clone(),
        }
    }

    /// The prerequisites of one practice.
    pub(super) fn before(&self, id: &PracticeId) -> &[&'q PracticeId] {
        let own = self.place(id).and_then(|place| self.before.get(place));
        own.map_or(&[], Vec::as_slice)
    }

    /// Whether a practice needs another.
    pub(super) fn needs(&self, id: &PracticeId, other: &PracticeId) -> bool {
        let own = self.place(id).and_then(|place| self.sorted.get(place));
        own.filter(|own| !own.is_empty())
            .zip(self.place(other))
            .is_some_and(|(own, other)| own.binary_search(&other).is_ok())
    }

    /// The level that a prerequisite must be at for a practice to be raised to a level.
    pub(super) fn asked_of(&self, prerequisite: &PracticeId, level: Level) -> Level {
        let place = self.place(prerequisite);
        let scale = place.and_then(|place| self.scales.get(place));
        scale.map_or(level, |scale| scale.asked_at(level))
    }

    fn place(&self, id: &PracticeId) -> Option<usize> {
        self.places.get(id).copied()
    }
}

/// The near and far prerequisites of each practice, from the near ones.
fn far(near: &[Vec<usize>]) -> Vec<Vec<usize>> {
    // For which practice each was last found.
    let mut found_for: Vec<Option<usize>> = vec![None; near.len()];
    (0..near.len())
        .map(|place| {
            let mut found = Vec::new();
            let mut waiting = vec![place];
            while let Some(next) = waiting.pop() {
                for first in near.get(next).into_iter().flatten() {
                    if let Some(last) = found_for.get_mut(*first)
                        && *last != Some(place)
                    {
                        *last = Some(place);
                        found.push(*first);
                        waiting.push(*first);
                    }
                }
            }
            found
        })
        .collect()
}
