//! The target, and what reaching it is worth.

pub(crate) mod action;
pub(crate) mod business_case;
pub(crate) mod courses;
pub(crate) mod figure;
pub(crate) mod update;
pub(crate) mod view;
pub(crate) mod worth;
