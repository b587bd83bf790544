//! An assessment as it may be shown, with what follows from it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::column::{Column, DataType, Datum};
use crate::analysis::{self, Analysis};
use crate::model::{Assessment, HalfLevels, Level, Numbering};
use crate::report::Redaction;
use crate::scoring::LevelRange;
use crate::scoring::disclosure::SmallestGroup;

/// What is left out before anything is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeftOut {
    /// What is left out.
    pub redaction: Redaction,
    /// The fewest people that a figure rests on, where figures of single people or their names are left out.
    pub least: SmallestGroup,
}

/// What is known of a document among others.
#[derive(Debug, Clone, Copy)]
pub struct Filed<'a> {
    /// Where the file is.
    pub file: &'a str,
    /// What tells the assessment from all others: its id, else something made of its bytes.
    pub id: &'a str,
    /// Whether it is the latest of its unit.
    pub is_latest: bool,
    /// Today, for plans without a start.
    pub today: Date,
}

/// An assessment as it may be shown.
pub(super) struct Source<'a> {
    pub(super) assessment: Cow<'a, Assessment>,
    pub(super) analysis: Analysis,
    pub(super) left_out: LeftOut,
    pub(super) filed: Filed<'a>,
}

impl<'a> Source<'a> {
    pub(super) fn of(assessment: &'a Assessment, filed: Filed<'a>, left_out: LeftOut) -> Self {
        let form = assessment.form;
        let mut assessment = Cow::Borrowed(assessment);
        let mut withheld = None;
        if left_out.redaction.respondents {
            let disclosed = analysis::disclose(&assessment, form, left_out.least);
            assessment = Cow::Owned(disclosed.assessment);
            withheld = Some(disclosed.withheld);
        }
        let mut analysis = Analysis::of(&assessment, form, filed.today);
        if let Some(withheld) = withheld {
            analysis.withhold(withheld);
        }
        Self {
            assessment,
            analysis,
            left_out,
            filed,
        }
    }

    pub(super) fn numbering(&self) -> Numbering {
        self.assessment.questionnaire.numbering
    }

    pub(super) fn level(&self, level: Option<Level>) -> Datum {
        Datum::level(self.numbering(), level)
    }

    pub(super) fn low(&self, place: Option<LevelRange>) -> Datum {
        self.level(place.map(|place| place.low))
    }

    pub(super) fn high(&self, place: Option<LevelRange>) -> Datum {
        self.level(place.map(|place| place.high))
    }

    pub(super) fn half_levels(&self, rating: Option<HalfLevels>) -> Datum {
        Datum::half_levels(self.numbering(), rating)
    }

    /// Whether nothing may be shown of what people said, since so few did.
    pub(super) fn hides_all(&self) -> bool {
        let withheld = self.analysis.withheld.as_ref();
        withheld.is_some_and(analysis::Withheld::is_all)
    }

    /// A text that somebody wrote freely.
    pub(super) fn note(&self, text: &str) -> Datum {
        if self.left_out.redaction.notes {
            Datum::Empty
        } else {
            Datum::text(text)
        }
    }

    /// Who somebody is.
    pub(super) fn name(&self, text: &str) -> Datum {
        if self.left_out.redaction.names || self.left_out.redaction.respondents {
            Datum::Empty
        } else {
            Datum::text(text)
        }
    }

    /// What all rows of the assessment begin with.
    pub(super) fn key(&self) -> Vec<Datum> {
        let columns = key_columns();
        let values = columns.iter().map(|column| (column.value)(self));
        values.collect()
    }
}

/// The columns that every table begins with.
pub(super) fn key_columns<'a>() -> Vec<Column<Source<'a>>> {
    vec![
        Column::new("assessment_id", DataType::Text, |it| {
            Datum::text(it.filed.id)
        }),
        Column::new("organisation", DataType::Text, |it| {
            Datum::text(&it.assessment.unit.organisation)
        }),
        Column::new("unit", DataType::Text, |it| {
            Datum::text(&it.assessment.unit.unit)
        }),
        Column::new("segment", DataType::Text, |it| {
            Datum::text(&it.assessment.unit.segment)
        }),
        Column::new("date", DataType::Day, |it| {
            Datum::day(it.assessment.unit.date)
        }),
        Column::new("questionnaire", DataType::Text, |it| {
            Datum::text(&it.assessment.questionnaire.id)
        }),
        Column::new("edition", DataType::Text, |it| {
            Datum::text(&it.assessment.questionnaire.edition)
        }),
        Column::new("form", DataType::Text, |it| {
            Datum::text(it.assessment.form.as_str())
        }),
    ]
}
