//! The unit: whose assessment it is, who answers, and which form.

pub(crate) mod action;
pub(crate) mod update;
pub(crate) mod view;
