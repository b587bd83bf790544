//! Pages to PDF: the only module that names the PDF and font crates.
//!
//! [`report()`] does it all in one call. Nothing here reads a clock or draws random numbers: the
//! same assessment and options give the same bytes.

mod attach;
mod document;
mod draw;
mod error;
#[cfg(test)]
mod example;
mod extract;
mod face;
mod facts;
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

pub use error::PdfError;
pub use extract::{ExtractError, extract, is_pdf};
pub use face::covered;
pub use facts::DocumentFacts;
pub use fonts::Fonts;

use draw::Drawing;
use pieces::MarkedContent;

use std::collections::BTreeSet;

use lopdf::Object;
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};

use super::compose;
use crate::drawing::{Palette, Picture};
use crate::format;
use crate::layout::{self, FontMetrics, Page};
use crate::model::{Assessment, FontSearch, no_other_fonts};
use crate::report::{Link, Report, ReportOptions};
use crate::words::Words;

/// A report as a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages, at least 1.
    pub pages: usize,
    /// Whether the assessment is inside, to be opened again.
    pub carries: bool,
    /// The characters that no font shows: a sign stands in their place.
    pub missing_glyphs: BTreeSet<char>,
}

/// The pages of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The pages, at least 1.
    pub pages: Vec<Page>,
    /// The characters that no font shows: a sign stands in their place.
    pub missing_glyphs: BTreeSet<char>,
}

/// Whether a report carries the assessment that it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attachment {
    /// Where nothing is left out of the report, and its extent may carry it.
    #[default]
    Assessment,
    /// In no case.
    Nothing,
}

impl Attachment {
    fn is_due(self, options: &ReportOptions) -> bool {
        self == Self::Assessment && !options.redaction.leaves_out() && options.extent.carries()
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
    let made = make(
        assessment,
        options,
        words,
        Attachment::Assessment,
        no_other_fonts,
    )?;
    Ok(made.bytes)
}

/// Scores an assessment and makes its report as a PDF, with the assessment inside or without. `search`
/// finds fonts for letters that the program's own fonts lack.
///
/// # Errors
///
/// As [`report()`].
pub fn make(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
    attachment: Attachment,
    search: FontSearch,
) -> Result<Made, PdfError> {
    let report = compose(assessment, options, words);
    let (fonts, missing_glyphs) = fonts_for([&report], search)?;
    let pages = layout::pages(&report, words, &fonts, options.sheet());
    let facts = DocumentFacts::of(&report, &pages, words);
    let carries = attachment.is_due(options);
    let document = carries.then(|| format::document::write(&assessment.without_contents()));
    let bytes = render_with(&pages, &facts, document.as_deref(), &fonts)?;
    Ok(Made {
        bytes,
        pages: pages.len(),
        carries,
        missing_glyphs,
    })
}

/// The fonts that show reports, and the characters that none of them shows.
fn fonts_for<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
    search: FontSearch,
) -> Result<(Fonts, BTreeSet<char>), PdfError> {
    let mut fonts = Fonts::embedded()?;
    let reports = reports.into_iter();
    let missing = reports.flat_map(|report| layout::missing_characters(report, &fonts));
    let missing: BTreeSet<char> = missing.collect();
    let sought = missing.iter().copied();
    let sought: BTreeSet<char> = sought
        .filter(|letter| fonts::may_be_sought(*letter))
        .collect();
    if !sought.is_empty() {
        fonts.add(search(&sought, covered), &sought);
    }
    let missing_glyphs = missing.into_iter();
    let missing_glyphs = missing_glyphs
        .filter(|letter| !fonts.can_show(*letter))
        .collect();
    Ok((fonts, missing_glyphs))
}

/// Sets reports one after the other, each with pages of its own; there is at least one.
///
/// # Errors
///
/// As [`report()`].
pub fn copies(
    first: &Report,
    others: &[Report],
    options: &ReportOptions,
    words: &Words,
    search: FontSearch,
) -> Result<Made, PdfError> {
    let copies = || std::iter::once(first).chain(others);
    let (fonts, missing_glyphs) = fonts_for(copies(), search)?;
    let pages = layout::copies(copies(), words, &fonts, options.sheet());
    let facts = DocumentFacts::of(first, &pages, words);
    let bytes = render_with(&pages, &facts, None, &fonts)?;
    Ok(Made {
        bytes,
        pages: pages.len(),
        carries: false,
        missing_glyphs,
    })
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
    composed(assessment, options, words, no_other_fonts).map(|composed| composed.pages)
}

/// As [`pages`], with fonts that `search` finds for letters that the program's own fonts lack.
///
/// # Errors
///
/// As [`pages`].
pub fn composed(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
    search: FontSearch,
) -> Result<Composed, PdfError> {
    let report = compose(assessment, options, words);
    let (fonts, missing_glyphs) = fonts_for([&report], search)?;
    let pages = layout::pages(&report, words, &fonts, options.sheet());
    Ok(Composed {
        pages,
        missing_glyphs,
    })
}

/// How many dots the first page is wide as a picture: more than a projector has.
const PICTURE_WIDTH: u32 = 2400;

/// Scores an assessment and draws the first page of its report as a PNG file, in the program's own fonts.
///
/// # Errors
///
/// [`PdfError`] where the embedded font or the picture fails; no answer makes it fail.
pub fn first_page(
    assessment: &Assessment,
    options: &ReportOptions,
    words: &Words,
) -> Result<Made, PdfError> {
    let Composed {
        pages,
        mut missing_glyphs,
    } = composed(assessment, options, words, no_other_fonts)?;
    let palette = Palette::paper(assessment.branding.accent);
    let page = pages.first();
    let drawn = page.and_then(|page| Picture::of_page(page, PICTURE_WIDTH, &palette));
    let file = drawn.and_then(|drawn| drawn.to_png());
    let bytes = file.ok_or_else(|| PdfError::Write("the page was not drawn".to_owned()))?;
    let groups = page.into_iter().flat_map(|page| &page.groups);
    let text: String = groups.map(layout::Group::text).collect();
    missing_glyphs.retain(|letter| text.contains(*letter));
    Ok(Made {
        bytes,
        pages: 1,
        carries: false,
        missing_glyphs,
    })
}

/// Draws pages into a PDF: embedded fonts cut to what is used, outline, tags. `attachment` is the
/// document that it carries.
///
/// # Errors
///
/// [`PdfError`] where the embedded font or the document fails.
pub fn render(
    pages: &[Page],
    facts: &DocumentFacts,
    attachment: Option<&[u8]>,
) -> Result<Vec<u8>, PdfError> {
    render_with(pages, facts, attachment, &Fonts::embedded()?)
}

fn render_with(
    pages: &[Page],
    facts: &DocumentFacts,
    attachment: Option<&[u8]>,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let mut drawing = Drawing::new(fonts, Palette::paper(facts.accent));
    let places = layout::places(pages);
    let leads = |link: &Link| links::leads(link, &places);
    let pieces: Vec<Vec<MarkedContent>> = pages
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
