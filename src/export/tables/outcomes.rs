//! What the unit measured, a row a value; and what was said and observed at check-ins, a row a figure.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::results::hundredths;
use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::model::{AnswerScale, CheckIn, Finding, Measure, Observed, Outcome, Sides};
use crate::outcomes::{Interval, MeasureChange, interval};
use crate::report::{outcome_wording, wording};

/// A value of a measure.
struct ValueRow<'a> {
    measure: &'a Measure,
    day: Date,
    outcome: &'a Outcome,
    /// The value before it.
    before: Option<(Date, &'a Outcome)>,
}

/// A figure of a check-in, or the check-in alone where it has none.
struct CheckInRow<'a> {
    day: Date,
    check_in: &'a CheckIn,
    found: Option<(Observed, &'a Finding)>,
}

impl ValueRow<'_> {
    fn interval(&self) -> Option<Interval> {
        interval(self.measure, self.outcome).ok()
    }

    fn since_before(&self) -> Option<MeasureChange> {
        let now = (self.day, self.outcome);
        Some(MeasureChange::between(self.measure, self.before?, now))
    }
}

impl Grids<'_> {
    /// What the unit measured, by measure and day; without rows where nothing was.
    #[must_use]
    pub fn outcomes(&self) -> Grid<'_> {
        let measures = self.assessment.measures().into_iter();
        let rows: Vec<(&Measure, Date)> = measures
            .flat_map(|(_, measure)| measure.values.keys().map(move |day| (measure, *day)))
            .collect();
        let count = rows.len();
        let row = move |place: usize| {
            let (measure, day) = *rows.get(place)?;
            let before = measure.values.range(..day).next_back();
            Some(ValueRow {
                measure,
                day,
                outcome: measure.values.get(&day)?,
                before: before.map(|(day, outcome)| (*day, outcome)),
            })
        };
        let name = self.text("export-sheet-outcomes");
        grid(name, self.outcome_fields(), count, row)
    }

    fn outcome_fields(&self) -> Vec<Field<'_, ValueRow<'_>>> {
        let number = |name, heading, of: fn(&ValueRow<'_>) -> Option<f64>| {
            self.column(name, ColumnType::Number, heading, 11)
                .of(move |row: &ValueRow<'_>| Value::maybe(of(row)))
        };
        let mut fields = self.measure_fields();
        fields.extend([
            self.column("date", ColumnType::Day, "outcomes-day-label", 12)
                .of(|row: &ValueRow<'_>| Value::Day(row.day)),
            number("value", "outcomes-value-label", |row| {
                plain(row.outcome.value)
            }),
            number("n", "export-counted", |row| row.outcome.n.map(f64::from)),
            number("spread", "outcomes-spread-label", |row| {
                row.outcome.spread.and_then(plain)
            }),
            number("promoters", "outcomes-promoters-label", |row| {
                side(row, |sides| sides.promoters)
            }),
            number("detractors", "outcomes-detractors-label", |row| {
                side(row, |sides| sides.detractors)
            }),
            number("low", "export-sample-low", |row| {
                row.interval().map(|it| hundredths(it.low))
            }),
            number("high", "export-sample-high", |row| {
                row.interval().map(|it| hundredths(it.high))
            }),
            self.column("since_before", ColumnType::Name, "status-moved", 16)
                .of(|row: &ValueRow<'_>| {
                    row.since_before().map_or(Value::Empty, |change| {
                        let word = outcome_wording::moved_short(self.words, &change);
                        Value::name(change.moved.as_str(), word)
                    })
                }),
        ]);
        let left_out = self.options.redaction;
        if !left_out.notes {
            let note = self.column("note", ColumnType::Text, "outcomes-note-label", 40);
            fields.push(note.of(|row: &ValueRow<'_>| Value::text(&row.outcome.note)));
        }
        if !left_out.names {
            let by = self.column("by", ColumnType::Text, "export-entered-by", 18);
            fields.push(by.of(|row: &ValueRow<'_>| Value::text(&row.outcome.by)));
        }
        fields
    }

    /// What the measure is, the same in all of its rows.
    fn measure_fields(&self) -> Vec<Field<'_, ValueRow<'_>>> {
        let scale = |name, heading, of: fn(AnswerScale) -> Decimal| {
            self.column(name, ColumnType::Number, heading, 9)
                .of(move |row: &ValueRow<'_>| {
                    Value::maybe(row.measure.scale.map(of).and_then(plain))
                })
        };
        vec![
            self.column("measure", ColumnType::Text, "status-indicator", 28)
                .of(|row: &ValueRow<'_>| Value::text(&row.measure.name)),
            self.column("kind", ColumnType::Name, "export-measure-kind", 22)
                .of(|row: &ValueRow<'_>| {
                    let kind = row.measure.kind;
                    Value::name(kind.as_str(), wording::measure_kind(self.words, kind))
                }),
            self.column("unit", ColumnType::Text, "outcomes-unit-label", 12)
                .of(|row: &ValueRow<'_>| Value::text(&row.measure.unit)),
            self.column("better", ColumnType::Name, "export-better", 16)
                .of(|row: &ValueRow<'_>| {
                    let better = row.measure.better;
                    Value::name(better.as_str(), wording::better(self.words, better))
                }),
            scale("least", "outcomes-least-label", AnswerScale::least),
            scale("most", "outcomes-most-label", AnswerScale::most),
        ]
    }

    /// What was said and observed at check-ins, by day; without rows where none was held.
    #[must_use]
    pub fn check_ins(&self) -> Grid<'_> {
        let all = self.assessment.check_ins.iter();
        let rows: Vec<(Date, Option<Observed>)> = all
            .flat_map(|(day, it)| {
                let observed = it.observed.keys().map(|what| Some(*what));
                let alone = it.observed.is_empty().then_some(None);
                observed.chain(alone).map(move |what| (*day, what))
            })
            .collect();
        let count = rows.len();
        let row = move |place: usize| {
            let (day, what) = *rows.get(place)?;
            let check_in = self.assessment.check_ins.get(&day)?;
            let found = what.and_then(|what| Some((what, check_in.observed.get(&what)?)));
            Some(CheckInRow {
                day,
                check_in,
                found,
            })
        };
        let name = self.text("export-sheet-check-ins");
        grid(name, self.check_in_fields(), count, row)
    }

    fn check_in_fields(&self) -> Vec<Field<'_, CheckInRow<'_>>> {
        let left_out = self.options.redaction;
        let mut fields = vec![
            self.column("date", ColumnType::Day, "check-in-day", 12)
                .of(|row: &CheckInRow<'_>| Value::Day(row.day)),
        ];
        if !left_out.names {
            let by = self.column("by", ColumnType::Text, "check-in-by", 18);
            fields.push(by.of(|row: &CheckInRow<'_>| Value::text(&row.check_in.by)));
        }
        if !left_out.notes {
            let said = self.column("said", ColumnType::Text, "check-in-said", 50);
            fields.push(said.of(|row: &CheckInRow<'_>| Value::text(&row.check_in.said)));
        }
        fields.extend([
            self.column("observed", ColumnType::Name, "export-observed", 26)
                .of(|row: &CheckInRow<'_>| {
                    row.found.map_or(Value::Empty, |(what, _)| {
                        let word = wording::observed_name(self.words, what);
                        Value::name(what.as_str(), word)
                    })
                }),
            self.column("value", ColumnType::Number, "outcomes-value-label", 12)
                .of(|row: &CheckInRow<'_>| {
                    Value::maybe(row.found.and_then(|(_, found)| plain(found.value)))
                }),
        ]);
        if !left_out.evidence {
            let source = self.column("source", ColumnType::Text, "paid-source", 40);
            fields.push(source.of(|row: &CheckInRow<'_>| {
                Value::text(row.found.map_or("", |(_, found)| found.source.as_str()))
            }));
        }
        fields
    }
}

fn plain(value: Decimal) -> Option<f64> {
    value.to_f64()
}

fn side(row: &ValueRow<'_>, of: fn(Sides) -> u32) -> Option<f64> {
    row.outcome.sides.map(of).map(f64::from)
}
