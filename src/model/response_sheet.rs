//! Response sheets: the questions for one person, and the answers, in a file that travels.

use super::{
    Addressee, Assessment, AssessmentName, DocumentId, Form, Language, Practice, PracticeId,
    Questionnaire, Respondent, RespondentId, Responses, Shared, SheetCover, SheetState, TakenSheet,
    UnitProfile, limits,
};

/// What one person is asked in an assessment, and what they answered. It holds nobody else's answers
/// and no figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseSheet {
    /// The same in every copy of the sheet.
    pub id: DocumentId,
    /// How often it was changed. Of two states of one sheet, the one with more changes is the later.
    pub changes: u32,
    /// The assessment that it belongs to.
    pub assessment: AssessmentName,
    /// The questionnaire of the assessment, whole.
    pub questionnaire: Shared<Questionnaire>,
    /// The language that it is read in; `None` is the reader's own.
    pub language: Option<Language>,
    /// Who is asked.
    pub person: Addressee,
    /// The practices that they are asked, in the order of the questionnaire.
    pub asks: Vec<PracticeId>,
    /// What they answered.
    pub answers: Responses,
}

/// Several people of an assessment who are called the same, of whom one was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeveralPeople;

impl Addressee {
    /// Somebody of the assessment.
    #[must_use]
    pub fn of(respondent: &Respondent) -> Self {
        Self {
            respondent: Some(respondent.id.clone()),
            name: respondent.name.clone(),
            role: respondent.role.clone(),
            team: respondent.team.clone(),
        }
    }

    /// Somebody by name: the one of the assessment who is called so, else a new person. A role and a
    /// team that are given must be theirs.
    ///
    /// # Errors
    ///
    /// [`SeveralPeople`] where several people are called so.
    pub fn named(
        assessment: &Assessment,
        name: &str,
        role: Option<&str>,
        team: Option<&str>,
    ) -> Result<Self, SeveralPeople> {
        let key = Practice::name_key(name);
        let mut known = assessment.respondents.iter().filter(|known| {
            let is_called = !key.is_empty() && Practice::name_key(&known.name) == key;
            is_called && known.is_of(role, team)
        });
        match (known.next(), known.next()) {
            (Some(one), None) => Ok(Self::of(one)),
            (None, _) => Ok(Self {
                respondent: None,
                name: name.trim().to_owned(),
                role: role.unwrap_or_default().trim().to_owned(),
                team: team.unwrap_or_default().trim().to_owned(),
            }),
            (Some(_), Some(_)) => Err(SeveralPeople),
        }
    }
}

impl Respondent {
    /// Whether somebody has this name; capitals, space and the kind of apostrophe do not count. Nobody is called
    /// by no name.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let own = Practice::name_key(&self.name);
        !own.is_empty() && own == Practice::name_key(name)
    }

    /// Whether somebody has the role and the team that are asked for; capitals and space around them do
    /// not count.
    #[must_use]
    pub fn is_of(&self, role: Option<&str>, team: Option<&str>) -> bool {
        let asked = [(&self.role, role), (&self.team, team)].into_iter();
        let mut asked = asked.filter_map(|(own, asked)| Some((own, asked?)));
        asked.all(|(own, asked)| Practice::name_key(own) == Practice::name_key(asked))
    }
}

impl AssessmentName {
    /// What an assessment is recognised by.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let unit = &assessment.unit;
        Self {
            id: assessment.identity.id,
            organisation: unit.organisation.clone(),
            unit: unit.unit.clone(),
            facilitator: unit.facilitator.clone(),
            date: unit.date,
        }
    }

    /// Whether it is this assessment: by the ids where both have one, else by organisation and unit.
    #[must_use]
    pub fn is_of(&self, assessment: &Assessment) -> bool {
        if let (Some(own), Some(known)) = (self.id, assessment.identity.id) {
            return own == known;
        }
        let unit = &assessment.unit;
        let pairs = [
            (&self.organisation, &unit.organisation),
            (&self.unit, &unit.unit),
        ];
        pairs
            .into_iter()
            .all(|(own, known)| own.trim() == known.trim())
    }
}

impl ResponseSheet {
    /// A sheet on which nothing is answered yet. It asks the practices of the assessment's form that
    /// the person's role can judge.
    #[must_use]
    pub fn new(assessment: &Assessment, person: Addressee, id: DocumentId) -> Self {
        let questionnaire = &assessment.questionnaire;
        let asked = questionnaire.practices_in(assessment.form);
        let asks = asked
            .map(|(_, practice)| &practice.id)
            .filter(|practice| questionnaire.can_judge(&person.role, practice))
            .cloned()
            .collect();
        Self {
            id,
            changes: 0,
            assessment: AssessmentName::of(assessment),
            questionnaire: questionnaire.clone(),
            language: assessment.language.clone(),
            person,
            asks,
            answers: Responses::default(),
        }
    }

    /// How many of the practices that it asks are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        let asked = self.asks.iter();
        asked
            .filter(|practice| self.answers.rating(practice).is_some())
            .count()
    }

    /// Whether every practice that it asks is answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.answered() == self.asks.len()
    }

    /// The sheet as an assessment of its person alone, to be answered.
    #[must_use]
    pub fn into_assessment(self) -> Assessment {
        let id = RespondentId::new("r1");
        let id = id.unwrap_or_else(|_| unreachable!("r and a number is a sound id"));
        let person = Respondent {
            id,
            name: self.person.name,
            role: self.person.role,
            team: self.person.team,
            sheet: self.answers,
        };
        let mut found = Assessment::new(self.questionnaire, Form::Full);
        found.identity.id = Some(self.id);
        found.language = self.language;
        found.unit = UnitProfile {
            organisation: self.assessment.organisation.clone(),
            unit: self.assessment.unit.clone(),
            facilitator: self.assessment.facilitator.clone(),
            date: self.assessment.date,
            ..UnitProfile::default()
        };
        found.respondents = std::iter::once(person).collect();
        found.cover = Some(SheetCover {
            id: self.id,
            changes: self.changes,
            assessment: self.assessment,
            respondent: self.person.respondent,
            asks: self.asks.into(),
        });
        found
    }

    /// The sheet that an assessment was made of; `None` where it is none.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let cover = assessment.cover.as_ref()?;
        let person = assessment.respondents.first()?;
        let mut answers = person.sheet.clone();
        for response in answers.0.values_mut() {
            response.evidence.clear();
            response.voted_again = false;
        }
        answers
            .0
            .retain(|practice, response| cover.asks.contains(practice) && !response.is_empty());
        Some(Self {
            id: cover.id,
            changes: cover.changes,
            assessment: cover.assessment.clone(),
            questionnaire: assessment.questionnaire.clone(),
            language: assessment.language.clone(),
            person: Addressee {
                respondent: cover.respondent.clone(),
                name: person.name.clone(),
                role: person.role.clone(),
                team: person.team.clone(),
            },
            asks: cover.asks.to_vec(),
            answers,
        })
    }

    /// Which state of the sheet it is.
    #[must_use]
    pub const fn state(&self) -> SheetState {
        SheetState {
            id: self.id,
            changes: self.changes,
        }
    }
}

impl Assessment {
    /// Notes that a sheet was taken in; of several states of one sheet, the latest is noted.
    pub(super) fn note_sheet(&mut self, state: SheetState, respondent: RespondentId) {
        let taken = TakenSheet {
            id: state.id,
            changes: state.changes,
            respondent,
        };
        if let Some(known) = self.sheets.iter_mut().find(|known| known.id == state.id) {
            *known = taken;
            return;
        }
        // Where there is no room for another one, the earliest is forgotten.
        if self.sheets.len() >= limits::SHEETS {
            self.sheets.remove(0);
        }
        self.sheets.push(taken);
    }

    /// Notes the sheets that another copy of the assessment took in, as far as the same people are here.
    pub(super) fn take_sheets_of(&mut self, other: &Self) {
        for taken in &other.sheets {
            let [here, there] = [&*self, other].map(|of| of.respondent(&taken.respondent));
            let is_same = here.zip(there).is_some_and(|(here, there)| {
                (&here.name, &here.role, &here.team) == (&there.name, &there.role, &there.team)
            });
            let mut known = self.sheets.iter();
            let is_later = known
                .find(|known| known.id == taken.id)
                .is_none_or(|known| known.changes < taken.changes);
            if is_same && is_later {
                let state = SheetState {
                    id: taken.id,
                    changes: taken.changes,
                };
                self.note_sheet(state, taken.respondent.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Rating, Response};

    fn of_role(form: Form, role: &str) -> ResponseSheet {
        let assessment = Assessment::new(bundled::standard().clone(), form);
        let person = Addressee {
            role: role.to_owned(),
            ..Addressee::default()
        };
        ResponseSheet::new(&assessment, person, DocumentId::new(7))
    }

    #[test]
    fn a_sheet_asks_what_the_role_can_judge_on_the_form_and_everybody_else_everything() {
        let all = bundled::standard().practices().count();
        assert_eq!(of_role(Form::Full, "").asks.len(), all);
        assert_eq!(of_role(Form::Full, "managers").asks.len(), all);
        let customers = of_role(Form::Full, " Client ").asks;
        assert!((8..=10).contains(&customers.len()), "{}", customers.len());
        let fewer = of_role(Form::Short, "customers").asks;
        assert!(!fewer.is_empty() && fewer.len() < customers.len());
        assert!(fewer.iter().all(|practice| customers.contains(practice)));
    }

    #[test]
    fn a_sheet_is_complete_when_all_that_it_asks_is_answered() {
        let mut sheet = of_role(Form::Full, "customers");
        assert!(!sheet.is_complete() && sheet.answered() == 0);
        for practice in sheet.asks.clone() {
            let response = Response {
                rating: Some(Rating::DontKnow),
                ..Response::default()
            };
            sheet.answers.0.insert(practice, response);
        }
        assert!(sheet.is_complete());
    }

    #[test]
    fn a_sheet_that_is_answered_as_an_assessment_comes_back_as_the_same_sheet() {
        let mut sheet = of_role(Form::Full, "customers");
        sheet.assessment.facilitator = "Ann".to_owned();
        sheet.changes = 4;
        let response = Response {
            note: "Seen".to_owned(),
            ..Response::default()
        };
        sheet.answers.0.insert(sheet.asks[0].clone(), response);
        let opened = sheet.clone().into_assessment();
        assert_eq!(opened.identity.id, Some(sheet.id));
        assert_eq!(opened.respondents.len(), 1);
        assert_eq!(ResponseSheet::of(&opened), Some(sheet));
        let other = Assessment::new(bundled::standard().clone(), Form::Full);
        assert_eq!(ResponseSheet::of(&other), None);
    }

    #[test]
    fn an_assessment_is_known_by_its_id_and_without_one_by_organisation_and_unit() {
        let mut found = Assessment::new(bundled::standard().clone(), Form::Full);
        "High Street".clone_into(&mut found.unit.unit);
        let name = AssessmentName::of(&found);
        assert!(name.is_of(&found));
        found.identity.id = Some(DocumentId::new(1));
        assert!(name.is_of(&found), "it was given an id since");
        let named = AssessmentName::of(&found);
        "Market Square".clone_into(&mut found.unit.unit);
        assert!(!name.is_of(&found) && named.is_of(&found));
        found.identity.id = Some(DocumentId::new(2));
        assert!(!named.is_of(&found));
    }
}
