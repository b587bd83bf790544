//! Start: samples, recent documents, and what a new assessment begins with.

pub(crate) mod action;
pub(crate) mod recent;
pub(crate) mod update;
pub(crate) mod view;
