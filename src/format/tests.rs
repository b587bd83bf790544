//! Tests over whole files: every fault, with its place.

use std::fmt::Write as _;

use super::document::Opened;
use super::*;
use crate::model::{Assessment, PracticeId, Rating};
use crate::words::Words;

mod branding;
mod business_case;
mod container;
mod encrypted;
pub(crate) mod generated;
mod limits;
mod outcomes;
mod page;
mod response_sheet;
mod ron;
mod versions;

const FAULTY: &str = include_str!("../../tests/fixtures/faulty.ron");
const SMALL: &str = include_str!("../../tests/fixtures/v1/small.ron");
const DOCUMENT: &str = include_str!("../../tests/fixtures/v1/small.continuum");

/// Diagnostics as the command line says them.
pub(super) fn told(diagnostics: &[Diagnostic]) -> String {
    let words = Words::english();
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(Position { line, column }) = diagnostic.place {
            let _ = write!(out, "{line}:{column}: ");
        }
        if diagnostic.severity == Severity::Warning {
            out.push_str("warning: ");
        }
        out.push_str(&words.say(&diagnostic.message));
        out.push('\n');
        if let Some(hint) = &diagnostic.hint {
            let _ = writeln!(out, "    hint: {}", words.say(hint));
        }
    }
    assert!(!out.contains("{$"), "a text lacks a fact: {out}");
    out
}

#[test]
fn every_fault_of_a_questionnaire_is_told_with_its_place() {
    let Checked {
        kind, diagnostics, ..
    } = check(FAULTY);
    assert_eq!(kind, FileKind::Questionnaire);
    insta::assert_snapshot!(told(&diagnostics));
}

fn sound(text: &str) -> Assessment {
    match document::read(text) {
        Opened::Sound(assessment) => assessment,
        Opened::Mended(_, faults) | Opened::Refused(faults) => panic!("{}", told(&faults)),
    }
}

fn mended(text: &str) -> (Assessment, String) {
    match document::read(text) {
        Opened::Mended(assessment, faults) => (assessment, told(&faults)),
        Opened::Sound(_) => panic!("nothing was found"),
        Opened::Refused(faults) => panic!("refused: {}", told(&faults)),
    }
}

fn refused(text: &str) -> String {
    match document::read(text) {
        Opened::Refused(faults) => told(&faults),
        Opened::Mended(_, faults) => panic!("mended: {}", told(&faults)),
        Opened::Sound(_) => panic!("nothing was found"),
    }
}

/// The document with one part exchanged, which must be there.
fn with(part: &str, instead: &str) -> String {
    assert!(DOCUMENT.contains(part), "{part}");
    DOCUMENT.replacen(part, instead, 1)
}

#[test]
fn a_sheet_shares_the_questionnaires_own_ids() {
    let assessment = sound(DOCUMENT);
    for id in assessment.respondents[0].sheet.0.keys() {
        let (_, practice) = assessment.questionnaire.practice(id).expect("it is asked");
        assert!(std::ptr::eq(id.as_str(), practice.id.as_str()), "{id}");
    }
}

#[test]
fn what_is_written_is_read_as_the_same_and_written_as_the_same_bytes() {
    let assessment = sound(DOCUMENT);
    let text = document::write_text(&assessment);
    assert_eq!(sound(&text), assessment);
    assert_eq!(document::write_text(&sound(&text)), text);
    let text = questionnaire::write(&assessment.questionnaire);
    assert_eq!(
        questionnaire::read(&text).expect("a sound questionnaire"),
        *assessment.questionnaire
    );
    insta::assert_snapshot!(document::write_text(&assessment));
}

#[test]
fn the_bundled_files_have_no_fault_and_agree() {
    let standard = include_str!("../../questionnaires/standard.ron");
    let claims = include_str!("../../questionnaires/claims.ron");
    assert_eq!(told(&check(standard).diagnostics), "");
    assert_eq!(told(&check(claims).diagnostics), "");
    let merged = questionnaire::write(bundled::standard());
    assert_eq!(told(&check(&merged).diagnostics), "");
    let (id, claims) = claims::read(claims).expect("sound claims");
    assert_eq!(id, bundled::standard().id);
    assert_eq!(claims, bundled::standard().claims);
}

#[test]
fn a_faulty_part_is_left_out_alone() {
    for (part, instead, fault) in [
        (
            "rating: Some(At(5))",
            "rating: Some(At(15))",
            "a rating must be 2 to 6 half levels, found 15",
        ),
        (
            "NotApplicable(\"There is no second.\")",
            "NotApplicable(\" \")",
            "\"not applicable\" needs a reason",
        ),
        (
            "\"P2\": (rating",
            "\"P9\": (rating",
            "there is no practice \"P9\"",
        ),
        (
            "date: Some(\"2026-11-20\")",
            "date: Some(\"20.11.2026\")",
            "expected a day",
        ),
        (
            "(text: \"The plan\")",
            "(txt: \"The plan\")",
            "has no field `txt`",
        ),
        (
            "\"only\": (level: 3",
            "\"other\": (level: 3",
            "no element \"other\"",
        ),
        ("to: 3", "to: 4", "to must be 1 to 3, found 4"),
        ("flagged: true", "flagged: 1", "expected `true` or `false`"),
        (
            "flagged: true",
            "check: Some((verdict: SentBack, by: \"Ines\", date: \"2026-11-20\"))",
            "needs a note",
        ),
        (
            "\"P2\": (note: \"Later.\")",
            "\"P2\": (check: Some((verdict: Accepted, by: \"Ines\", date: \"2026-11-20\")))",
            "nothing to check",
        ),
        ("id: \"r2\"", "id: \"r1\"", "respondent \"r1\" stands twice"),
        (
            "date: Some(\"2026-11-22\")",
            "date: \"2026-11-22\"",
            "expected `Some(..)`",
        ),
        (
            "\"P2\": (note: \"Later.\")",
            "\"P1\": (note: \"Later.\")",
            "\"P1\" stands twice",
        ),
    ] {
        let (assessment, faults) = mended(&with(part, instead));
        assert!(faults.contains(fault), "{faults}");
        assert_eq!(
            faults.matches('\n').count(),
            1 + faults.matches("hint:").count(),
            "{faults}"
        );
        let whole = sound(DOCUMENT);
        assert_ne!(assessment, whole, "{instead}");
        assert_eq!(assessment.questionnaire, whole.questionnaire);
        let kept = document::write_text(&assessment).lines().count();
        assert!(
            kept + 8 > document::write_text(&whole).lines().count(),
            "{instead}"
        );
    }
}

#[test]
fn no_step_leads_to_the_lowest_level_of_its_practice() {
    let said = "no step leads to level 1: it is the lowest of P1";
    let old = with("to: 3", "to: 1");
    assert_eq!(sound(&old).plan.len(), 1);
    assert_eq!(told(&check(&old).diagnostics).matches(said).count(), 1);
    let (kept, faults) = mended(&document::write_text(&sound(DOCUMENT)).replace("to: 3", "to: 1"));
    assert!(kept.plan.len() == 1 && kept.planning.efforts.is_empty());
    assert_eq!(faults.matches(said).count(), 2, "{faults}");
}

#[test]
fn an_effort_that_is_not_known_is_left_out() {
    let text = SMALL.replacen("effort: ", "effort: None, was: ", 1);
    let faults = told(&questionnaire::read(&text).expect_err("no effort"));
    assert!(
        faults.contains("hint: leave the field out where it is not known"),
        "{faults}"
    );
}

#[test]
fn a_rating_that_is_left_out_leaves_its_note_and_evidence() {
    let (assessment, _) = mended(&with("rating: Some(At(5))", "rating: Some(At(15))"));
    let response = assessment.respondents[0]
        .sheet
        .0
        .values()
        .next()
        .expect("a response");
    assert_eq!(response.rating, None);
    assert_eq!(response.note, "Two\nlines");
    assert_eq!(response.evidence.len(), 2);
    let (assessment, _) = mended(&with("\"P2\": (rating", "\"P9\": (rating"));
    assert_eq!(assessment.respondents[0].sheet.0.len(), 1);
    assert_eq!(assessment.respondents.len(), 2);
}

#[test]
fn a_slip_of_syntax_costs_nothing_where_the_meaning_is_plain() {
    for (part, instead) in [
        ("to: 3, owner", "to: 3 owner"),
        ("name: \"Ann\"", "name = \"Ann\""),
        ("name: \"Ann\"", "\"name\": \"Ann\""),
        ("Assessment(", "#![enable(implicit_some)]\nAssessment("),
    ] {
        let (assessment, faults) = mended(&with(part, instead));
        assert_eq!(assessment, sound(DOCUMENT), "{faults}");
    }
}

#[test]
fn a_forgotten_bracket_or_mark_is_one_fault() {
    for (part, instead) in [
        ("\"de\": \"Klein\"}", "\"de\": \"Klein\""),
        (
            "\"de\": \"Alles.\"},\n                    ],",
            "\"de\": \"Alles.\"},",
        ),
        ("\"de\": \"Gewohnt.\"}),", "\"de\": \"Gewohnt.\"},"),
        ("\"de\": \"Tief.\"}", "\"de\": \"Tief.\""),
        ("\"de\": \"Etwas.\"}", "\"de\": \"Etwas.}"),
    ] {
        assert!(SMALL.contains(part), "{part}");
        let faults = told(&check(SMALL.replacen(part, instead, 1)).diagnostics);
        let texts = faults.lines().filter(|line| !line.contains("hint:"));
        // A text that is lost with its mark is missed as well.
        let told = texts.filter(|line| !line.contains("is missing")).count();
        assert_eq!(told, 1, "{instead}: {faults}");
    }
}

#[test]
fn a_document_that_was_cut_off_keeps_what_was_read() {
    let end = DOCUMENT.find("consensus:").expect("there");
    let (assessment, faults) = mended(DOCUMENT.get(..end).expect("a part"));
    assert!(faults.contains("is never closed"), "{faults}");
    assert_eq!(assessment.respondents, sound(DOCUMENT).respondents);
    let end = DOCUMENT.find("There is no second").expect("there");
    let (assessment, _) = mended(DOCUMENT.get(..end + 5).expect("a part"));
    let Some(Rating::At(rating)) = assessment.respondents[0]
        .sheet
        .0
        .values()
        .next()
        .and_then(|r| r.rating.clone())
    else {
        panic!("the first response was whole");
    };
    assert_eq!(rating.count(), 5);
}

#[test]
fn a_document_is_refused_where_its_questionnaire_is_faulty() {
    let faults = refused(&with("weight: 3", "weight: 300"));
    assert!(
        faults.contains("weight must be 0 to 100, found 300"),
        "{faults}"
    );
    let faults = refused(&with("edition: \"1\",", ""));
    assert!(faults.contains("field `edition` is missing"), "{faults}");
}

#[test]
fn another_kind_of_file_is_named() {
    assert!(refused(SMALL).contains("expected an assessment, found a questionnaire"));
    assert!(refused("Assesment(version: 1)").contains("did you mean `Assessment`?"));
    for text in ["", "{\"a\": 1}", "\u{0}"] {
        assert_eq!(check(text).kind, FileKind::Unknown, "{text:?}");
        assert_eq!(check(text).diagnostics.len(), 1, "{text:?}");
    }
}

#[test]
fn no_text_makes_the_reader_panic_or_take_long() {
    let deep = format!("Questionnaire({}", "(".repeat(1_000_000));
    let list = format!("Questionnaire(levels: {}", "[".repeat(1_000_000));
    let quotes = format!("Assessment({}", "\"\n".repeat(100_000));
    let commas = format!("Claims({}", ",".repeat(100_000));
    let closers = format!("Claims({}", ")]}".repeat(100_000));
    for text in [deep, list, quotes, commas, closers] {
        assert!(!check(&text).diagnostics.is_empty());
    }
    for end in (0..DOCUMENT.len())
        .step_by(23)
        .filter(|end| DOCUMENT.is_char_boundary(*end))
    {
        let (before, after) = DOCUMENT.split_at(end);
        let _ = document::read(before);
        let mut rest = after.chars();
        rest.next();
        let _ = document::read(format!("{before}{}", rest.as_str()));
        let _ = document::read(format!("{before}\"{after}"));
    }
}

#[test]
fn an_alias_of_two_practices_and_an_agreement_of_too_many_units_are_faults() {
    let both = |aliases: &str, agreement: &str| {
        SMALL
            .replacen(
                "title: {\"en\": \"One\", \"de\": \"Eins\"},",
                &format!("title: {{\"en\": \"One\", \"de\": \"Eins\"}}, aliases: [{aliases}],"),
                1,
            )
            .replacen(
                "short_form: [\"P1\"],",
                &format!("short_form: [\"P1\"], short_form_agreement: {agreement},"),
                1,
            )
    };
    let sound = both("\"Uno\", \"one\"", "(units: 10, same: 9, one_apart: 1)");
    let read = questionnaire::read(&sound).expect("an alias may be the own title");
    let agreement = read.short_form_agreement.expect("it is stated");
    assert_eq!(
        (agreement.percent(), agreement.percent_further_apart()),
        (90, rust_decimal::Decimal::ZERO)
    );
    for (aliases, fault) in [
        ("\"zwei\"", "\"zwei\" names practice \"P2\" already"),
        ("\"p2\"", "\"p2\" names practice \"P2\" already"),
        (
            "\"Uno\", \"uno \"",
            "\"uno \" names practice \"P1\" already",
        ),
        ("\" \"", "must not be empty"),
    ] {
        let text = both(aliases, "(units: 10, same: 8, one_apart: 1)");
        let faults = questionnaire::read(&text).expect_err("a fault");
        assert!(told(&faults).contains(fault), "{}", told(&faults));
        assert_eq!(faults.len(), 1, "{}", told(&faults));
    }
    let faults = questionnaire::read(&both("", "(units: 10, same: 8, one_apart: 3)"));
    let faults = told(&faults.expect_err("a fault"));
    assert!(
        faults.contains("of 10 units, 11 cannot be at the same level or one apart"),
        "{faults}"
    );
}

#[test]
fn forms_for_roles_that_clash_or_do_not_fit_their_practices_are_faults() {
    let forms = |forms: &str| {
        let (before, after) = SMALL
            .split_once("short_form: [\"P1\"],")
            .expect("a short form");
        questionnaire::read(&format!(
            "{before}short_form: [\"P1\"], role_forms: [{forms}],{after}"
        ))
    };
    let name = "name: {\"en\": \"customers\", \"de\": \"Kunden\"}";
    let sound = forms(&format!(
        "({name}, aliases: [\"client\"], asks: [(practice: \"P2\")])"
    ));
    let sound = sound.expect("a sound form");
    let p1 = PracticeId::new("P1").expect("a sound id");
    assert!(!sound.can_judge("kunden ", &p1) && sound.can_judge("staff", &p1));
    let other = "(name: {\"en\": \"others\", \"de\": \"Client\"}, asks: [(practice: \"P1\")])";
    let twice = format!("({name}, aliases: [\"client\"], asks: [(practice: \"P1\")]), {other}");
    let asks = |asks: &str| format!("({name}, asks: [{asks}])");
    let card = "{\"en\": \"a\", \"de\": \"b\"}";
    for (text, fault) in [
        (twice, "another form is for the role \"Client\" already"),
        (
            asks("(practice: \"P1\"), (practice: \"P1\")"),
            "\"P1\" stands twice in this list",
        ),
        (asks("(practice: \"P9\")"), "P9"),
        (
            asks(&format!("(practice: \"P1\", descriptors: [{card}])")),
            "one for each level that practice \"P1\" can be rated at",
        ),
    ] {
        let faults = forms(&text).expect_err("a fault");
        assert!(told(&faults).contains(fault), "{}", told(&faults));
        assert_eq!(faults.len(), 1, "{}", told(&faults));
    }
}
