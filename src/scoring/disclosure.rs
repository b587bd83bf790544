//! Small groups: which figures may be shown, so that nobody's answer can be worked out.
//!
//! [`SmallestGroup`] says how many people a figure must rest on. How far answers lie apart gives
//! single answers away where few people answered, or where nearly all answered alike: it is then told in
//! the words of [`Closeness`] and [`Frequency`].
//!
//! People belong to a role and to a team. For a group that is shown, a reader may know any figure,
//! and the figure of all people is known. By adding and subtracting such figures a reader can get at
//! the figure of a set of people exactly where the set is a *cut*: see [`visible`].

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::profile::{Share, Spread};

/// The fewest people that a group must have to be shown, unless stated otherwise.
pub const SMALLEST_GROUP: usize = 5;

/// The fewest people that may be asked for: each of two could subtract the own answer.
pub const LEAST_GROUP: usize = 3;

/// The fewest people that a figure must rest on to be shown; never fewer than [`LEAST_GROUP`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SmallestGroup(usize);

impl SmallestGroup {
    /// So many people, or [`LEAST_GROUP`] where that is more.
    #[must_use]
    pub const fn new(people: usize) -> Self {
        Self(if people < LEAST_GROUP {
            LEAST_GROUP
        } else {
            people
        })
    }

    /// How many people it is.
    #[must_use]
    pub const fn people(self) -> usize {
        self.0
    }

    /// Whether a figure that rests on so many people may be shown.
    #[must_use]
    pub const fn allows(self, people: usize) -> bool {
        people >= self.0
    }

    /// Whether it may be told in figures how far the answers of so many people lie apart; of fewer
    /// it is told in words.
    #[must_use]
    pub const fn allows_spread(self, people: usize) -> bool {
        people >= 2 * self.0
    }

    /// Whether two figures may be shown where so many people are in one of them alone: nobody is, or
    /// enough people are.
    #[must_use]
    pub const fn allows_difference(self, people: usize) -> bool {
        people == 0 || self.allows(people)
    }

    /// Whether figures of two groups of people may be shown one after the other: they are the same people,
    /// or so many are in one of them alone that nobody's answer follows.
    #[must_use]
    pub fn allows_both<P: Ord>(self, one: &BTreeSet<P>, other: &BTreeSet<P>) -> bool {
        let alone = |one: &BTreeSet<P>, other| one.difference(other).count();
        self.allows_difference(alone(one, other)) && self.allows_difference(alone(other, one))
    }
}

/// How far answers lie apart, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// At most half of what is worth talking about.
    Close,
    /// Not worth talking about.
    Some,
    /// Worth talking about: the mean distance is above a sixth of the number of levels.
    Far,
}

/// What sums of floats may be off by.
const ROUNDING: f64 = 1e-9;

impl Closeness {
    /// That of the ratings of a practice.
    #[must_use]
    pub fn of(spread: Spread, level_count: u8) -> Self {
        if spread.flagged_for_discussion {
            Self::Far
        } else {
            Self::of_distance(spread.ad_mean, level_count).min(Self::Some)
        }
    }

    /// That of a mean distance from the mean, in levels.
    #[must_use]
    pub fn of_distance(distance: f64, level_count: u8) -> Self {
        let limit = f64::from(level_count) / 6.0;
        if distance > limit + ROUNDING {
            Self::Far
        } else if distance > limit / 2.0 + ROUNDING {
            Self::Some
        } else {
            Self::Close
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Some => "some",
            Self::Far => "far",
        }
    }

    /// Whether the figure behind it may be shown, of so many people of whom so many give the commonest
    /// answer: not where all answer nearly alike, nor where so few answer otherwise that these know
    /// what everybody else answered.
    #[must_use]
    pub fn allows_figure(self, least: SmallestGroup, people: usize, commonest: usize) -> bool {
        let others = people.saturating_sub(commonest);
        self != Self::Close && least.allows_spread(people) && least.allows(others)
    }
}

/// In how many of many draws something is so, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// In more than nine of ten.
    Nearly,
    /// In more than half.
    Most,
    /// In half of them, or fewer.
    Fewer,
}

impl Frequency {
    /// That of a share.
    #[must_use]
    pub fn of(share: Share) -> Self {
        if share.is_above(90) {
            Self::Nearly
        } else if share.is_above(50) {
            Self::Most
        } else {
            Self::Fewer
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nearly => "nearly_always",
            Self::Most => "mostly",
            Self::Fewer => "at_most_half",
        }
    }
}

/// The groups that may be shown, with their people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible<'a> {
    /// By role.
    pub roles: BTreeMap<&'a str, usize>,
    /// By team.
    pub teams: BTreeMap<&'a str, usize>,
}

/// The groups that may be shown of people with a role and a team each, such that no set of fewer
/// than `least` people (at least [`LEAST_GROUP`]) follows from them and from the figure of all.
///
/// First the groups below `least` are hidden; what is hidden of the roles, and of the teams, is one
/// rest, whose figure is that of all less what is shown. Roles and teams are then the nodes of a
/// graph, the rests among them, and the people of a role in a team an edge. A sum of figures of nodes
/// is the figure of a set of people only if the set is all edges from some roles and teams to those
/// outside, while no edge leads from a role outside to a team inside. Such a cut of fewer than
/// `least` people is looked for as a smallest flow; where there is one, the group at it is hidden as
/// well, or, where that is a rest, the smallest one is added to it, until there is none.
///
/// This is done for [`LEAST_GROUP`] first, then for one person more at a time: what is shown for a
/// larger number is shown for each smaller one too, so that reports made for several numbers tell no
/// more than the one for the smallest of them.
#[must_use]
pub fn visible<'a>(
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    least: SmallestGroup,
) -> Visible<'a> {
    let mut shared = SharedPeople::new();
    let mut found = Visible::default();
    for (role, team) in people {
        *shared.entry((role, team)).or_default() += 1;
        *found.roles.entry(role).or_default() += 1;
        *found.teams.entry(team).or_default() += 1;
    }
    // Nothing is left to hide where more people are asked for than there are.
    let enough = shared.values().sum::<usize>() + 1;
    for people in LEAST_GROUP..=least.people().min(enough) {
        found.hide_below(people, &shared);
    }
    found
}

/// How many people each role and team share.
type SharedPeople<'a> = BTreeMap<(&'a str, &'a str), usize>;

/// The role and the team of a person.
type Description<'a> = (&'a str, &'a str);

/// Role and team of each person as they may stand beside what the person said: nobody shares what
/// stands there with fewer people than `least`, whoever has nothing there among them.
///
/// Where the people of a role in a team are too few, the team is left out; where the people of that
/// role are still too few, the team stands without the role; else neither does. Where too few people
/// have neither, the smallest of the other groups joins them.
#[must_use]
pub fn described<'a>(people: &[Description<'a>], least: SmallestGroup) -> Vec<Description<'a>> {
    let mut shown = people.to_vec();
    let kept: [fn(Description<'a>) -> Description<'a>; 3] = [
        |person| person,
        |(role, _)| (role, ""),
        |(_, team)| ("", team),
    ];
    let mut settled = vec![false; people.len()];
    for kept in kept {
        let of = |place: usize| people.get(place).copied().map(kept).unwrap_or_default();
        let open: Vec<usize> = (0..people.len())
            .filter(|place| settled.get(*place) == Some(&false))
            .collect();
        for place in &open {
            let alike = open
                .iter()
                .filter(|other| of(**other) == of(*place))
                .count();
            if let (true, Some(shown), Some(settled)) = (
                least.allows(alike),
                shown.get_mut(*place),
                settled.get_mut(*place),
            ) {
                (*shown, *settled) = (of(*place), true);
            }
        }
    }
    for (shown, _) in shown
        .iter_mut()
        .zip(settled)
        .filter(|(_, settled)| !settled)
    {
        *shown = ("", "");
    }
    join_few(&mut shown, least);
    shown
}

/// Takes role and team from the smallest groups until nobody or enough people have neither.
fn join_few(shown: &mut [Description<'_>], least: SmallestGroup) {
    loop {
        let mut groups: BTreeMap<Description<'_>, usize> = BTreeMap::new();
        for group in shown.iter() {
            *groups.entry(*group).or_default() += 1;
        }
        let without = groups.remove(&("", "")).unwrap_or(0);
        let smallest = groups.into_iter().min_by_key(|(_, size)| *size);
        let Some((smallest, _)) = smallest.filter(|_| without > 0 && !least.allows(without)) else {
            return;
        };
        for group in shown.iter_mut().filter(|group| **group == smallest) {
            *group = ("", "");
        }
    }
}

impl<'a> Visible<'a> {
    /// Hides groups until no set of fewer than `least` people follows from those that are left.
    fn hide_below(&mut self, least: usize, shared: &SharedPeople<'a>) {
        self.roles.retain(|_, size| *size >= least);
        self.teams.retain(|_, size| *size >= least);
        loop {
            let graph = Graph::of(shared, self);
            let Some(edge) = graph.small_cut(least) else {
                return;
            };
            self.hide_one_at(edge, (graph.roles, graph.nodes.len() - graph.roles));
        }
    }

    /// Hides a group so that the two ends of an edge have more in common; the smaller one of two.
    /// Among roles or teams that are one node already, nothing can be hidden.
    fn hide_one_at(
        &mut self,
        (role, team): (GroupNode<'a>, GroupNode<'a>),
        (roles, teams): (usize, usize),
    ) {
        let role = to_hide(&self.roles, role).filter(|_| roles > 1);
        let team = to_hide(&self.teams, team).filter(|_| teams > 1);
        match (role, team) {
            (Some((small, name)), other) if other.is_none_or(|(size, _)| small <= size) => {
                self.roles.remove(name);
            }
            (_, Some((_, name))) => {
                self.teams.remove(name);
            }
            (_, None) => *self = Self::default(),
        }
    }
}

/// The group at a node; of the rest, the smallest group that is not in it yet.
fn to_hide<'a>(groups: &BTreeMap<&'a str, usize>, node: GroupNode<'a>) -> Option<(usize, &'a str)> {
    let sizes = groups.iter().map(|(name, size)| (*size, *name));
    sizes
        .filter(|(_, name)| node.is_none_or(|node| node == *name))
        .min()
}

/// A group that is shown; `None` for the rest.
type GroupNode<'a> = Option<&'a str>;

/// Roles and teams that share people.
struct Graph<'a> {
    /// The roles, then the teams.
    nodes: Vec<GroupNode<'a>>,
    /// How many of the nodes are roles.
    roles: usize,
    /// A role and a team by their places among the nodes, and how many people they share; more
    /// than none.
    edges: Vec<(usize, usize, usize)>,
    /// Whether nothing but the rests is left.
    bare: bool,
}

impl<'a> Graph<'a> {
    fn of(shared: &SharedPeople<'a>, shown: &Visible<'a>) -> Self {
        let role = |name: &'a str| shown.roles.contains_key(name).then_some(name);
        let team = |name: &'a str| shown.teams.contains_key(name).then_some(name);
        let mut joined: BTreeMap<(GroupNode, GroupNode), usize> = BTreeMap::new();
        for ((of_role, of_team), people) in shared {
            *joined.entry((role(of_role), team(of_team))).or_default() += people;
        }
        let roles: BTreeSet<GroupNode> = joined.keys().map(|(role, _)| *role).collect();
        let teams: BTreeSet<GroupNode> = joined.keys().map(|(_, team)| *team).collect();
        let edge = |((role, team), people): (&(GroupNode, GroupNode), &usize)| {
            let from = roles.iter().position(|it| it == role)?;
            let to = teams.iter().position(|it| it == team)?;
            Some((from, roles.len() + to, *people))
        };
        Self {
            edges: joined.iter().filter_map(edge).collect(),
            roles: roles.len(),
            nodes: roles.iter().chain(&teams).copied().collect(),
            bare: shown.roles.is_empty() && shown.teams.is_empty(),
        }
    }

    /// An edge of a cut of fewer than `least` people; `None` where there is no such cut, or nothing
    /// is left to hide.
    fn small_cut(&self, least: usize) -> Option<(GroupNode<'a>, GroupNode<'a>)> {
        let mut small = self.edges.iter().filter(|(_, _, people)| *people < least);
        let (role, team, _) = small
            .find(|(role, team, _)| !self.carries(*role, *team, least))
            .filter(|_| !self.bare)?;
        Some((*self.nodes.get(*role)?, *self.nodes.get(*team)?))
    }

    /// Whether at least so many people can be carried from a role to a team, one by one: edges carry
    /// them from roles to teams, and nothing limits it on the way back.
    fn carries(&self, role: usize, team: usize, least: usize) -> bool {
        let mut room: Vec<usize> = self.edges.iter().map(|(_, _, people)| *people).collect();
        for _ in 0..least {
            let Some(path) = self.path(&room, role, team) else {
                return false;
            };
            for (edge, forth) in path {
                if let Some(left) = room.get_mut(edge) {
                    *left = if forth { *left - 1 } else { *left + 1 };
                }
            }
        }
        true
    }

    /// A shortest way from a role to a team over edges with room, or back over any: each edge, and
    /// whether it is taken from the role to the team.
    fn path(&self, room: &[usize], source: usize, sink: usize) -> Option<Vec<(usize, bool)>> {
        let mut came: BTreeMap<usize, (usize, (usize, bool))> = BTreeMap::new();
        let mut next = VecDeque::from([source]);
        while let Some(at) = next.pop_front() {
            for (edge, (role, team, _)) in self.edges.iter().enumerate() {
                let has_room = room.get(edge).is_some_and(|room| *room > 0);
                let (to, forth) = match at {
                    _ if at == *role && has_room => (*team, true),
                    _ if at == *team => (*role, false),
                    _ => continue,
                };
                if to != source && !came.contains_key(&to) {
                    came.insert(to, (at, (edge, forth)));
                    next.push_back(to);
                }
            }
        }
        let mut path = Vec::new();
        let mut at = sink;
        while at != source {
            let (before, step) = came.get(&at)?;
            path.push(*step);
            at = *before;
        }
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn visible_of(people: &[(&'static str, &'static str, usize)], least: usize) -> Vec<String> {
        let each = people
            .iter()
            .flat_map(|(role, team, count)| std::iter::repeat_n((*role, *team), *count));
        let found = visible(each, SmallestGroup::new(least));
        let groups = found.roles.iter().chain(&found.teams);
        groups
            .map(|(name, size)| format!("{name} {size}"))
            .collect()
    }

    #[test]
    fn a_group_of_fewer_than_five_is_not_shown_and_neither_is_the_one_that_would_reveal_it() {
        let people = [("manager", "a", 3), ("front", "a", 8)];
        assert_eq!(visible_of(&people, 5), ["a 11"]);
        let people = [("manager", "a", 3), ("owner", "a", 2), ("front", "a", 8)];
        assert_eq!(visible_of(&people, 5), ["front 8", "a 13"]);
    }

    #[test]
    fn a_team_inside_a_role_but_for_two_people_is_not_shown_beside_it() {
        // Desk and field are large, yet desk less front line leaves the two managers at the desk.
        let people = [
            ("front", "desk", 6),
            ("manager", "desk", 2),
            ("manager", "field", 7),
        ];
        let shown = visible_of(&people, 5);
        assert!(!(shown.contains(&"front 6".into()) && shown.contains(&"desk 8".into())));
        assert!(!shown.is_empty());
    }

    #[test]
    fn large_groups_that_cross_are_all_shown() {
        let people = [
            ("front", "desk", 6),
            ("manager", "desk", 6),
            ("front", "field", 6),
            ("manager", "field", 6),
        ];
        assert_eq!(visible_of(&people, 5).len(), 4);
    }

    #[test]
    fn a_figure_rests_on_the_smallest_group_or_is_not_shown() {
        let five = SmallestGroup::new(5);
        assert!(five.allows(5) && !five.allows(4) && !five.allows(0));
        assert!(five.allows_spread(10) && !five.allows_spread(9));
        assert!(five.allows_difference(0) && five.allows_difference(5));
        assert!(!five.allows_difference(1) && !five.allows_difference(4));
        assert_eq!(SmallestGroup::new(2), SmallestGroup::new(3));
    }

    #[test]
    fn a_distance_is_no_figure_where_fewer_than_the_smallest_group_answer_otherwise_than_most() {
        let five = SmallestGroup::new(5);
        assert!(Closeness::Some.allows_figure(five, 10, 5));
        assert!(!Closeness::Some.allows_figure(five, 10, 6));
        assert!(!Closeness::Far.allows_figure(five, 30, 29));
        assert!(!Closeness::Close.allows_figure(five, 30, 5));
    }

    #[test]
    fn nobody_is_described_as_one_of_few() {
        let people = |groups: &[(&'static str, &'static str, usize)]| -> Vec<_> {
            let each = groups.iter();
            each.flat_map(|(role, team, count)| std::iter::repeat_n((*role, *team), *count))
                .collect()
        };
        let shown = |found: &[(&'static str, &'static str, usize)]| {
            let mut groups: BTreeMap<(&str, &str), usize> = BTreeMap::new();
            for group in described(&people(found), SmallestGroup::new(5)) {
                *groups.entry(group).or_default() += 1;
            }
            groups.into_iter().collect::<Vec<_>>()
        };
        // Whoever has no role beside eight of the front line could only be the manager.
        assert_eq!(
            shown(&[("manager", "north", 1), ("front", "south", 8)]),
            [(("", ""), 9)]
        );
        assert_eq!(
            shown(&[("manager", "north", 5), ("front", "south", 8)]),
            [(("front", "south"), 8), (("manager", "north"), 5)]
        );
        assert_eq!(
            shown(&[
                ("front", "north", 3),
                ("front", "south", 7),
                ("front", "east", 2)
            ]),
            [(("front", ""), 5), (("front", "south"), 7)]
        );
        assert_eq!(
            shown(&[
                ("owner", "north", 2),
                ("manager", "north", 3),
                ("front", "south", 6)
            ]),
            [(("", "north"), 5), (("front", "south"), 6)]
        );
    }

    #[test]
    fn fewer_than_three_cannot_be_asked_for() {
        assert!(visible_of(&[("a", "x", 2), ("b", "x", 2)], 1).len() < 2);
    }

    /// Whether a figure of the people in `wanted` is a sum of the published figures, each with a
    /// factor: by elimination over a field of a large prime. (Roles and teams make a matrix
    /// all of whose minors are 0, 1 or -1, so that it has the same rank over every field.)
    fn follows(published: &[Vec<i64>], wanted: &[i64]) -> bool {
        const PRIME: i64 = 1_000_003;
        let inverse = |value: i64| {
            let (mut result, mut base, mut power) = (1, value.rem_euclid(PRIME), PRIME - 2);
            while power > 0 {
                if power % 2 == 1 {
                    result = result * base % PRIME;
                }
                base = base * base % PRIME;
                power /= 2;
            }
            result
        };
        let reduce = |row: &mut Vec<i64>, by: &(usize, Vec<i64>)| {
            let factor = row[by.0];
            for (value, other) in row.iter_mut().zip(&by.1) {
                *value = (*value - factor * other).rem_euclid(PRIME);
            }
        };
        let mut basis: Vec<(usize, Vec<i64>)> = Vec::new();
        for row in published {
            let mut row = row.clone();
            for by in &basis {
                reduce(&mut row, by);
            }
            if let Some(pivot) = row.iter().position(|value| *value != 0) {
                let scale = inverse(row[pivot]);
                for value in &mut row {
                    *value = *value * scale % PRIME;
                }
                basis.push((pivot, row));
            }
        }
        let mut row = wanted.to_vec();
        for by in &basis {
            reduce(&mut row, by);
        }
        row.iter().all(|value| *value == 0)
    }

    proptest! {
        #[test]
        fn everybody_is_described_as_one_of_enough_people(
            people in proptest::collection::vec((0_usize..3, 0_usize..3), 0..24),
            least in 3_usize..6,
        ) {
            const NAMES: [&str; 3] = ["", "a", "b"];
            let people: Vec<(&str, &str)> = people
                .iter()
                .map(|(role, team)| (NAMES[*role], NAMES[*team]))
                .collect();
            let shown = described(&people, SmallestGroup::new(least));
            for (person, shown_as) in people.iter().zip(&shown) {
                let alike = shown.iter().filter(|other| *other == shown_as).count();
                prop_assert!(alike >= least || alike == people.len(), "{people:?} {shown:?}");
                prop_assert!(shown_as.0.is_empty() || shown_as.0 == person.0);
                prop_assert!(shown_as.1.is_empty() || shown_as.1 == person.1);
            }
        }

        /// Two reports for different numbers of people tell no more than the one for the smaller.
        #[test]
        fn what_is_shown_for_more_people_is_shown_for_fewer(
            people in proptest::collection::vec((0_usize..4, 0_usize..3), 0..30),
        ) {
            const NAMES: [&str; 4] = ["a", "b", "c", "d"];
            let each = || people.iter().map(|(role, team)| (NAMES[*role], NAMES[*team]));
            let shown = |least| visible(each(), SmallestGroup::new(least));
            for least in LEAST_GROUP..8 {
                let (more, fewer) = (shown(least), shown(least + 1));
                prop_assert!(fewer.roles.keys().all(|role| more.roles.contains_key(role)));
                prop_assert!(fewer.teams.keys().all(|team| more.teams.contains_key(team)));
            }
        }

        /// Every set of cells (the people of a role in a team) with fewer people than asked for is
        /// tried: none of them is a sum or difference of the groups that are shown and of all.
        #[test]
        fn no_small_set_follows_from_what_is_shown(
            counts in proptest::collection::vec(0_usize..8, 12),
            least in 3_usize..6,
        ) {
            const NAMES: [&str; 4] = ["a", "b", "c", "d"];
            let cells: Vec<(&str, &str, usize)> = counts
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .map(|(place, count)| (NAMES[place % 4], NAMES[place / 4], *count))
                .collect();
            let people = cells
                .iter()
                .flat_map(|(role, team, count)| std::iter::repeat_n((*role, *team), *count));
            let shown = visible(people, SmallestGroup::new(least));
            let mark = |is_in: &dyn Fn(&(&str, &str, usize)) -> bool| -> Vec<i64> {
                cells.iter().map(|cell| i64::from(is_in(cell))).collect()
            };
            let mut published = vec![mark(&|_| true)];
            published.extend(shown.roles.keys().map(|role| mark(&|cell| cell.0 == *role)));
            published.extend(shown.teams.keys().map(|team| mark(&|cell| cell.1 == *team)));
            if published.len() == 1 {
                return Ok(());
            }
            for set in 1_u32..(1 << cells.len()) {
                let inside = |place: usize| set & (1 << place) != 0;
                let places = 0..cells.len();
                let people: usize = places.filter(|at| inside(*at)).map(|at| cells[at].2).sum();
                if people < least {
                    let wanted: Vec<i64> =
                        (0..cells.len()).map(|at| i64::from(inside(at))).collect();
                    prop_assert!(!follows(&published, &wanted), "{cells:?} {shown:?} {set:b}");
                }
            }
        }
    }
}
