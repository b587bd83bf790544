//! Roles side by side: what the people of each role say about each practice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::repeat_n;

use crate::model::{Assessment, ElementId, Form, HalfLevels, PracticeId, Questionnaire};

use super::aggregate::Votes;
use super::answers::{AnswerCell, AnswerTable};
use super::disclosure::{self, SmallestGroup};
use super::placement::Rule;
use super::profile::{Confidences, Index};

/// The most roles that are compared: more are not told apart in a picture.
const MOST: usize = 6;

/// Roles side by side. There are two or more of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Roles {
    /// The roles, the one that rates highest first.
    pub roles: Vec<Role>,
    /// How many roles more were stated, which have fewer people.
    pub others: usize,
    /// How many practices every one of the roles rated.
    pub shared: usize,
    /// The practices that two roles or more rated, the widest gap first; equals stand in the
    /// questionnaire's order.
    pub practices: Vec<PracticeByRole>,
}

/// The people of a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// What the role is called.
    pub name: String,
    /// How many people of it answered.
    pub people: usize,
    /// The mean of its ratings of the practices that every role rated.
    pub index: Option<Index>,
    /// The same for each element.
    pub elements: Vec<(ElementId, Option<Index>)>,
    /// How sure its people are of their ratings.
    pub confidence: Confidences,
}

/// A practice as roles see it.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeByRole {
    /// Which practice.
    pub id: PracticeId,
    /// The rating of each role that has one, in the order of the roles.
    pub ratings: Vec<RoleRating>,
}

/// What the people of a role say about a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleRating {
    /// The place of the role in [`Roles::roles`].
    pub role: usize,
    /// The lower median of their ratings.
    pub rating: HalfLevels,
    /// How many of them rated it.
    pub people: usize,
}

impl Roles {
    /// The practices on which roles lie furthest apart, at most so many; none where no roles differ.
    pub fn widest(&self, most: usize) -> impl Iterator<Item = &PracticeByRole> {
        let apart = self
            .practices
            .iter()
            .filter(|it| it.half_levels_apart() > 0);
        apart.take(most)
    }

    /// The names of roles by their places.
    #[must_use]
    pub fn names(&self, places: &[usize]) -> Vec<String> {
        let roles = places.iter().filter_map(|place| self.roles.get(*place));
        roles.map(|role| role.name.clone()).collect()
    }
}

impl Role {
    /// The mean of its ratings of an element's practices that every role rated.
    #[must_use]
    pub fn index_of(&self, element: &ElementId) -> Option<Index> {
        self.elements.iter().find(|(id, _)| id == element)?.1
    }
}

impl PracticeByRole {
    /// The gap between the highest and the lowest role, in levels.
    #[must_use]
    pub fn gap(&self) -> f64 {
        f64::from(self.half_levels_apart()) / 2.0
    }

    /// The gap between the highest and the lowest role, in half levels.
    #[must_use]
    pub fn half_levels_apart(&self) -> u8 {
        let (lowest, highest) = (self.lowest(), self.highest());
        lowest.zip(highest).map_or(0, |(lowest, highest)| {
            highest.count().saturating_sub(lowest.count())
        })
    }

    /// The lowest rating.
    #[must_use]
    pub fn lowest(&self) -> Option<HalfLevels> {
        self.ratings.iter().map(|it| it.rating).min()
    }

    /// The highest rating.
    #[must_use]
    pub fn highest(&self) -> Option<HalfLevels> {
        self.ratings.iter().map(|it| it.rating).max()
    }

    /// The places of the roles that rate it so.
    #[must_use]
    pub fn roles_at(&self, rating: HalfLevels) -> Vec<usize> {
        let at = self.ratings.iter().filter(|it| it.rating == rating);
        at.map(|it| it.role).collect()
    }
}

/// Compares the roles that people state; `None` where fewer than two of them rated the same practice.
#[must_use]
pub fn roles(assessment: &Assessment, form: Form) -> Option<Roles> {
    compare(assessment, form, &descriptions(assessment), None)
}

/// The same where figures of single people are left out: nothing that rests on fewer people than
/// `least`, or gives figures of fewer away beside what is shown of all.
#[must_use]
pub fn disclosed_roles(assessment: &Assessment, form: Form, least: SmallestGroup) -> Option<Roles> {
    compare(assessment, form, &descriptions(assessment), Some(least))
}

/// The same where names alone are left out: people have the role that stands beside their answers.
#[must_use]
pub fn described_roles(assessment: &Assessment, form: Form, least: SmallestGroup) -> Option<Roles> {
    let described = disclosure::described(&descriptions(assessment), least);
    compare(assessment, form, &described, None)
}

/// Role and team of a person.
type Description<'a> = (&'a str, &'a str);

fn descriptions(assessment: &Assessment) -> Vec<Description<'_>> {
    let people = assessment.respondents.iter();
    people
        .map(|person| (person.role.trim(), person.team.trim()))
        .collect()
}

fn compare(
    assessment: &Assessment,
    form: Form,
    described: &[Description<'_>],
    least: Option<SmallestGroup>,
) -> Option<Roles> {
    if described.iter().all(|(role, _)| role.is_empty()) {
        return None;
    }
    let answers = AnswerTable::of(assessment, form);
    let people: Vec<(Description, &[AnswerCell])> = described
        .iter()
        .copied()
        .zip(answers.rows())
        .filter(|(_, row)| row.iter().any(|cell| cell.answer.is_some()))
        .collect();
    let mut sizes = sizes(people.iter().map(|(described, _)| *described), least);
    let others = sizes.len().saturating_sub(MOST);
    sizes.truncate(MOST);
    let groups = Groups {
        people,
        sizes,
        least,
    };
    let asked = answers.practices.iter().enumerate();
    let mut seen: Vec<Seen> = asked
        .map(|(column, (element, practice))| Seen {
            element: &element.id,
            weight: practice.weight,
            practice: groups.about(column, &practice.id),
        })
        .filter(|seen| seen.practice.ratings.len() > 1)
        .collect();
    let rule = Rule::of(&assessment.questionnaire, form);
    let (roles, shared) = rank(&rule, &assessment.questionnaire, &groups, &mut seen);
    let mut practices: Vec<PracticeByRole> = seen.into_iter().map(|it| it.practice).collect();
    // The sort is stable: equals stay in the questionnaire's order.
    practices.sort_by_key(|it| Reverse(it.half_levels_apart()));
    (!practices.is_empty()).then_some(Roles {
        roles,
        others,
        shared,
        practices,
    })
}

/// A practice that two roles or more rated.
struct Seen<'a> {
    element: &'a ElementId,
    weight: u32,
    practice: PracticeByRole,
}

/// The roles that rated something, the one that rates highest first, and how many practices all of
/// them rated. The ratings name the roles by their places from then on.
fn rank(
    rule: &Rule,
    questionnaire: &Questionnaire,
    groups: &Groups<'_>,
    seen: &mut [Seen<'_>],
) -> (Vec<Role>, usize) {
    let rated: BTreeSet<usize> = seen
        .iter()
        .flat_map(|it| &it.practice.ratings)
        .map(|it| it.role)
        .collect();
    let by_all = |it: &&Seen| it.practice.ratings.len() == rated.len();
    let shared: Vec<&Seen> = seen.iter().filter(by_all).collect();
    let mean = |place: usize, element: Option<&ElementId>| {
        let of_element = shared
            .iter()
            .filter(|it| element.is_none_or(|element| it.element == element));
        rule.mean(of_element.filter_map(|it| {
            let mut ratings = it.practice.ratings.iter();
            let own = ratings.find(|it| it.role == place)?;
            Some((it.weight, own.rating))
        }))
    };
    let mut roles: Vec<(usize, Role)> = Vec::new();
    for place in &rated {
        let Some((name, people)) = groups.sizes.get(*place) else {
            continue;
        };
        let elements = questionnaire.elements.iter();
        let found = Role {
            name: (*name).to_owned(),
            people: *people,
            index: mean(*place, None),
            elements: elements
                .map(|it| (it.id.clone(), mean(*place, Some(&it.id))))
                .collect(),
            confidence: groups.confidence(name),
        };
        roles.push((*place, found));
    }
    // The sort is stable: equals stay in the order of their sizes and names.
    roles.sort_by_key(|(_, found)| Reverse(found.index));
    let shared = shared.len();
    for it in seen {
        for rating in &mut it.practice.ratings {
            let place = roles.iter().position(|(place, _)| *place == rating.role);
            rating.role = place.unwrap_or(rating.role);
        }
        it.practice.ratings.sort_by_key(|it| it.role);
    }
    (roles.into_iter().map(|(_, found)| found).collect(), shared)
}

/// The roles that may be shown, with their people: the largest first, then by name.
fn sizes<'a>(
    people: impl Iterator<Item = Description<'a>>,
    least: Option<SmallestGroup>,
) -> Vec<(&'a str, usize)> {
    let mut sizes = BTreeMap::new();
    if let Some(least) = least {
        sizes = disclosure::visible(people, least).roles;
    } else {
        people.for_each(|(role, _)| *sizes.entry(role).or_default() += 1);
    }
    sizes.remove("");
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, people)| Reverse(*people));
    sizes
}

/// Whether the lower medians of roles of these sizes, beside that of `all` who rated, can never prove
/// that everybody of one role is at an end of the scale. At least so many are at the group's median or
/// above it, and at least so many at it or below; where the other roles lie on the far side of it, they
/// give the fewest of them, and somebody of the role, or without one, must still be free.
fn leaves_each_role_open(all: usize, of_each: &[usize]) -> bool {
    let place = |people: usize| people.div_ceil(2);
    (0..of_each.len()).all(|role| {
        let others = of_each
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != role);
        let others = others.map(|(_, people)| *people);
        let below: usize = others.clone().map(place).sum();
        let above: usize = others.map(|people| people - place(people) + 1).sum();
        place(all) > below + 1 && all - place(all) > above
    })
}

/// People and the roles that are compared.
struct Groups<'a> {
    people: Vec<(Description<'a>, &'a [AnswerCell])>,
    sizes: Vec<(&'a str, usize)>,
    least: Option<SmallestGroup>,
}

impl Groups<'_> {
    fn place(&self, role: &str) -> Option<usize> {
        self.sizes.iter().position(|(name, _)| *name == role)
    }

    /// What each role says about the practice of a column.
    fn about(&self, column: usize, id: &PracticeId) -> PracticeByRole {
        let mut votes: BTreeMap<Option<usize>, Votes> = BTreeMap::new();
        for ((role, _), row) in &self.people {
            let answer = row.get(column).and_then(|cell| cell.answer);
            let votes = votes.entry(self.place(role)).or_default();
            if let Some(answer) = answer {
                votes.add(answer);
            }
        }
        for votes in votes.values_mut() {
            votes.ratings.sort_unstable();
        }
        let shown = self.shown(&votes);
        let of_roles = votes.iter().filter_map(|(place, votes)| {
            let role = place.filter(|place| shown.contains(place))?;
            Some(RoleRating {
                role,
                rating: votes.answer()?.standing().rated()?,
                people: votes.ratings.len(),
            })
        });
        PracticeByRole {
            id: id.clone(),
            ratings: of_roles.collect(),
        }
    }

    /// The roles whose rating of a practice may be shown beside that of the group: with enough people
    /// who rated it, and enough or none among the rest.
    fn shown(&self, votes: &BTreeMap<Option<usize>, Votes>) -> Vec<usize> {
        let Some(least) = self.least else {
            return votes.keys().filter_map(|place| *place).collect();
        };
        let name = |place: Option<usize>| {
            let size = place.and_then(|place| self.sizes.get(place));
            size.map_or("", |(name, _)| *name)
        };
        let people = votes
            .iter()
            .flat_map(|(place, votes)| repeat_n((name(*place), ""), votes.ratings.len()));
        let visible = disclosure::visible(people, least).roles;
        let shown: Vec<usize> = visible.keys().filter_map(|role| self.place(role)).collect();
        let size = |votes: &Votes| votes.ratings.len();
        let all = votes.values().map(size).sum();
        let of_each = shown.iter().filter_map(|role| votes.get(&Some(*role)));
        let of_each: Vec<usize> = of_each.map(size).collect();
        if leaves_each_role_open(all, &of_each) {
            shown
        } else {
            Vec::new()
        }
    }

    /// How sure the people of a role are; nothing where figures of single people are left out, since
    /// one guess among many certain ratings is that of one person.
    fn confidence(&self, role: &str) -> Confidences {
        let mut found = Confidences::default();
        if self.least.is_none() {
            let own = self.people.iter().filter(|((name, _), _)| *name == role);
            let rated = own.flat_map(|(_, row)| row.iter().filter(|cell| cell.rated().is_some()));
            for stated in rated.filter_map(|cell| cell.confidence) {
                found.add(stated);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
    use crate::model::example::{practice_id, weighted};

    /// People by role, each with an answer a practice; two elements of two practices.
    fn people(of: &[(&str, [Answer; 4])]) -> Assessment {
        let sheets: Vec<Vec<Vec<Answer>>> = of
            .iter()
            .map(|(_, [a, b, c, d])| vec![vec![*a, *b], vec![*c, *d]])
            .collect();
        let mut found = weighted(&[vec![1, 1], vec![2, 1]], &sheets);
        for (person, (role, _)) in found.respondents.iter_mut().zip(of) {
            (*role).clone_into(&mut person.role);
        }
        found
    }

    /// A role, its rating in half levels, and how many people gave one.
    type Told<'a> = (&'a str, u8, usize);

    /// What the roles say of each practice.
    fn told(found: &Roles) -> Vec<(String, Vec<Told<'_>>)> {
        let practices = found.practices.iter().map(|practice| {
            let ratings = practice.ratings.iter().map(|it| {
                let name = found.roles[it.role].name.as_str();
                (name, it.rating.count(), it.people)
            });
            (practice.id.to_string(), ratings.collect())
        });
        practices.collect()
    }

    fn five(role: &'static str, answers: [Answer; 4]) -> Vec<(&'static str, [Answer; 4])> {
        vec![(role, answers); 5]
    }

    #[test]
    fn each_role_has_its_lower_median_and_the_widest_gap_comes_first() {
        let found = people(&[
            ("customers", [At(2), At(4), At(2), DontKnow]),
            ("managers", [At(6), At(6), At(4), At(6)]),
            (" managers ", [At(7), At(8), At(4), At(6)]),
            ("customers", [At(3), At(4), NotApplicable, Open]),
            ("customers", [At(3), At(4), NotApplicable, Open]),
            ("", [At(10), At(10), At(10), At(10)]),
        ]);
        let found = roles(&found, Form::Full).expect("two roles");
        // 6, 6, 4, (6) against 3, 4, not applicable, don't know.
        assert_eq!(
            told(&found),
            [
                (
                    practice_id(0, 0).to_string(),
                    vec![("managers", 6, 2), ("customers", 3, 3)]
                ),
                (
                    practice_id(0, 1).to_string(),
                    vec![("managers", 6, 2), ("customers", 4, 3)]
                ),
            ]
        );
        let gaps: Vec<f64> = found.practices.iter().map(PracticeByRole::gap).collect();
        assert_eq!(gaps, [1.5, 1.0]);
        let sizes: Vec<usize> = found.roles.iter().map(|it| it.people).collect();
        assert_eq!((found.shared, found.others, sizes), (2, 0, vec![2, 3]));
        // (1.5 + 2) / 2 = 1.75 for customers, (3 + 3) / 2 for managers.
        let index = |place: usize| found.roles[place].index.map(|it| it.tenths);
        assert_eq!((index(0), index(1)), (Some(30), Some(18)));
        assert_eq!(found.roles[1].elements[1].1, None);
    }

    #[test]
    fn one_role_is_not_compared_and_neither_are_roles_that_rated_nothing_together() {
        let one = people(&[("managers", [At(6); 4]), ("managers", [At(4); 4])]);
        assert_eq!(roles(&one, Form::Full), None);
        let apart = people(&[
            ("managers", [At(6), Open, Open, Open]),
            ("customers", [Open, At(6), Open, Open]),
        ]);
        assert_eq!(roles(&apart, Form::Full), None);
        assert_eq!(roles(&people(&[("", [At(6); 4]); 3]), Form::Full), None);
    }

    #[test]
    fn more_than_six_roles_are_those_with_the_most_people() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "g"];
        let each = names.map(|name| (name, [At(4); 4]));
        let found = roles(&people(&each), Form::Full).expect("roles");
        let shown: Vec<&str> = found.roles.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            (shown, found.others),
            (vec!["g", "a", "b", "c", "d", "e"], 1)
        );
    }

    #[test]
    fn medians_that_prove_what_all_of_a_role_said_are_not_shown() {
        let least = SmallestGroup::new(3);
        let answers = |sizes: [usize; 2]| {
            let managers = (0..sizes[0]).map(|place| {
                let low = place < sizes[0].div_ceil(2);
                ("managers", [At(if low { 2 } else { 10 }); 4])
            });
            let mut all: Vec<_> = managers.collect();
            all.extend(vec![("customers", [At(10); 4]); sizes[1]]);
            disclosed_roles(&people(&all), Form::Full, least)
        };
        // Of 2, 2, 10 and 10, 10, 10 the medians 2, 10 and 10 of all leave no customer another rating.
        assert_eq!(answers([3, 3]), None);
        // Of 2, 2, 2, 10, 10 and five customers with 10, one customer may have said less.
        assert!(answers([5, 5]).is_some());
    }

    /// By trying out all ratings: whether some medians leave a role no rating but an end of the scale.
    #[test]
    fn roles_are_shown_exactly_where_no_medians_prove_what_all_of_one_said() {
        let median = |ratings: &[u8]| {
            let mut sorted = ratings.to_vec();
            sorted.sort_unstable();
            sorted[sorted.len().div_ceil(2) - 1]
        };
        for (first, second) in [(3, 3), (3, 4), (4, 4), (3, 5), (5, 4), (5, 5)] {
            let people = first + second;
            let worlds = 3_usize.pow(u32::try_from(people).expect("few"));
            let mut seen: BTreeMap<[u8; 3], [[bool; 2]; 2]> = BTreeMap::new();
            for world in 0..worlds {
                let mut rest = world;
                let ratings: Vec<u8> = (0..people)
                    .map(|_| {
                        let rating = u8::try_from(rest % 3).expect("small");
                        rest /= 3;
                        rating
                    })
                    .collect();
                let (one, other) = ratings.split_at(first);
                let told = [median(one), median(other), median(&ratings)];
                let entry = seen.entry(told).or_insert([[true; 2]; 2]);
                for (role, own) in [one, other].into_iter().enumerate() {
                    entry[role][0] &= own.iter().all(|rating| *rating == 0);
                    entry[role][1] &= own.iter().all(|rating| *rating == 2);
                }
            }
            let proven = seen.values().flatten().flatten().any(|is| *is);
            assert_eq!(
                leaves_each_role_open(people, &[first, second]),
                !proven,
                "{first} and {second}"
            );
        }
    }

    #[test]
    fn a_role_has_a_figure_only_where_enough_of_its_people_and_of_the_others_rated() {
        let least = SmallestGroup::new(5);
        let mut all = five("managers", [At(6), At(6), At(6), At(6)]);
        all.extend(five("customers", [At(2), At(2), At(2), At(2)]));
        // Of the third practice one customer is missing; the fourth was rated by two nameless more.
        all[9].1[2] = DontKnow;
        all.extend([
            ("", [Open, Open, Open, At(10)]),
            ("", [Open, Open, Open, At(10)]),
        ]);
        let assessment = people(&all);
        assert_eq!(
            roles(&assessment, Form::Full)
                .expect("roles")
                .practices
                .len(),
            4
        );
        // The two without a role would follow from the figures of both roles.
        assert_eq!(disclosed_roles(&assessment, Form::Full, least), None);
        all.truncate(10);
        let found = disclosed_roles(&people(&all), Form::Full, least).expect("two roles");
        let shown: Vec<&PracticeId> = found.practices.iter().map(|it| &it.id).collect();
        assert_eq!(
            shown,
            [&practice_id(0, 0), &practice_id(0, 1), &practice_id(1, 1)]
        );
        assert!(found.roles.iter().all(|it| it.confidence.stated() == 0));
    }

    #[test]
    fn where_names_alone_are_left_out_people_have_the_role_beside_their_answers() {
        let least = SmallestGroup::new(5);
        let mut all = five("managers", [At(6); 4]);
        all.extend(five("customers", [At(2); 4]));
        all.extend([("owner", [At(10); 4])]);
        let found = described_roles(&people(&all), Form::Full, least);
        // The owner has nobody to disappear among but all the people of another role.
        assert_eq!(found, None);
        all.truncate(10);
        let found = described_roles(&people(&all), Form::Full, least).expect("two roles");
        assert_eq!(found.roles.len(), 2);
    }
}
