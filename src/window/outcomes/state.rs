//! What is typed for a measure and not yet part of the document, and the table that is being taken in.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::format::Diagnostic;
use crate::format::import::{Measured, OutcomeChoices};
use crate::model::{AnswerScale, Better, Measure, MeasureId, MeasureKind, Outcome, Sides};

/// What is typed for measures and is not yet part of the document.
#[derive(Debug, Default)]
pub(crate) struct OutcomesDraft {
    /// A measure that is not added yet, or is being changed, where the form for one is open.
    pub(crate) measure: Option<MeasureDraft>,
    /// What is typed for a value, by measure.
    pub(crate) values: BTreeMap<MeasureId, ValueDraft>,
    /// The field for a number that the focus goes to.
    pub(crate) enters: Option<String>,
}

/// What is typed for a measure itself.
#[derive(Debug)]
pub(crate) struct MeasureDraft {
    /// The measure that is changed; `None` for one that is not added yet.
    pub(crate) of: Option<MeasureId>,
    /// Whether the form was opened just now, so that the focus goes into it.
    pub(crate) enters: bool,
    pub(crate) kind: MeasureKind,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) better: Better,
    /// The lowest and the highest answer of its scale.
    pub(crate) least: Option<Decimal>,
    pub(crate) most: Option<Decimal>,
}

impl MeasureDraft {
    /// A measure of a kind; `name` is what the kind is called.
    pub(crate) const fn new(kind: MeasureKind, name: String) -> Self {
        Self {
            of: None,
            enters: true,
            kind,
            name,
            unit: String::new(),
            better: kind.usually(),
            least: None,
            most: None,
        }
    }

    /// A measure that is there, to be changed.
    pub(crate) fn of(id: MeasureId, measure: &Measure) -> Self {
        Self {
            of: Some(id),
            enters: true,
            kind: measure.kind,
            name: measure.name.clone(),
            unit: measure.unit.clone(),
            better: measure.better,
            least: measure.scale.map(AnswerScale::least),
            most: measure.scale.map(AnswerScale::most),
        }
    }

    /// The measure without values; `None` while it has no name.
    pub(crate) fn measure(&self) -> Option<Measure> {
        let name = self.name.trim();
        let ends = self.least.zip(self.most);
        let scale = ends.and_then(|(least, most)| AnswerScale::new(least, most));
        (!name.is_empty()).then(|| Measure {
            unit: self.unit.trim().to_owned(),
            better: self.better,
            scale: scale.filter(|_| self.kind.may_have_scale()),
            ..Measure::new(name, self.kind)
        })
    }
}

/// What is typed for a value.
#[derive(Debug, Default, Clone)]
pub(crate) struct ValueDraft {
    pub(crate) day: Option<Date>,
    pub(crate) value: Option<Decimal>,
    pub(crate) n: Option<u32>,
    pub(crate) spread: Option<Decimal>,
    pub(crate) promoters: Option<u32>,
    pub(crate) detractors: Option<u32>,
    pub(crate) note: String,
    pub(crate) by: String,
}

impl ValueDraft {
    /// A value that is there already.
    pub(crate) fn of(day: Date, outcome: &Outcome) -> Self {
        Self {
            day: Some(day),
            value: Some(outcome.value),
            n: outcome.n,
            spread: outcome.spread,
            promoters: outcome.sides.map(|it| it.promoters),
            detractors: outcome.sides.map(|it| it.detractors),
            note: outcome.note.clone(),
            by: outcome.by.clone(),
        }
    }

    /// The value with its day; `None` while either is missing. A score follows from promoters, detractors and
    /// answers where it was not typed.
    pub(crate) fn outcome(&self) -> Option<(Date, Outcome)> {
        let sides = self.promoters.zip(self.detractors);
        let sides = sides.map(|(promoters, detractors)| Sides {
            promoters,
            detractors,
        });
        let follows = sides
            .zip(self.n)
            .map(|(sides, n)| sides.score(n).round_dp(1));
        let value = self.value.or(follows)?;
        Some((
            self.day?,
            Outcome {
                value,
                n: self.n,
                spread: self.spread,
                sides,
                note: self.note.trim().to_owned(),
                by: self.by.trim().to_owned(),
            },
        ))
    }
}

/// A table that is being taken in.
#[derive(Debug)]
pub(crate) struct OutcomesTable {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
    pub(crate) choices: OutcomeChoices,
    /// What it would bring into the document as it is in a revision, or what is wrong with the file; `None` until it was read.
    pub(crate) read: Option<(u64, Result<Measured, Vec<Diagnostic>>)>,
}
