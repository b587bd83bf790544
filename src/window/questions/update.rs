//! Answers: the practice that is shown, and what is said about it. Each change is an [`Edit`].

use crate::model::{Level, PracticeId, Rating, RatingKind, RespondentId, Response, ResponseField};
use crate::window::document::edit::with_session;
use crate::window::document::{evidence, path};
use crate::window::effect::Effect;
use crate::window::frame::update::go;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::going_on::GoingOn;
use crate::window::questions::rating::{explain, rate, respond, take_in_evidence, take_in_reason};
use crate::window::questions::rounds;
use crate::window::route::Route;
use crate::window::session::{Filter, Session};
use crate::window::state::State;

/// Handles an action of the questions.
pub(crate) fn update(state: &mut State, action: QuestionsAction) -> Option<Effect> {
    match action {
        QuestionsAction::GoToPractice(practice) => go_to(state, practice),
        QuestionsAction::GoOn => go_on(state),
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
        QuestionsAction::AnswerAs(respondent) => answer_as(state, respondent),
        QuestionsAction::ShowGroup => show_group(state),
        QuestionsAction::Agree(practice) => {
            go_to(state, practice);
            with_session(state, Session::show_group);
        }
        QuestionsAction::Explain(reason) => explain(state, reason),
        QuestionsAction::AskReason => with_session(state, Session::ask_reason),
        QuestionsAction::Reason(text) => with_session(state, |session| {
            session.asked_reason = session.asked_reason.as_ref().map(|_| text);
        }),
        QuestionsAction::DropReason => with_session(state, Session::set_reason_aside),
        QuestionsAction::Seek(part) => with_session(state, |session| session.seek(part)),
        QuestionsAction::ToggleHalf => toggle_half(state),
        QuestionsAction::Choose(level) => {
            let chosen = state.session.as_ref().map(|session| session.chosen(level));
            rate(state, chosen.map(Rating::At));
        }
        QuestionsAction::Clicked(answer) => return clicked(state, *answer),
        QuestionsAction::Hold => with_session(state, |session| {
            session.going_on.iter_mut().for_each(GoingOn::hold);
        }),
        QuestionsAction::Stay => with_session(state, |session| session.going_on = None),
        QuestionsAction::GoOnByItself => go_on_by_itself(state),
        QuestionsAction::ToggleGoingOn => {
            state.settings.goes_on = Some(!state.settings.goes_on());
            return Some(Effect::Remember(state.settings.clone()));
        }
        QuestionsAction::Rate(rating) => {
            let is_plain = rating.at().is_none() && rating.reason().is_none();
            let is_same = self::rating(state) == Some(&rating);
            rate(state, Some(rating).filter(|_| !(is_plain && is_same)));
        }
        QuestionsAction::Clear => rate(state, None),
        QuestionsAction::ToggleFlag => {
            let flagged = said(state).is_some_and(|said| said.flagged);
            respond(state, ResponseField::Flagged(!flagged));
        }
        QuestionsAction::VoteAgain(practices) => rounds::vote_again(state, practices),
        QuestionsAction::VoteAgainHere => {
            let here = state.session.as_ref().and_then(|it| it.practice.clone());
            rounds::vote_again(state, here.into_iter().collect());
        }
        QuestionsAction::KeepVote => rounds::keep_vote(state),
        QuestionsAction::Note(text) => respond(state, ResponseField::Note(text)),
        QuestionsAction::Evidence(evidence) => respond(state, ResponseField::Evidence(evidence)),
        QuestionsAction::TypedEvidence(practice, respondent, entry) => {
            take_in_evidence(state, practice, respondent, entry);
        }
        QuestionsAction::Confidence(confidence) => {
            respond(state, ResponseField::Confidence(confidence));
        }
        QuestionsAction::Check(check) => respond(state, ResponseField::Check(check)),
        QuestionsAction::PickEvidence(row) => return path::ask_for_evidence(state, row),
        QuestionsAction::KeepCopy(row) => return evidence::keep_copy(state, row),
        QuestionsAction::Copied(order, found) => evidence::copied(state, &order, found),
        QuestionsAction::TakeOutCopy(row) => evidence::take_out_copy(state, row),
        QuestionsAction::OpenCopy(row) => return evidence::open_copy(state, row),
        QuestionsAction::OpenOutside(place) => return evidence::open_outside(state, &place),
    }
    None
}

/// Shows another person's answers.
fn answer_as(state: &mut State, respondent: RespondentId) {
    take_in_reason(state);
    // Another paper begins at its first row without an answer.
    let is_keying = state.route == Route::Keying;
    with_session(state, |session| {
        if session.answer_as(respondent) {
            session.history.pause();
            if is_keying {
                session.begin_keying();
            }
        }
    });
}

/// Shows what the group agreed on.
fn show_group(state: &mut State) {
    if state.route == Route::Questions {
        take_in_reason(state);
    } else {
        go(state, Route::Questions);
    }
    with_session(state, Session::show_group);
}

/// What the person who is shown said about the practice.
fn said(state: &State) -> Option<&Response> {
    let session = state.session.as_ref()?;
    session.response(session.practice.as_ref()?)
}

/// The rating that is shown.
fn rating(state: &State) -> Option<&Rating> {
    let session = state.session.as_ref()?;
    session.shown_rating(session.practice.as_ref()?)
}

/// Takes in an answer that was clicked with the pointer. Where it is the first one to its practice, the
/// next practice follows after a moment; another answer clicked within the moment begins it anew.
///
/// A rating above the level that needs evidence stays while it has neither a note nor evidence: the page
/// then asks for them, and going on would take that away before it is read. With one of them there is
/// nothing more to ask, and the next practice follows.
fn clicked(state: &mut State, answer: QuestionsAction) -> Option<Effect> {
    let session = state.session.as_mut()?;
    let before = session.going_on.take();
    let practice = session.practice.clone()?;
    let is_first = session.shown_rating(&practice).is_none()
        || before.is_some_and(|before| before.is_about(&practice, &session.me));
    let effect = update(state, answer);
    let goes_on = is_first && state.settings.goes_on() && state.route == Route::Questions;
    let now = state.now;
    let session = state.session.as_mut()?;
    if goes_on && session.is_settled(&practice) {
        session.going_on = Some(GoingOn::begin(practice, session.me.clone(), now));
    }
    effect
}

/// Shows the next practice without an answer, or the end after the last one, where the answer that was
/// clicked is still shown.
fn go_on_by_itself(state: &mut State) {
    let now = state.now;
    let over = |session: &mut Session| {
        let going_on = session.going_on.take_if(|it| it.is_over(now))?;
        let is_shown = going_on.is_about(session.practice.as_ref()?, &session.me);
        (is_shown && !session.is_group()).then(|| session.next_open())
    };
    let next = state.session.as_mut().and_then(over);
    match next.filter(|_| state.route == Route::Questions) {
        Some(Some(practice)) => go_to(state, practice),
        Some(None) => go_to_end(state),
        None => {}
    }
}

/// Adds half a level to the rating that is shown, or takes it away; where no level is chosen yet, it is about
/// the one that is chosen next.
pub(crate) fn toggle_half(state: &mut State) {
    let toggled = |session: &Session| session.toggled_half(session.practice.as_ref()?);
    if let Some(rating) = state.session.as_ref().and_then(toggled) {
        rate(state, Some(Rating::At(rating)));
    } else if rating(state).and_then(Rating::at).is_none() {
        // No card is chosen yet: it is about the next one.
        with_session(state, |session| {
            if !session.is_closed() {
                session.set_half_first(!session.adds_half());
            }
        });
    }
}

/// Shows a practice. From another screen, where everybody's answers were looked at, it shows what the
/// group agreed on: nobody's own answer is changed by mistake.
pub(crate) fn go_to(state: &mut State, practice: PracticeId) {
    take_in_reason(state);
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let assessment = &session.assessment;
    if assessment.questionnaire.asks(assessment.form, &practice) {
        if state.route != Route::Questions {
            session.back = Some(state.route);
            session.show_group();
        }
        session.history.pause();
        session.set_half_first(false);
        session.practice = Some(practice);
        session.pace.begin(state.now);
        state.news = None;
        state.route = Route::Questions;
    }
}

/// Goes on answering: at the first practice without an answer, else at the first that is not known, else
/// where one was.
fn go_on(state: &mut State) {
    go(state, Route::Questions);
    with_session(state, |session| {
        let first = session.first_open();
        let open = |id: &PracticeId| {
            let kind = RatingKind::of(session.rating(id));
            matches!(kind, RatingKind::Unanswered | RatingKind::DontKnow)
        };
        let first = first.filter(open);
        session.practice = first.or(session.practice.take());
    });
}

/// Returns to the screen where the practice was chosen.
pub(crate) fn go_back(state: &mut State) {
    take_in_reason(state);
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
    take_in_reason(state);
    with_session(state, |session| {
        session.history.pause();
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
        // The group's ratings have no end of their own.
        None if offset > 0 && (session.is_at_end() || session.is_group()) => {
            go(state, Route::Results);
        }
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
