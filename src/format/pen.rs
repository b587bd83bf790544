//! Writes RON: indented by four spaces, lines ending in `\n`. The same values always give the same
//! bytes.

use std::fmt::{Display, Write as _};

use crate::model::{Numbering, Questionnaire};

/// Writes into a text.
pub(super) struct Pen {
    pub(super) out: String,
    /// How levels are numbered.
    pub(super) numbering: Numbering,
    /// How many levels there are.
    pub(super) levels: usize,
    depth: usize,
    /// The field that stands in a file of its own.
    left_out: Option<&'static str>,
}

/// The entries between two brackets.
pub(super) struct Entries<'p> {
    pen: &'p mut Pen,
    /// Whether each entry has a line of its own.
    is_block: bool,
    is_first: bool,
}

impl Pen {
    /// A pen for a questionnaire and the answers to it.
    pub(super) fn about(questionnaire: &Questionnaire) -> Self {
        Self::new(questionnaire.numbering, questionnaire.levels.len())
    }

    /// The same, leaving a field out.
    pub(super) const fn leaving_out(mut self, field: &'static str) -> Self {
        self.left_out = Some(field);
        self
    }

    /// A pen for levels of this numbering, and so many.
    pub(super) const fn new(numbering: Numbering, levels: usize) -> Self {
        Self {
            out: String::new(),
            numbering,
            levels,
            left_out: None,
            depth: 0,
        }
    }

    pub(super) fn show(&mut self, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    /// Writes a text in quotation marks. Only control characters, quotation marks and backslashes
    /// are escaped.
    pub(super) fn quoted(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                c if c.is_control() || c == '\u{feff}' => {
                    self.show(format_args!("\\u{{{:x}}}", u32::from(c)));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// Writes entries between two brackets, each on a line of its own in a block.
    pub(super) fn brackets(
        &mut self,
        [open, close]: [char; 2],
        is_block: bool,
        write: impl FnOnce(&mut Entries<'_>),
    ) {
        self.out.push(open);
        if is_block {
            self.out.push('\n');
            self.depth += 1;
        }
        write(&mut Entries {
            pen: self,
            is_block,
            is_first: true,
        });
        if is_block {
            self.depth -= 1;
            self.indent();
        }
        self.out.push(close);
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
    }
}

impl Entries<'_> {
    pub(super) fn entry(&mut self, write: impl FnOnce(&mut Pen)) {
        if self.is_block {
            self.pen.indent();
        } else if !self.is_first {
            self.pen.out.push_str(", ");
        }
        self.is_first = false;
        write(self.pen);
        if self.is_block {
            self.pen.out.push_str(",\n");
        }
    }

    pub(super) fn field(&mut self, name: &str, write: impl FnOnce(&mut Pen)) {
        if self.pen.left_out == Some(name) {
            return;
        }
        self.entry(|pen| {
            pen.out.push_str(name);
            pen.out.push_str(": ");
            write(pen);
        });
    }
}
