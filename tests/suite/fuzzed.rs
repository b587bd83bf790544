//! The fuzzer's checks over what is kept: the fixtures, and inputs that failed once.

use std::path::{Path, PathBuf};

#[path = "../fuzz/src/checks.rs"]
mod checks;

/// The files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn every_reader_stands_the_fixtures_and_the_inputs_that_are_kept() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let fixtures = files(&tests.join("fixtures"));
    let mut kept = 0;
    for (name, check) in checks::READERS {
        let corpus = files(&tests.join("fuzz/corpus").join(name));
        kept += corpus.len();
        let takes_files = !["typed", "packed", "encrypted"].contains(&name);
        let fixtures = fixtures.iter().filter(|_| takes_files);
        for path in corpus.iter().chain(fixtures) {
            println!("{name}: {}", path.display());
            check(&std::fs::read(path).expect("a file"));
        }
    }
    assert!(kept > 20, "{kept}");
}
