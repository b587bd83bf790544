//! The business case in documents: kept, left out where empty, every fault told and left out alone.

use rust_decimal::Decimal;

use super::super::document;
use super::{DOCUMENT, mended, sound};
use crate::model::{BusinessCase, Estimate, Input};

const CASE: &str = r#"    business_case: (
        currency: "GBP",
        horizon_years: 7,
        inputs: {
            "customers": (low: "5000", likely: "5200", high: "5300.5"),
            "gross_margin": (low: "-2", likely: "0", high: "48.25"),
        },
    ),
"#;

fn with_case(case: &str) -> String {
    let body = DOCUMENT.trim_end().strip_suffix(')').expect("a document");
    format!("{body}{case})\n")
}

#[test]
fn a_business_case_is_read_and_written_to_the_digit() {
    let assessment = sound(&with_case(CASE));
    let case = &assessment.business_case;
    assert_eq!((case.currency.as_str(), case.horizon_years), ("GBP", 7));
    let margin = Estimate::new((-2).into(), 0.into(), Decimal::new(4_825, 2));
    assert_eq!(case.estimate(Input::GrossMargin), margin);
    assert!(document::write_text(&assessment).contains(CASE));
}

#[test]
fn a_document_without_one_has_an_empty_one_and_is_written_without() {
    let assessment = sound(DOCUMENT);
    assert_eq!(assessment.business_case, BusinessCase::default());
    assert!(!document::write_text(&assessment).contains("business_case"));
    assert_eq!(sound(&with_case("    business_case: (),\n")), assessment);
}

#[test]
fn zeros_behind_the_point_make_no_other_number() {
    let padded = CASE
        .replace("\"5200\"", "\"5200.00\"")
        .replace("\"0\"", "\"-0\"");
    assert_eq!(sound(&with_case(&padded)), sound(&with_case(CASE)));
    assert_eq!(
        document::write_text(&sound(&with_case(&padded))),
        document::write_text(&sound(&with_case(CASE)))
    );
}

#[test]
fn a_fault_in_a_business_case_costs_that_figure_alone() {
    for (part, instead, fault, left) in [
        ("\"5200\"", "\"5,200\"", "expected a number", 1),
        ("\"5200\"", "\"1e3\"", "expected a number", 1),
        ("\"5200\"", "\"NaN\"", "expected a number", 1),
        ("\"5200\"", "\"\"", "expected a number", 1),
        ("\"5200\"", "5200", "expected a text", 1),
        ("\"5200\"", "\"5400\"", "the low value of customers", 1),
        ("\"5000\"", "\"0\"", "customers must be 1 to 1000000000", 1),
        ("\"48.25\"", "\"48.12345\"", "at most 4 digits", 1),
        ("\"customers\"", "\"custmers\"", "no input \"custmers\"", 1),
        ("\"gross_margin\"", "\"customers\"", "stands twice", 1),
        (", high: \"48.25\"", "", "field `high` is missing", 1),
        (
            "horizon_years: 7",
            "horizon_years: 31",
            "must be 1 to 30, found 31",
            2,
        ),
        ("\"GBP\"", "\"more than eight\"", "at most 8 letters", 2),
    ] {
        assert!(CASE.contains(part), "{part}");
        let (assessment, faults) = mended(&with_case(&CASE.replacen(part, instead, 1)));
        assert!(faults.contains(fault), "{faults}");
        assert_eq!(assessment.business_case.inputs.len(), left, "{instead}");
        let told = faults.lines().filter(|line| !line.contains("hint:"));
        assert_eq!(told.count(), 1, "{faults}");
        assert_eq!(assessment.plan, sound(DOCUMENT).plan);
    }
}
