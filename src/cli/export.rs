//! `continuum export FILE -o OUT`: answers, results and plan for other programs.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{Done, Failure, files};
use crate::advice;
use crate::export::calendar;
use crate::export::tables::{Grids, to_csv};
use crate::format::plan_csv;
use crate::model::{Assessment, Form, PlanStep};
use crate::report::{Paper, Redaction, ReportOptions};
use crate::scoring;
use crate::store;
use crate::words::Words;

/// What to export.
pub(super) struct Export {
    pub(super) document: PathBuf,
    pub(super) out: PathBuf,
    /// What a CSV file holds; `None` takes the answers.
    pub(super) what: Option<Part>,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(super) smallest_group: usize,
    pub(super) paper: Paper,
    /// `None` takes today.
    pub(super) date: Option<Date>,
}

/// A part of what is known, for files that hold one table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Answers,
    Results,
    Practices,
    Plan,
}

/// Writes the file in the kind that the ending of its name asks for.
pub(super) fn run(what: &Export, words: &Words) -> Done {
    let kind = Kind::of(what, words)?;
    let assessment = files::read_assessment(&what.document, words)?;
    let words = &words.for_questionnaire(&assessment.questionnaire);
    let options = ReportOptions {
        redaction: what.redaction,
        smallest_group: what.smallest_group,
        ..ReportOptions::new(
            what.form.unwrap_or(assessment.form),
            what.paper,
            what.date.unwrap_or_else(store::today),
        )
    };
    let bytes = kind.write(&assessment, &options, words)?;
    files::write(&what.out, &bytes, words)?;
    let facts = [("file", files::name(&what.out, words).into())];
    files::report_done(&what.out, &words.with("command-export-done", &facts), words)
}

/// What can be exported.
#[derive(Clone, Copy)]
enum Kind {
    #[cfg(feature = "office")]
    Workbook,
    Csv(Part),
    Calendar,
}

/// The endings that this program was built with.
const ENDINGS: &[&str] = &[
    #[cfg(feature = "office")]
    ".xlsx",
    ".csv",
    ".ics",
];

impl Kind {
    /// The kind of a file; standard output takes CSV.
    fn of(what: &Export, words: &Words) -> Result<Self, Failure> {
        let ending = if files::is_standard(&what.out) {
            "csv".to_owned()
        } else {
            files::ending(&what.out)
        };
        let kind = match ending.as_str() {
            "csv" => return Self::csv(what, words),
            "ics" => Self::Calendar,
            #[cfg(feature = "office")]
            "xlsx" => Self::Workbook,
            _ => {
                let facts = [
                    ("file", files::name(&what.out, words).into()),
                    ("valid", ENDINGS.join(", ").into()),
                ];
                let line = words.with("command-fault-export-ending", &facts);
                return Err(Failure::Usage(vec![line]));
            }
        };
        match what.what {
            None => Ok(kind),
            Some(_) => Err(usage("command-fault-export-part", words)),
        }
    }

    fn csv(what: &Export, words: &Words) -> Result<Self, Failure> {
        let part = what.what.unwrap_or(Part::Answers);
        if part == Part::Answers && what.redaction.respondents {
            return Err(usage("command-fault-export-answers", words));
        }
        Ok(Self::Csv(part))
    }

    #[cfg_attr(
        not(feature = "office"),
        expect(clippy::unnecessary_wraps, reason = "a workbook can fail")
    )]
    fn write(
        self,
        assessment: &Assessment,
        options: &ReportOptions,
        words: &Words,
    ) -> Result<Vec<u8>, Failure> {
        let grids = || Grids::new(assessment, options, words);
        let text = match self {
            #[cfg(feature = "office")]
            Self::Workbook => {
                return crate::export::office::workbook(assessment, options, words)
                    .map_err(|error| Failure::System(vec![words.say(&error.message())]));
            }
            Self::Csv(Part::Answers) => grids().answers().as_ref().map(to_csv).unwrap_or_default(),
            Self::Csv(Part::Results) => to_csv(&grids().results()),
            Self::Csv(Part::Practices) => to_csv(&grids().practices()),
            Self::Csv(Part::Plan) => plan_csv::write(assessment, &plan(assessment, options), words),
            Self::Calendar => {
                calendar::write(assessment, &plan(assessment, options), options.date, words)
            }
        };
        Ok(text.into_bytes())
    }
}

/// The plan as the answers show it, without its owners where names are left out.
fn plan(assessment: &Assessment, options: &ReportOptions) -> Vec<PlanStep> {
    let profile = scoring::profile(assessment, options.form);
    let mut steps = advice::judged(assessment, &profile, &assessment.plan);
    if options.redaction.names {
        for step in &mut steps {
            step.owner.clear();
        }
    }
    steps
}

fn usage(key: &'static str, words: &Words) -> Failure {
    Failure::Usage(vec![words.text(key)])
}
