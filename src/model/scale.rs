//! The levels that a practice can be rated at.

use super::{HalfLevels, Level};

/// The levels that a practice can be rated at: those that it has a descriptor for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Scale {
    /// A bit a level, the first for the lowest.
    levels: u8,
}

impl FromIterator<Level> for Scale {
    fn from_iter<I: IntoIterator<Item = Level>>(levels: I) -> Self {
        let bits = levels.into_iter().map(|level| 1 << level.position());
        Self {
            levels: bits.fold(0, |all, bit: u8| all | bit),
        }
    }
}

impl Scale {
    /// The fewest levels that a practice may have.
    pub const LEAST: usize = 2;

    /// Its levels, from the lowest.
    #[must_use]
    pub fn levels(self) -> impl DoubleEndedIterator<Item = Level> + Clone {
        Level::all(Level::MOST).filter(move |level| self.has(*level))
    }

    /// The ratings that it allows, from the lowest: each level, and half a step to the next one.
    pub fn ratings(self) -> impl Iterator<Item = HalfLevels> + Clone {
        let all = (2..=2 * Level::MOST).filter_map(HalfLevels::new);
        all.filter(move |rating| self.allows(*rating))
    }

    /// Whether a level can be chosen.
    #[must_use]
    pub const fn has(self, level: Level) -> bool {
        self.levels >> level.position() & 1 == 1
    }

    /// Whether a rating can be given: its level can be chosen, and one is above if it is a half.
    #[must_use]
    pub fn allows(self, rating: HalfLevels) -> bool {
        self.has(rating.level()) && (!rating.is_half() || self.next(rating.level()).is_some())
    }

    /// The lowest level that can be chosen.
    #[must_use]
    pub fn lowest(self) -> Level {
        self.levels().next().unwrap_or(Level::FLOOR)
    }

    /// The highest level that can be chosen.
    #[must_use]
    pub fn highest(self) -> Level {
        self.levels().next_back().unwrap_or(Level::FLOOR)
    }

    /// The next level above one; `None` at the highest.
    #[must_use]
    pub fn next(self, level: Level) -> Option<Level> {
        self.levels().find(|other| *other > level)
    }

    /// The next level below one; `None` at the lowest.
    #[must_use]
    pub fn below(self, level: Level) -> Option<Level> {
        self.levels().rev().find(|other| *other < level)
    }

    /// What a level of the continuum asks of the practice: the highest of its own levels that is not
    /// above it, else its lowest.
    #[must_use]
    pub fn asked_at(self, level: Level) -> Level {
        let mut down = self.levels().rev();
        down.find(|own| *own <= level)
            .unwrap_or_else(|| self.lowest())
    }

    /// The steps from one level up to what another asks, each by the level that it leads to.
    pub fn steps(self, from: Level, to: Level) -> impl Iterator<Item = Level> + Clone {
        self.levels()
            .filter(move |level| *level > from && *level <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(ordinals: &[u8]) -> Scale {
        ordinals.iter().copied().filter_map(Level::new).collect()
    }

    fn level(ordinal: u8) -> Level {
        Level::new(ordinal).expect("1 to 7")
    }

    #[test]
    fn a_level_asks_for_the_highest_descriptor_that_is_not_above_it() {
        let gaps = scale(&[2, 3, 5]);
        let asked = Level::all(7).map(|at| gaps.asked_at(at).ordinal());
        assert_eq!(asked.collect::<Vec<_>>(), [2, 2, 3, 3, 5, 5, 5]);
        assert_eq!((gaps.lowest(), gaps.highest()), (level(2), level(5)));
        assert_eq!(gaps.next(level(3)), Some(level(5)));
        assert_eq!(gaps.below(level(3)), Some(level(2)));
        assert_eq!((gaps.next(level(5)), gaps.below(level(2))), (None, None));
        let steps = gaps.steps(level(2), level(5)).map(Level::ordinal);
        assert_eq!(steps.collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn half_a_step_leads_to_the_next_level_that_can_be_chosen() {
        let allowed = |scale: Scale| scale.ratings().map(HalfLevels::count).collect::<Vec<_>>();
        assert_eq!(allowed(scale(&[1, 3])), [2, 3, 6]);
        assert_eq!(allowed(scale(&[1, 2, 3])), [2, 3, 4, 5, 6]);
    }
}
