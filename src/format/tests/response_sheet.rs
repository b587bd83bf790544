//! Response sheets: every fault of one, with its place.

use super::super::{FileKind, Severity, check, document, response_sheet};
use super::told;
use crate::model::{Assessment, Form};

const SHEET: &str = include_str!("../../../tests/fixtures/v1/small.continuum-sheet");

/// The sheet with one place changed.
fn with(place: &str, other: &str) -> String {
    assert_eq!(SHEET.matches(place).count(), 1, "{place}");
    SHEET.replace(place, other)
}

fn refused(text: &str) -> String {
    let faults = response_sheet::read(text).expect_err("a fault");
    assert!(faults.iter().any(|it| it.severity == Severity::Error));
    assert_eq!(check(text).diagnostics, faults);
    told(&faults)
}

#[test]
fn the_sheet_of_version_1_is_sound_and_written_as_it_stands() {
    let checked = check(SHEET);
    assert_eq!(checked.kind, FileKind::ResponseSheet);
    assert_eq!(told(&checked.diagnostics), "");
    let sheet = response_sheet::read(SHEET).expect("a sound sheet");
    assert_eq!(response_sheet::write(&sheet), SHEET);
    assert_eq!((sheet.answered(), sheet.asks.len()), (1, 2));
}

#[test]
fn every_fault_of_a_sheet_is_told_with_its_place_and_refuses_it() {
    let said = refused(&with(r#"asks: ["P1", "P2"]"#, r#"asks: ["P2"]"#));
    assert!(
        said.contains(": \"P1\" is answered here, but the sheet does not ask it\n"),
        "{said}"
    );
    let said = refused(&with(r#"asks: ["P1", "P2"]"#, r#"asks: ["P1", "P9"]"#));
    assert!(said.contains("P9"), "{said}");
    let said = refused(&with(r#"asks: ["P1", "P2"]"#, "asks: []"));
    assert!(said.contains("must ask at least one practice"), "{said}");
    let said = refused(&with("At(5)", "At(99)"));
    assert!(said.contains("99"), "{said}");
    let said = refused(&with("    changes: 2,", "    changes: -2,"));
    assert!(said.starts_with("4:"), "{said}");
    let said = refused(&with("note: \"Seen\"", "evidence: []"));
    assert!(said.contains("`evidence`"), "{said}");
    let said = refused(&with(
        "    version: 1,\n    id:",
        "    version: 9,\n    id:",
    ));
    assert!(said.contains("version 9"), "{said}");
    let said = refused(&with(
        "    version: 1,\n    id:",
        "    version: 1,\n    ID:",
    ));
    assert!(said.contains("`ID`"), "{said}");
}

#[test]
fn a_sheet_is_no_document_and_no_document_is_a_sheet() {
    let read = document::read(SHEET);
    let document::Opened::Refused(faults) = read else {
        panic!("{read:?}");
    };
    assert!(told(&faults).contains("expected an assessment, found a response sheet"));
    let assessment = Assessment::new(super::super::bundled::standard().clone(), Form::Full);
    for bytes in [
        document::write(&assessment),
        document::write_text(&assessment).into_bytes(),
    ] {
        let faults = response_sheet::read(bytes).expect_err("no sheet");
        let said = told(&faults);
        assert!(
            said.contains("expected a response sheet, found an assessment"),
            "{said}"
        );
    }
}
