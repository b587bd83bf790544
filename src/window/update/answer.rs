//! Changes of the document, each an [`Edit`] that can be undone.

use std::path::{Path, PathBuf};

use crate::model::{
    Edit, Evidence, HalfLevels, Level, PracticeId, Rating, Respondent, RespondentId, ResponseField,
};
use crate::window::action::Action;
use crate::window::effect::Effect;
use crate::window::history::Answers;
use crate::window::open_external::Outside;
use crate::window::state::{Place, Removed, Route, Saving, Session, State};
use crate::words::Message;

/// Makes a change of the document.
pub(super) fn change(state: &mut State, action: Action) {
    match action {
        Action::Undo => travel(state, true),
        Action::Redo => travel(state, false),
        Action::SetUnit(field, text) => edit(state, &Edit::SetUnit(field, text)),
        Action::SetDate(date) => edit(state, &Edit::SetDate(date)),
        Action::SetLanguage(language) => edit(state, &Edit::SetLanguage(language)),
        Action::SetForm(form) => {
            edit(state, &Edit::SetForm(form));
            with_session(state, |session| {
                let asked = session
                    .asked()
                    .any(|id| Some(id) == session.practice.as_ref());
                if !asked {
                    session.practice = session.first_open();
                }
                session.wants_reason = false;
            });
        }
        Action::AddRespondent => add_respondent(state),
        Action::RemoveRespondent(respondent) => remove_respondent(state, &respondent),
        Action::Describe { name, role, team } => {
            let Some(respondent) = state.session.as_ref().map(|session| session.me.clone()) else {
                return;
            };
            edit(
                state,
                &Edit::DescribeRespondent {
                    respondent,
                    name,
                    role,
                    team,
                },
            );
        }
        Action::AnswerAs(respondent) => with_session(state, |session| {
            if session.answer_as(respondent) {
                session.wants_reason = false;
                session.history.pause();
            }
        }),
        Action::AskReason => with_session(state, |session| {
            session.wants_reason = !session.is_at_end();
        }),
        Action::DropReason => with_session(state, |session| session.wants_reason = false),
        respond => {
            if let Some(field) = response(state, respond) {
                self::respond(state, field);
            }
        }
    }
}

/// What an action says about the practice that is shown.
fn response(state: &State, action: Action) -> Option<ResponseField> {
    let session = state.session.as_ref()?;
    let practice = session.practice.as_ref()?;
    let rating = session.rating(practice);
    let flagged = session.response(practice).is_some_and(|said| said.flagged);
    Some(match action {
        Action::Choose(level) => ResponseField::Rating(Some(Rating::At(level.into()))),
        Action::ToggleHalf => {
            let levels = session.assessment.questionnaire.level_count();
            ResponseField::Rating(Some(Rating::At(toggled_half(rating?.at()?, levels)?)))
        }
        Action::NotApplicable(reason) => {
            ResponseField::Rating(Some(Rating::NotApplicable(reason.trim().to_owned())))
        }
        Action::DontKnow => ResponseField::Rating(match rating {
            Some(Rating::DontKnow) => None,
            _ => Some(Rating::DontKnow),
        }),
        Action::Clear => ResponseField::Rating(None),
        Action::ToggleFlag => ResponseField::Flagged(!flagged),
        Action::Note(text) => ResponseField::Note(text),
        Action::Evidence(evidence) => ResponseField::Evidence(evidence),
        Action::Confidence(confidence) => ResponseField::Confidence(confidence),
        _ => return None,
    })
}

/// With the half step put on or taken off; `None` at the top level.
pub(super) fn toggled_half(rating: HalfLevels, levels: u8) -> Option<HalfLevels> {
    if rating.is_half() {
        return Some(rating.level().into());
    }
    rating.level().next(levels)?;
    HalfLevels::new(rating.count() + 1)
}

fn respond(state: &mut State, field: ResponseField) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let Some(practice) = session.practice.clone() else {
        return;
    };
    if matches!(field, ResponseField::Rating(_)) {
        session.wants_reason = false;
    }
    let respondent = session.me.clone();
    let was_open = session.rating(&practice).is_none();
    edit(
        state,
        &Edit::Respond {
            respondent,
            practice: practice.clone(),
            field,
        },
    );
    let now = state.now;
    with_session(state, |session| {
        if was_open && session.rating(&practice).is_some() {
            session.pace.answered(now);
        }
    });
}

/// Adds a respondent at the end, whose answers are then shown.
fn add_respondent(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let id = session.assessment.free_respondent_id();
    edit(state, &Edit::AddRespondent(Respondent::new(id.clone())));
    with_session(state, |session| {
        session.answer_as(id);
        session.wants_reason = false;
    });
}

/// Removes a respondent with the sheet; somebody always stays.
fn remove_respondent(state: &mut State, id: &RespondentId) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let respondents = &session.assessment.respondents;
    let place = respondents.iter().position(|other| other.id == *id);
    let (Some(place), true) = (place, respondents.len() > 1) else {
        return;
    };
    let Some(gone) = respondents.get(place) else {
        return;
    };
    let name = name_of(gone).to_owned();
    let answers = gone.sheet.0.values();
    let answers = answers.filter(|said| said.rating.is_some()).count();
    edit(state, &Edit::RemoveRespondent(id.clone()));
    with_session(state, |session| {
        session.removed = Some(Removed {
            name,
            answers,
            revision: session.revision,
        });
        if session.me == *id {
            sit_at(session, place);
        }
    });
}

/// Shows the answers of the respondent at a place, or of the last one.
fn sit_at(session: &mut Session, place: usize) {
    let respondents = &session.assessment.respondents;
    let seated = respondents.get(place).or_else(|| respondents.last());
    if let Some(id) = seated.map(|respondent| respondent.id.clone()) {
        session.answer_as(id);
        session.wants_reason = false;
    }
}

/// What a respondent is called: the name, else the id.
pub(crate) fn name_of(respondent: &Respondent) -> &str {
    let name = respondent.name.trim();
    if name.is_empty() {
        respondent.id.as_str()
    } else {
        name
    }
}

/// Makes a file that was picked evidence of what it was picked for.
pub(super) fn prove(state: &mut State, path: &Path) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let Some(proving) = session.proving.take() else {
        return;
    };
    let link = link_to(session, path);
    let sheet = session
        .assessment
        .respondent(&proving.respondent)
        .map(|respondent| &respondent.sheet);
    let said = sheet.and_then(|sheet| sheet.get(&proving.practice));
    let mut evidence = said.map_or_else(Vec::new, |said| said.evidence.clone());
    match proving.row.and_then(|row| evidence.get_mut(row)) {
        Some(entry) => entry.link = link,
        None => evidence.push(entry_of(path, link)),
    }
    edit(
        state,
        &Edit::Respond {
            respondent: proving.respondent,
            practice: proving.practice,
            field: ResponseField::Evidence(evidence),
        },
    );
}

/// Makes files evidence of the practice that is shown.
pub(super) fn add_files(state: &mut State, paths: &[PathBuf]) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Some(practice) = session.practice.as_ref() else {
        return;
    };
    let said = session.response(practice);
    let mut evidence = said.map_or_else(Vec::new, |said| said.evidence.clone());
    evidence.extend(
        paths
            .iter()
            .map(|path| entry_of(path, link_to(session, path))),
    );
    let first = evidence.len() - paths.len();
    let name = evidence.get(first).map(|entry| entry.text.clone());
    respond(state, ResponseField::Evidence(evidence));
    // The evidence may be further down than what is seen.
    let added = Message::new("window-drop-added").with("count", paths.len());
    state.news = Some(added.with("name", name.unwrap_or_default()));
}

fn entry_of(path: &Path, link: String) -> Evidence {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Evidence {
        text: name.to_string_lossy().into_owned(),
        link,
        ..Evidence::default()
    }
}

/// The path of a file as evidence names it: from the document's folder on where it lies below, so
/// that both can be moved together.
fn link_to(session: &Session, path: &Path) -> String {
    let folder = document_folder(session);
    let below = folder.and_then(|folder| path.strip_prefix(folder).ok());
    below.unwrap_or(path).to_string_lossy().into_owned()
}

fn document_folder(session: &Session) -> Option<&Path> {
    match &session.file.place {
        Place::At(path) | Place::CopyOf(path) => path.parent(),
        Place::Unnamed => None,
    }
}

/// Has what evidence points at opened; says so where it points at nothing that can be.
pub(super) fn open_outside(state: &mut State, place: &str) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let folder = document_folder(session).or(state.documents.as_deref());
    let outside = Outside::of(place, folder, state.home.as_deref());
    if outside.is_none() {
        state.notice = Some(Message::new("window-open-not").with("place", place));
    }
    outside.map(Effect::OpenOutside)
}

/// Makes an edit, remembers what was before, and has it saved.
pub(super) fn edit(state: &mut State, edit: &Edit) {
    edit_all(state, std::slice::from_ref(edit));
}

/// Makes several edits that are undone as one; none of them where one is refused.
pub(super) fn edit_all(state: &mut State, edits: &[Edit]) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let before = Answers::of(&session.assessment);
    let refused = edits
        .iter()
        .find_map(|edit| session.assessment.apply(edit.clone()).err());
    match refused {
        Some(error) => {
            before.restore(&mut session.assessment);
            let why = Message::from(&error);
            state.notice = Some(Message::new("window-edit-refused").with("why", why));
        }
        None if before == Answers::of(&session.assessment) => {}
        None => {
            let asks_the_same = before.ask_the_same(&Answers::of(&session.assessment));
            session.history.record(before, edits);
            touch(session, asks_the_same);
        }
    }
}

/// Undoes or redoes an edit and shows the practice that it was about.
fn travel(state: &mut State, back: bool) {
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
        let before = Answers::of(&session.assessment);
        let practice = if back {
            session.history.undo(&mut session.assessment)
        } else {
            session.history.redo(&mut session.assessment)
        };
        match (practice, route) {
            (Some(practice), Route::Questions) => session.practice = Some(practice),
            (Some(practice), Route::Keying) => super::keying::follow(session, &practice),
            _ => {}
        }
        session.wants_reason = false;
        session.removed = None;
        settle_seat(session, &before);
        let asks_the_same = before.ask_the_same(&Answers::of(&session.assessment));
        touch(session, asks_the_same);
    });
}

/// After respondents came back or went: shows the one that came back, else somebody who is there.
fn settle_seat(session: &mut Session, before: &Answers) {
    match before.newcomer(&session.assessment) {
        Some(place) => sit_at(session, place),
        None if session.assessment.respondent(&session.me).is_none() => {
            sit_at(session, session.assessment.respondents.len());
        }
        None => {}
    }
}

/// Counts a change that is not on the disk yet.
fn touch(session: &mut Session, asks_the_same: bool) {
    session.revision += 1;
    if !asks_the_same {
        session.grounds = session.revision;
    }
    if matches!(session.file.saving, Saving::Failed(_)) {
        session.file.saving = Saving::Idle;
    }
}

/// Shows a practice.
pub(super) fn go_to(state: &mut State, practice: PracticeId) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    if session.asked().any(|id| *id == practice) {
        if state.route != Route::Questions {
            session.back = Some(state.route);
        }
        session.history.pause();
        session.wants_reason = false;
        session.practice = Some(practice);
        session.pace.begin(state.now);
        state.news = None;
        state.route = Route::Questions;
    }
}

/// Shows the screen again that the practice was chosen on.
pub(super) fn go_back(state: &mut State) {
    let back = state
        .session
        .as_mut()
        .and_then(|session| session.back.take());
    if let Some(route) = back.filter(|_| state.route == Route::Questions) {
        with_session(state, |session| {
            session.history.pause();
            session.pace.pause();
        });
        state.route = route;
    }
}

/// Shows the end of the questions.
pub(super) fn go_to_end(state: &mut State) {
    with_session(state, |session| {
        session.history.pause();
        session.wants_reason = false;
        session.practice = None;
    });
    if state.session.is_some() {
        state.news = None;
        state.route = Route::Questions;
    }
}

/// Shows the practice `offset` places further on; past the last one the end, and past that the
/// results.
pub(super) fn step(state: &mut State, offset: isize) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    match session.neighbour(offset) {
        Some(practice) => go_to(state, practice),
        None if offset > 0 && session.is_at_end() => super::go(state, Route::Results),
        None if offset > 0 => go_to_end(state),
        None => {}
    }
}

/// Changes the open session, where there is one.
pub(super) fn with_session(state: &mut State, change: impl FnOnce(&mut Session)) {
    if let Some(session) = state.session.as_mut() {
        change(session);
    }
}

/// The level that a digit on the keyboard stands for, where the questionnaire has it.
pub(crate) fn level_of_key(state: &State, number: u8) -> Option<Level> {
    let session = state.session.as_ref()?;
    Level::new(number)
        .filter(|level| level.number() <= session.assessment.questionnaire.level_count())
}
