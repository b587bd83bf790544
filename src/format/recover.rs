//! Takes the smallest parts around the faults out of a document, so that the rest can be kept.

use super::fault::Fault;
use super::file::too_new;
use super::shape::{Shape, Struct};
use super::tree::{Group, Kind, Node};

/// Leaves out the holes of a tree, and the values that lie at the places `spoilt`: each with the
/// smallest part around it that need not be there, a field, an entry of a list or of a map. `false`
/// where nothing is left.
pub(super) fn prune(root: &mut Node<'_>, shape: &'static Struct, mut spoilt: Vec<usize>) -> bool {
    spoilt.sort_unstable();
    keeps(root, Shape::Struct(shape), &spoilt)
}

/// Prunes inside a value; `false` where the value itself must go.
fn keeps(node: &mut Node<'_>, shape: Shape, spoilt: &[usize]) -> bool {
    match (shape, &mut node.kind) {
        (_, Kind::Hole) => false,
        (Shape::Struct(shape), _) if shape.whole => spoilt.is_empty() && !has_hole(node),
        (Shape::Struct(shape), Kind::Group(group)) => keeps_fields(group, shape, spoilt),
        (Shape::List(inner), Kind::List(entries)) => {
            entries.retain_mut(|entry| {
                let inside = within(spoilt, entry.start, entry.end);
                keeps(entry, *inner, inside)
            });
            true
        }
        (Shape::Map(inner), Kind::Map(entries)) => {
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
    match &node.kind {
        Kind::Hole => true,
        Kind::Option(Some(inner)) => has_hole(inner),
        Kind::List(entries) => entries.iter().any(has_hole),
        Kind::Map(entries) => entries
            .iter()
            .any(|(key, value)| has_hole(key) || has_hole(value)),
        Kind::Group(group) => {
            let mut fields = group.fields.iter().map(|field| &field.value);
            fields.any(has_hole) || group.values.iter().any(has_hole)
        }
        Kind::Text(_)
        | Kind::Integer(_)
        | Kind::Bool(_)
        | Kind::Option(None)
        | Kind::Name(_)
        | Kind::Odd => false,
    }
}

/// The places from `start` up to, and without, `end`.
fn within(spoilt: &[usize], start: usize, end: usize) -> &[usize] {
    let from = spoilt.partition_point(|at| *at < start);
    let to = spoilt.partition_point(|at| *at < end);
    spoilt.get(from..to).unwrap_or_default()
}

/// The fault of a document whose questionnaire is of a newer version than `most`.
pub(super) fn too_new_inside(root: &Node<'_>, most: i64) -> Option<Fault> {
    let field = |node: &Node<'_>, name: &str| match &node.kind {
        Kind::Group(group) => group.fields.iter().position(|field| field.name == name),
        _ => None,
    };
    let child = |node| -> Option<&Node<'_>> { child_of(node, field(node, "version")?) };
    let newer = |node| {
        let version: &Node<'_> = child(node)?;
        match version.kind {
            Kind::Integer(number) if number > most => Some(too_new(version.start, number)),
            _ => None,
        }
    };
    let inside = field(root, "questionnaire").and_then(|position| child_of(root, position));
    newer(root).or_else(|| inside.and_then(newer))
}

fn child_of<'n, 't>(node: &'n Node<'t>, position: usize) -> Option<&'n Node<'t>> {
    match &node.kind {
        Kind::Group(group) => group.fields.get(position).map(|field| &field.value),
        _ => None,
    }
}
