//! Files as evidence: picked, dropped and opened.

use std::path::{Path, PathBuf};

use crate::model::{Edit, Evidence, PracticeId, RespondentId, ResponseField};
use crate::window::document::edit::edit;
use crate::window::document::links::link_from;
use crate::window::document::picking::file_name;
use crate::window::effect::Effect;
use crate::window::open_external::Outside;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Records a picked file as evidence of what it was picked for.
pub(crate) fn prove(state: &mut State, path: &Path) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let Some(proving) = session.proving.take() else {
        return;
    };
    let link = link_to(session, path);
    respond(
        state,
        proving.respondent,
        proving.practice,
        |evidence| match proving.row.and_then(|row| evidence.get_mut(row)) {
            Some(entry) => entry.link = link,
            None => evidence.push(entry_of(path, link)),
        },
    );
}

/// Records files as evidence of the practice that is shown.
pub(crate) fn add_files(state: &mut State, paths: &[PathBuf]) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Some(practice) = session.practice.clone() else {
        return;
    };
    let added = paths.iter();
    let added = added.map(|path| entry_of(path, link_to(session, path)));
    let added: Vec<Evidence> = added.collect();
    let me = session.me.clone();
    respond(state, me, practice, |evidence| evidence.extend(added));
    // The evidence may be out of sight.
    let first = paths.first().map(|path| file_name(path));
    let added = Message::new("window-drop-added").with("count", paths.len());
    state.news = Some(added.with("name", first.unwrap_or_default()));
}

/// Changes the evidence of an answer.
fn respond(
    state: &mut State,
    respondent: RespondentId,
    practice: PracticeId,
    change: impl FnOnce(&mut Vec<Evidence>),
) {
    let session = state.session.as_ref();
    let said = session
        .and_then(|session| session.assessment.respondent(&respondent))
        .and_then(|respondent| respondent.sheet.get(&practice));
    let mut evidence = said.map_or_else(Vec::new, |said| said.evidence.clone());
    change(&mut evidence);
    let answer = Edit::Respond {
        respondent,
        practice,
        field: ResponseField::Evidence(evidence),
    };
    edit(state, &answer);
}

fn entry_of(path: &Path, link: String) -> Evidence {
    Evidence {
        text: file_name(path),
        link,
        ..Evidence::default()
    }
}

fn link_to(session: &Session, path: &Path) -> String {
    // While the document moves to another folder, no relative link is sure to lead anywhere.
    let folder = session.file.folder().filter(|_| !session.file.is_moving());
    link_from(folder, path)
}

/// Opens what evidence points at; says so if it cannot be opened.
pub(crate) fn open_outside(state: &mut State, place: &str) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let folder = session.file.folder().or(state.documents.as_deref());
    let outside = Outside::of(place, folder, state.home.as_deref());
    if outside.is_none() {
        state.notice = Some(Message::new("window-open-not").with("place", place));
    }
    outside.map(Effect::OpenOutside)
}
