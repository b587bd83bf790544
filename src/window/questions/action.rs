//! What can happen in the questions.

use std::collections::BTreeSet;

use crate::model::{
    Check, Confidence, Evidence, EvidenceFile, Level, PracticeId, Rating, RespondentId,
};
use crate::window::session::{CopyOrder, Filter, Part};
use crate::words::Message;

/// What can happen in the questions.
#[derive(Debug)]
pub(crate) enum QuestionsAction {
    GoToPractice(PracticeId),
    /// Goes on answering, at the first practice that is missing.
    GoOn,
    NextPractice,
    PreviousPractice,
    /// Shows the end of the questions: what is left, and the way on.
    GoToEnd,
    /// Shows every practice: no filter, no search.
    ShowAll,
    /// Returns to the screen where the practice was chosen.
    GoBack,
    Filter(Filter),
    Search(String),
    AnswerAs(RespondentId),
    /// Shows what the group agreed on, in place of one person's answers.
    ShowGroup,
    /// Shows a practice with what the group agreed on.
    Agree(PracticeId),
    /// Says why the group agreed on its rating.
    Explain(String),
    Choose(Level),
    /// An answer that was clicked with the pointer: the next practice without one may follow it.
    Clicked(Box<Self>),
    /// A button of the pointer went down in the moment after such an answer.
    Hold,
    /// Something else was done in that moment: the practice stays.
    Stay,
    /// The moment is over: shows the next practice without an answer.
    GoOnByItself,
    /// Whether a click on an answer goes on.
    ToggleGoingOn,
    ToggleHalf,
    /// Rates the practice. A rating with neither a number nor a reason is taken back by itself.
    Rate(Rating),
    AskReason,
    /// Why the practice does not apply, as typed so far.
    Reason(String),
    DropReason,
    /// Moves the focus to a part of the practice.
    Seek(Part),
    Clear,
    ToggleFlag,
    /// Keeps the votes on practices as they stand and opens the next round.
    VoteAgain(BTreeSet<PracticeId>),
    /// The same for the practice that is shown.
    VoteAgainHere,
    /// Votes again as before.
    KeepVote,
    Note(String),
    Evidence(Vec<Evidence>),
    /// Evidence that was typed and not added before another practice, person or screen was shown.
    TypedEvidence(PracticeId, RespondentId, Evidence),
    Confidence(Option<Confidence>),
    /// What a second person makes of the answer; `None` takes it back.
    Check(Option<Check>),
    /// Asks for the file of an entry of evidence; `None` makes a new entry.
    PickEvidence(Option<usize>),
    /// Copies the file of an entry of evidence into the document.
    KeepCopy(usize),
    /// The file was read and packed, or could not be.
    Copied(Box<CopyOrder>, Result<EvidenceFile, Message>),
    /// Takes the copy of an entry's file out of the document again.
    TakeOutCopy(usize),
    /// Opens the copy of an entry's file with the system's program.
    OpenCopy(usize),
    /// Opens a link or a file with the system's program.
    OpenOutside(String),
}
