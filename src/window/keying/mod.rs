//! Keying in answers from paper.

pub(crate) mod action;
pub(crate) mod keys;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
