//! Answers from a table, the export of any form service or the program's own, and from response sheets
//! that come back (`returned`).
//!
//! A file becomes a [`Table`] of cells that know their places. [`read`] says what it would bring into an
//! assessment, what must be decided first, and every fault; nothing is changed until its
//! [edit](Reading::edit) is carried out. Where somebody decided something it is read again.

mod answers;
mod cells;
mod choices;
mod columns;
mod likeness;
mod outcomes;
mod own;
mod people;
mod practices;
mod reading;
mod returned;
mod scales;
mod table;
mod values;
mod vocabulary;
#[cfg(feature = "office")]
mod workbook;

use std::collections::{BTreeMap, HashSet};

use super::diagnostic::{Diagnostic, Position, Severity};
use super::fault::Fault;
use crate::model::{
    Assessment, ColumnUse, Consensus, Edit, Import, Mapping, Newcomer, PracticeId, Questionnaire,
    Respondent, RespondentId, Responses, limits,
};
use crate::words::Message;
use columns::Headings;
use practices::PracticeNames;
use reading::{RowReader, columns_hint};

pub use choices::{Change, Choices, Crowd, Question, TextRead};
pub use columns::{Column, Layout};
pub use outcomes::{Measured, OutcomeChoices, read_outcomes};
pub use people::{Difference, Person};
pub use returned::{Fate, Returned, read_sheets};
pub use table::Table;

/// What a table would bring into an assessment.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What a row holds; `None` where no column says what is answered.
    pub layout: Option<Layout>,
    /// The line of the headings.
    pub heading_line: usize,
    /// The columns in their order.
    pub columns: Vec<Column>,
    /// Where each row holds one answer, what its questions are used for; `None` leaves them out.
    pub asked: Vec<(String, Option<ColumnUse>)>,
    /// What cells with answers say, other than plain numbers.
    pub texts: Vec<TextRead>,
    /// The people in the order of the rows.
    pub people: Vec<Person>,
    /// The lines of rows that are trials of the form, and are left out.
    pub previews: Vec<usize>,
    /// The lines of rows that were not finished, and are left out.
    pub unfinished: Vec<usize>,
    /// What must be decided before anything is taken, and where it stands.
    pub questions: Vec<(Position, Question)>,
    /// Every fault and what else is worth knowing, in the order of the table.
    pub faults: Vec<Diagnostic>,
    consensus: BTreeMap<PracticeId, Consensus>,
    mapping: Mapping,
}

impl Reading {
    /// The headings among these that no column and no question has.
    pub fn unknown<'n>(&self, names: impl Iterator<Item = &'n String>) -> Vec<&'n str> {
        let is_known = |name: &str| {
            let mut columns = self.columns.iter();
            columns.any(|column| column.is_called(name)) || asks(&self.asked, name)
        };
        let names = names.map(String::as_str);
        names.filter(|name| !is_known(name)).collect()
    }

    /// What was confirmed about the table.
    #[must_use]
    pub const fn confirmed(&self) -> &Mapping {
        &self.mapping
    }

    /// For how many practices the table says what the group recorded.
    #[must_use]
    pub fn agreed(&self) -> usize {
        self.consensus.len()
    }

    /// Whether a fault keeps something out.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| fault.severity == Severity::Error)
    }

    /// Leaves out people of whom everything must be confirmed first.
    pub fn leave_out_waiting(&mut self) {
        self.people.retain(|person| !person.waits);
    }

    /// The change that takes everything in that is sound, and notes what was confirmed.
    #[must_use]
    pub fn edit(self) -> Edit {
        let people = self.people.into_iter().enumerate();
        let people = people.filter_map(|(place, person)| {
            let id = RespondentId::new(format!("r{}", place + 1)).ok()?;
            Some(Newcomer {
                known: person.known,
                said: Respondent {
                    id,
                    name: person.name,
                    role: person.role,
                    team: person.team,
                    sheet: Responses(person.sheet),
                },
                sheets: Vec::new(),
            })
        });
        Edit::Import(Box::new(Import {
            people: people.collect(),
            consensus: self.consensus,
            mapping: self.mapping,
        }))
    }
}

/// Opens a file: CSV, TSV and the like in any usual encoding, or a workbook, of which the sheet is taken
/// that looks most like answers to a questionnaire.
///
/// # Errors
///
/// What is wrong with the file, where nothing can be read from it.
pub fn open(bytes: &[u8], questionnaire: &Questionnaire) -> Result<Table, Vec<Diagnostic>> {
    let names = PracticeNames::of(questionnaire);
    let nothing = Mapping::default();
    let tables = tables(bytes)?.into_iter();
    let mut tables: Vec<(Headings, Table)> = tables
        .map(|table| (Headings::find(&table, &names, &nothing), table))
        .collect();
    let best = tables.iter().enumerate().rev();
    let best = best.max_by_key(|(_, (headings, _))| headings.certainty());
    let best = best.map(|(place, _)| place);
    let best = best.map(|place| tables.remove(place));
    let best = best.map(|(headings, mut table)| {
        let others = tables.iter().filter(|(other, _)| other.layout.is_some());
        let others: Vec<&str> = others.map(|(_, table)| table.sheet.as_str()).collect();
        // The program's own workbooks hold the same answers in several ways.
        if !headings.is_own && !others.is_empty() {
            table.remarks.push(other_sheets(&table.sheet, &others));
        }
        table
    });
    let empty = || {
        let fault = Diagnostic::error(Message::new("sheet-empty"));
        vec![fault.hinting(columns_hint(true))]
    };
    best.filter(|table| table.row_count() > 0).ok_or_else(empty)
}

/// That other sheets of a workbook look like answers, too, and were not read.
fn other_sheets(read: &str, others: &[&str]) -> Diagnostic {
    let message = Message::new("sheet-others")
        .with("read", read)
        .with("count", others.len())
        .with("others", others.join("”, “"));
    Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::error(message).hinting(Message::new("sheet-others-hint"))
    }
}

/// The tables of a file: one of a text, those of all sheets of a workbook.
fn tables(bytes: &[u8]) -> Result<Vec<Table>, Vec<Diagnostic>> {
    #[cfg(feature = "office")]
    if super::archive::is_archive(bytes) {
        return workbook::read(bytes);
    }
    Table::read(bytes).map(|table| vec![table])
}

/// Says what a table would bring into an assessment.
#[must_use]
pub fn read(table: &Table, assessment: &Assessment, choices: &Choices) -> Reading {
    let questionnaire = &*assessment.questionnaire;
    let names = PracticeNames::of(questionnaire);
    let mut mapping = assessment.mapping.clone();
    mapping.extend(choices.mapping.clone());
    let mut headings = Headings::find(table, &names, &mapping);
    headings.note_samples(table);
    let mut rows = RowReader::new(table, questionnaire, &headings, &names, &mapping, choices);
    check_headings(&mut rows);
    if !rows.faults.loses_all() {
        rows.rows();
    }
    let RowReader {
        mut faults,
        drafts,
        consensus,
        mut questions,
        texts,
        asked,
        previews,
        unfinished,
        on_scale,
        ..
    } = rows;
    let found = people::identify(drafts, assessment, choices);
    faults.extend(found.faults);
    questions.extend(found.questions);
    let to_confirm = texts.values().filter(|text| text.needs_confirming);
    questions.extend(to_confirm.map(|read| (read.at, asking(read))));
    questions.sort_by_key(|(at, _)| *at);
    let mut twice: HashSet<String> = HashSet::new();
    questions.retain(|(_, question)| match question {
        Question::Twice { name } | Question::Rows { name } => twice.insert(name.clone()),
        _ => true,
    });
    questions.truncate(limits::FAULTS);
    let mut place = table.places();
    let questions = questions
        .into_iter()
        .map(|(at, question)| (place(at), question));
    let questions = questions.collect();
    let lines = |rows: Vec<usize>| {
        let mut place = table.places();
        rows.into_iter().map(|at| place(at).line).collect()
    };
    let heading = table.places()(table.row(headings.data.saturating_sub(1)).at(0));
    let mut asked: Vec<_> = asked.into_iter().collect();
    asked.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut decided = choices.mapping.clone();
    decided.values.extend(on_scale);
    let confirmed = used_of(decided, &headings.columns, &asked, texts.keys());
    Reading {
        layout: headings.layout,
        heading_line: heading.line,
        columns: headings.columns,
        asked,
        texts: texts.into_values().collect(),
        people: found.people,
        previews: lines(previews),
        unfinished: lines(unfinished),
        questions,
        faults: {
            let mut all = table.remarks.clone();
            all.extend(faults.diagnostics_at(table.places()));
            all
        },
        consensus,
        mapping: confirmed,
    }
}

/// The first of many lines, as a text.
#[must_use]
pub fn listed(lines: &[usize]) -> String {
    const LISTED: usize = 20;
    let shown = lines.iter().take(LISTED).map(ToString::to_string);
    let more = (lines.len() > LISTED).then(|| "…".to_owned());
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

/// What of a mapping is about this table. What is remembered from other tables says nothing about it.
fn used_of<'t>(
    mut used: Mapping,
    columns: &[Column],
    asked: &[(String, Option<ColumnUse>)],
    texts: impl Iterator<Item = &'t String>,
) -> Mapping {
    let asked = asked.iter().map(|(question, _)| question.as_str());
    let named = columns.iter().flat_map(Column::names).chain(asked);
    let named: HashSet<String> = named.map(vocabulary::folded).collect();
    let texts: HashSet<String> = texts.map(|text| vocabulary::folded(text)).collect();
    let is_of = |known: &HashSet<String>, text: &str| known.contains(&vocabulary::folded(text));
    used.columns.retain(|heading, _| is_of(&named, heading));
    used.values.retain(|text, _| is_of(&texts, text));
    used
}

/// Whether rows ask a question.
fn asks(asked: &[(String, Option<ColumnUse>)], text: &str) -> bool {
    let key = vocabulary::folded(text);
    let mut asked = asked.iter();
    asked.any(|(question, _)| vocabulary::folded(question) == key)
}

fn asking(read: &TextRead) -> Question {
    Question::Value {
        text: read.text.clone(),
        count: read.count,
        proposal: read.proposal.clone().unwrap_or_default(),
    }
}

/// Tells what is wrong with the headings: too many, missing, twice; and which columns are left out.
fn check_headings(rows: &mut RowReader) {
    let headings = rows.headings;
    let first = rows.table.row(headings.first);
    if headings.width > limits::COLUMNS {
        let message = Message::new("sheet-many-columns")
            .with("most", limits::COLUMNS)
            .with("found", headings.width);
        let fault = Fault::error(first.at(0), message);
        rows.faults.push(fault.losing(super::fault::Loss::Whole));
        return;
    }
    let mut is_hinted = false;
    for column in &headings.columns {
        if let Some(practice) = column.used.as_ref().and_then(ColumnUse::practice)
            && rows.questionnaire.practice(practice).is_none()
        {
            let message = Message::new("sound-practice-unknown").with("id", practice.as_str());
            rows.fault(column.at, message, None);
        }
        let is_left_out = column.used.is_none() && !column.is_own;
        if is_left_out && !column.heading.is_empty() {
            let message = Message::new("sheet-column-unknown");
            let message = message.with("found", column.heading.as_str());
            // In the exports of services many columns are left out: the way out is said once.
            let hint = (headings.is_own || !is_hinted).then(|| columns_hint(headings.is_own));
            is_hinted = true;
            rows.faults.push(people::warning(column.at, message, hint));
        }
    }
    for column in columns::twice(&headings.columns) {
        if let Some(column) = headings.columns.get(column) {
            let heading = column.used.as_ref().map(ToString::to_string);
            let message =
                Message::new("sheet-column-twice").with("column", heading.unwrap_or_default());
            rows.fault(column.at, message, None);
        }
    }
    if headings.layout.is_none() {
        missing_columns(rows, first.at(0));
    } else if headings.first > 0 {
        let line = rows.table.places()(first.at(0)).line;
        let message = Message::new("sheet-headings-at").with("line", line);
        let hint = Message::new("sheet-headings-at-hint");
        rows.faults
            .push(people::warning(first.at(0), message, hint));
    }
}

/// Says which columns are missing for rows to be read.
fn missing_columns(rows: &mut RowReader, at: usize) {
    let headings = rows.headings;
    let needed = [
        ("respondent", ColumnUse::Name),
        ("practice", ColumnUse::Question),
        ("rating", ColumnUse::Rating),
    ];
    let missing = needed
        .iter()
        .filter(|(_, used)| headings.position(used).is_none());
    let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    let is_of_answers = missing.len() < needed.len() && !missing.contains(&"practice");
    if !headings.is_own && !is_of_answers {
        let message = Message::new("sheet-no-practice");
        rows.fault(at, message, Some(columns_hint(false)));
        return;
    }
    for column in missing {
        let message = Message::new("sheet-column-missing").with("column", column);
        rows.fault(at, message, Some(columns_hint(true)));
    }
}

#[cfg(test)]
pub(in crate::format) mod tests;
