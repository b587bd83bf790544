//! Documents for office programs: the only module that names their crates.
