//! What stands on the projector in front of a group: a practice, how many have voted, and once the facilitator
//! reveals them, the votes. Nobody's name ever does.

pub(crate) mod action;
#[cfg(feature = "ballot")]
pub(crate) mod ballot;
pub(crate) mod picture;
pub(crate) mod projector;
pub(crate) mod slide;
pub(crate) mod state;
pub(crate) mod timer;
pub(crate) mod update;
pub(crate) mod view;

#[cfg(test)]
mod tests;
