//! Levels and ratings: integers throughout, never a float and never a sentinel.

use std::fmt;

/// A place on the continuum, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The lowest level, which every unit holds.
    pub const FLOOR: Self = Self(1);

    /// The most levels that a questionnaire may have.
    pub const MOST: u8 = 7;

    /// Takes a number as a level; `None` unless it is 1 to 7.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= Self::MOST {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The level as a number from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The level as a position from 0, for lists that hold one entry a level.
    #[must_use]
    pub const fn position(self) -> usize {
        self.0 as usize - 1
    }

    /// The level above, `None` at the top of a continuum with `levels` levels.
    #[must_use]
    pub const fn next(self, levels: u8) -> Option<Self> {
        if self.0 < levels {
            Self::new(self.0 + 1)
        } else {
            None
        }
    }

    /// The level below, `None` at level 1.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }

    /// Every level from 1 to `levels`.
    pub fn all(levels: u8) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (1..=levels.min(Self::MOST)).map(Self)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A place on the continuum to half a level, as a count of half levels: 2 is level 1, 3 is level 1½.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfLevels(u8);

impl HalfLevels {
    /// Takes a count of half levels; `None` unless it is 2 (level 1) to 14 (level 7).
    #[must_use]
    pub const fn new(count: u8) -> Option<Self> {
        if count >= 2 && count <= 2 * Level::MOST {
            Some(Self(count))
        } else {
            None
        }
    }

    /// Reads a rating as people write it: `1` to `levels` in halves, such as `3`, `3.5` or `3,5`.
    #[must_use]
    pub fn parse(text: &str, levels: u8) -> Option<Self> {
        let text = text.trim();
        let (whole, half) = match text.split_once(['.', ',']) {
            Some((whole, "5" | "50")) => (whole, 1),
            Some((whole, "0" | "00")) => (whole, 0),
            Some(_) => return None,
            None => (text, 0),
        };
        if whole.len() != 1 {
            return None;
        }
        let whole: u8 = whole.parse().ok()?;
        Self::new(whole * 2 + half).filter(|rating| rating.0 <= 2 * levels)
    }

    /// The count of half levels.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0
    }

    /// The highest level that is fully reached.
    #[must_use]
    pub const fn level(self) -> Level {
        Level(self.0 / 2)
    }

    /// Whether the level above is partly reached.
    #[must_use]
    pub const fn is_half(self) -> bool {
        self.0 % 2 == 1
    }

    /// The rating in levels, exact in steps of a half.
    #[must_use]
    pub fn levels(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl From<Level> for HalfLevels {
    fn from(level: Level) -> Self {
        Self(level.0 * 2)
    }
}

impl fmt::Display for HalfLevels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.is_half() { ".5" } else { "" };
        write!(f, "{}{half}", self.level())
    }
}

/// What a respondent, or the group, says about a practice. Unanswered is the absence of a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rating {
    /// The highest descriptor that is fully true, plus a half if the next one is partly in place.
    At(HalfLevels),
    /// The practice has no place in this unit, for the reason given.
    NotApplicable(String),
    /// The respondent cannot tell.
    DontKnow,
}

impl Rating {
    /// The number of half levels, `None` where there is no number.
    #[must_use]
    pub const fn at(&self) -> Option<HalfLevels> {
        match self {
            Self::At(half_levels) => Some(*half_levels),
            Self::NotApplicable(_) | Self::DontKnow => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::HalfLevels;

    #[test]
    fn a_rating_is_read_in_halves_within_the_levels_of_the_questionnaire() {
        let read = |text| HalfLevels::parse(text, 5).map(HalfLevels::count);
        assert_eq!(read("1"), Some(2));
        assert_eq!(read(" 3.5 "), Some(7));
        assert_eq!(read("3,5"), Some(7));
        assert_eq!(read("5.0"), Some(10));
        for text in [
            "0", "0.5", "5.5", "6", "3.25", "3.", ".5", "-1", "33", "", "NaN", "²",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_rating_prints_as_it_is_read() {
        for count in 2..=14 {
            let rating = HalfLevels::new(count);
            assert!(rating.is_some());
            assert_eq!(
                rating.and_then(|r| HalfLevels::parse(&r.to_string(), 7)),
                rating
            );
        }
    }
}
