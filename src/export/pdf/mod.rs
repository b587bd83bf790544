//! Pages to PDF: the only module that names the PDF and font crates.
//!
//! [`report()`] does it all in one call. Nothing here reads a clock or draws random numbers: the
//! same assessment and options give the same bytes.

mod attach;
mod document;
mod draw;
#[cfg(test)]
mod example;
mod extract;
mod face;
mod file;
mod fonts;
mod links;
mod metadata;
mod outline;
mod pieces;
mod resources;
mod srgb;
mod tags;
#[cfg(test)]
mod tests;

pub use extract::{ExtractError, extract, is_pdf};
pub use fonts::Fonts;

use draw::Drawing;
use pieces::Piece;

use std::io;

use jiff::civil::Date;
use lopdf::Object;
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use thiserror::Error;

use crate::drawing::{Palette, Weight};
use crate::format;
use crate::model::{Accent, Assessment, Language, Questionnaire};
use crate::report::{self, Extent, Link, OutlineEntry, Page, Printed, Report, ReportOptions};
use crate::words::{Message, Words};

/// Says why no PDF could be made.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The font that is part of the program could not be read.
    #[error("the embedded font could not be read: {0}")]
    Font(String),
    /// The font could not be cut down to the characters in use.
    #[error("the embedded font could not be reduced to the characters in use: {0}")]
    Subset(String),
    /// The document could not be written.
    #[error("the document could not be written: {0}")]
    Write(String),
}

impl From<io::Error> for PdfError {
    fn from(fault: io::Error) -> Self {
        Self::Write(fault.to_string())
    }
}

impl PdfError {
    /// The error as a text for the reader.
    #[must_use]
    pub const fn message(&self) -> Message {
        Message::new(match self {
            Self::Font(_) => "fault-pdf-font",
            Self::Subset(_) => "fault-pdf-subset",
            Self::Write(_) => "fault-pdf-write",
        })
    }
}

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
            outline: report::outline(pages),
        }
    }
}

/// A report as a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages, at least 1.
    pub pages: usize,
    /// Whether the assessment is inside, to be opened again.
    pub carries: bool,
}

/// Whether a report carries the assessment that it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attachment {
    /// Where nothing is left out of the report and it is not the hand-out.
    #[default]
    Assessment,
    /// In no case.
    Nothing,
}

impl Attachment {
    fn is_due(self, options: &ReportOptions) -> bool {
        self == Self::Assessment
            && !options.redaction.leaves_out()
            && options.extent != Extent::HandOut
    }
}

/// Scores an assessment and makes its report as a PDF that carries it.
///
/// # Errors
///
/// [`PdfError`] where the embedded font or the document fails; no answer makes it fail.
pub fn report(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
) -> Result<Vec<u8>, PdfError> {
    make(assessment, options, words, Attachment::Assessment).map(|made| made.bytes)
}

/// Scores an assessment and makes its report as a PDF, with the assessment inside or without.
///
/// # Errors
///
/// As [`report()`].
pub fn make(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
    attachment: Attachment,
) -> Result<Made, PdfError> {
    let fonts = Fonts::embedded()?;
    let report = report::compose(assessment, options, words);
    let pages = report::layout(&report, words, &fonts, options.paper);
    let facts = DocumentFacts::of(&report, &pages, words);
    let carries = attachment.is_due(options);
    let text = carries.then(|| format::document::write(assessment));
    let bytes = render_with(&pages, &facts, text.as_deref(), &fonts)?;
    Ok(Made {
        bytes,
        pages: pages.len(),
        carries,
    })
}

/// Makes the questionnaire on paper, with the number of pages.
///
/// # Errors
///
/// As [`report()`].
pub fn printed(
    questionnaire: &Questionnaire,
    options: &Printed,
    date: Date,
    words: &Words,
) -> Result<(Vec<u8>, usize), PdfError> {
    let fonts = Fonts::embedded()?;
    let pages = report::printed(questionnaire, options, words, &fonts);
    let facts = DocumentFacts {
        title: words.wording(&questionnaire.title).to_owned(),
        author: String::new(),
        language: words.questionnaire_language().clone(),
        date,
        accent: None,
        attached_as: String::new(),
        outline: report::outline(&pages),
    };
    let bytes = render_with(&pages, &facts, None, &fonts)?;
    Ok((bytes, pages.len()))
}

/// Scores an assessment and lays its report out, for those who show pages on a screen.
///
/// # Errors
///
/// [`PdfError::Font`] where the embedded font fails.
pub fn pages(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
) -> Result<Vec<Page>, PdfError> {
    let fonts = Fonts::embedded()?;
    let report = report::compose(assessment, options, words);
    Ok(report::layout(&report, words, &fonts, options.paper))
}

/// Draws pages into a PDF: embedded fonts cut to what is used, outline, tags. `attachment` is the
/// text of the document that it carries.
///
/// # Errors
///
/// [`PdfError`] where the embedded font or the document fails.
pub fn render(
    pages: &[Page],
    facts: &DocumentFacts,
    attachment: Option<&str>,
) -> Result<Vec<u8>, PdfError> {
    render_with(pages, facts, attachment, &Fonts::embedded()?)
}

fn render_with(
    pages: &[Page],
    facts: &DocumentFacts,
    attachment: Option<&str>,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let mut drawing = Drawing::new(fonts, Palette::paper(facts.accent));
    let places = report::places(pages);
    let leads = |link: &Link| links::leads(link, &places);
    let pieces: Vec<Vec<Piece>> = pages
        .iter()
        .map(|page| pieces::pieces(page, leads))
        .collect();
    let mut contents = Vec::with_capacity(pages.len());
    for (page, pieces) in pages.iter().zip(&pieces) {
        contents.push(content(drawing.page(page, pieces))?);
    }
    document::finish(&contents, pages, pieces, &drawing, fonts, facts, attachment)
}

/// The operations of a page as bytes. Page by page: they take much room before they are bytes.
fn content(drawn: PdfPage) -> Result<Vec<u8>, PdfError> {
    let mut pdf = PdfDocument::new("");
    pdf.with_pages(vec![drawn]);
    let save = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Text is shown by operations that the library does not know.
        secure: false,
        image_optimization: None,
    };
    let document = pdf.to_lopdf_document(&save, &mut Vec::new());
    let mut streams = document
        .objects
        .into_values()
        .filter_map(|object| match object {
            Object::Stream(stream) => Some(stream.content),
            _ => None,
        });
    let content = streams.next();
    content.ok_or_else(|| PdfError::Write("a page was not drawn".to_owned()))
}

/// Both weights that are embedded.
const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Semibold];
