//! The commands through the real program, each in a folder of its own.

use std::io::{Read as _, Write as _};
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use continuum::format::document::{self, Opened};
use continuum::format::{bundled, container};
use continuum::model::{
    Assessment, Closing, Edit, Effort, Evidence, Form, Input, Logo, OwnStep, PracticeId,
    Respondent, RespondentId, Response,
};
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn run(folder: &TempDir, arguments: &[&str]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .args(arguments)
        .assert()
}

fn pipe(folder: &TempDir, arguments: &[&str], input: &[u8]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .args(arguments)
        .write_stdin(input)
        .assert()
}

fn out(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
}

fn err(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
}

/// A file as a text.
fn read(folder: &TempDir, name: &str) -> String {
    let bytes = std::fs::read(folder.path().join(name)).expect("a file");
    String::from_utf8(bytes).unwrap_or_else(|packed| {
        let Opened::Sound(assessment) = document::read(packed.as_bytes()) else {
            panic!("neither a text nor a sound document");
        };
        document::write_text(&assessment)
    })
}

fn write(folder: &TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).expect("a writable folder");
}

fn exists(folder: &TempDir, name: &str) -> bool {
    Path::exists(&folder.path().join(name))
}

fn sample(name: &str) -> TempDir {
    let folder = folder();
    run(&folder, &["sample", name, "-o", "unit.continuum"]).code(0);
    folder
}

fn score(folder: &TempDir, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["score", "unit.continuum", "--json"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    let scored = run(folder, &all).code(0);
    serde_json::from_str(&out(&scored)).expect("one JSON object")
}

fn element<'a>(score: &'a Value, id: &str) -> &'a Value {
    score["elements"]
        .as_array()
        .and_then(|elements| elements.iter().find(|element| element["id"] == id))
        .expect("the element")
}

fn close(found: &Value, wanted: f64) -> bool {
    found
        .as_f64()
        .is_some_and(|found| (found - wanted).abs() < 1e-9)
}

#[test]
fn the_team_sample_scores_as_worked_by_hand() {
    let score = score(&sample("team"), &[]);
    assert_eq!(score["format"], 1);
    assert_eq!(score["questionnaire"]["form"], "full");
    assert_eq!(score["respondents"], 9);
    assert_eq!(score["placement"]["low"], 2);
    assert_eq!(score["placement"]["high"], 2);
    assert_eq!(score["placement"]["constraint"][0], "measurement");
    let focus = element(&score, "customer_focus");
    assert_eq!((&focus["low"], &focus["high"]), (&3.into(), &3.into()));
    assert!(close(&focus["attainment"]["3"], 0.75));
    assert!(close(&focus["attainment"]["4"], 0.05));
    let measurement = element(&score, "measurement");
    assert!(close(&measurement["attainment"]["2"], 10.0 / 11.0));
    assert!(close(&measurement["attainment"]["3"], 4.0 / 11.0));
    let blocker = &score["blockers"][0];
    assert_eq!(
        (&blocker["element"], &blocker["level"]),
        (&"measurement".into(), &3.into())
    );
    assert!(close(&blocker["needed"], 0.5));
    assert_eq!(score["resampling"]["resamples"], 2000);
}

#[test]
fn the_manager_sample_leaves_a_range_and_no_interval() {
    let score = score(&sample("manager"), &[]);
    assert_eq!(score["questionnaire"]["form"], "short");
    assert_eq!(
        (&score["placement"]["low"], &score["placement"]["high"]),
        (&1.into(), &2.into())
    );
    assert_eq!(score["placement"]["provisional"], true);
    assert_eq!(score["resampling"], Value::Null);
    assert_eq!(element(&score, "measurement")["status"], "provisional");
    assert_eq!(element(&score, "customer_focus")["not_applicable"], 1);
    assert_eq!(score["agreement"]["r_wg_j"], Value::Null);
}

#[test]
fn the_form_can_be_chosen_at_scoring() {
    let folder = sample("team");
    let short = score(&folder, &["--form", "short"]);
    assert_eq!(short["questionnaire"]["form"], "short");
    assert_eq!(short["practices"].as_array().map(Vec::len), Some(18));
    let full = score(&folder, &[]);
    assert_eq!(full["practices"].as_array().map(Vec::len), Some(31));
}

#[test]
fn a_new_assessment_has_no_answers_and_no_level() {
    let folder = folder();
    let done = run(&folder, &["new", "unit.continuum", "--form", "short"]).code(0);
    assert_eq!(
        err(&done),
        "Wrote unit.continuum: 18 practices to answer.\n"
    );
    let score = score(&folder, &[]);
    assert_eq!(score["respondents"], 0);
    assert_eq!(
        (&score["placement"]["low"], &score["placement"]["high"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(score["index"], Value::Null);
}

#[test]
fn the_next_assessment_of_a_unit_takes_along_what_is_still_to_do() {
    let folder = sample("team");
    let before = read(&folder, "unit.continuum");
    let done = run(
        &folder,
        &["new", "next.continuum", "--after", "unit.continuum"],
    )
    .code(0);
    assert_eq!(
        err(&done),
        "Wrote next.continuum: 31 practices to answer.\n\
         Carried over: the unit, 9 people, 3 targets, 3 steps still to do, and 15 figures of the \
         business case; every answer starts empty.\n"
    );
    assert_eq!(read(&folder, "unit.continuum"), before);
    let next = read(&folder, "next.continuum");
    for kept in [
        "Nadia Hargreaves",
        "status: UnderWay",
        "locked_in: [\"M9\"]",
        "unit: \"Service and Repair\"",
    ] {
        assert!(next.contains(kept), "{kept} in {next}");
    }
    for left in ["rating:", "note:", "evidence: [(", "budget_days", "start:"] {
        let written = next.split("unit: (").nth(1).expect("the unit");
        assert!(!written.contains(left), "{left} in {written}");
    }
    run(&folder, &["check", "next.continuum"]).code(0);
    let short = [
        "new",
        "next.continuum",
        "--after",
        "unit.continuum",
        "--form",
        "short",
    ];
    run(&folder, &[&short[..], &["--replace"]].concat()).code(0);
    assert!(read(&folder, "next.continuum").contains("form: Short"));
}

#[test]
fn a_step_that_was_carried_over_is_done_once_the_answers_reach_its_level() {
    let folder = sample("team");
    run(
        &folder,
        &["new", "next.continuum", "--after", "unit.continuum"],
    )
    .code(0);
    write(
        &folder,
        "answers.csv",
        "respondent,practice,rating\nAnn,M9,3\nAnn,M10,2.5\nAnn,M5,na:no answers\n",
    );
    run(&folder, &["import", "next.continuum", "answers.csv"]).code(0);
    let planned = run(&folder, &["plan", "next.continuum", "--json"]).code(0);
    let planned: Value = serde_json::from_str(&out(&planned)).expect("one JSON object");
    let status = |place: usize| planned["plan"]["steps"][place]["status"].clone();
    assert_eq!(
        [status(0), status(1), status(2)],
        ["done", "open", "dropped"]
    );
}

#[test]
fn the_next_assessment_never_takes_the_place_of_the_one_before() {
    let folder = sample("team");
    let before = read(&folder, "unit.continuum");
    let over = run(
        &folder,
        &[
            "new",
            "unit.continuum",
            "--replace",
            "--after",
            "./unit.continuum",
        ],
    )
    .code(2);
    assert!(err(&over).contains("cannot take the place of the one before"));
    assert_eq!(read(&folder, "unit.continuum"), before);
}

#[test]
fn a_file_that_exists_is_left_alone_unless_replace_is_given() {
    let folder = folder();
    write(&folder, "unit.continuum", "mine");
    for arguments in [
        &["new", "unit.continuum"][..],
        &["sample", "-o", "unit.continuum"],
    ] {
        let refused = run(&folder, arguments).code(1);
        assert!(
            err(&refused).contains("exists already"),
            "{}",
            err(&refused)
        );
        assert_eq!(read(&folder, "unit.continuum"), "mine");
    }
    run(&folder, &["new", "unit.continuum", "--replace"]).code(0);
    assert!(read(&folder, "unit.continuum").starts_with("Assessment("));
}

#[test]
fn standard_input_and_output_stand_in_for_files() {
    let folder = folder();
    let sample = run(&folder, &["sample", "manager", "-o", "-"]).code(0);
    let document = sample.get_output().stdout.clone();
    let text = pipe(&folder, &["score", "-"], &document).code(0);
    assert!(
        out(&text).contains("The unit is between level 1"),
        "{}",
        out(&text)
    );
    pipe(&folder, &["check", "-"], &document).code(0);
}

#[test]
fn what_does_not_fit_is_said_with_exit_code_2() {
    let folder = folder();
    for (arguments, said) in [
        (&["scor", "x"][..], "unknown command scor"),
        (&["score"], "missing: <FILE>"),
        (
            &["score", "x", "--form", "long"],
            "must be one of short, full",
        ),
        (&["score", "x", "--jso"], "did you mean --json?"),
        (
            &["sample", "nobody", "-o", "x"],
            "the samples are manager, team",
        ),
        (
            &["report", "x", "-o", "y", "--date", "2026-02-30"],
            "a day as YYYY-MM-DD",
        ),
        (&["import", "-", "-"], "only one of the two files"),
        (
            &["report", "x", "-o", "y.html"],
            "its name must end in .pdf, .docx, .png, .md",
        ),
        (
            &["report", "x", "-o", "y.pdf", "--leave-out", "notes,nam"],
            "did you mean names?",
        ),
        (
            &["report", "x", "-o", "y.pdf", "--smallest-group", "2"],
            "--smallest-group <PEOPLE> must be 3 people or more, found \"2\": in a group of two each could \
             work out what the other answered",
        ),
        (
            &["export", "x", "-o", "y.pdf"],
            "its name must end in .xlsx, .zip, .csv, .ics\n",
        ),
        (
            &["export", "x", "-o", "y.xlsx", "--stable-names"],
            "--stable-names is for CSV files",
        ),
        (
            &["export", "x", "-o", "y.ics", "--what", "plan"],
            "--what is for CSV files",
        ),
        (
            &["export", "x", "-o", "y.csv", "--leave-out", "all"],
            "the answers are figures of single respondents",
        ),
        (
            &["new", "x", "--after", "y", "--questionnaire", "standard"],
            "--after <FILE> cannot be given together with --questionnaire",
        ),
    ] {
        let refused = run(&folder, arguments).code(2);
        assert!(
            err(&refused).contains(said),
            "{arguments:?}: {}",
            err(&refused)
        );
        assert_eq!(out(&refused), "");
    }
}

#[test]
fn a_missing_file_is_named_with_exit_code_3() {
    let folder = folder();
    for arguments in [
        &["score", "nowhere.continuum"][..],
        &["report", "nowhere.continuum", "-o", "r.pdf"],
        &["check", "nowhere.continuum"],
        &["sample", "-o", "no/such/folder/x.continuum"],
    ] {
        let refused = run(&folder, arguments).code(3);
        assert!(
            err(&refused).contains("nowhere.continuum") || err(&refused).contains("no/such/folder"),
            "{}",
            err(&refused)
        );
    }
    assert!(!exists(&folder, "r.pdf"));
}

#[test]
fn check_lists_the_faults_of_every_file_and_says_which_are_sound() {
    let folder = sample("manager");
    write(
        &folder,
        "broken.ron",
        "Questionnaire(\n    version: 1,\n    nmae: \"x\",\n)\n",
    );
    write(&folder, "sheet.csv", "respondent,practice,rating\n");
    let checked = run(&folder, &["check", "sheet.csv"]).code(1);
    assert!(err(&checked).contains("by `continuum import`"));
    let checked = run(&folder, &["check", "unit.continuum", "broken.ron"]).code(1);
    let said = out(&checked);
    let id = said.strip_prefix("unit.continuum: sound assessment.\nThe id of this assessment is ");
    assert!(id.is_some_and(|rest| rest.find(':') == Some(32)), "{said}");
    assert!(
        err(&checked).contains("broken.ron:3:5: "),
        "{}",
        err(&checked)
    );
}

#[test]
fn a_document_with_faults_is_not_scored() {
    let folder = sample("manager");
    let text = read(&folder, "unit.continuum").replace("At(5)", "At(99)");
    write(&folder, "unit.continuum", &text);
    let refused = run(&folder, &["score", "unit.continuum"]).code(1);
    assert!(err(&refused).contains("99"), "{}", err(&refused));
    assert_eq!(out(&refused), "");
}

#[test]
fn a_sheet_is_imported_and_scores() {
    let folder = folder();
    run(&folder, &["new", "unit.continuum"]).code(0);
    write(
        &folder,
        "sheet.csv",
        "respondent,role,team,practice,rating,note\n\
         Ann,managers,desk,F1,3.5,asked last week\n\
         Ann,managers,desk,F2,dk,\n\
         Bo,front line,desk,F1,na:one customer only,\n\
         Bo,front line,desk,F2,,\n",
    );
    let done = run(&folder, &["import", "unit.continuum", "sheet.csv"]).code(0);
    assert!(err(&done).contains("2 respondents"), "{}", err(&done));
    let score = score(&folder, &[]);
    assert_eq!(score["respondents"], 2);
    let first = &score["practices"][0];
    assert_eq!(
        (&first["id"], &first["state"]),
        (&"F1".into(), &"rated".into())
    );
    assert!(close(&first["rating"], 3.5));
    assert_eq!(score["practices"][1]["state"], "dont_know");
}

#[test]
fn a_closed_assessment_is_told_and_takes_no_import() {
    let folder = TempDir::new().expect("a folder");
    run(&folder, &["sample", "team", "-o", "unit.continuum"]).code(0);
    let path = folder.path().join("unit.continuum");
    let bytes = std::fs::read(&path).expect("it is there");
    let Opened::Sound(mut assessment) = document::read(bytes) else {
        panic!("a sound document");
    };
    let closing = Closing {
        date: jiff::civil::date(2026, 11, 27),
        by: "Kim".to_owned(),
    };
    let edit = Edit::SetClosing(Some(closing));
    assessment.apply(edit).expect("it is open");
    let closed = document::write(&assessment);
    std::fs::write(&path, &closed).expect("it is written");
    std::fs::write(
        folder.path().join("sheet.csv"),
        "respondent,practice,rating\nAnn,F1,3\n",
    )
    .expect("it is written");
    let import = run(&folder, &["import", "unit.continuum", "sheet.csv"]).code(1);
    assert!(err(&import).contains("closed for changes on 2026-11-27"));
    assert_eq!(std::fs::read(&path).expect("it is there"), closed);
    for command in ["score", "check"] {
        let told = out(&run(&folder, &[command, "unit.continuum"]).code(0));
        assert!(
            told.contains("Closed for changes on 27 November 2026 by Kim."),
            "{told}"
        );
    }
    let json = out(&run(&folder, &["score", "unit.continuum", "--json"]).code(0));
    assert!(json.contains("\"date\":\"2026-11-27\""), "{json}");
    let args = ["report", "unit.continuum", "-o", "unit.md"];
    run(&folder, &args).code(0);
    let report = std::fs::read_to_string(folder.path().join("unit.md")).expect("a report");
    assert!(report.contains("Closed for changes on 27 November 2026 by Kim."));
    let args = [
        "report",
        "unit.continuum",
        "-o",
        "named.md",
        "--leave-out",
        "names",
    ];
    run(&folder, &args).code(0);
    let report = std::fs::read_to_string(folder.path().join("named.md")).expect("a report");
    assert!(report.contains("Closed for changes on 27 November 2026.") && !report.contains("Kim"));
}

#[test]
fn files_inside_a_document_stay_there_when_a_sheet_is_imported() {
    let folder = folder();
    let path = folder.path().join("unit.continuum");
    let mut ann = Respondent::new(RespondentId::new("r1").expect("an id"));
    ann.name = "Ann".to_owned();
    let said = Response {
        evidence: vec![Evidence {
            text: "the list".to_owned(),
            file: Some(container::pack("list.csv", b"1;2;3")),
            ..Evidence::default()
        }],
        ..Response::default()
    };
    let practice = PracticeId::new("F1").expect("an id");
    ann.sheet.0.insert(practice.clone(), said);
    let mut unit = Assessment::new(bundled::standard().clone(), Form::Short);
    unit.respondents.push(ann.into());
    std::fs::write(&path, document::write(&unit)).expect("it is written");
    let sheet = "respondent,practice,rating\nAnn,F1,3\nBo,F1,4\n";
    write(&folder, "sheet.csv", sheet);
    run(&folder, &["import", "unit.continuum", "sheet.csv"]).code(0);
    let bytes = std::fs::read(&path).expect("it is there");
    let Opened::Sound(unit) = document::read(bytes) else {
        panic!("it is sound");
    };
    let ann = &unit.respondents[0];
    assert_eq!((unit.respondents.len(), ann.name.as_str()), (2, "Ann"));
    assert!(ann.sheet.rating(&practice).is_some());
    let file = ann.sheet.evidence_files().next().expect("it stays");
    assert_eq!(container::unpack(file), Ok(b"1;2;3".to_vec()));
}

#[test]
fn a_document_of_version_1_is_kept_beside_the_one_that_a_sheet_is_imported_into() {
    let folder = folder();
    let old = include_str!("../fixtures/v1/small.continuum");
    write(&folder, "shop.continuum", old);
    let sheet = include_str!("../fixtures/v1/sheet.csv");
    write(&folder, "sheet.csv", sheet);
    let arguments = ["import", "shop.continuum", "sheet.csv", "--replace-answers"];
    let import = || run(&folder, &arguments).code(0);
    let said = err(&import());
    assert!(said.contains("kept as shop.version-1.continuum"), "{said}");
    assert_eq!(read(&folder, "shop.version-1.continuum"), old);
    run(&folder, &["check", "shop.continuum"]).code(0);
    let again = err(&import());
    assert!(!again.contains("version-1"), "{again}");
}

#[test]
fn a_bad_row_keeps_the_whole_sheet_out_unless_it_may_be_skipped() {
    let folder = folder();
    run(&folder, &["new", "unit.continuum"]).code(0);
    let before = read(&folder, "unit.continuum");
    write(
        &folder,
        "sheet.csv",
        "respondent,role,team,practice,rating,note\n\
         Ann,managers,desk,F1,3.5,\n\
         Ann,managers,desk,F99,3,\n\
         Ann,managers,desk,F2,7,\n\
         Ann,managers,desk,F3,na,\n",
    );
    let refused = run(&folder, &["import", "unit.continuum", "sheet.csv"]).code(1);
    for place in ["sheet.csv:3:", "sheet.csv:4:", "sheet.csv:5:"] {
        assert!(
            err(&refused).contains(place),
            "{place} in {}",
            err(&refused)
        );
    }
    assert_eq!(read(&folder, "unit.continuum"), before);
    run(
        &folder,
        &["import", "unit.continuum", "sheet.csv", "--skip-bad"],
    )
    .code(0);
    let rated = score(&folder, &[])["practices"].as_array().map(|all| {
        all.iter()
            .filter(|practice| practice["state"] == "rated")
            .count()
    });
    assert_eq!(rated, Some(1));
}

fn reported() -> TempDir {
    let folder = sample("team");
    run(&folder, &["report", "unit.continuum", "-o", "unit.pdf"]).code(0);
    folder
}

#[test]
fn the_assessment_is_taken_out_of_a_report() {
    let folder = reported();
    run(&folder, &["extract", "unit.pdf", "-o", "again.continuum"]).code(0);
    assert_eq!(
        read(&folder, "again.continuum"),
        read(&folder, "unit.continuum")
    );
    let printed = run(&folder, &["extract", "unit.pdf", "-o", "-"]).code(0);
    let bytes = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    assert!(printed.get_output().stdout == bytes);
    write(&folder, "other.continuum", "mine");
    run(&folder, &["extract", "unit.pdf", "-o", "other.continuum"]).code(1);
    assert_eq!(read(&folder, "other.continuum"), "mine");
}

#[test]
fn a_document_is_shown_part_by_part_and_as_one_text_that_every_command_reads() {
    let folder = sample("team");
    let listed = out(&run(&folder, &["extract", "unit.continuum"]).code(0));
    let names = listed.lines().filter_map(|line| line.split("  ").last());
    let expected = ["manifest.ron", "assessment.ron", "questionnaire.ron"];
    assert_eq!(names.map(str::trim).collect::<Vec<_>>(), expected);
    let part = ["extract", "unit.continuum", "--part", "assessment.ron"];
    let answers = out(&run(&folder, &part).code(0));
    assert!(answers.starts_with("Assessment(") && !answers.contains("questionnaire:"));
    let wrong = ["extract", "unit.continuum", "--part", "answers.ron"];
    assert!(err(&run(&folder, &wrong).code(2)).contains("questionnaire.ron"));
    let text = ["extract", "unit.continuum", "--text", "-o", "unit.ron"];
    run(&folder, &text).code(0);
    assert!(read(&folder, "unit.ron").starts_with("Assessment("));
    run(&folder, &["extract", "unit.ron"]).code(1);
    let text = read(&folder, "unit.ron");
    for command in ["score", "worth", "plan"] {
        let of = |file| out(&run(&folder, &[command, file, "--json"]).code(0));
        assert_eq!(of("unit.continuum"), of("unit.ron"));
        let piped = pipe(&folder, &[command, "-", "--json"], text.as_bytes()).code(0);
        assert_eq!(of("unit.continuum"), out(&piped));
    }
}

#[test]
fn a_part_that_was_changed_is_checked_with_its_place_in_the_part() {
    let folder = sample("manager");
    let path = folder.path().join("unit.continuum");
    let bytes = std::fs::read(&path).expect("a file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut text = String::new();
        let mut part = archive.by_index(index).expect("a part");
        part.read_to_string(&mut text).expect("a text");
        let name = part.name().expect("a name").into_owned();
        let options = zip::write::SimpleFileOptions::default();
        packed.start_file(name, options).expect("it is packed");
        let changed = text.replacen("At(5)", "At(99)", 1);
        packed.write_all(changed.as_bytes()).expect("it is packed");
    }
    let packed = packed.finish().expect("it is packed").into_inner();
    std::fs::write(path, packed).expect("it is written");
    let said = err(&run(&folder, &["check", "unit.continuum"]).code(1));
    assert!(said.contains("unit.continuum/assessment.ron: "), "{said}");
    let mut lines = said.lines();
    assert!(lines.any(
        |line| line.starts_with("unit.continuum/assessment.ron:") && line.contains("found 99")
    ));
    run(&folder, &["score", "unit.continuum"]).code(1);
}

#[test]
fn an_assessment_keeps_its_id_and_the_next_one_names_it() {
    let folder = sample("team");
    let said = |file: &str| {
        let text = out(&run(&folder, &["check", file]).code(0));
        let words = text.split_whitespace();
        let ids = words.map(|word| word.trim_matches([':', '.']));
        let ids = ids.filter(|word| word.len() == 32);
        ids.map(str::to_owned).collect::<Vec<String>>()
    };
    let [id] = <[String; 1]>::try_from(said("unit.continuum")).expect("an id");
    let text = ["extract", "unit.continuum", "--text", "-o", "unit.ron"];
    run(&folder, &text).code(0);
    assert_eq!(said("unit.ron"), [id.as_str()]);
    let next = ["new", "next.continuum", "--after", "unit.ron"];
    run(&folder, &next).code(0);
    let told = said("next.continuum");
    assert_eq!(told[1], id);
    assert_ne!(told[0], id);
    run(&folder, &["sample", "team", "-o", "again.continuum"]).code(0);
    assert_ne!(said("again.continuum"), [id]);
}

#[test]
fn a_report_is_read_wherever_a_document_is() {
    let folder = reported();
    let of = |file: &str| out(&run(&folder, &["score", file, "--json"]).code(0));
    assert_eq!(of("unit.pdf"), of("unit.continuum"));
    assert!(out(&run(&folder, &["check", "unit.pdf"]).code(0)).contains("unit.pdf"));
    run(&folder, &["report", "unit.pdf", "-o", "again.pdf"]).code(0);
    let bytes = |name| std::fs::read(folder.path().join(name)).expect("a report");
    assert!(bytes("unit.pdf") == bytes("again.pdf"));
}

#[test]
fn a_report_that_carries_the_assessment_says_that_names_and_votes_are_inside() {
    let folder = sample("team");
    let inside = "The assessment is inside, with all names and votes.";
    let carries = |name: &str| {
        run(&folder, &["extract", name, "-o", "-"])
            .get_output()
            .status
            .success()
    };
    for (more, said) in [
        (&[][..], true),
        (&["--no-attachment"], false),
        (&["--leave-out", "names"], false),
        (&["--extent", "hand-out"], false),
    ] {
        let done = report(&folder, "unit.pdf", more).code(0);
        assert_eq!(
            err(&done).contains(inside),
            said,
            "{more:?}: {}",
            err(&done)
        );
        assert_eq!(carries("unit.pdf"), said, "{more:?}");
    }
    let done = report(&folder, "unit.md", &[]).code(0);
    assert!(!err(&done).contains(inside));
    let printed = report(&folder, "-", &[]).code(0);
    assert!(err(&printed).contains(inside), "{}", err(&printed));
}

#[test]
fn nothing_is_written_into_a_report_and_a_pdf_without_an_assessment_is_refused() {
    let folder = reported();
    let before = std::fs::read(folder.path().join("unit.pdf")).expect("a report");
    write(&folder, "sheet.csv", "respondent,practice,rating\n");
    let refused = run(&folder, &["import", "unit.pdf", "sheet.csv"]).code(1);
    assert!(
        err(&refused).contains("continuum extract"),
        "{}",
        err(&refused)
    );
    run(
        &folder,
        &["extract", "unit.pdf", "-o", "unit.pdf", "--replace"],
    )
    .code(1);
    assert!(std::fs::read(folder.path().join("unit.pdf")).expect("a report") == before);
    write(&folder, "other.pdf", "%PDF-1.7\n");
    let refused = run(&folder, &["score", "other.pdf"]).code(1);
    assert!(err(&refused).contains("no assessment"), "{}", err(&refused));
    write(&folder, "plain.pdf", "plain text");
    run(&folder, &["extract", "plain.pdf", "-o", "x.continuum"]).code(1);
    assert!(!exists(&folder, "x.continuum"));
}

#[test]
fn the_report_is_a_pdf_and_the_same_bytes_again() {
    let folder = sample("team");
    for name in ["one.pdf", "two.pdf"] {
        run(
            &folder,
            &[
                "report",
                "unit.continuum",
                "-o",
                name,
                "--date",
                "2026-06-01",
            ],
        )
        .code(0);
    }
    let bytes = |name| std::fs::read(folder.path().join(name)).expect("a report");
    assert!(bytes("one.pdf").starts_with(b"%PDF-"));
    assert_eq!(bytes("one.pdf"), bytes("two.pdf"));
    run(
        &folder,
        &[
            "report",
            "unit.continuum",
            "-o",
            "l.pdf",
            "--paper",
            "letter",
            "--form",
            "short",
        ],
    )
    .code(0);
    assert_ne!(bytes("one.pdf"), bytes("l.pdf"));
}

#[test]
fn without_a_display_the_window_says_what_to_use_instead() {
    let folder = folder();
    let refused = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .assert()
        .code(3);
    assert!(
        err(&refused).contains("continuum report"),
        "{}",
        err(&refused)
    );
    assert_eq!(err(&refused).lines().count(), 1, "{}", err(&refused));
}

#[test]
fn the_help_of_every_command_tells_how_to_use_it() {
    let folder = folder();
    let mut all = out(&run(&folder, &["--help"]).code(0));
    let commands = all.split("Commands:\n").nth(1).expect("a list").to_owned();
    for line in commands.lines().take_while(|line| !line.is_empty()) {
        let command = line.split_whitespace().next().expect("a command");
        all.push_str("----\n");
        all.push_str(&out(&run(&folder, &[command, "--help"]).code(0)));
    }
    insta::assert_snapshot!(all);
}

fn plan(folder: &TempDir, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["plan", "unit.continuum", "--json"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    let planned = run(folder, &all).code(0);
    serde_json::from_str(&out(&planned)).expect("one JSON object")
}

#[test]
fn the_team_sample_gets_the_smallest_set_for_its_target() {
    let plan = plan(&sample("team"), &[]);
    assert_eq!(plan["format"], 1);
    let targets = plan["targets"].as_array().expect("targets");
    let held: Vec<bool> = targets.iter().map(|aim| aim["hold"] == true).collect();
    assert_eq!(held, [true, false, true]);
    let set = &plan["set"];
    assert_eq!(
        (&set["reach"], &set["proven"], &set["days"]),
        (&"met".into(), &true.into(), &12.into())
    );
    assert_eq!(set["practices"][0]["id"], "M5");
    assert_eq!(set["practices"][1]["reasons"][1]["kind"], "locked_in");
    assert_eq!(plan["levels"].as_array().map(Vec::len), Some(4));
    assert_eq!(plan["plan"]["source"], "document");
    assert_eq!(plan["plan"]["steps"][0]["phase"], 30);
    assert_eq!(plan["plan"]["breaks"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_plan_can_be_asked_for_another_target_budget_and_pace() {
    let folder = sample("team");
    let wide = plan(&folder, &["--target", "4", "--start", "2026-06-01"]);
    assert_eq!(wide["plan"]["source"], "proposed");
    assert_eq!(wide["set"]["reach"], "over_budget");
    let few = plan(&folder, &["--target", "4", "--budget-days", "20"]);
    assert_eq!(few["set"]["level"], 3);
    assert!(few["set"]["days"].as_u64().is_some_and(|days| days <= 20));
    let again = plan(&folder, &["--target", "4", "--budget-days", "20"]);
    assert_eq!(again["set"], few["set"]);
    let folder = sample("manager");
    let none = [
        "plan",
        "unit.continuum",
        "--target",
        "2",
        "--budget-days",
        "1",
    ];
    let said = out(&run(&folder, &none).success());
    assert!(
        said.contains("No step fits into the budget.\nNo other"),
        "{said}"
    );
    assert!(!said.contains("Nothing needs to be raised"), "{said}");
}

#[test]
fn a_budget_in_money_pays_for_the_days_of_its_rate() {
    let folder = sample("team");
    let wide = ["--target", "4"];
    let asked = |more: &[&str]| plan(&folder, &[&wide[..], more].concat());
    // 20 days at the 210 of the business case, and at a rate of one's own.
    let own = asked(&["--budget-money", "4399.99"]);
    let budget = &own["budget"];
    assert_eq!(
        (&budget["days"], &budget["amount"], &budget["day_rate"]),
        (&20.into(), &4_399.99.into(), &210.0.into())
    );
    let days = asked(&["--budget-days", "20"]);
    assert_eq!(own["set"], days["set"]);
    assert_eq!(days["budget"]["amount"], Value::Null);
    let rate = asked(&["--budget-money", "1000", "--day-rate", "49.75"]);
    assert_eq!(rate["budget"]["days"], 20);
    assert_eq!(rate["set"], days["set"]);
    let said = ["plan", "unit.continuum", "--budget-money", "4399.99"];
    let text = out(&run(&folder, &said).code(0));
    let sentence = "GBP 4,399.99 at GBP 210 a day pays for 20 working days.";
    assert!(text.contains(sentence), "{text}");
}

#[test]
fn a_budget_in_money_that_cannot_be_counted_is_refused() {
    let folder = sample("manager");
    for (arguments, said) in [
        (
            &["--budget-money", "900"][..],
            "--budget-money needs what a working day costs\n  hint: give --day-rate",
        ),
        (
            &["--budget-money", "900", "--budget-days", "3"],
            "cannot be given together with",
        ),
        (&["--day-rate", "90"], "missing: --budget-money"),
        (
            &["--budget-money", "much", "--day-rate", "90"],
            "--budget-money <AMOUNT> must be an amount above 0",
        ),
        (&["--budget-money", "900", "--day-rate", "0"], "above 0"),
    ] {
        let all = [&["plan", "unit.continuum"][..], arguments].concat();
        let refused = err(&run(&folder, &all).code(2));
        assert!(refused.contains(said), "{arguments:?}: {refused}");
    }
}

#[test]
fn a_plan_is_said_in_sentences_with_its_phases_and_its_days_in_words() {
    let folder = sample("manager");
    let arguments = ["plan", "unit.continuum", "--start", "2026-06-01"];
    let text = out(&run(&folder, &arguments).code(0));
    assert!(text.contains("The shortest way"), "{text}");
    assert!(text.contains("Due by day 30 (1 July 2026)"), "{text}");
    assert!(text.contains("    5 June 2026  "), "{text}");
}

#[test]
fn programs_read_the_days_of_a_plan_in_one_form() {
    let folder = sample("manager");
    let planned = plan(&folder, &["--start", "2026-06-01"]);
    assert_eq!(planned["plan"]["start"], "2026-06-01");
    assert_eq!(planned["plan"]["steps"][0]["due"], "2026-06-05");
    let arguments = [
        "plan",
        "unit.continuum",
        "--start",
        "2026-06-01",
        "--csv",
        "-",
    ];
    let table = out(&run(&folder, &arguments).code(0));
    assert!(table.contains(",2026-06-05,"), "{table}");
}

#[test]
fn a_plan_goes_into_a_calendar_and_a_table() {
    let folder = sample("team");
    let arguments = ["plan", "unit.continuum", "--ics", "p.ics", "--csv", "p.csv"];
    let said = err(&run(&folder, &arguments).code(0));
    assert_eq!(said, "Wrote p.ics.\nWrote p.csv.\n");
    assert_eq!(read(&folder, "p.ics").matches("BEGIN:VEVENT").count(), 4);
    assert_eq!(read(&folder, "p.csv").lines().count(), 4);
    let piped = run(&folder, &["plan", "unit.continuum", "--ics", "-"]).code(0);
    assert!(out(&piped).starts_with("BEGIN:VCALENDAR\r\n"));
}

/// Puts text behind the only place of a document that says `after`.
fn insert(folder: &TempDir, after: &str, text: &str) {
    let found = read(folder, "unit.continuum");
    assert_eq!(found.matches(after).count(), 1, "{after}");
    let with = found.replace(after, &format!("{after}{text}"));
    write(folder, "unit.continuum", &with);
}

#[test]
fn an_own_estimate_is_the_effort_of_its_step_everywhere() {
    let folder = sample("team");
    let own = r#"efforts: [(practice: "M2", to: 3, effort: XL(60)), (practice: "M9", to: 3, effort: XL(60))],"#;
    insert(&folder, "\n    planning: (", own);
    let scored = out(&run(&folder, &["score", "unit.continuum"]).code(0));
    assert!(scored.contains("effort 60 days"), "{scored}");
    report(&folder, "unit.md", &[]).code(0);
    let report = read(&folder, "unit.md");
    let rows: Vec<&str> = report
        .lines()
        .filter(|line| line.starts_with('|') && line.contains("M9 The money behind customers"))
        .collect();
    let of = |days: &str| rows.iter().filter(|row| row.contains(days)).count();
    assert_eq!(
        (of("| 60 |"), of("60 days"), of("6 days")),
        (2, 1, 0),
        "page one, the roadmap and the step told in full: {rows:#?}"
    );
    let planned = plan(&folder, &[]);
    let steps = planned["plan"]["steps"].as_array().expect("steps");
    let step = steps.iter().find(|step| step["practice"] == "M9");
    assert_eq!(step.expect("a step of the plan")["days"], 60);
}

#[test]
fn score_and_the_hand_out_name_the_steps_that_the_first_page_of_the_report_proposes() {
    for name in ["team", "manager", "team-year-earlier"] {
        let folder = sample(name);
        report(&folder, "unit.md", &[]).code(0);
        let page = read(&folder, "unit.md");
        let (_, steps) = page.split_once("The steps").expect("the steps");
        let named: Vec<&str> = steps
            .lines()
            .skip_while(|line| !line.starts_with("| ---"))
            .skip(1)
            .take_while(|line| line.starts_with('|'))
            .take(3)
            .filter_map(|row| {
                row.trim_start_matches(['|', ' ', '*', '['])
                    .split(' ')
                    .next()
            })
            .collect();
        let scored = out(&run(&folder, &["score", "unit.continuum"]).code(0));
        let numbered = scored
            .lines()
            .filter_map(|line| line.trim_start().split_once(". "));
        let printed: Vec<&str> = numbered
            .filter(|(number, _)| number.parse::<u8>().is_ok())
            .filter_map(|(_, step)| step.split(' ').next())
            .collect();
        assert_eq!(printed, named, "{name}: {scored}");
        assert!(!printed.is_empty());
        report(&folder, "room.md", &["--extent", "hand-out"]).code(0);
        let room = read(&folder, "room.md");
        for (number, id) in (1..).zip(named) {
            let row = format!("| {number} | **{id} ");
            assert!(room.contains(&row), "{name}: no {row} in {room}");
        }
    }
}

#[test]
fn a_step_is_done_whichever_form_is_reported_or_exported() {
    let folder = sample("team");
    let step = r#"
        (practice: "F8", to: 2, due: Some("2026-07-01"), status: Open),"#;
    insert(&folder, "\n    plan: [", step);
    let mut calendars = Vec::new();
    for form in ["short", "full"] {
        let export = |out: &str, more: &[&str]| {
            let all = [
                &["export", "unit.continuum", "-o", out, "--form", form][..],
                more,
            ]
            .concat();
            run(&folder, &all).code(0);
            read(&folder, out)
        };
        let table = export(&format!("{form}.csv"), &["--what", "plan"]);
        let row = table.lines().find(|line| line.contains("F8"));
        assert!(
            row.is_some_and(|row| row.contains(",done,")),
            "{form}: {row:?}"
        );
        calendars.push(export(&format!("{form}.ics"), &["--date", "2026-06-01"]));
        let name = format!("{form}.md");
        report(&folder, &name, &["--form", form]).code(0);
        let text = read(&folder, &name);
        let row = text
            .lines()
            .find(|line| line.contains("F8") && line.contains("to level 2** |"));
        assert!(
            row.is_some_and(|row| row.contains("|  | 3 | Reached |")),
            "{form}: {row:?}"
        );
    }
    assert_eq!(calendars[0], calendars[1]);
}

#[test]
fn a_plan_that_cannot_be_asked_for_is_refused_with_its_reason() {
    let folder = sample("team");
    let refused = |arguments: &[&str]| {
        let all: Vec<&str> = ["plan", "unit.continuum"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        err(&run(&folder, &all).code(2))
    };
    assert!(refused(&["--target", "6"]).contains("level 1 to 5, found 6"));
    assert!(refused(&["--target", "0"]).contains("level 1 to 5, found 0"));
    assert!(refused(&["--target", "x"]).contains("whole number from 0"));
    assert!(refused(&["--capacity", "0"]).contains("whole number from 1"));
    assert!(refused(&["--budget-days", "0"]).contains("--budget-days"));
    assert!(refused(&["--start", "June"]).contains("YYYY-MM-DD"));
    assert!(refused(&["--ics", "-", "--csv", "-"]).contains("standard output"));
}

fn worth(folder: &TempDir) -> Value {
    let told = run(folder, &["worth", "unit.continuum", "--json"]).code(0);
    serde_json::from_str(&out(&told)).expect("one JSON object")
}

#[test]
fn the_team_sample_pays_as_worked_by_hand() {
    let folder = sample("team");
    let found = worth(&folder);
    assert_eq!(
        (&found["format"], &found["verdict"]),
        (&1.into(), &"pays".into())
    );
    assert!(close(&found["retention"], 0.88));
    assert!(close(&found["margin"], 76.24));
    // Five years of (r + d)^t - r^t at 10 %, half of d in the first year, contacts saved and cost.
    assert!(close(&found["npv"], 24_767.46), "{}", found["npv"]);
    assert_eq!(found["break_even"]["reach"], "at");
    assert_eq!(found["simulation"]["cases"], 2000);
    assert_eq!(found["simulation"]["seed"], 20_260_101);
    let lines = found["breakdown"].as_array().expect("lines");
    let cents = |value: &Value| (value.as_f64().expect("a number") * 100.0).round();
    let sum: f64 = lines.iter().map(|line| cents(&line["present"])).sum();
    assert!((sum - cents(&found["npv"])).abs() < 0.5, "to the cent");
    assert_eq!(found["tornado"][0]["input"], "uplift");
    assert_eq!(worth(&folder), found);
    // 624 customers with that margin each.
    assert!(close(&found["lost_a_year"], 47_573.76));
    assert_eq!(found["recommendation"], "approve");
    assert_eq!(found["reason"], "pays");
    let options = found["options"].as_array().expect("a list");
    assert_eq!(options[0]["kinds"][0]["kind"], "stay");
    assert_eq!(options[1]["kinds"][1]["kind"], "plan");
    assert_eq!(options[1]["proposed"], true);
    assert_eq!(options[1]["npv"], found["npv"]);
    assert_eq!(options[2]["kinds"][0]["level"], 4);
    // 184 days more at 210 each.
    assert!(close(&options[2]["npv"], 24_767.46 - 38_640.0));
    let text = out(&run(&folder, &["worth", "unit.continuum"]).code(0));
    for said in [
        "The choices side by side\n  Stay at level 2\n",
        "    Costs, GBP: 30,220\n",
        "Of 3 choices, the plan (the shortest way to the target) is recommended.",
        "The plan pays in 92 of 100 simulated cases.\nOver five years the plan is expected to bring about GBP 25,000 more than it costs, at present value. 12 of the 16 figures have a range. Of 2,000 cases drawn from these, the middle one is GBP 16,000, and 95 of 100 lie between GBP −6,200 and GBP 40,000.",
        // 0.53276 of each 100 are needed, 27.7 of 5,200.
        "It pays if at least 0.54 more of each 100 customers stay every year (28 of today's 5,200; both rounded up); 78 are expected (1.5 of each 100).",
        "  Margin of the additional customers who stay: GBP 38,168.58",
        "  Net present value: GBP 24,767.46",
        "this is not known: Sales and marketing",
        "  80% to 85%: +28%",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn without_figures_nothing_is_computed_and_every_one_is_asked_for() {
    let folder = sample("manager");
    let found = worth(&folder);
    assert_eq!(found["verdict"], "missing");
    for figure in ["npv", "margin", "break_even", "simulation", "cost_present"] {
        assert_eq!(found[figure], Value::Null, "{figure}");
    }
    assert_eq!(found["missing"].as_array().map(Vec::len), Some(7));
    let text = out(&run(&folder, &["worth", "unit.continuum"]).code(0));
    assert!(
        text.starts_with("Whether a higher level pays was not asked"),
        "{text}"
    );
    assert!(
        text.contains("  Customers lost (number a year): "),
        "{text}"
    );
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    std::fs::read(folder.path().join(name)).expect("a file")
}

/// A report of the team's sample with more options.
fn report(folder: &TempDir, out: &str, more: &[&str]) -> Assert {
    let all = [&["report", "unit.continuum", "-o", out][..], more].concat();
    let dated = [&all[..], &["--date", "2026-06-01"]].concat();
    run(folder, &dated)
}

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect
    width="120" height="40" fill="#1F5A8A"/></svg>"##;

#[test]
fn the_report_is_written_as_its_name_ends() {
    let folder = sample("team");
    for name in ["unit.docx", "UNIT.DOCX"] {
        report(&folder, name, &[]).code(0);
        assert!(bytes(&folder, name).starts_with(b"PK\x03\x04"));
    }
    assert!(bytes(&folder, "unit.docx") == bytes(&folder, "UNIT.DOCX"));
    let done = report(&folder, "unit.md", &["--extent", "short"]).code(0);
    assert!(err(&done).starts_with("Wrote unit.md ("), "{}", err(&done));
    assert!(read(&folder, "unit.md").starts_with("# Pellinmoor"));
}

#[test]
fn the_arguments_say_whose_a_report_is_and_leave_the_document_alone() {
    let folder = sample("team");
    let before = read(&folder, "unit.continuum");
    write(&folder, "logo.svg", LOGO);
    let brand = [
        "--logo",
        "logo.svg",
        "--accent",
        "#8A1F5A",
        "--prepared-for",
        "The board",
        "--prepared-by",
        "Us",
        "--confidentiality",
        "Confidential",
        "--version-line",
        "Draft 2",
    ];
    report(&folder, "plain.pdf", &[]).code(0);
    report(&folder, "own.pdf", &brand).code(0);
    report(&folder, "again.pdf", &brand).code(0);
    assert!(bytes(&folder, "own.pdf") == bytes(&folder, "again.pdf"));
    assert!(bytes(&folder, "own.pdf") != bytes(&folder, "plain.pdf"));
    assert_eq!(read(&folder, "unit.continuum"), before);
}

#[test]
fn a_report_carries_its_assessment_unless_it_is_not_to() {
    let folder = sample("team");
    let extract = |from: &str| run(&folder, &["extract", from, "-o", "out.continuum"]);
    report(&folder, "whole.pdf", &[]).code(0);
    extract("whole.pdf").code(0);
    assert_eq!(
        read(&folder, "out.continuum"),
        read(&folder, "unit.continuum")
    );
    for (name, asked) in [
        ("bare.pdf", &["--no-attachment"][..]),
        ("few.pdf", &["--leave-out", "names"]),
        ("room.pdf", &["--extent", "hand-out"]),
    ] {
        report(&folder, name, asked).code(0);
        extract(name).code(1);
    }
}

#[test]
fn what_a_report_carries_takes_a_documents_place_only_if_it_is_an_assessment() {
    let folder = sample("team");
    let before = read(&folder, "unit.continuum");
    for inside in ["%PDF-1.7", "   ", "Assessment(version: 2)", "Assessment("] {
        let report = format!(
            "%PDF-1.7\n1 0 obj\n<</Subtype/application#2Fx-continuum>>\nstream\n{inside}\nendstream"
        );
        write(&folder, "odd.pdf", &report);
        let into = ["extract", "odd.pdf", "-o", "unit.continuum", "--replace"];
        run(&folder, &into).code(1);
        assert_eq!(read(&folder, "unit.continuum"), before, "{inside}");
    }
}

#[test]
fn a_report_of_an_organisation_that_speaks_of_encryption_is_read_back() {
    let folder = sample("team");
    run(
        &folder,
        &["extract", "unit.continuum", "--text", "-o", "unit.ron"],
    )
    .code(0);
    let text = read(&folder, "unit.ron");
    let named = text.replacen("organisation: \"", "organisation: \"/Encrypt ", 1);
    assert!(named != text, "the sample names one");
    write(&folder, "named.ron", &named);
    run(&folder, &["report", "named.ron", "-o", "named.pdf"]).code(0);
    run(&folder, &["extract", "named.pdf", "-o", "again.continuum"]).code(0);
    run(&folder, &["check", "named.pdf"]).code(0);
}

#[test]
fn check_says_that_a_logo_of_a_document_cannot_be_drawn_and_why() {
    let folder = folder();
    for (logo, warning) in [
        (
            r#"<svg xmlns="http://www.w3.org/2000/svg"><filter id="f"/></svg>"#,
            "unit.continuum: warning: reports are made without the logo: the drawing uses a filter",
        ),
        (LOGO, ""),
    ] {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
        assessment.branding.logo = Logo::new(logo.as_bytes().to_vec());
        let bytes = document::write(&assessment);
        std::fs::write(folder.path().join("unit.continuum"), bytes).expect("it is written");
        let checked = run(&folder, &["check", "unit.continuum"]).code(0);
        assert_eq!(
            out(&checked).lines().next(),
            Some("unit.continuum: sound assessment.")
        );
        assert!(err(&checked).starts_with(warning), "{}", err(&checked));
        assert_eq!(err(&checked).is_empty(), warning.is_empty());
    }
}

#[test]
fn a_logo_that_cannot_be_drawn_and_an_accent_that_cannot_be_read_are_refused() {
    let folder = sample("team");
    write(&folder, "logo.png", "no picture");
    let refused = report(&folder, "r.pdf", &["--logo", "logo.png"]).code(1);
    assert!(err(&refused).contains("logo.png cannot be the logo: this is not a PNG"));
    report(&folder, "r.pdf", &["--logo", "nowhere.png"]).code(3);
    let light = report(&folder, "r.pdf", &["--accent", "#FFFF00"]).code(2);
    assert!(err(&light).contains("#7A7A00 is the same colour, dark enough"));
    let wrong = report(&folder, "r.pdf", &["--accent", "yellow"]).code(2);
    assert!(err(&wrong).contains("such as #1F5A8A"), "{}", err(&wrong));
    assert!(!exists(&folder, "r.pdf"));
}

#[test]
fn sections_of_a_report_are_named_on_the_command_line_and_an_unknown_one_is_refused() {
    let folder = sample("team");
    report(&folder, "a.md", &["--only", "plan,answers"]).code(0);
    let text = read(&folder, "a.md");
    assert!(text.contains("M9 The money behind customers"));
    assert_eq!(text.matches("\n## ").count(), 2, "{text}");
    report(
        &folder,
        "b.md",
        &["--appendix", "--without", "claims,money"],
    )
    .code(0);
    let text = read(&folder, "b.md");
    assert!(text.contains("Appendix 4: ") && !text.contains("Appendix 5: "));
    let refused = report(&folder, "c.md", &["--without", "plans"]).code(2);
    assert!(err(&refused).contains("page-one") && err(&refused).contains("every-step"));
    report(&folder, "d.md", &["--only", "plan", "--without", "money"]).code(2);
}

#[test]
fn what_is_left_out_of_a_report_stands_nowhere_in_it() {
    let folder = sample("team");
    report(&folder, "all.md", &["--appendix"]).code(0);
    let some = ["--appendix", "--leave-out", "names,evidence"];
    report(&folder, "some.md", &some).code(0);
    report(&folder, "least.md", &["--appendix", "--leave-out", "all"]).code(0);
    let named = "Odile Marchetti";
    let shown = "service-plan-2026.pdf";
    let says = |name: &str, what: &str| read(&folder, name).contains(what);
    assert!(says("all.md", named) && says("all.md", shown));
    assert!(!says("some.md", named) && !says("some.md", shown));
    assert!(!says("least.md", named) && !says("least.md", "Note:"));
}

#[test]
fn a_file_without_single_figures_tells_how_many_people_it_rests_on_and_that_two_can_be_subtracted()
{
    let folder = sample("team");
    let before = bytes(&folder, "unit.continuum");
    let told = "The figures rest on 9 people, each of them on 5 or more.";
    for (command, file) in [("report", "r.md"), ("export", "p.xlsx")] {
        let all = [command, "unit.continuum", "-o", file];
        let shown = run(&folder, &all).code(0);
        assert!(!err(&shown).contains(told), "{command}");
        let all = [&all[..], &["--leave-out", "respondents"]].concat();
        let shown = run(&folder, &all).code(0);
        assert!(err(&shown).contains(told), "{}", err(&shown));
        assert!(err(&shown).contains("can be subtracted"), "{}", err(&shown));
    }
    let piped = [
        "export",
        "unit.continuum",
        "-o",
        "-",
        "--what",
        "practices",
        "--leave-out",
        "respondents",
    ];
    assert!(err(&run(&folder, &piped).code(0)).contains(told));
    let few = [&piped[..], &["--smallest-group", "10"]].concat();
    let too_few = "9 people have answered, fewer than the 10";
    assert!(err(&run(&folder, &few).code(0)).contains(too_few));
    assert!(bytes(&folder, "unit.continuum") == before);
}

#[test]
fn a_file_that_can_be_subtracted_from_one_that_was_noted_is_named() {
    let folder = sample("team");
    run(
        &folder,
        &["extract", "unit.continuum", "--text", "-o", "unit.ron"],
    )
    .code(0);
    let text = read(&folder, "unit.ron");
    let noted = text.trim_end().strip_suffix(')').expect("an assessment");
    let told = |people: &str| {
        let release = format!("(people: [{people}], date: \"2026-05-01\")");
        let noted = format!("{noted}    releases: [{release}],\n)\n");
        std::fs::write(folder.path().join("noted.ron"), noted).expect("it is written");
        let report = ["report", "noted.ron", "-o", "r.md", "--leave-out", "all"];
        err(&run(&folder, &report).code(0))
    };
    let eight = r#""r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8""#;
    let warning = "A file of 1 May 2026 showed 8 people, this one shows 9. Whoever has both can work out \
                   what the one person between them answered.";
    assert!(told(eight).contains(warning));
    let warning = "A file of 1 May 2026 showed 9 people, this one shows 9, and not the same: one person of the \
                   earlier file is missing, one is new.";
    assert!(told(&format!("{eight}, \"r10\"")).contains(warning));
    assert!(!told(&format!("{eight}, \"r9\"")).contains("A file of"));
}

#[test]
fn a_score_without_single_figures_withholds_them_in_words_and_in_the_object() {
    let folder = sample("team");
    let score = |more: &[&str]| {
        let all = [
            &["score", "unit.continuum", "--leave-out", "respondents"][..],
            more,
        ]
        .concat();
        out(&run(&folder, &all).code(0))
    };
    let found: Value = serde_json::from_str(&score(&["--json"])).expect("an object");
    assert_eq!(found["withheld"]["smallest_group"], 5);
    assert_eq!(found["withheld"]["all"], false);
    assert_eq!(found["resampling"], Value::Null);
    let practices = found["practices"].as_array().expect("practices");
    assert!(practices.iter().all(|one| one["ad_mean"].is_null()));
    assert!(practices.iter().any(|one| one["closeness"] == "far"));
    let far = practices.iter().filter(|one| one["closeness"] == "far");
    assert_eq!(found["withheld"]["spreads"]["far"], far.count());
    assert_eq!(found["confidence"], Value::Null);
    assert!(practices.iter().all(|one| one["confidence"].is_null()));
    let few: Value =
        serde_json::from_str(&score(&["--json", "--smallest-group", "10"])).expect("an object");
    assert_eq!(few["withheld"]["all"], true);
    assert_eq!(few["placement"]["low"], Value::Null);
    let told = score(&["--smallest-group", "10"]);
    assert!(
        told.contains("9 people have answered, fewer than the 10"),
        "{told}"
    );
    assert!(!told.contains("perceptions"), "{told}");
}

#[test]
fn the_answers_are_exported_for_spreadsheets() {
    let folder = sample("team");
    let export = |out: &str, more: &[&str]| {
        let all = [&["export", "unit.continuum", "-o", out][..], more].concat();
        run(&folder, &all).code(0)
    };
    export("unit.xlsx", &["--date", "2026-06-01"]);
    export("again.xlsx", &["--date", "2026-06-01"]);
    assert!(bytes(&folder, "unit.xlsx").starts_with(b"PK\x03\x04"));
    assert!(bytes(&folder, "unit.xlsx") == bytes(&folder, "again.xlsx"));
    export("answers.csv", &[]);
    let answers = read(&folder, "answers.csv");
    assert!(answers.starts_with("\u{feff}Respondent,Respondent id,Role,Team,Practice,"));
    assert_eq!(out(&export("-", &["--what", "answers"])), answers);
    assert!(answers.contains("Odile Marchetti"));
    export("few.csv", &["--leave-out", "names,notes,evidence"]);
    let few = read(&folder, "few.csv");
    assert!(few.contains("\r\nR9,") && !few.contains("Odile Marchetti"));
    assert!(!few.contains("Note") && !few.contains("Evidence"));
    for (what, start) in [
        ("results", "\u{feff}Element,"),
        ("practices", "\u{feff}Practice,Title,Element,Weight,"),
        ("plan", "\u{feff}practice,title,element,from,to,"),
    ] {
        let text = out(&export("-", &["--what", what]));
        assert!(text.starts_with(start), "{text}");
    }
    let named = out(&export("-", &["--what", "results", "--stable-names"]));
    assert!(
        named.starts_with("\u{feff}element_id,claimed_low,"),
        "{named}"
    );
    assert!(named.contains("\r\ncustomer_focus,3,3,"), "{named}");
}

#[test]
fn the_calendar_holds_the_plan_and_the_next_assessment() {
    let folder = sample("team");
    run(&folder, &["export", "unit.continuum", "-o", "plan.ics"]).code(0);
    let text = read(&folder, "plan.ics");
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 4);
    assert_eq!(text.matches("BEGIN:VALARM\r\n").count(), 1);
    assert!(text.contains("SUMMARY:Assess Service and Repair again\r\n"));
    assert!(
        text.replace("\r\n ", "")
            .contains("Owner: Nadia Hargreaves")
    );
    let without = ["--leave-out", "names"];
    let all = [&["export", "unit.continuum", "-o", "few.ics"][..], &without].concat();
    run(&folder, &all).code(0);
    assert!(!read(&folder, "few.ics").contains("Owner"));
}

#[test]
fn a_step_without_days_leaves_open_everywhere_whether_the_plan_pays() {
    let folder = sample("team");
    let Opened::Sound(mut team) = document::read(read(&folder, "unit.continuum").as_bytes()) else {
        panic!("it is sound");
    };
    let own = OwnStep {
        title: "Hang the board".to_owned(),
        ..OwnStep::new()
    };
    let days_open = Edit::SetInput(Input::StaffDays, None);
    for edit in [Edit::SetOwnSteps(vec![own]), days_open] {
        team.apply(edit).expect("it is permitted");
    }
    write(&folder, "unit.continuum", &document::write_text(&team));
    let found = worth(&folder);
    assert_eq!(found["verdict"], "missing");
    assert_eq!(found["plan_days_to_do"], Value::Null);
    assert_eq!(found["plan_steps_without_days"], 1);
    assert_eq!(found["own_days"]["from"], "open");
    let options = found["options"].as_array().expect("a list");
    let plan = options.iter().find(|option| option["proposed"] == true);
    assert_eq!(plan.expect("the plan")["npv"], Value::Null);
    let told = out(&run(&folder, &["worth", "unit.continuum"]).code(0));
    let title = "Whether the plan pays is not known yet: one of its steps has no days";
    for said in [
        format!("{title}.\nStill missing: the days of one step of the plan.\n"),
        "What would say whether it pays: the days of one step of the plan.".to_owned(),
    ] {
        assert!(told.contains(&said), "{said} in {told}");
    }
    let report = ["report", "unit.continuum", "-o", "report.md"];
    run(&folder, &report).code(0);
    let report = read(&folder, "report.md");
    let page_one = "Whether it pays cannot be said, because this is not known: the days of one step of the plan.";
    for said in [title, page_one] {
        assert!(report.contains(said), "{said} in {report}");
    }
    assert!(!told.contains("pays in") && !report.contains("pays in"));
    // With its days, the business case counts what is still to do, and names the rest apart.
    let own = &mut team.own_steps.clone();
    own[0].effort = Effort::from_days(3);
    team.apply(Edit::SetOwnSteps(own.clone()))
        .expect("it is permitted");
    write(&folder, "unit.continuum", &document::write_text(&team));
    let found = worth(&folder);
    assert_eq!(found["own_days"]["from"], "plan");
    let counted = &found["inputs"]["staff_days"]["likely"];
    assert_eq!(found["plan_days_to_do"].as_f64(), counted.as_f64());
    assert_eq!(found["plan_steps_without_days"], 0);
}

#[test]
fn a_step_of_the_own_and_own_words_stand_in_report_table_calendar_and_json() {
    let folder = sample("team");
    let Opened::Sound(mut team) = document::read(read(&folder, "unit.continuum").as_bytes()) else {
        panic!("it is sound");
    };
    let own = OwnStep {
        title: "Hang the board".to_owned(),
        action: "By the door, where all pass".to_owned(),
        owner: "Odile Marchetti".to_owned(),
        due: Some(jiff::civil::date(2026, 6, 12)),
        effort: Effort::from_days(2),
        ..OwnStep::new()
    };
    team.plan[1].action = "Cut the form to ten questions".to_owned();
    let plan = team.plan.clone();
    for edit in [Edit::SetPlan(plan), Edit::SetOwnSteps(vec![own])] {
        team.apply(edit).expect("it is permitted");
    }
    write(&folder, "unit.continuum", &document::write_text(&team));
    run(&folder, &["export", "unit.continuum", "-o", "plan.ics"]).code(0);
    let calendar = read(&folder, "plan.ics").replace("\r\n ", "");
    for line in [
        "SUMMARY:Hang the board is due\r\n",
        "DTSTART;VALUE=DATE:20260612\r\n",
        "DESCRIPTION:By the door\\, where all pass\\nOwner: Odile Marchetti\r\n",
        "DESCRIPTION:Cut the form to ten questions\\n",
    ] {
        assert!(calendar.contains(line), "{line}: {calendar}");
    }
    let table = [
        "export",
        "unit.continuum",
        "-o",
        "plan.csv",
        "--what",
        "plan",
    ];
    run(&folder, &table).code(0);
    let table = read(&folder, "plan.csv");
    let row =
        ",Hang the board,,,,open,2026-06-12,Odile Marchetti,2,\"By the door, where all pass\",,,";
    assert!(table.contains(row), "{table}");
    assert!(table.contains("Cut the form to ten questions"), "{table}");
    let json = out(&run(&folder, &["plan", "unit.continuum", "--json"]).code(0));
    let json: Value = serde_json::from_str(&json).expect("an object");
    let own = &json["plan"]["own_steps"][0];
    assert_eq!((&own["days"], &own["phase"]), (&2.into(), &30.into()));
    let action = &json["plan"]["steps"][1]["action"];
    assert_eq!(action, "Cut the form to ten questions");
    let told = out(&run(&folder, &["plan", "unit.continuum"]).code(0));
    assert!(
        told.contains("12 June 2026  Hang the board (owner: Odile Marchetti)"),
        "{told}"
    );
    assert!(
        told.contains("Due by day 30 (1 July 2026), 10 working days"),
        "{told}"
    );
    // Without names nobody owns it.
    let without = [
        "export",
        "unit.continuum",
        "-o",
        "few.ics",
        "--leave-out",
        "names",
    ];
    run(&folder, &without).code(0);
    assert!(!read(&folder, "few.ics").contains("Owner"));
}

#[test]
fn the_questionnaire_is_printed_for_everybody_who_answers() {
    let folder = sample("manager");
    let done = run(&folder, &["paper", "standard", "-o", "blank.pdf"]).code(0);
    assert!(
        err(&done).starts_with("Wrote blank.pdf: one copy, "),
        "{}",
        err(&done)
    );
    let print = |out: &str| {
        let copies = ["--respondent", "Ann", "--respondent", "Bea"];
        let all = [&["paper", "unit.continuum", "-o", out][..], &copies].concat();
        let dated = [&all[..], &["--date", "2026-06-01", "--paper", "letter"]].concat();
        run(&folder, &dated).code(0)
    };
    assert!(err(&print("two.pdf")).contains("2 copies, 14 pages"));
    print("again.pdf");
    assert!(bytes(&folder, "two.pdf") == bytes(&folder, "again.pdf"));
    let customers = ["paper", "standard", "-o", "c.pdf", "--role", "Client"];
    run(&folder, &customers).code(0);
    let other = ["paper", "standard", "-o", "x.pdf", "--role", "managers"];
    let refused = err(&run(&folder, &other).code(2));
    assert!(refused.contains("only for: customers"), "{refused}");
    write(&folder, "broken.ron", "Questionnaire(version: 1)");
    let refused = run(&folder, &["paper", "broken.ron", "-o", "x.pdf"]).code(1);
    assert!(err(&refused).contains("broken.ron:1:"), "{}", err(&refused));
    assert!(!exists(&folder, "x.pdf"));
}

#[test]
fn a_report_says_before_it_is_written_which_characters_no_font_shows() {
    let folder = folder();
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    // No font is sought for text from right to left, so that nothing hangs on what is installed.
    "Shop \u{5e9}\u{5dc}\u{5d5}\u{5dd}".clone_into(&mut assessment.unit.unit);
    let path = folder.path().join("unit.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("a document");
    let done = run(&folder, &["report", "unit.continuum", "-o", "unit.pdf"]).code(0);
    let said = err(&done);
    assert!(
        said.contains("A sign stands in the place of 4 characters"),
        "{said}"
    );
    assert!(said.contains("\u{5d5} \u{5dc} \u{5dd} \u{5e9}."), "{said}");
    assert!(said.contains("end the name of the file in .docx"), "{said}");
    let slide = [
        "report",
        "unit.continuum",
        "--extent",
        "slide",
        "-o",
        "unit.png",
    ];
    let drawn = run(&folder, &slide).code(0);
    assert!(err(&drawn).contains("4 characters"), "{}", err(&drawn));
    let kept = run(&folder, &["report", "unit.continuum", "-o", "unit.docx"]).code(0);
    assert!(!err(&kept).contains("sign"), "{}", err(&kept));
    let refused = run(
        &folder,
        &["report", "unit.continuum", "-o", "none/unit.pdf"],
    )
    .code(3);
    assert!(err(&refused).starts_with("A sign"), "{}", err(&refused));
}

#[test]
fn a_name_that_stands_in_a_note_is_told_where_names_are_left_out() {
    let folder = folder();
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let mut person = Respondent::new(RespondentId::new("r1").expect("an id"));
    "Luc\u{ed}a Navarro".clone_into(&mut person.name);
    let practice = PracticeId::new("M4").expect("an id");
    let mut response = Response::default();
    "Lucia answers for them.".clone_into(&mut response.note);
    person.sheet.0.insert(practice, response);
    assessment.respondents.push(person.into());
    let path = folder.path().join("unit.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("a document");
    let told = |arguments: &[&str]| {
        let all = [arguments, &["unit.continuum"]].concat();
        err(&run(&folder, &all).code(0))
    };
    let said = "The name Luc\u{ed}a stands in one text that people wrote, about M4 ";
    for command in [
        ["report", "-o", "unit.md", "--leave-out", "names"],
        ["report", "-o", "unit.pdf", "--leave-out", "names,evidence"],
        ["export", "-o", "unit.csv", "--leave-out", "names"],
    ] {
        let found = told(&command);
        assert!(found.starts_with(said), "{command:?}: {found}");
    }
    for command in [
        ["report", "-o", "unit.md", "--leave-out", "names,notes"],
        ["report", "-o", "unit.md", "--leave-out", "notes"],
        ["report", "-o", "unit.pdf", "--extent", "hand-out"],
    ] {
        let found = told(&command);
        assert!(!found.contains("Luc"), "{command:?}: {found}");
    }
}
