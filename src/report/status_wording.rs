//! How far a plan is, and whether it paid, in sentences and cells that the report, the window and the command share.

use rust_decimal::Decimal;

use super::{outcome_wording, plan_wording, wording, worth};
use crate::model::{Assessment, BusinessCase, CheckIn};
use crate::outcomes::{
    Indicator, Paid, PaidLine, PaidVerdict, PaidWhat, PlanStatus, StatusStep, WhichStep,
};
use crate::words::Words;

/// A plan's status, in words.
pub struct StatusTold<'a> {
    /// The words.
    pub words: &'a Words,
    /// What it is about.
    pub assessment: &'a Assessment,
    /// How far the plan is.
    pub status: &'a PlanStatus,
}

/// A step in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTold {
    /// What it is.
    pub what: String,
    /// Who sees to it; empty where nobody is named.
    pub owner: String,
    /// By when, and how late it is.
    pub due: String,
    /// How it goes; empty where nothing was noted.
    pub note: String,
}

/// An indicator in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorTold {
    /// The measure.
    pub name: String,
    /// Its last value, and the day.
    pub last: String,
    /// What moved since the value before.
    pub moved: String,
    /// The steps whose indicator it is.
    pub steps: String,
}

impl StatusTold<'_> {
    /// The finding: how many steps are done, and how many are late.
    #[must_use]
    pub fn title(&self) -> String {
        let status = self.status;
        if status.is_empty() {
            return self.words.text("status-no-plan");
        }
        let (done, count) = (status.done.len(), status.count());
        let late = status.overdue.len();
        self.words.with("status-title", &facts!(done, count, late))
    }

    /// What is due later, has no day, or was given up; empty where nothing is.
    #[must_use]
    pub fn rest(&self) -> Vec<String> {
        let status = self.status;
        let lists = [
            ("status-later", &status.later),
            ("status-undated", &status.undated),
            ("status-dropped", &status.dropped),
        ];
        let lists = lists.into_iter().filter(|(_, steps)| !steps.is_empty());
        lists
            .map(|(key, steps)| self.words.with(key, &facts!(count = steps.len())))
            .collect()
    }

    /// What a step is called.
    #[must_use]
    pub fn step_name(&self, step: &WhichStep) -> String {
        match step {
            WhichStep::Own(own) => plan_wording::own_title(self.words, own),
            WhichStep::Plan(step) => {
                let questionnaire = &self.assessment.questionnaire;
                let name = wording::practice_named(self.words, questionnaire, &step.practice);
                let level = step.to;
                self.words.with("status-step", &facts!(name, level))
            }
        }
    }

    /// Steps in cells.
    #[must_use]
    pub fn steps(&self, steps: &[StatusStep]) -> Vec<StepTold> {
        steps.iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, found: &StatusStep) -> StepTold {
        let date = found.due.map(|due| self.words.date(due));
        let due = match date {
            Some(date) if found.late > 0 => {
                let days = found.late.unsigned_abs();
                self.words.with("status-late", &facts!(date, days))
            }
            Some(date) => date,
            None => self.words.text("status-no-date"),
        };
        StepTold {
            what: self.step_name(&found.step),
            owner: found.step.owner().trim().to_owned(),
            due,
            note: found.step.note().trim().to_owned(),
        }
    }

    /// Indicators in cells.
    #[must_use]
    pub fn indicators(&self) -> Vec<IndicatorTold> {
        let found = self.status.indicators.iter();
        found.filter_map(|it| self.indicator(it)).collect()
    }

    fn indicator(&self, found: &Indicator) -> Option<IndicatorTold> {
        let words = self.words;
        let measure = self.assessment.outcomes.get(&found.measure)?;
        let last = match measure.last() {
            Some((day, outcome)) => {
                let value = wording::measured(words, measure, outcome.value);
                let date = words.date(day);
                words.with("status-value", &facts!(value, date))
            }
            None => words.text("status-no-value"),
        };
        let change = found.series.since_before.as_ref();
        let steps = found.steps.iter().map(|step| self.step_name(step));
        Some(IndicatorTold {
            name: measure.name.clone(),
            last,
            moved: change.map_or_else(String::new, |change| {
                outcome_wording::moved_short(words, change)
            }),
            steps: words.series(&steps.collect::<Vec<_>>()),
        })
    }

    /// The last check-in with a word in it: when, by whom, and what was said.
    #[must_use]
    pub fn last_said(&self) -> Option<String> {
        let said = |it: &&CheckIn| !it.said.trim().is_empty();
        let mut all = self.assessment.check_ins.iter().rev();
        let (day, found) = all.find(|(_, it)| said(it))?;
        let (date, by) = (self.words.date(*day), found.by.trim().to_owned());
        let named = u8::from(!by.is_empty());
        let text = found.said.trim().to_owned();
        Some(
            self.words
                .with("status-said", &facts!(date, named, by, text)),
        )
    }
}

/// Whether a plan paid, in words.
pub struct PaidTold<'a> {
    /// The words.
    pub words: &'a Words,
    /// The business case.
    pub case: &'a BusinessCase,
    /// What was promised and what happened.
    pub paid: &'a Paid,
}

/// A line of what was promised and what happened, in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidRow {
    /// What it is about.
    pub what: String,
    /// What was promised.
    pub promised: String,
    /// What happened.
    pub happened: String,
    /// Where that is from; empty where it follows from other lines.
    pub source: String,
}

impl PaidTold<'_> {
    /// The answer, as a title.
    #[must_use]
    pub fn title(&self) -> String {
        let words = self.words;
        let date = self.paid.day.map(|day| words.date(day)).unwrap_or_default();
        let balance = self.paid.line(PaidWhat::Balance);
        let balance = balance.and_then(|line| line.happened).unwrap_or_default();
        let amount = worth::money(words, self.case, balance.abs());
        let key = match self.paid.verdict {
            PaidVerdict::NothingPromised => "paid-nothing-promised",
            PaidVerdict::NothingObserved => "paid-nothing-observed",
            PaidVerdict::NoBeginning => "paid-no-beginning",
            PaidVerdict::Open => "paid-open",
            PaidVerdict::Paid => "paid-paid",
            PaidVerdict::NotYet => "paid-not-yet",
            PaidVerdict::NotPaid => "paid-not-paid",
        };
        words.with(key, &facts!(date, amount))
    }

    /// From when to when it is looked at, what is open, and what it does not say.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        let (words, paid) = (self.words, self.paid);
        let mut said = Vec::new();
        if let (Some(begun), Some(day), Some(months)) = (paid.begun, paid.day, paid.months) {
            let [begun, day] = [begun, day].map(|it| words.date(it));
            let horizon = paid.horizon;
            said.push(words.with("paid-time", &facts!(begun, day, months, horizon)));
        }
        let is_open = |line: &&PaidLine| {
            line.happened.is_none() && !matches!(line.what, PaidWhat::CostInAll | PaidWhat::Balance)
        };
        let open: Vec<String> = paid
            .lines
            .iter()
            .filter(is_open)
            .map(|line| words.text(key_of(line.what)))
            .collect();
        if paid.day.is_some() && !open.is_empty() {
            let (count, names) = (open.len(), words.list(&open));
            said.push(words.with("paid-open-lines", &facts!(count, names)));
        }
        if paid.day.is_some() {
            said.push(words.text("paid-no-cause"));
        }
        said
    }

    /// The lines in cells.
    #[must_use]
    pub fn rows(&self) -> Vec<PaidRow> {
        let value = |what: PaidWhat, value: Option<Decimal>, open: &str| match value {
            None => self.words.text(open),
            Some(value) if what.is_money() => worth::money(self.words, self.case, value),
            Some(value) => self.words.number(value.round_dp(0)),
        };
        let lines = self.paid.lines.iter();
        lines
            .map(|line| PaidRow {
                what: self.words.text(key_of(line.what)),
                promised: value(line.what, line.promised, "paid-open-cell"),
                happened: value(
                    line.what,
                    line.happened,
                    match line.what {
                        PaidWhat::CostInAll | PaidWhat::Balance => "paid-open-cell",
                        _ => "paid-not-observed",
                    },
                ),
                source: line.source.trim().to_owned(),
            })
            .collect()
    }
}

const fn key_of(what: PaidWhat) -> &'static str {
    match what {
        PaidWhat::CustomersKept => "paid-customers-kept",
        PaidWhat::Gain => "paid-gain",
        PaidWhat::Cost => "paid-cost",
        PaidWhat::StaffDays => "paid-staff-days",
        PaidWhat::CostInAll => "paid-cost-in-all",
        PaidWhat::Balance => "paid-balance",
    }
}
