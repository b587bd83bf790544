//! Passes the machine round: one person after the other, each alone with the own answers.

use crate::model::{Edit, Respondent, RespondentId};
use crate::window::document::edit::{edit, with_session};
use crate::window::effect::Effect;
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::Dialog;
use crate::window::frame::update as frame;
use crate::window::pass::action::PassAction;
use crate::window::pass::state::Stage;
use crate::window::questions::rating::take_in_reason;
use crate::window::route::Route;
use crate::window::session::{Filter, Session};
use crate::window::state::State;
use crate::words::Message;

/// Handles an action while the machine is passed round.
pub(crate) fn update(state: &mut State, action: PassAction) -> Vec<Effect> {
    let Some(now) = state.session.as_ref().and_then(Session::stage).cloned() else {
        return Vec::new();
    };
    match (action, now) {
        (PassAction::Sit(id), Stage::Asks) => sit(state, id),
        (PassAction::SitNew { name, role }, Stage::Asks) => sit_new(state, &name, &role),
        (PassAction::Done, Stage::Answers(id)) => cover(state, id),
        (PassAction::Next, Stage::Covered(_)) => set(state, Stage::Asks),
        (PassAction::AskToEnd, _) if state.dialog.is_none() => {
            state.dialog = Some(Dialog::EndPassing);
        }
        (PassAction::End, _) => end(state),
        _ => {}
    }
    Vec::new()
}

fn set(state: &mut State, next: Stage) {
    state.news = None;
    with_session(state, |session| {
        session.going_on = None;
        if let Some(passing) = &mut session.round {
            passing.stage = next;
        }
    });
}

/// Shows a person's questions. What was done before cannot be undone by that person.
fn sit(state: &mut State, id: RespondentId) {
    let now = state.now;
    let mut sits = false;
    with_session(state, |session| {
        session.history.pause();
        session.history.fence();
        session.set_reason_aside();
        session.set_half_first(false);
        sits = session.answer_as(id.clone());
        session.filter = Filter::All;
        session.search.clear();
        session.sought = None;
        session.practice = session.first_open();
        // Whoever has answered everything is here to vote again.
        let again = session.respondent().filter(|it| !session.has_open(it));
        if let Some(again) = again.and_then(|it| session.first_to_vote_again(it)) {
            session.practice = Some(again);
            session.filter = Filter::VotedAgain;
        }
        session.pace.begin(now);
    });
    if sits {
        set(state, Stage::Answers(id));
    }
}

/// Finds somebody by name, or makes room for a new person. A nameless one who has said nothing is taken
/// first: every new document has one.
fn sit_new(state: &mut State, name: &str, role: &str) {
    let (name, role) = (name.trim(), role.trim());
    let Some(session) = state.session.as_ref().filter(|_| !name.is_empty()) else {
        return;
    };
    let people = &session.assessment.respondents;
    let stated = Some(role).filter(|role| !role.is_empty());
    if let Some(known) = people.iter().find(|it| it.is_called(name)) {
        if !session.has_to_say(known) {
            state.notice = Some(Message::new("pass-known").with("name", name));
            return;
        }
        // Nobody else's answers are opened for somebody who happens to have the same name.
        if !known.sheet.0.is_empty() || !known.is_of(stated, None) {
            let message = Message::new("pass-listed").with("name", known.name.as_str());
            state.notice = Some(message);
            return;
        }
        let id = known.id.clone();
        return sit(state, id);
    }
    let blank = people.iter().find(|it| it.is_blank());
    let (id, change) = if let Some(blank) = blank {
        let change = Edit::DescribeRespondent {
            respondent: blank.id.clone(),
            name: name.to_owned(),
            role: role.to_owned(),
            team: blank.team.clone(),
        };
        (blank.id.clone(), change)
    } else {
        let id = session.assessment.free_respondent_id();
        let person = Respondent {
            name: name.to_owned(),
            role: role.to_owned(),
            ..Respondent::new(id.clone())
        };
        (id, Edit::AddRespondent(person))
    };
    edit(state, &change);
    sit(state, id);
}

/// Covers the answers of the person who is done.
fn cover(state: &mut State, id: RespondentId) {
    take_in_reason(state);
    with_session(state, |session| {
        session.history.pause();
        session.history.fence();
        session.pace.pause();
    });
    set(state, Stage::Covered(id));
}

/// Ends it, where that was asked.
fn end(state: &mut State) {
    let is_asked = |dialog: &mut Dialog| matches!(dialog, Dialog::EndPassing);
    if state.dialog.take_if(is_asked).is_none() {
        return;
    }
    take_in_reason(state);
    let mut from = Route::Questions;
    with_session(state, |session| {
        session.history.pause();
        session.history.unfence();
        session.pace.pause();
        from = session.round.take().map_or(from, |passing| passing.from);
    });
    state.news = None;
    state.route = from;
}

/// Holds what is shown while the machine is passed round: whatever was done, no other screen and nobody
/// else's answers come into sight.
pub(crate) fn hold(state: &mut State) {
    let Some(passing) = state.session.as_ref().and_then(|it| it.round.clone()) else {
        if state.route == Route::Pass {
            state.route = Route::Questions;
        }
        return;
    };
    state.route = passing.route();
    state.spot = None;
    with_session(state, |session| {
        session.back = None;
        session.what_if = None;
        if let Stage::Answers(id) = &passing.stage
            && (session.me != *id || session.is_group())
        {
            session.answer_as(id.clone());
        }
    });
    // It would name others, and what they said.
    if matches!(state.dialog, Some(Dialog::Merge(_))) {
        frame::update(state, FrameAction::DismissDialog);
        state.notice = Some(Message::new("pass-merge-later"));
    }
}
