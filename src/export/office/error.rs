//! Why a file for an office program could not be made.

use thiserror::Error;

use crate::words::Message;

/// Says why a file for an office program could not be made.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// The file could not be put together.
    #[error("the file could not be put together: {0}")]
    Write(String),
}

impl OfficeError {
    /// The error as a text for the reader.
    #[must_use]
    pub fn message(&self) -> Message {
        let Self::Write(reason) = self;
        Message::new("fault-office-write").with("reason", reason.as_str())
    }
}
