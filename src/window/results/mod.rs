//! Results: where the unit stands and why, and what if.

pub(crate) mod action;
pub(crate) mod elements;
pub(crate) mod findings;
pub(crate) mod held;
pub(crate) mod imagined;
pub(crate) mod open;
pub(crate) mod parts;
pub(crate) mod pictures;
pub(crate) mod place;
pub(crate) mod proof;
pub(crate) mod spread;
pub(crate) mod steps;
pub(crate) mod update;
pub(crate) mod view;
pub(crate) mod what_if;
