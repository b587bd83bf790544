//! Blocks become pieces.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;

use super::breaking::{Line, Setting, break_lines, break_paragraph};
use super::flow::{Flow, Head, Keep, Piece};
use super::hyphens::Hyphens;
use super::references;
use super::scale::{
    self, BASELINE, HAIRLINE, LONGEST_LINE, Measures, SMALL, Type, text_height, text_width,
};
use super::table::table_pieces;
use crate::chart::Scene;
use crate::drawing::{ColourRole, Mark, Point, Shape, Stroke, TextRun, Weight};
use crate::report::{
    Block, Drawn, FontMetrics, Group, Landmark, Link, Paper, Paragraph, Reference, Report, Role,
    RunKind, Section, Span, TextStyle, draw_scene,
};
use crate::words::Words;

/// A part that asks for a new page goes on where less of the last page is used; but nothing goes
/// on below the page that decides.
const USED_AT_LEAST: f32 = 0.4;
/// What a figure leaves free on its page at least, for its caption. A higher one is made smaller.
const LINES_BELOW_FIGURE: f32 = 4.0;
/// Above a figure, and between it and its caption.
const ABOVE_FIGURE: f32 = 12.0;
const ABOVE_CAPTION: f32 = 3.0;
/// Above the caption of a table.
const ABOVE_TABLE_CAPTION: f32 = 11.0;

/// Sets blocks into pieces.
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
    list: Option<u32>,
    /// What links find at the next heading that has no name of its own.
    part: Option<Landmark>,
    next_id: u32,
    headings: u32,
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
    ) -> Self {
        let letters = report.texts().map(str::len).sum();
        Self {
            metrics,
            words,
            width: text_width(paper),
            tallest: text_height(paper),
            hyphens: Hyphens::of(&report.language),
            digits: references::digits(letters),
            refers: Cell::new(false),
            landmarks: report.landmarks(),
            captioned: None,
            list: None,
            part: None,
            next_id: 0,
            headings: 0,
        }
    }

    pub(super) fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    /// Whether links can lead to a place.
    pub(super) fn is_there(&self, landmark: &Landmark) -> bool {
        self.landmarks.contains(landmark)
    }

    /// Sets a section: the first of its contents that fits into `room`, where it has several.
    pub(super) fn set_section(&mut self, flow: &mut Flow, section: &Section, room: f32) {
        if section.new_page {
            let after_the_first = flow.second_part == Some(flow.pieces.len());
            flow.start_page(if after_the_first { 0.0 } else { USED_AT_LEAST });
        }
        let mut set = self.set_blocks(section, &section.blocks);
        for shorter in &section.shorter {
            if set.height() <= room {
                break;
            }
            set = self.set_blocks(section, shorter);
        }
        flow.append(set);
    }

    fn set_blocks(&mut self, section: &Section, blocks: &[Block]) -> Flow {
        self.part = Some(Landmark::Section(section.kind));
        let mut flow = Flow::default();
        for (position, block) in blocks.iter().enumerate() {
            self.set_block(&mut flow, block);
            let next = blocks.get(position + 1);
            if matches!(block, Block::Paragraph(_)) && next.is_some_and(is_introduced) {
                flow.keep_last(Keep::Ought);
            }
        }
        flow
    }

    pub(super) fn set_block(&mut self, flow: &mut Flow, block: &Block) {
        if !matches!(block, Block::Paragraph(paragraph) if paragraph.style == TextStyle::Bullet) {
            self.list = None;
        }
        match block {
            Block::Heading {
                level,
                text,
                landmark,
            } => {
                let landmark = self.heading_landmark(landmark.as_ref());
                flow.heads.push(Head {
                    piece: flow.pieces.len(),
                    level: *level,
                    text: text.clone(),
                    landmark: landmark.clone(),
                });
                let pieces = self.heading_pieces(*level, text, Some(landmark));
                flow.pieces.extend(pieces);
            }
            Block::Paragraph(paragraph) => self.set_paragraph(flow, paragraph),
            Block::Table(table) => table_pieces(self, flow, table),
            Block::TableCaption { text, landmark } => {
                let table = self.id();
                self.captioned = Some(table);
                let above = ABOVE_TABLE_CAPTION;
                self.set_caption(flow, (table, text, above), landmark.as_ref());
                flow.keep_last(Keep::Must);
            }
            Block::Figure {
                scene,
                caption,
                landmark,
            } => self.set_figure(flow, scene, caption, landmark.as_ref()),
        }
    }

    fn heading_landmark(&mut self, own: Option<&Landmark>) -> Landmark {
        self.headings += 1;
        let part = self.part.take();
        let number = Landmark::Heading(self.headings);
        own.cloned().or(part).unwrap_or(number)
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

    fn set_paragraph(&mut self, flow: &mut Flow, paragraph: &Paragraph) {
        let Measures {
            letters,
            before,
            indent,
            weight,
            ink,
        } = scale::paragraph(paragraph.style);
        let Type { size, leading } = letters;
        let spans = references::spoken(&paragraph.spans, self);
        let setting = Setting {
            size,
            width: self.width.min(LONGEST_LINE) - indent,
            weight,
            hyphens: match paragraph.style {
                TextStyle::Display | TextStyle::Kicker => Hyphens::NONE,
                _ => self.hyphens,
            },
            metrics: self.metrics,
        };
        let lines = break_paragraph(&spans, setting);
        let style = Style {
            letters,
            weight,
            ink,
        };
        let (id, role) = self.paragraph_role(paragraph.style);
        let is_point = matches!(role, Role::Bullet { .. });
        let count = lines.len();
        for (position, line) in lines.into_iter().enumerate() {
            let at = Point::new(indent, leading * BASELINE);
            let mut marks = Vec::new();
            if is_point && position == 0 {
                marks.push(self.bullet(size, at.y));
            }
            marks.extend(self.marks(line, &spans, at, &style));
            let last = position + 1 == count;
            let widow = position == 0 || position + 2 == count;
            flow.push(Piece {
                before: if position == 0 { before } else { 0.0 },
                height: leading,
                keep: Keep::must_if(if last {
                    paragraph.keep_with_next
                } else {
                    widow || count < 4 || paragraph.keep_with_next
                }),
                groups: vec![Group {
                    id,
                    role: role.clone(),
                    marks,
                    landmark: None,
                }],
                header: None,
            });
        }
    }

    fn paragraph_role(&mut self, style: TextStyle) -> (u32, Role) {
        if style != TextStyle::Bullet {
            return (self.id(), Role::Paragraph);
        }
        let list = match self.list {
            Some(list) => list,
            None => self.id(),
        };
        self.list = Some(list);
        (self.id(), Role::Bullet { list })
    }

    fn set_figure(
        &mut self,
        flow: &mut Flow,
        scene: &Scene,
        caption: &str,
        landmark: Option<&Landmark>,
    ) {
        let id = self.id();
        let mut marks = draw_scene(scene, Point::new(0.0, 0.0), self.metrics);
        let room = self.tallest - LINES_BELOW_FIGURE * SMALL.leading;
        let mut height = scene.height;
        if height > room {
            let by = room / height;
            for drawn in &mut marks {
                drawn.mark.scale(by);
            }
            height = room;
        }
        flow.push(Piece {
            before: ABOVE_FIGURE,
            height,
            keep: Keep::must_if(!caption.is_empty()),
            groups: vec![Group {
                id,
                role: Role::Figure(scene.summary.clone()),
                marks,
                landmark: landmark.cloned(),
            }],
            header: None,
        });
        self.set_caption(flow, (id, caption, ABOVE_CAPTION), None);
    }

    /// Sets the caption of the figure or table of a number; its lines stay together.
    fn set_caption(
        &mut self,
        flow: &mut Flow,
        (of, text, before): (u32, &str, f32),
        landmark: Option<&Landmark>,
    ) {
        let spans = [Span::muted(text)];
        let Type { size, leading } = SMALL;
        let setting = Setting {
            size,
            width: self.width.min(LONGEST_LINE),
            weight: None,
            hyphens: self.hyphens,
            metrics: self.metrics,
        };
        let style = Style {
            letters: SMALL,
            weight: None,
            ink: ColourRole::Muted,
        };
        let mut landmark = landmark.cloned();
        let lines = break_paragraph(&spans, setting);
        let id = self.id();
        let count = lines.len();
        for (position, line) in lines.into_iter().enumerate() {
            let at = Point::new(0.0, leading * BASELINE);
            flow.push(Piece {
                before: if position == 0 { before } else { 0.0 },
                height: leading,
                keep: Keep::must_if(position + 1 < count),
                groups: vec![Group {
                    id,
                    role: Role::Caption { of },
                    marks: self.marks(line, &spans, at, &style),
                    landmark: landmark.take(),
                }],
                header: None,
            });
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
    fn bullet(&self, size: f32, baseline: f32) -> Drawn {
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

/// Whether a sentence before it belongs to it.
const fn is_introduced(block: &Block) -> bool {
    matches!(
        block,
        Block::Figure { .. } | Block::Table(_) | Block::TableCaption { .. }
    )
}

/// The spans of a cell or paragraph, as they are or with what they say of pages.
pub(super) type Spans<'a> = Cow<'a, [Span]>;
