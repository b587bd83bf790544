//! The unit: who answers, and which form.

use crate::model::{Edit, Form, Respondent, RespondentId};
use crate::window::document::edit::{edit, sit_at, with_session};
use crate::window::effect::Effect;
use crate::window::session::RemovedRespondent;
use crate::window::state::State;
use crate::window::unit::action::UnitAction;

/// Handles an action of the unit's screen.
pub(crate) fn update(state: &mut State, action: UnitAction) -> Vec<Effect> {
    match action {
        UnitAction::AddRespondent => add_respondent(state),
        UnitAction::RemoveRespondent(respondent) => remove_respondent(state, &respondent),
        UnitAction::Describe { name, role, team } => {
            if let Some(respondent) = state.session.as_ref().map(|session| session.me.clone()) {
                let described = Edit::DescribeRespondent {
                    respondent,
                    name,
                    role,
                    team,
                };
                edit(state, &described);
            }
        }
        UnitAction::SetForm(form) => set_form(state, form),
    }
    Vec::new()
}

/// Switches to a form. Shows the first open practice if the form lacks the one that is shown.
fn set_form(state: &mut State, form: Form) {
    edit(state, &Edit::SetForm(form));
    with_session(state, |session| {
        session.set_reason_aside();
        let shown = session.practice.as_ref();
        if !shown.is_some_and(|shown| session.is_asked(shown)) {
            session.practice = session.first_open();
        }
    });
}

/// Adds a respondent at the end and shows that person's answers.
fn add_respondent(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let id = session.assessment.free_respondent_id();
    edit(state, &Edit::AddRespondent(Respondent::new(id.clone())));
    with_session(state, |session| {
        session.set_reason_aside();
        session.answer_as(id);
    });
}

/// Removes a respondent and all answers; the last one stays.
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
    let name = gone.name.clone();
    let answers = gone.sheet.0.values();
    let answers = answers.filter(|said| said.rating.is_some()).count();
    edit(state, &Edit::RemoveRespondent(id.clone()));
    with_session(state, |session| {
        session.removed = Some(RemovedRespondent {
            name,
            place,
            answers,
            revision: session.revision,
        });
        if session.me == *id {
            sit_at(session, place);
        }
    });
}
