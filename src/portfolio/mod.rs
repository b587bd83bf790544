//! Many assessments side by side: what each comes to, which is the latest of its unit, and what units have in
//! common. Worked out once; the commands read it.
//!
//! An [`AssessmentRow`] is made of one assessment and holds no answer, note or name of a person, so that thousands of
//! rows take little memory. Levels of different questionnaires are never counted together.

mod group;
mod row;

pub use group::{Distribution, ElementCount, Group, Moves, PlanSum, PracticeCount};
pub use row::{AssessmentRow, ElementRow, PlanRow};

use std::collections::BTreeMap;

use crate::model::DocumentId;

/// Assessments side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// A row an assessment, in the order they were given.
    pub rows: Vec<AssessmentRow>,
    /// What each row counts as.
    pub standings: Vec<Standing>,
    /// The latest assessments by their questionnaire: what levels mean differs between these.
    pub groups: Vec<Group>,
}

/// What an assessment counts as among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The latest of its unit. It counts in sums.
    Latest {
        /// The place of the assessment before it.
        before: Option<usize>,
    },
    /// There is a later one of the same unit.
    Earlier,
    /// The same assessment was given twice; the other one, at this place, counts.
    CopyOf(usize),
}

impl Portfolio {
    /// Puts assessments side by side.
    ///
    /// Of copies, which have the same id, the one with the later day counts, and of equal days the one given first.
    /// Assessments are of one unit where organisation, unit and group of customers have the same names, whatever the
    /// case of the letters, or where one names the other as the one before it. One without any name stands alone.
    #[must_use]
    pub fn of(rows: Vec<AssessmentRow>) -> Self {
        let copies = copies(&rows);
        let counted: Vec<usize> = (0..rows.len())
            .filter(|at| !copies.contains_key(at))
            .collect();
        let mut standings = vec![Standing::Earlier; rows.len()];
        let mut latest = Vec::new();
        for unit in units(&rows, &counted) {
            // By day; those without one are taken for the earliest, and of equal days the last one given counts.
            let mut by_day = unit;
            by_day.sort_by_key(|at| rows.get(*at).and_then(|row| row.date));
            let Some(newest) = by_day.pop() else { continue };
            let before = by_day.last().copied();
            latest.push((newest, before));
            if let Some(standing) = standings.get_mut(newest) {
                *standing = Standing::Latest { before };
            }
        }
        for (copy, of) in copies {
            if let Some(standing) = standings.get_mut(copy) {
                *standing = Standing::CopyOf(of);
            }
        }
        latest.sort_unstable();
        let groups = Group::all(&rows, &latest);
        Self {
            rows,
            standings,
            groups,
        }
    }

    /// How many rows count as something.
    #[must_use]
    pub fn count(&self, is_such: impl Fn(Standing) -> bool) -> usize {
        self.standings.iter().filter(|it| is_such(**it)).count()
    }
}

/// The rows that are copies, each with the one that counts in its place.
fn copies(rows: &[AssessmentRow]) -> BTreeMap<usize, usize> {
    let mut by_id: BTreeMap<DocumentId, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(id) = row.identity.id {
            by_id.entry(id).or_default().push(at);
        }
    }
    let day = |at: &usize| rows.get(*at).and_then(|row| row.date);
    let mut found = BTreeMap::new();
    for same in by_id.into_values() {
        // The first of those with the latest day.
        let counts = same.iter().copied().rev().max_by_key(day);
        if let Some(counts) = counts {
            let others = same.into_iter().filter(|at| *at != counts);
            found.extend(others.map(|at| (at, counts)));
        }
    }
    found
}

/// The places of the rows of each unit.
fn units(rows: &[AssessmentRow], counted: &[usize]) -> Vec<Vec<usize>> {
    let mut unit_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<_, usize> = BTreeMap::new();
    let mut by_id: BTreeMap<DocumentId, usize> = BTreeMap::new();
    let mut units: Vec<Vec<usize>> = Vec::new();
    let row_at = |at: usize| rows.get(at).map(|row| (at, row));
    for (at, row) in counted.iter().filter_map(|at| row_at(*at)) {
        let unit = row.unit_key().map_or(units.len(), |key| {
            *by_name.entry(key).or_insert(units.len())
        });
        if unit == units.len() {
            units.push(Vec::new());
        }
        if let Some(unit) = units.get_mut(unit) {
            unit.push(at);
        }
        unit_of.insert(at, unit);
        if let Some(id) = row.identity.id {
            by_id.insert(id, at);
        }
    }
    // A unit that was renamed is still the same one.
    for (at, row) in counted.iter().filter_map(|at| row_at(*at)) {
        let before = row.identity.previous.and_then(|id| by_id.get(&id));
        let Some((from, to)) = before.and_then(|it| unit_of.get(it)).zip(unit_of.get(&at)) else {
            continue;
        };
        let (from, to) = (*from, *to);
        if from == to
            || !rows
                .get(at)
                .is_some_and(|row| row.is_of_group(rows, before))
        {
            continue;
        }
        let moved = units.get_mut(from).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            unit_of.insert(*at, to);
        }
        if let Some(unit) = units.get_mut(to) {
            unit.extend(moved);
        }
    }
    units.retain(|unit| !unit.is_empty());
    units
}

#[cfg(test)]
mod tests;
