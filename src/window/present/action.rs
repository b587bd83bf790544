//! What can happen with what the projector shows.

/// What can happen with what the projector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}
