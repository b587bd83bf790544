//! The report as data.
//!
//! [`compose`] scores an assessment and builds its [`Report`]: sections of headings, paragraphs,
//! tables and figures, with every word in place. [`crate::layout`] breaks it into pages.

pub mod change_wording;
mod choice;
mod compared;
pub mod decision_wording;
mod document;
mod languages;
mod markdown;
pub(crate) mod numbering;
mod options;
pub mod outcome_wording;
pub mod plan_wording;
pub mod portfolio_wording;
mod sections;
pub mod status_wording;
pub mod wording;
pub mod worth;

pub use choice::{Extent, SectionChoice};
pub use compared::Compared;
pub use document::{
    Align, Block, Cell, Column, FormField, Landmark, Link, Paragraph, Reference, Report, Section,
    SectionKind, Span, Table, TableStyle, TextStyle, WritingRoom,
};
pub use languages::TextLanguages;
pub use markdown::markdown;
pub use options::{Paper, Redaction, ReportOptions, Sheet};
pub use sections::{Reader, feedback, paper, preparation};

use crate::analysis::{self, Analysis, Withheld};
use crate::model::Assessment;
use crate::words::Words;

/// Analyses an assessment and builds its report, without the picture of its logo.
#[must_use]
pub fn compose(assessment: &Assessment, options: &ReportOptions, words: &Words) -> Report {
    let people = assessment.respondents_on(options.form).count();
    let left_out = options.left_out(people);
    let disclosed = left_out
        .respondents
        .then(|| analysis::disclose(assessment, options.form, options.smallest_group));
    let shown = disclosed
        .as_ref()
        .map_or(assessment, |found| &found.assessment);
    let mut analysis = analyse(shown, options);
    if let Some(found) = &disclosed {
        analysis.withhold(found.withheld.clone());
    }
    let withholds_all = analysis.withheld.as_ref().is_some_and(Withheld::is_all);
    if !withholds_all && !analysis.profile.is_unanswered() {
        analysis.decide(shown, options.date);
    }
    let who = sections::ShownGroups::of(assessment, options, left_out);
    let compared = Compared::of(assessment, options, left_out);
    let compared = compared.as_ref();
    let mut report = sections::build(
        shown,
        (&analysis, compared),
        who,
        (options, left_out),
        words,
    );
    numbering::number(&mut report, words);
    report
}

/// The analysis with the studies that a report of this extent shows.
fn analyse(assessment: &Assessment, options: &ReportOptions) -> Analysis {
    let mut analysis = Analysis::of(assessment, options.form, options.date);
    analysis.resample(assessment);
    if !assessment.targets.is_empty() || !assessment.plan.is_empty() {
        analysis.find_set(assessment);
        analysis.compare_levels(assessment);
    }
    if !assessment.business_case.inputs.is_empty() {
        analysis.simulate(assessment);
    }
    analysis
}
