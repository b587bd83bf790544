//! The order of next steps.

use super::{Step, next_steps};
use crate::advice::effort_map;
use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
use crate::model::example::{assessment, practice_id, recommendation, weighted};
use crate::model::{Assessment, Effort, Form, Level};
use crate::scoring::profile;

fn steps(assessment: &Assessment) -> Vec<Step> {
    next_steps(
        assessment,
        &effort_map(assessment, &profile(assessment, Form::Full)).steps,
    )
}

fn names(steps: &[Step]) -> Vec<&str> {
    steps.iter().map(|step| step.practice.as_str()).collect()
}

/// Lets a step of a practice take so many days.
fn cost(assessment: &mut Assessment, element: usize, practice: usize, days: u16) {
    assessment.questionnaire.elements[element].practices[practice].recommendations =
        vec![recommendation(days); 4];
}

#[test]
fn the_units_own_estimate_is_the_effort_of_a_step_and_decides_its_place() {
    let mut found = assessment(&[vec![At(4), At(4)]]);
    let own = Effort::from_days(200).expect("1 to 250");
    let step = (practice_id(0, 0), Level::new(3).expect("a level"));
    found.planning.efforts.insert(step, own);
    let steps = steps(&found);
    assert_eq!(names(&steps), ["P0.1", "P0.0"]);
    assert_eq!(steps[1].effort, Some(own));
}

#[test]
fn effect_alone_decides_the_order_where_the_effort_of_a_step_is_not_stated() {
    // The heavier practice raises A(3) more, and takes longer.
    let mut found = weighted(&[vec![1, 2]], &[vec![vec![At(4), At(4)]]]);
    cost(&mut found, 0, 1, 100);
    assert_eq!(names(&steps(&found)), ["P0.0", "P0.1"]);
    found.questionnaire.elements[0].practices[0].recommendations = Vec::new();
    let unstated = steps(&found);
    assert_eq!(names(&unstated), ["P0.1", "P0.0"]);
    assert_eq!(unstated[1].days(), None);
}

fn require(assessment: &mut Assessment, practice: (usize, usize), first: (usize, usize)) {
    assessment.questionnaire.elements[practice.0].practices[practice.1]
        .requires
        .push(practice_id(first.0, first.1));
}

#[test]
fn only_rated_practices_below_the_next_level_give_a_step() {
    // Level 2 by A(2) = 1 of the five that apply; next is 3.
    let answers = vec![At(4), At(5), At(6), At(4), At(8), NotApplicable, DontKnow];
    let mut found = assessment(&[answers]);
    found.questionnaire.thresholds.kept = 80;
    let found = steps(&found);
    assert_eq!(names(&found), ["P0.0", "P0.3", "P0.1"]);
    assert!(
        found
            .iter()
            .all(|step| (step.from.ordinal(), step.to.ordinal()) == (2, 3))
    );
}

#[test]
fn a_unit_at_the_top_has_no_next_step() {
    assert_eq!(steps(&assessment(&[vec![At(10); 3]])), []);
}

#[test]
fn what_holds_the_unit_back_comes_before_what_is_cheaper() {
    let mut found = assessment(&[vec![At(6), At(6)], vec![At(4), At(4)]]);
    for practice in 0..2 {
        cost(&mut found, 1, practice, 100);
    }
    let found = steps(&found);
    assert_eq!(names(&found), ["P1.0", "P1.1", "P0.0", "P0.1"]);
    let blockers: Vec<bool> = found.iter().map(|step| step.blocker).collect();
    assert_eq!(blockers, [true, true, false, false]);
}

#[test]
fn more_effect_for_the_effort_comes_first() {
    let mut found = assessment(&[vec![At(4), At(5), At(4)]]);
    // Effects 2, 1 and 2 of 6 over 10, 2 and 5 days: .2, .5 and .4.
    cost(&mut found, 0, 0, 10);
    cost(&mut found, 0, 2, 5);
    let found = steps(&found);
    assert_eq!(names(&found), ["P0.1", "P0.2", "P0.0"]);
    assert_eq!((found[0].effect.part, found[0].effect.whole), (1, 6));
}

#[test]
fn a_prerequisite_comes_first_near_or_far() {
    let mut found = assessment(&[vec![At(4); 4]]);
    cost(&mut found, 0, 0, 1);
    cost(&mut found, 0, 3, 200);
    require(&mut found, (0, 0), (0, 2));
    require(&mut found, (0, 2), (0, 3));
    let found = steps(&found);
    assert_eq!(names(&found), ["P0.3", "P0.2", "P0.0", "P0.1"]);
    assert_eq!(found[2].after, [practice_id(0, 2), practice_id(0, 3)]);
}

#[test]
fn a_prerequisite_that_is_far_enough_need_not_wait() {
    // P0.0 goes from 1 to 2; its prerequisite is at 2 already.
    let answers: Vec<Answer> = vec![At(2), At(4), At(4), At(4)];
    let mut found = assessment(&[answers]);
    cost(&mut found, 0, 1, 9);
    require(&mut found, (0, 0), (0, 1));
    let found = steps(&found);
    assert_eq!(names(&found)[0], "P0.0");
    assert!(found[0].after.is_empty());
}

#[test]
fn a_step_that_raises_nothing_that_is_missed_does_not_hold_the_unit_back() {
    // A(2) is 10 of 11 and firm; A(3) is 4 of 11, and the last practice would get to level 2 only.
    let mut answers = vec![At(6); 4];
    answers.extend([At(4); 5]);
    answers.extend([At(4), At(3)]);
    let found = steps(&assessment(&[answers]));
    let last = found
        .iter()
        .find(|step| step.practice == practice_id(0, 10));
    assert!(!last.expect("a step").blocker);
    assert_eq!(found.iter().filter(|step| step.blocker).count(), 6);
}

#[test]
fn what_is_unknown_in_the_constraint_is_found_out_first() {
    let mut strong = vec![At(8); 9];
    strong.push(Open);
    let found = assessment(&[strong, vec![At(4), DontKnow]]);
    let open = profile(&found, Form::Full).to_find_out;
    assert_eq!(open, [practice_id(1, 1), practice_id(0, 9)]);
}
