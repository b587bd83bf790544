//! The web server: one thread, one address, and limits for everything that comes in. `run` takes
//! connections, `room` is what they share, `handlers` answers.

mod answers;
mod handlers;
mod room;
mod run;

#[cfg(test)]
pub(super) use handlers::BODY;
pub use room::Told;
#[cfg(test)]
pub(super) use run::HEAD;
pub use run::{Ballot, Ended, Remote};
