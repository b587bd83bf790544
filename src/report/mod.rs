//! The report as data, and its layout into pages.

pub mod wording;
