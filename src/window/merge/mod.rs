//! Merging other copies of the open assessment: looked at first, then taken in as one change.

pub(crate) mod action;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;

mod as_command;
mod brings;
mod conflicts;
