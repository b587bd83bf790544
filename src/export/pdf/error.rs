//! Why no PDF could be made.

use std::io;

use thiserror::Error;

use crate::words::Message;

/// Says why no PDF could be made.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The font that is part of the program could not be read.
    #[error("the embedded font could not be read: {0}")]
    Font(String),
    /// The font could not be cut down to the characters in use.
    #[error("the embedded font could not be reduced to the characters in use: {0}")]
    Subset(String),
    /// The document could not be written.
    #[error("the document could not be written: {0}")]
    Write(String),
}

impl From<io::Error> for PdfError {
    fn from(fault: io::Error) -> Self {
        Self::Write(fault.to_string())
    }
}

impl PdfError {
    /// The error as a text for the reader.
    #[must_use]
    pub const fn message(&self) -> Message {
        Message::new(match self {
            Self::Font(_) => "fault-pdf-font",
            Self::Subset(_) => "fault-pdf-subset",
            Self::Write(_) => "fault-pdf-write",
        })
    }
}
