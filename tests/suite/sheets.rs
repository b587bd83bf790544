//! Response sheets through the real program: written, checked, and merged all or none.

use std::path::Path;

use assert_cmd::Command;
use continuum::format::document::{self, Opened};
use continuum::format::response_sheet;
use continuum::model::{
    Assessment, Closing, Edit, HalfLevels, PracticeId, Rating, Response, ResponseSheet,
};
use jiff::civil::date;
use serde_json::Value;
use tempfile::TempDir;

/// Runs a command that keeps its versions in the folder; gives its exit code, what it prints, and its
/// complaints.
fn run(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("HOME", folder.path())
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

/// A folder with the sample of a team.
fn team() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, ..) = run(&folder, &["sample", "team", "-o", "unit.continuum"]);
    assert_eq!(code, Some(0));
    folder
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    std::fs::read(folder.path().join(name)).expect("a file")
}

fn unit(folder: &TempDir) -> Assessment {
    let Opened::Sound(assessment) = document::read(bytes(folder, "unit.continuum")) else {
        panic!("no sound document");
    };
    assessment
}

fn sheet(folder: &TempDir, name: &str) -> ResponseSheet {
    response_sheet::read(bytes(folder, name)).expect("a sound sheet")
}

/// Writes a sheet for a new person.
fn write_for(folder: &TempDir, name: &str, role: &str, out: &str) {
    let words = [
        "sheet",
        "new",
        "unit.continuum",
        "--for",
        name,
        "--role",
        role,
        "-o",
        out,
    ];
    let (code, _, complaints) = run(folder, &words);
    assert_eq!(code, Some(0), "{complaints}");
}

/// Answers practices of a sheet, each at a number of half levels.
fn fill_in(folder: &TempDir, name: &str, answers: &[(&str, u8)]) {
    let mut sheet = sheet(folder, name);
    for (practice, half_levels) in answers {
        let said = Response {
            rating: HalfLevels::new(*half_levels).map(Rating::At),
            note: "Seen".to_owned(),
            ..Response::default()
        };
        let practice = PracticeId::new(*practice).expect("a sound id");
        sheet.answers.0.insert(practice, said);
        sheet.changes += 1;
    }
    let text = response_sheet::write(&sheet);
    std::fs::write(folder.path().join(name), text).expect("a writable folder");
}

fn merge<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["sheet", "merge", "unit.continuum"], arguments].concat()
}

#[test]
fn the_help_of_every_command_about_sheets_teaches_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = String::new();
    for command in [
        &["sheet"][..],
        &["sheet", "new"],
        &["sheet", "check"],
        &["sheet", "merge"],
    ] {
        let (code, help, _) = run(&folder, &[command, &["--help"]].concat());
        assert_eq!(code, Some(0));
        all.push_str("----\n");
        all.push_str(&help);
    }
    insta::assert_snapshot!(all);
    let (code, help, _) = run(&folder, &["sheet"]);
    assert!(code == Some(0) && all.contains(&help), "{help}");
    let (code, _, complaints) = run(&folder, &["sheet", "mrege"]);
    assert_eq!(code, Some(2));
    assert!(
        complaints.starts_with("unknown command sheet mrege\n"),
        "{complaints}"
    );
    assert!(complaints.contains("merge"), "{complaints}");
}

#[test]
fn everybody_gets_a_sheet_with_the_questions_of_their_role_and_nobody_elses_answers() {
    let folder = team();
    let words = [
        "sheet",
        "new",
        "unit.continuum",
        "--everybody",
        "-o",
        "sheets",
    ];
    let (code, _, told) = run(&folder, &words);
    assert_eq!(code, Some(0));
    let people = unit(&folder).respondents;
    assert_eq!(told.lines().count(), people.len() + 1, "{told}");
    for known in &people {
        let name = format!("sheets/{}.continuum-sheet", known.name);
        let sheet = sheet(&folder, &name);
        let customer = known.role == "customers";
        assert_eq!(sheet.asks.len(), if customer { 10 } else { 31 }, "{name}");
        assert_eq!(sheet.answers.said(), 0);
        assert_eq!(sheet.person.respondent.as_ref(), Some(&known.id));
        let text = String::from_utf8(bytes(&folder, &name)).expect("a text");
        for other in people.iter().filter(|other| other.id != known.id) {
            assert!(
                !text.contains(&other.name),
                "{name} tells of {}",
                other.name
            );
        }
    }
    // What exists is not written over, and then nothing is written.
    let gone = folder
        .path()
        .join("sheets")
        .join(format!("{}.continuum-sheet", people[0].name));
    std::fs::remove_file(&gone).expect("it is there");
    let (code, _, complaints) = run(&folder, &words);
    assert_eq!(code, Some(1));
    assert!(complaints.contains("exists already"), "{complaints}");
    assert!(complaints.contains(&people[1].name), "{complaints}");
    assert!(!gone.exists());
    let (code, ..) = run(&folder, &[&words[..], &["--replace"]].concat());
    assert!(code == Some(0) && gone.exists());
}

#[test]
fn a_folder_that_does_not_exist_is_made_and_one_sheet_is_a_file_unless_a_folder_is_meant() {
    let folder = team();
    let new = |more: &[&str]| {
        let all = [&["sheet", "new", "unit.continuum"], more].concat();
        let (code, _, said) = run(&folder, &all);
        assert_eq!(code, Some(0), "{said}");
    };
    let is_file = |name: &str| folder.path().join(name).is_file();
    new(&["--for", "Ann", "--for", "Bea", "-o", "to/both"]);
    assert!(is_file("to/both/Ann.continuum-sheet") && is_file("to/both/Bea.continuum-sheet"));
    new(&["--for", "Ann", "-o", "one/"]);
    assert!(is_file("one/Ann.continuum-sheet"));
    new(&["--for", "Ann", "-o", "ann.continuum-sheet"]);
    assert!(is_file("ann.continuum-sheet"));
    // Everybody may be one person.
    let mut alone = unit(&folder);
    let name = alone.respondents[0].name.clone();
    alone.respondents.retain(|it| it.name == name);
    let path = folder.path().join("unit.continuum");
    std::fs::write(path, document::write(&alone)).expect("a file");
    new(&["--everybody", "-o", "all"]);
    assert!(is_file(&format!("all/{name}.continuum-sheet")));
}

#[test]
fn sheets_that_cannot_be_written_are_told_why() {
    let folder = team();
    let new = |more: &[&str]| {
        let all = [&["sheet", "new", "unit.continuum"], more].concat();
        run(&folder, &all)
    };
    let both = ["--for", "Ann", "--for", "Bea", "-o"];
    let (code, _, said) = new(&[&both[..], &["unit.continuum"]].concat());
    assert_eq!(code, Some(2));
    assert!(said.contains("must be a folder"), "{said}");
    // A folder that cannot be made is told in a sentence.
    let (code, told, said) = new(&[&both[..], &["unit.continuum/sheets"]].concat());
    assert_eq!((code, told.as_str()), (Some(3), ""));
    let expected = "a file is in the way of this folder: unit.continuum/sheets\n";
    assert_eq!(said, expected);
    let (code, _, said) = new(&["--everybody", "--role", "pirates", "-o", "x"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("nobody like that"), "{said}");
    let (code, _, said) = new(&["-o", "x"]);
    assert_eq!(code, Some(2), "{said}");
    let mut closed = unit(&folder);
    let closing = Closing {
        date: date(2026, 1, 2),
        by: String::new(),
    };
    closed.apply(Edit::SetClosing(Some(closing))).expect("open");
    let path = folder.path().join("unit.continuum");
    std::fs::write(path, document::write(&closed)).expect("a file");
    let (code, _, said) = new(&["--for", "Ann", "-o", "x"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("closed for changes"), "{said}");
    assert!(!folder.path().join("x").exists());
}

#[test]
fn sheets_are_checked_each_by_its_file() {
    let folder = team();
    for (name, role, out) in [
        ("Ann", "managers", "a"),
        ("", "customer", "b"),
        ("Cem", "", "c"),
    ] {
        write_for(&folder, name, role, out);
    }
    fill_in(&folder, "a", &[("F1", 6), ("F2", 4)]);
    let asked: Vec<(String, u8)> = sheet(&folder, "b")
        .asks
        .iter()
        .map(|practice| (practice.to_string(), 6))
        .collect();
    let asked: Vec<(&str, u8)> = asked
        .iter()
        .map(|(id, count)| (id.as_str(), *count))
        .collect();
    fill_in(&folder, "b", &asked);
    let broken = String::from_utf8(bytes(&folder, "c")).expect("a text");
    let broken = broken.replace("asks: [\"", "asks: [\"X9\", \"");
    std::fs::write(folder.path().join("c"), broken).expect("a file");
    let words = ["sheet", "check", "a", "b", "c", "unit.continuum"];
    let (code, told, complaints) = run(&folder, &words);
    assert_eq!(code, Some(1));
    let lines: Vec<&str> = told.lines().collect();
    let [ann, nobody] = lines.as_slice() else {
        panic!("{told}");
    };
    assert!(
        ann.starts_with("a: response sheet for Ann (managers), "),
        "{ann}"
    );
    assert!(ann.ends_with("; 2 of 31 answered"), "{ann}");
    assert!(
        nobody.contains("for somebody without a name (customer)"),
        "{nobody}"
    );
    assert!(nobody.ends_with("; complete: all 10 answered"), "{nobody}");
    assert!(
        complaints.contains("c:") && complaints.contains("X9"),
        "{complaints}"
    );
    let other = "unit.continuum: expected a response sheet, found an assessment";
    assert!(complaints.contains(other), "{complaints}");
    let (code, _, complaints) = run(&folder, &["sheet", "check", "a", "missing"]);
    assert_eq!(code, Some(3));
    assert!(complaints.contains("missing"), "{complaints}");
    // The check of all files knows sheets too.
    let (code, told, _) = run(&folder, &["check", "a"]);
    assert!(code == Some(0) && told.contains("response sheet"), "{told}");
}

#[test]
fn sheets_become_votes_once_and_the_assessment_as_it_was_is_kept() {
    let folder = team();
    let before = unit(&folder);
    write_for(&folder, "Ann", "managers", "a");
    write_for(&folder, "Bea", "customers", "b");
    fill_in(&folder, "a", &[("F1", 6)]);
    fill_in(&folder, "b", &[("F6", 4)]);
    let untouched = bytes(&folder, "unit.continuum");
    let (code, told, _) = run(&folder, &merge(&["a", "b", "--preview"]));
    assert_eq!(code, Some(0));
    assert!(
        told.contains("a: Ann (managers), added; 1 of 31 answered: 1 new"),
        "{told}"
    );
    assert_eq!(bytes(&folder, "unit.continuum"), untouched);
    let (code, data, told) = run(&folder, &merge(&["a", "b"]));
    assert_eq!((code, data.as_str()), (Some(0), ""), "{told}");
    assert!(
        told.contains("Took 2 sheets into unit.continuum."),
        "{told}"
    );
    assert!(told.contains("is kept"), "{told}");
    let after = unit(&folder);
    assert_eq!(after.respondents.len(), before.respondents.len() + 2);
    let ann = after
        .respondents
        .iter()
        .find(|it| it.name == "Ann")
        .expect("added");
    let f1 = PracticeId::new("F1").expect("a sound id");
    assert_eq!(
        ann.sheet.get(&f1).map(|said| said.note.as_str()),
        Some("Seen")
    );
    let (_, versions, _) = run(&folder, &["versions", "unit.continuum"]);
    assert!(versions.contains("279 answers by 9 people"), "{versions}");
    // The same again changes nothing, not even a byte.
    let untouched = bytes(&folder, "unit.continuum");
    let (code, _, told) = run(&folder, &merge(&["b", "a", "a"]));
    assert_eq!(code, Some(0));
    assert!(told.contains("hold nothing new"), "{told}");
    assert!(told.contains("a: left out, it is the same as a"), "{told}");
    assert_eq!(bytes(&folder, "unit.continuum"), untouched);
}

#[test]
fn one_bad_sheet_keeps_all_out_and_every_problem_is_told_by_file() {
    let folder = team();
    for out in ["good", "changed", "edition"] {
        write_for(&folder, out, "managers", out);
        fill_in(&folder, out, &[("F1", 6)]);
    }
    let (code, ..) = run(&folder, &merge(&["changed"]));
    assert_eq!(code, Some(0));
    fill_in(&folder, "changed", &[("F1", 8)]);
    let text = String::from_utf8(bytes(&folder, "edition")).expect("a text");
    let other = text.replacen("edition: \"", "edition: \"19", 1);
    std::fs::write(folder.path().join("edition"), other).expect("a file");
    std::fs::write(
        folder.path().join("rubbish"),
        "ResponseSheet(version: 1,\n  id: 7)",
    )
    .expect("a file");
    let untouched = bytes(&folder, "unit.continuum");
    let all = ["good", "changed", "edition", "rubbish", "nowhere"];
    let (code, told, complaints) = run(&folder, &merge(&all));
    assert_eq!((code, told.as_str()), (Some(3), ""), "{complaints}");
    assert!(
        complaints.contains("changed: one answer of changed would be replaced: F1 3 → 4"),
        "{complaints}"
    );
    assert!(complaints.contains("--replace-answers"), "{complaints}");
    assert!(
        complaints.contains("edition: this sheet asks edition 19"),
        "{complaints}"
    );
    assert!(complaints.contains("rubbish:2:7: expected"), "{complaints}");
    assert!(complaints.contains("nowhere"), "{complaints}");
    assert!(complaints.contains("no sheet was taken"), "{complaints}");
    assert_eq!(bytes(&folder, "unit.continuum"), untouched);
    let (code, _, complaints) = run(&folder, &merge(&["good", "changed", "--replace-answers"]));
    assert_eq!(code, Some(0), "{complaints}");
    let ratings = |name: &str| {
        let unit = unit(&folder);
        let person = unit
            .respondents
            .iter()
            .find(|it| it.name == name)
            .expect("there");
        person.sheet.at(&PracticeId::new("F1").expect("a sound id"))
    };
    assert_eq!(ratings("good"), HalfLevels::new(6));
    assert_eq!(ratings("changed"), HalfLevels::new(8));
}

#[test]
fn the_preview_for_programs_says_what_became_of_each_sheet() {
    let folder = team();
    write_for(&folder, "Ann", "managers", "a");
    std::fs::copy(folder.path().join("a"), folder.path().join("early")).expect("a copy");
    fill_in(&folder, "early", &[("F1", 6)]);
    std::fs::copy(folder.path().join("early"), folder.path().join("late")).expect("a copy");
    fill_in(&folder, "late", &[("F2", 6)]);
    write_for(&folder, "Bea", "managers", "b");
    let words = merge(&["early", "late", "b", "--preview", "--json"]);
    let (code, told, _) = run(&folder, &words);
    assert_eq!(code, Some(0));
    let told: Value = serde_json::from_str(&told).expect("one JSON object");
    let fates = told["sheets"].as_array().expect("a list").iter();
    let fates: Vec<&str> = fates.filter_map(|sheet| sheet["fate"].as_str()).collect();
    assert_eq!(fates, ["earlier", "read", "empty"]);
    assert_eq!(told["sheets"][0]["other"], "late");
    assert_eq!(told["sheets"][1]["person"]["new"], 2);
    assert_eq!(told["changes_something"], true);
    assert_eq!(told["problems"], Value::Array(Vec::new()));
}

#[test]
fn a_closed_assessment_takes_no_sheet() {
    let folder = team();
    write_for(&folder, "Ann", "managers", "a");
    fill_in(&folder, "a", &[("F1", 6)]);
    let mut closed = unit(&folder);
    let closing = Closing {
        date: date(2026, 1, 2),
        by: String::new(),
    };
    closed.apply(Edit::SetClosing(Some(closing))).expect("open");
    let path: &Path = &folder.path().join("unit.continuum");
    std::fs::write(path, document::write(&closed)).expect("a file");
    let untouched = bytes(&folder, "unit.continuum");
    let (code, _, complaints) = run(&folder, &merge(&["a"]));
    assert_eq!(code, Some(1));
    assert!(
        complaints.contains("was closed for changes"),
        "{complaints}"
    );
    assert_eq!(bytes(&folder, "unit.continuum"), untouched);
}

#[test]
fn a_sheet_that_is_sent_again_is_its_persons_and_an_older_copy_overwrites_nothing() {
    let folder = team();
    let people = unit(&folder).respondents.len();
    write_for(&folder, "Ann", "managers", "a");
    fill_in(&folder, "a", &[("F1", 6)]);
    std::fs::copy(folder.path().join("a"), folder.path().join("old")).expect("a copy");
    assert_eq!(run(&folder, &merge(&["a"])).0, Some(0));
    fill_in(&folder, "a", &[("F1", 8), ("F2", 4)]);
    let (code, told, _) = run(&folder, &merge(&["a", "--preview"]));
    assert_eq!(code, Some(0));
    let line = "a: Ann (managers), in the assessment; 2 of 31 answered: 1 new, 1 replaced, 0 there already";
    assert!(told.contains(line), "{told}");
    let (code, _, complaints) = run(&folder, &merge(&["a"]));
    assert_eq!(code, Some(1));
    assert!(complaints.contains("F1 3 → 4"), "{complaints}");
    assert_eq!(run(&folder, &merge(&["a", "--replace-answers"])).0, Some(0));
    let after = unit(&folder);
    assert_eq!(after.respondents.len(), people + 1);
    let f1 = PracticeId::new("F1").expect("a sound id");
    let ann = after.respondents.last().expect("she is added");
    assert_eq!(ann.sheet.at(&f1), HalfLevels::new(8));
    // An answer that she took back stays, and that is said.
    let mut fewer = sheet(&folder, "a");
    fewer.answers.0.remove(&f1);
    fewer.changes += 1;
    let text = response_sheet::write(&fewer);
    std::fs::write(folder.path().join("fewer"), text).expect("a writable folder");
    let (code, told, _) = run(&folder, &merge(&["fewer", "--preview"]));
    assert_eq!(code, Some(0));
    let said = "1 there already; one answer stays that the sheet leaves open now";
    assert!(told.contains(said), "{told}");
    // Whatever is decided about answers, the older copy gives none.
    let untouched = bytes(&folder, "unit.continuum");
    for more in [&[][..], &["--replace-answers"], &["--later-one-holds"]] {
        let (code, _, told) = run(&folder, &merge(&[&["old"], more].concat()));
        assert_eq!(code, Some(0));
        let said = "old: left out, a later state of it was taken in before";
        assert!(told.contains(said), "{told}");
        assert_eq!(bytes(&folder, "unit.continuum"), untouched);
    }
}

#[test]
fn a_text_that_begins_with_a_dash_is_taken_by_every_option_that_takes_texts() {
    let folder = team();
    let done = |arguments: &[&str]| {
        let (code, out, complaints) = run(&folder, arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {complaints}");
        out
    };
    done(&[
        "sheet",
        "new",
        "unit.continuum",
        "--for",
        "-lynx",
        "--role",
        "-",
        "-o",
        "lynx.continuum-sheet",
    ]);
    assert_eq!(sheet(&folder, "lynx.continuum-sheet").person.name, "-lynx");
    fill_in(&folder, "lynx.continuum-sheet", &[("F3", 4)]);
    done(&merge(&[
        "lynx.continuum-sheet",
        "--another-person",
        "-lynx",
    ]));
    assert!(
        unit(&folder)
            .respondents
            .iter()
            .any(|it| it.name == "-lynx")
    );
    done(&[
        "review",
        "unit.continuum",
        "-lynx",
        "F3",
        "adjust",
        "3",
        "--by",
        "-Ines",
        "--note",
        "- because",
    ]);
    done(&[
        "agree",
        "unit.continuum",
        "F3",
        "3",
        "--reason",
        "- because",
    ]);
    let mut agreed = unit(&folder).consensus.into_values();
    assert!(agreed.any(|it| it.reason == "- because"));
    std::fs::write(folder.path().join("t.csv"), "respondent,F1\nAnn,-\n").expect("a file");
    for value in [&["--value", "-=open"][..], &["--value=-=open"][..]] {
        let import = ["import", "unit.continuum", "t.csv", "--preview"];
        let out = done(&[&import[..], value].concat());
        assert!(!out.contains("--value"), "{out}");
    }
    if cfg!(feature = "pdf") {
        done(&[
            "feedback",
            "unit.continuum",
            "-o",
            "own.pdf",
            "--respondent",
            "-lynx",
        ]);
        done(&["paper", "standard", "-o", "p.pdf", "--respondent", "-lynx"]);
    }
    // What is written as an option stays one, and a value that lacks is missed.
    let lacking = [
        "agree",
        "unit.continuum",
        "F3",
        "3",
        "--reason",
        "--take-back",
    ];
    let (code, _, complaints) = run(&folder, &lacking);
    assert_eq!(code, Some(2), "{complaints}");
    assert!(complaints.contains("--reason"), "{complaints}");
}
