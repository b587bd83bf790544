//! Who of one copy of an assessment is who in another, where both added people apart from each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Assessment, Respondent, RespondentId, round::rename};

impl Assessment {
    /// The assessment with its people under the ids that they have in another copy, `ours`, of which
    /// both came from `base`: who was there before keeps the id; who has the name, role and team of
    /// somebody whom only the other copy has is that person; anybody else whose id is taken there gets
    /// a free one.
    #[must_use]
    pub fn with_ids_of(&self, ours: &Self, base: &Self) -> Self {
        let directories = [self, ours, base].map(Directory::of);
        let mut known = BTreeMap::new();
        for person in &self.respondents {
            known.extend(same_person(person, &directories).map(|id| (&person.id, id)));
        }
        let all = [self, ours, base].map(|of| of.respondents.iter().map(|it| it.id.clone()));
        let taken: BTreeSet<RespondentId> = all.into_iter().flatten().collect();
        let mut settled: BTreeSet<RespondentId> = known.values().cloned().collect();
        settled.extend(ours.respondents.iter().map(|it| it.id.clone()));
        let mut ids: BTreeMap<RespondentId, RespondentId> = BTreeMap::new();
        let mut free = (1_usize..)
            .filter_map(|number| RespondentId::new(format!("r{number}")).ok())
            .filter(|id| !taken.contains(id));
        for person in &self.respondents {
            let id = match known.get(&person.id) {
                Some(id) => id.clone(),
                None if settled.contains(&person.id) => free
                    .next()
                    .unwrap_or_else(|| unreachable!("numbers have no end")),
                None => person.id.clone(),
            };
            ids.insert(person.id.clone(), id);
        }
        if ids.iter().all(|(before, after)| before == after) {
            return self.clone();
        }
        self.renamed(&ids)
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
        for votes in found.rounds.iter_mut().flat_map(|it| it.votes.values_mut()) {
            rename(votes, ids);
        }
        for sheet in &mut found.sheets {
            sheet.respondent = now(&sheet.respondent);
        }
        found
    }
}

/// The people of a copy, by id and by what is said of them.
struct Directory<'a> {
    by_id: HashMap<&'a RespondentId, &'a Respondent>,
    by_description: HashMap<[&'a str; 3], Vec<&'a Respondent>>,
}

impl<'a> Directory<'a> {
    fn of(copy: &'a Assessment) -> Self {
        let people = copy.respondents.iter().map(|person| &**person);
        let mut by_description: HashMap<_, Vec<_>> = HashMap::new();
        for person in people.clone() {
            let alike = by_description.entry(description(person)).or_default();
            alike.push(person);
        }
        Self {
            by_id: people.map(|person| (&person.id, person)).collect(),
            by_description,
        }
    }

    /// The only one of whom the same is said.
    fn only_alike(&self, person: &Respondent) -> Option<&'a Respondent> {
        let alike = self.by_description.get(&description(person))?;
        let [only] = alike.as_slice() else {
            return None;
        };
        Some(only)
    }
}

/// The id that a person of one copy has in another; `None` for somebody who is not there.
fn same_person(
    person: &Respondent,
    [theirs, ours, base]: &[Directory<'_>; 3],
) -> Option<RespondentId> {
    let id = &person.id;
    let is_alike = |other: &&Respondent| description(other) == description(person);
    if base.by_id.contains_key(id) || ours.by_id.get(id).is_some_and(is_alike) {
        return Some(id.clone());
    }
    if person.name.trim().is_empty() {
        return None;
    }
    // Two people of one description in one copy are two people.
    theirs.only_alike(person)?;
    let other = ours.only_alike(person)?;
    // Somebody who was there before and is called otherwise now is somebody else.
    let was_renamed = [base, theirs].map(|of| of.by_id.contains_key(&other.id)) == [true, true];
    (!was_renamed).then(|| other.id.clone())
}

fn description(of: &Respondent) -> [&str; 3] {
    [&of.name, &of.role, &of.team].map(|it| it.trim())
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
