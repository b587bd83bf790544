//! The report: its pages, options and files.

pub(crate) mod action;
pub(crate) mod choice;
pub(crate) mod contents;
pub(crate) mod files;
pub(crate) mod logo;
pub(crate) mod looks;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod pages;
pub(crate) mod parts;
pub(crate) mod preview;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
pub(crate) mod zoom;
