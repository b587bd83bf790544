//! What can happen with what the projector shows.

#[cfg(feature = "ballot")]
use crate::window::present::ballot::action::BallotAction;

/// What can happen with what the projector shows.
#[derive(Debug, Clone)]
pub(crate) enum PresentAction {
    /// Opens the view for the projector, or closes it.
    Toggle,
    /// Closes the view.
    Close,
    /// Reveals the votes, or hides them again.
    Reveal,
    /// Goes on as by the key of a remote control: reveals the votes once everybody has voted, and then shows
    /// the next practice.
    GoOn,
    /// Shows the practice before.
    GoBack,
    /// Starts the timer, or lets it pause.
    StartOrPause,
    /// Sets the timer back to its full time.
    ResetTimer,
    /// Sets how long the timer runs, in seconds.
    TimerLength(u16),
    /// Makes the view dark, or light again.
    Dark,
    /// Opens another vote on the practice that is shown.
    VoteAgain,
    /// Asks how people are to vote on their phones, or shows the ballot that runs.
    AskForBallot,
    /// Something happened with a ballot.
    #[cfg(feature = "ballot")]
    Ballot(BallotAction),
}
