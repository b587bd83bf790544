//! Everybody's answers in a table, to be typed as in a spreadsheet.

pub(crate) mod action;
pub(crate) mod body;
pub(crate) mod cells;
pub(crate) mod headings;
pub(crate) mod keys;
pub(crate) mod layout;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
