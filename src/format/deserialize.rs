//! Reads the structs of [`super::raw`] from a tree that matches their schema. A hole reads as a
//! blank (an empty text, 0, an empty list, the first variant, a struct of blanks), so that the rest
//! of a faulty file can be validated.

use std::iter;
use std::slice;

use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::tree::{Content, Field, Node};

static HOLE: Node<'static> = Node::hole(0);

impl<'a> Deserializer<'a> for &'a Node<'a> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Text(text) => visitor.visit_borrowed_str(text),
            Content::Integer(number) => visitor.visit_i64(*number),
            Content::Bool(value) => visitor.visit_bool(*value),
            Content::Option(None) => visitor.visit_none(),
            Content::Option(Some(value)) => visitor.visit_some(&**value),
            Content::List(entries) => visitor.visit_seq(ListEntries(entries.iter())),
            Content::Map(entries) => visitor.visit_map(MapEntries::new(entries)),
            Content::Group(_) | Content::Name(_) | Content::Odd | Content::Hole => {
                visitor.visit_unit()
            }
        }
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_borrowed_str(""),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_i64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_i64(0),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_none(),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_seq(ListEntries([].iter())),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.content {
            Content::Hole => visitor.visit_map(MapEntries::new(&[])),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.content {
            Content::Group(group) => visitor.visit_map(StructFields {
                fields: group.fields.iter(),
                value: None,
            }),
            _ => visitor.visit_map(BlankFields {
                names: fields.iter(),
            }),
        }
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let first = variants.first().copied().unwrap_or_default();
        let (name, value) = match &self.content {
            Content::Name(name) => (*name, &HOLE),
            Content::Group(group) => (
                group.name.unwrap_or(first),
                group.values.first().unwrap_or(&HOLE),
            ),
            _ => (first, &HOLE),
        };
        visitor.visit_enum(Choice { name, value })
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct identifier ignored_any
    }
}

struct ListEntries<'a>(slice::Iter<'a, Node<'a>>);

impl<'a> SeqAccess<'a> for ListEntries<'a> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }
}

struct MapEntries<'a> {
    pairs: slice::Iter<'a, (Node<'a>, Node<'a>)>,
    value: Option<&'a Node<'a>>,
}

impl<'a> MapEntries<'a> {
    fn new(pairs: &'a [(Node<'a>, Node<'a>)]) -> Self {
        Self {
            pairs: pairs.iter(),
            value: None,
        }
    }
}

impl<'a> MapAccess<'a> for MapEntries<'a> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((key, value)) = self.pairs.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value.take().unwrap_or(&HOLE))
    }
}

struct StructFields<'a> {
    fields: slice::Iter<'a, Field<'a>>,
    value: Option<&'a Node<'a>>,
}

impl<'a> MapAccess<'a> for StructFields<'a> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(field) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some(&field.value);
        let name: &'a str = &field.name;
        seed.deserialize(BorrowedStrDeserializer::new(name))
            .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value.take().unwrap_or(&HOLE))
    }
}

/// Every field of a struct, blank.
struct BlankFields {
    names: slice::Iter<'static, &'static str>,
}

impl<'a> MapAccess<'a> for BlankFields {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.names
            .next()
            .map(|name| seed.deserialize(IntoDeserializer::<Error>::into_deserializer(*name)))
            .transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(&HOLE)
    }
}

struct Choice<'a> {
    name: &'a str,
    value: &'a Node<'a>,
}

impl<'a> EnumAccess<'a> for Choice<'a> {
    type Error = Error;
    type Variant = &'a Node<'a>;

    fn variant_seed<S: DeserializeSeed<'a>>(
        self,
        seed: S,
    ) -> Result<(S::Value, &'a Node<'a>), Error> {
        let name = seed.deserialize(BorrowedStrDeserializer::<Error>::new(self.name))?;
        Ok((name, self.value))
    }
}

impl<'a> VariantAccess<'a> for &'a Node<'a> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(ListEntries(slice::from_ref(self).iter()))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }
}

/// A step of a path through a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathStep {
    /// The value of a field; if the field is missing, the struct around it.
    Field(&'static str),
    /// An entry of a list.
    Index(usize),
    /// The key of an entry of a map.
    Key(usize),
    /// The value of an entry of a map.
    Value(usize),
}

/// The byte that a path leads to; `None` if it leads into a hole.
pub(super) fn resolve(root: &Node<'_>, path: &[PathStep]) -> Option<usize> {
    let mut node = root;
    for step in path.iter().chain(iter::once(&PathStep::Index(usize::MAX))) {
        while let Content::Option(Some(inner)) = &node.content {
            node = inner;
        }
        let next = match (step, &node.content) {
            (PathStep::Field(name), Content::Group(group)) => group
                .fields
                .iter()
                .find(|field| field.name == *name)
                .map(|field| &field.value),
            (PathStep::Index(index), Content::List(entries)) => entries.get(*index),
            (PathStep::Key(index), Content::Map(entries)) => {
                entries.get(*index).map(|(key, _)| key)
            }
            (PathStep::Value(index), Content::Map(entries)) => {
                entries.get(*index).map(|(_, value)| value)
            }
            (_, Content::Hole) => return None,
            _ => None,
        };
        let Some(next) = next else {
            break;
        };
        node = next;
    }
    (!node.is_hole()).then_some(node.start)
}
