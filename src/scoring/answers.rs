//! What everybody said about every practice of a form, found once and read many times.

use std::cmp::Ordering;

use crate::model::{
    Answer, Assessment, Confidence, Element, Form, HalfLevels, Practice, PracticeId, Rating,
    Response, ResponseSheet,
};

/// A table with a row a respondent and a cell a practice.
pub(super) struct AnswerTable<'a> {
    /// The practices of the form in the questionnaire's order, each with its element.
    pub(super) practices: Vec<(&'a Element, &'a Practice)>,
    respondents: usize,
    cells: Vec<AnswerCell>,
}

/// What the rule looks at of one response; empty where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct AnswerCell {
    pub(super) answer: Option<Answer>,
    pub(super) has_evidence: bool,
    pub(super) confidence: Option<Confidence>,
}

impl AnswerCell {
    pub(super) fn of(response: &Response) -> Self {
        Self {
            answer: response.rating.as_ref().map(Rating::answer),
            has_evidence: !response.evidence.is_empty(),
            confidence: response.confidence,
        }
    }

    /// The half levels of a rating; `None` of any other answer.
    pub(super) fn rated(self) -> Option<HalfLevels> {
        self.answer?.standing().rated()
    }
}

impl<'a> AnswerTable<'a> {
    pub(super) fn of(assessment: &'a Assessment, form: Form) -> Self {
        let practices: Vec<_> = assessment.questionnaire.practices_in(form).collect();
        let mut columns: Vec<(&PracticeId, usize)> = practices
            .iter()
            .enumerate()
            .map(|(column, (_, practice))| (&practice.id, column))
            .collect();
        columns.sort_unstable();
        let respondents = assessment.respondents.len();
        let mut cells = vec![AnswerCell::default(); practices.len() * respondents];
        let rows = cells.chunks_mut(practices.len().max(1));
        for (row, respondent) in rows.zip(&assessment.respondents) {
            fill(row, &columns, &respondent.sheet);
        }
        Self {
            practices,
            respondents,
            cells,
        }
    }

    /// What each respondent said, practice by practice.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[AnswerCell]> {
        let width = self.practices.len();
        (0..self.respondents).map(move |row| {
            let cells = self.cells.get(row * width..(row + 1) * width);
            cells.unwrap_or_default()
        })
    }

    /// The rows of the people who answered at least one practice of the form.
    pub(super) fn people(&self) -> impl Iterator<Item = &[AnswerCell]> {
        let answered = |row: &&[AnswerCell]| row.iter().any(|cell| cell.answer.is_some());
        self.rows().filter(answered)
    }

    /// What was said about the practice of a column.
    pub(super) fn about(&self, column: usize) -> impl Iterator<Item = AnswerCell> {
        self.rows().filter_map(move |row| row.get(column).copied())
    }
}

/// Puts the responses of a sheet into the columns of their practices; both are in the order of ids.
fn fill(row: &mut [AnswerCell], columns: &[(&PracticeId, usize)], sheet: &ResponseSheet) {
    let mut columns = columns.iter().peekable();
    for (id, response) in &sheet.0 {
        while let Some((asked, column)) = columns.peek() {
            match (*asked).cmp(id) {
                Ordering::Less => {}
                Ordering::Greater => break,
                Ordering::Equal => {
                    if let Some(cell) = row.get_mut(*column) {
                        *cell = AnswerCell::of(response);
                    }
                }
            }
            columns.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerCell, AnswerTable};
    use crate::model::example::{Answer, practice_id, weighted};
    use crate::model::{Assessment, Form};

    /// Twelve practices, so that `P0.10` stands before `P0.2` in the order of ids; of the second
    /// respondent every third answer is missing.
    fn gaps() -> Assessment {
        let all = vec![Answer::At(4); 12];
        let some: Vec<Answer> = (0..12)
            .map(|practice| match practice % 3 {
                0 => Answer::Open,
                _ => Answer::At(6),
            })
            .collect();
        let mut found = weighted(&[vec![1; 12]], &[vec![all], vec![some]]);
        found.questionnaire.short_form = [10, 2, 6].map(|place| practice_id(0, place)).to_vec();
        found
    }

    #[test]
    fn a_cell_is_what_the_sheet_says_about_its_practice() {
        let assessment = gaps();
        for (form, practices) in [(Form::Short, 3), (Form::Full, 12)] {
            let answers = AnswerTable::of(&assessment, form);
            assert_eq!(answers.practices.len(), practices);
            assert_eq!(answers.rows().count(), 2);
            for (row, respondent) in answers.rows().zip(&assessment.respondents) {
                assert_eq!(row.len(), practices);
                for (cell, (_, practice)) in row.iter().zip(&answers.practices) {
                    let said = respondent.sheet.get(&practice.id);
                    assert_eq!(*cell, said.map_or(AnswerCell::default(), AnswerCell::of));
                }
            }
        }
    }
}
