//! The courses side by side, a row each, with exact figures.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::advice::economics::{BreakEven, Worth};
use crate::analysis::Course;
use crate::report::decision_wording::Said;

/// A name, the key of a heading, and the figure.
type MoneyColumn = (&'static str, &'static str, fn(&Worth) -> Option<Decimal>);

/// A course with what it is called.
struct CourseRow<'a> {
    name: String,
    course: &'a Course,
    proposed: bool,
}

impl Grids<'_> {
    /// The courses side by side; `None` where there is only staying.
    #[must_use]
    pub fn options(&self) -> Option<Grid<'_>> {
        let decision = self.analysis.decision.as_ref()?;
        if decision.courses.len() < 2 {
            return None;
        }
        let said = Said {
            words: self.words,
            assessment: &self.assessment,
            decision,
        };
        let row = move |place| {
            let course = decision.courses.get(place)?;
            Some(CourseRow {
                name: said.course(course),
                course,
                proposed: decision.proposed == Some(place),
            })
        };
        Some(grid(
            self.text("export-sheet-options"),
            self.course_fields(),
            decision.courses.len(),
            row,
        ))
    }

    fn course_fields(&self) -> Vec<Field<'_, CourseRow<'_>>> {
        let mut fields = vec![
            self.column("option", ColumnType::Text, "column-course", 44)
                .of(|row: &CourseRow| Value::text(&row.name)),
            self.column("practices", ColumnType::Number, "column-practices", 10)
                .of(|row: &CourseRow| Value::count(row.course.practices)),
            self.column("days", ColumnType::Number, "column-days", 8)
                .of(|row: &CourseRow| Value::maybe(row.course.effort.all_days())),
            self.column("level_after", ColumnType::Number, "column-level-after", 10)
                .of(|row: &CourseRow| self.rating(row.course.outcome.unit.map(|it| it.low))),
            self.column(
                "level_after_at_most",
                ColumnType::Number,
                "export-level-at-most",
                10,
            )
            .of(|row: &CourseRow| self.rating(row.course.outcome.unit.map(|it| it.high))),
            self.column("reached", ColumnType::Flag, "export-gets-there", 10)
                .of(|row: &CourseRow| self.flag(row.course.is_met)),
        ];
        let money: [MoneyColumn; 3] = [
            ("cost_present", "column-costs", cost),
            ("brings_present", "column-brings-in", |worth| {
                worth.npv?.checked_add(cost(worth)?)
            }),
            ("npv", "column-left-over", |worth| worth.npv),
        ];
        fields.extend(money.map(|(name, heading, figure)| {
            self.column(name, ColumnType::Number, heading, 14)
                .of(move |row: &CourseRow| {
                    let worth = row.course.worth.as_ref();
                    Value::maybe(
                        worth
                            .and_then(figure)
                            .and_then(|it| it.round_dp(2).to_f64()),
                    )
                })
        }));
        fields.extend([
            self.column("pays_share", ColumnType::Share, "export-pays-share", 10)
                .of(|row: &CourseRow| {
                    let drawn = row.course.drawn.as_ref();
                    drawn.map_or(Value::Empty, |drawn| {
                        Value::Share(f64::from(drawn.pays) / f64::from(drawn.cases.max(1)))
                    })
                }),
            self.column(
                "break_even_uplift",
                ColumnType::Number,
                "export-break-even",
                14,
            )
            .of(|row: &CourseRow| {
                let found = row.course.worth.as_ref().and_then(|it| it.break_even);
                let uplift = match found {
                    Some(BreakEven::At(uplift)) => uplift.round_dp(7).to_f64(),
                    Some(BreakEven::NotNeeded) => Some(0.0),
                    Some(BreakEven::OutOfReach) | None => None,
                };
                Value::maybe(uplift)
            }),
            self.column("proposed", ColumnType::Flag, "export-proposed", 10)
                .of(|row: &CourseRow| self.flag(row.proposed)),
        ]);
        fields
    }
}

fn cost(worth: &Worth) -> Option<Decimal> {
    worth.cost.map(|cost| cost.present)
}
