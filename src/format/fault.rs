//! A fault at a byte of the text, and its way to a diagnostic with line and column.

use super::{Diagnostic, Place, Severity};
use crate::words::Message;

/// Something wrong at a byte of the text.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) severity: Severity,
    pub(super) message: Message,
    pub(super) hint: Option<Message>,
    pub(super) loss: Loss,
}

/// What a document loses through a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// What was meant is plain.
    Nothing,
    /// The smallest part around the fault that can be left out.
    Part,
    /// Everything.
    Whole,
}

impl Fault {
    pub(super) const fn error(at: usize, message: Message) -> Self {
        Self {
            at,
            severity: Severity::Error,
            message,
            hint: None,
            loss: Loss::Part,
        }
    }

    pub(super) fn hinting(self, hint: Option<Message>) -> Self {
        Self { hint, ..self }
    }

    pub(super) fn losing(self, loss: Loss) -> Self {
        Self { loss, ..self }
    }

    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Gives faults their places, in the order of the text.
pub(super) fn diagnostics(text: &str, mut faults: Vec<Fault>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.at);
    let mut here = Walk::new(text);
    faults
        .into_iter()
        .map(|fault| Diagnostic {
            severity: fault.severity,
            message: fault.message,
            hint: fault.hint,
            place: Some(here.walk_to(fault.at)),
        })
        .collect()
}

/// Walks a text once, counting lines and columns.
struct Walk<'t> {
    chars: std::str::CharIndices<'t>,
    place: Place,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            chars: text.char_indices(),
            place: Place { line: 1, column: 1 },
        }
    }

    fn walk_to(&mut self, at: usize) -> Place {
        while self.chars.offset() < at
            && let Some((_, c)) = self.chars.next()
        {
            if c == '\n' {
                self.place.line += 1;
                self.place.column = 1;
            } else {
                self.place.column += 1;
            }
        }
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters_and_lines_from_one() {
        let text = "añb\r\nc";
        let place = |at| Walk::new(text).walk_to(at);
        assert_eq!(place(0), Place { line: 1, column: 1 });
        assert_eq!(place(3), Place { line: 1, column: 3 });
        assert_eq!(place(6), Place { line: 2, column: 1 });
        assert_eq!(place(99), Place { line: 2, column: 2 });
    }
}
