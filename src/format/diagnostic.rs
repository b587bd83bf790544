//! What is said about a file: what kind of file it is, and what is wrong with it, where.

use crate::model::limits;
use crate::words::{Fact, Message};

const MORE: &str = "file-more-faults";

/// Something that is wrong with a file, or worth knowing about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What was expected, and what was found.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
    /// The part of a container that it is in; `None` where it concerns the whole file, or a text.
    pub part: Option<String>,
    /// Where it stands; `None` where it concerns the whole part or file.
    pub place: Option<Position>,
}

impl Diagnostic {
    /// A fault of a whole file.
    pub(super) const fn error(message: Message) -> Self {
        Self {
            severity: Severity::Error,
            message,
            hint: None,
            part: None,
            place: None,
        }
    }

    pub(super) fn hinting(self, hint: impl Into<Option<Message>>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    /// Says how many faults are not listed, and whether some of them are errors.
    pub(super) fn more(count: impl Into<Fact>, has_errors: bool) -> Self {
        let more = Self::error(Message::new(MORE).with("more", count));
        let severity = if has_errors {
            Severity::Error
        } else {
            Severity::Warning
        };
        Self { severity, ..more }
    }

    /// How many faults it stands for.
    fn count(&self) -> f64 {
        match self.message.facts.as_slice() {
            [(_, Fact::Number(count))] if self.message.key == MORE => *count,
            _ => 1.0,
        }
    }

    /// The first faults of a file; the last one says how many are not listed.
    pub(super) fn first(mut all: Vec<Self>) -> Vec<Self> {
        if all.len() <= limits::FAULTS + 1 {
            return all;
        }
        let rest = all.split_off(limits::FAULTS);
        let count: f64 = rest.iter().map(Self::count).sum();
        let has_errors = rest.iter().any(|fault| fault.severity == Severity::Error);
        all.push(Self::more(count, has_errors));
        all
    }

    /// Whether the file needs a newer program, so that nothing else is worth saying.
    pub(super) fn is_too_new(&self) -> bool {
        self.message.key == "file-too-new"
    }

    pub(super) fn inside(self, part: &str) -> Self {
        Self {
            part: Some(part.to_owned()),
            ..self
        }
    }
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file, or a part of it, cannot be used.
    Error,
    /// The file can be used as it is.
    Warning,
}

/// A position in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `Questionnaire(..)`
    Questionnaire,
    /// `Claims(..)`
    Claims,
    /// `Assessment(..)`, in a file `NAME.continuum`
    Document,
    /// `ResponseSheet(..)`, in a file `NAME.continuum-sheet`
    ResponseSheet,
    /// None of these.
    Unknown,
}
