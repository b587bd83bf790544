//! The cells of the table: which practices and people there are, where the cursor is, and where it goes.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::model::{
    Element, Practice, PracticeId, Rating, Respondent, RespondentId, Response, RoleForm, Shared,
};
use crate::window::grid::state::{Column, Move, Onward};
use crate::window::session::Session;

/// The cells of the table. A place is a row and a column.
pub(crate) struct Cells<'a> {
    session: &'a Session,
    rows: Vec<(&'a Element, &'a Practice)>,
    agreed: bool,
    /// What each role is asked, once it was looked up: there are few roles, and many cells.
    roles: RefCell<BTreeMap<&'a str, Option<&'a RoleForm>>>,
}

/// A row and a column.
pub(crate) type CellPlace = (usize, usize);

impl<'a> Cells<'a> {
    pub(crate) fn of(session: &'a Session) -> Self {
        let assessment = &session.assessment;
        let practices = assessment.questionnaire.practices_in(assessment.form);
        Self {
            session,
            rows: practices.collect(),
            agreed: session.shows_agreed(),
            roles: RefCell::default(),
        }
    }

    pub(crate) fn rows(&self) -> &[(&'a Element, &'a Practice)] {
        &self.rows
    }

    pub(crate) fn people(&self) -> &'a [Shared<Respondent>] {
        &self.session.assessment.respondents
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        self.people().len() + usize::from(self.agreed)
    }

    /// Where the cursor is.
    pub(crate) fn here(&self) -> CellPlace {
        let shown = self.session.practice.as_ref();
        let mut rows = self.rows.iter();
        let row = rows.position(|(_, practice)| Some(&practice.id) == shown);
        let column = if self.session.is_group() {
            self.people().len()
        } else {
            self.session.seated().map_or(0, |(place, _)| place)
        };
        (row.unwrap_or(0), column)
    }

    /// What stands at a place.
    pub(crate) fn at(&self, (row, column): CellPlace) -> Option<(&'a Practice, Column)> {
        let (_, practice) = self.rows.get(row)?;
        Some((practice, self.column(column)?))
    }

    /// The column at a place from the left.
    pub(crate) fn column(&self, place: usize) -> Option<Column> {
        match self.people().get(place) {
            Some(person) => Some(Column::Person(person.id.clone())),
            None => (self.agreed && place == self.people().len()).then_some(Column::Group),
        }
    }

    /// Whether an answer can be given at a place: the person is asked about the practice, or it is the
    /// group's.
    pub(crate) fn takes(&self, (row, column): CellPlace) -> bool {
        let Some((_, practice)) = self.rows.get(row) else {
            return false;
        };
        match self.people().get(column) {
            Some(person) => self.asks(person, practice),
            None => self.agreed,
        }
    }

    /// Whether a person is asked about a practice.
    pub(crate) fn asks(&self, person: &'a Respondent, practice: &Practice) -> bool {
        let mut roles = self.roles.borrow_mut();
        let form = roles.entry(&person.role);
        let questionnaire = &self.session.assessment.questionnaire;
        let form = form.or_insert_with(|| questionnaire.role_form(&person.role));
        person.is_asked(*form, &practice.id)
    }

    /// What a person said about a practice; `None` of the group.
    pub(crate) fn response(&self, practice: &PracticeId, column: usize) -> Option<&'a Response> {
        self.people().get(column)?.sheet.get(practice)
    }

    /// The rating in a cell.
    pub(crate) fn rating(&self, practice: &PracticeId, column: usize) -> Option<&'a Rating> {
        if let Some(person) = self.people().get(column) {
            return person.sheet.rating(practice);
        }
        let agreed = self.session.assessment.consensus.get(practice)?;
        Some(&agreed.rating)
    }

    /// Where a movement leads. It ends at the edges.
    pub(crate) fn moved(&self, (row, column): CellPlace, by: Move) -> CellPlace {
        let last = (
            self.rows.len().saturating_sub(1),
            self.columns().saturating_sub(1),
        );
        let within = |from: usize, by: isize, last: usize| from.saturating_add_signed(by).min(last);
        match by {
            Move::Rows(by) => (within(row, by, last.0), column),
            Move::Columns(by) => (row, within(column, by, last.1)),
            Move::RowStart => (row, 0),
            Move::RowEnd => (row, last.1),
            Move::First => (0, 0),
            Move::Last => last,
            Move::Next if column < last.1 => (row, column + 1),
            Move::Next if row < last.0 => (row + 1, 0),
            Move::Previous if column > 0 => (row, column - 1),
            Move::Previous if row > 0 => (row - 1, last.1),
            Move::Next | Move::Previous => (row, column),
        }
    }

    /// Where the cursor goes after an answer: the next cell that takes one. What the group agreed on is
    /// gone through by itself. Stays where there is none.
    pub(crate) fn onward(&self, here: CellPlace, onward: Onward) -> CellPlace {
        let (rows, people) = (self.rows.len(), self.people().len());
        let takes = |place: &CellPlace| self.takes(*place);
        let (row, column) = here;
        let rest = row + 1..rows;
        if column >= people {
            return rest.map(|row| (row, column)).next().unwrap_or(here);
        }
        let next = match onward {
            Onward::Practice => rest
                .map(|row| (row, column))
                .chain(
                    (column + 1..people).flat_map(|column| (0..rows).map(move |row| (row, column))),
                )
                .find(takes),
            Onward::Person => (column + 1..people)
                .map(|column| (row, column))
                .chain(rest.flat_map(|row| (0..people).map(move |column| (row, column))))
                .find(takes),
        };
        next.unwrap_or(here)
    }
}

/// The column that the cursor is in.
pub(crate) fn column_of(session: &Session) -> Column {
    if session.is_group() {
        Column::Group
    } else {
        Column::Person(RespondentId::clone(&session.me))
    }
}
