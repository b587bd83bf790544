//! Saves the open document in threads with a clock of their own: a minimised or covered window draws
//! no frames.
//!
//! `desk` decides what is done when, and does nothing itself; `thread` gives it the time and carries
//! its tasks out. One thread decides, one writes the document, and one keeps recovery copies, so that
//! a disk that is slow or does not answer holds up none of the others.

mod desk;
mod thread;

pub(crate) use desk::Rhythm;
pub(crate) use thread::Saver;
