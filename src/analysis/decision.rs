//! What the document comes down to: the steps that are proposed, the courses that are open, staying
//! among them, and which of them is recommended.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::advice::economics::{self, CASES, Simulation, Worth, WorthVerdict};
use crate::advice::{self, Basis, LevelAsk, Outcome, Proposal, Reach, Roadmap, SmallestSet, Wish};
use crate::model::{
    Assessment, BusinessCase, EffortSum, ElementId, Estimate, Input, Level, PracticeId,
};
use crate::scoring::{Profile, SEED};

/// What the document comes down to.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Where the unit is now.
    pub present: Outcome,
    /// The steps to take.
    pub proposal: Proposal,
    /// The open practices that decide the level: to find out before anything else.
    pub settle: Vec<PracticeId>,
    /// The courses side by side: staying first, then from the nearest to the furthest.
    pub courses: Vec<Course>,
    /// The place of the proposed steps among the courses; `None` where no steps are proposed.
    pub proposed: Option<usize>,
    /// What is recommended.
    pub recommendation: Recommendation,
    /// What the customers who leave take with them a year, in margin: what staying costs.
    pub lost_a_year: Option<Decimal>,
    /// All that the uplift brings before the cost of any plan, drawn from the ranges; it is the same
    /// for each course, since no level says what the uplift is.
    pub brings: Option<Simulation>,
}

/// Something that the unit can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// What it is; several where they come to the same steps.
    pub kinds: Vec<CourseKind>,
    /// How many practices it raises.
    pub practices: usize,
    /// Its work.
    pub effort: EffortSum,
    /// Where the unit is then.
    pub outcome: Outcome,
    /// Whether it gets where it is meant to; only a set can fall short.
    pub is_met: bool,
    /// What the business case comes to with its days; `None` for staying.
    pub worth: Option<Worth>,
    /// How often it pays; `None` where that is not known.
    pub drawn: Option<Simulation>,
    /// What the set would be without locks; `None` where it would be the same, or for what is no set.
    pub unlocked: Option<Unlocked>,
}

/// What a course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseKind {
    /// Everything stays as it is.
    Stay,
    /// The smallest set for the chosen targets.
    SmallestSet,
    /// The document's own plan.
    Plan,
    /// The smallest set that lifts every element to a level.
    ToLevel(Level),
}

/// What the smallest set would be without locks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlocked {
    /// The practices that are locked in or out.
    pub locks: Vec<PracticeId>,
    /// The work of the set without them.
    pub effort: EffortSum,
    /// Whether it meets the targets.
    pub is_met: bool,
}

/// What is recommended, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recommendation {
    /// There is no level: what cannot be assessed comes first.
    Assess,
    /// Unknown answers decide the level: they come first.
    FindOut,
    /// To take the proposed steps.
    Approve(Reason),
    /// To stay: the steps cost more than they bring, at the likely values or whatever the uplift is.
    Stay,
    /// To hold the level: there is no step to take.
    Hold(Hold),
}

/// What speaks for the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// They pay, and in at least half of the draws.
    Pays,
    /// They pay at the likely values, but in fewer than half of the draws. This input decides most.
    Doubtful(Option<Input>),
    /// Whether they pay hangs on how many more customers stay, which nobody has set.
    OpenUplift,
    /// The figures do not say whether they pay.
    NotKnown,
}

/// Why there is no step to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The unit is at the top.
    Top,
    /// The targets ask for no more than what is there.
    Targets,
    /// Every step of the plan is done; the next assessment shows whether they hold.
    PlanDone,
    /// Every step of the plan is locked out, or in an element that is to hold.
    PlanLeftOut,
    /// Locks, the budget or what does not apply leave no step.
    NothingLeft,
    /// The steps lift neither the unit nor an element.
    LiftsNothing,
}

impl Decision {
    /// Works it out. `set` and `levels` are searched where they are not known yet.
    #[must_use]
    pub(super) fn of(
        assessment: &Assessment,
        profile: &Profile,
        roadmap: &Roadmap,
        (set, levels): (Option<&SmallestSet>, Option<&[LevelAsk]>),
        today: Date,
    ) -> Self {
        let wish = Wish::of(assessment, profile);
        let set = set.cloned();
        let set = set.unwrap_or_else(|| advice::smallest_set(assessment, profile, &wish));
        let (basis, kind) = aimed_at(assessment, profile);
        let start = roadmap.start.max(today);
        let from_set = Proposal::of_set(assessment, profile, (basis, &set), (start, today));
        let from_plan = Proposal::of_plan(assessment, profile, roadmap, today);
        let search = Search {
            assessment,
            profile,
            wish: &wish,
            levels,
        };
        let mut courses = search.courses((kind, &set), from_plan.as_ref());
        let brings = side_by_side(&assessment.business_case, &mut courses);
        let proposal = chosen(from_plan, (kind, from_set), &courses);
        let proposed = place_of(&proposal, &courses);
        let settle = profile.to_settle.clone();
        let course = proposed.and_then(|place| courses.get(place));
        Self {
            present: Outcome::of(profile),
            recommendation: recommend(profile, &proposal, (&set, &settle), course),
            proposal,
            settle,
            proposed,
            lost_a_year: economics::lost_a_year(&assessment.business_case),
            brings,
            courses,
        }
    }

    /// The course of the proposed steps.
    #[must_use]
    pub fn course(&self) -> Option<&Course> {
        self.courses.get(self.proposed?)
    }

    /// The place among the courses of the one that is recommended; `None` where something is to be found out
    /// first.
    #[must_use]
    pub fn recommended(&self) -> Option<usize> {
        match self.recommendation {
            Recommendation::Approve(_) => self.proposed,
            Recommendation::FindOut => None,
            // Staying stands first.
            Recommendation::Assess | Recommendation::Stay | Recommendation::Hold(_) => Some(0),
        }
    }

    /// Whether the proposed steps are to be taken, now or once what decides is known: not where they
    /// cost more than they bring.
    #[must_use]
    pub fn proposes_steps(&self) -> bool {
        let asked = matches!(
            self.recommendation,
            Recommendation::Approve(_) | Recommendation::FindOut
        );
        asked && !self.proposal.steps.is_empty() && !self.course().is_some_and(Course::loses)
    }

    /// Whether the proposed steps lift the unit.
    #[must_use]
    pub fn lifts(&self) -> bool {
        self.proposal.outcome.lifts(&self.present)
    }

    /// The elements that the proposed steps lift, with the level that each is at then.
    pub fn lifted(&self) -> impl Iterator<Item = (&ElementId, Level)> {
        self.proposal.outcome.lifted_from(&self.present)
    }
}

impl Course {
    /// Whether it costs more than it brings, at the likely values or whatever the uplift is.
    #[must_use]
    pub fn loses(&self) -> bool {
        let worth = self.worth.as_ref();
        worth.is_some_and(|worth| worth.pays() == Some(false))
    }

    /// Whether it is a course of a kind.
    #[must_use]
    pub fn is(&self, kind: CourseKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// What courses are searched in.
struct Search<'a> {
    assessment: &'a Assessment,
    profile: &'a Profile,
    wish: &'a Wish,
    levels: Option<&'a [LevelAsk]>,
}

/// A course with what it raises, by which equal ones are found.
struct Candidate {
    course: Course,
    raises: Vec<(PracticeId, Level)>,
}

impl Search<'_> {
    fn courses(
        &self,
        (kind, set): (CourseKind, &SmallestSet),
        plan: Option<&Proposal>,
    ) -> Vec<Course> {
        let stay = self.candidate(CourseKind::Stay, Vec::new(), EffortSum::default());
        let mut found = vec![stay];
        self.add(&mut found, kind, set);
        if let Some(plan) = plan {
            let steps = plan.steps.iter();
            let raises = steps.map(|step| (step.practice.clone(), step.to)).collect();
            let plan = self.candidate(CourseKind::Plan, raises, plan.effort);
            join(&mut found, plan, |days| self.comes_to_the_same(days));
        }
        for level in self.levels_beside(&found) {
            let set = self.ask(level);
            self.add(&mut found, CourseKind::ToLevel(level), &set);
        }
        found
            .into_iter()
            .map(|candidate| candidate.course)
            .collect()
    }

    fn add(&self, found: &mut Vec<Candidate>, kind: CourseKind, set: &SmallestSet) {
        let raises = set.raises.iter();
        let raises = raises
            .map(|raise| (raise.practice.clone(), raise.to))
            .collect();
        let mut candidate = self.candidate(kind, raises, set.effort);
        candidate.course.is_met = set.reach == Reach::Met;
        candidate.course.unlocked = self.unlocked(kind, set);
        join(found, candidate, |days| self.comes_to_the_same(days));
    }

    /// Whether courses of so many stated days have the same figures, whatever other steps of theirs have no days: no
    /// money is counted, or the document states as many days for the whole plan.
    fn comes_to_the_same(&self, days: u32) -> bool {
        let case = &self.assessment.business_case;
        let stated = case.estimate(Input::StaffDays).map(Estimate::likely);
        case.inputs.is_empty() || stated == Some(days.into())
    }

    fn candidate(
        &self,
        kind: CourseKind,
        raises: Vec<(PracticeId, Level)>,
        effort: EffortSum,
    ) -> Candidate {
        // A plan has each step on the way, and a set only where the way ends.
        let mut highest: BTreeMap<PracticeId, Level> = BTreeMap::new();
        for (practice, to) in raises {
            let known = highest.entry(practice).or_insert(to);
            *known = to.max(*known);
        }
        let raises: Vec<(PracticeId, Level)> = highest.into_iter().collect();
        let after = raises.iter().map(|(practice, to)| (practice, *to));
        Candidate {
            course: Course {
                kinds: vec![kind],
                practices: raises.len(),
                effort,
                outcome: Outcome::after(self.assessment, self.profile, after),
                is_met: true,
                worth: None,
                drawn: None,
                unlocked: None,
            },
            raises,
        }
    }

    /// The unit's next level where nothing else lifts it, and the level above what else does.
    fn levels_beside(&self, found: &[Candidate]) -> Vec<Level> {
        let top = self.profile.level_count;
        let Some(present) = self.profile.placement.claimed.map(|range| range.low) else {
            return Vec::new();
        };
        let reached = found.iter().filter_map(|it| it.course.outcome.unit);
        let highest = reached.map(|range| range.low).max().unwrap_or(present);
        let next = (highest <= present).then(|| present.next(top)).flatten();
        let above = next.unwrap_or(highest).next(top);
        next.into_iter().chain(above).collect()
    }

    /// What a level asks, without a budget.
    fn ask(&self, level: Level) -> SmallestSet {
        let known = self.levels.into_iter().flatten();
        let known = known.clone().find(|ask| ask.level == level);
        known.map_or_else(
            || advice::level_ask(self.assessment, self.profile, self.wish, level).set,
            |ask| ask.set.clone(),
        )
    }

    /// What a set would be without locks. What was dropped stays out.
    fn unlocked(&self, kind: CourseKind, set: &SmallestSet) -> Option<Unlocked> {
        let planning = &self.assessment.planning;
        let locks: Vec<PracticeId> = planning
            .locked_in
            .union(&planning.locked_out)
            .filter(|id| self.profile.practice(id).is_some())
            .cloned()
            .collect();
        if locks.is_empty() {
            return None;
        }
        let mut free = self.assessment.clone();
        free.planning.locked_in.clear();
        free.planning.locked_out.clear();
        let wish = Wish::of(&free, self.profile);
        let other = match kind {
            CourseKind::ToLevel(level) => advice::level_ask(&free, self.profile, &wish, level).set,
            _ => advice::smallest_set(&free, self.profile, &wish),
        };
        let is_met = other.reach == Reach::Met;
        let cost = |sum: EffortSum| sum.all_days().ok_or(sum.steps);
        let differs = cost(other.effort) != cost(set.effort) || is_met != (set.reach == Reach::Met);
        differs.then_some(Unlocked {
            locks,
            effort: other.effort,
            is_met,
        })
    }
}

/// Adds a course; where another one raises the same with the same work, it becomes one of its kinds. Steps whose
/// days are not stated make no other course where all figures of both would be the same by `comes_to_the_same`.
fn join(found: &mut Vec<Candidate>, new: Candidate, comes_to_the_same: impl Fn(u32) -> bool) {
    if new.raises.is_empty() && !found.is_empty() {
        return;
    }
    let is_same = |it: &&mut Candidate| {
        let (known, other) = (it.course.effort, new.course.effort);
        let days_alone = known.days == other.days && comes_to_the_same(known.days);
        it.raises == new.raises && (known == other || days_alone)
    };
    match found.iter_mut().find(is_same) {
        Some(same) => {
            same.course.kinds.extend(new.course.kinds);
            if new.course.effort.unstated > same.course.effort.unstated {
                same.course.effort = new.course.effort;
            }
        }
        None => found.push(new),
    }
}

/// Works out what each course is worth with its own days; gives what the uplift brings. Where steps of the
/// plan have no days, the days that the document states are those of the plan.
fn side_by_side(case: &BusinessCase, courses: &mut [Course]) -> Option<Simulation> {
    let (_, courses) = courses.split_first_mut()?;
    let stated = case.estimate(Input::StaffDays).map(Estimate::likely);
    let mut days = Vec::new();
    let mut known = Vec::new();
    for course in courses {
        let own = course.effort.all_days();
        let as_stated = stated.filter(|_| own.is_none() && course.is(CourseKind::Plan));
        let with_days = match as_stated {
            Some(_) => economics::worth(case),
            None => economics::worth(&case.with_staff_days(own)),
        };
        course.worth = Some(with_days);
        if let Some(own) = own.map(Decimal::from).or(as_stated) {
            days.push(own);
            known.push(course);
        }
    }
    let drawn = economics::simulate_side_by_side(case, &days, SEED, CASES)?;
    for (course, drawn) in known.into_iter().zip(drawn.plans) {
        course.drawn = drawn;
    }
    drawn.brings
}

/// Where steps lead that are not from a plan: to the chosen targets, else to the unit's next level.
fn aimed_at(assessment: &Assessment, profile: &Profile) -> (Basis, CourseKind) {
    if assessment.targets.is_empty() {
        let present = profile.placement.claimed.map(|range| range.low);
        let present = present.unwrap_or(Level::FLOOR);
        let next = present.next(profile.level_count).unwrap_or(present);
        (Basis::NextLevel, CourseKind::ToLevel(next))
    } else {
        (Basis::SmallestSet, CourseKind::SmallestSet)
    }
}

/// The plan; where it costs more than it brings and the set for the same targets pays, the set.
fn chosen(
    plan: Option<Proposal>,
    (kind, set): (CourseKind, Proposal),
    courses: &[Course],
) -> Proposal {
    let Some(plan) = plan else {
        return set;
    };
    let of = |kind| courses.iter().find(|course| course.is(kind));
    let loses = of(CourseKind::Plan).is_some_and(Course::loses);
    let pays = |course: &Course| course.worth.as_ref().and_then(Worth::pays) == Some(true);
    if loses && of(kind).is_some_and(pays) {
        set
    } else {
        plan
    }
}

/// The course of the proposed steps.
fn place_of(proposal: &Proposal, courses: &[Course]) -> Option<usize> {
    if proposal.steps.is_empty() {
        return None;
    }
    let is_it = |course: &Course| match proposal.basis {
        Basis::Plan => course.is(CourseKind::Plan),
        Basis::SmallestSet => course.is(CourseKind::SmallestSet),
        Basis::NextLevel => matches!(course.kinds.first(), Some(CourseKind::ToLevel(_))),
    };
    courses.iter().position(is_it)
}

fn recommend(
    profile: &Profile,
    proposal: &Proposal,
    (set, settle): (&SmallestSet, &[PracticeId]),
    course: Option<&Course>,
) -> Recommendation {
    let Some(place) = profile.placement.claimed else {
        return Recommendation::Assess;
    };
    if !settle.is_empty() {
        return Recommendation::FindOut;
    }
    if proposal.steps.is_empty() {
        return Recommendation::Hold(if proposal.basis == Basis::Plan {
            if proposal.omitted.is_empty() {
                Hold::PlanDone
            } else {
                Hold::PlanLeftOut
            }
        } else if place.low.next(profile.level_count).is_none() {
            Hold::Top
        } else if set.aims.iter().all(advice::Aim::holds) {
            Hold::Targets
        } else {
            Hold::NothingLeft
        });
    }
    let present = Outcome::of(profile);
    let confirmed = proposal.if_confirmed.as_ref();
    let lifts = |outcome: &Outcome| outcome.lifted_from(&present).next().is_some();
    if !lifts(&proposal.outcome) && !confirmed.is_some_and(lifts) {
        return Recommendation::Hold(Hold::LiftsNothing);
    }
    let worth = course.and_then(|course| course.worth.as_ref());
    match (worth.and_then(Worth::pays), worth.map(|it| it.verdict)) {
        (Some(false), _) => Recommendation::Stay,
        (Some(true), _) => Recommendation::Approve(pays(course)),
        (None, Some(WorthVerdict::OpenUplift)) => Recommendation::Approve(Reason::OpenUplift),
        (None, _) => Recommendation::Approve(Reason::NotKnown),
    }
}

fn pays(course: Option<&Course>) -> Reason {
    let drawn = course.and_then(|course| course.drawn);
    if drawn.is_none_or(|drawn| drawn.pays * 2 >= drawn.cases) {
        return Reason::Pays;
    }
    let worth = course.and_then(|course| course.worth.as_ref());
    let widest = worth.and_then(|worth| worth.tornado.first());
    Reason::Doubtful(widest.map(|bar| bar.input))
}

#[cfg(test)]
mod tests;
