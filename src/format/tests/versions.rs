//! Files of older and of newer versions.

use jiff::civil::Date;

use super::super::document::Opened;
use super::super::import::tests::taken;
use super::super::{check, claims, container, document, questionnaire, settings};
use super::{DOCUMENT, SMALL, mended, refused, sound, told, with};
use crate::model::Effort;

const EVERYTHING: &str = include_str!("../../../tests/fixtures/v1/everything.continuum");
const TEAM: &str = include_str!("../../../tests/fixtures/v1/team.continuum");
const CLAIMS: &str = include_str!("../../../tests/fixtures/v1/claims.ron");
const SETTINGS: &str = include_str!("../../../tests/fixtures/v1/settings.ron");
const SECOND_TEXT: &str = include_str!("../../../tests/fixtures/v2/everything.ron");
const SECOND_DOCUMENT: &[u8] = include_bytes!("../../../tests/fixtures/v2/everything.continuum");
const NEW_TEXT: &str = include_str!("../../../tests/fixtures/v3/everything.ron");
const NEW_DOCUMENT: &[u8] = include_bytes!("../../../tests/fixtures/v3/everything.continuum");
const NEW_QUESTIONNAIRE: &str = include_str!("../../../tests/fixtures/v2/zero.ron");
const SHEET: &str = include_str!("../../../tests/fixtures/v1/sheet.csv");

#[test]
fn files_of_version_1_are_read_for_ever() {
    for text in [SMALL, DOCUMENT, EVERYTHING, TEAM, CLAIMS] {
        assert_eq!(told(&check(text).diagnostics), "");
    }
    let (_, claims) = claims::read(CLAIMS).expect("sound claims");
    assert_eq!(claims.len(), 2);
    let questionnaire = questionnaire::read(SMALL).expect("a sound questionnaire");
    let assessment = sound(DOCUMENT);
    assert_eq!(*assessment.questionnaire, questionnaire);
    assert_eq!(questionnaire.thresholds.reached, 60);
    assert_eq!(questionnaire.thresholds.kept, 85);
    assert_eq!(assessment.respondents.len(), 2);
    assert_eq!(assessment.unit.date.map(Date::year), Some(2026));
    assert_eq!(assessment.plan.len(), 2);
    let evidence: usize = assessment.respondents[0]
        .sheet
        .0
        .values()
        .map(|response| response.evidence.len())
        .sum();
    assert_eq!(evidence, 2);
    let (found, faults) = taken(SHEET.as_bytes(), &questionnaire);
    assert_eq!(told(&faults), "");
    assert_eq!(found.respondents.len(), 2);
    let settings = settings::read(SETTINGS);
    assert_eq!((settings.recent.len(), settings.zoom()), (2, 125));
    assert_eq!(settings.language.as_deref(), Some("de"));
}

#[test]
fn every_part_of_a_document_of_version_1_is_read() {
    let everything = sound(EVERYTHING);
    assert_eq!(
        everything.language.map(|tag| tag.to_string()).as_deref(),
        Some("de")
    );
    assert_eq!(everything.consensus.len(), 1);
    assert_eq!(everything.plan.len(), 3);
    assert_eq!(everything.business_case.horizon_years, 3);
    assert!(everything.branding.logo.is_some() && everything.branding.accent.is_some());
    let days = everything.planning.efforts.into_values().map(Effort::days);
    assert_eq!(days.collect::<Vec<_>>(), [9, 20, 25]);
    let team = sound(TEAM);
    // It keeps the questionnaire and the claims that it was answered with.
    assert_eq!(team.questionnaire.edition, "2026.1");
    assert_eq!(team.questionnaire.short_form.len(), 15);
    assert_eq!(team.respondents.len(), 9);
    let notes = team.respondents.iter().flat_map(|one| one.sheet.0.values());
    assert!(notes.filter(|said| !said.note.is_empty()).count() > 30);
    assert_eq!((team.consensus.len(), team.plan.len()), (8, 3));
}

#[test]
fn days_that_stand_with_a_step_are_own_estimates_and_those_of_the_planning_go_first() {
    let own = |text: &str| {
        let efforts = sound(text).planning.efforts;
        let efforts = efforts.iter();
        efforts
            .map(|((practice, to), effort)| (practice.to_string(), to.ordinal(), effort.days()))
            .collect::<Vec<_>>()
    };
    let days = |days| ("P1".to_owned(), 3, days);
    assert!(own(DOCUMENT).contains(&days(4)));
    let both = with(
        "    plan: [",
        "    planning: (efforts: [(practice: \"P1\", to: 3, effort: M(9))]),\n    plan: [",
    );
    assert!(own(&both).contains(&days(9)));
    let written = document::write_text(&sound(DOCUMENT));
    assert!(written.contains("(practice: \"P1\", to: 3, effort: S(4)),"));
}

#[test]
fn a_newer_version_says_which_it_is_and_which_program_reads_it_and_nothing_else() {
    let newer = |text: &str, with: &str| {
        text.replacen("version: 1", &format!("version: 7, {with}colour: 3"), 1)
    };
    let inside = DOCUMENT.replacen(
        "questionnaire: (\n        version: 1",
        "questionnaire: (\n        version: 7",
        1,
    );
    let own = env!("CARGO_PKG_VERSION");
    for (text, reader, most) in [
        (newer(DOCUMENT, ""), "a newer program", 3),
        (
            newer(DOCUMENT, "program: \"0.9.1\", "),
            "Continuum 0.9.1",
            3,
        ),
        (
            newer(DOCUMENT, "program: \"any other\", "),
            "a newer program",
            3,
        ),
        (
            newer(DOCUMENT, &format!("program: \"{own}\", ")),
            "a newer program",
            3,
        ),
        (inside, "a newer program", 2),
    ] {
        let faults = refused(&text);
        let expected = format!(
            "this file is version 7 of its format, and {reader} reads it; this program is Continuum {own} and reads up to version {most}"
        );
        assert!(faults.contains(&expected), "{faults}");
        assert_eq!(faults.lines().count(), 2, "{faults}");
    }
    let faults = questionnaire::read(&newer(SMALL, "")).expect_err("too new");
    assert!(told(&faults).contains("this file is version 7"));
    let claims = "Claims(version: 2, colour: 3)";
    assert!(told(&check(claims).diagnostics).contains("reads up to version 1"));
}

#[test]
fn a_document_and_its_questionnaire_may_be_of_different_versions() {
    let older = sound(DOCUMENT);
    for text in [
        DOCUMENT.replacen("        version: 1", "        version: 2", 1),
        document::write_text(&older).replacen("        version: 2", "        version: 1", 1),
    ] {
        assert_eq!(text.matches("version: 1").count(), 1);
        assert_eq!(sound(&text), older);
    }
}

#[test]
fn what_a_migration_moves_is_faulty_where_it_stands_and_once() {
    for (part, instead, at, fault) in [
        ("S(4)", "S(9)", "S(9)", "effort S must be 1 to 5 days"),
        (
            "\"P1\", to: 3",
            "\"P9\", to: 3",
            "\"P9\"",
            "no practice \"P9\"",
        ),
        (
            "to: 3, owner",
            "to: 4, owner",
            "4, owner",
            "to must be 1 to 3",
        ),
    ] {
        let text = with(part, instead);
        let (before, _) = text.split_once(at).expect("it is there");
        let line = before.lines().count();
        let column = before.lines().last().expect("a line").chars().count() + 1;
        let (_, faults) = mended(&text);
        assert!(
            faults.starts_with(&format!("{line}:{column}: ")),
            "{faults}"
        );
        assert!(faults.contains(fault), "{faults}");
        let hints = faults.matches("hint:").count();
        assert_eq!(faults.lines().count(), 1 + hints, "{faults}");
    }
}

#[test]
fn files_of_version_2_are_read_and_become_version_3_with_nothing_else_in_them() {
    let newer = SECOND_TEXT.replacen(
        "version: 2,\n    program: \"0.2.0\"",
        "version: 3,\n    program: \"0.3.0\"",
        1,
    );
    assert_eq!(document::write_text(&sound(SECOND_TEXT)), newer);
    let Opened::Sound(document) = document::read(SECOND_DOCUMENT) else {
        panic!("the container is sound");
    };
    assert_eq!(document, sound(SECOND_TEXT));
    let parts = |bytes: &[u8]| container::parts(bytes).expect("a sound container").len();
    assert_eq!(parts(&document::write(&document)), parts(SECOND_DOCUMENT));
}

#[test]
fn files_of_version_3_are_read_and_written_as_they_were() {
    assert_eq!(document::write_text(&sound(NEW_TEXT)), NEW_TEXT);
    let questionnaire = questionnaire::read(NEW_QUESTIONNAIRE).expect("a sound questionnaire");
    assert_eq!(questionnaire::write(&questionnaire), NEW_QUESTIONNAIRE);
    let Opened::Sound(document) = document::read(NEW_DOCUMENT) else {
        panic!("the container is sound");
    };
    assert_eq!(document, sound(NEW_TEXT));
    // Its packed bytes depend on who packs them.
    let parts = |bytes: &[u8]| container::parts(bytes).expect("a sound container");
    assert_eq!(parts(&document::write(&document)), parts(NEW_DOCUMENT));
}
