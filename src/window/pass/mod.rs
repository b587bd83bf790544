//! Answering in turn at one machine: whoever answers sees nobody else's answers.

pub(crate) mod action;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
