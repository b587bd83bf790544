//! An assessment that is finished and closed for changes.

use jiff::civil::Date;

/// That an assessment was closed for changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The day that it was closed.
    pub date: Date,
    /// Who signed it; empty where not stated.
    pub by: String,
}
