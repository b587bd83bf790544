//! The words of a ballot: what is asked, what can be sent, and what is refused.

use crate::model::{EditError, HalfLevels, PracticeId, Rating, RespondentId};

/// The most people in a ballot.
pub(in crate::ballot) const MOST_PEOPLE: usize = 500;
/// The longest name and role, in characters.
pub(in crate::ballot) const LONGEST_NAME: usize = 80;
/// The longest reason, in characters.
pub(in crate::ballot) const LONGEST_REASON: usize = 500;
/// The longest note, in characters.
pub(in crate::ballot) const LONGEST_NOTE: usize = 2_000;

/// How people vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Everybody goes through the whole form at the own pace.
    OwnPace,
    /// All vote on one practice after the other, which the facilitator puts up.
    Together,
}

/// What is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The whole form, at everybody's own pace.
    OwnPace,
    /// Nothing yet: people come in.
    Lobby,
    /// One practice, silently.
    Voting(PracticeId),
    /// Nothing: the votes on a practice are revealed and talked about.
    Revealed(PracticeId),
    /// Nothing any more.
    Over,
}

/// Somebody in the ballot.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who it is in the document.
    pub respondent: RespondentId,
    /// The personal code.
    pub code: String,
    /// The digest of the token; `None` of somebody who is not here yet.
    pub(super) token: Option<String>,
}

/// A vote as a form sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// On what.
    pub practice: String,
    /// Which vote the form was made for, as [`Session::number`] counts.
    pub number: u32,
    /// The number of half levels of a level, `dk` or `na`; empty where nothing was chosen.
    pub answer: String,
    /// Whether the next level is partly in place.
    pub half: bool,
    /// Why the practice does not apply.
    pub reason: String,
    /// A remark.
    pub note: String,
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The session code, or the personal code, is another one.
    WrongCode,
    /// No name is given.
    NameMissing,
    /// Somebody votes under this name.
    NameTaken,
    /// Somebody of this name is in the document, whose place is not free for anybody who bears the name.
    NameListed,
    /// There is no room for more people.
    Full,
    /// A text is too long.
    TooLong,
    /// Nothing was chosen.
    NothingChosen,
    /// "Not applicable" stands without a reason.
    ReasonMissing,
    /// There is no level above to be partly in place.
    NoHalf,
    /// It is not asked now, or not of this person.
    NotAsked,
    /// The ballot is over.
    Over,
}

/// What the facilitator asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// The next practice, or the one that is named.
    Next(Option<PracticeId>),
    /// Another vote on the same practice.
    Again,
    /// A practice as the group left it; one that it has not come to yet is put up.
    Show(PracticeId),
    /// The votes in so many seconds.
    Countdown(u32),
    /// No end of the votes by itself.
    Hold,
    /// The votes.
    Reveal,
    /// What the group agreed on, and why.
    Agree(Rating, String),
    /// A new personal code for somebody by name.
    Code(String),
    /// Who is here.
    Who,
    /// The end.
    End,
}

/// Why an order is not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDone {
    /// People vote at their own pace: there is nothing to put up.
    OwnPace,
    /// Every practice had its vote.
    NoMore,
    /// No practice is put up.
    NothingAsked,
    /// The votes are not revealed yet.
    NotRevealed,
    /// The votes are revealed already.
    RevealedAlready,
    /// Nobody, or more than one person, has this name.
    Nobody(String),
    /// The document does not permit it.
    Edit(EditError),
    /// The system has no random bits.
    NoRandom,
}

/// How the votes on a practice lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// How many voted.
    pub people: usize,
    /// Each rating that can be given, from the lowest, and how many gave it; `None` where too few voted
    /// to show it.
    pub counts: Option<Counts>,
}

/// How many gave which answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Each rating that was given, and each whole level, from the lowest.
    pub ratings: Vec<(HalfLevels, usize)>,
    /// Who could not tell.
    pub unknown: usize,
    /// Who said that it does not apply.
    pub left_out: usize,
    /// The lower median of the ratings; `None` where there is none.
    pub middle: Option<HalfLevels>,
    /// The upper one, where it is another: of an even number of ratings two are in the middle.
    pub upper: Option<HalfLevels>,
}
