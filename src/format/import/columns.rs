//! What the columns of a table are for: where they are named, and what their headings say.

use std::collections::{BTreeMap, HashMap};

use super::practices::PracticeNames;
use super::table::{Row, Table};
use super::vocabulary::{folded, is, stands_in, tidy};
use crate::model::{ColumnUse, Mapping, limits};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it; parts of it stand in several rows where there are several.
    pub heading: String,
    /// What it is used for; `None` where nothing says so, which leaves it out.
    pub used: Option<ColumnUse>,
    /// Whether somebody confirmed that.
    pub is_confirmed: bool,
    /// What its first cells hold, each text once.
    pub samples: Vec<String>,
    /// Whether the program itself writes the column, and needs nothing of it.
    pub(super) is_own: bool,
    /// The heading's parts.
    parts: Vec<String>,
    /// Where its heading stands.
    pub(super) at: usize,
}

impl Column {
    /// Whether the program itself writes it, and needs nothing of it.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.is_own
    }

    /// Whether it is called so, as a whole or by a part of its heading.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = folded(name);
        self.names().any(|known| folded(known) == name)
    }

    /// What stands above it, in such a way that nothing is read across the parts.
    pub(super) fn said(&self) -> String {
        self.parts.join(" | ")
    }

    /// What it may be called: the whole of its heading, and each part.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().map(String::as_str);
        std::iter::once(self.heading.as_str()).chain(parts)
    }
}

/// What a row of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One answer.
    Answers,
    /// All answers of a person.
    People,
}

/// How a table is laid out.
#[derive(Debug)]
pub(super) struct Headings {
    pub(super) columns: Vec<Column>,
    /// `None` where no column says what is answered.
    pub(super) layout: Option<Layout>,
    /// The first row with headings, from 0.
    pub(super) first: usize,
    /// The first row below the headings.
    pub(super) data: usize,
    /// Whether the columns have the names that the program gives them.
    pub(super) is_own: bool,
    /// Whether it is the table of answers that the program writes, with all that was said.
    pub(super) is_complete: bool,
    /// How many columns there are, also where there are more than may be.
    pub(super) width: usize,
}

/// The rows in which headings are looked for.
const LOOKED_AT: usize = 25;

/// The columns that are looked at: one more than there may be.
const MOST_COLUMNS: usize = limits::COLUMNS + 1;

impl Headings {
    pub(super) fn find(table: &Table, names: &PracticeNames, mapping: &Mapping) -> Self {
        let rows: Vec<Row> = table.rows().take(LOOKED_AT).collect();
        let known = KnownWords { names, mapping };
        let scores: Vec<usize> = rows.iter().map(|row| known.score(*row)).collect();
        let best = scores.iter().copied().max().unwrap_or_default();
        let best = scores.iter().position(|score| *score == best);
        let (first, data) = known.heading_rows(&rows, best.unwrap_or_default());
        let headings = rows.get(first..data).unwrap_or_default();
        let width = headings
            .iter()
            .map(|row| row.len())
            .max()
            .unwrap_or_default();
        let parts = heading_parts(headings, width.min(MOST_COLUMNS));
        let mut found = Self {
            columns: parts.iter().map(|parts| known.column(parts)).collect(),
            layout: None,
            first,
            data,
            is_own: false,
            is_complete: false,
            width,
        };
        found.decide(table, names);
        found
    }

    /// Notes what the first cells of each column hold, by which people know it again.
    pub(super) fn note_samples(&mut self, table: &Table) {
        const ROWS: usize = 200;
        const SAMPLES: usize = 3;
        const LONGEST: usize = 40;
        let rows: Vec<Row> = table.rows().skip(self.data).take(ROWS).collect();
        for (index, column) in self.columns.iter_mut().enumerate() {
            let cells = rows.iter().map(|row| tidy(row.cell(index)));
            for cell in cells.filter(|cell| !cell.is_empty()) {
                let cell: String = cell.chars().take(LONGEST).collect();
                if !column.samples.contains(&cell) {
                    column.samples.push(cell);
                }
                if column.samples.len() == SAMPLES {
                    break;
                }
            }
        }
    }

    /// How surely these are headings: how many columns have a use.
    pub(super) fn certainty(&self) -> usize {
        let used = self.columns.iter().filter(|column| column.used.is_some());
        used.count() + usize::from(self.layout.is_some()) * 1_000
    }

    /// The column of a use; the first where there are several.
    pub(super) fn position(&self, used: &ColumnUse) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.used.as_ref() == Some(used))
    }

    /// The columns that say whether a row is a trial of the form, each with whether it does so by numbers:
    /// Qualtrics does, which also names the channel that the row came through.
    pub(super) fn trials(&self) -> Vec<(usize, bool)> {
        let columns = || self.columns.iter().enumerate();
        let names_channel = |column: &Column| {
            let mut names = column.names();
            names.any(|name| is("channel", &folded(name)))
        };
        let is_numbered = columns().any(|(_, column)| names_channel(column));
        let trials = columns().filter(|(_, column)| column.used == Some(ColumnUse::Preview));
        trials
            .map(|(index, column)| (index, is_numbered && !names_channel(column)))
            .collect()
    }

    /// The columns by their uses; the first of several.
    pub(super) fn positions(&self) -> HashMap<ColumnUse, usize> {
        let columns = self.columns.iter().enumerate().rev();
        let used = columns.filter_map(|(index, column)| Some((column.used.clone()?, index)));
        used.collect()
    }

    fn has(&self, used: &ColumnUse) -> bool {
        self.position(used).is_some()
    }

    /// Decides what a row holds, and takes uses away that the layout has no place for.
    fn decide(&mut self, table: &Table, names: &PracticeNames) {
        let of_practices = |column: &Column| matches!(column.used, Some(ColumnUse::Practice(_)));
        let answered = self
            .columns
            .iter()
            .filter(|column| of_practices(column))
            .count();
        if answered == 0 && !self.has(&ColumnUse::Question) {
            self.find_questions(table, names);
        }
        let exact = |name: &&str| {
            let mut columns = self.columns.iter();
            columns.any(|column| column.heading.trim().eq_ignore_ascii_case(name))
        };
        let own = ["respondent", "practice", "rating"];
        self.is_own = own.iter().filter(|name| exact(name)).count() > 1;
        let complete = [
            ColumnUse::Question,
            ColumnUse::Rating,
            ColumnUse::Id,
            ColumnUse::State,
            ColumnUse::Consensus,
        ];
        self.is_complete = self.is_own && complete.iter().all(|used| self.has(used));
        let of_people = [
            ColumnUse::Name,
            ColumnUse::FirstName,
            ColumnUse::LastName,
            ColumnUse::Id,
        ];
        let has_people = of_people.iter().any(|used| self.has(used));
        let has_answers = self.has(&ColumnUse::Question) && self.has(&ColumnUse::Rating);
        self.layout = match answered {
            0 => (has_answers && has_people).then_some(Layout::Answers),
            _ => Some(Layout::People),
        };
        if self.layout == Some(Layout::People) {
            for column in &mut self.columns {
                let is_of_answers = matches!(
                    column.used,
                    Some(
                        ColumnUse::Question
                            | ColumnUse::Rating
                            | ColumnUse::State
                            | ColumnUse::Reason
                            | ColumnUse::Confidence
                            | ColumnUse::Flagged
                            | ColumnUse::Evidence
                            | ColumnUse::Check
                            | ColumnUse::Consensus
                            | ColumnUse::ConsensusReason
                            | ColumnUse::ConsensusDay
                    )
                );
                if is_of_answers {
                    column.used = None;
                }
            }
        }
        self.only_one_of_each(table);
        self.leave_out_closing_remarks();
    }

    /// One remark after many practices, and none between them, is about the whole form: it is told and left out
    /// rather than put down to the last practice.
    fn leave_out_closing_remarks(&mut self) {
        const MANY: usize = 5;
        let is_practice = |column: &&Column| matches!(column.used, Some(ColumnUse::Practice(_)));
        let practices = self.columns.iter().filter(is_practice).count();
        let last = self.columns.iter().rposition(|column| is_practice(&column));
        let is_note = |column: &Column| column.used == Some(ColumnUse::Note);
        let notes = self.columns.iter().filter(|column| is_note(column)).count();
        let Some(last) = last.filter(|_| practices >= MANY && notes == 1) else {
            return;
        };
        let after = self.columns.iter_mut().skip(last + 1);
        for column in after.filter(|column| is_note(column) && !column.is_confirmed) {
            column.used = None;
        }
    }

    /// Takes a column for the questions where most of its cells name practices.
    fn find_questions(&mut self, table: &Table, names: &PracticeNames) {
        const ROWS: usize = 50;
        let rows: Vec<Row> = table.rows().skip(self.data).take(ROWS).collect();
        for (index, column) in self.columns.iter_mut().enumerate() {
            let cells = rows.iter().map(|row| row.cell(index));
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let of_practices = cells.iter().filter(|cell| names.find(cell).is_some());
            if of_practices.count() * 2 > cells.len() && !column.is_confirmed {
                column.used = Some(ColumnUse::Question);
                return;
            }
        }
    }

    /// Of several columns for one thing about people, the first that holds anything counts, or the one
    /// that somebody confirmed. Two of the program's own names are a fault, which is told elsewhere.
    fn only_one_of_each(&mut self, table: &Table) {
        if self.is_own {
            return;
        }
        let mut kept: HashMap<ColumnUse, usize> = HashMap::new();
        let data = self.data;
        let rows = || table.rows().skip(data).take(LOOKED_AT);
        let is_blank = |index: usize| rows().all(|row| row.cell(index).is_empty());
        for index in 0..self.columns.len() {
            let Some(column) = self.columns.get(index) else {
                continue;
            };
            let Some(used) = column.used.clone() else {
                continue;
            };
            let repeats = matches!(
                used,
                ColumnUse::Practice(_)
                    | ColumnUse::NoteOn(_)
                    | ColumnUse::Note
                    | ColumnUse::Preview
                    | ColumnUse::Leave
            );
            if repeats {
                continue;
            }
            let is_confirmed = column.is_confirmed;
            let is_of_people = matches!(
                used,
                ColumnUse::Name
                    | ColumnUse::FirstName
                    | ColumnUse::LastName
                    | ColumnUse::Role
                    | ColumnUse::Team
            );
            if is_of_people && !is_confirmed && is_blank(index) {
                // Services write such columns whether anybody was asked or not.
                if let Some(column) = self.columns.get_mut(index) {
                    column.used = None;
                }
                continue;
            }
            match kept.get(&used).copied() {
                None => {
                    kept.insert(used, index);
                }
                Some(before) => {
                    let is_better = is_confirmed || (is_blank(before) && !is_blank(index));
                    let loser = if is_better {
                        kept.insert(used, index);
                        before
                    } else {
                        index
                    };
                    if let Some(column) = self.columns.get_mut(loser) {
                        column.used = None;
                    }
                }
            }
        }
    }
}

/// The parts of the heading of a column, with where they stand.
type Parts<'t> = Vec<(&'t str, usize)>;

/// The parts of each column's heading. A heading over several columns stands over the first of them
/// only, if there are rows of headings below.
fn heading_parts<'t>(rows: &[Row<'t>], count: usize) -> Vec<Parts<'t>> {
    let mut columns: Vec<Parts> = vec![Vec::new(); count];
    for (number, row) in rows.iter().enumerate() {
        let mut above = None;
        for (index, parts) in columns.iter_mut().enumerate() {
            let cell = row.cell(index);
            if !cell.is_empty() {
                above = Some((cell, row.at(index)));
            }
            let has_below = || {
                rows.iter()
                    .skip(number + 1)
                    .any(|row| !row.cell(index).is_empty())
            };
            match above {
                Some(part) if !cell.is_empty() => parts.push(part),
                Some((text, _)) if has_below() => parts.push((text, row.at(index))),
                _ if number == 0 && rows.len() == 1 => parts.push(("", row.at(index))),
                _ => {}
            }
        }
    }
    columns
}

/// What headings are recognised by.
struct KnownWords<'k> {
    names: &'k PracticeNames<'k>,
    mapping: &'k Mapping,
}

/// The words about people, and those of tables with a row an answer, in the order they are tried.
const KINDS: [(&str, ColumnUse); 20] = [
    ("name", ColumnUse::Name),
    ("first_name", ColumnUse::FirstName),
    ("last_name", ColumnUse::LastName),
    ("role", ColumnUse::Role),
    ("team", ColumnUse::Team),
    ("note", ColumnUse::Note),
    ("question", ColumnUse::Question),
    ("rating", ColumnUse::Rating),
    ("state", ColumnUse::State),
    ("reason", ColumnUse::Reason),
    ("confidence", ColumnUse::Confidence),
    ("flagged", ColumnUse::Flagged),
    ("evidence", ColumnUse::Evidence),
    ("check", ColumnUse::Check),
    ("consensus", ColumnUse::Consensus),
    ("consensus_reason", ColumnUse::ConsensusReason),
    ("consensus_day", ColumnUse::ConsensusDay),
    ("finished", ColumnUse::Finished),
    ("preview", ColumnUse::Preview),
    ("id", ColumnUse::Id),
];

impl KnownWords<'_> {
    /// What somebody confirmed about a heading.
    fn confirmed(&self, heading: &str) -> Option<&ColumnUse> {
        let wanted = folded(heading);
        let columns = self.mapping.columns.iter();
        let mut found = columns.filter(|(known, _)| folded(known) == wanted);
        found.next().map(|(_, used)| used)
    }

    /// What a heading says by itself.
    fn used(&self, heading: &str) -> Option<ColumnUse> {
        let text = folded(heading);
        let kinds = KINDS.iter();
        // Some services write the code of a question before its text: "G01Q02. Your role".
        let (code, rest) = text.split_once(". ").unwrap_or((&text, &text));
        for part in [text.as_str(), rest, code] {
            let part = folded(part);
            let mut whole = kinds.clone().filter(|(kind, _)| is(kind, &part));
            if let Some((_, used)) = whole.next() {
                return Some(used.clone());
            }
        }
        if let Some(practice) = self.names.find(heading) {
            let is_note = stands_in("note", &text) || stands_in("closing", &text);
            return Some(if is_note {
                ColumnUse::NoteOn(practice.clone())
            } else {
                ColumnUse::Practice(practice.clone())
            });
        }
        if stands_in("closing", &text) {
            // What is said at the end is said about no practice.
            return None;
        }
        let mut inside = kinds.filter(|(kind, _)| stands_in(kind, &text));
        let used = inside.next().map(|(_, used)| used.clone());
        // "Please explain your answer on complaints" is about that practice, wherever the column stands.
        let about = (used == Some(ColumnUse::Note)).then(|| self.names.spoken_of(&text));
        about.flatten().cloned().map(ColumnUse::NoteOn).or(used)
    }

    fn column(&self, parts: &Parts) -> Column {
        let mut said: Vec<String> = Vec::new();
        for (part, _) in parts {
            let part = tidy(part);
            if !part.is_empty() && !said.contains(&part) && !is_import_id(&part) {
                said.push(part);
            }
        }
        let heading = said.join(" – ");
        let at = parts.last().map_or(0, |(_, at)| *at);
        let all = || said.iter().rev().map(String::as_str);
        let whole = self.confirmed(&heading);
        if let Some(used) = whole.or_else(|| all().find_map(|part| self.confirmed(part))) {
            return Column {
                heading,
                used: Some(used.clone()),
                is_confirmed: true,
                samples: Vec::new(),
                is_own: false,
                parts: said,
                at,
            };
        }
        let found: Vec<ColumnUse> = all().filter_map(|part| self.used(part)).collect();
        let of_practice = found.iter().find(|used| used.practice().is_some());
        // "Response" below a question says less than the question.
        let is_plain = |used: &&ColumnUse| !matches!(used, ColumnUse::Rating | ColumnUse::Question);
        let used = of_practice
            .or_else(|| found.iter().find(is_plain))
            .or(found.first())
            .cloned();
        Column {
            is_own: used.is_none() && is("known", &folded(&heading)),
            heading,
            used,
            is_confirmed: false,
            samples: Vec::new(),
            parts: said,
            at,
        }
    }

    /// How many cells of a row are headings that are known.
    fn score(&self, row: Row) -> usize {
        let cells = row
            .cells()
            .take(MOST_COLUMNS)
            .filter(|cell| !cell.is_empty());
        let known = |cell: &&str| self.confirmed(cell).is_some() || self.used(cell).is_some();
        cells.filter(known).count()
    }

    fn names_practices(&self, row: Row) -> usize {
        let cells = row.cells().take(MOST_COLUMNS);
        cells.filter(|cell| self.names.find(cell).is_some()).count()
    }

    /// The first row of the headings and the first below them, around a row that is surely one.
    fn heading_rows(&self, rows: &[Row], best: usize) -> (usize, usize) {
        let Some(middle) = rows.get(best) else {
            return (best, best);
        };
        let filled = |row: &Row| row.cells().filter(|cell| !cell.is_empty()).count();
        // The machine-readable line of some services closes the headings.
        let machine = rows.iter().position(|row| row.cells().any(is_import_id));
        let mut last = machine.filter(|place| *place > best).unwrap_or(best);
        while let Some(row) = rows.get(last + 1)
            && self.goes_on(rows, last, *row)
        {
            last += 1;
        }
        let mut first = best;
        while let Some(before) = first.checked_sub(1)
            && let Some(row) = rows.get(before)
            && (machine.is_some() || self.names_practices(*middle) > 0)
            && filled(row) > 1
            && row.len() >= middle.len() / 2
            && !row.cells().all(is_number)
        {
            first = before;
        }
        (first, last + 1)
    }

    /// Whether a row goes on with the headings: it names practices where the rows above and below it
    /// do not.
    fn goes_on(&self, rows: &[Row], last: usize, row: Row) -> bool {
        let named = |row: Row, index: usize| self.names.find(row.cell(index)).is_some();
        let below = rows.get(last + 2);
        let above = rows.get(last);
        let of_columns = (0..row.len().min(MOST_COLUMNS)).filter(|index| named(row, *index));
        let only_here = of_columns.filter(|index| {
            let above = above.map_or("", |above| above.cell(*index));
            let is_question = is("question", &folded(above));
            !is_question && below.is_some_and(|below| !named(*below, *index))
        });
        let only_here: Vec<usize> = only_here.collect();
        let above_names = above.map_or(0, |above| self.names_practices(*above));
        let is_bare = |index: &usize| above.is_some_and(|above| above.cell(*index).is_empty());
        above_names == 0 && (only_here.len() > 1 || only_here.iter().any(is_bare))
    }
}

/// Whether a cell is one of those that say how a service itself takes the column in.
fn is_import_id(cell: &str) -> bool {
    cell.contains("\"ImportId\"")
}

fn is_number(cell: &str) -> bool {
    cell.is_empty() || cell.parse::<f64>().is_ok()
}

/// The columns that answer each practice more than once, by their positions.
pub(super) fn twice(columns: &[Column]) -> Vec<usize> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut repeated = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let is_one = !matches!(
            &column.used,
            Some(ColumnUse::NoteOn(_) | ColumnUse::Note | ColumnUse::Preview | ColumnUse::Leave)
                | None
        );
        if let Some(used) = column.used.as_ref().filter(|_| is_one)
            && seen.insert(used.to_string(), index).is_some()
        {
            repeated.push(index);
        }
    }
    repeated
}
