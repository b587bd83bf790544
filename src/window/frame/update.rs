//! The frame of the window: what it remembers, its palette, and how it closes.

use std::path::PathBuf;

use crate::window::document::edit::with_session;
use crate::window::document::file::Intent;
use crate::window::document::update as document;
use crate::window::effect::{Effect, Task};
use crate::window::frame::action::{FrameAction, Spot, Zooming};
use crate::window::frame::state::Dialog;
use crate::window::missing_glyphs;
use crate::window::questions::rating::take_in_reason;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what happened in the frame.
pub(crate) fn update(state: &mut State, action: FrameAction) -> Vec<Effect> {
    match action {
        FrameAction::Go(route) => go(state, route),
        FrameAction::Find => find(state),
        FrameAction::MissingGlyphs(characters) => {
            state.notice = Some(missing_glyphs::message(&characters));
        }
        FrameAction::Failed(why) | FrameAction::NotOpened(why) => state.notice = Some(why),
        FrameAction::Told(what) => state.news = Some(what),
        FrameAction::CopyTable(text) => {
            state.news = Some(Message::new("window-table-copied"));
            return vec![Effect::Copy(text)];
        }
        FrameAction::DismissDialog => dismiss(state),
        FrameAction::DismissNotice => state.notice = None,
        FrameAction::DismissNews => state.news = None,
        FrameAction::GoToMessage => state.message_sought += 1,
        FrameAction::Placed(place) => state.settings.window = Some(place),
        FrameAction::Palette(open) => state.palette = open && state.dialog.is_none(),
        FrameAction::CloseWindow => close(state),
        FrameAction::CloseAtOnce => return close_at_once(state),
        FrameAction::Theme(theme) => {
            state.settings.theme = theme;
            return vec![Effect::Remember(state.settings.clone())];
        }
        FrameAction::Contrast => {
            state.settings.high_contrast = Some(!state.has_high_contrast());
            return vec![Effect::Remember(state.settings.clone())];
        }
        FrameAction::Stillness => {
            state.settings.still = Some(!state.is_still());
            return vec![Effect::Remember(state.settings.clone())];
        }
        FrameAction::AskDesktop => return vec![Effect::AskDesktop],
        FrameAction::DesktopSays(desktop) => state.desktop = desktop,
        FrameAction::Spot(spot) => lead_to(state, spot),
        FrameAction::CopyDiagnostics(text) => {
            state.news = Some(Message::new("window-copied-diagnostics"));
            return vec![Effect::Copy(text)];
        }
        FrameAction::CopyCrash(details) => {
            state.news = Some(Message::new("window-crash-copied"));
            return vec![Effect::Copy(details)];
        }
        FrameAction::DismissCrash => return dismiss_crash(state),
        FrameAction::Zoom(zooming) => {
            match zooming {
                Zooming::In => state.settings.zoom_in(),
                Zooming::Out => state.settings.zoom_out(),
                Zooming::Reset => state.settings.zoom = None,
            }
            return vec![Effect::Remember(state.settings.clone())];
        }
    }
    Vec::new()
}

/// Closes the window as soon as everything is saved and written; asks once where that takes time.
fn close(state: &mut State) {
    take_in_reason(state);
    if state.intent == Some(Intent::Close) {
        return;
    }
    if state.is_exporting() && state.dialog.is_none() {
        state.dialog = Some(Dialog::Writing);
    }
    document::leave_for(state, Intent::Close);
}

/// Closes the window even though files are still being written; none of them is finished.
fn close_at_once(state: &mut State) -> Vec<Effect> {
    if !matches!(state.dialog, Some(Dialog::Writing)) {
        return Vec::new();
    }
    state.dialog = None;
    let exports = std::mem::take(&mut state.exports).into_keys();
    let stop = |purpose| Effect::Stop(Task::Export(purpose));
    exports.map(stop).collect()
}

fn find(state: &mut State) {
    go(state, Route::Questions);
    if state.route == Route::Questions {
        state.finds += 1;
    }
}

/// Looks at the recent documents once they are shown.
pub(crate) fn glance(state: &mut State) -> Option<Effect> {
    let recent = &state.settings.recent;
    let seen = |seen: &Vec<PathBuf>| recent.iter().all(|path| seen.contains(path));
    let looked = state.recent.seen.as_ref().is_some_and(seen);
    if state.route != Route::Start || state.recent.running || looked {
        return None;
    }
    state.recent.running = true;
    state.recent.seen = Some(recent.clone());
    Some(Effect::Glance(recent.clone()))
}

/// Shows the screen of a spot, which takes the focus there.
pub(crate) fn lead_to(state: &mut State, spot: Spot) {
    go(state, spot.route());
    match spot {
        Spot::Check => with_session(state, Session::show_answered),
        // Whoever looks for it by name wants to begin, and is led to the first rating.
        Spot::WhatIf => {
            with_session(state, Session::try_out);
            let is_on = |session: &Session| session.what_if.is_some();
            if state.session.as_ref().is_some_and(is_on) {
                return;
            }
        }
        _ => {}
    }
    state.counter += 1;
    state.spot = Some((spot, state.counter));
}

/// Shows another screen.
pub(crate) fn go(state: &mut State, route: Route) {
    take_in_reason(state);
    let (now, from) = (state.now, state.route);
    with_session(state, |session| {
        session.history.pause();
        session.back = None;
        // Where nothing is tried out, nothing is lost.
        session
            .what_if
            .take_if(|what_if| what_if.ratings.is_empty());
        if route == Route::Keying {
            session.begin_keying();
        }
        if route == Route::Grid {
            session.begin_grid();
        }
        if route == Route::Pass {
            session.begin_passing(from);
        }
        if route != Route::Questions {
            session.pace.pause();
        } else if from != Route::Questions {
            session.pace.begin(now);
            session.practice = session.practice.take().or_else(|| session.first_open());
        }
    });
    // Help says which key leads to a message, which is still there then.
    if route != Route::Help && state.route != Route::Help {
        state.news = None;
    }
    state.spot = None;
    if route == Route::Help && state.route != Route::Help {
        state.before_help = state.route;
    }
    if route == Route::Start {
        // They may have changed meanwhile.
        state.recent.seen = None;
    }
    let shows = |session: &Session| !session.is_sheet() || route.is_of_sheet();
    if state.session.as_ref().is_none_or(shows)
        && (state.session.is_some() || !route.needs_document())
    {
        state.route = route;
    }
}

/// Puts the strip about a fault away, also for the next start.
fn dismiss_crash(state: &mut State) -> Vec<Effect> {
    let Some(crash) = &mut state.crash else {
        return Vec::new();
    };
    crash.is_told = true;
    vec![Effect::ForgetCrash(crash.file.clone(), crash.found.clone())]
}

/// Drops a question: nothing happens, and nothing waits for it any longer.
fn dismiss(state: &mut State) {
    let Some(dialog) = state.dialog.take() else {
        return;
    };
    if matches!(
        dialog,
        Dialog::Unsaved { .. } | Dialog::ChangedOnDisk { .. } | Dialog::Merge(_) | Dialog::Writing
    ) {
        state.intent = None;
    }
    if let Dialog::Exists { purpose, .. } = dialog {
        state.exports.remove(&purpose);
    }
}
