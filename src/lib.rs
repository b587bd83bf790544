//! Continuum assesses a unit's customer-satisfaction practices, places the unit on a continuum of
//! levels, says what holds it back and what to do next.
//!
//! ```text
//! questionnaire file ─┐
//!                     ├─ format ─> model::Assessment ─ scoring ─> Profile ─ advice ─> next steps
//! document (.continuum)┘                                   │                    │
//!                                                          ├─ chart ─> Scene ───┤
//!                                                          └─ report ─> Report ─┴─ layout ─> pages
//!                                                                                            │
//! shells:  store (disk)  ballot (phones)  cli (commands)  window          export (files) <──────────────────┘
//! ```
//!
//! Modules stand in layer order; a module uses only what stands above it. Everything above the
//! shells knows no disk, clock, environment or random source: date, seed and language are
//! parameters.

pub mod model;
#[macro_use]
pub mod words;

pub mod scoring;

pub mod advice;
pub mod analysis;
pub mod change;
pub mod outcomes;
pub mod portfolio;

pub mod drawing;

pub mod chart;
pub mod report;

pub mod layout;

pub mod format;

pub mod export;

// The shells: the only places with a side effect.
pub mod store;

#[cfg(feature = "ballot")]
pub mod ballot;

pub mod cli;

#[cfg(feature = "window")]
pub mod window;
