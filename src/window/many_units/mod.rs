//! Many units side by side: the assessments in a folder, which is read in a job.

pub(crate) mod action;
pub(crate) mod job;
pub(crate) mod state;
pub(crate) mod table;
pub(crate) mod update;
pub(crate) mod view;
