//! What a file must look like, as plain values, and the check of a tree against it.

use super::fault::{Fault, Loss};
use super::tree::{Group, Kind, Node};
use crate::words::Message;

/// What a value must look like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A text in quotation marks.
    Text,
    /// A whole number; its range is judged later.
    Integer,
    /// `true` or `false`.
    Bool,
    /// `Some(..)` or `None`.
    Option(&'static Shape),
    /// `[..]`
    List(&'static Shape),
    /// `{"..": ..}`
    Map(&'static Shape),
    /// `(name: ..)`
    Struct(&'static Struct),
    /// One of these names, some with a value in brackets.
    Enum(&'static [Variant]),
}

/// A struct with its fields.
#[derive(Debug)]
pub(super) struct Struct {
    /// The name that may stand before the bracket.
    pub(super) name: &'static str,
    pub(super) fields: &'static [FieldShape],
    /// Whether a fault anywhere inside spoils all of it.
    pub(super) whole: bool,
}

/// A field of a struct.
#[derive(Debug)]
pub(super) struct FieldShape {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
}

/// A variant of an enum.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) name: &'static str,
    pub(super) holds: Option<Shape>,
}

/// A field that must be there.
pub(super) const fn required(name: &'static str, shape: Shape) -> FieldShape {
    FieldShape {
        name,
        shape,
        required: true,
    }
}

/// A field that may be left out.
pub(super) const fn optional(name: &'static str, shape: Shape) -> FieldShape {
    FieldShape {
        name,
        shape,
        required: false,
    }
}

/// Checks a tree, tells every fault, and leaves a tree that has the shape, with a hole wherever a
/// value does not fit or a required field is missing.
pub(super) fn check(shape: Shape, node: &mut Node<'_>, faults: &mut Vec<Fault>) {
    if node.is_hole() {
        return;
    }
    let fits = match (shape, &mut node.kind) {
        (Shape::Text, Kind::Text(_))
        | (Shape::Integer, Kind::Integer(_))
        | (Shape::Bool, Kind::Bool(_))
        | (Shape::Option(_), Kind::Option(None)) => true,
        (Shape::Option(inner), Kind::Option(Some(value))) => {
            check(*inner, value, faults);
            !value.is_hole()
        }
        (Shape::List(inner), Kind::List(entries)) => {
            for entry in entries {
                check(*inner, entry, faults);
            }
            true
        }
        (Shape::Map(inner), Kind::Map(entries)) => {
            for (key, value) in entries {
                check(Shape::Text, key, faults);
                check(*inner, value, faults);
            }
            true
        }
        (Shape::Struct(shape), Kind::Group(group)) if group.values.is_empty() => {
            check_struct(shape, node.start, group, faults);
            true
        }
        (Shape::Enum(variants), Kind::Name(name)) => check_name(variants, name, node.start, faults),
        (Shape::Enum(variants), Kind::Group(group)) if group.name.is_some() => {
            check_variant(variants, node.start, group, faults)
        }
        _ => {
            faults.push(wrong_kind(shape, node));
            false
        }
    };
    if !fits {
        node.kind = Kind::Hole;
    }
}

fn check_struct(
    shape: &'static Struct,
    start: usize,
    group: &mut Group<'_>,
    faults: &mut Vec<Fault>,
) {
    if let Some(found) = group.name
        && found != shape.name
    {
        let message = Message::new("shape-struct-name")
            .with("expected", shape.name)
            .with("found", found);
        faults.push(Fault::error(start, message).losing(Loss::Nothing));
    }
    let mut seen = vec![false; shape.fields.len()];
    let mut misspelt = Vec::new();
    group.fields.retain_mut(|field| {
        let Some(position) = position(shape, &field.name) else {
            let known = shape.fields.iter().map(|known| known.name);
            let nearest = nearest(&field.name, known);
            misspelt.extend(nearest);
            faults.push(unknown_field(shape, &field.name, field.start, nearest));
            return false;
        };
        let twice = seen
            .get_mut(position)
            .is_some_and(|seen| std::mem::replace(seen, true));
        if twice {
            let message = Message::new("shape-field-twice").with("field", field.name.as_ref());
            let hint = Message::new("shape-field-twice-hint");
            faults.push(Fault::error(field.start, message).hinting(Some(hint)));
            return false;
        }
        if let Some(known) = shape.fields.get(position) {
            check(known.shape, &mut field.value, faults);
        }
        true
    });
    for (known, _) in shape.fields.iter().zip(&seen).filter(|(_, seen)| !**seen) {
        if !known.required {
            continue;
        }
        // Where the field is only misspelt, one fault says enough.
        if !misspelt.contains(&known.name) {
            let message = Message::new("shape-field-missing")
                .with("field", known.name)
                .with("struct", shape.name);
            faults.push(Fault::error(start, message));
        }
        group.fields.push(super::tree::Field {
            name: known.name.into(),
            start,
            value: Node::hole(start),
        });
    }
}

fn position(shape: &Struct, name: &str) -> Option<usize> {
    shape.fields.iter().position(|field| field.name == name)
}

fn unknown_field(
    shape: &'static Struct,
    name: &str,
    start: usize,
    nearest: Option<&'static str>,
) -> Fault {
    let message = Message::new("shape-field-unknown")
        .with("field", name)
        .with("struct", shape.name);
    let hint = nearest.map_or_else(
        || {
            let known: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
            Message::new("shape-known-hint").with("known", known.join(", "))
        },
        |nearest| Message::new("shape-nearest-hint").with("nearest", nearest),
    );
    Fault::error(start, message).hinting(Some(hint))
}

fn check_name(
    variants: &'static [Variant],
    name: &str,
    start: usize,
    faults: &mut Vec<Fault>,
) -> bool {
    match variants.iter().find(|variant| variant.name == name) {
        Some(Variant { holds: None, .. }) => true,
        Some(variant) => {
            let message = Message::new("shape-variant-holds").with("variant", variant.name);
            faults.push(Fault::error(start, message));
            false
        }
        None => {
            faults.push(unknown_variant(variants, name, start));
            false
        }
    }
}

fn check_variant(
    variants: &'static [Variant],
    start: usize,
    group: &mut Group<'_>,
    faults: &mut Vec<Fault>,
) -> bool {
    let name = group.name.unwrap_or_default();
    let Some(variant) = variants.iter().find(|variant| variant.name == name) else {
        faults.push(unknown_variant(variants, name, start));
        return false;
    };
    match (variant.holds, group.values.as_mut_slice()) {
        (Some(shape), [value]) if group.fields.is_empty() => {
            check(shape, value, faults);
            !value.is_hole()
        }
        (Some(_), _) => {
            let message = Message::new("shape-variant-holds").with("variant", variant.name);
            faults.push(Fault::error(start, message));
            false
        }
        (None, _) => {
            let message = Message::new("shape-variant-bare").with("variant", variant.name);
            faults.push(Fault::error(start, message));
            false
        }
    }
}

fn unknown_variant(variants: &'static [Variant], name: &str, start: usize) -> Fault {
    let known: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
    let message = Message::new("shape-variant-unknown")
        .with("known", known.join(", "))
        .with("found", name);
    let hint = nearest(name, known.into_iter())
        .map(|nearest| Message::new("shape-nearest-hint").with("nearest", nearest));
    Fault::error(start, message).hinting(hint)
}

fn wrong_kind(shape: Shape, node: &Node<'_>) -> Fault {
    let expected = match shape {
        Shape::Text => "text",
        Shape::Integer => "integer",
        Shape::Bool => "bool",
        Shape::Option(_) => "option",
        Shape::List(_) => "list",
        Shape::Map(_) => "map",
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "name",
    };
    let found = match &node.kind {
        Kind::Text(_) => "text",
        Kind::Integer(_) => "integer",
        Kind::Bool(_) => "bool",
        Kind::Option(_) => "option",
        Kind::List(_) => "list",
        Kind::Map(_) => "map",
        Kind::Group(group) if group.name.is_some() => "name",
        Kind::Group(_) => "struct",
        Kind::Name(_) => "name",
        Kind::Odd | Kind::Hole => "odd",
    };
    let message = Message::new("shape-kind")
        .with("expected", expected)
        .with("found", found);
    let hint = match (shape, &node.kind) {
        (Shape::Option(_), _) => Some(Message::new("shape-option-hint")),
        (Shape::Text, Kind::Name(_) | Kind::Integer(_)) => Some(Message::new("shape-text-hint")),
        (Shape::Map(Shape::Text), Kind::Text(_)) => Some(Message::new("shape-language-hint")),
        (Shape::Enum(variants), _) => {
            let known: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
            Some(Message::new("shape-known-hint").with("known", known.join(", ")))
        }
        (Shape::Struct(_), _) => Some(Message::new("shape-struct-hint")),
        (Shape::Integer, Kind::Text(_)) => Some(Message::new("shape-integer-hint")),
        _ => None,
    };
    Fault::error(node.start, message).hinting(hint)
}

/// The known name that a misspelt one most likely means.
pub(super) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // No name of ours is nearly as long, and the time grows with the length.
    if name.len() > 64 {
        return None;
    }
    let most = (name.chars().count() / 3).max(1);
    let name = name.to_lowercase();
    known
        .map(|known| (strsim::levenshtein(&name, &known.to_lowercase()), known))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_slip_away_in_a_short_word_and_some_in_a_long_one() {
        let known = || ["id", "title", "recommendations"].into_iter();
        assert_eq!(nearest("titel", known()), None);
        assert_eq!(nearest("Title", known()), Some("title"));
        assert_eq!(nearest("titles", known()), Some("title"));
        assert_eq!(nearest("recomendation", known()), Some("recommendations"));
        assert_eq!(nearest("wholly_other", known()), None);
    }

    #[test]
    fn a_word_longer_than_any_name_is_near_none() {
        let long = "x".repeat(65);
        assert_eq!(nearest(&long, [long.as_str()].into_iter()), None);
    }
}
