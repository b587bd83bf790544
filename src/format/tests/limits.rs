//! Files that hold more than `model::limits` allows are told so, with the number.

use std::fmt::Write as _;

use super::super::import::tests::taken;
use super::super::{Severity, bundled, check, document, questionnaire};
use super::{mended, refused, told, with};
use crate::model::{
    Assessment, Edit, EditError, Form, Language, PlanStep, PracticeId, Questionnaire, Respondent,
    RespondentId, Status, Text, UnitField, limits,
};

/// The document with more fields in front of its form.
fn with_fields(fields: &str) -> String {
    with("form: Short,", &format!("form: Short,{fields}"))
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn the_first_thousand_faults_are_listed_and_the_rest_is_counted() {
    let text = with_fields(&lines(3_000, |field| format!("a{field}: 1,\n")));
    let faults = check(&text).diagnostics;
    assert_eq!(faults.len(), limits::FAULTS + 1);
    let said = told(&faults);
    assert!(
        said.ends_with("2,000 more faults are not listed\n"),
        "{said}"
    );
    assert_eq!(faults[limits::FAULTS].severity, Severity::Error);
}

#[test]
fn errors_are_listed_before_warnings_where_not_all_have_room() {
    let named = |id: usize| format!("(id: \"x{id}\", name: \"Same\"),");
    let text = with(
        "respondents: [",
        &format!("respondents: [{}(id: 7),", lines(1_500, named)),
    );
    let faults = check(&text).diagnostics;
    let mut errors = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    assert!(errors.next().is_some());
    assert_eq!(faults.len(), limits::FAULTS + 1);
    assert_eq!(faults[limits::FAULTS].severity, Severity::Warning);
}

#[test]
fn a_fault_quotes_the_beginning_of_a_long_text() {
    let text = with_fields(&format!("{}: 1,", "a".repeat(90_000)));
    assert!(told(&check(text).diagnostics).len() < 2_000);
}

#[test]
fn a_text_that_is_too_long_is_left_out_and_its_length_told() {
    let long = "x".repeat(limits::WORDING_BYTES + 1);
    let fields = format!("unit: (organisation: \"{long}\", scope: \"all\"),");
    let (assessment, said) = mended(&with_unit(&fields));
    assert!(
        said.contains("a text may have 100,000 bytes, found 100,001"),
        "{said}"
    );
    assert_eq!(assessment.unit.organisation, "");
    assert_eq!(assessment.unit.scope, "all");
}

/// The document with another unit.
fn with_unit(unit: &str) -> String {
    let (before, rest) = super::DOCUMENT.split_once("    unit: (").expect("a unit");
    let (_, after) = rest.split_once("\n    ),\n").expect("its end");
    format!("{before}    {unit}\n{after}")
}

#[test]
fn a_title_is_shorter_than_other_texts() {
    let mut found = Questionnaire::clone(bundled::standard());
    let wording = |length: usize| Text::new([(Language::english(), "x".repeat(length))].into());
    found.elements[0].practices[2].title = wording(limits::TITLE_BYTES);
    found.levels[1].name = wording(limits::TITLE_BYTES);
    assert_eq!(told(&check(questionnaire::write(&found)).diagnostics), "");
    found.elements[0].practices[2].title = wording(limits::TITLE_BYTES + 1);
    found.levels[1].name = wording(limits::TITLE_BYTES + 2);
    let said = told(&check(questionnaire::write(&found)).diagnostics);
    for length in ["1,001", "1,002"] {
        let told = format!("a title or a name may have 1,000 bytes, found {length}");
        assert!(said.contains(&told), "{said}");
    }
}

#[test]
fn the_texts_of_a_questionnaire_in_one_language_have_a_limit_together() {
    let mut found = Questionnaire::clone(bundled::standard());
    let german = Language::new("de").expect("a language");
    found.languages.push(german.clone());
    let long = "x".repeat(90_000);
    let many = |language: &Language| Text::new([(language.clone(), long.clone())].into());
    for practice in &mut found.elements[0].practices[..10] {
        practice.recommendations[0].risk = Some(many(&german));
    }
    let fits = told(&check(questionnaire::write(&found)).diagnostics);
    assert!(!fits.contains("may have 6,000,000 bytes"), "{fits}");
    for element in &mut found.elements {
        for practice in &mut element.practices {
            practice.recommendations[0].risk = Some(many(&german));
            practice.recommendations[1].risk = Some(many(&german));
            practice.recommendations[2].risk = Some(many(&german));
        }
    }
    let said = told(&check(questionnaire::write(&found)).diagnostics);
    let most = "may have 6,000,000 bytes in a language, found 8,370,000 in \"de\"";
    assert!(said.contains(most), "{said}");
}

#[test]
fn a_document_of_many_practices_holds_fewer_respondents() {
    let mut found = bundled::samples()[0].assessment();
    let practices = found.questionnaire.practices().count();
    let asked = &mut found.questionnaire.elements[0].practices;
    for number in practices..1_000 {
        let mut practice = asked[0].clone();
        practice.id = PracticeId::new(format!("Z{number}")).expect("a sound id");
        practice.aliases.clear();
        asked.push(practice);
    }
    found.respondents = (0..501)
        .map(|number| RespondentId::new(format!("p{number}")).expect("a sound id"))
        .map(Respondent::new)
        .collect();
    let said = refused(&document::write_text(&found));
    let told = "with 1,000 practices a document holds at most 500 respondents, found 501";
    assert!(said.contains(told), "{said}");
    found.respondents.pop();
    let read = check(document::write(&found));
    assert_eq!(self::told(&read.diagnostics), "");
}

#[test]
fn a_plan_with_too_many_steps_refuses_the_document() {
    let step = |_| "(practice: \"P1\", to: 2),".to_owned();
    let text = with("plan: [", &format!("plan: [{}", lines(limits::STEPS, step)));
    let said = refused(&text);
    assert!(
        said.contains("there may be 5,000 entries, found 5,002"),
        "{said}"
    );
}

#[test]
fn too_many_values_are_told_once() {
    let text = with_fields(&format!("many: [{}],", "0,".repeat(limits::VALUES)));
    let said = told(&check(text).diagnostics);
    assert_eq!(
        said.matches("there may be 2,000,000 values").count(),
        1,
        "{said}"
    );
}

#[test]
fn a_sheet_with_too_many_columns_is_refused_and_one_with_many_is_read() {
    let sheet = |columns: usize| {
        let mut text = "respondent,practice,rating".to_owned();
        for column in 3..columns {
            let _ = write!(text, ",c{column}");
        }
        taken((text + "\nBea,F1,3\n").as_bytes(), bundled::standard())
    };
    let many = sheet(limits::COLUMNS);
    assert_eq!(many.0.respondents.len(), 1);
    assert_eq!(many.1.len(), limits::COLUMNS - 3);
    let last = many.1.last().and_then(|fault| fault.place);
    assert!(last.is_some_and(|place| place.column > 4_800));
    let said = told(&sheet(limits::COLUMNS + 1).1);
    assert_eq!(said, "1:1: a table may have 1,000 columns, found 1,001\n");
}

#[test]
fn bad_rows_beyond_a_thousand_are_counted() {
    let text = format!("respondent,practice,rating\n{}", "A,ZZ,9\n".repeat(5_000));
    let (found, faults) = taken(text.as_bytes(), bundled::standard());
    assert_eq!(faults.len(), limits::FAULTS + 1);
    assert!(found.respondents.is_empty());
    let said = told(&faults);
    assert!(
        said.ends_with("9,000 more faults are not listed\n"),
        "{said}"
    );
}

#[test]
fn a_cell_that_is_too_long_is_a_fault() {
    let note = "x".repeat(limits::WORDING_BYTES + 1);
    let text = format!("respondent,practice,rating,note\nA,F1,3,{note}\nB,F1,3,short\n");
    let (found, faults) = taken(text.as_bytes(), bundled::standard());
    assert_eq!(
        told(&faults),
        "2:8: a text may have 100,000 bytes, found 100,001\n"
    );
    assert_eq!(found.respondents.len(), 1);
}

#[test]
fn no_change_makes_a_document_that_cannot_be_read_again() {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let before = assessment.clone();
    let long = "x".repeat(limits::WORDING_BYTES + 1);
    let found = assessment.apply(Edit::SetUnit(UnitField::Scope, long));
    assert_eq!(found, Err(EditError::LongText(limits::WORDING_BYTES + 1)));
    let (_, practice) = assessment.questionnaire.practices().next().expect("one");
    let step = PlanStep {
        practice: practice.id.clone(),
        to: practice.scale().levels().last().expect("a level"),
        owner: String::new(),
        due: None,
        action: String::new(),
        own_due: false,
        note: String::new(),
        indicator: None,
        status: Status::Open,
    };
    let plan = vec![step; limits::STEPS + 1];
    let found = assessment.apply(Edit::SetPlan(plan));
    let most = limits::STEPS;
    assert_eq!(
        found,
        Err(EditError::LongList {
            most,
            found: most + 1
        })
    );
    assert_eq!(assessment, before);
}

#[test]
fn a_reader_that_looks_for_the_end_of_a_text_again_and_again_gives_up() {
    let escaped = "\n\\\"".repeat(2_000);
    for bomb in [
        format!("x: [\"x\"y \"{escaped}"),
        format!("x: [{}", "r#\"\n,".repeat(900)),
        format!("x: [1 (1 {}", "\"\n".repeat(5_000)),
    ] {
        let said = told(&check(with_fields(&bomb)).diagnostics);
        assert_eq!(said.matches("the rest was not read").count(), 1, "{said}");
    }
}

#[test]
fn an_odd_blank_is_told_once_among_many_faults() {
    let bomb = format!("x: [{}{}],", "1,,".repeat(900), "\u{a0}".repeat(1_000));
    let said = told(&check(with_fields(&bomb)).diagnostics);
    let words = crate::words::Words::english();
    let blank = words.text("syntax-blank");
    assert_eq!(said.matches(&blank).count(), 1, "{said}");
}
