use std::collections::BTreeSet;

use jiff::civil::date;
use serde_json::Value;

use super::column::{DataType, Datum};
use super::*;
use crate::model::example::{
    self,
    Answer::{At, DontKnow, NotApplicable, Open},
};
use crate::model::{
    Assessment, Check, CheckVerdict, Consensus, DocumentId, Evidence, Form, HalfLevels, Rating,
    Respondent, Round, Vote,
};
use crate::report::Redaction;
use crate::scoring::disclosure::SmallestGroup;

const NOTHING: LeftOut = LeftOut {
    redaction: Redaction {
        notes: false,
        evidence: false,
        names: false,
        respondents: false,
    },
    least: SmallestGroup::new(5),
};

fn rows(assessment: &Assessment, left_out: LeftOut) -> DatasetRows {
    let filed = Filed {
        file: "branches/north.continuum",
        id: "a1",
        is_latest: true,
        today: date(2026, 11, 22),
    };
    DatasetRows::of(assessment, filed, left_out)
}

/// What stands in some columns of the rows of a table, row by row, as JSON.
fn cells(rows: &DatasetRows, table: DataTable, columns: &[&str]) -> Vec<String> {
    let mut writer = TableWriter::begin(Vec::new(), table, DataFormat::JsonLines).expect("begun");
    writer.write(rows.rows(table)).expect("written");
    let text = String::from_utf8(writer.finish().expect("finished")).expect("a text");
    let lines = text.lines().map(|line| {
        let object: Value = serde_json::from_str(line).expect("an object a line");
        let cells = columns.iter().map(|name| object[*name].to_string());
        cells.collect::<Vec<_>>().join(" ")
    });
    lines.collect()
}

/// Two people and two elements of two practices.
fn pair() -> Assessment {
    let people = [
        vec![vec![At(6), At(4)], vec![At(5), DontKnow]],
        vec![vec![At(8), NotApplicable], vec![At(6), Open]],
    ];
    let mut found = example::weighted(&[vec![1, 3], vec![1, 1]], &people);
    found.unit.organisation = " Harbour ".to_owned();
    found.unit.date = Some(date(2026, 3, 31));
    let [first, second] = ["Ada", "Bruno"];
    for (who, name) in found.respondents.iter_mut().zip([first, second]) {
        who.name = name.to_owned();
        who.role = "manager".to_owned();
    }
    found
}

fn response(found: &mut Assessment, person: usize) -> &mut Respondent {
    &mut found.respondents[person]
}

#[test]
fn the_page_names_every_column_of_every_table_in_its_order_and_no_other() {
    let page = include_str!("../../../docs/formats.md");
    let of = |heading: &str| -> Vec<String> {
        let (_, rest) = page.split_once(heading).expect("a heading");
        let lines = rest.lines().skip_while(|line| !line.starts_with("| `"));
        let cells = lines
            .take_while(|line| line.starts_with("| `"))
            .map(|line| line.split('|').nth(1).unwrap_or_default());
        let names = cells.flat_map(|cell| {
            if let Some((first, _)) = cell.split_once(" to ") {
                let first = first.trim().trim_matches('`');
                let stem = first.trim_end_matches('2');
                return (2..=7).map(|level| format!("{stem}{level}")).collect();
            }
            let names = cell.split(',').map(|name| name.trim().trim_matches('`'));
            names.map(str::to_owned).collect::<Vec<_>>()
        });
        names.collect()
    };
    let key = of("Every table begins with these columns:");
    for table in DataTable::ALL {
        let told = [
            key.clone(),
            of(&format!("### The table {}\n", table.name())),
        ]
        .concat();
        let columns = table.columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(told, names, "{}", table.name());
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(distinct.len(), names.len(), "{}", table.name());
    }
}

#[test]
fn the_schema_beside_the_page_is_the_one_that_is_written() {
    let kept = include_str!("../../../docs/tables.schema.json");
    assert_eq!(format!("{:#}\n", schema()), kept);
}

#[test]
fn an_answer_is_a_row_with_what_counts_and_what_was_agreed() {
    let mut found = pair();
    let practice = example::practice_id(0, 0);
    let said = response(&mut found, 1)
        .sheet
        .0
        .get_mut(&practice)
        .expect("it is there");
    said.check = Some(Check {
        by: "Nora".to_owned(),
        date: date(2026, 4, 1),
        verdict: CheckVerdict::Adjusted(HalfLevels::new(7).expect("a rating")),
        note: "less".to_owned(),
    });
    said.evidence = vec![Evidence {
        text: "minutes".to_owned(),
        ..Evidence::default()
    }];
    let agreed = Consensus {
        rating: Rating::NotApplicable("none here".to_owned()),
        reason: String::new(),
        agreed_on: None,
    };
    found.consensus.insert(example::practice_id(1, 1), agreed);
    let rows = rows(&found, NOTHING);
    let columns = [
        "organisation",
        "date",
        "respondent",
        "name",
        "practice",
        "state",
        "half_levels",
        "adjusted_half_levels",
        "evidence",
        "evidence_checked",
        "agreed_state",
    ];
    let both = r#""Harbour" "2026-03-31""#;
    assert_eq!(
        cells(&rows, DataTable::Answers, &columns),
        [
            r#"1 "Ada" "P0.0" "rated" 6 null 0 false null"#,
            r#"2 "Bruno" "P0.0" "rated" 8 7 1 true null"#,
            r#"1 "Ada" "P0.1" "rated" 4 null 0 false null"#,
            r#"2 "Bruno" "P0.1" "not_applicable" null null 0 false null"#,
            r#"1 "Ada" "P1.0" "rated" 5 null 0 false null"#,
            r#"2 "Bruno" "P1.0" "rated" 6 null 0 false null"#,
            r#"1 "Ada" "P1.1" "dont_know" null null 0 false "not_applicable""#,
            r#"2 "Bruno" "P1.1" "open" null null 0 false "not_applicable""#,
        ]
        .map(|row| format!("{both} {row}"))
    );
}

#[test]
fn an_element_has_twice_the_weight_that_counts_towards_each_level() {
    // The first element: 3 (the lower median of 3 and 4) with weight 1; "not applicable" is not said by more than rate, so 2
    // with weight 3. The second: 2½, and a practice that nobody rated, which counts as 1 and as 5.
    let found = pair();
    let rows = rows(&found, NOTHING);
    let columns = [
        "element",
        "low",
        "high",
        "whole",
        "in_place_2",
        "in_place_3",
        "in_place_4",
        "in_place_6",
        "at_most_3",
        "rated",
        "holds_back",
        "index_tenths",
    ];
    assert_eq!(
        cells(&rows, DataTable::Elements, &columns),
        [
            r#""E0" 2 2 8 8 2 0 null 2 2 false 23"#,
            r#""E1" 1 3 4 2 1 0 null 3 1 true 25"#,
        ]
    );
    let columns = [
        "assessment_id",
        "form",
        "low",
        "high",
        "respondents",
        "levels",
    ];
    let unit = cells(&rows, DataTable::Assessments, &columns);
    assert_eq!(unit, [r#""a1" "full" 1 2 2 5"#]);
}

#[test]
fn votes_of_rounds_that_are_over_stand_beside_the_one_that_counts() {
    let mut found = pair();
    let practice = example::practice_id(0, 0);
    let ids: Vec<_> = found.respondents.iter().map(|who| who.id.clone()).collect();
    let vote = |halves, stayed| Vote {
        rating: Rating::At(HalfLevels::new(halves).expect("a rating")),
        stayed,
    };
    let votes = [
        (ids[0].clone(), vote(2, false)),
        (ids[1].clone(), vote(8, true)),
    ];
    found.rounds = vec![Round {
        ended: date(2026, 3, 30),
        votes: [(practice.clone(), votes.into())].into(),
    }]
    .into();
    let said = response(&mut found, 0)
        .sheet
        .0
        .get_mut(&practice)
        .expect("it is there");
    said.voted_again = true;
    let rows = rows(&found, NOTHING);
    let columns = [
        "respondent",
        "round",
        "ended",
        "stayed",
        "half_levels",
        "evidence",
    ];
    let told = cells(&rows, DataTable::Answers, &columns);
    assert_eq!(
        told[..4],
        [
            r#"1 1 "2026-03-30" false 2 null"#,
            "1 2 null false 6 0",
            r#"2 1 "2026-03-30" true 8 null"#,
            "2 2 null true 8 0",
        ]
    );
    assert_eq!(told[4], "1 1 null null 4 0");
}

#[test]
fn nothing_that_is_left_out_stands_in_any_table() {
    let mut found = pair();
    let said = response(&mut found, 0)
        .sheet
        .0
        .values_mut()
        .next()
        .expect("an answer");
    said.note = "secret note".to_owned();
    let no_names = LeftOut {
        redaction: Redaction {
            names: true,
            notes: true,
            ..NOTHING.redaction
        },
        ..NOTHING
    };
    let columns = [
        "respondent",
        "respondent_id",
        "name",
        "role",
        "note",
        "reason",
        "state",
    ];
    let told = cells(&rows(&found, no_names), DataTable::Answers, &columns);
    // Two people share a role, which are fewer than five.
    assert_eq!(told[3], r#"2 null null null null null "not_applicable""#);
    let no_people = LeftOut {
        redaction: Redaction {
            respondents: true,
            ..NOTHING.redaction
        },
        ..NOTHING
    };
    let rows = rows(&found, no_people);
    assert!(rows.rows(DataTable::Answers).is_empty());
    let columns = [
        "low",
        "high",
        "respondents",
        "index_tenths",
        "smallest_group",
    ];
    let unit = cells(&rows, DataTable::Assessments, &columns);
    assert_eq!(unit, ["null null null null 5"]);
    let columns = ["low", "status", "rated", "whole", "holds_back"];
    let elements = cells(&rows, DataTable::Elements, &columns);
    assert_eq!(elements, ["null null null null false"; 2]);
}

#[test]
fn csv_has_a_mark_and_no_formula() {
    let mut found = pair();
    found.unit.unit = "=1+1".to_owned();
    let rows = rows(&found, NOTHING);
    let mut writer =
        TableWriter::begin(Vec::new(), DataTable::Assessments, DataFormat::Csv).expect("begun");
    writer
        .write(rows.rows(DataTable::Assessments))
        .expect("written");
    let text = String::from_utf8(writer.finish().expect("finished")).expect("a text");
    assert!(text.starts_with("\u{feff}assessment_id,organisation,unit,segment,date,"));
    assert!(text.contains("\r\na1,Harbour,'=1+1,,2026-03-31,"), "{text}");
}

#[test]
fn the_rule_is_the_same_where_all_that_it_takes_is() {
    let rule = |found: &Assessment| rule_digest(&found.questionnaire, Form::Full);
    let mut found = pair();
    let before = rule(&found);
    found.questionnaire.elements[0].title = found.questionnaire.about.clone();
    found.identity.id = Some(DocumentId::new(7));
    assert_eq!(rule(&found), before);
    found.questionnaire.elements[0].practices[0].weight = 2;
    assert_ne!(rule(&found), before);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_is_read_as_it_was_written() {
    use ::parquet::file::reader::{FileReader as _, SerializedFileReader};
    use ::parquet::record::Field;

    let found = pair();
    let rows = rows(&found, NOTHING);
    for table in DataTable::ALL {
        let file = tempfile::tempfile().expect("a file");
        let mut writer = TableWriter::begin(file, table, DataFormat::Parquet).expect("begun");
        writer.write(rows.rows(table)).expect("written");
        let file = writer.finish().expect("finished");
        let reader = SerializedFileReader::new(file).expect("a file of Parquet");
        let read = reader.get_row_iter(None).expect("rows");
        let read: Vec<_> = read.map(|row| row.expect("a row")).collect();
        assert_eq!(read.len(), rows.rows(table).len(), "{}", table.name());
        for (read, row) in read.iter().zip(rows.rows(table)) {
            let columns = table.columns();
            for (((name, field), cell), column) in read.get_column_iter().zip(row).zip(&columns) {
                assert_eq!(name, column.name);
                let is_same = match (field, cell) {
                    (Field::Null, Datum::Empty) => true,
                    (Field::Str(text), Datum::Text(cell)) => **text == **cell,
                    (Field::Long(number), Datum::Whole(cell)) => number == cell,
                    (Field::Double(number), Datum::Number(cell)) => number.total_cmp(cell).is_eq(),
                    (Field::Bool(is_so), Datum::Flag(cell)) => is_so == cell,
                    (Field::Date(days), Datum::Day(cell)) => {
                        column.holds == DataType::Day
                            && date(1970, 1, 1)
                                .checked_add(jiff::Span::new().days(*days))
                                .ok()
                                == Some(*cell)
                    }
                    _ => false,
                };
                assert!(is_same, "{name}: {field} {cell:?}");
            }
        }
    }
}
