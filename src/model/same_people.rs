//! Who of one copy of an assessment is who in another, where both added people apart from each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assessment, Respondent, RespondentId};

impl Assessment {
    /// The assessment with its people under the ids that they have in another copy, `ours`, of which
    /// both came from `base`: who was there before keeps the id; who has the name, role and team of
    /// somebody whom only the other copy has is that person; anybody else whose id is taken there gets
    /// a free one.
    #[must_use]
    pub fn with_ids_of(&self, ours: &Self, base: &Self) -> Self {
        let mut known = BTreeMap::new();
        for person in &self.respondents {
            known.extend(
                self.same_person(person, ours, base)
                    .map(|id| (&person.id, id)),
            );
        }
        let all = [self, ours, base].map(|of| of.respondents.iter().map(|it| it.id.clone()));
        let mut taken: BTreeSet<RespondentId> = all.into_iter().flatten().collect();
        let mut settled: BTreeSet<RespondentId> = known.values().cloned().collect();
        settled.extend(ours.respondents.iter().map(|it| it.id.clone()));
        let mut ids: BTreeMap<RespondentId, RespondentId> = BTreeMap::new();
        for person in &self.respondents {
            let id = match known.get(&person.id) {
                Some(id) => id.clone(),
                None if settled.contains(&person.id) => free(&mut taken),
                None => person.id.clone(),
            };
            ids.insert(person.id.clone(), id);
        }
        if ids.iter().all(|(before, after)| before == after) {
            return self.clone();
        }
        self.renamed(&ids)
    }

    /// The id that a person has in another copy; `None` for somebody who is not there.
    fn same_person(&self, person: &Respondent, ours: &Self, base: &Self) -> Option<RespondentId> {
        let id = &person.id;
        let same = |of: &Self| of.respondent(id).is_some_and(|it| is_alike(it, person));
        if base.respondent(id).is_some() || same(ours) {
            return Some(id.clone());
        }
        if person.name.trim().is_empty() {
            return None;
        }
        // Two people of one description in one copy are two people.
        let apart = |of: &Self| {
            of.respondents
                .iter()
                .filter(|it| is_alike(it, person))
                .count()
                > 1
        };
        if apart(self) || apart(ours) {
            return None;
        }
        let mut others = ours.respondents.iter();
        let other = others.find(|it| is_alike(it, person))?;
        // Somebody who was there before and is called otherwise now is somebody else.
        let has_it = [base, self].map(|of| of.respondent(&other.id).is_some());
        (has_it != [true, true]).then(|| other.id.clone())
    }

    fn renamed(&self, ids: &BTreeMap<RespondentId, RespondentId>) -> Self {
        let now = |id: &RespondentId| ids.get(id).unwrap_or(id).clone();
        let mut found = self.clone();
        for person in &mut found.respondents {
            if now(&person.id) != person.id {
                person.id = now(&person.id);
            }
        }
        for release in &mut found.releases {
            release.people = release.people.iter().map(now).collect();
        }
        for sheet in &mut found.sheets {
            sheet.respondent = now(&sheet.respondent);
        }
        found
    }
}

fn is_alike(one: &Respondent, other: &Respondent) -> bool {
    let described = |of: &Respondent| [&of.name, &of.role, &of.team].map(|it| it.trim().to_owned());
    described(one) == described(other)
}

/// An id that nobody has.
fn free(taken: &mut BTreeSet<RespondentId>) -> RespondentId {
    let numbers = 1_usize..;
    let mut ids = numbers.filter_map(|number| RespondentId::new(format!("r{number}")).ok());
    let id = ids.find(|id| !taken.contains(id));
    let id = id.unwrap_or_else(|| unreachable!("r and a number is a sound id"));
    taken.insert(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use crate::model::example::assessment;
    use crate::model::{Assessment, Respondent, RespondentId};

    /// A copy with these people, by id and name.
    fn copy(people: &[(&str, &str)]) -> Assessment {
        let mut found = assessment(&[]);
        found.respondents = people
            .iter()
            .map(|(id, name)| Respondent {
                name: (*name).to_owned(),
                ..Respondent::new(RespondentId::new(*id).expect("a sound id"))
            })
            .collect();
        found
    }

    /// The ids and names of the people of `theirs` as `ours` has them.
    fn known_as(base: &Assessment, ours: &Assessment, theirs: &Assessment) -> Vec<String> {
        let found = theirs.with_ids_of(ours, base);
        let people = found.respondents.iter();
        people.map(|it| format!("{} {}", it.id, it.name)).collect()
    }

    #[test]
    fn who_was_added_on_both_sides_is_one_person_and_everybody_else_keeps_an_id_of_their_own() {
        let base = copy(&[("r1", "Ann")]);
        let ours = copy(&[("r1", "Ann"), ("r2", "Bob"), ("r3", "Cem")]);
        let theirs = copy(&[("r1", "Anna"), ("r2", "Cem"), ("r3", "Dina")]);
        let found = known_as(&base, &ours, &theirs);
        assert_eq!(found, ["r1 Anna", "r3 Cem", "r4 Dina"]);
        assert_eq!(
            known_as(&base, &ours, &ours),
            ["r1 Ann", "r2 Bob", "r3 Cem"]
        );
    }

    #[test]
    fn two_people_of_one_name_in_one_copy_stay_two() {
        let (base, ours) = (copy(&[]), copy(&[("r1", "Maria")]));
        let theirs = copy(&[("r2", "Maria"), ("r3", "Maria")]);
        assert_eq!(known_as(&base, &ours, &theirs), ["r2 Maria", "r3 Maria"]);
        // Nor are people without a name one.
        let (ours, theirs) = (copy(&[("r1", "")]), copy(&[("r2", "")]));
        assert_eq!(known_as(&base, &ours, &theirs), ["r2 "]);
        // Who was renamed and who took the name are two.
        let (base, ours) = (copy(&[("r1", "Ann")]), copy(&[("r1", "Ann")]));
        let theirs = copy(&[("r1", "Anna"), ("r2", "Ann")]);
        assert_eq!(known_as(&base, &ours, &theirs), ["r1 Anna", "r2 Ann"]);
    }
}
