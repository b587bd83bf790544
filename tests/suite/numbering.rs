//! Levels that are numbered from 0: whatever names one names it by its number.

use assert_cmd::Command;
use continuum::export::tables::{Grids, to_csv};
use continuum::export::{Output, Source};
use continuum::format::{bundled, document, questionnaire};
use continuum::model::{Assessment, Numbering};
use continuum::report::{self, Paper, ReportOptions, compose};
use continuum::words::Words;
use jiff::civil::{Date, date};
use serde_json::Value;

const TODAY: Date = date(2026, 6, 1);

/// The team of nine, as if its questionnaire numbered the levels in this way. What people wrote is left
/// out: it may name levels too.
fn team(numbering: Numbering) -> Assessment {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "team");
    let mut team = sample.expect("a bundled sample").assessment();
    team.questionnaire.numbering = numbering;
    let agreed = team.consensus.values_mut().map(|agreed| &mut agreed.reason);
    let targets = team.targets.values_mut().map(|target| &mut target.reason);
    agreed.chain(targets).for_each(String::clear);
    for respondent in &mut *team.respondents {
        for said in respondent.sheet.0.values_mut() {
            said.note.clear();
        }
    }
    team
}

/// A text in numbers and what stands between them.
fn parts(text: &str) -> Vec<&str> {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = is_number(first);
        let end = rest.find(|letter| is_number(letter) != digits);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(part);
        rest = after;
    }
    parts
}

/// Checks that two texts are the same but for numbers that are one lower in the first, among them
/// every number of a level. Gives how many are.
fn lowered(from_zero: &str, from_one: &str) -> usize {
    let (zero, one) = (parts(from_zero), parts(from_one));
    assert_eq!(zero.len(), one.len(), "{from_zero}\n{from_one}");
    let number = |part: &str| part.trim_end_matches('.').parse::<f64>().ok();
    let mut before = "";
    let mut count = 0;
    for (zero, one) in zero.into_iter().zip(one) {
        let names_a_level = before.to_lowercase().ends_with("level ") && number(one).is_some();
        if zero != one {
            let by_one = number(zero).zip(number(one));
            let by_one = by_one.is_some_and(|(zero, one)| (one - zero - 1.0).abs() < 1e-9);
            assert!(by_one, "{before:?} {zero:?} {one:?}");
            count += 1;
        }
        assert!(zero != one || !names_a_level, "{before:?} {one:?}");
        before = one;
    }
    count
}

/// Everything that is written for people or programs about an assessment.
fn texts(assessment: &Assessment) -> Vec<(&'static str, String)> {
    let words = &Words::english().for_assessment(assessment);
    let options = ReportOptions::new(assessment.form, Paper::A4, TODAY).with_appendix();
    let grids = Grids::new(assessment, &options, words);
    let tables: Vec<String> = grids.all().iter().map(|grid| to_csv(grid, true)).collect();
    let report = compose(assessment, &options, words);
    let paper = report::paper(assessment, &options, report::Reader::default(), words);
    vec![
        ("report", report::markdown(&report, words)),
        ("paper", report::markdown(&paper, words)),
        ("tables", tables.join("\n")),
        ("calendar", calendar(assessment, &options, words)),
        #[cfg(feature = "pdf")]
        ("pages", pages(assessment, &options, words)),
    ]
}

fn calendar(assessment: &Assessment, options: &ReportOptions, words: &Words) -> String {
    let source = Source::new(assessment.clone(), options.clone());
    let made = Output::Calendar.make(&source, words).expect("a calendar");
    let text = String::from_utf8(made.bytes).expect("a text");
    // The ids of dates are made of everything that they are about.
    let lines = text.lines().filter(|line| !line.starts_with("UID"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(feature = "pdf")]
fn pages(assessment: &Assessment, options: &ReportOptions, words: &Words) -> String {
    let pages = continuum::export::pdf::pages(assessment, options, words).expect("pages");
    let groups = pages.iter().flat_map(|page| &page.groups);
    let runs = groups.flat_map(|group| group.marks.iter().filter_map(|mark| mark.text()));
    runs.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_level_and_rating_is_one_lower_where_the_lowest_level_is_0() {
    let from_zero = texts(&team(Numbering::FromZero));
    let from_one = texts(&team(Numbering::FromOne));
    for ((name, zero), (_, one)) in from_zero.iter().zip(&from_one) {
        let lowered = lowered(zero, one);
        assert!(lowered > 2, "{name}: {lowered}");
    }
}

#[test]
fn a_document_and_a_questionnaire_hold_the_numbers_that_people_see() {
    let mut team = team(Numbering::FromZero);
    let text = document::write_text(&team);
    assert_eq!(document::read(&text), document::Opened::Sound(team.clone()));
    assert!(text.contains("lowest_level: 0"));
    assert!(!text.contains("At(10)"));
    assert!(text.contains("At(1)"));
    let text = questionnaire::write(&team.questionnaire);
    assert_eq!(
        questionnaire::read(&text).as_ref(),
        Ok(&*team.questionnaire)
    );
    assert!(text.contains("unproven_cap: 2"));
    team.questionnaire.numbering = Numbering::FromOne;
    let text = document::write_text(&team);
    assert!(!text.contains("lowest_level"));
    assert!(!text.contains("At(1)"));
}

#[test]
fn commands_read_and_print_the_numbers_of_the_questionnaire() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("unit.continuum");
    std::fs::write(&file, document::write(&team(Numbering::FromZero))).expect("it is written");
    let sheet = "respondent,practice,rating\nZoe,F1,0\nZoe,F2,4\nZoe,F3,0.5\n";
    std::fs::write(folder.path().join("sound.csv"), sheet).expect("it is written");
    std::fs::write(
        folder.path().join("bad.csv"),
        "respondent,practice,rating\nZoe,F1,5\n",
    )
    .expect("it is written");
    let run = |arguments: &[&str], code: i32| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_continuum"));
        let data = folder.path().join("data");
        let program = program
            .current_dir(folder.path())
            .env("XDG_DATA_HOME", data);
        let done = program.args(arguments).assert();
        let found = done.code(code);
        let output = found.get_output();
        let said = [output.stdout.as_slice(), &output.stderr].concat();
        String::from_utf8_lossy(&said).into_owned()
    };
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_str(&run(arguments, 0)).expect("one JSON object")
    };
    let score = json(&["score", "unit.continuum", "--json"]);
    assert_eq!(score["placement"]["low"], 1);
    assert!(score["elements"][0]["attainment"]["4"].is_number());
    assert!(score["elements"][0]["attainment"]["5"].is_null());
    let plan = json(&["plan", "unit.continuum", "--target", "2", "--json"]);
    assert_eq!(plan["targets"][0]["target"], 2);
    assert_eq!(plan["levels"][0]["level"], 1);
    let plan = json(&["plan", "unit.continuum", "--target", "0", "--json"]);
    assert_eq!(plan["targets"][0]["target"], 0);
    let refused = run(&["plan", "unit.continuum", "--target", "5"], 2);
    assert!(refused.contains("level 0 to 4, found 5"), "{refused}");
    let refused = run(&["import", "unit.continuum", "bad.csv"], 1);
    assert!(refused.contains("must be 0 to 4 in halves"), "{refused}");
    run(&["import", "unit.continuum", "sound.csv"], 0);
    let bytes = std::fs::read(&file).expect("it is there");
    let document::Opened::Sound(imported) = document::read(bytes) else {
        panic!("it is sound");
    };
    let zoe = imported.respondents.last().expect("the newcomer");
    let counts = zoe.sheet.0.values();
    let counts = counts.filter_map(|said| Some(said.rating.as_ref()?.at()?.count()));
    assert_eq!(counts.collect::<Vec<_>>(), [2, 10, 3]);
}

#[cfg(feature = "window")]
#[test]
fn the_window_shows_the_numbers_of_the_questionnaire_and_takes_them_as_keys() {
    use crate::window::{Given, command, open_with, press, says, settle};
    use continuum::store::settings::Theme;
    use egui::{Key, Modifiers};

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("given.continuum");
    std::fs::write(&file, document::write(&team(Numbering::FromZero))).expect("it is written");
    let mut shown = open_with(
        folder.path(),
        Given(Some(folder.path().to_owned())),
        Theme::Light,
    );
    command(&mut shown, Key::O);
    settle(&mut shown);
    for screen in [Key::Num3, Key::Num4, Key::Num5, Key::Num6] {
        command(&mut shown, screen);
        settle(&mut shown);
        assert!(!says(&shown, "evel 5"), "{screen:?}");
    }
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    press(&mut shown, Key::F1);
    assert!(says(&shown, "0 to 4"));
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    assert!(says(&shown, ": level 0 of 4"));
    press(&mut shown, Key::Num0);
    assert!(says(&shown, "rated 0"));
    press(&mut shown, Key::Num5);
    assert!(says(&shown, "rated 0"));
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    shown.run();
    assert!(says(&shown, "0 to 4 choose"));
    press(&mut shown, Key::Home);
    for key in [Key::Num0, Key::Num4, Key::Plus, Key::Num3, Key::Plus] {
        press(&mut shown, key);
    }
    assert!(says(&shown, "043\u{bd}"));
}
