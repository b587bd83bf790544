//! How far an element is with a level: what every picture, table and command says of it.

use crate::model::Thresholds;

use super::profile::{Attainment, ElementProfile};

/// How far an element is with a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attained {
    /// More than the second threshold: the next level can build on it.
    Firm,
    /// More than the first threshold; what is not known decides whether it is more than the second.
    PerhapsFirm,
    /// More than the first threshold, and no more than the second whatever is not known.
    Reached,
    /// What is not known decides: here, or at a level below that this one builds on.
    Open,
    /// No more than the first threshold, whatever is not known.
    Missed,
}

impl ElementProfile {
    /// How far the element is with the level of an attainment of its own. Nothing is told as reached that
    /// an answer which is still open can undo.
    #[must_use]
    pub fn attained(&self, thresholds: Thresholds, attainment: &Attainment) -> Attained {
        let (low, high) = (attainment.low, attainment.high);
        let place = self.placement.claimed;
        let level = attainment.level;
        let is_open = place.is_some_and(|place| place.low < level && level <= place.high);
        if is_open {
            Attained::Open
        } else if low.is_above(thresholds.kept) {
            Attained::Firm
        } else if low.is_above(thresholds.reached) && high.is_above(thresholds.kept) {
            Attained::PerhapsFirm
        } else if low.is_above(thresholds.reached) {
            Attained::Reached
        } else if high.is_above(thresholds.reached) {
            Attained::Open
        } else {
            Attained::Missed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Attained;
    use crate::model::example::Answer::{At, Open};
    use crate::model::example::assessment;
    use crate::scoring::profile;

    /// What an element of equal practices with these answers is at levels 2 to 4; more than 50% reach a
    /// level, and more than 85% keep it.
    fn attained(answers: &[crate::model::example::Answer]) -> Vec<Attained> {
        let assessment = assessment(&[answers.to_vec()]);
        let profile = profile(&assessment, assessment.form);
        let thresholds = assessment.questionnaire.thresholds_of(profile.form);
        let element = &profile.elements[0];
        let told = element.attainment.iter().take(3);
        told.map(|found| element.attained(thresholds, found))
            .collect()
    }

    #[test]
    fn what_is_certain_is_told_as_it_is() {
        use Attained::{Firm, Missed, Reached};
        assert_eq!(attained(&[At(6); 4]), [Firm, Firm, Missed]);
        // 75% at level 2, which is no more than 85%.
        assert_eq!(
            attained(&[At(4), At(4), At(4), At(2)]),
            [Reached, Missed, Missed]
        );
    }

    #[test]
    fn nothing_is_reached_that_an_open_answer_can_undo() {
        // 75 to 100% at level 2: reached, and perhaps firmly. So level 3, of which 75% are there, is open.
        assert_eq!(
            attained(&[At(6), At(6), At(6), Open]),
            [Attained::PerhapsFirm, Attained::Open, Attained::Missed]
        );
        // 25 to 100% at level 2.
        assert_eq!(attained(&[At(6), Open, Open, Open])[0], Attained::Open);
    }
}
