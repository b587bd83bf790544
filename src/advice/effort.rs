//! Effort against effect: every possible step as a point.

use crate::model::{Assessment, ElementId, HalfLevels, Level, PracticeId};
use crate::scoring::{Attainment, PracticeProfile, PracticeState, Profile, Share};

/// Every possible next step of every practice that counts, with the cuts that sort them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffortMap {
    /// In the questionnaire's order; practices at the top have none.
    pub points: Vec<EffortPoint>,
    /// The median of the days: a step of no more is small. 0 where there are no points.
    pub days_cut: u32,
    /// The lower median of the effects that count now, in thousandths of A: a step of no less is
    /// strong.
    pub effect_cut: u64,
}

/// One possible step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffortPoint {
    /// The practice to raise.
    pub practice: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The level that is fully reached now; level 1 where nobody could say.
    pub from: Level,
    /// The level above.
    pub to: Level,
    /// The working days.
    pub days: u32,
    /// By how much the step raises A(`to`) of its element.
    pub effect: Share,
    /// Whether that brings the element nearer to its next level.
    pub counts: Counts,
    /// What the step is, effort against effect.
    pub class: EffortClass,
    /// Whether nobody could say where the practice is: to find out first.
    pub open: bool,
}

impl EffortPoint {
    /// The rise of A(`to`) in thousandths, rounded down.
    #[must_use]
    pub fn thousandths(&self) -> u64 {
        thousandths(self.effect)
    }
}

/// What a step does for the next level of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// It leads to a level that its element's next level asks for.
    Now,
    /// It is a prerequisite, near or far, of these practices, whose steps count now and which it
    /// is below.
    Enables(Vec<PracticeId>),
    /// It counts for a level further up only.
    Later,
}

/// Effort against effect. Small is no more than the median of the days, strong is to count now
/// and with no less than the median effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffortClass {
    /// Small and strong.
    QuickWin,
    /// Strong, not small.
    BigBet,
    /// Small, not strong.
    FillIn,
    /// Neither.
    Later,
}

/// Sorts every possible step by effort and effect.
#[must_use]
pub fn effort_map(assessment: &Assessment, profile: &Profile) -> EffortMap {
    let mut points: Vec<EffortPoint> = profile
        .practices
        .iter()
        .filter_map(|practice| point(assessment, profile, practice))
        .collect();
    mark_enabling(assessment, &mut points);
    let days_cut = median(points.iter().map(|point| point.days));
    let now = points.iter().filter(|point| point.counts == Counts::Now);
    let effect_cut = median(now.map(EffortPoint::thousandths));
    for point in &mut points {
        let small = point.days <= days_cut;
        let strong = point.counts == Counts::Now && point.thousandths() >= effect_cut;
        point.class = match (small, strong) {
            (true, true) => EffortClass::QuickWin,
            (false, true) => EffortClass::BigBet,
            (true, false) => EffortClass::FillIn,
            (false, false) => EffortClass::Later,
        };
    }
    EffortMap {
        points,
        days_cut,
        effect_cut,
    }
}

fn thousandths(share: Share) -> u64 {
    (share.part * 1_000).checked_div(share.whole).unwrap_or(0)
}

/// The lower median; 0 of nothing.
fn median<N: Ord + Default + Copy>(numbers: impl Iterator<Item = N>) -> N {
    let mut sorted: Vec<N> = numbers.collect();
    sorted.sort_unstable();
    let middle = sorted.len().saturating_sub(1) / 2;
    sorted.get(middle).copied().unwrap_or_default()
}

fn point(
    assessment: &Assessment,
    profile: &Profile,
    practice: &PracticeProfile,
) -> Option<EffortPoint> {
    if practice.weight == 0 || practice.state == PracticeState::NotApplicable {
        return None;
    }
    let mut elements = profile.elements.iter();
    let element = elements.find(|element| element.id == practice.element)?;
    let present = element.placement.claimed?.low;
    let rating = practice.rating().unwrap_or(HalfLevels::from(Level::FLOOR));
    let from = rating.level();
    let to = from.next(profile.level_count)?;
    let Attainment { low, .. } = element.attainment(to)?;
    let credit = if rating.is_half() { 1 } else { 2 };
    let next = present.next(profile.level_count);
    Some(EffortPoint {
        practice: practice.id.clone(),
        element: practice.element.clone(),
        from,
        to,
        days: assessment.effort(&practice.id, to)?.days().into(),
        effect: Share {
            part: credit * u64::from(practice.weight),
            whole: low.whole,
        },
        counts: if next.is_some_and(|next| to <= next) {
            Counts::Now
        } else {
            Counts::Later
        },
        class: EffortClass::Later,
        open: practice.is_open(),
    })
}

/// Marks the steps that a step that counts now waits for. A prerequisite waits no longer once it
/// is at the level that the other step leads to.
fn mark_enabling(assessment: &Assessment, points: &mut [EffortPoint]) {
    let now: Vec<(PracticeId, Level)> = points
        .iter()
        .filter(|point| point.counts == Counts::Now)
        .map(|point| (point.practice.clone(), point.to))
        .collect();
    for point in points.iter_mut() {
        if point.counts == Counts::Now {
            continue;
        }
        let waiting: Vec<PracticeId> = now
            .iter()
            .filter(|(practice, to)| {
                point.from < *to && super::requires(assessment, practice, &point.practice)
            })
            .map(|(practice, _)| practice.clone())
            .collect();
        if !waiting.is_empty() {
            point.counts = Counts::Enables(waiting);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let classes: Vec<EffortClass> = map.points.iter().map(|point| point.class).collect();
        assert_eq!(
            classes,
            [
                EffortClass::QuickWin,
                EffortClass::BigBet,
                EffortClass::FillIn
            ]
        );
        assert_eq!(
            (map.days_cut, map.effect_cut, map.points[0].thousandths()),
            (5, 250, 250)
        );
    }

    #[test]
    fn a_step_that_only_enables_another_is_said_to() {
        // The second element is at 5 with P1.0 at 1: nothing of it counts now.
        let mut found = assessment(&[vec![At(4)], vec![At(2), At(10)]]);
        found.questionnaire.thresholds.kept = 40;
        found.questionnaire.thresholds.reached = 40;
        found.questionnaire.elements[0].practices[0].requires = vec![practice_id(1, 0)];
        let map = map(&found);
        assert_eq!(map.points[0].counts, Counts::Now);
        let enables = Counts::Enables(vec![practice_id(0, 0)]);
        assert_eq!(map.points[1].counts, enables);
    }

    #[test]
    fn what_does_not_apply_or_is_at_the_top_has_no_step() {
        let mut found = assessment(&[vec![At(10), NotApplicable, Open]]);
        found.questionnaire.thresholds.not_applicable = 90;
        let map = map(&found);
        assert_eq!(map.points.len(), 1);
        assert!(map.points[0].open);
    }
}
