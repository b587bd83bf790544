//! Looking back at a plan: what was said on a day, and what had happened to customers and money by then.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use thiserror::Error;

/// Every check-in by its day.
pub type CheckIns = BTreeMap<Date, CheckIn>;

/// What was said about the plan on a day, and what had been observed since it began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// Who held it; empty where not stated.
    pub by: String,
    /// What was said; empty where nothing was noted.
    pub said: String,
    /// What had happened since the plan began. What is absent was not observed.
    pub observed: BTreeMap<Observed, Finding>,
}

/// What can be observed of customers and money, from the beginning of the plan to the day of the check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Observed {
    /// How many customers were lost.
    CustomersLost,
    /// What more money came in than without the plan.
    Gain,
    /// What the plan cost in money, without the unit's own days.
    Cost,
    /// How many of the unit's own days it took.
    StaffDays,
}

/// A figure that was observed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The figure.
    pub value: Decimal,
    /// Where it is from; not empty.
    pub source: String,
}

/// Says why a figure of a check-in is not permitted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckInError {
    /// It lies outside what is possible.
    #[error("{} must be {least} to {most}, found {found}", what.as_str())]
    Range {
        /// What was observed.
        what: Observed,
        /// The lowest possible figure.
        least: i64,
        /// The highest possible figure.
        most: i64,
        /// The figure.
        found: Decimal,
    },
    /// It does not say where it is from.
    #[error("{} needs its source", .0.as_str())]
    SourceMissing(Observed),
}

impl Observed {
    /// Everything that can be observed, in the order it is shown.
    pub const ALL: [Self; 4] = [Self::CustomersLost, Self::Gain, Self::Cost, Self::StaffDays];

    /// The name in files and for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomersLost => "customers_lost",
            Self::Gain => "gain",
            Self::Cost => "cost",
            Self::StaffDays => "staff_days",
        }
    }

    /// What a name in files stands for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// Whether it is money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Gain | Self::Cost)
    }

    /// The lowest and the highest figure that are permitted.
    #[must_use]
    pub const fn range(self) -> (i64, i64) {
        const MOST: i64 = 1_000_000_000_000;
        match self {
            Self::CustomersLost => (0, 1_000_000_000),
            Self::Gain => (-MOST, MOST),
            Self::Cost => (0, MOST),
            Self::StaffDays => (0, 1_000_000),
        }
    }

    /// Checks what was found.
    ///
    /// # Errors
    ///
    /// [`CheckInError`] where it lies outside the range, or does not say where it is from.
    pub fn check(self, found: &Finding) -> Result<(), CheckInError> {
        let (least, most) = self.range();
        if !(Decimal::from(least)..=Decimal::from(most)).contains(&found.value) {
            return Err(CheckInError::Range {
                what: self,
                least,
                most,
                found: found.value,
            });
        }
        if found.source.trim().is_empty() {
            return Err(CheckInError::SourceMissing(self));
        }
        Ok(())
    }
}

impl CheckIn {
    /// Whether nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Checks every figure.
    ///
    /// # Errors
    ///
    /// [`CheckInError`] where one is not permitted.
    pub fn check(&self) -> Result<(), CheckInError> {
        let mut all = self.observed.iter();
        all.try_for_each(|(what, found)| what.check(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_observed_says_where_it_is_from_and_is_possible() {
        let found = |value: i64, source: &str| Finding {
            value: Decimal::from(value),
            source: source.to_owned(),
        };
        assert_eq!(Observed::Gain.check(&found(-4_000, "ledger")), Ok(()));
        assert!(Observed::Cost.check(&found(-1, "ledger")).is_err());
        let missing = CheckInError::SourceMissing(Observed::Cost);
        assert_eq!(Observed::Cost.check(&found(1, " ")), Err(missing));
        for what in Observed::ALL {
            assert_eq!(Observed::from_name(what.as_str()), Some(what));
        }
    }
}
