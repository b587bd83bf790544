//! What the PDF library costs by itself: a document of as many pages and words as the manager's
//! report, with its two fonts, tables as lines and charts as rectangles, and nothing of ours. It
//! is what `benches/report_process` compares with.
#![expect(clippy::disallowed_methods, reason = "a program of its own")]

use std::error::Error;

use printpdf::{
    Color, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem,
};

const PAGES: usize = 13;
const LINES: usize = 44;
const TEXT: &str = "Feedback is read at once by whoever opens the letter, and once a quarter by";

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("name a file to write")?;
    let mut document = PdfDocument::new("bare");
    let regular = font(include_bytes!("../assets/fonts/SourceSans3-Regular.ttf"))?;
    let regular = document.add_font(&regular);
    let strong = font(include_bytes!("../assets/fonts/SourceSans3-Semibold.ttf"))?;
    let strong = document.add_font(&strong);
    let mut pages = Vec::new();
    for page in 0..PAGES {
        let mut ops = Vec::new();
        for line in 0..LINES {
            let y = Pt(780.0 - 16.0 * f32::from(u16::try_from(line)?));
            let font = if line % 11 == 0 { &strong } else { &regular };
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
                    items: vec![TextItem::Text(format!("{page}.{line} {TEXT}"))],
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
    let bytes = document
        .with_pages(pages)
        .save(&PdfSaveOptions::default(), &mut Vec::new());
    std::fs::write(out, bytes)?;
    Ok(())
}

fn font(bytes: &[u8]) -> Result<ParsedFont, Box<dyn Error>> {
    Ok(ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("no font")?)
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
