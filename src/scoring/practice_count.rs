//! What is in place at a level, counted in practices: what people can check by counting.

use super::profile::{Blocker, PracticeProfile, Profile};

/// The practices of an element at a level, beside what a threshold takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeCount {
    /// Every practice of the element counts the same.
    Practices {
        /// At the level, or above.
        at: usize,
        /// Half a step below: they count half.
        half: usize,
        /// Not known.
        open: usize,
        /// All that count.
        of: usize,
        /// How many halves it takes.
        needed: usize,
        /// How many halves put the element at the level, where the level above asks for more of it.
        reached: Option<usize>,
    },
    /// Practices count differently: their share of the weight says more than their number.
    Weights {
        /// How many practices are not known.
        open: usize,
    },
}

impl Profile {
    /// What is in place where a threshold is missed.
    #[must_use]
    pub fn count(&self, blocker: &Blocker) -> PracticeCount {
        let practices = self.practices.iter();
        let own: Vec<&PracticeProfile> = practices
            .filter(|practice| practice.element == blocker.element && practice.counts())
            .collect();
        let open = own.iter().filter(|practice| practice.is_open()).count();
        let asked = |practice: &PracticeProfile| practice.scale.asked_at(blocker.level);
        let is_at = |practice: &&&PracticeProfile| practice.lowest() >= asked(practice).into();
        let is_half = |practice: &&&PracticeProfile| {
            let rating = practice.lowest();
            let next = practice.scale.next(rating.level());
            rating.is_half() && next == Some(asked(practice))
        };
        let weights = own.iter().map(|practice| practice.weight);
        let is_even = weights.clone().min() == weights.max();
        if is_even {
            let halves = |percent: u8| own.len() * 2 * usize::from(percent) / 100 + 1;
            PracticeCount::Practices {
                at: own.iter().filter(is_at).count(),
                half: own.iter().filter(is_half).count(),
                open,
                of: own.len(),
                needed: halves(blocker.needed),
                reached: blocker.reached.map(halves),
            }
        } else {
            PracticeCount::Weights { open }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PracticeCount;
    use crate::model::Form;
    use crate::model::example::Answer::{At, DontKnow};
    use crate::model::example::{assessment, weighted};
    use crate::scoring::profile;

    #[test]
    fn four_of_eleven_practices_are_there_and_it_takes_six() {
        let mut answers = vec![At(6); 3];
        answers.extend([At(5), At(5), At(4), At(4), At(4), At(4), At(4), DontKnow]);
        let found = profile(&assessment(&[answers]), Form::Full);
        let count = found.count(&found.blockers[0]);
        let expected = PracticeCount::Practices {
            at: 3,
            half: 2,
            open: 1,
            of: 11,
            needed: 12,
            reached: None,
        };
        assert_eq!(count, expected);
    }

    #[test]
    fn of_six_practices_it_takes_three_and_a_half() {
        let answers = vec![At(6), At(6), At(4), At(4), At(5), At(5)];
        let found = profile(&assessment(&[answers]), Form::Full);
        let PracticeCount::Practices { needed, .. } = found.count(&found.blockers[0]) else {
            panic!("all count the same");
        };
        assert_eq!(needed, 7, "more than half of them, in halves");
    }

    #[test]
    fn a_level_that_is_reached_can_lack_what_the_next_one_asks_of_it() {
        // Four of six are at level 2: enough to be there, but level 3 asks for more than 85% of them.
        let answers = vec![At(6), At(6), At(6), At(6), At(2), At(2)];
        let found = profile(&assessment(&[answers]), Form::Full);
        let PracticeCount::Practices {
            at,
            needed,
            reached,
            ..
        } = found.count(&found.blockers[0])
        else {
            panic!("all count the same");
        };
        assert_eq!((at, needed, reached), (4, 11, Some(7)));
    }

    #[test]
    fn practices_that_count_differently_are_told_in_weights() {
        let answers = vec![At(6), At(4), At(4), At(4)];
        let heavy = weighted(&[vec![3, 1, 1, 1]], &[vec![answers]]);
        let found = profile(&heavy, Form::Full);
        let expected = PracticeCount::Weights { open: 0 };
        assert_eq!(found.count(&found.blockers[0]), expected);
    }

    proptest! {
        #[test]
        fn the_count_is_the_share_that_the_rule_takes(
            ratings in proptest::collection::vec(2_u8..=9, 1..14),
        ) {
            let answers = ratings.into_iter().map(At).collect();
            let found = profile(&assessment(&[answers]), Form::Full);
            for blocker in &found.blockers {
                let PracticeCount::Practices { at, half, of, needed, .. } = found.count(blocker) else {
                    panic!("all count the same");
                };
                let share = blocker.attainment;
                prop_assert_eq!(((2 * at + half) as u64, 2 * of as u64), (share.part, share.whole));
                prop_assert!(2 * at + half < needed);
                let passes = |halves: usize| 100 * halves > 2 * of * usize::from(blocker.needed);
                prop_assert!(passes(needed) && !passes(needed - 1));
            }
        }
    }
}
