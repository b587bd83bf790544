mod round_trip;

use jiff::civil::date;
use rust_decimal::Decimal;

use super::*;
use crate::format::bundled;
use crate::model::{
    AnswerScale, CheckIn, Consensus, Evidence, Finding, Form, HalfLevels, Measure, MeasureKind,
    Numbering, Observed, Outcome, PracticeId, Rating,
};
use crate::report::{Paper, Redaction};
use crate::scoring;

fn team() -> Assessment {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "team");
    sample.expect("the team sample").assessment()
}

fn options() -> ReportOptions {
    ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1))
}

/// The team, with a value of a measure and a figure of a check-in.
fn measured() -> Assessment {
    let mut team = team();
    let mut measure = Measure::new("Ease", MeasureKind::Effort);
    let [one, seven] = [1, 7].map(Decimal::from);
    measure.scale = AnswerScale::new(one, seven);
    for (month, value) in [(3, 5), (6, 6)] {
        let outcome = Outcome {
            n: Some(80),
            spread: Some(one),
            ..Outcome::new(value.into())
        };
        measure.values.insert(date(2026, month, 30), outcome);
    }
    let id = team.free_measure_id("Ease");
    team.plan[0].indicator = Some(id.clone());
    team.outcomes.insert(id, measure);
    let finding = Finding {
        value: 4_100.into(),
        source: "Ledger".to_owned(),
    };
    let check_in = CheckIn {
        observed: [(Observed::Cost, finding)].into(),
        ..CheckIn::default()
    };
    team.check_ins.insert(date(2026, 6, 30), check_in);
    team
}

/// The place of a column.
fn column(grid: &Grid<'_>, heading: &str) -> usize {
    let mut columns = grid.columns.iter();
    columns
        .position(|column| column.heading == heading)
        .unwrap_or_else(|| panic!("{heading} in {:?}", grid.columns))
}

fn all(assessment: &Assessment, redaction: Redaction) -> Vec<Grid<'static>> {
    let options = ReportOptions {
        redaction,
        ..options()
    };
    let words = Words::english();
    let grids = Grids::new(assessment, &options, &words).with_options();
    let made = grids.all().into_iter();
    made.map(|grid| Grid::of_rows(&grid.name, grid.columns.clone(), grid.rows().collect()))
        .collect()
}

/// Everything that stands in the grids.
fn texts(grids: &[Grid<'_>]) -> String {
    grids.iter().map(|grid| to_csv(grid, false)).collect()
}

#[test]
fn every_row_has_a_value_for_each_column() {
    let grids = all(&team(), Redaction::default());
    let names: Vec<&str> = grids.iter().map(|grid| grid.name.as_str()).collect();
    let sheets = [
        "Results",
        "Practices",
        "Answers",
        "Plan",
        "Options",
        "About",
    ];
    assert_eq!(names, sheets);
    for grid in &grids {
        assert!(grid.count > 0, "{}", grid.name);
        let is_full = |row: Vec<Value>| row.len() == grid.columns.len();
        assert!(grid.rows().all(is_full), "{}", grid.name);
    }
}

#[test]
fn the_choices_have_exact_figures() {
    let grids = all(&team(), Redaction::default());
    let options = grids.iter().find(|grid| grid.name == "Options");
    let options = options.expect("the sheet");
    let rows: Vec<Vec<Value>> = options.rows().collect();
    let at = |row: usize, heading: &str| rows[row][column(options, heading)].clone();
    assert_eq!(at(0, "Costs"), Value::Empty, "staying costs nothing");
    assert_eq!(at(1, "Days"), Value::Number(12.0));
    // 9,500 + 12 x 210 + 4,800 x 3.79078677.
    assert_eq!(at(1, "Costs"), Value::Number(30_215.78));
    assert_eq!(at(1, "Left over"), Value::Number(24_767.46));
    assert_eq!(at(1, "Level after"), Value::Number(3.0));
}

#[test]
fn an_owner_who_is_only_proposed_is_said_to_be() {
    let mut team = team();
    team.plan[0].owner.clear();
    let grids = all(&team, Redaction::default());
    let plan = grids.iter().find(|grid| grid.name == "Plan");
    let plan = plan.expect("the sheet");
    let owners = column(plan, "Owner");
    let owners: Vec<String> = plan
        .rows()
        .map(|row| match &row[owners] {
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    let proposed = owners.iter().filter(|owner| owner.ends_with(" (proposed)"));
    assert_eq!(proposed.count(), 1, "{owners:?}");
}

#[test]
fn every_answer_is_a_row_with_its_rating_as_a_number() {
    let team = team();
    let words = Words::english();
    let options = options();
    let grids = Grids::new(&team, &options, &words);
    let answers = grids.answers().expect("answers");
    assert_eq!(answers.count, 9 * 31);
    let (practice, rating) = (column(&answers, "Practice"), column(&answers, "Rating"));
    let mut rows = answers.rows();
    for respondent in &team.respondents {
        for (_, asked) in team.questionnaire.practices() {
            let row = rows.next().expect("a row");
            assert_eq!(row[practice], Value::text(asked.id.as_str()));
            let given = respondent.sheet.rating(&asked.id).and_then(Rating::at);
            assert_eq!(
                row[rating],
                Value::maybe(given.map(|rating| Numbering::FromOne.rating(rating)))
            );
        }
    }
}

#[test]
fn names_and_titles_that_come_again_in_every_row_are_cut() {
    let mut team = team();
    team.respondents[0].name = "Zoë ".repeat(100);
    let words = Words::english();
    let options = options();
    let grids = Grids::new(&team, &options, &words);
    let first = grids.answers().expect("answers").rows().next();
    let cut = format!("{}Zo…", "Zoë ".repeat(62));
    assert_eq!(first.expect("a row")[0], Value::Text(cut));
}

#[test]
fn the_results_are_those_of_the_profile() {
    let team = team();
    let profile = scoring::profile(&team, Form::Full);
    let grids = all(&team, Redaction::default());
    let results = &grids[0];
    let unit = results.rows().last().expect("the unit");
    let claimed = profile.placement.claimed.expect("a level");
    assert_eq!(
        unit[column(results, "Level from the answers, lowest")],
        Value::number(claimed.low.ordinal())
    );
    let first = &profile.elements[0];
    let at_three = first.attainment[1].low.ratio();
    assert_eq!(
        results.rows().next().expect("an element")[column(results, "In place at level 3")],
        Value::Share(at_three)
    );
    let practices = &grids[1];
    assert_eq!(practices.count, profile.practices.len());
}

#[test]
fn what_is_left_out_stands_nowhere() {
    let mut team = team();
    let respondents: Vec<_> = team
        .respondents
        .iter()
        .map(|one| one.name.clone())
        .collect();
    for step in &mut team.plan {
        step.owner = "Somebody Known".to_owned();
    }
    let names = texts(&all(
        &team,
        Redaction {
            names: true,
            ..Redaction::default()
        },
    ));
    for name in respondents
        .iter()
        .map(String::as_str)
        .chain(["Somebody Known"])
    {
        assert!(!names.contains(name), "{name}");
    }
    assert!(names.contains("R1,") && names.contains("R9,"));
    let evidence = Redaction {
        evidence: true,
        notes: true,
        ..Redaction::default()
    };
    let without = texts(&all(&team, evidence));
    for respondent in &team.respondents {
        for response in respondent.sheet.0.values() {
            let note = response.note.trim();
            assert!(note.is_empty() || !without.contains(note), "{note}");
            let mut entries = response.evidence.iter();
            assert!(entries.all(|entry| !without.contains(entry.text.trim())));
        }
    }
    let respondents = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    let grids = all(&team, respondents);
    assert!(grids.iter().all(|grid| grid.name != "Answers"));
    let practices = &grids[1];
    let heads = |heading: &str| practices.columns.iter().any(|one| one.heading == heading);
    assert!(heads("Ratings") && !heads("Lowest") && !heads("Highest"));
}

#[test]
fn a_csv_reads_back_and_nothing_starts_a_formula() {
    let column = GridColumn {
        name: "a".to_owned(),
        holds: ColumnType::Any,
        heading: "a, b".to_owned(),
        width: 8,
    };
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@a",
        "\tb",
        "\rc",
        "a=1",
        "say \"x\",\ny",
    ];
    let mut rows = texts
        .map(|text| vec![Value::Text(text.to_owned())])
        .to_vec();
    rows.push(vec![Value::Number(-2.5)]);
    rows.push(vec![Value::Day(date(2026, 3, 1))]);
    let text = to_csv(&Grid::of_rows("", vec![column], rows), false);
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.starts_with("\"a, b\"\r\n'=1+1\r\n'+1\r\n"));
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let read: Vec<String> = reader
        .records()
        .map(|row| row.expect("a sound row")[0].to_owned())
        .collect();
    let wanted = [
        "'=1+1",
        "'+1",
        "'-1",
        "'@a",
        "'\tb",
        "'\rc",
        "a=1",
        "say \"x\",\ny",
        "-2.5",
        "2026-03-01",
    ];
    assert_eq!(read, wanted);
}

#[test]
fn how_sure_people_are_is_counted_unless_figures_of_single_people_are_left_out() {
    let team = team();
    let all_told = scoring::profile(&team, Form::Full).confidence;
    assert_eq!(all_told.stated(), 98);
    let stated = |rows: &[Vec<Value>], grid: &Grid| -> String {
        let columns = ["Guesses", "Fairly sure", "Certain"].map(|it| column(grid, it));
        let cells = rows.iter().flat_map(|row| columns.map(|place| &row[place]));
        let counts = cells.map(|cell| match cell {
            Value::Number(number) => *number,
            other => panic!("{other:?}"),
        });
        counts.sum::<f64>().to_string()
    };
    let grids = all(&team, Redaction::default());
    let [results, practices] = [&grids[0], &grids[1]];
    let places: Vec<_> = results.rows().collect();
    let (unit, elements) = places.split_last().expect("rows");
    assert_eq!(stated(std::slice::from_ref(unit), results), "98");
    assert_eq!(stated(elements, results), "98");
    assert_eq!(
        stated(&practices.rows().collect::<Vec<_>>(), practices),
        "98"
    );
    let redacted = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    for grid in &all(&team, redacted)[..2] {
        assert!(
            grid.columns
                .iter()
                .all(|it| !it.name.starts_with("confidence"))
        );
    }
}

#[test]
fn a_program_finds_names_in_place_of_words() {
    let grids = all(&team(), Redaction::default());
    let answers = to_csv(&grids[2], true);
    let mut lines = answers.trim_start_matches('\u{feff}').lines();
    let head = "respondent,respondent_id,role,team,practice,title,element_id,rating,state,confidence,\
                flagged,reason,note,evidence,check,agreed,agreed_reason,agreed_day";
    assert_eq!(lines.next(), Some(head));
    assert!(answers.contains(",dont_know,") && answers.contains(",rated,high,false,"));
    assert!(!answers.contains(",Rated,"));
    let plan = to_csv(&grids[3], true);
    let head = "practice,title,element,from,to,status,due,owner,days,action,first_week,indicator,risk,measure,note";
    assert_eq!(
        plan.trim_start_matches('\u{feff}').lines().next(),
        Some(head)
    );
    assert!(plan.contains(",under_way,"));
}

#[test]
fn every_column_has_a_documented_type_and_nothing_else_stands_in_it() {
    let documented = include_str!("../../../docs/formats.md");
    let grids = all(&measured(), Redaction::default());
    let names: Vec<&str> = grids.iter().map(|grid| grid.name.as_str()).collect();
    assert!(
        names.ends_with(&["Outcomes", "Check-ins", "About"]),
        "{names:?}"
    );
    for grid in grids {
        let table = grid.name.to_lowercase();
        for (place, column) in grid.columns.iter().enumerate() {
            let mut values = grid.rows().map(|row| row[place].clone());
            let fits = |value: Value| match (column.holds, &value) {
                (ColumnType::Any, _)
                | (_, Value::Empty)
                | (ColumnType::Text, Value::Text(_))
                | (ColumnType::Number, Value::Number(_))
                | (ColumnType::Share, Value::Share(_))
                | (ColumnType::Day, Value::Day(_))
                | (ColumnType::Name, Value::Name { .. }) => true,
                (ColumnType::Flag, Value::Name { name, .. }) => name == "true" || name == "false",
                _ => false,
            };
            assert!(values.all(fits), "{table}: {}", column.name);
            if table == "about" {
                continue;
            }
            let name = match column.name.split(':').collect::<Vec<_>>()[..] {
                ["role", _, what] => format!("role:R:{what}"),
                _ => column
                    .name
                    .replace(|digit: char| digit.is_ascii_digit(), "L"),
            };
            let holds = format!("{:?}", column.holds).to_lowercase();
            let is_documented = documented.lines().any(|line| {
                let mut cells = line.split('|').skip(1).map(str::trim);
                cells
                    .next()
                    .is_some_and(|names| names.contains(&format!("`{name}`")))
                    && cells.next() == Some(&holds)
                    && cells.next().is_some_and(|tables| tables.contains(&table))
            });
            assert!(is_documented, "{table}: {name} as {holds}");
        }
    }
}

/// The answers as a table of stable names: its columns, and its rows by them.
fn answers_of(
    assessment: &Assessment,
    form: Form,
    redaction: Redaction,
) -> Vec<Vec<(String, Value)>> {
    let options = ReportOptions {
        form,
        redaction,
        ..options()
    };
    let words = Words::english();
    let grids = Grids::new(assessment, &options, &words);
    let answers = grids.answers().expect("answers");
    let names: Vec<String> = answers.columns.iter().map(|it| it.name.clone()).collect();
    let rows = answers.rows();
    rows.map(|row| names.iter().cloned().zip(row).collect())
        .collect()
}

fn at(row: &[(String, Value)], name: &str) -> Value {
    let found = row.iter().find(|(column, _)| column == name);
    found.map_or_else(|| panic!("no {name}"), |(_, value)| value.clone())
}

#[test]
fn answers_hold_everything_that_was_said_and_agreed() {
    let mut team = team();
    let practice = team.questionnaire.elements[0].practices[0].id.clone();
    let consensus = |rating, reason: &str| Consensus {
        rating,
        reason: reason.to_owned(),
        agreed_on: Some(date(2026, 5, 12)),
    };
    let half = HalfLevels::new(7).expect("a rating");
    team.consensus.clear();
    team.consensus
        .insert(practice.clone(), consensus(Rating::At(half), "seen"));
    team.respondents[0].name = String::new();
    let response = team.respondents[0]
        .sheet
        .0
        .entry(practice.clone())
        .or_default();
    response.flagged = true;
    response.evidence = vec![
        Evidence {
            text: "plan".to_owned(),
            checked_by: "Ines".to_owned(),
            ..Evidence::default()
        },
        Evidence {
            text: "minutes".to_owned(),
            ..Evidence::default()
        },
    ];
    let rows = answers_of(&team, Form::Full, Redaction::default());
    let first = &rows[0];
    assert_eq!(at(first, "practice"), Value::text(practice.as_str()));
    assert_eq!(at(first, "respondent"), Value::Empty);
    let id = team.respondents[0].id.as_str();
    assert_eq!(at(first, "respondent_id"), Value::text(id));
    assert_eq!(at(first, "agreed"), Value::Number(3.5));
    assert_eq!(at(first, "agreed_reason"), Value::text("seen"));
    assert_eq!(at(first, "agreed_day"), Value::Day(date(2026, 5, 12)));
    let lines = "plan | checked: Ines\nminutes";
    assert_eq!(at(first, "evidence"), Value::text(lines));
    let redaction = Redaction {
        names: true,
        ..Redaction::default()
    };
    let rows = answers_of(&team, Form::Full, redaction);
    assert_eq!(at(&rows[0], "respondent"), Value::text("R1"));
    assert_eq!(
        at(&rows[0], "evidence"),
        Value::text("plan | checked\nminutes")
    );
    assert!(rows[0].iter().all(|(name, _)| name != "respondent_id"));

    // What was agreed stays where nobody is there.
    let why = Rating::NotApplicable("no shop".to_owned());
    team.consensus.insert(practice.clone(), consensus(why, ""));
    team.respondents = Vec::new().into();
    let rows = answers_of(&team, Form::Full, Redaction::default());
    assert_eq!(rows.len(), 1);
    assert_eq!(at(&rows[0], "respondent"), Value::Empty);
    assert_eq!(at(&rows[0], "agreed"), Value::text("na:no shop"));
}

#[test]
fn a_practice_that_the_form_does_not_ask_is_there_where_somebody_answered_it() {
    let mut team = team();
    let asked: Vec<_> = team.questionnaire.practices_in(Form::Short).collect();
    let short: Vec<PracticeId> = asked.iter().map(|(_, it)| it.id.clone()).collect();
    for respondent in &mut team.respondents {
        respondent.sheet.0.retain(|id, _| short.contains(id));
    }
    team.consensus.clear();
    let count = |team: &Assessment| answers_of(team, Form::Short, Redaction::default()).len();
    assert_eq!(count(&team), 9 * short.len());
    let other = team.questionnaire.practices().map(|(_, it)| it.id.clone());
    let other = { other }
        .find(|id| !short.contains(id))
        .expect("another one");
    let response = team.respondents[3].sheet.0.entry(other).or_default();
    response.flagged = true;
    assert_eq!(count(&team), 9 * (short.len() + 1));
}
