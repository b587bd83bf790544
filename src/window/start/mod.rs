//! Start: samples, recent documents, and what a new assessment begins with.

pub(crate) mod action;
mod go_on;
pub(crate) mod recent;
mod recent_list;
mod told;
pub(crate) mod unsaved;
pub(crate) mod update;
pub(crate) mod view;
