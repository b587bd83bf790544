//! The examples of `docs/formats.md` are what the page says they are.

use super::super::import::tests::taken;
use super::super::schema::Manifest;
use super::super::{check, document, file, questionnaire, response_sheet};
use super::{sound, told};
use crate::model::limits;

const PAGE: &str = include_str!("../../../docs/formats.md");

/// The examples of a language, in the order of the page.
fn examples(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    PAGE.split(fence.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

#[test]
fn the_examples_of_the_page_are_sound() {
    let examples = examples("ron");
    let [asked, claims, manifest, answered, filled_in] = examples.as_slice() else {
        panic!("five examples in RON");
    };
    assert_eq!(told(&file::read_part::<Manifest>(manifest).diagnostics), "");
    assert_eq!(told(&check(asked).diagnostics), "");
    assert_eq!(told(&check(claims).diagnostics), "");
    let fields = asked
        .trim()
        .strip_prefix("Questionnaire")
        .expect("a questionnaire");
    let whole = answered.replace("(/* the fields of the questionnaire */)", fields);
    assert_eq!(told(&check(&whole).diagnostics), "");
    let assessment = sound(&whole);
    let sheet = filled_in.replace("(/* the fields of the questionnaire */)", fields);
    let read = response_sheet::read(&sheet).expect("a sound sheet");
    assert!(read.is_complete());
    let written = response_sheet::write(&read);
    let (_, shown) = filled_in.split_once("    person:").expect("a person");
    assert!(written.ends_with(shown), "{written}");
    // The page shows documents in the form that the program writes.
    let written = document::write_text(&assessment);
    let (_, shown) = answered.split_once("    form:").expect("a form");
    assert!(written.ends_with(shown), "{written}");
}

#[test]
fn the_tables_of_the_page_are_sound() {
    let asked = examples("ron")[0];
    let questionnaire = questionnaire::read(asked).expect("a sound questionnaire");
    let [people, answers] = examples("csv").try_into().expect("two");
    let (found, faults) = taken(answers.as_bytes(), &questionnaire);
    assert_eq!(told(&faults), "");
    assert_eq!(found.respondents.len(), 2);
    let (found, faults) = taken(people.as_bytes(), &questionnaire);
    assert!(told(&faults).starts_with("1:1: warning: column `Timestamp` is not read"));
    assert_eq!(faults.len(), 1);
    let answers = found.respondents.iter().map(|one| one.sheet.said());
    assert_eq!(answers.collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn the_limits_of_the_page_are_those_of_the_program() {
    let (_, section) = PAGE.split_once("\n## Limits\n").expect("a section");
    let (section, _) = section.split_once("\n## ").expect("another section");
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let numbers = rows.map(|row| {
        let number = row.split('|').nth(2).expect("a number");
        number.trim().replace(',', "").parse().expect("a number")
    });
    let limits = [
        limits::FILE_BYTES,
        limits::TEXT_BYTES,
        limits::REPORT_BYTES,
        limits::CARRIED_BYTES,
        limits::PARTS,
        limits::NAMES_BYTES,
        limits::EVIDENCE_BYTES,
        limits::LOGO_BYTES,
        limits::FAULTS,
        limits::DEPTH,
        limits::VALUES,
        limits::WORDING_BYTES,
        limits::TITLE_BYTES,
        limits::QUESTIONNAIRE_BYTES,
        limits::LANGUAGES,
        limits::ELEMENTS,
        limits::PRACTICES,
        limits::REQUIREMENTS,
        limits::ALIASES,
        limits::ROLE_FORMS,
        limits::CLAIMS,
        limits::RESPONDENTS,
        limits::ANSWERS,
        limits::EVIDENCE,
        limits::STEPS,
        limits::DAYS_OFF,
        limits::MEASURES,
        limits::OUTCOMES,
        limits::CHECK_INS,
        limits::ROUNDS,
        limits::VOTES,
        limits::RELEASES,
        limits::SHEETS,
        limits::MAPPED,
        limits::COLUMNS,
        limits::ROWS,
        limits::CELLS,
        limits::WORKBOOK_BYTES,
        limits::PRINTED,
    ];
    assert_eq!(numbers.collect::<Vec<usize>>(), limits);
}
