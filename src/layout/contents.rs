//! The contents: the headings of the parts with their pages, after the first part.

use std::ops::Range;

use super::flow::{Flow, Head, Piece, PiecePlace};
use super::page::{Drawn, Group, Role};
use super::scale::{BASELINE, ENTRY, HAIRLINE};
use super::setter::Setter;
use crate::drawing::{ColourRole, Mark, Point, Weight, dashes};
use crate::report::Link;

/// Between an entry and its leader, and between the leader and the page.
const BESIDE_LEADER: f32 = 5.0;

/// Puts the contents before the piece at `start`, still without page numbers, and returns
/// how many pieces it has.
pub(super) fn insert(setter: &mut Setter, flow: &mut Flow, start: usize) -> usize {
    let mut pieces = setter.heading_pieces(1, &setter.words.text("report-contents"), None);
    for head in listed(flow, start) {
        pieces.push(entry(head, setter));
    }
    let count = pieces.len();
    flow.insert(start, pieces);
    count
}

/// Adds the page of each heading to its entry, and the leader to it.
pub(super) fn say_pages(
    setter: &Setter,
    flow: &mut Flow,
    spots: &[PiecePlace],
    contents: Range<usize>,
) {
    let pages: Vec<usize> = listed(flow, contents.end)
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

/// The headings of the parts.
fn listed(flow: &Flow, start: usize) -> impl Iterator<Item = &Head> {
    let heads = flow.heads.iter();
    heads.filter(move |head| head.piece >= start && head.level == 1)
}

/// A line of the contents without its page.
fn entry(head: &Head, setter: &mut Setter) -> Piece {
    let weight = Weight::Regular;
    let room = setter.width - 4.0 * ENTRY.size;
    let text = setter.fitted(&head.text, room, weight, ENTRY.size);
    let at = Point::new(0.0, ENTRY.leading * BASELINE);
    let mut title = setter.text(at, &text, (ENTRY.size, weight, ColourRole::Ink));
    for drawn in &mut title {
        drawn.link = Some(Link::Place(head.landmark.clone()));
    }
    let level = head.level;
    let groups = vec![
        Group::new(setter.id(), Role::Entry { level }, title),
        Group::new(setter.id(), Role::Artifact, Vec::new()),
    ];
    Piece::new(ENTRY.leading, groups)
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
