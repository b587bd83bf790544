//! The smallest set: the least effort that lifts each element to its target, exactly.
//!
//! A binary choice for each step of each practice; thresholds and prerequisites are its
//! constraints ([`programme`], [`linear`]), rows that follow from them make the proof short
//! ([`cuts`]), a solver searches it ([`solve`]), and what it finds is checked in whole numbers and
//! scored again by the rule itself before it is told ([`choose`]).
//!
//! The rules that are this program's own:
//!
//! - A practice that nobody could rate counts as level 1, as in the lower end of a placement, and
//!   its raise is marked: it is to be found out first.
//! - A practice raised to a level needs each of its prerequisites, near and far, at that level or
//!   above: the same rule by which next steps are ordered. A prerequisite that does not apply, is
//!   not asked or is information only binds nobody.
//! - Where the effort of a step that may be taken is not stated, each step counts as one, and no
//!   budget applies: a number of days bounds no number of steps.
//! - Half a level saves no effort: the step to the next full level costs all its days.
//! - Ties: least cost, then fewest practices, then those that stand earliest in the questionnaire
//!   (the least sum of places over all steps).
//! - Where the budget does not suffice: the highest level that every element with a target can
//!   reach, then the highest index, then the least cost. The index is that of the practices which
//!   are rated today, before and after: to find out where a practice stands is no rise.

mod choose;
mod cuts;
mod linear;
mod programme;
mod set;
mod solve;
#[cfg(test)]
mod tests;

pub use set::{
    Aim, Barred, Bound, Budget, LevelAsk, NODES, Proof, Raise, Reach, Reason, SmallestSet, Wish,
    next_level, raised,
};

use std::collections::BTreeSet;

use crate::model::{Assessment, Level};
use crate::scoring::Profile;

/// What each level from 2 to the top asks, side by side. Budget and targets of the wish are set
/// aside, locks and estimates stay; but a level that every element has reached asks for nothing.
#[must_use]
pub fn levels_side_by_side(
    assessment: &Assessment,
    profile: &Profile,
    wish: &Wish,
) -> Vec<LevelAsk> {
    Level::all(profile.level_count)
        .skip(1)
        .map(|level| level_ask(assessment, profile, wish, level))
        .collect()
}

/// What one level asks: see [`levels_side_by_side`].
#[must_use]
pub fn level_ask(
    assessment: &Assessment,
    profile: &Profile,
    wish: &Wish,
    level: Level,
) -> LevelAsk {
    let wish = Wish {
        budget: None,
        locked_in: if reached(profile, level) {
            BTreeSet::new()
        } else {
            wish.locked_in.clone()
        },
        ..wish.clone().to_level(profile, level)
    };
    let set = smallest_set(assessment, profile, &wish);
    let elements = profile.elements.iter().map(|element| {
        let raises = set.raises.iter();
        let own = || raises.clone().filter(|raise| raise.element == element.id);
        let effort = own().map(|raise| raise.effort).sum();
        (element.id.clone(), own().count(), effort)
    });
    LevelAsk {
        level,
        elements: elements.collect(),
        set: set.clone(),
    }
}

/// Whether every element has a level, and none lies below this one.
fn reached(profile: &Profile, level: Level) -> bool {
    profile.elements.iter().all(|element| {
        let place = element.placement.claimed;
        place.is_some_and(|range| range.low >= level)
    })
}

/// Finds the smallest set.
///
/// The answer is the same for the same values, and it is never one that the rule, asked again,
/// does not confirm. An element without a level has no target that could be met: it is left out.
#[must_use]
pub fn smallest_set(assessment: &Assessment, profile: &Profile, wish: &Wish) -> SmallestSet {
    choose::Search::new(assessment, profile, wish).answer()
}
