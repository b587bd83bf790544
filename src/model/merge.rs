//! Answers from elsewhere, and what is taken from them.

use std::collections::{HashMap, HashSet};

use super::{
    Assessment, EditError, Evidence, EvidenceFile, Import, Newcomer, Respondent, RespondentId,
    Response, limits,
};

impl Assessment {
    /// The most respondents that an assessment holds.
    pub const MOST_RESPONDENTS: usize = limits::RESPONDENTS;

    /// The most respondents that an assessment of so many practices holds.
    #[must_use]
    pub const fn most_respondents(practices: usize) -> usize {
        match limits::ANSWERS.checked_div(practices) {
            Some(most) if most < Self::MOST_RESPONDENTS => most,
            _ => Self::MOST_RESPONDENTS,
        }
    }

    /// Checks that there is room for so many respondents.
    pub(super) fn check_respondents(&self, count: usize) -> Result<(), EditError> {
        let most = Self::most_respondents(self.questionnaire.practices().count());
        match count.checked_sub(most) {
            Some(left_out @ 1..) => Err(EditError::TooManyRespondents { most, left_out }),
            _ => Ok(()),
        }
    }

    /// Takes answers in. People who are here already get theirs, all others are added at the end under
    /// ids of their own. What was confirmed about the table is kept.
    pub(super) fn import(&mut self, mut import: Import) -> Result<(), EditError> {
        for person in &import.people {
            self.check_sheet(&person.said)?;
        }
        for (practice, consensus) in &import.consensus {
            self.check_rating(practice, Some(&consensus.rating))?;
        }
        let positions: HashMap<RespondentId, usize> = self.positions();
        let mut added = 0;
        for person in &import.people {
            match &person.known {
                Some(id) if !positions.contains_key(id) => {
                    return Err(EditError::UnknownRespondent(id.clone()));
                }
                Some(_) => {}
                None => added += 1,
            }
        }
        if added > 0 {
            self.check_respondents(self.respondents.len() + added)?;
        }
        self.find_files(&mut import.people);
        let again = self.voted_again();
        let mut ids = self.free_ids();
        for mut person in import.people {
            // What comes in is voted in the round that is open.
            for (practice, said) in &mut person.said.sheet.0 {
                said.voted_again = said.rating.is_some() && again.contains(practice);
            }
            let position = person.known.as_ref().and_then(|id| positions.get(id));
            let known = position.and_then(|place| self.respondents.get_mut(*place));
            let id = if let Some(known) = known {
                known.take(person.said);
                known.id.clone()
            } else {
                let id = ids.next().unwrap_or_else(|| person.said.id.clone());
                let mut newcomer = Respondent { id, ..person.said };
                newcomer.sheet.0.retain(|_, response| !response.is_empty());
                let id = newcomer.id.clone();
                self.respondents.push(newcomer.into());
                id
            };
            for sheet in person.sheets {
                self.note_sheet(sheet, id.clone());
            }
        }
        self.consensus.extend(import.consensus);
        self.mapping.extend(import.mapping);
        Ok(())
    }

    /// Gives files that are only named the bytes that they have here, and leaves out those that are not
    /// here.
    fn find_files(&self, people: &mut [Newcomer]) {
        let sheets = people.iter_mut().map(|person| &mut person.said.sheet);
        let entries = sheets.flat_map(|sheet| sheet.0.values_mut());
        let mut entries = entries.flat_map(|said| &mut said.evidence).peekable();
        if entries.peek().is_none() {
            return;
        }
        let here: HashMap<_, _> = self
            .evidence_files()
            .map(|file| (file.digest, file))
            .collect();
        for entry in entries {
            if let Some(file) = entry.file.take_if(|file| file.content.is_none()) {
                let known = here
                    .get(&file.digest)
                    .and_then(|known| known.content.clone());
                entry.file = known.map(|content| EvidenceFile {
                    content: Some(content),
                    ..file
                });
            }
        }
    }

    /// Where everybody stands.
    fn positions(&self) -> HashMap<RespondentId, usize> {
        let respondents = self.respondents.iter().enumerate();
        respondents
            .map(|(position, known)| (known.id.clone(), position))
            .collect()
    }

    /// Ids that no respondent bears yet, nor bore in a file that was passed on: `r1`, `r2` and so on,
    /// without an end.
    pub(super) fn free_ids(&self) -> impl Iterator<Item = RespondentId> + use<> {
        let ids = self.respondents.iter();
        let shown = self.releases.iter().flat_map(|release| &release.people);
        let taken = ids.map(|known| &known.id).chain(shown);
        let taken: HashSet<RespondentId> = taken.cloned().collect();
        (1_usize..)
            .filter_map(|number| RespondentId::new(format!("r{number}")).ok())
            .filter(move |id| !taken.contains(id))
    }
}

impl Respondent {
    /// Takes over what is given. What is empty takes nothing away. How sure somebody was belongs to the
    /// rating and goes with it.
    fn take(&mut self, newcomer: Self) {
        for (practice, given) in newcomer.sheet.0 {
            if !given.is_empty() {
                self.sheet.0.entry(practice).or_default().take(given);
            }
        }
    }
}

impl Response {
    /// Takes over what is given; what is empty takes nothing away.
    pub(crate) fn take(&mut self, given: Self) {
        if given.rating.is_some() && self.rating != given.rating {
            self.rate(given.rating);
            self.confidence = None;
        }
        if !given.note.is_empty() {
            self.note = given.note;
        }
        self.confidence = given.confidence.or(self.confidence);
        self.flagged |= given.flagged;
        self.voted_again |= given.voted_again;
        self.check = given.check.or(self.check.take());
        for entry in given.evidence {
            if !self.evidence.iter().any(|known| is_same(known, &entry)) {
                self.evidence.push(entry);
            }
        }
    }
}

/// Whether two entries of evidence are one. The bytes of files do not travel in tables.
fn is_same(one: &Evidence, other: &Evidence) -> bool {
    let stated = |entry: &Evidence| {
        let file = entry
            .file
            .as_ref()
            .map(|file| (file.name.clone(), file.digest));
        (
            entry.text.clone(),
            entry.link.clone(),
            entry.date,
            entry.checked_by.clone(),
            file,
        )
    };
    stated(one) == stated(other)
}

#[cfg(test)]
mod tests {
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::model::{
        Assessment, ColumnUse, Confidence, Consensus, Edit, EditError, Evidence, HalfLevels,
        Import, Mapping, Newcomer, Rating, Respondent, RespondentId, Response,
    };

    fn person(name: &str, given: &[(usize, Option<Rating>, &str)]) -> Respondent {
        let mut person = Respondent::new(RespondentId::new("r1").expect("a sound id"));
        person.name = name.to_owned();
        for (practice, rating, note) in given {
            let response = Response {
                rating: rating.clone(),
                note: (*note).to_owned(),
                ..Response::default()
            };
            person.sheet.0.insert(practice_id(0, *practice), response);
        }
        person
    }

    /// Takes people in: those with an id are known.
    fn import(people: Vec<(Option<&str>, Respondent)>) -> Edit {
        let people = people.into_iter().map(|(known, said)| Newcomer {
            known: known.map(|id| RespondentId::new(id).expect("a sound id")),
            said,
            sheets: Vec::new(),
        });
        Edit::Import(Box::new(Import {
            people: people.collect(),
            ..Import::default()
        }))
    }

    fn at(count: u8) -> Option<Rating> {
        HalfLevels::new(count).map(Rating::At)
    }

    /// Ann alone, who rated two practices.
    fn start() -> Assessment {
        let mut found = assessment(&[vec![At(4), At(4)]]);
        found.respondents = [person("Ann", &[(0, at(6), "old"), (1, at(4), "")])]
            .into_iter()
            .collect();
        found
    }

    #[test]
    fn who_is_known_is_updated_and_others_are_added() {
        let mut found = start();
        let known = found.respondents[0].sheet.0.get_mut(&practice_id(0, 0));
        let known = known.expect("a response");
        known.evidence.push(Evidence::default());
        known.confidence = Some(Confidence::High);
        let edit = import(vec![
            (
                Some("r1"),
                person("ann", &[(0, Some(Rating::DontKnow), "")]),
            ),
            (None, person("Ann", &[(0, at(8), ""), (1, None, "")])),
        ]);
        assert_eq!(found.apply(edit), Ok(()));
        let [ann, other] = found.respondents.as_slice() else {
            panic!("two respondents");
        };
        assert_eq!((ann.id.as_str(), ann.name.as_str()), ("r1", "Ann"));
        assert_eq!(other.id.as_str(), "r2");
        let response = ann.sheet.get(&practice_id(0, 0)).expect("a response");
        assert_eq!(response.rating, Some(Rating::DontKnow));
        assert_eq!(response.note, "old");
        assert_eq!(response.confidence, None);
        assert_eq!(response.evidence.len(), 1);
        assert_eq!(ann.sheet.0.len(), 2);
        assert_eq!(other.sheet.0.len(), 1, "an empty response is not kept");
        assert_eq!(other.sheet.rating(&practice_id(0, 0)), at(8).as_ref());
    }

    #[test]
    fn an_empty_response_takes_nothing_away() {
        let mut found = start();
        let before = found.clone();
        let nothing = person("Ann", &[(0, None, ""), (1, None, "")]);
        assert_eq!(found.apply(import(vec![(Some("r1"), nothing)])), Ok(()));
        assert_eq!(found, before);
    }

    #[test]
    fn what_was_confirmed_and_agreed_is_kept_with_the_answers() {
        let mut found = start();
        let consensus = Consensus {
            rating: Rating::DontKnow,
            reason: "nobody was there".to_owned(),
            agreed_on: None,
        };
        let mut mapping = Mapping::default();
        let practice = practice_id(0, 0);
        let used = ColumnUse::Practice(practice.clone());
        mapping.columns.insert("Question 1".to_owned(), used);
        let import = Import {
            consensus: [(practice.clone(), consensus.clone())].into(),
            mapping: mapping.clone(),
            ..Import::default()
        };
        assert_eq!(found.apply(Edit::Import(Box::new(import))), Ok(()));
        assert_eq!(found.consensus.get(&practice), Some(&consensus));
        assert_eq!(found.mapping, mapping);
    }

    #[test]
    fn what_is_not_permitted_or_has_no_room_changes_nothing() {
        let mut found = start();
        let before = found.clone();
        let sound = || (None, person("Bea", &[(0, at(6), "")]));
        let unknown = (None, person("Cem", &[(7, at(6), "")]));
        let error = EditError::UnknownPractice(practice_id(0, 7));
        assert_eq!(found.apply(import(vec![sound(), unknown])), Err(error));
        let nobody = (Some("r9"), person("Bea", &[(0, at(6), "")]));
        let error = EditError::UnknownRespondent(RespondentId::new("r9").expect("a sound id"));
        assert_eq!(found.apply(import(vec![sound(), nobody])), Err(error));
        let many = (0..Assessment::MOST_RESPONDENTS).map(|number| person(&number.to_string(), &[]));
        let most = Assessment::MOST_RESPONDENTS;
        let error = EditError::TooManyRespondents { most, left_out: 1 };
        let many = import(many.map(|person| (None, person)).collect());
        assert_eq!(found.apply(many), Err(error));
        assert_eq!(found, before);
    }

    #[test]
    fn of_many_practices_an_assessment_holds_fewer_respondents() {
        for (practices, most) in [(0, 10_000), (1, 10_000), (50, 10_000), (51, 9_803)] {
            assert_eq!(Assessment::most_respondents(practices), most);
        }
        let mut found = start();
        let element = found.questionnaire.elements[0].clone();
        let questionnaire = &mut *found.questionnaire;
        questionnaire.elements[0].practices = std::iter::repeat_with(|| element.practices.clone())
            .flatten()
            .take(1_000)
            .collect();
        let most = 500;
        let many = (1..=most).map(|number| (None, person(&number.to_string(), &[])));
        let error = EditError::TooManyRespondents { most, left_out: 1 };
        let edit = import(many.clone().collect());
        assert_eq!(found.apply(edit), Err(error.clone()));
        let edit = import(many.skip(1).collect());
        assert_eq!(found.apply(edit), Ok(()));
        let one_more = Respondent::new(RespondentId::new("more").expect("a sound id"));
        assert_eq!(found.apply(Edit::AddRespondent(one_more)), Err(error));
    }
}
