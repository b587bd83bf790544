//! Three years of a made-up unit, with another edition in the middle and outcomes by quarter, through the commands and
//! the report; and what is refused before anything is changed.

use std::fmt::Write as _;
use std::path::Path;

use assert_cmd::Command;
use continuum::format::document::{self, Opened};
use continuum::format::{bundled, container};
use continuum::model::{Assessment, Estimate, Finding, Input, Observed, OwnStep, Status};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use serde_json::Value;
use tempfile::TempDir;

/// Runs the program in a folder; gives the exit code, and what it said.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder)
        .args(arguments)
        .assert();
    let output = run.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let code = output.status.code().expect("it ended by itself");
    (code, text(&output.stdout), text(&output.stderr))
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let (code, out, error) = run(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {error}");
    out
}

/// What a command that prints nothing says of what it did.
fn did(folder: &Path, arguments: &[&str]) -> String {
    let (code, out, told) = run(folder, arguments);
    assert_eq!((code, out.as_str()), (0, ""), "{arguments:?}: {told}");
    told
}

fn object(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&said(folder, arguments)).expect("an object")
}

pub(crate) fn sample(name: &str) -> Assessment {
    let samples = bundled::samples();
    let found = samples.iter().find(|sample| sample.name == name);
    found.expect("a bundled sample").assessment()
}

/// The day on which a quarter ends; they are counted from the first one of 2024.
fn quarter(place: i16) -> Date {
    let (month, day) =
        [(3, 31), (6, 30), (9, 30), (12, 31)][usize::try_from(place % 4).expect("0 to 3")];
    date(2024 + place / 4, month, day)
}

/// Outcomes by quarter as somebody keeps them in a spreadsheet.
pub(crate) fn quarters() -> String {
    let mut table =
        String::from("Measure,Kind,Date,Value,n,Promoters,Detractors,Unit,Better,Note\n");
    for place in 0..12_i16 {
        let day = quarter(place);
        let promoters = 80 + 4 * place;
        let detractors = 60 - 2 * place;
        let _ = writeln!(
            table,
            "Would recommend us,nps,{day},,200,{promoters},{detractors},,,"
        );
        let stay = 84 + place / 3;
        let _ = writeln!(table, "Customers who stay,retention,{day},{stay},1150,,,,,");
        let minutes = 26 - place;
        let _ = writeln!(
            table,
            "Minutes to an answer,own,{day},{minutes}.5,,,,minutes,lower,"
        );
    }
    table
}

/// The three assessments: the first was answered in the edition before.
pub(crate) fn three_years(folder: &Path) -> [&'static str; 3] {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1/team.continuum");
    let bytes = std::fs::read(fixture).expect("a fixture");
    let Opened::Sound(mut first) = document::read(bytes) else {
        panic!("the fixture is sound");
    };
    let (mut second, mut third) = (sample("team-year-earlier"), sample("team"));
    let names = ["2024.continuum", "2025.continuum", "2026.continuum"];
    for (place, of) in [&mut first, &mut second, &mut third]
        .into_iter()
        .enumerate()
    {
        let year = 2024 + i16::try_from(place).expect("three years");
        of.unit.date = Some(date(year, 11, 20));
        third_is_named_alike(of);
    }
    third.planning.start = Some(date(2025, 12, 1));
    for (input, value) in [
        (Input::Customers, 1_150),
        (Input::Revenue, 400),
        (Input::GrossMargin, 50),
        (Input::CustomersLost, 180),
        (Input::Uplift, 3),
        (Input::MonthsUntilEffect, 0),
        (Input::PlanOnce, 4_000),
        (Input::StaffDays, 30),
        (Input::StaffDayCost, 250),
    ] {
        let value = Estimate::exactly(Decimal::from(value));
        third.business_case.inputs.insert(input, value);
    }
    for (name, of) in names.into_iter().zip([&first, &second, &third]) {
        std::fs::write(folder.join(name), document::write(of)).expect("it is written");
    }
    names
}

fn third_is_named_alike(of: &mut Assessment) {
    "Acme".clone_into(&mut of.unit.organisation);
    "Repairs".clone_into(&mut of.unit.unit);
}

fn read(folder: &Path, name: &str) -> Assessment {
    let bytes = std::fs::read(folder.join(name)).expect("a document");
    assert!(container::is_container(&bytes));
    match document::read(bytes) {
        Opened::Sound(found) => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn three_years_of_outcomes_by_quarter_are_taken_in_and_told_with_how_sure_they_are() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [_, _, third] = three_years(folder);
    std::fs::write(folder.join("quarters.csv"), quarters()).expect("it is written");
    let import = ["outcomes", third, "--import", "quarters.csv"];
    let preview = said(folder, &[&import[..], &["--preview"]].concat());
    assert!(
        preview.contains("36 new values, 3 new measures"),
        "{preview}"
    );
    assert!(
        read(folder, third).outcomes.is_empty(),
        "a preview writes nothing"
    );
    said(folder, &import);
    let kept = read(folder, third).outcomes;
    assert_eq!(kept.values().map(|it| it.values.len()).sum::<usize>(), 36);
    // The same again brings nothing.
    let again = did(folder, &import);
    assert!(
        again.contains("No new value; 36 are there already."),
        "{again}"
    );

    // 124 - 38 of 200 is 43; a year and three quarters before it was 10.
    let told = said(folder, &["outcomes", third]);
    assert!(
        told.contains("31 December 2026: 43, from 200 answers ("),
        "{told}"
    );
    assert!(
        told.contains(
            "31 March 2024 it moved from 10 to 43 (+33): better by more than chance gives"
        ),
        "{told}"
    );
    assert!(
        told.contains(
            "Since 30 September 2026 it moved from 40 to 43 (+3): chance alone could give as much"
        ),
        "{told}"
    );
    assert!(
        told.contains("Levels and outcomes stand beside each other."),
        "{told}"
    );
    assert!(
        told.contains("31 December 2026: 87%, of 1,150 customers (")
            && !told.contains("1,150 answers"),
        "customers who stay gave no answers: {told}"
    );
    assert!(
        told.contains("without an interval"),
        "a plain figure has none: {told}"
    );
    let json = object(folder, &["outcomes", third, "--json"]);
    assert_eq!(json["measures"][0]["kind"], "nps");
    assert_eq!(
        json["measures"][0]["values"].as_array().map(Vec::len),
        Some(12)
    );
    assert_eq!(json["measures"][0]["since_first"]["moved"], "better");
    assert_eq!(
        json["measures"][0]["since_before"]["moved"],
        "within_chance"
    );
    assert_eq!(json["measures"][2]["values"][0]["no_interval"], "plain");
}

/// The three years with outcomes; in the last one a step names the measure that shows whether it works, and a check-in
/// says what was observed.
pub(crate) fn checked_in(folder: &Path) -> [&'static str; 3] {
    let names = three_years(folder);
    let [_, _, third] = names;
    std::fs::write(folder.join("quarters.csv"), quarters()).expect("it is written");
    said(folder, &["outcomes", third, "--import", "quarters.csv"]);
    let mut unit = read(folder, third);
    let id = unit
        .outcomes
        .keys()
        .find(|id| id.as_str() == "would_recommend_us")
        .cloned();
    assert!(id.is_some(), "{:?}", unit.outcomes.keys());
    unit.own_steps.push(OwnStep {
        title: "Call back within a day".to_owned(),
        due: Some(date(2026, 6, 30)),
        status: Status::UnderWay,
        note: "Two of three shifts do".to_owned(),
        indicator: id,
        ..OwnStep::new()
    });
    std::fs::write(folder.join(third), document::write(&unit)).expect("it is written");
    let noted = did(
        folder,
        &[
            "status",
            third,
            "--date",
            "2026-12-01",
            "--by",
            "Kim",
            "--said",
            "The second shift is late",
            "--observed",
            "customers_lost=140",
            "--observed",
            "cost=4100",
            "--observed",
            "staff_days=28",
            "--observed",
            "gain=9000",
            "--source",
            "Ledger and customer list",
        ],
    );
    assert!(
        noted.contains("The check-in of 1 December 2026 is noted."),
        "{noted}"
    );
    assert!(
        noted.contains("had not paid yet: GBP 2,100 less"),
        "9,000 - 4,100 - 28 x 250: {noted}"
    );
    names
}

#[test]
fn a_step_has_an_indicator_and_a_check_in_says_what_had_happened_by_then() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [_, _, third] = checked_in(folder);
    let status = said(folder, &["status", third, "--date", "2026-12-01"]);
    for part in [
        "Call back within a day: 30 June 2026, 154 days late. Two of three shifts do",
        "Would recommend us: 43 on 31 December 2026, within chance. Call back within a day",
        "Kim on 1 December 2026: The second shift is late",
        "Money spent: promised GBP 8,800, happened GBP 4,100 (Ledger and customer list)",
        "It does not show that the plan was the cause.",
    ] {
        assert!(status.contains(part), "{part}: {status}");
    }
    let json = object(folder, &["status", third, "--date", "2026-12-01", "--json"]);
    assert_eq!(json["paid"]["verdict"], "not_yet");
    assert_eq!(
        (&json["paid"]["months"], &json["paid"]["horizon_months"]),
        (&12.into(), &60.into())
    );
    let late = json["overdue"].as_array().expect("a list");
    assert!(
        late.iter()
            .any(|it| it["days_late"] == 154 && it["indicator"] == "would_recommend_us")
    );
}

#[test]
fn the_report_has_outcomes_beside_the_levels_of_three_years_and_leaves_out_what_is_asked() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [first, second, third] = checked_in(folder);
    let report = [
        "report",
        third,
        "--before",
        first,
        "--before",
        second,
        "-o",
        "all.md",
        "--date",
        "2026-12-01",
        "--appendix",
    ];
    said(folder, &report);
    let text = std::fs::read_to_string(folder.join("all.md")).expect("a report");
    for part in [
        "3 measures show what customers say and do",
        "it had not paid yet",
        "Would recommend us by day",
        "20 November 2024: ",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(
        !text.contains("154 days late"),
        "the status is a page for itself"
    );
    said(
        folder,
        &[
            "report",
            third,
            "-o",
            "status.md",
            "--only",
            "status",
            "--date",
            "2026-12-01",
        ],
    );
    let status = std::fs::read_to_string(folder.join("status.md")).expect("a report");
    assert!(
        status.contains("154 days late") && status.contains("Two of three shifts do"),
        "{status}"
    );
    said(
        folder,
        &[
            "report",
            third,
            "-o",
            "bare.md",
            "--only",
            "status,outcomes,paid",
            "--date",
            "2026-12-01",
            "--leave-out",
            "notes,names,evidence",
        ],
    );
    let bare = std::fs::read_to_string(folder.join("bare.md")).expect("a report");
    for part in [
        "Two of three shifts do",
        "Kim",
        "The second shift",
        "Ledger",
    ] {
        assert!(!bare.contains(part), "{part}: {bare}");
    }
    let compared = object(folder, &["compare", first, second, third, "--json"]);
    assert_eq!(compared["trend"].as_array().map(Vec::len), Some(3));
    // What is measured goes on in the next assessment; check-ins are about the plan that is over.
    said(folder, &["new", "2027.continuum", "--after", third]);
    let next = read(folder, "2027.continuum");
    assert_eq!((next.outcomes.len(), next.check_ins.len()), (3, 0));
}

#[test]
fn levels_of_then_stand_beside_outcomes_where_what_changed_is_no_part_of_the_report() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [first, second, third] = checked_in(folder);
    let report = ["report", third, "--before", first, "--before", second];
    let more = ["-o", "alone.md", "--only", "outcomes"];
    said(folder, &[&report[..], &more].concat());
    let alone = std::fs::read_to_string(folder.join("alone.md")).expect("a report");
    let levels = [
        "20 November 2024: Level",
        "edition 2026.1",
        "20 November 2025: Level 2",
    ];
    for part in levels {
        assert!(alone.contains(part), "{part}: {alone}");
    }
    assert!(!alone.contains("practices rose"), "{alone}");
}

#[test]
fn what_is_no_value_of_its_measure_is_refused_and_changes_nothing() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let unit = "unit.continuum";
    said(folder, &["sample", "manager", "-o", unit]);
    assert!(said(folder, &["outcomes", unit]).contains("Nothing is measured yet."));
    let put = |arguments: &[&str]| run(folder, &[&["outcomes", unit], arguments].concat());
    let (code, _, error) = put(&["--add", "Mood", "--on", "2026-03-31", "--value", "4.1"]);
    assert_eq!(code, 2, "what it is was not said: {error}");
    let (code, data, told) = put(&[
        "--add",
        "Mood",
        "--kind",
        "csat",
        "--scale",
        "1-5",
        "--on",
        "2026-03-31",
        "--value",
        "4.1",
        "--answers",
        "80",
        "--spread",
        "0.9",
    ]);
    assert_eq!((code, data.as_str()), (0, ""), "{told}");
    assert!(
        told.contains("Mood is measured from now on: customer satisfaction, a scale of 1 to 5"),
        "{told}"
    );
    let before = std::fs::read(folder.join(unit)).expect("a document");
    for (arguments, wanted, part) in [
        (
            &["--add", "mood", "--on", "2026-03-31", "--value", "4.3"][..],
            1,
            "it is 4.1 already",
        ),
        (
            &["--add", "mood", "--on", "2026-06-30", "--value", "6"],
            1,
            "must be 1 to 5",
        ),
        (&["--add", "mood", "--value", "4"], 2, "needs its day"),
        (&["--add", "mood", "--on", "2026-06-30"], 2, "needs --value"),
        (
            &["--add", "mood", "--on", "2026-06-30", "--value", "4,5"],
            2,
            "is a number such as",
        ),
        (&["--remove", "moot"], 2, "there are: Mood"),
        (
            &["--remove", "mood", "--on", "2026-06-30"],
            1,
            "no value for 30 June 2026",
        ),
    ] {
        let (code, _, error) = put(arguments);
        assert!(
            code == wanted && error.contains(part),
            "{arguments:?}: {code} {error}"
        );
        assert_eq!(
            std::fs::read(folder.join(unit)).expect("a document"),
            before
        );
    }
}

#[test]
fn a_value_is_replaced_only_on_purpose_and_a_measure_removed() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let unit = "unit.continuum";
    said(folder, &["sample", "manager", "-o", unit]);
    let put = |arguments: &[&str]| run(folder, &[&["outcomes", unit], arguments].concat());
    let add = ["--add", "Mood", "--kind", "csat", "--scale", "1-5"];
    let value = ["--on", "2026-03-31", "--value", "4.1"];
    assert_eq!(put(&[add.as_slice(), &value].concat()).0, 0);
    let (code, _, error) = put(&[
        "--add",
        "mood",
        "--on",
        "2026-03-31",
        "--value",
        "4.3",
        "--replace",
    ]);
    assert_eq!(code, 0, "{error}");
    let value = read(folder, unit)
        .outcomes
        .values()
        .next()
        .and_then(|it| it.last().map(|(_, it)| it.value));
    assert_eq!(value, Some(Decimal::new(43, 1)));
    let table = "Date,Mood\n2026-03-31,4.5\n2026-06-30,4.6\n";
    std::fs::write(folder.join("t.csv"), table).expect("it is written");
    let (code, _, error) = put(&["--import", "t.csv"]);
    assert!(
        code == 1 && error.contains("Mood on 31 March 2026: 4.3 becomes 4.5."),
        "{error}"
    );
    let (code, _, told) = put(&["--import", "t.csv", "--replace"]);
    assert!(
        code == 0 && told.contains("One new value, one value that would replace another."),
        "{told}"
    );
    let (code, _, _) = put(&["--remove", "mood"]);
    assert_eq!(code, 0);
    assert!(read(folder, unit).outcomes.is_empty());
}

#[test]
fn a_measure_is_renamed_and_described_anew_and_its_values_and_steps_stay_with_it() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [_, _, unit] = checked_in(folder);
    let put = |arguments: &[&str]| run(folder, &[&["outcomes", unit], arguments].concat());
    let change = ["--change", "would recommend us"];
    let (code, data, told) = put(&[&change[..], &["--name", "Recommendation"]].concat());
    assert_eq!((code, data.as_str()), (0, ""), "{told}");
    let said = "Would recommend us is called Recommendation from now on: net promoter score";
    assert!(told.contains(said), "{told}");
    let kept = read(folder, unit);
    let measure = kept
        .outcomes
        .iter()
        .find(|(_, it)| it.name == "Recommendation");
    let (id, measure) = measure.expect("it is there");
    assert_eq!(measure.values.len(), 12);
    let indicator = kept.own_steps.last().and_then(|it| it.indicator.as_ref());
    assert_eq!(indicator, Some(id));
    let minutes = ["--change", "minutes to an answer"];
    let (code, data, told) =
        put(&[&minutes[..], &["--unit", "hours", "--better", "higher"]].concat());
    assert_eq!((code, data.as_str()), (0, ""), "{told}");
    assert!(
        told.contains("hours, and higher is better") || told.contains("hours, higher is better"),
        "{told}"
    );
    let before = std::fs::read(folder.join(unit)).expect("a document");
    for (arguments, wanted, part) in [
        (
            &["--change", "recommendation"][..],
            2,
            "nothing about the measure would change",
        ),
        (
            &["--change", "recommendation", "--name", "Customers who stay"],
            2,
            "there is a measure Customers who stay already",
        ),
        (
            &["--change", "mood", "--name", "Morale"],
            2,
            "there are: Recommendation",
        ),
        // A minute is no share, and 26.5 no answer from 1 to 5.
        (
            &["--change", "minutes to an answer", "--scale", "1-5"],
            1,
            "must be 1 to 5",
        ),
    ] {
        let (code, _, error) = put(arguments);
        assert!(
            code == wanted && error.contains(part),
            "{arguments:?}: {code} {error}"
        );
        assert_eq!(
            std::fs::read(folder.join(unit)).expect("a document"),
            before
        );
    }
}

/// The third year with a measure more, of which one value has everything that can be stated.
fn with_ease(folder: &Path) -> [&'static str; 3] {
    let names = checked_in(folder);
    let add = |arguments: &str, more: &[&str]| {
        let arguments: Vec<&str> = arguments.split(' ').chain(more.iter().copied()).collect();
        said(
            folder,
            &[&["outcomes", names[2], "--add", "Ease"], &arguments[..]].concat(),
        );
    };
    add(
        "--kind effort --scale 1-7 --on 2026-09-30 --value 5.25",
        &[],
    );
    let more = ["--note", "=after the move", "--by", "Kim"];
    add(
        "--on 2026-12-31 --value 5.5 --answers 80 --spread 1.25",
        &more,
    );
    names
}

/// A table that the program writes of a document, with names for programs.
fn table(folder: &Path, unit: &str, what: &str, more: &[&str]) -> String {
    let export = ["export", unit, "--date", "2026-12-01", "--stable-names"];
    let what = ["--what", what, "-o", "table.csv"];
    said(folder, &[&export[..], &what, more].concat());
    std::fs::read_to_string(folder.join("table.csv")).expect("a table")
}

#[test]
fn what_was_measured_is_a_table_that_is_taken_in_again_as_it_was() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [first, _, unit] = with_ease(folder);
    let outcomes = table(folder, unit, "outcomes", &[]);
    assert_eq!(outcomes.lines().count(), 1 + 36 + 2, "{outcomes}");
    // By hand: 124 and 38 of 200 are 86/203 = 0.42365; (163.5/203 - 0.17948)/203 = 0.0030834, and 1.95996 times its
    // root is 0.10884.
    let line =
        "Would recommend us,nps,,higher,,,2026-12-31,43,200,,124,38,31.48,53.25,within_chance,,";
    assert!(outcomes.contains(line), "{outcomes}");
    assert!(outcomes.contains(",5.5,80,1.25,,,"), "{outcomes}");
    // Into a document that has none: the same comes back, and nothing in it is unknown.
    let import = [
        "outcomes",
        first,
        "--import",
        "table.csv",
        "--decimal",
        "point",
    ];
    let (code, data, error) = run(folder, &import);
    assert_eq!((code, data.as_str()), (0, ""), "{error}");
    assert!(!error.contains("warning"), "{error}");
    assert_eq!(read(folder, first).outcomes, read(folder, unit).outcomes);
}

#[test]
fn check_ins_and_what_steps_are_measured_by_stand_in_tables_and_what_is_left_out_does_not() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [_, _, unit] = with_ease(folder);
    let check_ins = table(folder, unit, "check-ins", &[]);
    for line in [
        "2026-12-01,Kim,The second shift is late,customers_lost,140,Ledger and customer list",
        "2026-12-01,Kim,The second shift is late,gain,9000,Ledger and customer list",
    ] {
        assert!(check_ins.contains(line), "{check_ins}");
    }
    let plan = table(folder, unit, "plan", &[]);
    let step = ",would_recommend_us,Two of three shifts do";
    assert!(plan.contains(step), "{plan}");
    let parts = [
        "Kim",
        "after the move",
        "second shift",
        "Ledger",
        "Two of three",
    ];
    for what in ["outcomes", "check-ins", "plan"] {
        let bare = table(folder, unit, what, &["--leave-out", "notes,names,evidence"]);
        for part in parts {
            assert!(!bare.contains(part), "{what} has {part}: {bare}");
        }
    }
}

#[test]
fn two_segments_stand_side_by_side_and_are_no_change() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let [_, second, third] = three_years(folder);
    for (name, segment) in [(second, "Households"), (third, "Business customers")] {
        let mut unit = read(folder, name);
        segment.clone_into(&mut unit.unit.segment);
        std::fs::write(folder.join(name), document::write(&unit)).expect("it is written");
    }
    let json = object(folder, &["compare", second, third, "--json"]);
    assert_eq!(json["scale"], "other_segment");
    assert_eq!(json["level"]["direction"], Value::Null);
    assert!(json["level"]["old"]["low"].is_u64() && json["level"]["new"]["low"].is_u64());
    assert_eq!(json["practices"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["planned"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["trend"].as_array().map(Vec::len), Some(1));
    let told = said(folder, &["compare", second, third]);
    assert!(
        told.contains("for two kinds of customers side by side: Households and Business customers"),
        "{told}"
    );
    assert!(told.contains("no change over time"), "{told}");
    assert!(!told.contains("rose") && !told.contains("fell"), "{told}");
}

/// What was observed is kept as it was stated.
#[test]
fn what_is_observed_needs_a_source_and_a_known_name() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let unit = "unit.continuum";
    said(folder, &["sample", "manager", "-o", unit]);
    for (arguments, part) in [
        (&["--observed", "cost=5"][..], "--source"),
        (
            &["--observed", "costs=5", "--source", "x"],
            "customers_lost, gain, cost, staff_days",
        ),
        (
            &["--observed", "cost=five", "--source", "x"],
            "a name and a number",
        ),
    ] {
        let (code, _, error) = run(folder, &[&["status", unit], arguments].concat());
        assert!(code == 2 && error.contains(part), "{arguments:?}: {error}");
    }
    said(
        folder,
        &[
            "status",
            unit,
            "--date",
            "2027-01-31",
            "--observed",
            "cost=5",
            "--source",
            "Till",
        ],
    );
    let kept = read(folder, unit).check_ins;
    let found = kept[&date(2027, 1, 31)].observed.get(&Observed::Cost);
    let wanted = Finding {
        value: Decimal::from(5),
        source: "Till".to_owned(),
    };
    assert_eq!(found, Some(&wanted));
}
