//! The plan: what to do, from when, at which pace, and how the steps are chosen.

pub(crate) mod action;
pub(crate) mod change;
pub(crate) mod check_in;
pub(crate) mod chosen;
pub(crate) mod fields;
pub(crate) mod list;
pub(crate) mod means;
pub(crate) mod own;
pub(crate) mod pictures;
pub(crate) mod proposed;
pub(crate) mod state;
pub(crate) mod step;
pub(crate) mod take;
pub(crate) mod update;
pub(crate) mod view;
