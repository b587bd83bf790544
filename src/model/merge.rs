//! Respondents from elsewhere: who is known already, and what is taken from them.

use std::collections::{HashMap, HashSet};

use super::{Assessment, EditError, Respondent, RespondentId, limits};

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

    /// Takes respondents in. Those who have the name, role and team of somebody here are the same
    /// person; all others are added at the end, under ids of their own.
    pub(super) fn merge(&mut self, newcomers: Vec<Respondent>) -> Result<(), EditError> {
        for newcomer in &newcomers {
            self.check_sheet(newcomer)?;
        }
        let mut positions: HashMap<_, usize> = HashMap::new();
        for (position, known) in self.respondents.iter().enumerate() {
            positions.entry(person(known)).or_insert(position);
        }
        let is_new = |newcomer: &&Respondent| !positions.contains_key(&person(newcomer));
        let count = self.respondents.len() + newcomers.iter().filter(is_new).count();
        self.check_respondents(count)?;
        let mut ids = self.free_ids();
        for newcomer in newcomers {
            let position = positions.get(&person(&newcomer));
            if let Some(known) = position.and_then(|place| self.respondents.get_mut(*place)) {
                update(known, newcomer);
                continue;
            }
            let id = ids.next().unwrap_or_else(|| newcomer.id.clone());
            let mut added = Respondent { id, ..newcomer };
            added.sheet.0.retain(|_, response| !response.is_empty());
            self.respondents.push(added.into());
        }
        Ok(())
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

/// What one person is known by.
fn person(respondent: &Respondent) -> [String; 3] {
    [&respondent.name, &respondent.role, &respondent.team].map(|text| text.trim().to_owned())
}

/// Takes ratings and notes over. An empty one takes nothing away. Evidence and flag stay, for they
/// belong to the practice; how sure somebody was belongs to the rating and goes with it.
fn update(known: &mut Respondent, newcomer: Respondent) {
    for (practice, given) in newcomer.sheet.0 {
        if given.is_empty() {
            continue;
        }
        let response = known.sheet.0.entry(practice).or_default();
        if given.rating.is_some() && response.rating != given.rating {
            response.rating = given.rating;
            response.confidence = None;
        }
        if !given.note.is_empty() {
            response.note = given.note;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::example::Answer::At;
    use crate::model::example::{assessment, practice_id};
    use crate::model::{
        Assessment, Confidence, Edit, EditError, Evidence, HalfLevels, Rating, Respondent,
        RespondentId, Response,
    };

    fn person(name: &str, role: &str, given: &[(usize, Option<Rating>, &str)]) -> Respondent {
        let mut person = Respondent::new(RespondentId::new("r1").expect("a sound id"));
        (person.name, person.role) = (name.to_owned(), role.to_owned());
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

    fn at(count: u8) -> Option<Rating> {
        HalfLevels::new(count).map(Rating::At)
    }

    /// Ann alone, who rated two practices.
    fn start() -> Assessment {
        let mut found = assessment(&[vec![At(4), At(4)]]);
        found.respondents = [person(
            "Ann",
            "manager",
            &[(0, at(6), "old"), (1, at(4), "")],
        )]
        .into_iter()
        .collect();
        found
    }

    #[test]
    fn who_is_there_already_is_updated_and_others_are_added() {
        let mut found = start();
        let known = found.respondents[0].sheet.0.get_mut(&practice_id(0, 0));
        let known = known.expect("a response");
        known.evidence.push(Evidence::default());
        known.confidence = Some(Confidence::High);
        let newcomers = vec![
            person(" Ann ", "manager", &[(0, Some(Rating::DontKnow), "")]),
            person("Ann", "front line", &[(0, at(8), ""), (1, None, "")]),
        ];
        assert_eq!(found.apply(Edit::MergeRespondents(newcomers)), Ok(()));
        let [ann, other] = found.respondents.as_slice() else {
            panic!("two respondents");
        };
        assert_eq!((ann.id.as_str(), other.id.as_str()), ("r1", "r2"));
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
        let nothing = person("Ann", "manager", &[(0, None, ""), (1, None, "")]);
        assert_eq!(found.apply(Edit::MergeRespondents(vec![nothing])), Ok(()));
        assert_eq!(found, before);
    }

    #[test]
    fn what_is_not_permitted_or_has_no_room_changes_nothing() {
        let mut found = start();
        let before = found.clone();
        let sound = person("Bea", "", &[(0, at(6), "")]);
        let unknown = person("Cem", "", &[(7, at(6), "")]);
        let mut merge = |newcomers| found.apply(Edit::MergeRespondents(newcomers));
        let error = EditError::UnknownPractice(practice_id(0, 7));
        assert_eq!(merge(vec![sound, unknown]), Err(error));
        let many =
            (0..Assessment::MOST_RESPONDENTS).map(|number| person(&number.to_string(), "", &[]));
        let most = Assessment::MOST_RESPONDENTS;
        let error = EditError::TooManyRespondents { most, left_out: 1 };
        assert_eq!(merge(many.collect()), Err(error));
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
        let many = (1..=most).map(|number| person(&number.to_string(), "", &[]));
        let error = EditError::TooManyRespondents { most, left_out: 1 };
        let edit = Edit::MergeRespondents(many.clone().collect());
        assert_eq!(found.apply(edit), Err(error.clone()));
        let edit = Edit::MergeRespondents(many.skip(1).collect());
        assert_eq!(found.apply(edit), Ok(()));
        let one_more = Respondent::new(RespondentId::new("more").expect("a sound id"));
        assert_eq!(found.apply(Edit::AddRespondent(one_more)), Err(error));
    }
}
