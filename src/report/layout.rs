//! From the report as data to pages: blocks become pieces of known height, and pieces fill pages.
//!
//! A piece is what is never cut: a line, a row, a figure. Pieces that must share a page (a
//! heading with what follows, the first and last two lines of a paragraph) are marked as kept.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::breaking::{Line, break_lines};
use super::table::table_pieces;
use super::{
    Block, Drawn, FontMetrics, Group, Page, Paper, Paragraph, Report, Role, RunKind, Section,
    SectionKind, Span, TextRun, TextStyle, draw_scene,
};
use crate::chart::{ColourRole, Point, Scene, Stroke, Weight};
use crate::words::Words;

const MARGIN_SIDE: f32 = 62.0;
const MARGIN_TOP: f32 = 66.0;
const MARGIN_BOTTOM: f32 = 62.0;
const FURNITURE_SIZE: f32 = 8.0;

/// The width that text and figures may take on a paper, in points.
#[must_use]
pub fn text_width(paper: Paper) -> f32 {
    paper.size().0 - 2.0 * MARGIN_SIDE
}

/// Lays a report out. Characters that the font cannot show are named at the end of the method.
#[must_use]
pub fn layout(
    report: &Report,
    words: &Words,
    metrics: &dyn FontMetrics,
    paper: Paper,
) -> Vec<Page> {
    let metrics = &Remembered::new(metrics);
    let mut setter = Setter {
        metrics,
        width: text_width(paper),
        next_id: 0,
        tallest: paper.size().1 - MARGIN_TOP - MARGIN_BOTTOM,
    };
    let notice = missing_notice(report, words, metrics);
    let mut flow = Flow::default();
    for section in &report.sections {
        setter.set_section(&mut flow, section);
        if section.kind == SectionKind::Method
            && let Some(notice) = &notice
        {
            setter.set_block(&mut flow, notice);
        }
    }
    let mut pages = flow.fill(paper, &mut setter);
    add_furniture(&mut pages, report, words, &mut setter);
    pages
}

/// A font that remembers how wide each word is: the same words come again and again.
struct Remembered<'a> {
    metrics: &'a dyn FontMetrics,
    /// The widths at a size of one point.
    regular: RefCell<BTreeMap<String, f32>>,
    semibold: RefCell<BTreeMap<String, f32>>,
}

impl<'a> Remembered<'a> {
    const fn new(metrics: &'a dyn FontMetrics) -> Self {
        Self {
            metrics,
            regular: RefCell::new(BTreeMap::new()),
            semibold: RefCell::new(BTreeMap::new()),
        }
    }
}

impl FontMetrics for Remembered<'_> {
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let known = match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let found = known.borrow().get(text).copied();
        let one = found.unwrap_or_else(|| {
            let one = self.metrics.width(text, weight, 1.0);
            known.borrow_mut().insert(text.to_owned(), one);
            one
        });
        one * size
    }

    fn can_show(&self, letter: char) -> bool {
        self.metrics.can_show(letter)
    }
}

/// A sentence that names every character without a picture in the font.
fn missing_notice(report: &Report, words: &Words, metrics: &dyn FontMetrics) -> Option<Block> {
    let missing: BTreeSet<char> = report
        .texts()
        .flat_map(str::chars)
        .filter(|letter| !letter.is_control() && !metrics.can_show(*letter))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let names: Vec<String> = missing
        .iter()
        .map(|letter| format!("U+{:04X}", u32::from(*letter)))
        .collect();
    let text = words.with(
        "report-missing-characters",
        &[
            ("characters", names.join(", ").into()),
            ("count", names.len().into()),
        ],
    );
    Some(Paragraph::new(TextStyle::Note, text).into())
}

/// What is never cut, with its upper edge at 0.
pub(super) struct Piece {
    /// The space above it, left out at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    /// Whether it stays on the page of the piece that follows.
    pub(super) keep: bool,
    pub(super) groups: Vec<Group>,
    /// The table header that is repeated when a page starts with this piece.
    pub(super) header: Option<usize>,
}

#[derive(Default)]
pub(super) struct Flow {
    pieces: Vec<Piece>,
    page_starts: BTreeSet<usize>,
    headers: Vec<(f32, Vec<Group>)>,
}

impl Flow {
    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Remembers a table header, to be repeated.
    pub(super) fn add_header(&mut self, height: f32, groups: Vec<Group>) -> usize {
        self.headers.push((height, groups));
        self.headers.len() - 1
    }

    /// The height on a page of its own.
    fn height(&self) -> f32 {
        let heights = self.pieces.iter().map(|piece| piece.before + piece.height);
        let first = self.pieces.first().map_or(0.0, |piece| piece.before);
        heights.sum::<f32>() - first
    }

    fn append(&mut self, other: Self) {
        let shift = self.headers.len();
        self.headers.extend(other.headers);
        self.pieces
            .extend(other.pieces.into_iter().map(|mut piece| {
                piece.header = piece.header.map(|header| header + shift);
                piece
            }));
    }

    fn fill(self, paper: Paper, setter: &mut Setter) -> Vec<Page> {
        let Self {
            pieces,
            page_starts,
            headers,
        } = self;
        let mut filler = Filler {
            paper,
            headers: &headers,
            pages: Vec::new(),
            page: blank(paper),
            y: MARGIN_TOP,
        };
        let runs = chains(&pieces, &page_starts);
        let mut pieces = pieces.into_iter();
        for (starts_page, length) in runs {
            let chain: Vec<Piece> = pieces.by_ref().take(length).collect();
            filler.place(chain, starts_page, setter);
        }
        filler.finish()
    }
}

/// The lengths of the runs of pieces that share a page, with whether each starts a new page.
fn chains(pieces: &[Piece], page_starts: &BTreeSet<usize>) -> Vec<(bool, usize)> {
    let mut runs = Vec::new();
    let mut length = 0;
    let mut starts_page = false;
    for (position, piece) in pieces.iter().enumerate() {
        if length == 0 {
            starts_page = page_starts.contains(&position);
        }
        length += 1;
        if !piece.keep || page_starts.contains(&(position + 1)) {
            runs.push((starts_page, length));
            length = 0;
        }
    }
    if length > 0 {
        runs.push((starts_page, length));
    }
    runs
}

struct Filler<'a> {
    paper: Paper,
    headers: &'a [(f32, Vec<Group>)],
    pages: Vec<Page>,
    page: Page,
    y: f32,
}

impl Filler<'_> {
    fn bottom(&self) -> f32 {
        self.paper.size().1 - MARGIN_BOTTOM
    }

    fn is_blank(&self) -> bool {
        self.page.groups.is_empty()
    }

    fn place(&mut self, chain: Vec<Piece>, starts_page: bool, setter: &mut Setter) {
        let height: f32 = chain.iter().map(|piece| piece.before + piece.height).sum();
        if !self.is_blank() && (starts_page || self.y + height > self.bottom()) {
            self.turn(chain.first().and_then(|piece| piece.header), setter);
        }
        for piece in chain {
            let before = if self.is_blank() { 0.0 } else { piece.before };
            if !self.is_blank() && self.y + before + piece.height > self.bottom() {
                self.turn(piece.header, setter);
            }
            let before = if self.is_blank() { 0.0 } else { piece.before };
            self.y += before;
            self.add(piece.groups);
            self.y += piece.height;
        }
    }

    fn add(&mut self, groups: Vec<Group>) {
        for mut group in groups {
            for mark in &mut group.marks {
                mark.shift(MARGIN_SIDE, self.y);
            }
            self.page.groups.push(group);
        }
    }

    fn turn(&mut self, header: Option<usize>, setter: &mut Setter) {
        let page = std::mem::replace(&mut self.page, blank(self.paper));
        self.pages.push(page);
        self.y = MARGIN_TOP;
        if let Some((height, groups)) = header.and_then(|header| self.headers.get(header)) {
            let repeated = groups
                .iter()
                .map(|group| Group {
                    id: setter.id(),
                    role: Role::Artifact,
                    marks: group.marks.clone(),
                    landmark: None,
                })
                .collect();
            self.add(repeated);
            self.y += height;
        }
    }

    fn finish(mut self) -> Vec<Page> {
        if !self.is_blank() || self.pages.is_empty() {
            self.pages.push(self.page);
        }
        self.pages
    }
}

fn blank(paper: Paper) -> Page {
    let (width, height) = paper.size();
    Page {
        width,
        height,
        groups: Vec::new(),
    }
}

/// Sets blocks into pieces.
pub(super) struct Setter<'a> {
    pub(super) metrics: &'a dyn FontMetrics,
    pub(super) width: f32,
    /// The height of an empty page.
    pub(super) tallest: f32,
    next_id: u32,
}

/// The measures of a paragraph's style, in points.
struct Measures {
    size: f32,
    leading: f32,
    before: f32,
    indent: f32,
}

fn measures(style: TextStyle) -> Measures {
    let (size, leading, before, indent) = match style {
        TextStyle::Display => (22.0, 27.0, 20.0, 0.0),
        TextStyle::Kicker => (9.5, 13.0, 5.0, 0.0),
        TextStyle::Lead => (11.0, 15.5, 5.0, 0.0),
        TextStyle::Body => (9.5, 13.5, 6.0, 0.0),
        TextStyle::Bullet => (9.5, 13.5, 3.0, 11.0),
        TextStyle::Note => (8.0, 11.0, 5.0, 0.0),
    };
    Measures {
        size,
        leading,
        before,
        indent,
    }
}

impl Setter<'_> {
    pub(super) fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    fn set_section(&mut self, flow: &mut Flow, section: &Section) {
        if section.new_page {
            flow.page_starts.insert(flow.pieces.len());
        }
        let mut set = self.set_blocks(&section.blocks);
        for shorter in &section.shorter {
            if set.height() <= self.tallest {
                break;
            }
            set = self.set_blocks(shorter);
        }
        flow.append(set);
    }

    fn set_blocks(&mut self, blocks: &[Block]) -> Flow {
        let mut flow = Flow::default();
        for block in blocks {
            self.set_block(&mut flow, block);
        }
        flow
    }

    fn set_block(&mut self, flow: &mut Flow, block: &Block) {
        match block {
            Block::Heading { level, text, .. } => self.set_heading(flow, *level, text),
            Block::Paragraph(paragraph) => self.set_paragraph(flow, paragraph),
            Block::Table(table) => table_pieces(self, flow, table),
            Block::TableCaption { .. } => {}
            Block::Figure { scene, caption, .. } => self.set_figure(flow, scene, caption),
        }
    }

    fn set_heading(&mut self, flow: &mut Flow, level: u8, text: &str) {
        let (size, leading, before, colour) = match level {
            1 => (15.0, 19.0, 26.0, ColourRole::Accent),
            2 => (11.5, 15.0, 17.0, ColourRole::Ink),
            _ => (9.5, 13.5, 12.0, ColourRole::Accent),
        };
        let span = Span {
            text: text.to_owned(),
            weight: Weight::Semibold,
            colour,
            link: None,
            refers: None,
        };
        let spans = [span];
        let id = self.id();
        let lines = break_lines(&spans, size, self.width, self.metrics);
        let count = lines.len();
        for (position, line) in lines.iter().enumerate() {
            let marks = line_marks(line, &spans, Point::new(0.0, leading * 0.78), size);
            let last = position + 1 == count;
            let role = Role::Heading(level);
            let mut groups = vec![Group {
                id,
                role,
                marks,
                landmark: None,
            }];
            let mut height = leading;
            if last && level == 2 {
                height += 2.5;
            }
            if last && level == 1 {
                groups.push(self.rule(leading + 2.0, self.width, ColourRole::Hairline));
                height += 6.0;
            }
            flow.push(Piece {
                before: if position == 0 { before } else { 0.0 },
                height,
                keep: true,
                groups,
                header: None,
            });
        }
    }

    /// A hairline across, as decoration.
    pub(super) fn rule(&mut self, y: f32, width: f32, colour: ColourRole) -> Group {
        let stroke = Stroke {
            colour,
            width: 0.5,
            dashed: false,
        };
        let line = Drawn::Line {
            from: Point::new(0.0, y),
            to: Point::new(width, y),
            stroke,
        };
        Group {
            id: self.id(),
            role: Role::Artifact,
            marks: vec![line],
            landmark: None,
        }
    }

    fn set_paragraph(&mut self, flow: &mut Flow, paragraph: &Paragraph) {
        let Measures {
            size,
            leading,
            before,
            indent,
        } = measures(paragraph.style);
        let spans: Vec<Span> = paragraph
            .spans
            .iter()
            .map(|span| styled(span, paragraph.style))
            .collect();
        let lines = break_lines(&spans, size, self.width - indent, self.metrics);
        let id = self.id();
        let count = lines.len();
        for (position, line) in lines.iter().enumerate() {
            let at = Point::new(indent, leading * 0.76);
            let mut marks = Vec::new();
            if paragraph.style == TextStyle::Bullet && position == 0 {
                marks.push(bullet(size, at.y));
            }
            marks.extend(line_marks(line, &spans, at, size));
            let last = position + 1 == count;
            let widow = position == 0 || position + 2 == count;
            flow.push(Piece {
                before: if position == 0 { before } else { 0.0 },
                height: leading,
                keep: if last {
                    paragraph.keep_with_next
                } else {
                    widow || count < 4 || paragraph.keep_with_next
                },
                groups: vec![Group {
                    id,
                    role: Role::Paragraph,
                    marks,
                    landmark: None,
                }],
                header: None,
            });
        }
    }

    fn set_figure(&mut self, flow: &mut Flow, scene: &Scene, caption: &str) {
        let marks = draw_scene(scene, Point::new(0.0, 0.0), self.metrics);
        let figure_id = self.id();
        let figure = Group {
            id: figure_id,
            role: Role::Figure(scene.summary.clone()),
            marks,
            landmark: None,
        };
        flow.push(Piece {
            before: 12.0,
            height: scene.height,
            keep: !caption.is_empty(),
            groups: vec![figure],
            header: None,
        });
        if caption.is_empty() {
            return;
        }
        let spans = [Span::muted(caption)];
        let lines = break_lines(&spans, 8.0, self.width, self.metrics);
        let id = self.id();
        let count = lines.len();
        for (position, line) in lines.iter().enumerate() {
            let marks = line_marks(line, &spans, Point::new(0.0, 8.5), 8.0);
            flow.push(Piece {
                before: if position == 0 { 3.0 } else { 0.0 },
                height: 11.0,
                keep: position + 1 < count,
                groups: vec![Group {
                    id,
                    role: Role::Caption { of: figure_id },
                    marks,
                    landmark: None,
                }],
                header: None,
            });
        }
    }
}

fn styled(span: &Span, style: TextStyle) -> Span {
    let mut span = span.clone();
    match style {
        TextStyle::Display => {
            span.weight = Weight::Semibold;
            span.colour = ColourRole::Accent;
        }
        TextStyle::Kicker | TextStyle::Note if span.colour == ColourRole::Ink => {
            span.colour = ColourRole::Muted;
        }
        _ => {}
    }
    span
}

fn bullet(size: f32, baseline: f32) -> Drawn {
    Drawn::Text(TextRun {
        at: Point::new(1.0, baseline),
        text: "• ".to_owned(),
        size,
        weight: Weight::Regular,
        colour: ColourRole::Accent,
        link: None,
        kind: RunKind::Text,
    })
}

/// The marks of a line with its start at `at`, on the baseline. The last text ends with a space
/// unless a word goes on, so that extracted text does not run together.
pub(super) fn line_marks(line: &Line, spans: &[Span], at: Point, size: f32) -> Vec<Drawn> {
    line.runs
        .iter()
        .enumerate()
        .filter_map(|(position, run)| {
            let span = spans.get(run.span)?;
            let mut text = run.text.clone();
            let ends_line = position + 1 == line.runs.len();
            if ends_line && !line.joined && !text.ends_with(char::is_whitespace) {
                text.push(' ');
            }
            Some(Drawn::Text(TextRun {
                at: Point::new(at.x + run.x, at.y),
                text,
                size,
                weight: span.weight,
                colour: span.colour,
                link: span.link.clone(),
                kind: RunKind::Text,
            }))
        })
        .collect()
}

/// Running title and page number.
fn add_furniture(pages: &mut [Page], report: &Report, words: &Words, setter: &mut Setter) {
    let count = pages.len();
    let title = fitted(&report.running_title, setter.width, setter.metrics);
    for (position, page) in pages.iter_mut().enumerate() {
        let number = words.with(
            "report-page-number",
            &[("page", (position + 1).into()), ("pages", count.into())],
        );
        let width = setter
            .metrics
            .width(&number, Weight::Regular, FURNITURE_SIZE);
        let right = page.width - MARGIN_SIDE;
        let foot = page.height - MARGIN_BOTTOM + 28.0;
        let mut marks = vec![furniture(number, Point::new(right - width, foot))];
        if position > 0 {
            let head = Point::new(MARGIN_SIDE, MARGIN_TOP - 26.0);
            marks.push(furniture(title.clone(), head));
        }
        let group = Group {
            id: setter.id(),
            role: Role::Artifact,
            marks,
            landmark: None,
        };
        page.groups.push(group);
    }
}

/// A text cut to a width, with an ellipsis where something is lost.
fn fitted(text: &str, width: f32, metrics: &dyn FontMetrics) -> String {
    let wide = |text: &str| metrics.width(text, Weight::Regular, FURNITURE_SIZE);
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

fn furniture(text: String, at: Point) -> Drawn {
    Drawn::Text(TextRun {
        at,
        text,
        size: FURNITURE_SIZE,
        weight: Weight::Regular,
        colour: ColourRole::Muted,
        link: None,
        kind: RunKind::Text,
    })
}
