//! Blocks become pieces.

use std::borrow::Cow;

use super::breaking::break_paragraph;
use super::flow::{Flow, Head, Keep, Piece};
use super::form::form_pieces;
use super::page::{Group, Role};
use super::references;
use super::scale::{self, BASELINE, ParagraphMeasures, SMALL, Style, Type};
use super::setter::{Setter, first_group};
use super::table::table_pieces;
use crate::chart::Scene;
use crate::drawing::ColourRole;
use crate::report::{Block, Landmark, Paragraph, Section, Span, TextStyle};

/// A part that asks for a new page goes on where less of the last page is used; but nothing goes
/// on below the page that decides.
const USED_AT_LEAST: f32 = 0.4;
/// Where more of a page is used, no part begins on it.
const USED_AT_MOST: f32 = 0.84;
/// What a figure leaves free on its page at least, for its caption. A higher one is made smaller.
const LINES_BELOW_FIGURE: f32 = 4.0;
/// A list of no more points ought to stay on one page.
const FEW_POINTS: usize = 7;
/// Above a figure, and between it and its caption.
const ABOVE_FIGURE: f32 = 12.0;
const ABOVE_CAPTION: f32 = 3.0;
/// Above the caption of a table.
const ABOVE_TABLE_CAPTION: f32 = 11.0;

/// Sets a section: the first of its contents that fits into `room`, where it has several.
pub(super) fn set_section(setter: &mut Setter, flow: &mut Flow, section: &Section, room: f32) {
    flow.start_page(if section.new_page {
        USED_AT_LEAST
    } else {
        USED_AT_MOST
    });
    let mut set = set_blocks(setter, section, &section.blocks);
    for shorter in &section.shorter {
        if set.height() <= room {
            break;
        }
        set = set_blocks(setter, section, shorter);
    }
    flow.append(set);
}

fn set_blocks(setter: &mut Setter, section: &Section, blocks: &[Block]) -> Flow {
    setter.part = Some(Landmark::Section(section.kind));
    let mut flow = Flow::default();
    for (position, block) in blocks.iter().enumerate() {
        let start = flow.pieces.len();
        set_block(setter, &mut flow, block);
        let around = Around::of(blocks, position);
        if around.is_bare(block) {
            flow.let_go();
        }
        flow.keep_last(around.keep(block, flow.pieces.len() - start));
    }
    flow
}

/// What stands around a block.
struct Around<'a> {
    before: Option<&'a Block>,
    next: Option<&'a Block>,
    after: Option<&'a Block>,
    /// Whether it is a point of a list of few points.
    is_in_short_list: bool,
}

impl<'a> Around<'a> {
    fn of(blocks: &'a [Block], position: usize) -> Self {
        let (before, from) = blocks.split_at(position.min(blocks.len()));
        let points = |blocks: &mut dyn Iterator<Item = &Block>| {
            blocks.take_while(|block| is_point(block)).count()
        };
        let list = points(&mut before.iter().rev()) + points(&mut from.iter());
        Self {
            is_in_short_list: list <= FEW_POINTS,
            before: position.checked_sub(1).and_then(|at| blocks.get(at)),
            next: blocks.get(position + 1),
            after: blocks.get(position + 2),
        }
    }

    /// How firmly the end of a block of so many lines, rows or figures stays with what follows.
    fn keep(&self, block: &Block, pieces: usize) -> Keep {
        let Some(next) = self.next else {
            return Keep::No;
        };
        let is_headed = matches!(self.before, Some(Block::Heading { .. }));
        let is_line = is_headed && pieces == 1 && !matches!(next, Block::Heading { .. });
        match block {
            Block::Paragraph(_) if matches!(next, Block::Table(_)) || is_line => Keep::Must,
            // A heading with a sentence alone would be one too many on its page.
            Block::Paragraph(_) if is_introduced(next) && is_headed => Keep::Must,
            Block::Paragraph(_) if is_introduced(next) => Keep::Ought,
            Block::Paragraph(_) | Block::Table(_) if is_point(next) => {
                if self.is_inside_list(block) {
                    Keep::ought_if(self.is_in_short_list)
                } else {
                    Keep::Must
                }
            }
            Block::Table(_) => Keep::must_if(is_note(next) || self.comes_last(next)),
            Block::Figure { .. } if is_point(next) || is_note(next) || self.comes_last(next) => {
                Keep::Ought
            }
            Block::Heading { .. } if self.is_bare(block) => Keep::must_if(self.ends_list(block)),
            _ => Keep::No,
        }
    }

    /// Whether what follows is a text that nothing but a heading follows: it ends what the block began.
    fn comes_last(&self, next: &Block) -> bool {
        let is_text = matches!(next, Block::Paragraph(_));
        is_text && self.after.is_none_or(|after| level(after).is_some())
    }

    /// Whether a list may break after a point: two of its points at least stand on either side.
    fn is_inside_list(&self, block: &Block) -> bool {
        is_point(block) && self.before.is_some_and(is_point) && self.after.is_some_and(is_point)
    }

    /// Whether it is a heading with nothing below it: another of its level follows.
    fn is_bare(&self, block: &Block) -> bool {
        match (level(block), self.next.and_then(level)) {
            (Some(level), Some(next)) => next <= level,
            _ => false,
        }
    }

    /// Whether a bare heading is the first of its like one after another, or the last but one.
    fn ends_list(&self, block: &Block) -> bool {
        let own = level(block);
        let is_above = |other: &Block| level(other).is_some() && level(other) < own;
        let is_first = self.before.and_then(level) != own;
        let is_last_but_one = self.after.is_none_or(is_above);
        self.next.and_then(level) == own && (is_first || is_last_but_one)
    }
}

pub(super) fn set_block(setter: &mut Setter, flow: &mut Flow, block: &Block) {
    if !matches!(block, Block::Paragraph(paragraph) if paragraph.style == TextStyle::Bullet) {
        setter.list = None;
    }
    match block {
        Block::Heading {
            level,
            text,
            landmark,
        } => {
            let landmark = heading_landmark(setter, landmark.as_ref());
            flow.heads.push(Head {
                piece: flow.pieces.len(),
                level: *level,
                text: text.clone(),
                landmark: landmark.clone(),
            });
            let pieces = setter.heading_pieces(*level, text, Some(landmark));
            flow.pieces.extend(pieces);
        }
        Block::Paragraph(paragraph) => set_paragraph(setter, flow, paragraph),
        Block::Table(table) => table_pieces(setter, flow, table),
        Block::TableCaption { text, landmark } => {
            let table = setter.id();
            setter.captioned = Some(table);
            let above = ABOVE_TABLE_CAPTION;
            set_caption(setter, flow, (table, text, above), landmark.as_ref());
            flow.keep_last(Keep::Must);
        }
        Block::Figure {
            scene,
            caption,
            landmark,
        } => set_figure(setter, flow, scene, caption, landmark.as_ref()),
        Block::Form(rows) => form_pieces(setter, flow, rows),
    }
}

fn heading_landmark(setter: &mut Setter, own: Option<&Landmark>) -> Landmark {
    setter.headings += 1;
    let part = setter.part.take();
    let number = Landmark::Heading(setter.headings);
    own.cloned().or(part).unwrap_or(number)
}

/// A point of a list with no more lines stands on one page.
const LINES_OF_A_POINT: usize = 6;

fn set_paragraph(setter: &mut Setter, flow: &mut Flow, paragraph: &Paragraph) {
    let ParagraphMeasures {
        style,
        before,
        indent,
    } = scale::paragraph(paragraph.style);
    let spans = references::spoken(&paragraph.spans, setter);
    let width = setter.longest_line - indent;
    let lines = break_paragraph(&spans, setter.setting(&style, width));
    let count = lines.len();
    let (id, role) = paragraph_role(setter, paragraph.style);
    let is_point = matches!(role, Role::Bullet { .. });
    let mut pieces = setter.line_pieces((lines, &spans), &style, (indent, before), (id, role));
    if is_point && let Some(group) = first_group(&mut pieces) {
        let Type { size, leading } = style.letters;
        let bullet = setter.bullet(size, leading * BASELINE);
        group.marks.splice(0..0, bullet);
    }
    // The end of a point would stand alone on its page.
    let whole = if is_point { LINES_OF_A_POINT } else { 3 };
    for (position, piece) in pieces.iter_mut().enumerate() {
        let last = position + 1 == count;
        let widow = position == 0 || position + 2 == count;
        let stays = paragraph.keep_with_next || !last && (widow || count <= whole);
        piece.keep = Keep::must_if(stays);
    }
    flow.pieces.append(&mut pieces);
}

fn paragraph_role(setter: &mut Setter, style: TextStyle) -> (u32, Role) {
    if style != TextStyle::Bullet {
        return (setter.id(), Role::Paragraph);
    }
    let list = match setter.list {
        Some(list) => list,
        None => setter.id(),
    };
    setter.list = Some(list);
    (setter.id(), Role::Bullet { list })
}

fn set_figure(
    setter: &mut Setter,
    flow: &mut Flow,
    scene: &Scene,
    caption: &str,
    landmark: Option<&Landmark>,
) {
    let id = setter.id();
    let mut marks = setter.scene_marks(scene);
    let room = setter.tallest - LINES_BELOW_FIGURE * SMALL.leading;
    let mut height = scene.height;
    if height > room {
        let by = room / height;
        for drawn in &mut marks {
            drawn.mark.scale(by);
        }
        height = room;
    }
    let group = Group {
        landmark: landmark.cloned(),
        ..Group::new(id, Role::Figure(scene.summary.clone()), marks)
    };
    flow.push(Piece {
        before: ABOVE_FIGURE,
        keep: Keep::must_if(!caption.is_empty()),
        ..Piece::new(height, vec![group])
    });
    set_caption(setter, flow, (id, caption, ABOVE_CAPTION), None);
}

/// Sets the caption of the figure or table of a number; its lines stay together.
fn set_caption(
    setter: &mut Setter,
    flow: &mut Flow,
    (of, text, before): (u32, &str, f32),
    landmark: Option<&Landmark>,
) {
    let spans = setter.apart(Cow::Owned(vec![Span::muted(text)]));
    let style = Style::new(SMALL, ColourRole::Muted);
    let width = setter.longest_line;
    let lines = break_paragraph(&spans, setter.setting(&style, width));
    let thing = (setter.id(), Role::Caption { of });
    let mut pieces = setter.line_pieces((lines, &spans), &style, (0.0, before), thing);
    if let Some(group) = first_group(&mut pieces) {
        group.landmark = landmark.cloned();
    }
    if let Some(last) = pieces.last_mut() {
        last.keep = Keep::No;
    }
    flow.pieces.append(&mut pieces);
}

/// Whether it is a point of a list.
const fn is_point(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if matches!(paragraph.style, TextStyle::Bullet))
}

/// Whether it says something in small type about what stands above it.
const fn is_note(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if matches!(paragraph.style, TextStyle::Note))
}

/// The level of a heading.
const fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// Whether a sentence before it belongs to it.
const fn is_introduced(block: &Block) -> bool {
    matches!(
        block,
        Block::Figure { .. } | Block::Table(_) | Block::TableCaption { .. }
    )
}
