//! Earlier versions of the open document, and the steps of undo from one run to the next.

pub(crate) mod action;
pub(crate) mod keeper;
pub(crate) mod shelf;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
