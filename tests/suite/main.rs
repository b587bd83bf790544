//! The program as a whole: its walls, its texts, its commands, its window.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reads and writes files, and fails by a panic"
)]

mod any_text;
mod attacked;
#[cfg(feature = "ballot")]
mod ballot;
#[cfg(feature = "pdf")]
mod breaks;
#[cfg(feature = "window")]
mod checking;
#[cfg(feature = "window")]
mod closed;
mod commands;
#[cfg(feature = "pdf")]
mod compare;
mod decision;
mod dependencies;
mod edges;
#[cfg(feature = "pdf")]
mod extents;
#[cfg(feature = "window")]
mod fields;
#[cfg(feature = "window")]
mod focus;
#[cfg(feature = "window")]
mod frame;
#[cfg(feature = "pdf")]
mod fuzzed;
mod gaps;
#[cfg(feature = "window")]
mod grid;
mod identity;
mod import;
#[cfg(feature = "window")]
mod import_window;
#[cfg(feature = "window")]
mod input;
mod instrument;
#[cfg(feature = "window")]
mod keyboard;
#[cfg(feature = "window")]
mod keying;
mod languages;
#[cfg(feature = "window")]
mod locked;
mod made_up;
mod manners;
mod many_units;
#[cfg(feature = "window")]
mod many_units_window;
#[cfg(feature = "window")]
mod merging;
#[cfg(all(feature = "ballot", feature = "pdf", feature = "window"))]
mod named;
mod numbering;
mod on_paper;
mod outcomes;
#[cfg(feature = "window")]
mod outcomes_window;
#[cfg(feature = "window")]
mod outline;
#[cfg(feature = "window")]
mod over_time;
#[cfg(feature = "window")]
mod passing;
mod password;
#[cfg(feature = "window")]
mod plan_list;
#[cfg(feature = "window")]
mod presenter;
#[cfg(feature = "window")]
mod preview;
mod program;
#[cfg(feature = "window")]
mod questions;
#[cfg(feature = "window")]
mod reopening;
#[cfg(feature = "pdf")]
mod report;
#[cfg(feature = "window")]
mod results;
mod roles;
mod rubric;
mod sentences;
mod several_people;
mod sheets;
#[cfg(feature = "window")]
mod sheets_window;
mod short_form;
#[cfg(feature = "window")]
mod straight_way;
mod suppression;
mod texts;
#[cfg(feature = "window")]
mod three_years;
mod trace;
mod translated;
#[cfg(feature = "window")]
mod unsaved;
mod versions;
mod walls;
#[cfg(feature = "window")]
mod window;
