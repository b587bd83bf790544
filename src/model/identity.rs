//! Which assessment a document holds, whatever its file is called.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Which assessment a document holds, and which one it follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Identity {
    /// The same in every copy of the assessment; `None` until it is given one.
    pub id: Option<DocumentId>,
    /// The unit's assessment before this one; `None` where there is none, or it has no id.
    pub previous: Option<DocumentId>,
}

impl Identity {
    /// The identity of the next assessment of the unit, which is yet to be given an id.
    #[must_use]
    pub const fn next(self) -> Self {
        Self {
            id: None,
            previous: self.id,
        }
    }

    /// The identity of an assessment of its own that begins as a copy of this one.
    #[must_use]
    pub const fn copy(self) -> Self {
        Self { id: None, ..self }
    }
}

/// 128 random bits that name an assessment, written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u128);

impl DocumentId {
    /// Makes an id of random bits.
    #[must_use]
    pub const fn new(bits: u128) -> Self {
        Self(bits)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Says that a text is not the id of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected 32 hexadecimal digits")]
pub struct DocumentIdError;

impl FromStr for DocumentId {
    type Err = DocumentIdError;

    fn from_str(text: &str) -> Result<Self, DocumentIdError> {
        let is_whole = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bits = u128::from_str_radix(text, 16).ok().filter(|_| is_whole);
        bits.map(Self).ok_or(DocumentIdError)
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentId, Identity};

    #[test]
    fn an_id_is_read_as_it_is_written_and_from_32_digits_alone() {
        for bits in [0, 1, u128::MAX] {
            let id = DocumentId::new(bits);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        let short = "f".repeat(31);
        for wrong in ["", &short, &format!("{short}g"), &format!("+{short}")] {
            assert!(wrong.parse::<DocumentId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_next_assessment_names_the_one_before_and_a_copy_names_the_same_one() {
        let [first, second] = [1, 2].map(|bits| Some(DocumentId::new(bits)));
        let identity = Identity {
            id: second,
            previous: first,
        };
        let next = identity.next();
        assert_eq!((next.id, next.previous), (None, second));
        let copy = identity.copy();
        assert_eq!((copy.id, copy.previous), (None, first));
    }
}
