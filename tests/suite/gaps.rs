//! A questionnaire whose lowest level is 0, with practices that have fewer descriptors than it has levels.

use assert_cmd::Command;
use continuum::chart;
use continuum::format::document::Opened;
use continuum::format::{check, document, questionnaire};
use continuum::model::{
    Assessment, Edit, EditError, ElementId, Form, HalfLevels, Level, PlanStep, PracticeId, Rating,
    Respondent, ResponseField, Status, Target,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{folder, run};

const QUESTIONNAIRE: &str = include_str!("../fixtures/gaps.ron");

fn id(text: &str) -> PracticeId {
    PracticeId::new(text).expect("a sound id")
}

/// Rates a practice, in half levels of which 2 is the lowest level.
fn rate(found: &mut Assessment, practice: &str, count: u8) -> Result<(), EditError> {
    found.apply(Edit::Respond {
        respondent: found.respondents[0].id.clone(),
        practice: id(practice),
        field: ResponseField::Rating(HalfLevels::new(count).map(Rating::At)),
    })
}

/// One person's answers: D1 at level 1, D2 at 2, S1 at 1, S2 at 0.5.
fn rated() -> Assessment {
    let questionnaire = questionnaire::read(QUESTIONNAIRE).expect("a sound questionnaire");
    let mut found = Assessment::new(questionnaire, Form::Full);
    let person = Respondent::new(found.free_respondent_id());
    found
        .apply(Edit::AddRespondent(person))
        .expect("it is permitted");
    for (practice, count) in [("D1", 4), ("D2", 6), ("S1", 4), ("S2", 3)] {
        rate(&mut found, practice, count).expect("it is permitted");
    }
    found
}

fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(folder, arguments)).expect("one JSON object")
}

/// What is wrong with the questionnaire where a part of it, which must be there, is another.
fn faults(part: &str, instead: &str) -> Vec<String> {
    assert!(QUESTIONNAIRE.contains(part), "{part}");
    let words = continuum::words::Words::english();
    let found = check(QUESTIONNAIRE.replacen(part, instead, 1)).diagnostics;
    found
        .iter()
        .map(|fault| words.say(&fault.message))
        .collect()
}

#[test]
fn what_is_written_reads_as_the_same() {
    let found = rated();
    assert_eq!(check(QUESTIONNAIRE).diagnostics, []);
    let opened = document::read(document::write(&found));
    assert_eq!(opened, Opened::Sound(found.clone()));
    let text = document::write_text(&found);
    assert!(text.contains("\"3\": {\"en\": \"A sign and the web page show the same hours.\"}"));
    assert_eq!(document::read(&text), Opened::Sound(found.clone()));
    let text = questionnaire::write(&found.questionnaire);
    assert_eq!(
        questionnaire::read(&text).as_ref(),
        Ok(&*found.questionnaire)
    );
}

#[test]
fn descriptors_that_name_no_level_or_are_too_few_are_told() {
    let sign = "\"3\": {\"en\": \"A sign and the web page show the same hours.\"},";
    for (part, instead, fault) in [
        (
            "\"1\": {\"en\": \"They ask",
            "\"4\": {\"en\": \"They ask",
            "must be 0 to 3, found \"4\"",
        ),
        (
            "\"1\": {\"en\": \"They ask",
            "\"01\": {\"en\": \"They ask",
            "must be 0 to 3, found \"01\"",
        ),
        (
            "\"1\": {\"en\": \"They ask",
            "\"0\": {\"en\": \"They ask",
            "\"0\" stands twice",
        ),
        (sign, "", "there must be one entry, found 2"),
        (
            "\"1\": {\"en\": \"When the trolley is full.\"},",
            "",
            "there must be 2 descriptors or more",
        ),
        (
            "lowest_level: 0",
            "lowest_level: 2",
            "lowest_level must be 0 to 1, found 2",
        ),
    ] {
        let found = faults(part, instead);
        assert!(
            found.iter().any(|said| said.contains(fault)),
            "{fault}: {found:?}"
        );
    }
}

#[test]
fn a_level_without_a_descriptor_cannot_be_chosen_in_any_way() {
    let mut found = rated();
    let refused = EditError::NotOnScale(id("D1"));
    // Levels 2 and, partly, 2 or more; half a step from 1 leads to 3.
    for count in [6, 7] {
        assert_eq!(rate(&mut found, "D1", count), Err(refused.clone()));
    }
    assert_eq!(rate(&mut found, "D1", 5), Ok(()));
    assert!(rate(&mut found, "S1", 2).is_err());
    assert!(rate(&mut found, "S1", 7).is_err());
    let step = PlanStep {
        practice: id("D1"),
        to: Level::new(3).expect("a level"),
        owner: String::new(),
        due: None,
        action: String::new(),
        own_due: false,
        note: String::new(),
        indicator: None,
        status: Status::Open,
    };
    assert_eq!(found.apply(Edit::SetPlan(vec![step])), Err(refused));
    let text = document::write_text(&rated());
    let text = text.replacen(
        "\"D1\": (rating: Some(At(2)))",
        "\"D1\": (rating: Some(At(4)))",
        1,
    );
    let Opened::Mended(mended, faults) = document::read(&text) else {
        panic!("{text}");
    };
    assert_eq!(mended.respondents[0].sheet.rating(&id("D1")), None);
    let words = continuum::words::Words::english();
    let [fault] = faults.as_slice() else {
        panic!("{faults:?}");
    };
    assert_eq!(
        words.say(&fault.message),
        "D1 cannot be rated at level 2: it has no descriptor there"
    );
    let hint = fault.hint.as_ref().map(|hint| words.say(hint));
    assert_eq!(
        hint.as_deref(),
        Some("it has descriptors at these levels: 0, 1, 3")
    );
}

#[test]
fn a_sheet_that_rates_a_level_without_a_descriptor_is_told_its_row() {
    let folder = folder(&rated());
    let sheet = "respondent,practice,rating\nZoe,D1,1.5\nZoe,D2,2\nZoe,S1,3\n";
    std::fs::write(folder.path().join("sheet.csv"), sheet).expect("it is written");
    let mut program = Command::new(env!("CARGO_BIN_EXE_continuum"));
    let done = program
        .current_dir(folder.path())
        .args(["import", "unit.continuum", "sheet.csv"])
        .assert()
        .code(1);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("S1 cannot be rated at level 3"), "{said}");
    assert!(said.contains("sheet.csv:4:8"), "{said}");
}

#[test]
fn a_unit_is_scored_planned_and_reported_by_the_levels_that_its_practices_have() {
    let folder = folder(&rated());
    let score = json(&folder, &["score", "unit.continuum", "--json"]);
    // D1 at 1 is all that level 2 asks of it; S1 at 1 is all that level 1 asks, and S2 lacks half.
    let attained =
        |element: usize, level: &str| score["elements"][element]["attainment"][level].as_f64();
    assert_eq!(
        [1, 2, 3].map(|level| attained(0, &level.to_string())),
        [Some(1.0), Some(1.0), Some(0.0)]
    );
    assert_eq!(
        [1, 2, 3].map(|level| attained(1, &level.to_string())),
        [Some(0.75), Some(0.0), Some(0.0)]
    );
    assert_eq!(score["elements"][0]["low"], 2);
    assert_eq!(score["placement"]["low"], 1);
    assert_eq!(score["elements"][1]["index"], 0.8);
    let plan = json(
        &folder,
        &["plan", "unit.continuum", "--target", "3", "--json"],
    );
    let raises: Vec<(&str, i64, i64)> = plan["set"]["practices"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|raise| {
            let number = |name: &str| raise[name].as_i64().expect("a level");
            (
                raise["id"].as_str().expect("an id"),
                number("from"),
                number("to"),
            )
        })
        .collect();
    // From 1 to 3 is one step of D1; the highest level that S1 has is 2.
    assert_eq!(plan["set"]["reach"], "met");
    assert_eq!(plan["set"]["level"], 3);
    assert!(raises.contains(&("S1", 1, 2)), "{raises:?}");
    assert!(raises.contains(&("S2", 0, 3)), "{raises:?}");
    run(
        &folder,
        &["report", "unit.continuum", "-o", "unit.md", "--appendix"],
    );
    let report = std::fs::read_to_string(folder.path().join("unit.md")).expect("a report");
    assert!(!report.contains("evel 4"), "{report}");
    assert!(report.contains("Level 0"), "{report}");
    assert!(
        report.contains("Some practices have fewer than 4 descriptions"),
        "{report}"
    );
    let answers = ["export", "unit.continuum", "-o", "-", "--what", "practices"];
    let practices = run(&folder, &answers);
    assert!(
        practices.contains("D1,Opening hours,Desk,1,1,1,"),
        "{practices}"
    );
}

#[test]
fn the_report_tells_the_rules_of_practices_with_fewer_descriptions() {
    let mut found = rated();
    for (element, level) in [("desk", 2), ("shelves", 4)] {
        let target = Target {
            level: Level::new(level).expect("a level"),
            reason: "It will do".to_owned(),
        };
        found
            .targets
            .insert(ElementId::new(element).expect("a sound id"), target);
    }
    let folder = folder(&found);
    run(
        &folder,
        &["report", "unit.continuum", "-o", "unit.md", "--appendix"],
    );
    let report = std::fs::read_to_string(folder.path().join("unit.md")).expect("a report");
    for said in [
        "rated at the highest of its descriptions that is fully true",
        "rated at what the level asks of them or above; a practice half a step below it counts half",
        "counted once as the practice's lowest and once as its highest level",
        "steps, each to the next description of its practice, if",
        "stay at level 2, which takes nothing more; the target, level 1, Habit, is below it. Why",
        "are not drawn, for their effort is not stated",
    ] {
        assert!(report.contains(said), "{said}: {report}");
    }
    let words = continuum::words::Words::english().for_assessment(&found);
    let profile = continuum::scoring::profile(&found, Form::Full);
    let questionnaire = &found.questionnaire;
    let scenes = [
        chart::heat_map(&words, questionnaire, &profile, None, 471.0),
        chart::distance(&words, questionnaire, &profile, 471.0).expect("a picture"),
    ];
    let said = scenes.map(|scene| {
        let runs = scene.marks.iter().filter_map(|mark| mark.run());
        let lines: Vec<&str> = runs.map(|run| run.text.trim()).collect();
        lines.join(" ")
    });
    let [heat_map, distance] = said;
    assert!(
        heat_map.ends_with("open answers counted as their lowest level."),
        "{heat_map}"
    );
    assert!(
        distance.contains("to the end of a part: what is in place at its level;"),
        "{distance}"
    );
    assert!(
        distance.ends_with("up to its dashed threshold."),
        "{distance}"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn paper_has_a_box_for_each_level_that_a_practice_has() {
    use continuum::report::{Block, Paper, Reader, ReportOptions, paper};
    let found = rated();
    let words = continuum::words::Words::english().for_assessment(&found);
    let options =
        ReportOptions::new(Form::Full, Paper::A4, jiff::civil::date(2026, 6, 1)).with_appendix();
    let sheet = paper(&found, &options, Reader::default(), &words);
    let blocks = sheet.sections.iter().flat_map(|section| &section.blocks);
    let forms = blocks.filter_map(|block| match block {
        Block::Form(rows) => Some(rows.iter().flatten().map(|field| field.number.as_str())),
        _ => None,
    });
    let numbers: Vec<String> = forms.map(Iterator::collect).collect();
    assert_eq!(numbers[1..5], ["013", "0123", "12", "0123"]);
}

#[cfg(feature = "window")]
#[test]
fn the_window_offers_the_levels_that_a_practice_has() {
    use crate::window::{Given, command, open_with, press, says, settle};
    use continuum::store::settings::Theme;
    use egui::{Key, Modifiers};

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("given.continuum");
    std::fs::write(&file, document::write(&rated())).expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    press(&mut shown, Key::ArrowLeft);
    press(&mut shown, Key::ArrowLeft);
    for (level, there) in [(0, true), (1, true), (2, false), (3, true)] {
        let card = format!("Opening hours: level {level} of 3");
        assert_eq!(says(&shown, &card), there, "{card}");
    }
    press(&mut shown, Key::Num2);
    assert!(says(&shown, "Opening hours: rated 1"));
    press(&mut shown, Key::Plus);
    assert!(says(&shown, "Opening hours: rated 1.5"));
    press(&mut shown, Key::Num3);
    assert!(says(&shown, "Opening hours: rated 3"));
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    shown.run();
    press(&mut shown, Key::Home);
    for key in [
        Key::Num2,
        Key::Num1,
        Key::Num2,
        Key::Num0,
        Key::Num2,
        Key::Num0,
    ] {
        press(&mut shown, key);
    }
    // The first 2 is no level of D1, and 0 none of S1: the cursor waits.
    assert!(says(&shown, "1220"));
}
