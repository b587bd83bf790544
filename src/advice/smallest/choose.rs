//! From a wish to its answer: what can be reached, what is chosen within the budget, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::programme::{Heights, Programme};
use super::set::{
    Aim, Barred, Bound, Budget, Proof, Raise, Reach, Reason, SmallestSet, Wish, raised,
};
use super::solve;
use crate::advice::measure::Measure;
use crate::advice::prerequisites::Prerequisites;
use crate::model::{Assessment, ElementId, Level, PracticeId};
use crate::scoring::{self, Index, PracticeProfile, Profile, Share};

/// The levels that elements are to be lifted to; elements that hold are absent.
type Aims = BTreeMap<ElementId, Level>;

/// An assessment, its profile, and what is asked of it.
pub(super) struct Search<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) profile: &'a Profile,
    pub(super) wish: &'a Wish,
    prerequisites: Prerequisites<'a>,
    measure: Measure,
    work: solve::Work,
    /// The targets above the present level.
    asked: Aims,
    /// The same, lowered to what all steps together reach: more steps never lower a level.
    reachable: Aims,
}

struct ChosenSteps {
    programme: Programme,
    heights: Heights,
    reach: Reach,
    proof: Proof,
}

impl<'a> Search<'a> {
    /// A search over steps that are measured in days where all their efforts are stated.
    pub(super) fn new(assessment: &'a Assessment, profile: &'a Profile, wish: &'a Wish) -> Self {
        let mut search = Self {
            assessment,
            profile,
            wish,
            prerequisites: Prerequisites::of(&assessment.questionnaire),
            measure: Measure::Steps,
            work: solve::Work::new(wish.nodes, solve::PIVOTS),
            asked: asked(profile, wish),
            reachable: Aims::new(),
        };
        let all = search.programme(&search.asked, &search.asked);
        let steps = all.practices.iter();
        search.measure = Measure::of(steps.flat_map(|it| it.efforts(assessment, it.costs.len())));
        search.reachable = search.reachable_with(&all);
        search
    }

    /// The best that can be had.
    pub(super) fn answer(&self) -> SmallestSet {
        let choice = self.choose(&self.reachable);
        let mut set = self.tell(&choice);
        if set.reach == Reach::Met && !set.aims.iter().all(Aim::is_met) {
            set.reach = Reach::Blocked;
        }
        set
    }

    /// The programme that may raise practices as far as `ceilings` ask, and must meet `aims`.
    fn programme(&self, aims: &Aims, ceilings: &Aims) -> Programme {
        self.programme_with(&self.prerequisites, aims, ceilings)
    }

    fn programme_with(
        &self,
        prerequisites: &Prerequisites<'_>,
        aims: &Aims,
        ceilings: &Aims,
    ) -> Programme {
        let wish = (self.wish, self.measure);
        Programme::of(
            self.assessment,
            self.profile,
            prerequisites,
            wish,
            aims,
            ceilings,
        )
    }

    fn reachable_with(&self, all: &Programme) -> Aims {
        self.asked
            .iter()
            .filter_map(|(element, aim)| {
                let present = self.profile.element(element)?;
                let low = present.placement.claimed?.low;
                let reached = Level::all(aim.ordinal())
                    .rev()
                    .take_while(|level| *level > low)
                    .find(|level| all.reaches(self.assessment, self.profile, element, *level))?;
                Some((element.clone(), reached))
            })
            .collect()
    }

    fn choose(&self, aims: &Aims) -> ChosenSteps {
        // A number of days bounds no number of steps.
        let budget = self.wish.budget.filter(|_| self.measure == Measure::Days);
        let budget = budget.map_or(u32::MAX, Budget::days);
        let programme = self.programme(aims, aims);
        let Some(cheapest) = solve::least_cost(&programme, &self.work) else {
            return ChosenSteps::nothing(programme, Reach::Blocked);
        };
        let found = &cheapest.found;
        if programme.cost(&found.heights) > budget {
            return self.within(aims, budget, at_least(found.bound) <= budget);
        }
        let proof = if found.proven {
            Proof::Optimal
        } else {
            Proof::BestSoFar(Bound::Cost(at_least(found.bound)))
        };
        ChosenSteps {
            heights: solve::among_equals(&programme, &cheapest, &self.work),
            programme,
            reach: Reach::Met,
            proof,
        }
    }

    /// The best within a budget that does not suffice for all aims: level by level downwards.
    /// `open` says whether the search has left open that it does suffice. For the index, practices
    /// may rise as far as was asked for, also where their element cannot reach it.
    fn within(&self, aims: &Aims, budget: u32, open: bool) -> ChosenSteps {
        let highest = aims.values().max().copied().unwrap_or(Level::FLOOR);
        let mut may_reach = open.then_some(highest);
        for level in Level::all(highest.ordinal() - 1).rev() {
            let fewer = self.clipped(aims, level);
            let programme = self.programme(&fewer, &self.asked);
            let Some(cheapest) = solve::least_cost(&programme, &self.work) else {
                continue;
            };
            let found = cheapest.found;
            if programme.cost(&found.heights) > budget {
                if at_least(found.bound) <= budget {
                    may_reach = may_reach.or(Some(level));
                }
                continue;
            }
            let start = programme.filled(found.heights, budget);
            let best = solve::greatest_rise(&programme, start, budget, &self.work);
            let rise = programme.rise(&best.heights);
            let proof = match may_reach {
                Some(level) => Proof::BestSoFar(Bound::Level(level)),
                None if best.proven => Proof::Optimal,
                None => Proof::BestSoFar(Bound::Index(Share {
                    part: best.bound.unsigned_abs().saturating_sub(rise),
                    whole: self.whole(),
                })),
            };
            return ChosenSteps {
                programme,
                heights: best.heights,
                reach: Reach::OverBudget,
                proof,
            };
        }
        ChosenSteps::nothing(self.programme(aims, aims), Reach::LockedInOverBudget)
    }

    /// The aims, none above a level.
    fn clipped(&self, aims: &Aims, level: Level) -> Aims {
        let present = |id: &ElementId| {
            let element = self.profile.element(id);
            element.and_then(|element| element.placement.claimed)
        };
        aims.iter()
            .map(|(element, aim)| (element.clone(), (*aim).min(level)))
            .filter(|(element, aim)| present(element).is_some_and(|range| *aim > range.low))
            .collect()
    }

    /// Twice the weight of all practices that the index is the mean of.
    fn whole(&self) -> u64 {
        let practices = self.profile.practices.iter();
        let rated = practices.filter(|practice| practice.rating().is_some());
        rated.map(|practice| 2 * u64::from(practice.weight)).sum()
    }

    /// The index of the practices that are rated today, once all is raised.
    fn index(&self, raises: &[Raise]) -> Option<Index> {
        let rated: Vec<Raise> = raises.iter().filter(|it| !it.open).cloned().collect();
        let after = raised(self.assessment, &rated);
        scoring::profile(&after, self.profile.form).index
    }

    /// What was chosen, with its reasons; the levels are those that scoring gives.
    fn tell(&self, choice: &ChosenSteps) -> SmallestSet {
        let set = self.scored(choice, self.raises(choice));
        let kept = set.aims.iter().all(|aim| aim.reached >= aim.present);
        let promised = choice.programme.needs.iter().all(|need| {
            let aim = set.aims.iter().find(|aim| aim.element == need.element);
            aim.is_some_and(|aim| aim.reached >= Some(need.level))
        });
        if choice.reach == Reach::LockedInOverBudget || (kept && promised) {
            return set;
        }
        // The rule does not confirm it: say nothing rather than something wrong.
        let none = ChosenSteps {
            proof: Proof::BestSoFar(Bound::Cost(0)),
            ..ChosenSteps::nothing(self.programme(&Aims::new(), &Aims::new()), Reach::Blocked)
        };
        self.scored(&none, Vec::new())
    }

    fn scored(&self, choice: &ChosenSteps, raises: Vec<Raise>) -> SmallestSet {
        let after = scoring::profile(&raised(self.assessment, &raises), self.profile.form);
        let range_in = |profile: &Profile, id: &ElementId| profile.element(id)?.placement.claimed;
        let elements = self.profile.elements.iter();
        let aims: Vec<Aim> = elements
            .filter_map(|element| {
                let present = range_in(self.profile, &element.id);
                Some(Aim {
                    target: *self.wish.targets.get(&element.id)?,
                    present: present.map(|range| range.low),
                    perhaps: present.map(|range| range.high),
                    reached: range_in(&after, &element.id).map(|range| range.low),
                    strict: after
                        .element(&element.id)
                        .and_then(|it| it.placement.not_applicable_as_lowest)
                        .map(|range| range.low),
                    element: element.id.clone(),
                })
            })
            .collect();
        let is_raised = |id: &PracticeId| raises.iter().any(|raise| raise.practice == *id);
        let left = self.wish.locked_in.iter().filter(|id| !is_raised(id));
        let can_be_raised = |id: &PracticeId| {
            let mut practices = choice.programme.practices.iter();
            practices.any(|practice| practice.id == *id && !practice.costs.is_empty())
        };
        let (too_dear, stuck) = left.cloned().partition(can_be_raised);
        SmallestSet {
            level: lowest_reached(&aims),
            effort: raises.iter().map(|raise| raise.effort).sum(),
            measure: self.measure,
            index: self.index(&raises),
            reach: choice.reach,
            proof: choice.proof,
            stuck,
            too_dear,
            barred: self.barred(),
            out_of_reach: self.out_of_reach(),
            beyond_budget: self.beyond_budget(&aims),
            aims,
            raises,
        }
    }

    /// The elements with a target above what all steps together reach.
    fn out_of_reach(&self) -> Vec<ElementId> {
        let elements = self.profile.elements.iter().map(|element| &element.id);
        let missed = elements.filter(|id| {
            let asked = self.asked.get(*id);
            asked.is_some_and(|asked| self.reachable.get(*id).is_none_or(|most| most < asked))
        });
        missed.cloned().collect()
    }

    /// Which of these would be reached if no practice needed one that is locked out.
    fn barred(&self) -> Vec<Barred> {
        let out_of_reach = self.out_of_reach();
        if out_of_reach.is_empty() || self.wish.locked_out.is_empty() {
            return Vec::new();
        }
        let bound = self.programme(&self.asked, &self.asked);
        let free = self.prerequisites.without(&self.wish.locked_out);
        let free = self.programme_with(&free, &self.asked, &self.asked);
        let barred = out_of_reach.into_iter();
        barred
            .filter_map(|element| self.barred_in(element, &bound, &free))
            .collect()
    }

    fn barred_in(&self, element: ElementId, bound: &Programme, free: &Programme) -> Option<Barred> {
        let target = *self.asked.get(&element)?;
        let reaches = |heights: &Heights| {
            let aim = (&element, target);
            free.reaches_with(self.assessment, self.profile, aim, heights)
        };
        let mut heights = free.all();
        if !reaches(&heights) {
            return None;
        }
        let mut practices = Vec::new();
        let mut needs: BTreeSet<&PracticeId> = BTreeSet::new();
        for (place, practice) in free.practices.iter().enumerate() {
            let held = bound.practices.iter().find(|it| it.id == practice.id);
            let held = held.map_or(0, |it| it.costs.len());
            let most = practice.costs.len();
            if most <= held {
                continue;
            }
            let mut fewer = heights.clone();
            if let Some(height) = fewer.get_mut(place) {
                *height = held;
            }
            if reaches(&fewer) {
                heights = fewer;
                continue;
            }
            let level = practice.level_after(most);
            let first = self.prerequisites.before(&practice.id).iter().copied();
            needs.extend(first.filter(|id| self.is_barring(id, level)));
            practices.push(practice.id.clone());
        }
        let all = self.assessment.questionnaire.practices();
        let needs = all.map(|(_, it)| &it.id).filter(|id| needs.contains(id));
        let needs: Vec<PracticeId> = needs.cloned().collect();
        (!needs.is_empty()).then_some(Barred {
            element,
            practices,
            needs,
        })
    }

    /// Whether a practice is locked out and below what another needs of it at a level.
    fn is_barring(&self, id: &PracticeId, level: Level) -> bool {
        let asked = self.prerequisites.asked_of(id, level);
        let below =
            |practice: &PracticeProfile| practice.counts() && practice.lowest() < asked.into();
        self.wish.locked_out.contains(id) && self.profile.practice(id).is_some_and(below)
    }

    /// The elements that end below what all steps together reach.
    fn beyond_budget(&self, aims: &[Aim]) -> Vec<ElementId> {
        let is_below = |aim: &&Aim| {
            let most = self.reachable.get(&aim.element);
            most.is_some_and(|most| aim.reached < Some(*most))
        };
        let below = aims.iter().filter(is_below);
        below.map(|aim| aim.element.clone()).collect()
    }

    fn raises(&self, choice: &ChosenSteps) -> Vec<Raise> {
        let practices = choice.programme.practices.iter();
        practices
            .zip(&choice.heights)
            .enumerate()
            .filter(|(_, (_, height))| **height > 0)
            .map(|(place, (practice, height))| Raise {
                practice: practice.id.clone(),
                element: practice.element.clone(),
                rating: self
                    .profile
                    .practice(&practice.id)
                    .map_or(practice.from.into(), PracticeProfile::lowest),
                from: practice.from,
                to: practice.level_after(*height),
                effort: practice.efforts(self.assessment, *height).collect(),
                open: practice.open,
                reasons: reasons(choice, place, *height),
            })
            .collect()
    }
}

/// The lowest level that the elements reach; `None` where one of them has none.
fn lowest_reached(aims: &[Aim]) -> Option<Level> {
    let reached: Option<Vec<Level>> = aims.iter().map(|aim| aim.reached).collect();
    reached?.into_iter().min()
}

/// The targets above the present level.
fn asked(profile: &Profile, wish: &Wish) -> Aims {
    let elements = profile.elements.iter();
    elements
        .filter_map(|element| {
            let present = element.placement.claimed?.low;
            let target = wish.targets.get(&element.id)?;
            let top = Level::new(profile.level_count)?;
            (*target > present).then(|| (element.id.clone(), (*target).min(top)))
        })
        .collect()
}

impl ChosenSteps {
    fn nothing(programme: Programme, reach: Reach) -> Self {
        Self {
            heights: vec![0; programme.practices.len()],
            programme,
            reach,
            proof: Proof::Optimal,
        }
    }
}

/// A bound as a cost; none below zero.
fn at_least(bound: i64) -> u32 {
    u32::try_from(bound.max(0)).unwrap_or(u32::MAX)
}

fn reasons(choice: &ChosenSteps, place: usize, height: usize) -> Vec<Reason> {
    let programme = &choice.programme;
    let mut found = Vec::new();
    for need in &programme.needs {
        let counts = |term: &&(usize, usize, u64)| term.0 == place && term.1 <= height;
        if need.terms.iter().any(|term| counts(&term)) {
            found.push(Reason::Threshold(need.element.clone(), need.level));
        }
    }
    let Some(practice) = programme.practices.get(place) else {
        return found;
    };
    for other in &practice.required_by {
        let taken = programme
            .practices
            .get(*other)
            .zip(choice.heights.get(*other));
        let Some((other, steps)) = taken else {
            continue;
        };
        let level = other.level_after(*steps);
        if *steps > 0 && practice.step_to(level).is_some() {
            found.push(Reason::Prerequisite(other.id.clone(), level));
        }
    }
    if practice.locked_in {
        found.push(Reason::LockedIn);
    }
    let explained = found.iter().filter_map(Reason::level).max();
    let locked = practice.locked_in.then(|| practice.level_after(1));
    if explained.max(locked) < Some(practice.level_after(height)) {
        found.push(Reason::Index);
    }
    found
}
