//! How a ballot is to be, and how long its secrets are.

use std::net::IpAddr;
use std::time::Duration;

use super::session::Way;
use crate::scoring::disclosure::SmallestGroup;

/// The signs of a session code and of a personal code: 40 bits.
pub(super) const CODE: usize = 8;
/// The signs of a token: 160 bits.
pub(super) const TOKEN: usize = 32;

/// How a ballot is to be.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The address that phones reach.
    pub interface: IpAddr,
    /// The port; `None` takes the one of a ballot that was cut off, else one that is free.
    pub port: Option<u16>,
    /// How people vote.
    pub way: Way,
    /// The fewest votes that are shown.
    pub least: SmallestGroup,
    /// When it ends by itself.
    pub lasts: Option<Duration>,
}
