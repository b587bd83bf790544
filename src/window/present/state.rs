//! What the projector shows and the facilitator has decided about it. No part of the document.

use std::collections::BTreeSet;

use crate::model::{Assessment, PracticeId, RespondentId};
use crate::scoring::disclosure::SmallestGroup;
use crate::window::present::timer::Timer;

/// People by their ids.
type People = BTreeSet<RespondentId>;

/// The practice and the round of votes that are shown on the projector.
///
/// Whether votes are shown is kept with the practice and the round that it was decided about: another
/// practice, or the next round of votes, is never revealed by an earlier decision.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Presenter {
    /// Whether the view is open.
    pub(crate) is_open: bool,
    /// Whether it is dark.
    pub(crate) is_dark: bool,
    pub(crate) timer: Timer,
    /// The practice on the projector; `None` at the end of the questions.
    practice: Option<PracticeId>,
    revealed: Option<Revealed>,
    /// Whose votes on which practice were shown, one by one. Who sees the votes of nearly the same people again
    /// could tell what the others voted.
    seen: Vec<(PracticeId, People)>,
}

/// What is revealed.
#[derive(Debug, Clone, PartialEq)]
struct Revealed {
    practice: PracticeId,
    /// How many rounds of votes on it were over then.
    over: usize,
    /// Whose votes are shown one by one; `None` where they are not.
    people: Option<People>,
}

impl Presenter {
    /// The practice on the projector; `None` at the end of the questions.
    pub(crate) const fn practice(&self) -> Option<&PracticeId> {
        self.practice.as_ref()
    }

    /// Whether what came of the votes on it is shown.
    pub(crate) fn is_revealed(&self, assessment: &Assessment) -> bool {
        self.now(assessment).is_some()
    }

    /// Whether the votes are shown one by one: those of the people whose votes were revealed, and nobody has
    /// joined or left them since.
    pub(crate) fn shows_votes(&self, assessment: &Assessment) -> bool {
        let revealed = self.now(assessment);
        revealed.is_some_and(|it| it.people.as_ref() == Some(&voters(assessment, &it.practice)))
    }

    fn now(&self, assessment: &Assessment) -> Option<&Revealed> {
        let shown = self.practice.as_ref();
        self.revealed.as_ref().filter(|it| {
            Some(&it.practice) == shown && it.over == assessment.rounds_over(&it.practice)
        })
    }

    /// Opens or closes the view. What was revealed before is not when it opens again.
    pub(crate) fn set_open(&mut self, open: bool) {
        self.is_open = open;
        self.hide();
        self.timer.reset();
    }

    /// Shows a practice, with its votes hidden where it is another one.
    pub(crate) fn follow(&mut self, practice: Option<&PracticeId>) {
        if self.practice.as_ref() != practice {
            self.practice = practice.cloned();
            self.hide();
            self.timer.reset();
        }
    }

    /// Reveals the votes, or hides them again.
    pub(crate) fn toggle(&mut self, assessment: &Assessment, least: SmallestGroup) {
        if self.is_revealed(assessment) {
            return self.hide();
        }
        let Some(practice) = self.practice.clone().filter(|_| self.is_open) else {
            return;
        };
        let people = voters(assessment, &practice);
        let before = self.seen.iter().filter(|(seen, _)| *seen == practice);
        let may_show = least.allows(people.len())
            && before
                .clone()
                .all(|(_, seen)| least.allows_both(seen, &people));
        if may_show && before.clone().all(|(_, seen)| *seen != people) {
            self.seen.push((practice.clone(), people.clone()));
        }
        self.revealed = Some(Revealed {
            over: assessment.rounds_over(&practice),
            people: may_show.then_some(people),
            practice,
        });
    }

    /// Hides the votes.
    pub(crate) fn hide(&mut self) {
        self.revealed = None;
    }

    /// Forgets a reveal of another round of votes than the present one.
    pub(crate) fn settle(&mut self, assessment: &Assessment) {
        if self.revealed.is_some() && !self.is_revealed(assessment) {
            self.hide();
            self.timer.reset();
        }
    }
}

/// Whose votes on a practice count now, whatever they are.
fn voters(assessment: &Assessment, practice: &PracticeId) -> People {
    let open = assessment.rounds_of(practice).pop().unwrap_or_default();
    open.into_keys().cloned().collect()
}
