//! A unit's own figures for its plan: how much it can spend, when it starts, what is settled.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

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
    /// Days on which nobody works, beside Saturdays and Sundays: holidays, days the unit is closed.
    pub days_off: BTreeSet<Date>,
    /// Practices that are raised by at least one level in any case.
    pub locked_in: BTreeSet<PracticeId>,
    /// Practices that stay as they are, also where they are locked in.
    pub locked_out: BTreeSet<PracticeId>,
    /// The unit's own estimate of a step, by practice and the level that the step leads to.
    pub efforts: BTreeMap<(PracticeId, Level), Effort>,
}

/// Holidays, by month and day, that are kept in so many countries that nothing is proposed for them. A
/// day that somebody chose stays, also on one of them.
const WIDELY_KEPT: [(i8, i8); 3] = [(12, 25), (12, 26), (1, 1)];

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// It is a Saturday.
    Saturday,
    /// It is a Sunday.
    Sunday,
    /// The unit says so.
    Stated,
    /// It is a holiday in so many countries that nothing is proposed for it.
    WidelyKept,
}

/// By how many days something is late; `None` where it is not.
#[must_use]
pub fn days_late(due: Option<Date>, today: Date) -> Option<u32> {
    let due = due.filter(|due| *due < today)?;
    u32::try_from(today.duration_since(due).as_hours() / 24).ok()
}

impl Planning {
    /// Why nobody works on a day; `None` for a working day.
    #[must_use]
    pub fn day_off(&self, day: Date) -> Option<DayOff> {
        match day.weekday() {
            Weekday::Saturday => Some(DayOff::Saturday),
            Weekday::Sunday => Some(DayOff::Sunday),
            _ => self.days_off.contains(&day).then_some(DayOff::Stated),
        }
    }

    /// Why nothing is proposed for a day; `None` where something may be.
    #[must_use]
    pub fn passed_over(&self, day: Date) -> Option<DayOff> {
        let is_kept = WIDELY_KEPT.contains(&(day.month(), day.day()));
        let off = self.day_off(day);
        off.or_else(|| is_kept.then_some(DayOff::WidelyKept))
    }

    /// The day by which something is proposed to be done: the last working day up to a day, so that what is due is never later than was worked out; the
    /// first one after it where that would lie before `start`. Which holidays a unit keeps, nobody has
    /// said unless it is in `days_off`; 25 and 26 December and 1 January are passed over in any case.
    #[must_use]
    pub fn working_day(&self, day: Date, start: Date) -> Date {
        let works = |day: &Date| self.passed_over(*day).is_none();
        let back = std::iter::successors(Some(day), |day| day.yesterday().ok());
        let on = std::iter::successors(Some(day), |day| day.tomorrow().ok());
        let mut days = back.take_while(|day| *day >= start).chain(on);
        days.find(works).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::model::{Edit, EditError};

    fn level(ordinal: u8) -> Level {
        Level::new(ordinal).expect("1 to 7")
    }

    #[test]
    fn what_falls_on_no_working_day_is_due_on_the_last_one_before() {
        let start = date(2026, 12, 1);
        let mut planning = Planning::default();
        let due = |planning: &Planning, day| planning.working_day(date(2026, 12, day), start).day();
        // 12 December 2026 is a Saturday.
        assert_eq!(
            [11, 12, 13, 14].map(|day| due(&planning, day)),
            [11, 11, 11, 14]
        );
        // 25 December is a Friday that is kept nearly everywhere, though no day off says so.
        assert_eq!(
            [24, 25, 26, 27, 28].map(|day| due(&planning, day)),
            [24, 24, 24, 24, 28]
        );
        let new_year = date(2027, 1, 1);
        assert_eq!(planning.working_day(new_year, start), date(2026, 12, 31));
        assert_eq!(planning.day_off(new_year), None, "whoever chooses it may");
        assert_eq!(planning.passed_over(new_year), Some(DayOff::WidelyKept));
        planning.days_off = [24, 25].map(|day| date(2026, 12, day)).into();
        assert_eq!(
            [23, 24, 25, 26, 27, 28].map(|day| due(&planning, day)),
            [23, 23, 23, 23, 23, 28]
        );
        let off = [23, 24, 26, 27].map(|day| planning.day_off(date(2026, 12, day)));
        let stated = Some(DayOff::Stated);
        assert_eq!(
            off,
            [None, stated, Some(DayOff::Saturday), Some(DayOff::Sunday)]
        );
        // Nothing is due before the work starts.
        assert_eq!(
            planning.working_day(date(2026, 12, 26), date(2026, 12, 24)),
            date(2026, 12, 28)
        );
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
