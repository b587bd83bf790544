//! What a document says about itself.

use jiff::civil::Date;

use crate::layout::{self, OutlineEntry, Page};
use crate::model::{Accent, Language};
use crate::report::Report;
use crate::words::Words;

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentFacts {
    /// What it is called.
    pub title: String,
    /// Who made it; empty where not stated.
    pub author: String,
    /// Its language.
    pub language: Language,
    /// The day that it bears.
    pub date: Date,
    /// The colour of headings and marks; `None` takes the program's own.
    pub accent: Option<Accent>,
    /// What is said of the assessment that it carries.
    pub attached_as: String,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
}

impl DocumentFacts {
    /// The facts of a report that was laid out into pages.
    #[must_use]
    pub fn of(report: &Report, pages: &[Page], words: &Words) -> Self {
        Self {
            title: report.title.clone(),
            author: report.author.clone(),
            language: report.language.clone(),
            date: report.date,
            accent: report.branding.accent,
            attached_as: words.text("extract-attached-as"),
            outline: layout::outline(pages),
        }
    }
}
