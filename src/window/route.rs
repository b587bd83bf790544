//! The screens.

/// A screen, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    Start,
    Unit,
    Questions,
    Results,
    Target,
    Plan,
    Report,
    /// Not a station of the way: a way of answering.
    Keying,
    /// Not a station of the way: reached from everywhere, and left to where one was.
    Help,
}
