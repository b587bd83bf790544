//! What the unit measures of its customers, by day: shown beside the level, typed, and taken in from a table.

pub(crate) mod action;
mod form;
pub(crate) mod number;
pub(crate) mod state;
mod table;
pub(crate) mod update;
pub(crate) mod view;
