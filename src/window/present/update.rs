//! Decides what the projector shows.

use crate::window::document::edit::with_session;
use crate::window::effect::Effect;
use crate::window::present::action::PresentAction;
#[cfg(feature = "ballot")]
use crate::window::present::ballot;
use crate::window::present::slide;
use crate::window::present::state::Presenter;
use crate::window::questions::rounds;
use crate::window::questions::update::step;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;

/// Handles an action about the projector.
#[cfg_attr(
    not(feature = "ballot"),
    expect(
        clippy::needless_pass_by_value,
        reason = "rooms are handed their action"
    )
)]
pub(crate) fn update(state: &mut State, action: PresentAction) -> Option<Effect> {
    let now = state.now;
    match action {
        PresentAction::Toggle => with_session(state, |session| {
            let opens = !session.presenter.is_open && session.can_present();
            session.presenter.set_open(opens);
            if opens {
                let practice = session.practice.clone();
                session.presenter.follow(practice.as_ref());
            }
        }),
        PresentAction::Close => shown(state, |presenter| presenter.set_open(false)),
        PresentAction::Reveal => reveal(state),
        PresentAction::GoOn => go_on(state),
        PresentAction::GoBack => move_on(state, -1),
        PresentAction::StartOrPause => timed(state, |it| it.timer.start_or_pause(now)),
        PresentAction::ResetTimer => timed(state, |it| it.timer.reset()),
        PresentAction::TimerLength(seconds) => timed(state, |it| it.timer.set_length(seconds)),
        PresentAction::Dark => shown(state, |it| it.is_dark = !it.is_dark),
        PresentAction::VoteAgain => vote_again(state),
        PresentAction::AskForBallot => {
            #[cfg(feature = "ballot")]
            return ballot::update::ask(state);
        }
        #[cfg(feature = "ballot")]
        PresentAction::Ballot(action) => return ballot::update::update(state, action),
    }
    None
}

fn shown(state: &mut State, change: impl FnOnce(&mut Presenter)) {
    with_session(state, |session| {
        if session.presenter.is_active() {
            change(&mut session.presenter);
        }
    });
}

/// Changes the timer, and the countdown on phones with it.
fn timed(state: &mut State, change: impl FnOnce(&mut Presenter)) {
    shown(state, change);
    #[cfg(feature = "ballot")]
    {
        let now = state.now;
        with_session(state, |session| session.time_on_phones(now));
    }
}

/// Opens another vote on the practice that is shown.
fn vote_again(state: &mut State) {
    let session = state.session.as_ref();
    let shown = session.filter(|it| it.presenter.is_active() && !it.is_passing());
    let practice = shown.and_then(|it| it.presenter.practice().cloned());
    if let Some(practice) = practice {
        rounds::vote_again(state, [practice].into());
    }
}

/// Reveals the votes, or hides them again; while people answer alone nothing is revealed. Votes on phones are
/// revealed there first: the projector follows.
fn reveal(state: &mut State) {
    let least = state.choice.smallest_group;
    with_session(state, |session| {
        if session.is_passing() {
            return;
        }
        #[cfg(feature = "ballot")]
        if session.reveal_on_phones() {
            return;
        }
        session.presenter.toggle(&session.assessment, least);
    });
}

/// Reveals the votes where everybody has voted, and leaves revealed ones for the next practice. A key that is
/// pressed too early reveals nothing, unless it is pressed again: somebody may not be in the room.
fn go_on(state: &mut State) {
    let now = state.now;
    let Some(session) = state.session.as_mut().filter(|it| it.presenter.is_active()) else {
        return;
    };
    if session.is_passing() {
        return;
    }
    let practice = session.presenter.practice().cloned();
    let is_hidden = practice.filter(|_| !session.presenter.is_revealed(&session.assessment));
    match is_hidden {
        Some(practice) => {
            let is_complete = slide::turnout(session, &practice).is_complete();
            if is_complete || session.presenter.insists(now) {
                reveal(state);
            }
        }
        None => move_on(state, 1),
    }
}

/// Moves through the practices on the page that shows them; elsewhere a key on the projector leads nowhere.
fn move_on(state: &mut State, offset: isize) {
    let shows = state
        .session
        .as_ref()
        .is_some_and(|it| it.neighbour(offset).is_some());
    if state.route == Route::Questions && state.dialog.is_none() && shows {
        step(state, offset);
    }
}

/// Holds what the projector shows: it follows the practice that the questions show, and no votes are shown
/// that were not revealed.
pub(crate) fn hold(state: &mut State) {
    let is_asked = state.route == Route::Questions;
    let Some(session) = state.session.as_mut().filter(|it| it.presenter.is_active()) else {
        return;
    };
    let Session {
        presenter,
        practice,
        assessment,
        ..
    } = session;
    if session.round.is_some() {
        presenter.hide();
    } else if is_asked {
        presenter.follow(practice.as_ref());
    }
    presenter.settle(assessment);
}
