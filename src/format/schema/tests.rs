//! The tables of `docs/formats.md` say what the descriptions of the nouns say.

use super::business_case::Amounts;
use super::document::OwnEffort;
use super::outcomes::Ends;
use super::response_sheet::Answered;
use super::{ClaimsFile, Manifest};
use crate::format::codec::{Noun, Reading};
use crate::format::tree;
use crate::format::versions::{self, Versions};
use crate::model::{
    Addressee, Assessment, AssessmentName, Branding, BusinessCase, Check, CheckIn, Claim, Closing,
    Consensus, EffortSize, Element, Evidence, EvidenceFile, Finding, FormAgreement, Identity,
    Input, LevelText, Mapping, Meaning, Measure, Outcome, OwnStep, PlanStep, Planning, Practice,
    Questionnaire, Recommendation, Release, Respondent, Response, ResponseSheet, RoleForm,
    RoleQuestion, Round, ShortFormThresholds, Sides, TakenSheet, Target, Thresholds, UnitProfile,
    Vote,
};
use crate::words::Words;

const PAGE: &str = include_str!("../../../docs/formats.md");

/// A row of a table: the fields that it is about, and its cells.
type Row = (Vec<&'static str>, Vec<&'static str>);

/// The rows of the first table below a heading.
fn rows(heading: &str) -> Vec<Row> {
    let below = PAGE.split_once(&format!("\n### {heading}\n"));
    let (_, below) = below.unwrap_or_else(|| panic!("no heading {heading}"));
    let lines = below.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        // A stroke that belongs to a cell has a backslash before it.
        let cells = row.trim_matches('|').split(" |").map(str::trim);
        let cells: Vec<&str> = cells.collect();
        let fields = cells[0].split('`').skip(1).step_by(2).collect();
        (fields, cells)
    })
    .collect()
}

/// What the reader says of a number that no field takes.
fn said_of_a_wrong_number<N: Noun>(field: &str) -> Option<String> {
    let words = Words::english();
    ["-1000000", "Some(-1000000)"].iter().find_map(|number| {
        let text = format!("{}({field}: {number})", N::NAME);
        let (tree, _) = tree::read(&text);
        let mut reading = Reading::new(None);
        N::read(&tree, &mut reading);
        let mut said = reading
            .faults
            .kept()
            .iter()
            .map(|fault| words.say(&fault.message));
        said.find(|said| said.ends_with("found -1000000"))
    })
}

/// Compares a noun with its table, and returns a line with its fields.
fn agrees<N: Noun>(heading: &str) -> String {
    let rows = rows(heading);
    let told: Vec<&str> = rows.iter().flat_map(|(fields, _)| fields.clone()).collect();
    let fields: Vec<&str> = N::FIELDS.iter().map(|field| field.name).collect();
    assert_eq!(told, fields, "{heading}");
    for field in N::FIELDS {
        let (_, cells) = rows
            .iter()
            .find(|(fields, _)| fields.contains(&field.name))
            .expect("all are told");
        let [_, _, range, left_out] = cells.as_slice() else {
            panic!("four cells: {cells:?}");
        };
        assert_eq!(*left_out == "a fault", field.required, "{}", field.name);
        if let Some(said) = said_of_a_wrong_number::<N>(field.name)
            && !range.contains("highest level")
        {
            let range = range.replace(',', "").replace("an option: ", "");
            let range = if range == "1" { "1 to 1" } else { &range };
            assert!(said.contains(&format!("must be {range},")), "{said}");
        }
    }
    for (field, default) in N::defaults() {
        let mut rows = rows.iter().filter(|(fields, _)| fields.contains(&field));
        let (_, cells) = rows.next().expect("all are told");
        let left_out = cells[3].trim_matches('`');
        assert!(
            left_out == default || default.starts_with('('),
            "{field}: {default}"
        );
    }
    let fields = N::FIELDS.iter().map(|field| {
        let mark = if field.required { "!" } else { "" };
        format!(" {}{mark}", field.name)
    });
    format!("{}:{}\n", N::NAME, fields.collect::<String>())
}

#[test]
fn the_page_tells_every_field_its_range_and_what_it_is_where_it_is_left_out() {
    let found = [
        format!("questionnaire {}\n", versions::QUESTIONNAIRE.newest()),
        agrees::<Questionnaire>("Questionnaire"),
        agrees::<LevelText>("Levels"),
        agrees::<Thresholds>("Thresholds"),
        agrees::<ShortFormThresholds>("Thresholds of the short form"),
        agrees::<FormAgreement>("Agreement of the forms"),
        agrees::<Element>("Elements"),
        agrees::<Practice>("Practices"),
        agrees::<Recommendation>("Recommendations"),
        agrees::<Claim>("Claims"),
        agrees::<RoleForm>("Forms for roles"),
        agrees::<RoleQuestion>("Questions of a role"),
        format!("claims {}\n", versions::CLAIMS.newest()),
        agrees::<ClaimsFile>("A file of claims"),
        format!("document {}\n", versions::DOCUMENT.newest()),
        agrees::<Assessment>("Assessment"),
        agrees::<Manifest>("Manifest"),
        agrees::<Identity>("Identity"),
        agrees::<UnitProfile>("Unit"),
        agrees::<Respondent>("Respondents"),
        agrees::<Response>("Responses"),
        agrees::<Round>("Rounds of votes"),
        agrees::<Vote>("Votes of a round"),
        agrees::<Check>("Checks"),
        agrees::<Evidence>("Evidence"),
        agrees::<EvidenceFile>("Files of evidence"),
        agrees::<Consensus>("Consensus"),
        agrees::<Target>("Targets"),
        agrees::<Measure>("Measures"),
        agrees::<Ends>("Scales of answers"),
        agrees::<Outcome>("Values of a measure"),
        agrees::<Sides>("Promoters and detractors"),
        agrees::<PlanStep>("Steps of the plan"),
        agrees::<OwnStep>("Steps of the unit's own"),
        agrees::<CheckIn>("Check-ins"),
        agrees::<Finding>("What was observed"),
        agrees::<BusinessCase>("Business case"),
        agrees::<Amounts>("Estimates"),
        agrees::<Planning>("Planning"),
        agrees::<OwnEffort>("Own estimates"),
        agrees::<Branding>("Branding"),
        agrees::<Mapping>("Mapping"),
        agrees::<Meaning>("Meanings"),
        agrees::<Release>("Releases"),
        agrees::<TakenSheet>("Sheets taken in"),
        agrees::<Closing>("Closing"),
        format!("response sheet {}\n", versions::RESPONSE_SHEET.newest()),
        agrees::<ResponseSheet>("Fields of a response sheet"),
        agrees::<AssessmentName>("Assessment of a sheet"),
        agrees::<Addressee>("Person of a sheet"),
        agrees::<Answered>("Answers of a sheet"),
    ];
    let known = include_str!("../../../tests/fixtures/fields.txt");
    assert!(
        found.concat() == known,
        "The fields of a noun are not those of its version. If that version was released, add a row to its \
         table in src/format/versions.rs, with a migration, a row in docs/formats.md and a fixture. \
         Then put this into tests/fixtures/fields.txt:\n\n{}",
        found.concat()
    );
}

#[test]
fn the_page_tells_the_newest_version_of_every_file_and_the_program_that_reads_it() {
    let told = |file: &str, versions: &Versions| {
        let (version, program) = (versions.newest(), versions.oldest_program());
        let row = |version| format!("| {file} | {version} | ");
        assert!(
            PAGE.contains(&format!("{}{program} | ", row(version))),
            "{file}"
        );
        assert!(!PAGE.contains(&row(version + 1)), "{file}");
    };
    told("document", &versions::DOCUMENT);
    told("questionnaire", &versions::QUESTIONNAIRE);
    told("claims", &versions::CLAIMS);
    told("response sheet", &versions::RESPONSE_SHEET);
    told("settings", &versions::SETTINGS);
}

#[test]
fn the_page_and_the_hint_tell_the_days_of_every_size() {
    for size in EffortSize::ALL {
        let (name, days) = (size.as_str(), size.days());
        let row = format!("| `{name}(..)` | {} to {} |", days.start(), days.end());
        assert!(PAGE.contains(&row), "{row}");
        let hint = Words::english().text("sound-effort-hint");
        let days = format!("{} to {}", days.start(), days.end());
        assert!(hint.contains(&days), "{hint}");
    }
}

#[test]
fn the_page_tells_the_range_of_every_input_of_the_business_case() {
    for input in Input::ALL {
        let (least, most) = input.range();
        let named = format!("`{}`", input.as_str());
        let range = format!("| {least} to {most} |");
        let mut rows = PAGE.lines().filter(|line| line.starts_with("| `"));
        let told = rows.any(|row| row.contains(&named) && row.replace(',', "").contains(&range));
        assert!(told, "{named} {range}");
    }
}
