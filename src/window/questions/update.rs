//! Answers: the practice that is shown, and what is said about it. Each change is an [`Edit`].

use crate::model::{Edit, Level, PracticeId, Rating, Response, ResponseField};
use crate::window::document::edit::{edit, with_session};
use crate::window::document::{evidence, path};
use crate::window::effect::Effect;
use crate::window::frame::update::go;
use crate::window::questions::action::QuestionsAction;
use crate::window::route::Route;
use crate::window::session::{Filter, Session};
use crate::window::state::State;

/// Handles an action of the questions.
pub(crate) fn update(state: &mut State, action: QuestionsAction) -> Option<Effect> {
    match action {
        QuestionsAction::GoToPractice(practice) => go_to(state, practice),
        QuestionsAction::NextPractice => step(state, 1),
        QuestionsAction::PreviousPractice => step(state, -1),
        QuestionsAction::GoToEnd => go_to_end(state),
        QuestionsAction::GoBack => go_back(state),
        QuestionsAction::ShowAll => with_session(state, |session| {
            session.filter = Filter::All;
            session.search.clear();
        }),
        QuestionsAction::Filter(filter) => with_session(state, |session| session.filter = filter),
        QuestionsAction::Search(text) => with_session(state, |session| session.search = text),
        QuestionsAction::AnswerAs(respondent) => with_session(state, |session| {
            if session.answer_as(respondent) {
                session.wants_reason = false;
                session.history.pause();
            }
        }),
        QuestionsAction::AskReason => with_session(state, |session| {
            session.wants_reason = !session.is_at_end();
        }),
        QuestionsAction::DropReason => with_session(state, |session| session.wants_reason = false),
        QuestionsAction::ToggleHalf => toggle_half(state),
        QuestionsAction::Choose(level) => rate(state, Some(Rating::At(level.into()))),
        QuestionsAction::Rate(rating) => {
            let is_plain = rating.at().is_none() && rating.reason().is_none();
            let is_same = said(state).and_then(|said| said.rating.as_ref()) == Some(&rating);
            rate(state, Some(rating).filter(|_| !(is_plain && is_same)));
        }
        QuestionsAction::Clear => rate(state, None),
        QuestionsAction::ToggleFlag => {
            let flagged = said(state).is_some_and(|said| said.flagged);
            respond(state, ResponseField::Flagged(!flagged));
        }
        QuestionsAction::Note(text) => respond(state, ResponseField::Note(text)),
        QuestionsAction::Evidence(evidence) => respond(state, ResponseField::Evidence(evidence)),
        QuestionsAction::Confidence(confidence) => {
            respond(state, ResponseField::Confidence(confidence));
        }
        QuestionsAction::PickEvidence(row) => return path::ask_for_evidence(state, row),
        QuestionsAction::KeepCopy(row) => return evidence::keep_copy(state, row),
        QuestionsAction::Copied(order, found) => evidence::copied(state, &order, found),
        QuestionsAction::TakeOutCopy(row) => evidence::take_out_copy(state, row),
        QuestionsAction::OpenCopy(row) => return evidence::open_copy(state, row),
        QuestionsAction::OpenOutside(place) => return evidence::open_outside(state, &place),
    }
    None
}

/// What was said about the practice that is shown.
fn said(state: &State) -> Option<&Response> {
    let session = state.session.as_ref()?;
    session.response(session.practice.as_ref()?)
}

fn rate(state: &mut State, rating: Option<Rating>) {
    respond(state, ResponseField::Rating(rating));
}

fn toggle_half(state: &mut State) {
    let toggled = |session: &Session| session.toggled_half(session.practice.as_ref()?);
    if let Some(rating) = state.session.as_ref().and_then(toggled) {
        rate(state, Some(Rating::At(rating)));
    }
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

/// Shows a practice.
pub(crate) fn go_to(state: &mut State, practice: PracticeId) {
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

/// Returns to the screen where the practice was chosen.
pub(crate) fn go_back(state: &mut State) {
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
pub(crate) fn go_to_end(state: &mut State) {
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

/// Moves on by `offset` practices. After the last practice comes the end, then the results.
pub(crate) fn step(state: &mut State, offset: isize) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    match session.neighbour(offset) {
        Some(practice) => go_to(state, practice),
        None if offset > 0 && session.is_at_end() => go(state, Route::Results),
        None if offset > 0 => go_to_end(state),
        None => {}
    }
}

/// The level that a digit on the keyboard stands for, where the practice that is answered has it.
pub(crate) fn level_of_key(state: &State, number: u8) -> Option<Level> {
    let session = state.session.as_ref()?;
    let questionnaire = &session.assessment.questionnaire;
    let practice = match state.route {
        Route::Keying => session.asked().nth(session.keying.at),
        _ => session.practice.as_ref(),
    };
    let level = questionnaire.numbering.level(number)?;
    let (_, practice) = questionnaire.practice(practice?)?;
    practice.scale().has(level).then_some(level)
}
