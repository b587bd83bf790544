//! Tests over whole files: every fault, with its place.

use super::*;
use crate::words::Words;

const FAULTY: &str = include_str!("../../tests/fixtures/v1/faulty.ron");

/// Diagnostics as the command line says them.
pub(super) fn told(diagnostics: &[Diagnostic]) -> String {
    let words = Words::english();
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(Place { line, column }) = diagnostic.place {
            out.push_str(&format!("{line}:{column}: "));
        }
        if diagnostic.severity == Severity::Warning {
            out.push_str("warning: ");
        }
        out.push_str(&words.say(&diagnostic.message));
        out.push('\n');
        if let Some(hint) = &diagnostic.hint {
            out.push_str(&format!("    hint: {}\n", words.say(hint)));
        }
    }
    out
}

#[test]
fn every_fault_of_a_questionnaire_is_told_with_its_place() {
    let (kind, diagnostics) = check(FAULTY);
    assert_eq!(kind, Kind::Questionnaire);
    insta::assert_snapshot!(told(&diagnostics));
}
