//! The addresses under which other devices reach this computer.

use std::net::IpAddr;

use if_addrs::get_if_addrs;

/// An address of this computer in a network.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interface {
    /// The address.
    pub address: IpAddr,
    /// What the system calls the way into that network.
    pub name: String,
}

/// The addresses under which phones could reach this computer, those that are easier to type first; none
/// where the system does not say.
#[must_use]
pub fn interfaces() -> Vec<Interface> {
    let found = get_if_addrs().unwrap_or_default();
    let found = found.into_iter().map(|it| Interface {
        address: it.ip(),
        name: it.name,
    });
    let mut found: Vec<Interface> = found.filter(|it| is_of_use(it.address)).collect();
    found.sort();
    found.dedup();
    found
}

/// Whether a phone can type it and get here: not this computer alone, and not only with a name of an interface.
const fn is_of_use(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !address.is_loopback() && !address.is_link_local(),
        IpAddr::V6(address) => !address.is_loopback() && !address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_computer_alone_is_none_for_phones() {
        let is_of_use = |text: &str| is_of_use(text.parse().expect("an address"));
        for own in ["127.0.0.1", "::1", "169.254.3.4", "fe80::1"] {
            assert!(!is_of_use(own), "{own}");
        }
        for reached in ["192.168.1.20", "10.0.0.3", "fd00::1"] {
            assert!(is_of_use(reached), "{reached}");
        }
        assert!(interfaces().iter().all(|it| !it.address.is_loopback()));
    }
}
