//! Start: samples, recent documents, and what a new assessment begins with.

pub(crate) mod action;
pub(crate) mod recent;
mod told;
pub(crate) mod unsaved;
pub(crate) mod update;
pub(crate) mod view;
