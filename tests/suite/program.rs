//! The program, run in a folder that holds a document.

use assert_cmd::Command;
use continuum::format::document;
use continuum::model::Assessment;
use tempfile::TempDir;

/// A folder that holds an assessment as `unit.continuum`.
pub(crate) fn folder(assessment: &Assessment) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("unit.continuum");
    std::fs::write(path, document::write(assessment)).expect("it is written");
    folder
}

/// Runs a command that succeeds; returns what it prints.
pub(crate) fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .args(arguments)
        .assert()
        .success();
    String::from_utf8_lossy(&done.get_output().stdout).into_owned()
}

/// Runs a command that succeeds and prints nothing but notes; returns these.
pub(crate) fn did(folder: &TempDir, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .args(arguments)
        .assert()
        .success();
    assert!(done.get_output().stdout.is_empty(), "{arguments:?}");
    String::from_utf8_lossy(&done.get_output().stderr).into_owned()
}
