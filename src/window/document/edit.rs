//! Changes of the document: each is an [`Edit`] that can be undone.

use std::collections::BTreeSet;

use crate::model::{
    Assessment, Edit, EditError, ElementId, EvidenceFile, Level, PracticeId, Respondent,
    RespondentId, Shared, SheetCover,
};
use crate::report::wording;
use crate::window::change::Change;
use crate::window::history::History;
use crate::window::route::Route;
use crate::window::session::{Session, Travelled};
use crate::window::state::State;
use crate::words::{Message, Words};

/// Changes the open session, where there is one.
pub(crate) fn with_session(state: &mut State, change: impl FnOnce(&mut Session)) {
    if let Some(session) = state.session.as_mut() {
        change(session);
    }
}

/// Makes an edit; says so where it is refused.
pub(crate) fn edit(state: &mut State, edit: &Edit) {
    edit_all(state, std::slice::from_ref(edit));
}

/// Makes several edits that are undone as one; if one is refused, makes none.
pub(crate) fn edit_all(state: &mut State, edits: &[Edit]) {
    let record = |history: &mut History, before| history.record(before, edits);
    let is_made = make(state, edits.iter().cloned(), record);
    if is_made && let [Edit::SetLanguage(_)] = edits {
        note_two_languages(state);
    }
}

/// The same for edits that are too large to be copied between two frames, with what they are called.
pub(crate) fn edit_at_large(state: &mut State, edits: Vec<Edit>, change: Change) {
    let record = |history: &mut History, before| history.record_as(before, change);
    make(state, edits.into_iter(), record);
}

/// Makes edits and records what was there before; returns whether anything is another than before.
fn make(
    state: &mut State,
    mut edits: impl Iterator<Item = Edit>,
    record: impl FnOnce(&mut History, Assessment),
) -> bool {
    let Some(session) = state.session.as_mut() else {
        return false;
    };
    let before = session.assessment.clone();
    let refused = edits.find_map(|edit| session.assessment.apply(edit).err());
    if let Some(error) = refused {
        session.assessment = before;
        state.notice = Some(match error {
            EditError::Closed(_) => Message::new("window-closed-refused"),
            error => {
                let why = Message::from(&error);
                Message::new("window-edit-refused").with("why", why)
            }
        });
        return false;
    }
    if before == session.assessment {
        return false;
    }
    touch(session, &before);
    record(&mut session.history, before);
    let is_answered = |notice: &mut Message| {
        matches!(notice.key, "window-edit-refused" | "window-closed-refused")
    };
    state.notice.take_if(is_answered);
    true
}

/// Whether the open assessment is closed for changes; says so where it is.
pub(crate) fn is_closed(state: &mut State) -> bool {
    let session = state.session.as_ref();
    let closed = session.is_some_and(|session| session.assessment.closed.is_some());
    if closed {
        state.notice = Some(Message::new("window-closed-refused"));
    }
    closed
}

/// Puts another state of the same assessment in place of the present one, as one edit; returns whether
/// it is another one. Neither closes the assessment nor opens it again; one that is closed stays as it is.
pub(crate) fn replace(state: &mut State, assessment: Assessment, change: Change) -> bool {
    let mut is_other = false;
    if is_closed(state) {
        return is_other;
    }
    with_session(state, |session| {
        let before = session.assessment.clone();
        session.assessment = Assessment {
            identity: before.identity,
            closed: None,
            ..assessment
        };
        session.assessment.take_contents(&before);
        is_other = before != session.assessment;
        if is_other {
            settle_seat(session, &before);
            touch(session, &before);
            session.history.record_as(before, change);
        }
    });
    is_other
}

/// Makes edits that come from outside: they are no step of undo, and no undo or redo takes them back.
/// One that is refused changes nothing.
pub(crate) fn edit_from_outside(session: &mut Session, edits: &[Edit]) {
    let before = session.assessment.clone();
    for edit in edits {
        // It may be about something that an undo took away; redo then brings both back.
        let _ = session.assessment.apply(edit.clone());
    }
    session.history.take_in(edits);
    if before != session.assessment {
        touch(session, &before);
    }
}

/// Says that the program speaks another language than the questionnaire, where it does; the unit's
/// screen always says so.
pub(crate) fn note_two_languages(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let read = session.assessment.language(&state.language);
    let note = wording::two_languages(&state.words_language, read);
    if state.route != Route::Unit && !Words::speaks(read) {
        state.news = note.or(state.news.take());
    }
}

/// Makes a change that never joins the typing before or after it.
pub(crate) fn at_once(state: &mut State, change: impl FnOnce(&mut State)) {
    with_session(state, |session| session.history.pause());
    change(state);
    with_session(state, |session| session.history.pause());
}

/// Undoes or redoes an edit and shows the practice that it was about.
pub(crate) fn travel(state: &mut State, back: bool) {
    if state.is_trying() {
        // The answers stay as they are.
        let tried = state.session.as_mut();
        let tried = tried.and_then(|session| session.what_if.as_mut());
        if let Some(what_if) = tried.filter(|_| back) {
            what_if.take_back();
        }
        return;
    }
    if is_closed(state) {
        return;
    }
    let route = state.route;
    with_session(state, |session| {
        let possible = if back {
            session.history.can_undo()
        } else {
            session.history.can_redo()
        };
        if !possible {
            return;
        }
        session.set_reason_aside();
        session.going_on = None;
        let before = session.assessment.clone();
        let change = session.history.next(back).cloned();
        let practice = if back {
            session.history.undo(&mut session.assessment)
        } else {
            session.history.redo(&mut session.assessment)
        };
        // A step of the plan names a practice too, and is out of sight among the questions.
        let practice = practice.filter(|_| is_about_answers(&before, &session.assessment));
        let is_elsewhere = matches!(route, Route::Questions | Route::Keying)
            && practice
                .as_ref()
                .is_some_and(|it| show_whose(session, &before, it));
        // That another person is shown now is said.
        let mut is_in_sight = !is_elsewhere;
        match (practice, route) {
            (Some(practice), Route::Questions) => session.practice = Some(practice),
            (Some(practice), Route::Keying) => session.key_in_at(&practice),
            (Some(practice), Route::Grid) => session.show_change(&before, practice),
            _ => is_in_sight = false,
        }
        session.removed = None;
        settle_seat(session, &before);
        touch(session, &before);
        let out_of_sight = change.filter(|_| !is_in_sight);
        session.travelled = out_of_sight.map(|change| Travelled {
            change,
            back,
            revision: session.revision,
        });
    });
}

fn is_about_answers(before: &Assessment, now: &Assessment) -> bool {
    before.respondents != now.respondents || before.consensus != now.consensus
}

/// Shows whoever's answer about a practice is another one now, or what the group agreed on; gives whether somebody
/// else was shown before.
fn show_whose(session: &mut Session, before: &Assessment, practice: &PracticeId) -> bool {
    if session.is_passing() {
        return false;
    }
    let was_group = session.is_group();
    let now = &session.assessment;
    if before.consensus.get(practice) != now.consensus.get(practice) {
        session.show_group();
        return session.is_group() != was_group;
    }
    let mut changed = now.respondents.iter().filter(|person| {
        let was = before.respondent(&person.id);
        was.is_some_and(|was| was.sheet.get(practice) != person.sheet.get(practice))
    });
    let (Some(one), None) = (changed.next().map(|it| it.id.clone()), changed.next()) else {
        return false;
    };
    let was_other = session.me != one || was_group;
    session.answer_as(one);
    was_other
}

/// Shows the answers of the respondent at a place, or of the last one.
pub(crate) fn sit_at(session: &mut Session, place: usize) {
    let respondents = &session.assessment.respondents;
    let seated = respondents.get(place).or_else(|| respondents.last());
    if let Some(id) = seated.map(|respondent| respondent.id.clone()) {
        session.set_reason_aside();
        session.answer_as(id);
    }
}

/// After respondents returned or left: shows the one who returned, else someone who is there.
fn settle_seat(session: &mut Session, before: &Assessment) {
    match newcomer(before, &session.assessment) {
        Some(place) => sit_at(session, place),
        None if session.assessment.respondent(&session.me).is_none() => {
            sit_at(session, session.assessment.respondents.len());
        }
        None => {}
    }
}

/// The place of the first respondent who was not there before.
fn newcomer(before: &Assessment, now: &Assessment) -> Option<usize> {
    // An undone answer replaces one of the same people, in the same places.
    let mut both = before.respondents.iter().zip(&now.respondents);
    let as_before = before.respondents.len() == now.respondents.len()
        && both.all(|(old, new)| old.id == new.id);
    if as_before {
        return None;
    }
    let known: BTreeSet<&RespondentId> = before.respondents.iter().map(|old| &old.id).collect();
    let mut now = now.respondents.iter();
    now.position(|respondent| !known.contains(&respondent.id))
}

/// Counts a change that is not on the disk yet.
fn touch(session: &mut Session, before: &Assessment) {
    session.revision += 1;
    // A sheet counts its changes, also those that are undone.
    session.assessment.cover = before.cover.as_ref().map(SheetCover::changed);
    if !ask_the_same(before, &session.assessment) {
        session.grounds = session.revision;
    }
    // A recovery copy leaves files out: they must be in the document first.
    session.file.hurries |= brings_files(before, &session.assessment);
}

/// Whether a document holds copies of files that it did not hold before.
fn brings_files(before: &Assessment, now: &Assessment) -> bool {
    let has_bytes = |file: &&EvidenceFile| file.content.is_some();
    let was_here = |file: &EvidenceFile| {
        let mut known = before.evidence_files().filter(has_bytes);
        known.any(|known| known.digest == file.digest)
    };
    let is_as_before = |place: usize, respondent: &Shared<Respondent>| {
        let known = before.respondents.get(place);
        known.is_some_and(|known| known.is_same(respondent))
    };
    let respondents = now.respondents.iter().enumerate();
    let changed = respondents.filter(|(place, respondent)| !is_as_before(*place, respondent));
    let mut files = changed.flat_map(|(_, respondent)| respondent.sheet.evidence_files());
    files.any(|file| has_bytes(&file) && !was_here(file))
}

/// Whether a target asks the same of both: money, names and dates do not matter to it.
fn ask_the_same(before: &Assessment, now: &Assessment) -> bool {
    before.form == now.form
        && before.respondents == now.respondents
        && before.consensus == now.consensus
        && levels(before).eq(levels(now))
        && before.planning == now.planning
}

fn levels(assessment: &Assessment) -> impl Iterator<Item = (&ElementId, Level)> {
    let targets = assessment.targets.iter();
    targets.map(|(element, target)| (element, target.level))
}
