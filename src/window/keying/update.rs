//! What a key does while answers are keyed in from paper. Every answer is an edit of its own.

use crate::model::{Edit, PracticeId, Rating, Respondent, ResponseField};
use crate::window::document::edit::{edit, with_session};
use crate::window::effect::Effect;
use crate::window::keying::action::KeyingAction;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;

/// Handles a key.
pub(crate) fn update(state: &mut State, action: KeyingAction) -> Vec<Effect> {
    if state.route != Route::Keying {
        return Vec::new();
    }
    match action {
        KeyingAction::Answer(rating) => answer(state, rating),
        KeyingAction::Clear => clear(state),
        KeyingAction::Half => half(state),
        KeyingAction::Reason(reason) => reword(state, &reason),
        KeyingAction::Back => go(state, |at, _| at.saturating_sub(1)),
        KeyingAction::Skip => go(state, |at, count| (at + 1).min(count)),
        KeyingAction::To(place) => go(state, |_, count| place.min(count)),
        KeyingAction::NextPerson => next_person(state),
    }
    Vec::new()
}

fn go(state: &mut State, there: impl FnOnce(usize, usize) -> usize) {
    with_session(state, |session| {
        let count = session.asked().count();
        session.keying.at = there(session.keying.at, count);
        session.history.pause();
    });
}

/// The practice under the cursor.
fn here(state: &State) -> Option<PracticeId> {
    let session = state.session.as_ref()?;
    session.asked().nth(session.keying.at).cloned()
}

/// Answers the practice under the cursor and moves on.
fn answer(state: &mut State, rating: Rating) {
    if let Some(practice) = here(state) {
        rate(state, practice, Some(rating));
        go(state, |at, count| (at + 1).min(count));
    }
}

/// Clears the answer under the cursor and stays there.
fn clear(state: &mut State) {
    if let Some(practice) = here(state) {
        rate(state, practice, None);
    }
}

fn rate(state: &mut State, practice: PracticeId, rating: Option<Rating>) {
    let Some(respondent) = state.session.as_ref().map(|session| session.me.clone()) else {
        return;
    };
    edit(
        state,
        &Edit::Respond {
            respondent,
            practice,
            field: ResponseField::Rating(rating),
        },
    );
}

fn half(state: &mut State) {
    let toggled = |session: &Session| {
        let last = session.last_keyed()?;
        let rating = session.toggled_half(&last)?;
        Some((last, rating))
    };
    if let Some((last, rating)) = state.session.as_ref().and_then(toggled) {
        rate(state, last, Some(Rating::At(rating)));
    }
}

fn reword(state: &mut State, reason: &str) {
    let last = |session: &Session| {
        let last = session.last_keyed()?;
        session.rating(&last)?.reason().is_some().then_some(last)
    };
    if let Some(last) = state.session.as_ref().and_then(last) {
        rate(state, last, Some(Rating::NotApplicable(reason.to_owned())));
    }
}

/// The next person; after the last a new one, unless nothing was keyed for the last.
fn next_person(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let respondents = &session.assessment.respondents;
    let here = respondents.iter().position(|other| other.id == session.me);
    let next = here.and_then(|here| respondents.get(here + 1));
    let id = match next {
        Some(next) => next.id.clone(),
        None if session.open() == session.asked().count() => return,
        None => {
            let id = session.assessment.free_respondent_id();
            edit(state, &Edit::AddRespondent(Respondent::new(id.clone())));
            id
        }
    };
    with_session(state, |session| {
        session.history.pause();
        session.answer_as(id);
        session.begin_keying();
    });
}
