//! What a key does in the table. Answers are given as in the questions, an edit each.

use crate::model::{PracticeId, Rating};
use crate::window::document::edit::{is_closed, with_session};
use crate::window::effect::Effect;
use crate::window::grid::action::GridAction;
use crate::window::grid::cells::{CellPlace, Cells, column_of};
use crate::window::grid::state::{Column, Move};
use crate::window::keying::action::Keyed;
use crate::window::questions::rating::{rate, take_in_reason};
use crate::window::questions::update::toggle_half;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Handles an action of the table.
pub(crate) fn update(state: &mut State, action: GridAction) -> Vec<Effect> {
    if state.route != Route::Grid {
        return Vec::new();
    }
    let is_point = matches!(action, GridAction::Point);
    with_session(state, |session| {
        session.grid.has_point = is_point && session.grid.keyed.is_some();
    });
    match action {
        GridAction::Point => {}
        GridAction::Key(keyed) => key(state, keyed),
        GridAction::Give(rating) => give(state, Some(rating)),
        GridAction::Move(by) => move_by(state, by),
        GridAction::To(practice, column) => {
            take_in_reason(state);
            with_session(state, |session| go(session, practice, column));
        }
        GridAction::ShowAgreed(agreed) => {
            take_in_reason(state);
            with_session(state, |session| session.show_agreed(agreed));
        }
        GridAction::GoOnward(onward) => {
            with_session(state, |session| session.grid.onward = onward);
        }
    }
    Vec::new()
}

fn move_by(state: &mut State, by: Move) {
    take_in_reason(state);
    with_session(state, |session| {
        let cells = Cells::of(session);
        let there = cells.moved(cells.here(), by);
        go_to(session, there);
    });
}

fn go_to(session: &mut Session, there: CellPlace) {
    let cell = Cells::of(session).at(there);
    if let Some((practice, column)) = cell.map(|(practice, column)| (practice.id.clone(), column)) {
        go(session, practice, column);
    }
}

/// Puts the cursor into a cell.
fn go(session: &mut Session, practice: PracticeId, column: Column) {
    session.history.pause();
    session.set_half_first(false);
    session.grid.keyed = None;
    let is_there = match column {
        Column::Group => {
            session.show_group();
            session.is_group()
        }
        Column::Person(id) => session.answer_as(id),
    };
    if is_there {
        session.practice = Some(practice);
    }
}

/// Handles a key that answers. One whose practice is not asked says so and changes nothing.
fn key(state: &mut State, keyed: Keyed) {
    if is_closed(state) {
        return;
    }
    if keyed == Keyed::Half && back_to_keyed(state) {
        toggle_half(state);
        return go_onward(state);
    }
    let takes = state.session.as_ref().is_some_and(|session| {
        let cells = Cells::of(session);
        cells.takes(cells.here())
    });
    if !takes {
        state.news = Some(Message::new("grid-takes-nothing"));
        return;
    }
    match keyed {
        Keyed::Level(level) => {
            let chosen = state.session.as_ref().map(|session| session.chosen(level));
            give(state, chosen.map(Rating::At));
        }
        Keyed::Kind(kind) if kind.needs_reason() => with_session(state, Session::ask_reason),
        Keyed::Kind(kind) => give(state, kind.rating(String::new())),
        Keyed::Half => toggle_half(state),
        Keyed::Clear => rate(state, None),
    }
}

/// Gives an answer where the cursor is, and moves on. Why the group agreed is asked first.
fn give(state: &mut State, rating: Option<Rating>) {
    rate(state, rating);
    let waits = |session: &Session| {
        let practice = session.practice.as_ref();
        let rating = practice.and_then(|practice| session.shown_rating(practice));
        session.is_group() && rating.and_then(Rating::reason).is_none()
    };
    if !state.session.as_ref().is_some_and(waits) {
        go_onward(state);
    }
}

/// Moves to the next cell that takes an answer, and remembers where it came from.
fn go_onward(state: &mut State) {
    with_session(state, |session| {
        let cells = Cells::of(session);
        let here = cells.here();
        let there = cells.onward(here, session.grid.onward);
        let keyed = session.practice.clone().zip(Some(column_of(session)));
        if there != here {
            go_to(session, there);
        }
        session.grid.keyed = keyed;
    });
}

/// Returns to the cell that was answered just now; `false` where there is none, or it holds no level.
fn back_to_keyed(state: &mut State) -> bool {
    let Some(session) = state.session.as_mut() else {
        return false;
    };
    let Some((practice, column)) = session.grid.keyed.take() else {
        return false;
    };
    let (shown, here) = (session.practice.clone(), column_of(session));
    go(session, practice.clone(), column);
    let is_rated = session
        .shown_rating(&practice)
        .and_then(Rating::at)
        .is_some();
    if let Some(shown) = shown.filter(|_| !is_rated) {
        go(session, shown, here);
    }
    is_rated
}
