//! A table of answers that is looked at before it is taken in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::format::import::{self, Choices, Person, Question, Reading, Table, TextRead};
use crate::format::{Diagnostic, Severity};
use crate::model::{Assessment, Mapping, Rating, RespondentId};
use crate::window::route::Route;
use crate::words::{Message, Words};

/// A table of answers that is looked at before it is taken in.
#[derive(Debug)]
pub(crate) struct Importing {
    /// Tells it from other tables.
    pub(crate) number: u64,
    pub(crate) path: PathBuf,
    /// The screen that it was asked for on.
    pub(crate) from: Route,
    source: Source,
    pub(crate) choices: Choices,
    /// Counts choices.
    chosen: u64,
    /// Whose answers may be replaced.
    pub(crate) replaced: BTreeSet<RespondentId>,
    /// Whether what cannot be read is left out.
    pub(crate) leaves_out_faults: bool,
    /// What it held when it was read last.
    pub(crate) found: Option<Found>,
    /// What it is being read for.
    running: Option<Wanted>,
    /// Whether the answers are to be taken in as soon as it was read.
    pub(crate) waits: bool,
}

/// The table, once its bytes were read.
#[derive(Debug, Clone)]
enum Source {
    Bytes(Arc<[u8]>),
    Table(Arc<Table>),
}

/// What a table is read for: which table, which revision of the document, and which choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) number: u64,
    pub(crate) revision: u64,
    chosen: u64,
}

/// A table to be read.
#[derive(Debug)]
pub(crate) struct TableOrder {
    pub(crate) wanted: Wanted,
    source: Source,
    pub(crate) assessment: Assessment,
    choices: Choices,
}

/// What a table holds.
#[derive(Debug)]
pub(crate) enum Found {
    Preview(Box<Preview>),
    /// Nothing can be read from it.
    Refused(Vec<Diagnostic>),
    /// Reading it failed.
    Failed(Message),
}

/// What a table would bring into the document.
#[derive(Debug)]
pub(crate) struct Preview {
    of: Wanted,
    /// Why practices do not apply where nobody said why, as it was typed when the table was read.
    pub(crate) reason: String,
    table: Arc<Table>,
    pub(crate) reading: Reading,
    /// How many answers are new, replace others, and are here already.
    pub(crate) answers: [usize; 3],
    /// How many people are in the document already.
    pub(crate) known: usize,
    /// How many faults keep something out.
    pub(crate) errors: usize,
}

/// What must be decided before anything is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Open {
    /// Whether no column says what is answered.
    pub(crate) columns: bool,
    /// How many texts stand for something only once that is confirmed.
    pub(crate) meanings: usize,
    /// How many questions there are about who is who.
    pub(crate) people: usize,
    /// How many faults nobody decided to leave out.
    pub(crate) faults: usize,
}

impl Open {
    /// How many things there are to decide; all faults are one.
    pub(crate) const fn count(self) -> usize {
        let faults = if self.faults > 0 { 1 } else { 0 };
        let columns = if self.columns { 1 } else { 0 };
        columns + self.meanings + self.people + faults
    }
}

impl Importing {
    /// Begins to look at a table, with what was confirmed about others of the questionnaire.
    pub(crate) fn new(
        number: u64,
        path: PathBuf,
        bytes: Vec<u8>,
        from: Route,
        known: Mapping,
    ) -> Self {
        Self {
            number,
            path,
            from,
            source: Source::Bytes(bytes.into()),
            choices: Choices {
                mapping: known,
                ..Choices::default()
            },
            chosen: 0,
            replaced: BTreeSet::new(),
            leaves_out_faults: false,
            found: None,
            running: None,
            waits: false,
        }
    }

    /// Looks at the same file once more, with what was decided about it.
    pub(crate) fn renewed(&self, number: u64, bytes: Vec<u8>) -> Self {
        Self {
            replaced: self.replaced.clone(),
            choices: self.choices.clone(),
            ..Self::new(
                number,
                self.path.clone(),
                bytes,
                self.from,
                Mapping::default(),
            )
        }
    }

    /// Changes what was decided; the table is then read again.
    pub(crate) fn choose(&mut self, change: impl FnOnce(&mut Choices)) {
        change(&mut self.choices);
        self.chosen += 1;
        self.waits = false;
    }

    /// What would be taken in, as far as the table was read.
    pub(crate) fn preview(&self) -> Option<&Preview> {
        match &self.found {
            Some(Found::Preview(preview)) => Some(preview),
            _ => None,
        }
    }

    /// What the table is to be read for at a revision.
    const fn wanted(&self, revision: u64) -> Wanted {
        Wanted {
            number: self.number,
            revision,
            chosen: self.chosen,
        }
    }

    /// Whether it was read for a revision and for what was chosen.
    pub(crate) fn is_read(&self, revision: u64) -> bool {
        match &self.found {
            Some(Found::Preview(preview)) => preview.of == self.wanted(revision),
            Some(Found::Refused(_) | Found::Failed(_)) => true,
            None => false,
        }
    }

    pub(crate) const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// An order to read it, unless it is read or being read.
    pub(crate) fn order(&mut self, revision: u64, assessment: &Assessment) -> Option<TableOrder> {
        if self.is_running() || self.is_read(revision) {
            return None;
        }
        let wanted = self.wanted(revision);
        self.running = Some(wanted);
        Some(TableOrder {
            wanted,
            source: self.source.clone(),
            assessment: assessment.clone(),
            choices: self.choices.clone(),
        })
    }

    /// Takes in what was read; gives what was there before.
    pub(crate) fn take(&mut self, wanted: Wanted, found: Found) -> Option<Found> {
        if self.running != Some(wanted) {
            return Some(found);
        }
        self.running = None;
        if let Found::Preview(preview) = &found {
            self.source = Source::Table(Arc::clone(&preview.table));
        }
        self.found.replace(found)
    }

    /// What must be decided before anything is taken.
    pub(crate) fn open(&self) -> Open {
        let Some(preview) = self.preview() else {
            return Open::default();
        };
        let reading = &preview.reading;
        let questions = reading.questions.iter();
        let who = questions.filter(|(_, question)| {
            matches!(
                question,
                Question::Twice { .. }
                    | Question::Rows { .. }
                    | Question::Alike { .. }
                    | Question::Strangers { .. }
            )
        });
        let faults = if self.leaves_out_faults {
            0
        } else {
            preview.errors
        };
        Open {
            columns: reading.layout.is_none(),
            meanings: preview.proposed().count(),
            people: who.count() + self.replacing().count(),
            faults: if reading.layout.is_some() { faults } else { 0 },
        }
    }

    /// People whose answers would be replaced, which nobody permitted yet.
    pub(crate) fn replacing(&self) -> impl Iterator<Item = &Person> {
        let people = self.preview().map(|preview| &preview.reading.people);
        let changed = people.into_iter().flatten();
        changed.filter(|person| {
            let is_permitted = |known| self.replaced.contains(known);
            let is_changed = !person.changed.is_empty() && !person.is_stranger;
            is_changed && !person.known.as_ref().is_some_and(is_permitted)
        })
    }

    /// Whether everything is decided and there is something to take in.
    pub(crate) fn is_ready(&self) -> bool {
        self.open().count() == 0 && self.preview().is_some_and(Preview::brings_something)
    }
}

impl Preview {
    fn new(of: Wanted, reason: String, table: Arc<Table>, reading: Reading) -> Self {
        let people = &reading.people;
        let count = |of: fn(&Person) -> usize| people.iter().map(of).sum::<usize>();
        let errors = reading.faults.iter();
        let errors = errors.filter(|fault| fault.severity == Severity::Error);
        Self {
            of,
            reason,
            table,
            answers: [
                count(|person| person.new),
                count(|person| person.changed.len()),
                count(|person| person.unchanged),
            ],
            known: people
                .iter()
                .filter(|person| person.known.is_some())
                .count(),
            errors: errors.count(),
            reading,
        }
    }

    /// Whether it would change anything.
    pub(crate) fn brings_something(&self) -> bool {
        let [new, changed, _] = self.answers;
        let newcomers = self.reading.people.len() - self.known;
        newcomers + new + changed + self.reading.agreed() > 0
    }

    /// Texts that were not understood.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &TextRead> {
        let texts = self.reading.texts.iter();
        texts.filter(|read| read.meaning.is_none() && read.proposal.is_none())
    }

    /// Texts that stand for what is proposed once that is confirmed.
    pub(crate) fn proposed(&self) -> impl Iterator<Item = &TextRead> {
        let texts = self.reading.texts.iter();
        texts.filter(|read| read.meaning.is_none() && read.proposal.is_some())
    }
}

/// Reads a table.
pub(crate) fn read(order: TableOrder, words: &Words) -> Found {
    let table = match order.source {
        Source::Table(table) => table,
        Source::Bytes(bytes) => match import::open(&bytes, &order.assessment.questionnaire) {
            Ok(table) => Arc::new(table),
            Err(faults) => return Found::Refused(faults),
        },
    };
    let mut choices = order.choices;
    let plain = words.text("import-reason");
    if choices.reason.trim().is_empty() {
        choices.reason.clone_from(&plain);
    }
    // What was chosen for a text says no reason of its own.
    for meaning in choices.mapping.values.values_mut() {
        if let Some(Rating::NotApplicable(reason)) = &mut meaning.rating
            && *reason == plain
        {
            reason.clone_from(&choices.reason);
        }
    }
    let reading = import::read(&table, &order.assessment, &choices);
    let preview = Preview::new(order.wanted, choices.reason, table, reading);
    Found::Preview(Box::new(preview))
}
