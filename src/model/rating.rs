//! Levels and ratings: integers throughout, never a float and never a sentinel.

/// How a questionnaire numbers its levels: by the number of the lowest. It turns levels into the
/// numbers that people see and files hold, and back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// The lowest level is level 0.
    FromZero,
    /// The lowest level is level 1.
    #[default]
    FromOne,
}

impl Numbering {
    /// The number of the lowest level.
    #[must_use]
    pub const fn lowest(self) -> u8 {
        match self {
            Self::FromZero => 0,
            Self::FromOne => 1,
        }
    }

    /// The number of a level.
    #[must_use]
    pub const fn number(self, level: Level) -> u8 {
        level.0 - 1 + self.lowest()
    }

    /// The level of a number; `None` unless it is one of the 7 from the lowest.
    #[must_use]
    pub const fn level(self, number: u8) -> Option<Level> {
        match number.checked_sub(self.lowest()) {
            Some(above) if above < Level::MOST => Some(Level(above + 1)),
            _ => None,
        }
    }

    /// A rating in levels, exact in steps of a half.
    #[must_use]
    pub fn rating(self, rating: HalfLevels) -> f64 {
        f64::from(self.count(rating)) / 2.0
    }

    /// A rating as a count of half levels from level 0.
    #[must_use]
    pub const fn count(self, rating: HalfLevels) -> u8 {
        rating.0 - 2 + 2 * self.lowest()
    }

    /// The rating of a count of half levels; `None` unless it is one from the lowest level to the
    /// 7th.
    #[must_use]
    pub const fn half_levels(self, count: u8) -> Option<HalfLevels> {
        match count.checked_sub(2 * self.lowest()) {
            Some(above) => HalfLevels::new(above.saturating_add(2)),
            None => None,
        }
    }

    /// Reads a rating as people write it: in halves, such as `3`, `3.5` or `3,5`.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<HalfLevels> {
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
        self.half_levels(whole * 2 + half)
    }
}

/// A place on the continuum. Its number is up to the [`Numbering`] of its questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The lowest level, which every unit holds.
    pub const FLOOR: Self = Self(1);

    /// The most levels that a questionnaire may have.
    pub const MOST: u8 = 7;

    /// The level of an ordinal; `None` unless it is 1 to 7.
    #[must_use]
    pub const fn new(ordinal: u8) -> Option<Self> {
        if ordinal >= 1 && ordinal <= Self::MOST {
            Some(Self(ordinal))
        } else {
            None
        }
    }

    /// Which level it is, counted from 1 for the lowest. It is for sums and drawings and never
    /// shown.
    #[must_use]
    pub const fn ordinal(self) -> u8 {
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

    /// The level below, `None` at the lowest.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }

    /// Every level of a continuum with `levels` levels, from the lowest.
    pub fn all(levels: u8) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (1..=levels.min(Self::MOST)).map(Self)
    }
}

/// A place on the continuum to half a level, as a count of half levels: 2 is the lowest level, 3 half
/// a level above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfLevels(u8);

impl HalfLevels {
    /// Takes a count of half levels; `None` unless it is 2 (the lowest level) to 14 (the 7th).
    #[must_use]
    pub const fn new(count: u8) -> Option<Self> {
        if count >= 2 && count <= 2 * Level::MOST {
            Some(Self(count))
        } else {
            None
        }
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
}

impl From<Level> for HalfLevels {
    fn from(level: Level) -> Self {
        Self(level.0 * 2)
    }
}

/// What a respondent, or the group, says about a practice. Unanswered is the absence of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating<Reason = String> {
    /// The highest descriptor that is fully true, plus a half if the next one is partly in place.
    At(HalfLevels),
    /// The practice has no place in this unit, for the reason given.
    NotApplicable(Reason),
    /// The respondent cannot tell.
    DontKnow,
}

/// A rating whose reason plays no part, as scoring counts it.
pub type Answer = Rating<()>;

/// What a rating counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A place on the continuum.
    Rated(HalfLevels),
    /// Nothing: it leaves numerator and denominator.
    LeftOut,
    /// Anything from the lowest level to the top.
    Open,
}

impl Standing {
    /// The place of a rating, `None` where there is none.
    #[must_use]
    pub const fn rated(self) -> Option<HalfLevels> {
        match self {
            Self::Rated(half_levels) => Some(half_levels),
            Self::LeftOut | Self::Open => None,
        }
    }
}

impl<Reason> Rating<Reason> {
    /// The number of half levels, `None` where there is no number.
    #[must_use]
    pub const fn at(&self) -> Option<HalfLevels> {
        if let Self::At(half_levels) = self {
            Some(*half_levels)
        } else {
            None
        }
    }

    /// What the rating counts as.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match self {
            Self::At(half_levels) => Standing::Rated(*half_levels),
            Self::NotApplicable(_) => Standing::LeftOut,
            Self::DontKnow => Standing::Open,
        }
    }

    /// The rating without its reason.
    #[must_use]
    pub const fn answer(&self) -> Answer {
        match self {
            Self::At(half_levels) => Rating::At(*half_levels),
            Self::NotApplicable(_) => Rating::NotApplicable(()),
            Self::DontKnow => Rating::DontKnow,
        }
    }

    /// Why the practice does not apply, `None` where it does.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        if let Self::NotApplicable(reason) = self {
            Some(reason)
        } else {
            None
        }
    }
}

/// The kinds of ratings, the absence of one among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RatingKind {
    /// A number of half levels.
    Rated,
    /// "Not applicable".
    NotApplicable,
    /// "Don't know".
    DontKnow,
    /// No rating.
    Unanswered,
}

/// How a kind of rating is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    /// As programs read it.
    pub name: &'static str,
    /// The key of the word that people read.
    pub word: &'static str,
    /// The code on answer sheets, before the reason where there is one; empty of a number.
    pub code: &'static str,
    /// The letter on the keyboard; `None` where there is none.
    pub letter: Option<char>,
    /// The sign in the place of a number.
    pub sign: &'static str,
}

impl RatingKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Rated,
        Self::NotApplicable,
        Self::DontKnow,
        Self::Unanswered,
    ];

    /// The kind of a rating; [`RatingKind::Unanswered`] of none.
    #[must_use]
    pub const fn of<Reason>(rating: Option<&Rating<Reason>>) -> Self {
        match rating {
            Some(Rating::At(_)) => Self::Rated,
            Some(Rating::NotApplicable(_)) => Self::NotApplicable,
            Some(Rating::DontKnow) => Self::DontKnow,
            None => Self::Unanswered,
        }
    }

    /// The kinds that a letter stands for, with their letters.
    pub fn lettered() -> impl Iterator<Item = (Self, char)> {
        let kinds = Self::ALL.into_iter();
        kinds.filter_map(|kind| Some((kind, kind.notation().letter?)))
    }

    /// A rating of the kind, with a reason where it takes one; `None` where it takes a number, or is
    /// none.
    #[must_use]
    pub fn rating(self, reason: String) -> Option<Rating> {
        match self {
            Self::NotApplicable => Some(Rating::NotApplicable(reason)),
            Self::DontKnow => Some(Rating::DontKnow),
            Self::Rated | Self::Unanswered => None,
        }
    }

    /// Whether a rating of the kind needs a reason.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NotApplicable)
    }

    /// How the kind is written.
    #[must_use]
    pub const fn notation(self) -> Notation {
        let (name, word, code, letter, sign) = match self {
            Self::Rated => ("rated", "export-rated", "", None, ""),
            Self::NotApplicable => ("not_applicable", "not-applicable", "na", Some('N'), "–"),
            Self::DontKnow => ("dont_know", "dont-know", "dk", Some('D'), "?"),
            Self::Unanswered => ("open", "unanswered", "", None, ""),
        };
        Notation {
            name,
            word,
            code,
            letter,
            sign,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{HalfLevels, Level, Numbering, RatingKind};

    #[test]
    fn a_rating_that_a_letter_makes_is_of_its_kind_and_written_like_no_other() {
        let mut written = BTreeSet::new();
        for (kind, letter) in RatingKind::lettered() {
            let rating = kind.rating("no shop".to_owned());
            assert_eq!(RatingKind::of(rating.as_ref()), kind);
            let reason = rating.and_then(|rating| rating.reason().cloned());
            assert_eq!(reason.is_some(), kind.needs_reason());
            let notation = kind.notation();
            let signs = [notation.name, notation.word, notation.code, notation.sign];
            for text in signs
                .map(str::to_owned)
                .into_iter()
                .chain([letter.to_string()])
            {
                assert!(written.insert(text), "{kind:?}");
            }
        }
    }

    #[test]
    fn a_rating_is_read_in_halves_from_the_lowest_level() {
        let read = |text| Numbering::FromOne.parse(text).map(HalfLevels::count);
        assert_eq!(read("1"), Some(2));
        assert_eq!(read(" 3.5 "), Some(7));
        assert_eq!(read("3,5"), Some(7));
        assert_eq!(read("5.0"), Some(10));
        for text in [
            "0", "0.5", "7.5", "8", "3.25", "3.", ".5", "-1", "33", "", "NaN", "²",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        let read = |text| Numbering::FromZero.parse(text).map(HalfLevels::count);
        assert_eq!(read("0"), Some(2));
        assert_eq!(read("0,5"), Some(3));
        assert_eq!(read("6"), Some(14));
        assert_eq!((read("6.5"), read("7")), (None, None));
    }

    #[test]
    fn numbers_and_levels_are_turned_into_each_other() {
        for numbering in [Numbering::FromZero, Numbering::FromOne] {
            for level in Level::all(Level::MOST) {
                let number = numbering.number(level);
                assert_eq!(number - numbering.lowest(), level.ordinal() - 1);
                assert_eq!(numbering.level(number), Some(level));
            }
            for rating in (2..=14).filter_map(HalfLevels::new) {
                let count = numbering.count(rating);
                assert_eq!(numbering.half_levels(count), Some(rating));
                let written = numbering.rating(rating).to_string();
                assert_eq!(numbering.parse(&written), Some(rating));
            }
        }
        assert_eq!(Numbering::FromOne.level(0), None);
        assert_eq!(Numbering::FromZero.level(7), None);
    }
}
