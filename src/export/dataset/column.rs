//! Values and columns of the tables.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{HalfLevels, Level, Numbering};

/// What stands in the cells of a column; each may also be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Number,
    /// True or false.
    Flag,
    /// A day.
    Day,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// Not known, not stated, or left out.
    Empty,
    /// A text, which is not empty.
    Text(Arc<str>),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A day.
    Day(Date),
}

impl Datum {
    /// A text without space around it; empty where nothing is left.
    pub(super) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.into()),
        }
    }

    pub(super) fn maybe_text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub(super) fn whole(number: impl Into<i64>) -> Self {
        Self::Whole(number.into())
    }

    pub(super) fn maybe(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, Self::whole)
    }

    /// A count of things.
    pub(super) fn count(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }

    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The number that a questionnaire gives to a level.
    pub(super) fn level(numbering: Numbering, level: Option<Level>) -> Self {
        Self::maybe(level.map(|level| numbering.number(level)))
    }

    /// Twice the number that a questionnaire gives to a rating: 7 is 3½.
    pub(super) fn half_levels(numbering: Numbering, rating: Option<HalfLevels>) -> Self {
        Self::maybe(rating.map(|rating| numbering.count(rating)))
    }
}

/// A column with what stands in it of each thing.
pub(super) struct Column<T> {
    pub(super) name: &'static str,
    pub(super) holds: DataType,
    pub(super) value: fn(&T) -> Datum,
}

/// A column as programs see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub holds: DataType,
}

impl<T> Column<T> {
    pub(super) const fn new(name: &'static str, holds: DataType, value: fn(&T) -> Datum) -> Self {
        Self { name, holds, value }
    }

    pub(super) const fn described(&self) -> Described {
        Described {
            name: self.name,
            holds: self.holds,
        }
    }
}

/// The rows of things: what all rows of the assessment begin with, then a value a column.
pub(super) fn rows<T>(
    key: &[Datum],
    columns: &[Column<T>],
    things: impl Iterator<Item = T>,
) -> Vec<Vec<Datum>> {
    let row = |thing: T| {
        let mut row = Vec::with_capacity(key.len() + columns.len());
        row.extend_from_slice(key);
        row.extend(columns.iter().map(|column| (column.value)(&thing)));
        row
    };
    things.map(row).collect()
}
