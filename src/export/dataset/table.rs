//! The tables, and the rows of one assessment in each of them.

use super::column::{Column, Datum, Described, rows};
use super::source::{Filed, LeftOut, Source, key_columns};
use super::{answers, assessments, elements, outcomes, plan_steps};
use crate::model::Assessment;

/// A table over many assessments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataTable {
    /// A row an assessment.
    Assessments,
    /// A row a respondent and practice.
    Answers,
    /// A row an element of an assessment.
    Elements,
    /// A row a step of a plan.
    PlanSteps,
    /// A row a value that a unit measured.
    Outcomes,
}

impl DataTable {
    /// All tables.
    pub const ALL: [Self; 5] = [
        Self::Assessments,
        Self::Answers,
        Self::Elements,
        Self::PlanSteps,
        Self::Outcomes,
    ];

    /// Its name, which its file has too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assessments => "assessments",
            Self::Answers => "answers",
            Self::Elements => "elements",
            Self::PlanSteps => "plan_steps",
            Self::Outcomes => "outcomes",
        }
    }

    /// Its columns from the left.
    #[must_use]
    pub fn columns(self) -> Vec<Described> {
        let mut columns = described(&key_columns());
        columns.extend(match self {
            Self::Assessments => described(&assessments::columns()),
            Self::Answers => described(&answers::columns()),
            Self::Elements => described(&elements::columns()),
            Self::PlanSteps => described(&plan_steps::columns()),
            Self::Outcomes => described(&outcomes::columns()),
        });
        columns
    }
}

fn described<T>(columns: &[Column<T>]) -> Vec<Described> {
    columns.iter().map(Column::described).collect()
}

/// The rows of one assessment, a list a table in the order of [`DataTable::ALL`].
pub struct DatasetRows([Vec<Vec<Datum>>; 5]);

impl DatasetRows {
    /// Makes the rows of an assessment, on the form that was answered, without what is left out.
    #[must_use]
    pub fn of(assessment: &Assessment, filed: Filed, left_out: LeftOut) -> Self {
        let source = Source::of(assessment, filed, left_out);
        let key = source.key();
        let answers = answers::answers(&source).into_iter();
        let tables = [
            Vec::new(),
            rows(&key, &answers::columns(), answers),
            rows(&key, &elements::columns(), elements::elements(&source)),
            rows(
                &key,
                &plan_steps::columns(),
                plan_steps::plan_steps(&source),
            ),
            rows(&key, &outcomes::columns(), outcomes::outcomes(&source)),
        ];
        let [_, answers, elements, plan_steps, outcomes] = tables;
        let one = rows(&key, &assessments::columns(), std::iter::once(source));
        Self([one, answers, elements, plan_steps, outcomes])
    }

    /// The rows of a table.
    #[must_use]
    pub fn rows(&self, table: DataTable) -> &[Vec<Datum>] {
        let [assessments, answers, elements, plan_steps, outcomes] = &self.0;
        match table {
            DataTable::Assessments => assessments,
            DataTable::Answers => answers,
            DataTable::Elements => elements,
            DataTable::PlanSteps => plan_steps,
            DataTable::Outcomes => outcomes,
        }
    }
}
