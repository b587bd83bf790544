//! The styles of the Word document.

use docx_rs::{
    AbstractNumbering, Docx, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering, RunFonts,
    SpecialIndentType, Start, Style, StyleType,
};

use crate::drawing::{ColourRole, Palette};
use crate::report::TextLanguages;

/// The font, with a stand-in of the same widths in `LibreOffice`.
const FONT: &str = "Calibri";
/// The numbering that puts bullets before the points of a list.
pub(super) const BULLETS: usize = 2;

/// Id and name of a paragraph's style, its size in half points, its colour, whether it is bold, and the
/// space above and below it in twentieths of a point.
type StyleRow = (
    &'static str,
    &'static str,
    usize,
    Option<ColourRole>,
    bool,
    Option<(u32, u32)>,
);

const ACCENT: Option<ColourRole> = Some(ColourRole::Accent);
const INK: Option<ColourRole> = Some(ColourRole::Ink);
const MUTED: Option<ColourRole> = Some(ColourRole::Muted);

const PARAGRAPHS: [StyleRow; 18] = [
    ("Heading1", "heading 1", 32, ACCENT, true, Some((360, 100))),
    ("Heading2", "heading 2", 25, INK, true, Some((280, 100))),
    ("Heading3", "heading 3", 21, ACCENT, true, Some((200, 100))),
    (
        "TOCHeading",
        "TOC Heading",
        32,
        ACCENT,
        true,
        Some((360, 100)),
    ),
    ("TOC1", "toc 1", 20, None, false, Some((60, 60))),
    ("Statement", "Statement", 44, ACCENT, true, Some((280, 120))),
    ("Kicker", "Kicker", 20, MUTED, false, Some((40, 40))),
    ("Lead", "Lead", 23, None, false, Some((60, 80))),
    ("BodyText", "Body Text", 20, None, false, Some((60, 80))),
    ("ListBullet", "List Bullet", 20, None, false, Some((20, 40))),
    ("Note", "Note", 17, MUTED, false, Some((40, 60))),
    ("Figure", "Figure", 20, None, false, Some((200, 80))),
    ("Caption", "caption", 17, MUTED, false, Some((0, 200))),
    ("TableText", "Table Text", 18, None, false, None),
    ("TableHeading", "Table Heading", 18, MUTED, true, None),
    ("AfterTable", "After Table", 8, None, false, None),
    ("Header", "header", 16, MUTED, false, None),
    ("Footer", "footer", 16, MUTED, false, None),
];

/// Adds the styles and the font. A language beside that of the report has a style for its texts and one
/// for its links; `document` says the language in them.
pub(super) fn add(
    docx: Docx,
    (palette, enlarged): (&Palette, f32),
    languages: &TextLanguages,
) -> Docx {
    let fonts = RunFonts::new()
        .ascii(FONT)
        .hi_ansi(FONT)
        .cs(FONT)
        .east_asia(FONT);
    let docx = docx
        .default_fonts(fonts)
        .default_size(sized(20, enlarged))
        .add_abstract_numbering(bullets())
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    let paragraphs = PARAGRAPHS.iter();
    let docx = paragraphs.fold(docx, |docx, row| {
        docx.add_style(paragraph(row, (palette, enlarged)))
    });
    let character = |id: &str| Style::new(id, StyleType::Character);
    let link = character("Hyperlink").name("Hyperlink");
    let link = link
        .color(hex(palette, ColourRole::Accent))
        .underline("single");
    let others = languages.others().into_iter();
    others.fold(docx.add_style(link), |docx, language| {
        let of_text = character(&format!("Language-{language}"));
        let of_link = character(&format!("Hyperlink-{language}"));
        docx.add_style(of_text.name(format!("Language {language}")))
            .add_style(
                of_link
                    .name(format!("Hyperlink {language}"))
                    .based_on("Hyperlink"),
            )
    })
}

/// A size in half points, so many times as large.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "at most 44 half points, twice as large"
)]
fn sized(size: usize, enlarged: f32) -> usize {
    (size as f32 * enlarged).round() as usize
}

fn paragraph(
    (id, name, size, colour, bold, space): &StyleRow,
    (palette, enlarged): (&Palette, f32),
) -> Style {
    let mut style = Style::new(*id, StyleType::Paragraph)
        .name(*name)
        .based_on("Normal")
        .size(sized(*size, enlarged));
    if let Some(colour) = colour {
        style = style.color(hex(palette, *colour));
    }
    if *bold {
        style = style.bold();
    }
    if let Some((before, after)) = space {
        style = style.line_spacing(LineSpacing::new().before(*before).after(*after));
    }
    let level = match *id {
        // The answer of a report that starts with the name of the unit.
        "Statement" => Some(2),
        id => id
            .strip_prefix("Heading")
            .and_then(|level| level.parse::<usize>().ok()),
    };
    match level {
        Some(level) => style.next("BodyText").outline_lvl(level - 1),
        None => style,
    }
}

/// A colour as the document writes it: "0D4F5C".
pub(super) fn hex(palette: &Palette, role: ColourRole) -> String {
    let (red, green, blue) = palette.rgb(role);
    format!("{red:02X}{green:02X}{blue:02X}")
}

fn bullets() -> AbstractNumbering {
    let level = docx_rs::Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    );
    let hanging = Some(SpecialIndentType::Hanging(220));
    AbstractNumbering::new(BULLETS).add_level(level.indent(Some(220), hanging, None, None))
}
