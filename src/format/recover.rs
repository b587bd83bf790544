//! Removes the smallest parts around the faults of a document, so that the rest can be kept.

use super::fault::{Fault, VERSION, too_new};
use super::shape::{Schema, Struct};
use super::tree::{Content, Group, Node};

/// Removes the holes of a tree and the values at the positions `spoilt`, each with the smallest
/// optional part around it: a field, or an entry of a list or map. `false` if nothing is left.
pub(super) fn prune(root: &mut Node<'_>, shape: &'static Struct, mut spoilt: Vec<usize>) -> bool {
    spoilt.sort_unstable();
    keeps(root, Schema::Struct(shape), &spoilt)
}

/// Prunes inside a value; `false` if the value itself must go.
fn keeps(node: &mut Node<'_>, shape: Schema, spoilt: &[usize]) -> bool {
    match (shape, &mut node.content) {
        (_, Content::Hole) => false,
        (Schema::Struct(shape), _) if shape.whole => spoilt.is_empty() && !has_hole(node),
        (Schema::Struct(shape), Content::Group(group)) => keeps_fields(group, shape, spoilt),
        (Schema::List(inner), Content::List(entries)) => {
            entries.retain_mut(|entry| {
                let inside = within(spoilt, entry.start, entry.end);
                keeps(entry, *inner, inside)
            });
            true
        }
        (Schema::Map(inner), Content::Map(entries)) => {
            entries.retain_mut(|(key, value)| {
                let at_key = within(spoilt, key.start, key.end);
                let inside = within(spoilt, value.start, value.end);
                !key.is_hole() && at_key.is_empty() && keeps(value, *inner, inside)
            });
            true
        }
        _ => spoilt.is_empty(),
    }
}

fn keeps_fields(group: &mut Group<'_>, shape: &'static Struct, spoilt: &[usize]) -> bool {
    let mut whole = true;
    group.fields.retain_mut(|field| {
        let inside = within(spoilt, field.start, field.value.end);
        let known = shape.fields.iter().find(|known| known.name == field.name);
        let Some(known) = known else {
            return false;
        };
        let keeps = keeps(&mut field.value, known.shape, inside);
        whole &= keeps || !known.required;
        keeps
    });
    whole
}

fn has_hole(node: &Node<'_>) -> bool {
    match &node.content {
        Content::Hole => true,
        Content::Option(Some(inner)) => has_hole(inner),
        Content::List(entries) => entries.iter().any(has_hole),
        Content::Map(entries) => entries
            .iter()
            .any(|(key, value)| has_hole(key) || has_hole(value)),
        Content::Group(group) => {
            let mut fields = group.fields.iter().map(|field| &field.value);
            fields.any(has_hole) || group.values.iter().any(has_hole)
        }
        Content::Text(_)
        | Content::Integer(_)
        | Content::Bool(_)
        | Content::Option(None)
        | Content::Name(_)
        | Content::Odd => false,
    }
}

/// The positions from `start` up to but not including `end`.
fn within(spoilt: &[usize], start: usize, end: usize) -> &[usize] {
    let from = spoilt.partition_point(|at| *at < start);
    let to = spoilt.partition_point(|at| *at < end);
    spoilt.get(from..to).unwrap_or_default()
}

/// The fault of a document that is newer than this program can read, or whose questionnaire is.
pub(super) fn too_new_inside(root: &Node<'_>) -> Option<Fault> {
    let field = |node: &Node<'_>, name: &str| match &node.content {
        Content::Group(group) => group.fields.iter().position(|field| field.name == name),
        _ => None,
    };
    let child = |node| -> Option<&Node<'_>> { child_of(node, field(node, "version")?) };
    let newer = |node| {
        let version: &Node<'_> = child(node)?;
        match version.content {
            Content::Integer(number) if number > VERSION => Some(too_new(version.start, number)),
            _ => None,
        }
    };
    let inside = field(root, "questionnaire").and_then(|position| child_of(root, position));
    newer(root).or_else(|| inside.and_then(newer))
}

fn child_of<'n, 't>(node: &'n Node<'t>, position: usize) -> Option<&'n Node<'t>> {
    match &node.content {
        Content::Group(group) => group.fields.get(position).map(|field| &field.value),
        _ => None,
    }
}
