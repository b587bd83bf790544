//! Schemas as plain values, and the check of a tree against a schema.

use super::fault::{Fault, Loss};
use super::tree::{Content, Group, Node};
use crate::words::Message;

/// What a value must look like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Schema {
    /// A text in quotation marks.
    Text,
    /// A whole number; its range is checked later.
    Integer,
    /// `true` or `false`.
    Bool,
    /// `Some(..)` or `None`.
    Option(&'static Schema),
    /// `[..]`
    List(&'static Schema),
    /// `{"..": ..}`
    Map(&'static Schema),
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
    pub(super) fields: &'static [FieldSchema],
    /// Whether one fault inside makes the whole struct unusable.
    pub(super) whole: bool,
}

/// A field of a struct.
#[derive(Debug)]
pub(super) struct FieldSchema {
    pub(super) name: &'static str,
    pub(super) shape: Schema,
    pub(super) required: bool,
}

/// A variant of an enum.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) name: &'static str,
    pub(super) holds: Option<Schema>,
}

/// A field that must be there.
pub(super) const fn required(name: &'static str, shape: Schema) -> FieldSchema {
    FieldSchema {
        name,
        shape,
        required: true,
    }
}

/// A field that may be left out.
pub(super) const fn optional(name: &'static str, shape: Schema) -> FieldSchema {
    FieldSchema {
        name,
        shape,
        required: false,
    }
}

/// Checks a tree and reports every fault. Afterwards the tree matches the schema, with a hole for
/// every value that did not fit and every required field that was missing.
pub(super) fn check(shape: Schema, node: &mut Node<'_>, faults: &mut Vec<Fault>) {
    if node.is_hole() {
        return;
    }
    let fits = match (shape, &mut node.content) {
        (Schema::Text, Content::Text(_))
        | (Schema::Integer, Content::Integer(_))
        | (Schema::Bool, Content::Bool(_))
        | (Schema::Option(_), Content::Option(None)) => true,
        (Schema::Option(inner), Content::Option(Some(value))) => {
            check(*inner, value, faults);
            !value.is_hole()
        }
        (Schema::List(inner), Content::List(entries)) => {
            for entry in entries {
                check(*inner, entry, faults);
            }
            true
        }
        (Schema::Map(inner), Content::Map(entries)) => {
            for (key, value) in entries {
                check(Schema::Text, key, faults);
                check(*inner, value, faults);
            }
            true
        }
        (Schema::Struct(shape), Content::Group(group)) if group.values.is_empty() => {
            check_struct(shape, node.start, group, faults);
            true
        }
        (Schema::Enum(variants), Content::Name(name)) => {
            check_name(variants, name, node.start, faults)
        }
        (Schema::Enum(variants), Content::Group(group)) if group.name.is_some() => {
            check_variant(variants, node.start, group, faults)
        }
        _ => {
            faults.push(wrong_kind(shape, node));
            false
        }
    };
    if !fits {
        node.content = Content::Hole;
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
        // A misspelt field is one fault, not two.
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

fn wrong_kind(shape: Schema, node: &Node<'_>) -> Fault {
    let expected = match shape {
        Schema::Text => "text",
        Schema::Integer => "integer",
        Schema::Bool => "bool",
        Schema::Option(_) => "option",
        Schema::List(_) => "list",
        Schema::Map(_) => "map",
        Schema::Struct(_) => "struct",
        Schema::Enum(_) => "name",
    };
    let found = match &node.content {
        Content::Text(_) => "text",
        Content::Integer(_) => "integer",
        Content::Bool(_) => "bool",
        Content::Option(_) => "option",
        Content::List(_) => "list",
        Content::Map(_) => "map",
        Content::Group(group) if group.name.is_some() => "name",
        Content::Group(_) => "struct",
        Content::Name(_) => "name",
        Content::Odd | Content::Hole => "odd",
    };
    let message = Message::new("shape-kind")
        .with("expected", expected)
        .with("found", found);
    let hint = match (shape, &node.content) {
        (Schema::Option(_), _) => Some(Message::new("shape-option-hint")),
        (Schema::Text, Content::Name(_) | Content::Integer(_)) => {
            Some(Message::new("shape-text-hint"))
        }
        (Schema::Map(Schema::Text), Content::Text(_)) => Some(Message::new("shape-language-hint")),
        (Schema::Enum(variants), _) => {
            let known: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
            Some(Message::new("shape-known-hint").with("known", known.join(", ")))
        }
        (Schema::Struct(_), _) => Some(Message::new("shape-struct-hint")),
        (Schema::Integer, Content::Text(_)) => Some(Message::new("shape-integer-hint")),
        _ => None,
    };
    Fault::error(node.start, message).hinting(hint)
}

/// The known name that a misspelt one most likely means.
pub(super) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // None of our names is nearly as long, and long ones take longer.
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
