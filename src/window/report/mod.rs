//! The report: its pages, options and files.

pub(crate) mod action;
pub(crate) mod branding;
pub(crate) mod choice;
pub(crate) mod contents;
pub(crate) mod export_state;
pub(crate) mod files;
pub(crate) mod logo;
pub(crate) mod options;
pub(crate) mod pages;
pub(crate) mod preview;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
pub(crate) mod zoom;
