//! Faults at bytes of a text, and how they become diagnostics with line and column.

use super::diagnostic::{Diagnostic, Position, Severity};
use crate::model::{HalfLevels, Numbering, Scale, limits};
use crate::words::{Fact, Message};

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

    fn is_error(&self) -> bool {
        self.severity == Severity::Error
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

    /// The same without the ends of long texts that it quotes.
    fn shortened(mut self) -> Self {
        for (_, fact) in &mut self.message.facts {
            if let Fact::Text(text) = fact
                && text.len() > LONGEST_QUOTED
            {
                text.truncate(text.floor_char_boundary(LONGEST_QUOTED));
                text.push('\u{2026}');
                text.shrink_to_fit();
            }
        }
        self
    }
}

/// The longest text that a fault quotes, in bytes.
const LONGEST_QUOTED: usize = 500;

/// The faults of a text: [`limits::FAULTS`] errors and as many warnings at most are kept, which were
/// found first; further ones are counted.
#[derive(Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    errors: usize,
    warnings: usize,
    loses_all: bool,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Fault) {
        let loses_all = fault.loss == Loss::Whole;
        self.loses_all |= loses_all;
        let count = match fault.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= limits::FAULTS || loses_all {
            self.kept.push(fault.shortened());
        }
    }

    /// Whether further errors are only counted, so that nothing need be found out about them.
    pub(super) const fn is_full(&self) -> bool {
        self.errors >= limits::FAULTS
    }

    /// Counts an error that nothing is said about.
    pub(super) const fn count_error(&mut self) {
        self.errors += 1;
    }

    pub(super) const fn errors(&self) -> usize {
        self.errors
    }

    /// Whether nothing of the file can be kept.
    pub(super) const fn loses_all(&self) -> bool {
        self.loses_all
    }

    pub(super) fn kept(&mut self) -> &mut Vec<Fault> {
        &mut self.kept
    }

    /// Turns faults into diagnostics with line and column, in the order of the text; the last one says
    /// how many are not listed. A value that a migration put in two places is one fault.
    pub(super) fn diagnostics(self, text: &str) -> Vec<Diagnostic> {
        let mut cursor = Cursor::new(text);
        self.diagnostics_at(|at| cursor.move_to(at))
    }

    /// The same with the places that are told; they are asked in their order.
    pub(super) fn diagnostics_at(
        mut self,
        mut place: impl FnMut(usize) -> Position,
    ) -> Vec<Diagnostic> {
        let found = self.errors + self.warnings;
        let kept = self.kept.len();
        self.kept.sort_by_key(|fault| fault.at);
        self.kept
            .dedup_by(|one, other| one.at == other.at && one.message == other.message);
        let found = found - (kept - self.kept.len());
        let errors = self.kept.iter().filter(|fault| fault.is_error()).count();
        let mut room = limits::FAULTS.saturating_sub(errors);
        self.kept.retain(|fault| {
            let is_kept = fault.is_error() || room > 0;
            room = room.saturating_sub((!fault.is_error()).into());
            is_kept
        });
        let more = found - self.kept.len();
        let listed = self.kept.into_iter().map(|fault| Diagnostic {
            severity: fault.severity,
            message: fault.message,
            hint: fault.hint,
            part: None,
            place: Some(place(fault.at)),
        });
        let mut listed: Vec<Diagnostic> = listed.collect();
        if more > 0 {
            let has_errors = self.errors > errors;
            listed.push(Diagnostic::more(more, has_errors));
        }
        listed
    }
}

impl Extend<Fault> for Faults {
    fn extend<I: IntoIterator<Item = Fault>>(&mut self, faults: I) {
        for fault in faults {
            self.push(fault);
        }
    }
}

/// Turns faults into diagnostics, as [`Faults::diagnostics`] does.
pub(super) fn diagnostics(text: &str, faults: impl IntoIterator<Item = Fault>) -> Vec<Diagnostic> {
    let mut all = Faults::default();
    all.extend(faults);
    all.diagnostics(text)
}

/// Goes through a text once and counts lines and columns. A carriage return alone ends a line too.
pub(super) struct Cursor<'t> {
    chars: std::str::CharIndices<'t>,
    place: Position,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            chars: text.char_indices(),
            place: Position { line: 1, column: 1 },
        }
    }

    pub(super) fn move_to(&mut self, at: usize) -> Position {
        while self.chars.offset() < at
            && let Some((_, c)) = self.chars.next()
        {
            let follows = self.chars.as_str().chars().next();
            if c == '\n' || (c == '\r' && follows != Some('\n')) {
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
        let place = |at| Cursor::new("a\rb\r\rc").move_to(at);
        assert_eq!(place(2), Position { line: 2, column: 1 });
        assert_eq!(place(5), Position { line: 4, column: 1 });
    }
}
