//! Roles side by side in what is handed on: the gaps with what people wrote, and nothing of few people.

use continuum::export::{Output, Source};
use continuum::format::bundled;
use continuum::model::{Assessment, RespondentId};
use continuum::report::{Paper, Redaction, Report, ReportOptions, SectionKind, compose, markdown};
use continuum::scoring::disclosure::SmallestGroup;
use continuum::words::Words;
use jiff::civil::date;

fn team() -> Assessment {
    let samples = bundled::samples().iter();
    let mut found = samples.filter(|sample| sample.name == "team");
    found.next().expect("a bundled sample").assessment()
}

fn options(redaction: Redaction) -> ReportOptions {
    let mut options = ReportOptions::new(team().form, Paper::A4, date(2026, 6, 1));
    options.redaction = redaction;
    options.smallest_group = SmallestGroup::new(3);
    options
}

const WITHOUT_PEOPLE: Redaction = Redaction {
    names: false,
    respondents: true,
    notes: false,
    evidence: false,
};

/// The section about roles as text; `None` without one.
fn section(assessment: &Assessment, redaction: Redaction) -> Option<String> {
    let mut report = compose(assessment, &options(redaction), &Words::english());
    let of_roles = |report: &mut Report| {
        report.sections.retain(|it| it.kind == SectionKind::Roles);
        !report.sections.is_empty()
    };
    of_roles(&mut report).then(|| markdown(&report, &Words::english()))
}

fn practices_table(assessment: &Assessment, redaction: Redaction) -> String {
    let source = Source::new(assessment.clone(), options(redaction));
    let made = Output::Practices.make(&source, &Words::english());
    String::from_utf8(made.expect("a table").bytes).expect("a text")
}

#[test]
fn the_widest_gap_is_the_heading_and_three_gaps_have_a_quotation_each() {
    let found = section(&team(), Redaction::default()).expect("three roles");
    assert!(
        found.contains("F4 Promises to customers is at 3.5 for managers, and at 1 for customers")
    );
    for (gap, quote) in [
        (
            "managers 3.5, front line 2.5, customers 1. 2.5 levels apart.",
            "The engineer promised to be back on Thursday with the part.",
        ),
        (
            "managers 4, front line 3, customers 1.5. 2.5 levels apart.",
            "A web message about a cold flat, left on a Friday evening, was read on Monday.",
        ),
        (
            "managers 3.5, front line 2.5, customers 1. 2.5 levels apart.",
            "I gave a three in the spring call and heard nothing.",
        ),
    ] {
        assert!(found.contains(gap), "{gap}: {found}");
        assert!(found.contains(quote), "{quote}: {found}");
    }
    assert_eq!(found.matches("\u{201d} (customers)").count(), 3, "{found}");
    assert!(
        found.contains("13 of 39 by managers, 13 of 35 by front line and 10 of 24 by customers")
    );
}

#[test]
fn no_note_is_quoted_where_notes_or_single_people_are_left_out() {
    let without_notes = Redaction {
        notes: true,
        ..Redaction::default()
    };
    // Three people a role are too few beside one another: their medians can tell what all of them said.
    assert_eq!(section(&team(), WITHOUT_PEOPLE), None);
    let mut twice = team();
    for (place, person) in team().respondents.iter().enumerate() {
        let mut again = person.clone();
        again.id = RespondentId::new(format!("again-{place}")).expect("an id");
        twice.respondents.push(again);
    }
    for redaction in [without_notes, WITHOUT_PEOPLE] {
        let found = section(&twice, redaction).expect("three roles");
        assert!(found.contains("2.5 levels apart"), "{found}");
        assert!(!found.contains('\u{201c}'), "{found}");
    }
    // How sure people are is that of single people too.
    let found = section(&twice, WITHOUT_PEOPLE).expect("three roles");
    assert!(!found.contains("guesses"), "{found}");
}

#[test]
fn one_role_is_no_section_and_no_column() {
    let mut assessment = team();
    assessment
        .respondents
        .retain(|person| person.role == "managers");
    assert_eq!(section(&assessment, Redaction::default()), None);
    let table = practices_table(&assessment, Redaction::default());
    assert!(!table.contains("managers"), "{table}");
    let table = practices_table(&team(), Redaction::default());
    assert!(table.contains("Rating of managers"), "{table}");
}

#[test]
fn where_names_are_left_out_a_role_of_one_is_in_no_figure() {
    let mut assessment = team();
    let mut owner = assessment.respondents[0].clone();
    owner.id = RespondentId::new("owner").expect("an id");
    owner.role = "owner of it all".to_owned();
    assessment.respondents.push(owner);
    let all = section(&assessment, Redaction::default()).expect("four roles");
    assert!(all.contains("owner of it all (one person)") || all.contains("owner of it all 4"));
    let names = Redaction {
        names: true,
        ..Redaction::default()
    };
    for redaction in [names, WITHOUT_PEOPLE] {
        let found = section(&assessment, redaction).unwrap_or_default();
        let table = practices_table(&assessment, redaction);
        for text in [found, table] {
            assert!(!text.contains("owner of it all"), "{text}");
        }
    }
}
