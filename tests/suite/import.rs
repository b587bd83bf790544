//! `continuum import` as the real program: what it takes at once, what it asks, and what it shows.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use continuum::format::document::{self, Opened};
use continuum::model::{Assessment, Rating};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with an assessment that nobody has answered yet, and with the tables of the fixtures.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir("tests/fixtures/import").expect("the fixtures") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        std::fs::copy(&path, folder.path().join(name)).expect("a copy");
    }
    run(&folder, &["new", "unit.continuum"]).success();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Assert {
    let mut program = Command::new(env!("CARGO_BIN_EXE_continuum"));
    program
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("HOME", folder.path())
        .args(arguments)
        .assert()
}

/// Imports a table with options.
fn import(folder: &TempDir, table: &str, options: &[&str]) -> Assert {
    run(
        folder,
        &[&["import", "unit.continuum", table], options].concat(),
    )
}

fn out(done: &Assert) -> String {
    String::from_utf8_lossy(&done.get_output().stdout).into_owned()
}

fn err(done: &Assert) -> String {
    String::from_utf8_lossy(&done.get_output().stderr).into_owned()
}

fn read(folder: &TempDir) -> Assessment {
    let bytes = std::fs::read(folder.path().join("unit.continuum")).expect("it is there");
    match document::read(bytes) {
        Opened::Sound(assessment) => assessment,
        other => panic!("{other:?}"),
    }
}

fn preview(folder: &TempDir, table: &str, options: &[&str]) -> Value {
    let options = [&["--preview", "--json"], options].concat();
    let printed = out(&import(folder, table, &options).success());
    serde_json::from_str(&printed).expect("one JSON object")
}

#[test]
fn the_assessment_as_it_was_before_an_import_is_kept_as_a_version() {
    let folder = folder();
    let before = read(&folder);
    let done = import(&folder, "google-forms.csv", &[]).success();
    assert!(err(&done).contains("as it was is kept"), "{}", err(&done));
    let listed = run(&folder, &["versions", "unit.continuum"]).success();
    assert_eq!(out(&listed).lines().count(), 1, "{}", out(&listed));
    let back = [
        "versions",
        "unit.continuum",
        "--bring-back",
        "1",
        "-o",
        "b.continuum",
    ];
    run(&folder, &back).success();
    std::fs::rename(
        folder.path().join("b.continuum"),
        folder.path().join("unit.continuum"),
    )
    .expect("it is there");
    assert_eq!(read(&folder).respondents, before.respondents);
    // What changes nothing keeps nothing.
    let refused = import(&folder, "missing.csv", &[]).failure();
    assert!(!err(&refused).contains("kept"));
}

#[test]
fn an_export_that_is_clear_is_taken_at_once_and_what_is_left_out_is_listed() {
    let folder = folder();
    let done = import(&folder, "google-forms.csv", &[]).success();
    let said = err(&done);
    assert!(
        said.ends_with(
            "\nImported 15 responses of 4 respondents into unit.continuum.\n\
             New: 15; replaced: 0; there already: 0.\n\
             One answer “not applicable” came without a reason, and has “said so in the survey”.\n\
             The assessment as it was is kept: \"continuum versions unit.continuum\" lists it.\n"
        ),
        "{said}"
    );
    assert_eq!(out(&done), "");
    assert!(
        said.contains("google-forms.csv:1:1: warning: column `Timestamp` is not read"),
        "{said}"
    );
    assert_eq!(read(&folder).respondents.len(), 4);
    let again = err(&import(&folder, "google-forms.csv", &[]).success());
    assert!(
        again.contains("New: 0; replaced: 0; there already: 15."),
        "{again}"
    );
}

#[test]
fn the_preview_shows_people_columns_and_faults_and_changes_nothing() {
    let folder = folder();
    let before = std::fs::read(folder.path().join("unit.continuum")).expect("it is there");
    let found = preview(&folder, "google-forms.csv", &[]);
    let heron = json!({"name": "Heron", "role": "Managers", "team": "", "new": 4, "changed": 0, "unchanged": 0});
    assert_eq!(found["people"][1], heron);
    let columns = &found["columns"];
    assert_eq!(
        columns[0],
        json!({"heading": "Timestamp", "use": "leave", "practice": null})
    );
    assert_eq!(columns[4]["use"], "practice");
    assert_eq!(columns[4]["practice"], "F1");
    assert_eq!(found["faults"][0]["line"], 1);
    assert_eq!(found["to_decide"], json!([]));
    let shown = out(&import(&folder, "google-forms.csv", &["--preview"]).success());
    assert!(
        shown.contains("  Your name, or a nickname: name\n"),
        "{shown}"
    );
    assert!(
        shown.contains("  Heron (Managers): 4 new, 0 replaced, 0 unchanged\n"),
        "{shown}"
    );
    let found = preview(&folder, "words-for-no-rating.csv", &[]);
    let lines = found["faults"].as_array().expect("a list").iter();
    let lines: Vec<_> = lines.filter_map(|fault| fault["line"].as_u64()).collect();
    assert_eq!(lines, [8, 9, 11, 13, 14, 15]);
    let after = std::fs::read(folder.path().join("unit.continuum")).expect("it is there");
    assert!(before == after);
    run(
        &folder,
        &["import", "unit.continuum", "google-forms.csv", "--json"],
    )
    .code(2);
}

#[test]
fn what_must_be_confirmed_is_named_with_its_option_and_kept_for_the_next_time() {
    let folder = folder();
    let table = "microsoft-forms-german-agreement.csv";
    let refused = err(&import(&folder, table, &[]).code(1));
    assert!(
        refused.contains("“trifft eher zu” stands in 2 cells"),
        "{refused}"
    );
    assert!(
        refused.contains("--value \"trifft eher zu=4\" takes it for 4"),
        "{refused}"
    );
    assert!(read(&folder).respondents.is_empty());
    let values = [
        "--value",
        "trifft eher zu=4",
        "--value",
        "trifft voll zu=5",
        "--value",
        "teils/teils=2.5",
        "--value",
        "trifft nicht zu=1",
    ];
    import(&folder, table, &values).success();
    let found = read(&folder);
    assert_eq!(
        (found.respondents.len(), found.mapping.values.len()),
        (2, 4)
    );
    import(&folder, table, &[]).success();
    assert_eq!(read(&folder), found);
}

#[test]
fn who_is_meant_is_asked_and_each_answer_is_an_option() {
    let folder = folder();
    import(&folder, "same-name-first.csv", &[]).success();
    let refused = err(&import(&folder, "same-name-second.csv", &[]).code(1));
    assert!(
        refused.contains("2 answers of Maria would be replaced: F1 2 → 5, F2 2 → 4"),
        "{refused}"
    );
    assert!(refused.contains("--another-person \"Maria\""), "{refused}");
    let shown = preview(&folder, "same-name-second.csv", &[]);
    assert_eq!(shown["people"][0]["changed"], 2);
    assert_eq!(shown["to_decide"][0]["line"], 2);
    import(
        &folder,
        "same-name-second.csv",
        &["--another-person", "Maria"],
    )
    .success();
    let names: Vec<String> = read(&folder)
        .respondents
        .iter()
        .map(|one| one.name.clone())
        .collect();
    assert_eq!(names, ["Maria", "Maria (2)"]);
    let table = "one-person-four-spellings.csv";
    let refused = err(&import(&folder, table, &[]).code(1));
    assert!(
        refused.contains("Ann Smith stands in the table as “Manager, North”"),
        "{refused}"
    );
    import(&folder, table, &["--same-person", "Ann Smith"]).success();
    assert_eq!(read(&folder).respondents.len(), 3);
}

#[test]
fn a_quotation_mark_that_is_never_closed_keeps_everything_out() {
    let folder = folder();
    for options in [&[][..], &["--skip-bad"]] {
        let refused = err(&import(&folder, "open-quote.csv", options).code(1));
        assert!(refused.starts_with("open-quote.csv:2:26: "), "{refused}");
    }
    assert!(read(&folder).respondents.is_empty());
}

#[test]
fn a_mapping_that_says_nothing_or_names_no_column_is_refused() {
    let folder = folder();
    for (options, said) in [
        (["--map", "Timestamp"], "--map takes a heading and a use"),
        (
            ["--map", "Timestamp=clock"],
            "--map takes a heading and a use",
        ),
        (["--value", "agree=much"], "--value takes a text"),
        (["--value", "agree=na:"], "--value takes a text"),
    ] {
        let refused = err(&import(&folder, "google-forms.csv", &options).code(2));
        assert!(refused.contains(said), "{refused}");
    }
    let options = ["--map", "Shoe size=role"];
    let refused = err(&import(&folder, "google-forms.csv", &options).code(1));
    assert!(
        refused.contains("no column is called \"Shoe size\""),
        "{refused}"
    );
    assert!(refused.contains("\"Which group are you in?\""), "{refused}");
    let options = ["--map", "Which group are you in?=team"];
    import(&folder, "google-forms.csv", &options).success();
    assert_eq!(read(&folder).respondents[0].team, "Front line");
}

#[test]
fn unfinished_rows_and_trials_are_left_out_and_counted() {
    let folder = folder();
    let done = err(&import(&folder, "qualtrics.csv", &[]).success());
    assert!(done.contains("6 responses of 2 respondents"), "{done}");
    assert!(
        done.contains("One row was a trial of the form, and is left out: line "),
        "{done}"
    );
    assert!(
        done.contains("One row was not finished, and is left out: line "),
        "{done}"
    );
}

#[test]
fn a_text_that_begins_with_a_dash_can_be_said_and_a_person_of_whom_nothing_is_read_is_not_added() {
    let folder = folder();
    let table = "name,F1,F2\n-lynx,3,-\nBo,-,x\nCem,agree,agree\n";
    std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    let options = [
        "--value",
        "-=open",
        "--another-person",
        "-lynx",
        "--skip-bad",
    ];
    let done = import(&folder, "answers.csv", &options).success();
    let found = read(&folder);
    assert_eq!(found.respondents.len(), 1);
    assert_eq!(found.respondents[0].name, "-lynx");
    assert!(
        err(&done).contains("“agree” stands in 2 cells"),
        "{}",
        err(&done)
    );
}

#[test]
fn why_a_practice_does_not_apply_can_be_said_where_the_table_does_not() {
    let folder = folder();
    std::fs::write(folder.path().join("answers.csv"), "name,F1,F2\nBo,n/a,3\n").expect("written");
    import(&folder, "answers.csv", &["--reason", " One counter only "]).success();
    let found = read(&folder);
    let first = continuum::model::PracticeId::new("F1").expect("an id");
    assert_eq!(
        found.respondents[0].sheet.rating(&first),
        Some(&Rating::NotApplicable("One counter only".to_owned()))
    );
}

#[test]
fn everybody_in_a_table_can_be_somebody_else() {
    let folder = folder();
    let write = |table: &str| {
        std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    };
    write("name,F1\nAnn,3\nBo,4\n");
    import(&folder, "answers.csv", &[]).success();
    write("name,F1\nAnn,1\nBo,2\n");
    let refused = err(&import(&folder, "answers.csv", &[]).code(1));
    assert!(refused.contains("--all-other-people"), "{refused}");
    import(&folder, "answers.csv", &["--all-other-people"]).success();
    let found = read(&folder);
    let names: Vec<&str> = found.respondents.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Ann", "Bo", "Ann (2)", "Bo (2)"]);
    let both = ["--all-other-people", "--all-same-people"];
    import(&folder, "answers.csv", &both).code(2);
}
