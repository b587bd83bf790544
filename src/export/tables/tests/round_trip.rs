//! The program's own table of answers, taken back.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::{Grids, to_csv};
use crate::format::import::{self, Choices};
use crate::format::tests::generated;
use crate::model::{
    Assessment, Check, Consensus, Edit, Evidence, Form, PracticeId, Rating, Respondent, Response,
};
use crate::report::{Paper, ReportOptions};
use crate::words::Words;

/// The text without the space around it, and without carriage returns, which no table keeps.
fn plain(text: &str) -> String {
    text.replace('\r', "").trim().to_owned()
}

fn rating(rating: Rating) -> Rating {
    match rating {
        Rating::NotApplicable(reason) => Rating::NotApplicable(plain(&reason)),
        other => other,
    }
}

/// A response as a table holds it.
fn response(found: &Response) -> Response {
    let evidence = found.evidence.iter().map(|entry| Evidence {
        text: entry.text.trim().to_owned(),
        link: entry.link.trim().to_owned(),
        // The bytes of a file do not travel in a table, and a new document does not have them.
        file: None,
        date: entry.date,
        checked_by: entry.checked_by.trim().to_owned(),
    });
    Response {
        rating: found.rating.clone().map(rating),
        note: plain(&found.note),
        evidence: evidence.collect(),
        check: found.check.clone().map(|check| Check {
            by: check.by.trim().to_owned(),
            note: check.note.trim().to_owned(),
            ..check
        }),
        // A table holds what counts now, and no earlier rounds of votes.
        voted_again: false,
        ..found.clone()
    }
}

/// Who answered what, and what was agreed, as a table holds it.
type Said = (
    Vec<([String; 3], Vec<(PracticeId, Response)>)>,
    Vec<(PracticeId, Consensus)>,
);

fn said(assessment: &Assessment) -> Said {
    let people = assessment.respondents.iter().map(|person: &_| {
        let Respondent {
            name,
            role,
            team,
            sheet,
            ..
        } = &**person;
        let responses = sheet.0.iter().map(|(id, it)| (id.clone(), response(it)));
        let responses = responses.filter(|(_, it)| !it.is_empty());
        (
            [name, role, team].map(|text| plain(text)),
            responses.collect(),
        )
    });
    let agreed = assessment.consensus.iter().map(|(id, it)| {
        let consensus = Consensus {
            rating: rating(it.rating.clone()),
            reason: plain(&it.reason),
            agreed_on: it.agreed_on,
        };
        (id.clone(), consensus)
    });
    (people.collect(), agreed.collect())
}

/// The table of answers.
fn exported(assessment: &Assessment, form: Form, stable_names: bool) -> String {
    let options = ReportOptions::new(form, Paper::A4, date(2026, 6, 1));
    let words = Words::english();
    let grids = Grids::new(assessment, &options, &words);
    to_csv(&grids.answers().expect("answers"), stable_names)
}

/// A new document of the same questionnaire into which a table was taken.
fn taken_back(table: &str, before: &Assessment) -> Assessment {
    let mut found = Assessment::new(before.questionnaire.clone(), Form::Full);
    take(table, &mut found);
    found
}

fn take(table: &str, found: &mut Assessment) {
    let read = import::open(table.as_bytes(), &found.questionnaire).expect("a table");
    let reading = import::read(&read, found, &Choices::default());
    assert!(!reading.has_errors(), "{:?}\n{table}", reading.faults);
    assert_eq!(reading.faults, [], "{table}");
    assert_eq!(reading.questions, [], "{table}");
    found.apply(reading.edit()).expect("it is permitted");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_said_and_agreed_comes_back_as_it_was(
        mut assessment in generated::assessment(),
        stable_names in any::<bool>(),
    ) {
        assessment.closed = None;
        let table = exported(&assessment, Form::Short, stable_names);
        if assessment.respondents.is_empty() && assessment.consensus.is_empty() {
            return Ok(());
        }
        let again = taken_back(&table, &assessment);
        prop_assert_eq!(said(&again), said(&assessment), "{}", table);
        // Taken back into the document that it is of, it changes nothing.
        let table = exported(&again, Form::Short, stable_names);
        let mut same = again.clone();
        take(&table, &mut same);
        prop_assert_eq!(said(&same), said(&again), "{}", table);
    }
}

#[test]
fn names_that_look_like_formulas_or_begin_with_an_apostrophe_come_back() {
    let mut assessment = Assessment::new(crate::format::bundled::standard().clone(), Form::Short);
    for name in [
        "@otter",
        "-lynx",
        "=SUM(A1)",
        "'@otter",
        "'tis",
        "½ Jo &amp; Co",
        "Ann",
        "Ann",
    ] {
        let mut person = Respondent::new(assessment.free_respondent_id());
        name.clone_into(&mut person.name);
        let edit = Edit::AddRespondent(person);
        assessment.apply(edit).expect("it is new");
    }
    for stable_names in [false, true] {
        let table = exported(&assessment, Form::Short, stable_names);
        let again = taken_back(&table, &assessment);
        assert_eq!(said(&again), said(&assessment));
    }
}
