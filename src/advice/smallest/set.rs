//! What is asked of the smallest set, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use crate::advice::measure::Measure;
use crate::model::{
    Assessment, Consensus, EffortSum, ElementId, HalfLevels, Level, PracticeId, Rating, Status,
};
use crate::scoring::{Index, Profile, Share};

/// What is asked of the smallest set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The level that each element is to reach; at or below the present one it holds.
    pub targets: BTreeMap<ElementId, Level>,
    /// Practices that are raised by one level at least.
    pub locked_in: BTreeSet<PracticeId>,
    /// Practices that stay as they are; stronger than `locked_in`.
    pub locked_out: BTreeSet<PracticeId>,
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
    /// What the document asks for: its targets, locks and budget. Without targets,
    /// those of [`next_level`]. A practice of whose steps in the plan all were dropped stays as it is,
    /// as if it were locked out.
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
            locked_out: planning
                .locked_out
                .iter()
                .chain(dropped(assessment))
                .cloned()
                .collect(),
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

/// The practices of whose steps in the plan all were dropped.
fn dropped(assessment: &Assessment) -> BTreeSet<&PracticeId> {
    let with = |is_dropped: bool| {
        let steps = assessment.plan.iter();
        let own = steps.filter(move |step| (step.status == Status::Dropped) == is_dropped);
        own.map(|step| &step.practice).collect::<BTreeSet<_>>()
    };
    &with(true) - &with(false)
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
    /// The work of all raises.
    pub effort: EffortSum,
    /// What the search counted: steps where not every effort is stated; then a budget is set aside.
    pub measure: Measure,
    /// The lowest level over the elements with a target once all is raised; `None` where one of them
    /// has no level.
    pub level: Option<Level>,
    /// The index of the unit once all is raised. Practices that nobody could rate are left out of
    /// it as they are today: to find out where one stands is no rise.
    pub index: Option<Index>,
    /// Whether the wish is met, else what stands against it.
    pub reach: Reach,
    /// Whether nothing better exists.
    pub proof: Proof,
    /// Practices that were locked in and cannot be raised, whatever is spent.
    pub stuck: Vec<PracticeId>,
    /// Practices that were locked in and are dearer than the budget with what they need.
    pub too_dear: Vec<PracticeId>,
    /// The elements that no step lifts to their target, whatever is spent, in the questionnaire's
    /// order.
    pub out_of_reach: Vec<ElementId>,
    /// Of these, those that would get there but for what is locked out, with the practices that would bring them
    /// there and what those need.
    pub barred: Vec<Barred>,
    /// The elements that more than the budget would lift higher, in the questionnaire's order.
    pub beyond_budget: Vec<ElementId>,
}

impl SmallestSet {
    /// The practices of the set that nobody could rate: to find out before anything is raised.
    pub fn to_find_out(&self) -> impl Iterator<Item = &PracticeId> {
        let open = self.raises.iter().filter(|raise| raise.open);
        open.map(|raise| &raise.practice)
    }
}

/// An element that practices would lift to its target, if these did not need others that are locked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// Which element.
    pub element: ElementId,
    /// The practices that would bring it there, in the questionnaire's order; no fewer would do.
    pub practices: Vec<PracticeId>,
    /// What these need and is locked out, in the questionnaire's order.
    pub needs: Vec<PracticeId>,
}

/// What becomes of an element with a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Which element.
    pub element: ElementId,
    /// Its level now, the lower end of its range; `None` where it is not assessable.
    pub present: Option<Level>,
    /// The upper end of that range; the same where nothing that is not known leaves it open.
    pub perhaps: Option<Level>,
    /// The level that was asked for.
    pub target: Level,
    /// Its level once all is raised.
    pub reached: Option<Level>,
    /// The same with everything that was marked "not applicable" at the lowest level.
    pub strict: Option<Level>,
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
    /// The rating that it starts from; the lowest level where `open`.
    pub rating: HalfLevels,
    /// The level that is fully reached now; level 1 where `open`.
    pub from: Level,
    /// The level to reach.
    pub to: Level,
    /// The work of all its steps.
    pub effort: EffortSum,
    /// Whether nobody could say where it is: to find out first.
    pub open: bool,
    /// Why it is in the set; never empty.
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
    /// No set that meets the wish takes fewer days, or steps where steps are counted.
    Cost(u32),
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
    /// The practices and the work of each element, in the questionnaire's order.
    pub elements: Vec<(ElementId, usize, EffortSum)>,
}

/// The assessment as it is once practices are raised: what scoring is asked about.
#[must_use]
pub fn raised(assessment: &Assessment, raises: &[Raise]) -> Assessment {
    let mut after = assessment.clone();
    for raise in raises {
        let consensus = Consensus {
            rating: Rating::At(raise.to.into()),
            reason: String::new(),
            agreed_on: None,
        };
        after.consensus.insert(raise.practice.clone(), consensus);
    }
    after
}
