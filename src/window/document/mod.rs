//! Documents: how one begins, is read, saved and left.

pub(crate) mod action;
pub(crate) mod edit;
pub(crate) mod evidence;
pub(crate) mod file;
pub(crate) mod links;
pub(crate) mod merging;
pub(crate) mod outcome;
pub(crate) mod password;
pub(crate) mod path;
pub(crate) mod picking;
pub(crate) mod saving;
pub(crate) mod update;
