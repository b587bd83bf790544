//! What a unit measures, in words.

use rust_decimal::Decimal;

use crate::model::{
    Better, BusinessCase, Counted, FigureKind, Measure, MeasureKind, Observed, Outcome,
};
use crate::report::worth;
use crate::words::Words;

/// What kind of thing is measured.
#[must_use]
pub fn measure_kind(words: &Words, kind: MeasureKind) -> String {
    words.text(match kind {
        MeasureKind::Nps => "measure-nps",
        MeasureKind::Csat => "measure-csat",
        MeasureKind::Effort => "measure-effort",
        MeasureKind::Retention => "measure-retention",
        MeasureKind::Complaints => "measure-complaints",
        MeasureKind::Own => "measure-own",
    })
}

/// Which way is good.
#[must_use]
pub fn better(words: &Words, better: Better) -> String {
    words.text(match better {
        Better::Higher => "measure-better-higher",
        Better::Lower => "measure-better-lower",
    })
}

/// A value of a measure, with what it is measured in.
#[must_use]
pub fn measured(words: &Words, measure: &Measure, value: Decimal) -> String {
    let amount = words.number(value.normalize());
    let unit = measure.unit.trim();
    match measure.figure() {
        FigureKind::Share => words.with("percent", &facts!(amount)),
        FigureKind::Plain if !unit.is_empty() => {
            words.with("measure-plain", &facts!(amount, unit = unit))
        }
        _ => amount,
    }
}

/// What was measured on a day, with how many answered where that is known.
#[must_use]
pub fn outcome(words: &Words, measure: &Measure, found: &Outcome) -> String {
    let value = measured(words, measure, found.value);
    match counted_from(words, measure, found.n) {
        none if none.is_empty() => value,
        counted => words.with("measure-of", &facts!(value, counted)),
    }
}

/// What a value was counted from: "from 212 answers"; empty where that is not known.
#[must_use]
pub fn counted_from(words: &Words, measure: &Measure, n: Option<u32>) -> String {
    let key = match measure.counted() {
        Counted::Answers => "measure-from-answers",
        Counted::Customers => "measure-from-customers",
        Counted::Cases => "measure-from-cases",
    };
    n.map_or_else(String::new, |count| words.with(key, &facts!(count)))
}

/// What was observed at a check-in.
#[must_use]
pub fn observed(words: &Words, case: &BusinessCase, what: Observed, value: Decimal) -> String {
    let amount = if what.is_money() {
        worth::money(words, case, value)
    } else {
        words.number(value.normalize())
    };
    let key = match what {
        Observed::CustomersLost => "observed-customers-lost",
        Observed::Gain => "observed-gain",
        Observed::Cost => "observed-cost",
        Observed::StaffDays => "observed-staff-days",
    };
    words.with(key, &facts!(amount))
}

/// What can be observed at a check-in.
#[must_use]
pub fn observed_name(words: &Words, what: Observed) -> String {
    words.text(match what {
        Observed::CustomersLost => "check-in-customers-lost",
        Observed::Gain => "check-in-gain",
        Observed::Cost => "check-in-cost",
        Observed::StaffDays => "check-in-staff-days",
    })
}
