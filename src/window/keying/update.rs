//! What a key does while answers are keyed in from paper. Every answer is an edit of its own.

use crate::model::{Consensus, Edit, PracticeId, Rating, Respondent, RespondentId, ResponseField};
use crate::window::document::edit::{edit, with_session};
use crate::window::effect::Effect;
use crate::window::keying::action::KeyingAction;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Handles a key.
pub(crate) fn update(state: &mut State, action: KeyingAction) -> Vec<Effect> {
    if state.route != Route::Keying {
        return Vec::new();
    }
    let keeps_asking = matches!(action, KeyingAction::Reason(_));
    let is_point = matches!(action, KeyingAction::Point);
    let adds = matches!(
        action,
        KeyingAction::Half | KeyingAction::Point | KeyingAction::Settled | KeyingAction::Reason(_)
    );
    with_session(state, |session| {
        session.keying.asks_reason &= keeps_asking;
        session.keying.follows &= adds;
        let last = session.last_keyed().filter(|_| session.keying.follows);
        let level = last.and_then(|last| session.shown_rating(&last)?.at());
        session.keying.has_point = is_point && level.is_some_and(|level| !level.is_half());
    });
    match action {
        KeyingAction::Point | KeyingAction::Settled => {}
        KeyingAction::Answer(rating) => answer(state, rating),
        KeyingAction::Clear => clear(state),
        KeyingAction::Half => half(state),
        KeyingAction::Reason(reason) => reword(state, &reason),
        KeyingAction::Back => go(state, |at, _| at.saturating_sub(1)),
        KeyingAction::Skip => go(state, |at, count| (at + 1).min(count)),
        KeyingAction::To(place) => go(state, |_, count| place.min(count)),
        KeyingAction::Agreed => with_session(state, |session| {
            session.history.pause();
            session.show_group();
            session.keying.at = 0;
        }),
        KeyingAction::NextPerson => next_person(state),
        KeyingAction::AddPerson => add_person(state),
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
        let is_group = state.session.as_ref().is_some_and(Session::is_group);
        let asks_reason = is_group || rating.reason().is_some();
        rate(state, practice, Some(rating));
        go(state, |at, count| (at + 1).min(count));
        with_session(state, |session| {
            session.keying.asks_reason = asks_reason;
            session.keying.follows = true;
        });
    }
}

/// Clears the answer under the cursor and stays there.
fn clear(state: &mut State) {
    if let Some(practice) = here(state) {
        rate(state, practice, None);
    }
}

fn rate(state: &mut State, practice: PracticeId, rating: Option<Rating>) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    if session.is_group() {
        let before = session.assessment.consensus.get(&practice);
        let reason = before.map_or_else(String::new, |before| before.reason.clone());
        let today = state.today;
        let agreed = rating.map(|rating| Consensus {
            rating,
            reason,
            agreed_on: Some(today),
        });
        edit(state, &Edit::SetConsensus(practice, agreed));
        return;
    }
    let respondent = session.me.clone();
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
        let last = session.half_goes_to()?;
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
        let rating = session.shown_rating(&last)?.clone();
        let known = session.assessment.consensus.get(&last);
        let agreed_on = known.and_then(|known| known.agreed_on);
        Some((last, rating, session.is_group().then_some(agreed_on)))
    };
    match state.session.as_ref().and_then(last) {
        Some((last, rating, _)) if rating.reason().is_some() => {
            rate(state, last, Some(Rating::NotApplicable(reason.to_owned())));
        }
        Some((last, rating, Some(agreed_on))) => {
            let reason = reason.to_owned();
            let agreed = Some(Consensus {
                rating,
                reason,
                agreed_on,
            });
            edit(state, &Edit::SetConsensus(last, agreed));
        }
        _ => {}
    }
}

/// The next person; after the last one the first whose paper is not keyed in. Nobody is added by it.
fn next_person(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let respondents = &session.assessment.respondents;
    let here = respondents.iter().position(|other| other.id == session.me);
    let next = here.and_then(|here| respondents.get(here + 1));
    let is_open = |other: &Respondent| {
        other.id != session.me
            && session
                .assessment
                .practices_asked_of(other)
                .any(|practice| other.sheet.rating(&practice.id).is_none())
    };
    let again = || respondents.iter().find(|other| is_open(other));
    if let Some(id) = next.map(|next| next.id.clone()) {
        sit(state, id);
    } else if let Some(open) = again() {
        let id = open.id.clone();
        sit(state, id);
        state.news = Some(Message::new("keying-back-to-open"));
    } else {
        state.news = Some(Message::new("keying-everybody"));
    }
}

/// A new person after the last, unless nothing was keyed in for the one who is shown.
fn add_person(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    if !session.is_group() && session.open() == session.asked().count() {
        state.news = Some(Message::new("keying-add-empty"));
        return;
    }
    let id = session.assessment.free_respondent_id();
    edit(state, &Edit::AddRespondent(Respondent::new(id.clone())));
    sit(state, id);
}

fn sit(state: &mut State, id: RespondentId) {
    state.news = None;
    with_session(state, |session| {
        session.history.pause();
        session.answer_as(id);
        session.begin_keying();
    });
}
