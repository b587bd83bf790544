//! What is known of many units. It is never saved.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Questionnaire, Shared};
use crate::portfolio::{AssessmentRow, Portfolio};

/// What is known of many units.
#[derive(Debug, Default)]
pub(crate) struct ManyUnits {
    /// Tells answers to the last request from answers to earlier ones.
    pub(crate) number: u64,
    /// The folder that was read last, or is being read.
    pub(crate) folder: Option<PathBuf>,
    /// How many of all files were read, while some are left.
    pub(crate) reading: Option<(usize, usize)>,
    pub(crate) found: Option<FoundUnits>,
    /// The client that is shown; `None` for all.
    pub(crate) client: Option<String>,
    /// The year that is shown; `None` for all.
    pub(crate) year: Option<i16>,
    /// What follows from what is shown.
    pub(crate) shown: Option<ShownUnits>,
    /// Whether all units are listed, also where they are many.
    pub(crate) lists_all: bool,
}

/// A folder to be read.
#[derive(Debug, Clone)]
pub(crate) struct UnitsOrder {
    pub(crate) number: u64,
    pub(crate) folder: PathBuf,
    pub(crate) today: Date,
}

/// What a folder held.
#[derive(Debug, Default)]
pub(crate) struct FoundUnits {
    /// Each assessment with its file.
    pub(crate) rows: Vec<(PathBuf, AssessmentRow)>,
    /// The newest edition of each questionnaire.
    pub(crate) questionnaires: Vec<Shared<Questionnaire>>,
    /// Files that could not be read, and why.
    pub(crate) faults: Vec<(PathBuf, String)>,
}

/// The assessments that are shown, side by side.
#[derive(Debug)]
pub(crate) struct ShownUnits {
    pub(crate) portfolio: Portfolio,
    /// The file of each of its rows.
    pub(crate) paths: Vec<PathBuf>,
}

impl ManyUnits {
    /// Works out what follows from what is shown.
    pub(crate) fn show(&mut self) {
        let Some(found) = &self.found else {
            self.shown = None;
            return;
        };
        let is_shown = |row: &AssessmentRow| {
            let client = self.client.as_ref();
            client.is_none_or(|client| row.organisation == *client)
                && self
                    .year
                    .is_none_or(|year| row.date.is_some_and(|date| date.year() == year))
        };
        let shown = found.rows.iter().filter(|(_, row)| is_shown(row)).cloned();
        let (paths, rows) = shown.unzip();
        let portfolio = Portfolio::of(rows);
        self.shown = Some(ShownUnits { portfolio, paths });
    }
}

impl FoundUnits {
    /// The clients, by name.
    pub(crate) fn clients(&self) -> BTreeSet<&str> {
        let names = self.rows.iter().map(|(_, row)| row.organisation.as_str());
        names.filter(|name| !name.is_empty()).collect()
    }

    /// The years, the earliest first.
    pub(crate) fn years(&self) -> BTreeSet<i16> {
        let days = self.rows.iter().filter_map(|(_, row)| row.date);
        days.map(Date::year).collect()
    }

    /// The newest edition of a questionnaire that was found.
    pub(crate) fn questionnaire(&self, id: &str) -> Option<&Questionnaire> {
        let known = self.questionnaires.iter();
        known.map(|it| &**it).find(|it| it.id == id)
    }
}
