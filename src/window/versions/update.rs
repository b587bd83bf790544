//! Earlier versions: when they are kept and read, and what is done with one.

use crate::format::encrypted::Key;
use crate::model::Assessment;
use crate::window::change::Change;
use crate::window::document::edit::{is_closed, replace, with_session};
use crate::window::document::file::{Beginning, Intent, Saving};
use crate::window::document::update::leave_for;
use crate::window::effect::Effect;
use crate::window::route::Route;
use crate::window::state::State;
use crate::window::versions::action::VersionsAction;
use crate::window::versions::state::{
    KeepOrder, RecallOrder, VersionOrder, VersionPurpose, Versions,
};
use crate::words::Message;

/// How many seconds of work lie between two versions at least.
const APART: f64 = 300.0;

/// Takes in what happened with earlier versions.
pub(crate) fn update(state: &mut State, action: VersionsAction) -> Option<Effect> {
    match action {
        VersionsAction::Recalled(serial, steps) => with_session(state, |session| {
            if session.serial == serial {
                session.history.continue_from(steps);
            }
        }),
        VersionsAction::Listed(serial, found) => with_session(state, |session| {
            if session.serial == serial {
                session.versions.running = false;
                session.versions.listed = Some(found);
            }
        }),
        VersionsAction::Take(order) => {
            let key = state.session.as_ref()?.file.key.clone();
            return Some(Effect::ReadVersion(order, key));
        }
        VersionsAction::WasRead(order, found) => return was_read(state, &order, found),
    }
    None
}

fn was_read(
    state: &mut State,
    order: &VersionOrder,
    found: Result<Box<Assessment>, Message>,
) -> Option<Effect> {
    let session = state.session.as_ref()?;
    if session.serial != order.serial {
        // It was read for a document that was left.
        return None;
    }
    let key = session.file.key.clone();
    let assessment = match found {
        Ok(assessment) => *assessment,
        Err(why) => {
            state.notice = Some(why);
            return None;
        }
    };
    let said = |key| Message::new(key).with("when", order.when.clone());
    match order.purpose {
        VersionPurpose::Look => {
            state.remark = Some(said("window-version-shown"));
            let identity = assessment.identity.copy();
            let assessment = Assessment {
                identity,
                ..assessment
            };
            let beginning = Beginning::Version { assessment, key };
            leave_for(state, Intent::Begin(Box::new(beginning)));
            None
        }
        VersionPurpose::BringBack if is_closed(state) => None,
        VersionPurpose::BringBack => {
            // The present state is kept too, before another one takes its place.
            let present = keep_order(state, key, true);
            let is_other = replace(state, assessment, Change::version());
            state.news = Some(said(if is_other {
                "window-version-back"
            } else {
                "window-version-same"
            }));
            state.route = Route::Questions;
            present.filter(|_| is_other)
        }
    }
}

/// Has the open document kept as a version now and then, once it is saved. Its versions follow its
/// password at once.
pub(crate) fn keep(state: &mut State) -> Option<Effect> {
    let now = state.now;
    let session = state.session.as_mut()?;
    let revision = session.revision;
    let is_saved = session.is_clean() && session.file.saving == Saving::Idle;
    let versions = &mut session.versions;
    if !is_saved || versions.kept == revision || session.file.path().is_none() {
        return None;
    }
    versions.kept = revision;
    let is_version = now - *versions.noted.get_or_insert(now) >= APART;
    if is_version {
        versions.noted = Some(now);
    }
    let former = std::mem::replace(&mut versions.key, session.file.key.clone());
    if !is_version && former == session.file.key {
        return None;
    }
    keep_order(state, former, is_version)
}

/// An order to keep the open document, which a former key encrypted when it was kept last.
fn keep_order(state: &State, former: Option<Key>, is_version: bool) -> Option<Effect> {
    let session = state.session.as_ref()?;
    Some(Effect::KeepVersion(Box::new(KeepOrder {
        key: session.file.key.clone(),
        former,
        id: session.assessment.identity.id?,
        assessment: session.assessment.clone(),
        is_version,
    })))
}

/// Has what was kept of the open document read, once it is shown.
pub(crate) fn recall(state: &mut State) -> Option<Effect> {
    let now = state.now;
    let session = state.session.as_mut()?;
    if std::mem::replace(&mut session.versions.is_recalled, true) || !session.is_clean() {
        return None;
    }
    let (file, path) = (session.file.seen?, session.file.path()?.to_owned());
    let id = session.assessment.identity.id?;
    session.versions.noted = Some(now);
    session.versions.key = session.file.key.clone();
    Some(Effect::Recall(Box::new(RecallOrder {
        key: session.file.key.clone(),
        serial: session.serial,
        id,
        path,
        file,
        assessment: session.assessment.clone(),
    })))
}

/// Has the versions read when their screen is shown.
pub(crate) fn list(state: &mut State) -> Option<Effect> {
    let is_shown = state.route == Route::Versions;
    let session = state.session.as_mut()?;
    let (serial, id) = (session.serial, session.assessment.identity.id);
    let Versions {
        listed, running, ..
    } = &mut session.versions;
    if !is_shown {
        *listed = None;
        return None;
    }
    if *running || listed.is_some() {
        return None;
    }
    let Some(id) = id else {
        *listed = Some(Vec::new());
        return None;
    };
    *running = true;
    let now = Box::new(session.assessment.clone());
    let key = session.file.key.clone();
    Some(Effect::ListVersions(serial, id, now, key))
}
