//! A measure from day to day: each value with its interval, and what moved by more than chance gives.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::interval::{Interval, NoInterval, interval, interval_of_difference};
use crate::model::{Better, Measure, Outcome};

/// A measure with everything that follows from its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Each value, the earliest first.
    pub points: Vec<Point>,
    /// From the value before the last one to the last one; `None` with fewer than two.
    pub since_before: Option<MeasureChange>,
    /// From the first value to the last one; `None` with fewer than three, since it would be the same.
    pub since_first: Option<MeasureChange>,
}

/// A value with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// The value.
    pub value: Decimal,
    /// How many answered.
    pub n: Option<u32>,
    /// How sure it is, or why that is not known.
    pub interval: Result<Interval, NoInterval>,
}

/// From one value of a measure to another one.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureChange {
    /// The earlier day and its value.
    pub from: (Date, Decimal),
    /// The later day and its value.
    pub to: (Date, Decimal),
    /// The interval of the difference, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// What that says.
    pub moved: Moved,
}

/// What a difference says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It is better by more than chance gives.
    Better,
    /// It is worse by more than chance gives.
    Worse,
    /// Chance alone could give as much.
    WithinChance,
    /// It is another figure, and how far chance moves it is not known.
    NotKnown,
    /// It is the same figure.
    Same,
}

impl Moved {
    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::WithinChance => "within_chance",
            Self::NotKnown => "not_known",
            Self::Same => "same",
        }
    }
}

impl Series {
    /// What follows from the values of a measure.
    #[must_use]
    pub fn of(measure: &Measure) -> Self {
        let values: Vec<(Date, &Outcome)> = measure
            .values
            .iter()
            .map(|(day, value)| (*day, value))
            .collect();
        let points = values.iter().map(|(day, value)| Point {
            day: *day,
            value: value.value,
            n: value.n,
            interval: interval(measure, value),
        });
        let (since_before, since_first) = match values.as_slice() {
            [first, .., before, last] => (
                Some(MeasureChange::between(measure, *before, *last)),
                Some(MeasureChange::between(measure, *first, *last)),
            ),
            [before, last] => (Some(MeasureChange::between(measure, *before, *last)), None),
            _ => (None, None),
        };
        Self {
            points: points.collect(),
            since_before,
            since_first,
        }
    }
}

impl MeasureChange {
    /// From one value to another one.
    #[must_use]
    pub fn between(measure: &Measure, from: (Date, &Outcome), to: (Date, &Outcome)) -> Self {
        let interval = interval_of_difference(measure, [from.1, to.1]);
        let difference = to.1.value - from.1.value;
        let is_up = difference > Decimal::ZERO;
        let moved = match interval {
            _ if difference.is_zero() => Moved::Same,
            Err(_) => Moved::NotKnown,
            Ok(found) if found.holds_nothing() => Moved::WithinChance,
            Ok(_) if is_up == (measure.better == Better::Higher) => Moved::Better,
            Ok(_) => Moved::Worse,
        };
        Self {
            from: (from.0, from.1.value),
            to: (to.0, to.1.value),
            interval,
            moved,
        }
    }

    /// The later value less the earlier one.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.to.1 - self.from.1
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::MeasureKind;

    fn measure(kind: MeasureKind, values: &[(i64, Option<u32>)]) -> Measure {
        let mut measure = Measure::new("Measure", kind);
        for (month, (value, n)) in (1..).zip(values) {
            let outcome = Outcome {
                n: *n,
                ..Outcome::new(Decimal::from(*value))
            };
            measure.values.insert(date(2026, month, 1), outcome);
        }
        measure
    }

    fn moved(measure: &Measure) -> Option<Moved> {
        Series::of(measure).since_before.map(|it| it.moved)
    }

    #[test]
    fn a_change_is_called_one_only_where_it_is_more_than_chance_gives() {
        let stay = |values: &[(i64, Option<u32>)]| moved(&measure(MeasureKind::Retention, values));
        assert_eq!(stay(&[(80, Some(400))]), None);
        assert_eq!(
            stay(&[(80, Some(400)), (90, Some(400))]),
            Some(Moved::Better)
        );
        assert_eq!(
            stay(&[(90, Some(400)), (80, Some(400))]),
            Some(Moved::Worse)
        );
        assert_eq!(
            stay(&[(80, Some(40)), (90, Some(40))]),
            Some(Moved::WithinChance)
        );
        assert_eq!(stay(&[(80, None), (90, Some(400))]), Some(Moved::NotKnown));
        assert_eq!(stay(&[(80, None), (80, None)]), Some(Moved::Same));
    }

    #[test]
    fn fewer_is_better_where_that_is_the_direction() {
        let mut complaints = measure(MeasureKind::Complaints, &[(9, Some(900)), (3, Some(900))]);
        assert_eq!(moved(&complaints), Some(Moved::NotKnown), "a plain count");
        "%".clone_into(&mut complaints.unit);
        assert_eq!(moved(&complaints), Some(Moved::Better));
    }

    #[test]
    fn the_first_value_is_compared_too_where_it_is_another_one_than_the_one_before() {
        let three = measure(
            MeasureKind::Retention,
            &[(70, None), (75, None), (80, None)],
        );
        let found = Series::of(&three);
        let difference =
            |change: &Option<MeasureChange>| change.as_ref().map(MeasureChange::difference);
        assert_eq!(difference(&found.since_before), Some(Decimal::from(5)));
        assert_eq!(difference(&found.since_first), Some(Decimal::from(10)));
        assert_eq!(found.points.len(), 3);
        let two = measure(MeasureKind::Retention, &[(70, None), (75, None)]);
        assert_eq!(Series::of(&two).since_first, None);
    }
}
