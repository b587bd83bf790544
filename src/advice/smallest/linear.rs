//! A part of the programme as the solver takes it: a binary variable a step, a row a rule.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::cuts::{Inequality, Taken, WHOLE, gcd};
use super::programme::{Heights, Programme};

/// What each step is worth: by practice and step, from 1.
pub(super) type StepWorth<'a> = &'a dyn Fn(usize, usize) -> i64;

/// A row that a sum over all steps taken must not exceed.
pub(super) struct Limit<'a> {
    pub(super) worth: StepWorth<'a>,
    pub(super) most: i64,
}

/// Whether a step is taken as a whole or may be taken in part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Integrality {
    Whole,
    InPart,
}

/// The programme of one part as the solver takes it: a binary variable a step.
pub(super) struct LinearProgramme {
    pub(super) problem: Problem,
    /// By practice of the part, then by step.
    steps: Vec<(usize, Vec<Variable>)>,
    /// What the thresholds ask of the part.
    thresholds: Vec<Inequality>,
    rows: u64,
}

impl LinearProgramme {
    /// The steps of a part at their worth, within limits; all other practices stay as in `start`.
    /// `rows` hold for every choice of whole steps anyway.
    pub(super) fn of(
        programme: &Programme,
        part: &[usize],
        worth: StepWorth<'_>,
        limits: &[Limit<'_>],
        start: &Heights,
        (taken, rows): (Integrality, &[Inequality]),
    ) -> Self {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut steps = Vec::with_capacity(part.len());
        for place in part {
            let Some(practice) = programme.practices.get(*place) else {
                continue;
            };
            let own: Vec<Variable> = (1..=practice.costs.len())
                .map(|step| number(worth(*place, step)))
                .map(|worth| match taken {
                    Integrality::Whole => problem.add_binary_var(worth),
                    Integrality::InPart => problem.add_var(worth, (0.0, 1.0)),
                })
                .collect();
            steps.push((*place, own));
        }
        let mut model = Self {
            problem,
            steps,
            thresholds: Vec::new(),
            rows: 0,
        };
        model.steps_in_their_order(programme);
        model.prerequisites(programme, start);
        model.needed_outside(programme, start);
        model.thresholds = model.thresholds(programme, start);
        for row in model.thresholds.clone().iter().chain(rows) {
            model.at_least(row);
        }
        for limit in limits {
            model.at_most(limit);
        }
        model
    }

    fn at_least(&mut self, row: &Inequality) {
        let terms: Vec<(Variable, f64)> = row
            .terms
            .iter()
            .filter_map(|(place, step, factor)| {
                Some((self.variable(*place, *step)?, number(whole(*factor))))
            })
            .collect();
        self.row(terms, ComparisonOp::Ge, whole(row.least));
    }

    /// A limit in the largest unit that all it sums up are multiples of.
    fn at_most(&mut self, limit: &Limit<'_>) {
        let terms: Vec<(Variable, i64)> = self
            .every_step()
            .map(|(place, step, variable)| (variable, (limit.worth)(place, step)))
            .filter(|(_, worth)| *worth != 0)
            .collect();
        let unit = terms
            .iter()
            .fold(0, |unit, (_, worth)| gcd(unit, worth.unsigned_abs()));
        let unit = whole(unit.max(1));
        let terms = terms.into_iter();
        let terms = terms.map(|(variable, worth)| (variable, number(worth / unit)));
        self.row(
            terms.collect(),
            ComparisonOp::Le,
            limit.most.div_euclid(unit),
        );
    }

    /// How many rows and columns it has.
    pub(super) fn size(&self) -> u64 {
        let columns: usize = self.steps.iter().map(|(_, steps)| steps.len()).sum();
        self.rows + u64::try_from(columns).unwrap_or(u64::MAX / 2)
    }

    /// How many rows it has.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }

    /// The rows that the best choice of steps in part breaks, at most one a threshold; and how many
    /// pivots it took to find them.
    pub(super) fn cuts(&self) -> (Vec<Inequality>, u64) {
        if self.thresholds.iter().all(Inequality::is_even) {
            return (Vec::new(), 0);
        }
        let solution = self.problem.solve().ok();
        let Some(solution) = solution.and_then(|outcome| outcome.into_solution().ok()) else {
            return (Vec::new(), 0);
        };
        let pivots = solution.stats().lp_iterations;
        let taken: Taken<'_> = &|place, step| {
            let variable = self.variable(place, step);
            variable.map_or(0, |variable| millionths(solution.var_value(variable)))
        };
        let cuts = self.thresholds.iter().filter_map(|row| row.cut(taken));
        (cuts.collect(), pivots)
    }

    fn row(&mut self, row: Vec<(Variable, f64)>, comparison: ComparisonOp, side: i64) {
        self.rows += 1;
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

    /// Takes no step without the one below it, and the first step of each practice that is locked in.
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
            let first = practice.first.get(step - 1);
            let first = first.map(Vec::as_slice).unwrap_or_default();
            let is_missing = |(first, needed): &(usize, usize)| {
                let below = start.get(*first).is_none_or(|height| height < needed);
                below && self.variable(*first, *needed).is_none()
            };
            if first.iter().any(is_missing) {
                self.row(vec![(variable, 1.0)], ComparisonOp::Le, 0);
                continue;
            }
            for (first, needed) in first {
                if let Some(needed) = self.variable(*first, *needed) {
                    self.row(vec![(variable, 1.0), (needed, -1.0)], ComparisonOp::Le, 0);
                }
            }
        }
    }

    /// Keeps what practices outside the part need.
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

    fn thresholds(&self, programme: &Programme, start: &Heights) -> Vec<Inequality> {
        let rows = programme.needs.iter().map(|need| {
            let (own, outside): (Vec<_>, Vec<_>) =
                need.terms.iter().partition(|(place, ..)| self.has(*place));
            let fixed: u64 = outside
                .iter()
                .filter(|(place, step, _)| start.get(*place).is_some_and(|it| it >= step))
                .map(|(.., credit)| credit)
                .sum();
            let least = need.missing.saturating_sub(fixed);
            Inequality { terms: own, least }.rounded()
        });
        rows.filter(|row| !row.terms.is_empty()).collect()
    }

    /// The choice that the solver starts from.
    pub(super) fn hint(&self, start: &Heights) -> Vec<(Variable, f64)> {
        self.every_step()
            .map(|(place, step, variable)| {
                let taken = start.get(place).is_some_and(|height| *height >= step);
                (variable, if taken { 1.0 } else { 0.0 })
            })
            .collect()
    }

    /// The heights that the solver's values stand for, where they are whole.
    pub(super) fn read(&self, start: &Heights, value: impl Fn(Variable) -> f64) -> Option<Heights> {
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
    reason = "costs and weights are far below 2^52"
)]
fn number(whole: i64) -> f64 {
    whole as f64
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between nothing and a million"
)]
fn millionths(part: f64) -> u64 {
    (part.clamp(0.0, 1.0) * number(whole(WHOLE))).round() as u64
}
