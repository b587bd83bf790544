//! The program as a whole: its walls, its texts, its commands, its window.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reads and writes files, and fails by a panic"
)]

mod any_text;
mod commands;
#[cfg(feature = "pdf")]
mod extents;
#[cfg(feature = "gui")]
mod frame;
#[cfg(feature = "gui")]
mod keying;
#[cfg(feature = "gui")]
mod outline;
#[cfg(feature = "gui")]
mod preview;
#[cfg(feature = "gui")]
mod questions;
#[cfg(feature = "pdf")]
mod report;
#[cfg(feature = "gui")]
mod results;
mod sentences;
mod suppression;
mod texts;
mod trace;
mod walls;
#[cfg(feature = "gui")]
mod window;
