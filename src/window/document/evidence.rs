//! Files as evidence: picked, dropped, copied into the document, and opened.

use std::path::{Path, PathBuf};

use crate::model::{Edit, Evidence, EvidenceFile, PracticeId, RespondentId, ResponseField};
use crate::window::document::edit::{at_once, edit};
use crate::window::document::links::link_from;
use crate::window::document::picking::file_name;
use crate::window::effect::Effect;
use crate::window::open_external::Outside;
use crate::window::session::{CopyOrder, Session};
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

/// Has the file of an entry copied into the document.
pub(crate) fn keep_copy(state: &mut State, row: usize) -> Option<Effect> {
    let (respondent, practice, entry) = shown_entry(state, row)?;
    let path = file_at(state, &entry.link)?;
    let session = state.session.as_mut()?;
    if session.copying.is_some() {
        return None;
    }
    let order = CopyOrder {
        serial: session.serial,
        respondent,
        practice,
        path,
        room: EvidenceFile::MOST_IN_ALL.saturating_sub(session.assessment.evidence_bytes()),
    };
    session.copying = Some(order.clone());
    Some(Effect::CopyIn(Box::new(order)))
}

/// Takes in the copy of a file, unless its entry is gone.
pub(crate) fn copied(state: &mut State, order: &CopyOrder, found: Result<EvidenceFile, Message>) {
    let session = state.session.as_mut();
    let Some(session) = session.filter(|session| session.copying.as_ref() == Some(order)) else {
        return;
    };
    session.copying = None;
    let file = match found {
        Ok(file) => file,
        Err(why) => {
            state.notice = Some(why);
            return;
        }
    };
    let said = state
        .session
        .as_ref()
        .and_then(|session| session.assessment.respondent(&order.respondent))
        .and_then(|respondent| respondent.sheet.get(&order.practice));
    let mut entries = said.iter().flat_map(|said| &said.evidence);
    let is_it = |entry: &Evidence| file_at(state, &entry.link).as_ref() == Some(&order.path);
    let Some(row) = entries.position(is_it) else {
        return;
    };
    let (respondent, practice) = (order.respondent.clone(), order.practice.clone());
    put_copy(state, respondent, practice, row, Some(file));
}

/// Takes the copy of an entry's file out of the document; undo brings it back.
pub(crate) fn take_out_copy(state: &mut State, row: usize) {
    if let Some((respondent, practice, _)) = shown_entry(state, row) {
        put_copy(state, respondent, practice, row, None);
    }
}

fn put_copy(
    state: &mut State,
    respondent: RespondentId,
    practice: PracticeId,
    row: usize,
    file: Option<EvidenceFile>,
) {
    at_once(state, |state| {
        respond(state, respondent, practice, |evidence| {
            if let Some(entry) = evidence.get_mut(row) {
                entry.file = file;
            }
        });
    });
}

/// Opens the copy of an entry's file.
pub(crate) fn open_copy(state: &State, row: usize) -> Option<Effect> {
    let (_, _, entry) = shown_entry(state, row)?;
    entry.file.clone().map(Effect::OpenCopy)
}

/// An entry of the evidence that is shown, with the answer it belongs to.
fn shown_entry(state: &State, row: usize) -> Option<(RespondentId, PracticeId, &Evidence)> {
    let session = state.session.as_ref()?;
    let practice = session.practice.as_ref()?;
    let entry = session.response(practice)?.evidence.get(row)?;
    Some((session.me.clone(), practice.clone(), entry))
}

/// All of what a link opens; `None` where it opens nothing.
pub(crate) fn opened_by(state: &State, link: &str) -> Option<String> {
    outside_of(state, link).map(|outside| outside.shown())
}

/// The file that a link leads to; `None` where it leads elsewhere.
pub(crate) fn file_at(state: &State, link: &str) -> Option<PathBuf> {
    match outside_of(state, link)? {
        Outside::File(path) => Some(path),
        Outside::Link(_) | Outside::InFolder(_) => None,
    }
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
    state.session.as_ref()?;
    let outside = outside_of(state, place);
    if outside.is_none() {
        state.notice = Some(Message::new("window-open-not").with("place", place));
    }
    outside.map(Effect::OpenOutside)
}

fn outside_of(state: &State, place: &str) -> Option<Outside> {
    let session = state.session.as_ref()?;
    let folder = session.file.folder().or(state.documents.as_deref());
    Outside::of(place, folder, state.home.as_deref())
}
