//! What the projector shows and the facilitator has decided about it. No part of the document.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assessment, Cast, PracticeId, RespondentId};
use crate::scoring::disclosure::SmallestGroup;
use crate::window::present::timer::Timer;

/// Votes on a practice, by whose they are.
type Votes = BTreeMap<RespondentId, Cast>;

/// For so many seconds the key of a remote control that is pressed again reveals votes that are not complete.
const INSISTING: f64 = 6.0;

/// The practice and the round of votes that are shown on the projector.
///
/// Whether votes are shown is kept with the practice and the round that it was decided about: another
/// practice, or the next round of votes, is never revealed by an earlier decision.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Presenter {
    /// Whether the view is open.
    pub(crate) is_open: bool,
    /// Whether a ballot is led, with or without the view.
    pub(crate) leads: bool,
    /// Whether it is dark.
    pub(crate) is_dark: bool,
    pub(crate) timer: Timer,
    /// The practice on the projector; `None` at the end of the questions.
    practice: Option<PracticeId>,
    revealed: Option<Revealed>,
    /// What votes were shown, one by one. Who sees nearly the same again could tell what the others voted.
    seen: Vec<Seen>,
    /// When the key of a remote control was last pressed too early, in seconds.
    insisted: Option<f64>,
}

/// What is revealed: the votes as they were then, whatever is changed later.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Revealed {
    practice: PracticeId,
    /// How many rounds of votes on it were over then.
    over: usize,
    pub(crate) shows: Shows,
    /// Whether it is not the first vote on the practice.
    pub(crate) is_later: bool,
    /// The assessment as it was then.
    pub(crate) then: Assessment,
}

impl Revealed {
    /// The practice that was voted on.
    pub(crate) const fn practice(&self) -> &PracticeId {
        &self.practice
    }
}

/// What is shown of votes that are revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// That nobody voted.
    Nobody,
    /// That too few did.
    TooFew,
    /// Nothing one by one: too much would follow from what was seen before.
    NotOneByOne,
    /// Each vote that was given in this round.
    Votes,
    /// Each vote, with those that stayed from the round before.
    WithStayed,
}

impl Shows {
    /// The votes that are shown in this way.
    fn votes(self, assessment: &Assessment, practice: &PracticeId) -> Votes {
        let mut votes = assessment.votes_now(practice);
        if self == Self::WithStayed {
            let all = assessment.rounds_of(practice).pop().unwrap_or_default();
            votes.extend(all.into_iter().map(|(who, cast)| (who.clone(), cast)));
        }
        votes
    }
}

/// Votes that were shown one by one.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    practice: PracticeId,
    over: usize,
    votes: Votes,
}

impl Seen {
    fn people(&self) -> BTreeSet<&RespondentId> {
        self.votes.keys().collect()
    }

    /// Whether other votes on the same practice can be shown after these.
    fn allows(&self, over: usize, votes: &Votes, least: SmallestGroup) -> bool {
        let people = votes.keys().collect();
        if !least.allows_both(&self.people(), &people) {
            return false;
        }
        // In the same round, whoever changed a vote meanwhile must be one of enough.
        let changed = |(who, cast): &(&RespondentId, &Cast)| {
            let before = self.votes.get(*who);
            before.is_some_and(|before| before.answer != cast.answer)
        };
        self.over != over || least.allows_difference(votes.iter().filter(changed).count())
    }
}

impl Presenter {
    /// The practice on the projector; `None` at the end of the questions.
    pub(crate) const fn practice(&self) -> Option<&PracticeId> {
        self.practice.as_ref()
    }

    /// Whether votes are led: on the projector, or on phones.
    pub(crate) const fn is_active(&self) -> bool {
        self.is_open || self.leads
    }

    /// Whether what came of the votes on it is shown.
    pub(crate) fn is_revealed(&self, assessment: &Assessment) -> bool {
        self.revealed(assessment).is_some()
    }

    /// Whether votes were changed since they were revealed.
    pub(crate) fn is_outdated(&self, assessment: &Assessment) -> bool {
        self.revealed(assessment)
            .is_some_and(|it| it.then.votes_now(&it.practice) != assessment.votes_now(&it.practice))
    }

    /// What is revealed now.
    pub(crate) fn revealed(&self, assessment: &Assessment) -> Option<&Revealed> {
        let shown = self.practice.as_ref();
        self.revealed.as_ref().filter(|it| {
            Some(&it.practice) == shown && it.over == assessment.rounds_over(&it.practice)
        })
    }

    /// Opens or closes the view. What was revealed before is not when it opens again.
    pub(crate) fn set_open(&mut self, open: bool) {
        self.is_open = open;
        if !self.leads {
            self.hide();
            self.timer.reset();
        }
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
        self.reveal(assessment, least);
    }

    /// Reveals the votes as they are now. What the timer counted down to is there.
    pub(crate) fn reveal(&mut self, assessment: &Assessment, least: SmallestGroup) {
        let Some(practice) = self.practice.clone().filter(|_| self.is_active()) else {
            return;
        };
        let voted = assessment.votes_now(&practice).len();
        let over = assessment.rounds_over(&practice);
        let mut ways = [Shows::Votes, Shows::WithStayed].into_iter();
        let shows = if voted == 0 {
            Shows::Nobody
        } else if !least.allows(voted) {
            Shows::TooFew
        } else {
            let way = ways.find(|way| self.allows(assessment, &practice, (*way, least)));
            way.unwrap_or(Shows::NotOneByOne)
        };
        self.show(assessment, shows, over > 0);
    }

    /// Whether votes can be shown in a way after those that were seen before.
    fn allows(
        &self,
        assessment: &Assessment,
        practice: &PracticeId,
        (way, least): (Shows, SmallestGroup),
    ) -> bool {
        let votes = way.votes(assessment, practice);
        let over = assessment.rounds_over(practice);
        let mut before = self.seen.iter().filter(|seen| seen.practice == *practice);
        before.all(|seen| seen.allows(over, &votes, least))
    }

    /// Reveals the votes as they are now, as far as is already decided.
    pub(crate) fn show(&mut self, assessment: &Assessment, shows: Shows, is_later: bool) {
        let Some(practice) = self.practice.clone().filter(|_| self.is_active()) else {
            return;
        };
        let over = assessment.rounds_over(&practice);
        if matches!(shows, Shows::Votes | Shows::WithStayed) {
            let seen = Seen {
                practice: practice.clone(),
                over,
                votes: shows.votes(assessment, &practice),
            };
            if !self.seen.contains(&seen) {
                self.seen.push(seen);
            }
        }
        self.insisted = None;
        self.timer.reset();
        self.revealed = Some(Revealed {
            practice,
            over,
            shows,
            is_later,
            then: assessment.clone(),
        });
    }

    /// Whose votes on which practice were shown one by one.
    #[cfg(feature = "ballot")]
    pub(crate) fn seen(&self) -> impl Iterator<Item = (&PracticeId, BTreeSet<RespondentId>)> {
        let seen = self.seen.iter();
        seen.map(|it| (&it.practice, it.votes.keys().cloned().collect()))
    }

    /// Whether the key of a remote control, pressed now, was pressed a moment ago already.
    pub(crate) fn insists(&mut self, now: f64) -> bool {
        let before = self.insisted.replace(now);
        before.is_some_and(|before| now - before <= INSISTING)
    }

    /// Whether the key of a remote control reveals votes that are not complete, where it is pressed again.
    pub(crate) fn awaits_again(&self, now: f64) -> Option<f64> {
        let left = self.insisted? + INSISTING - now;
        (left > 0.0).then_some(left)
    }

    /// Hides the votes.
    pub(crate) fn hide(&mut self) {
        self.revealed = None;
        self.insisted = None;
    }

    /// Forgets a reveal of another round of votes than the present one.
    pub(crate) fn settle(&mut self, assessment: &Assessment) {
        if self.revealed.is_some() && !self.is_revealed(assessment) {
            self.hide();
            self.timer.reset();
        }
    }
}
