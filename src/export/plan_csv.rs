//! A plan as a table for spreadsheets: UTF-8 with a byte order mark, a row a step.

use crate::model::{Assessment, PlanStep};
use crate::words::Words;

const COLUMNS: [&str; 13] = [
    "practice",
    "title",
    "element",
    "from",
    "to",
    "status",
    "due",
    "owner",
    "days",
    "action",
    "first_week",
    "indicator",
    "risk",
];

/// Writes the steps of a plan in its order. Texts are in the language of `words`.
///
/// A cell that a spreadsheet would take for a formula starts with an apostrophe.
pub(super) fn write(assessment: &Assessment, plan: &[PlanStep], words: &Words) -> String {
    let mut out = String::from('\u{feff}');
    row(&mut out, COLUMNS.map(str::to_owned));
    for step in plan {
        row(&mut out, cells(assessment, step, words));
    }
    out
}

fn cells(assessment: &Assessment, step: &PlanStep, words: &Words) -> [String; COLUMNS.len()] {
    let questionnaire = &assessment.questionnaire;
    let (element, title) =
        questionnaire
            .practice(&step.practice)
            .map_or(("", ""), |(element, practice)| {
                (
                    words.wording(&element.title),
                    words.wording(&practice.title),
                )
            });
    let text = step.recommendation(questionnaire);
    let read =
        |text: Option<&crate::model::Text>| text.map_or("", |text| words.wording(text)).to_owned();
    [
        step.practice.to_string(),
        title.to_owned(),
        element.to_owned(),
        (step.to.number() - 1).to_string(),
        step.to.to_string(),
        step.status.as_str().to_owned(),
        step.due.map(|due| due.to_string()).unwrap_or_default(),
        step.owner.clone(),
        assessment
            .effort(&step.practice, step.to)
            .map(|effort| effort.days().to_string())
            .unwrap_or_default(),
        read(text.map(|text| &text.action)),
        read(text.map(|text| &text.first_week)),
        read(text.map(|text| &text.indicator)),
        read(text.map(|text| &text.risk)),
    ]
}

fn row(out: &mut String, cells: [String; COLUMNS.len()]) {
    let cells = cells.map(|cell| quoted(&harmless(&cell)));
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Form, Level, PracticeId, Status};

    fn written(owner: &str) -> String {
        let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        let step = PlanStep {
            practice: PracticeId::new("M2").expect("a sound id"),
            to: Level::new(3).expect("1 to 7"),
            owner: owner.to_owned(),
            due: None,
            status: Status::UnderWay,
        };
        write(&assessment, &[step], &Words::english())
    }

    /// The cells of the one row, as a reader of CSV finds them.
    fn cells(text: &str) -> Vec<String> {
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row = reader.records().next().expect("a row").expect("sound");
        row.iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_step_is_a_row_with_what_to_do() {
        let cells = cells(&written("Ann \"the plan\", Smith"));
        assert_eq!(cells[0], "M2");
        assert_eq!(cells[3..6], ["2", "3", "under_way"]);
        assert_eq!(cells[7], "Ann \"the plan\", Smith");
        assert!(cells[8].parse::<u16>().is_ok());
        assert!(cells.iter().skip(9).all(|text| !text.is_empty()));
    }

    #[test]
    fn nothing_starts_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            let owner = format!("{start}1+1");
            assert_eq!(cells(&written(&owner))[7], format!("'{owner}"));
        }
        assert_eq!(cells(&written("a=1"))[7], "a=1");
    }
}
