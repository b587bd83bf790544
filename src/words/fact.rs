//! Facts, which go into texts.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{HalfLevels, Level};

/// A text by its key, with the facts that go into it; the words are chosen where it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The key of the text.
    pub key: &'static str,
    /// The facts by the names that the text uses.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A fact that goes into a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Shown as it is.
    Text(String),
    /// Shown as a number, and chooses the plural form.
    Number(f64),
    /// A level or half a level more, shown as the number that its questionnaire gives it.
    Rating(HalfLevels),
    /// Shown as its own text.
    Message(Message),
}

impl Message {
    /// A text without facts.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            facts: Vec::new(),
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Message> for Fact {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Fact {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<HalfLevels> for Fact {
    fn from(rating: HalfLevels) -> Self {
        Self::Rating(rating)
    }
}

impl From<Level> for Fact {
    fn from(level: Level) -> Self {
        Self::Rating(level.into())
    }
}

impl From<Decimal> for Fact {
    fn from(number: Decimal) -> Self {
        Self::Number(number.to_f64().unwrap_or_default())
    }
}

impl From<u8> for Fact {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Fact {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Fact {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<u64> for Fact {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}
