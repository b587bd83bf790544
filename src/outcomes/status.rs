//! How far a plan is: what is done, what is late, what is due next, and what its indicators say.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::change::Series;
use crate::model::{Assessment, MeasureId, OwnStep, PlanStep, Status};

/// How many days ahead a step is called due next.
const AHEAD: i64 = 31;

/// How far a plan is.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanStatus {
    /// The day that it is looked at.
    pub today: Date,
    /// What is finished.
    pub done: Vec<StatusStep>,
    /// What should have been finished before the day, the longest first.
    pub overdue: Vec<StatusStep>,
    /// What is due on the day or within 31 days after it, the next first.
    pub next: Vec<StatusStep>,
    /// What is due later, the next first.
    pub later: Vec<StatusStep>,
    /// What has no day.
    pub undated: Vec<StatusStep>,
    /// What was given up.
    pub dropped: Vec<StatusStep>,
    /// The measures that show whether steps work, in the order of the measures.
    pub indicators: Vec<Indicator>,
}

/// A step in a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusStep {
    /// Which.
    pub step: WhichStep,
    /// The day by which it is due.
    pub due: Option<Date>,
    /// How far it is.
    pub status: Status,
    /// By how many days it is late; 0 where it is not.
    pub late: i32,
}

/// A step of the plan or of the unit's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichStep {
    /// A step of the plan.
    Plan(PlanStep),
    /// A step of the unit's own.
    Own(OwnStep),
}

/// A measure that shows whether steps work.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Which measure.
    pub measure: MeasureId,
    /// What it says.
    pub series: Series,
    /// The steps whose indicator it is; those that were given up are not among them.
    pub steps: Vec<WhichStep>,
}

impl WhichStep {
    /// How it goes; empty where nothing was noted.
    #[must_use]
    pub fn note(&self) -> &str {
        match self {
            Self::Plan(step) => &step.note,
            Self::Own(step) => &step.note,
        }
    }

    /// Who sees to it; empty where not stated.
    #[must_use]
    pub fn owner(&self) -> &str {
        match self {
            Self::Plan(step) => &step.owner,
            Self::Own(step) => &step.owner,
        }
    }

    /// The measure that shows whether it works.
    #[must_use]
    pub const fn indicator(&self) -> Option<&MeasureId> {
        match self {
            Self::Plan(step) => step.indicator.as_ref(),
            Self::Own(step) => step.indicator.as_ref(),
        }
    }
}

impl PlanStatus {
    /// How far a plan is on a day; `steps` are those of the plan as the answers leave them.
    #[must_use]
    pub fn of(assessment: &Assessment, steps: &[PlanStep], today: Date) -> Self {
        let planned = steps.iter().map(|step| {
            let which = WhichStep::Plan(step.clone());
            (which, step.due, step.status)
        });
        let own = assessment.own_steps.iter().map(|step| {
            let which = WhichStep::Own(step.clone());
            (which, step.due, step.status)
        });
        let mut all: Vec<StatusStep> = planned
            .chain(own)
            .map(|(step, due, status)| StatusStep {
                late: late(due, status, today),
                step,
                due,
                status,
            })
            .collect();
        // The sort is stable: equals stay in the order of the plan.
        all.sort_by_key(|it| it.due);
        let soon = today.saturating_add(AHEAD.days());
        let of = |is_it: &dyn Fn(&StatusStep) -> bool| -> Vec<StatusStep> {
            all.iter().filter(|it| is_it(it)).cloned().collect()
        };
        let is_to_do = |it: &StatusStep| matches!(it.status, Status::Open | Status::UnderWay);
        Self {
            today,
            done: of(&|it| it.status == Status::Done),
            overdue: of(&|it| it.late > 0),
            next: of(&|it| is_to_do(it) && it.due.is_some_and(|due| (today..=soon).contains(&due))),
            later: of(&|it| is_to_do(it) && it.due.is_some_and(|due| due > soon)),
            undated: of(&|it| is_to_do(it) && it.due.is_none()),
            dropped: of(&|it| it.status == Status::Dropped),
            indicators: indicators(assessment, &all),
        }
    }

    /// Whether there is no step at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many steps there are that were not given up.
    #[must_use]
    pub fn count(&self) -> usize {
        let lists = [
            &self.done,
            &self.overdue,
            &self.next,
            &self.later,
            &self.undated,
        ];
        lists.into_iter().map(Vec::len).sum()
    }
}

fn late(due: Option<Date>, status: Status, today: Date) -> i32 {
    let is_to_do = matches!(status, Status::Open | Status::UnderWay);
    let since = due.filter(|_| is_to_do).map(|due| today.since(due));
    let days = since.and_then(Result::ok).map_or(0, |span| span.get_days());
    days.max(0)
}

fn indicators(assessment: &Assessment, all: &[StatusStep]) -> Vec<Indicator> {
    let measures = assessment.measures().into_iter();
    measures
        .filter_map(|(id, measure)| {
            let steps = all.iter().filter(|it| it.status != Status::Dropped);
            let steps = steps.map(|it| &it.step);
            let steps: Vec<WhichStep> = steps
                .filter(|step| step.indicator() == Some(id))
                .cloned()
                .collect();
            (!steps.is_empty()).then(|| Indicator {
                measure: id.clone(),
                series: Series::of(measure),
                steps,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::example;
    use crate::model::{Measure, MeasureKind};

    #[test]
    fn steps_are_done_late_due_or_without_a_day_and_dropped_ones_count_for_nothing() {
        let mut found = example::assessment(&[]);
        let id = found.free_measure_id("Stay");
        let measure = Measure::new("Stay", MeasureKind::Retention);
        found.outcomes.insert(id.clone(), measure);
        let today = date(2026, 3, 31);
        let own = |title: &str, due, status| OwnStep {
            title: title.to_owned(),
            due,
            status,
            indicator: Some(id.clone()),
            ..OwnStep::new()
        };
        found.own_steps = vec![
            own("late", Some(date(2026, 3, 1)), Status::UnderWay),
            own("later", Some(date(2026, 5, 2)), Status::Open),
            own("today", Some(today), Status::Open),
            own("soon", Some(date(2026, 5, 1)), Status::Open),
            own("any day", None, Status::Open),
            own("done", Some(date(2026, 1, 1)), Status::Done),
            own("given up", Some(date(2026, 1, 1)), Status::Dropped),
        ];
        let status = PlanStatus::of(&found, &[], today);
        let titles = |steps: &[StatusStep]| -> Vec<String> {
            let steps = steps.iter().map(|it| match &it.step {
                WhichStep::Own(own) => own.title.clone(),
                WhichStep::Plan(_) => String::new(),
            });
            steps.collect()
        };
        assert_eq!(titles(&status.overdue), ["late"]);
        assert_eq!(status.overdue[0].late, 30);
        assert_eq!(titles(&status.next), ["today", "soon"]);
        assert_eq!(titles(&status.later), ["later"]);
        assert_eq!(titles(&status.undated), ["any day"]);
        assert_eq!(titles(&status.done), ["done"]);
        assert_eq!(titles(&status.dropped), ["given up"]);
        assert_eq!(status.count(), 6);
        let [indicator] = status.indicators.as_slice() else {
            panic!("one measure");
        };
        assert_eq!(indicator.steps.len(), 6);
    }
}
