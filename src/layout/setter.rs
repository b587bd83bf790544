//! What the setting of all blocks shares: fonts, words, numbers, and how lines become marks.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;

use super::breaking::{Line, Setting, break_lines};
use super::flow::{Keep, Piece};
use super::hyphens::Hyphens;
use super::metrics::FontMetrics;
use super::page::{Drawn, Group, Role, RunKind};
use super::scale::{self, BASELINE, HAIRLINE, Type, text_height};
use crate::drawing::{ColourRole, Mark, Point, Shape, Stroke, TextRun, Weight};
use crate::report::{Landmark, Link, Paper, Reference, Report, Span};
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
    pub(super) hyphens: Hyphens,
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

/// How lines become marks.
pub(super) struct Style {
    pub(super) letters: Type,
    pub(super) weight: Option<Weight>,
    pub(super) ink: ColourRole,
}

impl<'a> Setter<'a> {
    pub(super) fn new(
        report: &Report,
        words: &'a Words,
        metrics: &'a dyn FontMetrics,
        paper: Paper,
        last_id: u32,
    ) -> Self {
        let letters = report.texts().map(str::len).sum();
        Self {
            metrics,
            words,
            width: paper.text_width(),
            tallest: text_height(paper),
            hyphens: Hyphens::of(&report.language),
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

    pub(super) fn heading_pieces(
        &mut self,
        level: u8,
        text: &str,
        mut landmark: Option<Landmark>,
    ) -> Vec<Piece> {
        let measures = scale::heading(level);
        let Type { size, leading } = measures.letters;
        let spans = [Span::strong(text)];
        let id = self.id();
        let lines = break_lines(
            &spans,
            Setting {
                size,
                width: self.width,
                weight: None,
                hyphens: Hyphens::NONE,
                metrics: self.metrics,
            },
        );
        let style = Style {
            letters: measures.letters,
            weight: None,
            ink: measures.colour,
        };
        let count = lines.len();
        let mut pieces = Vec::with_capacity(count);
        for (position, line) in lines.into_iter().enumerate() {
            let last = position + 1 == count;
            let mut groups = vec![Group {
                id,
                role: Role::Heading(level),
                marks: self.marks(line, &spans, Point::new(0.0, leading * BASELINE), &style),
                landmark: landmark.take(),
            }];
            if last && measures.ruled {
                groups.push(self.rule(leading + 2.0, self.width, ColourRole::Hairline));
            }
            pieces.push(Piece {
                before: if position == 0 { measures.before } else { 0.0 },
                height: leading + if last { measures.after } else { 0.0 },
                keep: Keep::Must,
                groups,
                header: None,
            });
        }
        pieces
    }

    /// A hairline across, as decoration.
    pub(super) fn rule(&mut self, y: f32, width: f32, colour: ColourRole) -> Group {
        let stroke = Stroke {
            colour,
            width: HAIRLINE,
            dashed: false,
        };
        let line = Mark::line(Point::new(0.0, y), Point::new(width, y), stroke);
        Group {
            id: self.id(),
            role: Role::Artifact,
            marks: vec![line.into()],
            landmark: None,
        }
    }

    /// The marks of a line with its start at `at`, on the baseline. The last text ends with a
    /// space unless a word goes on, so that extracted text does not run together.
    pub(super) fn marks(&self, line: Line, spans: &[Span], at: Point, style: &Style) -> Vec<Drawn> {
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
            });
        }
        marks
    }

    /// The sign in front of a point of a list.
    pub(super) fn bullet(&self, size: f32, baseline: f32) -> Drawn {
        let at = Point::new(1.0, baseline);
        self.text(at, "•", (size, Weight::Regular, ColourRole::Accent))
    }

    /// A text on one line. The space at its end keeps texts apart where they are extracted.
    pub(super) fn text(
        &self,
        at: Point,
        text: &str,
        (size, weight, colour): (f32, Weight, ColourRole),
    ) -> Drawn {
        let width = self.metrics.width(text, weight, size);
        let run = TextRun::new(at, format!("{text} "), size, weight, width);
        Mark::text(run, colour).into()
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
