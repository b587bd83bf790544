//! Changes of the document, each an [`Edit`] that can be undone.

use crate::gui::action::Action;
use crate::gui::history::Answers;
use crate::gui::state::{Route, Saving, Session, State};
use crate::model::{Edit, HalfLevels, Level, PracticeId, Rating, ResponseField};
use crate::words::Message;

/// Makes a change of the document.
pub(super) fn change(state: &mut State, action: Action) {
    match action {
        Action::Undo => travel(state, true),
        Action::Redo => travel(state, false),
        Action::SetUnit(field, text) => edit(state, &Edit::SetUnit(field, text)),
        Action::SetDate(date) => edit(state, &Edit::SetDate(date)),
        Action::SetForm(form) => {
            edit(state, &Edit::SetForm(form));
            with_session(state, |session| {
                let asked = session
                    .asked()
                    .any(|id| Some(id) == session.practice.as_ref());
                if !asked {
                    session.practice = session.first_open();
                }
            });
        }
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
            }
        }),
        Action::AskReason => with_session(state, |session| session.wants_reason = true),
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
fn toggled_half(rating: HalfLevels, levels: u8) -> Option<HalfLevels> {
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
    edit(
        state,
        &Edit::Respond {
            respondent,
            practice,
            field,
        },
    );
}

/// Makes an edit, remembers what was before, and has it saved.
pub(super) fn edit(state: &mut State, edit: &Edit) {
    edit_all(state, std::slice::from_ref(edit));
}

/// Makes several edits that are undone as one; none of them where one is refused.
pub(super) fn edit_all(state: &mut State, edits: &[Edit]) {
    let now = state.now;
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
            let why = error.to_string();
            state.notice = Some(Message::new("window-edit-refused").with("why", why));
        }
        None if before == Answers::of(&session.assessment) => {}
        None => {
            let asks_the_same = before.ask_the_same(&Answers::of(&session.assessment));
            session.history.record(before, edits);
            touch(session, now, asks_the_same);
        }
    }
}

/// Undoes or redoes an edit and shows the practice that it was about.
fn travel(state: &mut State, back: bool) {
    let now = state.now;
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
        if let (Some(practice), Route::Questions) = (practice, route) {
            session.practice = Some(practice);
        }
        session.wants_reason = false;
        let asks_the_same = before.ask_the_same(&Answers::of(&session.assessment));
        touch(session, now, asks_the_same);
    });
}

/// Counts a change that is not on the disk yet.
fn touch(session: &mut Session, now: f64, asks_the_same: bool) {
    session.revision += 1;
    if !asks_the_same {
        session.grounds = session.revision;
    }
    session.file.changed_at.get_or_insert(now);
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
        session.history.pause();
        session.wants_reason = false;
        session.practice = Some(practice);
        state.route = Route::Questions;
    }
}

/// Shows the practice `offset` places further on; past the last one, the results.
pub(super) fn step(state: &mut State, offset: isize) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    match session.neighbour(offset) {
        Some(practice) => go_to(state, practice),
        None if offset > 0 => state.route = Route::Results,
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
