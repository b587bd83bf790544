//! What a unit states about its way up: how much it can spend, when it starts, what is settled.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Effort, Level, PracticeId};

/// The unit's own figures for planning. Everything is absent until it is stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planning {
    /// The working days that may be spent in all.
    pub budget_days: Option<u32>,
    /// The working days that can be spent in a month of 30 days; at least 1.
    pub capacity_days_per_month: Option<u16>,
    /// The day the work starts.
    pub start: Option<Date>,
    /// Practices that are raised by one level at least, whatever else is.
    pub locked_in: BTreeSet<PracticeId>,
    /// Practices that stay as they are; the stronger of the two where a practice is in both.
    pub locked_out: BTreeSet<PracticeId>,
    /// The unit's own estimate of a step, by practice and the level that the step leads to.
    pub efforts: BTreeMap<(PracticeId, Level), Effort>,
}
