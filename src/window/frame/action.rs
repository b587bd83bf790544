//! What can happen in the frame around the screens.

use std::collections::BTreeSet;

use crate::store::settings::{Theme, WindowPlace};
use crate::window::desktop::Desktop;
use crate::window::route::Route;
use crate::words::Message;

/// What can happen in the frame around the screens.
#[derive(Debug)]
pub(crate) enum FrameAction {
    Go(Route),
    /// Goes to the search of the practices.
    Find,
    Theme(Theme),
    /// Makes contrasts strong, or usual again.
    Contrast,
    /// Keeps everything still, or lets it move again.
    Stillness,
    /// Asks the desktop how windows are to look.
    AskDesktop,
    DesktopSays(Desktop),
    /// Goes to a spot on a screen.
    Spot(Spot),
    /// Puts what is needed to report a fault on the clipboard.
    CopyDiagnostics(String),
    /// Puts what was kept of a fault on the clipboard.
    CopyCrash(String),
    /// Puts the strip about it away, for good.
    DismissCrash,
    Zoom(Zooming),
    /// The window was moved; where it stands is kept when the program ends.
    Placed(WindowPlace),
    /// Opens or closes the palette of commands and practices.
    Palette(bool),
    /// Characters were drawn that no font has.
    MissingGlyphs(BTreeSet<char>),
    /// A job failed that answers only then.
    Failed(Message),
    /// The system's program did not open something; the ways to a file that was just written stay.
    NotOpened(Message),
    /// Something was done that is told of for a while.
    Told(Message),
    /// Puts a table on the clipboard.
    CopyTable(String),
    DismissDialog,
    DismissNotice,
    DismissNews,
    /// Gives the focus to the first button of a message.
    GoToMessage,
    CloseWindow,
    /// Closes even though files are still being written.
    CloseAtOnce,
}

/// A spot on a screen that the palette and the menus lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Spot {
    Words,
    Keys,
    About,
    Logo,
    People,
    Form,
    Language,
    Proof,
    Check,
    Differ,
    WhatIf,
    Worth,
    Owners,
    OwnStep,
    DaysOff,
    CheckIn,
    Names,
}

impl Spot {
    /// The screen that it is on.
    pub(crate) const fn route(self) -> Route {
        match self {
            Self::Words | Self::Keys | Self::About => Route::Help,
            Self::Logo | Self::People | Self::Form | Self::Language => Route::Unit,
            Self::Proof | Self::Check => Route::Questions,
            Self::Differ | Self::WhatIf => Route::Results,
            Self::Worth => Route::Target,
            Self::Owners | Self::OwnStep | Self::DaysOff | Self::CheckIn => Route::Plan,
            Self::Names => Route::Report,
        }
    }
}

/// A change of the zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zooming {
    In,
    Out,
    Reset,
}
