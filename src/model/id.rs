//! Names of things, as they stand in files: a letter, then letters, digits, `-`, `_` or `.`. Copies
//! share their text.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use thiserror::Error;

/// Says why a text cannot serve as an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("id must start with a letter and hold 1 to {max} letters, digits, '-', '_' or '.'", max = MAX_LENGTH)]
pub struct IdError;

/// The longest id, in characters.
const MAX_LENGTH: usize = 64;

fn is_valid(text: &str) -> bool {
    text.len() <= MAX_LENGTH
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an id.
            ///
            /// # Errors
            ///
            /// [`IdError`] unless the text starts with an ASCII letter and holds 1 to 64 ASCII
            /// letters, digits, `-`, `_` or `.`: ids go into spreadsheets, where other first
            /// characters start a formula.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                if is_valid(&text) { Ok(Self(text.into())) } else { Err(IdError) }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                // A thousand sheets name the same practices: most ids are the same place.
                if Arc::ptr_eq(&self.0, &other.0) {
                    Ordering::Equal
                } else {
                    self.0.cmp(&other.0)
                }
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a practice; never reused for another practice.
    PracticeId
}
id! {
    /// Names an element.
    ElementId
}
id! {
    /// Names a respondent within one assessment.
    RespondentId
}
id! {
    /// Names a claim of the register.
    ClaimId
}
id! {
    /// Names something that the unit measures.
    MeasureId
}

#[cfg(test)]
mod tests {
    use super::PracticeId;

    #[test]
    fn an_id_that_a_spreadsheet_would_take_for_a_formula_is_refused() {
        for text in ["", "=F1", "1F", "-F1", "F 1", "F1\n", &"F".repeat(65)] {
            assert!(PracticeId::new(text).is_err(), "{text:?}");
        }
        for text in ["F1", "customer_focus", "a.b-c"] {
            assert!(PracticeId::new(text).is_ok(), "{text:?}");
        }
    }
}
