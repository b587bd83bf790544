//! Faults at bytes of a text, and how they become diagnostics with line and column.

use super::diagnostic::{Diagnostic, Position, Severity};
use crate::model::{HalfLevels, Numbering, Scale};
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

/// What is said of a rating that a practice has no descriptor for, with a hint.
pub(super) fn off_scale(
    practice: &str,
    scale: Scale,
    numbering: Numbering,
    rating: HalfLevels,
) -> [Message; 2] {
    let levels = scale
        .levels()
        .map(|level| numbering.number(level).to_string());
    let levels = levels.collect::<Vec<_>>().join(", ");
    let message = Message::new("sound-off-scale")
        .with("practice", practice)
        .with("level", numbering.rating(rating).to_string());
    [
        message,
        Message::new("sound-off-scale-hint").with("levels", levels),
    ]
}

/// What a document loses through a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// Nothing: what was meant is clear.
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

    pub(super) fn hinting(self, hint: impl Into<Option<Message>>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    pub(super) fn losing(self, loss: Loss) -> Self {
        Self { loss, ..self }
    }
}

/// Turns faults into diagnostics with line and column, in the order of the text. A value that a
/// migration put in two places is one fault.
pub(super) fn diagnostics(text: &str, mut faults: Vec<Fault>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.at);
    faults.dedup_by(|one, other| one.at == other.at && one.message == other.message);
    let mut cursor = Cursor::new(text);
    faults
        .into_iter()
        .map(|fault| Diagnostic {
            severity: fault.severity,
            message: fault.message,
            hint: fault.hint,
            part: None,
            place: Some(cursor.move_to(fault.at)),
        })
        .collect()
}

/// Goes through a text once and counts lines and columns.
struct Cursor<'t> {
    chars: std::str::CharIndices<'t>,
    place: Position,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            chars: text.char_indices(),
            place: Position { line: 1, column: 1 },
        }
    }

    fn move_to(&mut self, at: usize) -> Position {
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
        let place = |at| Cursor::new(text).move_to(at);
        assert_eq!(place(0), Position { line: 1, column: 1 });
        assert_eq!(place(3), Position { line: 1, column: 3 });
        assert_eq!(place(6), Position { line: 2, column: 1 });
        assert_eq!(place(99), Position { line: 2, column: 2 });
    }
}
