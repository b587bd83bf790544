//! Rates the practice that is shown: one person's answer, or what the group agreed on.

use crate::model::{Consensus, Edit, Evidence, PracticeId, Rating, RespondentId, ResponseField};
use crate::window::document::edit::{edit, with_session};
use crate::window::session::Part;
use crate::window::state::State;

/// Rates the practice, or takes the rating back.
pub(crate) fn rate(state: &mut State, rating: Option<Rating>) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    if rating.as_ref().and_then(Rating::reason).is_some() {
        session.asked_reason = None;
    } else {
        session.set_reason_aside();
    }
    session.set_half_first(false);
    let practice = session.practice.clone().filter(|_| session.is_group());
    match practice {
        Some(practice) => agree(state, practice, rating),
        None => respond(state, ResponseField::Rating(rating)),
    }
}

/// Changes one person's answer. What the group agreed on is nobody's answer.
pub(crate) fn respond(state: &mut State, field: ResponseField) {
    let Some(session) = state.session.as_ref().filter(|session| !session.is_group()) else {
        return;
    };
    let Some(practice) = session.practice.clone() else {
        return;
    };
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

/// Adds evidence that was typed on a practice which is left behind.
pub(super) fn take_in_evidence(
    state: &mut State,
    practice: PracticeId,
    respondent: RespondentId,
    entry: Evidence,
) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Some(person) = session.assessment.respondent(&respondent) else {
        return;
    };
    let said = person.sheet.get(&practice);
    let mut evidence = said.map_or_else(Vec::new, |said| said.evidence.clone());
    evidence.push(entry);
    let field = ResponseField::Evidence(evidence);
    edit(
        state,
        &Edit::Respond {
            respondent,
            practice,
            field,
        },
    );
    with_session(state, |session| session.history.pause());
}

/// Records what the group agreed on. The reason stays when the rating changes, and its field has the
/// focus next: what is typed then is no key of an answer.
fn agree(state: &mut State, practice: PracticeId, rating: Option<Rating>) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    // Two ratings of one practice are two steps of undo.
    session.history.pause();
    let before = session.assessment.consensus.get(&practice);
    let reason = before.map_or_else(String::new, |before| before.reason.clone());
    let needs_why = rating
        .as_ref()
        .is_some_and(|rating| rating.reason().is_none());
    let today = state.today;
    let agreed = rating.map(|rating| Consensus {
        rating,
        reason,
        agreed_on: Some(today),
    });
    edit(state, &Edit::SetConsensus(practice, agreed));
    with_session(state, |session| {
        session.history.pause();
        if needs_why && !session.is_closed() {
            session.seek(Part::Note);
        }
    });
}

/// Says why the group agreed on its rating.
pub(crate) fn explain(state: &mut State, reason: String) {
    let Some(session) = state.session.as_ref().filter(|session| session.is_group()) else {
        return;
    };
    let Some(practice) = session.practice.clone() else {
        return;
    };
    let Some(agreed) = session.assessment.consensus.get(&practice) else {
        return;
    };
    let agreed = Some(Consensus {
        reason,
        ..agreed.clone()
    });
    edit(state, &Edit::SetConsensus(practice, agreed));
}

/// Takes in the reason that is being typed, so that leaving the practice does not lose it.
pub(crate) fn take_in_reason(state: &mut State) {
    let asked = state.session.as_mut();
    let typed = asked.and_then(|session| session.asked_reason.take());
    let typed = typed.as_deref().map(str::trim).unwrap_or_default();
    if !typed.is_empty() {
        rate(state, Some(Rating::NotApplicable(typed.to_owned())));
    }
}
