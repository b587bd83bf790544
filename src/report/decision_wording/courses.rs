//! The courses side by side, and the reason of the recommendation.

use rust_decimal::Decimal;

use super::Said;
use crate::advice::economics::{BreakEven, WorthVerdict};
use crate::analysis::{Course, CourseKind, Recommendation};
use crate::model::{Input, Level};
use crate::report::plan_wording;
use crate::report::wording::place_short;
use crate::report::worth as says;

impl Said<'_> {
    /// What staying costs a year, beside the courses; `None` where it is not known.
    #[must_use]
    pub fn staying(&self) -> Option<String> {
        let lost = self.decision.lost_a_year.filter(|lost| !lost.is_zero());
        let amount = self.about(lost?);
        let lost = self.case().estimate(Input::CustomersLost)?.likely();
        let lost = self.words.number(lost.normalize());
        Some(self.words.with("decision-staying", &facts!(lost, amount)))
    }

    /// What a course is called, at the start of a line.
    #[must_use]
    pub fn course(&self, course: &Course) -> String {
        self.called(course, true)
    }

    fn called(&self, course: &Course, at_start: bool) -> String {
        let present = self.decision.present.unit;
        let level = present.map_or(Level::FLOOR, |range| range.low);
        let locked = usize::from(course.unlocked.is_some());
        let name = |kind: &CourseKind, at_start: bool| {
            let start = usize::from(at_start);
            match *kind {
                CourseKind::Stay => self.words.with("course-stay", &facts!(start, level)),
                CourseKind::Plan => self.words.with("course-plan", &facts!(start)),
                CourseKind::SmallestSet => self.words.with("course-set", &facts!(start, locked)),
                CourseKind::ToLevel(level) => self
                    .words
                    .with("course-level", &facts!(start, locked, level)),
            }
        };
        match course.kinds.as_slice() {
            // The plan is listed after what it comes to.
            [set, plan] => {
                let facts = facts!(plan = name(plan, at_start), set = name(set, false));
                self.words.with("course-both", &facts)
            }
            kinds => kinds
                .first()
                .map_or_else(String::new, |kind| name(kind, at_start)),
        }
    }

    /// Whether the courses have figures of money to show.
    #[must_use]
    pub fn has_money(&self) -> bool {
        let worths = self.decision.courses.iter();
        let mut worths = worths.filter_map(|course| course.worth.as_ref());
        worths.any(|worth| worth.cost.is_some() || worth.break_even.is_some())
    }

    /// That no choice brings more customers than another by itself; `None` where no money is told.
    #[must_use]
    pub fn same_uplift(&self) -> Option<String> {
        self.has_money().then(|| {
            self.words.text(if self.case().is_without_revenue() {
                "course-same-savings"
            } else {
                "course-same-uplift"
            })
        })
    }

    /// The keys of the headings over [`Said::rows`].
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        let mut keys = vec!["column-course", "column-days", "column-level-after"];
        if self.has_money() {
            keys.extend([
                "column-costs",
                "column-brings-in",
                "column-left-over",
                "column-chance",
                if self.case().is_without_revenue() {
                    "column-pays-from-contacts"
                } else {
                    "column-pays-from"
                },
            ]);
        }
        let currency = self.case().currency.trim();
        keys.into_iter()
            .map(|key| match key {
                "column-costs" | "column-brings-in" | "column-left-over"
                    if !currency.is_empty() =>
                {
                    let column = self.text(key);
                    self.words
                        .with("column-in-currency", &facts!(column, currency))
                }
                key => self.text(key),
            })
            .collect()
    }

    /// That what the plan costs beside its days is taken once in each choice; `None` where it costs nothing or
    /// nothing is known.
    fn same_costs(&self) -> Option<String> {
        let worths = self.decision.courses.iter();
        let mut worths = worths.filter_map(|course| course.worth.as_ref());
        worths.find(|worth| worth.cost.is_some())?;
        let stated = |input| {
            let estimate = self.case().estimate(input)?;
            let likely = estimate.likely();
            (!likely.is_zero()).then(|| self.about(likely))
        };
        let (once, yearly) = (stated(Input::PlanOnce), stated(Input::PlanYearly));
        let paid = match (&once, &yearly) {
            (None, None) => return None,
            (Some(_), None) => "once",
            (None, Some(_)) => "yearly",
            (Some(_), Some(_)) => "both",
        };
        let (once, yearly) = (once.unwrap_or_default(), yearly.unwrap_or_default());
        let facts = facts!(paid, once, yearly);
        Some(self.words.with("decision-same-costs", &facts))
    }

    /// What stands beside the courses: what staying costs, what is the same for all, and what locks do.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.staying().into_iter().collect();
        notes.extend(self.same_costs());
        let courses = self.decision.courses.iter();
        notes.extend(courses.filter_map(|course| self.unlocked_of(course)));
        let worths = self.decision.courses.iter();
        let mut worths = worths.filter_map(|course| course.worth.as_ref());
        notes.extend(worths.find_map(|worth| says::no_range(self.words, self.case(), worth)));
        notes
    }

    /// The courses side by side, a row each: what it is, its days, the level after, and where figures
    /// are known what it costs, brings, leaves over, how often it pays, and from which uplift on.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let courses = &self.decision.courses;
        let sum = |course: &Course| {
            let worth = course.worth.as_ref()?;
            Some((worth.brought()?, worth.cost?.present))
        };
        let plan = courses
            .iter()
            .find(|course| course.kinds.contains(&CourseKind::Plan));
        let of_plan = plan.and_then(sum);
        let balance = |course| {
            let (brings, cost) = sum(course)?;
            Some(says::balance(brings, cost, of_plan))
        };
        let rows = courses.iter();
        rows.map(|course| self.row(course, balance(course)))
            .collect()
    }

    fn row(&self, course: &Course, balance: Option<[Decimal; 3]>) -> Vec<String> {
        let words = self.words;
        let mut row = vec![
            self.course(course),
            plan_wording::days_cell(words, course.effort),
            if course.is_met {
                place_short(words, course.outcome.unit)
            } else {
                let level = place_short(words, course.outcome.unit);
                words.with("course-short-of", &facts!(level))
            },
        ];
        if !self.has_money() {
            return row;
        }
        let open = || self.text("course-open");
        let Some(worth) = &course.worth else {
            let zero = words.number(0);
            row.extend([
                zero.clone(),
                zero.clone(),
                zero,
                String::new(),
                String::new(),
            ]);
            return row;
        };
        row.extend(if let Some(balance) = balance {
            balance.map(|it| words.number(it))
        } else {
            let cost = worth.cost.map(|cost| cost.present);
            let cost = cost.map_or_else(open, |it| words.number(says::about(it)));
            [cost, open(), open()]
        });
        row.push(match course.drawn {
            Some(drawn) => words.with("course-chance", &facts!(percent = drawn.percent())),
            None if says::no_range(words, self.case(), worth).is_some() => {
                self.text("course-no-range")
            }
            None => open(),
        });
        // Where customers pay nothing, it hangs on the contacts that are avoided, and not on who stays.
        let is_of_contacts = self.case().is_without_revenue();
        let break_even = if is_of_contacts {
            worth.break_even_contacts
        } else {
            worth.break_even
        };
        row.push(match break_even {
            None => open(),
            Some(BreakEven::At(needed)) if is_of_contacts => {
                let needed = says::percent_of_contacts(needed);
                words.with("course-pays-from-contacts", &facts!(needed))
            }
            Some(BreakEven::At(needed)) => {
                let needed = says::of_each_hundred(needed);
                words.with("course-pays-from", &facts!(needed))
            }
            Some(BreakEven::NotNeeded) => self.text("course-pays-always"),
            Some(BreakEven::OutOfReach) => self.text("course-pays-never"),
        });
        row
    }

    /// Which choice is recommended, as a title.
    #[must_use]
    pub fn choice(&self) -> String {
        let count = self.decision.courses.len();
        let recommended = self.decision.recommended();
        let course = recommended.and_then(|place| self.decision.courses.get(place));
        match course {
            Some(course) if course.is(CourseKind::Stay) => {
                self.words.with("options-title-stay", &facts!(count))
            }
            Some(course) => {
                let level = course.outcome.unit.map(|range| range.low);
                let either = level.filter(|_| self.shorter_way().is_some());
                if let Some(level) = either {
                    let facts = facts!(count, level);
                    return self.words.with("options-title-either", &facts);
                }
                let course = self.called(course, false);
                self.words.with("options-title", &facts!(count, course))
            }
            None => self.choice_while_open(),
        }
    }

    /// What stands over the choices while answers are open that decide the level.
    fn choice_while_open(&self) -> String {
        let open = self.decision.settle.len();
        let course = self.decision.course();
        let lifts = self.decision.proposes_steps() && self.decision.lifts();
        let after = course.and_then(|course| course.outcome.unit);
        match after.filter(|_| lifts) {
            Some(after) => {
                let facts = facts!(open, level = after.low);
                self.words.with("options-title-anyway", &facts)
            }
            None => self.words.with("options-title-wait", &facts!(open)),
        }
    }

    /// The reason of the recommendation in figures, and what would change it.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        let mut said: Vec<String> = self.reason().into_iter().collect();
        said.extend(self.shorter_than_plan());
        said.extend(
            self.moves_no_level()
                .filter(|_| self.decision.proposes_steps()),
        );
        said.extend(self.would_change());
        said
    }

    /// Another choice that gets the unit as far as the plan that is recommended, with the days by which it
    /// is shorter; `None` where none does.
    fn shorter_way(&self) -> Option<(u32, &Course)> {
        let plan = self.decision.course();
        let plan = plan.filter(|plan| plan.is(CourseKind::Plan) && !plan.loses())?;
        let days = plan.effort.all_days()?;
        let courses = self.decision.courses.iter();
        let others = courses.filter(|it| it.is_met && it.outcome.unit == plan.outcome.unit);
        let shorter = others.filter_map(|it| {
            let fewer = days.checked_sub(it.effort.all_days()?)?;
            (fewer > 0).then_some((fewer, it))
        });
        shorter.max_by_key(|(fewer, _)| *fewer)
    }

    /// Tells of the shorter way, and what makes the plan longer.
    fn shorter_than_plan(&self) -> Option<String> {
        let (fewer, other) = self.shorter_way()?;
        let course = self.called(other, true);
        let own = &self.decision.proposal.own;
        let days = own.iter().filter_map(|own| own.step.effort);
        let is_own = days.map(|effort| u32::from(effort.days())).sum::<u32>() == fewer;
        let own = if is_own { own.len() } else { 0 };
        let facts = facts!(course, fewer, own);
        Some(self.words.with("options-shorter", &facts))
    }

    fn reason(&self) -> Option<String> {
        if matches!(self.decision.recommendation, Recommendation::Hold(_)) {
            return self.asks().into_iter().next();
        }
        let course = self.decision.course()?;
        let leads = self.level_led_to(&course.outcome, false);
        let effort = plan_wording::effort_sum(self.words, course.effort, "working-days");
        let effort = plan_wording::at_most(self.words, effort, self.may_take_less());
        let worth = course.worth.as_ref()?;
        if worth.npv.is_none() {
            let facts = facts!(effort, leads);
            let key = match worth.pays() {
                None => "options-reason-days",
                Some(true) => "options-reason-always",
                Some(false) => "options-reason-never",
            };
            return Some(self.words.with(key, &facts));
        }
        let amount = self.left_over(course);
        let drawn = usize::from(course.drawn.is_some());
        let percent = course.drawn.map_or(0, |drawn| drawn.percent());
        let facts = facts!(effort, leads, amount, drawn, percent);
        let key = if course.loses() {
            "options-reason-loses"
        } else {
            "options-reason-pays"
        };
        Some(self.words.with(key, &facts))
    }

    /// What would change the answer.
    fn would_change(&self) -> Vec<String> {
        if matches!(self.decision.recommendation, Recommendation::Hold(_)) {
            return self.what_lifts().into_iter().collect();
        }
        let course = self.decision.course();
        let mut said = Vec::new();
        if let Some((course, worth)) = course.and_then(|it| Some((it, it.worth.as_ref()?))) {
            if let Some(BreakEven::At(needed)) = worth.break_even {
                let key = match worth.verdict {
                    WorthVerdict::Pays => Some("decision-change-fewer"),
                    WorthVerdict::NotWorthIt => Some("decision-change-more"),
                    WorthVerdict::OpenUplift => Some("decision-pays-from"),
                    _ => None,
                };
                let stay = says::stay(self.words, self.case(), needed);
                said.extend(key.map(|key| self.words.with(key, &facts!(stay))));
            }
            let mut missing = worth.missing.iter();
            let lacks = missing.any(|input| *input != Input::Uplift);
            if lacks && !self.case().inputs.is_empty() {
                let (key, unstated) = ("decision-change-missing", course.effort.unstated);
                said.push(says::missing(self.words, key, worth, unstated));
            }
        }
        if self.case().inputs.is_empty() {
            said.push(self.text("decision-money-none"));
        }
        let asked = matches!(self.decision.recommendation, Recommendation::Approve(_));
        if asked && !self.decision.lifts() {
            said.extend(self.what_lifts());
        }
        said
    }

    /// The nearest course that lifts the unit; `None` where none does.
    pub(super) fn what_lifts(&self) -> Option<String> {
        let mut courses = self.decision.courses.iter();
        let course = courses.find(|course| course.outcome.lifts(&self.decision.present))?;
        let effort = plan_wording::effort_sum(self.words, course.effort, "days");
        let facts = facts!(course = self.called(course, false), effort);
        Some(self.words.with("decision-change-lift", &facts))
    }
}
