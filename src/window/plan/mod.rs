//! The plan: the smallest set of steps, and the roadmap.

pub(crate) mod action;
pub(crate) mod roadmap;
pub(crate) mod smallest_set;
pub(crate) mod update;
pub(crate) mod view;
