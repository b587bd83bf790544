//! Answers, results and plan as rows and columns, for spreadsheets and for programs that read them.
//!
//! A [`Grid`] is plain values. Its columns have headings in words for people, and names and types
//! for programs (docs/formats.md lists them). `office` writes several grids into one workbook,
//! [`to_csv`] one into a text.

mod about;
mod answers;
mod csv;
mod options;
mod outcomes;
mod plan;
mod results;
mod rounds;

pub use csv::to_csv;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::analysis::{self, Analysis};
use crate::model::{Assessment, Element, HalfLevels, Notation, Rating, RatingKind, Text};
use crate::report::ReportOptions;
use crate::words::Words;

/// Rows and columns with a name. A row is made when it is asked for: all of them together would take
/// many times the memory of the document.
pub struct Grid<'a> {
    /// What the sheet is called, at most 31 characters.
    pub name: String,
    /// Its columns from the left.
    pub columns: Vec<GridColumn>,
    /// The number of its rows.
    pub count: usize,
    row: Box<dyn Fn(usize) -> Vec<Value> + 'a>,
}

impl Grid<'_> {
    /// Its rows from the top, a value a column.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Value>> {
        (0..self.count).map(&self.row)
    }

    /// A grid of rows that are there already.
    #[cfg(test)]
    pub(super) fn of_rows(name: &str, columns: Vec<GridColumn>, rows: Vec<Vec<Value>>) -> Self {
        Self {
            name: name.to_owned(),
            columns,
            count: rows.len(),
            row: Box::new(move |place| rows[place].clone()),
        }
    }
}

/// A column of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// What programs call it; the same in every language.
    pub name: String,
    /// What stands in it, where something does.
    pub holds: ColumnType,
    /// What heads it.
    pub heading: String,
    /// How wide it is shown, in characters.
    pub width: u16,
}

/// What stands in the cells of a column that are not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// A text, which may be in any language.
    Text,
    /// A whole number, or one with a fraction.
    Number,
    /// A part of a whole, 0 to 1.
    Share,
    /// A day.
    Day,
    /// A stable name with its word.
    Name,
    /// `true` or `false`, with its word.
    Flag,
    /// A value of any type.
    Any,
}

/// What stands in a place of a grid.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: not known, or not answered.
    Empty,
    /// A text, which is never a formula.
    Text(String),
    /// A stable name for programs, and its word for people, which may be empty.
    Name {
        /// The name.
        name: String,
        /// The word.
        word: String,
    },
    /// A whole number or a half.
    Number(f64),
    /// A part of a whole, 0 to 1.
    Share(f64),
    /// A day.
    Day(Date),
}

/// The grids of one assessment under the same options.
pub struct Grids<'a> {
    /// Without the answers that rest on too few people, where those of single people are left out.
    assessment: Cow<'a, Assessment>,
    analysis: Analysis,
    options: &'a ReportOptions,
    words: &'a Words,
}

impl<'a> Grids<'a> {
    /// Analyses an assessment. Of the options, extent and paper mean nothing here.
    #[must_use]
    pub fn new(assessment: &'a Assessment, options: &'a ReportOptions, words: &'a Words) -> Self {
        let mut assessment = Cow::Borrowed(assessment);
        let mut withheld = None;
        if options.redaction.respondents {
            let disclosed = analysis::disclose(&assessment, options.form, options.smallest_group);
            assessment = Cow::Owned(disclosed.assessment);
            withheld = Some(disclosed.withheld);
        }
        let mut analysis = Analysis::of(&assessment, options.form, options.date);
        if let Some(withheld) = withheld {
            analysis.withhold(withheld);
        } else if options.redaction.names {
            analysis.describe_roles(&assessment, options.smallest_group);
        }
        if !assessment.business_case.inputs.is_empty() {
            analysis.simulate(&assessment);
        }
        Self {
            assessment,
            analysis,
            options,
            words,
        }
    }

    /// Works out the courses, which only a workbook shows.
    #[must_use]
    pub fn with_options(mut self) -> Self {
        if self.analysis.profile.placement.claimed.is_some() {
            self.analysis.decide(&self.assessment, self.options.date);
        }
        self
    }

    /// What the grids are made of.
    #[must_use]
    pub const fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// All grids in the order of a workbook: results, practices, rounds, answers, plan, options, outcomes, check-ins,
    /// about. The answers are left out with the figures of single respondents, the rounds where nothing was voted on
    /// again, outcomes and check-ins where there are none.
    #[must_use]
    pub fn all(&self) -> Vec<Grid<'_>> {
        let grids = [
            Some(self.results()),
            Some(self.practices()),
            Some(self.rounds()).filter(|rounds| rounds.count > 0),
            self.answers(),
            Some(self.plan()),
            self.options(),
            Some(self.outcomes()).filter(|outcomes| outcomes.count > 0),
            Some(self.check_ins()).filter(|check_ins| check_ins.count > 0),
            Some(self.about()),
        ];
        grids.into_iter().flatten().collect()
    }

    fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// A column with the key of its heading.
    fn column(&self, name: &str, holds: ColumnType, heading: &str, width: u16) -> GridColumn {
        GridColumn {
            name: name.to_owned(),
            holds,
            heading: self.text(heading),
            width,
        }
    }

    fn rating_kind<Reason>(&self, rating: Option<&Rating<Reason>>) -> Value {
        let Notation { name, word, .. } = RatingKind::of(rating).notation();
        Value::name(name, self.text(word))
    }

    /// A level, or half a level more, as the number that the questionnaire gives it.
    fn rating(&self, rating: Option<impl Into<HalfLevels>>) -> Value {
        let numbering = self.assessment.questionnaire.numbering;
        Value::maybe(rating.map(|rating| numbering.rating(rating.into())))
    }

    /// "Yes", or nothing.
    fn flag(&self, is_so: bool) -> Value {
        Value::Name {
            name: is_so.to_string(),
            word: if is_so {
                self.text("export-yes")
            } else {
                String::new()
            },
        }
    }

    /// An element by its id and its title.
    fn element(&self, element: Option<&Element>) -> Value {
        element.map_or(Value::Empty, |element| {
            Value::name(
                element.id.as_str(),
                self.words.wording(&element.title).to_owned(),
            )
        })
    }

    fn read(&self, text: &Text) -> Value {
        Value::text(self.words.wording(text))
    }
}

impl Value {
    /// A text without space around it; empty where nothing is left.
    pub(super) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }

    pub(super) fn name(name: &str, word: String) -> Self {
        let name = name.to_owned();
        Self::Name { name, word }
    }

    pub(super) fn number(number: impl Into<f64>) -> Self {
        Self::Number(number.into())
    }

    pub(super) fn maybe(number: Option<impl Into<f64>>) -> Self {
        number.map_or(Self::Empty, Self::number)
    }

    /// A count of things.
    pub(super) fn count(count: usize) -> Self {
        Self::number(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// A column in the making: its heading, and what stands in it for each thing.
struct Field<'a, T> {
    column: GridColumn,
    value: Box<dyn Fn(&T) -> Value + 'a>,
}

impl GridColumn {
    /// Says what stands in it for each thing.
    fn of<'a, T>(self, value: impl Fn(&T) -> Value + 'a) -> Field<'a, T> {
        Field {
            column: self,
            value: Box::new(value),
        }
    }
}

/// A row for each thing; `thing` gives each by its place.
fn grid<'a, T: 'a>(
    name: String,
    fields: Vec<Field<'a, T>>,
    count: usize,
    thing: impl Fn(usize) -> Option<T> + 'a,
) -> Grid<'a> {
    let mut columns = Vec::with_capacity(fields.len());
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        columns.push(field.column);
        values.push(field.value);
    }
    let row = move |place| {
        let thing = thing(place);
        let thing = thing.as_ref();
        thing.map_or_else(Vec::new, |thing| {
            values.iter().map(|value| value(thing)).collect()
        })
    };
    Grid {
        name,
        columns,
        count,
        row: Box::new(row),
    }
}

#[cfg(test)]
mod tests;
