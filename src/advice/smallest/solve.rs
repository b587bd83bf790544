//! The search: the programme given to a solver, part by part, and its answers checked in whole
//! numbers.
//!
//! The solver counts in floating point and is trusted with nothing but its bound: an answer is
//! taken only where [`Programme::allows`] it and it is better than what was known.

use std::cell::Cell;

use microlp::{SolveOptions, TerminationReason};

use super::cuts::{self, Inequality};
use super::linear::{Integrality, Limit, LinearProgramme, StepWorth};
use super::programme::{Heights, Programme};

/// How far a search goes before it ends with the best so far. It knows no clock: the same
/// questionnaire gets the same answer on every machine.
pub(super) struct Work {
    nodes: u64,
    /// Pivots, each as much as the model that it is made in has rows and columns.
    left: Cell<u64>,
}

/// What a search may take, in pivots of a row or column: half a second, with the solver of a release
/// build. A plan makes one search for itself and one for each level.
pub(super) const PIVOTS: u64 = 25_000_000;

/// How many pivots a node takes, and as how many its other work counts.
const PIVOTS_OF_NODE: u64 = 10;

impl Work {
    pub(super) const fn new(nodes: u64, pivots: u64) -> Self {
        Self {
            nodes,
            left: Cell::new(pivots),
        }
    }

    /// Whether a model may be solved at all: that takes about half as many pivots as it has rows.
    fn suffices(&self, model: &LinearProgramme) -> bool {
        self.left.get() >= model.size().saturating_mul(model.rows()) / 2
    }

    /// How many nodes of a model may be looked at.
    fn nodes(&self, model: &LinearProgramme, nodes: u64) -> u64 {
        let node = model.size().saturating_mul(2 * PIVOTS_OF_NODE).max(1);
        nodes.min(self.left.get() / node).max(1)
    }

    fn spend(&self, model: &LinearProgramme, pivots: u64) {
        let spent = model.size().saturating_mul(pivots);
        self.left.set(self.left.get().saturating_sub(spent));
    }
}

/// A choice, and how good it can at most be.
pub(super) struct Solution {
    pub(super) heights: Heights,
    /// No choice has a smaller objective.
    pub(super) bound: i64,
    pub(super) proven: bool,
}

/// A choice of the least cost, with what the proof has shown part by part.
pub(super) struct Cheapest {
    pub(super) found: Solution,
    parts: Vec<Part>,
}

/// Practices that can be solved alone, with the rows that make their proof short.
struct Part {
    places: Vec<usize>,
    rows: Vec<Inequality>,
}

/// The least cost that meets the programme. `None` where no choice meets it.
pub(super) fn least_cost(programme: &Programme, work: &Work) -> Option<Cheapest> {
    let mut best = Cheapest {
        found: Solution {
            heights: programme.pruned()?,
            bound: 0,
            proven: true,
        },
        parts: Vec::new(),
    };
    let cost = |place: usize, step: usize| cost_of(programme, place, step);
    let indispensable = programme.indispensable();
    let fixed = cuts::fixed(&indispensable);
    for places in parts(programme) {
        let start = polished(
            programme,
            &places,
            (&cost, &fixed),
            best.found.heights,
            work,
        );
        let rows = tightened(programme, &places, (&cost, &fixed), (&[], &start), work);
        let limits = (&[][..], rows.as_slice());
        let nodes = scaled(work.nodes, programme, &places);
        let found = minimise(programme, &places, &cost, limits, start, (work, nodes));
        // Nothing better exists than what every choice takes.
        let least = total(&indispensable, &places, &cost);
        let proven = found.proven || total(&found.heights, &places, &cost) == least;
        best.found = Solution {
            bound: best.found.bound + found.bound.max(least),
            proven: best.found.proven && proven,
            heights: found.heights,
        };
        best.parts.push(Part { places, rows });
    }
    Some(best)
}

/// Among choices that cost as little: the fewest practices, then the earliest in the
/// questionnaire. Where the search for these ends early, the answer is as cheap all the same.
pub(super) fn among_equals(programme: &Programme, cheapest: &Cheapest, work: &Work) -> Heights {
    let cost = |place: usize, step: usize| cost_of(programme, place, step);
    let first = |_: usize, step: usize| i64::from(step == 1);
    let order = |place: usize, _: usize| i64::try_from(place + 1).unwrap_or(i64::MAX);
    let start = cheapest.found.heights.clone();
    cheapest.parts.iter().fold(start, |start, part| {
        let Part { places, rows } = part;
        let as_much = |worth, heights: &Heights| Limit {
            worth,
            most: total(heights, places, worth),
        };
        let nodes = scaled(work.nodes.min(TIE_NODES), programme, places);
        let work = (work, nodes);
        let cheap = [as_much(&cost, &start)];
        let few = minimise(programme, places, &first, (&cheap, rows), start, work);
        if !few.proven {
            return few.heights;
        }
        let [cheap] = cheap;
        let limits = [cheap, as_much(&first, &few.heights)];
        minimise(
            programme,
            places,
            &order,
            (&limits, rows),
            few.heights,
            work,
        )
        .heights
    })
}

/// The greatest rise of the index within a budget, from a choice within it; then the
/// least cost. The bound is that of the rise, negative.
pub(super) fn greatest_rise(
    programme: &Programme,
    start: Heights,
    budget: u32,
    work: &Work,
) -> Solution {
    let all: Vec<usize> = (0..programme.practices.len()).collect();
    let cost = |place: usize, step: usize| cost_of(programme, place, step);
    let fall = |place: usize, step: usize| -rise_of(programme, place, step);
    let within = Limit {
        worth: &cost,
        most: budget.into(),
    };
    let limits = [within];
    let fixed = cuts::fixed(&programme.indispensable());
    let rows = &tightened(programme, &all, (&fall, &fixed), (&limits, &start), work);
    let nodes = scaled(work.nodes, programme, &all);
    let found = minimise(
        programme,
        &all,
        &fall,
        (&limits, rows),
        start,
        (work, nodes),
    );
    let as_high = Limit {
        worth: &fall,
        most: total(&found.heights, &all, &fall),
    };
    let (bound, proven) = (found.bound, found.proven);
    let ties = (work, nodes.min(scaled(TIE_NODES, programme, &all)));
    let limits = [as_high];
    let heights = minimise(programme, &all, &cost, (&limits, rows), found.heights, ties).heights;
    Solution {
        heights,
        bound,
        proven,
    }
}

/// The rows that make the proof for a part short, those of the steps that every choice takes
/// first: they hold for each choice that is allowed, so they serve every objective; those of the
/// objective given are looked for.
fn tightened(
    programme: &Programme,
    part: &[usize],
    (worth, fixed): (StepWorth<'_>, &[Inequality]),
    (limits, start): (&[Limit<'_>], &Heights),
    work: &Work,
) -> Vec<Inequality> {
    let in_part = |row: &&Inequality| row.terms.iter().all(|(place, ..)| part.contains(place));
    let mut rows: Vec<Inequality> = fixed.iter().filter(in_part).cloned().collect();
    for _ in 0..ROUNDS {
        let model = LinearProgramme::of(
            programme,
            part,
            worth,
            limits,
            start,
            (Integrality::InPart, &rows),
        );
        if !work.suffices(&model) {
            break;
        }
        let (cuts, pivots) = model.cuts();
        work.spend(&model, pivots);
        if cuts.is_empty() {
            break;
        }
        rows.extend(cuts);
    }
    rows
}

/// How often more rows are looked for.
const ROUNDS: usize = 3;

/// A better choice for a part of several elements: pairs of them are solved anew while all others
/// stay as they are. It proves nothing, but the search after it starts from a good answer: of the
/// large questionnaire of the benchmark, it ends early with a dearer set without.
fn polished(
    programme: &Programme,
    part: &[usize],
    (worth, fixed): (StepWorth<'_>, &[Inequality]),
    start: Heights,
    work: &Work,
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
    let few = (work, work.nodes.min(POLISH_NODES));
    elements.windows(2).fold(start, |start, pair| {
        let pair = pair.concat();
        let rows = tightened(programme, &pair, (worth, fixed), (&[], &start), work);
        minimise(programme, &pair, worth, (&[], &rows), start, few).heights
    })
}

/// How far the search for a better choice of two elements goes.
const POLISH_NODES: u64 = 100;

/// The nodes for a part: a node takes longer the more steps there are, and many more nodes prove
/// little more.
fn scaled(nodes: u64, programme: &Programme, part: &[usize]) -> u64 {
    let practices = part
        .iter()
        .filter_map(|place| programme.practices.get(*place));
    let steps: usize = practices.map(|practice| practice.costs.len()).sum();
    let steps = u64::try_from(steps).unwrap_or(u64::MAX);
    (nodes.saturating_mul(ALL_NODES) / steps.max(ALL_NODES)).max(1)
}

/// The steps up to which a part gets all nodes.
const ALL_NODES: u64 = 200;

/// How far the search for the nicest among equals goes: in large units it ends with a nice one,
/// always the same, that may not be the nicest.
const TIE_NODES: u64 = 400;

fn cost_of(programme: &Programme, place: usize, step: usize) -> i64 {
    let practice = programme.practices.get(place);
    practice
        .and_then(|practice| practice.costs.get(step - 1))
        .map_or(0, |cost| i64::from(*cost))
}

fn rise_of(programme: &Programme, place: usize, step: usize) -> i64 {
    let practice = programme.practices.get(place);
    let rise = practice.map_or(0, |practice| practice.rise(step));
    i64::try_from(rise).unwrap_or(i64::MAX)
}

fn total(heights: &Heights, part: &[usize], worth: StepWorth<'_>) -> i64 {
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
        if let (Some(kept), Some(gone)) = pair
            && kept != gone
        {
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
    worth: StepWorth<'_>,
    (limits, rows): (&[Limit<'_>], &[Inequality]),
    start: Heights,
    (work, nodes): (&Work, u64),
) -> Solution {
    let known = total(&start, part, worth);
    let model = LinearProgramme::of(
        programme,
        part,
        worth,
        limits,
        &start,
        (Integrality::Whole, rows),
    );
    let at_best = at_best(programme, part, worth);
    if !work.suffices(&model) {
        return unproven(start, at_best);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(work.nodes(&model, nodes));
    options.warm_start = Some(model.hint(&start));
    let Ok(outcome) = model.problem.solve_with(options) else {
        return unproven(start, at_best);
    };
    let stats = outcome.stats();
    work.spend(
        &model,
        stats.lp_iterations + PIVOTS_OF_NODE * stats.nodes_solved,
    );
    let proven = outcome.termination_reason() == TerminationReason::ProvenOptimal;
    let bound = stats.best_bound.map_or(at_best, whole_bound);
    let bound = bound.max(at_best);
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
    Solution {
        heights,
        bound: if proven { reached } else { bound.min(reached) },
        proven,
    }
}

/// No choice of steps in a part is worth less.
fn at_best(programme: &Programme, part: &[usize], worth: StepWorth<'_>) -> i64 {
    let practices = part
        .iter()
        .filter_map(|place| Some((*place, programme.practices.get(*place)?)));
    practices
        .flat_map(|(place, it)| (1..=it.costs.len()).map(move |step| worth(place, step).min(0)))
        .sum()
}

const fn unproven(heights: Heights, bound: i64) -> Solution {
    Solution {
        heights,
        bound,
        proven: false,
    }
}

/// The least whole number that is not below a bound, up to the solver's rounding.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sums of costs and weights are far below 2^53"
)]
fn whole_bound(bound: f64) -> i64 {
    (bound - 1e-6).ceil() as i64
}
