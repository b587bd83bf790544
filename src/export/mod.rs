//! Files for others, made of values: the report as PDF and as a Word document, answers and results
//! as tables and as a workbook, the plan as a calendar. Nothing here touches the disk.

mod calendar;
pub mod dataset;
mod output;
pub mod tables;

#[cfg(feature = "picture")]
pub mod picture;
#[cfg(feature = "picture")]
mod xml;

#[cfg(feature = "office")]
pub mod office;

#[cfg(feature = "pdf")]
pub mod pdf;

pub use output::{Made, Need, Offer, Output, Source, Subject};

#[cfg(any(feature = "office", feature = "pdf"))]
use crate::{
    drawing::Picture,
    model::Assessment,
    report::{self, Report, ReportOptions},
    words::Words,
};

/// Scores an assessment and builds its report with its logo. A logo that cannot be drawn is left
/// out: it was refused where it was chosen.
#[cfg(any(feature = "office", feature = "pdf"))]
fn compose(assessment: &Assessment, options: &ReportOptions, words: &Words) -> Report {
    let mut report = report::compose(assessment, options, words);
    let logo = assessment.branding.logo.as_ref();
    report.logo = logo.and_then(|logo| Picture::of_logo(logo).ok());
    report
}
