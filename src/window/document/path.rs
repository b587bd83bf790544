//! Paths: asked of the system, typed by hand where it gives none, and what is done with them.

use std::path::{Path, PathBuf};

use crate::export::Source;
use crate::window::command::offer;
use crate::window::document::action::PathAction;
use crate::window::document::file::{Intent, Location, Saving};
use crate::window::document::picking::{Picking, Purpose, Suggestion};
use crate::window::document::{evidence, update as document};
use crate::window::effect::{Effect, ExportOrder, Task};
use crate::window::frame::state::Dialog;
use crate::window::outcome::ExportOutcome;
use crate::window::report::choice::ExportState;
use crate::window::session::Proving;
use crate::window::state::State;
use crate::words::{Fact, Message};

/// Takes in what happened while a file is looked for.
pub(crate) fn update(state: &mut State, action: PathAction) -> Option<Effect> {
    match action {
        PathAction::NewFromFile => ask(state, Purpose::OpenQuestionnaire),
        PathAction::ChooseDocument => ask(state, Purpose::OpenDocument),
        PathAction::SaveAs => ask(state, Purpose::SaveDocument),
        PathAction::Dropped(paths) => document::dropped(state, &paths),
        PathAction::TypePath => {
            by_hand(state);
            None
        }
        PathAction::UsePath(path) => typed(state, path),
        PathAction::CancelPath => {
            state.picking = None;
            None
        }
        PathAction::Overwrite => overwrite(state),
    }
}

/// Asks for a path, where there is a document if it needs one.
pub(crate) fn ask(state: &mut State, purpose: Purpose) -> Option<Effect> {
    let needs_document = purpose.writes() || purpose == Purpose::PickLogo;
    if needs_document && state.session.is_none() {
        return None;
    }
    Some(pick(state, purpose))
}

/// Asks for a file that is evidence of the practice that is shown.
pub(crate) fn ask_for_evidence(state: &mut State, row: Option<usize>) -> Option<Effect> {
    let session = state.session.as_mut()?;
    session.proving = Some(Proving {
        respondent: session.me.clone(),
        practice: session.practice.clone()?,
        row,
    });
    Some(pick(state, Purpose::PickEvidence))
}

fn pick(state: &mut State, purpose: Purpose) -> Effect {
    let suggestion = suggestion(state, purpose);
    state.counter += 1;
    let number = state.counter;
    state.exports.remove(&purpose);
    state.picking = Some(Picking {
        number,
        purpose,
        suggestion: suggestion.clone(),
        by_hand: false,
        ended: false,
    });
    Effect::Pick {
        number,
        purpose,
        suggestion,
    }
}

/// Where a dialog starts: beside the document, with its name.
fn suggestion(state: &State, purpose: Purpose) -> Suggestion {
    let beside = match state.session.as_ref().map(|session| &session.file.place) {
        Some(Location::At(path) | Location::CopyOf(path)) => Some(path.clone()),
        _ => state.settings.recent.first().cloned(),
    };
    let folder = beside
        .as_deref()
        .and_then(Path::parent)
        .or(state.documents.as_deref())
        .unwrap_or(Path::new(""))
        .to_owned();
    Suggestion {
        folder,
        file: file_name(state, purpose).map(|name| (name, purpose.extension())),
    }
}

/// What the file is called that is written.
fn file_name(state: &State, purpose: Purpose) -> Option<Message> {
    let key = match purpose {
        Purpose::Export(output) => offer(output).file,
        Purpose::SaveDocument => "export-file",
        _ => return None,
    };
    let stem = match state.session.as_ref().map(|session| &session.file.place) {
        Some(Location::At(path)) => path.file_stem(),
        _ => None,
    };
    let name = stem.map_or_else(
        || document::unnamed(state.today).into(),
        |stem| Fact::from(stem.to_string_lossy().into_owned()),
    );
    Some(Message::new(key).with("name", name))
}

/// Takes the answer of the system's dialog.
pub(crate) fn picked(state: &mut State, number: u64, path: Option<PathBuf>) -> Option<Effect> {
    let picking = state
        .picking
        .as_mut()
        .filter(|picking| picking.number == number)?;
    let Some(path) = path else {
        picking.by_hand = true;
        picking.ended = true;
        return None;
    };
    let purpose = picking.purpose;
    state.picking = None;
    // The system's dialog asked before it gave the name of an existing file, but only for the
    // name as it was typed there.
    let complete = with_extension(&path, purpose);
    let confirmed = complete == path;
    go_on(state, purpose, complete, confirmed)
}

/// Has the path typed here instead.
fn by_hand(state: &mut State) {
    if let Some(picking) = state.picking.as_mut() {
        picking.by_hand = true;
    }
}

/// Takes a path that was typed.
fn typed(state: &mut State, path: PathBuf) -> Option<Effect> {
    if path.as_os_str().is_empty() {
        return None;
    }
    let picking = state.picking.take()?;
    let path = from_home(path, state.home.as_deref());
    let path = picking.suggestion.folder.join(path);
    let path = if picking.purpose.writes() {
        with_extension(&path, picking.purpose)
    } else {
        path
    };
    go_on(state, picking.purpose, path, false)
}

/// The path with the home folder in place of a leading `~`.
fn from_home(path: PathBuf, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

/// Writes over the file that stood in the way.
fn overwrite(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Exists { path, purpose }) => go_on(state, purpose, path, true),
        other => {
            state.dialog = other;
            None
        }
    }
}

fn go_on(state: &mut State, purpose: Purpose, path: PathBuf, replace: bool) -> Option<Effect> {
    match purpose {
        Purpose::OpenDocument => document::open(state, path),
        Purpose::OpenQuestionnaire => {
            state.reading = true;
            Some(Effect::ReadQuestionnaire(path))
        }
        Purpose::PickEvidence => {
            evidence::prove(state, &path);
            None
        }
        Purpose::SaveDocument => {
            let session = state.session.as_mut()?;
            session.file.moving_to = Some((path, replace));
            if session.file.saving != Saving::Running {
                session.file.saving = Saving::Idle;
            }
            None
        }
        Purpose::PickLogo => {
            let session = state.session.as_ref()?;
            Some(Effect::ReadLogo(session.serial, path))
        }
        Purpose::Export(output) => {
            let session = state.session.as_ref()?;
            let order = ExportOrder {
                output,
                source: Source {
                    attaches: state.choice.carries(),
                    ..Source::new(session.assessment.clone(), state.report_options(session))
                },
                path,
                replace,
            };
            state.exports.insert(purpose, ExportState::Running);
            Some(Effect::Export(Box::new(order)))
        }
    }
}

/// Stops writing a file.
pub(crate) fn stop(state: &mut State, purpose: Purpose) -> Option<Effect> {
    state.exports.remove(&purpose)?;
    Some(Effect::Stop(Task::Export(purpose)))
}

/// Takes in what the export gave, or how far it is.
pub(crate) fn exported(state: &mut State, purpose: Purpose, found: ExportOutcome) {
    if !state.export(purpose).is_running() {
        // It was stopped.
        return;
    }
    let is_over = !matches!(found, ExportOutcome::Made);
    if is_over
        && !matches!(found, ExportOutcome::Done { .. })
        && state.intent == Some(Intent::Close)
    {
        // What goes wrong is to be seen.
        state.intent = None;
    }
    if is_over && matches!(state.dialog, Some(Dialog::Writing)) {
        state.dialog = None;
    }
    let export = match found {
        ExportOutcome::Made => ExportState::Writing,
        ExportOutcome::Done { path, pages, bytes } => ExportState::Done { path, pages, bytes },
        ExportOutcome::Exists { path } => {
            state.dialog = Some(Dialog::Exists { path, purpose });
            ExportState::Idle
        }
        ExportOutcome::Failed(message) => ExportState::Failed(message),
    };
    state.exports.insert(purpose, export);
}

/// The path with the ending that files of this kind have.
fn with_extension(path: &Path, purpose: Purpose) -> PathBuf {
    let wanted = purpose.extension();
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(wanted));
    if has || !purpose.writes() {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(wanted);
    path.with_file_name(name)
}
