//! How often somebody may ask: so much at once, and then again as time passes.

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
}
