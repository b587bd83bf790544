//! Documents of older versions: the program says of them what it said when they were new.

use std::path::Path;

use assert_cmd::Command;
use continuum::format::document::{self, Opened};
use serde_json::Value;

/// The documents of version 1, and the arguments that make their plan the same on every day.
const DOCUMENTS: [(&str, &[&str]); 3] = [
    ("small", &["--start", "2026-12-01"]),
    ("everything", &[]),
    ("team", &[]),
];

/// What the program prints about a document.
fn printed(command: &str, document: &Path, arguments: &[&str]) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .args([command, "--json"])
        .arg(document)
        .args(arguments)
        .assert()
        .code(0);
    serde_json::from_slice(&run.get_output().stdout).expect("an object")
}

/// Whether all that was said is said again; more may be said. Figures are the same to nine digits.
fn holds(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => expected
            .iter()
            .all(|(name, value)| found.get(name).is_some_and(|found| holds(found, value))),
        (Value::Array(found), Value::Array(expected)) => {
            let mut pairs = found.iter().zip(expected);
            found.len() == expected.len() && pairs.all(|(found, value)| holds(found, value))
        }
        (Value::Number(found), Value::Number(expected)) => {
            let difference = found
                .as_f64()
                .zip(expected.as_f64())
                .map(|(one, other)| one - other);
            difference.is_some_and(|difference| difference.abs() < 1e-9)
        }
        _ => found == expected,
    }
}

#[test]
fn a_document_of_version_1_scores_as_before_also_once_it_is_converted() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, start) in DOCUMENTS {
        let old = fixtures.join(format!("{name}.continuum"));
        let bytes = std::fs::read_to_string(&old).expect("a fixture");
        let Opened::Sound(assessment) = document::read(&bytes) else {
            panic!("{name} is sound");
        };
        let converted = folder.path().join(name);
        std::fs::write(&converted, document::write(&assessment)).expect("it is written");
        for (command, arguments) in [("score", &[][..]), ("plan", start), ("worth", &[])] {
            let expected = fixtures.join(format!("expected/{name}.{command}.json"));
            let expected = std::fs::read(expected).expect("what was said");
            let expected: Value = serde_json::from_slice(&expected).expect("an object");
            for document in [&old, &converted] {
                let found = printed(command, document, arguments);
                assert!(holds(&found, &expected), "{command} {name}: {found:#}");
            }
        }
    }
}
