//! The page on dependencies: every direct one, and no other.

use std::collections::BTreeSet;

/// The packages that the manifest names for the program and for tests.
fn in_manifest() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut lists = false;
    for line in include_str!("../../Cargo.toml").lines() {
        if line.starts_with('[') {
            lists = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| lists) {
            found.insert(name.to_owned());
        }
    }
    found
}

/// The rows of tables that begin with a package: its name, and the cells after it.
fn in_page() -> Vec<(String, Vec<String>)> {
    let page = include_str!("../../docs/dependencies.md");
    let rows = page.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("| `")?.split_once('`')?;
        // Rows of other tables say more beside the name.
        let cells = rest.strip_prefix(" |")?;
        let cells = cells.trim_end_matches('|').split('|');
        let cells = cells.map(|cell| cell.trim().to_owned()).collect();
        Some((name.to_owned(), cells))
    });
    rows.collect()
}

#[test]
fn every_direct_dependency_is_on_the_page_and_no_other() {
    let rows = in_page();
    let named: BTreeSet<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(named, in_manifest());
    assert_eq!(named.len(), rows.len(), "one is named twice");
}

#[test]
fn every_dependency_has_a_reason_and_the_licence_that_it_is_under() {
    let licences = ["MIT", "Apache-2.0", "Unlicense", "Unicode-3.0"];
    for (name, cells) in in_page() {
        assert!(cells.len() == 4 || cells.len() == 2, "{name}: {cells:?}");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{name}");
        let known = licences.iter().any(|licence| cells[1].contains(licence));
        assert!(known, "{name}: {}", cells[1]);
    }
}
