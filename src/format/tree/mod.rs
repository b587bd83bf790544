//! Reads RON into a tree with positions, and carries on after a fault so that all of them are
//! found.
//!
//! The reader is our own: its faults are worded like all others, nesting is bounded, and a
//! forgotten quotation mark or bracket costs one fault, not one for each line that follows. It
//! reads what our files hold (texts, whole numbers, lists, maps, structs, variants, options) and no
//! extensions.

mod quotes;

use std::borrow::Cow;

use crate::format::diagnostic::Severity;
use crate::format::fault::{Fault, Loss};
use crate::model::limits;
use crate::words::Message;

/// A value and the byte at which it begins.
#[derive(Debug, Clone)]
pub(super) struct Node<'t> {
    pub(super) start: usize,
    pub(super) content: Content<'t>,
}

#[derive(Debug, Clone)]
pub(super) enum Content<'t> {
    Text(Cow<'t, str>),
    Integer(i64),
    Bool(bool),
    Option(Option<Box<Node<'t>>>),
    // Lists, maps and groups are boxed, or each value of a large document would take as much memory as
    // the largest kind.
    List(Box<[Node<'t>]>),
    Map(Box<[(Node<'t>, Node<'t>)]>),
    /// `(..)` with or without a name before it: a struct, or a variant that holds something.
    Group(Box<Group<'t>>),
    /// A word that stands alone: a variant that holds nothing.
    Name(&'t str),
    /// A value that none of our fields accepts, such as a number with a fraction.
    Odd,
    /// A value that is faulty or could not be read.
    Hole,
    /// A value that is not in this tree: it stands in a file of its own, or was read [`read_apart`].
    Elsewhere,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Group<'t> {
    pub(super) name: Option<&'t str>,
    pub(super) fields: Vec<Field<'t>>,
    pub(super) values: Vec<Node<'t>>,
}

#[derive(Debug, Clone)]
pub(super) struct Field<'t> {
    pub(super) name: Cow<'t, str>,
    pub(super) start: usize,
    pub(super) value: Node<'t>,
}

impl Field<'_> {
    /// A field whose value stands in a file of its own.
    pub(super) fn elsewhere(name: &'static str) -> Self {
        Self {
            name: name.into(),
            start: 0,
            value: Node {
                start: 0,
                content: Content::Elsewhere,
            },
        }
    }
}

impl<'t> Node<'t> {
    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Content::Group(group) = &self.content else {
            return None;
        };
        let mut fields = group.fields.iter();
        fields
            .find(|field| field.name == name)
            .map(|field| &field.value)
    }

    pub(super) fn field_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Content::Group(group) = &mut self.content else {
            return None;
        };
        let mut fields = group.fields.iter_mut();
        fields
            .find(|field| field.name == name)
            .map(|field| &mut field.value)
    }

    /// The value of a field, which is added if the struct does not have it; `None` if this is no
    /// struct.
    pub(super) fn field_or(
        &mut self,
        name: &'static str,
        start: usize,
        content: impl FnOnce() -> Content<'t>,
    ) -> Option<&mut Self> {
        let is_there = self.field(name).is_some();
        let Content::Group(group) = &mut self.content else {
            return None;
        };
        if !is_there {
            group.fields.push(Field {
                name: name.into(),
                start,
                value: Self {
                    start,
                    content: content(),
                },
            });
        }
        self.field_mut(name)
    }

    /// The entries of a list; none if it is something else.
    pub(super) fn entries(&self) -> &[Self] {
        match &self.content {
            Content::List(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn entries_mut(&mut self) -> &mut [Self] {
        match &mut self.content {
            Content::List(entries) => entries,
            _ => &mut [],
        }
    }

    /// The entries of a field that is a list.
    pub(super) fn entries_of(&self, field: &str) -> &[Self] {
        self.field(field).map_or(&[], Self::entries)
    }

    /// The text of the field `id`; empty if it has none.
    pub(super) fn id(&self) -> &str {
        self.field("id").and_then(Self::text).unwrap_or_default()
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        match self.content {
            Content::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// A hole at a position.
    pub(super) const fn hole(at: usize) -> Self {
        Self {
            start: at,
            content: Content::Hole,
        }
    }

    pub(super) const fn is_hole(&self) -> bool {
        matches!(self.content, Content::Hole)
    }
}

/// Reads a whole text. The tree has a [`Content::Hole`] wherever a value could not be read.
pub(super) fn read(text: &str) -> (Node<'_>, Vec<Fault>) {
    read_whole(Reader::new(text))
}

/// Reads a whole text but for the list that is a field of the outermost struct: its entries are handed
/// to `take` one after the other and are not in the tree, which would take many times the memory of
/// the text.
pub(super) fn read_apart<'t>(
    text: &'t str,
    field: &'static str,
    take: &mut dyn FnMut(&Node<'t>),
) -> (Node<'t>, Vec<Fault>) {
    let mut reader = Reader::new(text);
    reader.apart = Some((field, take));
    read_whole(reader)
}

fn read_whole<'t>(mut reader: Reader<'t, '_>) -> (Node<'t>, Vec<Fault>) {
    reader.extensions();
    let root = reader.value();
    reader.blank();
    if !reader.gave_up && reader.peek().is_some() {
        let message = Message::new("syntax-after-end").with("found", reader.found());
        reader.fault(reader.at, message, None, Loss::Nothing);
    }
    (root, reader.faults)
}

/// The first word of a file and its position, read without the rest.
pub(super) fn first_word(text: &str) -> (usize, &str) {
    let mut reader = Reader::new(text);
    reader.extensions();
    let start = reader.at;
    (start, reader.word())
}

struct Reader<'t, 'f> {
    text: &'t str,
    at: usize,
    /// The open brackets: position, and the bracket that closes each.
    open: Vec<(usize, char)>,
    faults: Vec<Fault>,
    /// Whether the brackets just read lacked their closing one.
    closed_early: bool,
    gave_up: bool,
    /// How many values the tree has.
    values: usize,
    /// How many texts were not closed up to the end of the file.
    unclosed: usize,
    /// The place of the odd blank that was told, among the faults.
    odd_blank: Option<usize>,
    /// The field whose entries are read apart, until it was.
    apart: Option<(&'static str, Take<'t, 'f>)>,
}

type Take<'t, 'f> = &'f mut dyn FnMut(&Node<'t>);

impl<'t> Reader<'t, '_> {
    const fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            faults: Vec::new(),
            closed_early: false,
            gave_up: false,
            values: 0,
            unclosed: 0,
            odd_blank: None,
            apart: None,
        }
    }

    fn value(&mut self) -> Node<'t> {
        self.blank();
        let start = self.at;
        self.values += 1;
        if self.values > limits::VALUES && !self.gave_up {
            let message = Message::new("syntax-too-many-values").with("most", limits::VALUES);
            self.fault(start, message, None, Loss::Whole);
            self.gave_up = true;
        }
        let content = match self.peek() {
            Some('"') => self.quoted().map_or(Content::Hole, Content::Text),
            Some('(') => self.group(None),
            Some('[') => self.list(),
            Some('{') => self.map(),
            Some('\'' | '\u{2018}' | '\u{201c}' | '\u{201e}' | '\u{ab}') => self.other_quotes(),
            Some('r') if self.raw_hashes().is_some() => self.raw(),
            Some(c) if starts_number(c) => self.number(),
            Some(c) if starts_word(c) => self.named(),
            _ => {
                let message = match self.peek() {
                    Some(_) => Message::new("syntax-value").with("found", self.found()),
                    None => Message::new("syntax-value-end"),
                };
                self.fault(start, message, None, Loss::Part);
                Content::Hole
            }
        };
        Node { start, content }
    }

    fn list(&mut self) -> Content<'t> {
        let mut entries = Vec::new();
        self.bracketed(']', |reader| {
            let value = reader.value();
            let whole = !value.is_hole();
            entries.push(value);
            whole
        });
        Content::List(entries.into_boxed_slice())
    }

    /// Reads the value of a field of the outermost struct.
    fn value_apart(&mut self, take: Take<'t, '_>) -> Node<'t> {
        self.blank();
        let start = self.at;
        if self.peek() != Some('[') {
            return self.value();
        }
        let values = self.values;
        self.bracketed(']', |reader| {
            let value = reader.value();
            take(&value);
            reader.values = values;
            !value.is_hole()
        });
        Node {
            start,
            content: Content::Elsewhere,
        }
    }

    fn map(&mut self) -> Content<'t> {
        let mut entries = Vec::new();
        self.bracketed('}', |reader| {
            let key = reader.value();
            if key.is_hole() || !reader.colon() {
                let hole = Node::hole(key.start);
                entries.push((key, hole));
                return false;
            }
            let value = reader.value();
            let whole = !value.is_hole();
            entries.push((key, value));
            whole
        });
        Content::Map(entries.into_boxed_slice())
    }

    fn group(&mut self, name: Option<&'t str>) -> Content<'t> {
        let mut group = Group {
            name,
            fields: Vec::new(),
            values: Vec::new(),
        };
        self.bracketed(')', |reader| {
            let field = reader.field_name();
            let is_apart = |(name, _): &mut (&str, _)| {
                let is_named = field.as_ref().is_some_and(|(_, found)| found == name);
                is_named && reader.open.len() == 1
            };
            let value = match reader.apart.take_if(is_apart) {
                Some((_, take)) => reader.value_apart(take),
                None => reader.value(),
            };
            let whole = !value.is_hole();
            if let Some((start, name)) = field {
                // Most answers are a rating alone.
                group
                    .fields
                    .reserve_exact(usize::from(group.fields.is_empty()));
                group.fields.push(Field { name, start, value });
            } else {
                // Variants hold one value.
                group.values.reserve_exact(1);
                group.values.push(value);
            }
            whole
        });
        Content::Group(Box::new(group))
    }

    /// Reads entries up to the closing bracket. `entry` returns whether it read its entry
    /// completely; after a broken one, everything up to the next comma or bracket is skipped.
    fn bracketed(&mut self, close: char, mut entry: impl FnMut(&mut Self) -> bool) {
        let start = self.at;
        self.advance();
        if self.open.len() >= limits::DEPTH {
            let message = Message::new("syntax-too-deep").with("most", limits::DEPTH);
            self.fault(start, message, None, Loss::Whole);
            self.gave_up = true;
        }
        self.open.push((start, close));
        let mut entries = 0_usize;
        while !self.gave_up {
            self.blank();
            match self.peek() {
                None => {
                    self.never_closed(start);
                    break;
                }
                Some(c) if c == close => {
                    self.advance();
                    break;
                }
                Some(c @ (')' | ']' | '}')) => {
                    if self.wrong_bracket(c, close) {
                        break;
                    }
                }
                Some(',') => {
                    let message = Message::new("syntax-value").with("found", self.found());
                    self.fault(self.at, message, None, Loss::Nothing);
                    self.advance();
                }
                Some(_) if entries > 0 && self.belongs_outside(close) => {
                    let message = Message::new("syntax-bracket")
                        .with("close", close.to_string())
                        .with("found", self.found());
                    let hint = Message::new("syntax-bracket-hint");
                    self.fault(self.at, message, hint, Loss::Nothing);
                    self.closed_early = true;
                    break;
                }
                Some(_) => {
                    self.entry_and_comma(close, &mut entry);
                    entries += 1;
                }
            }
        }
        self.open.pop();
    }

    /// Whether what follows belongs to outer brackets, so that the closing bracket of these was
    /// forgotten. Fields belong in structs, and structs neither in maps nor after fields.
    fn belongs_outside(&mut self, close: char) -> bool {
        let waits = |bracket| self.open.iter().rev().skip(1).any(|(_, c)| *c == bracket);
        match (close, self.peek()) {
            (')' | '}', Some('(')) | ('}', Some('{')) => waits(']'),
            (']' | '}', Some(c)) if starts_word(c) => waits(')') && self.field_comes(),
            _ => false,
        }
    }

    /// Whether a word and a colon follow.
    fn field_comes(&mut self) -> bool {
        let at = self.at;
        self.word();
        let rest = self.rest().trim_start();
        self.at = at;
        rest.starts_with(':')
    }

    fn entry_and_comma(&mut self, close: char, entry: &mut impl FnMut(&mut Self) -> bool) {
        let before = self.at;
        let whole = entry(self);
        if self.gave_up {
            return;
        }
        self.blank();
        if !whole && !self.at_entry_end() {
            self.skip();
        }
        let closed_early = std::mem::take(&mut self.closed_early);
        match self.peek() {
            Some(',') => self.advance(),
            None | Some(')' | ']' | '}') => {}
            // The comma came before the forgotten bracket.
            Some(_) if closed_early => {}
            Some(_) => {
                let message = Message::new("syntax-comma")
                    .with("close", close.to_string())
                    .with("found", self.found());
                self.fault(self.at, message, None, Loss::Nothing);
                if self.at == before {
                    self.advance();
                }
            }
        }
    }

    fn never_closed(&mut self, start: usize) {
        let message = Message::new("syntax-unclosed").with("found", self.snippet(start));
        let hint = Message::new("syntax-unclosed-hint");
        self.fault(start, message, hint, Loss::Nothing);
        self.gave_up = true;
    }

    /// Reports a closing bracket that does not fit; `true` if an outer bracket needs it.
    fn wrong_bracket(&mut self, found: char, close: char) -> bool {
        let fits_outside = self.open.iter().any(|(_, waits)| *waits == found);
        let message = Message::new("syntax-bracket")
            .with("close", close.to_string())
            .with("found", self.found());
        self.fault(self.at, message, None, Loss::Nothing);
        if !fits_outside {
            self.advance();
        }
        fits_outside
    }

    /// Reads the name of a field and its colon. `None` if a value without a name follows.
    fn field_name(&mut self) -> Option<(usize, Cow<'t, str>)> {
        self.blank();
        let start = self.at;
        let faults = self.faults.len();
        let name = match self.peek() {
            Some('"') => self.quoted().unwrap_or_default(),
            Some('r') if self.raw_hashes().is_some() => return None,
            Some(c) if starts_word(c) => Cow::Borrowed(self.word()),
            _ => return None,
        };
        let is_quoted = self.text.as_bytes().get(start) == Some(&b'"');
        self.blank();
        let is_field = match self.peek() {
            _ if name.is_empty() => false,
            Some(':' | '=') => true,
            Some('"' | '[' | '{') => !is_quoted,
            _ => false,
        };
        if !is_field {
            self.at = start;
            self.faults.truncate(faults);
            return None;
        }
        if is_quoted {
            let message = Message::new("syntax-quoted-field").with("field", name.as_ref());
            self.fault(start, message, None, Loss::Nothing);
        }
        self.colon();
        Some((start, name))
    }

    /// Reads the colon between a name or key and its value; reports and accepts an equals sign.
    fn colon(&mut self) -> bool {
        self.blank();
        if self.eat(':') {
            return true;
        }
        let message = match self.peek() {
            Some(_) => Message::new("syntax-colon").with("found", self.found()),
            None => Message::new("syntax-colon-end"),
        };
        let found_equals = self.peek() == Some('=');
        let found_value = self.peek().is_some_and(|c| matches!(c, '"' | '[' | '{'));
        let goes_on = found_equals || found_value;
        let loss = if goes_on { Loss::Nothing } else { Loss::Part };
        self.fault(self.at, message, None, loss);
        if found_equals {
            self.advance();
        }
        goes_on
    }

    /// Reads a word and what belongs to it: `true`, `None`, `Some(..)`, `Managed`, `At(..)`.
    fn named(&mut self) -> Content<'t> {
        let start = self.at;
        let word = self.word();
        if word == "b" && matches!(self.peek(), Some('"' | '\'')) {
            self.value();
            return Content::Odd;
        }
        let after_word = self.at;
        self.blank();
        let is_plain = matches!(word, "true" | "false" | "None");
        let holds = !is_plain && self.peek() == Some('(');
        if !holds {
            self.at = after_word;
        }
        match (word, holds) {
            ("true", false) => Content::Bool(true),
            ("false", false) => Content::Bool(false),
            ("None", false) => Content::Option(None),
            ("inf" | "NaN", false) => Content::Odd,
            ("Some", true) => self.some(start),
            (name, true) => self.group(Some(name)),
            (name, false) => Content::Name(name),
        }
    }

    fn some(&mut self, start: usize) -> Content<'t> {
        let mut held = None;
        let mut is_one = true;
        self.bracketed(')', |reader| {
            let is_named = reader.field_name().is_some();
            is_one = held.is_none() && !is_named;
            let value = reader.value();
            let whole = !value.is_hole();
            held = Some(value);
            whole
        });
        match held {
            Some(value) if is_one && value.is_hole() => Content::Hole,
            Some(value) if is_one => Content::Option(Some(Box::new(value))),
            _ => {
                let message = Message::new("syntax-some");
                self.fault(start, message, None, Loss::Part);
                Content::Hole
            }
        }
    }

    fn number(&mut self) -> Content<'t> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'))
        {
            self.advance();
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        let plain = digits.replace('_', "");
        let number = plain.parse().ok();
        let number = number.filter(|_| unsigned.starts_with(|c: char| c.is_ascii_digit()));
        number.map_or(Content::Odd, Content::Integer)
    }

    /// Skips what cannot be read, up to the next comma or closing bracket on this level.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        let faults = self.faults.len();
        while !self.gave_up {
            self.blank();
            match self.peek() {
                None => break,
                Some('"') => {
                    self.quoted();
                    continue;
                }
                Some('(' | '[' | '{') => depth += 1,
                Some(')' | ']' | '}' | ',') if depth == 0 => break,
                Some(')' | ']' | '}') => depth -= 1,
                Some(_) => {}
            }
            self.advance();
        }
        if !self.gave_up {
            self.faults.truncate(faults);
        }
    }

    /// Skips white space and comments.
    fn blank(&mut self) {
        loop {
            self.pass(|byte| byte.is_ascii_whitespace());
            match self.peek() {
                Some(c) if c.is_ascii_graphic() && c != '/' => break,
                Some('/') if self.rest().starts_with("//") => {
                    let rest = self.rest();
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                Some('/') if self.rest().starts_with("/*") => self.block_comment(),
                Some(c) if is_blank(c) => self.advance(),
                Some(c) if c.is_whitespace() => self.odd_blank(),
                _ => break,
            }
        }
    }

    /// Warns of a blank that is none in RON, such as a no-break space from a web page. Where there is
    /// one, there are many: the first is told.
    fn odd_blank(&mut self) {
        let message = Message::new("syntax-blank");
        // It may have been told where the reader looked ahead and then forgot.
        let told = self.odd_blank.and_then(|place| self.faults.get(place));
        if told.is_none_or(|fault| fault.message != message) {
            self.odd_blank = Some(self.faults.len());
            let hint = Message::new("syntax-blank-hint");
            let fault = Fault::error(self.at, message).hinting(hint);
            self.faults.push(Fault {
                severity: Severity::Warning,
                ..fault.losing(Loss::Nothing)
            });
        }
        self.advance();
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if rest.is_empty() {
                let message = Message::new("syntax-unclosed-comment");
                self.fault(start, message, None, Loss::Nothing);
                self.gave_up = true;
                return;
            } else {
                self.advance();
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reports and skips lines such as `#![enable(implicit_some)]`, which our files do not use.
    fn extensions(&mut self) {
        self.blank();
        while self.rest().starts_with('#') {
            let message = Message::new("syntax-extension");
            let hint = Message::new("syntax-extension-hint");
            self.fault(self.at, message, hint, Loss::Nothing);
            let rest = self.rest();
            let line = rest.find('\n').unwrap_or(rest.len());
            self.at += rest.find(']').map_or(line, |end| end + 1);
            self.blank();
        }
    }

    fn word(&mut self) -> &'t str {
        let start = self.at;
        self.pass(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            self.advance();
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Passes over bytes of ASCII, which need no decoding.
    fn pass(&mut self, is_passed: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| is_passed(**byte)).count();
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn peek(&self) -> Option<char> {
        // Nearly everything outside texts is ASCII, which needs no decoding.
        match self.text.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.rest().chars().next(),
        }
    }

    fn advance(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.advance();
        }
        found
    }

    fn at_entry_end(&self) -> bool {
        matches!(self.peek(), None | Some(',' | ')' | ']' | '}'))
    }

    /// What is found here, short enough to quote in a message.
    fn found(&self) -> String {
        self.snippet(self.at)
    }

    fn snippet(&self, at: usize) -> String {
        let rest = self.text.get(at..).unwrap_or_default().chars();
        let word = rest.take_while(|c| c.is_alphanumeric() || *c == '_');
        self.snippet_of(at, word.take(20).count().max(1))
    }

    fn snippet_of(&self, at: usize, length: usize) -> String {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.chars().take(length).collect()
    }

    fn fault(&mut self, at: usize, message: Message, hint: impl Into<Option<Message>>, loss: Loss) {
        if self.faults.len() >= limits::FAULTS {
            if !self.gave_up {
                // The file is not RON.
                let message = Message::new("syntax-too-many").with("most", limits::FAULTS);
                self.faults
                    .push(Fault::error(at, message).losing(Loss::Whole));
            }
            self.gave_up = true;
            return;
        }
        let fault = Fault::error(at, message).hinting(hint).losing(loss);
        self.faults.push(fault);
    }
}

/// Whether a character is white space in RON.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

const fn starts_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '-' | '.')
}

fn starts_word(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}
