//! What the PDF library costs by itself: a document of as many pages and words as the manager's
//! report, with its two fonts, tables as lines and charts as rectangles, and nothing of ours. It
//! is what `benches/report_process` compares with.
#![expect(clippy::disallowed_methods, reason = "a program of its own")]

use std::collections::BTreeMap;
use std::error::Error;

use printpdf::{
    Codepoint, Color, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem,
};
use subsetter::GlyphRemapper;

const PAGES: usize = 13;
const LINES: usize = 44;
const TEXT: &str = "Feedback is read at once by whoever opens the letter, and once a quarter by";

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("name a file to write")?;
    let mut document = PdfDocument::new("bare");
    let (regular, plain) = font(include_bytes!("../assets/fonts/SourceSans3-Regular.ttf"))?;
    let regular = document.add_font(&regular);
    let (strong, heavy) = font(include_bytes!("../assets/fonts/SourceSans3-Semibold.ttf"))?;
    let strong = document.add_font(&strong);
    let mut pages = Vec::new();
    for page in 0..PAGES {
        let mut ops = Vec::new();
        for line in 0..LINES {
            let y = Pt(780.0 - 16.0 * f32::from(u16::try_from(line)?));
            let (font, glyphs) = if line % 11 == 0 {
                (&strong, &heavy)
            } else {
                (&regular, &plain)
            };
            let text = format!("{page}.{line} {TEXT}");
            let shown = text.chars().filter_map(|letter| {
                let glyph = glyphs.get(&letter)?;
                Some(Codepoint::with_cid(*glyph, 0.0, letter.to_string()))
            });
            ops.extend([
                Op::StartTextSection,
                Op::SetFillColor { col: colour(0.11) },
                Op::SetFont {
                    font: PdfFontHandle::External(font.clone()),
                    size: Pt(9.5),
                },
                Op::SetTextCursor {
                    pos: Point { x: Pt(62.0), y },
                },
                Op::ShowText {
                    items: vec![TextItem::GlyphIds(shown.collect())],
                },
                Op::EndTextSection,
            ]);
            if page % 2 == 0 {
                ops.push(Op::DrawLine {
                    line: Line {
                        points: vec![at(62.0, y), at(533.0, y)],
                        is_closed: false,
                    },
                });
            } else if page % 4 == 1 {
                ops.push(Op::SetFillColor { col: colour(0.8) });
                let mut bar = Rect::from_xywh(Pt(400.0), y, Pt(100.0), Pt(9.0));
                bar.mode = Some(PaintMode::Fill);
                ops.push(Op::DrawRectangle { rectangle: bar });
            }
        }
        pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
    }
    let save = PdfSaveOptions {
        // It is cut down already.
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let bytes = document.with_pages(pages).save(&save, &mut Vec::new());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// A font cut down to the letters of the text, and its glyphs by their letters.
fn font(bytes: &[u8]) -> Result<(ParsedFont, BTreeMap<char, u16>), Box<dyn Error>> {
    let whole = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("no font")?;
    let mut kept = GlyphRemapper::new();
    let glyphs = TEXT
        .chars()
        .chain("0123456789.".chars())
        .filter_map(|letter| {
            let glyph = whole.codepoint_to_glyph.get(&u32::from(letter))?;
            Some((letter, kept.remap(*glyph)))
        });
    let glyphs = glyphs.collect();
    let subset = subsetter::subset(bytes, 0, &kept)?;
    let cut = ParsedFont::from_bytes(&subset, 0, &mut Vec::new()).ok_or("no font")?;
    Ok((cut, glyphs))
}

fn at(x: f32, y: Pt) -> LinePoint {
    LinePoint {
        p: Point { x: Pt(x), y },
        bezier: false,
    }
}

fn colour(grey: f32) -> Color {
    Color::Rgb(Rgb {
        r: grey,
        g: grey,
        b: grey,
        icc_profile: None,
    })
}
