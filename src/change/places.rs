//! Levels and averages, before and now.

use std::cmp::Ordering;

use super::chance::Chance;
use super::comparable::Comparability;
use super::sides::Sides;
use crate::model::ElementId;
use crate::scoring::{self, DifferenceInterval, Index, LevelMoves, LevelRange, PracticeProfile};

/// A level, before and now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelChange {
    /// Before.
    pub old: Option<LevelRange>,
    /// Now.
    pub new: Option<LevelRange>,
    /// Which way it went; `None` where what is not known, another edition or a missing level leaves that open.
    pub direction: Option<Ordering>,
    /// How often the draws had it so.
    pub moves: Option<LevelMoves>,
}

/// An average rating, before and now, of the practices that were rated both times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexChange {
    /// Before.
    pub old: Option<Index>,
    /// Now.
    pub new: Option<Index>,
    /// How many practices it is taken of.
    pub practices: usize,
    /// How far chance moves the difference, in tenths of a level.
    pub interval: Option<DifferenceInterval>,
    /// What that says of the difference.
    pub chance: Option<Chance>,
}

impl IndexChange {
    /// The difference in tenths of a level.
    #[must_use]
    pub fn tenths(&self) -> Option<i32> {
        Some(self.new?.less(self.old?))
    }
}

/// An element, before and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementChange {
    /// Which element.
    pub id: ElementId,
    /// Its level.
    pub level: LevelChange,
    /// Its average rating.
    pub index: IndexChange,
    /// How many of its practices rose, and how many fell.
    pub risen: usize,
    /// How many fell.
    pub fallen: usize,
}

impl ElementChange {
    pub(super) fn hide(&mut self) {
        *self = Self {
            id: self.id.clone(),
            level: LevelChange::default(),
            index: IndexChange::default(),
            risen: 0,
            fallen: 0,
        };
    }
}

pub(super) fn level(sides: &Sides<'_>) -> LevelChange {
    let places = [sides.before, sides.after].map(|side| side.placement.claimed);
    LevelChange {
        moves: sides.draws.and_then(|found| found.level),
        ..level_of(places, sides.comparability)
    }
}

fn level_of([old, new]: [Option<LevelRange>; 2], comparability: Comparability) -> LevelChange {
    let can = comparability == Comparability::Same;
    LevelChange {
        old,
        new,
        direction: old
            .zip(new)
            .filter(|_| can)
            .and_then(|(old, new)| direction(old, new)),
        moves: None,
    }
}

/// Which way a level went, whatever is not known.
fn direction(old: LevelRange, new: LevelRange) -> Option<Ordering> {
    if new.low > old.high {
        Some(Ordering::Greater)
    } else if new.high < old.low {
        Some(Ordering::Less)
    } else if old.is_certain() && new.is_certain() {
        Some(Ordering::Equal)
    } else {
        None
    }
}

pub(super) fn index(sides: &Sides<'_>, element: Option<&ElementId>) -> IndexChange {
    // Both are read with the weights and the numbers of the newer edition.
    let questionnaire = &sides.new.questionnaire;
    let [old, new] = [sides.before, sides.after].map(|side| {
        let practices = &side.practices;
        scoring::compared_index(
            questionnaire,
            sides.form,
            practices,
            sides.averaged,
            element,
        )
    });
    let practices = sides.averaged.values();
    let is_asked = |of: &ElementId| element.is_none_or(|element| of == element);
    let interval = sides.draws.and_then(|found| match element {
        None => found.index,
        Some(element) => found.elements.get(element).copied(),
    });
    let tenths = old.zip(new).map(|(old, new)| new.less(old));
    IndexChange {
        old,
        new,
        practices: practices.filter(|it| is_asked(&it.element)).count(),
        interval,
        chance: tenths.map(|tenths| Chance::of(interval, tenths)),
    }
}

pub(super) fn elements(sides: &Sides<'_>) -> Vec<ElementChange> {
    let elements = sides.after.elements.iter();
    elements
        .map(|element| {
            let id = &element.id;
            let before = sides.before.element(id);
            let places = [
                before.and_then(|it| it.placement.claimed),
                element.placement.claimed,
            ];
            let own = sides.averaged.iter().filter(|(_, it)| it.element == *id);
            let moved = own.filter_map(|(practice, _)| {
                let [old, new] = [sides.before, sides.after]
                    .map(|side| side.practice(practice).and_then(PracticeProfile::rating));
                Some(new?.cmp(&old?))
            });
            let moved: Vec<Ordering> = moved.collect();
            let count = |such| moved.iter().filter(|it| **it == such).count();
            ElementChange {
                id: id.clone(),
                level: level_of(places, sides.comparability),
                index: index(sides, Some(id)),
                risen: count(Ordering::Greater),
                fallen: count(Ordering::Less),
            }
        })
        .collect()
}
