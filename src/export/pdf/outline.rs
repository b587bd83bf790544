//! The outline: the headings as a tree, each with its place.

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::file::{File, count};
use super::links::target;
use crate::layout::{OutlineEntry, Page};

/// An entry of the outline with its place in the tree.
struct OutlineNode {
    object: ObjectId,
    parent: Option<usize>,
    kids: Vec<usize>,
}

/// Adds the outline as a tree with a target at each heading; `None` without headings.
pub(super) fn add(
    file: &mut File,
    pages: &[Page],
    page_ids: &[ObjectId],
    entries: &[OutlineEntry],
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.reserve();
    let nodes = tree(file, entries);
    let top: Vec<usize> = (0..nodes.len())
        .filter(|position| {
            nodes
                .get(*position)
                .is_some_and(|node| node.parent.is_none())
        })
        .collect();
    for (position, (node, entry)) in nodes.iter().zip(entries).enumerate() {
        let siblings = match node.parent.and_then(|parent| nodes.get(parent)) {
            Some(parent) => &parent.kids,
            None => &top,
        };
        let parent = node.parent.and_then(|parent| nodes.get(parent));
        let mut written = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent.map_or(root, |parent| parent.object),
            "Dest" => place(pages, page_ids, entry),
        };
        let place = siblings.iter().position(|sibling| *sibling == position);
        let at = |place: Option<usize>| Some(nodes.get(*siblings.get(place?)?)?.object);
        if let Some(previous) = at(place.and_then(|place| place.checked_sub(1))) {
            written.set("Prev", previous);
        }
        if let Some(next) = at(place.map(|place| place + 1)) {
            written.set("Next", next);
        }
        set_kids(&mut written, &nodes, &node.kids, -1);
        file.set(node.object, written);
    }
    let mut written = dictionary! { "Type" => "Outlines" };
    set_kids(&mut written, &nodes, &top, 1);
    file.set(root, written);
    Some(root)
}

fn tree(file: &mut File, entries: &[OutlineEntry]) -> Vec<OutlineNode> {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for entry in entries {
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            open.pop();
        }
        let parent = open.last().map(|(_, position)| *position);
        let position = nodes.len();
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) {
            parent.kids.push(position);
        }
        nodes.push(OutlineNode {
            object: file.reserve(),
            parent,
            kids: Vec::new(),
        });
        open.push((entry.level, position));
    }
    nodes
}

/// Names the first and last entry below; a negative count keeps them folded.
fn set_kids(written: &mut Dictionary, nodes: &[OutlineNode], kids: &[usize], sign: i64) {
    let object = |kid: Option<&usize>| Some(nodes.get(*kid?)?.object);
    if let (Some(first), Some(last)) = (object(kids.first()), object(kids.last())) {
        written.set("First", first);
        written.set("Last", last);
        written.set("Count", count(kids.len()) * sign);
    }
}

/// The place of a heading.
fn place(pages: &[Page], page_ids: &[ObjectId], entry: &OutlineEntry) -> Object {
    let page = page_ids.get(entry.page).or(page_ids.first());
    let height = pages.get(entry.page).map_or(0.0, |page| page.height);
    page.map_or(Object::Null, |page| target(*page, height, entry.y))
}
