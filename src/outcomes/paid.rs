//! Whether a plan paid: what its business case promised by a day, against what was observed by then.
//!
//! What was not observed is open. Nothing is worked out of it, and the answer is never surer than what it rests on.

use jiff::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::advice::economics::{CaseYear, Worth, worth};
use crate::model::{Assessment, BusinessCase, CheckIn, Estimate, Input, Observed};

/// What a plan promised by a day, against what was observed by then.
#[derive(Debug, Clone, PartialEq)]
pub struct Paid {
    /// The day that the plan began: the start of the planning, else the day of the assessment.
    pub begun: Option<Date>,
    /// The day of the check-in whose figures are used, the last one that has any.
    pub day: Option<Date>,
    /// How many whole months lie between them.
    pub months: Option<u32>,
    /// How many months the business case looks at.
    pub horizon: u32,
    /// Line by line, in the order they are shown.
    pub lines: Vec<PaidLine>,
    /// The answer.
    pub verdict: PaidVerdict,
}

/// A line of it. `None` where it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidLine {
    /// What it is about.
    pub what: PaidWhat,
    /// What the business case promised by the day, not discounted.
    pub promised: Option<Decimal>,
    /// What was observed, or follows from it.
    pub happened: Option<Decimal>,
    /// Where what was observed is from; empty where it was not, or follows from other lines.
    pub source: String,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidWhat {
    /// How many of the customers at the beginning are still there who would have gone at the old rate.
    CustomersKept,
    /// What more money came in.
    Gain,
    /// What was paid.
    Cost,
    /// The unit's own days.
    StaffDays,
    /// What was paid and the own days in money.
    CostInAll,
    /// The gain less all costs.
    Balance,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidVerdict {
    /// The business case lacks figures, so nothing was promised.
    NothingPromised,
    /// No check-in has any figure.
    NothingObserved,
    /// The day that the plan began is not known, or lies after the check-in.
    NoBeginning,
    /// Figures were observed, and not all that the answer needs.
    Open,
    /// More came in than it cost, by what was observed.
    Paid,
    /// Less came in than it cost so far, and the horizon is not over.
    NotYet,
    /// Less came in than it cost, and the horizon is over.
    NotPaid,
}

impl PaidWhat {
    /// All of them in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::CustomersKept,
        Self::Gain,
        Self::Cost,
        Self::StaffDays,
        Self::CostInAll,
        Self::Balance,
    ];

    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomersKept => "customers_kept",
            Self::Gain => "gain",
            Self::Cost => "cost",
            Self::StaffDays => "staff_days",
            Self::CostInAll => "cost_in_all",
            Self::Balance => "balance",
        }
    }

    /// Whether it is money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        !matches!(self, Self::CustomersKept | Self::StaffDays)
    }
}

impl PaidVerdict {
    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NothingPromised => "nothing_promised",
            Self::NothingObserved => "nothing_observed",
            Self::NoBeginning => "no_beginning",
            Self::Open => "open",
            Self::Paid => "paid",
            Self::NotYet => "not_yet",
            Self::NotPaid => "not_paid",
        }
    }
}

impl Paid {
    /// What a plan promised and what happened by the last check-in that has figures. `case` is the business
    /// case with the days of the plan.
    #[must_use]
    pub fn of(assessment: &Assessment, case: &BusinessCase) -> Self {
        let observed = assessment.check_ins.iter().rev();
        let mut observed = observed.filter(|(_, it)| !it.observed.is_empty());
        let last = observed.next();
        let day = last.map(|(day, _)| *day);
        let begun = assessment.planning.start.or(assessment.unit.date);
        let months = begun.zip(day).and_then(|(begun, day)| months(begun, day));
        let case_worth = worth(case);
        let promised = months.map(|months| Promised::of(case, &case_worth, months));
        let happened = Happened::of(
            last.map(|(_, it)| it),
            case,
            promised.as_ref().and_then(|it| it.without_plan),
        );
        let horizon = 12 * u32::from(case.horizon_years);
        let lines: Vec<PaidLine> = PaidWhat::ALL
            .into_iter()
            .map(|what| PaidLine {
                what,
                promised: promised.as_ref().and_then(|it| it.of_line(what)),
                happened: happened.of_line(what),
                source: happened.source(what),
            })
            .collect();
        let is_promised = case_worth.breakdown.is_some();
        let verdict = match (happened.balance(), months) {
            _ if !is_promised && day.is_none() => PaidVerdict::NothingPromised,
            _ if day.is_none() => PaidVerdict::NothingObserved,
            (_, None) => PaidVerdict::NoBeginning,
            (None, _) => PaidVerdict::Open,
            (Some(balance), _) if balance >= Decimal::ZERO => PaidVerdict::Paid,
            (Some(_), Some(months)) if months < horizon => PaidVerdict::NotYet,
            (Some(_), Some(_)) => PaidVerdict::NotPaid,
        };
        Self {
            begun,
            day,
            months,
            horizon,
            lines,
            verdict,
        }
    }

    /// A line of it.
    #[must_use]
    pub fn line(&self, what: PaidWhat) -> Option<&PaidLine> {
        self.lines.iter().find(|line| line.what == what)
    }
}

/// Whole months from one day to a later one; `None` where it is no later one.
fn months(begun: Date, day: Date) -> Option<u32> {
    let span = begun.until((Unit::Month, day)).ok()?;
    u32::try_from(span.get_months())
        .ok()
        .filter(|_| day >= begun)
}

/// What the business case says of the time up to a month; money is not discounted.
struct Promised {
    /// How many of today's customers are there without the plan.
    without_plan: Option<Decimal>,
    kept: Option<Decimal>,
    gain: Option<Decimal>,
    cost: Option<Decimal>,
    days: Option<Decimal>,
    in_all: Option<Decimal>,
}

impl Promised {
    fn of(case: &BusinessCase, worth: &Worth, months: u32) -> Self {
        let likely = |input| case.estimate(input).map(Estimate::likely);
        let years = months_in_years(months);
        let customers = likely(Input::Customers);
        let breakdown = worth.breakdown.as_ref();
        let there = |with_plan: bool| {
            let years_of_case = breakdown.map_or(&[][..], |it| it.years.as_slice());
            customers_after(customers?, years_of_case, months, with_plan)
        };
        let (with_plan, without_plan) = (there(true), there(false));
        // Without an uplift the old rate alone is known.
        let old_rate = || {
            let lost = likely(Input::CustomersLost)?;
            let stay = Decimal::ONE.checked_sub(lost.checked_div(customers?)?)?;
            decayed(customers?, stay, months)
        };
        let paid = || {
            let yearly = likely(Input::PlanYearly)?.checked_mul(years)?;
            likely(Input::PlanOnce)?.checked_add(yearly)
        };
        let days = likely(Input::StaffDays);
        let in_all = || {
            let own = days?.checked_mul(likely(Input::StaffDayCost)?)?;
            paid()?.checked_add(own)
        };
        Self {
            kept: with_plan
                .zip(without_plan)
                .map(|(with, without)| with - without),
            without_plan: without_plan.or_else(old_rate),
            gain: breakdown.and_then(|it| gained(case, &it.years, months)),
            cost: paid(),
            days,
            in_all: in_all(),
        }
    }

    fn of_line(&self, what: PaidWhat) -> Option<Decimal> {
        match what {
            PaidWhat::CustomersKept => self.kept,
            PaidWhat::Gain => self.gain,
            PaidWhat::Cost => self.cost,
            PaidWhat::StaffDays => self.days,
            PaidWhat::CostInAll => self.in_all,
            PaidWhat::Balance => self.gain?.checked_sub(self.in_all?),
        }
    }
}

fn months_in_years(months: u32) -> Decimal {
    Decimal::from(months) / Decimal::from(12)
}

/// How many customers are left after so many months, of whom a share stays each year; within a year they go
/// evenly.
fn decayed(customers: Decimal, stay: Decimal, months: u32) -> Option<Decimal> {
    let mut left = customers;
    for _ in 0..months / 12 {
        left = left.checked_mul(stay)?;
    }
    let next = left.checked_mul(stay)?;
    between(left, next, months)
}

/// The customers of the case after so many months, within a year on a line between its ends. `None` after its
/// last year.
fn customers_after(
    customers: Decimal,
    years: &[CaseYear],
    months: u32,
    with_plan: bool,
) -> Option<Decimal> {
    let at = |year: usize| match year.checked_sub(1) {
        None => Some(customers),
        Some(place) => years.get(place).map(|year| {
            if with_plan {
                year.with_plan
            } else {
                year.without_plan
            }
        }),
    };
    let whole = usize::try_from(months / 12).ok()?;
    let begin = at(whole)?;
    if months.is_multiple_of(12) {
        return Some(begin);
    }
    between(begin, at(whole + 1)?, months)
}

/// Between two ends of a year, after the months of it that are over.
fn between(begin: Decimal, end: Decimal, months: u32) -> Option<Decimal> {
    let part = Decimal::from(months % 12) / Decimal::from(12);
    let moved = end.checked_sub(begin)?.checked_mul(part)?;
    begin.checked_add(moved)
}

/// What the case gains up to a month: the gain of a year is spread evenly over its months after the plan
/// began to show. After its last year nothing more is promised.
fn gained(case: &BusinessCase, years: &[CaseYear], months: u32) -> Option<Decimal> {
    let delay = case.estimate(Input::MonthsUntilEffect)?.likely();
    let mut sum = Decimal::ZERO;
    let mut month: u32 = 0;
    for year in years {
        let optional = year.optional.iter();
        let gain = optional
            .copied()
            .try_fold(year.margin, Decimal::checked_add)?;
        let shown = year.active.checked_mul(Decimal::from(12))?;
        let mut worked = Decimal::ZERO;
        for _ in 0..12 {
            month += 1;
            if month <= months {
                let part = Decimal::from(month).checked_sub(delay)?;
                worked = worked.checked_add(part.clamp(Decimal::ZERO, Decimal::ONE))?;
            }
        }
        if !shown.is_zero() {
            let earned = gain.checked_mul(worked)?.checked_div(shown)?;
            sum = sum.checked_add(earned)?;
        }
    }
    Some(sum)
}

/// What was observed.
struct Happened<'a> {
    found: Option<&'a CheckIn>,
    day_cost: Option<Decimal>,
    customers: Option<Decimal>,
    without_plan: Option<Decimal>,
}

impl<'a> Happened<'a> {
    fn of(found: Option<&'a CheckIn>, case: &BusinessCase, without_plan: Option<Decimal>) -> Self {
        let likely = |input| case.estimate(input).map(Estimate::likely);
        Self {
            found,
            day_cost: likely(Input::StaffDayCost),
            customers: likely(Input::Customers),
            without_plan,
        }
    }

    fn observed(&self, what: Observed) -> Option<Decimal> {
        self.found?.observed.get(&what).map(|found| found.value)
    }

    /// What was paid, and the own days in money.
    fn in_all(&self) -> Option<Decimal> {
        let days = self.observed(Observed::StaffDays)?;
        let own = if days.is_zero() {
            days
        } else {
            days.checked_mul(self.day_cost?)?
        };
        self.observed(Observed::Cost)?.checked_add(own)
    }

    fn balance(&self) -> Option<Decimal> {
        self.observed(Observed::Gain)?.checked_sub(self.in_all()?)
    }

    fn of_line(&self, what: PaidWhat) -> Option<Decimal> {
        match what {
            PaidWhat::CustomersKept => {
                let lost = self.observed(Observed::CustomersLost)?;
                let there = self.customers?.checked_sub(lost)?;
                there.checked_sub(self.without_plan?)
            }
            PaidWhat::Gain => self.observed(Observed::Gain),
            PaidWhat::Cost => self.observed(Observed::Cost),
            PaidWhat::StaffDays => self.observed(Observed::StaffDays),
            PaidWhat::CostInAll => self.in_all(),
            PaidWhat::Balance => self.balance(),
        }
    }

    fn source(&self, what: PaidWhat) -> String {
        let what = match what {
            PaidWhat::CustomersKept => Observed::CustomersLost,
            PaidWhat::Gain => Observed::Gain,
            PaidWhat::Cost => Observed::Cost,
            PaidWhat::StaffDays => Observed::StaffDays,
            PaidWhat::CostInAll | PaidWhat::Balance => return String::new(),
        };
        let found = self.found.and_then(|it| it.observed.get(&what));
        found.map_or_else(String::new, |found| found.source.clone())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Finding;
    use crate::model::example;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    /// 1,000 customers, 100 lost a year, a margin of 200; 5 of a hundred more stay, from the beginning on; 5,000
    /// once, 1,000 a year, 20 days of 250; three years.
    fn unit() -> Assessment {
        let mut found = example::assessment(&[]);
        let case = &mut found.business_case;
        case.horizon_years = 3;
        for (input, value) in [
            (Input::Customers, 1_000),
            (Input::Revenue, 400),
            (Input::GrossMargin, 50),
            (Input::CustomersLost, 100),
            (Input::Uplift, 5),
            (Input::MonthsUntilEffect, 0),
            (Input::PlanOnce, 5_000),
            (Input::PlanYearly, 1_000),
            (Input::StaffDays, 20),
            (Input::StaffDayCost, 250),
        ] {
            let value = Estimate::exactly(Decimal::from(value));
            case.inputs.insert(input, value);
        }
        found.planning.start = Some(date(2026, 1, 1));
        found
    }

    fn observe(found: &mut Assessment, day: Date, figures: &[(Observed, i64)]) {
        let check_in = found.check_ins.entry(day).or_default();
        for (what, value) in figures {
            let finding = Finding {
                value: Decimal::from(*value),
                source: "ledger".to_owned(),
            };
            check_in.observed.insert(*what, finding);
        }
    }

    fn paid(found: &Assessment) -> Paid {
        Paid::of(found, &found.business_case)
    }

    fn line(found: &Paid, what: PaidWhat) -> (Option<Decimal>, Option<Decimal>) {
        let line = found.line(what).expect("it is there");
        let plain = |value: Option<Decimal>| value.map(|it| it.normalize());
        (plain(line.promised), plain(line.happened))
    }

    /// By hand. After one year 950 are there with the plan and 900 without it: 50 x 200 = 10,000. In half a year
    /// more, 925 and 855: half way to 902.5 and 810, which is 926.25 and 855. The second year earns (902.5 - 810) x 200
    /// = 18,500, half of it 9,250. The cost is 5,000 + 1.5 x 1,000 + 20 x 250 = 11,500.
    #[test]
    fn what_was_promised_by_a_day_is_what_the_case_says_of_the_time_until_then() {
        let mut found = unit();
        let all = [
            (Observed::CustomersLost, 90),
            (Observed::Gain, 12_000),
            (Observed::Cost, 6_400),
            (Observed::StaffDays, 30),
        ];
        observe(&mut found, date(2027, 7, 1), &all);
        let told = paid(&found);
        assert_eq!((told.months, told.horizon), (Some(18), 36));
        let some = |one: &str, other: &str| (Some(decimal(one)), Some(decimal(other)));
        assert_eq!(line(&told, PaidWhat::CustomersKept), some("71.25", "55"));
        assert_eq!(line(&told, PaidWhat::Gain), some("19250", "12000"));
        assert_eq!(line(&told, PaidWhat::Cost), some("6500", "6400"));
        assert_eq!(line(&told, PaidWhat::StaffDays), some("20", "30"));
        assert_eq!(line(&told, PaidWhat::CostInAll), some("11500", "13900"));
        assert_eq!(line(&told, PaidWhat::Balance), some("7750", "-1900"));
        assert_eq!(told.verdict, PaidVerdict::NotYet);
    }

    #[test]
    fn the_answer_is_open_until_everything_that_it_needs_was_observed() {
        let mut found = unit();
        assert_eq!(paid(&found).verdict, PaidVerdict::NothingObserved);
        observe(&mut found, date(2027, 1, 1), &[(Observed::Gain, 20_000)]);
        let told = paid(&found);
        assert_eq!(told.verdict, PaidVerdict::Open);
        assert_eq!(line(&told, PaidWhat::Balance).1, None);
        assert_eq!(line(&told, PaidWhat::CustomersKept).1, None);
        let rest = [(Observed::Cost, 6_000), (Observed::StaffDays, 20)];
        observe(&mut found, date(2027, 1, 1), &rest);
        assert_eq!(paid(&found).verdict, PaidVerdict::Paid);
        // A later check-in that says nothing of money leaves it open again, rather than mixing two days.
        observe(
            &mut found,
            date(2027, 2, 1),
            &[(Observed::CustomersLost, 95)],
        );
        let told = paid(&found);
        assert_eq!(
            (told.day, told.verdict),
            (Some(date(2027, 2, 1)), PaidVerdict::Open)
        );
    }

    #[test]
    fn it_did_not_pay_only_once_the_horizon_is_over() {
        let mut found = unit();
        let little = [
            (Observed::Gain, 1_000),
            (Observed::Cost, 8_000),
            (Observed::StaffDays, 0),
        ];
        observe(&mut found, date(2028, 12, 31), &little);
        assert_eq!(paid(&found).verdict, PaidVerdict::NotYet);
        observe(&mut found, date(2029, 1, 1), &little);
        assert_eq!(paid(&found).verdict, PaidVerdict::NotPaid);
        found.planning.start = None;
        found.unit.date = None;
        assert_eq!(paid(&found).verdict, PaidVerdict::NoBeginning);
    }

    #[test]
    fn nothing_is_promised_by_a_case_that_lacks_figures() {
        let mut found = unit();
        found.business_case.inputs.remove(&Input::Uplift);
        assert_eq!(paid(&found).verdict, PaidVerdict::NothingPromised);
        let losses = [(Observed::CustomersLost, 40)];
        observe(&mut found, date(2026, 7, 1), &losses);
        let told = paid(&found);
        assert_eq!(told.verdict, PaidVerdict::Open);
        // At the old rate 50 would have gone in half a year.
        let kept = line(&told, PaidWhat::CustomersKept);
        assert_eq!(kept, (None, Some(Decimal::from(10))));
    }
}
