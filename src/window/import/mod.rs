//! Answers from a table: what would be taken, what must be decided first, and taking it.

pub(crate) mod action;
mod as_command;
mod columns;
mod faults;
mod meanings;
mod people;
mod rolling;
mod row;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
