//! What the setting of all blocks shares: fonts, words, numbers, and how lines become marks.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;

use super::breaking::{SetLine, Setting, break_lines};
use super::flow::{Keep, Piece};
use super::hyphens::Hyphens;
use super::metrics::FontMetrics;
use super::page::{Drawn, Group, Role, RunKind};
use super::scale::{self, BASELINE, HAIRLINE, HeadingMeasures, Style};
use crate::chart::Scene;
use crate::drawing::{ColourRole, Mark, Point, Shape, TextRun, Weight, pen};
use crate::report::{Landmark, Link, Reference, Report, Sheet, Span, TextLanguages};
use crate::words::Words;

/// The letters that seldom fill a page: for judging how many digits a page number can have.
const LETTERS_OF_A_SPARE_PAGE: usize = 600;

/// What the setting of all blocks shares.
pub(super) struct Setter<'a> {
    pub(super) metrics: &'a dyn FontMetrics,
    pub(super) words: &'a Words,
    pub(super) width: f32,
    /// The height of an empty page.
    pub(super) tallest: f32,
    pub(super) is_slide: bool,
    /// How long lines of running text may be.
    pub(super) longest_line: f32,
    pub(super) hyphens: Hyphens,
    languages: &'a TextLanguages,
    /// How many digits are kept free for the number of a page.
    pub(super) digits: usize,
    /// Whether the text speaks of a page.
    pub(super) refers: Cell<bool>,
    landmarks: BTreeSet<Landmark>,
    /// The number of the table whose caption stands already.
    pub(super) captioned: Option<u32>,
    /// The list that the last block was a point of.
    pub(super) list: Option<u32>,
    /// What links find at the next heading that has no name of its own.
    pub(super) part: Option<Landmark>,
    last_id: u32,
    pub(super) headings: u32,
}

impl<'a> Setter<'a> {
    pub(super) fn new(
        report: &'a Report,
        words: &'a Words,
        metrics: &'a dyn FontMetrics,
        sheet: Sheet,
        last_id: u32,
    ) -> Self {
        let letters = report.texts().map(str::len).sum();
        Self {
            metrics,
            words,
            width: sheet.text_width(),
            tallest: sheet.text_height(),
            is_slide: sheet.is_slide(),
            longest_line: if sheet.is_slide() {
                // Few lines in large letters: the eye finds the next one.
                sheet.text_width()
            } else {
                sheet.text_width().min(scale::LONGEST_LINE)
            },
            hyphens: Hyphens::of(&report.language),
            languages: &report.languages,
            digits: digits(letters),
            refers: Cell::new(false),
            landmarks: report.landmarks(),
            captioned: None,
            list: None,
            part: None,
            last_id,
            headings: 0,
        }
    }

    pub(super) fn id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    /// Whether links can lead to a place.
    pub(super) fn is_there(&self, landmark: &Landmark) -> bool {
        self.landmarks.contains(landmark)
    }

    pub(super) fn setting(&self, style: &Style, width: f32) -> Setting<'a> {
        Setting {
            size: style.letters.size,
            width,
            weight: style.weight,
            hyphens: if style.divides {
                self.hyphens
            } else {
                Hyphens::NONE
            },
            metrics: self.metrics,
        }
    }

    /// A piece a line, all of them parts of one thing that stay together. The space `before` stands
    /// above the first.
    pub(super) fn line_pieces(
        &self,
        (lines, spans): (Vec<SetLine>, &[Span]),
        style: &Style,
        (indent, before): (f32, f32),
        (id, role): (u32, Role),
    ) -> Vec<Piece> {
        let leading = style.letters.leading;
        let at = Point::new(indent, leading * BASELINE);
        let mut before = Some(before);
        let lines = lines.into_iter();
        lines
            .map(|line| {
                let marks = self.marks(line, spans, at, style);
                Piece {
                    before: before.take().unwrap_or_default(),
                    keep: Keep::Must,
                    ..Piece::new(leading, vec![Group::new(id, role.clone(), marks)])
                }
            })
            .collect()
    }

    pub(super) fn heading_pieces(
        &mut self,
        level: u8,
        text: &str,
        landmark: Option<Landmark>,
    ) -> Vec<Piece> {
        let HeadingMeasures {
            style,
            before,
            after,
            ruled,
        } = scale::heading(level);
        let spans = self.apart(Cow::Owned(vec![Span::strong(text)]));
        let lines = break_lines(&spans, self.setting(&style, self.width));
        let thing = (self.id(), Role::Heading(level));
        let mut pieces = self.line_pieces((lines, &spans), &style, (0.0, before), thing);
        if let Some(group) = first_group(&mut pieces) {
            group.landmark = landmark;
        }
        if let Some(last) = pieces.last_mut() {
            if ruled {
                let rule = self.rule(last.height + 2.0, self.width, ColourRole::Hairline);
                last.groups.push(rule);
            }
            last.height += after;
        }
        pieces
    }

    /// A hairline across, as decoration.
    pub(super) fn rule(&mut self, y: f32, width: f32, colour: ColourRole) -> Group {
        let (from, to) = (Point::new(0.0, y), Point::new(width, y));
        let line = Mark::line(from, to, pen(colour, HAIRLINE));
        Group::new(self.id(), Role::Artifact, vec![line.into()])
    }

    /// The marks of a line with its start at `at`, on the baseline. The last text ends with a
    /// space unless a word goes on, so that extracted text does not run together.
    pub(super) fn marks(
        &self,
        line: SetLine,
        spans: &[Span],
        at: Point,
        style: &Style,
    ) -> Vec<Drawn> {
        let count = line.runs.len();
        let mut marks: Vec<Drawn> = Vec::with_capacity(count + 1);
        for (position, run) in line.runs.into_iter().enumerate() {
            let Some(span) = spans.get(run.span) else {
                continue;
            };
            let mut text = run.text;
            let ends_line = position + 1 == count;
            if ends_line && !line.joined && !text.ends_with(char::is_whitespace) {
                text.push(' ');
            }
            let weight = style.weight.unwrap_or(span.weight);
            let at = Point::new(at.x + run.x, at.y);
            let colour = if span.colour == ColourRole::Ink || style.weight.is_some() {
                style.ink
            } else {
                span.colour
            };
            let set = TextRun::new(at, text, style.letters.size, weight, run.width);
            marks.push(Drawn {
                mark: Mark::text(set, colour),
                link: span.link.clone().filter(|link| self.leads_somewhere(link)),
                kind: self.kind(span),
                language: span.language.clone(),
            });
        }
        if let Some(x) = line.hyphen
            && let Some(last) = marks.last()
            && let Some(run) = last.mark.run()
        {
            let at = Point::new(at.x + x, at.y);
            let width = line.width - x;
            let hyphen = TextRun::new(at, "-", run.size, run.weight, width);
            marks.push(Drawn {
                mark: Mark {
                    shape: Shape::Text(hyphen),
                    fill: last.mark.fill,
                    stroke: None,
                },
                link: last.link.clone(),
                kind: RunKind::Hyphen,
                language: last.language.clone(),
            });
        }
        marks
    }

    /// The sign in front of a point of a list.
    pub(super) fn bullet(&self, size: f32, baseline: f32) -> Vec<Drawn> {
        let at = Point::new(1.0, baseline);
        self.text(at, "•", (size, Weight::Regular, ColourRole::Accent))
    }

    /// A text on one line, a mark a language. The space at its end keeps texts apart where they are
    /// extracted.
    pub(super) fn text(
        &self,
        mut at: Point,
        text: &str,
        (size, weight, colour): (f32, Weight, ColourRole),
    ) -> Vec<Drawn> {
        let mut drawn: Vec<Drawn> = Vec::new();
        for (text, language) in self.languages.parts(text) {
            let width = self.metrics.width(text, weight, size);
            let run = TextRun::new(at, text, size, weight, width);
            at.x += width;
            drawn.push(Drawn {
                language: language.cloned(),
                ..Mark::text(run, colour).into()
            });
        }
        if let Some(Shape::Text(last)) = drawn.last_mut().map(|drawn| &mut drawn.mark.shape) {
            last.text.push(' ');
        }
        drawn
    }

    /// Spans that are in one language each.
    pub(super) fn apart<'s>(&self, spans: Spans<'s>) -> Spans<'s> {
        Span::apart(spans, self.languages)
    }

    /// The marks of a picture; its texts are measured to stand at their anchors.
    pub(super) fn scene_marks(&self, scene: &Scene) -> Vec<Drawn> {
        let marks = scene.marks.iter();
        let drawn = marks.flat_map(|mark| match (mark.run(), mark.fill) {
            (Some(run), Some(colour)) => {
                let measured = TextRun {
                    width: self.metrics.width(&run.text, run.weight, run.size),
                    ..run.clone()
                };
                let at = Point::new(measured.left(), run.at.y);
                self.text(at, &run.text, (run.size, run.weight, colour))
            }
            _ => vec![mark.clone().into()],
        });
        drawn.collect()
    }

    fn kind(&self, span: &Span) -> RunKind {
        if matches!(span.refers, Some(Reference::Page(_))) {
            self.refers.set(true);
            RunKind::PageNumber
        } else {
            RunKind::Text
        }
    }

    fn leads_somewhere(&self, link: &Link) -> bool {
        match link {
            Link::Place(landmark) => self.is_there(landmark),
            Link::Address(_) => true,
        }
    }

    /// A text cut to a width, with an ellipsis where something is lost.
    pub(super) fn fitted(&self, text: &str, width: f32, weight: Weight, size: f32) -> String {
        let wide = |text: &str| self.metrics.width(text, weight, size);
        let room = width - wide("…");
        let mut taken = 0.0;
        let mut buffer = [0; 4];
        for (at, letter) in text.char_indices() {
            taken += wide(letter.encode_utf8(&mut buffer));
            if taken > room {
                let kept = text.get(..at).unwrap_or_default();
                return format!("{}…", kept.trim_end());
            }
        }
        text.to_owned()
    }
}

/// What is drawn first of some pieces.
pub(super) fn first_group(pieces: &mut [Piece]) -> Option<&mut Group> {
    pieces.first_mut()?.groups.first_mut()
}

/// The spans of a cell or paragraph, as they are or with what they say of pages.
pub(super) type Spans<'a> = Cow<'a, [Span]>;

/// How many digits a page number can have in a report of so many letters.
fn digits(letters: usize) -> usize {
    match letters / LETTERS_OF_A_SPARE_PAGE {
        0..100 => 2,
        100..1_000 => 3,
        _ => 6,
    }
}
