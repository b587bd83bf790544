//! The smallest set against every set there is, and its rules one by one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::programme::Programme;
use super::solve::{PIVOTS, Work, among_equals, greatest_rise, least_cost};
use super::*;
use crate::advice::Measure;
use crate::advice::prerequisites::Prerequisites;
use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
use crate::model::example::{assessment, practice_id, recommendation, weighted, with_gaps};
use crate::model::{Effort, EffortSum, ElementId, Form, Practice, PracticeId};
use crate::scoring::{PracticeProfile, profile};

fn level(number: u8) -> Level {
    Level::new(number).expect("1 to 7")
}

fn wish(assessment: &Assessment, target: u8) -> Wish {
    let profile = profile(assessment, Form::Full);
    Wish::of(assessment, &profile).to_level(&profile, level(target))
}

fn solve(assessment: &Assessment, wish: &Wish) -> SmallestSet {
    smallest_set(assessment, &profile(assessment, Form::Full), wish)
}

fn practice_mut(assessment: &mut Assessment, element: usize, practice: usize) -> &mut Practice {
    &mut assessment.questionnaire.elements[element].practices[practice]
}

fn told(set: &SmallestSet) -> Vec<(&str, u8)> {
    let raises = set.raises.iter();
    raises
        .map(|raise| (raise.practice.as_str(), raise.to.ordinal()))
        .collect()
}

#[test]
fn the_cheapest_practices_lift_the_element() {
    // A(3) must be above a half: three of five.
    let mut found = assessment(&[vec![At(4); 5]]);
    for (practice, days) in [9, 4, 7, 3, 8].into_iter().enumerate() {
        practice_mut(&mut found, 0, practice).recommendations = vec![recommendation(days); 4];
    }
    let set = solve(&found, &wish(&found, 3));
    assert_eq!(told(&set), [("P0.1", 3), ("P0.2", 3), ("P0.3", 3)]);
    assert_eq!(
        (set.effort.days, set.level, set.reach),
        (14, Some(level(3)), Reach::Met)
    );
    assert_eq!(set.proof, Proof::Optimal);
    let element = set.aims[0].element.clone();
    assert_eq!(
        set.raises[0].reasons,
        [Reason::Threshold(element, level(3))]
    );
}

#[test]
fn exactly_half_is_not_enough() {
    let found = assessment(&[vec![At(4); 4]]);
    assert_eq!(solve(&found, &wish(&found, 3)).raises.len(), 3);
}

#[test]
fn half_a_level_counts_half_already() {
    // Twice A(3) is 1 + 1 + 0 of 6, and more than 3 is needed: a half lacks 1, a whole gives 2.
    let found = assessment(&[vec![At(5), At(5), At(4)]]);
    assert_eq!(told(&solve(&found, &wish(&found, 3))), [("P0.2", 3)]);
    let found = assessment(&[vec![At(5), At(5), At(5)]]);
    assert_eq!(solve(&found, &wish(&found, 3)).raises.len(), 1);
}

#[test]
fn levels_below_the_target_are_kept_too() {
    // A(3) = 2/3 would do; A(2) = 2/3 does not.
    let found = assessment(&[vec![At(6), At(6), At(2)]]);
    assert_eq!(told(&solve(&found, &wish(&found, 3))), [("P0.2", 2)]);
}

#[test]
fn equals_are_decided_by_fewer_practices_then_by_the_questionnaire() {
    let mut found = weighted(&[vec![1, 1, 2]], &[vec![vec![At(2), At(2), At(2)]]]);
    // More than half of 4: two days either for both light ones and more, or less for the heavy one.
    practice_mut(&mut found, 0, 2).recommendations = vec![recommendation(4); 4];
    let set = solve(&found, &wish(&found, 2));
    assert_eq!(told(&set), [("P0.0", 2), ("P0.2", 2)]);
    let found = assessment(&[vec![At(2); 5]]);
    let set = solve(&found, &wish(&found, 2));
    assert_eq!(told(&set), [("P0.0", 2), ("P0.1", 2), ("P0.2", 2)]);
}

#[test]
fn a_prerequisite_is_raised_with_what_needs_it_and_named() {
    let mut found = assessment(&[vec![At(4); 3], vec![At(4)]]);
    let first = practice_id(1, 0);
    for practice in 0..3 {
        practice_mut(&mut found, 0, practice).requires = vec![first.clone()];
    }
    let mut wish = wish(&found, 3);
    wish.targets.remove(&found.questionnaire.elements[1].id);
    let set = solve(&found, &wish);
    assert_eq!(told(&set), [("P0.0", 3), ("P0.1", 3), ("P1.0", 3)]);
    let reasons = &set.raises[2].reasons;
    assert_eq!(
        *reasons,
        [0, 1].map(|number| Reason::Prerequisite(practice_id(0, number), level(3)))
    );
}

#[test]
fn a_prerequisite_that_ends_lower_brings_its_own_only_as_far_as_its_end() {
    let mut found = assessment(&[vec![At(2)], vec![At(2)], vec![At(2)]]);
    let [first, second] = [practice_id(0, 0), practice_id(1, 0)];
    practice_mut(&mut found, 1, 0).requires = vec![first.clone()];
    practice_mut(&mut found, 2, 0).requires = vec![first, second];
    // The second has no descriptor of level 5: it needs the first at 4, and the third needs it at 5.
    let found = with_gaps(found, &[0, 1 << 4, 0]);
    let mut wish = wish(&found, 5);
    let last = found.questionnaire.elements[2].id.clone();
    wish.targets.retain(|element, _| *element == last);
    let set = solve(&found, &wish);
    assert_eq!(told(&set), [("P0.0", 5), ("P1.0", 4), ("P2.0", 5)]);
    assert_eq!(set.proof, Proof::Optimal);
}

#[test]
fn a_prerequisite_that_does_not_apply_binds_nobody_but_what_it_requires_does() {
    let mut found = assessment(&[vec![At(4)], vec![NotApplicable, At(2), At(8), At(8)]]);
    found.questionnaire.thresholds.not_applicable = 100;
    practice_mut(&mut found, 0, 0).requires = vec![practice_id(1, 0)];
    practice_mut(&mut found, 1, 0).requires = vec![practice_id(1, 1)];
    let mut wish = wish(&found, 3);
    wish.targets.remove(&found.questionnaire.elements[1].id);
    assert_eq!(told(&solve(&found, &wish)), [("P0.0", 3), ("P1.1", 3)]);
}

#[test]
fn what_is_locked_in_is_raised_and_what_is_locked_out_is_not() {
    let found = assessment(&[vec![At(4); 5]]);
    let mut wish = wish(&found, 3);
    wish.locked_in = BTreeSet::from([practice_id(0, 4)]);
    wish.locked_out = BTreeSet::from([practice_id(0, 0)]);
    let set = solve(&found, &wish);
    assert_eq!(told(&set), [("P0.1", 3), ("P0.2", 3), ("P0.4", 3)]);
    assert!(set.raises[2].reasons.contains(&Reason::LockedIn));
}

#[test]
fn what_is_locked_out_may_keep_an_element_from_its_target() {
    let found = assessment(&[vec![At(2); 3]]);
    let mut wish = wish(&found, 3);
    wish.locked_out = BTreeSet::from([practice_id(0, 1)]);
    let set = solve(&found, &wish);
    assert_eq!((set.reach, set.level), (Reach::Blocked, Some(level(2))));
    assert_eq!(set.raises.len(), 2);
    wish.locked_in = wish.locked_out.clone();
    assert_eq!(solve(&found, &wish).stuck, [practice_id(0, 1)]);
}

#[test]
fn a_target_that_is_reached_asks_for_nothing() {
    let found = assessment(&[vec![At(6); 3]]);
    let set = solve(&found, &wish(&found, 2));
    assert_eq!((set.effort.days, set.reach), (0, Reach::Met));
    assert!(set.raises.is_empty() && set.aims[0].holds());
}

#[test]
fn what_nobody_knows_counts_as_level_one_and_is_marked() {
    let found = assessment(&[vec![At(4), DontKnow, Open]]);
    let set = solve(&found, &wish(&found, 2));
    assert_eq!(told(&set), [("P0.1", 2)]);
    assert!(set.raises[0].open);
    assert_eq!(set.to_find_out().count(), 1);
}

#[test]
fn a_budget_that_does_not_suffice_gives_the_best_level_then_the_best_index() {
    // Level 2 asks for two of three, level 3 for more; each step is 2 days.
    let found = assessment(&[vec![At(2); 3]]);
    let mut wish = wish(&found, 3);
    wish.budget = Some(Budget::Days(7));
    let set = solve(&found, &wish);
    assert_eq!(
        (set.reach, set.level, set.effort.days),
        (Reach::OverBudget, Some(level(2)), 6)
    );
    assert_eq!(set.proof, Proof::Optimal);
    let for_index = |raise: &Raise| raise.reasons.contains(&Reason::Index);
    assert!(set.raises.len() == 3 || set.raises.iter().any(for_index));
    wish.budget = Some(Budget::Money {
        amount: 1_000,
        day_rate: 400,
    });
    let set = solve(&found, &wish);
    assert_eq!((set.level, set.effort.days), (Some(level(1)), 2));
    wish.budget = Some(Budget::Days(100));
    assert_eq!(solve(&found, &wish).reach, Reach::Met);
}

#[test]
fn what_is_left_of_a_budget_goes_into_practices_that_were_rated() {
    // A day would find out about the last practice and put it at level 2, where it pulls the mean
    // of the others down; four days take one of these to level 5.
    let mut answers = vec![At(8); 9];
    answers.push(DontKnow);
    let mut found = assessment(&[answers]);
    for practice in 0..9 {
        practice_mut(&mut found, 0, practice).recommendations = vec![recommendation(4); 4];
    }
    practice_mut(&mut found, 0, 9).recommendations =
        [1, 100, 100, 100].map(recommendation).to_vec();
    let mut wish = wish(&found, 5);
    wish.budget = Some(Budget::Days(4));
    let set = solve(&found, &wish);
    assert_eq!(told(&set), [("P0.0", 5)]);
    assert_eq!(set.index.map(|index| index.tenths), Some(41));
    assert_eq!(set.proof, Proof::Optimal);
}

#[test]
fn a_locked_in_practice_beyond_the_budget_leaves_an_empty_set() {
    let found = assessment(&[vec![At(2); 3]]);
    let mut wish = wish(&found, 3);
    wish.locked_in = BTreeSet::from([practice_id(0, 0)]);
    wish.budget = Some(Budget::Days(1));
    let set = solve(&found, &wish);
    assert_eq!(
        (set.reach, set.raises.len()),
        (Reach::LockedInOverBudget, 0)
    );
    // It could be raised with more.
    assert_eq!(set.too_dear, [practice_id(0, 0)]);
    assert!(set.stuck.is_empty());
}

#[test]
fn what_locks_and_what_the_budget_keep_out_of_reach_are_told_apart() {
    // Half of the first element is locked out. The second is too dear, and the third has no level.
    let mut found = assessment(&[
        vec![At(2), At(2)],
        vec![At(2), At(2)],
        vec![NotApplicable, At(2)],
        vec![At(2)],
    ]);
    for practice in 0..2 {
        practice_mut(&mut found, 1, practice).recommendations = vec![recommendation(50); 4];
    }
    let mut wish = wish(&found, 2);
    wish.locked_out = BTreeSet::from([practice_id(0, 0)]);
    wish.budget = Some(Budget::Days(4));
    let set = solve(&found, &wish);
    let named = |ids: &[ElementId]| ids.iter().map(ElementId::to_string).collect::<Vec<_>>();
    assert_eq!(set.reach, Reach::OverBudget);
    assert_eq!(named(&set.out_of_reach), ["E0"]);
    assert_eq!(named(&set.beyond_budget), ["E1"]);
    assert_eq!(set.level, None);
}

#[test]
fn what_would_get_there_but_needs_what_is_locked_out_is_named() {
    // Level 2 takes more than half of four, so three. The second would be the third, but needs the last, which
    // is locked out.
    let mut found = assessment(&[vec![At(4), At(2), At(4), At(2)]]);
    practice_mut(&mut found, 0, 1).requires = vec![practice_id(0, 3)];
    let mut wish = wish(&found, 2);
    wish.locked_out = BTreeSet::from([practice_id(0, 3)]);
    let set = solve(&found, &wish);
    let [barred] = &set.barred[..] else {
        panic!("{:?}", set.barred);
    };
    assert_eq!(set.out_of_reach, std::slice::from_ref(&barred.element));
    assert_eq!(barred.practices, [practice_id(0, 1)]);
    assert_eq!(barred.needs, [practice_id(0, 3)]);
    // Without the need it is in reach, and with the second locked out too nothing else gets there.
    practice_mut(&mut found, 0, 1).requires.clear();
    assert!(solve(&found, &wish).out_of_reach.is_empty());
    practice_mut(&mut found, 0, 1).requires = vec![practice_id(0, 3)];
    wish.locked_out.insert(practice_id(0, 1));
    let set = solve(&found, &wish);
    assert_eq!((set.barred.len(), set.out_of_reach.len()), (0, 1));
}

#[test]
fn what_is_left_of_a_budget_raises_practices_as_far_as_was_asked_for() {
    // The first element reaches level 2 at best, as half of it is locked out; the second one is
    // too dear. A day is left, and it takes a practice of the first one on to level 3.
    let mut found = assessment(&[vec![At(2), At(3)], vec![At(6)]]);
    let days = [[4, 1, 1, 1], [1; 4], [9; 4]].map(|steps| steps.map(recommendation).to_vec());
    let places = [(0, 0), (0, 1), (1, 0)];
    for ((element, practice), steps) in places.into_iter().zip(days) {
        practice_mut(&mut found, element, practice).recommendations = steps;
    }
    let mut wish = wish(&found, 4);
    *wish.targets.values_mut().next().expect("the first") = level(3);
    wish.locked_out = BTreeSet::from([practice_id(0, 1)]);
    wish.budget = Some(Budget::Days(5));
    let set = solve(&found, &wish);
    assert_eq!((set.reach, set.effort.days), (Reach::OverBudget, 5));
    assert_eq!(told(&set), [("P0.0", 3)]);
}

#[test]
fn an_element_without_a_level_is_left_out() {
    let found = assessment(&[vec![NotApplicable, At(4)], vec![At(4)]]);
    let set = solve(&found, &wish(&found, 3));
    assert_eq!(told(&set), [("P1.0", 3)]);
    assert_eq!((set.aims[0].reached, set.reach), (None, Reach::Blocked));
}

#[test]
fn own_estimates_stand_before_those_of_the_questionnaire() {
    let mut found = assessment(&[vec![At(4)]]);
    let days = Effort::from_days(40).expect("1 to 250");
    let step = (practice_id(0, 0), level(3));
    found.planning.efforts.insert(step, days);
    assert_eq!(solve(&found, &wish(&found, 3)).effort.days, 40);
}

#[test]
fn steps_are_counted_and_no_budget_applies_where_an_effort_is_not_stated() {
    // A(3) must be above a half: the heavy practice with a light one, or three light ones.
    let mut found = weighted(&[vec![2, 1, 1, 1]], &[vec![vec![At(4); 4]]]);
    practice_mut(&mut found, 0, 0).recommendations = vec![recommendation(200); 4];
    let mut wish = wish(&found, 3);
    let in_days = solve(&found, &wish);
    assert_eq!(told(&in_days), [("P0.1", 3), ("P0.2", 3), ("P0.3", 3)]);
    assert_eq!(in_days.measure, Measure::Days);
    practice_mut(&mut found, 0, 1).recommendations = Vec::new();
    wish.budget = Some(Budget::Days(1));
    let in_steps = solve(&found, &wish);
    assert_eq!(told(&in_steps), [("P0.0", 3), ("P0.1", 3)]);
    assert_eq!(
        (in_steps.measure, in_steps.reach, in_steps.proof),
        (Measure::Steps, Reach::Met, Proof::Optimal)
    );
    let effort = EffortSum {
        days: 200,
        steps: 2,
        unstated: 1,
    };
    assert_eq!((in_steps.effort, effort.all_days()), (effort, None));
    // What cannot help is not looked at.
    wish.locked_out = BTreeSet::from([practice_id(0, 1)]);
    assert_eq!(solve(&found, &wish).measure, Measure::Days);
}

#[test]
fn an_own_estimate_of_the_step_that_has_none_brings_days_back() {
    let mut found = assessment(&[vec![At(4)]]);
    practice_mut(&mut found, 0, 0).recommendations = Vec::new();
    let unstated = solve(&found, &wish(&found, 3));
    assert_eq!(unstated.effort.all_days(), None);
    let days = Effort::from_days(7).expect("1 to 250");
    found
        .planning
        .efforts
        .insert((practice_id(0, 0), level(3)), days);
    let stated = solve(&found, &wish(&found, 3));
    assert_eq!(
        (stated.measure, stated.effort.all_days()),
        (Measure::Days, Some(7))
    );
}

#[test]
fn a_search_that_ends_early_says_so_with_its_bound() {
    let weights: Vec<u32> = (0..30).map(|number| 13 + (number * 7) % 17).collect();
    let mut found = weighted(&[weights], &[vec![vec![At(2); 30]]]);
    for practice in 0..30 {
        let days = u16::try_from(11 + (practice * 5) % 13).expect("few days");
        practice_mut(&mut found, 0, practice).recommendations = vec![recommendation(days); 4];
    }
    let mut wish = wish(&found, 3);
    wish.nodes = 1;
    let early = solve(&found, &wish);
    wish.nodes = NODES;
    let whole = solve(&found, &wish);
    assert_eq!(early.reach, Reach::Met);
    if let Proof::BestSoFar(Bound::Cost(bound)) = early.proof {
        assert!(bound <= whole.effort.days && whole.effort.days <= early.effort.days);
    }
    assert_eq!(whole.proof, Proof::Optimal);
}

#[test]
fn a_search_without_work_left_gives_what_is_allowed_and_a_bound_that_holds() {
    let found = unit_of_31(|number| 2 + number * 5 % 7, |step| 3 + step * 7 % 31);
    let before = profile(&found, Form::Full);
    let wish = wish(&found, 4);
    let prerequisites = Prerequisites::of(&found.questionnaire);
    let measured = (&wish, Measure::Days);
    let aims = &wish.targets;
    let programme = Programme::of(&found, &before, &prerequisites, measured, aims, aims);
    let search = |pivots| {
        let work = Work::new(NODES, pivots);
        let cheapest = least_cost(&programme, &work).expect("a choice");
        let equal = among_equals(&programme, &cheapest, &work);
        assert!(programme.cost(&equal) <= programme.cost(&cheapest.found.heights));
        let rise = greatest_rise(&programme, equal, u32::MAX, &work);
        (cheapest.found, rise)
    };
    let (best, highest) = search(PIVOTS);
    assert!(best.proven && highest.proven);
    for pivots in [0, 100_000, 1_000_000] {
        let (early, rise) = search(pivots);
        assert!(programme.allows(&early.heights) && programme.allows(&rise.heights));
        assert!(early.bound <= best.bound, "{} {}", early.bound, best.bound);
        assert!(programme.cost(&early.heights) >= programme.cost(&best.heights));
        assert!(
            rise.bound <= highest.bound,
            "{} {}",
            rise.bound,
            highest.bound
        );
        assert!(pivots > 0 || !early.proven);
    }
}

/// Three elements of ten and eleven practices, some of which need another one, also of another
/// element.
fn unit_of_31(answer: impl Fn(u8) -> u8, days: impl Fn(u16) -> u16) -> Assessment {
    let sizes = [10, 11, 10];
    let mut number = 0_u8..;
    let answers = sizes.map(|size| {
        number
            .by_ref()
            .take(size)
            .map(|it| At(answer(it)))
            .collect()
    });
    let mut found = assessment(&answers);
    let places = sizes.iter().enumerate();
    let places: Vec<(usize, usize)> = places
        .flat_map(|(element, size)| (0..*size).map(move |practice| (element, practice)))
        .collect();
    for (number, (element, practice)) in places.iter().enumerate() {
        let own = practice_mut(&mut found, *element, *practice);
        let first = u16::try_from(4 * number).expect("few practices");
        let steps = first..first + 4;
        own.recommendations = steps.map(|step| recommendation(days(step))).collect();
        if number % 3 == 2 {
            let (element, practice) = places[(number * 7 + 5) % number];
            own.requires = vec![practice_id(element, practice)];
        }
    }
    found
}

#[test]
fn a_unit_of_31_practices_is_proven_to_every_level_within_few_nodes() {
    let units = [
        unit_of_31(|_| 2, |_| 5),
        unit_of_31(|_| 2, |step| 3 + step * 11 % 29),
        unit_of_31(|number| 2 + number * 5 % 7, |_| 5),
        unit_of_31(|number| 2 + number * 3 % 5, |step| 3 + step * 11 % 29),
        unit_of_31(|number| 2 + number * 5 % 7, |step| 3 + step * 7 % 31),
    ];
    for unit in units {
        for target in 2..=5 {
            let mut wish = wish(&unit, target);
            wish.nodes = 150;
            assert_eq!(solve(&unit, &wish).proof, Proof::Optimal, "to {target}");
        }
    }
}

#[test]
fn the_levels_stand_side_by_side_and_ask_for_more_and_more() {
    let found = assessment(&[vec![At(2), At(4), At(5)], vec![At(6); 3]]);
    let profile = profile(&found, Form::Full);
    let asks = levels_side_by_side(&found, &profile, &Wish::of(&found, &profile));
    let days: Vec<u32> = asks.iter().map(|ask| ask.set.effort.days).collect();
    assert_eq!(asks.len(), 4);
    assert!(days.is_sorted(), "{days:?}");
    let parts: u32 = asks[2].elements.iter().map(|(_, _, work)| work.days).sum();
    assert_eq!(parts, asks[2].set.effort.days);
}

#[test]
fn a_level_that_is_reached_asks_for_nothing_whatever_is_locked_in() {
    let found = assessment(&[vec![At(6); 3]]);
    let profile = profile(&found, Form::Full);
    let mut wish = Wish::of(&found, &profile);
    wish.locked_in.insert(practice_id(0, 0));
    let asks = levels_side_by_side(&found, &profile, &wish);
    let days: Vec<u32> = asks.iter().map(|ask| ask.set.effort.days).collect();
    assert_eq!(days[..2], [0, 0]);
    assert!(days[2] > 0);
}

/// A small unit with everything that matters varied.
#[derive(Debug, Clone)]
struct Case {
    assessment: Assessment,
    wish: Wish,
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => (2_u8..=8).prop_map(At),
        1 => Just(NotApplicable),
        1 => Just(DontKnow),
        1 => Just(Open),
    ]
}

/// A practice of a case: its answer, its weight, its days and what decides its prerequisites.
type Drawn = (Answer, u32, [u16; 4], u8);

/// Few practices of all kinds, to any level.
fn case() -> impl Strategy<Value = Case> {
    let practice = (
        answer(),
        0_u32..4,
        proptest::array::uniform4(1_u16..9),
        any::<u8>(),
    );
    cases(practice, 4, 1..5)
}

/// More practices that are much alike: equal days, few weights, halves, up to level 3.
fn alike() -> impl Strategy<Value = Case> {
    let days = prop_oneof![3 => Just([4; 4]), 1 => proptest::array::uniform4(3_u16..6)];
    let practice = ((3_u8..=5).prop_map(At), 1_u32..3, days, any::<u8>());
    cases(practice, 6, 2..4)
}

fn cases(
    practice: impl Strategy<Value = Drawn>,
    most: usize,
    targets: std::ops::Range<u8>,
) -> impl Strategy<Value = Case> {
    let element = proptest::collection::vec(practice, 1..most);
    let elements = proptest::collection::vec(element, 1..3)
        .prop_filter("few practices", move |all| {
            all.iter().map(Vec::len).sum::<usize>() <= most
        });
    let locks = (any::<u8>(), any::<u8>(), prop::option::of(0_u32..30));
    let gaps = prop_oneof![Just([0; 4]), proptest::array::uniform4(0_u8..32)];
    (
        elements,
        50_u8..95,
        proptest::array::uniform2(targets),
        locks,
        gaps,
    )
        .prop_map(
            |(elements, kept, targets, (locked_in, locked_out, budget), gaps)| {
                let weights: Vec<Vec<u32>> = elements
                    .iter()
                    .map(|own| own.iter().map(|it| it.1).collect())
                    .collect();
                let answers: Vec<Vec<Answer>> = elements
                    .iter()
                    .map(|own| own.iter().map(|it| it.0).collect())
                    .collect();
                let mut found = weighted(&weights, &[answers]);
                found.questionnaire.thresholds.kept = kept;
                found.questionnaire.thresholds.not_applicable = 100;
                let mut before: Vec<PracticeId> = Vec::new();
                for (element, own) in elements.iter().enumerate() {
                    for (number, (_, _, days, requires)) in own.iter().enumerate() {
                        let id = practice_id(element, number);
                        let practice = practice_mut(&mut found, element, number);
                        practice.recommendations = days.map(recommendation).to_vec();
                        // One practice in three requires one or more of those before it.
                        let chosen = before.iter().enumerate();
                        practice.requires = chosen
                            .filter(|(place, _)| {
                                requires % 3 == 0 && (requires >> (place + 2)) % 2 == 0
                            })
                            .map(|(_, id)| id.clone())
                            .collect();
                        before.push(id);
                    }
                }
                let found = with_gaps(found, &gaps);
                // Locks are few: one practice in eight at most.
                let chosen = |bits: u8| -> BTreeSet<PracticeId> {
                    let place = usize::from(bits >> 4);
                    before
                        .get(place)
                        .filter(|_| bits.is_multiple_of(2))
                        .cloned()
                        .into_iter()
                        .collect()
                };
                let mut wish = wish(&found, 1);
                for (target, number) in wish.targets.values_mut().zip(targets) {
                    *target = level(number);
                }
                wish.locked_in = chosen(locked_in);
                wish.locked_out = chosen(locked_out);
                wish.budget = budget.map(Budget::Days);
                Case {
                    assessment: found,
                    wish,
                }
            },
        )
}

/// Every choice of levels, judged by scoring alone.
struct Brute<'a> {
    case: &'a Case,
    before: Profile,
    practices: Vec<(PracticeProfile, Vec<PracticeId>)>,
}

/// A choice: the level of each practice, its days, and the profile it gives.
struct Weighed {
    levels: BTreeMap<PracticeId, Level>,
    days: u32,
    practices: usize,
    order: usize,
    rise: u64,
    after: BTreeMap<ElementId, Option<Level>>,
}

impl<'a> Brute<'a> {
    fn new(case: &'a Case) -> Self {
        let before = profile(&case.assessment, Form::Full);
        let counts = |id: &PracticeId| {
            before.practices.iter().any(|practice| {
                practice.id == *id
                    && practice.applies()
                    && (practice.weight > 0 || case.wish.locked_in.contains(id))
            })
        };
        let practices = before
            .practices
            .iter()
            .filter(|practice| counts(&practice.id))
            .map(|practice| {
                let mut far = BTreeSet::new();
                let mut waiting = vec![practice.id.clone()];
                while let Some(id) = waiting.pop() {
                    let (_, asked) = case.assessment.questionnaire.practice(&id).expect("known");
                    for first in &asked.requires {
                        if far.insert(first.clone()) {
                            waiting.push(first.clone());
                        }
                    }
                }
                (
                    practice.clone(),
                    far.into_iter().filter(|id| counts(id)).collect(),
                )
            })
            .collect();
        Self {
            case,
            before,
            practices,
        }
    }

    /// How high a practice may go: as far as some element above its present level asks.
    fn ceiling(&self, id: &PracticeId) -> u8 {
        let wish = &self.case.wish;
        let own = self
            .practices
            .iter()
            .filter(|(it, far)| it.id == *id || far.contains(id));
        own.map(|(practice, _)| {
            let element = self
                .before
                .elements
                .iter()
                .find(|it| it.id == practice.element);
            let present = element.and_then(|it| it.placement.claimed).map(|it| it.low);
            let target = wish.targets.get(&practice.element).copied();
            let asked = match (present, target) {
                (Some(present), Some(target)) if target > present => target.ordinal(),
                _ => 1,
            };
            let locked = if wish.locked_in.contains(&practice.id) {
                let from = practice.lowest().level();
                practice.scale.next(from).unwrap_or(from).ordinal()
            } else {
                1
            };
            asked.max(locked)
        })
        .max()
        .unwrap_or(1)
    }

    fn all(&self) -> Vec<Weighed> {
        let mut choices = vec![BTreeMap::new()];
        for (practice, _) in &self.practices {
            let (from, scale) = (practice.lowest().level(), practice.scale);
            let top = if self.case.wish.locked_out.contains(&practice.id) {
                from
            } else {
                scale.asked_at(level(self.ceiling(&practice.id))).max(from)
            };
            let levels: Vec<Level> = scale
                .levels()
                .filter(|it| *it >= from && *it <= top)
                .collect();
            choices = choices
                .into_iter()
                .flat_map(|choice| {
                    let id = practice.id.clone();
                    levels.clone().into_iter().map(move |to| {
                        let mut choice: BTreeMap<PracticeId, Level> = choice.clone();
                        if to > from {
                            choice.insert(id.clone(), to);
                        }
                        choice
                    })
                })
                .collect();
        }
        let all: Vec<Weighed> = choices
            .into_iter()
            .filter(|levels| self.keeps_prerequisites(levels))
            .map(|levels| self.weigh(levels))
            .collect();
        // What is locked in and can be raised at all is raised.
        let must: Vec<&PracticeId> = self
            .case
            .wish
            .locked_in
            .iter()
            .filter(|id| all.iter().any(|choice| choice.levels.contains_key(*id)))
            .collect();
        let must: Vec<PracticeId> = must.into_iter().cloned().collect();
        all.into_iter()
            .filter(|choice| must.iter().all(|id| choice.levels.contains_key(id)))
            .collect()
    }

    fn keeps_prerequisites(&self, levels: &BTreeMap<PracticeId, Level>) -> bool {
        self.practices.iter().all(|(practice, far)| {
            levels.get(&practice.id).is_none_or(|to| {
                far.iter().all(|first| {
                    let (own, _) = self
                        .practices
                        .iter()
                        .find(|(it, _)| it.id == *first)
                        .expect("counts");
                    let held = own.lowest().level();
                    levels.get(first).copied().unwrap_or(held) >= own.scale.asked_at(*to)
                })
            })
        })
    }

    fn weigh(&self, levels: BTreeMap<PracticeId, Level>) -> Weighed {
        let mut raises = Vec::new();
        let (mut days, mut order, mut rise) = (0, 0, 0);
        let places = self
            .practices
            .iter()
            .filter(|(practice, _)| self.ceiling(&practice.id) > 1);
        for (place, (practice, _)) in places.enumerate() {
            let Some(to) = levels.get(&practice.id) else {
                continue;
            };
            let from = practice.lowest().level();
            for step in practice.scale.steps(from, *to) {
                days += u32::from(
                    self.case
                        .assessment
                        .effort(&practice.id, step)
                        .expect("a step")
                        .days(),
                );
                order += place + 1;
            }
            let halves = practice.lowest().count();
            // The index is the mean of what is rated.
            if practice.rating().is_some() {
                rise += u64::from(practice.weight) * u64::from(2 * to.ordinal() - halves);
            }
            raises.push(Raise {
                practice: practice.id.clone(),
                element: practice.element.clone(),
                rating: practice.lowest(),
                from,
                to: *to,
                effort: EffortSum::default(),
                open: false,
                reasons: Vec::new(),
            });
        }
        let after = profile(&raised(&self.case.assessment, &raises), Form::Full);
        Weighed {
            practices: raises.len(),
            levels,
            days,
            order,
            rise,
            after: after
                .elements
                .into_iter()
                .map(|element| (element.id, element.placement.claimed.map(|it| it.low)))
                .collect(),
        }
    }
}

/// The best of all choices as the page of the module says, without any search.
fn by_hand(case: &Case) -> Option<(u32, usize, usize, u64, Option<Level>)> {
    let brute = Brute::new(case);
    let all = brute.all();
    // As far as anything can lift each element that is to rise.
    let aims: BTreeMap<ElementId, Level> = brute
        .before
        .elements
        .iter()
        .filter_map(|element| {
            let present = element.placement.claimed?.low;
            let target = *case.wish.targets.get(&element.id)?;
            let most = all
                .iter()
                .filter_map(|choice| *choice.after.get(&element.id)?)
                .max()?;
            (target.min(most) > present).then(|| (element.id.clone(), target.min(most)))
        })
        .collect();
    let meets = |choice: &Weighed, most: Level| {
        aims.iter()
            .all(|(id, aim)| choice.after[id] >= Some((*aim).min(most)))
    };
    let budget = case.wish.budget.map_or(u32::MAX, Budget::days);
    let top = aims.values().max().copied().unwrap_or(Level::FLOOR);
    let least = all
        .iter()
        .filter(|choice| meets(choice, top))
        .min_by_key(|choice| (choice.days, choice.practices, choice.order))?;
    let summary = |choice: &Weighed| {
        let levels = case.wish.targets.keys().map(|id| choice.after[id]);
        let levels: Option<Vec<Level>> = levels.collect();
        let level = levels.and_then(|levels| levels.into_iter().min());
        (
            choice.days,
            choice.practices,
            choice.order,
            choice.rise,
            level,
        )
    };
    if least.days <= budget {
        return Some(summary(least));
    }
    Level::all(top.ordinal()).rev().find_map(|most| {
        let within = all
            .iter()
            .filter(|choice| choice.days <= budget && meets(choice, most));
        within
            .max_by_key(|choice| (choice.rise, std::cmp::Reverse(choice.days)))
            .map(summary)
    })
}

/// Holds a set against the best of all choices.
fn check(case: &Case) -> Result<(), TestCaseError> {
    let set = solve(&case.assessment, &case.wish);
    prop_assert_eq!(set.proof, Proof::Optimal);
    let Some((days, practices, order, rise, level)) = by_hand(case) else {
        prop_assert_eq!(set.reach, Reach::LockedInOverBudget);
        return Ok(());
    };
    let levels = set.raises.iter();
    let levels = levels.map(|raise| (raise.practice.clone(), raise.to));
    let own = Brute::new(case).weigh(levels.collect());
    prop_assert_eq!((set.effort.days, set.level), (days, level), "{:?}", set);
    if set.reach == Reach::OverBudget {
        prop_assert_eq!(own.rise, rise);
    } else {
        prop_assert_eq!(set.raises.len(), practices);
    }
    if set.reach == Reach::Met {
        prop_assert_eq!(own.order, order, "{:?}", set);
    }
    prop_assert!(set.raises.iter().all(|raise| !raise.reasons.is_empty()));
    // Raises only lift the mean of what is rated.
    prop_assert!(
        set.index >= profile(&case.assessment, Form::Full).index,
        "{:?}",
        set
    );
    Ok(())
}

/// Every number of steps up to that of each practice.
fn choices(most: &[usize]) -> Vec<Vec<usize>> {
    most.iter().fold(vec![Vec::new()], |choices, most| {
        let each = choices.into_iter();
        each.flat_map(|choice| (0..=*most).map(move |steps| [choice.as_slice(), &[steps]].concat()))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_set_is_better_than_the_one_that_is_told(case in case()) {
        check(&case)?;
    }

    #[test]
    fn a_step_is_indispensable_where_every_choice_takes_it(case in prop_oneof![case(), alike()]) {
        let before = profile(&case.assessment, Form::Full);
        let mut wish = case.wish;
        wish.locked_in.clear();
        let measured = (&wish, Measure::Days);
        let aims = &wish.targets;
        let prerequisites = Prerequisites::of(&case.assessment.questionnaire);
        let found = &case.assessment;
        let programme = Programme::of(found, &before, &prerequisites, measured, aims, aims);
        let allowed = choices(&programme.all());
        let allowed = allowed.into_iter().filter(|heights| programme.allows(heights));
        if let Some(least) = allowed.reduce(|least, heights| {
            least.into_iter().zip(heights).map(|(least, height)| least.min(height)).collect()
        }) {
            prop_assert_eq!(programme.indispensable(), least);
        }
    }

    #[test]
    fn among_practices_that_are_alike_no_set_is_better_either(case in alike()) {
        check(&case)?;
    }
}
