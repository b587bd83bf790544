//! What changed since earlier assessments of the unit, and last time's answers beside today's.

pub(crate) mod action;
pub(crate) mod last_time;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
