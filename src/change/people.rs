//! Who answered which of two assessments.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assessment, Form, Practice, PracticeId, Respondent, RespondentId, Standing};
use crate::scoring::disclosure::SmallestGroup;

/// Who answered which of two assessments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleOfBoth {
    /// How many answered the older one.
    pub old: usize,
    /// How many answered the newer one.
    pub new: usize,
    /// Those who answered both: by the id in the older one, the id in the newer one.
    pub both: BTreeMap<RespondentId, RespondentId>,
    /// Roles that answered one of them alone.
    pub roles: RolesOfBoth,
}

/// Roles that answered one of two assessments alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RolesOfBoth {
    /// Those of the older one alone.
    pub gone: Vec<String>,
    /// Those of the newer one alone.
    pub joined: Vec<String>,
}

impl RolesOfBoth {
    /// Whether the same roles answered both.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.joined.is_empty()
    }
}

/// A person of one of both: the id in the newer one, or that in the older one of who answered it alone.
type Person = (bool, RespondentId);

impl PeopleOfBoth {
    pub(super) fn of(old: &Assessment, new: &Assessment, form: Form) -> Self {
        let [before, after] = [old, new].map(|side| side.respondents_on(form).collect::<Vec<_>>());
        let [then, now] = [&before, &after].map(|people| roles(people));
        let alone = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
            let own = own.iter().filter(|(key, _)| !other.contains_key(*key));
            own.map(|(_, name)| name.clone()).collect()
        };
        Self {
            old: before.len(),
            new: after.len(),
            both: matched(&before, &after, follows(old, new)),
            roles: RolesOfBoth {
                gone: alone(&then, &now),
                joined: alone(&now, &then),
            },
        }
    }

    /// Whether the same people answered both.
    #[must_use]
    pub fn are_the_same(&self) -> bool {
        self.both.len() == self.old && self.both.len() == self.new
    }

    /// How many answered the older one alone.
    #[must_use]
    pub fn gone(&self) -> usize {
        self.old - self.both.len()
    }

    /// How many answered the newer one alone.
    #[must_use]
    pub fn joined(&self) -> usize {
        self.new - self.both.len()
    }

    /// Whether figures of both may be shown beside each other: enough people answered each, and nobody or enough
    /// people answered one of them alone, so that the difference is not that of a few.
    #[must_use]
    pub fn may_be_shown(&self, least: SmallestGroup) -> bool {
        least.allows(self.old)
            && least.allows(self.new)
            && least.allows_difference(self.gone())
            && least.allows_difference(self.joined())
    }

    /// The practices that too few people rated in one of both alone.
    pub(super) fn practices_to_hide<'p>(
        &self,
        old: &Assessment,
        new: &Assessment,
        practices: impl Iterator<Item = &'p PracticeId>,
        least: SmallestGroup,
    ) -> Vec<PracticeId> {
        let is_hidden = |practice: &&PracticeId| {
            let [before, after] = [
                self.raters(old, true, practice),
                self.raters(new, false, practice),
            ];
            !least.allows_both(&before, &after)
        };
        practices.filter(is_hidden).cloned().collect()
    }

    fn raters(&self, side: &Assessment, is_old: bool, practice: &PracticeId) -> BTreeSet<Person> {
        let people = side.respondents.iter();
        let rated = people.filter(|who| {
            let rating = who.sheet.rating(practice);
            rating.is_some_and(|it| matches!(it.answer().standing(), Standing::Rated(_)))
        });
        let person = |id: &RespondentId| match self.both.get(id) {
            Some(now) if is_old => (false, now.clone()),
            _ => (is_old, id.clone()),
        };
        rated.map(|who| person(&who.id)).collect()
    }

    /// How many they are, and nothing of who they are.
    pub(super) fn counts_alone(&self) -> Self {
        Self {
            old: self.old,
            new: self.new,
            ..Self::default()
        }
    }
}

/// Who is who: people of one id who are called the same, or, where the newer assessment follows the older one, of whom one has no
/// name; else people whose name nobody else has.
fn matched(
    before: &[&Respondent],
    after: &[&Respondent],
    follows: bool,
) -> BTreeMap<RespondentId, RespondentId> {
    let by_id: BTreeMap<&RespondentId, &Respondent> =
        after.iter().map(|it| (&it.id, *it)).collect();
    let mut found = BTreeMap::new();
    for old in before {
        let same_id = by_id.get(&old.id);
        if let Some(new) = same_id.filter(|new| is_called_alike(old, new, follows)) {
            found.insert(old.id.clone(), new.id.clone());
        }
    }
    let taken: BTreeSet<RespondentId> = found.values().cloned().collect();
    let [before, after] = [before, after].map(by_name);
    for (name, old) in before {
        let only = after.get(&name).and_then(|new| new.zip(old));
        if let Some((new, old)) = only
            && !taken.contains(&new.id)
            && !found.contains_key(&old.id)
        {
            found.insert(old.id.clone(), new.id.clone());
        }
    }
    found
}

/// Who a person of the newer assessment is in the older one.
pub(super) fn person_then(
    old: &Assessment,
    new: &Assessment,
    person: &RespondentId,
) -> Option<RespondentId> {
    let follows = follows(old, new);
    let now = new.respondent(person)?;
    if let Some(then) = old.respondent(person)
        && is_called_alike(then, now, follows)
    {
        return Some(then.id.clone());
    }
    let name = Practice::name_key(&now.name);
    let alike = |of: &Assessment| -> Vec<RespondentId> {
        let people = of.respondents.iter();
        let alike = people.filter(|it| Practice::name_key(&it.name) == name);
        alike.map(|it| it.id.clone()).collect()
    };
    let (then, now) = (alike(old), alike(new));
    match then.as_slice() {
        [only] if now.len() == 1 && !name.is_empty() => Some(only.clone()),
        _ => None,
    }
}

/// Whether the newer assessment says that it follows the older one.
fn follows(old: &Assessment, new: &Assessment) -> bool {
    new.identity.previous.is_some() && new.identity.previous == old.identity.id
}

/// Whether two people of one id are called the same.
fn is_called_alike(old: &Respondent, new: &Respondent, follows: bool) -> bool {
    let [was, is] = [old, new].map(|who| Practice::name_key(&who.name));
    (was == is && !was.is_empty()) || (follows && (was.is_empty() || is.is_empty()))
}

/// People by their names; `None` for a name that several have.
fn by_name<'p>(people: &[&'p Respondent]) -> BTreeMap<String, Option<&'p Respondent>> {
    let mut found = BTreeMap::new();
    for person in people {
        let name = Practice::name_key(&person.name);
        if !name.is_empty() {
            let entry = found.entry(name);
            entry.and_modify(|it| *it = None).or_insert(Some(*person));
        }
    }
    found
}

/// The roles of people by what they are compared by.
fn roles(people: &[&Respondent]) -> BTreeMap<String, String> {
    let stated = people.iter().map(|who| who.role.trim());
    let stated = stated.filter(|role| !role.is_empty());
    stated
        .map(|role| (role.to_lowercase(), role.to_owned()))
        .collect()
}
