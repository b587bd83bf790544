//! What a unit measures of its customers, by day: its own figures, which no questionnaire asks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use thiserror::Error;

use super::MeasureId;

/// Every measure of a unit by its id.
pub type Outcomes = BTreeMap<MeasureId, Measure>;

/// Something that the unit measures again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What it is called; not empty.
    pub name: String,
    /// What it is.
    pub kind: MeasureKind,
    /// What it is measured in, such as "minutes"; empty where its kind or its scale says it.
    pub unit: String,
    /// Which way is good.
    pub better: Better,
    /// The scale of each answer, where the value is a mean of answers.
    pub scale: Option<AnswerScale>,
    /// What was measured, by day.
    pub values: BTreeMap<Date, Outcome>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKind {
    /// The net promoter score: the share of promoters less that of detractors, in points.
    Nps,
    /// Satisfaction: the share that is satisfied, or the mean on a scale.
    Csat,
    /// How much effort customers have: the share that finds it easy, or the mean on a scale.
    Effort,
    /// The share of customers who stay.
    Retention,
    /// Complaints.
    Complaints,
    /// Anything else.
    Own,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// The lowest and the highest answer of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerScale {
    least: Decimal,
    most: Decimal,
}

/// What was measured on a day. What is not known is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The figure.
    pub value: Decimal,
    /// How many answered or were counted.
    pub n: Option<u32>,
    /// The standard deviation of the answers, where the value is their mean.
    pub spread: Option<Decimal>,
    /// How many of them are promoters and how many detractors, where the value is a net promoter score.
    pub sides: Option<Sides>,
    /// A remark; empty where there is none.
    pub note: String,
    /// Who entered it; empty where not stated.
    pub by: String,
}

/// Those who recommend the unit, and those who advise against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// How many recommend it.
    pub promoters: u32,
    /// How many advise against it.
    pub detractors: u32,
}

/// What kind of figure the values of a measure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// The share of promoters less that of detractors, -100 to 100.
    Net,
    /// A share in per cent.
    Share,
    /// A mean of answers on a scale.
    Mean,
    /// Any other figure, of which nothing is known but itself.
    Plain,
}

/// What the number behind a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Those who answered.
    Answers,
    /// The customers who were looked at.
    Customers,
    /// Cases of any kind.
    Cases,
}

/// Says why a value is not one of its measure.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OutcomeError {
    /// The measure has no name.
    #[error("a measure needs a name")]
    NameMissing,
    /// The value lies outside what is possible.
    #[error("a value of {name} must be {least} to {most}, found {found}")]
    Range {
        /// The measure.
        name: String,
        /// The lowest possible value.
        least: Decimal,
        /// The highest possible value.
        most: Decimal,
        /// The value.
        found: Decimal,
    },
    /// A figure has more digits behind the point than are kept.
    #[error("a figure has at most {} digits behind the point", Outcome::DECIMALS)]
    TooFine,
    /// Promoters and detractors stand where the measure has none.
    #[error("{0} has no promoters and detractors")]
    NoSides(String),
    /// There are more promoters and detractors than answers, or it is not said how many answered.
    #[error("promoters and detractors need at least as many answers")]
    TooManySides,
    /// The value is another one than follows from promoters, detractors and answers.
    #[error("these promoters and detractors make {wanted}, found {found}")]
    OtherSides {
        /// What follows, rounded to a tenth.
        wanted: Decimal,
        /// What is stated.
        found: Decimal,
    },
    /// A standard deviation stands where the measure has no scale.
    #[error("{0} is no mean of answers on a scale")]
    NoMean(String),
    /// The answers cannot lie so far apart.
    #[error("answers on this scale cannot have a standard deviation of {0}")]
    Spread(Decimal),
    /// A number is zero that counts people or cases.
    #[error("a number of answers must be at least 1")]
    NobodyAnswered,
}

impl MeasureKind {
    /// Every kind, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Nps,
        Self::Csat,
        Self::Effort,
        Self::Retention,
        Self::Complaints,
        Self::Own,
    ];

    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Effort => "effort",
            Self::Retention => "retention",
            Self::Complaints => "complaints",
            Self::Own => "own",
        }
    }

    /// The kind of a name for programs.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Which way is usually good.
    #[must_use]
    pub const fn usually(self) -> Better {
        match self {
            Self::Complaints => Better::Lower,
            _ => Better::Higher,
        }
    }

    /// Whether its values may be means on a scale of answers.
    #[must_use]
    pub const fn may_have_scale(self) -> bool {
        matches!(self, Self::Csat | Self::Effort | Self::Own)
    }
}

impl Better {
    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }
}

impl AnswerScale {
    /// A scale; `None` unless the highest answer lies above the lowest.
    #[must_use]
    pub fn new(least: Decimal, most: Decimal) -> Option<Self> {
        (least < most).then(|| Self {
            least: least.normalize(),
            most: most.normalize(),
        })
    }

    /// The lowest answer.
    #[must_use]
    pub const fn least(self) -> Decimal {
        self.least
    }

    /// The highest answer.
    #[must_use]
    pub const fn most(self) -> Decimal {
        self.most
    }
}

impl Outcome {
    /// The most digits behind the decimal point.
    pub const DECIMALS: u32 = 4;
    /// The highest figure of any kind.
    pub const MOST: i64 = 1_000_000_000_000;
    /// The most answers.
    pub const MOST_ANSWERS: u32 = 1_000_000_000;

    /// A figure of which nothing else is known.
    #[must_use]
    pub const fn new(value: Decimal) -> Self {
        Self {
            value,
            n: None,
            spread: None,
            sides: None,
            note: String::new(),
            by: String::new(),
        }
    }
}

impl Measure {
    /// A measure without values, with the direction that is usual for its kind.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: MeasureKind) -> Self {
        Self {
            name: name.into(),
            kind,
            unit: String::new(),
            better: kind.usually(),
            scale: None,
            values: BTreeMap::new(),
        }
    }

    /// The same measure without values.
    #[must_use]
    pub fn described(&self) -> Self {
        Self {
            name: self.name.clone(),
            unit: self.unit.clone(),
            values: BTreeMap::new(),
            ..*self
        }
    }

    /// What kind of figure its values are.
    #[must_use]
    pub fn figure(&self) -> FigureKind {
        let is_share = matches!(self.unit.trim(), "%");
        match self.kind {
            MeasureKind::Nps => FigureKind::Net,
            MeasureKind::Retention => FigureKind::Share,
            _ if self.scale.is_some() => FigureKind::Mean,
            MeasureKind::Csat | MeasureKind::Effort => FigureKind::Share,
            MeasureKind::Own | MeasureKind::Complaints if is_share => FigureKind::Share,
            MeasureKind::Own | MeasureKind::Complaints => FigureKind::Plain,
        }
    }

    /// What the number behind its values counts.
    #[must_use]
    pub const fn counted(&self) -> Counted {
        match self.kind {
            MeasureKind::Retention => Counted::Customers,
            MeasureKind::Nps | MeasureKind::Csat | MeasureKind::Effort => Counted::Answers,
            MeasureKind::Own | MeasureKind::Complaints if self.scale.is_some() => Counted::Answers,
            MeasureKind::Own | MeasureKind::Complaints => Counted::Cases,
        }
    }

    /// The lowest and the highest value that are possible.
    #[must_use]
    pub fn range(&self) -> (Decimal, Decimal) {
        match (self.figure(), self.scale) {
            (FigureKind::Net, _) => (Decimal::from(-100), Decimal::ONE_HUNDRED),
            (FigureKind::Share, _) => (Decimal::ZERO, Decimal::ONE_HUNDRED),
            (FigureKind::Mean, Some(scale)) => (scale.least, scale.most),
            _ => (Decimal::from(-Outcome::MOST), Decimal::from(Outcome::MOST)),
        }
    }

    /// The last value, with its day.
    #[must_use]
    pub fn last(&self) -> Option<(Date, &Outcome)> {
        let (day, outcome) = self.values.last_key_value()?;
        Some((*day, outcome))
    }

    /// Checks the measure with all its values.
    ///
    /// # Errors
    ///
    /// [`OutcomeError`] where it has no name, or a value is none of it.
    pub fn check(&self) -> Result<(), OutcomeError> {
        if self.name.trim().is_empty() {
            return Err(OutcomeError::NameMissing);
        }
        self.values
            .values()
            .try_for_each(|value| self.check_value(value))
    }

    /// Checks a value.
    ///
    /// # Errors
    ///
    /// [`OutcomeError`] where it is none of this measure.
    pub fn check_value(&self, found: &Outcome) -> Result<(), OutcomeError> {
        let (least, most) = self.range();
        if !(least..=most).contains(&found.value) {
            return Err(OutcomeError::Range {
                name: self.name.clone(),
                least,
                most,
                found: found.value,
            });
        }
        let figures = [Some(found.value), found.spread];
        let mut figures = figures.into_iter().flatten();
        if figures.any(|figure| figure.normalize().scale() > Outcome::DECIMALS) {
            return Err(OutcomeError::TooFine);
        }
        if found.n == Some(0) {
            return Err(OutcomeError::NobodyAnswered);
        }
        if let Some(spread) = found.spread {
            let Some(scale) = self.scale.filter(|_| self.figure() == FigureKind::Mean) else {
                return Err(OutcomeError::NoMean(self.name.clone()));
            };
            if spread < Decimal::ZERO || spread > scale.most - scale.least {
                return Err(OutcomeError::Spread(spread));
            }
        }
        self.check_sides(found)
    }

    fn check_sides(&self, found: &Outcome) -> Result<(), OutcomeError> {
        let Some(sides) = found.sides else {
            return Ok(());
        };
        if self.figure() != FigureKind::Net {
            return Err(OutcomeError::NoSides(self.name.clone()));
        }
        let all = u64::from(sides.promoters) + u64::from(sides.detractors);
        let Some(n) = found.n.filter(|n| all <= u64::from(*n)) else {
            return Err(OutcomeError::TooManySides);
        };
        let wanted = sides.score(n);
        // What is published is rounded to whole points.
        if (wanted - found.value).abs() > Decimal::new(5, 1) {
            return Err(OutcomeError::OtherSides {
                wanted: wanted.round_dp(1),
                found: found.value,
            });
        }
        Ok(())
    }
}

impl Sides {
    /// The net promoter score among so many answers, in points.
    #[must_use]
    pub fn score(self, n: u32) -> Decimal {
        let balance = i64::from(self.promoters) - i64::from(self.detractors);
        Decimal::from(100 * balance) / Decimal::from(n.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Outcome {
        Outcome::new(text.parse().expect("a number"))
    }

    #[test]
    fn what_a_value_may_be_hangs_on_what_is_measured() {
        let nps = Measure::new("NPS", MeasureKind::Nps);
        assert_eq!(nps.check_value(&value("-100")), Ok(()));
        assert!(nps.check_value(&value("101")).is_err());
        let mut ease = Measure::new("Ease", MeasureKind::Effort);
        assert_eq!(ease.figure(), FigureKind::Share);
        assert!(ease.check_value(&value("-1")).is_err());
        let [one, seven] = [1, 7].map(Decimal::from);
        ease.scale = AnswerScale::new(one, seven);
        assert_eq!(ease.figure(), FigureKind::Mean);
        assert!(ease.check_value(&value("0.9")).is_err());
        let with_spread = |spread: &str| Outcome {
            spread: Some(spread.parse().expect("a number")),
            ..value("5.2")
        };
        assert_eq!(ease.check_value(&with_spread("1.4")), Ok(()));
        assert!(ease.check_value(&with_spread("6.1")).is_err());
        let calls = Measure::new("Minutes to an answer", MeasureKind::Own);
        assert_eq!(calls.check_value(&value("-12.5")), Ok(()));
        assert!(calls.check_value(&with_spread("1")).is_err());
        assert_eq!(
            calls.check_value(&value("1.23456")),
            Err(OutcomeError::TooFine)
        );
        assert_eq!(AnswerScale::new(seven, one), None);
    }

    #[test]
    fn promoters_and_detractors_make_the_score_that_is_stated() {
        let nps = Measure::new("NPS", MeasureKind::Nps);
        let stated = |text: &str, n, promoters, detractors| Outcome {
            n,
            sides: Some(Sides {
                promoters,
                detractors,
            }),
            ..value(text)
        };
        // 94 - 56 of 212 is 17.9.
        assert_eq!(nps.check_value(&stated("18", Some(212), 94, 56)), Ok(()));
        let wrong = OutcomeError::OtherSides {
            wanted: Decimal::new(179, 1),
            found: Decimal::from(20),
        };
        assert_eq!(
            nps.check_value(&stated("20", Some(212), 94, 56)),
            Err(wrong)
        );
        let too_many = Err(OutcomeError::TooManySides);
        assert_eq!(nps.check_value(&stated("18", None, 94, 56)), too_many);
        assert_eq!(nps.check_value(&stated("18", Some(149), 94, 56)), too_many);
        let csat = Measure::new("CSAT", MeasureKind::Csat);
        let no_sides = OutcomeError::NoSides("CSAT".to_owned());
        assert_eq!(
            csat.check_value(&stated("18", Some(212), 94, 56)),
            Err(no_sides)
        );
    }
}
