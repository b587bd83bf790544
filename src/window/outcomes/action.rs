//! What can happen to what the unit measures.

use jiff::civil::Date;

use crate::format::Diagnostic;
use crate::format::import::Measured;
use crate::model::{Measure, MeasureId, Outcome};

/// What can happen to what the unit measures.
#[derive(Debug)]
pub(crate) enum OutcomesAction {
    /// Adds a measure.
    Add(Box<Measure>),
    /// Says anew what a measure is; its values stay.
    Describe(MeasureId, Box<Measure>),
    /// Removes a measure with all its values.
    Remove(MeasureId),
    /// Puts what was measured on a day.
    Put(MeasureId, Date, Box<Outcome>),
    /// Removes what was measured on a day.
    RemoveValue(MeasureId, Date),
    /// What a table would bring into the document as it is in a revision, or what is wrong with the file.
    Read(u64, Box<Result<Measured, Vec<Diagnostic>>>),
    /// Says which sign stands before decimals in the table that is being taken in.
    Decimal(char),
    /// Says whether the day stands before the month in it.
    DayFirst(bool),
    /// Takes the table in.
    TakeTable,
    /// Leaves the table alone.
    LeaveTable,
}
