//! Results: where the unit stands and why, and what if.

pub(crate) mod action;
pub(crate) mod agenda;
pub(crate) mod blockers;
pub(crate) mod drawings;
pub(crate) mod elements;
pub(crate) mod evidence;
pub(crate) mod findings;
pub(crate) mod imagined;
pub(crate) mod links;
pub(crate) mod meanings;
pub(crate) mod next;
pub(crate) mod pictures;
pub(crate) mod placement;
pub(crate) mod roles;
pub(crate) mod spread;
pub(crate) mod steps;
pub(crate) mod to_find_out;
pub(crate) mod update;
pub(crate) mod view;
pub(crate) mod what_if;
