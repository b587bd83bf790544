//! The own days of the business case: where none are stated, those of the plan, and without a plan those
//! of the shortest way.

use rust_decimal::Decimal;

use crate::advice::economics;
use crate::model::{BusinessCase, EffortSum, Input};

/// Where the own days of the business case come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnDays {
    /// Neither the document nor its plan says them, nor the shortest way as far as it is known.
    Open,
    /// The document states none, and so many steps of its plan have none: no other days are taken in
    /// their place.
    Unstated(usize),
    /// The document states them, and no plan says anything else.
    Stated,
    /// The document states none: they are those of its plan.
    OfPlan(u32),
    /// The document states none and has no plan: they are those of the shortest way.
    OfShortestWay(u32),
    /// The document states them, and its plan takes other days.
    Differ {
        /// The days of the plan.
        planned: u32,
        /// The net present value with the plan's days; `None` where it is not known.
        npv: Option<Decimal>,
    },
}

impl OwnDays {
    /// The steps without days for which the own days are not known.
    #[must_use]
    pub const fn unstated(self) -> usize {
        match self {
            Self::Unstated(steps) => steps,
            _ => 0,
        }
    }
}

/// The business case that sums are made of: with the days of the plan where the document states none.
pub(super) fn filled_in(case: &BusinessCase, plan: EffortSum) -> (BusinessCase, OwnDays) {
    let planned = plan.all_days().filter(|_| plan.steps > 0);
    let Some(stated) = case.estimate(Input::StaffDays) else {
        // No sums are asked for where nothing is given.
        return match planned {
            _ if case.inputs.is_empty() => (case.clone(), OwnDays::Open),
            Some(days) => (case.with_staff_days(Some(days)), OwnDays::OfPlan(days)),
            None if plan.unstated > 0 => (case.clone(), OwnDays::Unstated(plan.unstated)),
            None => (case.clone(), OwnDays::Open),
        };
    };
    let differs = |days: &u32| {
        let days = Decimal::from(*days);
        days < stated.low() || stated.high() < days
    };
    let own = match planned.filter(differs) {
        Some(days) => OwnDays::Differ {
            planned: days,
            npv: economics::worth(&case.with_staff_days(Some(days))).npv,
        },
        None => OwnDays::Stated,
    };
    (case.clone(), own)
}

/// The days of the shortest way, where neither the document nor its plan says any.
pub(super) fn of_shortest_way(case: &BusinessCase, own: OwnDays, way: EffortSum) -> Option<u32> {
    let is_open = own == OwnDays::Open && !case.inputs.is_empty();
    way.all_days().filter(|days| is_open && *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Effort;
    use crate::model::Estimate;
    use crate::model::example::business_case;

    fn plan(days: &[Option<u16>]) -> EffortSum {
        let days = days.iter();
        days.map(|days| days.and_then(Effort::from_days)).collect()
    }

    #[test]
    fn where_no_own_days_are_stated_those_of_the_plan_are_taken() {
        let mut case = business_case(&[(Input::StaffDayCost, "100")]);
        case.inputs.remove(&Input::StaffDays);
        let (filled, own) = filled_in(&case, plan(&[Some(10), Some(8)]));
        assert_eq!(own, OwnDays::OfPlan(18));
        let eighteen = Estimate::exactly(18.into());
        assert_eq!(filled.estimate(Input::StaffDays), Some(eighteen));
        let without = filled_in(&case, plan(&[]));
        assert_eq!(without, (case.clone(), OwnDays::Open));
        let unknown = filled_in(&case, plan(&[Some(10), None]));
        assert_eq!(unknown, (case.clone(), OwnDays::Unstated(1)));
        let nothing = BusinessCase::default();
        let (filled, own) = filled_in(&nothing, plan(&[Some(10)]));
        assert_eq!((filled, own), (nothing, OwnDays::Open));
    }

    #[test]
    fn without_a_plan_the_days_of_the_shortest_way_are_taken() {
        let mut case = business_case(&[(Input::StaffDayCost, "100")]);
        case.inputs.remove(&Input::StaffDays);
        let way = plan(&[Some(10), Some(8)]);
        assert_eq!(of_shortest_way(&case, OwnDays::Open, way), Some(18));
        for unknown in [plan(&[]), plan(&[Some(10), None])] {
            assert_eq!(of_shortest_way(&case, OwnDays::Open, unknown), None);
        }
        for known in [OwnDays::Stated, OwnDays::OfPlan(4), OwnDays::Unstated(1)] {
            assert_eq!(of_shortest_way(&case, known, way), None);
        }
        let nothing = BusinessCase::default();
        assert_eq!(of_shortest_way(&nothing, OwnDays::Open, way), None);
    }

    #[test]
    fn days_outside_the_range_that_was_stated_are_told_with_what_they_come_to() {
        let stated = [(Input::StaffDays, "74"), (Input::StaffDayCost, "100")];
        let case = business_case(&[stated[0], stated[1], (Input::Uplift, "5")]);
        let (same, own) = filled_in(&case, plan(&[Some(10), Some(8)]));
        assert_eq!(same, case, "what is stated stays");
        let fewer = business_case(&[
            (Input::StaffDays, "18"),
            (Input::StaffDayCost, "100"),
            (Input::Uplift, "5"),
        ]);
        let npv = economics::worth(&fewer).npv;
        assert!(npv.is_some());
        assert_eq!(own, OwnDays::Differ { planned: 18, npv });
        let (_, own) = filled_in(&case, plan(&[Some(70), Some(4)]));
        assert_eq!(own, OwnDays::Stated);
    }
}
