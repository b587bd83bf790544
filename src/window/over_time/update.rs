//! Earlier assessments are read, remembered and left out.

use std::path::PathBuf;

use crate::change;
use crate::format::bundled;
use crate::model::Assessment;
use crate::report::change_wording;
use crate::window::document::file::{Beginning, Intent};
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::password;
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::document::typed_path;
use crate::window::effect::Effect;
use crate::window::frame::state::Dialog;
use crate::window::over_time::action::OverTimeAction;
use crate::window::over_time::state::{Earlier, EarlierFile};
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what happened to earlier assessments.
pub(crate) fn update(state: &mut State, action: OverTimeAction) -> Option<Effect> {
    match action {
        OverTimeAction::LeaveOut(place) => {
            let earlier = &mut state.session.as_mut()?.earlier;
            if place < earlier.documents.len() {
                let left = earlier.documents.remove(place);
                earlier.changes += 1;
                state.discarded.push(Box::new(left));
            }
            remember(state)
        }
        OverTimeAction::Unlock(place) => {
            let earlier = &state.session.as_ref()?.earlier;
            let path = earlier.locked.get(place)?.clone();
            ask(state, vec![path]);
            None
        }
    }
}

/// Has files read as earlier assessments of the open one.
pub(crate) fn ask(state: &mut State, paths: Vec<PathBuf>) {
    if let Some(session) = state.session.as_mut() {
        let files = paths.into_iter().map(|path| EarlierFile {
            path,
            is_asked: true,
        });
        session.earlier.waiting.extend(files);
        state.route = Route::OverTime;
    }
}

/// Reads the open assessment in the later edition that comes with the program: a copy, which takes its place in the window.
pub(crate) fn read_anew(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let own = &session.assessment;
    let newer = bundled::newer_than(&own.questionnaire);
    let Some(found) = newer.and_then(|newer| change::reread(own, newer)) else {
        return;
    };
    state.remark = Some(change_wording::reread(&found));
    let beginning = Beginning::Version {
        assessment: found.assessment,
        key: session.file.key.clone(),
    };
    state.intent = Some(Intent::Begin(Box::new(beginning)));
    if let Some(session) = state.session.as_mut() {
        session.file.resume();
    }
}

/// Looks for the earlier assessments of a document that is opened, where they were before.
pub(crate) fn recall(state: &mut State) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let id = session.assessment.identity.id.map(|id| id.to_string());
    let known = id.and_then(|id| state.settings.earlier.get(&id));
    let own = session.file.path();
    let known = known.into_iter().flatten();
    let files = known
        .filter(|path| Some(path.as_path()) != own)
        .map(|path| EarlierFile {
            path: path.clone(),
            is_asked: false,
        });
    session.earlier.waiting.extend(files);
}

/// Takes the assessment that was left for the next one, which follows it.
pub(crate) fn follow(state: &mut State, before: Option<&Session>) -> Option<Effect> {
    let before = before?;
    let session = state.session.as_mut()?;
    let path = before.file.path().map(PathBuf::from);
    let all = before.earlier.documents.iter();
    for earlier in all {
        session
            .earlier
            .add(earlier.path.clone(), &earlier.assessment);
    }
    session.earlier.add(path, &before.assessment);
    remember(state)
}

/// Reads the next file that waits.
pub(crate) fn go_on(state: &mut State) -> Option<Effect> {
    let is_free = !state.reading && state.dialog.is_none();
    let session = state.session.as_mut()?;
    let serial = session.serial;
    let earlier = &mut session.earlier;
    if !is_free || earlier.reading.is_some() || earlier.waiting.is_empty() {
        return None;
    }
    let file = earlier.waiting.remove(0);
    earlier.reading = Some(file.clone());
    state.reading = file.is_asked;
    let unlocking = password::unlocking(state);
    Some(Effect::Read(ReadOrder {
        purpose: Purpose::OpenEarlier,
        path: file.path,
        serial: Some(serial),
        unlocking,
    }))
}

/// Whether a file is read because it was known, so that nobody is asked about it.
pub(crate) fn is_quiet(state: &State) -> bool {
    let session = state.session.as_ref();
    let reading = session.and_then(|session| session.earlier.reading.as_ref());
    reading.is_some_and(|file| !file.is_asked)
}

/// Takes in what a file held.
pub(crate) fn was_read(state: &mut State, path: PathBuf, found: ReadOutcome) -> Option<Effect> {
    let is_quiet = is_quiet(state);
    let earlier = earlier(state)?;
    earlier.reading = None;
    match found {
        ReadOutcome::Document { assessment, .. } | ReadOutcome::Report(assessment) => {
            add(state, path, &assessment, is_quiet)
        }
        ReadOutcome::Locked { .. } if is_quiet => {
            earlier.locked.push(path);
            None
        }
        _ if is_quiet => {
            earlier.missing.push(path);
            None
        }
        ReadOutcome::Faults { faults, .. } => {
            state.dialog = Some(Dialog::Faults {
                path,
                faults,
                sound: None,
                key: None,
            });
            None
        }
        ReadOutcome::Failed(why) => {
            let failed = Message::new("window-read-failed").with("why", why);
            state.notice = typed_path::refuse(state, Purpose::OpenEarlier, failed);
            None
        }
        _ => None,
    }
}

/// Notes that a password is asked for, so that no file is being read until it is given.
pub(crate) fn wait(state: &mut State, purpose: Purpose) {
    let is_earlier = purpose == Purpose::OpenEarlier;
    if let Some(earlier) = earlier(state).filter(|_| is_earlier) {
        earlier.reading = None;
    }
}

fn earlier(state: &mut State) -> Option<&mut Earlier> {
    state.session.as_mut().map(|session| &mut session.earlier)
}

fn add(
    state: &mut State,
    path: PathBuf,
    assessment: &Assessment,
    is_quiet: bool,
) -> Option<Effect> {
    let session = state.session.as_mut()?;
    let own = session.assessment.identity.id;
    let is_itself = session.file.path() == Some(path.as_path())
        || (own.is_some() && assessment.identity.id == own);
    if is_itself {
        if !is_quiet {
            let refused = Message::new("over-time-itself");
            state.notice = Some(refused.with("name", file_name(&path)));
        }
        return None;
    }
    session.earlier.missing.retain(|known| *known != path);
    session.earlier.locked.retain(|known| *known != path);
    session.earlier.add(Some(path), assessment);
    if is_quiet {
        return None;
    }
    state.news = None;
    remember(state)
}

/// Remembers where the earlier assessments are.
fn remember(state: &mut State) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let id = session.assessment.identity.id?;
    let paths = session.earlier.paths();
    state.settings.remember_earlier(id, paths);
    Some(Effect::Remember(state.settings.clone()))
}
