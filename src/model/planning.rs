//! A unit's own figures for its plan: how much it can spend, when it starts, what is settled.

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
    /// Practices that are raised by at least one level in any case.
    pub locked_in: BTreeSet<PracticeId>,
    /// Practices that stay as they are, also where they are locked in.
    pub locked_out: BTreeSet<PracticeId>,
    /// The unit's own estimate of a step, by practice and the level that the step leads to.
    pub efforts: BTreeMap<(PracticeId, Level), Effort>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::model::{Edit, EditError};

    fn level(ordinal: u8) -> Level {
        Level::new(ordinal).expect("1 to 7")
    }

    #[test]
    fn figures_about_what_does_not_exist_are_refused_and_change_nothing() {
        let mut found = assessment(&[vec![At(4)]]);
        let unknown = Planning {
            locked_out: BTreeSet::from([practice_id(3, 3)]),
            ..Planning::default()
        };
        let idle = Planning {
            capacity_days_per_month: Some(0),
            ..Planning::default()
        };
        let too_high = Planning {
            efforts: BTreeMap::from([(
                (practice_id(0, 0), level(6)),
                Effort::from_days(3).expect("1 to 250"),
            )]),
            ..Planning::default()
        };
        let before = found.clone();
        for (planning, error) in [
            (unknown, EditError::UnknownPractice(practice_id(3, 3))),
            (idle, EditError::NoCapacity),
            (
                too_high,
                EditError::LevelOutOfRange {
                    most: level(5),
                    found: level(6),
                },
            ),
        ] {
            assert_eq!(found.apply(Edit::SetPlanning(planning)), Err(error));
            assert_eq!(found, before);
        }
        let sound = Planning {
            budget_days: Some(20),
            locked_in: BTreeSet::from([practice_id(0, 0)]),
            ..Planning::default()
        };
        assert_eq!(found.apply(Edit::SetPlanning(sound.clone())), Ok(()));
        assert_eq!(found.planning, sound);
    }
}
