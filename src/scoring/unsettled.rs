//! What the level still hangs on: what is not known, and what is not proven.

use crate::model::{Level, PracticeId};

use super::profile::{ElementProfile, PracticeProfile, Profile};

/// The practices without a rating that count, those of the constraint first: what is not known
/// about them keeps the level a range.
pub(super) fn to_find_out(profile: &Profile) -> Vec<PracticeId> {
    let mut open: Vec<&PracticeProfile> = profile
        .practices
        .iter()
        .filter(|practice| practice.is_open() && practice.counts())
        .collect();
    open.sort_by_key(|practice| !profile.constraint.contains(&practice.element));
    open.into_iter()
        .map(|practice| practice.id.clone())
        .collect()
}

/// The open practices that the unit's range comes from: once they are rated the level is certain,
/// whatever the ratings. Empty where it is certain already, or where there is no level.
///
/// Those of an element that cannot end below the top of the range do not matter.
pub(super) fn to_settle(profile: &Profile) -> Vec<PracticeId> {
    let Some(range) = profile.placement.claimed.filter(|it| !it.is_certain()) else {
        return Vec::new();
    };
    let matters = |element: &&ElementProfile| {
        let own = element.placement.claimed;
        own.is_some_and(|own| !own.is_certain() && own.low < range.high)
    };
    let elements: Vec<_> = profile.elements.iter().filter(matters).collect();
    profile
        .practices
        .iter()
        .filter(|practice| practice.is_open() && practice.counts())
        .filter(|practice| elements.iter().any(|it| it.id == practice.element))
        .map(|practice| practice.id.clone())
        .collect()
}

/// The practices whose rating lies above the level that counts without evidence, and that nobody
/// gave evidence for: what the claimed level has and the evidenced one has not.
pub(super) fn unproven(profile: &Profile, cap: Level) -> Vec<PracticeId> {
    let is_unproven = |practice: &&PracticeProfile| {
        practice.is_above(cap) && !practice.has_evidence && practice.counts()
    };
    let found = profile.practices.iter().filter(is_unproven);
    found.map(|practice| practice.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
    use crate::model::example::{assessment, practice_id, weighted};
    use crate::model::{Form, HalfLevels, Questionnaire};
    use crate::scoring::{Profile, imagined, prefer, profile};

    fn scored(elements: &[Vec<Answer>]) -> Profile {
        profile(&assessment(elements), Form::Full)
    }

    #[test]
    fn two_of_five_practices_are_enough_for_more_than_half_of_ten() {
        let mut answers = vec![At(6); 4];
        answers.extend([At(5), At(4), At(4), At(4), At(4), NotApplicable]);
        // A(3) is 4.5 of 9; half a practice more is above 50 %.
        let found = scored(&[answers]);
        let [blocker] = &found.blockers[..] else {
            panic!("{:?}", found.blockers);
        };
        assert_eq!((blocker.fewest.len(), blocker.practices.len()), (1, 5));
        // Whichever is raised: that at 2.5 adds half a practice as well.
        assert!(!blocker.needs_choice);
        let found = scored(&[vec![At(6), At(6), At(4), At(4), At(4), At(4), DontKnow]]);
        let blocker = &found.blockers[0];
        // With the open one at level 1, A(2) is 6 of 7 and passes 85 %: what is missed is level 3. Its
        // next step would lead to level 2 only.
        assert_eq!((blocker.fewest.len(), blocker.practices.len()), (2, 4));
        assert!(!blocker.needs_choice);
    }

    #[test]
    fn where_some_count_half_already_it_matters_which_are_raised() {
        // A(3) is 1.5 of 5. Those at 2 add one each and two of them are enough: 3.5. With the one at
        // 2.5 it is 3 of 5, above 50 % as well. Of six, 3 is not above 50 %.
        let five = [At(6), At(5), At(4), At(4), At(4)];
        let found = scored(&[five.to_vec()]);
        assert_eq!(found.blockers[0].fewest.len(), 2);
        assert!(!found.blockers[0].needs_choice);
        let found = scored(&[[&five[..], &[At(4)]].concat()]);
        assert_eq!(found.blockers[0].fewest.len(), 2);
        assert!(found.blockers[0].needs_choice);
    }

    #[test]
    fn what_weighs_more_is_counted_first() {
        let answers = vec![At(6), At(4), At(4), At(4)];
        let heavy = weighted(&[vec![1, 1, 1, 4]], &[vec![answers]]);
        let found = profile(&heavy, Form::Full);
        assert_eq!(found.blockers[0].fewest, [practice_id(0, 3)]);
        assert!(
            found.blockers[0].needs_choice,
            "one of the others is not enough"
        );
    }

    #[test]
    fn what_a_plan_does_first_is_named_as_enough_where_it_is() {
        // A(3) is 1.5 of 6, more than 3 are needed: two of those at 2 do it, one of them and the one at 2.5
        // do not (that is 3 of 6).
        let six = [At(6), At(5), At(4), At(4), At(4), At(4)];
        let found = scored(&[six.to_vec()]);
        let mut questionnaire = assessment(&[six.to_vec()]).questionnaire;
        let preferring = |questionnaire: &Questionnaire, order: &[usize]| {
            let mut found = found.clone();
            let order: Vec<_> = order.iter().map(|place| practice_id(0, *place)).collect();
            prefer(&mut found, questionnaire, &order);
            assert_eq!(found.blockers, found.elements[0].blockers);
            found.blockers[0].fewest.clone()
        };
        let ids = |places: [usize; 2]| places.map(|place| practice_id(0, place));
        assert_eq!(preferring(&questionnaire, &[4, 3]), ids([4, 3]));
        assert_eq!(
            preferring(&questionnaire, &[1, 5, 2]),
            ids([5, 2]),
            "the first two are not enough"
        );
        // What needs another first comes last, and the order says nothing of the others.
        questionnaire.elements[0].practices[5].requires = vec![practice_id(0, 2)];
        assert_eq!(preferring(&questionnaire, &[5, 2, 3]), ids([2, 3]));
        assert_eq!(preferring(&questionnaire, &[]), ids([4, 3]));
    }

    #[test]
    fn only_elements_that_can_pull_the_unit_down_matter_to_its_range() {
        // The second is certain at 2, so the first decides nothing above it, nor the third.
        let low = vec![At(4), At(4), At(4)];
        let wide = vec![At(6), At(6), Open, DontKnow];
        let found = scored(&[wide.clone(), low]);
        assert_eq!(found.to_settle, [practice_id(0, 2), practice_id(0, 3)]);
        let found = scored(&[vec![At(4), At(4), At(4), At(4), At(4), At(4), At(4), Open]]);
        assert!(found.to_settle.is_empty());
    }

    #[test]
    fn a_rating_at_the_cap_needs_no_evidence() {
        let found = scored(&[vec![At(6), At(7), At(10), DontKnow]]);
        assert_eq!(found.unproven, [practice_id(0, 1), practice_id(0, 2)]);
    }

    fn answer() -> impl Strategy<Value = Answer> {
        prop_oneof![6 => (2_u8..=10).prop_map(At), 1 => Just(Open), 1 => Just(DontKnow)]
    }

    proptest! {
        #[test]
        fn rating_what_is_to_settle_makes_the_level_certain(
            mut elements in proptest::collection::vec(proptest::collection::vec(answer(), 1..7), 1..4),
            ratings in proptest::collection::vec(2_u8..=10, 20),
        ) {
            // Without any answer there is no level.
            elements.push(vec![At(6)]);
            let given = assessment(&elements);
            let found = profile(&given, Form::Full);
            let rated: BTreeMap<_, _> = found
                .to_settle
                .iter()
                .zip(ratings)
                .filter_map(|(id, count)| Some((id.clone(), HalfLevels::new(count)?)))
                .collect();
            let after = imagined(&given.questionnaire, &found, &rated);
            let place = after.placement.claimed.expect("a level");
            prop_assert!(place.is_certain());
        }

        #[test]
        fn raising_as_many_as_are_needed_passes_the_threshold(
            answers in proptest::collection::vec(answer(), 1..9),
        ) {
            let given = assessment(&[answers]);
            let found = profile(&given, Form::Full);
            for blocker in &found.blockers {
                let raised = blocker
                    .fewest
                    .iter()
                    .map(|id| (id.clone(), blocker.level.into()))
                    .collect();
                let after = imagined(&given.questionnaire, &found, &raised);
                prop_assert!(!blocker.fewest.is_empty());
                let attained = after.elements[0].attainment(blocker.level).expect("a level");
                prop_assert!(attained.low.is_above(blocker.needed));
            }
        }
    }
}
