//! What files are for that are held over the window, or let go there.

use std::path::{Path, PathBuf};

use super::state::{Purpose, State};

/// What happens with files when they are let go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Dropped<'a> {
    /// Nothing, as long as a question is open.
    Waits,
    /// One of them is opened for a purpose.
    Opens(&'a Path, Purpose),
    /// All are added to the evidence of the practice that is shown.
    Proves,
    /// Nothing: the first one, and with it every other, is of no known kind.
    Refused(&'a Path),
}

impl<'a> Dropped<'a> {
    /// What happens with these files; `None` where there are none.
    pub(crate) fn of(state: &State, paths: &'a [PathBuf]) -> Option<Self> {
        let first = paths.first()?;
        if state.dialog.is_some() {
            return Some(Self::Waits);
        }
        let purpose = |path: &Path| {
            let found = Purpose::of_dropped(path);
            found.filter(|found| *found != Purpose::PickLogo || state.takes_logo())
        };
        if state.takes_evidence() && purpose(first).is_none() {
            return Some(Self::Proves);
        }
        let opened = |path: &'a PathBuf| Some(Self::Opens(path, purpose(path)?));
        let opened = paths.iter().find_map(opened);
        Some(opened.unwrap_or(Self::Refused(first)))
    }
}
