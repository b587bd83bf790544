//! What everybody said about every practice of a form, found once and read many times.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::model::{
    Answer, Assessment, Confidence, Element, Form, HalfLevels, Practice, PracticeId, Respondent,
    Response, RoleForm,
};

/// A table with a row a respondent and a cell a practice.
pub(super) struct AnswerTable<'a> {
    /// The practices of the form in the questionnaire's order, each with its element.
    pub(super) practices: Vec<(&'a Element, &'a Practice)>,
    /// The form of each respondent's role, where it has one.
    roles: Vec<Option<&'a RoleForm>>,
    cells: Vec<AnswerCell>,
}

/// What the rule looks at of one response; empty where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct AnswerCell {
    pub(super) answer: Option<Answer>,
    pub(super) has_evidence: bool,
    pub(super) has_checked_evidence: bool,
    pub(super) is_sent_back: bool,
    pub(super) confidence: Option<Confidence>,
}

impl AnswerCell {
    /// What is looked at of a response of somebody called `own`.
    pub(super) fn of(own: &str, response: &Response) -> Self {
        Self {
            answer: response.counted(),
            has_evidence: !response.evidence.is_empty(),
            has_checked_evidence: response.has_checked_evidence(own),
            is_sent_back: response.is_sent_back(),
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
        let roles = roles(assessment);
        let mut cells = vec![AnswerCell::default(); practices.len() * roles.len()];
        let rows = cells.chunks_mut(practices.len().max(1));
        for (row, respondent) in rows.zip(&assessment.respondents) {
            fill(row, &columns, respondent);
        }
        Self {
            practices,
            roles,
            cells,
        }
    }

    /// What each respondent said, practice by practice.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[AnswerCell]> {
        let width = self.practices.len();
        (0..self.roles.len()).map(move |row| {
            let cells = self.cells.get(row * width..(row + 1) * width);
            cells.unwrap_or_default()
        })
    }

    /// The rows of the people who answered at least one practice of the form.
    pub(super) fn people(&self) -> impl Iterator<Item = &[AnswerCell]> {
        let answered = |row: &&[AnswerCell]| row.iter().any(|cell| cell.answer.is_some());
        self.rows().filter(answered)
    }

    /// How many of [`Self::people`] could judge the practice of a column.
    pub(super) fn could_judge(&self, column: usize) -> usize {
        let Some((_, practice)) = self.practices.get(column) else {
            return 0;
        };
        let rows = self.rows().zip(&self.roles);
        let could = rows.filter(|(row, role)| {
            let said = |cell: &AnswerCell| cell.answer.is_some();
            row.get(column).is_some_and(said)
                || (role.is_none_or(|form| form.question(&practice.id).is_some())
                    && row.iter().any(said))
        });
        could.count()
    }

    /// What was said about the practice of a column.
    pub(super) fn about(&self, column: usize) -> impl Iterator<Item = AnswerCell> {
        self.rows().filter_map(move |row| row.get(column).copied())
    }
}

/// The form of each respondent's role, looked up once for each way to write a role.
fn roles(assessment: &Assessment) -> Vec<Option<&RoleForm>> {
    let mut known: HashMap<&str, Option<&RoleForm>> = HashMap::new();
    let people = assessment.respondents.iter();
    let form = |role| assessment.questionnaire.role_form(role);
    people
        .map(|who| *known.entry(&who.role).or_insert_with(|| form(&who.role)))
        .collect()
}

/// How many of those who answered something of the assessment's form could judge a practice.
pub(super) fn could_judge(assessment: &Assessment, practice: &PracticeId) -> usize {
    let asked = assessment.questionnaire.practices_in(assessment.form);
    let asked: Vec<&PracticeId> = asked.map(|(_, practice)| &practice.id).collect();
    let people = assessment.respondents.iter().zip(roles(assessment));
    let could = people.filter(|(person, role)| {
        person.is_asked(*role, practice) && asked.iter().any(|id| person.sheet.rating(id).is_some())
    });
    could.count()
}

/// Puts the responses of a sheet into the columns of their practices; both are in the order of ids.
fn fill(row: &mut [AnswerCell], columns: &[(&PracticeId, usize)], person: &Respondent) {
    let mut columns = columns.iter().peekable();
    for (id, response) in &person.sheet.0 {
        while let Some((asked, column)) = columns.peek() {
            match (*asked).cmp(id) {
                Ordering::Less => {}
                Ordering::Greater => break,
                Ordering::Equal => {
                    if let Some(cell) = row.get_mut(*column) {
                        *cell = AnswerCell::of(&person.name, response);
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
    use crate::format::bundled;
    use crate::model::example::{Answer, practice_id, weighted};
    use crate::model::{
        Assessment, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId, Response,
    };

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
                    assert_eq!(
                        *cell,
                        said.map_or(AnswerCell::default(), |it| AnswerCell::of("", it))
                    );
                }
            }
        }
    }

    /// Two managers and two customers on the full form; a customer answered what customers are not
    /// asked, and one who answered nothing is none of them.
    #[test]
    fn a_role_that_is_not_asked_could_not_judge_unless_somebody_answered() {
        let questionnaire = bundled::standard().clone();
        let mut assessment = Assessment::new(questionnaire, Form::Full);
        let rated = [
            ("manager", "M9"),
            ("", "F6"),
            ("Customer", "F6"),
            ("client", "M9"),
        ];
        let nobody = ("customer", None);
        let people = rated.map(|(role, id)| (role, Some(id)));
        for (place, (role, id)) in people.into_iter().chain([nobody]).enumerate() {
            let who = RespondentId::new(format!("r{place}")).expect("a sound id");
            let mut person = Respondent::new(who);
            role.clone_into(&mut person.role);
            if let Some(id) = id {
                let said = Response {
                    rating: HalfLevels::new(4).map(Rating::At),
                    ..Response::default()
                };
                let id = PracticeId::new(id).expect("a sound id");
                person.sheet.0.insert(id, said);
            }
            assessment.respondents.push(person.into());
        }
        let answers = AnswerTable::of(&assessment, Form::Full);
        for (id, could) in [("F6", 4), ("M9", 3), ("M8", 2)] {
            let id = PracticeId::new(id).expect("a sound id");
            let mut practices = answers.practices.iter();
            let column = practices.position(|(_, it)| it.id == id).expect("asked");
            assert_eq!(answers.could_judge(column), could, "{id}");
            assert_eq!(super::could_judge(&assessment, &id), could, "{id}");
        }
    }
}
