//! Rounds of votes: what everybody had said before the group voted on a practice again.

use std::collections::BTreeMap;
use std::mem;

use jiff::civil::Date;

use super::{Answer, PracticeId, Rating, RespondentId};

/// A round of votes that is over. The round that is open stands in the answers of the respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The day that it ended, because the next one was opened.
    pub ended: Date,
    /// Of each practice that the group votes on again, the votes as they stood at the end, by whose they
    /// were. A practice that nobody voted on has none.
    pub votes: BTreeMap<PracticeId, RoundVotes>,
}

/// The votes on a practice at the end of a round, by whose they are.
pub type RoundVotes = BTreeMap<RespondentId, Vote>;

/// A vote at the end of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// What the answer counted as.
    pub rating: Rating,
    /// Whether it stayed from the round before, since the person did not vote in this one.
    pub stayed: bool,
}

/// What a vote is without its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// What it counts as.
    pub answer: Answer,
    /// Whether it stayed from the round before.
    pub stayed: bool,
}

impl Vote {
    /// The vote without the reason of "not applicable".
    #[must_use]
    pub const fn cast(&self) -> Cast {
        Cast {
            answer: self.rating.answer(),
            stayed: self.stayed,
        }
    }
}

/// Puts votes under other ids; an id that is not named stays.
pub(super) fn rename(votes: &mut RoundVotes, ids: &BTreeMap<RespondentId, RespondentId>) {
    let before = mem::take(votes);
    let now = |id: RespondentId| ids.get(&id).cloned().unwrap_or(id);
    votes.extend(before.into_iter().map(|(who, vote)| (now(who), vote)));
}
