//! Leads a ballot: begins it, takes in what happens, and has it end with its votes in the document.

use crate::ballot::{Event, Options, Order, Stage};
use crate::window::document::edit::{edit_from_outside, with_session};
use crate::window::document::file::Saving;
use crate::window::effect::Effect;
use crate::window::frame::state::Dialog;
use crate::window::present::ballot::action::{BallotAction, Begun};
use crate::window::present::ballot::order::{BallotEffect, BeginOrder};
use crate::window::present::ballot::state::{End, LiveBallot, Phase, Running};
use crate::window::present::ballot::wifi::Wifi;
use crate::window::present::state::Shows;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Asks how people are to vote, or shows the ballot that runs.
pub(crate) fn ask(state: &mut State) -> Option<Effect> {
    let session = state.session.as_mut()?;
    if session.is_alone() || session.is_closed() {
        return None;
    }
    let ballot = session.ballot.get_or_insert_default();
    let finds = !ballot.is_at_work();
    state.dialog = Some(Dialog::Ballot);
    finds.then_some(Effect::Ballot(BallotEffect::Find))
}

/// Looks whether a ballot on the document that was opened was cut off.
pub(crate) fn look(state: &State) -> Option<Effect> {
    let session = state.session.as_ref()?;
    session.file.path()?;
    let document = session.assessment.identity.id?;
    let look = BallotEffect::LookForVotes(session.serial, document);
    Some(Effect::Ballot(look))
}

/// Takes in what happened with a ballot.
pub(crate) fn update(state: &mut State, action: BallotAction) -> Option<Effect> {
    match action {
        BallotAction::LeftBehind(serial) => {
            let is_there = state.session.as_ref().is_some_and(Session::has_ballot);
            if is_open(state, serial) && !is_there {
                state.news = Some(Message::new("window-ballot-left-behind"));
            }
        }
        BallotAction::Found(addresses) => with_ballot(state, |ballot| {
            ballot.addresses = Some(addresses);
        }),
        BallotAction::Start(options, wifi) => start(state, options, wifi),
        BallotAction::Began(serial, begun) => began(state, serial, *begun),
        BallotAction::NotBegun(serial, why) => {
            if is_open(state, serial) {
                with_session(state, forget);
                state.notice = Some(why);
            }
        }
        BallotAction::Happened(serial, event) => {
            if is_open(state, serial) {
                happened(state, &event);
            }
        }
        BallotAction::DiskRefuses(serial) => {
            if is_open(state, serial) {
                with_running(state, |running| running.disk_refuses = true);
                state.notice = Some(Message::new("window-ballot-disk"));
            }
        }
        BallotAction::Closed(serial) => {
            if is_open(state, serial) {
                with_running(state, |running| {
                    running.session.close();
                    running.end = running.end.max(End::Heard);
                });
            }
        }
        BallotAction::Ended(serial) => {
            if is_open(state, serial) {
                with_session(state, forget);
                state.dialog.take_if(|it| matches!(it, Dialog::Ballot));
                state.news = Some(Message::new("window-ballot-ended"));
            }
        }
        BallotAction::PutUp => put_up(state),
        BallotAction::ShowCode(shows) => {
            with_running(state, |running| running.wants_code = shows);
        }
        BallotAction::Code(name) => {
            with_running(state, |running| running.orders.push(Order::Code(name)));
        }
        BallotAction::Stop => stop(state),
    }
    None
}

fn with_ballot(state: &mut State, change: impl FnOnce(&mut LiveBallot)) {
    let session = state.session.as_mut();
    if let Some(ballot) = session.and_then(|session| session.ballot.as_mut()) {
        change(ballot);
    }
}

fn with_running(state: &mut State, change: impl FnOnce(&mut Running)) {
    with_ballot(state, |ballot| {
        if let Some(running) = ballot.running_mut() {
            change(running);
        }
    });
}

/// Whether a session is the one that is open.
fn is_open(state: &State, serial: u64) -> bool {
    let session = state.session.as_ref();
    session.is_some_and(|session| session.serial == serial)
}

/// There is no ballot any more.
fn forget(session: &mut Session) {
    session.ballot = None;
    session.presenter.leads = false;
    if !session.presenter.is_open {
        session.presenter.set_open(false);
    }
}

/// Starts a ballot as soon as the document is on the disk: votes are found again by the id that it has there.
fn start(state: &mut State, options: Options, wifi: Option<Wifi>) {
    with_session(state, |session| {
        if session.has_ballot() || session.is_closed() || session.is_alone() {
            return;
        }
        if let Some(ballot) = session.ballot.as_mut() {
            ballot.phase = Phase::Waits(options);
            ballot.wifi = wifi;
            if !is_on_disk(session) {
                session.revision += 1;
                session.file.hurries = true;
            }
        }
    });
}

/// Whether the document is on the disk as it is open, with its id.
fn is_on_disk(session: &Session) -> bool {
    let base = session.file.base.as_ref();
    let id = base.and_then(|base| base.identity.id);
    session.is_clean()
        && session.file.saving == Saving::Idle
        && session.file.path().is_some()
        && id.is_some()
        && id == session.assessment.identity.id
}

fn began(state: &mut State, serial: u64, begun: Begun) {
    if !is_open(state, serial) {
        return;
    }
    let goes_on = begun.goes_on;
    let is_asked = state.route == Route::Questions;
    with_session(state, |session| {
        edit_from_outside(session, &begun.edits);
        let wifi = session.ballot.as_mut().and_then(|it| it.wifi.take());
        let mut running = Running::new(begun, wifi, session.revision);
        for (practice, people) in session.presenter.seen() {
            running.session.was_shown(practice, people);
        }
        // It may have been changed while the thread began.
        running.followed = session.revision.wrapping_sub(1);
        session.presenter.leads = running.is_together();
        if let Some(practice) = running.led.clone() {
            session.practice = Some(practice);
            session.presenter.follow(session.practice.as_ref());
        }
        if let Some(ballot) = session.ballot.as_mut() {
            ballot.phase = Phase::Runs(Box::new(running));
        }
    });
    let is_led = state.session.as_ref().is_some_and(|session| {
        let running = session.ballot.as_ref().and_then(LiveBallot::running);
        running.is_some_and(|running| running.led.is_some())
    });
    if is_led && !is_asked {
        state.route = Route::Questions;
    }
    if goes_on {
        state.news = Some(Message::new("window-ballot-goes-on"));
    }
}

/// Takes in something that happened on phones.
fn happened(state: &mut State, event: &Event) {
    let least = state.choice.smallest_group;
    with_session(state, |session| {
        let Some(mut ballot) = session.ballot.take() else {
            return;
        };
        if let Some(running) = ballot.running_mut() {
            let is_followed = running.followed == session.revision;
            running.session.assessment = session.assessment.clone();
            running.seen += 1;
            // What the document does not permit is not taken; its thread hears of that.
            let edits = running.session.take(event).unwrap_or_default();
            if !edits.is_empty() {
                edit_from_outside(session, &edits);
            }
            if is_followed {
                running.followed = session.revision;
            }
            match event {
                Event::Asked { .. } | Event::Shown { .. } => {
                    session.presenter.hide();
                    session.presenter.timer.reset();
                    if let Stage::Revealed(_) = running.session.stage() {
                        reveal(session, running, least);
                    }
                }
                Event::Revealed => reveal(session, running, least),
                Event::Coded { name, code, .. } => {
                    running.given = Some((name.clone(), crate::ballot::grouped(code)));
                }
                _ => {}
            }
        }
        session.ballot = Some(ballot);
    });
}

/// Reveals on the projector what phones show.
fn reveal(
    session: &mut Session,
    running: &Running,
    least: crate::scoring::disclosure::SmallestGroup,
) {
    let practice = session.presenter.practice();
    if practice.is_none() || practice != running.session.practice_now() {
        return;
    }
    let Some(votes) = running.session.votes() else {
        return;
    };
    let is_later = practice.is_some_and(|it| running.session.round(it) > 1);
    let Session {
        presenter,
        assessment,
        ..
    } = session;
    if votes.people == 0 {
        // The votes that stand are those of the round before.
        presenter.show(assessment, Shows::Nobody, is_later);
    } else {
        presenter.reveal(assessment, least);
    }
}

/// Puts the practice that is shown to the vote, as the first one.
fn put_up(state: &mut State) {
    let is_asked = state.route == Route::Questions;
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let first = session.asked().next().cloned();
    let practice = session.practice.clone().filter(|_| is_asked).or(first);
    let Some(practice) = practice else {
        return;
    };
    session.practice = Some(practice.clone());
    state.route = Route::Questions;
    with_session(state, |session| {
        session.presenter.follow(Some(&practice));
    });
    with_running(state, |running| {
        running.led = Some(practice.clone());
        running.wants_code = false;
        running.orders.push(Order::Show(practice));
    });
}

/// Has the ballot end as soon as its votes are in the document on the disk.
fn stop(state: &mut State) {
    with_session(state, |session| {
        let Some(ballot) = session.ballot.as_mut() else {
            return;
        };
        match &mut ballot.phase {
            Phase::Runs(running) if running.end == End::No => running.end = End::Wanted,
            Phase::Waits(_) => ballot.phase = Phase::Asked,
            _ => {}
        }
    });
}

/// Has the ballot end where something waits for the document to be left; gives whether it is still there.
pub(crate) fn holds(state: &mut State) -> bool {
    let is_there = state.session.as_ref().is_some_and(Session::has_ballot);
    if is_there && state.intent.is_some() {
        stop(state);
    }
    is_there
}

/// What is due now: to begin, to follow the document and the page, to end.
pub(crate) fn go_on(state: &mut State) -> Vec<Effect> {
    let is_asked = state.route == Route::Questions && state.dialog.is_none();
    let Some(session) = state.session.as_mut() else {
        return Vec::new();
    };
    let is_on_disk = is_on_disk(session);
    let Some(mut ballot) = session.ballot.take() else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    match &mut ballot.phase {
        Phase::Asked | Phase::Begins => {}
        Phase::Waits(options) => {
            if let Some(path) = session.file.path().filter(|_| is_on_disk) {
                effects.push(BallotEffect::Begin(Box::new(BeginOrder {
                    serial: session.serial,
                    path: path.to_owned(),
                    assessment: session.assessment.clone(),
                    key: session.file.key.clone(),
                    options: *options,
                })));
                ballot.phase = Phase::Begins;
            }
        }
        Phase::Runs(running) => {
            follow(session, running, &mut effects);
            if is_asked && !session.is_passing() {
                lead(session, running);
            }
            let orders = std::mem::take(&mut running.orders).into_iter();
            effects.extend(orders.map(BallotEffect::Order));
            end(session, running, &mut effects);
        }
    }
    session.ballot = Some(ballot);
    effects.into_iter().map(Effect::Ballot).collect()
}

/// Sends the document where something else than the ballot changed it.
fn follow(session: &Session, running: &mut Running, effects: &mut Vec<BallotEffect>) {
    if running.followed != session.revision {
        running.followed = session.revision;
        running.session.assessment = session.assessment.clone();
        let ballot = Box::new(running.session.clone());
        effects.push(BallotEffect::Follow(ballot, running.seen));
    }
}

/// Puts up the practice that the page shows, once the first one is.
fn lead(session: &Session, running: &mut Running) {
    let shown = session.practice.as_ref();
    let is_other = running.led.is_some() && shown.is_some() && shown != running.led.as_ref();
    if is_other && running.is_together() && running.end == End::No {
        running.led = shown.cloned();
        running.orders.extend(shown.cloned().map(Order::Show));
    }
}

/// Takes the steps to the end of a ballot: no more votes, all of them on the disk, the end.
fn end(session: &mut Session, running: &mut Running, effects: &mut Vec<BallotEffect>) {
    match running.end {
        End::Wanted => {
            running.end = End::Told;
            effects.push(BallotEffect::Close);
        }
        End::Heard if session.is_clean() && session.file.saving == Saving::Idle => {
            running.end = End::Ordered;
            // A document that was left unsaved leaves its votes in their file.
            let base = session.file.base.as_ref();
            let is_saved = base.is_some_and(|base| {
                let now = &session.assessment;
                base.respondents == now.respondents
                    && base.rounds == now.rounds
                    && base.consensus == now.consensus
            });
            effects.push(BallotEffect::End { is_saved });
        }
        End::Heard => session.file.hurries |= session.file.saving == Saving::Idle,
        End::No | End::Told | End::Ordered => {}
    }
}
