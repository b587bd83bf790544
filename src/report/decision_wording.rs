//! What is proposed and recommended, and what the courses come to, in sentences and figures that the
//! window, the report and the command line share.

mod courses;
mod slide;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::plan_wording::{self, practice_name};
use super::wording::{element_names, level_name, place_short};
use super::worth as says;
use crate::advice::economics::{BreakEven, WorthVerdict};
use crate::advice::{Basis, Omission, Outcome, Proposal, ProposedOwn, Task};
use crate::analysis::{Course, Decision, Hold, Reason, Recommendation};
use crate::model::{Assessment, BusinessCase, ElementId, Level, PracticeId};
use crate::scoring::LevelRange;
use crate::words::Words;

/// Says of one decision.
pub struct Said<'a> {
    /// The words.
    pub words: &'a Words,
    /// The document.
    pub assessment: &'a Assessment,
    /// What it comes down to.
    pub decision: &'a Decision,
}

impl Said<'_> {
    fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    fn case(&self) -> &BusinessCase {
        &self.assessment.business_case
    }

    /// The name of the unit in the middle of a sentence.
    fn unit(&self) -> String {
        let name = self.assessment.unit.name();
        if name.is_empty() {
            self.text("decision-unit")
        } else {
            name.to_owned()
        }
    }

    fn proposal(&self) -> &Proposal {
        &self.decision.proposal
    }

    /// Money as a reader takes it in: to the digits that count. Exact figures are elsewhere.
    #[must_use]
    pub fn about(&self, value: Decimal) -> String {
        says::money_about(self.words, self.case(), value)
    }

    /// Money that is rounded already.
    fn money_as_it_is(&self, value: Decimal) -> String {
        says::money_as_it_is(self.words, self.case(), value)
    }

    /// What is left of what a course brings, or is missing, without its sign.
    fn left_over(&self, course: &Course) -> String {
        let worth = course.worth.as_ref();
        let left = worth.and_then(says::sum).map(|sum| sum.left);
        self.money_as_it_is(left.unwrap_or_default().abs())
    }

    /// The answer as a title.
    #[must_use]
    pub fn title(&self) -> String {
        let unit = self.unit();
        let present = self.decision.present.unit;
        let level = present.map_or(Level::FLOOR, |range| range.low);
        let words = self.words;
        match self.decision.recommendation {
            Recommendation::Assess => words.with("decision-title-assess", &facts!(unit)),
            Recommendation::FindOut => {
                let high = present.map_or(level, |range| range.high);
                let apart = u32::from(high.ordinal() - level.ordinal());
                let count = self.decision.settle.len();
                let facts = facts!(unit, count, low = level, high, apart);
                words.with("decision-title-find-out", &facts)
            }
            Recommendation::Stay => {
                let course = self.decision.course();
                let known =
                    course.filter(|it| it.worth.as_ref().is_some_and(|it| it.npv.is_some()));
                let Some(course) = known else {
                    return words.with("decision-title-stay-never", &facts!(level));
                };
                let amount = self.left_over(course);
                words.with("decision-title-stay", &facts!(level, amount))
            }
            Recommendation::Hold(Hold::LiftsNothing) => {
                let work = self.work("days");
                words.with("decision-title-none", &facts!(work, level))
            }
            Recommendation::Hold(why) => {
                let key = match why {
                    Hold::Top => "decision-title-top",
                    Hold::Targets => "decision-title-hold",
                    Hold::PlanDone => "decision-title-done",
                    Hold::PlanLeftOut => "decision-title-left-out",
                    Hold::NothingLeft | Hold::LiftsNothing => "decision-title-nothing",
                };
                words.with(key, &facts!(unit, level))
            }
            Recommendation::Approve(_) => self.title_of_steps(unit, level),
        }
    }

    fn title_of_steps(&self, unit: String, present: Level) -> String {
        let proposal = self.proposal();
        let work = self.work("days");
        if !self.decision.lifts() {
            let lifted: Vec<(&ElementId, Level)> = self.decision.lifted().collect();
            let levels = lifted.iter().map(|(_, level)| *level);
            let level = levels.min().unwrap_or(present);
            let elements = self.elements(lifted.iter().map(|(id, _)| *id));
            let lifted = lifted.len();
            let facts = facts!(work, unit, elements, lifted, level, present);
            return self.words.with("decision-title-apart", &facts);
        }
        let after = proposal.outcome.unit.map_or(present, |range| range.low);
        if let Some(id) = self.only_element() {
            let element = self.elements([id]);
            let facts = facts!(element, work, unit, level = after);
            self.words.with("decision-title-one", &facts)
        } else {
            let facts = facts!(work, unit, level = after);
            self.words.with("decision-title-many", &facts)
        }
    }

    /// How many steps are proposed, and their days by a key: "3 steps (12 days)".
    fn work(&self, days: &str) -> String {
        let effort = self.proposal().effort;
        let count = effort.steps;
        if effort.unstated == count {
            return self.words.with("step-work-unstated", &facts!(count));
        }
        let days = plan_wording::effort_sum(self.words, effort, days);
        let days = plan_wording::at_most(self.words, days, self.may_take_less());
        let steps = &self.proposal().steps;
        let raised = steps.iter().map(|step| &step.practice);
        let own = count - steps.len();
        let raise = plan_wording::steps_raise(self.words, raised, own);
        // What they raise stands in brackets then.
        let mixed = usize::from(own > 0 && own < count);
        let facts = facts!(count, raise, mixed, days);
        self.words.with("step-work", &facts)
    }

    /// Whether some of the days are the most that a step can take, which begins by finding out.
    fn may_take_less(&self) -> bool {
        let steps = &self.proposal().steps;
        steps.iter().any(|step| step.open && step.effort.is_some())
    }

    /// The element that all steps are in, where there are others.
    fn only_element(&self) -> Option<&ElementId> {
        let questionnaire = &self.assessment.questionnaire;
        let tasks = self.proposal().tasks();
        let element = |task: &Task<'_>| match task {
            Task::Step(step) => {
                let (element, _) = questionnaire.practice(&step.practice)?;
                Some(&element.id)
            }
            Task::Own(_) => None,
        };
        let first = tasks.first().and_then(element)?;
        let alone = tasks.iter().all(|task| element(task) == Some(first));
        (alone && questionnaire.elements.len() > 1).then_some(first)
    }

    /// Where steps lead: the unit's level, and the elements that they lift above it. Only the lower end of a
    /// range is told where it is sure `at_least`.
    fn level_led_to(&self, after: &Outcome, at_least: bool) -> String {
        let low = after.unit.map_or(Level::FLOOR, |range| range.low);
        let place = match after.unit {
            Some(range) if at_least => Some(LevelRange {
                low: range.low,
                high: range.low,
            }),
            place => place,
        };
        let place = place_short(self.words, place);
        let lifted = after.lifted_from(&self.decision.present);
        let lifted: Vec<(&ElementId, Level)> = lifted.filter(|(_, level)| *level > low).collect();
        let levels = || lifted.iter().map(|(_, level)| *level);
        let highest = levels().max().unwrap_or(low);
        let differ = usize::from(levels().any(|level| level != highest));
        let elements = self.elements(lifted.iter().map(|(id, _)| *id));
        let (count, least) = (lifted.len(), usize::from(at_least));
        let facts = facts!(place, count, elements, highest, differ, least);
        self.words.with("decision-leads-to", &facts)
    }

    fn elements<'i>(&self, ids: impl IntoIterator<Item = &'i ElementId>) -> String {
        element_names(self.words, &self.assessment.questionnaire, ids)
    }

    fn practices(&self, ids: &[PracticeId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.practice(id)).collect();
        self.words.list(&names)
    }

    fn practice(&self, id: &PracticeId) -> String {
        practice_name(self.words, &self.assessment.questionnaire, id)
    }

    /// What is asked of the reader, and why, a sentence or two each.
    #[must_use]
    pub fn asks(&self) -> Vec<String> {
        match self.decision.recommendation {
            Recommendation::Assess => vec![self.text("decision-ask-assess")],
            Recommendation::FindOut => self.asks_to_find_out(),
            Recommendation::Stay => self.asks_to_stay(),
            Recommendation::Hold(Hold::LiftsNothing) => {
                let mut said = vec![self.text("decision-ask-lifts-nothing")];
                said.extend(self.what_lifts());
                said
            }
            Recommendation::Hold(why) => vec![self.text(match why {
                Hold::Top => "decision-ask-top",
                Hold::Targets => "decision-ask-hold",
                Hold::PlanDone => "decision-ask-done",
                Hold::PlanLeftOut => "decision-ask-left-out",
                Hold::NothingLeft | Hold::LiftsNothing => "decision-ask-nothing",
            })],
            Recommendation::Approve(reason) => self.asks_to_approve(reason),
        }
    }

    fn asks_to_find_out(&self) -> Vec<String> {
        let open = &self.decision.settle;
        let count = open.len();
        let mut said = vec![if count <= NAMED {
            let practices = self.practices(open);
            let facts = facts!(count, practices);
            self.words.with("decision-ask-find-out", &facts)
        } else {
            self.words
                .with("decision-ask-find-out-many", &facts!(count))
        }];
        if self.decision.proposes_steps() && self.decision.lifts() {
            let leads = self.level_led_to(&self.proposal().outcome, true);
            let facts = facts!(work = self.work("days"), leads, open = open.len());
            said.push(self.words.with("decision-ask-or-steps", &facts));
        }
        said
    }

    fn asks_to_stay(&self) -> Vec<String> {
        let mut said = vec![self.text("decision-ask-stay")];
        let worth = self.decision.course().and_then(|it| it.worth.as_ref());
        said.extend(worth.and_then(|worth| says::break_even(self.words, self.case(), worth)));
        let most = worth.and_then(says::sum).map(|sum| sum.brings);
        if let Some(most) = most.filter(|most| *most > Decimal::ZERO) {
            let amount = self.money_as_it_is(most);
            let key = if self.case().is_without_revenue() {
                "decision-ask-cheaper-savings"
            } else {
                "decision-ask-cheaper"
            };
            said.push(self.words.with(key, &facts!(amount)));
        }
        said
    }

    fn asks_to_approve(&self, reason: Reason) -> Vec<String> {
        let proposal = self.proposal();
        let count = proposal.effort.steps;
        let key = match proposal.basis {
            Basis::Plan => "decision-ask-plan",
            Basis::SmallestSet => "decision-ask-set",
            Basis::NextLevel => "decision-ask-next",
        };
        let after = proposal
            .outcome
            .unit
            .map_or(Level::FLOOR, |range| range.low);
        let late = proposal.late();
        let last = proposal.last_due().filter(|_| late == 0);
        let facts = facts!(
            count,
            work = self.work("working-days"),
            level = after,
            dated = usize::from(last.is_some()),
            last = last.map(|last| self.words.date(last)).unwrap_or_default()
        );
        let mut said = vec![self.words.with(key, &facts)];
        if late > 0 {
            said.push(self.words.with("decision-ask-late", &facts!(late, count)));
        }
        said.extend(self.moves_no_level());
        match reason {
            Reason::Doubtful(Some(input)) => {
                let input = says::input_name(self.words, input);
                said.push(self.words.with("decision-ask-doubtful", &facts!(input)));
            }
            Reason::Doubtful(None) => said.push(self.text("decision-ask-doubtful-all")),
            Reason::OpenUplift => said.push(self.text("decision-ask-uplift")),
            Reason::Pays | Reason::NotKnown => {}
        }
        said
    }

    /// That the steps do not lift the unit, and when they are worth it all the same; `None` where they
    /// do lift it.
    fn moves_no_level(&self) -> Option<String> {
        if self.decision.lifts() {
            return None;
        }
        let lifted: Vec<&ElementId> = self.decision.lifted().map(|(id, _)| id).collect();
        let (count, elements) = (lifted.len(), self.elements(lifted));
        let facts = facts!(count, elements);
        Some(self.words.with("decision-ask-no-level", &facts))
    }

    /// Where the steps lead, what is not counted, and what locks cost.
    #[must_use]
    pub fn leads(&self) -> Vec<String> {
        let proposal = self.proposal();
        let mut said = Vec::new();
        if self.decision.proposes_steps() {
            said.push(self.leads_to(&proposal.outcome));
        }
        if !proposal.unconfirmed.is_empty() {
            let facts = facts!(
                count = proposal.unconfirmed.len(),
                practices = self.practices(&proposal.unconfirmed)
            );
            said.push(self.words.with("decision-unconfirmed", &facts));
            let then = proposal.if_confirmed.as_ref().and_then(|it| it.unit);
            let then = then.filter(|_| {
                proposal
                    .if_confirmed
                    .as_ref()
                    .is_some_and(|it| it.lifts(&proposal.outcome))
            });
            said.extend(then.map(|range| {
                let facts = facts!(level = range.low);
                self.words.with("decision-if-confirmed", &facts)
            }));
        }
        let omitted = |why: Omission| -> Vec<PracticeId> {
            let omitted = proposal.omitted.iter().filter(|it| it.why == why);
            omitted.map(|it| it.practice.clone()).collect()
        };
        for (why, key) in [
            (Omission::LockedOut, "decision-omitted-locked"),
            (Omission::Held, "decision-omitted-held"),
        ] {
            let practices = omitted(why);
            if !practices.is_empty() {
                let count = practices.len();
                let practices = self.practices(&practices);
                said.push(self.words.with(key, &facts!(count, practices)));
            }
        }
        said.extend(
            self.decision
                .course()
                .and_then(|course| self.unlocked(course)),
        );
        said.extend(self.own_steps());
        said
    }

    /// The steps of the unit's own that stand beside what is proposed, in one sentence; `None` where
    /// there are none.
    #[must_use]
    pub fn own_steps(&self) -> Option<String> {
        let beside = self.proposal().beside().iter();
        let told: Vec<String> = beside
            .map(|own: &ProposedOwn| {
                let title = plan_wording::own_title(self.words, &own.step);
                let owner = self.who(Task::Own(own));
                let due = self.due(own.step.due, own.late);
                let facts = facts!(title, owner, due);
                self.words.with("decision-own-step", &facts)
            })
            .collect();
        let (count, steps) = (told.len(), self.words.list(&told));
        let facts = facts!(count, steps);
        (count > 0).then(|| self.words.with("decision-own-steps", &facts))
    }

    fn leads_to(&self, outcome: &Outcome) -> String {
        let level = |outcome: &Outcome| outcome.unit.map_or(Level::FLOOR, |range| range.low);
        let (after, present) = (level(outcome), level(&self.decision.present));
        let name = level_name(self.words, &self.assessment.questionnaire, after);
        if self.decision.lifts() {
            let certain = outcome.unit.is_some_and(LevelRange::is_certain);
            let facts = facts!(level = after, name, certain = usize::from(certain));
            return self.words.with("decision-leads", &facts);
        }
        let lowest = |(id, range): &(ElementId, Option<LevelRange>)| {
            let is_lowest = range.is_some_and(|range| range.low == after);
            is_lowest.then(|| id.clone())
        };
        let lowest: Vec<ElementId> = outcome.elements.iter().filter_map(lowest).collect();
        let elements = self.elements(&lowest);
        let facts = facts!(level = present, elements, count = lowest.len());
        self.words.with("decision-leads-nowhere", &facts)
    }

    /// What the steps come from, in one sentence.
    #[must_use]
    pub fn basis(&self) -> String {
        let dropped = !self.assessment.plan.is_empty();
        let key = match self.proposal().basis {
            Basis::Plan => return self.text("decision-basis-plan"),
            Basis::SmallestSet if dropped => "decision-basis-set-instead",
            Basis::SmallestSet => "decision-basis-set",
            Basis::NextLevel if dropped => "decision-basis-next-instead",
            Basis::NextLevel => "decision-basis-next",
        };
        self.words.with(key, &facts!(dates = self.dates()))
    }

    /// What the days of a set follow from, as the end of a sentence.
    fn dates(&self) -> String {
        let planning = &self.assessment.planning;
        let pace = self.proposal().pace(planning);
        let key = match planning.capacity_days_per_month {
            Some(_) => "decision-dates-given",
            None => "decision-dates-assumed",
        };
        self.words.with(key, &facts!(pace))
    }

    /// What a set would be without locks: "Without the lock on M9 The money behind customers it would be 10
    /// days."
    #[must_use]
    pub fn unlocked(&self, course: &Course) -> Option<String> {
        let unlocked = course.unlocked.as_ref()?;
        let locks = unlocked.locks.iter();
        let questionnaire = &self.assessment.questionnaire;
        let locks = locks.map(|id| plan_wording::practice_name(self.words, questionnaire, id));
        let locks: Vec<String> = locks.collect();
        let facts = facts!(
            count = locks.len(),
            practices = self.words.list(&locks),
            effort = plan_wording::effort_sum(self.words, unlocked.effort, "days")
        );
        let key = if unlocked.is_met && !course.is_met {
            "decision-unlocked-met"
        } else {
            "decision-unlocked"
        };
        Some(self.words.with(key, &facts))
    }

    /// The same with the name of the course before it.
    fn unlocked_of(&self, course: &Course) -> Option<String> {
        let said = self.unlocked(course)?;
        let course = self.course(course);
        Some(self.words.with("decision-of-course", &facts!(course, said)))
    }

    /// The money of the proposed steps, a line each: what they cost, what they bring as a range, and
    /// how likely it is that they pay; what is missing where that is not known.
    #[must_use]
    pub fn money(&self) -> Vec<String> {
        let Some((course, worth)) = self
            .decision
            .course()
            .and_then(|course| Some((course, course.worth.as_ref()?)))
        else {
            return Vec::new();
        };
        if self.case().inputs.is_empty() {
            return vec![self.text("decision-money-none")];
        }
        let words = self.words;
        let span = says::span(words, worth.horizon_years);
        let mut said = Vec::new();
        if let Some(cost) = worth.cost {
            let amount = match says::sum(worth) {
                Some(sum) => self.money_as_it_is(sum.cost),
                None => self.about(cost.present),
            };
            let count = worth.assumed.len();
            let assumed = words.with("decision-money-assumed", &facts!(count));
            said.push(if cost.yearly.is_zero() || cost.once.is_zero() {
                words.with("decision-money-costs", &facts!(amount, span, assumed))
            } else {
                let (once, yearly) = (self.about(cost.once), self.about(cost.yearly));
                let facts = facts!(amount, span, once, yearly, assumed);
                words.with("decision-money-costs-yearly", &facts)
            });
        }
        if let Some(sum) = says::sum(worth) {
            let amount = self.money_as_it_is(sum.brings);
            match self.decision.brings {
                Some(brings) => {
                    let (low, high) = (self.about(brings.low), self.about(brings.high));
                    let facts = facts!(amount, low, high);
                    said.push(words.with("decision-money-brings-range", &facts));
                }
                None => said.push(words.with("decision-money-brings", &facts!(amount))),
            }
            if sum.left > Decimal::ZERO {
                let amount = self.money_as_it_is(sum.left);
                said.push(words.with("decision-money-left", &facts!(amount)));
            }
            if let Some(drawn) = course.drawn {
                let facts = facts!(percent = drawn.percent());
                said.push(words.with("decision-money-chance", &facts));
            }
        }
        let decided = matches!(worth.verdict, WorthVerdict::Pays | WorthVerdict::NotWorthIt);
        said.extend(self.no_range().filter(|_| decided));
        if let Some(BreakEven::At(needed)) = worth.break_even {
            let beside_expected = says::needed(words, self.case(), worth);
            said.push(beside_expected.unwrap_or_else(|| {
                let stay = says::stay(words, self.case(), needed);
                words.with("decision-money-needs-open", &facts!(stay))
            }));
        }
        // Where staying is recommended, what is asked says it.
        let is_said = matches!(self.decision.recommendation, Recommendation::Stay);
        if self.case().is_without_revenue() && !is_said {
            said.extend(says::break_even(words, self.case(), worth));
        }
        said.extend(says::besides_uplift(words, self.case(), worth));
        let unstated = course.effort.unstated;
        match worth.verdict {
            WorthVerdict::Missing => {
                said.push(says::missing(words, "worth-missing", worth, unstated));
            }
            WorthVerdict::Contradiction | WorthVerdict::TooLarge => {
                let title = says::title(words, self.case(), worth, None, unstated);
                said.push(words.with("worth-sentence", &facts!(title)));
                said.extend(says::verdict(words, self.case(), worth, None, unstated));
            }
            WorthVerdict::Pays | WorthVerdict::NotWorthIt | WorthVerdict::OpenUplift => {}
        }
        said
    }

    /// The same where there is little room: the answer, what it hangs on, and what it costs.
    #[must_use]
    pub fn money_in_short(&self) -> Vec<String> {
        let worth = self
            .decision
            .course()
            .and_then(|course| Some((course, course.worth.as_ref()?)));
        let Some((course, worth)) = worth.filter(|_| !self.case().inputs.is_empty()) else {
            return self.money();
        };
        let (words, case) = (self.words, self.case());
        let drawn = course.drawn.as_ref();
        let title = says::title(words, case, worth, drawn, course.effort.unstated);
        let mut said = vec![words.with("worth-sentence", &facts!(title))];
        // A title without a sum tells it already.
        let needed =
            says::needed(words, case, worth).or_else(|| says::break_even(words, case, worth));
        said.extend(needed.filter(|_| worth.npv.is_some()));
        said.extend(self.money().into_iter().next());
        said
    }

    /// Who was named for a step; else the role that the questionnaire sees it with.
    #[must_use]
    pub fn who(&self, task: Task<'_>) -> String {
        let named = task.owner();
        let known = match task {
            Task::Step(step) => {
                let questionnaire = &self.assessment.questionnaire;
                plan_wording::owner(self.words, questionnaire, (&step.practice, step.to), named)
            }
            Task::Own(_) => Some(named.to_owned()).filter(|named| !named.is_empty()),
        };
        known.unwrap_or_else(|| self.text("decision-owner-open"))
    }

    /// How far a step is; that it is only proposed where no plan holds it.
    #[must_use]
    pub fn status(&self, task: Task<'_>) -> String {
        match task {
            Task::Step(_) if self.proposal().basis != Basis::Plan => self.text("decision-proposed"),
            Task::Step(step) => plan_wording::status(self.words, step.status),
            Task::Own(own) => plan_wording::status(self.words, own.step.status),
        }
    }

    /// What there is to do, in short: the practice and the level, or what a step of the unit's own is
    /// called.
    #[must_use]
    pub fn what(&self, task: Task<'_>) -> String {
        match task {
            Task::Step(step) => {
                let practice = self.practice(&step.practice);
                let facts = facts!(practice, to = step.to);
                self.words.with("report-step-short", &facts)
            }
            Task::Own(own) => plan_wording::own_title(self.words, &own.step),
        }
    }

    /// That no chance can be stated of what is proposed, since no figure has a range.
    #[must_use]
    pub fn no_range(&self) -> Option<String> {
        let worth = self.decision.course()?.worth.as_ref()?;
        says::no_range(self.words, self.case(), worth)
    }

    /// When a step is due; that it is late, and by how much.
    #[must_use]
    pub fn due(&self, due: Option<Date>, late: Option<u32>) -> String {
        let Some(due) = due else {
            return self.text("decision-no-date");
        };
        let date = self.words.date(due);
        match late {
            None => date,
            Some(days) if days < 14 => self.words.with("decision-late-days", &facts!(date, days)),
            Some(days) => {
                let weeks = days / 7;
                self.words.with("decision-late-weeks", &facts!(date, weeks))
            }
        }
    }
}

/// More practices than this are counted and not named.
const NAMED: usize = 4;
