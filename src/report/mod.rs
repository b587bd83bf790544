//! The report as data.
//!
//! [`compose`] scores an assessment and builds its [`Report`]: sections of headings, paragraphs,
//! tables and figures, with every word in place. [`crate::layout`] breaks it into pages.

mod document;
mod markdown;
pub(crate) mod numbering;
mod options;
pub mod plan_wording;
mod sections;
pub mod wording;
pub mod worth;

pub use document::{
    Align, Block, Cell, Column, FigureKind, Landmark, Link, Paragraph, Reference, Report, Section,
    SectionKind, Span, Table, TableStyle, TextStyle,
};
pub use markdown::markdown;
pub use options::{Extent, Paper, Redaction, ReportOptions};
pub use sections::build;

use crate::advice;
use crate::drawing::Picture;
use crate::model::Assessment;
use crate::scoring;
use crate::words::Words;

/// Scores an assessment and builds its report. A logo that cannot be drawn is left out: it was
/// refused where it was chosen.
#[must_use]
pub fn compose(assessment: &Assessment, options: &ReportOptions, words: &Words) -> Report {
    let profile = scoring::profile(assessment, options.form);
    let steps = advice::next_steps(assessment, &profile);
    let resampling = scoring::resample(assessment, options.form, scoring::SEED, scoring::RESAMPLES);
    let mut report = build(
        assessment,
        &profile,
        &steps,
        resampling.as_ref(),
        options,
        words,
    );
    numbering::number(&mut report, words);
    let logo = assessment.branding.logo.as_ref();
    report.logo = logo.and_then(|logo| Picture::of_logo(logo).ok());
    report
}
