//! The branding in documents: kept to the byte, left out where empty, every fault told alone.

use super::super::document;
use super::{DOCUMENT, mended, sound};
use crate::model::{Accent, Branding};

const BRANDING: &str = r##"    branding: (
        logo: Some("iVBORw=="),
        accent: Some("#1F5A8A"),
        prepared_for: "The board",
        version: "Draft 2",
    ),
"##;

fn with_branding(branding: &str) -> String {
    let body = DOCUMENT.trim_end().strip_suffix(')').expect("a document");
    format!("{body}{branding})\n")
}

#[test]
fn a_branding_is_read_and_written_to_the_byte() {
    let assessment = sound(&with_branding(BRANDING));
    let branding = &assessment.branding;
    let logo = branding.logo.as_ref().expect("a logo");
    assert_eq!(logo.bytes(), b"\x89PNG");
    assert_eq!(branding.accent.map(Accent::parts), Some((0x1f, 0x5a, 0x8a)));
    assert_eq!(branding.prepared_for, "The board");
    assert!(document::write_text(&assessment).contains(BRANDING));
}

#[test]
fn a_document_without_one_has_an_empty_one_and_is_written_without() {
    let assessment = sound(DOCUMENT);
    assert_eq!(assessment.branding, Branding::default());
    assert!(!document::write_text(&assessment).contains("branding"));
    assert_eq!(sound(&with_branding("    branding: (),\n")), assessment);
}

#[test]
fn a_fault_in_a_branding_costs_that_part_alone() {
    for (part, instead, fault) in [
        ("iVBORw==", "not base 64", "a logo must be"),
        ("iVBORw==", "", "a logo must be"),
        ("#1F5A8A", "blue", "an accent must be a colour"),
        ("#1F5A8A", "#FFD400", "dark enough to be read on white"),
    ] {
        let (assessment, faults) = mended(&with_branding(&BRANDING.replace(part, instead)));
        assert!(faults.contains(fault), "{instead}: {faults}");
        let branding = &assessment.branding;
        assert_eq!(branding.version, "Draft 2", "{instead}");
        let parts = [branding.logo.is_some(), branding.accent.is_some()];
        assert_eq!(parts.iter().filter(|is| **is).count(), 1, "{instead}");
    }
}
