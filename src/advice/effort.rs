//! Effort against effect: every possible step, sorted by what it takes and what it gives.

use super::steps::{EffortClass, Step, possible_steps};
use crate::model::Assessment;
use crate::scoring::Profile;

/// Every possible next step of every practice that counts, with the cuts that sort them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffortMap {
    /// In the questionnaire's order; practices at the top have none.
    pub steps: Vec<Step>,
    /// The median of the stated days of rated practices: a step of no more is small. 0 where none are.
    pub days_cut: u32,
    /// The lower median of the effects of rated practices that raise a share that is lacked, in thousandths of A: a step
    /// of no less is strong.
    pub effect_cut: u64,
}

impl EffortMap {
    /// The steps that have a class: the effort is stated and the practice is rated. In the
    /// questionnaire's order.
    pub fn sorted(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.class.is_some())
    }

    /// The steps of a class, in the questionnaire's order.
    pub fn of_class(&self, class: EffortClass) -> impl Iterator<Item = &Step> {
        let steps = self.steps.iter();
        steps.filter(move |step| step.class == Some(class))
    }
}

/// Sorts every possible step by effort and effect.
#[must_use]
pub fn effort_map(assessment: &Assessment, profile: &Profile) -> EffortMap {
    let mut steps = possible_steps(assessment, profile);
    // Nobody knows what the step of a practice without a rating takes and brings.
    let rated = || steps.iter().filter(|step| !step.open);
    let days_cut = median(rated().filter_map(Step::days));
    let lacked = rated().filter(|step| step.lacked);
    let effect_cut = median(lacked.map(Step::thousandths));
    for step in steps.iter_mut().filter(|step| !step.open) {
        let strong = step.lacked && step.thousandths() >= effect_cut;
        step.class = step.days().map(|days| match (days <= days_cut, strong) {
            (true, true) => EffortClass::QuickWin,
            (false, true) => EffortClass::BigBet,
            (true, false) => EffortClass::FillIn,
            (false, false) => EffortClass::Later,
        });
    }
    EffortMap {
        steps,
        days_cut,
        effect_cut,
    }
}

/// The lower median; 0 of nothing.
fn median<N: Ord + Default + Copy>(numbers: impl Iterator<Item = N>) -> N {
    let mut sorted: Vec<N> = numbers.collect();
    sorted.sort_unstable();
    let middle = sorted.len().saturating_sub(1) / 2;
    sorted.get(middle).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::steps::Counts;
    use crate::model::Form;
    use crate::model::example::Answer::{At, NotApplicable, Open};
    use crate::model::example::{assessment, practice_id, recommendation};
    use crate::scoring::profile;

    fn map(assessment: &Assessment) -> EffortMap {
        let profile = profile(assessment, Form::Full);
        effort_map(assessment, &profile)
    }

    #[test]
    fn small_and_strong_steps_are_quick_wins() {
        // The element is at 2; P0.0 and P0.1 count towards 3, P0.2 is beyond.
        let mut found = assessment(&[vec![At(4), At(4), At(6), At(10)]]);
        for (place, days) in [3, 30, 5].into_iter().enumerate() {
            let practice = &mut found.questionnaire.elements[0].practices[place];
            practice.recommendations = vec![recommendation(days); 4];
        }
        let map = map(&found);
        let classes: Vec<_> = map.steps.iter().filter_map(|point| point.class).collect();
        assert_eq!(
            classes,
            [
                EffortClass::QuickWin,
                EffortClass::BigBet,
                EffortClass::FillIn
            ]
        );
        assert_eq!(
            (map.days_cut, map.effect_cut, map.steps[0].thousandths()),
            (5, 250, 250)
        );
    }

    #[test]
    fn a_step_to_a_level_that_is_firmly_reached_is_not_strong() {
        // A(2) is 9 of 10 and firm: bringing the last practice to level 2 lifts nothing that level 3 lacks.
        let mut answers = vec![At(4); 9];
        answers.push(At(2));
        let mut found = assessment(&[answers]);
        for practice in &mut found.questionnaire.elements[0].practices {
            practice.recommendations = vec![recommendation(3); 4];
        }
        let map = map(&found);
        let (last, others) = map.steps.split_last().expect("steps");
        assert_eq!((last.counts.clone(), last.lacked), (Counts::Now, false));
        assert_eq!(last.class, Some(EffortClass::FillIn));
        assert!(
            others
                .iter()
                .all(|step| step.class == Some(EffortClass::QuickWin))
        );
    }

    #[test]
    fn what_is_firmly_reached_follows_the_form_in_force() {
        // A(2) is 7 of 10: below the 85% of the full form, and above what the short form asks here.
        let mut answers = vec![At(4); 7];
        answers.extend([At(2); 3]);
        let mut found = assessment(&[answers]);
        let all = found.questionnaire.practices();
        found.questionnaire.short_form = all.map(|(_, practice)| practice.id.clone()).collect();
        found.questionnaire.short_form_thresholds.kept = Some(60);
        let lacked = |form| {
            let map = effort_map(&found, &profile(&found, form));
            map.steps.last().expect("a step").lacked
        };
        assert!(lacked(Form::Full));
        assert!(!lacked(Form::Short));
    }

    #[test]
    fn a_step_without_a_stated_effort_has_no_class_and_moves_no_cut() {
        let mut found = assessment(&[vec![At(4), At(4), At(4)]]);
        for (place, days) in [3, 30].into_iter().enumerate() {
            let practice = &mut found.questionnaire.elements[0].practices[place];
            practice.recommendations = vec![recommendation(days); 4];
        }
        found.questionnaire.elements[0].practices[2].recommendations = Vec::new();
        let map = map(&found);
        let classes: Vec<_> = map.steps.iter().map(|point| point.class).collect();
        let expected = [Some(EffortClass::QuickWin), Some(EffortClass::BigBet), None];
        assert_eq!((classes.as_slice(), map.days_cut), (&expected[..], 3));
    }

    #[test]
    fn a_step_that_only_enables_another_is_said_to() {
        // The second element is at 5 with P1.0 at 1: nothing of it counts now.
        let mut found = assessment(&[vec![At(4)], vec![At(2), At(10)]]);
        found.questionnaire.thresholds.kept = 40;
        found.questionnaire.thresholds.reached = 40;
        found.questionnaire.elements[0].practices[0].requires = vec![practice_id(1, 0)];
        let map = map(&found);
        assert_eq!(map.steps[0].counts, Counts::Now);
        let enables = Counts::Enables(vec![practice_id(0, 0)]);
        assert_eq!(map.steps[1].counts, enables);
    }

    #[test]
    fn what_does_not_apply_or_is_at_the_top_has_no_step() {
        let mut found = assessment(&[vec![At(10), NotApplicable, Open]]);
        found.questionnaire.thresholds.not_applicable = 90;
        let map = map(&found);
        assert_eq!(map.steps.len(), 1);
        assert!(map.steps[0].open);
    }

    #[test]
    fn a_step_of_a_practice_that_nobody_could_rate_has_no_class_and_moves_no_cut() {
        let mut found = assessment(&[vec![At(4), At(4), Open]]);
        for (place, days) in [3, 30, 1].into_iter().enumerate() {
            let practice = &mut found.questionnaire.elements[0].practices[place];
            practice.recommendations = vec![recommendation(days); 4];
        }
        let map = map(&found);
        let classes: Vec<_> = map.steps.iter().map(|step| step.class).collect();
        let expected = [Some(EffortClass::QuickWin), Some(EffortClass::BigBet), None];
        assert_eq!((classes.as_slice(), map.days_cut), (&expected[..], 3));
        assert_eq!(map.sorted().count(), 2);
    }
}
