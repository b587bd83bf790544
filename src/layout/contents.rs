//! The contents: the headings of the report with their pages, on a page after the first part.

use std::ops::Range;

use super::flow::{Flow, Head, Piece, PiecePlace};
use super::page::{Drawn, Group, Role};
use super::scale::{BASELINE, ENTRY, HAIRLINE, INDENT};
use super::setter::Setter;
use crate::drawing::{ColourRole, Mark, Point, Weight, count, dashes};
use crate::report::Link;

/// Between an entry and its leader, and between the leader and the page.
const BESIDE_LEADER: f32 = 5.0;
/// Above the entry of a part.
const ABOVE_PART: f32 = 5.0;

/// Puts a page of contents before the piece at `start`, still without page numbers, and returns
/// how many pieces it has.
pub(super) fn insert(setter: &mut Setter, flow: &mut Flow, start: usize) -> usize {
    let mut pieces = setter.heading_pieces(1, &setter.words.text("report-contents"), None);
    let deepest = deepest(setter, flow, start);
    for head in listed(flow, start, deepest) {
        pieces.push(entry(head, setter));
    }
    let count = pieces.len();
    flow.insert_page(start, pieces);
    count
}

/// Adds the page of each heading to its entry, and the leader to it.
pub(super) fn say_pages(
    setter: &Setter,
    flow: &mut Flow,
    spots: &[PiecePlace],
    contents: Range<usize>,
) {
    let deepest = deepest(setter, flow, contents.end);
    let pages: Vec<usize> = listed(flow, contents.end, deepest)
        .filter_map(|head| spots.get(head.piece))
        .map(|spot| spot.page + 1)
        .collect();
    let pieces = flow.pieces.get_mut(contents).unwrap_or_default();
    let entries = pieces
        .iter_mut()
        .filter(|piece| piece.groups.iter().any(is_entry));
    for (piece, page) in entries.zip(pages) {
        add_page(piece, page, setter);
    }
}

fn is_entry(group: &Group) -> bool {
    matches!(group.role, Role::Entry { .. })
}

/// The headings of the parts, and those below them where all have room on a page.
fn deepest(setter: &Setter, flow: &Flow, start: usize) -> u8 {
    let all = count(listed(flow, start, 2).count());
    let parts = count(listed(flow, start, 1).count());
    let height = all * ENTRY.leading + parts * ABOVE_PART + 3.0 * ENTRY.leading;
    if height <= setter.tallest { 2 } else { 1 }
}

fn listed(flow: &Flow, start: usize, deepest: u8) -> impl Iterator<Item = &Head> {
    let heads = flow.heads.iter();
    heads.filter(move |head| head.piece >= start && head.level <= deepest)
}

/// A line of the contents without its page.
fn entry(head: &Head, setter: &mut Setter) -> Piece {
    let (weight, indent) = if head.level == 1 {
        (Weight::Semibold, 0.0)
    } else {
        (Weight::Regular, INDENT)
    };
    let room = setter.width - indent - 4.0 * ENTRY.size;
    let text = setter.fitted(&head.text, room, weight, ENTRY.size);
    let at = Point::new(indent, ENTRY.leading * BASELINE);
    let mut title = setter.text(at, &text, (ENTRY.size, weight, ColourRole::Ink));
    for drawn in &mut title {
        drawn.link = Some(Link::Place(head.landmark.clone()));
    }
    let level = head.level;
    let groups = vec![
        Group::new(setter.id(), Role::Entry { level }, title),
        Group::new(setter.id(), Role::Artifact, Vec::new()),
    ];
    Piece {
        before: if level == 1 { ABOVE_PART } else { 0.0 },
        ..Piece::new(ENTRY.leading, groups)
    }
}

fn add_page(piece: &mut Piece, page: usize, setter: &Setter) {
    let [entry, leader] = piece.groups.as_mut_slice() else {
        return;
    };
    let Some((last, title)) = entry
        .marks
        .last()
        .and_then(|last| Some((last, last.mark.run()?)))
    else {
        return;
    };
    let text = page.to_string();
    let wide = |text: &str| setter.metrics.width(text, title.weight, title.size);
    let from = title.at.x + wide(title.text.trim_end()) + BESIDE_LEADER;
    let at = Point::new(setter.width - wide(&text), title.at.y);
    let number = setter.text(at, &text, (title.size, title.weight, ColourRole::Ink));
    let link = last.link.clone();
    entry.marks.extend(number.into_iter().map(|number| Drawn {
        link: link.clone(),
        ..number
    }));
    let to = at.x - BESIDE_LEADER;
    if from < to {
        let (from, to) = (Point::new(from, at.y), Point::new(to, at.y));
        let dots = Mark::line(from, to, dashes(ColourRole::Hairline, HAIRLINE));
        leader.marks.push(dots.into());
    }
}
