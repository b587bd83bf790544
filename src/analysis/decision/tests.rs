use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::advice::economics::BreakEven;
use crate::advice::{Omission, Task};
use crate::analysis::{Analysis, OwnDays};
use crate::format::bundled;
use crate::model::example::Answer::{self, At, DontKnow};
use crate::model::example::{assessment, business_case, practice_id, recommendation};
use crate::model::{Effort, ElementId, Form, OwnStep, PlanStep, Planning, Status, Target};

const TODAY: Date = date(2026, 11, 27);

fn level(number: u8) -> Level {
    Level::new(number).expect("1 to 7")
}

/// Two elements of four practices: the first at level 3, the second at 2, where it takes two more at
/// level 3 to be above half of four. Steps take 2 days; those of the second element 3, 4, 5, 6.
fn example() -> Assessment {
    let mut found = assessment(&[vec![At(6); 4], vec![At(6), At(4), At(4), At(4)]]);
    for (place, days) in [3, 4, 5, 6].into_iter().enumerate() {
        let practice = &mut found.questionnaire.elements[1].practices[place];
        practice.recommendations = vec![recommendation(days); 4];
    }
    found
}

fn step(practice: (usize, usize), due: Option<Date>, status: Status) -> PlanStep {
    PlanStep {
        practice: practice_id(practice.0, practice.1),
        to: level(3),
        owner: "Ann".to_owned(),
        due,
        action: String::new(),
        own_due: false,
        note: String::new(),
        indicator: None,
        status,
    }
}

fn aim(found: &mut Assessment, targets: &[u8]) {
    let elements = found.questionnaire.elements.iter();
    let elements: Vec<ElementId> = elements.map(|element| element.id.clone()).collect();
    for (element, target) in elements.into_iter().zip(targets) {
        let target = Target {
            level: level(*target),
            reason: String::new(),
        };
        found.targets.insert(element, target);
    }
}

#[test]
fn what_is_tried_for_the_next_level_is_what_a_plan_for_it_raises() {
    for sample in bundled::samples() {
        let mut found = sample.assessment();
        found.targets.clear();
        found.plan.clear();
        let mut analysis = Analysis::of(&found, found.form, TODAY);
        let Some(next) = crate::analysis::next_level(&analysis.profile) else {
            continue;
        };
        let tried = crate::analysis::raises_to_next_level(&found, &BTreeMap::new());
        let set = analysis.find_set(&found).clone();
        let raises = set.raises.into_iter();
        let planned: Vec<_> = raises.map(|it| (it.practice, it.to.into())).collect();
        assert_eq!(tried, planned, "{}", sample.name);
        // Whichever raise is tried first, the rest still leads there.
        for (practice, to) in &tried {
            let first = BTreeMap::from([(practice.clone(), *to)]);
            let rest = crate::analysis::raises_to_next_level(&found, &first);
            assert!(
                !rest.is_empty() || tried.len() == 1,
                "{}: {practice}",
                sample.name
            );
            let both = first.into_iter().chain(rest).collect();
            let there = analysis.imagine(&found.questionnaire, &both);
            assert_eq!(there.placement.claimed.map(|it| it.low >= next), Some(true));
        }
        let there = analysis.imagine(&found.questionnaire, &tried.into_iter().collect());
        let reached = there.placement.claimed.expect("a level");
        assert_eq!(reached.low, next, "{}", sample.name);
    }
}

fn decided(found: &Assessment) -> Decision {
    let mut analysis = Analysis::of(found, Form::Full, TODAY);
    analysis.decide(found, TODAY).clone()
}

fn names(decision: &Decision) -> Vec<&str> {
    let steps = decision.proposal.steps.iter();
    steps.map(|step| step.practice.as_str()).collect()
}

fn low(outcome: &Outcome) -> u8 {
    outcome.unit.expect("a level").low.ordinal()
}

#[test]
fn steps_come_from_the_plan_then_from_the_target_then_from_the_next_level() {
    let mut found = example();
    let free = decided(&found);
    assert_eq!(free.proposal.basis, Basis::NextLevel);
    // 4 and 5 days are the two cheapest of 4, 5, 6; the first is there already.
    assert_eq!(names(&free), ["P1.1", "P1.2"]);
    assert_eq!(
        (free.proposal.effort.days, low(&free.proposal.outcome)),
        (9, 3)
    );
    aim(&mut found, &[4, 2]);
    let aimed = decided(&found);
    assert_eq!(aimed.proposal.basis, Basis::SmallestSet);
    assert!(names(&aimed).iter().all(|name| name.starts_with("P0")));
    assert!(!aimed.lifts(), "the second element keeps the unit at 2");
    assert_eq!(aimed.lifted().count(), 1);
    let due = Some(date(2026, 6, 24));
    found.plan = vec![
        step((1, 3), due, Status::UnderWay),
        step((1, 1), None, Status::Dropped),
    ];
    found.targets = BTreeMap::new();
    let planned = decided(&found);
    assert_eq!(planned.proposal.basis, Basis::Plan);
    assert_eq!(names(&planned), ["P1.3"]);
    // 24 June to 27 November: 6 + 31 + 31 + 30 + 31 + 27 days.
    assert_eq!(planned.proposal.steps[0].late, Some(156));
    assert_eq!(planned.proposal.late(), 1);
    assert!(!planned.lifts(), "two of four are not above half");
}

#[test]
fn a_dropped_step_comes_back_in_no_set() {
    let mut found = example();
    found.plan = vec![step((1, 1), None, Status::Dropped)];
    let decision = decided(&found);
    assert_eq!(decision.proposal.basis, Basis::NextLevel);
    assert_eq!(names(&decision), ["P1.2", "P1.3"]);
    assert_eq!(decision.proposal.effort.days, 11);
}

#[test]
fn what_is_locked_out_or_in_an_element_that_holds_is_no_step_to_take() {
    let mut found = example();
    aim(&mut found, &[3, 3]);
    found.plan = vec![
        step((0, 0), None, Status::Open),
        step((1, 1), None, Status::Open),
        step((1, 2), None, Status::Open),
        step((1, 3), None, Status::Open),
    ];
    found.plan[0].to = level(4);
    found.planning.locked_out.insert(practice_id(1, 3));
    let decision = decided(&found);
    assert_eq!(names(&decision), ["P1.1", "P1.2"]);
    let omitted = &decision.proposal.omitted;
    let why: Vec<_> = omitted.iter().map(|it| it.why).collect();
    assert_eq!(why, [Omission::Held, Omission::LockedOut]);
    // Another step needs it: then it is one.
    let first = &mut found.questionnaire.elements[1].practices[1];
    first.requires = vec![practice_id(0, 0)];
    assert_eq!(names(&decided(&found)).len(), 3);
}

#[test]
fn a_step_that_is_done_counts_where_the_answers_show_it() {
    let mut found = example();
    found.plan = vec![
        step((1, 1), None, Status::Done),
        step((1, 2), None, Status::Open),
    ];
    let proposal = decided(&found).proposal;
    assert_eq!(proposal.unconfirmed, [practice_id(1, 1)]);
    assert_eq!(low(&proposal.outcome), 2);
    assert_eq!(proposal.if_confirmed.as_ref().map(low), Some(3));
    found.respondents = assessment(&[vec![At(6); 4], vec![At(6), At(6), At(4), At(4)]]).respondents;
    let proposal = decided(&found).proposal;
    assert_eq!((low(&proposal.outcome), proposal.if_confirmed), (3, None));
}

#[test]
fn a_plan_with_each_step_on_the_way_is_the_same_course_as_the_set_that_leads_there() {
    // The second element takes two practices from level 1 to 3, and the third to 2.
    let answers = [vec![At(6); 4], vec![At(6), At(2), At(2), At(2)]];
    let mut found = assessment(&answers);
    aim(&mut found, &[3, 3]);
    let to = |place: usize, to: u8| PlanStep {
        to: level(to),
        ..step((1, place), None, Status::Open)
    };
    let ends = [(1, 3), (2, 3), (3, 2)];
    let steps = ends
        .into_iter()
        .flat_map(|(place, end)| (2..=end).map(move |next| (place, next)));
    found.plan = steps.map(|(place, next)| to(place, next)).collect();
    let decision = decided(&found);
    let plan = decision
        .courses
        .iter()
        .find(|course| course.is(CourseKind::Plan))
        .expect("the plan");
    assert!(plan.is(CourseKind::SmallestSet), "{:?}", plan.kinds);
    assert_eq!((plan.practices, plan.effort.steps), (3, 5));
}

#[test]
fn the_courses_are_stay_set_plan_and_the_level_above() {
    let mut found = example();
    aim(&mut found, &[3, 3]);
    found.plan = vec![
        step((1, 1), None, Status::Open),
        step((1, 2), None, Status::Open),
    ];
    let kinds = |decision: &Decision| -> Vec<Vec<CourseKind>> {
        let courses = decision.courses.iter();
        courses.map(|course| course.kinds.clone()).collect()
    };
    let same = decided(&found);
    let both = vec![CourseKind::SmallestSet, CourseKind::Plan];
    let above = vec![CourseKind::ToLevel(level(4))];
    assert_eq!(kinds(&same), [vec![CourseKind::Stay], both, above.clone()]);
    assert_eq!(same.proposed, Some(1));
    found.plan[1] = step((1, 3), None, Status::Open);
    let other = decided(&found);
    let days: Vec<u32> = other.courses.iter().map(|it| it.effort.days).collect();
    assert_eq!(days[..3], [0, 9, 10]);
    assert_eq!(other.proposed, Some(2));
    // A target that leaves the unit where it is: its next level stands beside it.
    aim(&mut found, &[4, 2]);
    found.plan.clear();
    let apart = kinds(&decided(&found));
    assert_eq!(apart[1], [CourseKind::SmallestSet]);
    assert_eq!(apart[2], [CourseKind::ToLevel(level(3))]);
    assert_eq!(apart[3], above);
}

#[test]
fn a_lock_is_told_with_what_it_costs() {
    let mut found = example();
    aim(&mut found, &[3, 3]);
    assert_eq!(decided(&found).courses[1].unlocked, None);
    found.planning = Planning {
        locked_in: [practice_id(1, 3)].into(),
        ..Planning::default()
    };
    let course = decided(&found).courses[1].clone();
    // With the lock 4 and 6 days, without it 4 and 5.
    let unlocked = course.unlocked.expect("a difference");
    assert_eq!((course.effort.days, unlocked.effort.days), (10, 9));
    assert_eq!(unlocked.locks, [practice_id(1, 3)]);
}

/// The example of docs/worth.md with days that cost 1,000 each in place of what is paid once: over
/// five years an uplift of 5 points brings 67,836.
fn with_money(days_cost: &str, uplift: &str) -> Assessment {
    let mut found = example();
    found.business_case = business_case(&[
        (Input::Uplift, uplift),
        (Input::PlanOnce, "0"),
        (Input::StaffDayCost, days_cost),
    ]);
    found
}

#[test]
fn each_course_is_worth_what_it_is_with_its_own_days() {
    let decision = decided(&with_money("1000", "5"));
    let npv = |place: usize| {
        let worth = decision.courses[place].worth.as_ref().expect("worked out");
        worth.npv.expect("a figure").round().to_string()
    };
    // 9 days: 67,836 less 9,000.
    assert_eq!(npv(1), "58836");
    let days = decision.courses[2].effort.days;
    assert_eq!(npv(2), (67_836 - 1_000 * days).to_string());
    assert_eq!(
        decision.recommendation,
        Recommendation::Approve(Reason::Pays)
    );
    // 200 customers of 1,000 leave, with a margin of 200 each.
    assert_eq!(decision.lost_a_year, Some(40_000.into()));
    assert!(decision.courses.iter().all(|course| course.drawn.is_none()));
}

#[test]
fn each_course_takes_what_is_paid_once_and_yearly_once_and_its_own_days() {
    let mut found = with_money("1000", "5");
    found.business_case = business_case(&[
        (Input::Uplift, "5"),
        (Input::PlanOnce, "10000"),
        (Input::PlanYearly, "1000"),
        (Input::StaffDayCost, "1000"),
    ]);
    let decision = decided(&found);
    // 1,000 at the end of each of five years are 3,791 today, so 13,791 stand beside the days: 22,791 for the
    // 9 days to level 3. Level 4 takes all of its days from where the unit is now, those to level 3 among
    // them, and what is paid once is not paid for level 3 as well.
    for (course, to) in decision.courses[1..].iter().zip([3, 4]) {
        assert_eq!(low(&course.outcome), to);
        let cost = 10_000 + 1_000 * course.effort.days + 3_791;
        let worth = course.worth.as_ref().expect("worked out");
        let present = worth.cost.as_ref().expect("a cost").present;
        assert_eq!(present.round(), Decimal::from(cost));
        let left = worth.npv.expect("a figure");
        assert_eq!((left + present).round(), Decimal::from(67_836));
    }
    assert_eq!(decision.courses[1].effort.days, 9);
    assert_eq!(decision.courses[0].worth, None, "staying costs nothing");
}

#[test]
fn what_costs_more_than_it_brings_is_no_step_to_take() {
    // 9 days at 8,000 are 72,000, more than 67,836.
    let mut found = with_money("8000", "5");
    let decision = decided(&found);
    assert_eq!(decision.recommendation, Recommendation::Stay);
    assert_eq!(decision.recommended(), Some(0), "staying stands first");
    assert_ne!(decision.recommended(), decision.proposed);
    assert!(!decision.proposes_steps());
    let worth = decision.course().and_then(|course| course.worth.as_ref());
    let Some(BreakEven::At(uplift)) = worth.and_then(|worth| worth.break_even) else {
        panic!("no break-even uplift");
    };
    assert!(uplift > Decimal::new(5, 2));
    // A plan of 10 days at 7,000 loses, the smallest set of 9 days pays: that is proposed.
    found = with_money("7000", "5");
    aim(&mut found, &[3, 3]);
    found.plan = vec![
        step((1, 1), None, Status::Open),
        step((1, 3), None, Status::Open),
    ];
    let decision = decided(&found);
    assert_eq!(decision.proposal.basis, Basis::SmallestSet);
    assert_eq!(
        decision.recommendation,
        Recommendation::Approve(Reason::Pays)
    );
    assert!(decision.proposes_steps());
}

#[test]
fn without_money_or_uplift_the_recommendation_says_so() {
    let plain = decided(&example());
    assert_eq!(
        plain.recommendation,
        Recommendation::Approve(Reason::NotKnown)
    );
    let mut open = with_money("1000", "5");
    open.business_case.inputs.remove(&Input::Uplift);
    assert_eq!(
        decided(&open).recommendation,
        Recommendation::Approve(Reason::OpenUplift)
    );
}

#[test]
fn an_open_uplift_is_settled_where_none_or_every_uplift_pays() {
    // A customer brings nothing: no uplift pays for days that cost something, and none is needed for days that cost nothing.
    for (day, settled) in [
        ("1000", Recommendation::Stay),
        ("0", Recommendation::Approve(Reason::Pays)),
    ] {
        let mut found = with_money(day, "5");
        found.business_case.inputs.remove(&Input::Uplift);
        found
            .business_case
            .inputs
            .insert(Input::GrossMargin, Estimate::exactly(0.into()));
        let decision = decided(&found);
        assert_eq!(decision.recommendation, settled, "a day costs {day}");
        let loses = decision.course().expect("a course").loses();
        assert_eq!(loses, settled == Recommendation::Stay);
    }
}

#[test]
fn unknown_answers_that_decide_the_level_come_first() {
    let found = assessment(&[vec![At(6), At(4), At(4), DontKnow, DontKnow]]);
    let decision = decided(&found);
    assert_eq!(decision.recommendation, Recommendation::FindOut);
    assert_eq!(decision.recommended(), None);
    assert_eq!(decision.settle, [practice_id(0, 3), practice_id(0, 4)]);
    assert!(decision.proposes_steps());
}

fn held(elements: &[Vec<Answer>], change: impl FnOnce(&mut Assessment)) -> Recommendation {
    let mut found = assessment(elements);
    change(&mut found);
    let decision = decided(&found);
    assert!(!decision.proposes_steps());
    decision.recommendation
}

#[test]
fn where_no_step_is_left_the_level_is_held_and_the_reason_is_told() {
    let two = [vec![At(4); 3]];
    assert_eq!(
        held(&[vec![At(10); 3]], |_| {}),
        Recommendation::Hold(Hold::Top)
    );
    assert_eq!(
        held(&two, |found| aim(found, &[2])),
        Recommendation::Hold(Hold::Targets)
    );
    assert_eq!(
        held(&two, |found| found.planning.locked_out =
            (0..3).map(|place| practice_id(0, place)).collect()),
        Recommendation::Hold(Hold::NothingLeft)
    );
    assert_eq!(
        held(&two, |found| found.plan =
            vec![step((0, 0), None, Status::Done)]),
        Recommendation::Hold(Hold::PlanDone)
    );
    assert_eq!(
        held(&[vec![Answer::NotApplicable; 3]], |_| {}),
        Recommendation::Assess
    );
}

/// The example with a plan of one step, one of the unit's own that is due before it, and figures.
fn with_own_step() -> Assessment {
    let mut found = example();
    found.plan = vec![
        step((1, 2), Some(date(2027, 2, 1)), Status::Open),
        step((1, 1), Some(date(2027, 1, 11)), Status::Open),
    ];
    found.own_steps = vec![OwnStep {
        title: "Ask the shop floor".to_owned(),
        owner: "Bea".to_owned(),
        due: Some(date(2027, 1, 4)),
        effort: Effort::from_days(2),
        ..OwnStep::new()
    }];
    let figures = [(Input::StaffDayCost, "100"), (Input::Uplift, "5")];
    found.business_case = business_case(&figures);
    found.business_case.inputs.remove(&Input::StaffDays);
    found
}

#[test]
fn an_own_step_of_the_plan_counts_in_its_days_everywhere_and_lifts_nothing() {
    let found = with_own_step();
    let mut analysis = Analysis::of(&found, Form::Full, TODAY);
    let decision = analysis.decide(&found, TODAY).clone();
    let mut without = found.clone();
    without.own_steps.clear();
    let bare = decided(&without);
    let proposal = &decision.proposal;
    assert_eq!(proposal.effort.steps, bare.proposal.effort.steps + 1);
    assert_eq!(proposal.effort.days, bare.proposal.effort.days + 2);
    assert_eq!(proposal.outcome, bare.proposal.outcome);
    let course = decision.course().expect("the plan");
    assert_eq!(course.effort, proposal.effort);
    assert_eq!(analysis.roadmap.effort, proposal.effort);
    assert_eq!(analysis.own_days, OwnDays::OfPlan(proposal.effort.days));
    let worth = course.worth.as_ref().expect("figures");
    assert_eq!(worth.npv, analysis.worth.npv);
    assert_eq!(worth.payback_month, analysis.worth.payback_month);
    assert!(proposal.beside().is_empty());
}

#[test]
fn what_is_planned_is_in_the_order_of_its_days_with_own_steps_in_their_place() {
    let decision = decided(&with_own_step());
    let tasks = decision.proposal.tasks();
    let due: Vec<_> = tasks.iter().map(|task| task.due()).collect();
    let days = [date(2027, 1, 4), date(2027, 1, 11), date(2027, 2, 1)];
    assert_eq!(due, days.map(Some));
    assert!(matches!(tasks[0], Task::Own(_)));
    assert_eq!(tasks[0].owner(), "Bea");
}

#[test]
fn where_no_figure_has_a_range_no_chance_is_known_anywhere() {
    let found = with_own_step();
    let mut analysis = Analysis::of(&found, Form::Full, TODAY);
    analysis.simulate(&found);
    assert_eq!(analysis.simulation, None);
    let decision = analysis.decide(&found, TODAY);
    assert_eq!(decision.brings, None);
    assert!(decision.courses.iter().all(|course| course.drawn.is_none()));
}

#[test]
fn where_a_step_of_the_plan_has_no_days_whether_it_pays_is_known_nowhere() {
    let mut found = with_own_step();
    found.own_steps[0].effort = None;
    let of = |found: &Assessment| {
        let mut analysis = Analysis::of(found, Form::Full, TODAY);
        analysis.find_set(found);
        analysis.simulate(found);
        analysis.decide(found, TODAY);
        analysis
    };
    let analysis = of(&found);
    assert_eq!(analysis.own_days, OwnDays::Unstated(1));
    assert_eq!((analysis.to_do.unstated, analysis.to_do.steps), (1, 3));
    let decision = analysis.decision.as_ref().expect("it was asked for");
    let course = decision.course().and_then(|course| course.worth.as_ref());
    let verdicts = [analysis.worth.verdict, course.expect("the plan").verdict];
    assert_eq!(verdicts, [WorthVerdict::Missing; 2]);
    assert_eq!(
        decision.recommendation,
        Recommendation::Approve(Reason::NotKnown)
    );
    // Days that the document states are those of the whole plan.
    let stated = Estimate::new(8.into(), 10.into(), 15.into());
    let stated = stated.expect("in order");
    found.business_case.inputs.insert(Input::StaffDays, stated);
    let analysis = of(&found);
    assert_eq!(analysis.own_days, OwnDays::Stated);
    let decision = analysis.decision.as_ref().expect("it was asked for");
    let course = decision.course().expect("the plan");
    assert_eq!(course.worth.as_ref(), Some(&analysis.worth));
    assert!(analysis.worth.npv.is_some());
    let median = |drawn: Option<Simulation>| drawn.map(|drawn| drawn.median.round_dp(6));
    assert!(course.drawn.is_some());
    assert_eq!(median(course.drawn), median(analysis.simulation));
}

#[test]
fn a_plan_that_differs_from_the_shortest_way_by_a_step_without_days_is_one_choice_with_it() {
    let mut found = with_own_step();
    found.own_steps[0].effort = None;
    // The shortest way raises the first two of the three that are below.
    found.plan = vec![
        step((1, 1), None, Status::Open),
        step((1, 2), None, Status::Open),
    ];
    let kinds = |found: &Assessment| {
        let courses = decided(found).courses;
        let plan = courses.into_iter().find(|it| it.is(CourseKind::Plan));
        plan.map(|plan| (plan.kinds.len(), plan.effort.unstated))
    };
    assert_eq!(kinds(&found), Some((1, 1)), "its money is not known");
    let days = decided(&found).proposal.effort.days;
    let stated = Estimate::exactly(days.into());
    let inputs = &mut found.business_case.inputs;
    inputs.insert(Input::StaffDays, stated);
    assert_eq!(kinds(&found), Some((2, 1)));
    found.business_case.inputs.clear();
    assert_eq!(kinds(&found), Some((2, 1)));
}

#[test]
fn own_steps_without_a_plan_give_the_business_case_no_days() {
    let mut found = with_own_step();
    found.plan.clear();
    let mut analysis = Analysis::of(&found, Form::Full, TODAY);
    assert_eq!(analysis.own_days, OwnDays::Open);
    let days = analysis.find_set(&found).effort.days;
    assert_eq!(analysis.own_days, OwnDays::OfShortestWay(days));
}
