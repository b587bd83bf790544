//! One page as drawing operations.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Op, PaintMode,
    PdfFontHandle, PdfPage, Point as PdfPoint, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem,
    TextMatrix, WindingOrder,
};

use super::fonts::{Fonts, Subset, resource_name};
use super::tags;
use crate::chart::{ColourRole, Palette, Point, Stroke};
use crate::report::{Drawn, Page, TextRun};

/// How far the handles of a Bézier curve stand out to draw a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;

/// Draws a page; every group is marked as content of the structure or as an artifact.
pub(super) fn page(page: &Page, fonts: &Fonts, subset: &Subset, palette: &Palette) -> PdfPage {
    let mut pen = Pen {
        palette,
        height: page.height,
        fonts,
        subset,
        ops: Vec::new(),
    };
    let numbers = tags::content_numbers(page);
    for (group, number) in page.groups.iter().zip(numbers) {
        if group.marks.is_empty() {
            continue;
        }
        match number {
            Some(number) => pen.ops.push(Op::BeginMarkedContentWithProperties {
                tag: tags::tag(&group.role).to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]),
                },
            }),
            None => pen.ops.push(Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            }),
        }
        for mark in &group.marks {
            pen.draw(mark);
        }
        pen.ops.push(Op::EndMarkedContent);
    }
    let area = Rect::from_wh(Pt(page.width), Pt(page.height));
    PdfPage {
        media_box: area.clone(),
        trim_box: area.clone(),
        crop_box: area,
        ops: pen.ops,
    }
}

struct Pen<'a> {
    palette: &'a Palette,
    height: f32,
    fonts: &'a Fonts,
    subset: &'a Subset,
    ops: Vec<Op>,
}

impl Pen<'_> {
    fn draw(&mut self, mark: &Drawn) {
        match mark {
            Drawn::Text(run) => self.text(run),
            Drawn::Line { from, to, stroke } => {
                self.set_stroke(*stroke);
                let line = Line {
                    points: vec![self.corner(*from), self.corner(*to)],
                    is_closed: false,
                };
                self.ops.push(Op::DrawLine { line });
            }
            Drawn::Rectangle {
                x,
                y,
                width,
                height,
                fill,
                stroke,
            } => {
                let corners = [
                    Point::new(*x, *y),
                    Point::new(x + width, *y),
                    Point::new(x + width, y + height),
                    Point::new(*x, y + height),
                ];
                let ring = corners.map(|corner| self.corner(corner)).to_vec();
                self.ring(ring, *fill, *stroke);
            }
            Drawn::Polygon {
                points,
                fill,
                stroke,
            } => {
                let ring = points.iter().map(|point| self.corner(*point)).collect();
                self.ring(ring, *fill, *stroke);
            }
            Drawn::Picture(_) => {}
            Drawn::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                let ring = self.circle(*centre, *radius);
                self.ring(ring, *fill, *stroke);
            }
        }
    }

    fn colour(&self, role: ColourRole) -> Color {
        let (red, green, blue) = self.palette.rgb(role);
        Color::Rgb(Rgb {
            r: f32::from(red) / 255.0,
            g: f32::from(green) / 255.0,
            b: f32::from(blue) / 255.0,
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
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        if let Some(role) = fill {
            self.ops.push(Op::SetFillColor {
                col: self.colour(role),
            });
        }
        if let Some(stroke) = stroke {
            self.set_stroke(stroke);
        }
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        let dash = if stroke.dashed {
            LineDashPattern::new(0.0, &[3.0, 2.2])
        } else {
            LineDashPattern::solid()
        };
        self.ops.push(Op::SetOutlineColor {
            col: self.colour(stroke.colour),
        });
        self.ops.push(Op::SetOutlineThickness {
            pt: Pt(stroke.width),
        });
        self.ops.push(Op::SetLineDashPattern { dash });
    }

    fn text(&mut self, run: &TextRun) {
        let glyphs: Vec<Codepoint> = self
            .fonts
            .shape(&run.text, run.weight)
            .into_iter()
            .map(|glyph| {
                let id = self.subset.glyph(run.weight, glyph.id);
                Codepoint::with_cid(id, rounded(glyph.tightening), glyph.text)
            })
            .collect();
        if glyphs.is_empty() {
            return;
        }
        let place = self.at(run.at);
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFillColor {
                col: self.colour(run.colour),
            },
            Op::SetFont {
                font: PdfFontHandle::External(FontId(resource_name(run.weight).to_owned())),
                size: Pt(run.size),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Translate(place.x, place.y),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            },
            Op::EndTextSection,
        ]);
    }
}

/// Hundredths are finer than any printer, and keep the file small.
fn rounded(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}
