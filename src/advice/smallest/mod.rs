//! The smallest set: the least effort that lifts each element to its target, exactly.
//!
//! A binary choice for each step of each practice; thresholds and prerequisites are its
//! constraints ([`programme`]), a solver searches it ([`solve`]), and what it finds is checked in
//! whole numbers and scored again by the rule itself before it is told.
//!
//! The rules that are this program's own:
//!
//! - A practice that nobody could rate counts as level 1, as in the lower end of a placement, and
//!   its raise is marked: it is to be found out first.
//! - A practice raised to a level needs each of its prerequisites, near and far, at that level or
//!   above: the same rule by which next steps are ordered. A prerequisite that does not apply, is
//!   not asked or is information only binds nobody.
//! - Half a level saves no effort: the step to the next full level costs all its days.
//! - Ties: least days, then fewest practices, then those that stand earliest in the questionnaire
//!   (the least sum of places over all steps).
//! - Where the budget does not suffice: the highest level that every element with a target can
//!   reach, then the highest index, then the least days.

mod programme;
mod solve;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::effort_of;
use crate::model::{Assessment, Consensus, Effort, ElementId, Level, PracticeId, Rating};
use crate::scoring::{self, Index, Profile, Share};

use programme::{Heights, Programme};

/// What is asked of the smallest set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The level that each element is to reach; at or below the present one it holds.
    pub targets: BTreeMap<ElementId, Level>,
    /// Practices that are raised by one level at least.
    pub locked_in: BTreeSet<PracticeId>,
    /// Practices that stay as they are; stronger than `locked_in`.
    pub locked_out: BTreeSet<PracticeId>,
    /// The unit's own estimates; else those of its plan, else the questionnaire's.
    pub efforts: BTreeMap<(PracticeId, Level), Effort>,
    /// What may be spent; `None` for no bound.
    pub budget: Option<Budget>,
    /// How many nodes each search may look at before it ends with the best so far.
    pub nodes: u64,
}

/// The nodes of a search where nobody says otherwise: seconds at the very most.
pub const NODES: u64 = 2_000;

/// What may be spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// Working days.
    Days(u32),
    /// An amount of money, with what a working day costs in the same currency. A day that costs
    /// nothing sets no bound.
    Money {
        /// The amount.
        amount: u64,
        /// The cost of one working day.
        day_rate: u64,
    },
}

impl Budget {
    /// The whole working days that it pays for.
    #[must_use]
    pub fn days(self) -> u32 {
        match self {
            Self::Days(days) => days,
            Self::Money { amount, day_rate } => amount
                .checked_div(day_rate)
                .and_then(|days| u32::try_from(days).ok())
                .unwrap_or(u32::MAX),
        }
    }
}

impl Wish {
    /// What the document asks for: its targets, locks, estimates and budget. Without targets,
    /// those of [`next_level`].
    #[must_use]
    pub fn of(assessment: &Assessment, profile: &Profile) -> Self {
        let planning = &assessment.planning;
        let targets: BTreeMap<ElementId, Level> = assessment
            .targets
            .iter()
            .map(|(element, target)| (element.clone(), target.level))
            .collect();
        Self {
            targets: if targets.is_empty() {
                next_level(profile)
            } else {
                targets
            },
            locked_in: planning.locked_in.clone(),
            locked_out: planning.locked_out.clone(),
            efforts: planning.efforts.clone(),
            budget: planning.budget_days.map(Budget::Days),
            nodes: NODES,
        }
    }

    /// The same with one level for every element.
    #[must_use]
    pub fn to_level(self, profile: &Profile, level: Level) -> Self {
        Self {
            targets: everywhere(profile, level),
            ..self
        }
    }
}

/// Every element at the level above the unit's present one; the present one at the top. Empty
/// where the unit has no level.
#[must_use]
pub fn next_level(profile: &Profile) -> BTreeMap<ElementId, Level> {
    let Some(range) = profile.placement.claimed else {
        return BTreeMap::new();
    };
    let next = range.low.next(profile.level_count).unwrap_or(range.low);
    everywhere(profile, next)
}

fn everywhere(profile: &Profile, level: Level) -> BTreeMap<ElementId, Level> {
    let elements = profile.elements.iter();
    elements
        .map(|element| (element.id.clone(), level))
        .collect()
}

/// The least effort that meets a wish, or the best that can be had.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallestSet {
    /// What becomes of each element with a target, in the questionnaire's order.
    pub aims: Vec<Aim>,
    /// The practices to raise, in the questionnaire's order.
    pub raises: Vec<Raise>,
    /// The working days of all raises.
    pub days: u32,
    /// The lowest level over the elements with a target once all is raised; `None` where none of
    /// them has a level.
    pub level: Option<Level>,
    /// The index of the unit once all is raised.
    pub index: Option<Index>,
    /// Whether the wish is met, else what stands against it.
    pub reach: Reach,
    /// Whether nothing better exists.
    pub proof: Proof,
    /// Practices that were locked in and cannot be raised.
    pub stuck: Vec<PracticeId>,
}

impl SmallestSet {
    /// The practices of the set that nobody could rate: to find out before anything is raised.
    pub fn to_find_out(&self) -> impl Iterator<Item = &PracticeId> {
        let open = self.raises.iter().filter(|raise| raise.open);
        open.map(|raise| &raise.practice)
    }
}

/// What becomes of an element with a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Which element.
    pub element: ElementId,
    /// Its level now, the lower end of its range; `None` where it is not assessable.
    pub present: Option<Level>,
    /// The level that was asked for.
    pub target: Level,
    /// Its level once all is raised.
    pub reached: Option<Level>,
}

impl Aim {
    /// Whether the target asks for nothing: it is at or below the present level.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.present.is_some_and(|present| self.target <= present)
    }

    /// Whether the target is met once all is raised.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.reached.is_some_and(|reached| reached >= self.target)
    }
}

/// A practice to raise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// Which practice.
    pub practice: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The level that is fully reached now; level 1 where `open`.
    pub from: Level,
    /// The level to reach.
    pub to: Level,
    /// The working days of all its steps.
    pub days: u32,
    /// Whether nobody could say where it is: to find out first.
    pub open: bool,
    /// Why it is in the set; empty never.
    pub reasons: Vec<Reason>,
}

/// Why a practice is in the set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its element misses the threshold of this level.
    Threshold(ElementId, Level),
    /// This practice, raised to this level, needs it.
    Prerequisite(PracticeId, Level),
    /// It was locked in.
    LockedIn,
    /// It lifts the index most for what is left of the budget.
    Index,
}

impl Reason {
    /// The level that the reason asks of the practice; `None` where it asks for none.
    #[must_use]
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::Threshold(_, level) | Self::Prerequisite(_, level) => Some(*level),
            Self::LockedIn | Self::Index => None,
        }
    }
}

/// Whether the wish is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Every target is met.
    Met,
    /// What is locked out or not applicable keeps an element from its target; the set is the
    /// smallest for what can be reached.
    Blocked,
    /// The budget does not suffice; the set is the best within it.
    OverBudget,
    /// What is locked in alone costs more than the budget; the set is empty.
    LockedInOverBudget,
}

/// Whether nothing better exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing better exists.
    Optimal,
    /// The search ended early: this is the best so far, and no set is better than the bound.
    BestSoFar(Bound),
}

/// What a search that ended early has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// No set that meets the wish takes fewer days.
    Days(u32),
    /// A level up to this one may be within the budget.
    Level(Level),
    /// The index may rise by at most so much more, in levels.
    Index(Share),
}

/// What one level asks of the unit.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelAsk {
    /// The level, for every element.
    pub level: Level,
    /// What it asks: without a budget.
    pub set: SmallestSet,
    /// The practices and days of each element, in the questionnaire's order.
    pub elements: Vec<(ElementId, usize, u32)>,
}

/// What each level from 2 to the top asks, side by side. Budget and targets of the wish are set
/// aside, locks and estimates stay; but a level that every element has reached asks for nothing.
#[must_use]
pub fn levels_side_by_side(
    assessment: &Assessment,
    profile: &Profile,
    wish: &Wish,
) -> Vec<LevelAsk> {
    Level::all(profile.level_count)
        .skip(1)
        .map(|level| {
            let wish = Wish {
                budget: None,
                locked_in: if reached(profile, level) {
                    BTreeSet::new()
                } else {
                    wish.locked_in.clone()
                },
                ..wish.clone().to_level(profile, level)
            };
            let set = smallest_set(assessment, profile, &wish);
            let elements = profile.elements.iter().map(|element| {
                let own = || {
                    set.raises
                        .iter()
                        .filter(|raise| raise.element == element.id)
                };
                (
                    element.id.clone(),
                    own().count(),
                    own().map(|raise| raise.days).sum(),
                )
            });
            LevelAsk {
                level,
                elements: elements.collect(),
                set: set.clone(),
            }
        })
        .collect()
}

/// Whether every element has a level, and none lies below this one.
fn reached(profile: &Profile, level: Level) -> bool {
    profile.elements.iter().all(|element| {
        let place = element.placement.claimed;
        place.is_some_and(|range| range.low >= level)
    })
}

/// Finds the smallest set.
///
/// The answer is the same for the same values, and it is never one that the rule, asked again,
/// does not confirm. An element without a level has no target that could be met: it is left out.
#[must_use]
pub fn smallest_set(assessment: &Assessment, profile: &Profile, wish: &Wish) -> SmallestSet {
    let search = Search {
        assessment,
        profile,
        wish,
    };
    let asked = search.aims();
    let aims = search.reachable(&asked);
    let choice = search.choose(&aims);
    let mut set = search.tell(&choice);
    if set.reach == Reach::Met && !set.aims.iter().all(Aim::is_met) {
        set.reach = Reach::Blocked;
    }
    set
}

/// The assessment as it is once practices are raised: what scoring is asked about.
#[must_use]
pub fn raised(assessment: &Assessment, raises: &[Raise]) -> Assessment {
    let mut after = assessment.clone();
    for raise in raises {
        let consensus = Consensus {
            rating: Rating::At(raise.to.into()),
            reason: String::new(),
        };
        after.consensus.insert(raise.practice.clone(), consensus);
    }
    after
}

/// The levels that elements are to be lifted to; elements that hold are absent.
type Aims = BTreeMap<ElementId, Level>;

struct Search<'a> {
    assessment: &'a Assessment,
    profile: &'a Profile,
    wish: &'a Wish,
}

struct Choice {
    programme: Programme,
    heights: Heights,
    reach: Reach,
    proof: Proof,
}

impl Search<'_> {
    /// The targets above the present level.
    fn aims(&self) -> Aims {
        let elements = self.profile.elements.iter();
        elements
            .filter_map(|element| {
                let present = element.placement.claimed?.low;
                let target = self.wish.targets.get(&element.id)?;
                let top = Level::new(self.profile.level_count)?;
                (*target > present).then(|| (element.id.clone(), (*target).min(top)))
            })
            .collect()
    }

    /// The programme that may raise practices as far as `ceilings` ask, and must meet `aims`.
    fn programme(&self, aims: &Aims, ceilings: &Aims) -> Programme {
        Programme::of(self.assessment, self.profile, self.wish, aims, ceilings)
    }

    /// The aims as far as anything at all can reach them. More steps never lower a level, so all
    /// of them together show it.
    fn reachable(&self, asked: &Aims) -> Aims {
        let all = self.programme(asked, asked);
        let most = all.all();
        asked
            .iter()
            .filter_map(|(element, aim)| {
                let present = self.profile.elements.iter().find(|it| it.id == *element)?;
                let low = present.placement.claimed?.low;
                let reached = Level::all(aim.number())
                    .rev()
                    .take_while(|level| *level > low)
                    .find(|level| {
                        let aim = BTreeMap::from([(element.clone(), *level)]);
                        let needs = self.programme(&aim, asked).needs;
                        needs.iter().all(|need| need.is_met(&most))
                    })?;
                Some((element.clone(), reached))
            })
            .collect()
    }

    fn choose(&self, aims: &Aims) -> Choice {
        let budget = self.wish.budget.map_or(u32::MAX, Budget::days);
        let programme = self.programme(aims, aims);
        let Some(found) = solve::least_days(&programme, self.wish.nodes) else {
            return Choice::nothing(programme, Reach::Blocked);
        };
        if programme.days(&found.heights) > budget {
            return self.within(aims, budget, at_least(found.bound) <= budget);
        }
        let proof = if found.proven {
            Proof::Optimal
        } else {
            Proof::BestSoFar(Bound::Days(at_least(found.bound)))
        };
        Choice {
            programme,
            heights: found.heights,
            reach: Reach::Met,
            proof,
        }
    }

    /// The best within a budget that does not suffice for all aims: level by level downwards.
    /// `open` says whether the search has left open that it does suffice.
    fn within(&self, aims: &Aims, budget: u32, open: bool) -> Choice {
        let highest = aims.values().max().copied().unwrap_or(Level::FLOOR);
        let mut may_reach = open.then_some(highest);
        for level in Level::all(highest.number() - 1).rev() {
            let fewer = self.clipped(aims, level);
            let programme = self.programme(&fewer, aims);
            let Some(found) = solve::least_days(&programme, self.wish.nodes) else {
                continue;
            };
            if programme.days(&found.heights) > budget {
                if at_least(found.bound) <= budget {
                    may_reach = may_reach.or(Some(level));
                }
                continue;
            }
            let start = programme.filled(found.heights, budget);
            let best = solve::greatest_rise(&programme, start, budget, self.wish.nodes);
            let rise = programme.rise(&best.heights);
            let proof = match may_reach {
                Some(level) => Proof::BestSoFar(Bound::Level(level)),
                None if best.proven => Proof::Optimal,
                None => Proof::BestSoFar(Bound::Index(Share {
                    part: best.bound.unsigned_abs().saturating_sub(rise),
                    whole: self.whole(),
                })),
            };
            return Choice {
                programme,
                heights: best.heights,
                reach: Reach::OverBudget,
                proof,
            };
        }
        Choice::nothing(self.programme(aims, aims), Reach::LockedInOverBudget)
    }

    /// The aims, none above a level.
    fn clipped(&self, aims: &Aims, level: Level) -> Aims {
        let present = |id: &ElementId| {
            let element = self.profile.elements.iter().find(|it| it.id == *id);
            element.and_then(|element| element.placement.claimed)
        };
        aims.iter()
            .map(|(element, aim)| (element.clone(), (*aim).min(level)))
            .filter(|(element, aim)| present(element).is_some_and(|range| *aim > range.low))
            .collect()
    }

    /// Twice the weight of all practices that apply.
    fn whole(&self) -> u64 {
        let first = |element: &scoring::ElementProfile| {
            element
                .attainment
                .first()
                .map_or(0, |entry| entry.low.whole)
        };
        self.profile.elements.iter().map(first).sum()
    }

    /// What was chosen, with its reasons; the levels are those that scoring gives.
    fn tell(&self, choice: &Choice) -> SmallestSet {
        let set = self.scored(choice, raises(choice));
        let kept = set.aims.iter().all(|aim| aim.reached >= aim.present);
        let promised = choice.programme.needs.iter().all(|need| {
            let aim = set.aims.iter().find(|aim| aim.element == need.element);
            aim.is_some_and(|aim| aim.reached >= Some(need.level))
        });
        if choice.reach == Reach::LockedInOverBudget || (kept && promised) {
            return set;
        }
        // The rule does not confirm it: nothing is told rather than something wrong.
        let none = Choice {
            proof: Proof::BestSoFar(Bound::Days(0)),
            ..Choice::nothing(self.programme(&Aims::new(), &Aims::new()), Reach::Blocked)
        };
        self.scored(&none, Vec::new())
    }

    fn scored(&self, choice: &Choice, raises: Vec<Raise>) -> SmallestSet {
        let after = scoring::profile(&raised(self.assessment, &raises), self.profile.form);
        let level_in = |profile: &Profile, id: &ElementId| {
            let element = profile.elements.iter().find(|element| element.id == *id);
            Some(element?.placement.claimed?.low)
        };
        let elements = self.profile.elements.iter();
        let aims: Vec<Aim> = elements
            .filter_map(|element| {
                Some(Aim {
                    target: *self.wish.targets.get(&element.id)?,
                    present: level_in(self.profile, &element.id),
                    reached: level_in(&after, &element.id),
                    element: element.id.clone(),
                })
            })
            .collect();
        let is_raised = |id: &PracticeId| raises.iter().any(|raise| raise.practice == *id);
        let stuck = |id: &&PracticeId| !is_raised(id);
        SmallestSet {
            level: aims.iter().filter_map(|aim| aim.reached).min(),
            days: raises.iter().map(|raise| raise.days).sum(),
            index: after.index,
            reach: choice.reach,
            proof: choice.proof,
            stuck: self.wish.locked_in.iter().filter(stuck).cloned().collect(),
            aims,
            raises,
        }
    }
}

impl Choice {
    fn nothing(programme: Programme, reach: Reach) -> Self {
        Self {
            heights: vec![0; programme.practices.len()],
            programme,
            reach,
            proof: Proof::Optimal,
        }
    }
}

/// A bound as days; none below zero.
fn at_least(bound: i64) -> u32 {
    u32::try_from(bound.max(0)).unwrap_or(u32::MAX)
}

fn raises(choice: &Choice) -> Vec<Raise> {
    let practices = choice.programme.practices.iter();
    practices
        .zip(&choice.heights)
        .enumerate()
        .filter(|(_, (_, height))| **height > 0)
        .map(|(place, (practice, height))| Raise {
            practice: practice.id.clone(),
            element: practice.element.clone(),
            from: practice.from,
            to: practice.level_after(*height),
            days: practice.days.iter().take(*height).sum(),
            open: practice.open,
            reasons: reasons(choice, place, *height),
        })
        .collect()
}

fn reasons(choice: &Choice, place: usize, height: usize) -> Vec<Reason> {
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
    for (other, steps) in programme.practices.iter().zip(&choice.heights) {
        let level = other.level_after(*steps);
        if *steps > 0 && other.requires.contains(&place) && level > practice.from {
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
