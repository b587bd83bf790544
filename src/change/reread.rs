//! An assessment of an older edition, read in a newer one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::comparable::asks_otherwise;
use crate::model::{
    Assessment, Branding, CarriesOver, Form, Mapping, PlanStep, Practice, PracticeId,
    Questionnaire, Rating, Respondent, Response, Responses, Shared,
};

/// An assessment of an older edition, read in a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// The copy.
    pub assessment: Assessment,
    /// The practices whose answers were carried over, by their ids in the newer edition.
    pub carried: Vec<PracticeId>,
    /// The practices whose answers say something and are none: they count as not known.
    pub unknown: Vec<PracticeId>,
    /// The practices that were not asked before.
    pub new: Vec<PracticeId>,
    /// The practices of the older edition that none of the newer one came from.
    pub dropped: Vec<PracticeId>,
}

/// Reads an assessment in another edition of its questionnaire, as a copy: answers to practices that ask the same are carried over
/// with notes and evidence; where a practice was split, merged or reworded, whoever answered what it came from does not know, and
/// the notes stay; what is new is not answered. `None` where the questionnaire is another one.
///
/// Rounds of votes, sheets taken in and what was confirmed about tables belong to the older edition and are left out.
#[must_use]
pub fn reread(old: &Assessment, questionnaire: &Shared<Questionnaire>) -> Option<Reread> {
    if old.questionnaire.id != questionnaire.id {
        return None;
    }
    let mut found = Sorted::default();
    for (_, practice) in questionnaire.practices() {
        found.sort(&old.questionnaire, practice);
    }
    let has = |practice: &PracticeId| questionnaire.practice(practice).is_some();
    let dropped = old.questionnaire.practices().map(|(_, it)| &it.id);
    let dropped = dropped.filter(|id| !found.sources.contains(*id)).cloned();
    let assessment = Assessment {
        identity: old.identity.copy(),
        questionnaire: questionnaire.clone(),
        language: old
            .language
            .clone()
            .filter(|it| questionnaire.languages.contains(it)),
        form: if questionnaire.short_form.is_empty() {
            Form::Full
        } else {
            old.form
        },
        respondents: old
            .respondents
            .iter()
            .map(|who| found.person(who))
            .collect(),
        rounds: Shared::default(),
        consensus: found
            .same
            .iter()
            .filter_map(|(id, was)| Some((id.clone(), old.consensus.get(was)?.clone())))
            .collect(),
        targets: old
            .targets
            .iter()
            .filter(|(id, target)| {
                let is_there = questionnaire.elements.iter().any(|it| it.id == **id);
                is_there && target.level.ordinal() <= questionnaire.level_count()
            })
            .map(|(id, target)| (id.clone(), target.clone()))
            .collect(),
        plan: found.plan(&old.plan, questionnaire),
        planning: {
            let mut planning = old.planning.clone();
            planning.locked_in.retain(has);
            planning.locked_out.retain(has);
            planning.efforts.retain(|(practice, to), _| {
                let step = questionnaire.practice(practice);
                step.is_some_and(|(_, it)| it.recommendation_to(*to).is_some())
            });
            planning
        },
        branding: Branding {
            version: String::new(),
            ..old.branding.clone()
        },
        mapping: Mapping::default(),
        sheets: Shared::default(),
        cover: None,
        closed: None,
        ..old.clone()
    };
    Some(Reread {
        assessment,
        dropped: dropped.collect(),
        carried: found.same.into_keys().collect(),
        unknown: found.unknown.into_keys().collect(),
        new: found.new,
    })
}

/// The assessment with the practices that ask the same under the ids that they have in a newer edition.
pub(super) fn with_ids_of<'a>(old: &'a Assessment, newer: &Questionnaire) -> Cow<'a, Assessment> {
    let is_same = |practice: &&Practice| practice.carries_over == Some(CarriesOver::Same);
    let practices = newer.practices().map(|(_, practice)| practice);
    let renamed: BTreeMap<PracticeId, PracticeId> = practices
        .filter(is_same)
        .filter_map(|practice| match practice.came_from() {
            [was] if *was != practice.id => Some((was.clone(), practice.id.clone())),
            _ => None,
        })
        .collect();
    if renamed.is_empty() || old.questionnaire.id != newer.id {
        return Cow::Borrowed(old);
    }
    let mut found = old.clone();
    let now = |id: &PracticeId| renamed.get(id).unwrap_or(id).clone();
    let questionnaire = &mut *found.questionnaire;
    for practice in questionnaire
        .elements
        .iter_mut()
        .flat_map(|element| &mut element.practices)
    {
        practice.id = now(&practice.id);
    }
    questionnaire.short_form = questionnaire.short_form.iter().map(now).collect();
    for person in &mut found.respondents {
        let said = std::mem::take(&mut person.sheet.0).into_iter();
        person.sheet.0 = said.map(|(id, said)| (now(&id), said)).collect();
    }
    let agreed = std::mem::take(&mut found.consensus).into_iter();
    found.consensus = agreed.map(|(id, agreed)| (now(&id), agreed)).collect();
    for step in &mut found.plan {
        step.practice = now(&step.practice);
    }
    Cow::Owned(found)
}

/// What becomes of the practices of the newer edition.
#[derive(Default)]
struct Sorted {
    /// Those that ask the same, with the practice that they were.
    same: BTreeMap<PracticeId, PracticeId>,
    /// Those that came from others and ask something else, with these.
    unknown: BTreeMap<PracticeId, Vec<PracticeId>>,
    new: Vec<PracticeId>,
    /// Every practice of the older edition that one came from.
    sources: BTreeSet<PracticeId>,
}

impl Sorted {
    fn sort(&mut self, old: &Questionnaire, now: &Practice) {
        let own = std::slice::from_ref(&now.id);
        let named = match now.came_from() {
            [] if now.carries_over == Some(CarriesOver::New) => &[],
            [] => own,
            named => named,
        };
        let known = named.iter().filter_map(|id| old.practice(id));
        let known: Vec<&Practice> = known.map(|(_, practice)| practice).collect();
        self.sources.extend(known.iter().map(|it| it.id.clone()));
        match known.as_slice() {
            [] => self.new.push(now.id.clone()),
            [was] if asks_otherwise(was, now).is_none() => {
                self.same.insert(now.id.clone(), was.id.clone());
            }
            several => {
                let ids = several.iter().map(|it| it.id.clone()).collect();
                self.unknown.insert(now.id.clone(), ids);
            }
        }
    }

    fn person(&self, who: &Respondent) -> Respondent {
        let same = self.same.iter().filter_map(|(id, was)| {
            let said = who.sheet.get(was)?.clone();
            Some((
                id.clone(),
                Response {
                    voted_again: false,
                    ..said
                },
            ))
        });
        let unknown = self.unknown.iter().filter_map(|(id, were)| {
            let said: Vec<&Response> = were.iter().filter_map(|it| who.sheet.get(it)).collect();
            let notes = said.iter().map(|it| it.note.trim());
            let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
            said.iter().any(|it| it.rating.is_some()).then(|| {
                let response = Response {
                    rating: Some(Rating::DontKnow),
                    note: notes.join("\n"),
                    ..Response::default()
                };
                (id.clone(), response)
            })
        });
        Respondent {
            sheet: Responses(same.chain(unknown).collect()),
            ..who.clone()
        }
    }

    fn plan(&self, plan: &[PlanStep], questionnaire: &Questionnaire) -> Vec<PlanStep> {
        let steps = plan.iter().filter_map(|step| {
            let (id, _) = self.same.iter().find(|(_, was)| **was == step.practice)?;
            let (_, practice) = questionnaire.practice(id)?;
            practice.scale().has(step.to).then(|| PlanStep {
                practice: id.clone(),
                ..step.clone()
            })
        });
        steps.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{Change, ChangeOptions, NotCompared};
    use crate::model::example::Answer::{self, At};
    use crate::model::example::{practice_id, weighted};
    use crate::model::{DocumentId, HalfLevels, Level, Status};

    fn assessment(answers: &[Answer], people: usize) -> Assessment {
        let people = vec![vec![answers.to_vec()]; people];
        let mut found = weighted(&[vec![1; answers.len()]], &people);
        for (place, person) in found.respondents.iter_mut().enumerate() {
            person.name = format!("Person {place}");
        }
        found
    }

    fn id(name: &str) -> PracticeId {
        PracticeId::new(name).expect("an id")
    }

    /// An edition in which the first practice has another id, the second was split in two, the third and the fourth were merged,
    /// and one is new. The fifth is asked no more.
    fn edition(old: &Assessment) -> Shared<Questionnaire> {
        let mut found = (*old.questionnaire).clone();
        found.edition = "2".to_owned();
        let practices = &mut found.elements[0].practices;
        let base = practices[0].clone();
        let practice = |name: &str, carries, from: &[usize]| Practice {
            id: id(name),
            carries_over: Some(carries),
            came_from: from.iter().map(|place| practice_id(0, *place)).collect(),
            prompt: crate::model::Text::new(
                [(crate::model::Language::english(), name.to_owned())].into(),
            ),
            ..base.clone()
        };
        *practices = vec![
            practice("A", CarriesOver::Same, &[0]),
            practice("B1", CarriesOver::Split, &[1]),
            practice("B2", CarriesOver::Split, &[1]),
            practice("C", CarriesOver::Merged, &[2, 3]),
            practice("D", CarriesOver::New, &[]),
        ];
        found.into()
    }

    fn said(of: &Assessment, practice: &str) -> Option<Rating> {
        of.respondents[0].sheet.rating(&id(practice)).cloned()
    }

    #[test]
    fn what_asks_the_same_is_carried_over_and_the_rest_is_not_known() {
        let mut old = assessment(&[At(6), At(4), At(8), At(2), At(6)], 2);
        old.identity.id = Some(DocumentId::new(7));
        for place in [2, 3] {
            let sheet = &mut old.respondents[0].sheet.0;
            let said = sheet.get_mut(&practice_id(0, place)).expect("said");
            said.note = format!("Note {place}");
        }
        let step = |practice| PlanStep {
            status: Status::Open,
            ..PlanStep::new(practice_id(0, practice), Level::new(4).expect("a level"))
        };
        old.plan = vec![step(0), step(1)];
        let found = reread(&old, &edition(&old)).expect("one questionnaire");
        let copy = &found.assessment;
        let rating = HalfLevels::new(6).map(Rating::At);
        assert_eq!(said(copy, "A"), rating);
        for unknown in ["B1", "B2", "C"] {
            assert_eq!(said(copy, unknown), Some(Rating::DontKnow), "{unknown}");
        }
        assert_eq!(said(copy, "D"), None, "nobody was asked");
        let note = &copy.respondents[0].sheet.get(&id("C")).expect("said").note;
        assert_eq!(note, "Note 2\nNote 3");
        assert_eq!(copy.identity.id, None, "it is a copy");
        let planned: Vec<_> = copy.plan.iter().map(|it| &it.practice).collect();
        assert_eq!(planned, [&id("A")]);
        assert_eq!(found.carried, [id("A")]);
        assert_eq!(found.unknown, [id("B1"), id("B2"), id("C")]);
        assert_eq!(found.new, [id("D")]);
        assert_eq!(found.dropped, [practice_id(0, 4)]);
        let before = assessment(&[At(6), At(4), At(8), At(2), At(6)], 2);
        assert_eq!(
            before.respondents[1], old.respondents[1],
            "the original stays"
        );
    }

    #[test]
    fn another_questionnaire_is_no_edition() {
        let old = assessment(&[At(6)], 1);
        let mut other = (*old.questionnaire).clone();
        other.id = "other".to_owned();
        assert_eq!(reread(&old, &other.into()), None);
    }

    #[test]
    fn read_in_its_own_edition_an_assessment_says_the_same() {
        let old = assessment(&[At(6), At(4)], 2);
        let found = reread(&old, &old.questionnaire).expect("one questionnaire");
        assert_eq!(found.assessment.respondents, old.respondents);
        assert!(found.unknown.is_empty() && found.dropped.is_empty());
    }

    #[test]
    fn a_practice_with_another_id_is_compared_and_both_levels_are_told() {
        let old = assessment(&[At(6), At(4), At(8), At(2), At(6)], 5);
        let mut new = Assessment::new(edition(&old), Form::Full);
        new.respondents = assessment(&[], 5).respondents;
        for person in &mut new.respondents {
            for (practice, half_levels) in [("A", 8), ("B1", 6), ("B2", 6), ("C", 6), ("D", 6)] {
                let response = Response {
                    rating: HalfLevels::new(half_levels).map(Rating::At),
                    ..Response::default()
                };
                person.sheet.0.insert(id(practice), response);
            }
        }
        let found = Change::between(&old, &new, ChangeOptions::default());
        let compared: Vec<_> = found
            .practices
            .iter()
            .map(|it| (&it.id, it.half_levels))
            .collect();
        assert_eq!(compared, [(&id("A"), 2)]);
        let why = |name: &str| {
            let all = &found.not_compared;
            all.iter()
                .find(|(it, _)| *it == id(name))
                .map(|(_, why)| *why)
        };
        assert_eq!(why("B1"), Some(NotCompared::Split));
        assert_eq!(why("C"), Some(NotCompared::Merged));
        assert_eq!(why("D"), Some(NotCompared::NotAskedBefore));
        // One of five is at level 3 and four are open: at the lowest A2 is 1 of 5, at the highest A4 is 4 of 5,
        // which is above half and not above 85%.
        let range = found
            .reread
            .expect("another edition")
            .place
            .expect("a range");
        assert_eq!((range.low.ordinal(), range.high.ordinal()), (1, 4));
        // 6, 4, 8, 2, 6: A2 is 4 of 5, above half and not above 85%.
        assert_eq!(found.level.old.map(|it| it.low.ordinal()), Some(2));
        assert_eq!(found.level.new.map(|it| it.low.ordinal()), Some(3));
    }
}
