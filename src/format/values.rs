//! Codecs of plain values: texts, numbers, lists, maps, options, ids.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Display;
use std::marker::PhantomData;

use super::codec::{Codec, Reading};
use super::fault::{Fault, Loss};
use super::pen::Pen;
use super::tree::{Content, Node};
use crate::model::{
    ClaimId, ElementId, Level, MeasureId, Numbering, PracticeId, RespondentId, Shared, limits,
};
use crate::words::Message;

/// A value that stands as a text.
pub(super) trait TextCodec {
    /// What is read and written.
    type Value;

    /// The longest text, in bytes.
    const MOST: usize = limits::WORDING_BYTES;

    /// Reads the value, or says what is wrong with the text.
    fn parse<'n>(text: &'n str, reading: &mut Reading<'n>) -> Result<Self::Value, Refusal>;

    fn text(value: &Self::Value) -> Cow<'_, str>;
}

/// What is wrong with a value, and what to do about it.
pub(super) struct Refusal(pub(super) Message, pub(super) Option<Message>);

impl Refusal {
    pub(super) fn hinting(message: Message, hint: &'static str) -> Self {
        Self(message, Some(Message::new(hint)))
    }
}

impl<C: TextCodec> Codec for C {
    type Value = C::Value;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let text = reading.text_of(node, C::MOST)?;
        match C::parse(text, reading) {
            Ok(value) => Some(value),
            Err(Refusal(message, hint)) => {
                reading.wrong(node, message, hint);
                None
            }
        }
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        pen.quoted(&C::text(value));
    }

    fn is_blank(value: &Self::Value) -> bool {
        C::text(value).is_empty()
    }
}

impl TextCodec for String {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        Ok(text.to_owned())
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.into()
    }
}

impl Codec for bool {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        reading.bool(node)
    }

    fn write(value: &Self, pen: &mut Pen) {
        pen.show(value);
    }

    fn is_blank(value: &Self) -> bool {
        !value
    }
}

/// A whole number in a range.
pub(super) struct Number<T, const LEAST: i64, const MOST: i64>(PhantomData<T>);

impl<T: TryFrom<i64> + Display, const LEAST: i64, const MOST: i64> Codec
    for Number<T, LEAST, MOST>
{
    type Value = T;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<T> {
        T::try_from(reading.integer_within(node, LEAST, MOST)?).ok()
    }

    fn write(value: &T, pen: &mut Pen) {
        pen.show(value);
    }
}

impl Codec for Level {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let (numbering, top) = (reading.outline.numbering, reading.outline.top());
        let number = reading.integer_within(node, numbering.lowest().into(), top.into())?;
        numbering.level(u8::try_from(number).ok()?)
    }

    fn write(value: &Self, pen: &mut Pen) {
        pen.show(pen.numbering.number(*value));
    }
}

/// The number of the lowest level.
impl Codec for Numbering {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let number = reading.integer_within(node, 0, 1)?;
        Some(if number == 0 {
            Self::FromZero
        } else {
            Self::FromOne
        })
    }

    fn write(value: &Self, pen: &mut Pen) {
        pen.show(value.lowest());
    }

    fn is_blank(value: &Self) -> bool {
        *value == Self::default()
    }
}

impl<C: Codec> Codec for Option<C> {
    type Value = Option<C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        match reading.option(node)? {
            Some(held) => C::read(held, reading).map(Some),
            None => Some(None),
        }
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        if let Some(value) = value {
            pen.out.push_str("Some(");
            C::write(value, pen);
            pen.out.push(')');
        } else {
            pen.out.push_str("None");
        }
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_none()
    }
}

/// An option that stands bare: without `Some`, and left out where there is none.
pub(super) struct Bare<C>(PhantomData<C>);

impl<C: Codec> Codec for Bare<C> {
    type Value = Option<C::Value>;
    const INLINE: bool = C::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let before = reading.faults.kept().len();
        let value = C::read(node, reading).map(Some);
        if matches!(node.content, Content::Option(None)) {
            for fault in reading.faults.kept().iter_mut().skip(before) {
                fault.hint = Some(Message::new("shape-bare-hint"));
            }
        }
        value
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        if let Some(value) = value {
            C::write(value, pen);
        }
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_none()
    }

    fn is_block(value: &Self::Value) -> bool {
        value.as_ref().is_some_and(C::is_block)
    }
}

/// A value that copies share.
impl<C: Codec> Codec for Shared<C> {
    type Value = Shared<C::Value>;
    const INLINE: bool = C::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        C::read(node, reading).map(Shared::from)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        C::write(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        C::is_blank(value)
    }

    fn is_block(value: &Self::Value) -> bool {
        C::is_block(value)
    }
}

impl<C: Codec> Codec for Vec<C> {
    type Value = Vec<C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let entries = reading.list(node)?.iter();
        let kept = entries.filter_map(|entry| C::read(entry, reading));
        Some(kept.collect())
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        write_list::<C>(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn is_block(value: &Self::Value) -> bool {
        !C::INLINE && !value.is_empty()
    }
}

/// A list whose entries follow a rule.
pub(super) struct Checked<C, R>(PhantomData<(C, R)>);

/// What the entries of a list must be together.
pub(super) trait Rule {
    /// Reports what is wrong; the list is read all the same.
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>);
}

impl<C: Codec, R: Rule> Codec for Checked<C, R> {
    type Value = Vec<C::Value>;
    const INLINE: bool = C::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        if let Content::List(entries) = &node.content {
            R::check(entries, node, reading);
        }
        Vec::<C>::read(node, reading)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        Vec::<C>::write(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        Vec::<C>::is_blank(value)
    }

    fn is_block(value: &Self::Value) -> bool {
        Vec::<C>::is_block(value)
    }
}

/// Each text of a list stands once.
pub(super) struct Once;

impl Rule for Once {
    fn check<'n>(entries: &'n [Node<'n>], _: &'n Node<'n>, reading: &mut Reading<'n>) {
        let mut seen = HashSet::new();
        for entry in entries {
            if let Some(text) = entry.text().filter(|text| !seen.insert(*text)) {
                let message = Message::new("sound-reference-twice").with("id", text);
                reading.wrong(entry, message, None);
            }
        }
    }
}

/// The list has at most so many entries.
pub(super) struct AtMost<const MOST: usize>;

impl<const MOST: usize> Rule for AtMost<MOST> {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        Self::check_length(entries.len(), list, reading);
    }
}

impl<const MOST: usize> AtMost<MOST> {
    fn check_length(found: usize, list: &Node<'_>, reading: &mut Reading<'_>) {
        if found > MOST {
            let message = Message::new("sound-long-list")
                .with("most", MOST)
                .with("found", found);
            let fault = Fault::error(list.start, message).losing(Loss::Whole);
            reading.faults.push(fault);
        }
    }
}

impl<R: Rule, S: Rule> Rule for (R, S) {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        R::check(entries, list, reading);
        S::check(entries, list, reading);
    }
}

/// Writes a list, on one line where its entries allow it.
pub(super) fn write_list<'v, C: Codec>(
    values: impl IntoIterator<Item = &'v C::Value>,
    pen: &mut Pen,
) where
    C::Value: 'v,
{
    pen.brackets(['[', ']'], !C::INLINE, |entries| {
        for value in values {
            entries.entry(|pen| C::write(value, pen));
        }
    });
}

impl<C: Codec<Value: Ord>> Codec for BTreeSet<C> {
    type Value = BTreeSet<C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        Vec::<C>::read(node, reading).map(|values| values.into_iter().collect())
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        write_list::<C>(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }
}

/// A set of at most so many entries.
pub(super) struct SmallSet<C, const MOST: usize>(PhantomData<C>);

impl<C: Codec<Value: Ord>, const MOST: usize> Codec for SmallSet<C, MOST> {
    type Value = BTreeSet<C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let values = Checked::<C, AtMost<MOST>>::read(node, reading)?;
        Some(values.into_iter().collect())
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        BTreeSet::<C>::write(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }
}

impl<K: Codec<Value: Ord>, C: Codec> Codec for BTreeMap<K, C> {
    type Value = BTreeMap<K::Value, C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let most = match &node.content {
            Content::Map(entries) => entries.len(),
            _ => 0,
        };
        let mut entries = Vec::with_capacity(most);
        reading.map(node, None, |reading, text, key, value| {
            let key = text.and_then(|_| K::read(key, reading));
            reading.key = text;
            let value = C::read(value, reading);
            entries.extend(key.zip(value));
        })?;
        Some(entries.into_iter().collect())
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        pen.brackets(['{', '}'], true, |entries| {
            for (key, value) in value {
                entries.entry(|pen| {
                    K::write(key, pen);
                    pen.out.push_str(": ");
                    C::write(value, pen);
                });
            }
        });
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn is_block(value: &Self::Value) -> bool {
        !value.is_empty()
    }
}

/// A map of at most so many entries.
pub(super) struct SmallMap<K, C, const MOST: usize>(PhantomData<(K, C)>);

impl<K: Codec<Value: Ord>, C: Codec, const MOST: usize> Codec for SmallMap<K, C, MOST> {
    type Value = BTreeMap<K::Value, C::Value>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        if let Content::Map(entries) = &node.content {
            AtMost::<MOST>::check_length(entries.len(), node, reading);
        }
        BTreeMap::<K, C>::read(node, reading)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        BTreeMap::<K, C>::write(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn is_block(value: &Self::Value) -> bool {
        !value.is_empty()
    }
}

/// A text that must not be empty.
pub(super) struct Stated;

impl TextCodec for Stated {
    type Value = String;

    fn parse(text: &str, reading: &mut Reading<'_>) -> Result<String, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal(reading.blank_field(), None));
        }
        Ok(text.to_owned())
    }

    fn text(value: &String) -> Cow<'_, str> {
        value.into()
    }
}

/// The id of a questionnaire.
pub(super) struct QuestionnaireId;

impl TextCodec for QuestionnaireId {
    type Value = String;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<String, Refusal> {
        // Ids of every kind have the same form.
        PracticeId::new(text).map_err(|_| malformed_id(text))?;
        Ok(text.to_owned())
    }

    fn text(value: &String) -> Cow<'_, str> {
        value.into()
    }
}

fn malformed_id(text: &str) -> Refusal {
    let message = Message::new("sound-id").with("found", text);
    Refusal::hinting(message, "sound-id-hint")
}

/// The id by which something is known; without it, an id refers to something.
pub(super) struct OwnId<I>(PhantomData<I>);

/// A kind of id, each of which names one thing in a file.
pub(super) trait Named: TextCodec<Value = Self> + 'static {
    /// What is said of an id that stands twice, and what to do about it.
    const TWICE: [&'static str; 2] = ["sound-id-twice", "sound-id-twice-hint"];
}

impl Named for ClaimId {}
impl Named for ElementId {}
impl Named for PracticeId {}
impl Named for RespondentId {
    const TWICE: [&'static str; 2] = ["sound-respondent-twice", "sound-respondent-twice-hint"];
}

impl<I: Named> TextCodec for OwnId<I> {
    type Value = I;

    fn parse<'n>(text: &'n str, reading: &mut Reading<'n>) -> Result<I, Refusal> {
        let id = I::parse(text, reading)?;
        if !reading.is_new::<I>(text) {
            let [message, hint] = I::TWICE;
            let message = Message::new(message).with("id", text);
            return Err(Refusal::hinting(message, hint));
        }
        Ok(id)
    }

    fn text(value: &I) -> Cow<'_, str> {
        I::text(value)
    }
}

macro_rules! id {
    ($($id:ident by $parse:expr;)*) => {$(
        impl TextCodec for $id {
            type Value = Self;

            fn parse<'n>(text: &'n str, reading: &mut Reading<'n>) -> Result<Self, Refusal> {
                let parse: fn(&str, &Reading<'_>) -> Result<Self, Refusal> = $parse;
                parse(text, reading)
            }

            fn text(value: &Self) -> Cow<'_, str> {
                value.as_str().into()
            }
        }
    )*};
}

id! {
    ClaimId by |text, _| ClaimId::new(text).map_err(|_| malformed_id(text));
    MeasureId by |text, _| MeasureId::new(text).map_err(|_| malformed_id(text));
    RespondentId by |text, _| RespondentId::new(text).map_err(|_| malformed_id(text));
    ElementId by element;
    PracticeId by practice;
}

fn element(text: &str, reading: &Reading<'_>) -> Result<ElementId, Refusal> {
    match &reading.outline.elements {
        Some(known) if !known.contains(text) => {
            let message = Message::new("sound-element-unknown").with("id", text);
            Err(Refusal(
                message,
                reading.nearest_id(text, known.iter().copied()),
            ))
        }
        _ => ElementId::new(text).map_err(|_| malformed_id(text)),
    }
}

/// Copies of the questionnaire's own ids share their text.
fn practice(text: &str, reading: &Reading<'_>) -> Result<PracticeId, Refusal> {
    let id = match &reading.outline.practices {
        Some(known) => known.get(text).cloned().ok_or_else(|| {
            let message = Message::new("sound-practice-unknown").with("id", text);
            Refusal(message, reading.nearest_id(text, known.keys().copied()))
        })?,
        None => PracticeId::new(text).ok(),
    };
    id.ok_or_else(|| malformed_id(text))
}
