//! How the list of steps is looked at.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::Observed;
use crate::window::plan::action::Entry;

/// How the list of steps is looked at.
#[derive(Debug, Default)]
pub(crate) struct PlanDraft {
    /// The steps as they are listed, group by group.
    listed: Vec<Vec<Entry>>,
    /// The steps by their days, which the list is sorted by when somebody asks for it or comes back.
    by_date: Vec<Vec<Entry>>,
    /// What was done to the list, and in which revision, until what follows from it is listed.
    done: Option<(Done, u64)>,
    /// The step that somebody works on: it stays where it is on the screen, whatever grows above it.
    pub(crate) at_work: Option<Entry>,
    /// Where the list begins on the screen.
    pub(crate) list_top: f32,
    /// Where the tops of the steps were, from the top of the list, and the width of the list then.
    tops: BTreeMap<Entry, f32>,
    width: f32,
    /// The step that was changed last, in which revision, and since when that is shown.
    pub(crate) changed: Option<Changed>,
    /// The step whose wording is being changed, and what is typed.
    pub(crate) worded: Option<(usize, String)>,
    /// What is typed for a check-in.
    pub(crate) check_in: CheckInDraft,
    /// Whether a plan of the proposed steps was made and is not shown yet.
    pub(crate) is_made: bool,
    /// The step that has the focus in it, and the one below the pointer where nothing has the focus.
    pub(crate) focused: Option<Entry>,
    pub(crate) pointed: Option<Entry>,
    /// For how many passes nothing leaves its place.
    holds: u8,
}

/// A check-in that is not noted yet.
#[derive(Debug, Default)]
pub(crate) struct CheckInDraft {
    /// `None` stands for today.
    pub(crate) day: Option<Date>,
    pub(crate) by: String,
    pub(crate) said: String,
    /// Each figure that can be observed with its source, in their order.
    pub(crate) observed: [(Option<Decimal>, String); Observed::ALL.len()],
    /// For how many passes its form is still being opened; in the last one the focus goes into it.
    pub(crate) opens: u8,
}

/// For how many passes nothing leaves its place after a list or a calendar was open: the focus comes back.
const HOLDS: u8 = 4;

/// What was done to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// A step was moved, and is listed where it belongs.
    Moved(Entry),
    /// A day was set; its step stays where it is listed.
    Dated,
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
    /// The day by which it was due, where it was moved.
    pub(crate) moved_from: Option<DayBefore>,
}

/// The day by which a step was due; `None` where it had none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayBefore(pub(crate) Option<Date>);

impl PlanDraft {
    /// Takes in the order that follows from the plan in a revision; gives the one to show. A step that is
    /// moved changes its place, one whose day is set keeps it, and those of the unit's own that are added
    /// come where they belong. Whatever else changes the plan sorts the list.
    pub(crate) fn arrange(&mut self, fresh: Vec<Vec<Entry>>, revision: u64) -> &[Vec<Entry>] {
        let done = self.done.take_if(|(_, before)| *before != revision);
        let changes = self.by_date != fresh;
        let added = added(&self.listed, &fresh);
        self.by_date = fresh;
        if let Some(added) = added {
            match done {
                Some((Done::Moved(entry), _)) => self.place(entry),
                None if changes && added.is_empty() => self.sort(),
                _ => {}
            }
            for entry in added {
                self.place(entry);
            }
        } else {
            self.sort();
            self.tops.clear();
            self.at_work = None;
        }
        &self.listed
    }

    /// The steps as they are listed, group by group.
    pub(crate) fn listed(&self) -> &[Vec<Entry>] {
        &self.listed
    }

    /// Lists the steps by their days.
    pub(crate) fn sort(&mut self) {
        self.listed.clone_from(&self.by_date);
    }

    /// Whether the steps are listed by their days.
    pub(crate) fn is_sorted(&self) -> bool {
        self.listed == self.by_date
    }

    /// Lists each step under the heading of its own time that nobody is at; one that somebody is at stays
    /// where it is on the screen, whatever leaves or comes above it. None leaves while somebody is `busy`.
    pub(crate) fn settle(&mut self, busy: bool) {
        self.holds = if busy {
            HOLDS
        } else {
            self.holds.saturating_sub(1)
        };
        if self.holds > 0 {
            return;
        }
        let strays = self.strays();
        if !strays.is_empty() {
            self.at_work = self.focused.or(self.pointed);
        }
        for entry in strays {
            self.place(entry);
        }
    }

    /// The steps under the heading of another time than their own, those left out that somebody is at.
    pub(crate) fn strays(&self) -> Vec<Entry> {
        let at = [self.focused, self.pointed];
        let is_stray =
            |entry: &&Entry, own: &[Entry]| !own.contains(entry) && !at.contains(&Some(**entry));
        let groups = self.listed.iter().zip(&self.by_date);
        let strays =
            groups.flat_map(|(listed, own)| listed.iter().filter(move |it| is_stray(it, own)));
        strays.copied().collect()
    }

    /// Lists a step where its day belongs; the others keep their places.
    pub(crate) fn place(&mut self, entry: Entry) {
        for group in &mut self.listed {
            group.retain(|it| *it != entry);
        }
        let groups = self.by_date.iter().zip(&mut self.listed);
        for (by_date, listed) in groups {
            let Some(at) = by_date.iter().position(|it| *it == entry) else {
                continue;
            };
            let earlier = by_date.get(..at).unwrap_or_default();
            let after = listed.iter().rposition(|it| earlier.contains(it));
            listed.insert(after.map_or(0, |after| after + 1), entry);
        }
    }

    /// Notes that no plan is listed, or another screen is shown.
    pub(crate) fn forget_order(&mut self) {
        self.listed.clear();
    }

    /// Notes where a step is shown in a list of this width; returns by how much the one that somebody works
    /// on is lower than before.
    pub(crate) fn lowered(&mut self, entry: Entry, top: f32, width: f32) -> f32 {
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.tops.clear();
        }
        let before = self.tops.insert(entry, top);
        let before = before.filter(|_| self.at_work == Some(entry));
        before.map_or(0.0, |before| top - before)
    }

    /// Notes that a step was changed.
    pub(crate) fn note_change(&mut self, changed: Changed) {
        if changed.moved_from.is_some() {
            self.done = Some((Done::Moved(changed.entry), changed.before));
        }
        self.changed = Some(changed);
    }

    /// Notes that the day of a step is set.
    pub(crate) fn note_day(&mut self, revision: u64) {
        self.done = Some((Done::Dated, revision));
    }
}

/// The steps of the unit's own that are not listed yet; `None` where the plan is another one.
fn added(listed: &[Vec<Entry>], fresh: &[Vec<Entry>]) -> Option<Vec<Entry>> {
    let all = |groups: &[Vec<Entry>]| groups.iter().flatten().copied().collect::<BTreeSet<_>>();
    let (listed, fresh) = (all(listed), all(fresh));
    let added: Vec<Entry> = fresh.difference(&listed).copied().collect();
    let is_own = |entry: &Entry| matches!(entry, Entry::Own(_));
    let goes_on = !listed.is_empty() && listed.is_subset(&fresh) && added.iter().all(is_own);
    goes_on.then_some(added)
}

#[cfg(test)]
mod tests {
    use super::{Changed, DayBefore, PlanDraft};
    use crate::window::plan::action::Entry;

    fn steps(groups: &[&[usize]]) -> Vec<Vec<Entry>> {
        let groups = groups.iter();
        groups
            .map(|places| places.iter().copied().map(Entry::Step).collect())
            .collect()
    }

    fn moved(place: usize, before: u64) -> Changed {
        Changed {
            entry: Entry::Step(place),
            before,
            at: 0.0,
            is_told: false,
            moved_from: Some(DayBefore(None)),
        }
    }

    #[test]
    fn the_list_keeps_its_order_while_days_are_set_until_it_is_sorted() {
        let mut draft = PlanDraft::default();
        let before = steps(&[&[0, 1], &[2]]);
        let after = steps(&[&[1], &[2, 0]]);
        assert_eq!(draft.arrange(before.clone(), 1), before);
        draft.note_day(1);
        assert_eq!(draft.arrange(before.clone(), 1), before, "not taken in yet");
        assert_eq!(draft.arrange(after.clone(), 2), before);
        assert_eq!(draft.arrange(after.clone(), 2), before);
        assert!(!draft.is_sorted());
        // What changes no day changes no place.
        assert_eq!(draft.arrange(after.clone(), 3), before);
        draft.sort();
        assert_eq!(draft.arrange(after.clone(), 3), after);
        assert!(draft.is_sorted());
    }

    #[test]
    fn a_step_that_is_moved_changes_its_place_alone() {
        let mut draft = PlanDraft::default();
        draft.arrange(steps(&[&[0, 1], &[2, 3]]), 1);
        draft.note_day(1);
        draft.arrange(steps(&[&[1], &[2, 3, 0]]), 2);
        draft.note_change(moved(1, 2));
        let shown = draft.arrange(steps(&[&[], &[2, 1, 3, 0]]), 3);
        assert_eq!(shown, steps(&[&[0], &[2, 1, 3]]));
    }

    #[test]
    fn an_own_step_that_is_added_leaves_the_others_where_they_are() {
        let mut draft = PlanDraft::default();
        draft.arrange(steps(&[&[0, 1], &[]]), 1);
        draft.note_day(1);
        draft.arrange(steps(&[&[1, 0], &[]]), 2);
        let mut fresh = steps(&[&[1, 0], &[]]);
        fresh[1].push(Entry::Own(0));
        let shown = draft.arrange(fresh, 3);
        assert_eq!(shown[0], steps(&[&[0, 1]])[0]);
        assert_eq!(shown[1], [Entry::Own(0)]);
    }

    #[test]
    fn a_step_under_a_wrong_heading_leaves_it_when_nobody_is_at_it_any_more() {
        let mut draft = PlanDraft::default();
        draft.arrange(steps(&[&[0, 1], &[2]]), 1);
        draft.note_day(1);
        draft.arrange(steps(&[&[1], &[2, 0]]), 2);
        for at in [(Some(Entry::Step(0)), None), (None, Some(Entry::Step(0)))] {
            (draft.focused, draft.pointed) = at;
            draft.settle(false);
            assert_eq!(draft.listed(), steps(&[&[0, 1], &[2]]), "somebody is at it");
        }
        (draft.focused, draft.pointed) = (Some(Entry::Step(2)), Some(Entry::Step(1)));
        draft.settle(true);
        draft.settle(false);
        assert_eq!(draft.listed(), steps(&[&[0, 1], &[2]]), "a list was open");
        for _ in 0..4 {
            draft.settle(false);
        }
        assert_eq!(draft.listed(), steps(&[&[1], &[2, 0]]));
        assert_eq!(
            draft.at_work,
            Some(Entry::Step(2)),
            "the focus keeps its place"
        );
    }

    #[test]
    fn a_plan_that_comes_from_elsewhere_or_back_is_listed_by_its_days() {
        let mut draft = PlanDraft::default();
        let [first, second] = [steps(&[&[0, 1], &[2]]), steps(&[&[1], &[2, 0]])];
        draft.arrange(first.clone(), 1);
        draft.note_day(1);
        draft.arrange(second.clone(), 2);
        assert_eq!(draft.arrange(first.clone(), 3), first, "undone");
        assert_eq!(draft.arrange(second.clone(), 4), second, "done again");
        let anew = steps(&[&[0], &[]]);
        assert_eq!(draft.arrange(anew.clone(), 5), anew);
    }

    #[test]
    fn only_the_step_that_somebody_works_on_is_held_and_only_in_a_list_as_wide() {
        let mut draft = PlanDraft {
            at_work: Some(Entry::Step(1)),
            ..PlanDraft::default()
        };
        let mut lowered = |place, top, width| draft.lowered(Entry::Step(place), top, width);
        for (place, top) in [(0, 0.0), (1, 100.0)] {
            assert!(lowered(place, top, 500.0).abs() < 0.1);
        }
        assert!(lowered(0, 20.0, 500.0).abs() < 0.1);
        assert!((lowered(1, 120.0, 500.0) - 20.0).abs() < 0.1);
        assert!(lowered(1, 150.0, 400.0).abs() < 0.1);
    }
}
