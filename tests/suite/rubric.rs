//! A questionnaire that is a rubric and nothing else: no reasons, no proofs, no advice, no efforts.

use continuum::analysis::{self, Analysis};
use continuum::format::document::Opened;
use continuum::format::{bundled, document, questionnaire};
use continuum::model::{
    Assessment, Edit, Effort, Form, HalfLevels, Input, Level, PlanStep, Planning, Rating,
    Respondent, ResponseField, Status, Target,
};
use jiff::civil::date;
use serde_json::Value;

use crate::program::{folder, run};

const RUBRIC: &str = include_str!("../fixtures/rubric-only.ron");

/// The unit is at level 1 by its culture; the ratings are half levels in the order of practices.
fn rated() -> Assessment {
    let questionnaire = questionnaire::read(RUBRIC).expect("a sound questionnaire");
    let mut found = Assessment::new(questionnaire, Form::Full);
    let person = Respondent::new(found.free_respondent_id());
    let respondent = person.id.clone();
    let asked = found.questionnaire.practices();
    let ids: Vec<_> = asked.map(|(_, practice)| practice.id.clone()).collect();
    let mut edits = vec![Edit::AddRespondent(person)];
    for (practice, halves) in ids.into_iter().zip([4, 5, 2, 6, 4]) {
        edits.push(Edit::Respond {
            respondent: respondent.clone(),
            practice,
            field: ResponseField::Rating(HalfLevels::new(halves).map(Rating::At)),
        });
    }
    for edit in edits {
        found.apply(edit).expect("it is permitted");
    }
    found
}

const CULTURE: &str = "To reach level 2: One or two people know the craft.";

#[test]
fn a_rubric_alone_is_checked_started_and_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("rubric.ron"), RUBRIC).expect("it is written");
    assert!(run(&folder, &["check", "rubric.ron"]).contains("sound questionnaire"));
    let new = ["new", "unit.continuum", "--questionnaire", "rubric.ron"];
    run(&folder, &new);
    #[cfg(feature = "pdf")]
    {
        let paper = crate::program::did(&folder, &["paper", "unit.continuum", "-o", "sheet.pdf"]);
        assert!(paper.contains("one copy, 2 pages"), "{paper}");
    }
}

#[test]
fn what_is_left_out_is_left_out_when_it_is_written_again() {
    let found = rated();
    let read = document::read(document::write(&found));
    assert_eq!(read, Opened::Sound(found.clone()));
    let text = questionnaire::write(&found.questionnaire);
    assert!(!text.contains("recommendations") && !text.contains("why"));
}

#[test]
fn a_next_step_reads_as_the_level_to_reach_and_its_effort_is_not_stated() {
    let folder = folder(&rated());
    let score = run(&folder, &["score", "unit.continuum"]);
    let step =
        format!("to level 2: {CULTURE} (nobody yet; no date yet; effort not stated; Proposed)");
    assert!(score.contains(&step), "{score}");
    for extent in ["short", "full", "hand-out"] {
        let name = format!("{extent}.md");
        run(
            &folder,
            &["report", "unit.continuum", "--extent", extent, "-o", &name],
        );
        let report = std::fs::read_to_string(folder.path().join(name)).expect("a report");
        assert!(report.contains(CULTURE), "{extent}: {report}");
        for nothing in [
            "Why:",
            "Owner",
            "Risk:",
            "First thing",
            "What shows it",
            " 0 days",
        ] {
            assert!(!report.contains(nothing), "{extent}, {nothing}: {report}");
        }
    }
}

#[test]
fn a_plan_without_efforts_counts_steps_and_gives_no_day() {
    let folder = folder(&rated());
    let arguments = [
        "plan",
        "unit.continuum",
        "--target",
        "3",
        "--budget-days",
        "1",
    ];
    let told = run(&folder, &arguments);
    for text in [
        "level 1 to 3, 2 steps without a stated effort",
        "Raise 4 practices in 5 steps (CUL Culture and organisation takes two), 5 steps without a stated effort in all.",
        "The budget of one day is set aside, because not every effort is stated.",
        "  Without a date\n    MEA Measurement, to level 3\n",
    ] {
        assert!(told.contains(text), "{text}: {told}");
    }
    assert!(
        !told.contains("day 30") && !told.contains("owner"),
        "{told}"
    );
    let json = run(&folder, &[&arguments[..], &["--json"]].concat());
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let set = &json["set"];
    assert_eq!(set["counted"], "steps");
    assert_eq!(set["days"], Value::Null);
    assert_eq!(
        (&set["steps"], &set["steps_without_effort"]),
        (&5.into(), &5.into())
    );
    assert_eq!(json["plan"]["steps"][0]["days"], Value::Null);
    assert_eq!(json["plan"]["steps"][0]["due"], Value::Null);
    let csv = ["plan", "unit.continuum", "--csv", "-"];
    assert!(run(&folder, &csv).contains(&format!(",,,,{CULTURE},,,")));
}

#[test]
fn what_a_level_costs_is_open_where_its_effort_is_not_stated() {
    let mut found = rated();
    let samples = bundled::samples().iter();
    let mut samples = samples.filter(|sample| sample.name == "manager");
    found.business_case = samples.next().expect("a sample").assessment().business_case;
    let mut analysis = Analysis::of(&found, Form::Full, date(2026, 6, 1));
    let levels = analysis.compare_levels(&found).to_vec();
    for worth in analysis::worth_of_each(&found.business_case, &levels) {
        assert!(worth.missing.contains(&Input::StaffDays));
        assert_eq!(worth.npv, None);
    }
}

#[test]
fn the_calendar_says_what_the_level_is_and_nothing_empty() {
    let mut found = rated();
    found.plan = vec![PlanStep {
        practice: found.questionnaire.elements[2].practices[0].id.clone(),
        to: Level::new(2).expect("a level"),
        owner: String::new(),
        due: Some(date(2026, 12, 1)),
        action: String::new(),
        own_due: false,
        note: String::new(),
        indicator: None,
        status: Status::Open,
    }];
    let folder = folder(&found);
    let calendar = run(&folder, &["plan", "unit.continuum", "--ics", "-"]);
    let calendar = calendar.replace("\r\n ", "");
    assert!(
        calendar.contains(&format!("DESCRIPTION:{CULTURE}\r\n")),
        "{calendar}"
    );
}

#[test]
fn an_own_estimate_counts_beside_efforts_that_are_not_stated() {
    let mut found = rated();
    let culture = found.questionnaire.elements[2].practices[0].id.clone();
    let level = Level::new(2).expect("a level");
    let days = Effort::from_days(12).expect("1 to 250");
    let planning = Planning {
        efforts: [((culture, level), days)].into(),
        ..Planning::default()
    };
    found
        .apply(Edit::SetPlanning(planning))
        .expect("it is permitted");
    let element = |place: usize| found.questionnaire.elements[place].id.clone();
    let target = |level: u8| Target {
        level: Level::new(level).expect("a level"),
        reason: String::new(),
    };
    let own = [(element(2), target(2))];
    let mixed = [(element(2), target(3))];
    let told = |targets: [_; 1]| {
        let mut found = found.clone();
        found.targets = targets.into();
        run(&folder(&found), &["plan", "unit.continuum"])
    };
    let told_own = told(own);
    assert!(
        told_own.contains("Raise one practice, 12 working days in all."),
        "{told_own}"
    );
    assert!(!told_own.contains("not stated"), "{told_own}");
    let told_mixed = told(mixed);
    let all = "Raise one practice in 2 steps (CUL Culture and organisation takes two), 12 working days and one step without a stated effort in all.";
    assert!(told_mixed.contains(all), "{told_mixed}");
    assert!(told_mixed.contains("Due by day 90"), "{told_mixed}");
}

/// The window on the accessibility tree.
#[cfg(feature = "window")]
mod window {
    use egui::Key;

    use super::{CULTURE, rated};
    use crate::results::results_of;
    use crate::window::{command, press, says, settle, tab_to};

    #[test]
    fn the_window_shows_what_there_is_and_no_empty_heading() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = results_of(folder.path(), &rated());
        assert!(says(&shown, CULTURE));
        assert!(says(
            &shown,
            "nobody yet · no date yet · Effort: not stated · Proposed"
        ));
        command(&mut shown, Key::Num3);
        settle(&mut shown);
        assert!(!says(&shown, "Why it matters") && !says(&shown, "What would prove it"));
        command(&mut shown, Key::Num5);
        settle(&mut shown);
        assert!(says(&shown, "one step"));
        assert!(!says(&shown, "0 days"));
        command(&mut shown, Key::Num6);
        settle(&mut shown);
        assert!(says(&shown, "Effort: not stated"));
        tab_to(&mut shown, "Each of them: why, how many days, in or out");
        press(&mut shown, Key::Enter);
        assert!(says(&shown, "no effort stated: type your own estimate"));
        assert!(says(&shown, "No effort is stated yet"));
    }
}
