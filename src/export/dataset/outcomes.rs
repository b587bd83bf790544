//! A row a value that the unit measured of its customers.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::column::{Column, DataType, Datum};
use super::source::Source;
use crate::model::{AnswerScale, Measure, MeasureId, Outcome};

/// A value of a measure by its day.
pub(super) struct Value<'a> {
    source: &'a Source<'a>,
    id: &'a MeasureId,
    measure: &'a Measure,
    day: Date,
    outcome: &'a Outcome,
}

pub(super) fn outcomes<'a>(source: &'a Source<'a>) -> impl Iterator<Item = Value<'a>> {
    let measures = source.assessment.outcomes.iter();
    measures.flat_map(move |(id, measure)| {
        let values = measure.values.iter();
        values.map(move |(day, outcome)| Value {
            source,
            id,
            measure,
            day: *day,
            outcome,
        })
    })
}

fn number(number: Option<Decimal>) -> Datum {
    let number = number.and_then(|number| number.to_string().parse().ok());
    number.map_or(Datum::Empty, Datum::Number)
}

pub(super) fn columns<'a>() -> Vec<Column<Value<'a>>> {
    use DataType::{Day, Number, Text, Whole};
    vec![
        Column::new("measure", Text, |it| Datum::text(it.id.as_str())),
        Column::new("measure_name", Text, |it| Datum::text(&it.measure.name)),
        Column::new("kind", Text, |it| Datum::text(it.measure.kind.as_str())),
        Column::new("measured_in", Text, |it| Datum::text(&it.measure.unit)),
        Column::new("better", Text, |it| Datum::text(it.measure.better.as_str())),
        Column::new("scale_least", Number, |it| {
            number(it.measure.scale.map(AnswerScale::least))
        }),
        Column::new("scale_most", Number, |it| {
            number(it.measure.scale.map(AnswerScale::most))
        }),
        Column::new("day", Day, |it| Datum::Day(it.day)),
        Column::new("value", Number, |it| number(Some(it.outcome.value))),
        Column::new("n", Whole, |it| Datum::maybe(it.outcome.n)),
        Column::new("spread", Number, |it| number(it.outcome.spread)),
        Column::new("promoters", Whole, |it| {
            Datum::maybe(it.outcome.sides.map(|sides| sides.promoters))
        }),
        Column::new("detractors", Whole, |it| {
            Datum::maybe(it.outcome.sides.map(|sides| sides.detractors))
        }),
        Column::new("note", Text, |it| it.source.note(&it.outcome.note)),
        Column::new("entered_by", Text, |it| it.source.name(&it.outcome.by)),
    ]
}
