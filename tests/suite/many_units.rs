//! Many units: a made-up client goes through the commands that read many files.

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use continuum::format::bundled;
use continuum::format::document::{self, Opened};
use serde_json::Value;
use tempfile::TempDir;

#[path = "../made_up_client/client.rs"]
#[expect(dead_code, reason = "the example asks for more of it")]
mod client;

use client::Client;

/// The documents of a few units over two years.
fn client(units: usize) -> Client {
    Client {
        units,
        years: 2,
        ..Client::of(bundled::standard().clone())
    }
}

/// A folder `units` with a document a unit and year.
pub(crate) fn folder(units: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(units);
    for year in client.all_years() {
        let path = folder.path().join(format!("units/{year}"));
        std::fs::create_dir_all(path).expect("a folder");
    }
    for unit in 0..units {
        for (year, one) in client.years_of(unit) {
            let path = folder.path().join(format!("units/{year}/{unit}.continuum"));
            std::fs::write(path, document::write(&one)).expect("written");
        }
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_continuum"));
    let done = program.current_dir(folder).args(arguments).output();
    let done = done.expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = done.status.code().expect("a code");
    (code, text(&done.stdout), text(&done.stderr))
}

fn lines(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn the_documents_of_the_made_up_client_are_sound_and_always_the_same() {
    for unit in [0, 2, 5, 13] {
        let first = client(200).years_of(unit);
        for ((year, one), (_, again)) in first.into_iter().zip(client(200).years_of(unit)) {
            let bytes = document::write(&one);
            assert_eq!(bytes, document::write(&again), "{unit}, {year}");
            assert_eq!(document::read(&bytes), Opened::Sound(one), "{unit}, {year}");
        }
    }
}

#[test]
fn a_broken_file_is_listed_a_copy_counts_once_and_the_rest_is_shown() {
    let folder = folder(3);
    let place = folder.path();
    std::fs::copy(
        place.join("units/2026/0.continuum"),
        place.join("units/copy.continuum"),
    )
    .expect("copied");
    std::fs::write(place.join("units/broken.continuum"), "(").expect("written");
    let (code, text, fault) = run(place, &["portfolio", "units"]);
    assert_eq!(code, 1);
    assert!(fault.contains("broken.continuum"), "{fault}");
    let heading = "8 files: 3 units, 3 earlier assessments, one copy, one that could not be read.";
    assert!(text.starts_with(heading), "{text}");
    let (code, text, fault) = run(
        place,
        &["tables", "units", "-o", "out", "--format", "jsonl"],
    );
    assert_eq!(code, 1);
    assert!(fault.contains("broken.continuum"), "{fault}");
    assert!(
        fault.contains("6 assessments") && fault.contains("one copy"),
        "{fault}"
    );
    assert_eq!(text, "");
    let read = |name: &str| std::fs::read_to_string(place.join(name)).expect("it is there");
    let assessments = lines(&read("out/assessments.jsonl"));
    let ids: BTreeSet<&str> = assessments
        .iter()
        .map(|row| row["assessment_id"].as_str().expect("an id"))
        .collect();
    assert_eq!((assessments.len(), ids.len()), (6, 6));
    let latest = assessments.iter().filter(|row| row["is_latest"] == true);
    assert_eq!(latest.count(), 3);
    // What stands there is not written over.
    let (code, _, fault) = run(place, &["tables", "units", "-o", "out"]);
    assert_eq!(code, 1);
    assert!(fault.contains("something is there already: out"), "{fault}");
    assert_eq!(lines(&read("out/assessments.jsonl")).len(), 6);
}

#[test]
fn tables_say_what_score_says_and_stand_in_folders_by_year_and_client() {
    let folder = folder(10);
    let place = folder.path();
    let asked = [
        "tables",
        "units",
        "-o",
        "out",
        "--format",
        "jsonl",
        "--partition",
        "year,client",
    ];
    let (code, text, fault) = run(place, &asked);
    assert_eq!((code, text.as_str()), (0, ""), "{fault}");
    let schema = std::fs::read_to_string(place.join("out/schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!(schema["version"], 1);
    for (year, client, units) in [
        (2025, "Harbour%20Stores", 9),
        (2026, "Harbour%20Stores", 9),
        (2026, "Lakeside%20Water", 1),
    ] {
        let path = format!("out/assessments/year={year}/client={client}/assessments.jsonl");
        let rows = std::fs::read_to_string(place.join(path)).expect("a file");
        let rows = lines(&rows);
        assert_eq!(rows.len(), units);
        for row in rows {
            let file = row["file"].as_str().expect("a path");
            let (_, score, _) = run(place, &["score", file, "--json"]);
            let score = &lines(&score)[0];
            assert_eq!(row["low"], score["placement"]["low"], "{file}");
            assert_eq!(row["high"], score["placement"]["high"], "{file}");
            assert_eq!(row["evidenced_low"], score["placement"]["evidenced"]["low"]);
            let index = score["index"].as_f64().map(|index| (index * 10.0).round());
            assert_eq!(row["index_tenths"].as_f64(), index, "{file}");
            for name in ["unit", "date"] {
                assert_eq!(row[name], score[name], "{file}");
            }
            assert_eq!(row["assessment_id"], score["id"]);
        }
    }
}

#[test]
fn score_tells_of_each_file_which_unit_it_is_and_goes_on_after_a_fault() {
    let folder = folder(2);
    let files = [
        "units/2026/0.continuum",
        "missing.continuum",
        "units/2026/1.continuum",
    ];
    let all = |option: &'static str| -> Vec<&str> {
        let words = ["score"].into_iter().chain(files);
        words.chain([option]).filter(|it| !it.is_empty()).collect()
    };
    let (code, text, fault) = run(folder.path(), &all("--json"));
    assert_eq!(code, 1);
    assert!(fault.contains("missing.continuum"), "{fault}");
    let rows = lines(&text);
    let units: Vec<_> = rows
        .iter()
        .map(|row| (&row["file"], &row["unit"]))
        .collect();
    assert_eq!(units.len(), 2);
    assert_eq!(units[0].0, "units/2026/0.continuum");
    assert_eq!(
        (units[0].1, units[1].1),
        (&"North 1".into(), &"South 1".into())
    );
    let (_, text, _) = run(folder.path(), &all(""));
    assert!(text.starts_with("units/2026/0.continuum:\n"), "{text}");
    assert!(text.contains("\n\nunits/2026/1.continuum:\n"), "{text}");
}

#[test]
fn the_rule_as_sql_is_about_one_questionnaire_edition_and_form() {
    let folder = folder(1);
    let questionnaire = bundled::standard();
    let sql = |more: &[&str]| {
        let words = [&["rule", "standard", "--sql"], more].concat();
        run(folder.path(), &words)
    };
    let (code, full, _) = sql(&["duckdb"]);
    assert_eq!(code, 0);
    let about = format!("edition = '{}' AND form = 'full'", questionnaire.edition);
    assert!(full.contains(&about), "{full}");
    // The thresholds of the full form: above 50 and 85 per cent, at most 20 not applicable, 80 answered.
    assert!(full.contains("claimed_low_2 * 100 > claimed_low_whole * 85"));
    assert!(full.contains("weight_left_out * 100 <= weight_of_all * 20"));
    let (_, short, _) = sql(&["duckdb", "--form", "short"]);
    assert!(short.contains("claimed_low_2 * 100 > claimed_low_whole * 79"));
    let (_, spark, _) = sql(&["spark"]);
    assert!(spark.contains(" div ") && !spark.contains(" // "));
    let (code, _, fault) = sql(&["oracle"]);
    assert_eq!(code, 2);
    assert!(fault.contains("duckdb"), "{fault}");
}
