//! Small groups: which groups of people may be shown so that no smaller one can be worked out.
//!
//! People belong to a role and to a team. For a group that is shown, a reader may know any figure,
//! and the figure of all people is known. By adding and subtracting such figures a reader can get at
//! the figure of a set of people exactly where the set is a *cut*: see [`visible`].

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The fewest people that a group must have to be shown, unless stated otherwise.
pub const SMALLEST_GROUP: usize = 5;

/// The fewest people that may be asked for.
pub const LEAST_GROUP: usize = 3;

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
#[must_use]
pub fn visible<'a>(
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    least: usize,
) -> Visible<'a> {
    let least = least.max(LEAST_GROUP);
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found = Visible::default();
    for (role, team) in people {
        *shared.entry((role, team)).or_default() += 1;
        *found.roles.entry(role).or_default() += 1;
        *found.teams.entry(team).or_default() += 1;
    }
    found.roles.retain(|_, size| *size >= least);
    found.teams.retain(|_, size| *size >= least);
    loop {
        let graph = Graph::of(&shared, &found);
        let Some(edge) = graph.small_cut(least) else {
            return found;
        };
        found.hide_one_at(edge, (graph.roles, graph.nodes.len() - graph.roles));
    }
}

impl<'a> Visible<'a> {
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
    fn of(shared: &BTreeMap<(&'a str, &'a str), usize>, shown: &Visible<'a>) -> Self {
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
        let found = visible(each, least);
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
            let shown = visible(people, least);
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
