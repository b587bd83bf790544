//! Pages as drawing operations.
//!
//! What is set stays set: a colour, a font, a stroke is written when it changes, a text is placed
//! from the text before, and texts without a shape between them share one text object. That
//! halves the file, and what has to be packed.

use std::collections::BTreeMap;

use printpdf::{
    Color, CurTransMat, DictItem, FontId, Line, LineDashPattern, LinePoint, Op, PaintMode,
    PdfFontHandle, PdfPage, Point as PdfPoint, Polygon, PolygonRing, Pt, Rect, Rgb, WindingOrder,
};

use super::fonts::{FontNumber, Fonts, Glyph, Kept, Part, resource_name};
use super::pieces::MarkedContent;
use super::tags;
use crate::drawing::{
    Area, ColourRole, DASHES, Mark, Palette, Picture, Point, Shape, Stroke, TextRun,
};
use crate::layout::{Drawn, Page, RunKind};

/// How far the handles of a Bézier curve stand out to draw a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;
/// How far apart two texts may be to be one, in points.
const TOUCHING: f32 = 0.02;

/// Draws pages, and remembers which glyphs and pictures they need.
pub(super) struct Drawing<'a> {
    fonts: &'a Fonts,
    palette: Palette,
    /// Of each font by its number.
    pub(super) kept: Vec<Kept>,
    pub(super) pictures: Vec<&'a Picture>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(fonts: &'a Fonts, palette: Palette) -> Self {
        Self {
            fonts,
            palette,
            kept: fonts.numbers().map(|_| Kept::default()).collect(),
            pictures: Vec::new(),
        }
    }

    /// The number of a picture among those that are drawn.
    fn picture(&mut self, picture: &'a Picture) -> usize {
        let known = self.pictures.iter().position(|known| *known == picture);
        known.unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        })
    }

    /// Draws a page; every piece is marked as content of the structure or as an artifact.
    pub(super) fn page(&mut self, page: &Page, pieces: &[MarkedContent<'a>]) -> PdfPage {
        let mut pen = PagePen {
            height: page.height,
            drawing: self,
            ops: Vec::new(),
            set: Set::default(),
            text: None,
        };
        for piece in pieces {
            pen.piece(piece);
        }
        pen.end_text();
        let area = Rect::from_wh(Pt(page.width), Pt(page.height));
        PdfPage {
            media_box: area.clone(),
            trim_box: area.clone(),
            crop_box: area,
            ops: pen.ops,
        }
    }
}

/// The name of a picture among a page's resources.
pub(super) fn picture_name(number: usize) -> String {
    format!("P{number}")
}

struct PagePen<'p, 'a> {
    height: f32,
    drawing: &'p mut Drawing<'a>,
    ops: Vec<Op>,
    set: Set,
    /// The text object that is open.
    text: Option<TextObject>,
}

/// What is set on the page so far.
#[derive(Default)]
struct Set {
    fill: Option<ColourRole>,
    outline: Option<ColourRole>,
    width: Option<f32>,
    dashed: bool,
    font: Option<(FontNumber, f32)>,
}

/// A text object: where its last line started, and where its pen stands.
#[derive(Default)]
struct TextObject {
    start: (f32, f32),
    pen: Option<f32>,
}

impl<'a> PagePen<'_, 'a> {
    fn piece(&mut self, piece: &MarkedContent<'a>) {
        if piece.marks.is_empty() {
            return;
        }
        // Marked content lies within one text object, or holds whole ones.
        if piece.is_text() {
            self.begin_text();
        } else {
            self.end_text();
        }
        match piece.number {
            Some(number) => self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: tags::content_tag(piece).to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]),
                },
            }),
            None => self.ops.push(artifact(piece)),
        }
        for mark in &piece.marks {
            self.draw(mark);
        }
        if !piece.is_text() {
            self.end_text();
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn draw(&mut self, drawn: &'a Drawn) {
        let Mark {
            shape,
            fill,
            stroke,
        } = &drawn.mark;
        let (fill, stroke) = (*fill, *stroke);
        if let Shape::Text(run) = shape {
            self.begin_text();
            self.set_fill(fill.unwrap_or(ColourRole::Ink));
            if drawn.kind == RunKind::Hyphen {
                self.hyphen(run);
            } else {
                self.run(run);
            }
            return;
        }
        self.end_text();
        match shape {
            Shape::Text(_) => {}
            Shape::Line { from, to } => {
                if self.paint(None, stroke).is_some() {
                    let line = Line {
                        points: vec![self.corner(*from), self.corner(*to)],
                        is_closed: false,
                    };
                    self.ops.push(Op::DrawLine { line });
                }
            }
            Shape::Rectangle(area) => {
                let corner = self.at(Point::new(area.corner.x, area.bottom()));
                let rectangle = Rect {
                    x: corner.x,
                    y: corner.y,
                    width: Pt(rounded(area.width)),
                    height: Pt(rounded(area.height)),
                    mode: self.paint(fill, stroke),
                    winding_order: None,
                };
                if rectangle.mode.is_some() {
                    self.ops.push(Op::DrawRectangle { rectangle });
                }
            }
            Shape::Polygon(points) => {
                let ring = points.iter().map(|point| self.corner(*point)).collect();
                self.ring(ring, fill, stroke);
            }
            Shape::Picture { area, picture } => self.picture(*area, picture),
            Shape::Circle { centre, radius } => {
                let ring = self.circle(*centre, *radius);
                self.ring(ring, fill, stroke);
            }
        }
    }

    fn picture(&mut self, area: Area, picture: &'a Picture) {
        let name = picture_name(self.drawing.picture(picture));
        let corner = self.at(Point::new(area.corner.x, area.bottom()));
        let matrix = [
            rounded(area.width),
            0.0,
            0.0,
            rounded(area.height),
            corner.x.0,
            corner.y.0,
        ];
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw(matrix),
            },
            Op::Unknown {
                key: "Do".to_owned(),
                value: vec![DictItem::Name(name.into_bytes())],
            },
            Op::RestoreGraphicsState,
        ]);
    }

    fn colour(&self, role: ColourRole) -> Color {
        let (red, green, blue) = self.drawing.palette.rgb(role);
        // A thousandth is finer than the steps of a colour.
        let part = |part: u8| (f32::from(part) / 0.255).round() / 1000.0;
        Color::Rgb(Rgb {
            r: part(red),
            g: part(green),
            b: part(blue),
            icc_profile: None,
        })
    }

    fn at(&self, point: Point) -> PdfPoint {
        PdfPoint {
            x: Pt(rounded(point.x)),
            y: Pt(rounded(self.height - point.y)),
        }
    }

    fn corner(&self, point: Point) -> LinePoint {
        LinePoint {
            p: self.at(point),
            bezier: false,
        }
    }

    fn handle(&self, point: Point) -> LinePoint {
        LinePoint {
            p: self.at(point),
            bezier: true,
        }
    }

    /// A circle as four curves, from its right end and back to it.
    fn circle(&self, centre: Point, radius: f32) -> Vec<LinePoint> {
        let out = radius * QUARTER;
        let at = |right: f32, down: f32| Point::new(centre.x + right, centre.y + down);
        vec![
            self.corner(at(radius, 0.0)),
            self.handle(at(radius, out)),
            self.handle(at(out, radius)),
            self.corner(at(0.0, radius)),
            self.handle(at(-out, radius)),
            self.handle(at(-radius, out)),
            self.corner(at(-radius, 0.0)),
            self.handle(at(-radius, -out)),
            self.handle(at(-out, -radius)),
            self.corner(at(0.0, -radius)),
            self.handle(at(out, -radius)),
            self.handle(at(radius, -out)),
            self.corner(at(radius, 0.0)),
        ]
    }

    fn ring(&mut self, points: Vec<LinePoint>, fill: Option<ColourRole>, stroke: Option<Stroke>) {
        let Some(mode) = self.paint(fill, stroke) else {
            return;
        };
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    /// Sets the colours of a shape, and says how it is painted; `None` where it is not.
    fn paint(&mut self, fill: Option<ColourRole>, stroke: Option<Stroke>) -> Option<PaintMode> {
        if let Some(role) = fill {
            self.set_fill(role);
        }
        if let Some(stroke) = stroke {
            self.set_stroke(stroke);
        }
        match (fill, stroke) {
            (Some(_), Some(_)) => Some(PaintMode::FillStroke),
            (Some(_), None) => Some(PaintMode::Fill),
            (None, Some(_)) => Some(PaintMode::Stroke),
            (None, None) => None,
        }
    }

    fn set_fill(&mut self, role: ColourRole) {
        if self.set.fill.replace(role) != Some(role) {
            let col = self.colour(role);
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.set.outline.replace(stroke.colour) != Some(stroke.colour) {
            let col = self.colour(stroke.colour);
            self.ops.push(Op::SetOutlineColor { col });
        }
        if self.set.width.replace(stroke.width) != Some(stroke.width) {
            let pt = Pt(stroke.width);
            self.ops.push(Op::SetOutlineThickness { pt });
        }
        if std::mem::replace(&mut self.set.dashed, stroke.dashed) != stroke.dashed {
            let dash = if stroke.dashed {
                LineDashPattern::new(0.0, &DASHES)
            } else {
                LineDashPattern::solid()
            };
            self.ops.push(Op::SetLineDashPattern { dash });
        }
    }

    fn begin_text(&mut self) {
        if self.text.is_none() {
            self.text = Some(TextObject::default());
            self.ops.push(Op::StartTextSection);
        }
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// A hyphen that is drawn because a line ends there: a soft one to those who extract text.
    fn hyphen(&mut self, run: &TextRun) {
        self.ops.push(standing_for("\u{ad}"));
        self.run(run);
        self.ops.push(Op::EndMarkedContent);
    }

    fn run(&mut self, run: &TextRun) {
        let own = Fonts::own(run.weight);
        self.set_font(own, run.size);
        self.move_to(Point::new(run.left(), run.at.y));
        let mut shown = Shown::default();
        let mut width = 0.0;
        let fonts = self.drawing.fonts;
        let (space, space_width) = fonts.space(run.weight);
        fonts.shape(&run.text, run.weight, |part| {
            let font = match &part {
                Part::Space => own,
                Part::Word(font, _) => *font,
            };
            if self.set.font != Some((font, run.size)) {
                width += std::mem::take(&mut shown).finish(run.size, &mut self.ops);
                self.set_font(font, run.size);
            }
            let Some(kept) = self.drawing.kept.get_mut(font) else {
                return;
            };
            match part {
                Part::Space => {
                    let number = kept.keep(space, space_width, " ");
                    shown.add(number, space_width);
                }
                Part::Word(_, word) => {
                    let glyphs = word.glyphs.iter();
                    let numbers: Vec<u16> = glyphs
                        .map(|glyph| kept.keep(glyph.id, glyph.alone, word.text_of(glyph)))
                        .collect();
                    let is_told =
                        !Fonts::is_other(font) || word.is_told() && kept.tell(&numbers, &word);
                    if !is_told {
                        width += std::mem::take(&mut shown).finish(run.size, &mut self.ops);
                        self.ops.push(standing_for(&word.text));
                    }
                    for (number, glyph) in numbers.into_iter().zip(&word.glyphs) {
                        shown.place(number, glyph, run.size, &mut self.ops);
                    }
                    if !is_told {
                        width += std::mem::take(&mut shown).finish(run.size, &mut self.ops);
                        self.ops.push(Op::EndMarkedContent);
                    }
                }
            }
        });
        width += shown.finish(run.size, &mut self.ops);
        if let Some(text) = &mut self.text {
            text.pen = Some(run.left() + width);
        }
    }

    fn set_font(&mut self, font: FontNumber, size: f32) {
        if self.set.font.replace((font, size)) != Some((font, size)) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(resource_name(font))),
                size: Pt(size),
            });
        }
    }

    /// Moves to the start of a text, unless the pen stands there.
    fn move_to(&mut self, at: Point) {
        let place = self.at(at);
        let (x, y) = (place.x.0, place.y.0);
        let Some(text) = &mut self.text else { return };
        let on_line = (text.start.1 - y).abs() < f32::EPSILON;
        let there = text.pen.is_some_and(|pen| (pen - at.x).abs() < TOUCHING);
        if on_line && there {
            return;
        }
        let pos = PdfPoint {
            x: Pt(rounded(x - text.start.0)),
            y: Pt(rounded(y - text.start.1)),
        };
        text.start = (x, y);
        self.ops.push(Op::SetTextCursor { pos });
    }
}

/// Glyphs on their way into one operation.
#[derive(Default)]
struct Shown {
    strings: Vec<DictItem>,
    glyphs: Vec<u8>,
    /// By how much the pen has to go back before the next glyph, in thousandths of an em.
    back: i32,
    rise: i32,
    width: i32,
}

impl Shown {
    fn add(&mut self, number: u16, advance: i32) {
        if self.back != 0 {
            self.end_string();
            self.strings.push(DictItem::Int(self.back.into()));
            self.back = 0;
        }
        self.glyphs.extend(number.to_be_bytes());
        self.width += advance;
    }

    fn place(&mut self, number: u16, glyph: &Glyph, size: f32, ops: &mut Vec<Op>) {
        let (right, up) = glyph.shift;
        self.set_rise(up, size, ops);
        self.back -= right;
        self.add(number, glyph.advance);
        self.back += right + glyph.alone - glyph.advance;
    }

    #[expect(clippy::cast_precision_loss, reason = "a rise is a few thousand units")]
    fn set_rise(&mut self, up: i32, size: f32, ops: &mut Vec<Op>) {
        if self.rise != up {
            self.end(ops);
            self.rise = up;
            ops.push(Op::SetLineOffset {
                multiplier: rounded(up as f32 * size / 1000.0),
            });
        }
    }

    fn end_string(&mut self) {
        if !self.glyphs.is_empty() {
            self.strings.push(DictItem::String {
                data: std::mem::take(&mut self.glyphs),
                literal: true,
            });
        }
    }

    fn end(&mut self, ops: &mut Vec<Op>) {
        self.end_string();
        let strings = std::mem::take(&mut self.strings);
        if !strings.is_empty() {
            ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(strings)],
            });
        }
    }

    /// Ends the text, and returns how far it moved the pen in points.
    #[expect(clippy::cast_precision_loss, reason = "a line is far below 2^23 units")]
    fn finish(mut self, size: f32, ops: &mut Vec<Op>) -> f32 {
        self.set_rise(0, size, ops);
        let adjusted = self.back;
        self.end(ops);
        (self.width + adjusted) as f32 * size / 1000.0
    }
}

/// Begins what stands for a text to those who extract it.
fn standing_for(text: &str) -> Op {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let text = DictItem::String {
        data: units.flat_map(u16::to_be_bytes).collect(),
        literal: false,
    };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), text)]),
        },
    }
}

/// What is no part of the text: what comes back on every page, and decoration.
fn artifact(piece: &MarkedContent) -> Op {
    let kind = if piece.is_text() {
        "Pagination"
    } else {
        "Layout"
    };
    let kind = DictItem::Name(kind.as_bytes().to_vec());
    Op::BeginMarkedContentWithProperties {
        tag: "Artifact".to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([("Type".to_owned(), kind)]),
        },
    }
}

/// Hundredths are finer than any printer, and keep the file small.
fn rounded(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}
