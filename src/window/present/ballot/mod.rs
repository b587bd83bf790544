//! A ballot on people's phones that is led from the window. It shares its stage with the projector: what is
//! put up, revealed or voted on again in one place is so in the other.
//!
//! The server has a thread of its own (`job`); each thing that happens there arrives as an action and
//! becomes an edit from outside. What is changed in the window is sent to the server, so that both always
//! have the same document. `state` is what the window knows of it.

pub(crate) mod action;
pub(crate) mod job;
pub(crate) mod order;
pub(crate) mod panel;
mod stage;
pub(crate) mod start;
pub(crate) mod state;
pub(crate) mod strip;
pub(crate) mod update;
pub(crate) mod wifi;

#[cfg(test)]
mod tests;
