//! libFuzzer over one reader, which the variable `CONTINUUM_READER` names.

#![no_main]

mod checks;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static CHECK: LazyLock<checks::Check> = LazyLock::new(|| {
    let asked = std::env::var("CONTINUUM_READER").unwrap_or_default();
    let found = checks::READERS.iter().find(|(name, _)| *name == asked);
    found.unwrap_or_else(|| panic!("no reader {asked}")).1
});

fuzz_target!(|data: &[u8]| CHECK(data));
