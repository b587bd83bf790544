//! The live ballot: people in a room vote on their phones, without internet, account or installation.
//!
//! A small web server in one thread, on the one address that was chosen, and only while a ballot runs. It
//! is the only place with async code. `session` is what the ballot knows and does, without network, disk or
//! clock; `event` is what happens in it, as the file of votes keeps it; `votes` writes that file; `page` is the
//! HTML; `guard` counts who asks how often; `options` is how it is to be; `server` puts them together; `begin` opens a ballot, or goes on
//! with one that was cut off.

mod begin;
mod event;
mod guard;
mod interfaces;
mod options;
mod page;
mod qr;
mod server;
mod session;
mod sheet;
mod votes;

#[cfg(test)]
mod tests;

pub use begin::{Begun, NotBegun, Taken, are_left_behind, begin, is_news, state_of, taken_in};
pub use event::{Began, Event, Joined, Voted, rating};
pub use interfaces::{Interface, interfaces};
pub use options::Options;
pub use page::grouped;
pub use qr::{Code, wifi};
pub use server::{Ballot, Ended, Remote, Told};
pub use session::{Counts, NotDone, Order, Session, Stage, Way, digest};
pub use sheet::sheet_page;
