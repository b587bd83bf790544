//! How often somebody may ask, so much at once and then again as time passes, and how many connections
//! there may be.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

/// How many may happen at once, and how many in a second from then on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rate {
    at_once: f64,
    in_a_second: f64,
}

/// What an address may ask: a phone asks some things for each page and every second or two; behind one
/// address there may be a whole room.
pub(super) const REQUESTS: Rate = Rate {
    at_once: 2_000.0,
    in_a_second: 400.0,
};
/// The wrong codes of an address.
pub(super) const WRONG_CODES: Rate = Rate {
    at_once: 10.0,
    in_a_second: 1.0 / 6.0,
};
/// The wrong codes of all addresses together: with it a code of 40 bits is safe from guessing for
/// thousands of years.
pub(super) const WRONG_CODES_OF_ALL: Rate = Rate {
    at_once: 100.0,
    in_a_second: 1.0,
};
/// The most addresses that are remembered.
const ADDRESSES: usize = 4_096;

/// The most connections; a process may often have 1,024 files open. Tests stand on both ends of each.
pub(super) const CONNECTIONS: usize = if cfg!(test) { 80 } else { 800 };
/// The most connections of one address.
pub(super) const CONNECTIONS_OF_ONE: usize = if cfg!(test) { 60 } else { 600 };

/// What is left to somebody.
#[derive(Debug, Clone, Copy)]
struct Left {
    count: f64,
    at: Duration,
}

/// Counts by address.
#[derive(Debug)]
pub(super) struct Guard {
    rate: Rate,
    left: BTreeMap<IpAddr, Left>,
}

impl Left {
    fn now(self, rate: Rate, now: Duration) -> f64 {
        let passed = now.saturating_sub(self.at).as_secs_f64();
        (self.count + passed * rate.in_a_second).min(rate.at_once)
    }
}

impl Guard {
    /// Nobody has asked yet.
    #[must_use]
    pub(super) const fn new(rate: Rate) -> Self {
        Self {
            rate,
            left: BTreeMap::new(),
        }
    }

    /// Whether an address may ask now.
    #[must_use]
    pub(super) fn allows(&self, address: IpAddr, now: Duration) -> bool {
        match self.left.get(&address) {
            Some(left) => left.now(self.rate, now) >= 1.0,
            // Where all that is remembered is in use, an unknown address waits.
            None => self.left.len() < ADDRESSES,
        }
    }

    /// Counts what an address asked; forgets those who may ask everything again.
    pub(super) fn count(&mut self, address: IpAddr, now: Duration) {
        let rate = self.rate;
        if self.left.len() >= ADDRESSES / 2 {
            self.left
                .retain(|_, left| left.now(rate, now) < rate.at_once);
        }
        let fresh = Left {
            count: rate.at_once,
            at: now,
        };
        let left = self.left.entry(address).or_insert(fresh);
        let count = (left.now(rate, now) - 1.0).max(0.0);
        *left = Left { count, at: now };
    }
}

/// The connections that are open, by address.
#[derive(Debug)]
pub(super) struct Connections(BTreeMap<IpAddr, usize>);

impl Connections {
    /// None.
    pub(super) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Whether there is room for one more, which is counted then.
    pub(super) fn enter(&mut self, address: IpAddr) -> bool {
        let all: usize = self.0.values().sum();
        let own = self.0.get(&address).copied().unwrap_or_default();
        let has_room = all < CONNECTIONS && own < CONNECTIONS_OF_ONE;
        if has_room {
            self.0.insert(address, own + 1);
        }
        has_room
    }

    /// One that was counted is over.
    pub(super) fn leave(&mut self, address: IpAddr) {
        let left = self.0.get(&address).map_or(0, |own| own.saturating_sub(1));
        if left == 0 {
            self.0.remove(&address);
        } else {
            self.0.insert(address, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const fn address(last: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(10, 0, 0, last))
    }

    #[test]
    fn whoever_guesses_has_a_few_tries_and_then_waits_while_others_do_not() {
        let mut guard = Guard::new(WRONG_CODES);
        let start = Duration::from_secs(5);
        for _ in 0..10 {
            assert!(guard.allows(address(1), start));
            guard.count(address(1), start);
        }
        assert!(!guard.allows(address(1), start));
        assert!(guard.allows(address(2), start));
        assert!(!guard.allows(address(1), start + Duration::from_secs(5)));
        assert!(guard.allows(address(1), start + Duration::from_secs(7)));
    }

    #[test]
    fn what_is_remembered_has_a_limit_and_goes_with_time() {
        let mut guard = Guard::new(REQUESTS);
        let many = (0..=u16::MAX).map(|number| {
            let [high, low] = number.to_be_bytes();
            IpAddr::V4(Ipv4Addr::new(10, 1, high, low))
        });
        for one in many.clone() {
            if guard.allows(one, Duration::ZERO) {
                guard.count(one, Duration::ZERO);
            }
        }
        assert_eq!(guard.left.len(), ADDRESSES);
        assert!(!guard.allows(address(1), Duration::ZERO));
        let known = many.clone().next().expect("one");
        let later = Duration::from_mins(1);
        guard.count(known, later);
        assert_eq!(guard.left.len(), 1);
        assert!(guard.allows(address(1), later));
    }

    #[test]
    fn one_address_leaves_connections_to_others_and_all_together_have_a_limit() {
        let mut open = Connections::new();
        let taken = |open: &mut Connections, last| {
            let tries = 0..2 * CONNECTIONS;
            tries.filter(|_| open.enter(address(last))).count()
        };
        assert_eq!(taken(&mut open, 1), CONNECTIONS_OF_ONE);
        assert_eq!(taken(&mut open, 2), CONNECTIONS - CONNECTIONS_OF_ONE);
        assert!(!open.enter(address(3)));
        open.leave(address(1));
        assert!(open.enter(address(3)));
        for _ in 0..CONNECTIONS {
            open.leave(address(1));
            open.leave(address(2));
        }
        open.leave(address(3));
        assert!(open.0.is_empty());
    }
}
