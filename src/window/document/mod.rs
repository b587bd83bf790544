//! Documents: how one begins, is read, saved and left.

pub(crate) mod action;
pub(crate) mod closing;
pub(crate) mod edit;
pub(crate) mod evidence;
pub(crate) mod figure;
pub(crate) mod file;
pub(crate) mod links;
pub(crate) mod merging;
pub(crate) mod naming;
pub(crate) mod outcome;
pub(crate) mod password;
pub(crate) mod path;
pub(crate) mod picking;
mod renaming;
pub(crate) mod saving;
pub(crate) mod sheets;
pub(crate) mod taking;
pub(crate) mod typed_path;
pub(crate) mod update;
pub(crate) mod watching;
pub(crate) mod writing_sheets;
