//! Sentences about targets, the smallest set and the roadmap: the report, the window and the
//! command line say the same.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{element_name, element_names, level_name};
use crate::advice::{
    Aim, Bound, Break, EffortClass, LevelAsk, Measure, Phase, Proof, Raise, Reach, Reason, Roadmap,
    SmallestSet, Step,
};
use crate::model::{
    Assessment, DayOff, Effort, EffortSum, ElementId, Level, OwnStep, PlanStep, Planning, Practice,
    PracticeId, Questionnaire, Recommendation, Status, Text,
};
use crate::scoring::PracticeProfile;
use crate::words::{Message, Words};

/// "F7 Complaints".
#[must_use]
pub fn practice_name(words: &Words, questionnaire: &Questionnaire, id: &PracticeId) -> String {
    let title = questionnaire
        .practice(id)
        .map_or("", |(_, practice)| words.wording(&practice.title));
    words.with("practice-named", &facts!(id = id.as_str(), title))
}

/// What raising a practice to a level asks: what the plan says in the unit's own words, else the questionnaire's action, else what
/// the level is.
#[must_use]
pub fn action(words: &Words, assessment: &Assessment, practice: &Practice, to: Level) -> String {
    match assessment.own_action(&practice.id, to) {
        Some(own) => own.to_owned(),
        None => proposed_action(words, practice, to),
    }
}

/// The same as it is told on its own: of a practice that nobody could rate, that it is found out first.
#[must_use]
pub fn action_told(
    words: &Words,
    assessment: &Assessment,
    (practice, to): (&Practice, Level),
    open: bool,
) -> String {
    let action = action(words, assessment, practice, to);
    if open {
        return words.with("plan-action-open", &facts!(action, to));
    }
    action
}

/// What comes before the step of a practice that nobody could rate: who asks whom what, and what becomes of the
/// step then; `None` where a rating says where the practice is.
#[must_use]
pub fn find_out_first(
    words: &Words,
    assessment: &Assessment,
    found: Option<&PracticeProfile>,
    (to, named): (Level, &str),
) -> Option<String> {
    let id = &found.filter(|found| found.is_open())?.id;
    let questionnaire = &assessment.questionnaire;
    let (_, practice) = questionnaire.practice(id)?;
    let owner = owner(words, questionnaire, (id, to), named);
    let facts = facts!(
        named = usize::from(owner.is_some()),
        owner = owner.unwrap_or_default(),
        prompt = words.wording(&practice.prompt),
        to
    );
    Some(words.with("plan-find-out", &facts))
}

/// What the questionnaire says that raising a practice to a level asks, else what the level is.
#[must_use]
pub fn proposed_action(words: &Words, practice: &Practice, to: Level) -> String {
    if let Some(action) = advice(practice, to, |text| text.action.as_ref()) {
        return words.wording(action).to_owned();
    }
    let descriptor = practice.descriptor(to);
    let descriptor = descriptor.map_or("", |text| words.wording(text));
    words.with("step-action", &facts!(level = to, descriptor))
}

/// That a later step takes the same practice further, which alone a level may ask for; `None` for the last step of
/// a practice.
#[must_use]
pub fn goes_on<'p>(
    words: &Words,
    steps: impl Iterator<Item = (&'p PracticeId, Level)>,
    (practice, to): (&PracticeId, Level),
) -> Option<String> {
    let later = steps.filter(|(other, level)| *other == practice && *level > to);
    let last = later.map(|(_, level)| level).max()?;
    Some(words.with("says-step-goes-on", &facts!(level = last)))
}

/// What a step of the unit's own is called.
#[must_use]
pub fn own_title(words: &Words, step: &OwnStep) -> String {
    match step.title.trim() {
        "" => words.text("plan-own-untitled"),
        title => title.to_owned(),
    }
}

/// What shows that a practice is at a level: the questionnaire's indicator, else what the level is.
#[must_use]
pub fn indicator<'w>(words: &'w Words, practice: &'w Practice, to: Level) -> &'w str {
    let stated = advice(practice, to, |text| text.indicator.as_ref());
    let shown = stated.or_else(|| practice.descriptor(to));
    shown.map_or("", |text| words.wording(text))
}

/// A text of the advice how a practice gets to a level.
fn advice(
    practice: &Practice,
    to: Level,
    part: impl Fn(&Recommendation) -> Option<&Text>,
) -> Option<&Text> {
    practice.recommendation_to(to).and_then(part)
}

/// Who was named for a step; else the role that the questionnaire sees it with, which is only proposed;
/// `None` where neither is.
#[must_use]
pub fn owner(
    words: &Words,
    questionnaire: &Questionnaire,
    (practice, to): (&PracticeId, Level),
    named: &str,
) -> Option<String> {
    let named = named.trim();
    if !named.is_empty() {
        return Some(named.to_owned());
    }
    let role = role(words, questionnaire, (practice, to))?;
    Some(words.with("plan-owner-proposed", &facts!(role)))
}

/// The role that the questionnaire sees a step with; `None` where it names none.
#[must_use]
pub fn role<'w>(
    words: &'w Words,
    questionnaire: &'w Questionnaire,
    (practice, to): (&PracticeId, Level),
) -> Option<&'w str> {
    let (_, practice) = questionnaire.practice(practice)?;
    let role = practice.recommendation_to(to)?.owner.as_ref()?;
    Some(words.wording(role))
}

/// "10 days", or that the effort is not stated.
#[must_use]
pub fn effort(words: &Words, effort: Option<Effort>) -> String {
    effort.map_or_else(
        || words.text("effort-not-stated"),
        |effort| {
            let days = u32::from(effort.days());
            words.with("effort", &facts!(days))
        },
    )
}

/// The effort of a step as it is told: of a practice that nobody could rate, the most that it can be.
#[must_use]
pub fn effort_told(words: &Words, of: Option<Effort>, open: bool) -> String {
    match of {
        Some(most) if open => {
            let days = u32::from(most.days());
            words.with("effort-open", &facts!(days))
        }
        of => effort(words, of),
    }
}

/// The same in a column of days.
#[must_use]
pub fn days_told(words: &Words, of: Option<Effort>, open: bool) -> String {
    match of {
        Some(most) if open => {
            let days = words.number(most.days());
            words.with("effort-cell-open", &facts!(days))
        }
        of => days_cell(words, [of].into_iter().collect()),
    }
}

/// Days of several steps; that they are the most where it is open which of the steps are needed.
#[must_use]
pub fn at_most(words: &Words, days: String, open: bool) -> String {
    if open {
        words.with("effort-at-most", &facts!(days))
    } else {
        days
    }
}

/// A phase of the plan: until when it is, and the work in it.
#[must_use]
pub fn phase(words: &Words, phase: &Phase) -> String {
    let effort = effort_sum(words, phase.effort, "working-days");
    let facts = facts!(
        until = u32::from(phase.until),
        end = words.date(phase.end),
        effort = at_most(words, effort, phase.open)
    );
    words.with("plan-phase", &facts)
}

/// What a count of steps counts, behind the count: " (3 of them raise practices)" where others are of the unit's
/// own, " on 6 practices" where a practice takes several; empty where each raises a practice.
#[must_use]
pub fn steps_raise<'p>(
    words: &Words,
    raised: impl Iterator<Item = &'p PracticeId>,
    own: usize,
) -> String {
    let raised: Vec<&PracticeId> = raised.collect();
    let raising = raised.len();
    let practices = raised.into_iter().collect::<BTreeSet<_>>().len();
    // Where all are of the unit's own, nothing is said to be raised.
    let own = if raising == 0 { 0 } else { own };
    let facts = facts!(own, raising, practices, doubled = raising - practices);
    words.with("plan-steps-raise", &facts)
}

/// The effort of several steps in words, what is not stated apart; `days` is the key for those that
/// are.
#[must_use]
pub fn effort_sum(words: &Words, sum: EffortSum, days: &str) -> String {
    let stated = words.with(days, &facts!(days = sum.days));
    if sum.unstated == 0 {
        return stated;
    }
    let unstated = words.with("effort-unstated", &facts!(count = sum.unstated));
    if sum.unstated == sum.steps {
        unstated
    } else {
        words.with("effort-and-unstated", &facts!(stated, unstated))
    }
}

/// The days of steps in a column of days.
#[must_use]
pub fn days_cell(words: &Words, sum: EffortSum) -> String {
    if sum.unstated == 0 {
        words.number(sum.days)
    } else if sum.unstated == sum.steps {
        words.text("effort-not-stated")
    } else {
        let facts = facts!(days = sum.days, unstated = sum.unstated);
        words.with("effort-cell", &facts)
    }
}

/// Which steps are not drawn by their effort, since it is not stated or nobody could rate the practice;
/// `None` where all are drawn.
#[must_use]
pub fn not_drawn(words: &Words, questionnaire: &Questionnaire, steps: &[Step]) -> Option<String> {
    let say = |key, filter: &dyn Fn(&&Step) -> bool| {
        let steps = steps.iter().filter(filter);
        let names = steps.map(|step| practice_name(words, questionnaire, &step.practice));
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then(|| {
            let facts = facts!(count = names.len(), practices = words.list(&names));
            words.with(key, &facts)
        })
    };
    let told = [
        say("plan-not-drawn-open", &|step| step.open),
        say("plan-not-drawn", &|step| {
            !step.open && step.effort.is_none()
        }),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Whether what the levels ask side by side is told in steps: not every effort is stated.
#[must_use]
pub fn counts_steps(levels: &[LevelAsk]) -> bool {
    let mut levels = levels.iter();
    levels.any(|ask| ask.set.measure == Measure::Steps)
}

/// How many elements that hold get a sentence each; more of them share one.
const MOST_HOLDS: usize = 3;

/// What targets ask, a sentence each: first those of elements that rise, in the questionnaire's
/// order, where many elements hold; these then share the last sentence.
#[must_use]
pub fn aims(words: &Words, questionnaire: &Questionnaire, aims: &[Aim]) -> Vec<String> {
    let holds: Vec<&Aim> = aims.iter().filter(|aim| aim.holds()).collect();
    if holds.len() <= MOST_HOLDS {
        return aims
            .iter()
            .map(|each| aim(words, questionnaire, each))
            .collect();
    }
    let elements = holds.iter().map(|aim| &aim.element);
    let elements = element_names(words, questionnaire, elements);
    let count = holds.len();
    let shared = words.with("plan-aims-hold", &facts!(count, elements));
    aims.iter()
        .filter(|aim| !aim.holds())
        .map(|each| aim(words, questionnaire, each))
        .chain([shared])
        .collect()
}

/// What a target asks of an element: hold, or from where to where.
#[must_use]
pub fn aim(words: &Words, questionnaire: &Questionnaire, aim: &Aim) -> String {
    let Some(present) = aim.present else {
        let element = element_name(words, questionnaire, &aim.element);
        return words.with("plan-aim-none", &facts!(element));
    };
    let key = if aim.target < present {
        "plan-aim-hold-above"
    } else if aim.holds() {
        "plan-aim-hold"
    } else if aim.is_met() {
        "plan-aim-rise"
    } else {
        "plan-aim-short"
    };
    words.with(
        key,
        &facts!(
            element = element_name(words, questionnaire, &aim.element),
            present = present,
            perhaps = aim.perhaps.unwrap_or(present),
            open = usize::from(aim.perhaps.is_some_and(|perhaps| perhaps > present)),
            target = aim.target,
            targetName = level_name(words, questionnaire, aim.target),
            reached = aim.reached.unwrap_or(Level::FLOOR),
            strict = aim.strict.unwrap_or(Level::FLOOR),
            counts = usize::from(aim.strict < aim.reached),
            lowest = Level::FLOOR
        ),
    )
}

/// What the set asks in all: practices, the steps where some practice takes several, and days.
#[must_use]
pub fn asks(words: &Words, questionnaire: &Questionnaire, set: &SmallestSet) -> String {
    let key = match set.reach {
        _ if !set.raises.is_empty() => "plan-asks",
        Reach::OverBudget => "plan-none-fits",
        Reach::LockedInOverBudget => "plan-locked-in-over-budget",
        Reach::Met | Reach::Blocked => "plan-asks-nothing",
    };
    let effort = effort_sum(words, set.effort, "working-days");
    let effort = at_most(words, effort, set.to_find_out().next().is_some());
    let dear = set.too_dear.iter();
    let dear = dear.map(|practice| practice_name(words, questionnaire, practice));
    let dear: Vec<String> = dear.collect();
    let several = set.raises.iter().filter(|raise| raise.effort.steps > 1);
    let several: Vec<String> = several
        .map(|raise| {
            let practice = practice_name(words, questionnaire, &raise.practice);
            let steps = raise.effort.steps;
            words.with("plan-takes-steps", &facts!(practice, steps))
        })
        .collect();
    let facts = facts!(
        practices = set.raises.len(),
        steps = set.effort.steps,
        several = several.len(),
        takes = words.list(&several),
        effort,
        dear = words.list(&dear)
    );
    words.with(key, &facts)
}

/// Whether the wish is met, how sure it is that nothing better exists, and what becomes of a budget.
#[must_use]
pub fn verdict(
    words: &Words,
    questionnaire: &Questionnaire,
    set: &SmallestSet,
    planning: &Planning,
) -> Vec<String> {
    let named = |ids: &[&ElementId]| element_names(words, questionnaire, ids.iter().copied());
    let mut said = Vec::new();
    for barred in &set.barred {
        let listed = |ids: &[PracticeId]| {
            let told = ids.iter().map(|id| practice_name(words, questionnaire, id));
            words.list(&told.collect::<Vec<String>>())
        };
        let facts = facts!(
            element = element_name(words, questionnaire, &barred.element),
            practices = listed(&barred.practices),
            count = barred.practices.len(),
            needs = listed(&barred.needs),
            left = barred.needs.len()
        );
        said.push(words.with("plan-barred", &facts));
    }
    let is_barred = |id: &ElementId| set.barred.iter().any(|barred| barred.element == *id);
    let out_of_reach = set.out_of_reach.iter().filter(|id| !is_barred(id));
    let out_of_reach: Vec<&ElementId> = out_of_reach.collect();
    if !out_of_reach.is_empty() {
        let facts = facts!(elements = named(&out_of_reach), count = out_of_reach.len());
        said.push(words.with("plan-out-of-reach", &facts));
    }
    match set.reach {
        Reach::Blocked => said.push(words.text("plan-blocked")),
        Reach::OverBudget if !set.raises.is_empty() => {
            said.extend(over_budget(words, set, named));
        }
        // The others are told with what is asked.
        Reach::Met | Reach::OverBudget | Reach::LockedInOverBudget => {}
    }
    said.push(match set.proof {
        Proof::Optimal => {
            let mut practices = questionnaire.practices();
            let needs = practices.any(|(_, practice)| !practice.requires.is_empty());
            let facts = facts!(
                locked = usize::from(is_locked(set, planning)),
                needs = usize::from(needs)
            );
            words.with(proven(set), &facts)
        }
        Proof::BestSoFar(Bound::Cost(cost)) => match set.measure {
            Measure::Days => words.with("plan-bound-days", &facts!(days = cost)),
            Measure::Steps => words.with("plan-bound-steps", &facts!(steps = cost)),
        },
        Proof::BestSoFar(Bound::Level(level)) => {
            words.with("plan-bound-level", &facts!(level = level))
        }
        Proof::BestSoFar(Bound::Index(share)) => {
            let tenths = (share.part * 10).div_ceil(share.whole.max(1));
            words.with("plan-bound-index", &facts!(tenths))
        }
    });
    if set.measure == Measure::Steps {
        said.push(words.text("plan-counts-steps"));
        let aside = |days| words.with("plan-budget-aside", &facts!(days));
        said.extend(planning.budget_days.map(aside));
    }
    said
}

/// The key of what was proven of a set: nothing gets as far with less, or nothing within the budget gets
/// further.
const fn proven(set: &SmallestSet) -> &'static str {
    match (set.reach, set.measure) {
        (Reach::OverBudget | Reach::LockedInOverBudget, _) => "plan-proven-budget",
        (Reach::Met | Reach::Blocked, Measure::Days) => "plan-proven-days",
        (Reach::Met | Reach::Blocked, Measure::Steps) => "plan-proven-steps",
    }
}

/// Whether locks may have made the set another one.
fn is_locked(set: &SmallestSet, planning: &Planning) -> bool {
    let asks = !set.aims.iter().all(Aim::holds);
    let locks = planning.locked_in.len() + planning.locked_out.len();
    asks && locks > 0
}

/// For which elements the budget is too small, and what can be reached within it.
fn over_budget(
    words: &Words,
    set: &SmallestSet,
    named: impl Fn(&[&ElementId]) -> String,
) -> Vec<String> {
    let beyond: Vec<&ElementId> = set.beyond_budget.iter().collect();
    let facts = facts!(elements = named(&beyond));
    let mut said = vec![words.with("plan-over-budget", &facts)];
    said.extend(
        set.level
            .map(|level| words.with("plan-within-budget", &facts!(level))),
    );
    said.push(words.text("plan-rest-of-budget"));
    said
}

/// Why a practice is in the set; what one element asks at several levels is said once.
#[must_use]
pub fn reasons(words: &Words, questionnaire: &Questionnaire, raise: &Raise) -> String {
    let mut by_element: BTreeMap<&ElementId, Vec<String>> = BTreeMap::new();
    for reason in &raise.reasons {
        if let Reason::Threshold(element, level) = reason {
            let number = words.number(questionnaire.numbering.number(*level));
            by_element.entry(element).or_default().push(number);
        }
    }
    let said = raise.reasons.iter().filter_map(|reason| match reason {
        Reason::Threshold(element, _) => {
            let levels = by_element.remove(element)?;
            let count = levels.len();
            let levels = words.list(&levels);
            let element = element_name(words, questionnaire, element);
            let facts = facts!(element, count, levels);
            Some(words.with("plan-reason-threshold", &facts))
        }
        Reason::Prerequisite(practice, level) => {
            let name = practice_name(words, questionnaire, practice);
            let facts = facts!(name, level = *level);
            Some(words.with("plan-reason-prerequisite", &facts))
        }
        Reason::LockedIn => Some(words.text("plan-reason-locked-in")),
        Reason::Index => Some(words.text("plan-reason-index")),
    });
    words.list(&said.collect::<Vec<_>>())
}

/// Why a step is worth taking, in a sentence: the first one of what the questionnaire says, else why it
/// is in the set; `None` where neither says anything.
#[must_use]
pub fn why(
    words: &Words,
    questionnaire: &Questionnaire,
    set: Option<&SmallestSet>,
    (practice, to): (&Practice, Level),
) -> Option<String> {
    if let Some(text) = advice(practice, to, |text| text.why.as_ref()) {
        return Some(first_sentence(words.wording(text)).to_owned());
    }
    let mut raises = set?.raises.iter();
    let raise = raises.find(|raise| raise.practice == practice.id)?;
    let said = reasons(words, questionnaire, raise);
    (!said.is_empty()).then(|| words.with("plan-reason", &facts!(said)))
}

/// What stands before that reason: it holds of the level below, which is only assumed of a practice that nobody
/// could rate.
#[must_use]
pub fn why_label(words: &Words, practice: Option<&PracticeProfile>, to: Level) -> String {
    let open = practice.filter(|practice| practice.is_open());
    match open.and_then(|practice| practice.scale.below(to)) {
        Some(level) => words.with("label-why-assumed", &facts!(level)),
        None => words.text("label-why"),
    }
}

/// A text up to the end of its first sentence.
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    let end = text.find(". ").map(|at| at + 1);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What breaks in a plan.
#[must_use]
pub fn broken(
    words: &Words,
    questionnaire: &Questionnaire,
    plan: &[PlanStep],
    found: &Break,
) -> String {
    let name = |place: usize| {
        plan.get(place).map_or_else(String::new, |step| {
            practice_name(words, questionnaire, &step.practice)
        })
    };
    match found {
        Break::TooEarly { step, needs } => {
            let to = |place: usize| plan.get(place).map_or(Level::FLOOR, |step| step.to);
            let practice = |place: usize| plan.get(place).map(|step| &step.practice);
            let facts = facts!(
                step = name(*step),
                to = to(*step),
                needs = name(*needs),
                level = to(*needs)
            );
            let is_own = practice(*step) == practice(*needs);
            let key = if is_own {
                "plan-break-early-own"
            } else {
                "plan-break-early"
            };
            words.with(key, &facts)
        }
        Break::Missing {
            step,
            practice,
            level,
        } => words.with(
            "plan-break-missing",
            &facts!(
                step = name(*step),
                needs = practice_name(words, questionnaire, practice),
                level = *level
            ),
        ),
        Break::OverCapacity {
            until,
            days,
            capacity,
        } => words.with(
            "plan-break-capacity",
            &facts!(
                until = u32::from(*until),
                days = (*days),
                capacity = (*capacity)
            ),
        ),
        Break::ShortOfTarget {
            element,
            reached,
            target,
        } => words.with(
            "plan-break-short",
            &facts!(
                element = element_name(words, questionnaire, element),
                reached = *reached,
                target = *target
            ),
        ),
    }
}

/// What a next assessment holds of the one before, in one sentence.
#[must_use]
pub fn carried_over(next: &Assessment) -> Message {
    Message::new("plan-carried-over")
        .with("people", next.respondents.len())
        .with("targets", next.targets.len())
        .with("steps", next.plan.len() + next.own_steps.len())
        .with("figures", next.business_case.inputs.len())
}

/// The name of a class of steps.
#[must_use]
pub fn class(words: &Words, class: EffortClass) -> String {
    words.text(match class {
        EffortClass::QuickWin => "plan-quick-win",
        EffortClass::BigBet => "plan-big-bet",
        EffortClass::FillIn => "plan-fill-in",
        EffortClass::Later => "plan-later",
    })
}

/// Why nobody works on a day: "a Saturday".
#[must_use]
pub fn day_off(words: &Words, why: DayOff) -> String {
    words.text(match why {
        DayOff::Saturday => "plan-saturday",
        DayOff::Sunday => "plan-sunday",
        DayOff::Stated => "plan-day-off",
        DayOff::WidelyKept => "plan-widely-kept",
    })
}

/// The name of a status.
#[must_use]
pub fn status(words: &Words, status: Status) -> String {
    words.text(match status {
        Status::Open => "plan-status-open",
        Status::UnderWay => "plan-status-under-way",
        Status::Done => "plan-status-done",
        Status::Dropped => "plan-status-dropped",
    })
}

/// How far a step of a plan is. Where the answers say that its level is there, it is reached, which need not
/// be by anything that was done.
#[must_use]
pub fn standing(words: &Words, roadmap: &Roadmap, step: &PlanStep) -> String {
    if step.status == Status::Done && roadmap.is_settled(step) {
        return words.text("plan-status-reached");
    }
    status(words, step.status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::{Wish, smallest_set};
    use crate::model::example::{Answer, assessment, practice_id};
    use crate::scoring;

    #[test]
    fn a_step_that_another_takes_further_says_to_which_level() {
        let words = Words::english();
        let [level2, level3, level4] = [2, 3, 4].map(|level| Level::new(level).expect("a level"));
        let [one, other] = [0, 1].map(|place| practice_id(0, place));
        let steps = [
            (&one, level2),
            (&other, level3),
            (&one, level4),
            (&one, level3),
        ];
        let said = |about| goes_on(&words, steps.into_iter(), about);
        assert_eq!(
            said((&one, level2)).as_deref(),
            Some("On the way: a later step takes it to level 4.")
        );
        assert_eq!(said((&one, level4)), None);
        assert_eq!(said((&other, level3)), None);
    }

    #[test]
    fn a_sum_tells_what_is_stated_and_what_is_not() {
        let words = Words::english();
        let told = |efforts: &[Option<u16>]| {
            let efforts = efforts.iter();
            let sum = efforts
                .map(|days| days.and_then(Effort::from_days))
                .collect();
            [effort_sum(&words, sum, "days"), days_cell(&words, sum)]
        };
        assert_eq!(told(&[Some(4), Some(8)]), ["12 days", "12"]);
        assert_eq!(
            told(&[Some(4), None]),
            [
                "4 days and one step without a stated effort",
                "4, 1 not stated"
            ]
        );
        assert_eq!(
            told(&[None, None]),
            ["2 steps without a stated effort", "not stated"]
        );
    }

    #[test]
    fn where_a_practice_takes_several_steps_both_are_counted_and_it_is_named() {
        let document = assessment(&[vec![Answer::At(2), Answer::At(4)]]);
        let profile = scoring::profile(&document, document.form);
        let wish = Wish::of(&document, &profile);
        let to = |ordinal| {
            let level = Level::new(ordinal).unwrap_or(Level::FLOOR);
            let wish = wish.clone().to_level(&profile, level);
            let set = smallest_set(&document, &profile, &wish);
            asks(&Words::english(), &document.questionnaire, &set)
        };
        assert!(to(2).starts_with("Raise one practice, "), "{}", to(2));
        let said = to(3);
        assert!(said.starts_with("Raise 2 practices in 3 steps ("), "{said}");
        assert!(said.contains(" takes two), "), "{said}");
    }

    #[test]
    fn two_steps_of_a_practice_in_the_wrong_order_are_told_apart_by_their_levels() {
        let document = assessment(&[vec![Answer::At(2), Answer::At(2)]]);
        let to = |practice: usize, ordinal: u8| {
            let level = Level::new(ordinal).unwrap_or(Level::FLOOR);
            PlanStep::new(practice_id(0, practice), level)
        };
        let plan = [to(0, 3), to(0, 4), to(1, 3)];
        let told = |step, needs| {
            let found = Break::TooEarly { step, needs };
            broken(&Words::english(), &document.questionnaire, &plan, &found)
        };
        let own = told(1, 0);
        assert!(
            own.ends_with("to level 4 is due before its step to level 3, which it needs."),
            "{own}"
        );
        let other = told(1, 2);
        assert!(
            other.contains("to level 4 is due before the step of"),
            "{other}"
        );
        assert!(other.ends_with("to level 3, which it needs."), "{other}");
    }

    #[test]
    fn what_an_element_asks_at_several_levels_is_said_once() {
        let document = assessment(&[vec![Answer::At(2)]]);
        let profile = scoring::profile(&document, document.form);
        let four = Level::new(4).unwrap_or(Level::FLOOR);
        let wish = Wish::of(&document, &profile).to_level(&profile, four);
        let set = smallest_set(&document, &profile, &wish);
        let said = reasons(&Words::english(), &document.questionnaire, &set.raises[0]);
        assert!(said.ends_with("towards levels 2, 3 and 4"), "{said}");
    }

    #[test]
    fn a_rise_from_an_open_range_says_what_is_perhaps_there_already() {
        let document = assessment(&[vec![Answer::At(4)]]);
        let open = Aim {
            element: document.questionnaire.elements[0].id.clone(),
            present: Level::new(2),
            perhaps: Level::new(3),
            target: Level::new(4).unwrap_or(Level::FLOOR),
            reached: Level::new(4),
            strict: Level::new(4),
        };
        let said = aim(&Words::english(), &document.questionnaire, &open);
        let expected = "from level 2 (perhaps 3 already) to level 4";
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn a_target_that_hangs_on_what_does_not_apply_says_so() {
        // Level 3 asks for more than 85% at level 2. Without the one that does not apply that is 4 of 4; with
        // it at level 1 it is 4 of 5.
        let told = |last: Answer| {
            let mut answers = vec![Answer::At(4); 4];
            answers.push(last);
            let document = assessment(&[answers]);
            let profile = scoring::profile(&document, document.form);
            let three = Level::new(3).unwrap_or(Level::FLOOR);
            let wish = Wish::of(&document, &profile).to_level(&profile, three);
            let set = smallest_set(&document, &profile, &wish);
            aim(&Words::english(), &document.questionnaire, &set.aims[0])
        };
        let said = told(Answer::NotApplicable);
        assert!(said.contains("to level 3"), "{said}");
        let strict = "only level 2 if what is marked \"not applicable\" counted as level 1";
        assert!(said.contains(strict), "{said}");
        assert!(!told(Answer::At(4)).contains("not applicable"));
    }

    #[test]
    fn up_to_three_elements_that_hold_have_a_sentence_each_and_more_share_one() {
        let told = |elements: usize| {
            let answers = vec![vec![Answer::At(4)]; elements];
            let document = assessment(&answers);
            let profile = scoring::profile(&document, document.form);
            let holding = profile.elements.iter().map(|element| Aim {
                element: element.id.clone(),
                present: Level::new(2),
                perhaps: Level::new(2),
                target: Level::FLOOR,
                reached: Level::new(2),
                strict: Level::new(2),
            });
            let mut all: Vec<Aim> = holding.collect();
            if let Some(first) = all.first_mut() {
                first.target = Level::new(3).unwrap_or(Level::FLOOR);
                first.reached = Level::new(3);
                first.strict = Level::new(3);
            }
            aims(&Words::english(), &document.questionnaire, &all)
        };
        assert_eq!(told(4).len(), 4);
        let five = told(5);
        assert_eq!(five.len(), 2);
        assert!(
            five.first()
                .is_some_and(|text| text.contains("from level 2 to level 3"))
        );
        assert!(
            five.last()
                .is_some_and(|text| text.starts_with("4 elements stay"))
        );
        let many = told(9);
        let holds = many.last().expect("what holds");
        assert!(holds.contains("8 elements stay") && holds.ends_with("and 3 more elements"));
    }
}
