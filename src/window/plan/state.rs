//! How the list of steps is looked at.

use std::collections::BTreeMap;

use crate::window::plan::action::Entry;

/// How the list of steps is looked at.
#[derive(Debug, Default)]
pub(crate) struct PlanDraft {
    /// The steps as they are listed, group by group.
    listed: Vec<Vec<Entry>>,
    /// Whether a day is being typed: the list keeps its order until that field is left.
    pub(crate) holds: bool,
    /// Whether the list is in another order than in the last frame.
    pub(crate) rearranged: bool,
    /// The step that was moved last.
    moved: Option<Entry>,
    /// The step that has the focus, and the one below the pointer.
    pub(crate) focused: Option<Entry>,
    pub(crate) hovered: Option<Entry>,
    /// Where the tops of the steps were.
    pub(crate) tops: BTreeMap<Entry, f32>,
    /// The step that was changed last, in which revision, and since when that is shown.
    pub(crate) changed: Option<Changed>,
    /// The step whose wording is being changed, and what is typed.
    pub(crate) worded: Option<(usize, String)>,
    /// What was asked for and is not shown yet.
    pub(crate) asked: Option<Asked>,
}

/// Something that changes the list, and is shown where it stands then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A plan of the proposed steps.
    Plan,
    /// A step of the unit's own, whose title is to have the focus.
    OwnStep,
}

/// A step that was changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Changed {
    pub(crate) entry: Entry,
    /// The revision before.
    pub(crate) before: u64,
    /// When, in seconds.
    pub(crate) at: f64,
    /// Whether it was said.
    pub(crate) is_told: bool,
}

impl PlanDraft {
    /// Takes in the order that follows from the plan; gives the one to show, which is the one before
    /// while a day is typed.
    pub(crate) fn arrange(&mut self, fresh: Vec<Vec<Entry>>) -> Vec<Vec<Entry>> {
        let count = |groups: &[Vec<Entry>]| groups.iter().map(Vec::len).sum::<usize>();
        let is_same_plan = count(&self.listed) == count(&fresh);
        let holds = std::mem::take(&mut self.holds) && is_same_plan;
        self.rearranged = is_same_plan && !holds && self.listed != fresh;
        if !self.rearranged {
            (self.focused, self.hovered) = (None, None);
        }
        if !holds {
            self.listed = fresh;
        }
        self.listed.clone()
    }

    /// Notes that no plan is listed.
    pub(crate) fn forget_order(&mut self) {
        self.listed.clear();
    }

    /// The step that stays where it is on the screen when the order changes: the one that was moved, else
    /// the one that somebody is at.
    pub(crate) fn anchor(&self) -> Option<Entry> {
        self.moved.or(self.focused).or(self.hovered)
    }

    /// Notes that the list is shown in its new order.
    pub(crate) fn settle(&mut self) {
        (self.rearranged, self.moved) = (false, None);
    }

    /// Notes that a step was changed; it stays in its place on the screen where that moved it.
    pub(crate) fn note_change(&mut self, changed: Changed, moves: bool) {
        self.changed = Some(changed);
        self.moved = moves.then_some(changed.entry);
    }
}

#[cfg(test)]
mod tests {
    use super::PlanDraft;
    use crate::window::plan::action::Entry;

    fn steps(groups: &[&[usize]]) -> Vec<Vec<Entry>> {
        let groups = groups.iter();
        groups
            .map(|places| places.iter().copied().map(Entry::Step).collect())
            .collect()
    }

    #[test]
    fn the_order_stays_while_a_day_is_typed_and_changes_once_its_field_is_left() {
        let mut draft = PlanDraft::default();
        let before = steps(&[&[0, 1], &[2]]);
        let after = steps(&[&[1], &[2, 0]]);
        assert_eq!(draft.arrange(before.clone()), before);
        assert!(!draft.rearranged);
        draft.holds = true;
        assert_eq!(draft.arrange(after.clone()), before);
        assert!(!draft.rearranged);
        assert_eq!(draft.arrange(after.clone()), after);
        assert!(draft.rearranged);
        assert_eq!(draft.arrange(after.clone()), after);
        assert!(!draft.rearranged);
        // A plan that was made anew has its own order.
        draft.holds = true;
        let anew = steps(&[&[0], &[]]);
        assert_eq!(draft.arrange(anew.clone()), anew);
    }
}
