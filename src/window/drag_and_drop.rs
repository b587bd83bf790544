//! What happens with files that are dragged over the window or dropped on it.

use std::path::{Path, PathBuf};

use crate::format::response_sheet;
use crate::window::document::picking::Purpose;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;

/// What happens with files when they are dropped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Dropped<'a> {
    /// Nothing, while a dialog is open.
    Waits,
    /// One of them is opened.
    Opens(&'a Path, Purpose),
    /// All that are response sheets are read, to be taken into the open assessment.
    TakesIn(Vec<PathBuf>),
    /// All that are documents are merged with the open assessment, while its copies are looked at.
    Merges(Vec<PathBuf>),
    /// All are added to the evidence of the practice that is shown.
    Proves,
    /// Nothing. Holds the first file, and the key of why.
    Refused(&'a Path, &'static str),
}

impl<'a> Dropped<'a> {
    /// What happens with these files; `None` without files.
    pub(crate) fn of(state: &State, paths: &'a [PathBuf]) -> Option<Self> {
        let first = paths.first()?;
        if state.dialog.is_some() {
            return Some(Self::Waits);
        }
        if state.session.as_ref().is_some_and(Session::is_passing) {
            return Some(Self::Refused(first, "pass-refusal"));
        }
        let sheets = paths.iter().filter(|path| is_sheet(path)).cloned();
        let sheets: Vec<PathBuf> = sheets.collect();
        let takes = state.session.as_ref().is_some_and(|it| !it.is_sheet());
        if takes && !sheets.is_empty() {
            return Some(Self::TakesIn(sheets));
        }
        if takes && state.route == Route::Merge {
            let copies = paths.iter().filter(|path| Purpose::MergeCopies.fits(path));
            let copies: Vec<PathBuf> = copies.cloned().collect();
            if !copies.is_empty() {
                return Some(Self::Merges(copies));
            }
        }
        // A report may be evidence, as any file may.
        let proves = |path: &Path| is_report(path) && state.takes_evidence();
        let purpose = |path: &Path| {
            let found = Purpose::of_dropped(path);
            found.filter(|found| match found {
                Purpose::PickLogo => state.takes_logo(),
                // A table may be evidence, too.
                Purpose::ImportAnswers => !state.takes_evidence(),
                _ => !proves(path),
            })
        };
        if state.takes_evidence() && purpose(first).is_none() {
            return Some(Self::Proves);
        }
        let opened = |path: &'a PathBuf| {
            let purpose = purpose(path)?;
            let refusal = refusal(state, purpose);
            Some(match refusal {
                Some(why) => Self::Refused(path, why),
                None => Self::Opens(path, purpose),
            })
        };
        let opened = paths.iter().find_map(opened);
        Some(opened.unwrap_or(Self::Refused(first, "window-drop-wrong")))
    }
}

/// The key of why answers cannot be imported now.
fn refusal(state: &State, purpose: Purpose) -> Option<&'static str> {
    if purpose != Purpose::ImportAnswers {
        return None;
    }
    match &state.session {
        None => Some("importing-drop-no-document"),
        Some(session) => session.is_closed().then_some("window-closed-refused"),
    }
}

/// Whether a file becomes evidence that may be a table of answers.
pub(crate) fn may_be_answers(path: &Path) -> bool {
    Purpose::of_dropped(path) == Some(Purpose::ImportAnswers)
}

/// Whether a file has the ending of a response sheet.
fn is_sheet(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(response_sheet::ENDING))
}

/// Whether a file has the ending of a report, which may carry an assessment.
fn is_report(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}
