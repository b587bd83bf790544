//! Codecs: how a value stands in a file. A codec reads its value from a tree, reports every fault
//! where it stands, and writes the value.

use std::any::TypeId;
use std::collections::{BTreeSet, HashSet};
use std::mem;
use std::rc::Rc;

use super::diagnostic::Severity;
use super::fault::{self, Fault, Faults, Loss};
use super::nearest::{self, nearest, nearest_id, nearest_name};
use super::outline::Outline;
use super::pen::Pen;
use super::people::People;
use super::tree::{Content, Node};
use super::versions::Versions;
use crate::model::{HalfLevels, Level, MeasureId, Questionnaire, Shared, limits};
use crate::words::Message;

/// How a value stands in a file.
pub(super) trait Codec {
    /// What is read and written.
    type Value;

    /// Whether a list of such values stands on one line.
    const INLINE: bool = true;

    /// Reads a value and reports its faults. `None` where it cannot be kept.
    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value>;

    /// Writes a value.
    fn write(value: &Self::Value, pen: &mut Pen);

    /// Whether a value says nothing, so that a field that may be left out is.
    fn is_blank(_value: &Self::Value) -> bool {
        false
    }

    /// Whether a value takes several lines.
    fn is_block(_value: &Self::Value) -> bool {
        false
    }
}

/// A struct whose fields are described by `noun!`.
pub(super) trait Noun: Codec {
    /// The name that may stand before the bracket.
    const NAME: &'static str;
    /// The fields in the order in which they are written.
    const FIELDS: &'static [Field];

    /// The stated defaults of fields, as they are written.
    #[cfg(test)]
    fn defaults() -> Vec<(&'static str, String)>;
}

/// A field of a noun.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
}

/// What is known while a file is read, and what was found.
pub(super) struct Reading<'n> {
    pub(super) faults: Faults,
    /// How many values could not be kept.
    pub(super) lost: usize,
    /// The field whose value is read, for messages.
    field: &'static str,
    /// The key of the map entry whose value is read; `None` if the key stands twice.
    pub(super) key: Option<&'n str>,
    /// How many steps the practice that is read has from one of its descriptors to the next.
    pub(super) steps: Option<usize>,
    /// The questionnaire that answers are checked against.
    pub(super) outline: Rc<Outline<'n>>,
    /// The respondents, where they are read before the rest.
    pub(super) people: People,
    /// The questionnaire that stands in a file of its own.
    pub(super) questionnaire: Option<&'n Shared<Questionnaire>>,
    /// What the unit measures, once that is read.
    pub(super) measures: BTreeSet<MeasureId>,
    /// Whether the file is of version 1, which took some things that are faults now.
    pub(super) is_first_version: bool,
    /// The ids that were given so far, by their type.
    ids: HashSet<(TypeId, String)>,
}

impl<'n> Reading<'n> {
    /// Begins to read a file, or answers to a questionnaire that stands in a file of its own.
    pub(super) fn new(questionnaire: Option<&'n Shared<Questionnaire>>) -> Self {
        let outline = questionnaire.map(|questionnaire| Outline::known(questionnaire));
        Self {
            faults: Faults::default(),
            lost: 0,
            field: "",
            key: None,
            steps: None,
            outline: outline.unwrap_or_default().into(),
            people: People::default(),
            questionnaire,
            measures: BTreeSet::new(),
            is_first_version: false,
            ids: HashSet::new(),
        }
    }

    /// Reads values that need not live as long as others that are read.
    pub(super) fn apart<'s, T>(&mut self, read: impl FnOnce(&mut Reading<'s>) -> T) -> T
    where
        'n: 's,
    {
        let outline: Rc<Outline<'s>> = Rc::clone(&self.outline) as _;
        let mut apart = Reading {
            faults: mem::take(&mut self.faults),
            lost: self.lost,
            field: "",
            key: None,
            steps: None,
            outline,
            people: mem::take(&mut self.people),
            questionnaire: self.questionnaire,
            measures: BTreeSet::new(),
            is_first_version: self.is_first_version,
            ids: mem::take(&mut self.ids),
        };
        let value = read(&mut apart);
        self.faults = apart.faults;
        self.lost = apart.lost;
        self.people = apart.people;
        self.ids = apart.ids;
        value
    }

    /// Reports a value that cannot be kept.
    pub(super) fn wrong(
        &mut self,
        node: &Node<'_>,
        message: Message,
        hint: impl Into<Option<Message>>,
    ) {
        self.lost += 1;
        let fault = Fault::error(node.start, message);
        self.faults.push(fault.hinting(hint));
    }

    /// Reports something worth knowing about a value that is kept.
    pub(super) fn warn(
        &mut self,
        node: &Node<'_>,
        message: Message,
        hint: impl Into<Option<Message>>,
    ) {
        let fault = Fault::error(node.start, message).losing(Loss::Nothing);
        self.faults.push(Fault {
            severity: Severity::Warning,
            ..fault.hinting(hint)
        });
    }

    /// Reports a value of another kind. A hole is lost, but has been reported already.
    fn misfit(&mut self, node: &Node<'_>, expected: &'static str, hint: Option<Message>) {
        if node.is_hole() {
            self.lost += 1;
            return;
        }
        let found = match &node.content {
            Content::Text(_) => "text",
            Content::Integer(_) => "integer",
            Content::Bool(_) => "bool",
            Content::Option(_) => "option",
            Content::List(_) => "list",
            Content::Map(_) => "map",
            Content::Group(group) if group.name.is_none() => "struct",
            Content::Group(_) | Content::Name(_) => "name",
            Content::Odd | Content::Hole | Content::Elsewhere => "odd",
        };
        let message = Message::new("shape-kind")
            .with("expected", expected)
            .with("found", found);
        self.wrong(node, message, hint);
    }

    pub(super) fn text(&mut self, node: &'n Node<'n>) -> Option<&'n str> {
        self.text_of(node, limits::WORDING_BYTES)
    }

    /// Reads a text of at most so many bytes.
    pub(super) fn text_of(&mut self, node: &'n Node<'n>, most: usize) -> Option<&'n str> {
        let hint = match &node.content {
            Content::Text(text) if text.len() <= most => return Some(text),
            Content::Text(text) => {
                let message = Message::new("sound-long-text")
                    .with("most", most)
                    .with("found", text.len());
                self.wrong(node, message, None);
                return None;
            }
            Content::Name(_) | Content::Integer(_) => Some(Message::new("shape-text-hint")),
            _ => None,
        };
        self.misfit(node, "text", hint);
        None
    }

    pub(super) fn integer(&mut self, node: &Node<'_>) -> Option<i64> {
        let hint = match &node.content {
            Content::Integer(number) => return Some(*number),
            Content::Text(_) => Some(Message::new("shape-integer-hint")),
            _ => None,
        };
        self.misfit(node, "integer", hint);
        None
    }

    /// Reads a whole number and checks its range.
    pub(super) fn integer_within(&mut self, node: &Node<'_>, least: i64, most: i64) -> Option<i64> {
        let number = self.integer(node)?;
        if (least..=most).contains(&number) {
            return Some(number);
        }
        let message = Message::new("sound-range")
            .with("field", self.field)
            .with("least", least.to_string())
            .with("most", most.to_string())
            .with("found", number.to_string());
        self.wrong(node, message, None);
        None
    }

    /// Reads the version of a file, of which newer ones were refused before.
    pub(super) fn version(&mut self, versions: &Versions, node: &Node<'_>) -> Option<()> {
        self.field = "version";
        self.integer_within(node, 1, versions.newest()).map(|_| ())
    }

    pub(super) fn bool(&mut self, node: &Node<'_>) -> Option<bool> {
        if let Content::Bool(value) = &node.content {
            return Some(*value);
        }
        self.misfit(node, "bool", None);
        None
    }

    #[expect(
        clippy::option_option,
        reason = "the outer one says whether it could be read"
    )]
    pub(super) fn option(&mut self, node: &'n Node<'n>) -> Option<Option<&'n Node<'n>>> {
        if let Content::Option(held) = &node.content {
            return Some(held.as_deref());
        }
        self.misfit(node, "option", Some(Message::new("shape-option-hint")));
        None
    }

    pub(super) fn list(&mut self, node: &'n Node<'n>) -> Option<&'n [Node<'n>]> {
        if let Content::List(entries) = &node.content {
            return Some(entries);
        }
        self.misfit(node, "list", None);
        None
    }

    /// Reads the entries of a map, each with the text of its key; `None` if it has none, or one that
    /// stands twice.
    pub(super) fn map(
        &mut self,
        node: &'n Node<'n>,
        hint: Option<Message>,
        mut entry: impl FnMut(&mut Self, Option<&'n str>, &'n Node<'n>, &'n Node<'n>),
    ) -> Option<()> {
        let Content::Map(entries) = &node.content else {
            self.misfit(node, "map", hint);
            return None;
        };
        // Files that the program writes are in order, so that no key can stand twice.
        let is_sorted = entries.is_sorted_by(|(a, _), (b, _)| a.text() < b.text());
        let mut seen = HashSet::new();
        for (key, value) in entries {
            let mut text = self.text(key);
            if let Some(twice) = text.filter(|text| !is_sorted && !seen.insert(*text)) {
                let message = Message::new("sound-key-twice").with("key", twice);
                self.wrong(key, message, None);
                text = None;
            }
            entry(self, text, key, value);
        }
        Some(())
    }

    /// The nearest id as a hint, where it would be told.
    pub(super) fn nearest_id<'k>(
        &self,
        id: &str,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<Message> {
        (!self.faults.is_full())
            .then(|| nearest_id(id, known))
            .flatten()
    }

    /// Reads one of the `known` names, which are marked if they hold a value in brackets.
    pub(super) fn variant(
        &mut self,
        node: &'n Node<'n>,
        known: &[(&'static str, bool)],
    ) -> Option<(&'static str, Option<&'n Node<'n>>)> {
        let names = || known.iter().map(|(name, _)| *name);
        let listed = || names().collect::<Vec<_>>().join(", ");
        let (name, held, in_brackets) = match &node.content {
            Content::Name(name) => (*name, None, false),
            Content::Group(group) if group.name.is_some() => {
                let held = match group.values.as_slice() {
                    [value] if group.fields.is_empty() => Some(value),
                    _ => None,
                };
                (group.name.unwrap_or_default(), held, true)
            }
            _ => {
                let hint = Message::new("shape-known-hint").with("known", listed());
                self.misfit(node, "name", Some(hint));
                return None;
            }
        };
        let found = known.iter().find(|(known, _)| *known == name);
        if found.is_none() && self.faults.is_full() {
            self.lost += 1;
            self.faults.count_error();
            return None;
        }
        let (message, hint) = match found {
            Some((name, false)) if !in_brackets => return Some((name, None)),
            Some((name, true)) if held.is_some() => return Some((name, held)),
            Some((name, true)) => (
                Message::new("shape-variant-holds").with("variant", *name),
                None,
            ),
            Some((name, false)) => (
                Message::new("shape-variant-bare").with("variant", *name),
                None,
            ),
            None => {
                let message = Message::new("shape-variant-unknown")
                    .with("known", listed())
                    .with("found", name);
                (message, nearest(name, names()))
            }
        };
        self.wrong(node, message, hint);
        None
    }

    /// Reads the fields of a noun, in the order of `known`. Unknown, repeated and missing fields
    /// are reported.
    pub(super) fn fields<const N: usize>(
        &mut self,
        node: &'n Node<'n>,
        noun: &'static str,
        known: &'static [Field],
    ) -> Option<[Option<&'n Node<'n>>; N]> {
        let group = match &node.content {
            Content::Group(group) if group.values.is_empty() => group,
            _ => {
                self.misfit(node, "struct", Some(Message::new("shape-struct-hint")));
                return None;
            }
        };
        if let Some(found) = group.name.filter(|found| *found != noun) {
            let message = Message::new("shape-struct-name")
                .with("expected", noun)
                .with("found", found);
            let fault = Fault::error(node.start, message);
            self.faults.push(fault.losing(Loss::Nothing));
        }
        let mut values = [None; N];
        let mut meant = Vec::new();
        for field in &group.fields {
            let mut slots = known.iter().zip(&mut values);
            let fault = match slots.find(|(known, _)| known.name == field.name) {
                Some((_, slot)) if slot.is_none() => {
                    *slot = Some(&field.value);
                    continue;
                }
                Some((known, _)) => {
                    let message = Message::new("shape-field-twice").with("field", known.name);
                    let hint = Message::new("shape-field-twice-hint");
                    Fault::error(field.start, message).hinting(hint)
                }
                None if self.faults.is_full() => {
                    self.faults.count_error();
                    continue;
                }
                None => unknown_field(noun, known, &field.name, field.start, &mut meant),
            };
            self.faults.push(fault);
        }
        for (known, value) in known.iter().zip(&values) {
            if !known.required || value.is_some() {
                continue;
            }
            self.lost += 1;
            // A misspelt field is one fault, not two.
            if !meant.contains(&known.name) {
                let message = Message::new("shape-field-missing")
                    .with("field", known.name)
                    .with("struct", noun);
                let is_part = (noun, known.name) == ("Assessment", "questionnaire");
                let hint = is_part.then(|| Message::new("shape-part-hint"));
                self.faults
                    .push(Fault::error(node.start, message).hinting(hint));
            }
        }
        Some(values)
    }

    /// Reads the value of a field.
    pub(super) fn value<C: Codec>(
        &mut self,
        field: &'static str,
        node: &'n Node<'n>,
    ) -> Option<C::Value> {
        self.field = field;
        C::read(node, self)
    }

    /// Reports a rating that the practice has no descriptor for; `false` if it has one, or if that
    /// is not known.
    pub(super) fn is_off_scale(
        &mut self,
        node: &Node<'_>,
        practice: &str,
        rating: impl Into<HalfLevels>,
    ) -> bool {
        let (rating, numbering) = (rating.into(), self.outline.numbering);
        let scale = self.outline.scales.get(practice).copied();
        let Some(scale) = scale.filter(|scale| !scale.allows(rating)) else {
            return false;
        };
        let [message, hint] = fault::off_scale(practice, scale, numbering, rating);
        self.wrong(node, message, hint);
        true
    }

    /// Reports a step that does not lead from one level of its practice up to another; `true` if
    /// that is known to be so. Version 1 took steps to the lowest level.
    pub(super) fn is_impossible_step(
        &mut self,
        node: &Node<'_>,
        practice: &str,
        to: Level,
    ) -> bool {
        if self.is_off_scale(node, practice, to) {
            return true;
        }
        let scale = self.outline.scales.get(practice);
        let is_floor = scale.is_some_and(|scale| to <= scale.lowest());
        if is_floor {
            let message = Message::new("sound-floor-step")
                .with("practice", practice)
                .with("level", self.outline.numbering.number(to).to_string());
            if self.is_first_version {
                self.warn(node, message, Message::new("sound-floor-step-left-out"));
            } else {
                self.wrong(node, message, Message::new("sound-floor-step-hint"));
            }
        }
        is_floor
    }

    /// Says that a text must not be empty.
    pub(super) fn blank_field(&self) -> Message {
        Message::new("sound-blank").with("field", self.field)
    }

    /// Notes an id that names something; `false` if another of its type has it already.
    pub(super) fn is_new<I: 'static>(&mut self, id: &str) -> bool {
        self.ids.insert((TypeId::of::<I>(), id.to_owned()))
    }
}

/// The fault of a field that a noun does not have. The field that it was `meant` to be is noted.
fn unknown_field(
    noun: &'static str,
    known: &'static [Field],
    name: &str,
    start: usize,
    meant: &mut Vec<&'static str>,
) -> Fault {
    let message = Message::new("shape-field-unknown")
        .with("field", name)
        .with("struct", noun);
    let names: Vec<&'static str> = known.iter().map(|field| field.name).collect();
    let nearest = nearest_name(name, names.iter().copied());
    meant.extend(nearest);
    let hint = nearest.map_or_else(
        || Message::new("shape-known-hint").with("known", names.join(", ")),
        nearest::hint,
    );
    Fault::error(start, message).hinting(hint)
}
