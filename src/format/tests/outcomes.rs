//! What a unit measures in documents: kept, every fault told where it stands, and left out alone.

use super::super::document;
use super::{DOCUMENT, mended, sound};
use crate::model::limits;

const MEASURED: &str = r#"    outcomes: {
        "uplift": (
            name: "Score",
            kind: Nps,
            better: Higher,
            values: {
                "2026-03-31": (value: "18", n: Some(212), sides: Some((promoters: 94, detractors: 56))),
                "2026-06-30": (value: "-20.5"),
            },
        ),
    },
    own_steps: [
        (title: "Call back", indicator: Some("uplift")),
    ],
    check_ins: {
        "2026-06-30": (observed: {"gain": (value: "-3", source: "Ledger")}),
    },
"#;

fn with(text: &str) -> String {
    let body = DOCUMENT.trim_end().strip_suffix(')').expect("a document");
    format!("{body}{text})\n")
}

#[test]
fn what_is_measured_is_read_whatever_its_id_is_called() {
    // The id is that of an input of the business case, whose range is another one.
    let found = sound(&with(MEASURED));
    let (_, measure) = found.outcomes.first_key_value().expect("a measure");
    assert_eq!(measure.values.len(), 2);
    assert!(found.own_steps[0].indicator.is_some());
    assert_eq!(sound(&document::write_text(&found)), found);
}

#[test]
fn a_fault_in_what_is_measured_costs_that_alone_and_says_where_it_stands() {
    for (part, instead, fault, values, indicator) in [
        ("\"-20.5\"", "\"-101\"", "-100 to 100, found -101", 1, true),
        ("\"-20.5\"", "\"1,5\"", "expected a number", 1, true),
        ("Some(212)", "Some(149)", "at least as many", 1, true),
        ("\"18\"", "\"25\"", "make 17.9, found 25", 1, true),
        ("better: Higher", "better: More", "Higher, Lower", 0, false),
        ("\"Score\"", "\" \"", "name must not be empty", 0, false),
        (
            "Some(\"uplift\")",
            "Some(\"upflit\")",
            "no measure \"upflit\"",
            2,
            false,
        ),
        (
            "\"-3\", source: \"Ledger\"",
            "\"-3\", source: \"\"",
            "source must not be empty",
            2,
            true,
        ),
    ] {
        let text = with(MEASURED).replacen(part, instead, 1);
        let (found, faults) = mended(&text);
        assert!(faults.contains(fault), "{fault}: {faults}");
        let kept: usize = found.outcomes.values().map(|it| it.values.len()).sum();
        assert_eq!(kept, values, "{fault}");
        let own = found.own_steps.first();
        let has = own.is_some_and(|own| own.indicator.is_some());
        assert_eq!(has, indicator, "{fault}");
    }
    let text = with(MEASURED).replacen("\"-20.5\"", "\"-101\"", 1);
    let line = text.lines().position(|line| line.contains("-101"));
    let (_, faults) = mended(&text);
    let at = format!("{}:", line.expect("it is there") + 1);
    assert!(faults.starts_with(&at), "{faults}");
}

#[test]
fn more_values_than_there_may_be_are_refused_with_the_number() {
    let days = (0..=limits::OUTCOMES).map(|day| {
        let (year, day) = (1000 + day / 300, day % 300);
        format!(
            "\"{year}-{:02}-{:02}\": (value: \"1\"), ",
            1 + day / 28,
            1 + day % 28
        )
    });
    let values = format!("values: {{{}", days.collect::<String>());
    let text = with(MEASURED).replacen("values: {", &values, 1);
    let faults = super::refused(&text);
    assert!(
        faults.contains("there may be 2,000 entries, found 2,003"),
        "{faults}"
    );
}
