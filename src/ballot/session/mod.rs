//! The ballot without a network, a disk or a clock: `terms` are its words, `state` is what it knows and what
//! comes of what is asked for, `course` lets it happen.

mod course;
mod state;
mod terms;
mod text;

pub use state::Session;
pub(in crate::ballot) use terms::{Choice, Refusal};
pub use terms::{Counts, NotDone, Order, Stage, Way};
pub(in crate::ballot) use terms::{LONGEST_NAME, LONGEST_NOTE, LONGEST_REASON};
pub use text::digest;
#[cfg(test)]
pub(in crate::ballot) use text::one_line;
pub(in crate::ballot) use text::{is_same, sign, typed_code};
