//! `continuum report FILE -o OUT`: the report as a PDF, a Word document or Markdown.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::branding::Brand;
use super::{Done, Failure, files};
use crate::model::{Assessment, Form};
use crate::report::{self, Extent, Paper, Redaction, ReportOptions};
use crate::store;
use crate::words::Words;

/// What to report.
pub(super) struct Report {
    pub(super) document: PathBuf,
    pub(super) out: PathBuf,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) extent: Extent,
    pub(super) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(super) smallest_group: usize,
    pub(super) paper: Paper,
    /// `None` takes today.
    pub(super) date: Option<Date>,
    pub(super) brand: Brand,
    /// Whether a PDF carries the assessment, where nothing is left out of it.
    #[cfg(feature = "pdf")]
    pub(super) attachment: crate::export::pdf::Attachment,
}

/// Writes the report in the kind that the ending of its name asks for.
pub(super) fn run(what: &Report, words: &Words) -> Done {
    let kind = Kind::of(&what.out, words)?;
    let mut assessment = files::read_assessment(&what.document, words)?;
    let words = &words.for_questionnaire(&assessment.questionnaire);
    what.brand.apply(&mut assessment, words)?;
    let options = ReportOptions {
        form: what.form.unwrap_or(assessment.form),
        extent: what.extent,
        paper: what.paper,
        date: what.date.unwrap_or_else(store::today),
        redaction: what.redaction,
        smallest_group: what.smallest_group,
    };
    let bytes = kind.write(what, &assessment, &options, words)?;
    files::write(&what.out, &bytes, words)?;
    let line = words.with(
        "command-report-done",
        &[
            ("file", files::name(&what.out, words).into()),
            ("kilobytes", bytes.len().div_ceil(1000).into()),
        ],
    );
    files::report_done(&what.out, &line, words)
}

/// What a report can be written as.
#[derive(Clone, Copy)]
enum Kind {
    #[cfg(feature = "pdf")]
    Pdf,
    #[cfg(feature = "office")]
    Word,
    Markdown,
}

impl Kind {
    /// All kinds that this program was built with, by their endings.
    const ALL: &[(&str, Self)] = &[
        #[cfg(feature = "pdf")]
        ("pdf", Self::Pdf),
        #[cfg(feature = "office")]
        ("docx", Self::Word),
        ("md", Self::Markdown),
    ];

    /// The kind of a file; standard output takes the first.
    fn of(out: &Path, words: &Words) -> Result<Self, Failure> {
        let ending = files::ending(out);
        let mut kinds = Self::ALL.iter();
        let kind = kinds.find(|(own, _)| files::is_standard(out) || *own == ending);
        kind.map(|(_, kind)| *kind).ok_or_else(|| {
            let valid: Vec<String> = Self::ALL.iter().map(|(own, _)| format!(".{own}")).collect();
            let facts = [
                ("file", files::name(out, words).into()),
                ("valid", valid.join(", ").into()),
            ];
            Failure::Usage(vec![words.with("command-fault-report-ending", &facts)])
        })
    }

    #[cfg_attr(
        not(any(feature = "office", feature = "pdf")),
        expect(clippy::unnecessary_wraps, reason = "the other kinds can fail")
    )]
    fn write(
        self,
        #[cfg_attr(
            not(feature = "pdf"),
            expect(unused_variables, reason = "for PDF alone")
        )]
        what: &Report,
        assessment: &Assessment,
        options: &ReportOptions,
        words: &Words,
    ) -> Result<Vec<u8>, Failure> {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => crate::export::pdf::make(assessment, options, words, what.attachment)
                .map(|made| made.bytes)
                .map_err(|error| Failure::System(vec![words.say(&error.message())])),
            #[cfg(feature = "office")]
            Self::Word => crate::export::office::report(assessment, options, words)
                .map_err(|error| Failure::System(vec![words.say(&error.message())])),
            Self::Markdown => {
                let report = report::compose(assessment, options, words);
                Ok(report::markdown(&report, words).into_bytes())
            }
        }
    }
}
