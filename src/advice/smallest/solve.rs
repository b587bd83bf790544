//! The search: the programme given to a solver, part by part, and its answers checked in whole
//! numbers.
//!
//! The solver counts in floating point and is trusted with nothing but its bound: an answer is
//! taken only where [`Programme::allows`] it and it is better than what was known.

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, SolveOptions, TerminationReason, Variable,
};

use super::programme::{Heights, Programme, Raisable};
use crate::model::Level;

/// A choice, and how good it can at most be.
pub(super) struct Found {
    pub(super) heights: Heights,
    /// No choice has a smaller objective.
    pub(super) bound: i64,
    pub(super) proven: bool,
}

/// What each step is worth: by practice and step, from 1.
type Worth<'a> = &'a dyn Fn(usize, usize) -> i64;

/// A row that a sum over all steps taken must not exceed.
struct Limit<'a> {
    worth: Worth<'a>,
    most: i64,
}

/// The least days that meet the programme, then the fewest practices, then the earliest in the
/// questionnaire. `None` where no choice meets it.
pub(super) fn least_days(programme: &Programme, nodes: u64) -> Option<Found> {
    let mut best = Found {
        heights: programme.pruned()?,
        bound: 0,
        proven: true,
    };
    let days = |place: usize, step: usize| days_of(programme, place, step);
    let first = |_: usize, step: usize| i64::from(step == 1);
    let order = |place: usize, _: usize| i64::try_from(place + 1).unwrap_or(i64::MAX);
    for part in parts(programme) {
        let start = polished(programme, &part, &days, best.heights, nodes);
        let found = minimise(programme, &part, &days, &[], start, scaled(nodes, &part));
        best.bound += found.bound;
        best.proven &= found.proven;
        let spent = Limit {
            worth: &days,
            most: total(&found.heights, &part, &days),
        };
        // Among equals; where the search for these ends early, the answer is as cheap all the same.
        let ties = nodes.min(TIE_NODES);
        let limits = [spent];
        let found = minimise(programme, &part, &first, &limits, found.heights, ties);
        let few = Limit {
            worth: &first,
            most: total(&found.heights, &part, &first),
        };
        let [spent] = limits;
        let limits = [spent, few];
        best.heights = minimise(programme, &part, &order, &limits, found.heights, ties).heights;
    }
    Some(best)
}

/// The greatest rise of the index within a number of days, from a choice within them; then the
/// least days. The bound is that of the rise, negative.
pub(super) fn greatest_rise(
    programme: &Programme,
    start: Heights,
    budget: u32,
    nodes: u64,
) -> Found {
    let all: Vec<usize> = (0..programme.practices.len()).collect();
    let days = |place: usize, step: usize| days_of(programme, place, step);
    let fall = |place: usize, step: usize| -rise_of(programme, place, step);
    let within = Limit {
        worth: &days,
        most: budget.into(),
    };
    let limits = [within];
    let found = minimise(programme, &all, &fall, &limits, start, nodes);
    let as_high = Limit {
        worth: &fall,
        most: total(&found.heights, &all, &fall),
    };
    let (bound, proven) = (found.bound, found.proven);
    let ties = nodes.min(TIE_NODES);
    let heights = minimise(programme, &all, &days, &[as_high], found.heights, ties).heights;
    Found {
        heights,
        bound,
        proven,
    }
}

/// A better choice for a part of several elements: pairs of them are solved anew while all others
/// stay as they are. It proves nothing, but the search after it starts from a good answer.
fn polished(
    programme: &Programme,
    part: &[usize],
    worth: Worth<'_>,
    start: Heights,
    nodes: u64,
) -> Heights {
    let mut elements: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for place in part {
        let element = programme.practices.get(*place).map(|it| &it.element);
        match elements.last_mut() {
            Some(own) if last == element => own.push(*place),
            _ => elements.push(vec![*place]),
        }
        last = element;
    }
    let few = nodes.min(POLISH_NODES);
    elements.windows(2).fold(start, |start, pair| {
        minimise(programme, &pair.concat(), worth, &[], start, few).heights
    })
}

/// How far the search for a better choice of two elements goes.
const POLISH_NODES: u64 = 200;

/// The nodes for a part: a node takes longer the more practices there are, and above 64 of them
/// more nodes prove little.
fn scaled(nodes: u64, part: &[usize]) -> u64 {
    let size = u64::try_from(part.len()).unwrap_or(u64::MAX);
    (nodes.saturating_mul(64) / size.max(64)).max(1)
}

/// How far the search for the nicest among equals goes: in large units it ends with a nice one,
/// always the same, that may not be the nicest.
const TIE_NODES: u64 = 100;

fn days_of(programme: &Programme, place: usize, step: usize) -> i64 {
    let practice = programme.practices.get(place);
    practice
        .and_then(|practice| practice.days.get(step - 1))
        .map_or(0, |days| i64::from(*days))
}

fn rise_of(programme: &Programme, place: usize, step: usize) -> i64 {
    let practice = programme.practices.get(place);
    let credit = practice.map_or(0, |practice| practice.credit(step));
    i64::try_from(credit).unwrap_or(i64::MAX)
}

fn total(heights: &Heights, part: &[usize], worth: Worth<'_>) -> i64 {
    part.iter()
        .filter_map(|place| Some((*place, *heights.get(*place)?)))
        .map(|(place, steps)| (1..=steps).map(|step| worth(place, step)).sum::<i64>())
        .sum()
}

/// The practices in parts that have no threshold and no prerequisite in common: each can be
/// solved alone.
fn parts(programme: &Programme) -> Vec<Vec<usize>> {
    let mut part_of: Vec<usize> = (0..programme.practices.len()).collect();
    let mut join = |first: usize, second: usize| {
        let pair = (part_of.get(first).copied(), part_of.get(second).copied());
        if let (Some(kept), Some(gone)) = pair {
            for part in &mut part_of {
                if *part == gone {
                    *part = kept;
                }
            }
        }
    };
    for need in &programme.needs {
        for pair in need.terms.windows(2) {
            if let [(first, ..), (second, ..)] = pair {
                join(*first, *second);
            }
        }
    }
    for element in elements(programme) {
        for pair in element.windows(2) {
            if let [first, second] = pair {
                join(*first, *second);
            }
        }
    }
    for (place, practice) in programme.practices.iter().enumerate() {
        for first in &practice.requires {
            join(place, *first);
        }
    }
    let mut names: Vec<usize> = part_of.clone();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| {
            (0..part_of.len())
                .filter(|place| part_of.get(*place) == Some(&name))
                .collect()
        })
        .collect()
}

/// The practices of the needs of each element.
fn elements(programme: &Programme) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for need in &programme.needs {
        let places = need.terms.iter().map(|(place, ..)| *place);
        match found.last_mut() {
            Some(own) if last == Some(&need.element) => own.extend(places),
            _ => found.push(places.collect()),
        }
        last = Some(&need.element);
    }
    found
}

/// Minimises the worth of the steps taken in one part; all other practices stay as in `start`,
/// which must be allowed and within the limits.
fn minimise(
    programme: &Programme,
    part: &[usize],
    worth: Worth<'_>,
    limits: &[Limit<'_>],
    start: Heights,
    nodes: u64,
) -> Found {
    let known = total(&start, part, worth);
    let model = Model::of(programme, part, worth, limits, &start);
    let mut options = SolveOptions::default();
    options.node_limit = Some(nodes);
    options.warm_start = Some(model.hint(&start));
    let Ok(outcome) = model.problem.solve_with(options) else {
        return unproven(start, i64::MIN);
    };
    let proven = outcome.termination_reason() == TerminationReason::ProvenOptimal;
    let bound = outcome.stats().best_bound.map_or(i64::MIN, whole_bound);
    let better = outcome
        .into_solution()
        .ok()
        .and_then(|solution| model.read(&start, |variable| solution.var_value(variable)))
        .filter(|heights| programme.allows(heights))
        .filter(|heights| {
            limits
                .iter()
                .all(|limit| total(heights, part, limit.worth) <= limit.most)
        })
        .filter(|heights| total(heights, part, worth) <= known);
    let Some(heights) = better else {
        return unproven(start, bound.min(known));
    };
    let reached = total(&heights, part, worth);
    Found {
        heights,
        bound: if proven { reached } else { bound.min(reached) },
        proven,
    }
}

const fn unproven(heights: Heights, bound: i64) -> Found {
    Found {
        heights,
        bound,
        proven: false,
    }
}

/// The least whole number that is not below a bound, up to the solver's rounding.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sums of days and weights are far below 2^53"
)]
fn whole_bound(bound: f64) -> i64 {
    (bound - 1e-6).ceil() as i64
}

/// The programme of one part as the solver takes it: a binary variable a step.
struct Model {
    problem: Problem,
    /// By practice of the part, then by step.
    steps: Vec<(usize, Vec<Variable>)>,
}

impl Model {
    fn of(
        programme: &Programme,
        part: &[usize],
        worth: Worth<'_>,
        limits: &[Limit<'_>],
        start: &Heights,
    ) -> Self {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut steps = Vec::with_capacity(part.len());
        for place in part {
            let Some(practice) = programme.practices.get(*place) else {
                continue;
            };
            let own: Vec<Variable> = (1..=practice.days.len())
                .map(|step| problem.add_binary_var(number(worth(*place, step))))
                .collect();
            steps.push((*place, own));
        }
        let mut model = Self { problem, steps };
        model.steps_in_their_order(programme);
        model.prerequisites(programme, start);
        model.needed_outside(programme, start);
        model.thresholds(programme, start);
        for limit in limits {
            let row: Vec<(Variable, f64)> = model
                .every_step()
                .map(|(place, step, variable)| (variable, number((limit.worth)(place, step))))
                .filter(|(_, worth)| *worth != 0.0)
                .collect();
            model.row(row, ComparisonOp::Le, limit.most);
        }
        model
    }

    fn row(&mut self, row: Vec<(Variable, f64)>, comparison: ComparisonOp, side: i64) {
        self.problem.add_constraint(row, comparison, number(side));
    }

    fn variable(&self, place: usize, step: usize) -> Option<Variable> {
        let found = self
            .steps
            .binary_search_by_key(&place, |(own, _)| *own)
            .ok()?;
        let (_, steps) = self.steps.get(found)?;
        steps.get(step.checked_sub(1)?).copied()
    }

    fn every_step(&self) -> impl Iterator<Item = (usize, usize, Variable)> {
        self.steps.iter().flat_map(|(place, steps)| {
            let numbered = steps.iter().zip(1..);
            numbered.map(|(variable, step)| (*place, step, *variable))
        })
    }

    /// No step without the one below it, and the first one of what is locked in.
    fn steps_in_their_order(&mut self, programme: &Programme) {
        let pairs: Vec<(Variable, Variable)> = self
            .steps
            .iter()
            .flat_map(|(_, steps)| steps.iter().zip(steps.iter().skip(1)))
            .map(|(below, above)| (*below, *above))
            .collect();
        for (below, above) in pairs {
            self.row(vec![(above, 1.0), (below, -1.0)], ComparisonOp::Le, 0);
        }
        for (place, practice) in programme.practices.iter().enumerate() {
            if practice.locked_in
                && let Some(first) = self.variable(place, 1)
            {
                self.row(vec![(first, 1.0)], ComparisonOp::Ge, 1);
            }
        }
    }

    fn prerequisites(&mut self, programme: &Programme, start: &Heights) {
        let wanted: Vec<(usize, usize, Variable)> = self.every_step().collect();
        for (place, step, variable) in wanted {
            let Some(practice) = programme.practices.get(place) else {
                continue;
            };
            let level = practice.level_after(step);
            let binds = |first: &&usize| !Self::is_implied(programme, practice, **first, level);
            for first in practice.requires.iter().filter(binds) {
                let first_practice = programme.practices.get(*first);
                let Some(needed) = first_practice.and_then(|practice| practice.step_to(level))
                else {
                    continue;
                };
                if let Some(needed) = self.variable(*first, needed) {
                    self.row(vec![(variable, 1.0), (needed, -1.0)], ComparisonOp::Le, 0);
                } else if start.get(*first).is_none_or(|height| *height < needed) {
                    self.row(vec![(variable, 1.0)], ComparisonOp::Le, 0);
                }
            }
        }
    }

    /// Whether another prerequisite of the practice brings this one along at a level.
    fn is_implied(programme: &Programme, practice: &Raisable, first: usize, level: Level) -> bool {
        practice.requires.iter().any(|other| {
            programme.practices.get(*other).is_some_and(|it| {
                let circle = programme
                    .practices
                    .get(first)
                    .is_some_and(|first| first.requires.contains(other));
                it.requires.contains(&first) && it.step_to(level).is_some() && !circle
            })
        })
    }

    /// What practices outside of the part need stays.
    fn needed_outside(&mut self, programme: &Programme, start: &Heights) {
        for (place, (practice, height)) in programme.practices.iter().zip(start).enumerate() {
            if *height == 0 || self.has(place) {
                continue;
            }
            let level = practice.level_after(*height);
            for first in &practice.requires {
                let first_practice = programme.practices.get(*first);
                let needed = first_practice
                    .and_then(|practice| practice.step_to(level))
                    .and_then(|step| self.variable(*first, step));
                if let Some(needed) = needed {
                    self.row(vec![(needed, 1.0)], ComparisonOp::Ge, 1);
                }
            }
        }
    }

    fn has(&self, place: usize) -> bool {
        self.steps
            .binary_search_by_key(&place, |(own, _)| *own)
            .is_ok()
    }

    fn thresholds(&mut self, programme: &Programme, start: &Heights) {
        for need in &programme.needs {
            let row: Vec<(Variable, f64)> = need
                .terms
                .iter()
                .filter_map(|(place, step, credit)| {
                    let credit = i64::try_from(*credit).ok()?;
                    Some((self.variable(*place, *step)?, number(credit)))
                })
                .collect();
            if !row.is_empty() {
                let fixed: u64 = need
                    .terms
                    .iter()
                    .filter(|(place, step, _)| {
                        !self.has(*place) && start.get(*place).is_some_and(|it| it >= step)
                    })
                    .map(|(.., credit)| credit)
                    .sum();
                let missing = need.missing.saturating_sub(fixed);
                let missing = i64::try_from(missing).unwrap_or(i64::MAX);
                self.row(row, ComparisonOp::Ge, missing);
            }
        }
    }

    fn hint(&self, start: &Heights) -> Vec<(Variable, f64)> {
        self.every_step()
            .map(|(place, step, variable)| {
                let taken = start.get(place).is_some_and(|height| *height >= step);
                (variable, if taken { 1.0 } else { 0.0 })
            })
            .collect()
    }

    /// The heights that the solver's values stand for, where they are whole.
    fn read(&self, start: &Heights, value: impl Fn(Variable) -> f64) -> Option<Heights> {
        let mut heights = start.clone();
        for (place, steps) in &self.steps {
            let taken = steps.iter().take_while(|step| value(**step) > 0.5).count();
            *heights.get_mut(*place)? = taken;
        }
        Some(heights)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "days and weights are far below 2^52"
)]
fn number(whole: i64) -> f64 {
    whole as f64
}
